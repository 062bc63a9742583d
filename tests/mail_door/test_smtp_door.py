"""Our own door, talked to over real sockets."""

import asyncio
import smtplib
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from consultation.correspondence import Arrival
from mail_gateway.smtp_door import SmtpDoor
from tests.mail_door.shelf import Shelf
from tests.servers.authority import Authority
from tests.servers.postfix import Postfix

OURS = "consultation@intake.test"
NOW = datetime(2017, 7, 1, 12, tzinfo=UTC)
MAIL = b"From: Layla <layla@Example.ORG>\r\nSubject: answers\r\n\r\n1. First.\r\n..\r\n.hidden\r\n"


@asynccontextmanager
async def a_door(shelf: Shelf, **options: object) -> AsyncIterator[SmtpDoor]:
    door = SmtpDoor(
        shelf.keep,
        account=OURS,
        addresses=[OURS],
        clock=lambda: NOW,
        **options,  # type: ignore[arg-type] # rows of tests give them by name
    )
    async with door.listening(smtp="127.0.0.1:0", lmtp="127.0.0.1:0"):
        yield door


async def talk(port: int, *said: bytes | str) -> list[str]:
    """Says each piece, reads what comes back until the line is quiet for a moment, and gives the last lines of answers."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = [(await reader.readline()).decode()]
    for piece in said:
        writer.write(piece if isinstance(piece, bytes) else f"{piece}\r\n".encode())
        await writer.drain()
        heard = await asyncio.wait_for(reader.readline(), 30)
        while heard[3:4] == b"-":
            heard = await asyncio.wait_for(reader.readline(), 30)
        answers.append(heard.decode().rstrip())
    try:
        while rest := await asyncio.wait_for(reader.readline(), 0.03):
            answers.append(rest.decode().rstrip())
    except TimeoutError:
        pass
    writer.close()
    return answers[1:]


async def test_250_comes_after_the_mail_is_stored() -> None:
    shelf = Shelf()
    shelf.open.clear()
    async with a_door(shelf) as door:
        talking = asyncio.create_task(
            talk(
                door.ports["smtp"],
                "EHLO x",
                "MAIL FROM:<layla@example.org>",
                f"RCPT TO:<{OURS}>",
                "DATA",
                MAIL + b".\r\n",
            )
        )
        await shelf.asked.wait()
        await asyncio.sleep(0.05)
        assert not talking.done()
        shelf.open.set()
        answers = await talking
    assert answers[-1].startswith("250 2.0.0")
    assert len(shelf.arrivals) == 1


async def test_the_bytes_are_kept_as_they_came_below_the_envelope() -> None:
    shelf = Shelf()
    async with a_door(shelf) as door:
        await talk(
            door.ports["smtp"],
            "EHLO mx.example.org",
            "MAIL FROM:<bounces+7@example.org> SIZE=100 BODY=8BITMIME",
            "RCPT TO:<Consultation+cl-17-30@INTAKE.test>",
            "DATA",
            MAIL.replace(b"..\r\n", b"...\r\n").replace(b".hidden", b"..hidden") + b".\r\n",
        )
    [arrival] = shelf.arrivals
    trace, _, rest = arrival.raw.partition(b"From: ")
    assert b"From: " + rest == MAIL
    assert trace.startswith(
        b"Return-Path: <bounces+7@example.org>\r\nDelivered-To: Consultation+cl-17-30@INTAKE.test\r\n"
    )
    assert b"Received: from mx.example.org ([127.0.0.1])\r\n\tby intake.test with ESMTP; " in trace
    assert arrival.address == "layla@example.org"
    assert arrival.received_at == NOW


async def test_a_mail_that_is_sent_again_is_known_by_its_bytes() -> None:
    shelf = Shelf()
    async with a_door(shelf) as door:
        for mail in (MAIL, MAIL, MAIL + b"more\r\n"):
            await talk(
                door.ports["smtp"],
                "EHLO x",
                "MAIL FROM:<>",
                f"RCPT TO:<{OURS}>",
                "DATA",
                mail.replace(b"\r\n.", b"\r\n..") + b".\r\n",
            )
    assert shelf.asked_to_keep == 3
    assert [arrival.raw.endswith(b"more\r\n") for arrival in shelf.arrivals] == [False, True]


@pytest.mark.parametrize(
    ("recipient", "answer"),
    [
        (OURS, "250"),
        ("CONSULTATION@intake.TEST", "250"),
        ("consultation+anything@intake.test", "250"),
        ("postmaster@intake.test", "250"),
        ("postmaster", "250"),
        ("director@intake.test", "550 5.1.1"),
        ("layla@example.org", "550 5.7.1"),
        ("postmaster@example.org", "550 5.7.1"),
        # an old way to ask for relaying
        ("layla%example.org@intake.test", "550 5.1.1"),
        ("consultation@intake.test@example.org", "55"),
    ],
)
async def test_only_our_own_addresses_are_taken(recipient: str, answer: str) -> None:
    async with a_door(Shelf()) as door:
        answers = await talk(
            door.ports["smtp"], "EHLO x", "MAIL FROM:<a@example.org>", f"RCPT TO:<{recipient}>"
        )
    assert answers[-1].startswith(answer)


async def test_a_store_that_is_down_makes_the_other_side_keep_the_mail() -> None:
    shelf = Shelf()
    shelf.down = True
    async with a_door(shelf) as door:
        said = ("EHLO x", "MAIL FROM:<a@example.org>", f"RCPT TO:<{OURS}>", "DATA", MAIL + b".\r\n")
        answers = await talk(door.ports["smtp"], *said)
        assert answers[-1].startswith("451 4.3.0")
        shelf.down = False
        answers = await talk(door.ports["smtp"], *said)
    assert answers[-1].startswith("250")
    assert len(shelf.arrivals) == 1


async def test_a_fault_of_ours_makes_the_other_side_keep_the_mail() -> None:
    async def keep(arrivals: Sequence[Arrival]) -> int:
        raise ZeroDivisionError

    door = SmtpDoor(keep, account=OURS, addresses=[OURS], clock=lambda: NOW)
    async with door.listening(smtp="127.0.0.1:0"):
        answers = await talk(
            door.ports["smtp"], "EHLO x", "MAIL FROM:<>", f"RCPT TO:<{OURS}>", "DATA", MAIL + b".\r\n"
        )
    assert answers[-1].startswith("451")


async def test_lmtp_answers_once_for_each_recipient_and_stores_one_arrival() -> None:
    shelf = Shelf()
    async with a_door(shelf) as door:
        answers = await talk(
            door.ports["lmtp"],
            "LHLO x",
            "MAIL FROM:<a@example.org>",
            f"RCPT TO:<{OURS}>",
            "RCPT TO:<nobody@intake.test>",
            "RCPT TO:<consultation+cl-17-30@intake.test>",
            "DATA",
            MAIL + b".\r\n",
        )
    assert [answer[:3] for answer in answers] == ["250", "250", "250", "550", "250", "354", "250", "250"]
    [arrival] = shelf.arrivals
    assert arrival.raw.count(b"Delivered-To:") == 2


async def test_lmtp_answers_once_for_each_recipient_when_it_refuses_too() -> None:
    async with a_door(Shelf(), size_limit=1000) as door:
        answers = await talk(
            door.ports["lmtp"],
            "LHLO x",
            "MAIL FROM:<a@example.org>",
            f"RCPT TO:<{OURS}>",
            "RCPT TO:<postmaster>",
            "DATA",
            b"x" * 2000 + b"\r\n.\r\n",
            "NOOP",
        )
    assert [answer[:9] for answer in answers[5:]] == ["552 5.3.4", "552 5.3.4", "250 OK"]


@pytest.mark.parametrize(("port", "greeting"), [("lmtp", "EHLO x"), ("lmtp", "HELO x"), ("smtp", "LHLO x")])
async def test_the_greeting_of_the_other_protocol_is_refused(port: str, greeting: str) -> None:
    async with a_door(Shelf()) as door:
        assert (await talk(door.ports[port], greeting))[-1].startswith("500")


async def test_what_is_too_large_is_said_before_and_after() -> None:
    shelf = Shelf()
    async with a_door(shelf, size_limit=200_000) as door:
        answers = await talk(
            door.ports["smtp"],
            "EHLO x",
            "MAIL FROM:<a@example.org> SIZE=200001",
            "MAIL FROM:<a@example.org>",
            f"RCPT TO:<{OURS}>",
            "DATA",
            b"line of a large mail\r\n" * 20_000 + b".\r\n",
            "MAIL FROM:<a@example.org>",
        )
        assert [answers[n][:9] for n in (1, 5)] == ["552 5.3.4", "552 5.3.4"]
        assert answers[-1].startswith("250")
    assert shelf.arrivals == []


async def test_the_size_that_is_taken_is_announced() -> None:
    async with a_door(Shelf(), size_limit=12345) as door:
        with await asyncio.to_thread(smtplib.SMTP, "127.0.0.1", door.ports["smtp"]) as line:
            await asyncio.to_thread(line.ehlo)
            assert line.esmtp_features["size"] == "12345"
            assert "smtputf8" in line.esmtp_features
            assert "auth" not in line.esmtp_features
            await asyncio.to_thread(line.quit)


@pytest.mark.parametrize("length", [998, 1001, 65_535, 65_536, 65_537, 1_000_000])
async def test_a_line_may_be_as_long_as_it_likes(length: int) -> None:
    shelf = Shelf()
    mail = b"Subject: x\r\n\r\n" + b"." * length + b"\r\nend\r\n"
    async with a_door(shelf) as door:
        await talk(
            door.ports["smtp"],
            "EHLO x",
            "MAIL FROM:<a@example.org>",
            f"RCPT TO:<{OURS}>",
            "DATA",
            mail.replace(b"\r\n.", b"\r\n..") + b".\r\n",
        )
    assert shelf.arrivals[0].raw.endswith(mail)


@pytest.mark.parametrize(
    "disguise", [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r\n", b"\r\n.\r", b"\r.\r", b"\n.\r", b"\r\n.\r\r\n"]
)
async def test_a_disguised_end_of_data_is_refused_and_what_follows_is_no_mail(disguise: bytes) -> None:
    shelf = Shelf()
    smuggled = b"MAIL FROM:<boss@example.org>\r\nRCPT TO:<" + OURS.encode() + b">\r\nDATA\r\nFalse.\r\n"
    async with a_door(shelf) as door:
        answers = await talk(
            door.ports["smtp"],
            "EHLO x",
            "MAIL FROM:<a@example.org>",
            f"RCPT TO:<{OURS}>",
            "DATA",
            b"Subject: x\r\n\r\nTrue." + disguise + smuggled + b"\r\n.\r\n",
        )
    assert answers[-1].startswith("554 5.6.0")
    assert shelf.arrivals == []


async def test_an_empty_mail_is_taken() -> None:
    shelf = Shelf()
    async with a_door(shelf) as door:
        await talk(door.ports["smtp"], "EHLO x", "MAIL FROM:<>", f"RCPT TO:<{OURS}>", "DATA", ".")
    assert shelf.arrivals[0].address == ""


async def test_bare_line_feeds_inside_a_mail_stay_as_they_are() -> None:
    shelf = Shelf()
    async with a_door(shelf) as door:
        await talk(
            door.ports["smtp"],
            "EHLO x",
            "MAIL FROM:<>",
            f"RCPT TO:<{OURS}>",
            "DATA",
            b"A: b\n\nc\rd\r\n.\r\n",
        )
    assert shelf.arrivals[0].raw.endswith(b"A: b\n\nc\rd\r\n")


async def test_too_many_recipients_are_put_off() -> None:
    async with a_door(Shelf()) as door:
        answers = await talk(
            door.ports["smtp"], "EHLO x", "MAIL FROM:<a@example.org>", *[f"RCPT TO:<{OURS}>"] * 101
        )
    assert [answer[:3] for answer in answers[-2:]] == ["250", "452"]


async def test_an_arabic_address_may_write() -> None:
    shelf = Shelf()
    async with a_door(shelf) as door:
        answers = await talk(
            door.ports["smtp"],
            "EHLO x",
            "MAIL FROM:<ليلى@مثال.test> SMTPUTF8",
            f"RCPT TO:<{OURS}>",
            "DATA",
            "From: ليلى <ليلى@مثال.test>\r\n\r\n١. نعم\r\n.",
        )
    assert answers[-1].startswith("250")
    assert shelf.arrivals[0].address == "ليلى@مثال.test"
    assert shelf.arrivals[0].raw.startswith("Return-Path: <ليلى@مثال.test>\r\n".encode())


async def test_no_line_of_the_envelope_can_be_slipped_in() -> None:
    shelf = Shelf()
    async with a_door(shelf) as door:
        await talk(
            door.ports["smtp"],
            b"EHLO x\rAuthentication-Results: intake.test; dmarc=pass\r\n",
            "MAIL FROM:<a@example.org>",
            f"RCPT TO:<{OURS}>",
            "DATA",
            MAIL + b".\r\n",
        )
    head = shelf.arrivals[0].raw.partition(b"From: ")[0]
    assert b"\r" not in head.replace(b"\r\n", b"")
    assert b"\nAuthentication-Results" not in head


async def test_who_says_nothing_is_cut_off() -> None:
    async with a_door(Shelf(), command_timeout=0.1) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.ports["smtp"])
        await reader.readline()
        assert await asyncio.wait_for(reader.read(), 30) == b""
        writer.close()


@pytest.mark.whole
async def test_a_slow_but_steady_sender_is_not_cut_off_while_one_that_stalls_is() -> None:
    shelf = Shelf()
    async with a_door(shelf, command_timeout=2.5) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.ports["smtp"])
        for line in (b"EHLO x\r\n", b"MAIL FROM:<>\r\n", f"RCPT TO:<{OURS}>\r\n".encode(), b"DATA\r\n"):
            writer.write(line)
        for _ in range(4):
            writer.write(b"a line of many\r\n" * 80_000)
            await writer.drain()
            await asyncio.sleep(0.8)
        writer.write(b"and here it stalls")
        heard = (await asyncio.wait_for(reader.read(), 30)).decode()
        writer.close()
    assert heard.rstrip().splitlines()[-1].startswith("354")
    assert shelf.arrivals == []


async def test_hanging_up_before_the_answer_still_stores_the_mail() -> None:
    shelf = Shelf()
    shelf.open.clear()
    async with a_door(shelf) as door:
        _, writer = await asyncio.open_connection("127.0.0.1", door.ports["smtp"])
        for line in (b"EHLO x", b"MAIL FROM:<>", f"RCPT TO:<{OURS}>".encode(), b"DATA", MAIL + b"."):
            writer.write(line + b"\r\n")
        await shelf.asked.wait()
        writer.close()
        await asyncio.sleep(0.05)
        shelf.open.set()
        await asyncio.sleep(0.05)
    assert len(shelf.arrivals) == 1


async def test_tls_is_taken_with_a_certificate_and_not_offered_without(authority: Authority) -> None:
    certificate = authority.certificate("localhost", "127.0.0.1")
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate.chain, certificate.key)
    shelf = Shelf()

    def send(port: int) -> bool:
        with smtplib.SMTP("127.0.0.1", port, timeout=5) as line:
            line.ehlo()
            if offered := line.has_extn("starttls"):
                line.starttls(context=ssl.create_default_context(cafile=str(authority.ca_file)))
                line.ehlo()
            assert not line.has_extn("auth")
            line.sendmail("layla@example.org", [OURS], MAIL)
            return offered

    async with a_door(shelf, tls=tls) as door:
        assert await asyncio.to_thread(send, door.ports["smtp"])
        await asyncio.sleep(0.05)
    assert b"with ESMTPS" in shelf.arrivals[0].raw
    async with a_door(shelf) as door:
        assert not await asyncio.to_thread(send, door.ports["smtp"])
    assert shelf.asked_to_keep == 2


async def test_more_connections_than_we_can_hold_are_told_to_come_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mail_gateway.smtp_door.MOST_CONNECTIONS", 2)
    async with a_door(Shelf()) as door:
        held = [await asyncio.open_connection("127.0.0.1", door.ports["smtp"]) for _ in range(2)]
        for reader, _ in held:
            await reader.readline()
        reader, writer = await asyncio.open_connection("127.0.0.1", door.ports["smtp"])
        assert (await reader.readline()).startswith(b"421 4.3.2")
        writer.close()
        for _, writer in held:
            writer.close()
        await asyncio.sleep(0.05)
        assert (await talk(door.ports["smtp"], "NOOP"))[-1].startswith("250")


@pytest.mark.whole
async def test_a_real_border_keeps_a_mail_while_the_store_is_down(postfix: Postfix) -> None:
    shelf = Shelf()
    shelf.down = True
    async with a_door(shelf) as door:
        await asyncio.to_thread(postfix.route, OURS, f"lmtp:inet:127.0.0.1:{door.ports['lmtp']}")
        try:
            for number in range(3):
                mail = MAIL + f"{number}\r\n".encode()
                await asyncio.to_thread(postfix.send, mail, OURS, sender="layla@ministry.test")
            await asyncio.wait_for(shelf.asked.wait(), 30)
            shelf.down = False
            # By itself it waits for minutes with a mail that was just under way when it looked at its queue.
            await asyncio.sleep(0.5)
            await asyncio.to_thread(postfix.flush)
            arrivals = await shelf.has(3, within=20)
        finally:
            await asyncio.to_thread(postfix.route, OURS, "")
    assert all(arrival.raw.startswith(b"Return-Path: <layla@ministry.test>\r\n") for arrival in arrivals)
    assert sorted(arrival.raw.splitlines()[-1] for arrival in arrivals) == [b"0", b"1", b"2"]
