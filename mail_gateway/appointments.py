"""The dates of a consultation as a calendar file (RFC 5545): its deadline and its meeting."""

from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDuration

from consultation.definition import Consultation, text_in


def calendar_of(consultation: Consultation, language: str, deadline_words: str, now: datetime) -> bytes:
    """A calendar with the deadline, named by `deadline_words`, and the meeting when there is one.

    The events keep their identity, so that after an extension the new file moves the old entry.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//consultation intake//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    deadline = _event(f"deadline.{consultation.slug}", deadline_words, consultation.deadline, now)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", deadline_words)
    alarm["trigger"] = vDuration(timedelta(days=-1))
    deadline.add_component(alarm)
    calendar.add_component(deadline)
    if consultation.meeting is not None:
        name = f"{consultation.reference}: {text_in(consultation.title, language)}"
        meeting = _event(f"meeting.{consultation.slug}", name, consultation.meeting.starts, now)
        meeting.add("location", text_in(consultation.meeting.place, language))
        calendar.add_component(meeting)
    return bytes(calendar.to_ical())


def _event(uid: str, summary: str, at: datetime, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uid}@consultation-intake")
    event.add("dtstamp", now)
    event.add("summary", summary)
    event.add("dtstart", at.astimezone(now.tzinfo))
    event.add("transp", "TRANSPARENT")
    return event
