"""A strict local stand-in for the Telegram Bot API, over HTTP.

    async with BotApi.running(token="123456:TEST") as api:
        layla = api.person(name="Layla", language_code="ar")
        await layla.start()
        replies = await layla.wait_for_reply()

A bot is pointed at it by two addresses, `{api.url}/bot` and `{api.url}/file/bot`. It refuses what Telegram refuses, in
Telegram's words; what Telegram overlooks (unknown parameters, numbers that are none) it refuses as well. `api.faults` makes
things go wrong, `api.requests` tells what the bot asked. `python -m sandbox.telegram_server` runs it alone.

Control over HTTP, for another process (JSON in and out; loopback only; errors are `{"error": "…"}` with 400 or 404):

    GET    /sandbox/bot                          who the bot is: token, username, pending updates, webhook
    GET    /sandbox/persons                      everybody;  POST {"name", "language_code", "user_id"} makes one
    GET    /sandbox/persons/ID                   ?after=MESSAGE&wait=SECONDS: waits for something new from the bot;
                                                 {"person", "messages", "keyboard", "menu", "profile", "typing", "taps"}
    POST   /sandbox/persons/ID/ACT               ACT with its arguments as fields: start {payload}, send {text, reply_to},
                                                 edit {message_id, text}, delete {message_id}, tap {words, message_id},
                                                 send_file {name, data, caption, mime}, send_photo {data, caption},
                                                 send_voice {data, seconds}, send_sticker {emoji}, send_contact {phone},
                                                 send_location, send_poll {question, options}, send_album {files, caption},
                                                 block, unblock, delete_account, speak {language_code}; bytes in base64
    GET    /sandbox/files/FILE_ID                the bytes of a file somebody saw
    GET    /sandbox/groups                       all;  POST {"title", "members": [ID], "supergroup", "chat_id"} makes one
    GET    /sandbox/groups/CHAT                  as for a person
    POST   /sandbox/groups/CHAT/ACT              {"person": ID, …}: every act of a person's, and promote, promote_bot,
                                                 add_bot, remove_bot, migrate
    GET    /sandbox/requests                     ?method=…&last=N: what the bot asked, newest last;  DELETE forgets
    GET    /sandbox/faults                       what still waits;  POST {"kind", "method", "chat", "times", "retry_after",
                                                 "seconds", "description"} adds one;  DELETE: all is well again
    POST   /sandbox/flood                        {"overall", "per_chat", "burst", "per_group"} switches flood control on
"""

import argparse
import asyncio
import contextlib
import json
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from sandbox.telegram_body import parameters
from sandbox.telegram_check import Method, description
from sandbox.telegram_control import control_routes
from sandbox.telegram_editing import EDITING
from sandbox.telegram_errors import Json, Refusal, not_found
from sandbox.telegram_faults import Fault, Faults
from sandbox.telegram_files import LARGEST_UPLOAD
from sandbox.telegram_knowing import KNOWING
from sandbox.telegram_people import Group, Person
from sandbox.telegram_sending import SENDING
from sandbox.telegram_serving import serving
from sandbox.telegram_webhook import Webhook
from sandbox.telegram_world import Chat, User, World

HANDLERS = {**SENDING, **EDITING, **KNOWING}
_FLOOD_CONTROLLED = frozenset(SENDING) - {"sendChatAction"}
_ROOM_FOR_FIELDS = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """One request of the bot, and how it ended."""

    method: str
    params: Json = field(repr=False)
    status: int | None  #: None: it was cut or never answered
    description: str | None  #: of a refusal
    at: float  #: by the sandbox's clock
    seconds: float  #: how long it took

    @property
    def chat_id(self) -> int | None:
        """The chat it was about, if it named one by number."""
        return _chat_of(self.params)


class _Cut(Exception):
    """The connection is to break now."""


