"""Recognises our own letters in what people send back, line by line and however the lines were wrapped."""

from typing import NamedTuple

from rapidfuzz import fuzz

from mail_gateway.folding import squeeze

#: A piece of our letter this long is ours wherever it stands; shorter ones only in their place or as whole lines.
_ENOUGH = 24
_ENOUGH_HAN = 12
_WHOLE_LINE = 4


# A tuple, not a dataclass: many are made for each mail, and a tuple is made several times faster.
class Known(NamedTuple):
    """What a line has of our letter."""

    whole: bool  #: the whole line is ours
    until: int  #: squeezed characters from its start that are ours
    start: int = 0  #: where in our letter


class SentLetter:
    """One letter of ours, prepared for recognising."""

    def __init__(self, text: str) -> None:
        lines = [squeeze(line.lstrip("> \t|")) for line in text.split("\n")]
        self._lines: dict[str, int] = {}
        position = 0
        self._line_ends: set[int] = set()
        for line in lines:
            if line:
                self._lines.setdefault(line, position)
                position += len(line)
                self._line_ends.add(position)
        self._stream = "".join(lines)
        self._next = 0

    def begin(self) -> None:
        """Starts over at the letter's beginning, for another message."""
        self._next = 0

    def __bool__(self) -> bool:
        return bool(self._stream)

    def matches(self, keys: list[str]) -> int:
        """How many of the squeezed lines are ours: to tell which letter a message answers."""
        return sum(
            1 for key in keys if len(key) >= _ENOUGH_HAN and (key in self._lines or key in self._stream)
        )

    def __contains__(self, key: str) -> bool:
        """Whether those squeezed characters stand anywhere in the letter."""
        return key in self._stream

    def is_like(self, key: str, likeness: float) -> bool:
        """Whether a squeezed line is one of ours with small changes."""
        return fuzz.partial_ratio(key[:400], self._stream[:20_000], score_cutoff=likeness) > 0

    def know(self, key: str) -> Known | None:
        """What a squeezed line has of this letter; lines are shown in the order of the message."""
        stream = self._stream
        if not key:
            return None
        if stream.startswith(key, self._next) and self._next:
            start = self._next
            self._next += len(key)
            return Known(True, len(key), start)
        start = self._lines.get(key, -1)
        if start < 0 or len(key) < _WHOLE_LINE:
            start = (
                stream.find(key)
                if len(key) >= (_ENOUGH if key.isascii() or not _is_han(key) else _ENOUGH_HAN)
                else -1
            )
        if start >= 0:
            self._next = start + len(key)
            return Known(True, len(key), start)
        return self._begins_with(key)

    def _begins_with(self, key: str) -> Known | None:
        """A line that begins as ours and goes on in the person's words: whole lines of ours only."""
        enough = _ENOUGH_HAN if _is_han(key) else _ENOUGH
        head = key[:enough]
        start = (
            self._next
            if self._next and self._stream.startswith(head[:8], self._next)
            else self._stream.find(head)
        )
        if start < 0:
            return None
        length = _common_prefix(key, self._stream[start : start + len(key)])
        end = start + length
        while end > start and end not in self._line_ends:
            end -= 1
        if end - start < enough:
            return None
        self._next = end
        return Known(False, end - start, start)


def _common_prefix(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_han(key: str) -> bool:
    return "\u3400" <= key[len(key) // 2] <= "\u9fff" or "\u3400" <= key[0] <= "\u9fff"
