"""Faults on request: what a client meets when the mail host misbehaves."""

from __future__ import annotations

import asyncio
import imaplib
import smtplib
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import TypeVar

import pytest
from imap_tools import MailBoxUnencrypted
from imap_tools.errors import MailboxLoginError

from sandbox.mail_faults import Faults, Kind, Point
from sandbox.mail_host import MailHost
from tests.sandbox.test_mail_host import DESK, LAYLA, a_mail, at_desk, smtplib_send, until

T = TypeVar("T")


@pytest.fixture
async def host() -> AsyncIterator[MailHost]:
    async with MailHost.running(users={DESK: "s3cret word", LAYLA: "secret"}) as running:
        yield running


@pytest.mark.parametrize(
    ("point", "text", "raised", "code"),
    [
        ("smtp.rcpt", "451 4.7.1 Greylisted, try again later", smtplib.SMTPRecipientsRefused, 451),
        ("smtp.rcpt", "550 5.2.1 Mailbox disabled", smtplib.SMTPRecipientsRefused, 550),
        ("smtp.mail", "452 4.3.1 Insufficient system storage", smtplib.SMTPSenderRefused, 452),
        ("smtp.data", "552 5.2.2 Mailbox full", smtplib.SMTPDataError, 552),
        ("smtp.connect", "421 4.3.2 Too busy", smtplib.SMTPConnectError, 421),
    ],
)
async def test_an_answer_asked_for_is_given_once_and_then_all_is_well(
    host: MailHost, point: Point, text: str, raised: type[smtplib.SMTPException], code: int
) -> None:
    host.faults.add(point, "reply", text)
    with pytest.raises(raised) as refusal:
        await asyncio.to_thread(smtplib_send, host)
    assert str(code) in str(refusal.value)
    assert host.mailbox(DESK).messages() == []
    await asyncio.to_thread(smtplib_send, host)
    assert len(host.mailbox(DESK).messages()) == 1


async def test_a_fault_for_one_address_spares_the_others(host: MailHost) -> None:
    host.faults.add("smtp.rcpt", "reply", "450 4.2.0 Busy", address=LAYLA, times=None)
    await asyncio.to_thread(smtplib_send, host, DESK)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        await asyncio.to_thread(smtplib_send, host, LAYLA)


@pytest.mark.parametrize(
    ("point", "stored"),
    [
        ("smtp.rcpt", 0),
        ("smtp.data", 0),
        ("smtp.stored", 1),  # the sender cannot know: sending again makes two
    ],
)
async def test_the_line_is_cut_before_or_after_the_mail_is_stored(
    host: MailHost, point: Point, stored: int
) -> None:
    host.faults.add(point, "cut")
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        await asyncio.to_thread(smtplib_send, host)
    assert len(host.mailbox(DESK).messages()) == stored


async def test_a_slow_host_answers_late(host: MailHost) -> None:
    host.faults.add("smtp.data", "slow", seconds=0.1)
    began = time.monotonic()
    await asyncio.to_thread(smtplib_send, host)
    assert time.monotonic() - began >= 0.1


async def test_a_mail_bounces_with_a_report_to_its_sender(host: MailHost) -> None:
    host.faults.add("delivery", "bounce", "550 5.2.1 Mailbox disabled", address=DESK)
    await asyncio.to_thread(smtplib_send, host)
    [report] = await host.mailbox(LAYLA).wait_for(1)
    assert report.parsed["Return-Path"] == "<>"
    assert report.parsed.get_content_type() == "multipart/report"
    _, status, original = report.parsed.iter_parts()
    fields = [dict(part) for part in status.get_payload()]  # type: ignore[arg-type]  # the standard library's own shape
    assert fields[1]["Final-Recipient"] == f"rfc822; {DESK}"
    assert fields[1]["Status"] == "5.2.1"
    assert original.get_content()["Subject"] == "Answers"
    assert host.mailbox(DESK).messages() == []


async def test_a_bounce_is_never_answered_with_a_bounce(host: MailHost) -> None:
    host.faults.add("delivery", "bounce", address=LAYLA)
    host.send("", LAYLA, a_mail())
    await asyncio.sleep(0.02)
    assert [host.mailbox(who).messages() for who in (LAYLA, DESK)] == [[], []]


async def test_a_delivery_may_come_late(host: MailHost) -> None:
    host.faults.add("delivery", "slow", seconds=0.05)
    host.send(LAYLA, DESK, a_mail())
    assert host.mailbox(DESK).messages() == []
    assert len(await host.mailbox(DESK).wait_for(1)) == 1


