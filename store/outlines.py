"""Contributions without their words: when each version came, which count, what was decided. Thousands fit into little memory."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from consultation.contribution import Clearance, Contribution, Status, Version
from consultation.correspondence import Channel, Proof
from consultation.interview import Person
from store.inserting import core
from store.staff_tables import MergeRow
from store.tables import ClearanceRow, InterviewRow, VersionRow

_INTERVIEW, _VERSION = core(InterviewRow), core(VersionRow)
_CLEARANCE, _MERGE = core(ClearanceRow), core(MergeRow)
_PAGE = 500
_NOBODY = Person()


class Outlines:
    """The shelf of outlines: who counts and compares needs no answers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self, consultation: str) -> Iterator[Contribution]:
        """All that were handed in, by the moment they began, a page in memory at a time; no words, files, redactions."""
        after = 0
        while rows := self._page(consultation, after):
            after = rows[-1].id
            ids = [row.id for row in rows]
            versions = self._of(ids, _VERSION, _VERSION.c.number, _VERSION.c.at, _VERSION.c.channel, _VERSION.c.language,
                                _VERSION.c.proof, _VERSION.c.confirmed_at)  # fmt: skip
            decided = self._of(ids, _CLEARANCE, _CLEARANCE.c.version, _CLEARANCE.c.question, _CLEARANCE.c.file,
                               _CLEARANCE.c.approved, _CLEARANCE.c.who, _CLEARANCE.c.at)  # fmt: skip
            merged = self._merged(ids)
            for row in rows:
                yield Contribution(
                    consultation=consultation,
                    receipt=row.receipt,
                    public_number=row.public_number,
                    status=_status(row),
                    began_at=row.began_at,
                    channels=(Channel(row.last_channel),),
                    versions=tuple(map(_version, versions.get(row.id, ()))),
                    withdrawn_at=row.withdrawn_at,
                    clearances=tuple(map(_clearance, decided.get(row.id, ()))),
                    merged_into=merged.get(row.id),
                )

    def _page(self, consultation: str, after: int) -> list[Any]:
        columns = (
            "id",
            "receipt",
            "public_number",
            "began_at",
            "counted",
            "withdrawn",
            "withdrawn_at",
            "last_channel",
        )
        return list(
            self._session.execute(
                select(*(_INTERVIEW.c[name] for name in columns))
                .where(_INTERVIEW.c.consultation == consultation, _INTERVIEW.c.versions > 0)
                .where(_INTERVIEW.c.id > after)
                .order_by(_INTERVIEW.c.id)
                .limit(_PAGE)
            )
        )

    def _of(self, ids: list[int], table: Any, *columns: Any) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        rows = self._session.execute(
            select(table.c.interview_id, *columns).where(table.c.interview_id.in_(ids)).order_by(table.c.id)
        )
        for row in rows:
            found.setdefault(row.interview_id, []).append(row)
        return found

    def _merged(self, ids: list[int]) -> dict[int, str]:
        rows = self._session.execute(
            select(_MERGE.c.interview_id, _INTERVIEW.c.receipt)
            .join(_INTERVIEW, _INTERVIEW.c.id == _MERGE.c.into_id)
            .where(_MERGE.c.interview_id.in_(ids), _MERGE.c.undone_at.is_(None))
        )
        return {row.interview_id: row.receipt for row in rows}


def _status(row: Any) -> Status:
    if row.withdrawn:
        return Status.WITHDRAWN
    return Status.SUBMITTED if row.counted else Status.UNCONFIRMED


def _version(row: Any) -> Version:
    return Version(
        number=row.number,
        at=row.at,
        channel=Channel(row.channel),
        language=row.language,
        person=_NOBODY,
        answers={},
        general="",
        files=(),
        proof=Proof(row.proof),
        confirmed=row.confirmed_at is not None,
    )


def _clearance(row: Any) -> Clearance:
    return Clearance(row.approved, row.question, row.version, "", row.who, row.at, row.file)
