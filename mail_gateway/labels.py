"""Labels: what people put before an answer to say which question it is for (`2)`, `س٢:`, `第二题：`, `Réponse 2 :`)."""

import re
from typing import NamedTuple

from mail_gateway.label_patterns import (
    BEGINNINGS,
    CLOSERS,
    DELIMITER,
    LEAD_CHARACTERS,
    NUMERAL,
    STRONG,
    WEAK,
    WEAK_BEGINNINGS,
)
from mail_gateway.numerals import value_of

_TOKEN = re.compile(NUMERAL)
_MANY = re.compile(
    r"(\d{1,3})[ \t]*(?:-|to|à|по|到|至|الي)[ \t]*(?:q(?:uestion)?[ \t]*\.?[ \t]*|س[ \t]*)?(\d{1,3})"
)
#: One-letter nouns that are also words of a language; the number must be closed by a delimiter.
_BARE_LETTERS = frozenset("arpврс")


_WEAK_GROUPS = ("a", "r", "dash", "b", "hash", "keycap", "circled", "han", "arabic", "alone")


# A tuple, not a dataclass: a dozen are made for each mail, and a tuple is made five times faster.
class Label(NamedTuple):
    """A label at the start of a line."""

    line: int
    numbers: tuple[int, ...]
    strong: bool  #: it names the question with a noun; a weak one is only a number
    style: str  #: labels of one list look alike
    indent: int
    cut: int  #: where the text after the label begins, in the folded line; 0: the label is part of a sentence
    loose: int = 0  #: where it would begin if a capital letter follows ("Question 1 Our view is …")


def label_of(folded: str, line: int) -> Label | None:
    """The label a folded line begins with; one with a noun goes before a bare number."""
    head = folded.lstrip(LEAD_CHARACTERS)[:1]
    if not head:
        return None
    beginnings = BEGINNINGS.get(head)
    if beginnings and folded.lstrip(LEAD_CHARACTERS).startswith(beginnings):
        label = _strong(folded, line)
        if label is not None:
            return label
    if folded.lstrip()[:1] in WEAK_BEGINNINGS or folded[0] == ">":
        return _weak(folded, line)
    return None


def _strong(folded: str, line: int) -> Label | None:
    """A label that names the question with a noun."""
    match = STRONG.match(folded)
    if match is None:
        return None
    kind = match.lastgroup if match.lastgroup in ("a", "b", "c", "d", "e", "f") else None
    numerals = next((match[group] for group in "abcdef" if match[group]), None)
    # A number that is none of ours ("answer 2020") makes no label.
    numbers = _numbers(numerals) if numerals is not None else ()
    if numerals is None or not numbers:
        return None
    end = match.end()
    rest = folded[end:]
    delimiter = DELIMITER.match(rest)
    letter = match["s"]
    cut = loose = 0
    if delimiter is None:
        if letter in _BARE_LETTERS:
            return None
        opens = rest[:1]
        if opens not in (" ", "\t", "?") and not ("\u3400" <= opens <= "\u9fff"):
            return None
        cut = end if letter or kind in ("e", "f") else 0
        loose = end if not cut and numerals.isdigit() else 0
    elif delimiter["comma"]:
        cut = end + delimiter.end() if letter else 0
    else:
        cut = end + delimiter.end()
        dashed = delimiter["d"] and not delimiter["d"].strip("-*_ ")
        if dashed and rest[delimiter.end() : delimiter.end() + 1].isdigit():
            return None
    return Label(line, numbers, True, f"strong {kind or ''}{letter or ''}", 0, cut, loose)


def _weak(folded: str, line: int) -> Label | None:
    """A label that is only a number."""
    match = WEAK.match(folded)
    if match is None:
        return None
    numeral = next(match[group] for group in _WEAK_GROUPS if match[group])
    value = value_of(numeral)
    if value is None:
        return None
    end = match.end()
    closers = CLOSERS.match(folded, end)
    if closers and match["mark"]:
        end = closers.end()
    if match["b"]:
        delimiter = match["delim"].strip()
        if numeral.isalpha() and delimiter in ("/", "-", ":", "°", "º"):
            return None
        following = folded[end : end + 1]
        # 3-year terms, 5-g: a hyphen inside a word
        if (
            delimiter in ("-", "/")
            and following.isalnum()
            and following.isascii()
            and match["delim"][0] != " "
        ):
            return None
    return Label(line, (value,), False, _style(match), len(match["indent"].expandtabs(4)), end)


def _style(match: re.Match[str]) -> str:
    if match["both"]:
        return match["both"] + _script(match["a"])
    if match["b"]:
        return _script(match["b"]) + match["delim"].strip()
    for group in ("r", "dash", "hash", "keycap", "circled", "han", "arabic", "alone"):
        if match[group]:
            return group + (_script(match[group]) if group == "alone" else "")
    return ""


def _script(numeral: str) -> str:
    if numeral.isdigit():
        return "1"
    return "i" if numeral.isascii() else "一"


def _numbers(numerals: str) -> tuple[int, ...]:
    span = _MANY.fullmatch(numerals.strip())
    if span:
        first, last = int(span[1]), int(span[2])
        return tuple(range(first, last + 1)) if first < last <= first + 20 else ()
    values = [value_of(token) for token in _TOKEN.findall(numerals)]
    return tuple(dict.fromkeys(value for value in values if value))
