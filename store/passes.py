"""Ways into the chat that went out in mails. Only hashes are kept: who reads the store cannot use them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlmodel import Session, col

from store.door_tables import PassRow
from store.inserting import insert_once

#: A code is short enough to be tried through; this makes each try of whoever stole the store cost some milliseconds.
_SCRYPT = {"n": 4096, "r": 8, "p": 1}


@dataclass(frozen=True, slots=True)
class Pass:
    """One way into the chat."""

    id: int
    kind: str  #: door, proof, code
    letter: str
    address: str
    chat: str | None
    issued_at: datetime
    expires_at: datetime
    asked_at: datetime | None
    used_at: datetime | None
    wrong: int
    wrong_at: datetime | None
    digest: str


class Passes:
    """The shelf of ways into the chat."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def issue(
        self,
        kind: str,
        secret: str,
        *,
        letter: str,
        address: str,
        chat: str | None,
        now: datetime,
        until: datetime,
    ) -> None:
        """Notes what goes out with a letter; what ran out for that mailbox is swept away."""
        self._session.execute(
            delete(PassRow).where(
                col(PassRow.address) == address, col(PassRow.used_at).is_(None), col(PassRow.expires_at) < now
            )
        )
        row = {
            "digest": _digest(kind, secret, letter),
            "kind": kind,
            "letter": letter,
            "address": address,
            "chat": chat,
            "issued_at": now,
            "expires_at": until,
            "wrong": 0,
        }
        insert_once(self._session, PassRow, [row], "id")

    def link(self, secret: str) -> Pass | None:
        """The link of that secret, whether it still opens anything or not."""
        digests = [_digest(kind, secret, "") for kind in ("door", "proof")]
        row = self._session.execute(select(PassRow).where(col(PassRow.digest).in_(digests))).scalar()
        return _pass(row) if row else None

    def codes(self, chat: str, now: datetime) -> list[Pass]:
        """The codes that a chat may still type."""
        rows = self._session.execute(
            select(PassRow)
            .where(col(PassRow.chat) == chat, col(PassRow.kind) == "code", col(PassRow.used_at).is_(None))
            .where(col(PassRow.expires_at) > now)
            .order_by(col(PassRow.id))
            .execution_options(populate_existing=True)
        ).scalars()
        return [_pass(row) for row in rows]

    def is_code(self, one: Pass, typed: str) -> bool:
        """Whether these digits are that code."""
        return _digest("code", typed, one.letter) == one.digest

    def asked(self, chat: str, since: datetime) -> Pass | None:
        """The link that a chat opened and was asked about, not answered yet."""
        row = self._session.execute(
            select(PassRow)
            .where(col(PassRow.chat) == chat, col(PassRow.kind) == "door", col(PassRow.used_at).is_(None))
            .where(col(PassRow.asked_at) > since)
            .order_by(col(PassRow.asked_at).desc())
            .limit(1)
        ).scalar()
        return _pass(row) if row else None

    def ask(self, id_: int, chat: str, now: datetime | None) -> None:
        """That chat opened the link and is asked whether it is them (None: it did not say, and may open it again)."""
        self._change(id_, chat=chat, asked_at=now)

    def miss(self, ids: Sequence[int], now: datetime) -> None:
        """A code was typed that none of these is."""
        self._session.execute(
            update(PassRow)
            .where(col(PassRow.id).in_(ids))
            .values(wrong=col(PassRow.wrong) + 1, wrong_at=now)
            .execution_options(synchronize_session=False)
        )

    def use(self, one: Pass, now: datetime) -> None:
        """It opens nothing any more; nor does the other way that the same letter carried."""
        self._session.execute(
            update(PassRow)
            .where(col(PassRow.letter) == one.letter, col(PassRow.used_at).is_(None))
            .values(used_at=now)
            .execution_options(synchronize_session=False)
        )

    def all(self) -> list[dict[str, Any]]:
        """As they were issued, for a replay: chance is no arrival."""
        fields = ("digest", "kind", "letter", "address", "issued_at", "expires_at")
        rows = self._session.execute(select(PassRow).order_by(col(PassRow.id))).scalars()
        return [
            {name: getattr(row, name) for name in fields}
            | {"chat": None if row.kind == "door" else row.chat, "wrong": 0}
            for row in rows
        ]

    def give(self, rows: Sequence[dict[str, Any]]) -> None:
        """Takes over what another store issued."""
        if rows:
            insert_once(self._session, PassRow, list(rows), "id")

    def forget(self, address: str) -> None:
        """Nothing leads to or from that address any more."""
        self._session.execute(
            delete(PassRow).where(or_(col(PassRow.address) == address, col(PassRow.chat) == address))
        )

    def _change(self, id_: int, **values: Any) -> None:
        self._session.execute(
            update(PassRow)
            .where(col(PassRow.id) == id_)
            .values(**values)
            .execution_options(synchronize_session=False)
        )


def _digest(kind: str, secret: str, letter: str) -> str:
    if kind == "code":
        return hashlib.scrypt(secret.encode(), salt=letter.encode(), dklen=32, **_SCRYPT).hex()
    return hashlib.sha256(f"{kind}|{secret}".encode()).hexdigest()


def _pass(row: PassRow) -> Pass:
    return Pass(
        row.id or 0,
        row.kind,
        row.letter,
        row.address,
        row.chat,
        row.issued_at,
        row.expires_at,
        row.asked_at,
        row.used_at,
        row.wrong,
        row.wrong_at,
        row.digest,
    )
