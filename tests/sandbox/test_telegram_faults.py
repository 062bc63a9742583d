"""Everything that goes wrong on request does so, and no oftener."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.telegram_faults import REQUEST_KINDS, UPDATE_KINDS, FloodLimits
from sandbox.telegram_server import BotApi
from tests.sandbox.telegram_asking import Bot, a_person, asking, button, keyboard


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running(seed=11) as running:
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with asking(api) as client:
        yield client


async def test_429_names_the_seconds_in_words_number_and_header(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    api.faults.add("429", method="sendMessage", retry_after=222)
    path = f"/bot{api.token}/sendMessage"
    answer = await bot.client.post(path, json={"chat_id": person.id, "text": "x"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "222"
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 222",
        "parameters": {"retry_after": 222},
    }
    await bot.ask("sendMessage", chat_id=person.id, text="x")


@pytest.mark.parametrize("status", ["502", "503", "504"])
async def test_a_gateway_answers_with_a_page(api: BotApi, bot: Bot, status: str) -> None:
    api.faults.add(status)
    answer = await bot.client.get(f"/bot{api.token}/getMe")
    assert answer.status_code == int(status)
    assert answer.headers["content-type"] == "text/html"
    assert answer.text.startswith(f"<html>\r\n<head><title>{status} ")


@pytest.mark.parametrize("status", ["400", "401", "403", "404", "409", "413", "500"])
async def test_a_refusal_is_json(api: BotApi, bot: Bot, status: str) -> None:
    api.faults.add(status, description="told so")
    assert await bot.refusal("getMe") == f"{status} told so"


async def test_a_fault_befalls_only_its_method_and_chat_and_only_so_often(api: BotApi, bot: Bot) -> None:
    layla, omar = await a_person(api), await a_person(api, "Omar")
    fault = api.faults.add("500", method="sendMessage", chat=layla.id, times=2)
    await bot.ask("getMe")
    await bot.ask("sendMessage", chat_id=omar.id, text="x")
    for _ in range(2):
        await bot.refusal("sendMessage", chat_id=layla.id, text="x")
    await bot.ask("sendMessage", chat_id=layla.id, text="x")
    assert fault.happened == 2
    assert api.faults.waiting() == []


async def test_there_is_no_fault_of_another_name(api: BotApi) -> None:
    with pytest.raises(ValueError, match="no fault 'flood'"):
        api.faults.add("flood")


@pytest.mark.parametrize(("kind", "stored"), [("cut-before", 0), ("cut-after", 1)])
async def test_a_cut_connection_gives_no_byte_of_an_answer(
    api: BotApi, bot: Bot, kind: str, stored: int
) -> None:
    person = await a_person(api)
    api.faults.add(kind, method="sendMessage")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await bot.ask("sendMessage", chat_id=person.id, text="x")
    assert len(person.sees_from_bot()) == stored
    assert [(each.method, each.status) for each in api.requests] == [("sendMessage", None)]
    await bot.ask("sendMessage", chat_id=person.id, text="y")


async def test_a_hanging_request_does_nothing_and_ends_with_the_client(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    api.faults.add("hang")
    with pytest.raises(httpx.ReadTimeout):
        await bot.client.post(
            f"/bot{api.token}/sendMessage", json={"chat_id": person.id, "text": "x"}, timeout=0.05
        )
    await bot.ask("sendMessage", chat_id=person.id, text="y")
    assert [each.text for each in person.sees_from_bot()] == ["y"]


async def test_a_slow_reply_comes_after_its_time_and_others_do_not_wait(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    api.faults.add("slow", seconds=0.2)
    slow = asyncio.create_task(bot.ask("sendMessage", chat_id=person.id, text="slow"))
    await asyncio.sleep(0.02)
    await bot.ask("sendMessage", chat_id=person.id, text="quick")
    await slow
    assert [each.text for each in person.sees_from_bot()] == ["quick", "slow"]


async def test_the_same_update_comes_twice(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    api.world.updates.repeat_slowed_to = 0
    api.faults.add("duplicate-update")
    await person.send("twice")
    updates = await bot.updates()
    again = await bot.updates(offset=updates[-1]["update_id"] + 1)
    assert again == [updates[-1]]
    assert await bot.updates(offset=updates[-1]["update_id"] + 1, timeout=0) == []


async def test_an_edit_overtakes_its_message(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    api.faults.add("late-original", chat=person.id)
    [number] = await person.send("first")
    await person.send("between")
    await person.edit(number, "second")
    told = [
        (kind, each[kind]["text"]) for each in await bot.updates() for kind in each if kind != "update_id"
    ]
    assert told[1:] == [("message", "between"), ("edited_message", "second"), ("message", "first")]


async def test_what_was_kept_back_comes_when_all_is_well_again(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    api.faults.add("late-original")
    await person.send("first")
    api.faults.clear()
    assert (await bot.updates())[-1]["message"]["text"] == "first"


async def test_taps_can_be_lost(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await bot.ask("sendMessage", chat_id=person.id, text="?", reply_markup=keyboard([button()]))
    api.faults.add("lose-callbacks", times=None)
    await person.tap("Yes")
    await person.tap("Yes")
    api.faults.clear()
    await person.tap("Yes")
    assert sum("callback_query" in each for each in await bot.updates()) == 1


async def test_flood_control_counts_all_chats_and_each(api: BotApi, bot: Bot) -> None:
    people = [await a_person(api, f"P{number}") for number in range(6)]
    api.faults.flood = FloodLimits(overall=4, per_chat=1, burst=2)
    layla = people[0].id
    for _ in range(2):
        await bot.ask("sendMessage", chat_id=layla, text="x")
    assert await bot.refusal("sendMessage", chat_id=layla, text="x") == "429 Too Many Requests: retry after 2"
    await bot.ask("sendChatAction", chat_id=layla, action="typing")
    for each in people[1:3]:
        await bot.ask("sendMessage", chat_id=each.id, text="x")
    assert (
        await bot.refusal("sendMessage", chat_id=people[3].id, text="x")
        == "429 Too Many Requests: retry after 1"
    )
    assert api.faults.flooded == 2
    await asyncio.sleep(1.01)
    await bot.ask("sendMessage", chat_id=people[3].id, text="x")


async def test_a_group_takes_twenty_a_minute(api: BotApi, bot: Bot) -> None:
    group = api.group(members=[await a_person(api)])
    api.faults.flood = FloodLimits()
    for _ in range(20):
        await bot.ask("sendMessage", chat_id=group.chat.id, text="x")
    words = await bot.refusal("sendMessage", chat_id=group.chat.id, text="x")
    assert words in ("429 Too Many Requests: retry after 60", "429 Too Many Requests: retry after 59")


async def test_every_kind_of_fault_says_what_it_does() -> None:
    assert all(words for words in {**REQUEST_KINDS, **UPDATE_KINDS}.values())


async def test_every_request_is_recorded_with_its_end(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await bot.ask("sendMessage", chat_id=person.id, text="x")
    await bot.refusal("sendMessage", chat_id=1, text="x")
    first, second = api.requests
    assert (first.method, first.status, first.chat_id, first.params["text"]) == (
        "sendMessage",
        200,
        person.id,
        "x",
    )
    assert (second.status, second.description) == (400, "Bad Request: chat not found")
