"""One `serve` behind lines with faults to every server: it says what is wrong, the rest goes on, and it recovers by itself."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from sandbox.mail_host import MailHost
from tests.bot.signatures import watched
from tests.servers.postgres import Postgres
from tests.servers.proxy import Proxy
from tests.whole.circular import circular
from tests.whole.people import Phone, numbered, plain
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import Service, until

pytestmark = [pytest.mark.whole, pytest.mark.timeout(240)]


@dataclass(frozen=True)
class World:
    """The service, and a line to each server it needs."""

    service: Service
    phone: Phone
    ann: Correspondent
    lines: dict[str, Proxy]

    def says(self, line: str) -> str:
        """What /healthz says of the server behind that line."""
        health = self.service.health()
        parts: dict[str, Any] = health.get("parts", {})
        return str(
            {
                "store": health.get("store"),
                "mailbox": "ok" if parts.get("mailbox", {}).get("well") else "away",
                "telegram": parts.get("telegram", {}).get("news"),
                "smtp": parts.get("sending", {}).get("mail"),
            }[line]
        )


@pytest_asyncio.fixture
async def world(tmp_path: Path, postgres: Postgres, postgres_url: str) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(watched())
        host = await stack.enter_async_context(MailHost.running(users={DESK: "secret"}, authserv_id=BORDER))
        post = SandboxPost(host)
        behind = {
            "telegram": ("INTAKE_TELEGRAM_API_URL", api.url),
            "store": ("INTAKE_DATABASE_URL", postgres_url),
            "mailbox": ("INTAKE_IMAP_URL", host.imap_url(DESK)),
            "smtp": ("INTAKE_SMTP_URL", host.smtp_url(DESK)),
        }
        file, _ = circular(tmp_path)
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_ATTACHMENTS": str(tmp_path / "attachments"),
            **post.settings(),
        }
        lines = {}
        for name, (setting, url) in behind.items():
            port = int(url.rpartition("@")[2].rpartition("//")[2].partition(":")[2].partition("/")[0])
            lines[name] = await stack.enter_async_context(Proxy.running(port))
            settings[setting] = lines[name].before(url)
        service = Service(tmp_path, settings)
        stack.push_async_callback(service.close)
        await service.start()
        phone = Phone(api.person("Ann"))
        await phone.introduces("en")
        yield World(service, phone, Correspondent(post), lines)


SAID = {
    "store": ("The store does not answer", "The store answers again"),
    "mailbox": ("The mailbox cannot be read now", "The mailbox is being watched"),
    "telegram": ("Telegram could not be asked for news", "Telegram answers again"),
    "smtp": ("Letters cannot go out now", "Letters go out again"),
}


@pytest.mark.parametrize(
    ("name", "how"),
    [("telegram", "refused"), ("smtp", "refused"), *product(("mailbox", "store"), ("refused", "silent"))],
)
async def test_it_says_which_server_is_away_and_goes_on_by_itself_when_it_is_back(
    name: str, how: str, world: World
) -> None:
    line, service = world.lines[name], world.service
    first = await world.ann.writes(numbered({1: "While all was well."}))
    await (line.down() if how == "refused" else line.freeze())
    await world.phone.person.send("Words in the meantime.")
    await world.ann.posts(numbered({2: "A mail in the meantime."}), answering=first)
    await until(lambda: world.says(name) not in ("ok", "None"), 40, lambda: str(service.health()))
    assert SAID[name][0] in service.log
    others = {other: world.says(other) for other in world.lines if other != name}
    assert name == "store" or set(others.values()) == {"ok"}, others
    await (line.up() if how == "refused" else line.heal())
    await until(lambda: world.says(name) == "ok", 60, lambda: str(service.health()))
    assert SAID[name][1] in service.log
    await world.phone.hears("Recorded under question 1: 1 message", within=40)
    [_, second] = await world.ann.gets(2, 40)
    assert "A mail in the meantime." in plain(second)
    [kept] = (await service.export()).values()
    assert kept["answers"] == {"1": "While all was well.", "2": "A mail in the meantime."}
    assert "Traceback" not in service.log
