"""People and their addresses on the channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlmodel import Session, col

from consultation.correspondence import Channel
from store.door_tables import PreferenceRow
from store.inserting import core
from store.staff_tables import InvitationRow
from store.tables import Contact, InterviewRow, Stakeholder


@dataclass(frozen=True, slots=True)
class Known:
    """A contact: one address of one person."""

    id: int
    person: int
    channel: Channel
    address: str
    language: str | None
    display_name: str | None
    unreachable: str | None
    stopped: bool
    seen_at: datetime
    wanted: Channel | None = (
        None  #: where the person asked to be written to; known where all addresses are read
    )


_CONTACT, _PREFERENCE = core(Contact), core(PreferenceRow)
_FIND = select(_CONTACT).where(
    _CONTACT.c.channel == bindparam("on_channel"), _CONTACT.c.address == bindparam("at_address")
)
#: When somebody was last seen is noted this often: it decides between two addresses, not between two minutes.
_SEEN_AGAIN = timedelta(minutes=10)


class People:
    """The shelf of people."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, channel: Channel, address: str) -> Known | None:
        """The contact with that address, if it ever wrote to us."""
        row = self._session.execute(_FIND, {"on_channel": channel.value, "at_address": address}).first()
        return known_of(row) if row else None

    def meet(
        self,
        channel: Channel,
        address: str,
        now: datetime,
        *,
        language: str | None = None,
        name: str | None = None,
    ) -> Known:
        """The contact with that address; a new person when it is new."""
        known = self.find(channel, address)
        if known is not None:
            return known
        person = Stakeholder(created_at=now)
        self._session.add(person)
        self._session.flush()
        contact = Contact(
            stakeholder_id=person.id or 0,
            channel=channel.value,
            address=address,
            language=language,
            display_name=name,
            seen_at=now,
        )
        self._session.add(contact)
        self._session.flush()
        return known_of(contact)

    def addresses(self) -> frozenset[str]:
        """Every address and chat id anybody wrote to us from: what is never published, wherever it stands."""
        return frozenset(self._session.execute(select(col(Contact.address))).scalars())

    def contacts(self, person: int) -> list[Known]:
        """All addresses of a person, the one used last first."""
        return self.contacts_of([person]).get(person, [])

    def contacts_of(self, persons: Sequence[int]) -> dict[int, list[Known]]:
        """All addresses of each of these people, the one used last first."""
        found: dict[int, list[Known]] = {}
        for start in range(0, len(persons), 500):
            rows = self._session.execute(
                select(_CONTACT, _PREFERENCE.c.channel.label("wanted"))
                .outerjoin(_PREFERENCE, _PREFERENCE.c.stakeholder_id == _CONTACT.c.stakeholder_id)
                .where(_CONTACT.c.stakeholder_id.in_(persons[start : start + 500]))
                .order_by(_CONTACT.c.seen_at.desc(), _CONTACT.c.id)
            )
            for row in rows:
                known = known_of(row, Channel(row.wanted) if row.wanted else None)
                found.setdefault(row.stakeholder_id, []).append(known)
        return found

    def seen(self, contact: Known, now: datetime) -> None:
        """The person wrote from this address: it is reachable."""
        if contact.unreachable is not None or now - contact.seen_at > _SEEN_AGAIN:
            self._change(contact.id, seen_at=now, unreachable=None)

    def speak(self, contact: Known, language: str) -> None:
        """Letters to this address are in that language from now on."""
        self._change(contact.id, language=language)

    def lost(self, channel: Channel, address: str, reason: str) -> None:
        """Nothing can be delivered to that address any more."""
        self._session.execute(
            update(Contact)
            .where(col(Contact.channel) == channel.value, col(Contact.address) == address)
            .values(unreachable=reason)
        )

    def stop(self, person: int, now: datetime | None) -> None:
        """No more reminders to the person, on any channel (None: reminders again)."""
        self._session.execute(
            update(Contact).where(col(Contact.stakeholder_id) == person).values(stopped_at=now)
        )

    def prefer(self, person: int, channel: Channel | None, now: datetime) -> None:
        """Where the person wants to be written to from now on (None: where they wrote last)."""
        self._session.execute(delete(PreferenceRow).where(col(PreferenceRow.stakeholder_id) == person))
        if channel is not None:
            self._session.add(PreferenceRow(stakeholder_id=person, channel=channel.value, at=now))
            self._session.flush()

    def link(self, contact: Known, person: int) -> list[int]:
        """This address belongs to that person, as was proven; interviews begun from it move along: their ids."""
        if contact.person == person:
            return []
        self._change(contact.id, stakeholder_id=person)
        # Whoever proved to have two addresses has begun: nobody has to remind the other one of beginning.
        self._session.execute(
            update(InvitationRow)
            .where(col(InvitationRow.stakeholder_id) == contact.person, col(InvitationRow.begun_at).is_(None))
            .values(begun_at=contact.seen_at)
        )
        others = self._session.execute(
            select(func.count()).select_from(Contact).where(col(Contact.stakeholder_id) == contact.person)
        ).scalar_one()
        if others:
            return []
        moving = self._session.execute(
            select(InterviewRow)
            .where(col(InterviewRow.stakeholder_id) == contact.person)
            .order_by(col(InterviewRow.id))
        ).scalars()
        moved = []
        for row in list(moving):
            highest = self._session.execute(
                select(func.max(col(InterviewRow.ordinal))).where(
                    col(InterviewRow.stakeholder_id) == person,
                    col(InterviewRow.consultation) == row.consultation,
                )
            ).scalar()
            row.stakeholder_id, row.ordinal = person, (highest or 0) + 1
            self._session.add(row)
            self._session.flush()
            moved.append(row.id or 0)
        return moved

    def get(self, id_: int) -> Known | None:
        """One address."""
        row = self._session.get(Contact, id_, populate_existing=True)
        return known_of(row) if row else None

    def unreachable(self) -> int:
        """How many addresses take nothing from us any more."""
        return int(
            self._session.execute(
                select(func.count()).select_from(Contact).where(col(Contact.unreachable).is_not(None))
            ).scalar_one()
        )

    def out_of_reach(self) -> list[Known]:
        """The addresses that take nothing from us any more, with the reason."""
        rows = self._session.execute(
            select(_CONTACT).where(_CONTACT.c.unreachable.is_not(None)).order_by(_CONTACT.c.id)
        )
        return [known_of(row) for row in rows]

    def _change(self, id_: int, **values: Any) -> None:
        self._session.execute(update(Contact).where(col(Contact.id) == id_).values(**values))


def known_of(row: Any, wanted: Channel | None = None) -> Known:
    """A row of the table of contacts, as the rest of the house knows it."""
    return Known(
        row.id or 0,
        row.stakeholder_id,
        Channel(row.channel),
        row.address,
        row.language,
        row.display_name,
        row.unreachable,
        row.stopped_at is not None,
        row.seen_at,
        wanted,
    )
