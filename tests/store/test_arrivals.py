"""What arrived is kept once, exactly as it was, and is handled in the order in which it came."""

import hashlib
from datetime import timedelta

from consultation.correspondence import Channel
from store.database import Database
from tests.store.building import NOW, an_arrival

RAW = bytes(range(256)) * 3


def test_it_comes_back_byte_for_byte(database: Database) -> None:
    arrival = an_arrival(raw=RAW)
    with database.transaction() as ledger:
        [kept] = ledger.arrivals.keep([arrival])
    with database.transaction() as ledger:
        [waiting] = ledger.arrivals.waiting()
        found = ledger.arrivals.get(kept.id)
    assert waiting == kept == found
    assert waiting.arrival == arrival


def test_the_same_arrival_again_is_ignored_and_the_first_stays(database: Database) -> None:
    with database.transaction() as ledger:
        assert (
            len(ledger.arrivals.keep([an_arrival("m1"), an_arrival("m1", raw=b"other"), an_arrival("m2")]))
            == 2
        )
    with database.transaction() as ledger:
        assert ledger.arrivals.keep([an_arrival("m2", raw=b"other"), an_arrival("m1")]) == []
        assert ledger.arrivals.keep([]) == []
        assert [k.arrival.raw for k in ledger.arrivals.waiting()] == [b"{}", b"{}"]


def test_a_key_is_one_within_its_channel_and_account(database: Database) -> None:
    same = [an_arrival("1"), an_arrival("1", account="456"), an_arrival("1", channel=Channel.MAIL)]
    with database.transaction() as ledger:
        assert len(ledger.arrivals.keep(same)) == 3


def test_new_ones_come_back_in_the_order_given(database: Database) -> None:
    with database.transaction() as ledger:
        ledger.arrivals.keep([an_arrival("b")])
        kept = ledger.arrivals.keep([an_arrival(name) for name in "dbca"])
        assert [k.arrival.external_id for k in kept] == ["d", "c", "a"]
        assert [k.arrival.external_id for k in ledger.arrivals.waiting()] == ["b", "d", "c", "a"]


def test_hundreds_at_once_keep_their_order(database: Database) -> None:
    names = [f"m{n}" for n in range(700)]
    with database.transaction() as ledger:
        kept = ledger.arrivals.keep([an_arrival(name, raw=name.encode()) for name in names])
    assert [k.arrival.external_id for k in kept] == names
    with database.transaction() as ledger:
        seen, last = [], 0
        while page := ledger.arrivals.waiting(200, last):
            seen += [k.arrival.raw.decode() for k in page]
            last = page[-1].id
    assert seen == names


def test_what_is_done_waits_no_more_and_is_counted_by_kind(database: Database) -> None:
    with database.transaction() as ledger:
        one, two, three = ledger.arrivals.keep([an_arrival(name) for name in "abc"])
        ledger.arrivals.done(two.id, "message", NOW)
        ledger.arrivals.done(one.id, "group", NOW)
        assert not ledger.arrivals.is_waiting(one.id)
        assert ledger.arrivals.is_waiting(three.id)
        assert not ledger.arrivals.is_waiting(999)
        assert ledger.arrivals.counts() == {"waiting": 1, "done": 2}
        assert ledger.arrivals.counts_by_kind(Channel.TELEGRAM) == {"message": 1, "group": 1}
        assert ledger.arrivals.counts_by_kind(Channel.TELEGRAM, NOW) == {}
        # a replay goes in the order of handling, not of arrival
        assert [(turn, k.arrival.external_id) for turn, k in ledger.arrivals.handled()] == [
            (1, "b"),
            (2, "a"),
        ]
        assert [turn for turn, _ in ledger.arrivals.handled(after=1)] == [2]


def test_tries_are_counted_and_what_is_set_aside_can_be_taken_up_again(database: Database) -> None:
    with database.transaction() as ledger:
        [kept] = ledger.arrivals.keep([an_arrival()])
        assert [ledger.arrivals.failed(kept.id, f"fault {n}", None) for n in (1, 2, 3)] == [1, 2, 3]
        ledger.arrivals.set_aside(kept.id, NOW)
        [aside] = ledger.arrivals.aside()
        assert (aside.id, aside.address, aside.fault) == (kept.id, "501", "fault 3")
        assert ledger.arrivals.waiting() == []
        assert ledger.arrivals.retry(999) == 0
        assert ledger.arrivals.retry() == 1
        assert ledger.arrivals.aside() == []
        assert [k.tries for k in ledger.arrivals.waiting()] == [0]


def test_the_oldest_that_waits_is_known(database: Database) -> None:
    with database.transaction() as ledger:
        assert ledger.arrivals.oldest_waiting() is None
        late, early = ledger.arrivals.keep(
            [an_arrival("late", at=NOW), an_arrival("early", at=NOW - timedelta(days=2))]
        )
        assert ledger.arrivals.oldest_waiting() == NOW - timedelta(days=2)
        ledger.arrivals.done(early.id, "message", NOW)
        assert ledger.arrivals.oldest_waiting() == NOW
        assert late.id != early.id


def test_digests_are_those_of_a_channel_and_an_account(database: Database) -> None:
    with database.transaction() as ledger:
        ledger.arrivals.keep(
            [an_arrival("1", raw=b"chat"), an_arrival("2", channel=Channel.MAIL, raw=b"mail", account="desk")]
        )
        digest = hashlib.sha256(b"mail").hexdigest()
        assert ledger.arrivals.digests(Channel.MAIL) == {digest}
        assert ledger.arrivals.digests(Channel.MAIL, "desk") == {digest}
        assert ledger.arrivals.digests(Channel.MAIL, "other") == set()
