"""What goes by itself once its period is over, as the consultation file says; staff are told how much, never whose."""

from dataclasses import astuple
from datetime import datetime, timedelta

from consultation.definition import Consultation
from intake.shelf import Consultations
from store.ledger import Ledger
from store.retention import Removed, Retention

_PAGE = 200  #: removed in one transaction: messages that arrive meanwhile do not wait for a crowd
_ACT = "remove"


def tidy(ledger: Ledger, consultations: Consultations, now: datetime) -> bool:
    """Removes a page of what is due to go; whether there may be more."""
    retention = Retention(ledger.session)
    retention.farewells(now)
    more = False
    in_force = [consultations.in_force(ledger, one) for one in consultations.all]
    for consultation in in_force:
        removed = _removed(retention, consultation, now)
        if removed:
            retention.note(consultation.slug, removed, now)
            ledger.records.audit("service", _ACT, consultation.slug, _told(removed), now)
        more = more or max(astuple(removed)) >= _PAGE
    return _others(ledger, retention, in_force, now) or more


def _removed(retention: Retention, consultation: Consultation, now: datetime) -> Removed:
    slug, keeping = consultation.slug, consultation.keeping
    messages = drafts = invited = 0
    if (before := _over(consultation, keeping.evidence, now)) is not None:
        messages = retention.messages(slug, before, _PAGE)
    if (before := _over(consultation, keeping.drafts, now)) is not None:
        drafts = retention.drafts(slug, before, now, _PAGE)
    if (before := _over(consultation, keeping.invited, now)) is not None:
        invited = retention.invited(slug, before, now, _PAGE)
    return Removed(messages, drafts, invited)


def _others(ledger: Ledger, retention: Retention, consultations: list[Consultation], now: datetime) -> bool:
    """Messages that belong to no contribution go when the last consultation needs no evidence any more."""
    befores = [_over(one, one.keeping.evidence, now) for one in consultations]
    if any(before is None for before in befores):
        return False
    before = min(filter(None, befores))
    count = retention.other_messages(before, _PAGE)
    if count:
        latest = max(consultations, key=lambda one: one.deadline)
        removed = Removed(messages=count)
        retention.note(latest.slug, removed, now)
        ledger.records.audit("service", _ACT, latest.slug, f"{_told(removed)}, of no contribution", now)
    return count >= _PAGE


def _over(consultation: Consultation, period: timedelta | None, now: datetime) -> datetime | None:
    """What is older than this moment goes; None while nothing does. A late message is kept as long as one in time."""
    if period is None or consultation.deadline + period > now:
        return None
    return now - period


def _told(removed: Removed) -> str:
    return (
        f"their time is over: {removed.messages} messages, {removed.drafts} drafts, {removed.invited} invited"
    )
