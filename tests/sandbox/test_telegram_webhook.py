"""The webhook: each chat in order, the secret, back-off, and the reply in the answer."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.telegram_server import BotApi
from sandbox.telegram_serving import serving
from tests.sandbox.telegram_asking import Bot, Json, a_person, asking
from tests.sandbox.test_telegram_updates import Clock


class Receiver:
    """A bot's end of a webhook: remembers what came, answers as told."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[Json] = []
        self.came = asyncio.Condition()
        self.secrets: list[str | None] = []
        self.at: list[float] = []
        self.answer: Callable[[Json], Response] = lambda update: Response()

    async def __call__(self, request: Request) -> Response:
        update = json.loads(await request.body())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.at.append(asyncio.get_running_loop().time())
        answer = self.answer(update)
        if answer.status_code == 200:
            self.got.append(update)
            async with self.came:
                self.came.notify_all()
        return answer

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]

    async def has(self, count: int) -> None:
        async with asyncio.timeout(5), self.came:
            await self.came.wait_for(lambda: len(self.got) >= count)


@asynccontextmanager
async def a_receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with serving(
        Starlette(routes=[Route("/hook", receiver.__call__, methods=["POST"])]), "127.0.0.1", 0
    ) as (_, url):
        receiver.url = f"{url}/hook"
        yield receiver


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running(seed=13) as running:
        running.webhook.first_back_off = 0.02
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with asking(api) as client:
        yield client


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with a_receiver() as running:
        yield running


async def test_updates_are_brought_with_the_secret(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    person = await a_person(api)
    await bot.ask("setWebhook", url=receiver.url, secret_token="A-b_1")
    await person.send("after")
    await receiver.has(2)
    assert receiver.texts() == ["/start", "after"]
    assert receiver.secrets == ["A-b_1"] * 2
    assert (await bot.ask("getWebhookInfo"))["pending_update_count"] == 0


async def test_one_chat_waits_for_its_answer_and_the_others_do_not(
    api: BotApi, bot: Bot, receiver: Receiver
) -> None:
    layla, omar = await a_person(api), await a_person(api, "Omar")
    refused = 3

    def answer(update: Json) -> Response:
        nonlocal refused
        if update["message"]["chat"]["id"] == layla.id and refused:
            refused -= 1
            return Response(status_code=500)
        return Response()

    receiver.answer = answer
    await bot.ask("setWebhook", url=receiver.url)
    await layla.send("L1")
    await layla.send("L2")
    await omar.send("O1")
    await receiver.has(5)
    assert receiver.texts() == ["/start", "O1", "/start", "L1", "L2"]
    info = await bot.ask("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_retry_after_is_honoured(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    person = await a_person(api)
    receiver.answer = lambda update: (
        Response(status_code=503, headers={"Retry-After": "1"}) if len(receiver.at) < 2 else Response()
    )
    await bot.ask("setWebhook", url=receiver.url)
    await receiver.has(1)
    assert receiver.at[1] - receiver.at[0] >= 0.95
    assert len(person.sees()) == 1


async def test_nobody_there_is_told_as_such(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    await a_person(api)
    await bot.ask("setWebhook", url="http://127.0.0.1:9/hook")
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := await bot.ask("getWebhookInfo")):
            pass
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await bot.ask("setWebhook", url=receiver.url)
    await receiver.has(1)


async def test_a_webhook_that_is_gone_for_a_day_is_dropped(receiver: Receiver) -> None:
    clock = Clock()
    receiver.answer = lambda update: Response(status_code=410)
    async with BotApi.running(clock=clock) as api, asking(api) as bot:
        api.webhook.first_back_off = 0.001
        await bot.ask("setWebhook", url=receiver.url)
        await a_person(api)
        async with asyncio.timeout(5):
            while "last_error_message" not in (info := await bot.ask("getWebhookInfo")):
                pass
            assert info["url"] == receiver.url
            clock.now += 23.5 * 3600
            while (await bot.ask("getWebhookInfo"))["url"]:
                pass


async def test_the_answer_may_carry_one_request(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    person = await a_person(api)
    receiver.answer = lambda update: JSONResponse(
        {"method": "sendMessage", "chat_id": person.id, "text": "by the way"}
    )
    await bot.ask("setWebhook", url=receiver.url)
    assert [each.text for each in await person.wait_for_reply(timeout=5)] == ["by the way"]


async def test_polling_and_a_webhook_exclude_each_other(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    polling = asyncio.create_task(bot.refusal("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    assert (await bot.try_("setWebhook", url=receiver.url))["description"] == "Webhook was set"
    assert await polling == "409 Conflict: terminated by setWebhook request"
    assert (await bot.try_("setWebhook", url=receiver.url))["description"] == "Webhook is already set"
    assert await bot.refusal("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    assert (await bot.try_("deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await bot.try_("deleteWebhook"))["description"] == "Webhook is already deleted"
    await a_person(api)
    assert len(await bot.updates()) == 1
    assert receiver.got == []


async def test_a_duplicate_is_brought_twice(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    api.faults.add("duplicate-update")
    await bot.ask("setWebhook", url=receiver.url)
    await a_person(api)
    await receiver.has(2)
    assert receiver.got[0] == receiver.got[1]


async def test_pending_updates_are_dropped_only_when_asked(api: BotApi, bot: Bot, receiver: Receiver) -> None:
    person = await a_person(api)
    await bot.ask("deleteWebhook", drop_pending_updates=False)
    assert api.world.updates.count() == 1
    await bot.ask("setWebhook", url=receiver.url, drop_pending_updates=True, allowed_updates=["message"])
    await person.block()
    await person.start()
    await receiver.has(1)
    assert (await bot.ask("getWebhookInfo"))["allowed_updates"] == ["message"]
    assert receiver.texts() == ["/start"]
