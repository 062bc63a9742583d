"""The line to PostgreSQL breaks in every way at every step: committed or not at all, never silence for ever."""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from store.database import Database, StoreUnavailable
from store.writer import Writer
from tests.servers.proxy import How, Proxy
from tests.store.building import an_arrival

pytestmark = pytest.mark.whole

STEPS = {"BEGIN": b"begin", "INSERT": b"insert into", "COMMIT": b"commit"}
HOWS: tuple[How, ...] = ("cut", "reset", "torn", "half-open", "lost answer", "slow")


@pytest_asyncio.fixture
async def line(migrated_postgres: str) -> AsyncIterator[Proxy]:
    async with Proxy.running(urlsplit(migrated_postgres).port or 0) as proxy:
        yield proxy


@pytest.fixture
def empty(migrated_postgres: str) -> None:
    database = Database(migrated_postgres)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("TRUNCATE arrival RESTART IDENTITY CASCADE")
    database.close()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("step", STEPS)
async def test_what_was_not_told_as_committed_is_kept_once_by_asking_again(
    step: str, how: How, line: Proxy, migrated_postgres: str
) -> None:
    database = Database(line.before(migrated_postgres))
    writer = Writer(database)
    await writer.do(lambda ledger: ledger.arrivals.keep([an_arrival("before")]))
    fault = line.strike(how, STEPS[step])
    asked = asyncio.create_task(writer.do(lambda ledger: ledger.arrivals.keep([an_arrival("one")])))
    _, silent = await asyncio.wait({asked}, timeout=1.0)
    if silent:  # as the watch of `serve` does after half a minute
        database.hang_up()
    [told] = await asyncio.gather(asked, return_exceptions=True)
    assert fault.struck
    assert isinstance(told, list | StoreUnavailable), told
    kept = await asyncio.wait_for(
        writer.do(lambda ledger: ledger.arrivals.keep([an_arrival("one"), an_arrival("two")])), 5
    )
    # Only an answer that was lost leaves it open whether the first one was kept; then it is known.
    known = isinstance(told, list) or (step == "COMMIT" and how == "lost answer")
    assert [k.arrival.external_id for k in kept] == (["two"] if known else ["one", "two"])
    counts = await writer.do(lambda ledger: ledger.arrivals.counts())
    assert counts == {"waiting": 3}
    await asyncio.to_thread(writer.close)
    database.close()


async def test_the_serving_lock_on_a_dead_line_is_given_up(line: Proxy, migrated_postgres: str) -> None:
    database = Database(line.before(migrated_postgres))
    assert await asyncio.to_thread(database.hold_serving_lock)
    line.strike("half-open", b"select 1")
    look = asyncio.create_task(asyncio.to_thread(database.lost_serving_lock))
    await asyncio.wait({look}, timeout=0.5)
    assert not look.done()
    database.hang_up()
    assert await asyncio.wait_for(look, 30)
    other = Database(migrated_postgres)
    for _ in range(50):  # the server hears of it in a moment
        if other.hold_serving_lock():
            break
        await asyncio.sleep(0.1)
    else:
        pytest.fail("the lock is still held")
    other.close()
    database.close()
