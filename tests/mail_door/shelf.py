"""A place for arrivals in tests of what brings them in: known ones are ignored, as the office does."""

import asyncio
from collections.abc import Sequence

from consultation.correspondence import Arrival
from consultation.errors import IntakeError


class Shelf:
    """Keeps arrivals in a list; `down` makes it fail as a store does, a closed `open` makes it wait."""

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []
        self.asked_to_keep = 0  #: counting those it knew
        self.down = False
        self.asked = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()

    async def keep(self, arrivals: Sequence[Arrival]) -> int:
        """As Office.keep."""
        self.asked.set()
        await self.open.wait()
        if self.down:
            raise IntakeError("The database does not answer.")
        known = {arrival.external_id for arrival in self.arrivals}
        new = {a.external_id: a for a in arrivals if a.external_id not in known}
        self.asked_to_keep += len(arrivals)
        self.arrivals += new.values()
        return len(new)

    async def has(self, count: int, within: float = 30.0) -> list[Arrival]:
        """The arrivals, as soon as there are so many; AssertionError when there are not in time."""
        until = asyncio.get_running_loop().time() + within
        while len(self.arrivals) < count:
            assert asyncio.get_running_loop().time() < until, f"{len(self.arrivals)} of {count} arrivals"
            await asyncio.sleep(0.01)
        return self.arrivals
