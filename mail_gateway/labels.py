"""Labels: what people put before an answer to say which question it is for (`2)`, `س٢:`, `第二题：`, `Réponse 2 :`)."""

import re
from typing import NamedTuple

from mail_gateway.additions import addition_in
from mail_gateway.label_patterns import (
    ANSWER_BEGINNINGS,
    BEGINNINGS,
    CLOSERS,
    DELIMITER,
    LATIN_STEMS,
    LEAD_CHARACTERS,
    LED_LETTERED,
    LETTERED,
    NUMERAL,
    OTHER_STEMS,
    STRONG,
    TAIL,
    WEAK,
    WEAK_BEGINNINGS,
)
from mail_gateway.numerals import value_of

_TOKEN = re.compile(NUMERAL)
_ADDRESS_GOES_ON = re.compile(r"[\w.+-]+@")
_MANY = re.compile(
    r"(\d{1,3})[ \t]*(?:-|to|à|по|到|至|الي)[ \t]*(?:q(?:uestion)?[ \t]*\.?[ \t]*|س[ \t]*)?(\d{1,3})"
)
ADDS = "strong adds"  #: the style of a label whose words go behind the answer that stands already
BEHIND = "strong behind"  #: the style of a label that closes a heading
#: One-letter nouns that are also words of a language; the number must be closed by a delimiter.
_BARE_LETTERS = frozenset("arpврс")


#: The group that a pattern for bare numbers ended with -> the group of its numeral.
_WEAK_GROUPS = {
    **{
        name: name
        for name in (
            "a",
            "r",
            "dash",
            "named",
            "glued",
            "hash",
            "keycap",
            "circled",
            "han",
            "ordinal",
            "alone",
        )
    },
    "delim": "b",
}
#: What a line with a label begins with, spaces apart.
POSSIBLE_HEADS = frozenset(BEGINNINGS) | WEAK_BEGINNINGS | frozenset(LEAD_CHARACTERS)


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
    bare = folded.lstrip(LEAD_CHARACTERS)
    if not bare:
        return None
    beginnings = BEGINNINGS.get(bare[0])
    if beginnings and bare.startswith(beginnings) and _may_name(bare):
        label = _strong(folded, line)
        if label is not None:
            return label
    if folded[0] in WEAK_BEGINNINGS or folded[0] == ">" or folded.lstrip()[:1] in WEAK_BEGINNINGS:
        return _weak(folded, line)
    return None


def label_behind(folded: str, line: int) -> Label | None:
    """The label that closes a heading in people's own words: "Security and privacy (Q3)"."""
    match = TAIL.fullmatch(folded)
    value = value_of(match["n"]) if match else None
    return Label(line, (value,), True, BEHIND, 0, len(folded)) if value else None


def label_adding(folded: str, line: int) -> Label | None:
    """The label that says its words are to be added: "Please add to question 2:"."""
    found = addition_in(folded)
    numbers = _numbers(found[0]) if found else ()
    return Label(line, numbers, True, ADDS, 0, found[1]) if found and numbers else None


def _may_name(bare: str) -> bool:
    """Whether words hold anything that a label with a noun needs."""
    if bare.startswith(ANSWER_BEGINNINGS) or LETTERED.match(bare) or LED_LETTERED.search(bare, 0, 40):
        return True
    for stem in LATIN_STEMS:
        if stem in bare:
            return True
    return not bare.isascii() and any(stem in bare for stem in OTHER_STEMS)


def _strong(folded: str, line: int) -> Label | None:
    """A label that names the question with a noun."""
    match = STRONG.match(folded)
    if match is None:
        return None
    kind = match.lastgroup if match.lastgroup in ("a", "b", "c", "d", "e", "f", "g", "h") else None
    numerals = next((match[group] for group in "abcdefgh" if match[group]), None)
    # A number that is none of ours ("answer 2020") makes no label.
    numbers = _numbers(numerals) if numerals is not None else ()
    if numerals is None or not numbers:
        return None
    end = match.end()
    rest = folded[end:]
    delimiter = DELIMITER.match(rest)
    letter = match["s"] or match["l"]
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
        cut = end + delimiter.end() if letter or kind in ("e", "f") else 0
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
    group = _WEAK_GROUPS[match.lastgroup or "alone"]
    numeral = match[group]
    value = value_of(numeral)
    if value is None:
        return None
    end = match.end()
    if "@" in folded and _ADDRESS_GOES_ON.match(folded, end):
        return None  # i.sokolova@…
    if match["mark"]:
        closers = CLOSERS.match(folded, end)
        end = closers.end() if closers else end
    if group == "b":
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
    indent = match["indent"]
    return Label(
        line, (value,), False, _style(match, group, numeral), len(indent.expandtabs(4)) if indent else 0, end
    )


def _style(match: re.Match[str], group: str, numeral: str) -> str:
    match group:
        case "b":
            return _script(numeral) + str(match["delim"]).strip()
        case "a":
            return str(match["both"]) + _script(numeral)
        case "alone":
            return group + _script(numeral)
        case _:
            return group


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