class BotApi:
    """One bot's Bot API and the world behind it."""

    def __init__(
        self,
        token: str = "123456:TEST-token_of-the-sandbox",
        *,
        name: str = "Consultation desk",
        username: str = "consultation_desk_bot",
        clock: Callable[[], float] = time.time,
        seed: int | None = None,
    ) -> None:
        self.token = token
        #: Where it answers, once it runs: `http://127.0.0.1:PORT`.
        self.url = ""
        bot = User(int(token.partition(":")[0]), name, is_bot=True, username=username)
        self.world = World(bot, clock, seed)
        self.webhook = Webhook(self.world, self._execute)
        self.requests: deque[Request] = deque(maxlen=100_000)
        self.persons: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self._server: uvicorn.Server | None = None
        self._closing = asyncio.Event()

    @property
    def faults(self) -> Faults:
        """What is to go wrong."""
        return self.world.faults

    @classmethod
    @contextlib.asynccontextmanager
    async def running(
        cls,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = "123456:TEST-token_of-the-sandbox",
        *,
        clock: Callable[[], float] = time.time,
        seed: int | None = None,
    ) -> AsyncIterator["BotApi"]:
        """Runs it in this event loop; with port 0 the system chooses one, and `url` tells which."""
        api = cls(token, clock=clock, seed=seed)
        async with serving(Starlette(routes=api.routes()), host, port) as (server, url):
            api.attach(server, url)
            try:
                yield api
            finally:
                await api.close()

    def routes(self) -> list[BaseRoute]:
        """Everything it answers, to be mounted at the root of an application; then call `attach`, and `close` at the end."""
        return [
            Route("/bot{token}/{method}", endpoint=_Endpoint(self._answer_method)),
            Route("/file/bot{token}/{path:path}", endpoint=_Endpoint(self._answer_file)),
            *control_routes(self),
        ]

    def attach(self, server: uvicorn.Server, url: str) -> None:
        """Tells which server it runs in: needed to cut connections, and for `url`."""
        self._server = server
        self.url = url

    async def close(self) -> None:
        """Lets everybody go who waits."""
        self._closing.set()
        self.world.updates.close()
        await self.webhook.close()

    def person(
        self,
        name: str = "Layla",
        language_code: str | None = "en",
        user_id: int | None = None,
        *,
        username: str | None = None,
    ) -> Person:
        """Makes a person with a private chat, or returns the one with that id."""
        if user_id is not None and user_id in self.persons:
            return self.persons[user_id]
        number = user_id if user_id is not None else self.world.random.randrange(100_000_000, 7_000_000_000)
        person = Person(self.world, User(number, name, username=username, language_code=language_code))
        self.persons[number] = person
        return person

    def group(
        self,
        title: str = "Secretariat",
        members: Iterable[Person] = (),
        *,
        supergroup: bool = False,
        chat_id: int | None = None,
        bot_is: str = "member",
    ) -> Group:
        """Makes a group which the bot is already in."""
        number = chat_id
        if number is None:
            number = -self.world.random.randrange(100_000_000, 900_000_000)
            number = number - 1_001_000_000_000 if supergroup else number
        chat = Chat(number, "supergroup" if supergroup else "group", title=title, bot_status=bot_is)
        chat.members = {each.id: each.user for each in members}
        group = self.groups[number] = Group(self.world, chat)
        return group

    async def _answer_method(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        given: Json = {}
        name = scope["path_params"]["method"]
        status: int | None = None
        refusal: Refusal | None = None
        try:
            method = self._method(scope["path_params"]["token"], name)
            name = method.name
            given = parameters(
                scope["query_string"], _header(scope, b"content-type"), await _body(scope, receive)
            )
            fault = self.faults.on_request(name, _chat_of(given))
            page = await self._before(fault, receive) if fault else None
            if page is not None:
                status = page.status
                await _send(send, page.status, page.html.encode(), b"text/html")
                return
            result = await self._run(method, given, receive)
            if fault and fault.kind == "cut-after":
                raise _Cut
            status = 200
            await _send(send, 200, _dumps({"ok": True, **result}))
        except Refusal as caught:
            refusal, status = caught, caught.status
            wait = (caught.parameters or {}).get("retry_after")
            await _send(send, caught.status, _dumps(caught.as_json()), retry_after=wait)
        except _Cut:
            await self._cut(scope, send)
        finally:
            words = refusal.description if refusal else None
            took = time.perf_counter() - began
            self.requests.append(Request(name, given, status, words, self.world.clock(), took))

    def _method(self, token: str, name: str) -> Method:
        if token != self.token:
            number, _, secret = token.partition(":")
            raise Refusal(401, "Unauthorized") if number.isdigit() and secret else not_found()
        method = description().method(name)
        if method is None:
            raise not_found("method not found")
        return method

    async def _run(self, method: Method, given: Json, receive: Receive) -> Json:
        read = method.read(given)
        if method.name == "getUpdates":
            return {"result": await self._get_updates(read, receive)}
        if method.name in self.webhook.methods:
            return await self.webhook.methods[method.name](read)
        return {"result": self._execute(method.name, read)}

    def _execute(self, name: str, read: Json) -> Any:
        handler = HANDLERS.get(name)
        if handler is None:
            raise Refusal(501, f"Not Implemented: the sandbox does not play {name}")
        if self.faults.flood is not None and name in _FLOOD_CONTROLLED:
            self.faults.check_flood(self.world.chat(read["chat_id"]).id, time.monotonic())
        return handler(self.world, read)

    async def _get_updates(self, read: Json, receive: Receive) -> list[Json]:
        poll = self.world.updates.poll(
            read.get("offset", 0), read.get("limit", 100), read.get("timeout", 0), read.get("allowed_updates")
        )
        if not read.get("timeout"):
            return await poll
        polling = asyncio.ensure_future(poll)
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            await asyncio.wait([polling, gone], return_when=asyncio.FIRST_COMPLETED)
            if not polling.done():
                raise _Cut
            return polling.result()
        finally:
            polling.cancel()
            gone.cancel()

    async def _before(self, fault: Fault, receive: Receive) -> "_Page | None":
        if fault.kind in ("hang", "slow"):
            waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(self._closing.wait())]
            if fault.kind == "hang":
                waits.append(asyncio.ensure_future(_disconnected(receive)))
            try:
                await asyncio.wait(waits, timeout=fault.seconds or None, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for each in waits:
                    each.cancel()
        if fault.kind in ("hang", "cut-before"):
            raise _Cut
        html = fault.page()
        if html is not None:
            return _Page(fault.status() or 502, html)
        if fault.status() is not None:
            raise fault.refusal()
        return None

    async def _answer_file(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        path = scope["path_params"]["path"]
        status: int | None = 200
        try:
            if scope["path_params"]["token"] != self.token:
                raise Refusal(401, "Unauthorized")
            fault = self.faults.on_request("download", None)
            page = await self._before(fault, receive) if fault else None
            if page is not None:
                status = page.status
                await _send(send, page.status, page.html.encode(), b"text/html")
                return
            await _send(send, 200, self.world.files.download(path), b"application/octet-stream")
        except Refusal as refusal:
            status = refusal.status
            await _send(send, refusal.status, _dumps(refusal.as_json()))
        except _Cut:
            status = None
            await self._cut(scope, send)
        finally:
            took = time.perf_counter() - began
            self.requests.append(Request("download", {"path": path}, status, None, self.world.clock(), took))

    async def _cut(self, scope: Scope, send: Send) -> None:
        """Breaks the connection without a byte of an answer; half an answer where the server is not known."""
        connections = self._server.server_state.connections if self._server else ()
        for each in connections:
            if getattr(each, "client", None) == tuple(scope["client"]) and each.transport is not None:
                each.transport.abort()
                return
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"100"),
            (b"connection", b"close"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"ok":', "more_body": True})


@dataclass(frozen=True, slots=True)
class _Page:
    status: int
    html: str


class _Endpoint:
    """A plain ASGI application: Starlette hands the request over without wrapping it."""

    def __init__(self, answer: Callable[[Scope, Receive, Send], Any]) -> None:
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope, receive, send)


def _chat_of(given: Json) -> int | None:
    value = given.get("chat_id")
    if isinstance(value, str):
        return int(value) if value.removeprefix("-").isdigit() else None
    return value if isinstance(value, int) else None


def _header(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope["headers"] if key == name), b"")


async def _body(scope: Scope, receive: Receive) -> bytes:
    if int(_header(scope, b"content-length") or 0) > LARGEST_UPLOAD + _ROOM_FOR_FIELDS:
        raise Refusal(413, "Request Entity Too Large")
    chunks = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Cut
        chunks.append(message.get("body", b""))
        if not message.get("more_body"):
            return chunks[0] if len(chunks) == 1 else b"".join(chunks)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _dumps(body: Json) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode()


async def _send(
    send: Send, status: int, body: bytes, kind: bytes = b"application/json", retry_after: int | None = None
) -> None:
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _run_alone(host: str, port: int, token: str) -> None:
    async with BotApi.running(host, port, token) as api:
        sys.stdout.write(json.dumps({"url": api.url, "token": api.token}) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Runs the stand-in until it is stopped; the first line of output is JSON with its address."""
    parser = argparse.ArgumentParser(description="A strict local stand-in for the Telegram Bot API.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default="123456:TEST-token_of-the-sandbox")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run_alone(options.host, options.port, options.token))


if __name__ == "__main__":
    main()
