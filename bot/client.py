"""Our line to a Bot API server: python-telegram-bot's client, asked for raw results where an object would be thrown away."""

import logging
from collections.abc import Mapping
from typing import Any

from telegram import Bot

from bot.wire import Timeouts, request_to

TELEGRAM = "https://api.telegram.org"

_CALLS = (
    32  #: at once: eight letters under way, files that are fetched, presses that are answered, a menu or two
)
#: Telegram is slow at times, and a message given up too early goes out twice.
_TIMEOUTS = Timeouts(connect=10.0, read=20.0, write=20.0, media_write=120.0)


class Client:
    """The methods of one bot."""

    def __init__(self, token: str, api_url: str = TELEGRAM, file_url: str | None = None) -> None:
        _keep_the_token_out_of_logs()
        self._calls = request_to(api_url, _CALLS, _TIMEOUTS)
        self._polls = request_to(api_url, 1, _TIMEOUTS)
        self.bot = Bot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{(file_url or api_url).rstrip('/')}/file/bot",
            request=self._calls,
            get_updates_request=self._polls,
        )

    async def call(
        self, method: str, parameters: Mapping[str, Any], *, read_timeout: float = _TIMEOUTS.read
    ) -> Any:
        """Calls a method of the Bot API; the raw result. Raises telegram.error.TelegramError."""
        # The doubled underscore is nothing on the wire. Without it PTB warns that it has a method for this, which would
        # build and check an object for every message that we send.
        doubled = "".join(f"__{letter.lower()}" if letter.isupper() else letter for letter in method)
        return await self.bot.do_api_request(doubled, dict(parameters), read_timeout=read_timeout)

    async def close(self) -> None:
        """Hangs up."""
        await self._calls.shutdown()
        await self._polls.shutdown()


def _keep_the_token_out_of_logs() -> None:
    """These libraries log addresses, and the address of a call holds the token."""
    for name in ("httpx", "httpcore", "telegram"):
        logger = logging.getLogger(name)
        logger.setLevel(max(logging.WARNING, logger.level))
