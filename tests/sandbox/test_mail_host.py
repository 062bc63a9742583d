"""The mail host as programs meet it: smtplib, aiosmtplib and imap-tools on real sockets."""

from __future__ import annotations

import asyncio
import email.policy
import imaplib
import smtplib
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from email.message import EmailMessage
from typing import TypeVar

import aiosmtplib
import pytest
from imap_tools import AND, MailBoxUnencrypted, MailMessageFlags
from imap_tools.errors import MailboxFolderCreateError, MailboxLoginError

from sandbox.mail_host import MailHost, Refused

LAYLA = "layla@example.org"
DESK = "consultation@intake.test"
T = TypeVar("T")


@pytest.fixture
async def host() -> AsyncIterator[MailHost]:
    async with MailHost.running(users={DESK: "s3cret word", LAYLA: "secret"}) as running:
        yield running


def a_mail(subject: str = "Answers", sender: str = LAYLA, body: str = "1. Many opportunities.\n") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, DESK, subject
    message.set_content(body)
    return message.as_bytes(policy=email.policy.SMTP)


async def at_desk(
    host: MailHost, work: Callable[[MailBoxUnencrypted], T], password: str = "s3cret word"
) -> T:
    """Do something with the desk's mailbox over IMAP, in a thread as the service does."""

    def session() -> T:
        box = MailBoxUnencrypted(host.host, host.imap_port, timeout=10)
        try:
            box.login(DESK, password)
            done = work(box)
            box.logout()
            return done
        finally:  # imap-tools leaves the socket open when a login or a logout fails
            with suppress(OSError):
                box.client.shutdown()

    return await asyncio.to_thread(session)


def smtplib_send(host: MailHost, to: str = DESK, raw: bytes | None = None, **options: str) -> None:
    with smtplib.SMTP(host.host, host.smtp_port, timeout=10) as client:
        if options:
            client.login(options["user"], options["password"])
        client.sendmail(LAYLA, [to], raw if raw is not None else a_mail())


async def test_mail_sent_by_smtplib_lies_in_the_inbox(host: MailHost) -> None:
    await asyncio.to_thread(smtplib_send, host)
    [mail] = await host.mailbox(DESK).wait_for(1)
    assert mail.subject == "Answers"
    assert mail.text == "1. Many opportunities.\r\n"
    assert mail.raw.startswith(
        b"Return-Path: <layla@example.org>\r\nDelivered-To: consultation@intake.test\r\n"
    )


async def test_mail_sent_by_aiosmtplib_arrives_byte_for_byte_below_the_trace(host: MailHost) -> None:
    raw = a_mail(body="..dots\n.\nفرص وتحديات\n")
    await aiosmtplib.send(raw, sender=LAYLA, recipients=[DESK], hostname=host.host, port=host.smtp_port)
    [mail] = await host.mailbox(DESK).wait_for(1)
    assert mail.raw.endswith(b"\r\n" + raw)


async def test_an_arabic_address_is_accepted(host: MailHost) -> None:
    host.add_user("ليلى@example.org")
    async with aiosmtplib.SMTP(hostname=host.host, port=host.smtp_port) as client:
        await client.sendmail(DESK, ["ليلى@example.org"], a_mail(), mail_options=["SMTPUTF8"])
    [mail] = await host.mailbox("ليلى@example.org").wait_for(1)
    assert "Delivered-To: ليلى@example.org" in mail.raw.decode()


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("nobody@intake.test", 550, "5.1.1"),
        ("somebody@elsewhere.test", 550, "5.1.2"),
    ],
)
async def test_mail_for_strangers_is_refused_at_rcpt(
    host: MailHost, address: str, code: int, words: str
) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        await asyncio.to_thread(smtplib_send, host, address)
    [(given, text)] = refused.value.recipients.values()
    assert (given, words in text.decode()) == (code, True)
    with pytest.raises(Refused, match=words):
        host.send(LAYLA, address, a_mail())


