"""What goes into the store comes out the same, turn after turn, and what was taken back stays readable."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from consultation.correspondence import Channel
from consultation.interview import GENERAL, Interview, Part, Stage
from consultation.turns import File
from store.database import Database
from store.interviews import Current
from store.ledger import Ledger
from store.tables import PartRevision, PartRow
from tests.consultation.builders import LAYLA, an_interview
from tests.store.building import NOW

LATER = NOW + timedelta(minutes=5)
SLUG = "cl-17-30"


def begun(ledger: Ledger, interview: Interview, address: str = "501") -> Current:
    person = ledger.people.meet(Channel.TELEGRAM, address, NOW).person
    return ledger.interviews.begin(person, SLUG, interview, Channel.TELEGRAM)


def keep(ledger: Ledger, before: Current, after: Interview) -> Current:
    return ledger.interviews.keep(before, after, Channel.TELEGRAM, LATER, None)


def a_kept_file(ledger: Ledger, sha256: str = "ab" * 32) -> File:
    ledger.files.keep(sha256, 1200, "application/pdf", NOW)
    return File(sha256, "مرفق.pdf", 1200, "application/pdf", compiled=False)


def test_an_interview_comes_back_as_it_was(database: Database) -> None:
    with database.transaction() as ledger:
        fresh = begun(ledger, Interview("R-1", NOW, Stage.LANGUAGE))
        full = replace(
            an_interview(answers={3: ["ثلاثة", "3 😀"], GENERAL: "Thanks."}), receipt="R-1", began_at=NOW, at=3, skipped=frozenset({4, 2}),
            person=replace(LAYLA, email="l@m.test"), versions=2, counted=1, asked="withdraw", changed=True,
        ).adding(1, Part("f", "a caption", a_kept_file(ledger)))  # fmt: skip
        keep(ledger, fresh, replace(full, skipped=frozenset({4, 2})))
    with database.transaction() as ledger:
        found = ledger.interviews.current(fresh.person, SLUG)
        assert found is not None
        assert found.interview == replace(full, skipped=frozenset({4, 2}))
        assert ledger.interviews.get(fresh.id) == found
        assert ledger.interviews.of_person(fresh.person) == [found]


#: What can become of a question's parts in one message: more, fewer, others, the same turned round.
KEYS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5)


@settings(max_examples=40)
@given(steps=st.lists(st.tuples(st.integers(0, 2), KEYS, st.sampled_from(["", "x", "y"])), max_size=8))
def test_parts_stand_in_the_store_as_they_stand_in_the_interview(
    examples_store: Database, steps: list[tuple[int, list[str], str]]
) -> None:
    with examples_store.transaction() as ledger:
        count = len(ledger.interviews.begun(SLUG))
        before = begun(ledger, Interview(f"R-{count}", NOW, Stage.QUESTIONS), f"{count}")
        for number, keys, mark in steps:
            after = before.interview.holding(number, tuple(Part(key, f"{key}{mark}") for key in keys))
            keep(ledger, before, after)
            found = ledger.interviews.get(before.id)
            assert found is not None
            assert found.interview == after
            before = found


def test_what_a_part_said_before_stays_readable(database: Database) -> None:
    with database.transaction() as ledger:
        first = begun(ledger, Interview("R-1", NOW, Stage.QUESTIONS))
        one = keep(ledger, first, first.interview.adding(1, Part("k", "First words.")))
        two = keep(ledger, one, one.interview.adding(1, Part("k", "Other words.")))
        keep(ledger, two, two.interview.holding(1, ()))
    with database.transaction() as ledger:
        [row] = ledger.session.execute(select(PartRow)).scalars()
        assert (row.text, row.at, row.removed_at) == ("Other words.", LATER, LATER)
        [revision] = ledger.session.execute(
            select(PartRevision).where(col(PartRevision.part_id) == row.id)
        ).scalars()
        assert revision.text == "First words."
        found = ledger.interviews.get(first.id)
        assert found is not None
        assert found.interview.is_empty


def test_a_message_taken_back_and_sent_again_is_one_part(database: Database) -> None:
    with database.transaction() as ledger:
        current = begun(ledger, Interview("R-1", NOW, Stage.QUESTIONS))
        for _ in range(3):
            current = keep(ledger, current, current.interview.adding(1, Part("k", "Words.")))
            current = keep(ledger, current, current.interview.holding(1, ()))
        current = keep(ledger, current, current.interview.adding(1, Part("k", "Words.")))
        found = ledger.interviews.get(current.id)
        assert found is not None
        assert found.interview.parts(1) == (Part("k", "Words."),)


def test_a_further_interview_is_the_current_one(database: Database) -> None:
    with database.transaction() as ledger:
        first = begun(ledger, Interview("R-1", NOW, Stage.SUBMITTED))
        second = begun(ledger, Interview("R-2", LATER, Stage.NAME))
        assert first.person == second.person
        current = ledger.interviews.current(first.person, SLUG)
        assert current is not None
        assert current.id == second.id
        assert ledger.interviews.current(first.person, "other") is None
        assert [c.interview.receipt for c in ledger.interviews.of_person(first.person)] == ["R-1", "R-2"]


def test_the_consultation_somebody_was_in_last(database: Database) -> None:
    with database.transaction() as ledger:
        assert ledger.interviews.latest_consultation(1) is None
        first = begun(ledger, Interview("R-1", NOW, Stage.NAME))
        ledger.interviews.begin(first.person, "other", Interview("R-2", NOW, Stage.NAME), Channel.MAIL)
        assert ledger.interviews.latest_consultation(first.person) == "other"
        keep(ledger, first, first.interview)
        assert ledger.interviews.latest_consultation(first.person) == SLUG


def test_reminders_are_for_those_who_agreed_and_handed_nothing_in(database: Database) -> None:
    stood = {
        "agreed": an_interview(answers={1: "x"}), "not agreed": an_interview(Stage.CONSENT), "handed in": an_interview(Stage.SUBMITTED),
        "unconfirmed": an_interview(Stage.SUBMITTED, versions=1, counted=0), "withdrawn": an_interview(withdrawn=True),
    }  # fmt: skip
    with database.transaction() as ledger:
        for place, (name, interview) in enumerate(stood.items()):
            current = begun(ledger, Interview(name, NOW), str(place))
            keep(ledger, current, replace(interview, receipt=name, began_at=NOW))

        def listed(unconfirmed: bool) -> list[str]:
            return [
                open_.current.interview.receipt
                for open_ in ledger.interviews.drafts(SLUG, unconfirmed=unconfirmed)
            ]

        assert listed(unconfirmed=False) == ["agreed"]
        assert listed(unconfirmed=True) == ["agreed", "unconfirmed"]
        assert [o.current.interview.receipt for o in ledger.interviews.begun(SLUG)] == [
            "agreed",
            "not agreed",
            "handed in",
            "unconfirmed",
        ]
        assert {(o.last_channel, o.touched_at) for o in ledger.interviews.begun(SLUG)} == {
            (Channel.TELEGRAM, LATER)
        }


def test_a_file_is_found_by_the_message_it_came_with(database: Database) -> None:
    with database.transaction() as ledger:
        current = begun(ledger, Interview("R-1", NOW, Stage.QUESTIONS))
        file = a_kept_file(ledger)
        ledger.interviews.keep(
            current, current.interview.adding(1, Part("k", "", file)), Channel.MAIL, NOW, 7
        )
        assert ledger.interviews.file_of(7) == file
        assert ledger.interviews.file_of(8) is None
