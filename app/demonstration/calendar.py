"""The circular with its calendar moved to now: months become seconds, nothing else is changed."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from consultation.reading import load


def moved(
    circular: Path,
    *,
    opens: datetime,
    deadline: datetime,
    reminders: list[str],
    digest: str,
    meeting: datetime,
) -> str:
    """The text of the consultation file with other dates."""
    text = circular.read_text(encoding="utf-8")
    listed = ", ".join(f'"{duration}"' for duration in reminders)
    for pattern, line in (
        (r"^opens = .*$", f"opens = {opens.isoformat()}"),
        (r"^deadline = .*$", f"deadline = {deadline.isoformat()}"),
        (r"^starts = .*$", f"starts = {meeting.isoformat()}"),
        (r"^before_deadline = .*$", f"before_deadline = [{listed}]"),
        (r"^staff_digest = .*$", f'staff_digest = "{digest}"'),
    ):
        text, count = re.subn(pattern, line, text, count=1, flags=re.MULTILINE)
        if count != 1:
            raise ValueError(f"{circular}: no line like {pattern}")
    return text


def sped_up(circular: Path, now: datetime, seconds: float) -> str:
    """Open for so many seconds, one reminder in the middle, a digest now and then."""
    length = timedelta(seconds=seconds)
    return moved(
        circular,
        opens=now - timedelta(seconds=1),
        deadline=now + length,
        reminders=[f"PT{seconds / 3:.0f}S"],
        digest=f"PT{seconds / 2:.0f}S",
        meeting=now + length + timedelta(days=20),
    )


def open_for_days(circular: Path, now: datetime, days: int) -> str:
    """Open from now on, for a person to try, to the end of a day where the secretariat is."""
    here = now.astimezone(load(circular).timezone)
    return moved(
        circular,
        opens=now - timedelta(minutes=1),
        deadline=(here + timedelta(days=days)).replace(hour=23, minute=59, second=59, microsecond=0),
        reminders=["P7D", "P3D", "P1D", "PT6H"],
        digest="08:00",
        meeting=now + timedelta(days=days + 20),
    )
