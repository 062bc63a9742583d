"""Headings: the lines where an answer begins, and how sure that is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mail_gateway.label_patterns import ANNOUNCED, GENERAL, LETTER, LETTERS, POSTSCRIPT
from mail_gateway.labels import Label
from mail_gateway.numerals import value_of
from mail_gateway.outline import Candidate, choose
from mail_gateway.own_lists import own_numbers
from mail_gateway.shapes import ATTRIBUTION, BLANK, FORWARD, OURS, QUESTION, QUOTE, RULE, WRITTEN, Layout

_ANSWER_WORDS = re.compile(
    r"answer|respon|repl(?:y|ies)|réponse|reponse|contribution|respuesta|contribuci|ответ|вклад|答|回复|意见如下|اجاب|الرد|ردود|ردنا|جواب|مساهم|question|pregunta|вопрос|问题|سؤال|اسئل|comment|position|как указано"
)
_SPACED = re.compile(r"[ \t]*([1-9])[ \t]+(?=[^\W\d_])")
#: Letters of prose behind a list that show it belongs to a free text.
_TIGHT = 90
#: How far beyond the last question people number on.
_FEW_MORE = 5
_ANNOUNCEMENT = 110  #: characters of a line that announces an answer
#: Letters before a bare number that make it part of a free text.
_PREAMBLE = 260


# A tuple, not a dataclass: many are made for each mail, and a tuple is made several times faster.
class Heading(NamedTuple):
    """What a line announces."""

    numbers: tuple[int, ...]
    why: str
    confidence: float
    label: Label | None  #: what is no part of the answer


def headings_of(
    layout: Layout, numbers: Sequence[int], notes: list[str], *, is_reply: bool
) -> dict[int, Heading]:
    """The lines of a trimmed body where an answer begins, or ends; what was odd goes to the notes."""
    headings = _headings_of(layout, numbers, notes, is_reply=is_reply)
    return headings | _ends_of_the_last(layout, headings, numbers, notes)


def _headings_of(
    layout: Layout, numbers: Sequence[int], notes: list[str], *, is_reply: bool
) -> dict[int, Heading]:
    candidates: list[Candidate] = []
    headings: dict[int, Heading] = {}
    known = frozenset(numbers)
    for line in sorted(layout.questions.keys() | layout.labels.keys()):
        role = layout.roles[line]
        if line in layout.questions:
            if role != QUESTION:
                continue
            asked = layout.questions[line]
            if _is_answered_below(layout, line):
                candidates.append(Candidate(Label(line, asked, True, "question", 0, 0), True, False, True))
            near = line in layout.near
            headings[line] = Heading(
                asked,
                "nearly the words of the question" if near else "the words of the question",
                0.85 if near else 1.0,
                None,
            )
            continue
        label = layout.labels[line]
        if role == WRITTEN and label.strong:
            if known.isdisjoint(label.numbers):
                notes.append(
                    f"a label names question {label.numbers[0]}, which the consultation does not ask"
                )
                headings[line] = Heading((), "a label for a question that is not asked", 0.3, None)
            else:
                headings[line] = Heading(
                    tuple(n for n in label.numbers if n in known), "its label names the question", 0.97, label
                )
            candidates.append(Candidate(label, True, False, True))
        elif role == WRITTEN:
            blank = (
                line == 0
                or not layout.keys[line - 1]
                or layout.roles[line - 1] in (RULE, OURS, QUOTE, QUESTION)
            )
            above = layout.page.folded[line - 1].rstrip()[-1:] if line else ""
            candidates.append(Candidate(label, blank, above == ":", False))
        elif (
            role in (QUOTE, OURS)
            and label.strong
            and not known.isdisjoint(label.numbers)
            and layout.page.depth[line] > 0
        ):
            headings[line] = Heading(
                tuple(n for n in label.numbers if n in known), "under a quoted label", 0.8, None
            )
            candidates.append(Candidate(label, True, False, True))
    if not candidates:
        found = _lettered(layout, numbers) or _spaced(layout, numbers, is_reply=is_reply)
        instead = own_numbers(
            layout, [heading.label for heading in found.values() if heading.label], (), len(numbers)
        )
        if instead:
            notes.append(instead)
            return {}
        return found or _announced(layout, numbers)
    own_hard = any(
        candidate.hard
        and layout.roles[candidate.label.line] in (WRITTEN, QUESTION)
        and layout.page.depth[candidate.label.line] == 0
        for candidate in candidates
    )
    weak = [candidate for candidate in candidates if not candidate.hard]
    if not weak:
        return headings
    if own_hard or _answers_between(layout):
        chosen = choose(candidates, numbers)
        picked = [candidates[place] for place in sorted(chosen) if not candidates[place].hard]
        for candidate in picked:
            headings[candidate.label.line] = Heading(
                candidate.label.numbers, "its number goes on from the labels before", 0.75, candidate.label
            )
        return headings
    # Only bare numbers: quoted questions above or below say nothing about them.
    alone = [candidate for candidate in weak if candidate.label.numbers[0] in known]
    chosen = choose(alone, numbers)
    picked = [alone[place] for place in sorted(chosen)]
    if _same_number_throughout(alone, numbers):
        notes.append("every answer carries the same number: they were filed in their order")
        for candidate, number in zip(alone, numbers, strict=True):
            headings[candidate.label.line] = Heading(
                (number,), "every answer has the same number: filed in order", 0.6, candidate.label
            )
        return headings
    labels = [candidate.label for candidate in picked]
    beyond = [candidate.label for candidate in weak if candidate.label.numbers[0] not in known]
    instead = own_numbers(layout, labels, beyond, len(numbers))
    if instead:
        notes.append(instead)
        return headings
    accepted, why, confidence = _numbers_are_answers(layout, picked, numbers, is_reply)
    if not accepted:
        if picked:
            notes.append("a numbered list stands in a free text: it was not taken for answers")
        return headings
    for candidate in picked:
        headings[candidate.label.line] = Heading(candidate.label.numbers, why, confidence, candidate.label)
    order = [candidate.label.numbers[0] for candidate in picked]
    if order != sorted(order):
        notes.append("the numbers of the answers do not rise: each was filed under the number before it")
    return headings


def _lettered(layout: Layout, numbers: Sequence[int]) -> dict[int, Heading]:
    """`a) … b) … c) …` where nothing else is numbered: answers when there are as many as questions."""
    lettered: list[Label] = []
    for line, role in enumerate(layout.roles):
        match = LETTER.match(layout.page.folded[line]) if role == WRITTEN else None
        if match:
            place = next(letters.find(match[1]) for letters in LETTERS if match[1] in letters)
            lettered.append(Label(line, (place + 1,), False, "letter", 0, match.end()))
    if [label.numbers[0] for label in lettered] != list(range(1, len(numbers) + 1)):
        return {}
    return {
        label.line: Heading((number,), "as many letters as questions", 0.85, label)
        for label, number in zip(lettered, numbers, strict=True)
    }


def _announced(layout: Layout, numbers: Sequence[int]) -> dict[int, Heading]:
    """`We only answer question 3:` on a line of its own where nothing else names a question."""
    found: dict[int, Heading] = {}
    for line, role in enumerate(layout.roles):
        text = layout.page.folded[line]
        if role != WRITTEN or len(text) > _ANNOUNCEMENT or not text.rstrip().endswith(":"):
            continue
        match = ANNOUNCED.fullmatch(text)
        value = value_of(next(filter(None, match.group("a", "b", "c", "d")))) if match else None
        below = next((other for other in range(line + 1, len(layout.roles)) if layout.keys[other]), -1)
        if value in numbers and value is not None and below > 0 and layout.roles[below] == WRITTEN:
            # The line itself says no more than that, but it is theirs: it stays with what stands above.
            found[below] = Heading((value,), "the line above it names the question", 0.85, None)
    return found


def _spaced(layout: Layout, numbers: Sequence[int], *, is_reply: bool) -> dict[int, Heading]:
    """`1 Cheap calls.` on one line after the other, or paragraph after paragraph: numbers with nothing behind them.

    "3 operators said …" begins the same way, so all their words must stand under such numbers, and those must rise.
    """
    written = [line for line, role in enumerate(layout.roles) if role == WRITTEN]
    found: list[Label] = []
    for line in written:
        match = _SPACED.match(layout.page.folded[line])
        if match and (line == written[0] or not layout.keys[line - 1] or line - 1 in written):
            found.append(Label(line, (int(match[1]),), False, "spaced", 0, match.end()))
    values = [label.numbers[0] for label in found]
    rising = values == sorted(set(values)) and set(values) <= set(numbers)
    enough = len(values) == len(numbers) or (len(values) > 1 and is_reply)
    if not (rising and enough) or found[0].line != written[0]:
        return {}
    return {
        label.line: Heading(label.numbers, "all their words stand under rising numbers", 0.75, label)
        for label in found
    }


def _ends_of_the_last(
    layout: Layout, headings: dict[int, Heading], numbers: Sequence[int], notes: list[str]
) -> dict[int, Heading]:
    """Lines that end an answer without beginning another: a number too many, a heading for remarks in general."""
    found: dict[int, Heading] = {}
    last: Label | None = None  # the label of the answer above
    above: Label | None = None  # the last bare number, be it that of an answer or of an item in one
    answers = [line for line, heading in headings.items() if heading.numbers]
    if not answers:
        return found
    first, final = min(answers), max(answers)
    for line, role in enumerate(layout.roles):
        if line in headings:
            last = above = headings[line].label
            continue
        if role != WRITTEN or line < first:
            continue
        if POSTSCRIPT.match(layout.page.folded[line]):
            last = above = None
            found[line] = Heading((), "a postscript", 0.8, None)
            continue
        if line > final and GENERAL.fullmatch(layout.page.folded[line]):
            last = above = None
            found[line] = Heading((), "a heading for remarks in general", 0.9, None)
            notes.append("what stands under a heading for general remarks answers no question: left unfiled")
            continue
        label = layout.labels.get(line)
        if label is None or label.strong:
            continue
        if max(numbers) < label.numbers[0] <= max(numbers) + _FEW_MORE and (
            _is_like(label, last, above) or _stands_apart(layout, label, above, max(numbers))
        ):
            last = label
            found[line] = Heading((), "a number that no question has", 0.7, None)
            notes.append(f"number {label.numbers[0]} belongs to no question: left unfiled")
        above = label
    return found


def _is_like(label: Label, last: Label | None, above: Label | None) -> bool:
    """Whether it looks like the label of the answer above, and no list has begun in that answer."""
    return (
        last is not None
        and above is last
        and label.style == last.style
        and abs(label.indent - last.indent) < 2
    )


def _stands_apart(layout: Layout, label: Label, above: Label | None, most: int) -> bool:
    """Whether the first number too many opens a paragraph and continues no list: those count from one."""
    in_list = above is not None and above.numbers[0] == label.numbers[0] - 1
    return (
        label.numbers[0] == most + 1
        and not in_list
        and not label.style.startswith("alone")
        and (label.line == 0 or not layout.keys[label.line - 1])
    )


def _is_answered_below(layout: Layout, end: int) -> bool:
    """Whether own words follow a copy of a question before the next one."""
    if end in layout.rest:
        return True
    for line in range(end + 1, len(layout.roles)):
        if layout.roles[line] == WRITTEN:
            return True
        if layout.roles[line] in (QUESTION, ATTRIBUTION, FORWARD):
            return False
    return False


def _answers_between(layout: Layout) -> bool:
    """Whether own words stand directly under a quoted question."""
    for end in layout.questions:
        if end in layout.rest:
            return True
        for line in range(end + 1, len(layout.roles)):
            role = layout.roles[line]
            if role == WRITTEN:
                following = any(each in (OURS, QUOTE, QUESTION) for each in layout.roles[line + 1 :])
                if following:
                    return True
                break
            if role != BLANK:
                break
    return False


def _same_number_throughout(weak: Sequence[Candidate], numbers: Sequence[int]) -> bool:
    return (
        len(weak) == len(numbers) >= 3
        and len({candidate.label.numbers for candidate in weak}) == 1
        and len({candidate.label.style for candidate in weak}) == 1
    )


def _numbers_are_answers(
    layout: Layout, picked: Sequence[Candidate], numbers: Sequence[int], is_reply: bool
) -> tuple[bool, str, float]:
    """Whether a chain of bare numbers answers the questions or is a list in a free text."""
    if not picked:
        return False, "", 0.0
    first, last = picked[0].label.line, picked[-1].label.line
    if len(picked) == len(numbers):
        return True, "as many numbers as questions", 0.93
    preamble = [line for line in range(first) if layout.roles[line] == WRITTEN]
    length = sum(len(layout.keys[line]) for line in preamble)
    introduced = bool(preamble) and bool(_ANSWER_WORDS.search(layout.page.folded[preamble[-1]]))
    if introduced:
        return True, "numbers under a line that announces answers", 0.85
    if all(candidate.label.style in ("ordinal", "glued") for candidate in picked):
        # "First, … Second, …" is how people build an argument; as many as questions, or announced, they are answers.
        return False, "", 0.0
    spaced = sum(1 for candidate in picked[1:] if candidate.blank_before)
    tight = len(picked) > 1 and spaced == 0
    # Prose that goes on after a tight list belongs to a free text around it.
    goes_on = tight and _prose_after_list(layout, last)
    ends_in_colon = bool(preamble) and layout.page.folded[preamble[-1]].rstrip().endswith(":")
    if goes_on or (ends_in_colon and length > 60 and tight):
        return False, "", 0.0
    if len(picked) == 1:
        single = picked[0].label
        if single.style.startswith(("alone", "dash", "i")) and not is_reply:
            return False, "", 0.0
        limit = _PREAMBLE if is_reply else 120
        return length <= limit, "a single number at the start", 0.7
    if length > _PREAMBLE and not is_reply and not spaced:
        return False, "", 0.0
    if length > 3 * _PREAMBLE:
        return False, "", 0.0
    return True, "numbers in a row", 0.88


def _prose_after_list(layout: Layout, last: int) -> bool:
    line = last + 1
    while line < len(layout.roles) and layout.keys[line]:
        line += 1
    letters = 0
    while line < len(layout.roles):
        if layout.roles[line] == WRITTEN:
            letters += len(layout.keys[line])
        elif layout.roles[line] != BLANK:
            break
        line += 1
    return letters >= _TIGHT
