"""The small web side of `serve`: /healthz, Telegram's webhook, and nothing personal."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from app.settings import Listen
from consultation.errors import IntakeError


class CannotListen(IntakeError):
    """A port is taken, or may not be listened on."""


Health = Callable[[], dict[str, Any]]


def health_route(health: Health) -> Route:
    """`/healthz`: 200 while the store answers, 503 otherwise; the body says how each part is."""

    async def answer(_request: Request) -> Response:
        state = health()
        return JSONResponse(
            state, 503 if state["status"] == "trouble" else 200, {"Cache-Control": "no-store"}
        )

    return Route("/healthz", answer)


@asynccontextmanager
async def serving(where: Listen, routes: Sequence[BaseRoute]) -> AsyncIterator[int]:
    """Serves until the block ends; gives the port. Raises CannotListen."""
    config = uvicorn.Config(
        Starlette(routes=list(routes)), where.host, where.port, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=2
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    try:
        while not server.started:
            if task.done():
                raise CannotListen(f"Nothing can listen at {where}: is the port taken?") from task.exception()
            await asyncio.sleep(0.005)
        yield int(server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = True
        with contextlib.suppress(SystemExit):
            await task


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the service's own affair."""
        yield
