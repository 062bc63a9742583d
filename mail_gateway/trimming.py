"""Trimming: tells a person's own words from everything that was quoted, sent along or added by a program.

Nothing is deleted: each line gets a role. First come our own questions and letters, then what clients mark, then the
lines above a quotation in six languages. All of it is linear in the length of the text.
"""

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from mail_gateway.alignment import Known, SentLetter
from mail_gateway.citations import keep_citations
from mail_gateway.client_phrases import RULE, RULE_MARKS
from mail_gateway.copies import find_questions
from mail_gateway.folding import after
from mail_gateway.inside_quotes import settle_maybe
from mail_gateway.letterheads import Letterhead, letterheads
from mail_gateway.own_letters import mark_own_letters
from mail_gateway.questions import QuestionIndex
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
    is_only_label,
)
from mail_gateway.shapes import RULE as A_RULE

OWN = "own"  #: the person's own letter under a letterhead they typed
#: Quoted lines of ours that a person changed a little are still ours at this likeness.
_STILL_OURS = 88
#: Lines shorter than this are ours only between their neighbours in our letter.
_SHORT_LINE = 24


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a message besides its body."""

    letters: Sequence[SentLetter] = ()  #: our letters it may answer, the likeliest first
    our_addresses: frozenset[str] = frozenset()
    sender: str | None = None
    is_forward: bool = False  #: by its subject
    is_reply: bool = False
    forwards_count: bool = True  #: whether others' letters in it are told apart (attachments have none)


def trim(layout: Layout, index: QuestionIndex, around: Surroundings) -> list[str]:
    """Gives each line its role; returns notes for people."""
    notes: list[str] = []
    find_questions(layout, index, around.letters)
    heads = letterheads(layout)
    known = _known_lines(layout, around)
    heads = keep_citations(layout, heads, known, is_reply=around.is_reply, notes=notes)
    marked = any(layout.page.depth) and not (heads or known or layout.questions)
    if marked and (not around.is_reply or _are_introduced(layout)):
        _take_marks_for_words(layout)
    if layout.page.marks:
        heads = _take_indents_for_words(layout, heads, known)
    _mark_regions(layout, heads, known, around, notes)
    mark_own_letters(layout, around.letters, notes)
    settle_maybe(layout, notes)
    for line in [line for line, head in enumerate(layout.heads) if head in RULE_MARKS]:
        role = layout.roles[line]
        if role in (WRITTEN, QUOTE, MAYBE) and (
            RULE.match(layout.page.folded[line]) or layout.keys[line] == "--"
        ):
            layout.roles[line] = A_RULE if role == WRITTEN else QUOTE
    return notes


def _are_introduced(layout: Layout) -> bool:
    """Whether each quoted passage stands under a line of theirs that ends in a colon, and their words go on below it."""
    depths, keys = layout.page.depth, layout.keys
    quoted = [line for line, depth in enumerate(depths) if depth]
    for line in quoted:
        above = line - 1
        while above >= 0 and not keys[above]:
            above -= 1
        if above < 0 or not (depths[above] or layout.page.folded[above].rstrip().endswith(":")):
            return False
    return any(keys[quoted[-1] + 1 :])


def _take_marks_for_words(layout: Layout) -> None:
    """In a mail that answers nothing and repeats nothing of ours, `>` is a sign the person uses."""
    page = layout.page
    for line, depth in enumerate(page.depth):
        if depth:
            page.raw[line] = f"{'>' * depth} {page.raw[line]}".rstrip()
            page.depth[line] = 0
            if layout.keys[line]:
                layout.roles[line] = WRITTEN


def _take_indents_for_words(
    layout: Layout, heads: list[Letterhead], known: dict[int, Known]
) -> list[Letterhead]:
    """A plain `blockquote` is how people set off a passage, too: above the line over a quotation, or around the whole mail."""
    page = layout.page
    indented = [line for line, mark in page.marks.items() if mark == "indented" and line < len(page.depth)]
    if not indented:
        return heads
    written = [line for line, key in enumerate(layout.keys) if key]
    if len(indented) == len(written):
        own = written
    elif heads:
        own = [line for line in indented if line < heads[0].first]
    else:
        return heads
    if any(line in known or layout.roles[line] == QUESTION for line in own):
        return heads
    for line in own:
        page.depth[line] -= 1
    return letterheads(layout) if own else heads


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
    depths = page.depth
    settled = (BLANK, QUESTION)
    if not (heads or known or any(depths)):
        line = total  # nothing but their own words
    while line < total:
        head = by_line.get(line)
        if head is not None and region != FORWARD:
            for number in range(head.first, head.last + 1):
                if layout.keys[number]:
                    roles[number] = ATTRIBUTION
                # It is put aside whole, whatever piece of a question was found in it.
                layout.rest.pop(number, None)
                layout.removed.pop(number, None)
            region, strangers_block = _region_under(layout, head, heads, known, around, region, notes)
            settled = (BLANK, BLANK if region == FORWARD else QUESTION)
            if region in (FORWARD, OWN):
                for number in range(head.first, head.last + 1):
                    if layout.keys[number]:
                        roles[number] = FORWARD if region == FORWARD else WRITTEN
                region = None if region == OWN else region
            line = head.last + 1
            continue
        # Most lines are plainly the person's, or a question of ours and so settled.
        if roles[line] not in settled and (region or depths[line] or (ours_here and line in known)):
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
    if current in (QUOTE, OURS) and head.kind == "forwarded":
        # What somebody else forwarded inside a quoted letter is no letter sent to us.
        return QUOTE, True
    # They stand in order: the search begins behind this one, for a mail may hold thousands.
    behind = range(bisect.bisect_right(heads, head.last, key=lambda other: other.first), len(heads))
    until = next(
        (heads[place].first for place in behind if heads[place].depth <= head.depth), len(layout.keys)
    )
    inside = range(head.last + 1, until)
    deeper = _goes_deeper(layout, head)
    questions = [line for line in layout.questions if line in inside]
    from_us = any(address.lower() in around.our_addresses for address in head.addresses)
    ours = from_us or sum(1 for line in inside if line in known) >= 2
    is_forward = head.kind == "forwarded" or (head.kind == "header" and around.is_forward)
    if not ours and not questions and head.kind == "header" and current is None:
        if _is_own_letterhead(layout, head, around, is_forward=is_forward):
            return OWN, False
        # In a mail that answers nothing, a letter under such a block was sent along.
        is_forward = is_forward or not around.is_reply
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


def _is_own_letterhead(layout: Layout, head: Letterhead, around: Surroundings, *, is_forward: bool) -> bool:
    """Whether `From: … To: … Date: …` heads the person's own letter rather than somebody else's message."""
    if around.sender is not None and around.sender.lower() in (address.lower() for address in head.addresses):
        return is_forward or not around.is_reply
    nothing_above = not any(role == WRITTEN for role in layout.roles[: head.first])
    return nothing_above and not is_forward and not around.is_reply


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
            layout.keys[line] and layout.roles[line] != QUESTION and not is_only_label(layout, line)
            for line in range(one + 1, other)
        )
    )
    return between > 0.3 * (len(ends) - 1)


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
