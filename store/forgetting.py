"""Removing what may go about a person: drafts, addresses, raw messages, letters. What was handed in stays, as agreed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlmodel import Session, col

from consultation.correspondence import Channel
from store.passes import Passes
from store.staff_tables import InvitationRow, RemarkRow
from store.tables import ArrivalRow, Contact, InterviewRow, LetterRow, PartRevision, PartRow, PlaceRow, Raw

_GONE = "forgotten"  #: stands where an address stood


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
    messages = _messages(session, channel, address, now) if address != _GONE else 0
    if contact is None and not messages:
        return None
    letters = _letters(session, channel, address, now)
    _remarks(session, channel, address, now)
    Passes(session).forget(address)
    drafts, kept = _interviews(session, contact, address) if contact else (0, ())
    if contact is not None:
        session.execute(delete(PlaceRow).where(col(PlaceRow.contact_id) == contact.id))
        session.execute(
            update(InvitationRow)
            .where(col(InvitationRow.stakeholder_id) == contact.stakeholder_id)
            .values(name=None, begun_at=func.coalesce(col(InvitationRow.begun_at), now))
        )
        contact.address = f"{_GONE}:{contact.id}"
        contact.display_name = None
        contact.unreachable = _GONE
        session.add(contact)
    session.flush()
    return Forgotten(1 if contact else 0, messages, letters, drafts, kept)


def receipts_of_forgotten(session: Session, consultation: str) -> set[str]:
    """The contributions of people one of whose addresses was forgotten: nothing that arrived explains them any more."""
    return set(
        session.execute(
            select(col(InterviewRow.receipt))
            .join(Contact, col(Contact.stakeholder_id) == col(InterviewRow.stakeholder_id))
            .where(col(InterviewRow.consultation) == consultation, col(Contact.unreachable) == _GONE)
        ).scalars()
    )


def _messages(session: Session, channel: Channel, address: str, now: datetime) -> int:
    theirs = (col(ArrivalRow.channel) == channel.value, col(ArrivalRow.address) == address)
    count = session.execute(select(func.count()).select_from(ArrivalRow).where(*theirs)).scalar_one()
    session.execute(
        update(Raw)
        .where(col(Raw.arrival_id).in_(select(col(ArrivalRow.id)).where(*theirs)))
        .values(content=b"")
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(ArrivalRow)
        .where(*theirs, col(ArrivalRow.state) != "done")
        .values(state="done", handled_at=now)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(ArrivalRow)
        .where(*theirs)
        .values(address=_GONE, kind=_GONE, fault=None, turn=None)
        .execution_options(synchronize_session=False)
    )
    return int(count)


def _letters(session: Session, channel: Channel, address: str, now: datetime) -> int:
    letters = session.execute(
        select(LetterRow).where(col(LetterRow.channel) == channel.value, col(LetterRow.address) == address)
    ).scalars()
    count = 0
    for letter in letters:
        count += 1
        if letter.state == "waiting":
            letter.state, letter.fault, letter.sent_at = "given_up", "the person asked to be forgotten", now
        else:
            letter.fault = None
        # Keys and ids of letters hold addresses and chat ids as well.
        letter.key, letter.address = f"{_GONE}:{letter.id}", _GONE
        letter.says, letter.enclosures, letter.references = [], [], []
        letter.about = letter.text = letter.subject = letter.message_id = letter.in_reply_to = (
            letter.external_id
        ) = None
        session.add(letter)
    return count


def _remarks(session: Session, channel: Channel, address: str, now: datetime) -> None:
    """What was said with staff beside the contribution, and the letters that passed it on."""
    remarks = session.execute(
        select(RemarkRow).where(col(RemarkRow.channel) == channel.value, col(RemarkRow.address) == address)
    ).scalars()
    for remark in remarks:
        theirs = col(LetterRow.key).startswith(f"{remark.key}:", autoescape=True)
        unsent = {"state": "given_up", "fault": "the person asked to be forgotten", "sent_at": now}
        for condition, values in ((col(LetterRow.state) == "waiting", unsent), (theirs, {})):
            session.execute(
                update(LetterRow)
                .where(theirs, condition)
                .values(says=[], text=None, **values)
                .execution_options(synchronize_session=False)
            )
        remark.key, remark.address, remark.text, remark.open = f"{_GONE}:{remark.id}", _GONE, "", False
        session.add(remark)


def _interviews(session: Session, contact: Contact, address: str) -> tuple[int, tuple[str, ...]]:
    others = session.execute(
        select(func.count())
        .select_from(Contact)
        .where(
            col(Contact.stakeholder_id) == contact.stakeholder_id,
            col(Contact.id) != contact.id,
            or_(col(Contact.unreachable).is_(None), col(Contact.unreachable) != _GONE),
        )
    ).scalar_one()
    rows = list(
        session.execute(
            select(InterviewRow).where(col(InterviewRow.stakeholder_id) == contact.stakeholder_id)
        ).scalars()
    )
    drafts = 0
    for row in rows:
        if not others or (row.email or "").casefold() == address.casefold():
            row.email = None
        if not others and row.versions == 0:
            drafts += 1
            _empty(session, row)
        _unname(session, row, address)
        session.add(row)
    return drafts, tuple(row.receipt for row in rows if row.versions > 0)


def _empty(session: Session, row: InterviewRow) -> None:
    """Takes the words of a draft away; the other address of a person goes on with theirs."""
    parts = select(col(PartRow.id)).where(col(PartRow.interview_id) == row.id)
    session.execute(delete(PartRevision).where(col(PartRevision.part_id).in_(parts)))
    session.execute(delete(PartRow).where(col(PartRow.interview_id) == row.id))
    row.name = row.organisation = row.country = row.category = None
    row.withdrawn = True


def _unname(session: Session, row: InterviewRow, address: str) -> None:
    """The parts of a chat are named by the chat: from now on by nothing that leads to a person."""
    parts = session.execute(
        select(PartRow).where(
            col(PartRow.interview_id) == row.id, col(PartRow.key).contains(address, autoescape=True)
        )
    ).scalars()
    for part in parts:
        part.key = f"{_GONE}:{part.id}"
        session.add(part)
