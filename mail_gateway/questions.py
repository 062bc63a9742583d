"""Finds the consultation's own questions in a text: exactly (however wrapped), then nearly."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from consultation.definition import Consultation
from mail_gateway.folding import fold, squeeze

#: A sentence of a question this long stands for the question; shorter ones occur in ordinary text.
_ENOUGH = 24
_ENOUGH_HAN = 12
#: Nearness at which a re-typed question is taken for ours, alone and when its label has the same number.
NEAR = 82
NEAR_WITH_NUMBER = 62
_HEAD = 8
_FRAGMENT = 16
_LONGEST = 700  #: characters of a candidate
_SENTENCE_END = re.compile(r"[?]")
_TOKEN = re.compile(r"[^\W\d_]{3,}|[\u4e00-\u9fff]")
_EDGE = " \t?!.:;,\"'*_>|()[]-¿¡。"


# A tuple, not a dataclass: many are made for each mail, and a tuple is made several times faster.
class Marker(NamedTuple):
    """Where a text repeats one of our questions."""

    line: int  #: where it begins
    before: int  #: squeezed characters of that line that stand before it
    last: int  #: the line where it ends
    until: int  #: squeezed characters of the last line up to its end
    number: int
    language: str
    nearness: int  #: 100: word for word


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    folded: str
    number: int
    language: str
    part: bool  #: one sentence of several
    tokens: frozenset[str]


class QuestionIndex:
    """The questions of one consultation in all its languages, prepared for finding."""

    def __init__(self, consultation: Consultation) -> None:
        entries: list[_Entry] = []
        for question in consultation.questions:
            for language, text in question.text.items():
                entries.append(_entry(text, question.number, language, part=False))
                sentences = [piece for piece in re.split(r"(?<=[?؟？.])\s*", text) if piece.strip()]
                if len(sentences) > 1:
                    entries += [
                        _entry(piece, question.number, language, part=True)
                        for piece in sentences
                        if len(squeeze(piece)) >= (_ENOUGH_HAN if language == "zh" else _ENOUGH)
                    ]
        # Whole questions first, so that a sentence is only looked for where the whole is not.
        self._entries = sorted(entries, key=lambda entry: (entry.part, -len(entry.key)))
        self._by_head: dict[str, list[_Entry]] = {}
        for entry in self._entries:
            self._by_head.setdefault(entry.key[:_HEAD], []).append(entry)
        #: What a squeezed line that begins as a question does begins with.
        self.heads = frozenset(head[:1] for head in self._by_head) | frozenset(_EDGE)

    def may_begin(self, key: str) -> bool:
        """Whether a squeezed line, its label taken off, begins as one of the questions does."""
        return key.lstrip(_EDGE)[:_HEAD] in self._by_head

    def exact(self, keys: list[str]) -> list[Marker]:
        """The questions that stand word for word in squeezed lines, whatever the line breaks."""
        stream = "".join(keys)
        starts: list[int] | None = None
        taken: list[tuple[int, int]] = []
        found: list[Marker] = []
        for entry in self._entries:
            key = entry.key
            position = stream.find(key)
            while position >= 0:
                end = position + len(key)
                # A loop, not any(): this is asked for every copy of every sentence.
                for other, other_end in taken:
                    if position < other_end and other < end:
                        break
                else:
                    if starts is None:
                        starts = _starts(keys)
                    taken.append((position, end))
                    while end < len(stream) and stream[end] in "?!.":
                        end += 1
                    first = bisect_right(starts, position) - 1
                    last = bisect_right(starts, end - 1) - 1
                    found.append(
                        Marker(
                            first,
                            position - starts[first],
                            last,
                            end - starts[last],
                            entry.number,
                            entry.language,
                            100,
                        )
                    )
                position = stream.find(key, end)
        found.sort(key=lambda marker: (marker.line, marker.before))
        return found

    def near(self, candidate: str, expected: tuple[int, ...] = ()) -> tuple[int, str, int] | None:
        """Number, language and nearness of the question that a folded sentence repeats with small changes.

        `expected` are the numbers its label names: a question that agrees with its label may be further off.
        """
        if len(candidate) > _LONGEST:
            return None
        tokens = frozenset(_TOKEN.findall(candidate))
        best: tuple[int, str, int] | None = None
        candidate = candidate.strip(_EDGE)
        length = len(candidate)
        for entry in self._entries:
            if not 0.55 <= length / len(entry.folded) <= 1.9 or tokens.isdisjoint(entry.tokens):
                continue
            shared = len(tokens & entry.tokens)
            if shared < 3 or shared < 0.3 * len(entry.tokens):
                continue
            if entry.language == "zh":
                score = fuzz.ratio(candidate, entry.folded) + 8
            else:
                score = max(
                    fuzz.token_set_ratio(candidate, entry.folded) - 4, fuzz.ratio(candidate, entry.folded)
                )
            needed = NEAR_WITH_NUMBER if entry.number in expected else NEAR
            if score >= needed and (best is None or score > best[2]):
                best = (entry.number, entry.language, min(int(score), 99))
        return best

    def fragment(self, candidate: str, expected: tuple[int, ...]) -> tuple[int, str, int] | None:
        """The question of that number when a sentence is made of its words only: shortened, as people copy headings."""
        tokens = frozenset(_TOKEN.findall(candidate))
        enough = len(tokens) >= 3 or len(candidate) >= _FRAGMENT
        for entry in self._entries:
            if (
                enough
                and entry.number in expected
                and not entry.part
                and tokens <= entry.tokens
                and len(tokens) > 1
            ):
                return entry.number, entry.language, NEAR
        return None

    def first_sentence(self, lines: list[str], first: int) -> tuple[str, int, int] | None:
        """The folded sentence that begins a line and ends in a question mark: its text, last line and end there."""
        collected: list[str] = []
        for number in range(first, min(first + 5, len(lines))):
            line = lines[number]
            if not line.strip() and number > first:
                return None
            ends = [match.end() for match in _SENTENCE_END.finditer(line[:_LONGEST])]
            if ends:
                collected.append(line[: ends[0]])
                return " ".join(collected), number, ends[0]
            collected.append(line)
            if sum(map(len, collected)) > _LONGEST:
                return None
        return None


def _entry(text: str, number: int, language: str, *, part: bool) -> _Entry:
    folded = fold(text).strip(_EDGE)
    return _Entry("".join(folded.split()), folded, number, language, part, frozenset(_TOKEN.findall(folded)))


def _starts(keys: list[str]) -> list[int]:
    starts, total = [], 0
    for key in keys:
        starts.append(total)
        total += len(key)
    return starts


_prepared: dict[int, tuple[Consultation, QuestionIndex]] = {}


def index_of(consultation: Consultation) -> QuestionIndex:
    """The prepared questions of a consultation; made once for each."""
    known = _prepared.get(id(consultation))
    if known is not None and known[0] is consultation:
        return known[1]
    if len(_prepared) > 64:
        _prepared.clear()
    index = QuestionIndex(consultation)
    _prepared[id(consultation)] = (consultation, index)
    return index
