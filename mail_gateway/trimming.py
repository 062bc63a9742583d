"""Trimming: tells a person's own words from everything that was quoted, sent along or added by a program.

Nothing is deleted: each line gets a role. First come our own questions and letters, then what clients mark, then the
lines above a quotation in six languages. All of it is linear in the length of the text.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from mail_gateway.alignment import Known, SentLetter
from mail_gateway.client_phrases import ANSWERED_INSIDE, CLOSING_SENTENCE, GREETING, RULE
from mail_gateway.endings import is_closing
from mail_gateway.folding import after
from mail_gateway.label_patterns import PROMPT
from mail_gateway.letterheads import Letterhead, letterheads
from mail_gateway.questions import Marker, QuestionIndex
from mail_gateway.shapes import (
    ATTRIBUTION,
    BLANK,
    FORWARD,
    MAYBE,
    OURS,
    QUESTION,
    QUOTE,
    WRITTEN,
    Layout,
)
from mail_gateway.shapes import (
    RULE as A_RULE,
)

#: Quoted lines of ours that a person changed a little are still ours at this likeness.
_STILL_OURS = 88
_NEAR_TRIES = 40
#: Lines shorter than this are ours only between their neighbours in our letter.
_SHORT_LINE = 24
_MORE_THAN_A_LINE = 70


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a message besides its body."""

    letters: Sequence[SentLetter] = ()  #: our letters it may answer, the likeliest first
    our_addresses: frozenset[str] = frozenset()
    is_forward: bool = False  #: by its subject
    is_reply: bool = False
    forwards_count: bool = True  #: whether others' letters in it are told apart (attachments have none)


def trim(layout: Layout, index: QuestionIndex, around: Surroundings) -> list[str]:
    """Gives each line its role; returns notes for people."""
    notes: list[str] = []
    _find_questions(layout, index, around)
    heads = letterheads(layout)
    known = _known_lines(layout, around)
    _mark_regions(layout, heads, known, around, notes)
    _settle_maybe(layout, notes)
    for line, role in enumerate(layout.roles):
        if role in (WRITTEN, QUOTE, MAYBE) and (
            RULE.match(layout.page.folded[line]) or layout.keys[line] == "--"
        ):
            layout.roles[line] = A_RULE if role == WRITTEN else QUOTE
    return notes


# --- our questions ---------------------------------------------------------------------------------------------------


def _find_questions(layout: Layout, index: QuestionIndex, around: Surroundings) -> None:
    for marker in index.exact(layout.keys):
        if _begins_a_line(layout, marker):
            _put_question(layout, marker, around)
    _find_near_questions(layout, index, around)


def _begins_a_line(layout: Layout, marker: Marker) -> bool:
    """Whether only a label or a mark stands before the question: in the middle of a sentence it is a mention."""
    before = layout.keys[marker.line][: marker.before]
    if not any(character.isalnum() for character in before) or layout.page.depth[marker.line] > 0:
        return True
    label = layout.labels.get(marker.line)
    if label is None:
        return False
    cut = label.cut or label.loose or 40
    return len("".join(layout.page.folded[marker.line][:cut].split())) >= marker.before - 3


def _put_question(layout: Layout, marker: Marker, around: Surroundings) -> None:
    for line in range(marker.line, marker.last + 1):
        if layout.keys[line]:
            layout.roles[line] = QUESTION
    above = marker.line - 1
    while above >= 0 and not layout.keys[above]:
        above -= 1
    # The number column of a table, "Question 2:" on a line of its own: the heading's first half.
    if above >= 0 and layout.roles[above] == WRITTEN and _is_only_label(layout, above):
        label = layout.labels[above]
        if not label.strong or marker.number in label.numbers:
            layout.roles[above] = QUESTION
    numbers = layout.questions.get(marker.last, ())
    layout.questions[marker.last] = (marker.number,) if marker.number not in numbers else numbers
    if marker.nearness < 100:
        layout.near.update(range(marker.line, marker.last + 1))
    rest_key = layout.keys[marker.last][marker.until :].lstrip("?!.:;,*_)>]\"'|=-")
    # A bracketed remark behind a question ("(unofficial translation)") is ours.
    if rest_key and not (rest_key[0] in "([" and rest_key[-1] in ")]" and layout.page.depth[marker.last] > 0):
        line = marker.last
        raw = layout.page.raw[line]
        position = after(raw, marker.until)
        tail = raw[position:].lstrip(" \t?؟？!.:：;,*_)>]\"”»'|=-–—")
        if tail and not any(rest_key and rest_key in letter for letter in around.letters):
            layout.rest[line] = tail
            layout.removed[line] = raw[: len(raw) - len(tail)].strip()