async def test_an_imap_command_is_refused_once(host: MailHost) -> None:
    host.faults.add("imap.move", "reply", "NO [UNAVAILABLE] Try again later")
    host.send(LAYLA, DESK, a_mail())

    def twice(box: MailBoxUnencrypted) -> tuple[str, str]:
        box.folder.create("Done")
        return box.client.uid("MOVE", "1", "Done")[0], box.client.uid("MOVE", "1", "Done")[0]

    assert await at_desk(host, twice) == ("NO", "OK")


async def test_a_fetch_is_cut_in_the_middle_of_the_message(host: MailHost) -> None:
    host.send(LAYLA, DESK, a_mail(body="long " * 1000))
    host.faults.add("imap.fetch", "cut", after=2000)
    with pytest.raises(imaplib.IMAP4.abort):
        await at_desk(host, lambda box: list(box.fetch()))
    assert len(await at_desk(host, lambda box: list(box.fetch()))) == 1


async def test_login_fails_as_a_busy_server_does(host: MailHost) -> None:
    host.faults.add("imap.login", "reply", "NO [UNAVAILABLE] Temporary authentication failure.", address=DESK)
    with pytest.raises(MailboxLoginError, match="UNAVAILABLE"):
        await at_desk(host, lambda box: None)
    await at_desk(host, lambda box: None)


def idle_and_listen(box: MailBoxUnencrypted) -> list[bytes]:
    return box.idle.wait(timeout=1)


@pytest.mark.parametrize("kind", ["cut", "bye"])
async def test_idle_breaks_off(host: MailHost, kind: Kind) -> None:
    host.faults.add("imap.idle", kind)
    with pytest.raises((imaplib.IMAP4.abort, ConnectionError)):
        await at_desk(host, idle_and_listen)


async def test_a_line_in_idle_that_died_silently_tells_nothing(host: MailHost) -> None:
    host.faults.add("imap.idle", "hang")

    def deaf(box: MailBoxUnencrypted) -> list[bytes]:
        box.idle.start()  # type: ignore[no-untyped-call]  # imap-tools gives it no types
        heard = box.idle.poll(timeout=0.1)
        box.client.sock.settimeout(0.1)
        with pytest.raises(TimeoutError):
            box.idle.stop()  # type: ignore[no-untyped-call]  # imap-tools gives it no types
        box.client.shutdown()
        return heard

    waiting = asyncio.create_task(in_thread(host, deaf))
    await until(lambda: host.imap_sessions(DESK))
    host.send(LAYLA, DESK, a_mail())
    assert await waiting == []


async def test_connections_are_cut_and_said_bye_to_on_demand(host: MailHost) -> None:
    for act in (host.cut_connections, lambda: host.say_bye("Maintenance")):
        waiting = asyncio.create_task(at_desk(host, idle_and_listen))
        await until(lambda: host.imap_sessions(DESK, idling=True))
        act()
        with pytest.raises((imaplib.IMAP4.abort, ConnectionError)):
            await waiting
        await until(lambda: not host.imap_sessions())


@pytest.mark.parametrize(
    ("point", "kind", "text"),
    [
        ("smtp.nowhere", "cut", ""),
        ("smtp.rcpt", "explode", ""),
        ("smtp.rcpt", "bounce", ""),
        ("smtp.rcpt", "bye", ""),
        ("delivery", "cut", ""),
        ("imap.fetch", "reply", ""),
    ],
)
def test_a_fault_that_cannot_happen_is_refused(point: Point, kind: Kind, text: str) -> None:
    with pytest.raises(ValueError):
        Faults().add(point, kind, text)


def test_a_fault_happens_as_often_as_asked() -> None:
    faults = Faults()
    faults.add("smtp.rcpt", "cut", times=2)
    taken = [faults.take("smtp.rcpt", "anybody@example.org") is not None for _ in range(3)]
    assert taken == [True, True, False]


async def in_thread(host: MailHost, work: Callable[[MailBoxUnencrypted], T]) -> T:
    """As at_desk, for work that leaves the line broken."""

    def session() -> T:
        box = MailBoxUnencrypted(host.host, host.imap_port, timeout=10)
        try:
            return work(box.login(DESK, "s3cret word"))
        finally:
            with suppress(OSError):
                box.client.shutdown()

    return await asyncio.to_thread(session)
