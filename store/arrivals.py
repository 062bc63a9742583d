"""Everything that arrived, stored before it is acknowledged."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, select, text, update
from sqlmodel import Session, col

from consultation.correspondence import Arrival, Channel
from store.inserting import core, insert_once
from store.sound import sound
from store.tables import ArrivalRow, InterviewRow, Raw


@dataclass(frozen=True, slots=True)
class Kept:
    """An arrival as the store holds it."""

    id: int
    arrival: Arrival
    tries: int = 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """An arrival that failed three times and waits for staff."""

    id: int
    channel: Channel
    address: str
    received_at: datetime
    fault: str


@dataclass(frozen=True, slots=True)
class Noted:
    """An arrival that was handled, and of which staff have to know something."""

    id: int
    channel: Channel
    address: str
    received_at: datetime
    note: str


UNDECIDED = (
    "undecided"  #: the kind of an arrival that was kept until its author says which consultation it is about
)

Sender = tuple[Channel, str]  #: and the address there

_ARRIVAL = core(ArrivalRow)
_STATE = select(_ARRIVAL.c.state).where(_ARRIVAL.c.id == bindparam("arrival"))
_DONE = (
    update(_ARRIVAL)
    .where(_ARRIVAL.c.id == bindparam("arrival"))
    .values(
        state="done",
        kind=bindparam("class"),
        handled_at=bindparam("moment"),
        interview_id=bindparam("interview"),
        fault=bindparam("note"),
        turn=select(func.coalesce(func.max(_ARRIVAL.alias("other").c.turn), 0) + 1).scalar_subquery(),
    )
)


class Arrivals:
    """The shelf of arrivals."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, arrivals: Sequence[Arrival]) -> list[Kept]:
        """Stores the new ones and returns them in the order given; what is there already is left as it is."""
        if not arrivals:
            return []
        by_key: dict[tuple[str, str, str], Arrival] = {}
        for arrival in map(_sound, arrivals):
            by_key.setdefault((arrival.channel.value, arrival.account, arrival.external_id), arrival)
        rows = [
            {
                "channel": a.channel.value,
                "account": a.account,
                "external_id": a.external_id,
                "address": a.address,
                "received_at": a.received_at,
                "digest": hashlib.sha256(a.raw).hexdigest(),
                "state": "waiting",
                "tries": 0,
            }
            for a in by_key.values()
        ]
        new = insert_once(self._session, ArrivalRow, rows, "id", "channel", "account", "external_id")
        kept = sorted(
            (Kept(id_, by_key[(channel, account, external)]) for id_, channel, account, external in new),
            key=lambda k: k.id,
        )
        if kept:
            raws = [{"arrival_id": k.id, "content": k.arrival.raw} for k in kept]
            insert_once(self._session, Raw, raws, "arrival_id")
        return kept

    def waiting(
        self,
        limit: int = 500,
        after: int = 0,
        *,
        of: Sender | None = None,
        but: Collection[Sender] = (),
        most_bytes: int = 1 << 62,
    ) -> list[Kept]:
        """Arrivals not yet handled, oldest first, from beyond an id; `of` one sender, or of all `but` some.

        No more than `most_bytes` together, though always at least one.
        """
        sizes = (
            select(col(ArrivalRow.id), func.length(col(Raw.content)))
            .join(Raw, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(col(ArrivalRow.state) == "waiting", col(ArrivalRow.id) > after)
            .order_by(col(ArrivalRow.id))
            .limit(limit)
        )
        if of is not None:
            sizes = sizes.where(_is_of(of))
        for sender in but:
            sizes = sizes.where(~_is_of(sender))
        ids: list[int] = []
        for id_, size in self._session.execute(sizes):
            most_bytes -= size
            if ids and most_bytes < 0:
                break
            ids.append(id_)
        rows = self._session.execute(
            select(ArrivalRow, col(Raw.content))
            .join(Raw, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(col(ArrivalRow.id).in_(ids))
            .order_by(col(ArrivalRow.id))
        ).all()
        return [_kept(row, content) for row, content in rows]

    def is_waiting(self, id_: int) -> bool:
        """Whether that arrival still has to be handled."""
        return self._session.execute(_STATE, {"arrival": id_}).scalar() == "waiting"

    def done(
        self, id_: int, kind: str, now: datetime, interview: int | None = None, note: str | None = None
    ) -> None:
        """Marks it handled; part of the same transaction as all that followed from it. `note` is for staff."""
        self._session.execute(
            _DONE, {"arrival": id_, "class": kind, "moment": now, "interview": interview, "note": note}
        )

    def undecided(self, channel: str, account: str, external_id: str) -> Kept | None:
        """The arrival with that key, if it was kept until its author says which consultation it is about."""
        row = self._session.execute(
            select(ArrivalRow, col(Raw.content))
            .join(Raw, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(
                col(ArrivalRow.channel) == channel,
                col(ArrivalRow.account) == account,
                col(ArrivalRow.external_id) == external_id,
                col(ArrivalRow.kind) == UNDECIDED,
            )
        ).first()
        return _kept(row[0], row[1]) if row else None

    def last_undecided(self, channel: Channel, address: str) -> Kept | None:
        """The latest handled arrival from there, if it was kept like that."""
        row = self._session.execute(
            select(ArrivalRow, col(Raw.content))
            .join(Raw, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(_is_of((channel, address)), col(ArrivalRow.state) == "done")
            .order_by(col(ArrivalRow.id).desc())
            .limit(1)
        ).first()
        return _kept(row[0], row[1]) if row and row[0].kind == UNDECIDED else None

    def decided(self, id_: int, kind: str, interview: int | None) -> None:
        """What was kept is filed now."""
        self._change(id_, kind=kind, interview_id=interview, fault=None)

    def noted(self, since: datetime | None = None) -> list[Noted]:
        """Handled arrivals of which staff have to know something, ever or since a moment."""
        statement = select(ArrivalRow).where(
            col(ArrivalRow.state) == "done", col(ArrivalRow.fault).is_not(None)
        )
        if since is not None:
            statement = statement.where(col(ArrivalRow.handled_at) > since)
        rows = self._session.execute(statement.order_by(col(ArrivalRow.id))).scalars()
        return [Noted(r.id or 0, Channel(r.channel), r.address, r.received_at, r.fault or "") for r in rows]

    def notes_of(self, consultation: str, prefix: str) -> list[tuple[str, str]]:
        """Receipt number and note of handled arrivals of a consultation whose note begins so, in order."""
        rows = self._session.execute(
            select(col(InterviewRow.receipt), col(ArrivalRow.fault))
            .join(InterviewRow, col(InterviewRow.id) == col(ArrivalRow.interview_id))
            .where(col(InterviewRow.consultation) == consultation, col(ArrivalRow.state) == "done")
            .where(col(ArrivalRow.fault).startswith(prefix, autoescape=True))
            .order_by(col(ArrivalRow.id))
        )
        return [(receipt, note) for receipt, note in rows]

    def failed(self, id_: int, fault: str, not_before: datetime | None) -> int:
        """Notes a failed try and returns how many there were."""
        self._change(id_, tries=col(ArrivalRow.tries) + 1, fault=fault, not_before=not_before)
        return int(
            self._session.execute(select(col(ArrivalRow.tries)).where(col(ArrivalRow.id) == id_)).scalar_one()
        )

    def put_off(self, id_: int, reason: str, not_before: datetime) -> None:
        """The other side has to be asked again later: no failed try."""
        self._change(id_, fault=reason, not_before=not_before)

    def set_aside(self, id_: int, now: datetime) -> None:
        """Takes it out of the way with its raw bytes and its fault, for staff."""
        self._change(id_, state="set_aside", handled_at=now)

    def retry(self, id_: int | None = None) -> int:
        """Puts what was set aside (or one of them) back among the waiting; returns how many."""
        statement = update(ArrivalRow).where(col(ArrivalRow.state) == "set_aside")
        if id_ is not None:
            statement = statement.where(col(ArrivalRow.id) == id_)
        result: Any = self._session.execute(statement.values(state="waiting", tries=0, not_before=None))
        return int(result.rowcount)

    def aside(self) -> list[SetAside]:
        """What waits for staff because it could not be handled."""
        rows = self._session.execute(
            select(ArrivalRow).where(col(ArrivalRow.state) == "set_aside").order_by(col(ArrivalRow.id))
        ).scalars()
        return [
            SetAside(r.id or 0, Channel(r.channel), r.address, r.received_at, r.fault or "") for r in rows
        ]

    def get(self, id_: int) -> Kept | None:
        """One arrival with its bytes."""
        row = self._session.execute(
            select(ArrivalRow, col(Raw.content))
            .join(Raw, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(col(ArrivalRow.id) == id_)
        ).first()
        return _kept(row[0], row[1]) if row else None

    def raw_of(self, channel: str, account: str, external_id: str) -> bytes | None:
        """The bytes of the arrival with that key."""
        return self._session.execute(
            select(col(Raw.content))
            .join(ArrivalRow, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(
                col(ArrivalRow.channel) == channel,
                col(ArrivalRow.account) == account,
                col(ArrivalRow.external_id) == external_id,
            )
        ).scalar()

    def handled(self, after: int = 0, limit: int = 200) -> list[tuple[int, Kept]]:
        """Handled arrivals in the order they were handled, with that order's number: the input of a replay."""
        rows = self._session.execute(
            select(ArrivalRow, col(Raw.content))
            .join(Raw, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(col(ArrivalRow.state) == "done", col(ArrivalRow.turn) > after)
            .order_by(col(ArrivalRow.turn))
            .limit(limit)
        ).all()
        return [(row.turn or 0, _kept(row, content)) for row, content in rows]

    def latest(self, channel: Channel, address: str, limit: int) -> list[tuple[str, str | None]]:
        """How the latest handled arrivals of an address were classed, newest first, with the note for staff."""
        rows = self._session.execute(
            select(col(ArrivalRow.kind), col(ArrivalRow.fault))
            .where(
                col(ArrivalRow.channel) == channel.value,
                col(ArrivalRow.address) == address,
                col(ArrivalRow.state) == "done",
            )
            .order_by(col(ArrivalRow.id).desc())
            .limit(limit)
        )
        return [(kind or "", note) for kind, note in rows]

    def counts(self) -> dict[str, int]:
        """How many arrivals there are by state."""
        rows = self._session.execute(
            select(col(ArrivalRow.state), func.count()).group_by(col(ArrivalRow.state))
        ).all()
        return {state: int(count) for state, count in rows}

    def counts_by_kind(self, channel: Channel, since: datetime | None = None) -> dict[str, int]:
        """How many handled arrivals of a channel there are by kind."""
        statement = select(col(ArrivalRow.kind), func.count()).where(
            col(ArrivalRow.channel) == channel.value, col(ArrivalRow.state) == "done"
        )
        if since is not None:
            statement = statement.where(col(ArrivalRow.received_at) > since)
        return {
            kind or "": int(count)
            for kind, count in self._session.execute(statement.group_by(col(ArrivalRow.kind))).all()
        }

    def bounces(self, since: datetime) -> int:
        """How many delivery reports came in since a moment."""
        return int(
            self._session.execute(
                select(func.count()).where(text("kind = 'bounce'"), col(ArrivalRow.received_at) > since)
            ).scalar_one()
        )

    def oldest_waiting(self) -> datetime | None:
        """When the oldest arrival not yet handled came in."""
        return self._session.execute(
            select(func.min(col(ArrivalRow.received_at))).where(col(ArrivalRow.state) == "waiting")
        ).scalar()

    def digests(self, channel: Channel, account: str | None = None) -> set[str]:
        """The SHA-256 of everything that came through a channel: what `reconcile` compares a mailbox with."""
        statement = select(col(ArrivalRow.digest)).where(col(ArrivalRow.channel) == channel.value)
        if account is not None:
            statement = statement.where(col(ArrivalRow.account) == account)
        return set(self._session.execute(statement).scalars())

    def _change(self, id_: int, **values: Any) -> None:
        self._session.execute(update(ArrivalRow).where(col(ArrivalRow.id) == id_).values(**values))


def _is_of(sender: Sender) -> ColumnElement[bool]:
    channel, address = sender
    return and_(col(ArrivalRow.channel) == channel.value, col(ArrivalRow.address) == address)


def _sound(arrival: Arrival) -> Arrival:
    """Its key as the store will give it back."""
    return replace(
        arrival,
        account=sound(arrival.account),
        external_id=sound(arrival.external_id),
        address=sound(arrival.address),
    )


def _kept(row: ArrivalRow, content: bytes) -> Kept:
    arrival = Arrival(
        Channel(row.channel), row.account, row.external_id, row.address, row.received_at, content
    )
    return Kept(row.id or 0, arrival, row.tries)
