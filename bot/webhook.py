"""The other way to get updates: Telegram calls us, and waits in order until the message is stored.

Telegram honours Retry-After, so "503, later" while the store is down is safe: nothing is dropped for a day.
"""

import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import reading
from bot.polling import arrival
from consultation.correspondence import Arrival
from consultation.errors import IntakeError

log = logging.getLogger(__name__)

LONGEST = 1024 * 1024  #: bytes of one update; real ones are a few thousand
_RETRY_AFTER = 10  #: seconds
_HEADER = "x-telegram-bot-api-secret-token"

Keep = Callable[[Sequence[Arrival]], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram calls. The path is the one of the URL and holds no secret: paths end up in logs."""

    url: str
    secret: str = field(default="", repr=False)  #: up to 256 of A-Z a-z 0-9 _ - ; empty: made from the token

    @property
    def path(self) -> str:
        """The path that we answer under."""
        return urlsplit(self.url).path or "/"

    def secret_for(self, token: str) -> str:
        """What Telegram has to show with each call; the same in every process without being told."""
        return self.secret or hmac.new(token.encode(), b"webhook secret", hashlib.sha256).hexdigest()


def route(webhook: Webhook, secret: str, account: str, keep: Keep, clock: Callable[[], datetime]) -> Route:
    """The route that takes updates."""

    async def take(request: Request) -> Response:
        shown = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return PlainTextResponse("who are you?", 401)
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return PlainTextResponse("application/json only", 415)
        raw = await _body(request)
        if raw is None:
            return PlainTextResponse("too large", 413)
        try:
            update = reading.update_in(raw)
        except ValueError:
            return PlainTextResponse("no update", 400)
        try:
            await keep([arrival(update, raw, account, clock())])
        except IntakeError as error:
            log.error("a message from Telegram cannot be stored, Telegram is asked to wait: %s", error)
            return PlainTextResponse("later", 503, {"Retry-After": str(_RETRY_AFTER)})
        return Response(status_code=200)

    return Route(webhook.path, take, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is longer than any update."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return None
    return bytes(body)
