"""ISO 8601 durations as the consultation files write them: `P30D`, `PT6H`, `PT20S`, `P1DT12H`, `P2W`."""

import re
from datetime import timedelta

_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)


def parse_duration(text: str) -> timedelta:
    """Reads an ISO 8601 duration; months and years are refused, since they have no fixed length.

    Raises ValueError.
    """
    match = _DURATION.fullmatch(text)
    if match is None or text in ("P", "PT") or text.endswith("T"):
        raise ValueError(f"{text!r} is no ISO 8601 duration such as P7D, PT6H or PT20S")
    fields = {unit: float(amount) for unit, amount in match.groupdict().items() if amount is not None}
    try:
        return timedelta(**fields)
    except OverflowError:
        raise ValueError(f"{text!r} is longer than any calendar") from None


def format_duration(duration: timedelta) -> str:
    """Writes a duration so that `parse_duration` reads it back; used in the keys of reminders."""
    minutes, seconds = divmod(duration.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{duration.microseconds:06}".rstrip("0") if duration.microseconds else ""
    time = "".join(f"{amount}{unit}" for amount, unit in ((hours, "H"), (minutes, "M")) if amount)
    if seconds or fraction:
        time += f"{seconds}{fraction}S"
    date = f"{duration.days}D" if duration.days else ""
    return f"P{date}" + (f"T{time}" if time else "") if date or time else "PT0S"
