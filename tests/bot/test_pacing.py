"""Telegram's rates, on a clock that only sleeping moves."""

import asyncio
import heapq
import random
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from bot.pacing import LIMIT, Pacing
from intake.doors import TryLater


class Time:
    """A clock whose hands are moved by sleeping."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def paced() -> tuple[Pacing, Time]:
    time = Time()
    return Pacing(time, time.sleep), time


async def send(pacing: Pacing, time: Time, chat: str, key: str) -> None:
    """As the outbox does: what is not due comes again when it is."""
    while True:
        try:
            async with pacing.unasked(chat, key):
                return
        except TryLater as later:
            time.now += later.after or 0.0


async def ask(pacing: Pacing, chat: str, key: str) -> None:
    async with pacing.unasked(chat, key):
        pass


async def reply(pacing: Pacing, chat: str) -> None:
    async with pacing.reply(chat):
        pass


def busiest_second(sent: list[float]) -> int:
    return max(sum(at <= other < at + 1 for other in sent) for at in sent)


async def test_a_notice_to_many_people_stays_within_thirty_a_second() -> None:
    pacing, time = paced()
    sent = []
    for number in range(300):
        await send(pacing, time, str(number), f"notice:{number}")
        sent.append(time.now)

    assert busiest_second(sent) <= LIMIT
    assert 299 / (sent[-1] - sent[0]) > 28.5


async def test_a_crowd_that_asks_at_once_is_given_places_in_a_row() -> None:
    pacing = Pacing(lambda: 1000.0, _at_once)  # everybody asks in the same instant
    places = []
    for number in range(30):
        try:
            await ask(pacing, str(number), f"notice:{number}")
        except TryLater as later:
            places.append(later.after or 0.0)

    assert places == sorted(places)
    assert places[0] > 0.05
    assert places[-1] == pytest.approx(29 / 29, rel=0.05)


async def test_who_comes_back_in_time_goes_out_without_another_wait() -> None:
    time = Time()
    pacing = Pacing(time, _at_once)
    for number in range(4):
        with pytest.raises(TryLater) if number > 1 else nullcontext():
            await ask(pacing, str(number), f"notice:{number}")
    time.now += 0.2
    before = time.now

    await ask(pacing, "3", "notice:3")

    assert time.now == before


async def test_replies_go_out_at_once_even_in_a_burst() -> None:
    pacing, time = paced()
    for number in range(200):
        await reply(pacing, str(number % 3))

    assert time.now == 1000.0


async def test_unasked_messages_leave_room_for_replies() -> None:
    pacing, _ = paced()
    for number in range(LIMIT):
        await reply(pacing, str(number))

    with pytest.raises(TryLater) as caught:
        await ask(pacing, "999", "notice:999")
    assert caught.value.after == pytest.approx(1.002)


async def test_with_a_notice_under_way_a_reply_waits_for_less_than_half_a_second() -> None:
    pacing, time = paced()
    sent = []
    longest = 0.0
    for number in range(200):
        await send(pacing, time, str(number), f"notice:{number}")
        sent.append(time.now)
        if number % 10 == 0:
            before = time.now
            await reply(pacing, f"p{number}")
            sent.append(time.now)
            longest = max(longest, time.now - before)

    assert longest < 0.5
    assert busiest_second(sent) <= LIMIT


async def test_however_long_calls_travel_no_second_of_the_other_side_has_more_than_thirty() -> None:
    chance = random.Random(5)
    time = Time()
    counted: list[float] = []
    sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    async def passes(seconds: float) -> None:
        """The hands of the clock are moved to whoever wakes up first."""
        wakes = asyncio.get_running_loop().create_future()
        heapq.heappush(sleepers, (time.now + seconds, len(counted) + id(wakes), wakes))
        await wakes

    pacing = Pacing(time, passes)

    async def call(number: int) -> None:
        """A sixth are replies. Telegram counts somewhere between the call and its answer."""
        place = pacing.unasked(f"{number}", f"n:{number}") if number % 6 else pacing.reply(f"{number}")
        try:
            async with place:
                await passes(0.02 + chance.expovariate(20))
                counted.append(time.now)
                await passes(0.02 + chance.expovariate(20))
        except TryLater as later:
            await passes(later.after or 0.0)
            await call(number)

    async def lane(numbers: Iterator[int]) -> None:
        for number in numbers:
            await call(number)

    numbers = iter(range(900))
    lanes = asyncio.gather(*(lane(numbers) for _ in range(8)))
    while not lanes.done():
        for _ in range(20):
            await asyncio.sleep(0)
        if sleepers:
            time.now, _, wakes = heapq.heappop(sleepers)
            wakes.set_result(None)

    assert len(counted) == 900
    assert busiest_second(sorted(counted)) <= LIMIT


async def test_a_second_unasked_message_to_a_chat_comes_a_second_later() -> None:
    pacing, _ = paced()
    await ask(pacing, "5", "a")

    with pytest.raises(TryLater) as caught:
        await ask(pacing, "5", "b")
    assert caught.value.after == pytest.approx(1.0)


async def test_a_group_gets_twenty_a_minute() -> None:
    pacing, time = paced()
    await ask(pacing, "-5", "a")

    with pytest.raises(TryLater) as caught:
        await ask(pacing, "-5", "b")
    assert caught.value.after == pytest.approx(3.0)

    await ask(pacing, "6", "c")  # nobody else waits for that
    assert time.now - 1000.0 < 0.1


async def _at_once(_: float) -> None:
    """Sleeping that takes no time."""
