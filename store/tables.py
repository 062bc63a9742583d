"""The tables. Nobody outside `store` sees a row: domain values go in and come out.

Rows are not validated by SQLModel (table classes never are), so what must hold stands here as constraints.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, LargeBinary, Text, UniqueConstraint, false
from sqlmodel import Field

import store.door_tables
import store.staff_tables
import store.team_tables  # noqa: F401  # whoever knows the tables knows these too
from store.rows import Row, on_channel, one_of, while_

#: Begun, agreed and not handed in (or not confirmed): what reminders are about. Queries say it in the same words.
DRAFT = "counted = 0 AND NOT withdrawn AND agreed_at IS NOT NULL"
HANDED_IN = "counted > 0 AND NOT withdrawn"


class Meta(Row, table=True):
    """Facts about the store itself, such as the salt of its receipt numbers."""

    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


class Stakeholder(Row, table=True):
    """One person, on however many channels."""

    __tablename__ = "stakeholder"
    id: int | None = Field(default=None, primary_key=True)
    created_at: datetime


class Contact(Row, table=True):
    """One address of a person."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("channel", "address"),
        on_channel(),
        Index("ix_contact_stakeholder", "stakeholder_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    stakeholder_id: int = Field(foreign_key="stakeholder.id")
    channel: str
    address: str
    language: str | None = None
    display_name: str | None = None
    unreachable: str | None = None  #: why letters to it stopped; None: reachable
    stopped_at: datetime | None = None  #: no more reminders
    seen_at: datetime


class ArrivalRow(Row, table=True):
    """A message that came in. The bytes are in `raw`."""

    __tablename__ = "arrival"
    __table_args__ = (
        UniqueConstraint("channel", "account", "external_id"),
        on_channel(),
        one_of("state", "waiting", "done", "set_aside"),
        Index("ix_arrival_state", "state", "id"),
        Index("ix_arrival_address", "channel", "address"),
        Index("ix_arrival_digest", "digest"),
        Index("ix_arrival_turn", "turn", unique=True),
        Index("ix_arrival_bounce", "received_at", **while_("kind = 'bounce'")),
    )
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    account: str
    external_id: str
    address: str
    received_at: datetime
    digest: str  #: SHA-256 of the bytes
    state: str = "waiting"
    tries: int = 0
    not_before: datetime | None = None
    fault: str | None = Field(default=None, sa_column=Column(Text))
    kind: str | None = None  #: how it was classed
    handled_at: datetime | None = None
    turn: int | None = None  #: the order in which arrivals were handled, for replay
    interview_id: int | None = None


class Raw(Row, table=True):
    """The bytes of an arrival, exactly as received."""

    __tablename__ = "raw"
    arrival_id: int = Field(primary_key=True, foreign_key="arrival.id")
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class InterviewRow(Row, table=True):
    """One stakeholder's way through the questions of one consultation."""

    __tablename__ = "interview"
    __table_args__ = (
        UniqueConstraint("stakeholder_id", "consultation", "ordinal"),
        UniqueConstraint("receipt"),
        one_of(
            "stage",
            "language",
            "consent",
            "name",
            "organisation",
            "category",
            "country",
            "email",
            "questions",
            "review",
            "submitted",
        ),
        CheckConstraint("counted <= versions", name="counted_exists"),
        Index("ix_interview_consultation", "consultation", "touched_at"),
        Index("ix_interview_public_number", "consultation", "public_number", unique=True),
        # Whom reminders look for: few among many.
        Index("ix_interview_draft", "consultation", "id", **while_(DRAFT)),
        Index("ix_interview_answered", "consultation", "answered", "id", **while_(HANDED_IN)),
    )
    id: int | None = Field(default=None, primary_key=True)
    stakeholder_id: int = Field(foreign_key="stakeholder.id")
    consultation: str
    ordinal: int
    receipt: str
    stage: str
    language: str | None = None
    began_at: datetime
    touched_at: datetime
    agreed_at: datetime | None = None
    last_channel: str
    name: str | None = None
    organisation: str | None = None
    category: str | None = None
    country: str | None = None
    email: str | None = None
    at: int | None = None
    skipped: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    answered: int = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )  #: questions under which something is kept
    versions: int = 0
    counted: int = 0
    changed: bool = False
    withdrawn: bool = False
    withdrawn_at: datetime | None = None
    asked: str | None = None
    held: list[Any] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )  #: what unproven mails contributed, waiting for CONFIRM
    public_number: int | None = None
    shared: bool = Field(
        default=False, sa_column_kwargs={"server_default": false()}
    )  #: several people draft it


class PlaceRow(Row, table=True):
    """Which of a person's contributions to a consultation an address is with; without one it is with the latest."""

    __tablename__ = "place"
    contact_id: int = Field(primary_key=True, foreign_key="contact.id")
    consultation: str = Field(primary_key=True)
    interview_id: int = Field(foreign_key="interview.id")
    rank: int  #: the highest is where the address is now, whatever the consultation


