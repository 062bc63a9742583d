"""Removing what may go about a person: drafts, addresses, raw messages, letters. What was handed in stays, as agreed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, and_, cast, delete, func, or_, select, text, update
from sqlmodel import Session, col

from consultation.correspondence import Channel
from store.door_tables import LinkRow, PreferenceRow
from store.passes import Passes
from store.staff_tables import InvitationRow, RemarkRow, SubscriptionRow
from store.tables import ArrivalRow, Contact, EditionRow, InterviewRow, LetterRow, PlaceRow, Raw
from store.team_tables import SeatRow
from store.words import give_up_files, take_away, unname

FORGOTTEN = _GONE = "forgotten"  #: stands where an address stood, and is the kind of such messages


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was removed, and what stays."""

    addresses: int
    messages: int
    letters: int
    drafts: int
    kept: tuple[str, ...]  #: receipt numbers of contributions that were handed in


def forget(
    session: Session,
    channel: Channel,
    address: str,
    now: datetime,
    *,
    evidence: Mapping[str, datetime] | None = None,
    unpublished: bool = False,
    until: int | None = None,
) -> Forgotten | None:
    """Removes the traces of one address; None when nothing is kept about it.

    Words that were handed in stay (the author agreed to their publication, and can withdraw them), unless they were
    withdrawn, or all that is `unpublished` is to go. The bytes they came in stay as long as a consultation keeps
    `evidence` (slug: until when); the address, and drafts never handed in, are removed. Messages that came after the
    arrival `until` are left to be handled. The rows stay as empty shells, so that counts and receipts go on being true
    and the same message is not taken for a new one.
    """
    contact = session.execute(
        select(Contact).where(col(Contact.channel) == channel.value, col(Contact.address) == address)
    ).scalar()
    known = address != _GONE
    theirs = _all_of(session, contact) if contact else []
    last = contact is not None and not _has_other_doors(session, contact)
    leaving = {row.id for row in theirs if last and _may_go(session, row, unpublished)}
    as_evidence = [
        row.id or 0
        for row in theirs
        if row.versions and row.id not in leaving and (evidence or {}).get(row.consultation, now) > now
    ]
    messages = _messages(session, channel, address, now, as_evidence, until) if known else 0
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
    if contact is not None:
        for row in theirs:
            _leave(session, row, address, now, goes=row.id in leaving, last=last)
        _unknow(session, contact, now)
    session.flush()
    drafts = sum(row.id in leaving and row.versions == 0 for row in theirs)
    kept = tuple(row.receipt for row in theirs if row.versions and row.id not in leaving)
    return Forgotten(1 if contact else 0, messages, letters, drafts, kept)


def published(session: Session, consultation: str) -> frozenset[int]:
    """The public numbers that stand in any edition: others have copies of it."""
    manifests = session.execute(
        select(col(EditionRow.manifest)).where(col(EditionRow.consultation) == consultation)
    ).scalars()
    records = (record for manifest in manifests for record in manifest.get("records", ()))
    return frozenset(record["number"] for record in records if record["state"] == "published")


def would_go(session: Session, person: int) -> frozenset[int]:
    """The interviews whose words go when the last address of that person asks to be forgotten."""
    rows = session.execute(select(InterviewRow).where(col(InterviewRow.stakeholder_id) == person)).scalars()
    return frozenset(row.id or 0 for row in list(rows) if _may_go(session, row, unpublished=True))


def _may_go(session: Session, row: InterviewRow, unpublished: bool) -> bool:
    """Whether nobody else has its words: what was never handed in, and what was taken back before an edition held it."""
    if row.versions and not (unpublished or row.withdrawn):
        return False
    if row.shared and _is_shared(session, row):
        return False  # it is others' too
    return row.public_number is None or row.public_number not in published(session, row.consultation)


def _is_shared(session: Session, row: InterviewRow) -> bool:
    other = select(col(SeatRow.id)).where(
        col(SeatRow.interview_id) == row.id,
        col(SeatRow.state) == "in",
        col(SeatRow.stakeholder_id) != row.stakeholder_id,
    )
    return session.execute(other.limit(1)).first() is not None


def _all_of(session: Session, contact: Contact) -> list[InterviewRow]:
    found = select(InterviewRow).where(col(InterviewRow.stakeholder_id) == contact.stakeholder_id)
    return list(session.execute(found.order_by(col(InterviewRow.id))).scalars())


def _has_other_doors(session: Session, contact: Contact) -> bool:
    other = select(col(Contact.id)).where(
        col(Contact.stakeholder_id) == contact.stakeholder_id,
        col(Contact.id) != contact.id,
        or_(col(Contact.unreachable).is_(None), col(Contact.unreachable) != _GONE),
    )
    return session.execute(other.limit(1)).first() is not None