def _find_near_questions(layout: Layout, index: QuestionIndex, around: Surroundings) -> None:
    folded = layout.page.folded
    asking = [line for line, text in enumerate(folded) if "?" in text and layout.roles[line] == WRITTEN]
    tries = 0
    # A question may begin up to four lines above its question mark.
    for line in sorted({start for end in asking[:_NEAR_TRIES] for start in range(max(0, end - 4), end + 1)}):
        text = folded[line]
        if layout.roles[line] != WRITTEN or tries >= _NEAR_TRIES:
            continue
        label = layout.labels.get(line)
        above = line - 1
        starts_paragraph = (
            above < 0 or layout.roles[above] != WRITTEN or layout.page.depth[line] > 0 or label is not None
        )
        # A heading may also follow the previous answer directly.
        if not starts_paragraph and not text.rstrip().endswith("?"):
            continue
        cut = (label.cut or label.loose) if label else 0
        sentence = index.first_sentence([text[cut:], *folded[line + 1 : line + 5]], 0)
        if sentence is None and label is not None and label.cut and not text[label.cut :].strip():
            continue
        if sentence is None:
            continue
        candidate, last, end = sentence
        tries += 1
        found = index.near(candidate.strip(), label.numbers if label else ())
        if found is None:
            continue
        number, language, nearness = found
        end_in_line = end + (cut if last == 0 else 0)
        until = len("".join(folded[line + last][:end_in_line].split()))
        _put_question(layout, Marker(line, 0, line + last, until, number, language, nearness), around)


# --- our letters -----------------------------------------------------------------------------------------------------


def _known_lines(layout: Layout, around: Surroundings) -> dict[int, Known]:
    """Lines that are ours, wholly or at their beginning."""
    known: dict[int, Known] = {}
    letters = [letter for letter in around.letters if letter]
    for letter in letters:
        letter.begin()
        for line, key in enumerate(layout.keys):
            if not key:
                continue
            found = letter.know(key.lstrip(">|"))
            if found is not None and (line not in known or found.until > known[line].until):
                known[line] = found
    return known


def _is_still_ours(key: str, letters: Sequence[SentLetter]) -> bool:
    return len(key) >= 24 and any(letter.is_like(key, _STILL_OURS) for letter in letters)


# --- regions ---------------------------------------------------------------------------------------------------------


def _mark_regions(
    layout: Layout, heads: list[Letterhead], known: dict[int, Known], around: Surroundings, notes: list[str]
) -> None:
    roles, page = layout.roles, layout.page
    by_line = {head.first: head for head in heads}
    total = len(layout.keys)
    ours_here = not heads and _template_is_filled_in(
        layout, known
    )  # unmarked lines of our letter, without anything above them
    region: str | None = None  # what unmarked lines are from here on
    line = 0
    strangers_block = False
    while line < total:
        head = by_line.get(line)
        if head is not None and region != FORWARD:
            for number in range(head.first, head.last + 1):
                if layout.keys[number]:
                    roles[number] = ATTRIBUTION
            region, strangers_block = _region_under(layout, head, heads, known, around, region, notes)
            if region == FORWARD:
                for number in range(head.first, head.last + 1):
                    if layout.keys[number]:
                        roles[number] = FORWARD
            line = head.last + 1
            continue
        if layout.keys[line]:
            _mark_line(layout, line, region, known, around, ours_here, strangers_block)
        line += 1
    if page.marks:
        _mark_by_html(layout, bool(heads), notes)


