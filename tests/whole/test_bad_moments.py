"""Bad moments: everybody at once, servers that hang, a full disk, faults of the Bot API, a stop in the middle."""

import asyncio
import smtplib
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.mail_host import MailHost
from sandbox.telegram_server import BotApi
from tests.bot.signatures import watched
from tests.servers.daemon import free_port, left_out
from tests.whole.circular import circular
from tests.whole.people import Phone, flat, letter, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import serving, until

pytestmark = pytest.mark.whole


@dataclass(frozen=True)
class World:
    """What lies around a service."""

    api: BotApi
    host: MailHost
    post: SandboxPost
    settings: dict[str, str]

    def phone(self, name: str = "Ann") -> Phone:
        return Phone(self.api.person(name))


@pytest_asyncio.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    file, _ = circular(tmp_path)
    async with watched() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            **post.settings(),
        }
        yield World(api, host, post, settings)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB; only root can mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        left_out("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


async def test_sigterm_ends_it_within_5_s_though_every_server_hangs(tmp_path: Path, world: World) -> None:
    async with serving(tmp_path, world.settings) as service:
        phone = world.phone()
        await phone.introduces("en")
        world.api.faults.add("hang", method="sendMessage", times=None)
        world.host.faults.add("smtp.mail", "hang", times=None)
        world.host.faults.add("imap.fetch", "hang", times=None)
        await phone.person.send("Words that wait for an answer.")
        ann = Correspondent(world.post)
        await ann.posts(numbered({1: "A mail that cannot be fetched."}))
        await asyncio.sleep(1.5)
        assert await service.stop() < 5
        world.api.faults.clear()
        world.host.faults.clear()
        mark = phone.last
        await service.start()
        await phone.hears("Recorded under question 1", mark)
        await ann.gets(1)


async def test_by_webhook_the_same_conversation_and_nothing_unasked_comes_in(
    tmp_path: Path, world: World
) -> None:
    listen = f"127.0.0.1:{free_port()}"
    settings = world.settings | {
        "INTAKE_TELEGRAM_WEBHOOK_URL": f"http://{listen}/telegram",
        "INTAKE_TELEGRAM_WEBHOOK_LISTEN": listen,
        "INTAKE_TELEGRAM_WEBHOOK_SECRET": "a-secret-of-ours",
    }
    async with serving(tmp_path, settings) as service:
        phone = world.phone()
        await phone.introduces("en")
        await phone.says("By webhook.")
        await service.kill()
        await phone.person.send("While nobody listened.")
        await service.start()
        await phone.hears("2 messages")
        receipt = receipt_in(await phone.says("/submit", until="Receipt number"))
        assert (await service.export())[receipt]["answers"]["1"].splitlines() == [
            "By webhook.",
            "While nobody listened.",
        ]
        forged = await asyncio.create_subprocess_exec(
            "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Content-Type: application/json",
            "-d", '{"update_id": 1, "message": {}}', f"http://{listen}/telegram", stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, _ = await forged.communicate()
        assert out in (b"401", b"403", b"404"), out


async def test_a_hundred_people_at_once_are_answered_and_words_sent_in_a_rush_keep_their_order(
    tmp_path: Path, world: World
) -> None:
    async with serving(tmp_path, world.settings) as service:
        phones = [world.phone(f"Person {number}") for number in range(100)]
        await asyncio.gather(*(phone.says("/start", within=60) for phone in phones))
        rushed = phones[0]
        lines = ["/language en", "/agree", "Ann in a Rush", "/skip", "3", "Ghana", "/skip"]
        thoughts = [f"Thought number {number}." for number in range(12)]
        for line in [*lines, *thoughts, "/next", "The second answer.", "/submit"]:
            await rushed.person.send(line)
        receipt = receipt_in(await rushed.hears("Receipt number", within=40))
        kept = (await service.export())[receipt]
        assert kept["name"] == "Ann in a Rush"
        assert kept["answers"] == {"1": "\n".join(thoughts), "2": "The second answer."}
        await rushed.person.send("/submit")
        await rushed.person.send("/submit")
        await rushed.hears("Nothing has changed", within=20)
        assert (await service.export())[receipt]["version"] == 1


async def test_one_address_that_sends_a_thousand_mails_keeps_nobody_else_waiting(
    tmp_path: Path, world: World
) -> None:
    flood, ann, phone = Correspondent(world.post), Correspondent(world.post), world.phone()
    async with serving(tmp_path, world.settings):
        for number in range(1000):
            await flood.posts(numbered({1: f"Number {number} of a flood. " * 20}))
        await ann.posts(numbered({1: "In the middle of a flood."}))
        began = time.monotonic()
        [reply] = await ann.gets(1, 60)
        assert "In the middle of a flood." in plain(reply)
        await phone.says("/start", until="language", within=60)
        assert time.monotonic() - began < 10  # seconds; working through the flood takes longer


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "429", "retry_after": 2},
        {"kind": "502"},
        {"kind": "cut-before"},
        {"kind": "cut-after"},
    ],
    ids=lambda fault: str(fault["kind"]),
)
async def test_whatever_the_bot_api_does_the_conversation_goes_on(
    fault: dict[str, object], tmp_path: Path, world: World
) -> None:
    async with serving(tmp_path, world.settings) as service:
        phone = world.phone()
        await phone.introduces("en")
        for number in range(3):
            for method in ("sendMessage", "getUpdates"):
                world.api.faults.add(method=method, **fault)  # type: ignore[arg-type]  # the rows above are what it takes
            await phone.says(f"Thought {number}.", until=f"{number + 1} message")
        receipt = receipt_in(await phone.says("/submit", until="Receipt number"))
        assert (await service.export())[receipt]["answers"]["1"].splitlines() == [
            f"Thought {number}." for number in range(3)
        ]


