"""Filing: which of a person's words answer which question.

A copy of the question decides first, a label with a noun next, a bare number last; words that none of them claims
stay unfiled, for a guess under the wrong question is worse than asking back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mail_gateway.closings import is_closing
from mail_gateway.folding import after, fold, trimmed
from mail_gateway.headings import Heading, headings_of
from mail_gateway.label_patterns import PROMPT
from mail_gateway.labels import ADDS, BEHIND, Label
from mail_gateway.shapes import (
    ATTRIBUTION,
    BLANK,
    FORWARD,
    OURS,
    QUESTION,
    QUOTE,
    RULE,
    WRITTEN,
    Layout,
)

#: Quoted words of ours that may stand between a question and its answer ("Your answer:", a translation mark).
_QUOTED_BETWEEN = 110
#: Behind a label: spaces and the marks that closed its direction.
_PROMPTED = re.compile("[:：.-]")
_LEFT_OVER = " \t\u00a0\u200e\u200f\u202c\u2069"


# A tuple, not a dataclass: many are made for each mail, and a tuple is made several times faster.
class Segment(NamedTuple):
    """A run of lines that was filed in one way, for people who want to know why."""

    kind: str
    text: str
    question: int | None
    why: str
    confidence: float


@dataclass(slots=True)
class Filed:
    """What came of a body."""

    answers: dict[int, str] = field(default_factory=dict)
    unfiled: str = ""
    segments: list[Segment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    adds: set[int] = field(default_factory=set)  #: questions whose words go behind what was said there before
    strong: bool = False  #: filed by question text or labels with a noun


@dataclass(slots=True)
class _Section:
    numbers: tuple[int, ...]
    why: str
    confidence: float
    lines: list[tuple[str, str]] = field(default_factory=list)  #: role and text
    line: int = -1  #: the line of its label
    begun: bool = False  #: whether it has words
    adds: bool = False  #: its label says that the words go behind what was said before

    def begin(self, text: str) -> None:
        """Puts its first words."""
        self.lines.append((WRITTEN, text))
        self.begun = bool(text)


def file_answers(layout: Layout, numbers: Sequence[int], *, is_reply: bool) -> Filed:
    """Files the written lines of a laid-out and trimmed body."""
    filed = Filed()
    headings = headings_of(layout, numbers, filed.notes, is_reply=is_reply)
    filed.strong = any(heading.numbers for heading in headings.values())
    sections = _sections(layout, headings, frozenset(numbers), filed)
    gathered: dict[int, list[str]] = {}
    unfiled: list[str] = []
    anew: set[int] = set()
    for place, section in enumerate(sections):
        text = _text_of(section)
        if (
            not text
            and section.line >= 0
            and place
            and sections[place - 1].numbers == section.numbers
            and not _text_of(sections[place - 1])
        ):
            # "Answer 1" and nothing else right under question 1: those are the words.
            text = trimmed(layout.page.raw[section.line])
        text = _with_heading(layout, section, text)
        if not text:
            continue
        for number in section.numbers:
            gathered.setdefault(number, []).append(text)
        if not section.adds:
            anew.update(section.numbers)
        if not section.numbers:
            unfiled.append(text)
        first = section.numbers[0] if section.numbers else None
        filed.segments.append(
            Segment("answer" if section.numbers else "text", text, first, section.why, section.confidence)
        )
        if len(section.numbers) > 1:
            filed.notes.append(f"one text answers questions {', '.join(map(str, section.numbers))}")
    filed.answers = {number: "\n\n".join(texts) for number, texts in sorted(gathered.items())}
    filed.unfiled = "\n\n".join(unfiled)
    filed.adds = set(filed.answers) - anew
    filed.notes += [
        f"question {number}: these words are to be added to what was said there"
        for number in sorted(filed.adds)
    ]
    return filed


def _with_heading(layout: Layout, section: _Section, text: str) -> str:
    """A line that ends in "(Q3)" is an answer, or begins one, where it does not stand over words as a heading."""
    label = layout.labels.get(section.line)
    if label is None or label.style != BEHIND:
        return text
    heading = trimmed(layout.page.raw[section.line])
    own = heading[: max(heading.rfind(opening) for opening in "([（")].strip(" \t*_-:")
    return f"{own}\n{text}" if text else own


# --- sections: the lines between two headings ------------------------------------------------------------------------


def _sections(
    layout: Layout, headings: dict[int, Heading], numbers: frozenset[int], filed: Filed
) -> list[_Section]:
    roles = layout.roles
    nothing = Heading((), "under no question", 0.9, None)
    current = _Section((), nothing.why, nothing.confidence)
    sections = [current]
    quoted_since = 0
    last_question = max((line for line in layout.questions if roles[line] == QUESTION), default=-1)
    run_on = _end_of_unanswered_run(layout)
    for line, role in enumerate(roles):
        heading = headings.get(line)
        if heading is not None:
            if line == run_on:
                filed.notes.append(
                    "words under the whole list of questions answer none of them in particular: left unfiled"
                )
                current = _Section((), "under the whole list of questions", 0.6)
            else:
                current = _Section(heading.numbers, heading.why, heading.confidence)
            sections.append(current)
            quoted_since = 0
            if role == QUESTION:
                if line in layout.rest:
                    current.begin(_without_prompt(layout.rest[line]))
                continue
            if role != WRITTEN:
                continue
            if heading.label is None:
                current.begin(layout.page.raw[line])
            else:
                current.line = line
                current.adds = heading.label.style == ADDS
                current.begin(_without_prompt(without_label(layout, line, heading.label)))
            continue
        if role == WRITTEN:
            text = layout.page.raw[line]
            if not current.begun:
                text = _first_line(layout, line, current)
                current.begun = bool(text)
            current.lines.append((WRITTEN, text))
        elif role in (BLANK, RULE):
            current.lines.append((role, layout.page.raw[line]))
        elif role == FORWARD:
            if current.why != "forwarded":
                current = _Section((), "forwarded", 0.9)
                sections.append(current)
            current.lines.append((FORWARD, layout.page.raw[line]))
        elif role in (OURS, QUOTE):
            if line in layout.rest:
                current.lines.append((WRITTEN, layout.rest[line]))
                continue
            if not current.numbers or current.why == "its label names the question":
                continue
            quoted_since += len(layout.keys[line])
            # The end of our letter stands under the last question; what is written below it answers nothing.
            if line > last_question and (
                quoted_since > _QUOTED_BETWEEN or is_closing(layout.page.folded[line])
            ):
                current = _Section((), nothing.why, nothing.confidence)
                sections.append(current)
        elif role == ATTRIBUTION:
            current = _Section((), nothing.why, nothing.confidence)
            sections.append(current)
            quoted_since = 0
    return sections


def _end_of_unanswered_run(layout: Layout) -> int:
    """The last of several quoted questions in a row when the only words are below them all; -1 otherwise."""
    ends = sorted(line for line in layout.questions if layout.roles[line] == QUESTION)
    if len({number for end in ends for number in layout.questions[end]}) < 3:
        return -1
    for end in ends[:-1]:
        if end in layout.rest:
            return -1
        for line in range(end + 1, len(layout.roles)):
            if layout.roles[line] == WRITTEN:
                return -1
            if layout.roles[line] == QUESTION:
                break
    last = ends[-1]
    if last in layout.rest or any(
        layout.roles[line] in (OURS, QUOTE) for line in range(last + 1, len(layout.roles))
    ):
        return -1
    return last


def without_label(layout: Layout, line: int, label: Label) -> str:
    """The line's words behind its label, as they were written."""
    raw, folded = layout.page.raw[line], layout.page.folded[line]
    cut = label.cut
    if not cut and label.loose:
        begins = folded[label.loose :].lstrip()
        position = _original_position(raw, folded, label.loose + (len(folded) - label.loose - len(begins)))
        if begins and raw[position : position + 1].isupper():
            cut = label.loose
    if not cut:
        return raw
    return raw[_original_position(raw, folded, cut) :].lstrip(_LEFT_OVER)


