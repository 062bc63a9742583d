"""All that is kept about a person, for that person: their addresses, words, versions, messages and our letters."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from store.staff_tables import SubscriptionRow
from store.tables import ArrivalRow, Contact, InterviewRow, LetterRow, PartRow, VersionRow

_OF_INTERVIEW = (
    "consultation", "receipt", "public_number", "language", "began_at", "touched_at", "agreed_at", "name", "organisation",
    "category", "country", "email", "withdrawn", "withdrawn_at", "held",
)  # fmt: skip


def about(session: Session, person: int) -> dict[str, Any]:
    """As JSON takes it; moments in UTC (ISO 8601). What was taken back stands there too, with the moment."""
    contacts = session.execute(
        select(Contact).where(col(Contact.stakeholder_id) == person).order_by(col(Contact.id))
    )
    addresses = list(contacts.scalars())
    interviews = session.execute(
        select(InterviewRow).where(col(InterviewRow.stakeholder_id) == person).order_by(col(InterviewRow.id))
    )
    return {
        "addresses": [
            _of(one, "channel", "address", "display_name", "language", "seen_at", "unreachable", "stopped_at")
            for one in addresses
        ],
        "subscriptions": _subscriptions(session, addresses),
        "contributions": [_contribution(session, row) for row in list(interviews.scalars())],
        "messages_received": _rows(
            session, ArrivalRow, addresses, "channel", "address", "received_at", "kind", "state"
        ),
        "letters_sent": _rows(
            session, LetterRow, addresses, "channel", "address", "reason", "posted_at", "sent_at", "subject"
        ),
    }


def _subscriptions(session: Session, addresses: list[Contact]) -> list[dict[str, Any]]:
    """What they asked to be told of, at which of their addresses."""
    of = {one.id: one.address for one in addresses}
    rows = session.execute(
        select(SubscriptionRow)
        .where(col(SubscriptionRow.contact_id).in_(of))
        .order_by(col(SubscriptionRow.id))
    ).scalars()
    return [
        {"address": of[row.contact_id], **_of(row, "consultation", "topic", "at", "ended_at")} for row in rows
    ]


def _contribution(session: Session, row: InterviewRow) -> dict[str, Any]:
    parts = session.execute(
        select(PartRow).where(col(PartRow.interview_id) == row.id).order_by(col(PartRow.id))
    )
    versions = session.execute(
        select(VersionRow).where(col(VersionRow.interview_id) == row.id).order_by(col(VersionRow.number))
    )
    return {
        **_of(row, *_OF_INTERVIEW),
        "parts": [
            _of(part, "question", "text", "channel", "at", "removed_at", "file_name", "file_sha256")
            for part in list(parts.scalars())
        ],
        "versions": [
            _of(version, "number", "at", "channel", "language", "proof", "confirmed_at", "words")
            for version in list(versions.scalars())
        ],
    }


def _rows(session: Session, table: Any, addresses: list[Contact], *fields: str) -> list[dict[str, Any]]:
    if not addresses:
        return []
    theirs = or_(*(and_(table.channel == one.channel, table.address == one.address) for one in addresses))
    return [
        _of(row, *fields) for row in session.execute(select(table).where(theirs).order_by(table.id)).scalars()
    ]


def _of(row: object, *fields: str) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in fields}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()
    }
