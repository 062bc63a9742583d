"""Which address was joined to whom, and what has to be known to take it apart again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from store.door_tables import LinkRow
from store.tables import Contact, InterviewRow, PartRow

#: Who ends a joining where a message explains it, or nothing need.
_BY_THEMSELVES = frozenset({"author", "joined anew", "forgotten"})


@dataclass(frozen=True, slots=True)
class United:
    """A draft whose parts went into another contribution of the same person."""

    emptied: int
    into: int
    keys: tuple[str, ...]  #: of the parts that moved


@dataclass(frozen=True, slots=True)
class Link:
    """One joining that stands."""

    id: int
    contact: int
    came_from: int  #: the person that the address was before
    into: int
    interviews: tuple[int, ...]
    united: tuple[United, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Commanded:
    """A joining by staff, or its end: no message explains it."""

    at: datetime
    who: str
    why: str
    joins: bool
    door: tuple[str, str]  #: channel and address that joined, or is by itself again
    other: tuple[str, str]  #: one of whom it joined


class Links:
    """The shelf of joinings."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(
        self,
        contact: int,
        came_from: int,
        into: int,
        interviews: Sequence[int],
        united: Sequence[United],
        how: str,
        now: datetime,
    ) -> None:
        """Writes a joining down; an earlier one of the same address is over by it."""
        self._session.execute(
            update(LinkRow)
            .where(col(LinkRow.contact_id) == contact, col(LinkRow.undone_at).is_(None))
            .values(undone_at=now, undone_by="joined anew")
        )
        self._session.add(
            LinkRow(
                contact_id=contact,
                from_id=came_from,
                into_id=into,
                interviews=list(interviews),
                united=[[one.emptied, one.into, list(one.keys)] for one in united],
                how=how,
                at=now,
            )
        )
        self._session.flush()

    def add(self, link: Link, united: United) -> None:
        """Something more became one because of a joining, and is two again when that is undone."""
        row = self._session.get_one(LinkRow, link.id, populate_existing=True)
        row.united = [*row.united, [united.emptied, united.into, list(united.keys)]]
        self._session.add(row)
        self._session.flush()

    def went_into(self, interview: int, person: int) -> int:
        """The interview of that person that a draft's words went into when doors were joined; itself where they did not."""
        rows = self._session.execute(
            select(LinkRow).where(col(LinkRow.into_id) == person, col(LinkRow.undone_at).is_(None))
        ).scalars()
        united = {emptied: into for row in rows for emptied, into, _ in row.united}
        for _ in united:  # what went into another may have gone on from there
            interview = united.get(interview, interview)
        return interview

    def latest(self, person: int) -> Link | None:
        """The last joining of an address to that person that stands."""
        row = self._session.execute(
            select(LinkRow)
            .where(col(LinkRow.into_id) == person, col(LinkRow.undone_at).is_(None))
            .order_by(col(LinkRow.id).desc())
            .limit(1)
        ).scalar()
        if row is None:
            return None
        united = tuple(United(emptied, into, tuple(keys)) for emptied, into, keys in row.united)
        return Link(
            row.id or 0, row.contact_id, row.from_id, row.into_id, tuple(row.interviews), united, row.at
        )

    def commanded(self, mark: str) -> list[Commanded]:
        """What staff joined (how it came about begins with that mark) and took apart, in order; for a replay."""
        found = []
        for row in list(self._session.execute(select(LinkRow).order_by(col(LinkRow.id))).scalars()):
            door, other = self._door(row.contact_id), self._first(row.into_id, row.contact_id)
            if door is None or other is None:
                continue
            if row.how.startswith(mark):
                found.append(Commanded(row.at, "", row.how, True, door, other))
            if row.undone_at is not None and row.undone_by not in _BY_THEMSELVES:
                found.append(Commanded(row.undone_at, row.undone_by or "", "", False, door, other))
        return sorted(found, key=lambda one: one.at)

    def _door(self, id_: int) -> tuple[str, str] | None:
        row = self._session.get(Contact, id_)
        return (row.channel, row.address) if row else None

    def _first(self, person: int, but: int) -> tuple[str, str] | None:
        row = self._session.execute(
            select(Contact)
            .where(col(Contact.stakeholder_id) == person, col(Contact.id) != but)
            .order_by(col(Contact.id))
            .limit(1)
        ).scalar()
        return (row.channel, row.address) if row else None

    def move_parts(self, one: int, other: int, keys: Sequence[str]) -> None:
        """Hangs parts from one interview under the same questions of another, all in the order in which they came."""
        self._session.execute(
            update(PartRow)
            .where(col(PartRow.interview_id) == one, col(PartRow.key).in_(keys))
            .where(col(PartRow.removed_at).is_(None))
            .values(interview_id=other)
            .execution_options(synchronize_session=False)
        )
        rows = self._session.execute(
            select(PartRow)
            .where(col(PartRow.interview_id) == other, col(PartRow.removed_at).is_(None))
            .order_by(col(PartRow.question), col(PartRow.at), col(PartRow.id))
            .execution_options(populate_existing=True)
        ).scalars()
        places: dict[int, int] = {}
        for row in list(rows):
            row.position = places.get(row.question, 0)
            places[row.question] = row.position + 1
            self._session.add(row)
        self._session.flush()

    def shut(self, interview: int, now: datetime | None) -> None:
        """An emptied draft is nobody's to go on with, nor to be reminded of (None: it is again)."""
        self._session.execute(
            update(InterviewRow)
            .where(col(InterviewRow.id) == interview, col(InterviewRow.versions) == 0)
            .values(withdrawn=now is not None, withdrawn_at=now)
            .execution_options(synchronize_session=False)
        )

    def undo(self, link: Link, who: str, now: datetime) -> None:
        """The address is again who it was before, with the contributions that came along with it."""
        self._session.execute(
            update(LinkRow).where(col(LinkRow.id) == link.id).values(undone_at=now, undone_by=who)
        )
        self._session.execute(
            update(Contact).where(col(Contact.id) == link.contact).values(stakeholder_id=link.came_from)
        )
        for id_ in link.interviews:
            row = self._session.get(InterviewRow, id_, populate_existing=True)
            if row is None or row.stakeholder_id != link.into:
                continue
            highest = self._session.execute(
                select(func.max(col(InterviewRow.ordinal))).where(
                    col(InterviewRow.stakeholder_id) == link.came_from,
                    col(InterviewRow.consultation) == row.consultation,
                )
            ).scalar()
            row.stakeholder_id, row.ordinal = link.came_from, (highest or 0) + 1
            self._session.add(row)
            self._session.flush()