def _original_position(raw: str, folded: str, position: int) -> int:
    if raw.isascii():
        return position
    return after(raw, len("".join(folded[:position].split())))


def _first_line(layout: Layout, line: int, section: _Section) -> str:
    """The first line of an answer without a number or prompt that only repeats where it stands."""
    raw = layout.page.raw[line]
    label = layout.labels.get(line)
    if label is not None and section.numbers and not label.strong and label.numbers == section.numbers[:1]:
        following = any(
            other.style == label.style and other.numbers[0] == label.numbers[0] + 1
            for other_line, other in layout.labels.items()
            if line < other_line <= line + 30 and layout.roles[other_line] == WRITTEN and not other.strong
        )
        if not following:
            return _without_prompt(without_label(layout, line, label))
    return _without_prompt(raw) if section.numbers else raw


def _without_prompt(text: str) -> str:
    """The words behind "Answer:"."""
    if not _PROMPTED.search(text, 0, 40):
        return text
    folded = fold(text)
    prompt = PROMPT.match(folded)
    if prompt is None:
        return text
    return text[_original_position(text, folded, prompt.end()) :].lstrip()


def _text_of(section: _Section) -> str:
    lines = section.lines
    first, last = 0, len(lines)
    while first < last and (lines[first][0] in (BLANK, RULE) or not lines[first][1].strip()):
        first += 1
    while last > first and (lines[last - 1][0] in (BLANK, RULE) or not lines[last - 1][1].strip()):
        last -= 1
    return trimmed("\n".join([text for _, text in lines[first:last]]))