def _region_under(
    layout: Layout,
    head: Letterhead,
    heads: list[Letterhead],
    known: dict[int, Known],
    around: Surroundings,
    current: str | None,
    notes: list[str],
) -> tuple[str | None, bool]:
    """What the unmarked lines under a letterhead are, and whether the marked ones are a stranger's."""
    if head.depth > 0 and current is not None:
        return current, False
    until = next(
        (other.first for other in heads if other.first > head.last and other.depth <= head.depth),
        len(layout.keys),
    )
    inside = range(head.last + 1, until)
    deeper = _goes_deeper(layout, head)
    questions = [line for line in layout.questions if line in inside]
    from_us = any(address.lower() in around.our_addresses for address in head.addresses)
    ours = from_us or sum(1 for line in inside if line in known) >= 2
    is_forward = head.kind == "forwarded" or (head.kind == "header" and around.is_forward)
    if not ours and questions:
        # A circular sent on by a colleague is still ours; answers of somebody else under its questions are theirs.
        ours = not is_forward or not _has_text_between(layout, sorted(questions))
    if is_forward and not ours and around.forwards_count:
        if not any(layout.keys[line] for line in inside):
            return current, False
        notes.append(
            "a letter of somebody else was forwarded with this mail: it is kept whole under the general remarks"
        )
        return FORWARD, True
    if deeper:
        # The client marks the quotation itself; what follows unmarked is the person's.
        return (current if current == QUOTE else None), not ours
    if head.depth > 0:
        return current, False
    if current == QUOTE or (current == OURS and not ours):
        return QUOTE, True
    return (OURS if ours else QUOTE), not ours


def _goes_deeper(layout: Layout, head: Letterhead) -> bool:
    for number in range(head.last + 1, min(head.last + 8, len(layout.keys))):
        if layout.keys[number]:
            return layout.page.depth[number] > head.depth
    return False


def _has_text_between(layout: Layout, ends: list[int]) -> bool:
    """Whether other words stand between the questions that end on those lines."""
    if len(ends) < 2:
        return any(
            layout.keys[line] and layout.roles[line] == WRITTEN
            for line in range(ends[0] + 1, min(ends[0] + 3, len(layout.keys)))
        )
    between = sum(
        1
        for one, other in itertools.pairwise(ends)
        if any(
            layout.keys[line] and layout.roles[line] != QUESTION and not _is_only_label(layout, line)
            for line in range(one + 1, other)
        )
    )
    return between > 0.3 * (len(ends) - 1)


def _is_only_label(layout: Layout, line: int) -> bool:
    label = layout.labels.get(line)
    return label is not None and not layout.page.folded[line][label.cut or label.loose or 999 :].strip(
        " *_:.-"
    )


def _template_is_filled_in(layout: Layout, known: dict[int, Known]) -> bool:
    """Whether our letter stands here without marks and without a line above it: a copied or unmarked one."""
    unmarked = [line for line in known if layout.page.depth[line] == 0]
    whole = [line for line in unmarked if known[line].whole and len(layout.keys[line]) >= 8]
    others = [line for line in whole if layout.roles[line] != QUESTION]
    questions = [line for line in whole if layout.roles[line] == QUESTION]
    return len(whole) >= 3 and bool(others) and bool(questions)


def _in_its_place(layout: Layout, line: int, known: dict[int, Known]) -> bool:
    """Whether an unmarked line is ours rather than the same few words of the person ("With kind regards,")."""
    here = known[line]
    if len(layout.keys[line]) >= _SHORT_LINE:
        return True
    for step in (-1, 1):
        other = line + step
        while 0 <= other < len(layout.keys) and not layout.keys[other]:
            other += step
        neighbour = known.get(other)
        if neighbour is not None and (
            neighbour.start + neighbour.until == here.start
            if step < 0
            else here.start + here.until == neighbour.start
        ):
            return True
    return False


