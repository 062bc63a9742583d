"""Durations read as ISO 8601 writes them, and written so that they are read back."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.durations import format_duration, parse_duration

ROWS = [
    ("P30D", timedelta(days=30)),
    ("PT6H", timedelta(hours=6)),
    ("PT20S", timedelta(seconds=20)),
    ("PT0.5S", timedelta(milliseconds=500)),
    ("P1DT12H30M", timedelta(days=1, hours=12, minutes=30)),
    ("P2W", timedelta(weeks=2)),
    ("PT0S", timedelta(0)),
]
REFUSED = [
    "",
    "P",
    "PT",
    "P1DT",
    "7D",
    "P7",
    "P1M",
    "P1Y",
    "PT1.5H",
    "P-1D",
    "p7d",
    " P7D",
    "P7D ",
    "P1H",
    "P999999999999D",
]


@pytest.mark.parametrize(("text", "duration"), ROWS)
def test_it_reads(text: str, duration: timedelta) -> None:
    assert parse_duration(text) == duration


@pytest.mark.parametrize("text", REFUSED)
def test_it_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no ISO 8601 duration|longer than any calendar"):
        parse_duration(text)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9999)))
def test_what_is_written_is_read_back_to_the_microsecond(duration: timedelta) -> None:
    assert parse_duration(format_duration(duration)) == duration
