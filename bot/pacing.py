"""Keeps within Telegram's rates: 30 messages a second in all, one a second per chat, 20 a minute per group.

Replies to what a person just wrote go out at once, in short bursts if need be. Everything else gets a place in a
schedule; who is not due yet waits in the outbox, not here, so that a notice to thousands holds up no conversation.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable

from intake.doors import TryLater

LIMIT = 30  #: messages in any second (Bots FAQ, "broadcasting")
# A little more than the second that Telegram looks at: some messages travel faster than others.
_SECOND = 1.01
_SPARED = (
    1  #: messages in any second that only a reply may be: 28.7 a second are left, within 5 % of the limit
)
_PER_SECOND = 29.0  #: places in the schedule
_PER_CHAT = 1.0  #: seconds between two unasked messages to a person
_PER_GROUP = 3.0  #: seconds between two messages to a group: 20 a minute
_WORTH_WAITING = 0.05  #: seconds; a longer wait is spent in the outbox
_REPLY_WAITS = 0.5  #: seconds at most, and only while something else takes all the room
_REMEMBERED = 20_000


class Pacing:
    """One clock for everything that one bot sends."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._sent: deque[float] = deque([float("-inf")] * LIMIT, maxlen=LIMIT)
        self._unasked_at = float("-inf")
        self._next = float("-inf")  #: the next free place of the schedule
        self._due: OrderedDict[str, float] = OrderedDict()
        self._chat_free_at: OrderedDict[str, float] = OrderedDict()

    async def reply(self, chat: str) -> None:
        """A reply goes out now. It gives way only to a full second of unasked messages, and not for long."""
        waited = 0.0
        while (
            (room_in := self._room_in()) > 0
            and self._clock() - self._unasked_at < _SECOND
            and waited + room_in <= _REPLY_WAITS
        ):
            await self._sleep(room_in)
            waited += room_in
        self._count(chat)

    async def unasked(self, chat: str, key: str) -> None:
        """Returns when the message of that key may go out. Raises TryLater when its place is not reached yet."""
        now = self._clock()
        due = self._due.pop(key, None)
        if due is None:
            if (free_at := self._chat_free_at.get(chat, now)) > now:
                raise TryLater("waiting for the chat's rate", after=free_at - now)
            due = self._next = max(self._next + 1 / _PER_SECOND, now)
        wait = max(due - now, self._room_in(_SPARED))
        if wait > _WORTH_WAITING:
            _remember(self._due, key, max(due, now + wait))
            raise TryLater("waiting for Telegram's rate", after=wait)
        while wait > 0:
            await self._sleep(wait)
            wait = self._room_in(_SPARED)
        self._unasked_at = self._clock()
        self._count(chat)

    def _room_in(self, spared: int = 0) -> float:
        """Seconds until there is room within the limit, less what is spared."""
        return self._sent[spared] + _SECOND - self._clock()

    def _count(self, chat: str) -> None:
        now = self._clock()
        self._sent.append(now)
        _remember(self._chat_free_at, chat, now + (_PER_GROUP if chat.startswith("-") else _PER_CHAT))


def _remember(moments: OrderedDict[str, float], key: str, moment: float) -> None:
    moments[key] = moment
    moments.move_to_end(key)
    if len(moments) > _REMEMBERED:
        moments.popitem(last=False)
