"""Which reminders and digests are due at a given moment. Pure: the moment is an argument, nothing is remembered."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from consultation.definition import Consultation


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of the consultation's calendar."""

    before: timedelta  #: how long before the deadline
    moment: datetime


def reminder_due(consultation: Consultation, now: datetime) -> Reminder | None:
    """The latest reminder whose moment has come; None before the first and from the deadline on.

    After days of downtime that is one reminder, not all that were missed.
    """
    if not consultation.opens <= now < consultation.deadline:
        return None
    due = [
        Reminder(before, consultation.deadline - before)
        for before in consultation.reminders.before_deadline
        if consultation.opens <= consultation.deadline - before <= now
    ]
    return max(due, key=lambda reminder: reminder.moment, default=None)


def digest_slot(consultation: Consultation, now: datetime) -> datetime | None:
    """The moment of the latest digest that should have gone out by now; None before the first.

    The close has a digest of its own: what is there when the deadline has passed is what staff work on.
    """
    if now < consultation.opens:
        return None
    regular = _last_regular(consultation, now)
    closing = consultation.deadline.astimezone(UTC) if now > consultation.deadline else None
    return max((slot for slot in (regular, closing) if slot is not None), default=None)


def _last_regular(consultation: Consultation, now: datetime) -> datetime | None:
    wanted = consultation.reminders.staff_digest
    if isinstance(wanted, timedelta):
        periods = (now - consultation.opens) // wanted
        return (consultation.opens + periods * wanted).astimezone(UTC) if periods >= 1 else None
    return _last_hour(consultation, wanted, now)


def _last_hour(consultation: Consultation, wanted: time, now: datetime) -> datetime | None:
    """The last time the clock in the consultation's zone showed that hour; of an hour that comes twice, the first."""
    today = now.astimezone(consultation.timezone).date()
    days = (today, today - timedelta(days=1), today - timedelta(days=2))
    # Compared in UTC: within one zone Python compares what the clocks show, which goes back once a year.
    slots = (datetime.combine(day, wanted, consultation.timezone).astimezone(UTC) for day in days)
    slot = next(slot for slot in slots if slot <= now)
    return slot if slot >= consultation.opens else None
