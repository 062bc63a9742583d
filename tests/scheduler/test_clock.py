"""The clock ticks at its intervals, never twice at a time, and a tick that fails is followed by the next."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from consultation.definition import Reminders
from scheduler.clock import Clock, Tick
from scheduler.ticks import ticks
from tests.consultation.builders import CIRCULAR, IN_TIME
from tests.intake.at_work import ADoor, AtWork, an_office


async def _until(true: Callable[[], object], timeout: float = 5.0) -> None:
    end = asyncio.get_running_loop().time() + timeout
    while not true():
        assert asyncio.get_running_loop().time() < end, "this never became so"
        await asyncio.sleep(0.005)


async def test_a_tick_comes_at_once_and_then_at_its_interval() -> None:
    loop = asyncio.get_running_loop()
    moments: list[float] = []

    async def work() -> None:
        moments.append(loop.time())

    clock, began = Clock([Tick("t", 0.1, work)]), loop.time()
    clock.start()
    await _until(lambda: len(moments) >= 3)
    clock.stop()
    assert moments[0] - began < 0.5
    assert moments[2] - moments[0] >= 0.15
    seen = len(moments)
    await asyncio.sleep(0.25)
    assert len(moments) == seen
    clock.stop()  # a second time does nothing


async def test_a_tick_still_at_work_is_not_begun_again() -> None:
    running, most = 0, 0

    async def work() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.2)
        running -= 1

    clock = Clock([Tick("slow", 0.05, work)])
    clock.start()
    await asyncio.sleep(0.5)
    clock.stop()
    assert most == 1


async def test_a_tick_that_fails_says_so_and_stops_no_other() -> None:
    good: list[int] = []

    async def fails() -> None:
        raise ZeroDivisionError("on the third of the month")

    async def works() -> None:
        good.append(1)

    with capture_logs() as said:
        clock = Clock([Tick("bad", 0.05, fails), Tick("good", 0.05, works)])
        clock.start()
        await _until(lambda: len(good) >= 3)
        clock.stop()
    faults = [entry for entry in said if entry.get("tick") == "bad"]
    assert len(faults) >= 2  # it is tried again
    assert faults[0]["error"] == "ZeroDivisionError"


@pytest.mark.whole
async def test_a_reminder_goes_out_within_three_seconds_of_its_moment(tmp_path: Path) -> None:
    end = IN_TIME + timedelta(hours=1, seconds=1)
    work = AtWork(tmp_path, replace(CIRCULAR, deadline=end, reminders=Reminders((timedelta(hours=1),))))
    work.chats("en", "en", "yes", "Layla")
    loop = asyncio.get_running_loop()
    started = loop.time()
    door = ADoor()
    office = an_office(work, door)
    office.clock = lambda: IN_TIME + timedelta(seconds=loop.time() - started)
    running = asyncio.create_task(office.postman.run())
    clock = Clock(ticks(office))
    clock.start()
    await _until(lambda: any(letter.reason == "reminder" for letter in door.sent), 4.0)
    assert loop.time() - started >= 1
    clock.stop()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()
    work.database.close()
