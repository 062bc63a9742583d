"""Keeps within Telegram's rates: 30 messages a second in all, one a second per chat, 20 a minute per group.

Replies to what a person just wrote go out at once, in short bursts if need be. Everything else gets a place in a
schedule; who is not due yet waits in the outbox, not here, so that a notice to thousands holds up no conversation.

Telegram counts a message at some moment between our call and its answer. So each one counts from the call until a second
after its answer, less what the fastest call takes: then no second of Telegram's can hold more than 30, however long calls
travel. (Of those in any second look at the one that was called last: all others were answered less than a second before.)
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from intake.doors import TryLater

LIMIT = 30  #: messages in any second (Bots FAQ, "broadcasting")
_SECOND = 1.002
_SPARED = 1  #: messages in any second that only a reply may be
_PER_SECOND = 29.0  #: places in the schedule: within 5 % of the limit
_PER_CHAT = 1.0  #: seconds between two unasked messages to a person
_PER_GROUP = 3.0  #: seconds between two messages to a group: 20 a minute
_WORTH_WAITING = 0.05  #: seconds; a longer wait is spent in the outbox
_REPLY_WAITS = 0.8  #: seconds at most, and only while something else takes all the room
_HANGS = 0.5  #: seconds; a call that takes longer does not hold up the others
_NO_ROOM = 0.01  #: seconds between looks while everything is under way
_FASTEST_OF = 100  #: calls among which the fastest is looked for
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
        self._under_way: dict[int, float] = {}  #: calls without an answer, and when they began
        self._calls = 0
        self._counted: deque[float] = (
            deque()
        )  #: the latest moments at which Telegram can have counted a message
        self._took: deque[float] = deque(maxlen=_FASTEST_OF)
        self._replies_waiting = 0
        self._unasked_at = float("-inf")
        self._next = float("-inf")  #: the next free place of the schedule
        self._due: OrderedDict[str, float] = OrderedDict()
        self._chat_free_at: OrderedDict[str, float] = OrderedDict()

    @asynccontextmanager
    async def reply(self, chat: str) -> AsyncIterator[None]:
        """Around the call that sends a reply, now. It gives way only to a full second of unasked messages, not for long."""
        waited = 0.0
        self._replies_waiting += 1
        try:
            while (
                (room_in := self._room_in()) > 0
                and self._clock() - self._unasked_at < _SECOND
                and waited < _REPLY_WAITS
            ):
                await self._sleep(room_in)
                waited += room_in
        finally:
            self._replies_waiting -= 1
        async with self._call(chat):
            yield

    @asynccontextmanager
    async def unasked(self, chat: str, key: str) -> AsyncIterator[None]:
        """Around the call that sends the message of that key. Raises TryLater when its place is not reached yet."""
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
            wait = self._room_in(_SPARED + self._replies_waiting)
        self._unasked_at = self._clock()
        async with self._call(chat):
            yield

    def _room_in(self, spared: int = 0) -> float:
        """Seconds until there is room within the limit, less what is spared."""
        now = self._clock()
        while self._counted and self._counted[0] + _SECOND <= now:
            self._counted.popleft()
        flying = sum(now - began < _HANGS for began in self._under_way.values())
        excess = flying + len(self._counted) + spared - LIMIT
        if excess < 0:
            return 0.0
        return self._counted[excess] + _SECOND - now if excess < len(self._counted) else _NO_ROOM

    @asynccontextmanager
    async def _call(self, chat: str) -> AsyncIterator[None]:
        began = self._clock()
        self._calls += 1
        call = self._calls
        self._under_way[call] = began
        _remember(self._chat_free_at, chat, began + (_PER_GROUP if chat.startswith("-") else _PER_CHAT))
        try:
            yield
        finally:
            del self._under_way[call]
            took = self._clock() - began
            self._took.append(took)
            counted = began + min(took, _HANGS) - min(self._took)
            self._counted.append(max(counted, self._counted[-1] if self._counted else counted))


def _remember(moments: OrderedDict[str, float], key: str, moment: float) -> None:
    moments[key] = moment
    moments.move_to_end(key)
    if len(moments) > _REMEMBERED:
        moments.popitem(last=False)