def _mark_line(
    layout: Layout,
    line: int,
    region: str | None,
    known: dict[int, Known],
    around: Surroundings,
    ours_here: bool,
    strangers_block: bool,
) -> None:
    roles, depth = layout.roles, layout.page.depth[line]
    if region == FORWARD:
        layout.questions.pop(line, None)
        layout.rest.pop(line, None)
        roles[line] = FORWARD
        return
    if roles[line] == QUESTION:
        if region == QUOTE and depth == 0:
            pass
        return
    marked = depth > 0 or region in (OURS, QUOTE)
    if line in known and (marked or ours_here) and (depth > 0 or _in_its_place(layout, line, known)):
        if known[line].whole:
            roles[line] = OURS
            return
        raw = layout.page.raw[line]
        position = after(raw, known[line].until)
        roles[line] = OURS
        layout.rest[line] = raw[position:].strip()
        layout.removed[line] = raw[:position].strip()
        return
    if not marked:
        return
    if region == QUOTE and depth == 0:
        roles[line] = QUOTE if not around.letters or strangers_block else MAYBE
        return
    if around.letters:
        if strangers_block and depth > 0 and not layout.questions:
            roles[line] = QUOTE
        elif _is_still_ours(layout.keys[line], around.letters):
            roles[line] = OURS
        else:
            roles[line] = MAYBE
        return
    roles[line] = MAYBE if layout.questions else QUOTE


def _mark_by_html(layout: Layout, headed: bool, notes: list[str]) -> None:
    """What the client's own containers say, where the text has not said it already."""
    for line, mark in layout.page.marks.items():
        if line >= len(layout.roles) or layout.roles[line] != WRITTEN:
            continue
        if mark == "quote" and not headed and layout.page.depth[line] == 0:
            layout.roles[line] = MAYBE if layout.questions else QUOTE
        elif mark == "attribution":
            layout.roles[line] = ATTRIBUTION


# --- typed inside the quote ------------------------------------------------------------------------------------------


def _settle_maybe(layout: Layout, notes: list[str]) -> None:
    """Decides about lines that stand among our quoted ones and are not known to be ours.

    With our letter at hand they were typed there. Without it they were typed there when they follow our questions
    and the person wrote nothing elsewhere that looks like answers.
    """
    roles = layout.roles
    maybe = [line for line, role in enumerate(roles) if role == MAYBE]
    if not maybe:
        return
    with_letter = OURS in roles
    levels = {layout.page.depth[line] for line in layout.questions} | {
        layout.page.depth[line] for line, role in enumerate(roles) if role == OURS
    }
    if with_letter:
        for line in maybe:
            # What stands deeper than our own lines is an older message inside them.
            typed = layout.page.depth[line] <= max(levels, default=0) and not _is_furniture(layout, line)
            roles[line] = WRITTEN if typed else QUOTE
        _requote_strays(layout, maybe)
        return
    typed_lines = _typed_under_questions(layout, maybe, levels)
    for line in maybe:
        roles[line] = WRITTEN if line in typed_lines else QUOTE
    if typed_lines:
        notes.append(
            "answers were typed inside the quoted letter, which is not at hand: please check what was filed"
        )


def _requote_strays(layout: Layout, maybe: list[int]) -> None:
    """Unknown quoted lines far from any question are the rest of a letter we do not have (an older thread)."""
    if not layout.questions:
        return
    first = min(layout.questions)
    stray = [
        line
        for line in maybe
        if line < first and layout.page.depth[line] > 0 and layout.roles[line] == WRITTEN
    ]
    heading = {line for line in stray if ATTRIBUTION in layout.roles[:line]}
    for line in heading:
        if all(
            layout.roles[other] != OURS for other in range(max(0, line - 3), min(line + 4, len(layout.roles)))
        ):
            layout.roles[line] = QUOTE


