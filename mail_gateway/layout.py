"""A letter's words as pages: the same content once as plain text and once as HTML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from consultation.definition import RIGHT_TO_LEFT

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)
_LATIN = "Segoe UI, Helvetica Neue, Arial, sans-serif"
_FONTS = {
    "ar": "Segoe UI, Tahoma, Geeza Pro, Noto Naskh Arabic, Arial, sans-serif",
    "zh": "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif",
}
_LINK = re.compile(r"https?://[^\s<>\"\u2068\u2069]+[^\s<>\".,;:!?)\]\u2068\u2069\u060c\u3002]")
_RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")

Kind = Literal["text", "question", "answer"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a block: our own words, the official text of a question, or what the person wrote."""

    kind: Kind
    text: str

    @property
    def html(self) -> Markup:
        """In one paragraph."""
        return _lines(self.text.strip())

    @property
    def paragraphs(self) -> list[Markup]:
        """Paragraphs, by empty lines; links only in our own words."""
        return [
            _linked(paragraph) if self.kind == "text" else _lines(paragraph)
            for paragraph in _split(self.text)
        ]

    @property
    def direction(self) -> str:
        """By the first letter, as every reader of bidirectional text does it (UAX 9, P2)."""
        first = _LETTER.search(self.text)
        return "rtl" if first and _RTL_LETTER.match(first[0]) else "ltr"

    @property
    def start(self) -> str:
        """The side on which its lines begin."""
        return "right" if self.direction == "rtl" else "left"


Block = tuple[Piece, ...]


def block(words: str, *, question: str = "", answer: str = "") -> Block:
    """Words of ours, with the question and the answer that stand in them marked as such."""
    pieces: list[Piece] = [Piece("text", words)]
    marks: tuple[tuple[Kind, str], ...] = (("answer", answer), ("question", question))
    for kind, marked in marks:
        if not marked.strip():
            continue
        # The answer is looked for from the end: it may well begin with a copy of the question.
        for index, piece in enumerate(pieces):
            find = piece.text.rfind if kind == "answer" else piece.text.find
            if piece.kind == "text" and (at := find(marked)) >= 0:
                before = piece.text[:at].rstrip("\u2068")
                after = piece.text[at + len(marked) :].lstrip("\u2069")
                pieces[index : index + 1] = [Piece("text", before), Piece(kind, marked), Piece("text", after)]
                break
    return tuple(piece for piece in pieces if piece.text.strip("\u2068\u2069 \n"))


def as_text(blocks: Sequence[Block], footer: Sequence[str]) -> str:
    """The plain text, with the footer under the mark that clients know signatures by."""
    body = "\n\n".join("".join(piece.text for piece in block).strip() for block in blocks)
    return body + ("\n\n-- \n" + "\n".join(footer) if footer else "") + "\n"


def as_html(blocks: Sequence[Block], footer: Sequence[str], *, language: str, subject: str) -> str:
    """The HTML page: nothing in it is fetched from anywhere."""
    right_to_left = language in RIGHT_TO_LEFT
    return page(
        "letter.html",
        blocks=blocks,
        footer=[_linked(line) for line in footer],
        language=language,
        direction="rtl" if right_to_left else "ltr",
        start="right" if right_to_left else "left",
        font=_FONTS.get(language, _LATIN),
        subject=subject,
    )


def page(template: str, **values: object) -> str:
    """A template of this package with these values, escaped."""
    return _TEMPLATES.get_template(template).render(**values)


def _split(text: str) -> list[str]:
    return [paragraph.strip("\n") for paragraph in re.split(r"\n[ \t]*\n", text) if paragraph.strip()]


def _lines(text: str) -> Markup:
    return Markup("<br>\n").join(text.split("\n"))


def _linked(text: str) -> Markup:
    """Escaped, with addresses of the web as links; they read from left to right in any text."""
    done, at = Markup(), 0
    for link in _LINK.finditer(text):
        done += _lines(text[at : link.start()])
        done += Markup('<a href="{0}" dir="ltr">{0}</a>').format(link[0])
        at = link.end()
    return done + _lines(text[at:]) if at else escape(_lines(text))
