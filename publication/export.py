"""The full export for staff: every contribution with its receipt number, as JSON, CSV or XLSX. Never published."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from consultation.contribution import Contribution, Status
from consultation.definition import Consultation
from publication.spreadsheets import Cell, Sheet, csv_bytes, xlsx_bytes


def export(
    consultation: Consultation,
    contributions: Sequence[Contribution],
    *,
    exported_at: datetime,
    drafts: Sequence[Contribution] = (),
    draft_count: int | None = None,
) -> dict[str, Any]:
    """The contract's JSON. Drafts are in it only when they are handed over; otherwise they are a count."""
    handed_in = [
        c for c in contributions if c.status is not Status.DRAFT and c.consultation == consultation.slug
    ]
    begun = [c for c in drafts if c.consultation == consultation.slug]
    begun_count = len(begun) if draft_count is None else draft_count
    ordered = sorted(handed_in, key=lambda c: (c.public_number is None, c.public_number or 0, c.began_at))
    rows = [_contribution(c, consultation) for c in [*ordered, *sorted(begun, key=lambda c: c.began_at)]]
    return {
        "consultation": consultation.reference,
        "exported_at": exported_at.isoformat(),
        "contributions": rows,
        "counts": _counts(rows, begun_count),
    }


def export_bytes(exported: Mapping[str, Any], form: str) -> bytes:
    """The export as `json`, `csv` or `xlsx`."""
    if form == "json":
        return (json.dumps(exported, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
    numbers = sorted({int(n) for row in exported["contributions"] for n in row["answers"]})
    fields = (
        "receipt", "public_number", "status", "version", "late", "channels", "language", "name", "organisation",
        "category", "country", "submitted_at",
    )  # fmt: skip
    rows = tuple(_cells(row, fields, numbers) for row in exported["contributions"])
    columns = (*fields, *(f"answer_{number}" for number in numbers), "general", "attachments")
    sheet = Sheet("Contributions", columns, rows)
    if form == "csv":
        return csv_bytes(sheet)
    return xlsx_bytes([sheet], made_at=datetime.fromisoformat(exported["exported_at"]))


def _contribution(contribution: Contribution, consultation: Consultation) -> dict[str, Any]:
    version = contribution.shown(consultation)
    person = version.person if version else None
    is_draft = contribution.status is Status.DRAFT
    return {
        "receipt": contribution.receipt,
        "public_number": contribution.public_number,
        "status": str(contribution.status),
        "version": version.number if version else 0,
        "late": contribution.is_late(version, consultation) if version and not is_draft else False,
        "channels": [str(channel) for channel in contribution.channels],
        "language": version.language if version else None,
        "name": person.name if person else None,
        "organisation": person.organisation if person else None,
        "category": person.category if person else None,
        "country": person.country if person else None,
        "submitted_at": version.at.isoformat() if version and not is_draft else None,
        "answers": {str(number): text for number, text in version.answers.items()} if version else {},
        "general": version.general if version else "",
        "attachments": [
            {"name": filed.file.name, "sha256": filed.file.sha256, "size": filed.file.size}
            for filed in (version.files if version else ())
        ],
    }


def _counts(rows: Sequence[Mapping[str, Any]], drafts: int) -> dict[str, Any]:
    by_status = Counter(row["status"] for row in rows)
    in_force = [row for row in rows if row["status"] == Status.SUBMITTED]
    return {
        "draft": drafts,
        "unconfirmed": by_status["unconfirmed"],
        "submitted": by_status["submitted"],
        "withdrawn": by_status["withdrawn"],
        "late": sum(row["late"] for row in in_force),
        "by_category": _tally(row["category"] or "" for row in in_force),
        "by_country": _tally(row["country"] or "" for row in in_force),
        "by_language": _tally(row["language"] or "" for row in in_force),
        "by_channel": _tally("+".join(row["channels"]) for row in in_force),
        "by_question": _tally(number for row in in_force for number in row["answers"]),
    }


def _tally(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _cells(row: Mapping[str, Any], fields: Sequence[str], numbers: Sequence[int]) -> tuple[Cell, ...]:
    plain: list[Cell] = [", ".join(row[f]) if f == "channels" else row[f] for f in fields]
    answers = [row["answers"].get(str(number), "") for number in numbers]
    names = "\n".join(file["name"] for file in row["attachments"])
    return (*plain, *answers, row["general"], names)
