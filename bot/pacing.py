"""Keeps within Telegram's rates: 30 messages a second in all, one a second per chat, 20 a minute per group.

Replies to what a person just wrote go out at once, in short bursts if need be, and are counted; everything else waits
for its turn behind them.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from intake.doors import TryLater

# Telegram counts 30 in any second, first and last included: 29 a second with half a token saved up never makes 31.
PER_SECOND = 29.0
_SAVED_UP = 0.5 / PER_SECOND
PER_CHAT = 1.0  #: seconds between two unasked messages to a person
PER_GROUP = 3.0  #: seconds between two messages to a group: 20 a minute
PATIENCE = 1.0  #: a longer wait is spent in the outbox, so that it holds up nobody
_REMEMBERED = 10_000  #: chats


class Pacing:
    """One clock for everything that one bot sends."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._free_at = 0.0  #: when the next unasked message may go
        self._chat_free_at: OrderedDict[str, float] = OrderedDict()

    def count(self, chat: str) -> None:
        """A reply goes out now: what is not urgent waits a little longer for it."""
        self._take(chat, self._clock())

    async def wait(self, chat: str) -> None:
        """Waits until an unasked message may go to that chat. Raises TryLater when that is more than a second away."""
        now = self._clock()
        free_at = max(self._free_at, self._chat_free_at.get(chat, 0.0))
        if free_at - now > PATIENCE:
            raise TryLater("waiting for Telegram's rate", after=free_at - now)
        self._take(chat, max(now, free_at))
        if free_at > now:
            await self._sleep(free_at - now)

    def _take(self, chat: str, at: float) -> None:
        self._free_at = max(self._free_at, at - _SAVED_UP) + 1 / PER_SECOND
        self._chat_free_at[chat] = max(at, self._chat_free_at.get(chat, 0.0)) + (
            PER_GROUP if chat.startswith("-") else PER_CHAT
        )
        self._chat_free_at.move_to_end(chat)
        if len(self._chat_free_at) > _REMEMBERED:
            self._chat_free_at.popitem(last=False)
