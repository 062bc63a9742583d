"""The circular with its calendar moved to now, and with other policies where a test asks for them."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from consultation.definition import Consultation
from consultation.reading import read

OURS = Path(__file__).parents[2] / "consultations" / "cl-17-30.toml"


def circular(
    folder: Path,
    *,
    open_for: timedelta = timedelta(days=30),
    reminders: tuple[str, ...] = ("P7D",),
    digest: str = "08:00",
    confirm: str = "unauthenticated",
) -> tuple[Path, Consultation]:
    """Writes the file into the folder; open since a moment ago."""
    now = datetime.now(UTC).replace(microsecond=0)
    listed = ", ".join(f'"{duration}"' for duration in reminders)
    text = OURS.read_text(encoding="utf-8")
    for pattern, line in (
        (r"^opens = .*$", f"opens = {(now - timedelta(seconds=1)).isoformat()}"),
        (r"^deadline = .*$", f"deadline = {(now + open_for).isoformat()}"),
        (r"^starts = .*$", f"starts = {(now + open_for + timedelta(days=30)).isoformat()}"),
        (r"^before_deadline = .*$", f"before_deadline = [{listed}]"),
        (r"^staff_digest = .*$", f'staff_digest = "{digest}"'),
        (r"^confirm = .*$", f'confirm = "{confirm}"'),
    ):
        text, count = re.subn(pattern, line, text, count=1, flags=re.MULTILINE)
        assert count == 1, pattern
    file = folder / "cl-17-30.toml"
    file.write_text(text, encoding="utf-8")
    return file, read(text)
