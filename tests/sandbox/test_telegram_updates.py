"""Updates: queued, polled, confirmed, forgotten."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from sandbox.telegram_server import BotApi
from sandbox.telegram_updates import WEEK
from tests.sandbox.telegram_asking import Bot, Json, a_person, asking, button, keyboard

CONFLICT = (
    "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
STALE = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


class Clock:
    """Time that goes when told to."""

    def __init__(self) -> None:
        self.now = 1_500_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[BotApi]:
    async with BotApi.running(clock=clock, seed=7) as running:
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with asking(api) as client:
        yield client


def texts(updates: list[Json]) -> list[str]:
    return [update[kind]["text"] for update in updates for kind in update if kind != "update_id"]


async def test_an_update_comes_again_until_its_offset_is_passed(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await person.send("one")
    first = await bot.updates(limit=1)
    both = await bot.updates(offset=first[0]["update_id"])
    assert texts(first) == ["/start"]
    assert texts(both) == ["/start", "one"]
    assert both[1]["update_id"] == both[0]["update_id"] + 1
    assert texts(await bot.updates(offset=both[1]["update_id"])) == ["one"]
    assert texts(await bot.updates(offset=both[1]["update_id"])) == ["one"]
    await person.send("two")
    assert texts(await bot.updates(offset=both[1]["update_id"] + 1)) == ["two"]


async def test_a_negative_offset_keeps_only_the_last(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await person.send("one")
    await person.send("two")
    assert texts(await bot.updates(offset=-1)) == ["two"]
    assert api.world.updates.count() == 1


async def test_update_ids_begin_anywhere_and_begin_anew_after_a_silent_week(
    api: BotApi, bot: Bot, clock: Clock
) -> None:
    person = await a_person(api)
    first = (await bot.updates())[0]["update_id"]
    assert first > 1
    assert not await bot.updates(offset=first + 1, timeout=0)
    clock.now += WEEK + 1
    await person.send("back")
    # The offset from before the week means nothing now; it must not swallow what is new.
    [update] = await bot.updates(offset=first + 2)
    assert update["update_id"] not in range(first, first + 10)
    assert update["message"]["text"] == "back"


async def test_a_long_poll_ends_when_something_comes(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    [start] = await bot.updates()
    polling = asyncio.create_task(bot.updates(offset=start["update_id"] + 1, timeout=50))
    await asyncio.sleep(0.05)
    assert not polling.done()
    await person.send("now")
    assert texts(await polling) == ["now"]


async def test_a_second_poller_ends_the_first_with_a_conflict(api: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.refusal("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot.updates(timeout=50, offset=1))
    assert await first == CONFLICT
    await a_person(api)
    assert texts(await second) == ["/start"]


async def test_a_poller_that_died_is_in_nobodys_way(api: BotApi, bot: Bot) -> None:
    polling = asyncio.create_task(bot.updates(timeout=50))
    await asyncio.sleep(0.05)
    polling.cancel()
    await a_person(api)
    assert texts(await bot.updates(timeout=5)) == ["/start"]


async def test_asking_the_same_in_a_circle_is_slowed(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await person.send("one")
    began = asyncio.get_running_loop().time()
    assert len(await bot.updates(offset=5)) == 2
    assert len(await bot.updates(offset=5)) == 1
    api.world.updates.repeat_slowed_to = 1
    api.world.updates.clear()
    assert await bot.updates(offset=5) == []
    assert asyncio.get_running_loop().time() - began >= 1


async def test_messages_wait_a_day_and_taps_150_seconds(api: BotApi, bot: Bot, clock: Clock) -> None:
    person = await a_person(api)
    await bot.ask("sendMessage", chat_id=person.id, text="?", reply_markup=keyboard([button()]))
    tap = await person.tap("Yes")
    assert tap is not None
    assert len(await bot.updates()) == 2
    clock.now += 151
    assert texts(await bot.updates()) == ["/start"]
    assert await bot.refusal("answerCallbackQuery", callback_query_id=tap.id) == STALE
    clock.now += 24 * 3600
    assert await bot.updates(offset=3, timeout=0) == []


async def test_a_tap_is_answered_once(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await bot.ask("sendMessage", chat_id=person.id, text="?", reply_markup=keyboard([button()]))
    tap = await person.tap("v1:yes")
    assert tap is not None
    query = (await bot.updates())[1]["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (tap.id, "v1:yes", person.id)
    assert query["message"]["text"] == "?"
    assert await bot.ask("answerCallbackQuery", callback_query_id=tap.id, text="سُجّل")
    assert tap.answer == {"text": "سُجّل"}
    assert await bot.refusal("answerCallbackQuery", callback_query_id=tap.id) == STALE


async def test_only_the_kinds_asked_for_are_queued_and_the_wish_is_remembered(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await bot.updates(offset=-1, allowed_updates=["message"])
    await person.block()
    ids = await person.send("one")
    await person.edit(ids[0], "two")
    assert [sorted(update) for update in await bot.updates()] == [["message", "update_id"]] * 2
    await bot.updates(offset=4, timeout=1, allowed_updates=[])
    await person.edit(ids[0], "three")
    assert "edited_message" in (await bot.updates())[-1]
