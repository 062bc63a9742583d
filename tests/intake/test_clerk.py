"""Arrivals are read and handled in order per address, each once; what fails three times is set aside, and nothing is lost."""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from consultation.correspondence import Arrival
from consultation.turns import Begin
from intake.doors import TryLater
from intake.office import Office, StoreUnavailable
from store.database import Database
from tests.intake.at_work import CHAT, MAIL, TELEGRAM, ADoor, AtWork, an_office
from tests.store.building import an_arrival


def arrivals(work: AtWork, *texts: str, address: str = CHAT) -> list[Arrival]:
    return [
        an_arrival(f"{address}-{text}", address=address, raw=text.encode(), at=work.now) for text in texts
    ]


def ready(work: AtWork, *addresses: str) -> None:
    """These people have got as far as the first question."""
    for address in addresses or (CHAT,):
        work.chats(Begin(), "en", "yes", "Somebody", "Org", "1", "Country", "a@b.test", address=address)


async def handled(office: Office) -> None:
    await asyncio.wait_for(office.clerk.idle(), 60)


def counts(work: AtWork) -> dict[str, int]:
    found: dict[str, int] = work.do(lambda ledger: ledger.arrivals.counts())
    return found


async def _until(true: Callable[[], Any], timeout: float = 5.0) -> None:
    end = asyncio.get_running_loop().time() + timeout
    while not true():
        assert asyncio.get_running_loop().time() < end, "this never became so"
        await asyncio.sleep(0.005)


async def test_messages_of_a_person_are_handled_in_the_order_they_came(work: AtWork) -> None:
    ready(work, "1", "2")
    door = ADoor()
    office = an_office(work, door)
    for number in range(12):
        await office.keep(
            [*arrivals(work, f"{number}", address="1"), *arrivals(work, f"{number}", address="2")]
        )
    await handled(office)
    for address in "12":
        assert work.interview(address).text(1) == "\n".join(map(str, range(12)))
    office.close()


async def test_the_same_message_kept_again_is_no_news(work: AtWork) -> None:
    ready(work)
    office = an_office(work, ADoor())
    assert await office.keep(arrivals(work, "one", "two")) == 2
    assert await office.keep(arrivals(work, "two", "three")) == 1
    await handled(office)
    assert await office.keep(arrivals(work, "one")) == 0
    await handled(office)
    assert work.interview().text(1) == "one\ntwo\nthree"
    office.close()


async def test_what_was_stored_before_a_crash_is_handled_after_it_first(work: AtWork) -> None:
    ready(work)
    first = an_office(work, ADoor())
    await first.keep(arrivals(work, "before"))  # and nobody came to handle it
    first.close()
    second = an_office(work, ADoor())
    await second.keep(arrivals(work, "after"))
    await handled(second)
    assert work.interview().text(1) == "before\nafter"
    second.close()


async def test_a_message_that_has_to_wait_loses_no_try_and_keeps_its_place(work: AtWork) -> None:
    ready(work)
    door = ADoor(unreadable={f"{CHAT}-one": [TryLater("file server busy", 0.001)] * 10})
    office = an_office(work, door)
    await office.keep(arrivals(work, "one", "two"))
    await handled(office)
    assert work.interview().text(1) == "one\ntwo"
    assert door.reads.count(f"{CHAT}-one") == 11
    office.close()


@pytest.mark.usefixtures("quick")
async def test_a_message_that_fails_is_tried_three_times_and_set_aside_with_a_word(work: AtWork) -> None:
    ready(work)
    door = ADoor(unreadable={f"{CHAT}-bad": [ValueError("words of the message")] * 3})
    office = an_office(work, door)
    await office.keep(arrivals(work, "bad", "good"))
    await handled(office)
    assert door.reads.count(f"{CHAT}-bad") == 3
    assert work.interview().text(1) == "good"
    [aside] = work.do(lambda ledger: ledger.arrivals.aside())
    assert "ValueError: words of the message" in aside.fault
    await asyncio.wait_for(office.postman.idle(), 30)
    assert [say.phrase for letter in door.sent for say in letter.says].count("set_aside") == 1

    assert work.do(lambda ledger: ledger.arrivals.retry()) == 1
    await _until(lambda: counts(work).get("waiting", 0) == 1)
    again = an_office(work, door)
    await handled(again)
    assert work.interview().text(1) == "good\nbad"
    again.close()
    office.close()


@pytest.mark.usefixtures("quick")
async def test_a_message_that_fails_once_is_handled_after_all(work: AtWork) -> None:
    ready(work)
    door = ADoor(unreadable={f"{CHAT}-bad": [OSError("once")]})
    office = an_office(work, door)
    await office.keep(arrivals(work, "bad"))
    await handled(office)
    assert work.interview().text(1) == "bad"
    assert work.do(lambda ledger: ledger.arrivals.aside()) == []
    office.close()


