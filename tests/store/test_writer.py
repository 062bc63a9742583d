"""The one thread that writes: a crowd commits together, a fault is its owner's alone, and nothing half-done is kept."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from consultation.correspondence import Channel
from store.database import Database, StoreUnavailable
from store.ledger import Ledger
from store.writer import Writer
from tests.store.building import NOW, an_arrival, new_sqlite


def keeping(external_id: str) -> Callable[[Ledger], int]:
    return lambda ledger: len(ledger.arrivals.keep([an_arrival(external_id)]))


def failing(external_id: str, error: Exception) -> Callable[[Ledger], int]:
    def work(ledger: Ledger) -> int:
        ledger.arrivals.keep([an_arrival(external_id)])
        raise error

    return work


def kept(database: Database) -> int:
    with database.transaction() as ledger:
        return ledger.arrivals.counts().get("waiting", 0)


def commits(database: Database) -> list[str]:
    seen: list[str] = []
    event.listen(database.engine, "commit", lambda _: seen.append("commit"))
    return seen


class Busy:
    """Keeps the writer busy with one job, so that what comes meanwhile waits together."""

    def __init__(self, writer: Writer) -> None:
        self._go = threading.Event()
        self._begun = threading.Event()
        self._job = asyncio.ensure_future(writer.do(self._work))

    def _work(self, _ledger: Ledger) -> None:
        self._begun.set()
        assert self._go.wait(10)

    async def until_begun(self) -> None:
        await asyncio.to_thread(self._begun.wait, 10)

    async def end(self) -> None:
        await asyncio.sleep(0)  # those who were just asked to write are in the queue now
        self._go.set()
        await self._job


async def crowd(writer: Writer, *jobs: Callable[[Ledger], int]) -> list[int | BaseException]:
    busy = Busy(writer)
    await busy.until_begun()
    asked = [asyncio.ensure_future(writer.do(job)) for job in jobs]
    await busy.end()
    return await asyncio.gather(*asked, return_exceptions=True)


async def test_what_is_done_is_committed(database: Database) -> None:
    writer = Writer(database)
    assert await writer.do(keeping("m1")) == 1
    assert kept(database) == 1
    assert await writer.do(keeping("m1")) == 0
    writer.close()


async def test_a_crowd_costs_one_commit(database: Database) -> None:
    writer = Writer(database)
    seen = commits(database)
    outcomes = await crowd(writer, *(keeping(f"m{n}") for n in range(50)))
    assert outcomes == [1] * 50
    assert seen == ["commit"]  # the job that kept the writer busy wrote nothing
    assert kept(database) == 50
    writer.close()


async def test_nobody_waits_for_more_than_sixty_four(database: Database) -> None:
    writer = Writer(database)
    seen = commits(database)
    assert await crowd(writer, *(keeping(f"m{n}") for n in range(130))) == [1] * 130
    assert len(seen) == 3
    writer.close()


async def test_one_that_fails_leaves_the_others_and_nothing_of_itself(database: Database) -> None:
    writer = Writer(database)
    fault = ValueError("this one")
    outcomes = await crowd(writer, keeping("m1"), failing("m2", fault), keeping("m3"))
    assert outcomes == [1, fault, 1]
    with database.transaction() as ledger:
        assert [k.arrival.external_id for k in ledger.arrivals.waiting()] == ["m1", "m3"]
    writer.close()


async def test_one_that_breaks_a_constraint_leaves_the_others(database: Database) -> None:
    writer = Writer(database)

    def wrong(ledger: Ledger) -> int:
        ledger.session.execute(text("INSERT INTO meta (key, value) VALUES ('salt', 'another')"))
        return 1

    one, two, three = await crowd(writer, keeping("m1"), wrong, keeping("m3"))
    assert (one, three) == (1, 1)
    assert isinstance(two, IntegrityError)
    assert kept(database) == 2
    writer.close()


async def test_one_alone_that_fails_is_rolled_back(database: Database) -> None:
    writer = Writer(database)
    with pytest.raises(ValueError, match="this one"):
        await writer.do(failing("m1", ValueError("this one")))
    assert kept(database) == 0
    assert await writer.do(keeping("m1")) == 1
    writer.close()


async def test_nobody_of_a_crowd_reads_rows_that_another_left_in_memory(database: Database) -> None:
    writer = Writer(database)

    def meet(ledger: Ledger) -> int:
        return ledger.people.meet(Channel.MAIL, "a@b.test", NOW).id

    def fail_after_meeting(ledger: Ledger) -> int:
        ledger.people.meet(Channel.MAIL, "new@b.test", NOW)
        raise ValueError("rolled back")

    def look(ledger: Ledger) -> int:
        return 0 if ledger.people.find(Channel.MAIL, "new@b.test") is None else 1

    one, _, nobody, again = await crowd(writer, meet, fail_after_meeting, look, meet)
    assert nobody == 0
    assert one == again
    writer.close()


async def test_a_locked_database_is_unavailable_to_all_of_a_crowd_and_nothing_is_kept(tmp_path: Path) -> None:
    new_sqlite(tmp_path).close()
    database = Database(f"sqlite:///{tmp_path / 'intake.db'}?timeout=0.05")
    writer = Writer(database)
    busy = Busy(writer)
    await busy.until_begun()
    asked = [asyncio.ensure_future(writer.do(keeping(f"m{n}"))) for n in range(3)]
    await busy.end()
    await asyncio.gather(*asked)
    other = sqlite3.connect(tmp_path / "intake.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    outcomes = await asyncio.gather(*(writer.do(keeping(f"n{n}")) for n in range(3)), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StoreUnavailable] * 3
    other.execute("ROLLBACK")
    other.close()
    assert kept(database) == 3
    assert await writer.do(keeping("n0")) == 1  # it goes on by itself
    writer.close()
    database.close()


async def test_a_disk_that_fills_in_a_crowd_keeps_nothing_of_it(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    writer = Writer(database)

    def limit(pages: int) -> Callable[[Ledger], int]:
        return lambda ledger: int(
            ledger.session.execute(text(f"PRAGMA max_page_count = {pages}")).scalar_one()
        )

    size = await writer.do(lambda ledger: int(ledger.session.execute(text("PRAGMA page_count")).scalar_one()))
    await writer.do(limit(size + 1))
    large = an_arrival("large", raw=bytes(1_000_000))
    outcomes = await crowd(
        writer, keeping("m1"), lambda ledger: len(ledger.arrivals.keep([large])), keeping("m3")
    )
    assert [type(outcome) for outcome in outcomes] == [StoreUnavailable] * 3
    assert kept(database) == 0
    await writer.do(limit(1_000_000))
    assert await writer.do(lambda ledger: len(ledger.arrivals.keep([large]))) == 1
    writer.close()
    database.close()


async def test_who_stops_waiting_takes_nothing_back(database: Database) -> None:
    writer = Writer(database)
    busy = Busy(writer)
    await busy.until_begun()
    asked = asyncio.ensure_future(writer.do(keeping("m1")))
    await asyncio.sleep(0)
    asked.cancel()
    await busy.end()
    assert await writer.do(keeping("m2")) == 1
    assert asked.cancelled()
    assert kept(database) == 2
    writer.close()


async def test_closing_finishes_what_waits(database: Database) -> None:
    writer = Writer(database)
    busy = Busy(writer)
    await busy.until_begun()
    asked = [asyncio.ensure_future(writer.do(keeping(f"m{n}"))) for n in range(100)]
    await busy.end()
    await asyncio.to_thread(writer.close)
    assert await asyncio.gather(*asked) == [1] * 100
    assert kept(database) == 100
