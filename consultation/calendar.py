"""Which reminders and digests are due at a given moment. Pure: the moment is an argument, nothing is remembered."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from consultation.definition import Consultation

#: A reminder this long before the deadline can wait for a decent hour; a shorter one goes out at its moment.
_CAN_WAIT = timedelta(hours=6)
_MORNING, _EVENING = (
    time(8, 0),
    time(20, 0),
)  #: nobody is reminded earlier or later, by the consultation's clocks


class Standing(StrEnum):
    """Where a person stands, as far as reminders go. Who handed in everything, withdrew or said stop has none."""

    NOT_BEGUN = "not_begun"  #: was invited and has not written yet
    SUBSCRIBED = "subscribed"  #: asked to be told, and has not begun
    BEGUN = "begun"  #: has begun and not handed in
    OPEN_QUESTIONS = "open_questions"  #: has handed in, and some questions are neither answered nor skipped


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of the consultation's calendar."""

    before: timedelta  #: how long before the deadline, as the consultation file says
    moment: datetime  #: when it goes out: then, or on the evening before when that would be at night


def reminder_due(
    consultation: Consultation,
    now: datetime,
    standing: Standing = Standing.BEGUN,
    told_at: datetime | None = None,
) -> Reminder | None:
    """The latest reminder for people who stand there whose moment has come; None before the first and from the deadline on.

    After days of downtime that is one reminder, not all that were missed. `told_at` is when everybody was last told the
    deadline (an extension): what was due before that has been said.
    """
    if not consultation.opens <= now < consultation.deadline:
        return None
    due = [
        reminder
        for reminder in reminders(consultation, standing)
        if consultation.opens <= reminder.moment <= now and (told_at is None or told_at < reminder.moment)
    ]
    return max(due, key=lambda reminder: (reminder.moment, -reminder.before), default=None)


def reminders(consultation: Consultation, standing: Standing) -> tuple[Reminder, ...]:
    """The whole calendar of reminders for people who stand there, the first one first."""
    wanted = consultation.reminders
    befores = {
        Standing.NOT_BEGUN: wanted.not_begun,
        Standing.SUBSCRIBED: wanted.not_begun,
        Standing.BEGUN: wanted.before_deadline,
        Standing.OPEN_QUESTIONS: (wanted.open_questions,) if wanted.open_questions else (),
    }[standing]
    found = (Reminder(before, _moment(consultation, consultation.deadline, before)) for before in befores)
    return tuple(sorted(found, key=lambda reminder: (reminder.moment, -reminder.before)))


def meeting_reminder_due(consultation: Consultation, now: datetime) -> Reminder | None:
    """The reminder of the meeting, from its moment until the meeting begins; None without a meeting, before and after."""
    if consultation.meeting is None:
        return None
    starts, before = consultation.meeting.starts, consultation.reminders.meeting
    reminder = Reminder(before, _moment(consultation, starts, before))
    return reminder if reminder.moment <= now < starts else None


def _moment(consultation: Consultation, end: datetime, before: timedelta) -> datetime:
    """When a reminder goes out. Earlier rather than later: nobody gets less time than the calendar gives them."""
    exact = (end - before).astimezone(UTC)
    if before < _CAN_WAIT:
        return exact
    there = exact.astimezone(consultation.timezone)
    if _MORNING <= there.time() <= _EVENING:
        return exact
    day = there.date() if there.time() > _EVENING else there.date() - timedelta(days=1)
    evening = datetime.combine(day, _EVENING, consultation.timezone).astimezone(UTC)
    return evening if evening >= consultation.opens else exact


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
