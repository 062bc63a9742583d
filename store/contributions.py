"""Contributions: the versions that were handed in, and what staff decided about them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, select, update
from sqlmodel import Session, col

from consultation.contribution import (
    Clearance,
    Contribution,
    FiledFile,
    Redaction,
    Status,
    Translation,
    Version,
)
from consultation.correspondence import Channel, Proof
from consultation.interview import Person
from consultation.turns import File
from store.staff_tables import MergeRow
from store.tables import ClearanceRow, InterviewRow, PartRow, RedactionRow, TranslationRow, VersionRow


class Contributions:
    """The shelf of contributions."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def hand_in(self, interview: int, version: Version, arrival: int | None) -> None:
        """Keeps a version; the first one that counts gets the contribution its public number."""
        self._session.add(
            VersionRow(
                interview_id=interview,
                number=version.number,
                at=version.at,
                channel=version.channel.value,
                language=version.language,
                proof=version.proof.value,
                confirmed_at=version.at if version.confirmed else None,
                words=_words(version),
                arrival_id=arrival,
            )
        )
        self._session.flush()
        if version.confirmed:
            self._number(interview)

    def confirm(self, interview: int, number: int, now: datetime, proof: Proof) -> None:
        """The version that waited for its author's word counts from now on, as of the moment it arrived."""
        self._session.execute(
            update(VersionRow)
            .where(
                col(VersionRow.interview_id) == interview,
                col(VersionRow.number) <= number,
                col(VersionRow.confirmed_at).is_(None),
            )
            .values(confirmed_at=now, proof=proof.value)
        )
        self._number(interview)

    def _number(self, interview: int) -> None:
        row = self._session.get_one(InterviewRow, interview, populate_existing=True)
        if row.public_number is None:
            highest = self._session.execute(
                select(func.coalesce(func.max(col(InterviewRow.public_number)), 0)).where(
                    col(InterviewRow.consultation) == row.consultation
                )
            ).scalar_one()
            row.public_number = int(highest) + 1
            self._session.add(row)
            self._session.flush()

    def find(self, receipt: str) -> tuple[int, Contribution] | None:
        """The contribution of a receipt number (case and spaces around it do not matter), with its interview's id."""
        row = self._session.execute(
            select(InterviewRow).where(col(InterviewRow.receipt) == receipt.strip().upper())
        ).scalar()
        if row is None:
            return None
        return row.id or 0, self._read([row])[0]

    def of_interview(self, interview: int, *, version: int | None = None) -> Contribution:
        """The contribution that an interview makes: whole, or of its versions only that one and no decisions of staff."""
        row = self._session.get_one(InterviewRow, interview, populate_existing=True)
        if version is None:
            return self._read([row])[0]
        versions = self._by_interview(VersionRow, [interview], col(VersionRow.number) == version)
        return _contribution(
            row, None, [_version(v) for v in versions.get(interview, [])], [], [], [], [row.last_channel]
        )

    def counting(self, interview: int, end: datetime) -> int | None:
        """The number of the version that counts, as `Contribution.counting` says it, without reading any words.

        `end` is the last moment that is in time. Somebody may have thousands of versions.
        """
        confirmed = select(func.max(col(VersionRow.number))).where(
            col(VersionRow.interview_id) == interview, col(VersionRow.confirmed_at).is_not(None)
        )
        in_time: int | None = self._session.execute(confirmed.where(col(VersionRow.at) <= end)).scalar()
        return in_time if in_time is not None else self._session.execute(confirmed).scalar()

    def all(self, consultation: str, *, drafts: bool = False) -> list[Contribution]:
        """All that were handed in, by the moment they began; drafts only when asked for."""
        statement = select(InterviewRow).where(col(InterviewRow.consultation) == consultation)
        if not drafts:
            statement = statement.where(col(InterviewRow.versions) > 0)
        return self._read(self._session.execute(statement.order_by(col(InterviewRow.id))).scalars().all())

    def counted_between(
        self, consultation: str, start: datetime, end: datetime, newest: int
    ) -> tuple[int, list[Contribution]]:
        """How many had a version that counts handed in within that time, and the newest of them, oldest first."""
        first = func.min(col(VersionRow.id))
        within = (
            select(col(VersionRow.interview_id), first)
            .join(InterviewRow, col(InterviewRow.id) == col(VersionRow.interview_id))
            .where(col(InterviewRow.consultation) == consultation, col(VersionRow.confirmed_at).is_not(None))
            .where(col(VersionRow.at) >= start, col(VersionRow.at) < end)
            .group_by(col(VersionRow.interview_id))
        )
        count = self._session.execute(select(func.count()).select_from(within.subquery())).scalar_one()
        ids = [row[0] for row in self._session.execute(within.order_by(first.desc()).limit(newest))][::-1]
        rows = self._session.execute(select(InterviewRow).where(col(InterviewRow.id).in_(ids))).scalars()
        by_id = {row.id: row for row in rows}
        return int(count), self._read([by_id[id_] for id_ in ids])

    def authors(self, consultation: str) -> list[tuple[int, Contribution]]:
        """Each handed-in contribution with the person it belongs to: for the publication notice."""
        rows = self._session.execute(
            select(InterviewRow)
            .where(col(InterviewRow.consultation) == consultation, col(InterviewRow.versions) > 0)
            .order_by(col(InterviewRow.id))
        ).scalars()
        listed = list(rows)
        return [
            (row.stakeholder_id, contribution)
            for row, contribution in zip(listed, self._read(listed), strict=True)
        ]

    def each_author(self, consultation: str, together: int = 200) -> Iterator[tuple[int, Contribution]]:
        """The same one after the other, with the words of no more than so many in memory."""
        handed_in = select(col(InterviewRow.id)).where(
            col(InterviewRow.consultation) == consultation, col(InterviewRow.versions) > 0
        )
        ids = list(self._session.execute(handed_in.order_by(col(InterviewRow.id))).scalars())
        for chunk in _chunks(ids, together):
            rows = self._session.execute(
                select(InterviewRow).where(col(InterviewRow.id).in_(chunk)).order_by(col(InterviewRow.id))
            ).scalars()
            listed = list(rows)
            for row, contribution in zip(listed, self._read(listed), strict=True):
                yield row.stakeholder_id, contribution

    def clear(self, interview: int, clearance: Clearance) -> None:
        """Adds a decision; the latest one stands, the earlier ones stay readable."""
        self._session.add(
            ClearanceRow(
                interview_id=interview,
                version=clearance.version,
                question=clearance.question,
                file=clearance.file,
                approved=clearance.approved,
                reason=clearance.reason,
                who=clearance.who,
                at=clearance.at,
            )
        )
        self._session.flush()

    def redact(self, interview: int, redaction: Redaction) -> None:
        """Adds words to be blacked out, or kept, in what is published."""
        self._session.add(
            RedactionRow(
                interview_id=interview,
                question=redaction.question,
                words=redaction.words,
                reason=redaction.reason,
                who=redaction.who,
                at=redaction.at,
                kept=redaction.kept,
            )
        )
        self._session.flush()

    def translate(self, interview: int, translation: Translation) -> None:
        """Adds an answer in another language; an empty one takes the earlier back."""
        self._session.add(
            TranslationRow(
                interview_id=interview,
                version=translation.version,
                question=translation.question,
                language=translation.language,
                text=translation.text,
                who=translation.who,
                at=translation.at,
            )
        )
        self._session.flush()

    def pulse(self) -> tuple[int, ...]:
        """Numbers that change whenever what may be published does; the first one is 0 while staff decided nothing."""
        decided = (ClearanceRow, RedactionRow, VersionRow, TranslationRow)
        newest = [func.coalesce(func.max(col(row.id)), 0) for row in decided]
        confirmed = func.count(col(VersionRow.confirmed_at))
        gone = select(func.count()).select_from(InterviewRow).where(col(InterviewRow.withdrawn))
        statements = [*(select(one) for one in newest), select(confirmed), gone]
        return tuple(int(self._session.execute(one).scalar_one()) for one in statements)

    def counts(self, consultation: str) -> dict[Status, int]:
        """How many there are by status; the drafts are a count and nothing more."""
        # Written out, not bound: PostgreSQL takes two bound zeros for two different expressions.
        zero: ColumnElement[int] = literal_column("0")
        state = (
            col(InterviewRow.versions) > zero,
            col(InterviewRow.counted) > zero,
            col(InterviewRow.withdrawn),
        )
        rows = self._session.execute(
            select(*state, func.count())
            .where(col(InterviewRow.consultation) == consultation, col(InterviewRow.agreed_at).is_not(None))
            # What was emptied into another contribution of the same person is none by itself.
            .where(~and_(*state[2:], ~state[0], col(InterviewRow.answered) == zero))
            .group_by(*state)
        ).all()
        counts = dict.fromkeys(Status, 0)
        for has_versions, has_counted, gone, count in rows:
            counts[_status(bool(has_versions), bool(has_counted), bool(gone))] += int(count)
        return counts

    def _read(self, rows: Sequence[InterviewRow]) -> list[Contribution]:
        ids = [row.id or 0 for row in rows]
        versions = self._by_interview(VersionRow, ids)
        clearances = self._by_interview(ClearanceRow, ids)
        redactions = self._by_interview(RedactionRow, ids)
        translations = self._by_interview(TranslationRow, ids)
        channels: dict[int, list[str]] = {}
        for chunk in _chunks(ids):
            seen = self._session.execute(
                select(col(PartRow.interview_id), col(PartRow.channel), func.min(col(PartRow.id)))
                .where(col(PartRow.interview_id).in_(chunk), col(PartRow.removed_at).is_(None))
                .group_by(col(PartRow.interview_id), col(PartRow.channel))
                .order_by(func.min(col(PartRow.id)))
            ).all()
            for interview, channel, _ in seen:
                channels.setdefault(interview, []).append(channel)
        merged = self._merged(ids)
        return [
            _contribution(
                row,
                merged.get(row.id or 0),
                [_version(v) for v in versions.get(row.id or 0, [])],
                [_clearance(c) for c in clearances.get(row.id or 0, [])],
                [_redaction(r) for r in redactions.get(row.id or 0, [])],
                [_translation(t) for t in translations.get(row.id or 0, [])],
                channels.get(row.id or 0) or [row.last_channel],
            )
            for row in rows
        ]

    def _merged(self, ids: list[int]) -> dict[int, str]:
        """Receipt numbers of the contributions that these go into."""
        found: dict[int, str] = {}
        for chunk in _chunks(ids):
            rows = self._session.execute(
                select(col(MergeRow.interview_id), col(InterviewRow.receipt))
                .join(InterviewRow, col(InterviewRow.id) == col(MergeRow.into_id))
                .where(col(MergeRow.interview_id).in_(chunk), col(MergeRow.undone_at).is_(None))
            )
            found |= {row[0]: row[1] for row in rows}
        return found

    def _by_interview(self, table: Any, ids: list[int], *only: ColumnElement[bool]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for chunk in _chunks(ids):
            rows = self._session.execute(
                select(table)
                .where(table.interview_id.in_(chunk), *only)
                .order_by(table.id)
                .execution_options(populate_existing=True)
            ).scalars()
            for row in rows:
                found.setdefault(row.interview_id, []).append(row)
        return found


def _chunks(ids: list[int], size: int = 500) -> Iterable[list[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _status(has_versions: bool, counted: bool, withdrawn: bool) -> Status:
    if withdrawn:
        return Status.WITHDRAWN
    if not has_versions:
        return Status.DRAFT
    return Status.SUBMITTED if counted else Status.UNCONFIRMED


def _contribution(
    row: InterviewRow,
    merged_into: str | None,
    versions: list[Version],
    clearances: list[Clearance],
    redactions: list[Redaction],
    translations: list[Translation],
    channels: list[str],
) -> Contribution:
    return Contribution(
        consultation=row.consultation,
        receipt=row.receipt,
        public_number=row.public_number,
        status=_status(row.versions > 0, row.counted > 0, row.withdrawn),
        began_at=row.began_at,
        channels=tuple(Channel(channel) for channel in channels),
        versions=tuple(versions),
        withdrawn_at=row.withdrawn_at,
        clearances=tuple(clearances),
        redactions=tuple(redactions),
        translations=tuple(translations),
        merged_into=merged_into,
    )


def _words(version: Version) -> dict[str, Any]:
    person = version.person
    return {
        "person": {
            "name": person.name,
            "organisation": person.organisation,
            "category": person.category,
            "country": person.country,
        },
        "answers": {str(number): text for number, text in version.answers.items()},
        "general": version.general,
        "files": [
            {
                "question": filed.question,
                "sha256": filed.file.sha256,
                "name": filed.file.name,
                "size": filed.file.size,
                "type": filed.file.content_type,
                "compiled": filed.file.compiled,
            }
            for filed in version.files
        ],
    }


def _version(row: VersionRow) -> Version:
    words = row.words
    return Version(
        number=row.number,
        at=row.at,
        channel=Channel(row.channel),
        language=row.language,
        person=Person(**words["person"]),
        answers={int(number): text for number, text in words["answers"].items()},
        general=words["general"],
        files=tuple(
            FiledFile(f["question"], File(f["sha256"], f["name"], f["size"], f["type"], f["compiled"]))
            for f in words["files"]
        ),
        proof=Proof(row.proof),
        confirmed=row.confirmed_at is not None,
    )


def _clearance(row: ClearanceRow) -> Clearance:
    return Clearance(row.approved, row.question, row.version, row.reason, row.who, row.at, row.file)


def _redaction(row: RedactionRow) -> Redaction:
    return Redaction(row.question, row.words, row.reason, row.who, row.at, row.kept)


def _translation(row: TranslationRow) -> Translation:
    return Translation(row.question, row.language, row.text, row.version, row.who, row.at)
