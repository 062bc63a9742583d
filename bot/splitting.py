"""Splits a long text into messages: on paragraphs, then sentences, then words, never inside a letter.

Telegram takes 4096 characters, and sources disagree whether it counts code points or UTF-16 units; 4000 of the larger
measure fit either way. Bytes are never counted: an Arabic letter has two.
"""

import re
import unicodedata
from collections.abc import Iterator

LIMIT = 4000  #: UTF-16 units in one message

#: The borders to cut at, best first; a match ends where the next piece may begin.
_BORDERS = (
    re.compile(r"\n\s*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"[.!?؟…][\"'»”’)\]]*\s+|[。！？；][”’」』）]*\s*"),
    re.compile(r"\s+"),
)
_ZERO_WIDTH_JOINER = "\u200d"
_FLAG_HALVES = "".join(map(chr, range(0x1F1E6, 0x1F200)))  #: a flag is two of these


def units(text: str) -> int:
    """How many UTF-16 units the text has: letters beyond the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int = LIMIT) -> list[str]:
    """The text in pieces of at most `limit` UTF-16 units; put together they are the text, spaces at the cuts apart."""
    pieces = []
    rest = text.strip()
    while units(rest) > limit:
        cut = _cut(rest, limit)
        piece = rest[:cut].rstrip()
        if piece:
            pieces.append(piece)
        rest = rest[cut:].lstrip()
    if rest:
        pieces.append(rest)
    return pieces


def _cut(text: str, limit: int) -> int:
    """Where the first piece ends: the last good border in reach, but not so early that pieces become crumbs."""
    reach = _reach(text, limit)
    for border in _BORDERS:
        cut = max(_ends(border, text, reach), default=0)
        if cut > reach // 4:
            return cut
    for cut in range(reach, reach // 2, -1):
        if is_border(text, cut):
            return cut
    return reach  # thousands of marks on one letter: no reader sees where they are cut


def _reach(text: str, limit: int) -> int:
    """How many characters fit into `limit` UTF-16 units."""
    reach = min(limit, len(text))
    while units(text[:reach]) > limit:
        reach -= max(1, (units(text[:reach]) - limit) // 2)
    return reach


def _ends(border: re.Pattern[str], text: str, reach: int) -> Iterator[int]:
    return (match.end() for match in border.finditer(text, 0, reach) if is_border(text, match.end()))


def is_border(text: str, at: int) -> bool:
    """Whether nothing that is seen as one letter is torn apart there (the rules of UAX #29 that occur in practice)."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before == "\r" and after == "\n":
        return False
    if before == _ZERO_WIDTH_JOINER or _extends(after):
        return False
    if _is_flag_half(after) and _is_flag_half(before):
        flags = at - len(text[:at].rstrip(_FLAG_HALVES))
        return flags % 2 == 0
    return True


def _extends(letter: str) -> bool:
    """Marks, joiners, emoji modifiers and tags belong to the letter before them."""
    return (
        unicodedata.category(letter) in ("Mn", "Me", "Mc")
        or letter in ("\u200c", _ZERO_WIDTH_JOINER)
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\U000e0020" <= letter <= "\U000e007f"
    )


def _is_flag_half(letter: str) -> bool:
    return letter in _FLAG_HALVES