@pytest.mark.parametrize("address", ["consultation+token-42@intake.test", "Consultation@INTAKE.test"])
async def test_a_token_or_capitals_in_the_address_reach_the_same_mailbox(
    host: MailHost, address: str
) -> None:
    host.send(LAYLA, address, a_mail())
    [mail] = host.mailbox(DESK).messages()
    assert mail.parsed["Delivered-To"] == address


async def test_a_wrong_password_is_refused_at_both_doors(host: MailHost) -> None:
    with pytest.raises(smtplib.SMTPAuthenticationError):
        await asyncio.to_thread(smtplib_send, host, user=LAYLA, password="wrong")
    with pytest.raises(MailboxLoginError):
        await at_desk(host, lambda box: None, password="wrong")


async def test_a_host_that_wants_a_login_takes_mail_only_after_it() -> None:
    async with MailHost.running(users={DESK: "pw", LAYLA: "secret"}, auth_required=True) as host:
        with pytest.raises(smtplib.SMTPSenderRefused) as refused:
            await asyncio.to_thread(smtplib_send, host)
        assert refused.value.smtp_code == 530
        await asyncio.to_thread(smtplib_send, host, user=LAYLA, password="secret")
        assert len(host.mailbox(DESK).messages()) == 1


async def test_a_person_can_be_invented_while_it_runs(host: MailHost) -> None:
    pierre = host.add_user("pierre@exemple.test", "motdepasse")
    host.send(DESK, "pierre@exemple.test", a_mail("Accusé", sender=DESK))
    [mail] = await pierre.wait_for(lambda mail: mail.subject == "Accusé")
    assert mail.sender == DESK
    assert host.imap_url("pierre@exemple.test").startswith(
        "imap://pierre%40exemple.test:motdepasse@127.0.0.1:"
    )


async def test_imap_tools_fetches_the_very_bytes_and_marks_nothing(host: MailHost) -> None:
    host.send(LAYLA, DESK, a_mail("أجوبة"))
    stored = host.mailbox(DESK).messages()[0]

    def fetch(box: MailBoxUnencrypted) -> list[tuple[str | None, str, int, tuple[str, ...]]]:
        return [(m.uid, m.subject, m.size_rfc822, m.flags) for m in box.fetch(mark_seen=False)]

    assert await at_desk(host, fetch) == [("1", "أجوبة", len(stored.raw), ("\\Recent",))]
    assert host.mailbox(DESK).messages()[0].flags == frozenset()


async def test_imap_tools_flags_and_keeps_keywords(host: MailHost) -> None:
    host.send(LAYLA, DESK, a_mail())
    await at_desk(host, lambda box: box.flag("1", [MailMessageFlags.SEEN, "$Processed"], True))
    assert host.mailbox(DESK).messages()[0].flags == {"\\Seen", "$Processed"}
    assert await at_desk(host, lambda box: box.uids(AND(keyword="$Processed"))) == ["1"]


async def test_a_mailbox_without_keywords_drops_them_in_silence() -> None:
    async with MailHost.running(users={DESK: "s3cret word", LAYLA: "secret"}, keywords=False) as host:
        host.send(LAYLA, DESK, a_mail())
        await at_desk(host, lambda box: box.flag("1", [MailMessageFlags.SEEN, "$Processed"], True))
        assert host.mailbox(DESK).messages()[0].flags == {"\\Seen"}


async def test_imap_tools_makes_a_folder_and_moves_into_it(host: MailHost) -> None:
    host.send(LAYLA, DESK, a_mail("one"))
    host.send(LAYLA, DESK, a_mail("two"))

    def file_away(box: MailBoxUnencrypted) -> tuple[bool, bool]:
        before = box.folder.exists("Processed/مساهمات")
        box.folder.create("Processed/مساهمات")
        with pytest.raises(MailboxFolderCreateError):
            box.folder.create("Processed/مساهمات")
        box.move("1", "Processed/مساهمات")
        return before, box.folder.exists("Processed/مساهمات")

    assert await at_desk(host, file_away) == (False, True)
    desk = host.mailbox(DESK)
    assert [mail.subject for mail in desk.messages()] == ["two"]
    assert [mail.subject for mail in desk.messages("Processed/مساهمات")] == ["one"]


