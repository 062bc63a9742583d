"""Our own SMTP and LMTP door: 250 means committed, 4xx means keep it, and it is nobody's relay."""

import asyncio
import smtplib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from sandbox.mail_host import MailHost
from tests.servers.daemon import free_port
from tests.servers.postgres import Postgres
from tests.whole.circular import circular
from tests.whole.people import flat, letter, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import serving, until

pytestmark = pytest.mark.whole

LINES: dict[str, Callable[..., smtplib.SMTP]] = {"SMTP": smtplib.SMTP, "LMTP": smtplib.LMTP}


@pytest_asyncio.fixture
async def post() -> AsyncIterator[SandboxPost]:
    async with MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        yield SandboxPost(host)


@pytest.fixture
def settings(tmp_path: Path, post: SandboxPost) -> dict[str, str]:
    """Mail comes in through our own door only, and goes out through the sandbox."""
    file, _ = circular(tmp_path)
    rest = {name: value for name, value in post.settings().items() if name != "INTAKE_IMAP_URL"}
    return {
        "INTAKE_CONSULTATIONS": str(file),
        "INTAKE_SMTP_LISTEN": f"127.0.0.1:{free_port()}",
        "INTAKE_LMTP_LISTEN": f"127.0.0.1:{free_port()}",
        **rest,
    }


@pytest.mark.parametrize("kind", LINES)
async def test_what_was_answered_with_250_survives_kill_9_and_is_answered_once(
    kind: str, tmp_path: Path, settings: dict[str, str], post: SandboxPost
) -> None:
    async with serving(tmp_path, settings) as service:
        writers = [Correspondent(post) for _ in range(4)]
        for number, writer in enumerate(writers):
            raw = letter(f"Ann <{writer.address}>", DESK, numbered({1: f"Words of writer {number}."}))
            await asyncio.to_thread(_hand_in, settings, kind, writer.address, raw, DESK)
            if number == 2:
                await service.kill()
                await service.start()
        for number, writer in enumerate(writers):
            mails = {mail["Message-ID"]: plain(mail) for mail in await writer.gets(1)}
            assert len(mails) == 1
            [text] = mails.values()
            assert f"Words of writer {number}." in text
            assert "CONFIRM" in text, "nobody has vouched for who comes straight to our door"
        asked = (await writers[0].gets(1))[0]
        confirmed = letter(f"Ann <{writers[0].address}>", DESK, "CONFIRM", answering=asked)
        await asyncio.to_thread(_hand_in, settings, kind, writers[0].address, confirmed, DESK)
        receipt = receipt_in(plain(await writers[0].gets_other_than(asked)))
        kept = await service.export()
        assert kept[receipt]["answers"] == {"1": "Words of writer 0."}
        assert sorted(c["answers"]["1"] for c in kept.values()) == [f"Words of writer {n}." for n in range(4)]


async def test_the_same_mail_handed_in_twice_is_one(
    tmp_path: Path, settings: dict[str, str], post: SandboxPost
) -> None:
    async with serving(tmp_path, settings) as service:
        ann = Correspondent(post)
        raw = letter(f"Ann <{ann.address}>", DESK, numbered({1: "Said once."}))
        for kind in ("SMTP", "SMTP", "LMTP"):
            await asyncio.to_thread(_hand_in, settings, kind, ann.address, raw, DESK)
        await ann.gets(1)
        other = Correspondent(post)
        raw = letter(f"Ann <{other.address}>", DESK, numbered({1: "Said later."}))
        await asyncio.to_thread(_hand_in, settings, "SMTP", other.address, raw, DESK)
        await other.gets(1)
        assert len(await post.mails(ann.address)) == 1
        assert len(await service.export()) == 2


@pytest.mark.parametrize("kind", LINES)
async def test_it_relays_for_nobody_and_answers_each_recipient(
    kind: str, tmp_path: Path, settings: dict[str, str], post: SandboxPost
) -> None:
    async with serving(tmp_path, settings):
        ann = Correspondent(post)
        raw = letter(f"Ann <{ann.address}>", DESK, numbered({1: "For the desk."}))
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refusal:
            await asyncio.to_thread(_hand_in, settings, kind, ann.address, raw, "victim@elsewhere.test")
        assert 500 <= refusal.value.recipients["victim@elsewhere.test"][0] < 600
        refused = await asyncio.to_thread(
            _hand_in,
            settings,
            kind,
            ann.address,
            raw,
            DESK,
            "victim@elsewhere.test",
            '"x@elsewhere.test"@intake.test',
        )
        assert set(refused) == {"victim@elsewhere.test", '"x@elsewhere.test"@intake.test'}
        assert "For the desk." in flat(plain((await ann.gets(1))[0]))


async def test_while_the_store_is_down_senders_are_asked_to_come_again_and_it_recovers_by_itself(
    tmp_path: Path, settings: dict[str, str], post: SandboxPost, own_postgres: Postgres
) -> None:
    settings["INTAKE_DATABASE_URL"] = own_postgres.new_database()
    async with serving(tmp_path, settings) as service:
        ann = Correspondent(post)
        raw = letter(f"Ann <{ann.address}>", DESK, numbered({1: "Said when the store was back."}))
        own_postgres.process.kill()
        for kind in LINES:
            with pytest.raises((smtplib.SMTPDataError, smtplib.SMTPRecipientsRefused)) as refusal:
                await asyncio.to_thread(_hand_in, settings, kind, ann.address, raw, DESK)
            assert 400 <= _code(refusal.value) < 500
        await until(lambda: service.health()["status"] == "trouble", 15, lambda: str(service.health()))
        own_postgres.start()
        await until(lambda: service.health()["status"] == "ok", 30, lambda: str(service.health()))
        await asyncio.to_thread(_hand_in, settings, "SMTP", ann.address, raw, DESK)
        assert "Said when the store was back." in plain((await ann.gets(1, 40))[0])


def _hand_in(
    settings: dict[str, str], kind: str, sender: str, raw: bytes, *recipients: str
) -> dict[str, tuple[int, bytes]]:
    host, _, port = settings[f"INTAKE_{kind}_LISTEN"].rpartition(":")
    with LINES[kind](host, int(port)) as line:
        return dict(line.sendmail(sender, recipients, raw))


def _code(error: Any) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return min(code for code, _ in error.recipients.values())
    return int(error.smtp_code)
