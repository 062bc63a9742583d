"""Interviews and the parts of their answers. A part taken back or edited stays readable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, or_, select, update
from sqlmodel import Session, col

from consultation.correspondence import Channel
from consultation.interview import GENERAL, Interview, Part, Person, Stage
from consultation.turns import File
from store.held import pack, unpack
from store.inserting import core
from store.tables import InterviewRow, PartRevision, PartRow, PlaceRow


@dataclass(frozen=True, slots=True)
class Current:
    """An interview and where the store keeps it."""

    id: int
    person: int
    consultation: str
    interview: Interview


@dataclass(frozen=True, slots=True)
class Open:
    """A draft, for reminders: never its text."""

    current: Current
    last_channel: Channel
    touched_at: datetime


_INTERVIEW, _PART, _PLACE = core(InterviewRow), core(PartRow), core(PlaceRow)
_CURRENT = (
    select(_INTERVIEW)
    .outerjoin(
        _PLACE, and_(_PLACE.c.contact_id == bindparam("contact"), _PLACE.c.interview_id == _INTERVIEW.c.id)
    )
    .where(_INTERVIEW.c.stakeholder_id == bindparam("person"), _INTERVIEW.c.consultation == bindparam("slug"))
    .order_by(_PLACE.c.interview_id.is_(None), _INTERVIEW.c.ordinal.desc())
    .limit(1)
)
_HAS_RECEIPT = select(_INTERVIEW.c.id).where(_INTERVIEW.c.receipt == bindparam("wanted"))
_PARTS = (
    select(
        _PART.c.question,
        _PART.c.key,
        _PART.c.text,
        _PART.c.file_sha256,
        _PART.c.file_name,
        _PART.c.file_size,
        _PART.c.file_type,
        _PART.c.file_compiled,
    )
    .where(_PART.c.interview_id == bindparam("interview"), _PART.c.removed_at.is_(None))
    .order_by(_PART.c.question, _PART.c.position)
)
_THERE = and_(
    _PART.c.interview_id == bindparam("interview"),
    _PART.c.question == bindparam("number"),
    _PART.c.key == bindparam("message"),
    _PART.c.removed_at.is_(None),
)
_MOVE = update(_PART).where(_THERE).values(position=bindparam("place"))
_TAKE_BACK = update(_PART).where(_THERE).values(removed_at=bindparam("moment"))


class Interviews:
    """The shelf of interviews."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def current(self, person: int, consultation: str, contact: int | None = None) -> Current | None:
        """The person's interview in that consultation: the one that address is with, otherwise the latest."""
        wanted = {"person": person, "slug": consultation, "contact": contact}
        row = self._session.execute(_CURRENT, wanted).first()
        return self._read(row) if row else None

    def latest_consultation(self, person: int) -> str | None:
        """The consultation the person was in last."""
        return self._session.execute(
            select(col(InterviewRow.consultation))
            .where(col(InterviewRow.stakeholder_id) == person)
            .order_by(col(InterviewRow.touched_at).desc(), col(InterviewRow.id).desc())
            .limit(1)
        ).scalar()

    def of_person(self, person: int) -> list[Current]:
        """All interviews of a person, oldest first."""
        rows = self._session.execute(
            select(InterviewRow)
            .where(col(InterviewRow.stakeholder_id) == person)
            .order_by(col(InterviewRow.id))
        ).scalars()
        return [self._read(row) for row in rows]

    def with_part(self, person: int, key: str) -> Current | None:
        """The person's interview that holds what came with that message, in whichever consultation."""
        row = self._session.execute(
            select(InterviewRow)
            .join(PartRow, col(PartRow.interview_id) == col(InterviewRow.id))
            .where(
                col(InterviewRow.stakeholder_id) == person,
                col(PartRow.key) == key,
                col(PartRow.removed_at).is_(None),
            )
            .order_by(col(InterviewRow.id).desc())
            .limit(1)
        ).scalar()
        return self._read(row) if row else None

    def of_receipt(self, receipt: str) -> Current | None:
        """The interview of a receipt number."""
        row = self._session.execute(select(InterviewRow).where(col(InterviewRow.receipt) == receipt)).scalar()
        return self._read(row) if row else None

    def begin(self, person: int, consultation: str, interview: Interview, channel: Channel) -> Current:
        """Keeps a new interview of a person beside those they have."""
        ordinal = self._session.execute(
            select(func.coalesce(func.max(col(InterviewRow.ordinal)), 0)).where(
                col(InterviewRow.stakeholder_id) == person, col(InterviewRow.consultation) == consultation
            )
        ).scalar_one()
        row = InterviewRow(
            stakeholder_id=person,
            consultation=consultation,
            ordinal=int(ordinal) + 1,
            receipt=interview.receipt,
            stage=interview.stage.value,
            began_at=interview.began_at,
            touched_at=interview.began_at,
            last_channel=channel.value,
            **_fields(interview),
        )
        self._session.add(row)
        self._session.flush()
        return Current(row.id or 0, person, consultation, interview)

    def keep(
        self, before: Current, after: Interview, channel: Channel, now: datetime, arrival: int | None
    ) -> Current:
        """Writes what a turn changed: the interview's fields, and its parts one by one."""
        values = {
            **_fields(after),
            "stage": after.stage.value,
            "touched_at": now,
            "last_channel": channel.value,
        }
        self._session.execute(_KEEP, {"interview": before.id, **values})
        if after.withdrawn != before.interview.withdrawn:
            gone = now if after.withdrawn else None
            self._session.execute(
                update(_INTERVIEW).where(_INTERVIEW.c.id == before.id).values(withdrawn_at=gone)
            )
        if after.answers is not before.interview.answers:
            self._keep_parts(before, after, channel, now, arrival)
        return Current(before.id, before.person, before.consultation, after)

    def _keep_parts(
        self, before: Current, after: Interview, channel: Channel, now: datetime, arrival: int | None
    ) -> None:
        old = {
            (number, part.key): (place, part)
            for number, parts in before.interview.answers.items()
            for place, part in enumerate(parts)
        }
        for number, parts in after.answers.items():
            for place, part in enumerate(parts):
                place_before, known = old.pop((number, part.key), (place, None))
                if known is None:
                    values = _part_values(before.id, number, place, part, channel, now, arrival)
                    self._session.execute(insert(_PART), values)
                elif known != part:
                    self._revise(before.id, number, part, known, now)
                if place_before != place:
                    self._session.execute(_MOVE, _there(before.id, number, part.key) | {"place": place})
        for number, key in old:
            self._session.execute(_TAKE_BACK, _there(before.id, number, key) | {"moment": now})
        self._session.flush()

    def _revise(self, interview: int, number: int, part: Part, known: Part, now: datetime) -> None:
        row = self._session.execute(
            select(PartRow).where(
                col(PartRow.interview_id) == interview,
                col(PartRow.question) == number,
                col(PartRow.key) == part.key,
                col(PartRow.removed_at).is_(None),
            )
        ).scalar_one()
        self._session.add(PartRevision(part_id=row.id or 0, text=known.text, at=now))
        row.text = part.text
        self._session.add(row)

    def said_in_chat_since(self, interview: int, moment: datetime) -> set[int]:
        """The questions under which words of a chat stand that came, or were edited, after a moment."""
        edited = (
            select(col(PartRevision.id))
            .where(col(PartRevision.part_id) == col(PartRow.id), col(PartRevision.at) > moment)
            .exists()
        )
        rows = self._session.execute(
            select(col(PartRow.question))
            .where(col(PartRow.interview_id) == interview, col(PartRow.channel) == Channel.TELEGRAM.value)
            .where(col(PartRow.removed_at).is_(None), or_(col(PartRow.at) > moment, edited))
            .distinct()
        )
        return set(rows.scalars())

    def get(self, id_: int) -> Current | None:
        """One interview."""
        row = self._session.get(InterviewRow, id_, populate_existing=True)
        return self._read(row) if row else None

    def has_receipt(self, receipt: str) -> bool:
        """Whether an interview has that receipt number."""
        return self._session.execute(_HAS_RECEIPT, {"wanted": receipt}).first() is not None

    def file_of(self, arrival: int) -> File | None:
        """The file that came with an arrival, if it was filed."""
        row = self._session.execute(
            select(PartRow)
            .where(col(PartRow.arrival_id) == arrival, col(PartRow.file_sha256).is_not(None))
            .limit(1)
        ).scalar()
        return _file(row) if row else None

    def drafts(self, consultation: str, *, unconfirmed: bool = False) -> list[Open]:
        """Interviews begun and not handed in, whose person agreed; with `unconfirmed` also what waits for CONFIRM."""
        unfinished = col(InterviewRow.counted) == 0 if unconfirmed else col(InterviewRow.versions) == 0
        rows = self._session.execute(
            select(InterviewRow).where(
                col(InterviewRow.consultation) == consultation,
                unfinished,
                col(InterviewRow.withdrawn).is_(False),
                col(InterviewRow.agreed_at).is_not(None),
            )
        ).scalars()
        return [Open(self._read(row), Channel(row.last_channel), row.touched_at) for row in rows]

    def begun(self, consultation: str) -> list[Open]:
        """Every interview begun and not withdrawn: those who are told of an extension."""
        rows = self._session.execute(
            select(InterviewRow).where(
                col(InterviewRow.consultation) == consultation, col(InterviewRow.withdrawn).is_(False)
            )
        ).scalars()
        return [Open(self._read(row), Channel(row.last_channel), row.touched_at) for row in rows]

    def _read(self, row: Any) -> Current:
        interview = Interview(
            receipt=row.receipt,
            began_at=row.began_at,
            stage=Stage(row.stage),
            language=row.language,
            agreed_at=row.agreed_at,
            person=Person(row.name, row.organisation, row.category, row.country, row.email),
            at=row.at,
            answers=self._answers(row.id or 0),
            skipped=frozenset(row.skipped),
            versions=row.versions,
            counted=row.counted,
            changed=row.changed,
            withdrawn=row.withdrawn,
            asked=row.asked,
            held=unpack(row.held),
        )
        return Current(row.id or 0, row.stakeholder_id, row.consultation, interview)

    def _answers(self, interview: int) -> Mapping[int, tuple[Part, ...]]:
        answers: dict[int, list[Part]] = {}
        rows = self._session.execute(_PARTS, {"interview": interview}).all()
        for question, key, text, sha256, name, size, kind, compiled in rows:
            file = File(sha256, name or "", size or 0, kind or "", compiled) if sha256 else None
            answers.setdefault(question, []).append(Part(key, text, file))
        return MappingProxyType({number: tuple(parts) for number, parts in answers.items()})


