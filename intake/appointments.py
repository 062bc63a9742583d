"""The dates of a consultation as a calendar file (RFC 5545, 5546): its deadline and its meeting."""

from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress, vDuration

from consultation.definition import Consultation, text_in

CONTENT_TYPE = "text/calendar; method=PUBLISH"


def calendar_of(
    consultation: Consultation, language: str, deadline_words: str, now: datetime, address: str
) -> bytes | None:
    """A calendar with the deadline, named by `deadline_words`, and the meeting; None when both are over.

    `address` is ours. The events keep their identity, and after an extension the new file moves the old entry.
    """
    calendar = _calendar()
    if consultation.deadline >= now:
        deadline = _event("deadline", consultation, deadline_words, consultation.deadline, now, address)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", deadline_words)
        alarm["trigger"] = vDuration(timedelta(days=-1))
        deadline.add_component(alarm)
        calendar.add_component(deadline)
    if (meeting := _meeting(consultation, language, now, address)) is not None:
        calendar.add_component(meeting)
    return bytes(calendar.to_ical()) if calendar.subcomponents else None


def meeting_of(consultation: Consultation, language: str, now: datetime, address: str) -> bytes | None:
    """A calendar with the meeting alone; None without one, or when it is over."""
    meeting = _meeting(consultation, language, now, address)
    if meeting is None:
        return None
    calendar = _calendar()
    calendar.add_component(meeting)
    return bytes(calendar.to_ical())


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//consultation intake//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    return calendar


def _meeting(consultation: Consultation, language: str, now: datetime, address: str) -> Event | None:
    if consultation.meeting is None or consultation.meeting.starts < now:
        return None
    name = f"{consultation.reference}: {text_in(consultation.title, language)}"
    meeting = _event("meeting", consultation, name, consultation.meeting.starts, now, address)
    if place := text_in(consultation.meeting.place, language):
        meeting.add("location", place)
    if remote := consultation.meeting.remote and text_in(consultation.meeting.remote, language):
        meeting.add("description", remote)
    return meeting


def _event(
    what: str, consultation: Consultation, summary: str, at: datetime, now: datetime, address: str
) -> Event:
    event = Event()
    event.add("uid", f"{what}.{consultation.slug}@{address.rpartition('@')[2]}")
    event.add("dtstamp", now.astimezone(UTC))
    # A program takes a change only with a higher number, and each extension makes the time longer.
    event.add("sequence", max(int((at - consultation.opens).total_seconds()) // 60, 0))
    event.add("organizer", vCalAddress(f"mailto:{address}"))
    event.add("summary", summary)
    event.add("dtstart", at.astimezone(UTC))
    if consultation.contact.web:
        event.add("url", consultation.contact.web)
    event.add("transp", "TRANSPARENT")
    return event
