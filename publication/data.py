"""The open data of an edition: what is published and nothing else, as JSON, CSV and XLSX."""

import json
from pathlib import Path
from typing import Any

from publication.entries import Answer, Compilation, Entry
from publication.spreadsheets import Cell, Sheet, csv_bytes, xlsx_bytes

#: Where the general comments stand among the columns.
_LAST = 1_000_000
_SCHEMA = Path(__file__).with_name("templates") / "schema.json"


def write_data(compilation: Compilation, folder: Path) -> None:
    """Writes contributions.json, .csv, .xlsx and schema.json, which describes the fields, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(as_json(compilation), ensure_ascii=False, indent=1) + "\n"
    # Half a surrogate pair has no UTF-8; its escape is as good JSON as the character.
    (folder / "contributions.json").write_bytes(text.encode("utf-8", "backslashreplace"))
    sheet = _contributions(compilation)
    (folder / "contributions.csv").write_bytes(csv_bytes(sheet))
    book = xlsx_bytes([sheet, _withdrawn(compilation)], made_at=compilation.made_at)
    (folder / "contributions.xlsx").write_bytes(book)
    (folder / "schema.json").write_bytes(_SCHEMA.read_bytes())


def as_json(compilation: Compilation) -> dict[str, Any]:
    """The data as it stands in contributions.json."""
    counts = compilation.counts
    return {
        "consultation": compilation.consultation.reference,
        "draft": compilation.is_draft,
        "edition": compilation.edition,
        "made_at": compilation.made_at.isoformat(),
        "questions": {
            str(question.number): dict(question.text) for question in compilation.consultation.questions
        },
        "categories": {category.id: dict(category.label) for category in compilation.consultation.categories},
        "contributions": [_entry(entry, is_draft=compilation.is_draft) for entry in compilation.all_entries],
        "withdrawn": [
            {"public_number": gap.number, "withdrawn_at": gap.at.isoformat() if gap.at else None}
            for gap in compilation.gaps
        ],
        "near_identical": [list(campaign.numbers) for campaign in compilation.campaigns],
        "counts": {
            "received": counts.received,
            "shown": counts.shown,
            "late": counts.late,
            "withdrawn": counts.withdrawn,
            "not_shown": counts.held,
            "by_category": dict(counts.by_category),
            "by_region": dict(counts.by_region),
            "by_country": dict(counts.by_country),
            "by_language": dict(counts.by_language),
            "by_channel": dict(counts.by_channel),
            "by_question": dict(counts.by_question),
        },
    }


def _entry(entry: Entry, *, is_draft: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "public_number": entry.number,
        "version": entry.version,
        "late": entry.late,
        "channels": list(entry.channels),
        "language": entry.language,
        "name": entry.name,
        "organisation": entry.organisation,
        "category": entry.category,
        "country": entry.country,
        "submitted_at": entry.received_at.isoformat(),
        "answers": {str(answer.question): answer.text for answer in entry.answers},
        "general": entry.general.text if entry.general else "",
        "redactions": [
            {"question": answer.question, "reason": piece.reason}
            for answer in entry.texts
            for piece in answer.pieces
            if piece.is_redacted
        ],
        "translations": [
            {"question": answer.question, "language": one.language, "text": one.text}
            for answer in entry.texts
            for one in answer.translations
        ],
        "withheld": [gap.question for gap in entry.withheld if not gap.file],
        "withheld_files": [gap.file for gap in entry.withheld if gap.file],
        "attachments": [
            {
                "question": file.question,
                "name": file.name,
                "path": file.path,
                "sha256": file.sha256,
                "size": file.size,
                "content_type": file.content_type,
            }
            for file in entry.attachments
        ],
    }
    if is_draft:
        data["standing"] = {_place(answer): answer.standing for answer in entry.texts}
    return data


def _place(answer: Answer) -> str:
    return str(answer.question) if answer.question else "general"


def _contributions(compilation: Compilation) -> Sheet:
    numbers = compilation.consultation.numbers
    translated = sorted(
        {
            (a.question or _LAST, one.language)
            for e in compilation.all_entries
            for a in e.texts
            for one in a.translations
        }
    )
    columns = (
        "public_number", "name", "organisation", "category", "country", "language", "channels", "submitted_at", "late",
        "version", *(f"answer_{number}" for number in numbers), "general", "redactions", "attachments",
        *(f"translation_{'general' if number == _LAST else number}_{language}" for number, language in translated),
        *(("standing",) if compilation.is_draft else ()),
    )  # fmt: skip
    rows = []
    for entry in compilation.all_entries:
        answers = {answer.question: answer.text for answer in entry.texts}
        redactions = [
            f"{_place(answer)}: {piece.reason}"
            for answer in entry.texts
            for piece in answer.pieces
            if piece.is_redacted
        ]
        row: tuple[Cell, ...] = (
            entry.number, entry.name, entry.organisation, entry.category, entry.country, entry.language,
            ", ".join(entry.channels), entry.received_at.isoformat(), entry.late, entry.version,
            *(answers.get(number, "") for number in numbers), answers.get(0, ""), "\n".join(redactions),
            "\n".join(file.path or file.name for file in entry.attachments),
            *(_translated(entry, 0 if number == _LAST else number, language) for number, language in translated),
            *(("\n".join(f"{_place(a)}: {a.standing}" for a in entry.texts),) if compilation.is_draft else ()),
        )  # fmt: skip
        rows.append(row)
    return Sheet("Contributions", columns, tuple(rows))


def _translated(entry: Entry, question: int, language: str) -> str:
    """By staff, never the author's words."""
    answer = entry.answer(question)
    translation = answer.in_language(language) if answer else None
    return translation.text if translation else ""


def _withdrawn(compilation: Compilation) -> Sheet:
    rows = tuple((gap.number, gap.at.isoformat() if gap.at else "") for gap in compilation.gaps)
    return Sheet("Withdrawn", ("public_number", "withdrawn_at"), rows)
