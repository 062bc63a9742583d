"""Whom a reminder is about: found by indexes over few among many, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text, tuple_
from sqlmodel import Session

from consultation.correspondence import Channel
from store.inserting import core
from store.staff_tables import InvitationRow
from store.tables import DRAFT, HANDED_IN, InterviewRow, PartRow

_INTERVIEW, _INVITATION, _PART = core(InterviewRow), core(InvitationRow), core(PartRow)
_COLUMNS = (
    _INTERVIEW.c.id,
    _INTERVIEW.c.stakeholder_id,
    _INTERVIEW.c.language,
    _INTERVIEW.c.last_channel,
    _INTERVIEW.c.name,
    _INTERVIEW.c.receipt,
    _INTERVIEW.c.answered,
    _INTERVIEW.c.skipped,
    _INTERVIEW.c.versions,
)

Place = tuple[int, ...]  #: how far a walk has come; () at its beginning


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody whom a reminder may be about."""

    place: Place
    person: int
    language: str | None
    channel: Channel
    name: str | None
    receipt: str | None = None
    answered: frozenset[int] = frozenset()
    skipped: frozenset[int] = frozenset()
    versions: int = 0
    interview: int = 0


class Dues:
    """The shelf of those who wait for something; never their text."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def drafts(self, consultation: str, before: datetime, after: Place, limit: int) -> list[Waiting]:
        """Who began before a moment, agreed, and has not handed in or not confirmed."""
        rows = self._session.execute(
            select(*_COLUMNS)
            .where(_INTERVIEW.c.consultation == consultation, text(DRAFT), _INTERVIEW.c.began_at < before)
            .where(_INTERVIEW.c.id > (after[0] if after else 0))
            .order_by(_INTERVIEW.c.id)
            .limit(limit)
        ).all()
        return self._read(rows, lambda row: (row.id,))

    def incomplete(
        self, consultation: str, questions: int, before: datetime, after: Place, limit: int
    ) -> list[Waiting]:
        """Who handed in, has fewer than so many questions answered, and has not written since a moment."""
        walked = tuple_(_INTERVIEW.c.answered, _INTERVIEW.c.id)
        rows = self._session.execute(
            select(*_COLUMNS)
            .where(_INTERVIEW.c.consultation == consultation, text(HANDED_IN))
            .where(_INTERVIEW.c.answered < questions, _INTERVIEW.c.touched_at < before)
            .where(walked > tuple_(*(after or (-1, 0))))
            .order_by(_INTERVIEW.c.answered, _INTERVIEW.c.id)
            .limit(limit)
        ).all()
        return self._read(rows, lambda row: (row.answered, row.id))

    def invited(self, consultation: str, before: datetime, after: Place, limit: int) -> list[Waiting]:
        """Who was invited before a moment and has not begun."""
        rows = self._session.execute(
            select(_INVITATION)
            .where(_INVITATION.c.consultation == consultation, _INVITATION.c.begun_at.is_(None))
            .where(_INVITATION.c.id > (after[0] if after else 0), _INVITATION.c.at < before)
            .order_by(_INVITATION.c.id)
            .limit(limit)
        ).all()
        return [Waiting((row.id,), row.stakeholder_id, row.language, Channel.MAIL, row.name) for row in rows]

    def with_several(self, consultation: str, persons: Sequence[int]) -> set[int]:
        """Which of these people have more than one contribution to the consultation, begun or handed in."""
        found: set[int] = set()
        for start in range(0, len(persons), 500):
            rows = self._session.execute(
                select(_INTERVIEW.c.stakeholder_id)
                .where(_INTERVIEW.c.stakeholder_id.in_(persons[start : start + 500]))
                .where(_INTERVIEW.c.consultation == consultation)
                .group_by(_INTERVIEW.c.stakeholder_id)
                .having(func.count() > 1)
            )
            found.update(rows.scalars())
        return found

    def _read(self, rows: Any, place: Any) -> list[Waiting]:
        answered = self._answered([row.id for row in rows])
        return [
            Waiting(
                place(row),
                row.stakeholder_id,
                row.language,
                Channel(row.last_channel),
                row.name,
                row.receipt,
                answered.get(row.id, frozenset()),
                frozenset(row.skipped),
                row.versions,
                row.id,
            )
            for row in rows
        ]

    def _answered(self, interviews: list[int]) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for start in range(0, len(interviews), 500):
            rows = self._session.execute(
                select(_PART.c.interview_id, _PART.c.question)
                .where(_PART.c.interview_id.in_(interviews[start : start + 500]))
                .where(_PART.c.removed_at.is_(None), _PART.c.question > 0)
                .distinct()
            )
            for interview, question in rows:
                found.setdefault(interview, set()).add(question)
        return {interview: frozenset(numbers) for interview, numbers in found.items()}
