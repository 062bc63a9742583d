"""Lines in Arabic start at the right, whatever they begin with.

Telegram gives a text the direction of its first strong letter and has no switch for it; an invisible mark is the way.
"""

import unicodedata

from consultation.definition import RIGHT_TO_LEFT

_MARK = "\u200f"  # RIGHT-TO-LEFT MARK
_ISOLATES = "\u2066\u2067\u2068"
_END_OF_ISOLATE = "\u2069"


def directed(text: str, language: str) -> str:
    """The text with a mark before each line that would start on the wrong side; as it was in other languages.

    A line that is mostly Latin, such as an answer in English under review in Arabic, keeps its own direction.
    """
    if language not in RIGHT_TO_LEFT:
        return text
    return "\n".join(_MARK + line if _would_flip(line) else line for line in text.split("\n"))


def _would_flip(line: str) -> bool:
    first = _first_strong(line)
    if first in ("R", "AL"):
        return False
    right = sum(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line)
    left = sum(unicodedata.bidirectional(letter) == "L" for letter in line)
    if first is None:
        return bool(line.strip()) and left == 0
    return right > left


def _first_strong(line: str) -> str | None:
    """The direction that a reader's device gives the line: what stands in isolates does not count (UAX #9, P2)."""
    depth = 0
    for letter in line:
        if letter in _ISOLATES:
            depth += 1
        elif letter == _END_OF_ISOLATE:
            depth = max(0, depth - 1)
        elif depth == 0 and (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
            return kind
    return None