async def test_where_move_is_lacking_imap_tools_copies_and_expunges() -> None:
    async with MailHost.running(users={DESK: "s3cret word", LAYLA: "secret"}, without={"MOVE"}) as host:
        host.send(LAYLA, DESK, a_mail())
        await at_desk(host, lambda box: (box.folder.create("Done"), box.move("1", "Done")))
        assert (len(host.mailbox(DESK).messages()), len(host.mailbox(DESK).messages("Done"))) == (0, 1)


async def test_idle_hears_of_new_mail(host: MailHost) -> None:
    waiting = asyncio.create_task(at_desk(host, lambda box: box.idle.wait(timeout=5)))
    await until(lambda: host.imap_sessions(DESK, idling=True))
    host.send(LAYLA, DESK, a_mail())
    assert await waiting == [b"* 1 EXISTS", b"* 1 RECENT"]


async def test_append_copy_status_and_search_work(host: MailHost) -> None:
    def work(box: MailBoxUnencrypted) -> tuple[dict[str, int], list[str], list[str]]:
        box.append(a_mail("kept"), "INBOX", flag_set=["\\Seen"])
        box.folder.create("Copies")
        box.copy("1", "Copies")
        status = box.folder.status("Copies", ["MESSAGES", "UNSEEN"])
        return status, box.uids(AND(subject="kept", seen=True)), box.uids(AND(subject="فرص"), charset="UTF-8")

    assert await at_desk(host, work) == ({"MESSAGES": 1, "UNSEEN": 0}, ["1"], [])


async def test_arabic_is_found_in_decoded_headers_and_bodies(host: MailHost) -> None:
    host.send(LAYLA, DESK, a_mail("فرص وتحديات", body="سؤال"))
    found = await at_desk(
        host,
        lambda box: (
            box.uids(AND(subject="تحديات"), charset="UTF-8"),
            box.uids(AND(body="سؤال"), charset="UTF-8"),
        ),
    )
    assert found == (["1"], ["1"])


async def test_uidvalidity_changes_and_open_sessions_are_sent_away(host: MailHost) -> None:
    host.send(LAYLA, DESK, a_mail())

    def validity(box: MailBoxUnencrypted) -> int:
        return box.folder.status("INBOX", ["UIDVALIDITY"])["UIDVALIDITY"]

    before = await at_desk(host, validity)
    idling = asyncio.create_task(at_desk(host, lambda box: box.idle.wait(timeout=5)))
    await until(lambda: host.imap_sessions(DESK, idling=True))
    host.mailbox(DESK).renumber()
    with pytest.raises((imaplib.IMAP4.abort, ConnectionError)):
        await idling
    assert await at_desk(host, validity) != before
    assert len(host.mailbox(DESK).messages()) == 1


async def test_waiting_in_vain_tells_what_was_there(host: MailHost) -> None:
    host.send(LAYLA, DESK, a_mail("something else"))
    with pytest.raises(TimeoutError, match="something else"):
        await host.mailbox(DESK).wait_for(lambda mail: "receipt" in mail.subject, timeout=0.05)


async def test_a_hundred_appends_take_well_under_two_seconds(host: MailHost) -> None:
    raw = a_mail()

    def fill(box: MailBoxUnencrypted) -> int:
        for _ in range(100):
            box.append(raw, "INBOX")
        return len(box.uids())

    async with asyncio.timeout(2):
        assert await at_desk(host, fill) == 100


async def until(happens: Callable[[], object], timeout: float = 5.0) -> None:
    async with asyncio.timeout(timeout):
        while not happens():  # noqa: ASYNC110 - what it waits for lies inside the server and sets no event
            await asyncio.sleep(0.005)
