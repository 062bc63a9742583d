"""Long polling: stored first, confirmed after."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime

from bot.client import Client
from bot.polling import Poller
from consultation.correspondence import Arrival, Channel
from consultation.errors import IntakeError
from sandbox.telegram_server import BotApi
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
