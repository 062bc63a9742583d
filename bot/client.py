"""Our line to a Bot API server: python-telegram-bot's client, asked for raw results where an object would be thrown away."""

import logging
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

TELEGRAM = "https://api.telegram.org"

_SENDERS = 8  #: letters under way at once (intake.postman)
_DOWNLOADS = 8
_PRESSES = 8
_READ = (
    20.0  #: seconds for an answer; Telegram is slow at times, and a message given up too early goes out twice
)
_MEDIA_WRITE = 120.0


class Client:
    """The methods of one bot."""

    def __init__(self, token: str, api_url: str = TELEGRAM, file_url: str | None = None) -> None:
        _keep_the_token_out_of_logs()
        self._calls = _request(_SENDERS + _DOWNLOADS + _PRESSES)
        self._polls = _request(1)
        self.bot = Bot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{(file_url or api_url).rstrip('/')}/file/bot",
            request=self._calls,
            get_updates_request=self._polls,
        )

    async def call(self, method: str, parameters: Mapping[str, Any], *, read_timeout: float = _READ) -> Any:
        """Calls a method of the Bot API; the raw result. Raises telegram.error.TelegramError."""
        # The doubled underscore is nothing on the wire. Without it PTB warns that it has a method for this, which would
        # build and check an object for every message that we send.
        doubled = "".join(f"__{letter.lower()}" if letter.isupper() else letter for letter in method)
        return await self.bot.do_api_request(doubled, dict(parameters), read_timeout=read_timeout)

    async def __aenter__(self) -> Self:
        await self._calls.initialize()
        await self._polls.initialize()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Hangs up."""
        await self._calls.shutdown()
        await self._polls.shutdown()


def _request(connections: int) -> BaseRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=_READ,
        write_timeout=_READ,
        connect_timeout=10.0,
        pool_timeout=_READ,
        media_write_timeout=_MEDIA_WRITE,
    )


def _keep_the_token_out_of_logs() -> None:
    """Both libraries log addresses, and the address of a call holds the token."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger(name).level))
