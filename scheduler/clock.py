"""The clock: a few fixed ticks on APScheduler, kept in memory; what is due is asked of the store, so no job can be lost."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

_log = structlog.get_logger("clock")


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that is done every so many seconds; a tick that is still at work is not begun again."""

    name: str
    seconds: float
    work: Callable[[], Awaitable[object]]


class Clock:
    """Runs ticks until it is stopped. UTC intervals only: no summer time, no cron."""

    def __init__(self, ticks: Sequence[Tick]) -> None:
        self._ticks = tuple(ticks)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        )

    def start(self) -> None:
        """Starts ticking in the running event loop; each tick comes at once and then at its interval."""
        for tick in self._ticks:
            self._scheduler.add_job(
                _run,
                "interval",
                seconds=tick.seconds,
                id=tick.name,
                args=[tick],
                next_run_time=datetime.now(UTC),
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Stops ticking; what is at work is left to end."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


async def _run(tick: Tick) -> None:
    try:
        await tick.work()
    except asyncio.CancelledError:
        return  # the clock was stopped; the library would log that as a fault, with a traceback
    except Exception as error:  # one bad tick must not end the ticking; the next one asks the store again
        _log.error("A tick failed.", tick=tick.name, error=type(error).__name__, reason=str(error))
