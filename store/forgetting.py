"""Removing what may go about a person: drafts, addresses, raw messages, letters. What was handed in stays, as agreed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, cast, delete, func, or_, select, update
from sqlmodel import Session, col

from consultation.correspondence import Channel
from store.passes import Passes
from store.staff_tables import InvitationRow, RemarkRow, SubscriptionRow
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
    known = address != _GONE
    messages = _messages(session, channel, address, now) if known else 0
    letters = _letters(session, channel, address, now) if known else 0
    given = _given_in_chats(session, address) if known and channel is Channel.MAIL else 0
    if contact is None and not (messages or letters or given):
        return None
    _remarks(session, channel, address, now)
    Passes(session).forget(address)
    if contact is not None and channel is Channel.TELEGRAM:
        letters += _verifications(session, contact, now)
    if channel is Channel.MAIL:
        _mentions(session, address, now)
    drafts, kept = _interviews(session, contact, address) if contact else (0, ())
    if contact is not None:
        session.execute(delete(PlaceRow).where(col(PlaceRow.contact_id) == contact.id))
        session.execute(delete(SubscriptionRow).where(col(SubscriptionRow.contact_id) == contact.id))
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
    return _emptied(session, letters, now)


def _emptied(session: Session, letters: Iterable[LetterRow], now: datetime) -> int:
    count = 0
    for letter in letters:
        count += 1
        _empty_letter(letter, now)
        # Keys and ids of letters hold addresses and chat ids as well.
        letter.key, letter.address = f"{_GONE}:{letter.id}", _GONE
        letter.about = letter.subject = letter.message_id = letter.in_reply_to = letter.external_id = None
        letter.references = []
        session.add(letter)
    return count


def _empty_letter(letter: LetterRow, now: datetime) -> None:
    if letter.state == "waiting":
        letter.state, letter.fault, letter.sent_at = "given_up", "the person asked to be forgotten", now
    else:
        letter.fault = None
    letter.says, letter.enclosures, letter.text = [], [], None


def _verifications(session: Session, contact: Contact, now: datetime) -> int:
    """Letters to addresses that were given in a chat: nothing else of the person need lead to such an address."""
    key = f"verify:{contact.stakeholder_id}:"
    letters = session.execute(
        select(LetterRow).where(col(LetterRow.key).startswith(key, autoescape=True))
    ).scalars()
    rows = list(letters)
    for address in {letter.address for letter in rows}:
        Passes(session).forget(address)
    return _emptied(session, rows, now)


def _given_in_chats(session: Session, address: str) -> int:
    """Takes an address out of the profiles in which it was given; returns of how many."""
    rows = session.execute(
        select(InterviewRow).where(func.lower(col(InterviewRow.email)) == address.lower())
    ).scalars()
    count = 0
    for row in rows:
        row.email, count = None, count + 1
        session.add(row)
    return count


def _mentions(session: Session, address: str, now: datetime) -> None:
    """A mail address stands in what others were told of it, in keys, and in the reports of what came back from it."""
    whole = re.compile(rf"(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)", re.IGNORECASE)
    letters = session.execute(
        select(LetterRow).where(
            or_(
                col(LetterRow.key).icontains(address, autoescape=True),
                col(LetterRow.text).icontains(address, autoescape=True),
                cast(col(LetterRow.says), Text).icontains(address, autoescape=True),
            )
        )
    ).scalars()
    for letter in letters:
        if whole.search(letter.key):
            letter.key = f"{_GONE}:{letter.id}"
        if whole.search(letter.text or "") or whole.search(str(letter.says)):
            _empty_letter(letter, now)
        session.add(letter)
    reports = session.execute(
        select(Raw)
        .join(ArrivalRow, col(ArrivalRow.id) == col(Raw.arrival_id))
        .where(col(ArrivalRow.kind) == "bounce")
        .execution_options(yield_per=50)
    ).scalars()
    for report in reports:
        if whole.search(report.content.decode("latin-1")):
            report.content = b""
            session.add(report)


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
