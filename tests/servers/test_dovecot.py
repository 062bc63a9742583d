"""What our tests expect of the Dovecot they are given."""

import imaplib
import smtplib
import ssl
import time

import pytest

from tests.servers.authority import Authority
from tests.servers.dovecot import HOST, STRANGERS_HOST, Dovecot

DESK = "consultation@intake.test"
MAIL = "From: Layla <layla@ministry.test>\r\nSubject: 1\r\n\r\nنعم\r\n".encode()


@pytest.fixture
def mailbox(dovecot: Dovecot) -> str:
    return dovecot.new_user()


def test_a_delivered_mail_is_read_back_byte_for_byte(dovecot: Dovecot, mailbox: str) -> None:
    dovecot.deliver(MAIL, mailbox, sender="layla@ministry.test")
    (mail,) = dovecot.mails(mailbox)
    assert mail.startswith(b"Return-Path: <layla@ministry.test>\r\n")
    assert mail.endswith(MAIL)


def test_a_mail_for_an_address_without_mailbox_is_refused(dovecot: Dovecot) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused, match=r"5\.1\.1"):
        dovecot.deliver(MAIL, "nobody@intake.test")


def test_an_address_with_a_token_reaches_the_mailbox_itself(dovecot: Dovecot, mailbox: str) -> None:
    name, _, domain = mailbox.partition("@")
    dovecot.deliver(MAIL, f"{name}+token@{domain}")
    assert len(dovecot.mails(mailbox)) == 1


def test_starttls_shows_a_certificate_of_the_run(
    dovecot: Dovecot, authority: Authority, mailbox: str
) -> None:
    with imaplib.IMAP4(HOST, dovecot.imap_port) as line:
        line.starttls(ssl.create_default_context(cafile=str(authority.ca_file)))
        assert line.login(mailbox, dovecot.password(mailbox))[0] == "OK"


def test_a_client_that_does_not_know_the_authority_refuses_the_certificate(dovecot: Dovecot) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        imaplib.IMAP4_SSL(HOST, dovecot.imaps_port, ssl_context=ssl.create_default_context())


def test_without_tls_a_log_in_from_elsewhere_is_refused(dovecot: Dovecot, mailbox: str) -> None:
    with imaplib.IMAP4(STRANGERS_HOST, dovecot.imap_port) as line:
        assert "LOGINDISABLED" in line.capabilities
        with pytest.raises(imaplib.IMAP4.error, match="PRIVACYREQUIRED"):
            line.login(mailbox, dovecot.password(mailbox))


def test_a_kicked_client_is_told_or_cut_off(dovecot: Dovecot, mailbox: str) -> None:
    line = imaplib.IMAP4(HOST, dovecot.imap_port)
    line.login(mailbox, dovecot.password(mailbox))
    dovecot.kick(mailbox)
    with pytest.raises((imaplib.IMAP4.abort, OSError)):  # noqa: PT012  # the word may take a moment to arrive
        for _ in range(100):
            line.noop()
            time.sleep(0.02)
    line.shutdown()


def test_mail_outlives_kill_9(own_dovecot: Dovecot) -> None:
    own_dovecot.deliver(MAIL, DESK)
    own_dovecot.process.kill()
    with pytest.raises(ConnectionRefusedError):
        imaplib.IMAP4(HOST, own_dovecot.imap_port)
    own_dovecot.start()
    assert len(own_dovecot.mails(DESK)) == 1


def test_a_frozen_server_keeps_the_client_waiting(own_dovecot: Dovecot) -> None:
    own_dovecot.process.freeze()
    try:
        with pytest.raises(TimeoutError):
            imaplib.IMAP4(HOST, own_dovecot.imap_port, timeout=0.3)
    finally:
        own_dovecot.process.thaw()
