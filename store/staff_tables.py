"""The tables of what staff do: invitations and who wants to be told, what is said with stakeholders, notes, merges, incidents."""

from datetime import datetime

from sqlalchemy import Column, Index, Text, UniqueConstraint
from sqlmodel import Field

from store.rows import Row, one_of, while_


class InvitationRow(Row, table=True):
    """Somebody whom staff invited to a consultation."""

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("consultation", "stakeholder_id"),
        Index("ix_invitation_stakeholder", "stakeholder_id"),
        Index("ix_invitation_open", "consultation", "id", **while_("begun_at IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    consultation: str
    stakeholder_id: int = Field(foreign_key="stakeholder.id")
    language: str
    name: str | None = None
    who: str  #: of the staff
    at: datetime
    begun_at: datetime | None = None  #: when they first wrote, or came to the bot by their own link


class SubscriptionRow(Row, table=True):
    """An address whose holder asked to be told of something in a consultation, whether or not they answer."""

    __tablename__ = "subscription"
    __table_args__ = (
        UniqueConstraint("contact_id", "consultation", "topic"),
        one_of("topic", "news", "meeting"),
        Index("ix_subscription_open", "consultation", "topic", "id", **while_("ended_at IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    consultation: str
    contact_id: int = Field(foreign_key="contact.id")
    topic: str
    at: datetime  #: when it was asked for, the last time
    ended_at: datetime | None = None  #: when they said stop


class RemarkRow(Row, table=True):
    """One thing said between a stakeholder and staff beside the contribution: questions, requests and their answers."""

    __tablename__ = "remark"
    __table_args__ = (
        UniqueConstraint("key"),
        one_of("kind", "question", "answer", "request", "reply"),
        Index("ix_remark_stakeholder", "stakeholder_id"),
        Index("ix_remark_open", "consultation", "id", **while_('"open"')),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str  #: of the letter that carries it
    kind: str
    consultation: str
    stakeholder_id: int = Field(foreign_key="stakeholder.id")
    channel: str  #: where the stakeholder is answered
    address: str
    receipt: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    who: str  #: of the staff, or "author"
    at: datetime
    open: bool  #: waits for staff
    about: int | None = None  #: the remark it answers


class NoteRow(Row, table=True):
    """What staff wrote on a contribution for each other, and whose it is to look at."""

    __tablename__ = "note"
    __table_args__ = (one_of("kind", "note", "assign"),)
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id", index=True)
    kind: str
    text: str = Field(
        sa_column=Column(Text, nullable=False)
    )  #: the note, or the name of who it is assigned to
    who: str
    at: datetime


class MergeRow(Row, table=True):
    """Two contributions that are one person's: the first goes into the second and is not published by itself."""

    __tablename__ = "merge"
    __table_args__ = (
        Index("ix_merge_interview_id", "interview_id", unique=True, **while_("undone_at IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id")
    into_id: int = Field(foreign_key="interview.id")
    why: str
    who: str
    at: datetime
    undone_at: datetime | None = None
    undone_by: str | None = None


class IncidentRow(Row, table=True):
    """Something that went wrong, from when staff were told until it was over."""

    __tablename__ = "incident"
    __table_args__ = (
        one_of("kind", "mailbox", "disk", "bounces"),
        Index("ix_incident_open", "kind", unique=True, **while_("over_at IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    began_at: datetime
    told_at: datetime
    over_at: datetime | None = None


class RemovalRow(Row, table=True):
    """What was removed in one go because a period of the consultation file was over: numbers, and nothing of whom."""

    __tablename__ = "removal"
    __table_args__ = (Index("ix_removal_consultation", "consultation", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    consultation: str
    messages: int
    drafts: int
    invited: int
    at: datetime
