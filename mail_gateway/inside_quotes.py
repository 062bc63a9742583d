"""Answers typed inside a quoted letter: which unknown lines among quoted ones are the person's."""

import itertools

from mail_gateway.client_phrases import ANSWERED_INSIDE, CLOSING_SENTENCE, GREETING, RULE
from mail_gateway.closings import is_closing
from mail_gateway.label_patterns import PROMPT
from mail_gateway.shapes import (
    ATTRIBUTION,
    BLANK,
    MAYBE,
    OURS,
    QUESTION,
    QUOTE,
    WRITTEN,
    Layout,
    is_only_label,
)

#: Letters outside the quotation that show it was not the place to answer.
_MORE_THAN_A_LINE = 70


def settle_maybe(layout: Layout, notes: list[str]) -> None:
    """Decides about lines that stand among our quoted ones and are not known to be ours.

    With our letter at hand they were typed there. Without it they were typed there when they follow our questions
    and the person wrote nothing elsewhere that looks like answers.
    """
    roles = layout.roles
    if MAYBE not in roles:
        return
    maybe = [line for line, role in enumerate(roles) if role == MAYBE]
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
    return is_only_label(layout, line)


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
            while group and is_only_label(layout, group[-1]):
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
                # "Regards," under the whole quotation is no answer to its last question.
                if _is_signed_off(layout, line):
                    break
                return True
            if roles[line] not in (BLANK, WRITTEN):
                break
    return False


def _is_signed_off(layout: Layout, line: int) -> bool:
    folded = layout.page.folded[line]
    return is_closing(folded) or CLOSING_SENTENCE.match(folded) is not None


def _without_end_of_letter(layout: Layout, group: list[int], others: list[list[int]]) -> list[int]:
    """The last question's answer without the end of our letter under it, as far as they can be told apart."""
    if not any(others):
        return []
    paragraphs: list[list[int]] = []
    closed = False
    for line in group:
        if _is_signed_off(layout, line):
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
