"""Sending, against servers that answer as they like, over real sockets."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from intake.doors import Away, Refused, SendingError, TryLater, Unreachable
from mail_gateway.sending import Envelope, SmtpSender
from mail_gateway.servers import MailServer, MailServerUnusable
from sandbox.mail_host import MailHost
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix

LETTER = Envelope("consultation@intake.test", "layla@example.org", b"Subject: x\r\n\r\nHello.\r\n.\r\n")


class Stubborn:
    """A server that answers each command as told, and takes note of what it hears."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = {"": "220 here", "EHLO": "250 here", "DATA": "354 go on", ".": "250 stored"} | answers
        self.heard: list[str] = []
        self.connections = 0
        self.port = 0
        self.introduced_twice = asyncio.Event()
        self._open: dict[asyncio.StreamWriter, asyncio.Task[None] | None] = {}

    async def close(self) -> None:
        """Hang up on everybody."""
        for writer in self._open:
            writer.close()
        await asyncio.gather(*filter(None, self._open.values()), return_exceptions=True)
        await asyncio.sleep(0)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open[writer] = asyncio.current_task()
        try:
            await self._converse(reader, writer)
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        in_data = False
        word = ""
        while True:
            if not in_data or word == ".":
                in_data = False
                answer = self.answers.get(word, "250 ok")
                if answer == "cut":
                    break
                if answer != "silence":
                    writer.write(answer.replace("\n", "\r\n").encode() + b"\r\n")
                in_data = answer.startswith("354")
                if answer.startswith("421") or word == "QUIT":
                    break
            line = (await reader.readline()).decode().rstrip("\r\n")
            if not line and reader.at_eof():
                break
            self.heard.append(line)
            if sum(line.startswith("MAIL") for line in self.heard) == 2:
                self.introduced_twice.set()
            word = line.partition(" ")[0].partition(":")[0] if not in_data else line

    def url(self, user: str = "") -> str:
        return f"smtp://{user}127.0.0.1:{self.port}"


@asynccontextmanager
async def stubborn(**answers: str) -> AsyncIterator[Stubborn]:
    server = Stubborn({word.replace("dot", "."): answer for word, answer in answers.items()})
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield server
        await server.close()


@asynccontextmanager
async def a_sender(url: str, **options: object) -> AsyncIterator[SmtpSender]:
    sender = SmtpSender(
        MailServer.from_url(url, "smtp"),
        hostname="intake.test",
        **options,  # type: ignore[arg-type] # rows of tests give them by name
    )
    try:
        yield sender
    finally:
        await sender.close()


@pytest.mark.parametrize(
    ("command", "answer", "outcome"),
    [
        ("MAIL", "451 4.3.0 later", TryLater),
        ("MAIL", "452 4.3.1 no room", TryLater),
        # the letter is not at fault when we are not allowed to send
        ("MAIL", "550 5.7.1 you may not send as this", TryLater),
        ("MAIL", "530 5.7.0 log in first", TryLater),
        ("MAIL", "552 5.3.4 too large", Refused),
        ("RCPT", "450 4.2.0 greylisted", TryLater),
        ("RCPT", "452 4.2.2 over quota", TryLater),
        ("RCPT", "550 5.1.1 no such user", Unreachable),
        ("RCPT", "550 5.1.2 no such domain", Unreachable),
        ("RCPT", "550 5.1.10 null MX", Unreachable),
        ("RCPT", "550 5.2.1 disabled", Unreachable),
        ("RCPT", "550 no such user here", Unreachable),
        ("RCPT", "553 mailbox name not allowed", Unreachable),
        ("RCPT", "550-5.1.1 no such user\n550 5.1.1 really", Unreachable),
        ("RCPT", "552 5.2.2 mailbox full", Refused),
        ("RCPT", "550 5.7.1 blocked", Refused),
        ("RCPT", "554 5.7.1 relay access denied", Refused),
        ("RCPT", "554 transaction failed", Refused),
        ("DATA", "451 later", TryLater),
        ("DATA", "554 no valid recipients", Refused),
        ("dot", "451 4.7.1 later", TryLater),
        ("dot", "550 5.1.1 looked only now", Unreachable),
        ("dot", "550 message looks odd", Refused),
        ("dot", "552 5.2.2 mailbox full", Refused),
        ("dot", "554 5.7.1 spam", Refused),
        ("MAIL", "421 4.3.2 shutting down", TryLater),
        ("RCPT", "421 4.7.0 too many", TryLater),
        ("dot", "421 4.3.2 shutting down", TryLater),
        ("MAIL", "cut", TryLater),
        ("RCPT", "cut", TryLater),
        ("DATA", "cut", TryLater),
        ("dot", "cut", TryLater),
        ("MAIL", "silence", TryLater),
        ("EHLO", "cut", Away),
    ],
)
async def test_each_answer_of_a_server_is_a_decision(
    command: str, answer: str, outcome: type[SendingError]
) -> None:
    async with stubborn(**{command: answer}) as server, a_sender(server.url(), timeout=0.3) as sender:
        with pytest.raises(SendingError) as caught:
            await sender.send(LETTER)
    assert type(caught.value) is outcome
    if answer[0].isdigit():
        assert answer.partition("\n")[0].partition("-")[0].split()[0] in caught.value.reason


async def test_a_letter_goes_out_to_one_recipient_whole() -> None:
    async with stubborn() as server, a_sender(server.url()) as sender:
        await sender.send(LETTER)
    assert server.heard == [
        "EHLO intake.test",
        "MAIL FROM:<consultation@intake.test>",
        "RCPT TO:<layla@example.org>",
        "DATA",
        "Subject: x",
        "",
        "Hello.",
        "..",
        ".",
        "QUIT",
    ]


