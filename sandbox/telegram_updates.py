"""Updates on their way to the bot: queued, confirmed by offset, forgotten when too old.

Numbers begin anywhere and begin anew after a week of silence, as Telegram's do. Nothing is dropped before the bot confirmed it
or before its time: a day for messages, 150 seconds for callback queries.
"""

import asyncio
import itertools
import math
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.telegram_errors import Json, conflict

UPDATE_LIVES = 24 * 3600.0
CALLBACK_LIVES = 150.0
WEEK = 7 * 24 * 3600.0
LONGEST_POLL = 50

BY_ANOTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
BY_A_WEBHOOK = "terminated by setWebhook request"

#: Left out unless the bot asks for them.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Pending:
    """One update that the bot has not confirmed."""

    update_id: int
    chat_id: int | None
    body: Json
    until: float
    again: int = 0  #: how often it will be delivered once more after it was confirmed
    delivered: bool = False


class Updates:
    """The one queue of a bot, whichever way it is emptied."""

    def __init__(self, clock: Callable[[], float], seed: int | None = None) -> None:
        self._clock = clock
        self._random = random.Random(seed)
        self._next_id = self._anywhere()
        self._last_at = clock()
        self._pending: deque[Pending] = deque()
        self._soonest = math.inf  # when the first of them is too old
        self._allowed: frozenset[str] | None = None
        self._poller: asyncio.Future[str | None] | None = None
        self._polled_offset: int | None = None
        self._polled_at = 0.0
        self._closed = False
        self.webhook_is_set = False
        #: How long an empty poll takes at least when the last one asked for the same offset a moment ago.
        self.repeat_slowed_to = 3
        #: Called with each new update, by the webhook.
        self.on_new: Callable[[], None] = lambda: None

    def put(self, kind: str, payload: Json, chat_id: int | None, *, again: int = 0) -> int | None:
        """Queues one update and returns its number, or None when the bot did not ask for this kind."""
        if (kind in NOT_BY_DEFAULT) if self._allowed is None else (kind not in self._allowed):
            return None
        now = self._clock()
        if not self._pending and now - self._last_at > WEEK:
            self._next_id = self._anywhere()
        self._last_at = now
        update_id = self._next_id
        self._next_id += 1
        lives = CALLBACK_LIVES if kind == "callback_query" else UPDATE_LIVES
        self._pending.append(
            Pending(update_id, chat_id, {"update_id": update_id, kind: payload}, now + lives, again)
        )
        self._soonest = min(self._soonest, now + lives)
        self._wake()
        self.on_new()
        return update_id

    def jump(self) -> None:
        """The next update gets a number that has nothing to do with the last, as after a week of silence."""
        self._next_id = self._anywhere()

    def allow(self, kinds: list[str] | None) -> None:
        """Remembers which kinds the bot wants; an empty list is the default, None leaves things as they are."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    @property
    def allowed(self) -> list[str] | None:
        """The kinds asked for, as getWebhookInfo tells them."""
        return None if self._allowed is None else sorted(self._allowed)

    def pending(self) -> list[Pending]:
        """What waits, without what is too old."""
        self._forget_old()
        return list(self._pending)

    def count(self) -> int:
        """How many wait."""
        return len(self._pending)

    def confirm(self, update: Pending) -> None:
        """The bot has it: forget it, unless it is to come once more."""
        if update.again > 0:
            update.again -= 1
            update.delivered = False
        else:
            self._pending.remove(update)

    def clear(self) -> None:
        """Forgets all (`drop_pending_updates`)."""
        self._pending.clear()

    async def poll(self, offset: int, limit: int, timeout: int, allowed: list[str] | None) -> list[Json]:
        """getUpdates. Refuses beside a webhook; a newer poller ends an older one with 409."""
        if self.webhook_is_set:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self.end_poll(BY_ANOTHER_POLL)
        self.allow(allowed)
        limit = limit if 1 <= limit <= 100 else 100
        timeout = max(0, min(timeout, LONGEST_POLL))
        now = asyncio.get_running_loop().time()
        if offset == self._polled_offset:
            # A bot that asks the same in a circle is slowed, and given one update in case the last answer choked it.
            if now < self._polled_at + self.repeat_slowed_to:
                timeout = max(timeout, self.repeat_slowed_to)
            if now < self._polled_at + 0.5:
                limit = 1
        self._polled_offset, self._polled_at = offset, now
        self._forget_before(offset)
        if not self._pending and timeout and not self._closed:
            await self._wait(timeout)
        return self._chosen(limit)

    def end_poll(self, why: str | None) -> None:
        """Lets a waiting poller go: with 409 and these words, or with an empty list."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(why)
        self._poller = None

    def close(self) -> None:
        """The server stops: nobody waits any longer."""
        self._closed = True
        self.end_poll(None)

    async def _wait(self, timeout: float) -> None:
        self._poller = poller = asyncio.get_running_loop().create_future()
        try:
            done, _ = await asyncio.wait([poller], timeout=timeout)
        finally:
            if self._poller is poller:
                self._poller = None
        words = poller.result() if done else None
        if words is not None:
            raise conflict(words)

    def _wake(self) -> None:
        self.end_poll(None)

    def _forget_before(self, offset: int) -> None:
        self._forget_old()
        if offset < 0:
            for each in list(self._pending)[:offset]:
                self._pending.remove(each)
        elif (
            offset <= self._next_id
        ):  # a larger one is from before the numbers began anew: Telegram overlooks it
            given = list(itertools.takewhile(lambda each: each.delivered, self._pending))
            for each in given:
                if each.update_id < offset:
                    self.confirm(each)

    def _forget_old(self) -> None:
        now = self._clock()
        if now > self._soonest:
            self._pending = deque(each for each in self._pending if each.until >= now)
            self._soonest = min((each.until for each in self._pending), default=math.inf)

    def _chosen(self, limit: int) -> list[Json]:
        chosen = list(itertools.islice(self._pending, limit))
        for each in chosen:
            each.delivered = True
        return [each.body for each in chosen]

    def _anywhere(self) -> int:
        return self._random.randrange(100_000_000, 900_000_000)
