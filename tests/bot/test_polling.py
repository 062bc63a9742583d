"""Long polling: stored first, confirmed after."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.client import Client
from bot.polling import Poller
from consultation.correspondence import Arrival, Channel
from consultation.errors import IntakeError
from sandbox.telegram_server import BotApi
from sandbox.telegram_serving import serving
from tests.bot.service import until

NOW = datetime(2017, 8, 1, tzinfo=UTC)
Keep = Callable[[Sequence[Arrival]], Awaitable[int]]


@contextlib.asynccontextmanager
async def polling(api: BotApi, keep: Keep) -> AsyncIterator[None]:
    client = Client(api.token, api.url)
    task = asyncio.create_task(Poller(client, "123456", keep, lambda: NOW).run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await client.close()


@pytest.mark.whole
async def test_what_cannot_be_stored_is_not_confirmed(api: BotApi) -> None:
    stored: list[Arrival] = []
    refused = 0

    async def keep(arrivals: Sequence[Arrival]) -> int:
        nonlocal refused
        if refused < 2:
            refused += 1
            assert api.world.updates.count() == 1
            raise IntakeError("the database does not answer")
        stored.extend(arrivals)
        return len(arrivals)

    ann = api.person("Ann")
    async with polling(api, keep):
        await ann.send("An answer.")
        await until(lambda: stored)
        await until(lambda: api.world.updates.count() == 0)

    (arrival,) = stored
    assert (arrival.channel, arrival.account, arrival.address) == (Channel.TELEGRAM, "123456", str(ann.id))
    assert (refused, arrival.received_at) == (2, NOW)
    assert "An answer." in arrival.raw.decode()


async def test_what_waited_comes_in_one_batch_that_is_stored_at_once(api: BotApi) -> None:
    batches: list[list[Arrival]] = []

    async def keep(arrivals: Sequence[Arrival]) -> int:
        batches.append(list(arrivals))
        return len(arrivals)

    ann = api.person("Ann")
    for number in range(30):
        await ann.send(f"{number}")
    async with polling(api, keep):
        await until(lambda: batches)

    assert [len(batch) for batch in batches] == [30]
    first = api.requests[0]
    assert first.method == "getUpdates"
    assert "offset" not in first.params
    assert (
        first.params["allowed_updates"] == '["message", "edited_message", "callback_query", "my_chat_member"]'
    )


@pytest.mark.whole
async def test_a_second_poller_is_told_in_the_log_and_polling_goes_on(api: BotApi) -> None:
    stored: list[Arrival] = []

    async def keep(arrivals: Sequence[Arrival]) -> int:
        stored.extend(arrivals)
        return len(arrivals)

    api.faults.add("409", method="getUpdates")
    ann = api.person("Ann")
    await ann.send("An answer.")
    async with polling(api, keep):
        await until(lambda: stored)

    assert len([request for request in api.requests if request.status == 409]) == 1


ONE, OTHER = (
    {"update_id": n, "message": {"message_id": n, "chat": {"id": 5, "type": "private"}}} for n in (8, 9)
)
NO_UPDATES: list[object] = [
    None,
    7,
    "8",
    [],
    {},
    {"message": {}},
    {"update_id": None},
    {"update_id": "9"},
    {"update_id": True},
]


@pytest.mark.parametrize(
    ("answers", "offsets"),
    [
        ([[ONE, *NO_UPDATES, OTHER, *NO_UPDATES]], [None, "10"]),
        ([NO_UPDATES, [ONE, OTHER]], [None, None, "10"]),
        ([{"update_id": "none"}, "what?", [ONE], [OTHER]], [None, None, None, "9", "10"]),
    ],
    ids=["among others", "nothing else", "no list at all"],
)
async def test_what_is_no_update_holds_up_no_other(
    answers: list[object], offsets: list[str | None], caplog: pytest.LogCaptureFixture
) -> None:
    stored: list[str] = []
    asked: list[str | None] = []

    async def get_updates(request: Request) -> JSONResponse:
        asked.append(parse_qs((await request.body()).decode()).get("offset", [None])[0])
        if len(asked) > len(answers):
            await asyncio.sleep(0.05)
        return JSONResponse(
            {"ok": True, "result": answers[len(asked) - 1] if len(asked) <= len(answers) else []}
        )

    async def keep(arrivals: Sequence[Arrival]) -> int:
        stored.extend(arrival.external_id for arrival in arrivals)
        return len(arrivals)

    routes = [Route("/bot1:t/getUpdates", get_updates, methods=["POST"])]
    async with serving(Starlette(routes=routes), "127.0.0.1", 0) as (_, url):
        client = Client("1:t", url)
        task = asyncio.create_task(Poller(client, "1", keep, lambda: NOW).run())
        await until(lambda: len(asked) == len(offsets))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await client.close()

    assert stored == ["8", "9"]
    assert asked[: len(offsets)] == offsets
    assert "passed over" in caplog.text
