"""The small web side of `serve`: /healthz, Telegram's webhook, and nothing personal."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.settings import Listen
from consultation.errors import IntakeError


class CannotListen(IntakeError):
    """A port is taken, or may not be listened on."""


Health = Callable[[], dict[str, Any]]


def new_site(health: Health) -> Starlette:
    """The web side: `/healthz` from the first moment, other pages are added once there is something to show.

    /healthz answers 200 while the store answers, 503 otherwise; the body says how each part is.
    """

    async def answer(_request: Request) -> Response:
        state = health()
        code = 503 if state["status"] == "trouble" else 200
        return JSONResponse(state, code, {"Cache-Control": "no-store"})

    return Starlette(routes=[Route("/healthz", answer)])


@asynccontextmanager
async def serving(where: Listen, app: Starlette) -> AsyncIterator[int]:
    """Serves until the block ends; gives the port. Raises CannotListen."""
    # Bound here: uvicorn would end the whole process, with a line of its own, when the port is taken.
    try:
        listener = socket.create_server(
            (where.host, where.port),
            family=socket.AF_INET6 if ":" in where.host else socket.AF_INET,
            backlog=2048,
        )
    except OSError as error:
        raise CannotListen(f"Nothing can listen at {where}: {error.strerror or error}") from error
    listener.setblocking(False)
    config = uvicorn.Config(
        app, where.host, where.port, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=2
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        while not server.started:
            if task.done():
                await task
            await asyncio.sleep(0.005)
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        await task


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the service's own affair."""
        yield