@pytest.mark.usefixtures("quick")
async def test_the_words_of_a_message_never_stand_in_the_log(
    work: AtWork, capsys: pytest.CaptureFixture[str]
) -> None:
    door = ADoor(unreadable={f"{CHAT}-bad": [ValueError("private words of layla@ministry.test")] * 3})
    office = an_office(work, door)
    await office.keep(arrivals(work, "bad"))
    await handled(office)
    logged = capsys.readouterr()
    assert "could not be handled" in logged.out + logged.err
    assert "private words" not in logged.out + logged.err
    office.close()


async def test_while_the_store_is_away_nothing_is_acknowledged_and_nothing_is_lost(work: AtWork) -> None:
    ready(work)
    assert work.database.path is not None
    work.database.close()
    work.database = Database(f"sqlite:///{work.database.path}?timeout=0.05")
    office = an_office(work, ADoor())
    await office.keep(arrivals(work, "kept"))
    other = sqlite3.connect(str(work.database.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    running = asyncio.create_task(office.clerk.run())
    with pytest.raises(StoreUnavailable):
        await office.keep(arrivals(work, "refused"))
    await asyncio.sleep(0.1)
    other.execute("ROLLBACK")
    other.close()
    await _until(lambda: counts(work) == {"done": 9})
    await office.keep(arrivals(work, "refused"))  # the other side sends it again
    await _until(lambda: counts(work) == {"done": 10})
    assert work.interview().text(1) == "kept\nrefused"
    assert work.do(lambda ledger: ledger.arrivals.aside()) == []
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


async def test_arrivals_of_a_channel_that_is_off_wait(work: AtWork) -> None:
    office = an_office(work, ADoor(TELEGRAM))
    await office.keep([an_arrival("m", channel=MAIL, address="a@b.test")])
    await handled(office)
    assert counts(work) == {"waiting": 1}
    office.close()
    later = an_office(work, ADoor(TELEGRAM), ADoor(MAIL))
    await handled(later)
    assert counts(work) == {"done": 1}
    later.close()


@pytest.mark.whole
async def test_hundreds_of_waiting_messages_are_handled_in_order(work: AtWork) -> None:
    ready(work, "1", "2", "3")
    office = an_office(work, ADoor())
    texts = [f"{n}" for n in range(150)]
    for address in "123":
        await office.keep(arrivals(work, *texts, address=address))
    running = asyncio.create_task(office.clerk.run())
    await _until(lambda: counts(work).get("waiting", 0) == 0, 30)
    for address in "123":
        assert work.interview(address).text(1) == "\n".join(texts)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


async def test_one_person_who_is_stuck_does_not_stop_the_others(work: AtWork) -> None:
    ready(work, "1", "2")
    door = ADoor(unreadable={"1-0": [TryLater("this file cannot be fetched now", 3600)]})
    office = an_office(work, door)
    running = asyncio.create_task(office.clerk.run())
    await office.keep(arrivals(work, *(f"{n}" for n in range(500)), address="1"))
    await office.keep(arrivals(work, "hello", address="2"))
    await _until(lambda: work.interview("2").text(1) == "hello")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


@pytest.mark.whole
async def test_a_flood_from_one_address_leaves_the_others_their_turn_and_keeps_its_own_order(
    work: AtWork,
) -> None:
    ready(work, "1", "2", "3")
    door = ADoor()
    office = an_office(work, door)
    await office.keep(arrivals(work, *map(str, range(400)), address="1"))
    await office.keep(arrivals(work, "early", address="2"))
    running = asyncio.create_task(office.clerk.run())
    await _until(lambda: len(door.reads) > 100, 60)
    await office.keep(arrivals(work, *map(str, range(400, 450)), address="1"))
    await office.keep(arrivals(work, "late", address="3"))
    position = len(door.reads)
    await _until(lambda: len(door.reads) == 452, 60)
    assert door.reads.index("2-early") < 60
    assert door.reads.index("3-late") < position + 100
    await handled(office)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [read for read in door.reads if read.startswith("1-")] == [f"1-{n}" for n in range(450)]
    assert counts(work) == {"done": 452 + 24}
    office.close()


@pytest.mark.whole
async def test_large_mails_are_not_all_held_in_memory_at_once(work: AtWork) -> None:
    door = ADoor()
    office = an_office(work, door)
    await office.keep(
        [an_arrival(f"{n}", address=f"{n}", raw=b"x" * 9_000_000, at=work.now) for n in range(12)]
    )
    assert await office.clerk.look() == 1
    assert await office.clerk.look() <= 3
    await handled(office)
    assert counts(work)["done"] == 12
    office.close()
