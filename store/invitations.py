"""Invitations: who was asked to take part, kept once for each consultation, and whether they began."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlmodel import Session, col

from consultation.correspondence import Channel
from store.inserting import core, insert_once
from store.people import Known, known_of
from store.staff_tables import InvitationRow
from store.tables import Contact, InterviewRow, Stakeholder

_TOGETHER = 500  #: values in one question to the database

_CONTACT, _PERSON = core(Contact), core(Stakeholder)


@dataclass(frozen=True, slots=True)
class Invited:
    """How many were invited to a consultation, and how many of them have begun."""

    invited: int
    begun: int


class Invitations:
    """The shelf of invitations."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def known(self, addresses: Sequence[str]) -> dict[str, Known]:
        """The mail addresses among these that we know, with whose they are."""
        found: dict[str, Known] = {}
        for start in range(0, len(addresses), _TOGETHER):
            rows = self._session.execute(
                select(_CONTACT)
                .where(_CONTACT.c.channel == Channel.MAIL.value)
                .where(_CONTACT.c.address.in_(addresses[start : start + _TOGETHER]))
            )
            found |= {row.address: known_of(row) for row in rows}
        return found

    def addresses(self, consultation: str) -> list[str]:
        """The mail addresses that were invited to a consultation."""
        rows = self._session.execute(
            select(_CONTACT.c.address)
            .join(InvitationRow, col(InvitationRow.stakeholder_id) == _CONTACT.c.stakeholder_id)
            .where(col(InvitationRow.consultation) == consultation, _CONTACT.c.channel == Channel.MAIL.value)
            .where(_CONTACT.c.address.contains("@"))
        )
        return list(rows.scalars())

    def meet(self, people: Sequence[tuple[str, str, str | None]], now: datetime) -> dict[str, Known]:
        """Takes in new mail addresses, each with its language and name, each as a person of their own."""
        if not people:
            return {}
        ids = self._session.execute(
            insert(_PERSON).returning(_PERSON.c.id), [{"created_at": now} for _ in people]
        ).scalars()
        rows = [
            {
                "stakeholder_id": person,
                "channel": Channel.MAIL.value,
                "address": address,
                "language": language,
                "display_name": name,
                "seen_at": now,
            }
            for person, (address, language, name) in zip(ids, people, strict=True)
        ]
        self._session.execute(insert(_CONTACT), rows)
        return self.known([address for address, _, _ in people])

    def begun(self, consultation: str, persons: Sequence[int]) -> set[int]:
        """Which of these people have begun already."""
        found: set[int] = set()
        for start in range(0, len(persons), _TOGETHER):
            rows = self._session.execute(
                select(col(InterviewRow.stakeholder_id)).where(
                    col(InterviewRow.stakeholder_id).in_(persons[start : start + _TOGETHER]),
                    col(InterviewRow.consultation) == consultation,
                )
            )
            found.update(rows.scalars())
        return found

    def has(self, consultation: str, person: int) -> bool:
        """Whether that person was invited, whatever they have done since."""
        statement = select(col(InvitationRow.id)).where(
            col(InvitationRow.consultation) == consultation, col(InvitationRow.stakeholder_id) == person
        )
        return self._session.execute(statement).first() is not None

    def keep(
        self, consultation: str, people: Sequence[tuple[int, str, str | None]], who: str, now: datetime
    ) -> dict[int, int]:
        """Notes that these people are invited, each with language and name; the new ones, with their numbers."""
        rows = [
            {
                "consultation": consultation,
                "stakeholder_id": person,
                "language": language,
                "name": name,
                "who": who,
                "at": now,
            }
            for person, language, name in people
        ]
        return dict(insert_once(self._session, InvitationRow, rows, "stakeholder_id", "id")) if rows else {}

    def began(self, consultation: str, person: int, now: datetime) -> None:
        """The person has written: no more reminders to begin."""
        self._session.execute(
            update(InvitationRow)
            .where(col(InvitationRow.stakeholder_id) == person)
            .where(col(InvitationRow.consultation) == consultation, col(InvitationRow.begun_at).is_(None))
            .values(begun_at=now)
        )

    def came(self, number: int, now: datetime) -> None:
        """Somebody came by the link of that invitation."""
        self._session.execute(
            update(InvitationRow)
            .where(col(InvitationRow.id) == number, col(InvitationRow.begun_at).is_(None))
            .values(begun_at=now)
        )

    def count(self, consultation: str) -> Invited:
        """How many were invited, and began."""
        invited, begun = self._session.execute(
            select(func.count(), func.count(col(InvitationRow.begun_at)))
            .select_from(InvitationRow)
            .where(col(InvitationRow.consultation) == consultation)
        ).one()
        return Invited(int(invited), int(begun))
