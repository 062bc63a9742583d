"""What stakeholders and staff say to each other beside the contribution: questions, requests, and the answers to both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select, text, update
from sqlmodel import Session, col

from consultation.correspondence import Channel
from store.inserting import insert_once
from store.staff_tables import RemarkRow


class Kind(StrEnum):
    """Who says what to whom."""

    QUESTION = "question"  #: a stakeholder asks staff
    ANSWER = "answer"  #: staff answer it
    REQUEST = "request"  #: staff ask a stakeholder
    REPLY = "reply"  #: the stakeholder answers that


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said."""

    key: str  #: of the letter that carries it, or of the message it came in
    kind: Kind
    consultation: str
    person: int
    channel: Channel  #: where the stakeholder is written to
    address: str
    receipt: str
    text: str
    who: str
    at: datetime
    open: bool = False  #: waits for staff
    about: int | None = None
    id: int = 0


class Remarks:
    """The shelf of remarks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, remark: Remark) -> int | None:
        """Keeps a remark and returns its number; None when one of that key is kept already."""
        row = {
            "key": remark.key,
            "kind": remark.kind.value,
            "consultation": remark.consultation,
            "stakeholder_id": remark.person,
            "channel": remark.channel.value,
            "address": remark.address,
            "receipt": remark.receipt,
            "text": remark.text,
            "who": remark.who,
            "at": remark.at,
            "open": remark.open,
            "about": remark.about,
        }
        new = insert_once(self._session, RemarkRow, [row], "id")
        if new and remark.about is not None:
            self.settle(remark.about)
        return int(new[0][0]) if new else None

    def settle(self, number: int) -> None:
        """Staff need not look at it any more."""
        self._session.execute(update(RemarkRow).where(col(RemarkRow.id) == number).values(open=False))

    def get(self, number: int) -> Remark | None:
        """The remark of that number."""
        row = self._session.get(RemarkRow, number, populate_existing=True)
        return _remark(row) if row else None

    def of_keys(self, keys: Sequence[str]) -> Remark | None:
        """The remark that a letter carries, by the keys the letter may go back to."""
        row = self._session.execute(
            select(RemarkRow).where(col(RemarkRow.key).in_(keys)).order_by(col(RemarkRow.id).desc()).limit(1)
        ).scalar()
        return _remark(row) if row else None

    def open(self, consultation: str) -> list[Remark]:
        """What waits for staff, the oldest first."""
        rows = self._session.execute(
            select(RemarkRow)
            .where(col(RemarkRow.consultation) == consultation, text('"open"'))
            .order_by(col(RemarkRow.id))
        ).scalars()
        return [_remark(row) for row in rows]

    def of_receipt(self, receipt: str) -> list[Remark]:
        """All that was said about a contribution, in order."""
        rows = self._session.execute(
            select(RemarkRow).where(col(RemarkRow.receipt) == receipt).order_by(col(RemarkRow.id))
        ).scalars()
        return [_remark(row) for row in rows]

    def count(self, receipt: str, kind: Kind) -> int:
        """How many of a kind there are about a contribution."""
        return int(
            self._session.execute(
                select(func.count()).where(
                    col(RemarkRow.receipt) == receipt, col(RemarkRow.kind) == kind.value
                )
            ).scalar_one()
        )


def _remark(row: RemarkRow) -> Remark:
    return Remark(
        row.key,
        Kind(row.kind),
        row.consultation,
        row.stakeholder_id,
        Channel(row.channel),
        row.address,
        row.receipt,
        row.text,
        row.who,
        row.at,
        row.open,
        row.about,
        row.id or 0,
    )
