"""Which reminder and which digest is due: over zones, summer time changes, extensions, downtime and clock jumps."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.calendar import (
    Standing,
    digest_slot,
    meeting_reminder_due,
    reminder_due,
    reminders,
)
from consultation.definition import Consultation, Meeting, Reminders
from consultation.durations import parse_duration
from tests.consultation.builders import CIRCULAR, moment

DEADLINE = CIRCULAR.deadline  # 2017-08-19 21:59:59 UTC

REMINDERS = [
    ("2017-06-13 21:59:59", None),  # not open yet
    # 30 days before 23:59:59 is night in Geneva: it goes out at eight in the evening (UTC+2)
    ("2017-07-20 17:59:59", None),
    ("2017-07-20 18:00:00", "P30D"),
    ("2017-08-05 17:59:59", "P30D"),
    ("2017-08-05 18:00:00", "P14D"),
    ("2017-08-12 22:00:00", "P7D"),
    ("2017-08-18 12:00:00", "P3D"),
    ("2017-08-18 18:00:00", "P1D"),
    ("2017-08-19 15:59:58", "P1D"),
    ("2017-08-19 15:59:59", "PT6H"),  # by day: at its moment
    ("2017-08-19 21:59:58", "PT6H"),  # after days of downtime: this one alone
    ("2017-08-19 21:59:59", None),  # the last second is in time for answers; too late to remind
    ("2017-09-01 00:00:00", None),
]


@pytest.mark.parametrize(("now", "due"), REMINDERS)
def test_the_latest_reminder_is_due(now: str, due: str | None) -> None:
    found = reminder_due(CIRCULAR, moment(now))
    assert (found.before if found else None) == (parse_duration(due) if due else None)


def test_an_extension_moves_the_reminders() -> None:
    now = moment("2017-08-19 21:59:50")
    extended = CIRCULAR.until(DEADLINE + timedelta(days=10))
    found = reminder_due(extended, now)
    assert found is not None
    assert (found.before, found.moment) == (timedelta(days=14), moment("2017-08-15 18:00"))
    assert reminder_due(extended, moment("2017-08-28 22:00:00")) != found


HOURS = [
    # zone, deadline (UTC), before, moment (UTC)
    ("Europe/Zurich", "2017-08-19 21:59:59", "P7D", "2017-08-12 18:00"),  # midnight there: the evening before it
    ("Europe/Zurich", "2017-08-19 22:00:00", "P7D", "2017-08-12 18:00"),  # 00:00 there: the evening before that day
    ("Europe/Zurich", "2017-08-20 05:59:59", "P1D", "2017-08-18 18:00"),  # 07:59:59 there
    ("Europe/Zurich", "2017-08-20 06:00:00", "P1D", "2017-08-19 06:00"),  # 08:00 there: at its moment
    ("Europe/Zurich", "2017-08-19 18:00:00", "P1D", "2017-08-18 18:00"),  # 20:00 there
    ("Europe/Zurich", "2017-08-19 18:00:01", "P1D", "2017-08-18 18:00"),
    ("Europe/Zurich", "2017-08-20 02:00:00", "PT6H", "2017-08-19 18:00"),
    ("Europe/Zurich", "2017-08-20 02:00:00", "PT5H59M", "2017-08-19 20:01"),  # too short to wait
    ("Europe/Zurich", "2017-08-20 02:00:00", "PT20S", "2017-08-20 01:59:40"),
    # Between the reminder and the deadline the clocks change: the evening is the evening of that day's clocks.
    ("Europe/Zurich", "2017-11-01 22:59:59", "P7D", "2017-10-25 18:00"),
    ("Europe/Zurich", "2018-03-29 21:59:59", "P7D", "2018-03-22 19:00"),
    ("Asia/Kathmandu", "2017-08-19 18:14:59", "P7D", "2017-08-12 14:15"),  # 5 h 45 east
    ("Pacific/Kiritimati", "2017-08-19 09:59:59", "P7D", "2017-08-12 06:00"),  # 14 h east
    ("America/St_Johns", "2017-08-20 02:29:59", "P7D", "2017-08-12 22:30"),  # 2 h 30 west
]  # fmt: skip


@pytest.mark.parametrize(("zone", "deadline", "before", "expected"), HOURS)
def test_a_reminder_goes_out_at_a_decent_hour_earlier_rather_than_later(
    zone: str, deadline: str, before: str, expected: str
) -> None:
    consultation = replace(
        CIRCULAR,
        opens=moment("2017-03-01 00:00"),
        deadline=moment(deadline),
        timezone=ZoneInfo(zone),
        reminders=Reminders((parse_duration(before),)),
    )
    [reminder] = reminders(consultation, Standing.BEGUN)
    assert reminder.moment == moment(expected)


STANDINGS = [
    # now (UTC), who has begun, who left questions open, who was invited
    ("2017-08-05 17:59:59", "P30D", None, None),
    ("2017-08-05 18:00:00", "P14D", None, "P14D"),
    ("2017-08-16 18:00:00", "P3D", None, "P3D"),
    ("2017-08-17 17:59:59", "P3D", None, "P3D"),
    ("2017-08-17 18:00:00", "P3D", "P2D", "P3D"),
    ("2017-08-19 21:59:59", None, None, None),
]


@pytest.mark.parametrize(("now", "begun", "left_open", "invited"), STANDINGS)
def test_what_people_are_reminded_of_depends_on_where_they_stand(
    now: str, begun: str | None, left_open: str | None, invited: str | None
) -> None:
    for standing, wanted in (
        (Standing.BEGUN, begun),
        (Standing.OPEN_QUESTIONS, left_open),
        (Standing.NOT_BEGUN, invited),
    ):
        found = reminder_due(CIRCULAR, moment(now), standing)
        assert (found.before if found else None) == (parse_duration(wanted) if wanted else None)


def test_who_was_just_told_the_new_deadline_is_not_reminded_of_it() -> None:
    told = DEADLINE - timedelta(minutes=1)  # an extension in the last minute
    extended = CIRCULAR.until(DEADLINE + timedelta(days=10))
    assert reminder_due(extended, told, told_at=told) is None
    assert reminder_due(extended, DEADLINE + timedelta(days=2), told_at=told) is None
    found = reminder_due(extended, DEADLINE + timedelta(days=3), told_at=told)
    assert found is not None
    assert found.before == timedelta(days=7)


def test_a_consultation_may_say_whom_it_reminds_when() -> None:
    silent = replace(CIRCULAR, reminders=Reminders(not_begun=(), open_questions=None))
    for standing in (Standing.NOT_BEGUN, Standing.OPEN_QUESTIONS):
        assert reminders(silent, standing) == ()
        assert reminder_due(silent, DEADLINE - timedelta(seconds=1), standing) is None


@given(
    zone=st.sampled_from(
        ("UTC", "Europe/Zurich", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe")
    ),
    hours=st.integers(0, 24 * 400),
    before=st.timedeltas(timedelta(hours=6), timedelta(days=60)),
)
def test_no_reminder_that_can_wait_ever_goes_out_at_night_or_late(
    zone: str, hours: int, before: timedelta
) -> None:
    deadline = moment("2017-09-01 00:00") + timedelta(hours=hours)
    consultation = replace(
        CIRCULAR,
        opens=moment("2017-01-01 00:00"),
        deadline=deadline,
        timezone=ZoneInfo(zone),
        reminders=Reminders((before,)),
    )
    [reminder] = reminders(consultation, Standing.BEGUN)
    assert time(8) <= reminder.moment.astimezone(consultation.timezone).time() <= time(20)
    assert timedelta(0) <= deadline - before - reminder.moment <= timedelta(hours=13)


def test_a_reminder_from_before_the_opening_is_never_due() -> None:
    short = replace(CIRCULAR, opens=DEADLINE - timedelta(days=5))
    assert reminder_due(short, short.opens) is None
    assert reminder_due(short, DEADLINE - timedelta(days=4)) is None
    found = reminder_due(short, DEADLINE - timedelta(days=3))
    assert found is not None
    assert found.before == timedelta(days=3)


def a_digest_at(
    wanted: time | timedelta, zone: str = "Europe/Zurich", opens: str = "2017-03-01 00:00"
) -> Consultation:
    return replace(
        CIRCULAR, opens=moment(opens), deadline=moment("2018-06-01 00:00"), timezone=ZoneInfo(zone), reminders=Reminders((), wanted)
    )  # fmt: skip


SLOTS = [
    # zone, hour, now, slot
    ("Europe/Zurich", "08:00", "2017-08-01 05:59:59", "2017-07-31 06:00"),
    ("Europe/Zurich", "08:00", "2017-08-01 06:00:00", "2017-08-01 06:00"),
    ("Europe/Zurich", "08:00", "2017-08-04 23:00:00", "2017-08-04 06:00"),  # three days of downtime: the latest
    ("Europe/Zurich", "08:00", "2017-10-29 06:59:59", "2017-10-28 06:00"),  # winter time has begun in the night
    ("Europe/Zurich", "08:00", "2017-10-29 07:00:00", "2017-10-29 07:00"),
    ("Europe/Zurich", "08:00", "2018-03-25 06:00:00", "2018-03-25 06:00"),  # and summer time
    ("Asia/Kathmandu", "08:00", "2017-08-01 02:15:00", "2017-08-01 02:15"),  # 5 h 45 east
    ("Pacific/Kiritimati", "08:00", "2017-08-01 18:00:00", "2017-08-01 18:00"),  # 14 h east: tomorrow there
    ("America/St_Johns", "23:45", "2017-08-02 02:15:00", "2017-08-02 02:15"),  # 2 h 30 west
    ("Europe/Zurich", "08:00", "2017-03-01 00:00:00", None),  # opened at midnight: the first slot is to come
    ("Europe/Zurich", "08:00", "2017-02-01 00:00:00", None),
    # 02:30 comes twice in that night; it is the first that counts
    ("Europe/Zurich", "02:30", "2017-10-29 00:29:59", "2017-10-28 00:30"),
    ("Europe/Zurich", "02:30", "2017-10-29 00:30:00", "2017-10-29 00:30"),
    ("Europe/Zurich", "02:30", "2017-10-29 01:10:00", "2017-10-29 00:30"),  # the clocks show 02:10 again
    ("Europe/Zurich", "02:30", "2017-10-29 01:45:00", "2017-10-29 00:30"),
    # and that night it never comes: the clocks go from 02:00 to 03:00
    ("Europe/Zurich", "02:30", "2018-03-25 01:00:00", "2018-03-24 01:30"),
    ("Europe/Zurich", "02:30", "2018-03-25 01:29:59", "2018-03-24 01:30"),
    ("Europe/Zurich", "02:30", "2018-03-25 01:30:00", "2018-03-25 01:30"),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "hour", "now", "slot"), SLOTS)
def test_a_digest_comes_at_its_hour(zone: str, hour: str, now: str, slot: str | None) -> None:
    consultation = a_digest_at(time.fromisoformat(hour), zone)
    assert digest_slot(consultation, moment(now)) == (moment(slot) if slot else None)


PERIODS = [
    ("2017-03-01 00:00:00", None),
    ("2017-03-01 00:00:19", None),
    ("2017-03-01 00:00:20", "2017-03-01 00:00:20"),
    ("2017-03-01 00:01:59.999999", "2017-03-01 00:01:40"),
]


@pytest.mark.parametrize(("now", "slot"), PERIODS)
def test_a_digest_comes_after_each_period(now: str, slot: str | None) -> None:
    consultation = a_digest_at(timedelta(seconds=20))
    assert digest_slot(consultation, moment(now)) == (moment(slot) if slot else None)


ZONES = (
    "UTC",
    "Europe/Zurich",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
)


#: Moments in UTC, many of them just before the clocks change somewhere.
STARTS = st.one_of(
    st.datetimes(datetime(2017, 3, 4), datetime(2018, 5, 1)),  # noqa: DTZ001 (hypothesis wants bounds without a zone)
    st.sampled_from(["2017-10-28", "2018-03-24", "2017-11-05", "2018-04-07"]).map(datetime.fromisoformat),
).map(lambda start: start.replace(tzinfo=UTC))


@given(
    zone=st.sampled_from(ZONES),
    hour=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    start=STARTS,
    steps=st.lists(st.integers(1, 20_000), max_size=30),
)
def test_digests_never_lie_ahead_and_never_go_back(
    zone: str, hour: time, start: datetime, steps: list[int]
) -> None:
    consultation = a_digest_at(hour, zone)
    now, latest = start, None
    for seconds in (0, *steps):
        now += timedelta(seconds=seconds)
        slot = digest_slot(consultation, now)
        assert slot is not None
        assert slot <= now < slot + timedelta(hours=49)
        assert latest is None or slot >= latest
        latest = slot


@given(
    befores=st.lists(st.timedeltas(timedelta(seconds=1), timedelta(days=90)), max_size=6),
    seconds=st.lists(st.integers(-100, 7_000_000), min_size=1, max_size=30).map(sorted),
)
def test_reminders_come_in_order_each_at_its_moment(befores: list[timedelta], seconds: list[int]) -> None:
    consultation = replace(CIRCULAR, reminders=Reminders(tuple(befores)))
    latest = consultation.opens
    for second in seconds:
        now = consultation.opens + timedelta(seconds=second)
        due = reminder_due(consultation, now)
        if due is None:
            continue
        assert consultation.opens <= due.moment <= now < consultation.deadline
        assert due.moment >= latest
        latest = due.moment


def with_a_meeting(starts: str, before: str = "P2D", zone: str = "Europe/Zurich") -> Consultation:
    return replace(
        CIRCULAR,
        timezone=ZoneInfo(zone),
        meeting=Meeting(moment(starts), {"en": "Geneva"}),
        reminders=Reminders(meeting=parse_duration(before)),
    )


MEETINGS = [
    # starts, before, zone, now, due
    ("2017-09-18 07:00", "P2D", "Europe/Zurich", "2017-09-16 06:59:59", False),
    ("2017-09-18 07:00", "P2D", "Europe/Zurich", "2017-09-16 07:00:00", True),
    ("2017-09-18 07:00", "P2D", "Europe/Zurich", "2017-09-18 06:59:59", True),  # after days of downtime
    ("2017-09-18 07:00", "P2D", "Europe/Zurich", "2017-09-18 07:00:00", False),  # it has begun
    ("2017-09-18 07:00", "P2D", "Europe/Zurich", "2017-10-01 00:00:00", False),
    ("2017-09-18 02:00", "P2D", "Europe/Zurich", "2017-09-15 17:59:59", False),  # at four in the morning there
    ("2017-09-18 02:00", "P2D", "Europe/Zurich", "2017-09-15 18:00:00", True),  # hence the evening before
    ("2017-09-18 02:00", "PT1H", "Europe/Zurich", "2017-09-18 01:00:00", True),  # so near it cannot wait
    # The clocks go back between the reminder and the meeting: it is a day of 25 hours.
    ("2017-10-29 12:00", "P1D", "Europe/Zurich", "2017-10-28 11:59:59", False),
    ("2017-10-29 12:00", "P1D", "Europe/Zurich", "2017-10-28 12:00:00", True),
    ("2017-09-18 23:30", "P1D", "Asia/Kathmandu", "2017-09-17 14:14:59", False),  # 05:15 there: the evening before
    ("2017-09-18 23:30", "P1D", "Asia/Kathmandu", "2017-09-17 14:15:00", True),
]  # fmt: skip


@pytest.mark.parametrize(("starts", "before", "zone", "now", "due"), MEETINGS)
def test_the_meeting_is_told_before_it_and_never_once_it_has_begun(
    starts: str, before: str, zone: str, now: str, due: bool
) -> None:
    found = meeting_reminder_due(with_a_meeting(starts, before, zone), moment(now))
    assert (found is not None) is due


def test_without_a_meeting_nobody_is_reminded_of_one() -> None:
    assert meeting_reminder_due(replace(CIRCULAR, meeting=None), moment("2017-09-17 12:00")) is None


def test_who_asked_to_be_told_is_reminded_as_who_was_invited() -> None:
    assert reminders(CIRCULAR, Standing.SUBSCRIBED) == reminders(CIRCULAR, Standing.NOT_BEGUN)


def test_who_is_told_the_new_deadline_at_a_reminder_s_very_moment_has_heard_it() -> None:
    extended = CIRCULAR.until(DEADLINE + timedelta(days=10))
    at = next(r.moment for r in reminders(extended, Standing.BEGUN) if r.before == timedelta(days=7))
    assert reminder_due(extended, at, told_at=at) is None
    assert reminder_due(extended, at, told_at=at - timedelta(seconds=1)) is not None


def test_where_the_evening_before_was_before_the_opening_a_reminder_comes_at_its_moment() -> None:
    # Opened at one in the morning there; a day before the deadline is three in the morning.
    young = replace(
        CIRCULAR,
        opens=moment("2017-08-17 23:00"),
        deadline=moment("2017-08-19 01:00"),
        reminders=Reminders((timedelta(days=1),)),
    )
    [reminder] = reminders(young, Standing.BEGUN)
    assert reminder.moment == moment("2017-08-18 01:00")


def test_of_two_reminders_that_fall_on_one_evening_the_later_one_is_said() -> None:
    near = replace(
        CIRCULAR,
        deadline=moment("2017-08-20 02:00"),
        reminders=Reminders((timedelta(hours=8), timedelta(hours=6))),
    )
    assert len({reminder.moment for reminder in reminders(near, Standing.BEGUN)}) == 1
    found = reminder_due(near, moment("2017-08-19 20:00"))
    assert found is not None
    assert found.before == timedelta(hours=6)


def test_the_close_has_a_digest_of_its_own_once_the_last_second_is_over() -> None:
    closing = replace(a_digest_at(time(8)), deadline=DEADLINE)
    assert digest_slot(closing, DEADLINE) == moment("2017-08-19 06:00")
    assert digest_slot(closing, DEADLINE + timedelta(microseconds=1)) == DEADLINE.astimezone(UTC)
