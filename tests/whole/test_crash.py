"""kill -9 at random moments while people write at every door: nothing lost, nothing twice, hardly a repeat.

`make crash ROUNDS=200` runs it for as many rounds as one has patience for.
"""

import asyncio
import json
import os
import random
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.mail_host import MailHost
from tests.bot.signatures import watched
from tests.servers.daemon import free_port
from tests.whole.circular import circular
from tests.whole.crowd import Crowd
from tests.whole.post import BORDER, DESK, SandboxPost
from tests.whole.service import Service, until

ROUNDS = {
    "sqlite": int(os.environ.get("CRASH_ROUNDS", "10")),
    "postgresql": int(os.environ.get("CRASH_ROUNDS", "3")),
}
SEED = int(os.environ.get("CRASH_SEED", random.randrange(1_000_000)))
UNDER_WAY = 8  #: letters that one crash may repeat
pytestmark = [pytest.mark.whole, pytest.mark.timeout(180 + 15 * max(ROUNDS.values()))]


@pytest_asyncio.fixture
async def crowd() -> AsyncIterator[Crowd]:
    async with watched() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        yield Crowd(api, SandboxPost(host))


@pytest.fixture
def settings(crowd: Crowd, tmp_path: Path) -> dict[str, str]:
    """Every way in: chat, the mailbox, and our own door where only one process serves."""
    file, _ = circular(tmp_path)
    return {
        "INTAKE_CONSULTATIONS": str(file),
        "INTAKE_TELEGRAM_TOKEN": crowd.api.token,
        "INTAKE_TELEGRAM_API_URL": crowd.api.url,
        **crowd.post.settings(),
    }


@pytest.mark.parametrize("engine", ROUNDS)
async def test_whatever_the_moment_of_kill_9_every_word_is_kept_once_and_in_its_place(
    engine: str, crowd: Crowd, settings: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    moments = random.Random(SEED)
    crowd.lmtp_port = free_port()
    settings["INTAKE_LMTP_LISTEN"] = f"127.0.0.1:{crowd.lmtp_port}"
    if engine == "postgresql":
        settings["INTAKE_DATABASE_URL"] = request.getfixturevalue("postgres_url")
    service = Service(tmp_path, settings)
    try:
        await service.start()
        crashes = 0
        before: Counter[tuple[str, str]] = Counter()
        async with crowd.writing():
            for _ in range(ROUNDS[engine]):
                await asyncio.sleep(moments.uniform(0.1, 1.5))
                await service.kill()
                before = _hardly_a_repeat(crowd, before, crashes)
                crashes += 1
                if moments.random() < 0.2:  # and once more while it is getting up
                    await service.start(healthy=False)
                    await asyncio.sleep(moments.uniform(0.3, 1.5))
                    await service.kill()
                    before = _hardly_a_repeat(crowd, before, crashes)
                    crashes += 1
                await service.start()
        _hardly_a_repeat(crowd, before, crashes)
        assert crowd.disagrees_with(await service.export()) == [], f"seed {SEED}"
        assert len(crowd.wrote) >= crowd.size
        assert json.loads(await service.run("replay", "--json"))["agrees"], f"seed {SEED}"
        assert json.loads(await service.run("reconcile", "--json"))["agrees"], f"seed {SEED}"
        assert "set aside after three tries" not in service.log
        repeats = crowd.letters().total() - len(crowd.letters())
        print(  # noqa: T201  # `make crash` shows it
            f"\n{engine}: {crashes} crashes, {len(crowd.wrote)} contributions, {len(crowd.letters())} letters, "
            f"{repeats} repeated, seed {SEED}"
        )
    finally:
        await service.close()


def _hardly_a_repeat(
    crowd: Crowd, before: Counter[tuple[str, str]], crashes: int
) -> Counter[tuple[str, str]]:
    """One process sends a letter once; what it repeats is what the crash before it left in doubt."""
    now = crowd.letters()
    assert max((now - before).values(), default=0) <= 1, f"seed {SEED}"
    assert now.total() - len(now) <= UNDER_WAY * crashes, f"seed {SEED}"
    return now


async def test_two_processes_take_turns_under_kill_9_and_nothing_is_done_twice(
    crowd: Crowd, settings: dict[str, str], tmp_path: Path, postgres_url: str
) -> None:
    settings |= {"INTAKE_DATABASE_URL": postgres_url, "INTAKE_ATTACHMENTS": str(tmp_path / "attachments")}
    services = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        services.append(Service(tmp_path / name, settings))
    try:
        for service in services:
            await service.start()
        async with crowd.writing():
            for _ in range(3):
                await asyncio.sleep(random.uniform(0.5, 1.5))
                active = next(each for each in services if _serving(each) == "active")
                [other] = [each for each in services if each is not active]
                await active.kill()
                await until(partial(_is_active, other), 30, lambda: "nobody took over")
                await active.start()
                assert [_serving(each) for each in services].count("active") == 1
        now = crowd.letters()
        assert now.total() - len(now) <= UNDER_WAY * 3
        assert max(now.values()) <= 4
        assert crowd.disagrees_with(await services[0].export()) == []
        assert json.loads(await services[0].run("replay", "--json"))["agrees"]
    finally:
        for service in services:
            await service.close()


def _serving(service: Service) -> str:
    return str(service.health().get("parts", {}).get("serving", "?"))


def _is_active(service: Service) -> bool:
    return _serving(service) == "active"