async def test_a_connection_serves_the_next_letter_too() -> None:
    async with stubborn() as server, a_sender(server.url()) as sender:
        for _ in range(5):
            await sender.send(LETTER)
        assert server.connections == 1


async def test_at_most_four_connections_are_open_at_once() -> None:
    async with stubborn() as server, a_sender(server.url()) as sender:
        await asyncio.gather(*(sender.send(LETTER) for _ in range(20)))
        assert server.connections <= 4
        assert server.heard.count("DATA") == 20


async def test_a_line_that_died_while_idle_costs_no_letter() -> None:
    async with stubborn() as server, a_sender(server.url()) as sender:
        await sender.send(LETTER)
        server.answers["MAIL"] = "421 4.4.2 idle for too long"
        sending = asyncio.create_task(sender.send(LETTER))
        await server.introduced_twice.wait()
        del server.answers["MAIL"]
        await sending
        assert server.connections == 2
        assert server.heard.count("DATA") == 2


async def test_after_a_refusal_the_next_letter_goes_out() -> None:
    async with stubborn(RCPT="550 5.1.1 no") as server, a_sender(server.url()) as sender:
        with pytest.raises(Unreachable):
            await sender.send(LETTER)
        del server.answers["RCPT"]
        await sender.send(LETTER)


async def test_nobody_there_means_later() -> None:
    async with stubborn() as server:
        url = server.url()
    async with a_sender(url) as sender:
        with pytest.raises(TryLater, match="cannot be reached"):
            await sender.send(LETTER)


async def test_an_address_beyond_ascii_needs_a_server_that_takes_it() -> None:
    arabic = Envelope(LETTER.sender, "ليلى@مثال.test", LETTER.message)
    async with stubborn() as server, a_sender(server.url()) as sender:
        with pytest.raises(Refused, match="SMTPUTF8"):
            await sender.send(arabic)
    async with stubborn(EHLO="250-here\n250 SMTPUTF8") as server, a_sender(server.url()) as sender:
        await sender.send(arabic)
        assert "MAIL FROM:<consultation@intake.test> SMTPUTF8" in server.heard
        assert "RCPT TO:<ليلى@xn--mgbh0fb.test>" in server.heard


async def test_an_arabic_domain_alone_needs_nothing_special() -> None:
    async with stubborn() as server, a_sender(server.url()) as sender:
        await sender.send(Envelope(LETTER.sender, "layla@مثال.test", LETTER.message))
        assert "RCPT TO:<layla@xn--mgbh0fb.test>" in server.heard


async def test_a_login_answered_with_503_is_no_login() -> None:
    """smtplib takes it for success."""
    answers = {"EHLO": "250-here\n250 AUTH PLAIN", "AUTH": "503 5.5.1 not now"}
    async with stubborn(**answers) as server, a_sender(server.url("desk:secret@")) as sender:
        with pytest.raises(TryLater, match="503"):
            await sender.send(LETTER)
    assert "MAIL FROM:<consultation@intake.test>" not in server.heard


async def test_a_refused_login_says_what_to_check_and_not_the_password() -> None:
    answers = {"EHLO": "250-here\n250 AUTH PLAIN", "AUTH": "535 5.7.8 wrong"}
    async with stubborn(**answers) as server, a_sender(server.url("desk:secret-word@")) as sender:
        with pytest.raises(MailServerUnusable, match="INTAKE_SMTP_URL") as caught:
            await sender.check()
        assert "secret-word" not in str(caught.value) + repr(sender.server)


async def test_a_server_without_starttls_is_not_used_in_the_clear() -> None:
    async with stubborn() as server:
        url = server.url("desk:secret@").replace("smtp:", "smtp+starttls:")
        async with a_sender(url) as sender:
            with pytest.raises(TryLater, match="INTAKE_SMTP_URL"):
                await sender.send(LETTER)
    assert not [line for line in server.heard if line.startswith(("AUTH", "MAIL"))]


async def test_a_letter_reaches_a_mailbox_of_the_sandbox() -> None:
    users = {"consultation@intake.test": "s:e/c@r%t", "layla@example.org": "x"}
    async with (
        MailHost.running(users=users, auth_required=True) as host,
        a_sender(host.smtp_url("consultation@intake.test")) as sender,
    ):
        assert "logged in" in await sender.check()
        await sender.send(LETTER)
        [mail] = await host.mailbox("layla@example.org").wait_for(1)
    assert mail.raw.endswith(b"Hello.\r\n.\r\n")


@pytest.mark.whole
@pytest.mark.parametrize("scheme", ["smtp+starttls", "smtps"])
async def test_a_letter_reaches_a_real_server_over_tls(
    postfix: Postfix, dovecot: Dovecot, scheme: str
) -> None:
    url = postfix.smtp_url("consultation@intake.test", scheme)
    before = len(dovecot.mails("layla@ministry.test"))
    async with a_sender(url, ca_file=str(postfix.ca_file)) as sender:
        assert "connected with TLS, logged in" in await sender.check()
        await sender.send(Envelope("consultation@intake.test", "layla@ministry.test", LETTER.message))
        mails = await asyncio.to_thread(dovecot.wait_for_mails, "layla@ministry.test", before + 1)
    assert mails[-1].endswith(b"Hello.\r\n.\r\n")
    async with a_sender(url) as sender:
        with pytest.raises(MailServerUnusable, match="INTAKE_CA_FILE"):
            await sender.check()
