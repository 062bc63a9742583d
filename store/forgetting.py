"""Removing what may go about a person: drafts, addresses, raw messages, letters. What was handed in stays, as agreed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from consultation.correspondence import Channel
from store.tables import ArrivalRow, Contact, InterviewRow, LetterRow, PartRevision, PartRow, Raw


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was removed, and what stays."""

    addresses: int
    messages: int
    letters: int
    drafts: int
    kept: tuple[str, ...]  #: receipt numbers of contributions that were handed in


def forget(session: Session, channel: Channel, address: str, now: datetime) -> Forgotten | None:
    """Removes the traces of one address; None when nothing is kept about it.

    Words of contributions that were handed in stay (the author agreed to their publication, and can withdraw them); the
    bytes they came in, the address, and drafts never handed in are removed. The rows stay as empty shells, so that
    counts and receipts go on being true and the same message is not taken for a new one.
    """
    contact = session.execute(
        select(Contact).where(col(Contact.channel) == channel.value, col(Contact.address) == address)
    ).scalar()
    messages = session.execute(
        select(col(ArrivalRow.id)).where(col(ArrivalRow.channel) == channel.value, col(ArrivalRow.address) == address)
    ).scalars().all()  # fmt: skip
    if contact is None and not messages:
        return None
    for id_ in messages:
        session.execute(update(Raw).where(col(Raw.arrival_id) == id_).values(content=b""))
    session.execute(
        update(ArrivalRow).where(col(ArrivalRow.id).in_(messages)).values(address="forgotten", fault=None)
    )
    letters = session.execute(
        update(LetterRow)
        .where(col(LetterRow.channel) == channel.value, col(LetterRow.address) == address)
        .values(address="forgotten", says=[], text=None, subject=None, enclosures=[])
    )
    session.execute(
        update(LetterRow)
        .where(col(LetterRow.address) == "forgotten", col(LetterRow.state) == "waiting")
        .values(state="given_up", fault="the person asked to be forgotten", sent_at=now)
    )
    drafts, kept = _drafts(session, contact) if contact else (0, ())
    if contact is not None:
        contact.address = f"forgotten:{contact.id}"
        contact.display_name = None
        contact.unreachable = "forgotten"
        session.add(contact)
    return Forgotten(1 if contact else 0, len(messages), letters.rowcount, drafts, kept)  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult


def _drafts(session: Session, contact: Contact) -> tuple[int, tuple[str, ...]]:
    others = session.execute(
        select(Contact).where(
            col(Contact.stakeholder_id) == contact.stakeholder_id,
            col(Contact.id) != contact.id,
            col(Contact.unreachable) != "forgotten",
        )
    ).scalars()
    rows = list(
        session.execute(
            select(InterviewRow).where(col(InterviewRow.stakeholder_id) == contact.stakeholder_id)
        ).scalars()
    )
    drafts = 0
    if not list(others):  # the person's other address goes on with the draft
        for row in rows:
            row.email = None
            if row.versions == 0:
                drafts += 1
                _empty(session, row)
            session.add(row)
    return drafts, tuple(row.receipt for row in rows if row.versions > 0)


def _empty(session: Session, row: InterviewRow) -> None:
    parts = session.execute(select(PartRow).where(col(PartRow.interview_id) == row.id)).scalars().all()
    for part in parts:
        session.execute(delete(PartRevision).where(col(PartRevision.part_id) == part.id))
        session.delete(part)
    row.name = row.organisation = row.country = None
    row.withdrawn = True
