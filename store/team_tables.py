"""The tables of those who draft one contribution together: who sits where, and who signed which version."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, Text, UniqueConstraint
from sqlmodel import Field

from store.rows import Row, one_of, while_


class SeatRow(Row, table=True):
    """One person's place at a shared contribution, from the invitation on; who is gone keeps their number."""

    __tablename__ = "seat"
    __table_args__ = (
        UniqueConstraint("interview_id", "number"),
        one_of("role", "lead", "drafter", "signatory"),
        one_of("state", "invited", "asked", "waiting", "in", "gone"),
        CheckConstraint("state <> 'in' OR stakeholder_id IS NOT NULL", name="who_is_in_is_somebody"),
        Index("ix_seat_stakeholder", "stakeholder_id"),
        Index("ix_seat_once", "interview_id", "stakeholder_id", unique=True, **while_("state = 'in'")),
    )
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id")
    number: int  #: 1 is who began the contribution
    role: str
    state: str
    stakeholder_id: int | None = Field(default=None, foreign_key="stakeholder.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")  #: the address they came by
    name: str | None = None  #: for the others at the table, never published
    address: str | None = None  #: the mail address that was invited
    invited_at: datetime
    expires_at: datetime
    asked_at: datetime | None = None  #: when that chat was asked whether it wants to join
    joined_at: datetime | None = None
    gone_at: datetime | None = None
    # Where they stand; the lead's place is that of the interview itself.
    stage: str = "review"
    at: int | None = None
    language: str | None = None
    asked: str | None = None
    held: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))


class SignatureRow(Row, table=True):
    """A version laid before a signatory, and what they said to it."""

    __tablename__ = "signature"
    __table_args__ = (
        UniqueConstraint("interview_id", "version", "seat_id"),
        one_of("state", "asked", "signed", "changes", "void"),
        Index("ix_signature_open", "interview_id", **while_("state <> 'void'")),
    )
    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id")
    version: int
    seat_id: int = Field(foreign_key="seat.id")
    state: str
    comment: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    asked_at: datetime
    decided_at: datetime | None = None
