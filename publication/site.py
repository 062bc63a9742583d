"""The compilation as a web site in six languages: plain pages that work from a folder, without a script or a network."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from consultation.definition import LANGUAGES
from consultation.interview import GENERAL
from publication.entries import Answer, Compilation
from publication.frame import Frame
from publication.grouping import Grouping
from publication.personal import MARK
from publication.proofs import canonical, merkle_root
from publication.scripts import literal
from publication.verify_page import has_room, proof, words

_TEMPLATES = Path(__file__).with_name("templates")
_PAGES = (("overview", "index.html"), ("page_contributors", "contributors.html"))
_VERIFY = ("page_verify", "verify.html")
_TITLES = {"overview": "title", "page_contributors": "contributors", "page_verify": "page_verify"}


def write_site(compilation: Compilation, folder: Path, downloads: Iterable[str]) -> None:
    """Writes the pages in all six languages; the compilation's own language stands at the root of the site.

    `downloads` are paths of the edition's other files, which the pages link to.
    """
    grouping = Grouping(compilation)
    rendered: dict[Answer, Markup] = {}
    pages = (*_PAGES, _VERIFY) if has_room(compilation) else _PAGES
    proven = proof(compilation) if _VERIFY in pages else Markup()
    for language in LANGUAGES:
        frame = Frame(compilation.consultation, language)
        place = folder if language == compilation.language else folder / language
        place.mkdir(parents=True, exist_ok=True)
        values = _values(compilation, frame, grouping, rendered, tuple(downloads))
        values |= {"pages": pages, "proof": proven, "proof_words": words(frame)}
        for current, file in pages:
            if current == "page_verify":
                script = (_TEMPLATES / "verify.js").read_text("utf-8")
                values |= {"script": Markup(script), "script_hash": _csp_hash(script)}
            template = _environment().get_template(file)
            page = template.render(
                **values,
                current=current,
                page_title=frame.say(_TITLES[current]),
                languages=[
                    (
                        code,
                        frame.language_name(code) if code == language else _endonym(compilation, code),
                        href,
                    )
                    for code in LANGUAGES
                    for href in [_href(compilation, language, code, file)]
                ],
            )
            (place / file).write_text(page, encoding="utf-8", newline="\n")


def _values(
    compilation: Compilation,
    frame: Frame,
    grouping: Grouping,
    rendered: dict[Answer, Markup],
    downloads: Sequence[str],
) -> dict[str, Any]:
    consultation = compilation.consultation
    numbers = (*consultation.numbers, GENERAL)
    late = {number: grouping.answers(number, late=True) for number in numbers}
    general = grouping.answers(GENERAL)
    style, script = (
        (_TEMPLATES / "site.css").read_text("utf-8"),
        (_TEMPLATES / "search.js").read_text("utf-8"),
    )

    def words(answer: Answer) -> Markup:
        # The words are the same in every frame, the reason of a redaction and a translation are not.
        if answer.translations or any(piece.is_redacted for piece in answer.pieces):
            return _words(answer, frame) + _translation(answer, frame)
        if answer not in rendered:
            rendered[answer] = _words(answer, frame)
        return rendered[answer]

    return {
        "frame": frame,
        "compilation": compilation,
        "consultation": consultation,
        "document": document_name(compilation, frame),
        "root": "" if frame.language == compilation.language else "../",
        "contents": _contents(
            compilation, frame, has_general=bool(general or compilation.withheld_from(GENERAL))
        ),
        "grouped": grouping.answers,
        "general": general,
        "late": late,
        "numbers": numbers,
        "sample_of": grouping.sample_of,
        "words": words,
        "redacted": any(p.is_redacted for e in compilation.all_entries for a in e.texts for p in a.pieces),
        "mark": MARK,
        "merkle_root": merkle_root([canonical(record.as_json()) for record in compilation.records]),
        "downloads": downloads,
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": _csp_hash(style),
        "script_hash": _csp_hash(script),
    }


def document_name(compilation: Compilation, frame: Frame) -> str:
    """The document's number, as in "CL-17/30 – Compilation Rev.1"."""
    return frame.say(
        "document_name", reference=compilation.consultation.reference, revision=compilation.revision
    )


def _words(answer: Answer, frame: Frame) -> Markup:
    """The words of an answer, paragraph by paragraph, each running its own way."""
    html = [f'<div class="words" lang="{escape(answer.language)}" dir="{answer.direction}">']
    apart = ""
    whole = answer.direction
    for paragraph in answer.paragraphs:
        if not paragraph.text:
            apart = ' class="apart"'
            continue
        turned = f' dir="{paragraph.direction}"' if paragraph.direction != whole else ""
        html.append(f"<p{apart}{turned}>")
        for piece in paragraph.pieces:
            if piece.is_redacted:
                why = frame.redacted(piece)
                html.append(
                    f'<span class="redacted">{MARK}</span> '
                    f'<span class="why" lang="{frame.language}" dir="{frame.direction}">[{escape(why)}]</span>'
                )
            else:
                html.append(str(escape(literal(piece.text))))
        html.append("</p>\n")
        apart = ""
    html.append("</div>")
    return Markup("".join(html))


def _translation(answer: Answer, frame: Frame) -> Markup:
    """What staff put beside an answer for readers of this language, marked as theirs."""
    translation = answer.in_language(frame.language)
    if translation is None:
        return Markup()
    label = escape(frame.say("translation"))
    return Markup(f'<div class="translation"><p class="mark">{label}</p>{_words(translation, frame)}</div>')


def _contents(compilation: Compilation, frame: Frame, *, has_general: bool) -> list[tuple[str, str]]:
    rows = [("introduction", frame.say("introduction")), ("counts", frame.say("counts"))]
    if compilation.changes:
        rows.append(("changes", frame.say("changes")))
    rows += [
        (f"q{question.number}", f"{frame.heading(question.number)}: {frame.question(question.number)}")
        for question in compilation.consultation.questions
    ]
    if has_general:
        rows.append(("general", frame.say("general")))
    if compilation.late:
        rows.append(("late", frame.say("late")))
    rows.append(("contributors", frame.say("contributors")))
    for anchor, there in (
        ("withdrawn", compilation.gaps),
        ("campaigns", compilation.campaigns),
        ("attachments", compilation.attachments),
    ):
        if there:
            rows.append((anchor, frame.say(anchor)))
    return [*rows, ("method", frame.say("method")), ("downloads", frame.say("downloads"))]


def _href(compilation: Compilation, here: str, there: str, file: str) -> str:
    up = "" if here == compilation.language else "../"
    return f"{up}{file}" if there == compilation.language else f"{up}{there}/{file}"


def _endonym(compilation: Compilation, code: str) -> str:
    return Frame(compilation.consultation, code).language_name(code)


def _csp_hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
