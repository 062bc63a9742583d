"""The compilation as a web site in six languages: plain pages that work from a folder, without a script or a network."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
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
from publication.paging import Layout, Part, layout
from publication.personal import MARK
from publication.proofs import canonical, merkle_root
from publication.scripts import literal
from publication.search_index import FOLDER as SEARCH
from publication.search_index import write_search
from publication.verify_page import inside_a_page, is_in_parts, words, write_proof

_TEMPLATES = Path(__file__).with_name("templates")
_PAGES = (("overview", "index.html"), ("page_contributors", "contributors.html"))
_KEPT = 10_000_000  #: characters of answers
_SEARCH = ("search", "search.html")
_VERIFY = ("page_verify", "verify.html")


@dataclass(frozen=True, slots=True)
class _Site:
    """What the pages of all languages have in common."""

    compilation: Compilation
    folder: Path
    downloads: tuple[str, ...]
    grouping: Grouping
    layout: Layout
    proof: Markup
    search_files: int  #: that hold the words; 0: each page is searched by itself
    keeps_words: bool  #: set once for all languages; too many would take more memory than time
    rendered: dict[Answer, Markup]  #: words that are the same in every language of the frame

    @property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """The pages that each page leads to."""
        return (*_PAGES, _SEARCH, _VERIFY) if self.layout.is_paged else (*_PAGES, _VERIFY)


def write_site(compilation: Compilation, folder: Path, downloads: Iterable[str]) -> None:
    """Writes the pages in all six languages; the compilation's own language stands at the root of the site.

    `downloads` are paths of the edition's other files, which the pages link to.
    """
    grouping = Grouping(compilation)
    pages = layout(compilation, grouping)
    search_files = write_search(compilation, pages, folder / SEARCH) if pages.is_paged else 0
    proof = write_proof(compilation, folder)
    letters = sum(len(answer.text) for entry in compilation.all_entries for answer in entry.texts)
    site = _Site(
        *(compilation, folder, tuple(downloads), grouping, pages, proof, search_files),
        keeps_words=letters <= _KEPT,
        rendered={},
    )
    for language in LANGUAGES:
        _Pages(site, language).write()


class _Pages:
    """The pages in one language."""

    def __init__(self, site: _Site, language: str) -> None:
        self._site = site
        self._frame = Frame(site.compilation.consultation, language)
        own = language == site.compilation.language
        self._folder = site.folder if own else site.folder / language
        self._folder.mkdir(parents=True, exist_ok=True)
        self._root = "" if own else "../"
        self._values = self._common()

    def write(self) -> None:
        """Writes them all."""
        site, frame, layout = self._site, self._frame, self._site.layout
        compilation = site.compilation
        if layout.is_paged:
            self._page("index.html", "index.html", "overview", frame.say("title"), "parts.js")
            self._page(
                "parts.html", "contributors.html", "page_contributors", frame.say("contributors"), "parts.js"
            )
            self._page(
                "search.html", "search.html", "search", frame.say("search"), "search_all.js", loads=True
            )
            self._parts()
        else:
            everybody = (*compilation.all_entries, *compilation.gaps)
            self._page("index.html", "index.html", "overview", frame.say("title"), "search.js")
            self._page(
                *("contributors.html", "contributors.html", "page_contributors", frame.say("contributors")),
                "search.js", items=everybody, part=None,
            )  # fmt: skip
        # The words of the proof come with the page, or in files that it loads.
        loads = is_in_parts(site.proof)
        self._page(
            "verify.html", "verify.html", "page_verify", frame.say("page_verify"), "verify.js", loads=loads
        )

    def _parts(self) -> None:
        """The pages that a long compilation is cut into."""
        frame, layout = self._frame, self._site.layout
        for part in layout.contributors:
            self._page(
                *("contributors.html", part.file, "page_contributors", self._titled("contributors", part)),
                items=part.items, part=part,
            )  # fmt: skip
        for (question, late), parts in layout.answers.items():
            for answers in parts:
                heading = frame.heading(question)
                text = frame.question(question) if question else ""
                self._page(
                    *("part.html", answers.file, "overview", f"{heading} ({frame.say('part_of', index=answers.index, count=answers.count)})"),
                    part=answers, heading=heading, text=text, question=question, is_late=late,
                )  # fmt: skip
        for files in layout.attachments:
            self._page(
                *("part.html", files.file, "overview", self._titled("attachments", files)),
                part=files, heading=frame.say("attachments"), text="", question=None, is_late=False,
            )  # fmt: skip

    def _titled(self, phrase: str, part: Part[Any]) -> str:
        return f"{self._frame.say(phrase)} ({self._frame.say('part_of', index=part.index, count=part.count)})"

    def _page(
        self,
        template: str,
        file: str,
        section: str,
        title: str,
        script: str = "",
        *,
        loads: bool = False,
        **values: Any,
    ) -> None:
        """Writes one page; `loads`: its script fetches files of ours beside it."""
        frame = self._frame
        code = (_TEMPLATES / script).read_text("utf-8") if script else ""
        page = _environment().get_template(template).render(
            **self._values,
            **values,
            section=section,
            page_title=title,
            loads=loads,
            script=Markup(code),
            script_hash=_csp_hash(code),
            languages=[
                (
                    code,
                    frame.language_name(code) if code == frame.language else _endonym(self._site.compilation, code),
                    _href(self._site.compilation, frame.language, code, file),
                )
                for code in LANGUAGES
            ],
        )  # fmt: skip
        (self._folder / file).write_text(page, encoding="utf-8", newline="\n")

    def _words(self, answer: Answer) -> Markup:
        # The words are the same in every frame, the reason of a redaction and a translation are not.
        if answer.translations or any(piece.is_redacted for piece in answer.pieces):
            return _words(answer, self._frame) + _translation(answer, self._frame)
        if not self._site.keeps_words:
            return _words(answer, self._frame)
        if answer not in self._site.rendered:
            self._site.rendered[answer] = _words(answer, self._frame)
        return self._site.rendered[answer]

    def _common(self) -> dict[str, Any]:
        site, frame, compilation = self._site, self._frame, self._site.compilation
        consultation, grouping, pages = compilation.consultation, site.grouping, site.layout
        numbers = (*consultation.numbers, GENERAL)
        late = {number: grouping.answers(number, late=True) for number in numbers}
        general = grouping.answers(GENERAL)
        style = (_TEMPLATES / "site.css").read_text("utf-8")
        has_general = bool(general or compilation.withheld_from(GENERAL))
        parts: list[list[int | str]] = [[part.last, part.file] for part in pages.contributors]
        return {
            "frame": frame,
            "compilation": compilation,
            "consultation": consultation,
            "document": document_name(compilation, frame),
            "root": self._root,
            "pages": site.pages,
            "layout": pages,
            "pages_of": lambda question, is_late: pages.answers.get((question, is_late), ()),
            "parts_json": inside_a_page(parts),
            "search_setting": inside_a_page(self._search_setting(parts)),
            "contents": _contents(compilation, frame, has_general=has_general),
            "grouped": grouping.answers,
            "general": general,
            "late": late,
            "numbers": numbers,
            "sample_of": grouping.sample_of,
            "words": self._words,
            "redacted": any(
                p.is_redacted for e in compilation.all_entries for a in e.texts for p in a.pieces
            ),
            "mark": MARK,
            "merkle_root": merkle_root([canonical(record.as_json()) for record in compilation.records]),
            "downloads": site.downloads,
            "style": Markup(style),
            "style_hash": _csp_hash(style),
            "proof": site.proof,
            "proof_words": words(frame),
            "proof_root": self._root,
        }

    def _search_setting(self, parts: list[list[int | str]]) -> dict[str, Any]:
        frame = self._frame
        return {
            "root": self._root,
            "files": self._site.search_files,
            "parts": parts,
            "number": frame.say("number"),
            "comma": frame.comma,
            "anonymous": frame.say("anonymous"),
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
