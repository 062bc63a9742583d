"""What our tests expect of the Postfix they are given."""

import asyncio
import smtplib
import ssl
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.daemon import free_port
from tests.servers.dovecot import HOST, Dovecot
from tests.servers.postfix import Postfix

DESK = "consultation@intake.test"
MAIL = (
    b"Date: Fri, 18 Aug 2017 10:00:00 +0200\r\nMessage-ID: <1@ministry.test>\r\nFrom: Layla <layla@ministry.test>\r\n"
    b"To: consultation@intake.test\r\nSubject: 1\r\n\r\nYes.\r\n"
)


@pytest.fixture
def desk(dovecot: Dovecot) -> str:
    return dovecot.new_user("intake.test")


@pytest.fixture
def stakeholder(dovecot: Dovecot) -> str:
    return dovecot.new_user("ministry.test")


def test_a_mail_to_the_consultation_lands_in_its_mailbox(
    postfix: Postfix, dovecot: Dovecot, desk: str, stakeholder: str
) -> None:
    postfix.send(MAIL, desk, sender=stakeholder)
    assert dovecot.wait_for_mails(desk, 1)[0].endswith(MAIL)


def test_the_border_refuses_an_address_without_mailbox(postfix: Postfix) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused, match=r"5\.1\.1"):
        postfix.send(MAIL, "nobody@intake.test", sender="layla@ministry.test")


def test_an_address_with_a_token_reaches_the_mailbox_itself(
    postfix: Postfix, dovecot: Dovecot, desk: str
) -> None:
    name, _, domain = desk.partition("@")
    postfix.send(MAIL, f"{name}+token@{domain}", sender="layla@ministry.test")
    dovecot.wait_for_mails(desk, 1)


def test_the_border_passes_nothing_on_to_the_world(postfix: Postfix) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused, match=r"5\.7\.1"):
        postfix.send(MAIL, "somebody@elsewhere.test", sender="layla@ministry.test")


def test_what_we_submit_after_a_log_in_reaches_the_stakeholder(
    postfix: Postfix, dovecot: Dovecot, desk: str, stakeholder: str
) -> None:
    submit(postfix, desk, dovecot.password(desk), stakeholder)
    assert dovecot.wait_for_mails(stakeholder, 1)[0].endswith(MAIL)


def test_a_wrong_password_is_refused(postfix: Postfix, desk: str, stakeholder: str) -> None:
    with pytest.raises(smtplib.SMTPAuthenticationError):
        submit(postfix, desk, "wrong", stakeholder)


@pytest.mark.parametrize("after_data", [False, True])
def test_a_refused_mail_comes_back_with_the_reason(
    postfix: Postfix, dovecot: Dovecot, desk: str, stakeholder: str, after_data: bool
) -> None:
    postfix.refuse(stakeholder, "552 5.2.2 Mailbox full", after_data=after_data)
    submit(postfix, desk, dovecot.password(desk), stakeholder)
    report = the_report(dovecot, desk)
    assert report["Return-Path"] == "<>"
    assert report.get_content_type() == "multipart/report"
    assert "5.2.2" in report.as_string()


def test_a_mail_to_a_domain_that_is_not_there_comes_back(
    postfix: Postfix, dovecot: Dovecot, desk: str
) -> None:
    submit(postfix, desk, dovecot.password(desk), "somebody@elsewhere.test")
    assert "5.1.2" in the_report(dovecot, desk).as_string()


def test_a_mail_refused_for_now_is_tried_again(
    postfix: Postfix, dovecot: Dovecot, desk: str, stakeholder: str
) -> None:
    postfix.refuse(stakeholder, "451 4.7.1 Greylisted")
    submit(postfix, desk, dovecot.password(desk), stakeholder)
    while f"to=<{stakeholder}>" not in postfix.log():
        assert postfix.waiting()
    postfix.accept(stakeholder)
    postfix.flush()
    dovecot.wait_for_mails(stakeholder, 1)
    assert dovecot.mails(desk) == []


async def test_a_mail_for_our_own_door_waits_until_the_door_takes_it(postfix: Postfix, desk: str) -> None:
    door = Door(["451 4.3.0 the store is away", "250 kept"])
    port = free_port()
    server = await asyncio.get_running_loop().create_server(lambda: LMTP(door), HOST, port)
    async with server:
        postfix.route(desk, f"lmtp:inet:{HOST}:{port}")
        await asyncio.to_thread(postfix.send, MAIL, desk, sender="layla@ministry.test")
        async with asyncio.timeout(15):
            await door.took_it.wait()
    assert [envelope.rcpt_tos for envelope in door.envelopes] == [[desk], [desk]]


def test_a_waiting_mail_outlives_kill_9(own_postfix: Postfix, own_dovecot: Dovecot) -> None:
    stakeholder = own_dovecot.new_user()
    own_postfix.refuse(stakeholder, "451 4.7.1 Greylisted")
    submit(own_postfix, DESK, own_dovecot.password(DESK), stakeholder)
    own_postfix.process.kill()
    own_postfix.accept(stakeholder)
    own_postfix.start()
    own_dovecot.wait_for_mails(stakeholder, 1)


class Door:
    """Gives these answers, one a mail."""

    def __init__(self, answers: list[str]) -> None:
        self._answers = answers
        self.envelopes: list[Envelope] = []
        self.took_it = asyncio.Event()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.envelopes.append(envelope)
        answer = self._answers.pop(0)
        if answer.startswith("250"):
            self.took_it.set()
        return answer


def submit(postfix: Postfix, user: str, password: str, recipient: str) -> None:
    with smtplib.SMTP(HOST, postfix.submission_port) as line:
        line.starttls(context=ssl.create_default_context(cafile=str(postfix.ca_file)))
        line.login(user, password)
        line.sendmail(user, [recipient], MAIL)


def the_report(dovecot: Dovecot, desk: str) -> EmailMessage:
    (raw,) = dovecot.wait_for_mails(desk, 1)
    return message_from_bytes(raw, policy=policy.default)
