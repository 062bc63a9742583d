"""How one request is answered: token, method, parameters, faults, flood control, the method itself, the record."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from sandbox.telegram_body import parameters
from sandbox.telegram_check import Method, description
from sandbox.telegram_editing import EDITING
from sandbox.telegram_errors import Json, Refusal, not_found
from sandbox.telegram_faults import Fault, Faults
from sandbox.telegram_files import LARGEST_UPLOAD
from sandbox.telegram_knowing import KNOWING
from sandbox.telegram_sending import SENDING
from sandbox.telegram_webhook import Webhook
from sandbox.telegram_world import World

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


class Door:
    """The Bot API's side of the world: what a bot can ask over HTTP."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token
        self.webhook = Webhook(world, self._execute)
        self.requests: deque[Request] = deque(maxlen=100_000)
        #: The server it is answered by, needed to break connections.
        self.server: uvicorn.Server | None = None
        self._closing = asyncio.Event()

    @property
    def faults(self) -> Faults:
        """What is to go wrong."""
        return self.world.faults

    def routes(self) -> list[BaseRoute]:
        """The methods and the files."""
        return [
            Route("/bot{token}/{method}", endpoint=_Endpoint(self._answer_method)),
            Route("/file/bot{token}/{path:path}", endpoint=_Endpoint(self._answer_file)),
        ]

    async def close(self) -> None:
        """Lets everybody go who waits."""
        self._closing.set()
        self.world.updates.close()
        await self.webhook.close()

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
                await asyncio.wait(waits, timeout=fault.wait(), return_when=asyncio.FIRST_COMPLETED)
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
        connections = self.server.server_state.connections if self.server else ()
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

    def __init__(self, answer: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
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
