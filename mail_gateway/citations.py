"""What a person cites inside an answer ("In May 2017, Mr Smith wrote:"): their words, not a mail they answer."""

import re
from collections.abc import Collection

from mail_gateway.client_phrases import RULE
from mail_gateway.closings import is_closing
from mail_gateway.letterheads import Letterhead
from mail_gateway.shapes import WRITTEN, Layout

_TIME = re.compile(r"\d{1,2}[:h.]\d{2}")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d|月)")


def keep_citations(
    layout: Layout,
    heads: list[Letterhead],
    known: Collection[int],
    *,
    is_reply: bool,
    notes: list[str],
) -> list[Letterhead]:
    """Makes citations the person's words, marks and all; returns the lines over quotations that are left.

    A citation names no address, holds nothing of ours, and stands on a labelled line or between words of an answer.
    """
    kept: list[Letterhead] = []
    for place, head in enumerate(heads):
        until = heads[place + 1].first if place + 1 < len(heads) else len(layout.keys)
        quoted = _quoted_under(layout, head, until)
        if quoted and _is_citation(layout, head, quoted, known, is_reply=is_reply):
            for line in quoted:
                layout.page.raw[line] = f"{'>' * layout.page.depth[line]} {layout.page.raw[line]}".rstrip()
                layout.page.depth[line] = 0
                layout.labels.pop(line, None)
                if layout.keys[line]:
                    layout.roles[line] = WRITTEN
            notes.append("a quotation of somebody else inside an answer was kept as part of it")
        else:
            kept.append(head)
    return kept


def _quoted_under(layout: Layout, head: Letterhead, until: int) -> list[int]:
    """The marked lines right under it."""
    if head.kind != "attribution" or head.depth or head.addresses:
        return []
    line = head.last + 1
    while line < until and not layout.keys[line] and not layout.page.depth[line]:
        line += 1
    first = line
    while line < until and layout.page.depth[line]:
        line += 1
    return list(range(first, line))


def _is_citation(
    layout: Layout, head: Letterhead, quoted: list[int], known: Collection[int], *, is_reply: bool
) -> bool:
    if any(line in known or line in layout.questions for line in quoted):
        return False
    if _stands_behind_label(layout, head):
        return True
    answered = any(line < head.first and not layout.page.depth[line] for line in layout.labels)
    if not answered or not _words_follow(layout, quoted[-1]):
        return False
    # A client leaves a line free above what it quotes, and knows the day.
    above = bool(head.first and layout.keys[head.first - 1])
    said = " ".join(layout.page.folded[head.first : head.last + 1])
    return not is_reply or above or (_YEAR.search(said) is not None and _DAY.search(said) is None)


def _stands_behind_label(layout: Layout, head: Letterhead) -> bool:
    label = layout.labels.get(head.first)
    if label is None:
        return False
    # "5. Juni 2017 um 10:30 schrieb …" only begins like a label.
    return label.strong or not _TIME.search(layout.page.folded[head.first])


def _words_follow(layout: Layout, last: int) -> bool:
    """Whether the person goes on below, with more than a signature."""
    line = last + 1
    while line < len(layout.keys) and not layout.keys[line]:
        line += 1
    if line >= len(layout.keys) or layout.page.depth[line]:
        return False
    folded = layout.page.folded[line]
    return not (is_closing(folded) or RULE.match(folded) or layout.keys[line] == "--")
