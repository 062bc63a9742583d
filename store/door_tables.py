"""The tables of one person's doors: ways from one into the other, and which address was joined to whom."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from store.rows import Row, on_channel, one_of, while_


class PassRow(Row, table=True):
    """A way into the chat that went out in a mail: a link or a code, known here only by its hash."""

    __tablename__ = "pass"
    __table_args__ = (
        one_of("kind", "door", "proof", "code", "seat"),
        Index("ix_pass_digest", "digest", unique=True),
        Index("ix_pass_chat", "chat"),
        Index("ix_pass_address", "address"),
    )
    id: int | None = Field(default=None, primary_key=True)
    digest: str
    #: door: opens the bot for the holder of the mailbox; proof, code: shows a chat that the mailbox is theirs; seat: leads
    #: to a place among those who draft together
    kind: str
    letter: str  #: key of the letter that carried it
    address: str  #: the mailbox it went to; seat: where the letter with it went
    chat: str | None = (
        None  #: proof, code: the chat that gave the address; door, seat: the chat that opened it
    )
    issued_at: datetime
    expires_at: datetime
    asked_at: datetime | None = None  #: door: when that chat was asked whether it is them
    used_at: datetime | None = None
    wrong: int = 0  #: codes typed that were not this one
    wrong_at: datetime | None = None


class LinkRow(Row, table=True):
    """An address that was joined to a person, with what came along: what has to be known to take it apart again."""

    __tablename__ = "link"
    __table_args__ = (
        Index("ix_link_contact_id", "contact_id", unique=True, **while_("undone_at IS NULL")),
        Index("ix_link_into_id", "into_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")
    from_id: int = Field(foreign_key="stakeholder.id")
    into_id: int = Field(foreign_key="stakeholder.id")
    interviews: list[Any] = Field(sa_column=Column(JSON, nullable=False))  #: ids of those that moved along
    united: list[Any] = Field(sa_column=Column(JSON, nullable=False))  #: [emptied, into, keys of the parts]
    how: str
    at: datetime
    undone_at: datetime | None = None
    undone_by: str | None = None


class PreferenceRow(Row, table=True):
    """Where a person asked to be written to; without one it is the channel that they used last."""

    __tablename__ = "preference"
    __table_args__ = (on_channel(),)
    stakeholder_id: int = Field(primary_key=True, foreign_key="stakeholder.id")
    channel: str
    at: datetime
