"""The dates of a consultation as a calendar file that every calendar takes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from consultation.correspondence import Letter, Say
from consultation.definition import LANGUAGES, Consultation
from intake.appointments import calendar_of
from tests.mail_door.scene import CIRCULAR, OURS
from tests.mail_door.test_writing import NOW, RECEIPT, REMINDER, written

AFTER_THE_MEETING = datetime(2017, 12, 1, tzinfo=UTC)
EXTENSION = replace(
    REMINDER, reason="extension", says=(Say.of("extension", previous=CIRCULAR.deadline - timedelta(days=10)),)
)


def _calendar(
    consultation: Consultation = CIRCULAR, language: str = "en", now: datetime = NOW
) -> bytes | None:
    return calendar_of(consultation, language, "CL-17/30: by 19 August 2017", now, OURS)


def _events(data: bytes | None) -> list[dict[str, str]]:
    """The events, read as plainly as a calendar may do it; alarms are left out."""
    text = (data or b"").decode().replace("\r\n ", "")
    found: list[dict[str, str]] = []
    inside = ""
    for line in text.split("\r\n"):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside = value
            found += [{}] if value == "VEVENT" else []
        elif name == "END":
            inside = "VEVENT" if value == "VALARM" else ""
        elif inside == "VEVENT":
            found[-1][name] = value
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_keeps_to_the_letter_of_the_standard(language: str) -> None:
    """RFC 5545, 3.1: CRLF, no line over 75 octets, times in UTC; RFC 5546, 3.2.1: what a published event must have."""
    data = _calendar(language=language) or b""
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert b"METHOD:PUBLISH" in lines
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 2
    for event in _events(data):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "ORGANIZER", "SEQUENCE"} <= set(event)
        assert event["DTSTART"].endswith("Z")


def test_an_extension_moves_the_entry_that_people_have() -> None:
    extended = replace(CIRCULAR, deadline=CIRCULAR.deadline + timedelta(days=10))
    before, after = _events(_calendar())[0], _events(_calendar(extended))[0]
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert (before["DTSTART"], after["DTSTART"]) == ("20170819T215959Z", "20170829T215959Z")


@pytest.mark.parametrize(
    ("now", "events"),
    [(NOW, 2), (CIRCULAR.deadline, 2), (CIRCULAR.deadline + timedelta(seconds=1), 1), (AFTER_THE_MEETING, 0)],
)
def test_what_is_over_is_in_no_calendar(now: datetime, events: int) -> None:
    assert len(_events(_calendar(now=now))) == events


@pytest.mark.parametrize(
    ("letter", "enclosed"),
    [(RECEIPT, True), (EXTENSION, True), (REMINDER, False)],
    ids=["receipt", "extension", "reminder"],
)
def test_the_dates_go_along_where_they_are_news(letter: Letter, enclosed: bool) -> None:
    parts = [
        part for part in written(letter).iter_attachments() if part.get_content_type() == "text/calendar"
    ]
    assert bool(parts) == enclosed
    for part in parts:
        assert part.get_filename() == "cl-17-30.ics"
        assert part.get_param("method") == "PUBLISH"
