"""Subscriptions: which addresses asked to be told of the deadline and the compilation, or of the meeting."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, select, update
from sqlmodel import Session

from consultation.correspondence import Channel
from store.due import Place, Waiting
from store.inserting import core, insert_once
from store.staff_tables import SubscriptionRow
from store.tables import Contact, InterviewRow

_SUBSCRIPTION, _CONTACT, _INTERVIEW = core(SubscriptionRow), core(Contact), core(InterviewRow)
_COLUMNS = (_SUBSCRIPTION.c.id, _CONTACT.c.stakeholder_id, _CONTACT.c.language, _CONTACT.c.channel)


class Subscriptions:
    """The shelf of subscriptions. They belong to an address: where two addresses become one person's, both stay."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, consultation: str, contact: int, topic: str, now: datetime) -> None:
        """From now on whoever has that address is told; asking twice is asking once."""
        row = {"consultation": consultation, "contact_id": contact, "topic": topic, "at": now}
        if insert_once(self._session, SubscriptionRow, [row], "id"):
            return
        # Who asks again after a stop is told of what comes from now on.
        self._session.execute(
            update(_SUBSCRIPTION)
            .where(_SUBSCRIPTION.c.contact_id == contact, _SUBSCRIPTION.c.consultation == consultation)
            .where(_SUBSCRIPTION.c.topic == topic, _SUBSCRIPTION.c.ended_at.is_not(None))
            .values(at=now, ended_at=None)
        )

    def end(self, contacts: Sequence[int], now: datetime) -> None:
        """No more of it to these addresses."""
        self._session.execute(
            update(_SUBSCRIPTION)
            .where(_SUBSCRIPTION.c.contact_id.in_(contacts), _SUBSCRIPTION.c.ended_at.is_(None))
            .values(ended_at=now)
        )

    def page(
        self,
        consultation: str,
        topic: str,
        before: datetime,
        after: Place,
        limit: int,
        *,
        not_begun: bool = False,
    ) -> list[Waiting]:
        """Who asked for it before a moment and has not ended it; `not_begun` leaves out who has begun a contribution."""
        statement = (
            select(*_COLUMNS)
            .join(_CONTACT, _CONTACT.c.id == _SUBSCRIPTION.c.contact_id)
            .where(_SUBSCRIPTION.c.consultation == consultation, _SUBSCRIPTION.c.topic == topic)
            .where(_SUBSCRIPTION.c.ended_at.is_(None), _SUBSCRIPTION.c.at < before)
            .where(_SUBSCRIPTION.c.id > (after[0] if after else 0))
            .order_by(_SUBSCRIPTION.c.id)
            .limit(limit)
        )
        if not_begun:
            statement = statement.where(
                ~exists().where(
                    _INTERVIEW.c.stakeholder_id == _CONTACT.c.stakeholder_id,
                    _INTERVIEW.c.consultation == consultation,
                    _INTERVIEW.c.agreed_at.is_not(None) | (_INTERVIEW.c.versions > 0),
                )
            )
        rows = self._session.execute(statement)
        return [
            Waiting((row.id,), row.stakeholder_id, row.language, Channel(row.channel), None) for row in rows
        ]

    def count(self, consultation: str) -> dict[str, int]:
        """How many addresses are to be told, by topic."""
        rows = self._session.execute(
            select(_SUBSCRIPTION.c.topic, func.count())
            .where(_SUBSCRIPTION.c.consultation == consultation, _SUBSCRIPTION.c.ended_at.is_(None))
            .group_by(_SUBSCRIPTION.c.topic)
        )
        return {topic: int(count) for topic, count in rows}
