"""Which way a text runs and how it is shown literally, whatever characters its author used."""

import re
import unicodedata
from itertools import groupby

Direction = str  #: "rtl" or "ltr"

_LINE_ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
#: Strings without any of these need no look at their characters one by one.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_RTL_LETTER = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_OPENS_EMBEDDING, _OPENS_ISOLATE = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"


def direction(text: str, otherwise: Direction = "ltr") -> Direction:
    """The way a paragraph runs: right to left when at least half of its words do.

    Not the first letter decides: an Arabic sentence may begin with "OTT", and an English one with an Arabic word.
    """
    if not _RTL_LETTER.search(text):
        has_letter = any(letter.isalpha() for letter in text[:200]) or any(map(str.isalpha, text))
        return "ltr" if has_letter else otherwise
    right = left = 0
    for word in text.split():
        if _RTL_LETTER.search(word):
            right += 1
        elif any(letter.isalpha() for letter in word):
            left += 1
    return "rtl" if right >= left else "ltr"


def language(text: str, told: str) -> str:
    """The language to mark a text with: what its letters say, otherwise what the author chose.

    A person may answer in English in an Arabic chat; then the letters are Latin, and English is assumed.
    """
    counts = {"ar": 0, "zh": 0, "ru": 0, "latin": 0}
    for letter in text[:4000]:
        if "\u0600" <= letter <= "\u08ff" or "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc":
            counts["ar"] += 1
        elif "\u3400" <= letter <= "\u9fff":
            counts["zh"] += 3  # one character says about as much as three letters
        elif "\u0400" <= letter <= "\u052f":
            counts["ru"] += 1
        elif letter.isalpha():
            counts["latin"] += 1
    most = max(counts, key=lambda script: counts[script])
    if not counts[most]:
        return told
    if most == "latin":
        return told if told in ("en", "fr", "es") else "en"
    return most


def literal(text: str) -> str:
    """The text with a visible sign in the place of each character that no document may hold.

    XML and HTML have no NUL, no ESC and no half of a surrogate pair. A tabulator stays; every line end becomes one.
    """
    return _ODD.sub(_visible, _LINE_ENDS.sub("\n", text))


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # control pictures, as in ␀ and ␛
    return "\u2421" if code == 0x7F else "\ufffd"


def lines(text: str) -> list[str]:
    """The text's lines, whatever way of ending a line it uses."""
    return _LINE_ENDS.split(text)


def one_line(text: str) -> str:
    """A name for one line: literal, spaces evened out, no direction control left open behind it."""
    return balanced(" ".join(literal(text).split()))


def balanced(text: str) -> str:
    """The text with every direction control closed again, so that it cannot turn what stands after it."""
    opened: list[str] = []
    for letter in text:
        if letter in _OPENS_EMBEDDING:
            opened.append(_POP_EMBEDDING)
        elif letter in _OPENS_ISOLATE:
            opened.append(_POP_ISOLATE)
        elif letter == _POP_EMBEDDING and opened and opened[-1] == _POP_EMBEDDING:
            opened.pop()
        elif letter == _POP_ISOLATE and _POP_ISOLATE in opened:
            # The end of an isolate also ends the embeddings inside it (UAX #9, X6a).
            while opened.pop() != _POP_ISOLATE:
                pass
    return text + "".join(reversed(opened))


def runs(text: str, base: Direction = "ltr") -> list[tuple[bool, str]]:
    """The text cut where it changes direction: (right to left?, stretch). Joined again it is the same text.

    A short form of the Unicode bidirectional algorithm: digits go with the letters before them; spaces and signs
    between two directions go with the paragraph, or the bracket behind a Latin name would turn over.
    """
    if not _RTL_LETTER.search(text):
        turned = base == "rtl" and not any(map(str.isalpha, text))
        return [(turned, text)] if text else []
    whole = base == "rtl"
    strong: list[bool | None] = []
    before: bool | None = None
    for letter in text:
        if _RTL_LETTER.match(letter):
            before = True
        elif unicodedata.bidirectional(letter) == "L":
            before = False
        elif not letter.isdigit():
            strong.append(None)
            continue
        strong.append(whole if before is None else before)
    settled: list[bool] = [whole] * len(text)
    after: bool = whole
    for index in range(len(text) - 1, -1, -1):
        known = strong[index]
        if known is not None:
            settled[index] = after = known
        else:
            settled[index] = after  # unless what stands before it runs the other way: see below
    previous = whole
    for index, known in enumerate(strong):
        if known is not None:
            previous = known
        elif settled[index] != previous:
            settled[index] = whole
    stretches = groupby(zip(settled, text, strict=True), key=lambda pair: pair[0])
    return [(right, "".join(letter for _, letter in stretch)) for right, stretch in stretches]
