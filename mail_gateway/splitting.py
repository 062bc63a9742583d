"""Lines that hold two things. Answers written in one run, `1) yes 2) no 3) maybe`: each gets a line of its own before anything else looks at them."""

import re

from mail_gateway.client_phrases import DATED
from mail_gateway.folding import fold
from mail_gateway.page import Page

_DIGITS = r"[0-9٠-٩۰-۹０-９]"
_BARE = re.compile(rf"(?:(?<=[\s.;,!?،؛。；，！？])|^)[(（]?({_DIGITS}{{1,2}})\s?[.):）、．-](?=\s|[^\W\d])")
_NAMED = re.compile(
    rf"(?:(?<=[\s.;,!?،؛。；，！？])|^)(?:[QqAaＱｑ]|[Qq]uestion|سؤال|س|问题|第)\s?({_DIGITS}{{1,2}})\s?(?:题)?\s?[.):：）-]\s?"
)
_OPENERS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９QqAaＱｑس问第 \t(（\u200f\u200e*")
_NUMBER = re.compile(rf"{_DIGITS}{{1,2}}")
_MIDDLE_START = re.compile(
    r"(?:-{2,}[ \t]*|(?<=[.!?;])[ \t]+)(?:On|Le|El|In|В|在|في|بتاريخ) (?=.{0,30}\d)|"
    # No stop before it: only a day as programs write it.
    r"[ \t]+(?:On (?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,? )|Le (?=(?:lun|mar|mer|jeu|ven|sam|dim)[a-z.]*,? \d)|El (?=(?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom)[a-z.]*,? \d))"
)
_LONGEST = 20_000
#: An attribution with the quotation behind it on its line, as Yahoo's app writes them.
_BEFORE_QUOTATION = re.compile(
    r"[ \t]*(?:On|Le|El|In|В|في|在)[ ][^@]{8,160}@[^\s@>]{1,120}>?[ \t\u00a0]*(?:wrote|a écrit|escribió|написал(?:\(а\)|а)?|写道|كتب|كتبت)[ \t\u00a0]*[:：][ \t]+(?=\S)"
)


def split_attribution(page: Page) -> Page:
    """Gives an attribution its own line where a client put it behind the last words, above the marked quotation."""
    for line, text in enumerate(page.folded):
        if "@" in text and 40 < len(text) < _LONGEST and not page.depth[line]:
            begins = _BEFORE_QUOTATION.match(page.raw[line])
            if begins and DATED.search(text):
                return _broken(page, line, [0, begins.end()])
    if not any(page.depth):
        return page
    for line in [line for line, text in enumerate(page.folded[:-1]) if text[-1:] == ":"]:
        text = page.folded[line]
        if not page.depth[line] and len(text) < _LONGEST:
            below = range(line + 1, len(page.folded))
            marked = next((page.depth[other] for other in below if page.folded[other]), 0)
            middle = _MIDDLE_START.search(page.raw[line]) if marked else None
            if middle and middle.start() and DATED.search(text):
                return _broken(page, line, [0, middle.start()])
    return page


def split_run_on(page: Page, questions: int) -> Page:
    """Breaks own lines that hold several numbered answers in a row; other pages come back as they are."""
    for line in [line for line, text in enumerate(page.raw) if text[:1] in _OPENERS]:
        text = page.raw[line]
        if page.depth[line] or not 12 <= len(text) <= _LONGEST:
            continue
        head = text[:4].lstrip(" \t(（\u200f\u200e*")[:1]
        if not head or not (head.isdigit() or head in "QqAaＱｑس问第"):
            continue
        number = _NUMBER.search(text, 0, 24)
        if number is None or not _holds(text, int(number[0]) + 1):
            continue
        cuts = _cuts(text, _NAMED, questions, 2) or _cuts(text, _BARE, questions, min(questions, 3))
        if cuts:
            return _broken(page, line, cuts)
    return page


def _cuts(text: str, pattern: re.Pattern[str], questions: int, needed: int) -> list[int]:
    """Where the numbers 1, 2, 3 … begin, when the line starts with one and they follow each other."""
    cuts: list[int] = []
    expected: int | None = None
    for match in pattern.finditer(text):
        number = int(match[1])
        if expected is None:
            if match.start() > 3 or number > questions or number < 1:
                return []
        elif number != expected:
            continue
        cuts.append(match.start())
        expected = number + 1
    return cuts if len(cuts) >= needed and (expected or 0) - 1 <= questions else []


def _holds(text: str, number: int) -> bool:
    """Whether the number stands anywhere in the text, in any digits."""
    digits = str(number)
    return digits in text or (not text.isascii() and digits in fold(text))


def _broken(page: Page, line: int, cuts: list[int]) -> Page:
    text = page.raw[line]
    pieces = [text[one:other].strip() for one, other in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    raw = [*page.raw[:line], *pieces, *page.raw[line + 1 :]]
    depth = [*page.depth[:line], *[0] * len(pieces), *page.depth[line + 1 :]]
    shift = len(pieces) - 1
    marks = {(number if number <= line else number + shift): mark for number, mark in page.marks.items()}
    return Page(raw, fold("\n".join(raw)).split("\n"), depth, marks)