async def test_on_a_full_disk_nothing_is_acknowledged_and_with_room_again_all_goes_on(
    small_disk: Path, tmp_path: Path, world: World
) -> None:
    port = free_port()
    settings = world.settings | {
        "INTAKE_DATABASE_URL": f"sqlite:///{small_disk / 'intake.db'}",
        "INTAKE_ATTACHMENTS": str(small_disk / "attachments"),
        "INTAKE_LMTP_LISTEN": f"127.0.0.1:{port}",
    }
    async with serving(tmp_path, settings) as service:
        phone, ann = world.phone(), Correspondent(world.post)
        await phone.introduces("en")
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))
        await phone.person.send("Words while the disk is full. " * 40)
        await ann.posts(numbered({1: "A mail while the disk is full. " * 400}))
        raw = letter(
            f"Ann <{ann.address}>", DESK, numbered({2: "At the door, while the disk is full. " * 400})
        )
        codes = await asyncio.to_thread(_hand_in, port, ann.address, raw)
        assert codes in (250, 451, 452, 431, 421)
        refused = codes != 250
        await asyncio.sleep(3)
        assert service.process is not None
        assert service.process.returncode is None
        filler.unlink()
        await until(lambda: service.health().get("status") == "ok", 30, lambda: str(service.health()))
        await phone.hears("Recorded under question 1: 1 message", within=40)
        [first, *_] = await ann.gets(1, 40)
        assert flat("A mail while the disk is full. " * 400) in flat(plain(first))
        if refused:
            assert await asyncio.to_thread(_hand_in, port, ann.address, raw) == 250
        await ann.gets(2, 40)
        receipt = receipt_in(await phone.says("/submit", until="Receipt number"))
        assert flat((await service.export())[receipt]["answers"]["1"]) == flat(
            "Words while the disk is full. " * 40
        )


async def test_two_services_of_two_consultations_do_not_disturb_each_other(
    tmp_path: Path, world: World
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    async with watched() as api, serving(tmp_path, world.settings) as one:
        settings = {
            "INTAKE_CONSULTATIONS": world.settings["INTAKE_CONSULTATIONS"],
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
        }
        async with serving(other, settings) as two:
            for service, phone in ((one, world.phone()), (two, Phone(api.person("Ann")))):
                await phone.introduces("en")
                await phone.says("Ours.")
                receipt = receipt_in(await phone.says("/submit", until="Receipt number"))
                assert list(await service.export()) == [receipt]


def _hand_in(port: int, sender: str, raw: bytes) -> int:
    """The code of the answer."""
    with smtplib.LMTP("127.0.0.1", port) as line:
        try:
            line.sendmail(sender, DESK, raw)
        except smtplib.SMTPRecipientsRefused as refusal:
            return min(code for code, _ in refusal.recipients.values())
        except smtplib.SMTPResponseException as refusal:
            return refusal.smtp_code
    return 250
