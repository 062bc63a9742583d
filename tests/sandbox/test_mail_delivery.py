"""What the border writes on a mail, and the same ports under TLS."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from email import message_from_bytes
from email.policy import default

import pytest
from imap_tools import MailBox, MailBoxStartTls

from sandbox.mail_delivery import without_verdicts
from sandbox.mail_host import MailHost
from sandbox.mail_store import canonical
from tests.sandbox.test_mail_host import DESK, LAYLA, a_mail
from tests.servers.authority import Authority

BORDER = "mx.intake.test"


@pytest.mark.parametrize(
    ("author", "authenticated", "verdict"),
    [
        (LAYLA, True, "dmarc=pass header.from=example.org"),
        (f"Layla <{LAYLA}>", True, "dmarc=pass header.from=example.org"),
        (LAYLA, False, "dmarc=fail header.from=example.org"),
        ("minister@intake.test", True, "dmarc=fail header.from=intake.test"),  # Layla, as somebody else
        ("stranger@elsewhere.net", True, "dmarc=none header.from=elsewhere.net"),
    ],
)
async def test_the_border_vouches_only_for_people_who_logged_in(
    author: str, authenticated: bool, verdict: str
) -> None:
    async with MailHost.running(users={DESK: "pw", LAYLA: "pw"}, authserv_id=BORDER) as host:
        host.send(LAYLA, DESK, a_mail(sender=author), authenticated=authenticated)
        [mail] = host.mailbox(DESK).messages()
        assert mail.parsed.get_all("Authentication-Results") == [f"{BORDER}; {verdict}"]


async def test_a_forged_verdict_in_our_name_is_taken_out_and_a_foreign_one_left() -> None:
    forged = (
        b"Authentication-Results: mx.intake.test;\r\n\tdmarc=pass\r\n"
        b"Authentication-Results: elsewhere.net; dmarc=pass\r\n"
    )
    async with MailHost.running(users={DESK: "pw", LAYLA: "pw"}, authserv_id=BORDER) as host:
        host.send(LAYLA, DESK, forged + a_mail(), authenticated=False)
        [mail] = host.mailbox(DESK).messages()
        assert mail.parsed.get_all("Authentication-Results") == [
            "mx.intake.test; dmarc=fail header.from=example.org",
            "elsewhere.net; dmarc=pass",
        ]


def test_only_the_fields_of_that_name_are_taken_out() -> None:
    head = b"Subject: a\r\nAUTHENTICATION-RESULTS: Mx.Intake.Test 1; spf=pass\r\nTo: b\r\n\r\n"
    assert without_verdicts(head, BORDER) == b"Subject: a\r\nTo: b\r\n\r\n"


async def test_without_a_name_the_border_is_silent() -> None:
    async with MailHost.running(users={DESK: "pw", LAYLA: "pw"}) as host:
        host.send(LAYLA, DESK, a_mail())
        assert host.mailbox(DESK).messages()[0].parsed["Authentication-Results"] is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Layla@Example.ORG", "layla@example.org"),
        ("l@xn--mgbh0fb.test", "l@مثال.test"),
        ("re\u0301ponse@a.test", "réponse@a.test"),
    ],
)
def test_two_spellings_of_one_address_are_one_mailbox(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


async def test_tls_from_the_start_and_upgraded(authority: Authority) -> None:
    certificate = authority.certificate()
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate.chain, certificate.key)
    trusting = ssl.create_default_context(cafile=str(authority.ca_file))
    async with MailHost.running(users={DESK: "pw", LAYLA: "pw"}, tls=served) as host:

        def send() -> None:
            with smtplib.SMTP(host.host, host.smtp_port, timeout=10) as client:
                client.starttls(context=trusting)
                client.login(LAYLA, "pw")
                client.sendmail(LAYLA, DESK, a_mail("upgraded"))
            with smtplib.SMTP_SSL(host.host, host.smtps_port, timeout=10, context=trusting) as client:
                client.sendmail(LAYLA, DESK, a_mail("from the start"))

        def read() -> list[list[str]]:
            found = []
            with MailBoxStartTls(host.host, host.imap_port, timeout=10, ssl_context=trusting).login(
                DESK, "pw"
            ) as box:
                found.append([mail.subject for mail in box.fetch()])
            with MailBox(host.host, host.imaps_port, timeout=10, ssl_context=trusting).login(
                DESK, "pw"
            ) as box:
                found.append([mail.subject for mail in box.fetch()])
            return found

        await asyncio.to_thread(send)
        assert await asyncio.to_thread(read) == [["upgraded", "from the start"]] * 2


async def test_the_trace_names_the_return_path_and_the_very_recipient() -> None:
    async with MailHost.running(users={DESK: "pw", LAYLA: "pw"}) as host:
        host.send(LAYLA, "consultation+t1@intake.test", a_mail())
        mail = message_from_bytes(host.mailbox(DESK).messages()[0].raw, policy=default)
        assert [mail["Return-Path"], mail["Delivered-To"]] == [f"<{LAYLA}>", "consultation+t1@intake.test"]
        assert "for <consultation+t1@intake.test>" in mail["Received"]