def _is_furniture(layout: Layout, line: int) -> bool:
    """Prompts, bare labels, rules and bracketed remarks: what a letter has around its questions."""
    folded = layout.page.folded[line].strip()
    prompt = PROMPT.match(folded)
    if prompt and prompt.end() >= len(folded.rstrip()):
        return True
    if RULE.match(folded) or (folded[0] in "([" and folded[-1] in ")]"):
        return True
    return _is_only_label(layout, line)


def _typed_under_questions(layout: Layout, maybe: list[int], levels: set[int]) -> set[int]:
    roles = layout.roles
    if not layout.questions or _answers_elsewhere(layout) or _says_it_outside(layout):
        return set()
    groups: list[list[int]] = []
    at_hand = set(maybe)
    order = sorted(layout.questions)
    for place, end in enumerate(order):
        following = order[place + 1] if place + 1 < len(order) else len(roles)
        group: list[int] = []
        for line in range(end + 1, following):
            role = roles[line]
            if role == ATTRIBUTION or (role == MAYBE and layout.page.depth[line] > max(levels)):
                break
            if line in at_hand and not _is_furniture(layout, line):
                group.append(line)
            elif role == QUESTION:
                break
        if place + 1 < len(order):
            # The line above the next question may be its own heading in the letter.
            while group and _is_only_label(layout, group[-1]):
                group.pop()
        groups.append(group)
    if len(groups) > 1:
        groups[-1] = _without_end_of_letter(layout, groups[-1], groups[:-1])
    return {line for group in groups for line in group}


def _says_it_outside(layout: Layout) -> bool:
    """Whether the person wrote more than a line outside the quotation, and did not announce answers inside it."""
    letters = 0
    announced = False
    for line, role in enumerate(layout.roles):
        if role != WRITTEN or layout.page.depth[line] > 0:
            continue
        folded = layout.page.folded[line]
        if is_closing(folded):
            break
        if GREETING.match(folded):
            continue
        letters += len(layout.keys[line]) * (2 if "\u3400" <= layout.keys[line][0] <= "\u9fff" else 1)
        announced = announced or ANSWERED_INSIDE.search(folded) is not None
    return letters > _MORE_THAN_A_LINE and not announced


def _answers_elsewhere(layout: Layout) -> bool:
    """Whether the person answers outside the quote: under quoted questions, or numbered above them."""
    roles = layout.roles
    labelled = sum(
        1
        for line, label in layout.labels.items()
        if roles[line] == WRITTEN
        and (label.strong or label.style[:1] in "1(")
        and line not in layout.questions
    )
    if labelled:
        return True
    for end in layout.questions:
        if layout.page.depth[end] == 0:
            continue
        for line in range(end + 1, len(roles)):
            if roles[line] == WRITTEN and layout.page.depth[line] == 0:
                return True
            if roles[line] not in (BLANK, WRITTEN):
                break
    return False


def _without_end_of_letter(layout: Layout, group: list[int], others: list[list[int]]) -> list[int]:
    """The last question's answer without the end of our letter under it, as far as they can be told apart."""
    if not any(others):
        return []
    paragraphs: list[list[int]] = []
    closed = False
    for line in group:
        if is_closing(layout.page.folded[line]) or CLOSING_SENTENCE.match(layout.page.folded[line]):
            closed = True
            break
        if not paragraphs or any(not layout.keys[gap] for gap in range(paragraphs[-1][-1] + 1, line)):
            paragraphs.append([])
        paragraphs[-1].append(line)
    if not paragraphs or (closed and len(paragraphs) == 1 and not all(others)):
        # One paragraph above the closing of a letter whose other questions were left out is the letter's own.
        return []
    if closed and len(paragraphs) > 1:
        paragraphs.pop()
    most = max(_paragraphs(layout, other) for other in others if other)
    return [line for paragraph in paragraphs[:most] for line in paragraph]


def _paragraphs(layout: Layout, group: list[int]) -> int:
    return 1 + sum(
        1
        for one, other in itertools.pairwise(group)
        if any(not layout.keys[gap] for gap in range(one + 1, other))
    )