def _leave(
    session: Session, row: InterviewRow, address: str, now: datetime, *, goes: bool, last: bool
) -> None:
    if last or (row.email or "").casefold() == address.casefold():
        row.email = None
    if goes:
        take_away(session, row, now)
    unname(session, row, address)
    session.add(row)


def _unknow(session: Session, contact: Contact, now: datetime) -> None:
    """The address leads to nobody any more, by no way in."""
    session.execute(delete(PlaceRow).where(col(PlaceRow.contact_id) == contact.id))
    session.execute(delete(SubscriptionRow).where(col(SubscriptionRow.contact_id) == contact.id))
    session.execute(
        update(LinkRow)
        .where(col(LinkRow.contact_id) == contact.id, col(LinkRow.undone_at).is_(None))
        .values(undone_at=now, undone_by=_GONE)
    )
    session.execute(
        update(InvitationRow)
        .where(col(InvitationRow.stakeholder_id) == contact.stakeholder_id)
        .values(name=None, begun_at=func.coalesce(col(InvitationRow.begun_at), now))
    )
    session.execute(
        update(SeatRow)
        .where(or_(col(SeatRow.contact_id) == contact.id, col(SeatRow.address) == contact.address))
        .values(state="gone", gone_at=now, name=None, address=None, held=[])
    )
    session.execute(delete(PreferenceRow).where(col(PreferenceRow.stakeholder_id) == contact.stakeholder_id))
    contact.address = f"{_GONE}:{contact.id}"
    contact.display_name = None
    contact.unreachable = _GONE
    session.add(contact)


def empty_farewells(session: Session, now: datetime) -> int:
    """Empties the last letters to people who are forgotten, once they went out or were given up; returns how many."""
    letters = session.execute(
        select(LetterRow).where(
            text("reason = 'farewell'"), col(LetterRow.state) != "waiting", col(LetterRow.address) != _GONE
        )
    ).scalars()
    return _emptied(session, list(letters), now)


def receipts_of_forgotten(session: Session, consultation: str) -> set[str]:
    """The contributions of people of whom an address was forgotten or a message removed: what arrived explains them no more."""
    whose = (
        select(col(Contact.stakeholder_id)).where(col(Contact.unreachable) == _GONE),
        select(col(InterviewRow.stakeholder_id))
        .join(ArrivalRow, col(ArrivalRow.interview_id) == col(InterviewRow.id))
        .where(col(ArrivalRow.state) == "done", col(ArrivalRow.turn).is_(None)),
    )
    return set(
        session.execute(
            select(col(InterviewRow.receipt)).where(
                col(InterviewRow.consultation) == consultation,
                or_(*(col(InterviewRow.stakeholder_id).in_(one) for one in whose)),
            )
        ).scalars()
    )


def receipts_used_up(session: Session, consultation: str) -> set[str]:
    """Those of them of which no message is left at all: their numbers are taken, and a replay would give them anew."""
    left = (
        select(col(InterviewRow.receipt))
        .join(ArrivalRow, col(ArrivalRow.interview_id) == col(InterviewRow.id))
        .where(col(InterviewRow.consultation) == consultation, col(ArrivalRow.turn).is_not(None))
    )
    return receipts_of_forgotten(session, consultation) - set(session.execute(left).scalars())


def _messages(
    session: Session,
    channel: Channel,
    address: str,
    now: datetime,
    as_evidence: list[int],
    until: int | None,
) -> int:
    theirs = [col(ArrivalRow.channel) == channel.value, col(ArrivalRow.address) == address]
    if until is not None:
        theirs.append(col(ArrivalRow.id) <= until)
    held = col(ArrivalRow.interview_id).in_(as_evidence)
    goes = and_(*theirs, or_(col(ArrivalRow.interview_id).is_(None), ~held))
    count = session.execute(select(func.count()).select_from(ArrivalRow).where(goes)).scalar_one()
    session.execute(
        update(Raw)
        .where(col(Raw.arrival_id).in_(select(col(ArrivalRow.id)).where(goes)))
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
        _empty_letter(session, letter, now)
        # Keys and ids of letters hold addresses and chat ids as well.
        letter.key, letter.address = f"{_GONE}:{letter.id}", _GONE
        letter.about = letter.subject = letter.message_id = letter.in_reply_to = letter.external_id = None
        letter.references = []
        session.add(letter)
    return count


def _empty_letter(session: Session, letter: LetterRow, now: datetime) -> None:
    give_up_files(session, letter.enclosures)
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
            _empty_letter(session, letter, now)
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
