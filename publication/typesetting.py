"""The compilation as PDF, set by typst. What people wrote reaches it as data, never as markup."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from consultation.interview import GENERAL
from publication.entries import Answer, Compilation
from publication.errors import TypesettingFailed
from publication.frame import Frame
from publication.grouping import Grouping
from publication.personal import MARK
from publication.proofs import canonical, merkle_root
from publication.scripts import balanced, literal
from publication.site import document_name

_TEMPLATE = Path(__file__).with_name("templates") / "compilation.typ"
_CHILD = Path(__file__).with_name("typesetter.py")
_ENDLESS = re.compile(
    r"[^\s\u2e80-\uffdc]{50}(?=[^\s\u2e80-\uffdc]{10})"
)  #: so many letters without any space
_SECONDS = 300  #: a thousand pages take five


def write_pdf(compilation: Compilation, path: Path, *, seconds: float = _SECONDS) -> None:
    """Writes the compilation as one PDF. Raises TypesettingFailed, also when it takes longer than `seconds`."""
    with tempfile.TemporaryDirectory(prefix="compilation-") as name:
        root = Path(name)
        shutil.copyfile(_TEMPLATE, root / "compilation.typ")
        (root / "data.json").write_text(json.dumps(pages(compilation)), encoding="utf-8")
        made = root / "compilation.pdf"
        command = [sys.executable, "-I", str(_CHILD), str(root / "compilation.typ"), str(root), str(made)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired as error:
            raise TypesettingFailed(f"the PDF was not ready after {seconds:g} seconds") from error
        if done.returncode or not made.is_file():
            words = done.stderr.decode("utf-8", "replace").strip()
            raise TypesettingFailed(f"the PDF could not be made: {words or f'exit code {done.returncode}'}")
        shutil.copyfile(made, path)


def pages(compilation: Compilation) -> dict[str, Any]:
    """What the template shows, in its order, every word of it in place."""
    frame = Frame(compilation.consultation, compilation.language)
    consultation = compilation.consultation
    unofficial = f" ({frame.say('unofficial')})" if frame.is_unofficial(consultation.title) else ""
    cover = [[frame.say("document"), document_name(compilation, frame)]]
    if compilation.edition:
        cover.append([frame.say("edition"), f"{compilation.edition} {compilation.revision}".strip()])
    if volume := frame.volume(compilation):
        cover.append([frame.say("volume"), volume])
    cover += [
        [frame.say("date"), frame.date(compilation.made_at)],
        [frame.say("original"), frame.say("original_note")],
    ]
    if consultation.meeting:
        cover.append([frame.say("meeting"), frame.meeting()])
    return {
        "language": frame.language,
        "direction": frame.direction,
        "document": document_name(compilation, frame),
        "consultation": frame.say("consultation", reference=consultation.reference),
        "title": frame.say("title"),
        "subject": frame.title() + unofficial,
        "draft": frame.say("draft") if compilation.is_draft else "",
        "draft_note": frame.say("draft_note") if compilation.is_draft else "",
        "cover": cover,
        "contents": frame.say("contents"),
        "mark": MARK,
        "sections": _sections(compilation, frame),
    }


def _sections(compilation: Compilation, frame: Frame) -> list[dict[str, Any]]:
    say = frame.say
    introduction = frame.introduction(compilation)
    if any(piece.is_redacted for e in compilation.all_entries for a in e.texts for piece in a.pieces):
        introduction.append(say("intro_redacted", mark=MARK))
    tables = [
        {"heading": table.heading, "rows": [[row.label, row.shown, row.share] for row in table.rows]}
        for table in frame.tables(compilation.counts)
        if table.rows
    ]
    sections: list[dict[str, Any]] = [
        {"title": say("introduction"), "paragraphs": introduction},
        {"title": say("counts"), "tables": tables},
    ]
    if compilation.changes:
        sections.append({"title": say("changes"), "paragraphs": frame.changes(compilation)})
    grouping = Grouping(compilation)
    for question in compilation.consultation.questions:
        unofficial = [say("unofficial")] if frame.is_unofficial(question.text) else []
        count = frame.answers(compilation, question.number)
        gaps = [frame.gap(gap) for gap in compilation.withheld_from(question.number)]
        sections.append(
            {
                "title": frame.heading(question.number),
                "text": frame.question(question.number),
                "note": " · ".join(filter(None, [count, *unofficial])),
                "new_page": bool(compilation.answers_to(question.number)),
                "answers": _answers(grouping, question.number, frame),
                "gaps": gaps,
            }
        )
    gaps = [frame.gap(gap) for gap in compilation.withheld_from(GENERAL)]
    if gaps or compilation.answers_to(GENERAL):
        answers = _answers(grouping, GENERAL, frame)
        there = bool(answers)
        sections.append({"title": say("general"), "new_page": there, "answers": answers, "gaps": gaps})
    if compilation.late:
        late = [
            answer | {"above": frame.heading(number) if at == 0 else ""}
            for number in (*compilation.consultation.numbers, GENERAL)
            for at, answer in enumerate(_answers(grouping, number, frame, late=True))
        ]
        sections.append({"title": say("late"), "note": say("late_note"), "new_page": True, "answers": late})
    return sections + _lists(compilation, frame)


def _answers(grouping: Grouping, question: int, frame: Frame, *, late: bool = False) -> list[dict[str, Any]]:
    return [
        {
            "number": f"{frame.say('number')} {entry.number}",
            "who": frame.who(entry),
            "late": frame.say("late_mark") if entry.late else "",
            "details": frame.details(entry),
            "standing": _standing(answer, frame),
            "language": answer.language,
            "paragraphs": _paragraphs(answer, frame),
            "translation": _translation(answer, frame),
            "files": [
                f"{file.name} ({frame.size(file.size)})" + ("" if file.path else f" – {frame.say('listed')}")
                for file in entry.attachments
                if file.question == answer.question
            ],
            "same": f"{frame.say('same_words', count=len(others))} {frame.senders(others)}" if others else "",
        }
        for entry, answer, others in grouping.answers(question, late=late)
    ]


def _standing(answer: Answer, frame: Frame) -> str:
    if answer.standing == "waiting":
        return frame.say("waiting")
    return frame.say("rejected", reason=literal(answer.reason)) if answer.standing == "rejected" else ""


def _translation(answer: Answer, frame: Frame) -> dict[str, Any]:
    translation = answer.in_language(frame.language)
    if translation is None:
        return {}
    return {
        "label": frame.say("translation"),
        "language": translation.language,
        "paragraphs": _paragraphs(translation, frame),
    }


def _paragraphs(answer: Answer, frame: Frame) -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = []
    for paragraph in answer.paragraphs:
        pieces = [
            ["", frame.redacted(piece)] if piece.is_redacted else [_settable(piece.text), ""]
            for piece in paragraph.pieces
        ]
        # A thousand empty lines say no more than one.
        if pieces or (written and written[-1]["pieces"]):
            written.append({"dir": paragraph.direction, "pieces": pieces})
    return written


def _settable(text: str) -> str:
    """A text as typst can set it: tabulators wide, and places to break in words longer than a line."""
    shown = balanced(literal(text)).replace("\t", "\u2003")
    return _ENDLESS.sub(lambda match: f"{match.group()}\u200b", shown)


def _apart(words: str) -> str:
    """Words that run their own way, whatever stands around them (UAX #9, isolates)."""
    return f"\u2068{words}\u2069" if words else ""


def _lists(compilation: Compilation, frame: Frame) -> list[dict[str, Any]]:
    say = frame.say
    register = {
        "title": say("contributors"),
        "new_page": True,
        # Set twice, the answers would take twice the time and the paper: the PDF says where they are.
        "paragraphs": [say("elsewhere", document="compilation.docx", page="site/contributors.html")],
        "columns": [say(c) for c in ("number", "name", "organisation", "country", "category", "answered")],
        "shape": "register",
        "rows": [
            [
                str(entry.number),
                _apart(entry.name or say("anonymous")) + (f" ({say('late_mark')})" if entry.late else ""),
                _apart(entry.organisation or ""),
                _apart(frame.country(entry.country) if entry.country else ""),
                frame.category(entry.category) if entry.category else "",
                frame.listed(*(str(answer.question) for answer in entry.answers)),
            ]
            for entry in compilation.all_entries
        ],
    }
    sections: list[dict[str, Any]] = [register]
    if compilation.gaps:
        lines = [
            say("withdrawn_line", index=gap.number, date=gap.at)
            if gap.at
            else say("withdrawn_undated", index=gap.number)
            for gap in compilation.gaps
        ]
        sections.append({"title": say("withdrawn"), "paragraphs": lines})
    if compilation.campaigns:
        lines = [
            say("campaign", count=len(c.numbers), sample=c.sample, list=frame.numbers(c.numbers))
            for c in compilation.campaigns
        ]
        sections.append({"title": say("campaigns"), "paragraphs": lines})
    if compilation.attachments:
        rows = [
            [
                str(entry.number),
                _apart(file.name),
                frame.size(file.size),
                file.sha256 if file.path else say("listed"),
            ]
            for entry, file in compilation.attachments
        ]
        columns = [say("number"), say("file"), say("size"), "SHA-256"]
        sections.append({"title": say("attachments"), "columns": columns, "shape": "files", "rows": rows})
    root = merkle_root([canonical(record.as_json()) for record in compilation.records])
    method = [say("method_intake"), say(frame.method(compilation)), say("method_proof")]
    sections.append(
        {"title": say("method"), "paragraphs": method, "hash": root, "last": say("method_verify")}
    )
    return sections
