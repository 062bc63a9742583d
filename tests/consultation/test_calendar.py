"""Which reminder and which digest is due: over zones, summer time changes, extensions, downtime and clock jumps."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.calendar import digest_slot, reminder_due
from consultation.definition import Consultation, Reminders
from consultation.durations import parse_duration
from tests.consultation.builders import CIRCULAR, moment

DEADLINE = CIRCULAR.deadline  # 2017-08-19 21:59:59 UTC

REMINDERS = [
    ("2017-06-13 21:59:59", None),  # not open yet
    ("2017-07-20 21:59:58", None),  # open, and the first reminder a second away
    ("2017-07-20 21:59:59", "P30D"),
    ("2017-08-05 21:59:58", "P30D"),
    ("2017-08-05 21:59:59", "P14D"),
    ("2017-08-12 22:00:00", "P7D"),
    ("2017-08-18 12:00:00", "P3D"),
    ("2017-08-18 21:59:59", "P1D"),
    ("2017-08-19 15:59:59", "PT6H"),
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
    assert (found.before, found.moment) == (timedelta(days=14), DEADLINE - timedelta(days=4))
    assert reminder_due(extended, moment("2017-08-28 22:00:00")) != found


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
