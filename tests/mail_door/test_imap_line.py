"""What servers say at awkward moments, told to one connection word by word."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from mail_gateway.imap_line import ImapLine
from mail_gateway.servers import MailServer

_ANSWERS = {
    "CAPABILITY": "* CAPABILITY IMAP4rev1 IDLE\r\n",
    "SELECT": "* 1 EXISTS\r\n* OK [UIDVALIDITY 7] fine\r\n* OK [PERMANENTFLAGS (\\Seen \\*)] fine\r\n",
}


@asynccontextmanager
async def a_server(**answers: str) -> AsyncIterator[MailServer]:
    """Answers each command with what is given for it, then `TAG OK`; to IDLE with that alone until DONE."""
    told = _ANSWERS | answers
    open_lines: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_lines.add(writer)
        writer.write(b"* OK here\r\n")
        idle = ""
        while line := (await reader.readline()).decode():
            tag, _, rest = line.rstrip().partition(" ")
            words = rest.upper().split()
            name = words[1] if words[:1] == ["UID"] else words[0] if words else ""
            if tag == "DONE":
                writer.write(f"{idle} OK done\r\n".encode())
            elif name == "IDLE":
                idle = tag
                writer.write(told["IDLE"].replace("TAG", tag).encode())
            else:
                writer.write(f"{told.get(name, '')}{tag} OK {name} done\r\n".encode())
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listening:
        yield MailServer("imap", "none", "127.0.0.1", listening.sockets[0].getsockname()[1], "u", "p")
        for writer in open_lines:
            writer.close()
        await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("told", "quick"),
    [
        ("+ go on\r\n* 2 EXISTS\r\n", True),
        ("* 2 EXISTS\r\n+ go on\r\n", True),
        ("* 2 EXISTS\r\n* 1 RECENT\r\n+ go on\r\n* OK still here\r\n", True),
        ("TAG BAD what is that\r\n", True),
        ("+ go on\r\n", False),
    ],
)
async def test_news_is_heard_wherever_it_stands(told: str, quick: bool) -> None:
    def walk(server: MailServer) -> list[float]:
        line = ImapLine.open(server, None, timeout=5)
        line.select("INBOX")
        took = []
        for _ in range(2):
            began = time.monotonic()
            line.wait(0.5, time.sleep)
            took.append(time.monotonic() - began)
        assert line.search(0, unmarked=False) == []  # the line is still good
        line.close()
        return took

    async with a_server(IDLE=told) as server:
        first, _ = await asyncio.to_thread(walk, server)
    assert (first < 0.4) is quick


async def test_news_beside_the_answer_to_another_command_is_heard() -> None:
    def walk(server: MailServer) -> float:
        line = ImapLine.open(server, None, timeout=5)
        line.select("INBOX")
        line.search(0, unmarked=True)
        began = time.monotonic()
        line.wait(0.5, time.sleep)
        took = time.monotonic() - began
        line.close()
        return took

    async with a_server(IDLE="+ go on\r\n", SEARCH="* SEARCH\r\n* 2 EXISTS\r\n") as server:
        assert await asyncio.to_thread(walk, server) < 0.4


@pytest.mark.parametrize(
    ("answer", "mails"),
    [
        (
            '* 1 FETCH (UID 5 INTERNALDATE "01-Jul-2017 12:00:00 +0200" BODY[] {3}\r\na\r\n)\r\n',
            [(5, b"a\r\n")],
        ),
        # the order is the server's, flags may come unasked, an empty mail is no literal
        ("* 1 FETCH (BODY[] {3}\r\na\r\n FLAGS (\\Seen) UID 5)\r\n", [(5, b"a\r\n")]),
        ("* 9 FETCH (FLAGS (\\Seen))\r\n* 1 FETCH (UID 5 BODY[] {1}\r\n))\r\n", [(5, b")")]),
        ('* 1 FETCH (UID 5 BODY[] "")\r\n', [(5, b"")]),
        ("* 1 FETCH (UID 5 BODY[] NIL)\r\n", [(5, b"")]),
        ("* 1 FETCH (UID 6 BODY[] {1}\r\na)\r\n", []),
        ("", []),
    ],
)
async def test_a_mail_is_read_however_the_server_writes_it(
    answer: str, mails: list[tuple[int, bytes]]
) -> None:
    def walk(server: MailServer) -> list[tuple[int, bytes]]:
        line = ImapLine.open(server, None, timeout=5)
        line.select("INBOX")
        fetched = [(mail.uid, mail.raw) for mail in line.fetch([5])]
        line.close()
        return fetched

    async with a_server(FETCH=answer) as server:
        assert await asyncio.to_thread(walk, server) == mails
