"""Beginnings and ends of a person's words: greeting, closing, signature, disclaimer, lines of the mail program.

Only what plainly is one is folded, and only at an end: a line of dashes between two answers is no signature.
"""

import re

from mail_gateway.beginnings import fold_column_names, mark_greeting
from mail_gateway.client_phrases import (
    CLOSING_SENTENCE,
    RULE,
    RULE_MARKS,
)
from mail_gateway.closings import is_closing
from mail_gateway.contacts import name_words
from mail_gateway.footers import fold_banners, fold_disclaimer, fold_footers, last_labelled, seen
from mail_gateway.label_patterns import POSTSCRIPT
from mail_gateway.shapes import (
    ATTRIBUTION,
    BLANK,
    FORWARD,
    OURS,
    QUESTION,
    QUOTE,
    SIGNATURE,
    WRITTEN,
    Layout,
    is_labelled,
    put_aside,
)  # fmt: skip
from mail_gateway.shapes import (
    RULE as A_RULE,
)
from mail_gateway.signed_names import CONTACT, LONG_LINE, fold_contact, is_sentence

_MOST_LINES_AFTER_CLOSING = 9
_MOST_LINES_AFTER_DELIMITER = 25


#: Runs of their own lines and rules; blank lines and what is a signature already do not end one.
_OWN_RUN = re.compile(f"[{WRITTEN}{A_RULE}](?:[{WRITTEN}{A_RULE}{SIGNATURE}{BLANK}]*[{WRITTEN}{A_RULE}])?")
_ABOVE = re.compile(f"[{OURS}{QUOTE}{QUESTION}{ATTRIBUTION}]")


def fold_ends(layout: Layout, sender_name: str | None, sender: str | None = None) -> list[str]:
    """Marks what closes and opens the person's words; returns notes on what was less than plain."""
    notes: list[str] = []
    names = name_words(sender_name, sender)
    _fold_html_signatures(layout)
    fold_banners(layout)
    for first, last in _without_postscripts(layout, _ends(layout)):
        last = fold_footers(layout, first, last, notes)
        last = fold_disclaimer(layout, first, last, notes)
        last = fold_footers(layout, first, last, notes)
        last = _fold_signature(layout, first, last)
        last = _fold_closing(layout, first, last)
        fold_contact(layout, first, last, names)
    mark_greeting(layout)
    fold_column_names(layout)
    return notes


def _ends(layout: Layout) -> list[tuple[int, int]]:
    """First and last line of each run of own words that ends the mail or stands above a quotation."""
    roles = "".join(layout.roles)
    whole = roles
    for line in layout.rest:
        if line < len(whole):
            whole = f"{whole[:line]}?{whole[line + 1 :]}"  # only a piece of that line is theirs
    kept = []
    for run in _OWN_RUN.finditer(whole):
        first, last = run.start(), run.end() - 1
        following = roles[last + 1 :].lstrip(BLANK)[:1]
        # Above a quotation without a line over it, or the last words before the rest of our letter.
        above_ours = following in (OURS, QUOTE, QUESTION) and (
            WRITTEN not in roles[last + 1 :] or not _ABOVE.search(roles[:first])
        )
        if above_ours or following in ("", ATTRIBUTION, FORWARD, SIGNATURE):
            kept.append((first, last))
    return kept


def _without_postscripts(layout: Layout, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, cut where a postscript begins: what stands below a name is the person's again."""
    cut: list[tuple[int, int]] = []
    for first, last in runs:
        for line in range(max(first + 1, last - 20), last + 1):
            if POSTSCRIPT.match(layout.page.folded[line]) and not layout.keys[line - 1]:
                cut.append((first, line - 1))
                first = line
        cut.append((first, last))
    return cut


def _fold_html_signatures(layout: Layout) -> None:
    marked = [
        line for line, mark in layout.page.marks.items() if mark == "signature" and line < len(layout.roles)
    ]
    for line in marked:
        if layout.roles[line] in (WRITTEN, A_RULE) and not is_labelled(layout, line):
            layout.roles[line] = SIGNATURE


def _fold_signature(layout: Layout, first: int, last: int) -> int:
    """The block under `-- ` (RFC 3676, 4.3), or under a rule when it plainly holds an address."""
    raw, folded, heads = layout.page.raw, layout.page.folded, layout.heads
    for line in range(max(first, last - 60, last_labelled(layout, last)), last + 1):
        if heads[line] not in RULE_MARKS:
            continue
        text = raw[line]
        stripped = folded[line].strip()
        exact = text == "-- "
        if not (exact or ((stripped in ("--", "---") or RULE.match(folded[line])) and layout.keys[line])):
            continue
        below = seen(layout, line + 1, last)
        if any(is_labelled(layout, each) for each in below):
            continue
        if not below:
            if exact:
                return put_aside(layout, line, last, SIGNATURE)
            continue
        long_lines = sum(1 for each in below if len(raw[each]) > LONG_LINE)
        has_contact = any(CONTACT.search(folded[each]) for each in below)
        if (
            (exact and len(below) <= _MOST_LINES_AFTER_DELIMITER and long_lines <= max(1, len(below) // 3))
            or (
                stripped == "--"
                and len(below) <= 12
                and not long_lines
                and _looks_signed(layout, below, has_contact)
            )
            or (
                len(below) <= 10
                and not long_lines
                and has_contact
                and not any(is_sentence(raw[each]) for each in below)
            )
        ):
            return put_aside(layout, line, last, SIGNATURE)
    return last


def _looks_signed(layout: Layout, below: list[int], has_contact: bool) -> bool:
    """Whether short lines under `--` are a signature rather than one more paragraph."""
    raw = layout.page.raw
    return has_contact or not any(is_sentence(raw[line]) for line in below)


def _fold_closing(layout: Layout, first: int, last: int) -> int:
    folded, raw = layout.page.folded, layout.page.raw
    below = 0
    for line in range(last, max(first - 1, last - 30), -1):
        if not layout.keys[line]:
            continue
        sentence = CLOSING_SENTENCE.match(folded[line]) is not None and len(folded[line]) < 260
        if is_closing(folded[line]) or (sentence and _stands_apart(layout, line, first)):
            start = line
            # "Thank you." above "Regards," belongs to it.
            above = line - 1
            while above >= first and (not layout.keys[above] or is_closing(folded[above])):
                if layout.keys[above]:
                    start = above
                above -= 1
            if (
                above >= first
                and above == start - 1
                and CLOSING_SENTENCE.match(folded[above])
                and _stands_apart(layout, above, first)
            ) or (
                above >= first
                and CLOSING_SENTENCE.match(folded[above])
                and len(folded[above]) < 260
                and _stands_apart(layout, above, first)
            ):
                start = above
            return put_aside(layout, start, last, SIGNATURE)
        if is_labelled(layout, line) or len(raw[line]) > LONG_LINE + 30 or line in layout.questions:
            return last
        if is_sentence(raw[line]) and not CONTACT.search(folded[line]) and len(raw[line]) > 60:
            return last
        below += 1
        if below > _MOST_LINES_AFTER_CLOSING:
            return last
    return last


def _stands_apart(layout: Layout, line: int, first: int) -> bool:
    return line == first or not layout.keys[line - 1] or is_closing(layout.page.folded[line - 1])
