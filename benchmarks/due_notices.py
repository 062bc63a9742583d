"""Due notices: 1,000 people to remind among 1,000,000, found and posted; and 100,000 invitations taken in.

What is due is found by indexes over those few, so the same 1,000 cost about the same however many others there are. The
mark for finding and posting is one second; for the growth from a tenth of the people to all of them, a factor of three.

    python -m benchmarks.due_notices [--people 1000000] [--due 1000] [--invitations 100000]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from consultation.definition import Consultation
from consultation.reading import load
from intake import inviting
from intake.files import FileRoom
from intake.inviting import Invitee, Tally
from intake.notices import Notices
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import StaffAddresses
from store.database import Database

ROOT = Path(__file__).resolve().parents[1]
_SECOND, _MINUTE, _GROWTH = 1.0, 60.0, 3.0
_PEOPLE = """
    WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)
    INSERT INTO stakeholder (id, created_at) SELECT i, :at FROM n
"""
_CONTACTS = """
    INSERT INTO contact (id, stakeholder_id, channel, address, language, seen_at)
    SELECT id, id, 'mail', 'person' || id || '@example.org', 'en', :at FROM stakeholder WHERE id >= :first
"""
_INTERVIEWS = """
    INSERT INTO interview (id, stakeholder_id, consultation, ordinal, receipt, stage, language, began_at, touched_at,
        agreed_at, last_channel, skipped, answered, versions, counted, changed, withdrawn, held)
    SELECT id, id, 'cl-17-30', 1, 'R' || id, 'submitted', 'en', :at, :at, :at, 'mail', '[]', 5,
        id % :every > 0, id % :every > 0, 0, 0, '[]' FROM stakeholder WHERE id >= :first
"""


def crowd(database: Database, first: int, last: int, due: int, at: datetime) -> None:
    """People numbered so, all of whom handed in, apart from so many that did not."""
    every = max(1, (last - first + 1) // max(1, due))
    given = {"first": first, "last": last, "at": at.replace(tzinfo=None), "every": every}
    with database.transaction() as ledger:
        for statement in (_PEOPLE, _CONTACTS, _INTERVIEWS):
            names = {name: value for name, value in given.items() if f":{name}" in statement}
            ledger.session.execute(text(statement), names)


def reminded(database: Database, consultation: Consultation, now: datetime) -> tuple[int, float]:
    """How many reminders were posted, and the seconds that took, page by page as the service does it."""
    notices = Notices(Consultations([consultation]), StaffAddresses(), "intake.test", FileRoom(Path()))
    count, began = 0, time.perf_counter()
    while True:
        with database.transaction() as ledger:
            due = notices.due(ledger, now)
        notices.settle(due)
        count += len(due.letters)
        if not due.more:
            return count, time.perf_counter() - began


def idle(database: Database, consultation: Consultation, now: datetime) -> float:
    """The seconds of a look when nothing is due any more, in a process that has just started."""
    notices = Notices(Consultations([consultation]), StaffAddresses(), "intake.test", FileRoom(Path()))
    more = True
    while more:
        with database.transaction() as ledger:
            due = notices.due(ledger, now)
        notices.settle(due)
        more = due.more
    began = time.perf_counter()
    with database.transaction() as ledger:
        notices.due(ledger, now)
    return time.perf_counter() - began


def invited(database: Database, consultation: Consultation, now: datetime, count: int) -> float:
    """The seconds that a list of so many new addresses takes."""

    def lines() -> Iterator[Invitee]:
        for number in range(count):
            yield Invitee(f"guest{number}@example.net", "en", f"Guest {number}")

    tally, began = Tally(), time.perf_counter()
    for page in inviting.pages(lines()):
        with database.transaction() as ledger:
            inviting.invite(Post(ledger, now, "intake.test"), consultation, page, "staff", tally)
    assert tally.invited == count
    return time.perf_counter() - began


def main() -> int:
    """Prints the table; 1 when a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--due", type=int, default=1_000)
    parser.add_argument("--invitations", type=int, default=100_000)
    asked = parser.parse_args()
    consultation = load(ROOT / "consultations" / "cl-17-30.toml")
    began = consultation.opens + timedelta(hours=1)
    week = consultation.deadline - timedelta(days=7)
    took: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/intake.db")
        database.check()
        first = 1
        print(f"{'people':>10}  {'due':>6}  {'found and posted':>17}  {'a look after it':>16}")
        for people in (asked.people // 10, asked.people):
            crowd(database, first, people, asked.due, began)
            with (
                database.transaction() as ledger
            ):  # the second crowd comes with the first one's reminders sent
                ledger.session.execute(text("DELETE FROM letter"))
            if first > 1:
                with database.transaction() as ledger:
                    ledger.session.execute(
                        text("UPDATE interview SET versions = 1, counted = 1 WHERE id < :first"),
                        {"first": first},
                    )
            count, seconds = reminded(database, consultation, week)
            took.append(seconds)
            after = idle(database, consultation, week)
            print(f"{people:>10,}  {count:>6,}  {seconds:>15.3f} s  {after * 1000:>13.2f} ms")
            first = people + 1
        later = replace(consultation, slug="other", reference="O-1")
        inviting_took = invited(database, later, began, asked.invitations)
        print(f"\n{asked.invitations:,} invitations taken in and posted: {inviting_took:.1f} s")
        database.close()
    missed = [
        name
        for name, is_missed in (
            ("found and posted within a second", took[-1] > _SECOND),
            ("cost grows with what is due", took[-1] > _GROWTH * took[0] + 0.1),
            ("invitations within a minute", inviting_took > _MINUTE),
        )
        if is_missed
    ]
    print("missed: " + ", ".join(missed) if missed else "every mark met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
