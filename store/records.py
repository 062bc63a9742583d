"""The small shelves: deadlines moved, files by hash, editions, audit trail, facts about the store."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, bindparam, cast, delete, func, select, update
from sqlmodel import Session, col

from store.inserting import core, insert_once
from store.tables import AuditRow, EditionRow, Extension, FileRow, LetterRow, Meta, PartRow
from store.words import UNWANTED

_EXTENSION = core(Extension)
_IN_FORCE = (
    select(_EXTENSION.c.deadline)
    .where(_EXTENSION.c.consultation == bindparam("slug"))
    .order_by(_EXTENSION.c.id.desc())
    .limit(1)
)
_IN_FORCE_AT = _IN_FORCE.where(_EXTENSION.c.at <= bindparam("moment"))


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that staff moved."""

    id: int
    consultation: str
    deadline: datetime
    previous: datetime
    at: datetime
    who: str


class Calendar:
    """The shelf of extensions: one source for the deadline."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def moves(self, consultation: str, until: datetime | None = None) -> list[Moved]:
        """Every time the deadline was moved, in order; only those known at a moment when one is given."""
        statement = select(Extension).where(col(Extension.consultation) == consultation)
        if until is not None:
            statement = statement.where(col(Extension.at) <= until)
        rows = self._session.execute(statement.order_by(col(Extension.id))).scalars()
        return [Moved(r.id or 0, r.consultation, r.deadline, r.previous, r.at, r.who) for r in rows]

    def deadline(self, consultation: str, at: datetime | None = None) -> datetime | None:
        """The deadline in force; None: that of the consultation file."""
        if at is None:
            return self._session.execute(_IN_FORCE, {"slug": consultation}).scalar()
        return self._session.execute(_IN_FORCE_AT, {"slug": consultation, "moment": at}).scalar()

    def move(self, consultation: str, deadline: datetime, previous: datetime, at: datetime, who: str) -> int:
        """Moves the deadline from that moment on; returns the number of the move."""
        row = Extension(consultation=consultation, deadline=deadline, previous=previous, at=at, who=who)
        self._session.add(row)
        self._session.flush()
        return row.id or 0


_ANY = "application/octet-stream"  #: a file of which no more is known than its bytes


class Files:
    """The shelf of files; the bytes lie on disk under their hash."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, sha256: str, size: int, content_type: str, now: datetime) -> None:
        """Notes a file whose bytes are on disk already."""
        row = {"sha256": sha256, "size": size, "content_type": content_type, "kept_at": now}
        insert_once(self._session, FileRow, [row], "sha256")

    def all(self) -> list[tuple[str, int]]:
        """Hash and size of every file."""
        return [
            (sha, size)
            for sha, size in self._session.execute(select(col(FileRow.sha256), col(FileRow.size))).all()
        ]

    def unwanted(self) -> list[str]:
        """Files that were made for somebody who is forgotten, and that nothing names any more."""
        marked = self._session.execute(
            select(col(FileRow.sha256)).where(col(FileRow.content_type) == UNWANTED)
        ).scalars()
        found = {sha256: self._is_named(sha256) for sha256 in list(marked)}
        # What somebody else was sent as well stays, and is not asked about again.
        theirs = [sha256 for sha256, named in found.items() if named]
        self._session.execute(
            update(FileRow).where(col(FileRow.sha256).in_(theirs)).values(content_type=_ANY)
        )
        return [sha256 for sha256, named in found.items() if not named]

    def _is_named(self, sha256: str) -> bool:
        parts = select(col(PartRow.id)).where(col(PartRow.file_sha256) == sha256).limit(1)
        letters = (
            select(col(LetterRow.id)).where(cast(col(LetterRow.enclosures), Text).contains(sha256)).limit(1)
        )
        return any(self._session.execute(one).first() is not None for one in (parts, letters))

    def drop(self, sha256: str) -> None:
        """The bytes are gone from the disk."""
        self._session.execute(delete(FileRow).where(col(FileRow.sha256) == sha256))


class Editions:
    """The shelf of frozen compilations."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def latest(self, consultation: str) -> tuple[int, str, dict[str, Any]] | None:
        """Number, folder and manifest of the last edition."""
        row = self._session.execute(
            select(EditionRow)
            .where(col(EditionRow.consultation) == consultation)
            .order_by(col(EditionRow.number).desc())
            .limit(1)
        ).scalar()
        return (row.number, row.folder, row.manifest) if row else None

    def place(self, consultation: str) -> tuple[int, str] | None:
        """Number and folder of the last edition, without its manifest, which is long where much was published."""
        row = self._session.execute(
            select(col(EditionRow.number), col(EditionRow.folder))
            .where(col(EditionRow.consultation) == consultation)
            .order_by(col(EditionRow.number).desc())
            .limit(1)
        ).first()
        return (row[0], row[1]) if row else None

    def get(self, consultation: str, number: int) -> dict[str, Any] | None:
        """The manifest of one edition."""
        statement = select(EditionRow).where(
            col(EditionRow.consultation) == consultation, col(EditionRow.number) == number
        )
        row = self._session.execute(statement).scalar()
        return row.manifest if row else None

    def move(self, consultation: str, number: int, folder: str) -> None:
        """The edition was written again, elsewhere."""
        row = self._session.execute(
            select(EditionRow).where(
                col(EditionRow.consultation) == consultation, col(EditionRow.number) == number
            )
        ).scalar_one()
        row.folder = folder
        self._session.add(row)
        self._session.flush()

    def keep(
        self, consultation: str, number: int, now: datetime, folder: str, manifest: dict[str, Any]
    ) -> None:
        """Notes an edition that lies in its folder."""
        row = EditionRow(
            consultation=consultation, number=number, made_at=now, folder=folder, manifest=manifest
        )
        self._session.add(row)
        self._session.flush()


class Records:
    """The audit trail, and facts about the store itself."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def audit(self, who: str, act: str, object_: str, why: str, now: datetime) -> None:
        """Writes down who did what to what, and why."""
        self._session.add(AuditRow(at=now, who=who, act=act, object=object_, why=why))
        self._session.flush()

    def trail(self, object_: str | None = None) -> list[tuple[datetime, str, str, str, str]]:
        """When, who, act, object, why; in order."""
        statement = select(AuditRow).order_by(col(AuditRow.id))
        if object_ is not None:
            statement = statement.where(col(AuditRow.object) == object_)
        return [(r.at, r.who, r.act, r.object, r.why) for r in self._session.execute(statement).scalars()]

    def fact(self, key: str) -> str | None:
        """A fact about the store."""
        return self._session.execute(select(col(Meta.value)).where(col(Meta.key) == key)).scalar()

    def establish(self, key: str, value: str) -> str:
        """A fact that is set once: the value given when there is none, otherwise the one there."""
        insert_once(self._session, Meta, [{"key": key, "value": value}], "key")
        return self.fact(key) or value

    def put(self, key: str, value: str) -> None:
        """A fact that may change."""
        if not insert_once(self._session, Meta, [{"key": key, "value": value}], "key"):
            self._session.execute(update(Meta).where(col(Meta.key) == key).values(value=value))

    def salt(self) -> str:
        """The store's own secret, from which receipt numbers and message ids are made."""
        return self.fact("salt") or self.establish("salt", secrets.token_hex(32))

    def count_audit(self, act: str, since: datetime) -> int:
        """How often something was done since a moment."""
        return int(
            self._session.execute(
                select(func.count()).where(col(AuditRow.act) == act, col(AuditRow.at) > since)
            ).scalar_one()
        )
