"""Deadlines, files, editions, the audit trail and facts about the store."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from store.database import Database
from tests.store.building import NOW, SALT

SLUG = "cl-17-30"
DAY = timedelta(days=1)


def test_the_deadline_in_force_is_the_last_one_known_at_a_moment(database: Database) -> None:
    with database.transaction() as ledger:
        assert ledger.calendar.deadline(SLUG) is None
        ledger.calendar.move(SLUG, NOW + 10 * DAY, NOW + 5 * DAY, NOW, "anna")
        ledger.calendar.move(SLUG, NOW + 8 * DAY, NOW + 10 * DAY, NOW + DAY, "omar")
        ledger.calendar.move("other", NOW + 30 * DAY, NOW, NOW + 2 * DAY, "omar")
    with database.transaction() as ledger:
        rows = [
            (None, NOW + 8 * DAY),
            (NOW - DAY, None),
            (NOW, NOW + 10 * DAY),
            (NOW + DAY - timedelta(microseconds=1), NOW + 10 * DAY),
            (NOW + DAY, NOW + 8 * DAY),
        ]
        for at, deadline in rows:
            assert ledger.calendar.deadline(SLUG, at) == deadline, at
        assert [(m.previous, m.deadline, m.who) for m in ledger.calendar.moves(SLUG)] == [
            (NOW + 5 * DAY, NOW + 10 * DAY, "anna"),
            (NOW + 10 * DAY, NOW + 8 * DAY, "omar"),
        ]
        assert len(ledger.calendar.moves(SLUG, NOW)) == 1


def test_a_file_is_noted_once(database: Database) -> None:
    with database.transaction() as ledger:
        ledger.files.keep("ab", 3, "text/plain", NOW)
        ledger.files.keep("ab", 3, "text/html", NOW)
        ledger.files.keep("cd", 4, "text/plain", NOW)
        assert sorted(ledger.files.all()) == [("ab", 3), ("cd", 4)]


def test_editions_are_kept_by_number(database: Database) -> None:
    with database.transaction() as ledger:
        assert ledger.editions.latest(SLUG) is None
        for number in (1, 2):
            ledger.editions.keep(SLUG, number, NOW, f"/editions/{number}", {"number": number, "hash": "é"})
        assert ledger.editions.place(SLUG) == (2, "/editions/2")
        assert ledger.editions.place("other") is None
        assert ledger.editions.latest(SLUG) == (2, "/editions/2", {"number": 2, "hash": "é"})
        assert ledger.editions.get(SLUG, 1) == {"number": 1, "hash": "é"}
        assert ledger.editions.get("other", 1) is None
    with pytest.raises(IntegrityError), database.transaction() as ledger:
        ledger.editions.keep(SLUG, 2, NOW, "elsewhere", {})


def test_the_trail_says_who_did_what_when_and_why(database: Database) -> None:
    with database.transaction() as ledger:
        ledger.records.audit("anna", "approve", "R-1", "", NOW)
        ledger.records.audit("omar", "reject", "R-2", "spam", NOW + DAY)
        assert ledger.records.trail("R-1") == [(NOW, "anna", "approve", "R-1", "")]
        assert [entry[2] for entry in ledger.records.trail()] == ["approve", "reject"]
        assert ledger.records.count_audit("reject", NOW) == 1
        assert ledger.records.count_audit("approve", NOW) == 0


def test_a_fact_is_established_once(database: Database) -> None:
    with database.transaction() as ledger:
        assert ledger.records.establish("k", "first") == "first"
        assert ledger.records.establish("k", "second") == "first"
        assert ledger.records.fact("unknown") is None
        assert ledger.records.salt() == SALT


def test_a_new_store_makes_a_salt_that_nobody_can_guess(empty_url: str) -> None:
    database = Database(empty_url)
    database.check()
    with database.transaction() as ledger:
        salt = ledger.records.salt()
    with database.transaction() as ledger:
        assert ledger.records.salt() == salt
    assert len(bytes.fromhex(salt)) == 32
    database.close()
