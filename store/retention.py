"""What is removed because its time is over: messages after their evidence period, drafts, people who never came."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from consultation.correspondence import Channel
from store.forgetting import FORGOTTEN, empty_farewells, forget
from store.staff_tables import InvitationRow, RemovalRow, SubscriptionRow
from store.tables import ArrivalRow, Contact, InterviewRow, Raw
from store.words import take_away


@dataclass(frozen=True, slots=True)
class Removed:
    """How much went."""

    messages: int = 0
    drafts: int = 0
    invited: int = 0

    def __bool__(self) -> bool:
        return bool(self.messages or self.drafts or self.invited)


class Retention:
    """The shelf of what may go by itself, a page at a time. The rows stay as shells, as they do in `forgetting`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def messages(self, consultation: str, before: datetime, limit: int) -> int:
        """Empties the oldest messages to a consultation that came before a moment; what is set aside waits for staff."""
        ids = self._session.execute(
            select(col(ArrivalRow.id))
            .join(InterviewRow, col(InterviewRow.id) == col(ArrivalRow.interview_id))
            .join(Raw, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(
                col(InterviewRow.consultation) == consultation,
                col(ArrivalRow.state) == "done",
                col(ArrivalRow.received_at) < before,
                func.length(col(Raw.content)) > 0,
            )
            .order_by(col(ArrivalRow.id))
            .limit(limit)
        ).scalars()
        return self._emptied(list(ids))

    def other_messages(self, before: datetime, limit: int) -> int:
        """The same for messages that belong to no contribution: automatic replies, reports, what was told apart."""
        ids = self._session.execute(
            select(col(ArrivalRow.id))
            .join(Raw, col(Raw.arrival_id) == col(ArrivalRow.id))
            .where(
                col(ArrivalRow.interview_id).is_(None),
                col(ArrivalRow.state) == "done",
                col(ArrivalRow.received_at) < before,
                func.length(col(Raw.content)) > 0,
            )
            .order_by(col(ArrivalRow.id))
            .limit(limit)
        ).scalars()
        return self._emptied(list(ids))

    def drafts(self, consultation: str, before: datetime, now: datetime, limit: int) -> int:
        """Removes drafts never handed in and untouched since a moment; their authors too where nothing else is theirs."""
        draft = and_(col(InterviewRow.versions) == 0, col(InterviewRow.touched_at) < before)
        holds_something = or_(
            ~col(InterviewRow.withdrawn), col(InterviewRow.answered) > 0, col(InterviewRow.name).is_not(None)
        )
        somebody = exists().where(
            col(Contact.stakeholder_id) == col(InterviewRow.stakeholder_id), _is_there()
        )
        rows = self._session.execute(
            select(InterviewRow)
            .where(col(InterviewRow.consultation) == consultation, draft, holds_something, somebody)
            .where(~col(InterviewRow.shared))
            .order_by(col(InterviewRow.id))
            .limit(limit)
        ).scalars()
        listed = list(rows)
        for row in listed:
            self._session.refresh(row)
            if row.withdrawn and not row.answered and row.name is None:
                continue  # went with its author, who had two
            other = exists().where(
                col(InterviewRow.stakeholder_id) == row.stakeholder_id,
                or_(col(InterviewRow.versions) > 0, col(InterviewRow.touched_at) >= before),
            )
            if self._session.execute(select(or_(other, _wants_to_be_told(row.stakeholder_id)))).scalar():
                self._one_draft(row, now)
            else:
                self._person(row.stakeholder_id, now)
        return len(listed)

    def invited(self, consultation: str, before: datetime, now: datetime, limit: int) -> int:
        """Forgets people who were invited before a moment, never came, and are here for nothing else."""
        here = exists().where(col(InterviewRow.stakeholder_id) == col(InvitationRow.stakeholder_id))
        persons = self._session.execute(
            select(col(InvitationRow.stakeholder_id))
            .join(Contact, col(Contact.stakeholder_id) == col(InvitationRow.stakeholder_id))
            .where(col(InvitationRow.consultation) == consultation, col(InvitationRow.begun_at).is_(None))
            .where(col(InvitationRow.at) < before, ~here, _is_there())
            .where(~_is_invited_elsewhere(consultation))
            .where(~_wants_to_be_told(col(InvitationRow.stakeholder_id)))
            .order_by(col(InvitationRow.id))
            .limit(limit)
        ).scalars()
        listed = list(dict.fromkeys(persons))
        for person in listed:
            self._person(person, now)
        return len(listed)

    def farewells(self, now: datetime) -> int:
        """Empties the last letters to people who are forgotten, once they went out; returns how many."""
        return empty_farewells(self._session, now)

    def note(self, consultation: str, removed: Removed, now: datetime) -> None:
        """Writes down how much went."""
        self._session.add(
            RemovalRow(
                consultation=consultation,
                messages=removed.messages,
                drafts=removed.drafts,
                invited=removed.invited,
                at=now,
            )
        )
        self._session.flush()

    def since(self, consultation: str, moment: datetime | None) -> Removed:
        """How much went since a moment, or ever."""
        sums = [
            func.coalesce(func.sum(col(one)), 0)
            for one in (RemovalRow.messages, RemovalRow.drafts, RemovalRow.invited)
        ]
        statement = select(*sums).where(col(RemovalRow.consultation) == consultation)
        if moment is not None:
            statement = statement.where(col(RemovalRow.at) > moment)
        return Removed(*(int(one) for one in self._session.execute(statement).one()))

    def _one_draft(self, row: InterviewRow, now: datetime) -> None:
        self._emptied(
            list(
                self._session.execute(
                    select(col(ArrivalRow.id)).where(col(ArrivalRow.interview_id) == row.id)
                ).scalars()
            )
        )
        take_away(self._session, row, now)
        self._session.add(row)
        self._session.flush()

    def _person(self, person: int, now: datetime) -> None:
        contacts = self._session.execute(
            select(Contact).where(col(Contact.stakeholder_id) == person, _is_there())
        ).scalars()
        for contact in list(contacts):
            forget(self._session, Channel(contact.channel), contact.address, now)

    def _emptied(self, arrivals: list[int]) -> int:
        """Without their place in the order of a replay: it would have nothing to read."""
        self._session.execute(
            update(Raw)
            .where(col(Raw.arrival_id).in_(arrivals))
            .values(content=b"")
            .execution_options(synchronize_session=False)
        )
        self._session.execute(
            update(ArrivalRow)
            .where(col(ArrivalRow.id).in_(arrivals))
            .values(turn=None, fault=None)
            .execution_options(synchronize_session=False)
        )
        return len(arrivals)


def _is_there() -> ColumnElement[bool]:
    return or_(col(Contact.unreachable).is_(None), col(Contact.unreachable) != FORGOTTEN)


def _is_invited_elsewhere(consultation: str) -> ColumnElement[bool]:
    other = aliased(InvitationRow)
    return exists().where(
        col(other.stakeholder_id) == col(InvitationRow.stakeholder_id),
        col(other.consultation) != consultation,
    )


def _wants_to_be_told(person: Any) -> ColumnElement[bool]:
    return exists().where(
        col(SubscriptionRow.contact_id) == col(Contact.id),
        col(Contact.stakeholder_id) == person,
        col(SubscriptionRow.ended_at).is_(None),
    )
