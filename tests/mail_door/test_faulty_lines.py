"""The lines to a real Dovecot and a real Postfix break in every way at every step: no mail is lost, stored in part or stored twice."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from intake.doors import TryLater
from mail_gateway.sending import Envelope, SmtpSender
from mail_gateway.servers import MailServer
from tests.mail_door.shelf import Shelf
from tests.mail_door.test_mailbox import a_mail, until, walking
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.servers.proxy import Fault, How, Proxy

pytestmark = pytest.mark.whole

HOWS: tuple[How, ...] = ("cut", "reset", "torn", "half-open", "lost answer", "slow")
IMAP_STEPS = {
    "the greeting": (b"* OK", True),
    "LOGIN": (b"login", False),
    "SELECT": (b"select", False),
    "SEARCH": (b"uid search", False),
    "what SEARCH found": (b"* search", True),
    "the sizes": (b"rfc822.size", False),
    "FETCH": (b"body.peek", False),
    "the mail itself": (b"internaldate", True),
    "STORE": (b"uid store", False),
    "that it is stored": (b"store completed", True),
    "IDLE": (b"idle", False),
    "the end of IDLE": (b"done", False),
}
SMTP_STEPS = {
    "the greeting": (b"220 ", True),
    "EHLO": (b"ehlo", False),
    "MAIL": (b"mail from", False),
    "RCPT": (b"rcpt to", False),
    "that RCPT is taken": (b"2.1.5", True),
    "DATA": (b"data\r\n", False),
    "the last dot": (b"\r\n.\r\n", False),
    "that it is queued": (b"queued", True),
}
MESSAGE = b"From: consultation@intake.test\r\nSubject: A letter\r\nMessage-ID: <letter@intake.test>\r\n\r\nHello.\r\n"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mail_gateway.mailbox._FIRST_PAUSE", 0.05)
    monkeypatch.setattr("mail_gateway.mailbox._WAIT", 0.5)


@pytest.mark.parametrize("how", HOWS)
async def test_whatever_happens_to_the_line_to_the_mailbox_each_mail_is_stored_once(
    how: How, dovecot: Dovecot
) -> None:
    users = {step: await asyncio.to_thread(dovecot.new_user) for step in IMAP_STEPS}

    async def walk(step: str, line: Proxy, fault: Fault) -> None:
        shelf = Shelf()
        for number in (1, 2):
            await asyncio.to_thread(dovecot.deliver, a_mail(number), users[step], sender="layla@example.org")
        async with walking(line.before(dovecot.imap_url(users[step], "imap")), shelf, timeout=1.0) as walk:
            await until(lambda: fault.struck and len(shelf.arrivals) == 2 and walk.state()["well"])
            await line.heal()
            await asyncio.to_thread(dovecot.deliver, a_mail(3), users[step], sender="layla@example.org")
            await until(lambda: len(shelf.arrivals) == 3 and walk.state()["well"])
        stored = await asyncio.to_thread(dovecot.mails, users[step])
        assert [arrival.raw for arrival in shelf.arrivals] == stored

    await _each(IMAP_STEPS, how, dovecot.imap_port, walk)


@pytest.mark.parametrize("how", HOWS)
async def test_whatever_happens_to_the_line_to_the_way_out_the_letter_is_delivered_and_seldom_twice(
    how: How, dovecot: Dovecot, postfix: Postfix
) -> None:
    people = {step: await asyncio.to_thread(dovecot.new_user) for step in SMTP_STEPS}
    url = f"smtp://127.0.0.1:{postfix.smtp_port}"  # in the clear: words are heard by whoever stands between

    async def send(step: str, line: Proxy, fault: Fault) -> None:
        ours = MailServer.from_url(line.before(url), "smtp")
        sender = SmtpSender(ours, timeout=1.0, timeout_after_data=1.5)
        envelope = Envelope("consultation@intake.test", people[step], MESSAGE)
        try:
            async with asyncio.timeout(20):
                while True:
                    try:
                        await sender.send(envelope)
                    except TryLater:
                        assert fault.struck
                    else:
                        break
        finally:
            await sender.close()
        assert fault.struck
        mails = await asyncio.to_thread(dovecot.wait_for_mails, people[step], 1)
        # Once the dot has arrived only its answer tells that the letter is there.
        doubtful = (step == "the last dot" and how == "lost answer") or step == "that it is queued"
        await asyncio.sleep(0.3)
        mails = await asyncio.to_thread(dovecot.mails, people[step])
        assert len(mails) <= (2 if doubtful else 1)
        assert all(mail.endswith(b"Hello.\r\n") for mail in mails)

    await _each(SMTP_STEPS, how, postfix.smtp_port, send)


async def _each(
    steps: dict[str, tuple[bytes, bool]],
    how: How,
    port: int,
    work: Callable[[str, Proxy, Fault], Awaitable[None]],
) -> None:
    """Every step at the same time, each on a line of its own; says which of them failed."""
    async with AsyncExitStack() as stack:
        tries = []
        for step, (word, back) in steps.items():
            line = await stack.enter_async_context(Proxy.running(port))
            tries.append(work(step, line, line.strike(how, word, back=back)))
        outcomes = await asyncio.gather(*tries, return_exceptions=True)
    failed = {step: outcome for step, outcome in zip(steps, outcomes, strict=True) if outcome is not None}
    assert not failed, failed
