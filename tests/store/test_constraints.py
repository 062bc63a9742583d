"""What must hold is held by the database itself: bad values are refused whoever writes them."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from store import tables
from store.database import Database
from store.team_tables import SeatRow, SignatureRow
from tests.store.building import NOW

PERSON: dict[str, Any] = {"id": 1, "created_at": NOW}
CONTACT = {"stakeholder_id": 1, "channel": "mail", "address": "a@b.test", "seen_at": NOW}
ARRIVAL = {
    "channel": "mail",
    "account": "desk",
    "external_id": "m1",
    "address": "a",
    "received_at": NOW,
    "digest": "d",
    "state": "waiting",
    "tries": 0,
}
INTERVIEW = {
    "id": 1, "stakeholder_id": 1, "consultation": "c", "ordinal": 1, "receipt": "R1", "stage": "name", "began_at": NOW, "touched_at": NOW,
    "last_channel": "mail", "skipped": [], "versions": 1, "counted": 1, "changed": False, "withdrawn": False, "public_number": 1,
}  # fmt: skip
PART = {
    "id": 1,
    "interview_id": 1,
    "question": 1,
    "position": 0,
    "key": "k",
    "text": "t",
    "channel": "mail",
    "file_compiled": True,
    "at": NOW,
}
VERSION = {
    "interview_id": 1,
    "number": 1,
    "at": NOW,
    "channel": "mail",
    "language": "en",
    "proof": "none",
    "words": {},
}
LETTER = {
    "key": "k", "channel": "mail", "address": "a", "language": "en", "reason": "reply", "says": [], "references": [], "enclosures": [],
    "state": "waiting", "posted_at": NOW, "tries": 0,
}  # fmt: skip
EDITION = {"consultation": "c", "number": 1, "made_at": NOW, "folder": "f", "manifest": {}}
SEAT = {
    "id": 1, "interview_id": 1, "number": 1, "role": "lead", "state": "in", "stakeholder_id": 1, "invited_at": NOW, "expires_at": NOW,
    "stage": "review", "held": [],
}  # fmt: skip
SIGNATURE = {"interview_id": 1, "version": 1, "seat_id": 1, "state": "asked", "comment": "", "asked_at": NOW}

#: What stands in the database before a row is tried.
THERE: list[tuple[type[SQLModel], dict[str, Any]]] = [
    (tables.Stakeholder, PERSON),
    (tables.Contact, CONTACT),
    (tables.ArrivalRow, ARRIVAL),
    (tables.InterviewRow, INTERVIEW),
    (tables.PartRow, PART),
    (tables.VersionRow, VERSION),
    (tables.LetterRow, LETTER),
    (tables.EditionRow, EDITION),
    (tables.Meta, {"key": "k", "value": "v"}),
    (SeatRow, SEAT),
    (SignatureRow, SIGNATURE),
]

#: Table, a good row, and what makes it bad.
TRANSLATION = {
    "interview_id": 1,
    "version": 1,
    "question": 1,
    "language": "fr",
    "text": "t",
    "who": "w",
    "at": NOW,
}
CLEARANCE = {"interview_id": 1, "version": 1, "approved": True, "reason": "", "who": "w", "at": NOW}
BAD: list[tuple[type[SQLModel], dict[str, Any], dict[str, Any]]] = [
    # the same thing twice
    (tables.Contact, CONTACT, {}),
    (tables.ArrivalRow, ARRIVAL, {}),
    (tables.InterviewRow, INTERVIEW, {"id": 2, "receipt": "R2", "public_number": 2}),
    (tables.InterviewRow, INTERVIEW, {"id": 2, "ordinal": 2, "public_number": 2}),
    (tables.InterviewRow, INTERVIEW, {"id": 2, "ordinal": 2, "receipt": "R2"}),
    (tables.PartRow, PART, {"id": 2}),
    (tables.VersionRow, VERSION, {}),
    (tables.LetterRow, LETTER, {}),
    (tables.EditionRow, EDITION, {}),
    (tables.Meta, {"key": "k", "value": "w"}, {}),
    (SeatRow, SEAT, {"id": 2, "stakeholder_id": None, "state": "invited"}),
    (SeatRow, SEAT, {"id": 2, "number": 2}),
    (SignatureRow, SIGNATURE, {"id": 2}),
    # words nobody knows
    (SeatRow, SEAT, {"id": 2, "number": 2, "state": "lost"}),
    (SeatRow, SEAT, {"id": 2, "number": 2, "state": "gone", "role": "guest"}),
    (SignatureRow, SIGNATURE, {"version": 2, "state": "perhaps"}),
    (tables.Contact, CONTACT, {"address": "new", "channel": "fax"}),
    (tables.ArrivalRow, ARRIVAL, {"external_id": "m2", "channel": "fax"}),
    (tables.ArrivalRow, ARRIVAL, {"external_id": "m2", "state": "lost"}),
    (tables.InterviewRow, INTERVIEW, {"id": 2, "ordinal": 2, "receipt": "R2", "public_number": 2, "stage": "lunch"}),
    (tables.VersionRow, VERSION, {"number": 2, "channel": "fax"}),
    (tables.LetterRow, LETTER, {"key": "k2", "channel": "fax"}),
    (tables.LetterRow, LETTER, {"key": "k2", "state": "lost"}),
    # numbers that cannot be
    (tables.InterviewRow, INTERVIEW, {"id": 2, "ordinal": 2, "receipt": "R2", "public_number": 2, "counted": 2}),
    (tables.PartRow, PART, {"id": 2, "key": "k2", "question": -1}),
    (tables.ClearanceRow, CLEARANCE, {"question": -1}),
    (tables.ClearanceRow, CLEARANCE, {"file": 0}),
    (tables.ClearanceRow, CLEARANCE, {"question": 1, "file": 1}),
    (tables.TranslationRow, TRANSLATION, {"question": -1}),
    # what belongs to nobody
    (tables.TranslationRow, TRANSLATION, {"interview_id": 99}),
    (tables.Contact, CONTACT, {"address": "new", "stakeholder_id": 99}),
    (tables.InterviewRow, INTERVIEW, {"id": 2, "stakeholder_id": 99, "receipt": "R2", "public_number": 2}),
    (tables.PartRow, PART, {"id": 2, "key": "k2", "interview_id": 99}),
    (tables.PartRow, PART, {"id": 2, "key": "k2", "file_sha256": "unknown"}),
    (tables.PartRevision, {"part_id": 99, "text": "t", "at": NOW}, {}),
    (tables.VersionRow, VERSION, {"interview_id": 99}),
    (tables.ClearanceRow, CLEARANCE, {"interview_id": 99}),
    (tables.RedactionRow, {"interview_id": 99, "question": 1, "words": "w", "reason": "", "who": "w", "at": NOW}, {}),
    (tables.Raw, {"arrival_id": 99, "content": b""}, {}),
    (SeatRow, SEAT, {"id": 2, "interview_id": 99}),
    (SeatRow, SEAT, {"id": 2, "number": 2, "stakeholder_id": None}),
    (SignatureRow, SIGNATURE, {"seat_id": 99}),
    # what is missing
    (tables.ArrivalRow, ARRIVAL, {"external_id": "m2", "received_at": None}),
    (tables.LetterRow, LETTER, {"key": None}),
    (tables.InterviewRow, INTERVIEW, {"id": 2, "ordinal": 2, "receipt": None, "public_number": 2}),
]  # fmt: skip


def _id(value: object) -> str | None:
    return value.__name__ if isinstance(value, type) else None


@pytest.mark.parametrize(("table", "good", "change"), BAD, ids=_id)
def test_a_bad_row_is_refused(
    database: Database, table: type[SQLModel], good: dict[str, Any], change: dict[str, Any]
) -> None:
    with database.engine.begin() as connection:
        for there, row in THERE:
            connection.execute(insert(there).values(**row))
    with pytest.raises(IntegrityError):
        with database.engine.begin() as connection:
            connection.execute(insert(table).values(**{**good, **change}))


def test_a_part_taken_back_leaves_room_for_the_same_message(database: Database) -> None:
    with database.engine.begin() as connection:
        for there, row in THERE:
            connection.execute(insert(there).values(**row))
        connection.execute(tables.PartRow.__table__.update().values(removed_at=NOW))  # type: ignore[attr-defined]  # SQLModel hides it
        connection.execute(insert(tables.PartRow).values(**{**PART, "id": 2}))


def test_two_consultations_number_their_contributions_apart(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(insert(tables.Stakeholder).values(**PERSON))
        connection.execute(insert(tables.InterviewRow).values(**INTERVIEW))
        connection.execute(
            insert(tables.InterviewRow).values(**{**INTERVIEW, "id": 2, "receipt": "R2", "consultation": "d"})
        )
        for place in (3, 4):  # drafts have no number
            connection.execute(
                insert(tables.InterviewRow).values(
                    **{
                        **INTERVIEW,
                        "id": place,
                        "ordinal": place,
                        "receipt": f"R{place}",
                        "public_number": None,
                    }
                )
            )


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match=r"timezone|naive|aware"):
        with database.transaction() as ledger:
            ledger.people.meet(_mail(), "a@b.test", datetime(2017, 8, 1))  # noqa: DTZ001 (that is the point)


def _mail() -> Any:
    from consultation.correspondence import Channel

    return Channel.MAIL
