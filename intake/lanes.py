"""Order per address, parallel across addresses: how both what arrives and what goes out is worked through."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")
_REMEMBERED = 20_000  #: items done with that are still known, far more than one look takes out


@dataclass(frozen=True, slots=True)
class Again:
    """The item stays first in its lane and is tried again after so many seconds."""

    after: float


class Lanes(Generic[_T]):
    """Works items one by one within a lane, at most `width` lanes at a time.

    `work` returns None when the item is done with, or Again. An item is known by its identity: the same one put twice
    while it waits is worked once, and with `remember` also when it is put again soon after it was done with.
    """

    def __init__(
        self,
        work: Callable[[_T], Awaitable[Again | None]],
        *,
        lane: Callable[[_T], Hashable],
        identity: Callable[[_T], int],
        width: int,
        remember: bool = False,
    ) -> None:
        self._work = work
        self._lane = lane
        self._identity = identity
        self._slots = asyncio.Semaphore(width)
        self._queues: dict[Hashable, deque[_T]] = {}
        self._workers: dict[Hashable, asyncio.Task[None]] = {}
        self._known: set[int] = set()
        # A look into the store may have begun before an item was done with and end after it: such an item is not new.
        self._done: deque[int] = deque()
        self._done_set: set[int] = set()
        self._remember = remember
        self._busy: set[asyncio.Task[None]] = set()
        self._resting: set[Hashable] = set()  #: lanes whose first item is tried again later
        self._closing = False

    def __len__(self) -> int:
        return len(self._known)

    def is_full(self, most: int) -> bool:
        """Whether more than so many items are on their way; those behind one that has to wait do not count, up to ten times as many."""
        if len(self._known) <= most or len(self._known) > 10 * most:
            return len(self._known) > most
        return sum(len(queue) for lane, queue in self._queues.items() if lane not in self._resting) > most

    def __contains__(self, identity: int) -> bool:
        return identity in self._known or identity in self._done_set

    def waiting_in(self, lane: Hashable) -> Sequence[_T]:
        """What has not been done with in a lane, first come first."""
        return self._queues.get(lane, ())

    def weighs(self, of: Callable[[_T], int]) -> int:
        """The sum of something over all items that are not done with."""
        return sum(of(item) for queue in self._queues.values() for item in queue)

    def put(self, items: Iterable[_T]) -> None:
        """Adds items at the end of their lanes."""
        for item in items:
            identity = self._identity(item)
            if identity in self._known or identity in self._done_set:
                continue
            self._known.add(identity)
            lane = self._lane(item)
            queue = self._queues.get(lane)
            if queue is None:
                queue = self._queues[lane] = deque()
                self._workers[lane] = asyncio.create_task(self._run(lane, queue))
            queue.append(item)

    def drop(self, lane: Hashable, unwanted: Callable[[_T], bool]) -> None:
        """Takes items out that nobody has begun to work on."""
        queue = self._queues.get(lane)
        if queue is None or len(queue) < 2:
            return
        first, *others = queue
        kept = [item for item in others if not unwanted(item)]
        self._known.difference_update(self._identity(item) for item in others if unwanted(item))
        queue.clear()
        queue.extend([first, *kept])

    async def idle(self) -> None:
        """Returns when every lane is empty."""
        while self._workers:
            await asyncio.wait(list(self._workers.values()))

    async def close(self, patience: float = 3.0) -> None:
        """Stops. What is being worked on may end, for so many seconds; what waits stays where it came from.

        Afterwards the lanes are empty and may be used again: who lost the serving lock may get it back.
        """
        self._closing = True
        for worker in set(self._workers.values()) - self._busy:
            worker.cancel()
        if self._busy:
            await asyncio.wait(set(self._busy), timeout=patience)
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        # A worker cancelled before its first step never came to tidy up.
        self._queues.clear()
        self._workers.clear()
        self._known.clear()
        self._resting.clear()
        self._closing = False

    async def _work_on(self, item: _T) -> Again | None:
        worker = asyncio.current_task()
        assert worker is not None
        self._busy.add(worker)
        try:
            return await self._work(item)
        finally:
            self._busy.discard(worker)

    def _finish(self, identity: int) -> None:
        self._known.discard(identity)
        if not self._remember:
            return
        self._done.append(identity)
        self._done_set.add(identity)
        if len(self._done) > _REMEMBERED:
            self._done_set.discard(self._done.popleft())

    async def _run(self, lane: Hashable, queue: deque[_T]) -> None:
        try:
            while queue and not self._closing:
                item = queue[0]
                async with self._slots:
                    outcome = await self._work_on(item)
                if outcome is not None:
                    self._resting.add(lane)
                    await asyncio.sleep(outcome.after)
                    self._resting.discard(lane)
                    continue
                queue.popleft()
                self._finish(self._identity(item))
        finally:
            self._known.difference_update(self._identity(item) for item in queue)
            self._resting.discard(lane)
            del self._queues[lane], self._workers[lane]
