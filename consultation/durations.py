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
    seconds = duration.total_seconds()
    days, rest = divmod(seconds, 86400)
    hours, rest = divmod(rest, 3600)
    minutes, seconds = divmod(rest, 60)
    date = f"{int(days)}D" if days else ""
    time = "".join(
        f"{amount:g}{unit}" for amount, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if amount
    )
    return f"P{date}" + (f"T{time}" if time else "") if date or time else "PT0S"
