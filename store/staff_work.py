"""What staff keep for themselves: notes on contributions, whose they are, merges, incidents."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import Session, col

from store.inserting import insert_once
from store.staff_tables import IncidentRow, MergeRow, NoteRow
from store.tables import InterviewRow


@dataclass(frozen=True, slots=True)
class Note:
    """What one of the staff wrote on a contribution."""

    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that went wrong and is not over."""

    id: int
    kind: str
    began_at: datetime


class StaffWork:
    """The shelf of what staff keep for themselves."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(self, interview: int, text: str, who: str, now: datetime) -> None:
        """Adds a note to a contribution."""
        self._add(interview, "note", text, who, now)

    def notes(self, interview: int) -> list[Note]:
        """The notes on a contribution, in order."""
        rows = self._session.execute(
            select(NoteRow)
            .where(col(NoteRow.interview_id) == interview, col(NoteRow.kind) == "note")
            .order_by(col(NoteRow.id))
        ).scalars()
        return [Note(row.text, row.who, row.at) for row in rows]

    def assign(self, interview: int, to: str, who: str, now: datetime) -> None:
        """From now on it is for that person to look at; empty: for nobody in particular."""
        self._add(interview, "assign", to, who, now)

    def assigned(self, consultation: str) -> dict[str, str]:
        """To whom contributions are assigned, by receipt number; those that are nobody's are left out."""
        rows = self._session.execute(
            select(col(InterviewRow.receipt), col(NoteRow.text))
            .join(InterviewRow, col(InterviewRow.id) == col(NoteRow.interview_id))
            .where(col(InterviewRow.consultation) == consultation, col(NoteRow.kind) == "assign")
            .order_by(col(NoteRow.id))
        )
        found = {row[0]: row[1] for row in rows}
        return {receipt: to for receipt, to in found.items() if to}

    def _add(self, interview: int, kind: str, text: str, who: str, now: datetime) -> None:
        self._session.add(NoteRow(interview_id=interview, kind=kind, text=text, who=who, at=now))
        self._session.flush()

    def merge(self, interview: int, into: int, why: str, who: str, now: datetime) -> bool:
        """The first goes into the second; False when it goes into one already."""
        row = {"interview_id": interview, "into_id": into, "why": why, "who": who, "at": now}
        return bool(insert_once(self._session, MergeRow, [row], "id"))

    def has_merged_into(self, interview: int) -> bool:
        """Whether another contribution goes into this one."""
        found = select(col(MergeRow.id)).where(
            col(MergeRow.into_id) == interview, col(MergeRow.undone_at).is_(None)
        )
        return self._session.execute(found.limit(1)).first() is not None

    def part(self, interview: int, who: str, now: datetime) -> bool:
        """Undoes a merge; False when there is none."""
        rows = self._session.execute(
            update(MergeRow)
            .where(col(MergeRow.interview_id) == interview, col(MergeRow.undone_at).is_(None))
            .values(undone_at=now, undone_by=who)
            .returning(col(MergeRow.id))
        ).all()
        return bool(rows)

    def incidents(self) -> list[Incident]:
        """What is wrong at the moment, as far as staff were told."""
        rows = self._session.execute(
            select(IncidentRow).where(col(IncidentRow.over_at).is_(None)).order_by(col(IncidentRow.id))
        ).scalars()
        return [Incident(row.id or 0, row.kind, row.began_at) for row in rows]

    def begin_incident(self, kind: str, began_at: datetime, now: datetime) -> int | None:
        """Notes that staff are told of it; None when they have been told already."""
        row = {"kind": kind, "began_at": began_at, "told_at": now}
        new = insert_once(self._session, IncidentRow, [row], "id")
        return int(new[0][0]) if new else None

    def end_incident(self, id_: int, now: datetime) -> None:
        """It is over."""
        self._session.execute(update(IncidentRow).where(col(IncidentRow.id) == id_).values(over_at=now))