class PartRow(Row, table=True):
    """One message's share of an answer. Taken back is marked, never deleted."""

    __tablename__ = "part"
    __table_args__ = (
        Index("ix_part_interview", "interview_id"),
        Index("ix_part_once", "interview_id", "question", "key", unique=True, **while_("removed_at IS NULL")),
        CheckConstraint("question >= 0", name="question_is_a_number"),
    )
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id")
    question: int
    position: int
    key: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    channel: str
    file_sha256: str | None = Field(default=None, foreign_key="file.sha256")
    file_name: str | None = None
    file_type: str | None = None
    file_size: int | None = None
    file_compiled: bool = True
    at: datetime
    arrival_id: int | None = None
    seat: int | None = None  #: number of who of several drafters wrote it; None: who began it
    removed_at: datetime | None = None
    removed_by: int | None = None  #: number of who of them took it away


class PartRevision(Row, table=True):
    """What a part said before it was edited."""

    __tablename__ = "part_revision"
    id: int | None = Field(default=None, primary_key=True)
    part_id: int = Field(foreign_key="part.id", index=True)
    text: str = Field(sa_column=Column(Text, nullable=False))
    at: datetime
    seat: int | None = None  #: number of who of several drafters changed it


class VersionRow(Row, table=True):
    """One handing-in: the exact words at that moment, never changed afterwards."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("interview_id", "number"), on_channel())
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id")
    number: int
    at: datetime
    channel: str
    language: str
    proof: str
    confirmed_at: datetime | None = None
    words: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))  #: person, answers, general, files
    arrival_id: int | None = None


class ClearanceRow(Row, table=True):
    """A decision of staff on a contribution, one answer of it, or one file of it."""

    __tablename__ = "clearance"
    __table_args__ = (
        CheckConstraint("question >= 0", name="question_counted"),
        CheckConstraint("file >= 1", name="file_counted"),
        CheckConstraint("question IS NULL OR file IS NULL", name="about_one"),
    )
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id", index=True)
    version: int
    question: int | None = None
    file: int | None = None  #: 1 is the first
    approved: bool
    reason: str = ""
    who: str
    at: datetime


class RedactionRow(Row, table=True):
    """Words that are blacked out in what is published, or kept."""

    __tablename__ = "redaction"
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id", index=True)
    question: int | None = None  #: none: name, organisation and names of files
    words: str = Field(sa_column=Column(Text, nullable=False))
    reason: str
    who: str
    at: datetime
    kept: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class TranslationRow(Row, table=True):
    """An answer in another language, by staff; an empty one takes the earlier back."""

    __tablename__ = "translation"
    __table_args__ = (CheckConstraint("question >= 0", name="question_counted"),)
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id", index=True)
    version: int
    question: int
    language: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    who: str
    at: datetime


class FileRow(Row, table=True):
    """A file kept on disk under its hash."""

    __tablename__ = "file"
    sha256: str = Field(primary_key=True)
    size: int
    content_type: str
    kept_at: datetime


class LetterRow(Row, table=True):
    """One message to one address: the outbox."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("key"),
        on_channel(),
        one_of("state", "waiting", "sent", "given_up", "superseded"),
        Index("ix_letter_waiting", "state", "channel", "id"),
        Index("ix_letter_message_id", "message_id"),
        Index("ix_letter_address", "channel", "address", "id"),
        Index("ix_letter_given_up", "sent_at", **while_("state = 'given_up'")),
        Index("ix_letter_farewell", "id", **while_("reason = 'farewell'")),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str
    channel: str
    address: str
    language: str
    consultation: str | None = None
    reason: str
    about: str | None = None  #: receipt number of the contribution it is about
    says: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    message_id: str | None = None
    in_reply_to: str | None = None
    references: list[str] = Field(sa_column=Column("refs", JSON, nullable=False))
    subject: str | None = Field(default=None, sa_column=Column(Text))
    enclosures: list[Any] = Field(sa_column=Column(JSON, nullable=False))
    supersedes: str | None = None
    state: str = "waiting"
    posted_at: datetime
    not_before: datetime | None = None
    not_after: datetime | None = None  #: after that moment it is better not sent at all
    tries: int = 0
    fault: str | None = Field(default=None, sa_column=Column(Text))
    sent_at: datetime | None = None
    external_id: str | None = None
    text: str | None = Field(default=None, sa_column=Column(Text))


class Extension(Row, table=True):
    """A deadline moved by staff; the last one is in force."""

    __tablename__ = "extension"
    id: int | None = Field(default=None, primary_key=True)
    consultation: str = Field(index=True)
    deadline: datetime
    previous: datetime
    at: datetime
    who: str


class AuditRow(Row, table=True):
    """Who did what to which object, when and why."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    who: str
    act: str
    object: str
    why: str = ""


class EditionRow(Row, table=True):
    """A frozen compilation."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("consultation", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    consultation: str
    number: int
    made_at: datetime
    folder: str
    manifest: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


metadata = Row.metadata