def _there(interview: int, number: int, key: str) -> dict[str, Any]:
    return {"interview": interview, "number": number, "message": key}


def _file(row: PartRow) -> File:
    return File(
        row.file_sha256 or "", row.file_name or "", row.file_size or 0, row.file_type or "", row.file_compiled
    )


def _fields(interview: Interview) -> dict[str, Any]:
    person = interview.person
    return {
        "language": interview.language,
        "agreed_at": interview.agreed_at,
        "name": person.name,
        "organisation": person.organisation,
        "category": person.category,
        "country": person.country,
        "email": person.email,
        "at": interview.at,
        "skipped": sorted(interview.skipped),
        "answered": sum(1 for number, parts in interview.answers.items() if number != GENERAL and parts),
        "versions": interview.versions,
        "counted": interview.counted,
        "changed": interview.changed,
        "withdrawn": interview.withdrawn,
        "asked": interview.asked,
        "held": pack(interview.held),
    }


_KEEP = (
    update(_INTERVIEW)
    .where(_INTERVIEW.c.id == bindparam("interview"))
    .values(
        {
            name: bindparam(name)
            for name in (
                "language", "agreed_at", "name", "organisation", "category", "country", "email", "at", "skipped", "answered",
                "versions", "counted", "changed", "withdrawn", "asked", "held", "stage", "touched_at", "last_channel",
            )
        }
    )
)  # fmt: skip


def _part_values(
    interview: int,
    number: int,
    position: int,
    part: Part,
    channel: Channel,
    now: datetime,
    arrival: int | None,
) -> dict[str, Any]:
    file = part.file
    return {
        "interview_id": interview,
        "question": number,
        "position": position,
        "key": part.key,
        "text": part.text,
        "channel": channel.value,
        "file_sha256": file.sha256 if file else None,
        "file_name": file.name if file else None,
        "file_type": file.content_type if file else None,
        "file_size": file.size if file else None,
        "file_compiled": file.compiled if file else True,
        "at": now,
        "arrival_id": arrival,
    }
