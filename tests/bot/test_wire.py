"""HTTP to the Bot API: what servers may do with a connection, and files both ways."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from telegram import Bot, InputFile
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.client import Client
from bot.files import seconds
from bot.wire import LeanRequest, Timeouts, request_to
from sandbox.telegram_server import BotApi

QUICK = Timeouts(connect=1.0, read=0.2, write=1.0, media_write=1.0)
OK = b'{"ok":true,"result":true}'
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(OK), OK)

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def a_server(handle: Handler) -> AsyncIterator[str]:
    open_writers: list[asyncio.StreamWriter] = []

    async def remembered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_writers.append(writer)
        await handle(reader, writer)

    server = await asyncio.start_server(remembered, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for writer in open_writers:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()


class Answering:
    """A server that reads a request and answers with these bytes, and counts its connections."""

    def __init__(self, *answers: bytes, hang_up: bool = False) -> None:
        self.answers = list(answers)
        self.hang_up = hang_up
        self.connections = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while self.answers:
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"Content-Length: (\d+)", head)
                await reader.readexactly(int(length[1]) if length else 0)
                writer.write(self.answers.pop(0))
                await writer.drain()
                if self.hang_up:
                    break
        writer.close()


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (PLAIN, OK),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n", b"hello world"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nTrailer: x\r\n\r\n", b"hi"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN, OK),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi", b"hi"),
    ],
    ids=["length", "chunks", "trailers", "continue", "nothing", "closing"],
)  # fmt: skip
async def test_every_way_to_end_an_answer_is_understood(answer: bytes, body: bytes) -> None:
    async with a_server(Answering(answer)) as url, LeanRequest(1, QUICK) as request:
        _, found = await request.do_request(f"{url}/x", "POST")

    assert found == body


async def test_an_answer_without_a_length_ends_with_the_connection() -> None:
    async with a_server(Answering(b"HTTP/1.0 200 OK\r\n\r\nall of it", hang_up=True)) as url:
        assert await LeanRequest(1, QUICK).do_request(f"{url}/x", "GET") == (200, b"all of it")


async def test_one_connection_carries_many_calls() -> None:
    server = Answering(PLAIN, PLAIN, PLAIN)
    async with a_server(server) as url, LeanRequest(4, QUICK) as request:
        for _ in range(3):
            await request.do_request(f"{url}/x", "POST")

    assert server.connections == 1


async def test_a_connection_that_the_server_closed_meanwhile_is_not_used_again() -> None:
    server = Answering(PLAIN, PLAIN, hang_up=True)
    async with a_server(server) as url, LeanRequest(4, QUICK) as request:
        await request.do_request(f"{url}/x", "POST")
        await asyncio.sleep(0.05)
        await request.do_request(f"{url}/x", "POST")

    assert server.connections == 2


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"", NetworkError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", NetworkError),
        (b"SMTP ready\r\n\r\n", NetworkError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", NetworkError),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", NetworkError),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\n\r\n<html>", NetworkError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", TelegramError),
    ],
)
async def test_a_broken_answer_is_an_error_that_can_be_tried_again(
    answer: bytes, error: type[Exception]
) -> None:
    async with a_server(Answering(answer, hang_up=True)) as url, LeanRequest(1, QUICK) as request:
        with pytest.raises(error):
            await Bot("1:x", base_url=f"{url}/bot", request=request).get_me()


async def test_silence_is_a_time_out_and_frees_the_place() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(-1)
        writer.close()

    async with a_server(silent) as url, LeanRequest(1, QUICK) as request:
        for _ in range(2):
            with pytest.raises(TimedOut):
                await request.do_request(f"{url}/x", "POST")


async def test_nobody_at_home_is_a_network_error() -> None:
    async with a_server(Answering()) as url:
        pass
    with pytest.raises(NetworkError):
        await LeanRequest(1, QUICK).do_request(f"{url}/x", "POST")


async def test_the_wait_that_telegram_asks_for_is_told(api: BotApi) -> None:
    api.faults.add("429", retry_after=7)
    client = Client(api.token, api.url)
    with pytest.raises(RetryAfter) as caught:
        await client.call("getMe", {})
    await client.close()

    assert seconds(caught.value) == 7


async def test_files_go_both_ways_with_their_names(api: BotApi) -> None:
    ann = api.person("Ann")
    await ann.start()
    client = Client(api.token, api.url)
    name, data = 'réponse "1" الرد.bin', bytes(range(256)) * 2000
    file = InputFile(data, filename=name)
    message = await client.call("sendDocument", {"chat_id": ann.id, "document": file, "caption": "Ω & <b>"})
    link = await client.bot.get_file(message["document"]["file_id"])
    came_back = bytes(await link.download_as_bytearray())
    await client.close()

    assert came_back == data
    seen = ann.sees()[-1]
    assert seen.text == "Ω & <b>"
    assert seen.file is not None
    assert seen.file.data == data
    assert "الرد.bin" in seen.file.name


def test_a_proxy_of_the_environment_is_left_to_ptb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    monkeypatch.setenv("no_proxy", "bot-api.test")

    assert isinstance(request_to("https://api.telegram.org", 1, QUICK), HTTPXRequest)
    assert isinstance(request_to("https://bot-api.test", 1, QUICK), LeanRequest)
