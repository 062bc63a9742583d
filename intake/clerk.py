"""The clerk: takes arrivals one by one per address, has the door read them, and lays them on the desk."""

import asyncio
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog

from consultation.correspondence import Channel
from intake.desk import Desk
from intake.doors import Door, TryLater
from intake.lanes import Again, Lanes
from intake.postman import Postman
from store.arrivals import Kept, Sender
from store.database import StoreUnavailable
from store.ledger import Ledger
from store.writer import Writer

_log = structlog.get_logger("clerk")

_TRIES = 3  #: after so many failures a message is set aside for staff
_WIDTH = 16  #: addresses worked on at the same time; most of the time is spent fetching files
_PAGE = 200  #: arrivals taken from the store at a time, so that 50,000 waiting mails need no memory
_BYTES = 16_000_000  #: of such a page at most; a mail may have 40 MB
_HELD = 32_000_000  #: bytes of everything that was taken out, beyond which nothing more is
_PER_SENDER = 20  #: arrivals of one address taken out at a time, so that a flood leaves the others their turn
_LOOK_AT_ALL = timedelta(seconds=20)  #: between looks at everything that waits, not only at what is new
_LOOK_EVERY = 1.0  #: seconds between looks for arrivals that another process stored


class Clerk:
    """Works through what arrived. `put` is told of new arrivals; what it is not told of it finds in the store."""

    def __init__(
        self,
        writer: Writer,
        desk: Desk,
        doors: Mapping[Channel, Door],
        postman: Postman,
        clock: Callable[[], datetime],
    ) -> None:
        self._writer = writer
        self._desk = desk
        self._doors = doors
        self._postman = postman
        self._clock = clock
        self._lanes: Lanes[Kept] = Lanes(
            self._handle,
            lane=_sender,
            identity=lambda k: k.id,
            width=_WIDTH,
        )
        self._last = 0  #: the highest arrival seen
        self._look_again = clock()
        self._behind = True  #: more waits in the store than was taken out
        self._crowds: dict[Sender, _Crowd] = {}  #: senders of whom more waits than was taken out

    def put(self, kept: list[Kept]) -> None:
        """New arrivals, just committed."""
        # While older ones still lie in the store, newer ones must not overtake them: the store's order is kept.
        if self._behind or not kept:
            return
        if self._is_full or sum(len(k.arrival.raw) for k in kept) > _BYTES:
            self._behind = True
            return
        ids = [k.id for k in kept]
        if ids == list(range(self._last + 1, self._last + 1 + len(ids))):
            self._last = ids[-1]
        # Otherwise another process has stored something in between, which the next look takes out.
        self._take(kept)

    def _take(self, kept: list[Kept]) -> None:
        for k in kept:
            if k.arrival.channel not in self._doors:
                continue
            sender = _sender(k)
            theirs = self._lanes.waiting_in(sender)
            if len(theirs) >= _PER_SENDER and k.id not in self._lanes and sender not in self._crowds:
                self._crowds[sender] = _Crowd(theirs[-1].id)
            if crowd := self._crowds.get(sender):
                crowd.grew = True
            else:
                self._lanes.put([k])

    async def run(self) -> None:
        """Works until cancelled."""
        try:
            while True:
                try:
                    await self.look()
                except StoreUnavailable as error:
                    _log.error("The store does not answer; arrivals wait.", reason=str(error))
                await asyncio.sleep(0.05 if self._behind or self._crowds else _LOOK_EVERY)
        finally:
            self._behind = (
                True  # until it runs again, what comes is left in the store, for whoever serves now
            )
            self._crowds.clear()
            await self._lanes.close()

    async def look(self) -> int:
        """Takes the next arrivals out of the store; returns how many."""
        if self._is_full:
            return 0
        taken = await self._look_after_crowds()
        if not self._behind and (now := self._clock()) >= self._look_again:
            # Another process may have committed a lower number after a higher one.
            self._last, self._look_again = 0, now + _LOOK_AT_ALL
        last, but = self._last, list(self._crowds)
        page = await self._writer.do(
            lambda ledger: ledger.arrivals.waiting(_PAGE, last, but=but, most_bytes=_BYTES)
        )
        self._behind = bool(page)
        if page:
            self._last = max(self._last, *(k.id for k in page))
            self._take(page)
        return taken + len(page)

    async def _look_after_crowds(self) -> int:
        """Takes out the next of those of whom much waits, whose lanes are getting empty; returns how many."""
        taken = 0
        for sender, crowd in list(self._crowds.items()):
            if len(self._lanes.waiting_in(sender)) > _PER_SENDER // 2:
                continue
            crowd.grew = False
            page = await self._writer.do(partial(_next_of, sender, crowd.last))
            if page:
                crowd.last = page[-1].id
                self._lanes.put(page)
            elif not crowd.grew:
                del self._crowds[sender]
            taken += len(page)
        return taken

    @property
    def _is_full(self) -> bool:
        return self._lanes.is_full(_PAGE) or self._lanes.weighs(lambda k: len(k.arrival.raw)) > _HELD

    async def idle(self) -> None:
        """Returns when nothing waits any more (for tests and the demonstration)."""
        while await self.look() or len(self._lanes):
            await self._lanes.idle()

    async def _handle(self, kept: Kept) -> Again | None:
        arrival = kept.arrival
        try:
            inbound = await self._doors[arrival.channel].read(arrival)
            letters = await self._writer.do(lambda ledger: self._desk.receive(ledger, kept, inbound))
        except TryLater as error:
            delay = error.after or 5.0
            _log.info("A message has to wait.", arrival=kept.id, reason=error.reason, seconds=delay)
            return Again(delay)
        except StoreUnavailable as error:
            _log.error("The store does not answer; a message waits.", arrival=kept.id, reason=str(error))
            return Again(1.0)
        except (
            Exception
        ) as error:  # one message that breaks us must not stop the others: three tries, then staff
            return await self._failed(kept, error)
        self._postman.put(letters)
        return None

    async def _failed(self, kept: Kept, error: Exception) -> Again | None:
        # The text of an exception may hold words of the message, which are never logged; the store keeps them for staff.
        fault = "".join(traceback.format_exception(error))
        where = traceback.extract_tb(error.__traceback__)[-1:]
        _log.error(
            "A message could not be handled.",
            arrival=kept.id,
            channel=kept.arrival.channel.value,
            error=type(error).__name__,
            at=[f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in where],
        )
        try:
            tries = await self._writer.do(lambda ledger: ledger.arrivals.failed(kept.id, fault, None))
            if tries < _TRIES:
                return Again(0.5 * 4**tries)
            letters = await self._writer.do(lambda ledger: self._desk.set_aside(ledger, kept, self._clock()))
        except StoreUnavailable:
            return Again(1.0)
        _log.error(
            "A message was set aside after three tries; `intake retry` takes it up again.", arrival=kept.id
        )
        self._postman.put(letters)
        return None


@dataclass(slots=True)
class _Crowd:
    """One sender of whom more waits in the store than was taken out."""

    last: int  #: the highest arrival taken
    grew: bool = True  #: since the store was last asked for more of them


def _sender(kept: Kept) -> Sender:
    return (kept.arrival.channel, kept.arrival.address)


def _next_of(sender: Sender, last: int, ledger: Ledger) -> list[Kept]:
    return ledger.arrivals.waiting(_PER_SENDER, last, of=sender, most_bytes=_BYTES)
