"""Finds what mail programs put between a person's words and an earlier message: attributions and header blocks."""

import re
from dataclasses import dataclass
from typing import Literal

from mail_gateway.client_phrases import (
    ATTRIBUTION_END,
    ATTRIBUTION_INSIDE,
    ATTRIBUTION_VERBS,
    DATED,
    FORWARDED,
    HEADER_NAMES,
    ORIGINAL,
)
from mail_gateway.shapes import Layout

_ADDRESS = re.compile(r"[\w.+\-%']+@[\w\-]+(?:\.[\w\-]+)+")
_DECORATION = " \t-_=*>:.—~#|·+"
_STRICT_START = re.compile(
    r"^[\s*_\-\"]*(?:on |le |el |em |am |il |в |во |\d{1,2}[./ ][\d\w]|\d{4}[-/年.]|在|于|於|في |بتاريخ |يوم |(?:вт|пн|ср|чт|пт|сб|вс)[,. ]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,. ]|(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[, ])"
)
_CLIENT_WRITES = re.compile(
    r"^[\s*_]*-{2,}\s*.{0,80}?(?:كتب|كتبت|wrote|写道|написал|a écrit|escribió).{0,6}\s*-{2,}\s*$"
)
_ENDS_WITH_ADDRESS = re.compile(r"<[^<>\s]+@[^<>\s]+>\s*:\s*$")
_LONGEST = 420
_HEADER_REACH = 12


@dataclass(frozen=True, slots=True)
class Letterhead:
    """One attribution or header block, with what it says of the message under it."""

    first: int
    last: int
    kind: Literal["attribution", "original", "forwarded", "header"]
    addresses: tuple[str, ...]
    depth: int


def letterheads(layout: Layout) -> list[Letterhead]:
    """All of them, top down."""
    found: list[Letterhead] = []
    page = layout.page
    taken = -1
    deepest = max(page.depth)
    for line, folded in enumerate(page.folded):
        # Most lines are none of these: one cheap look decides.
        if line <= taken or not folded or len(folded) > _LONGEST:
            continue
        head = None
        ends = folded.rstrip()[-1:]
        if ends in ":-" or folded.lstrip()[:1] in "-_=*~|":
            bare = folded.strip(_DECORATION)
            if len(bare) <= 60 and (
                bare in ORIGINAL or bare in FORWARDED or bare.startswith("forwarded by ")
            ):
                head = _separator(layout, line, bare)
        colon = folded.find(":", 0, 34)
        if head is None and colon > 0 and folded[:colon].strip(" \t*_>-") in HEADER_NAMES:
            head = _header_block(layout, line, None)
        if head is None and (
            ends == ":"
            or (ends == "-" and "--" in folded)
            or (page.depth[line] < deepest and folded.rstrip(_DECORATION).endswith(ATTRIBUTION_VERBS))
        ):
            head = _attribution(layout, line, found[-1].last if found else -1)
        if head is not None:
            found.append(head)
            taken = head.last
    return found


def _separator(layout: Layout, line: int, bare: str) -> Letterhead | None:
    folded = layout.page.folded[line]
    kind: Literal["original", "forwarded"] = "original" if bare in ORIGINAL else "forwarded"
    decorated = len(folded.strip()) - len(bare) >= 2 or folded.rstrip().endswith(":")
    block = None
    number = line + 1
    while number < len(layout.keys) and number <= line + 3:
        if layout.keys[number]:
            block = _header_block(layout, number, kind)
            break
        number += 1
    if block is not None:
        return Letterhead(line, block.last, kind, block.addresses, layout.page.depth[line])
    return Letterhead(line, line, kind, (), layout.page.depth[line]) if decorated else None


def _header_block(
    layout: Layout, line: int, under: Literal["original", "forwarded"] | None
) -> Letterhead | None:
    """`From: … Sent: … To: … Subject: …` in six languages, wrapped lines included."""
    page = layout.page
    kind_of_first = _header_name(page.folded[line])
    if kind_of_first is None or (kind_of_first != "from" and under is None):
        return None
    kinds = {kind_of_first}
    last = line
    depth = page.depth[line]
    addresses = _ADDRESS.findall(page.folded[line]) if kind_of_first == "from" else []
    evidence = bool(DATED.search(page.folded[line]))
    continued = 0
    for number in range(line + 1, min(line + _HEADER_REACH, len(layout.keys))):
        if page.depth[number] != depth and layout.keys[number]:
            break
        if not layout.keys[number]:
            if len(kinds) >= 3 or continued:
                break
            continued += 1  # one blank line between them: HTML paragraphs
            continue
        kind = _header_name(page.folded[number])
        if kind is None:
            if len(page.folded[number]) > 300 or kinds >= {"from", "subject"} or continued > 3:
                break
            continued += 1
            continue
        continued = 0
        kinds.add(kind)
        evidence = evidence or bool(DATED.search(page.folded[number]))
        if kind == "from" and not addresses:
            addresses = _ADDRESS.findall(page.folded[number])
        last = number
    needed = 2 if under or evidence else 3
    if "from" not in kinds or len(kinds) < needed or not (evidence or len(kinds) >= 4 or under):
        return None
    if len(kinds) == 2 and under is None and "@" not in "".join(page.folded[line : last + 1]):
        return None
    # Outlook draws a rule above the block.
    first = line
    above = line - 1
    while above >= 0 and not layout.keys[above]:
        above -= 1
    if above >= 0 and layout.keys[above].strip("_-*=") == "" and page.depth[above] == depth:
        first = above
    return Letterhead(first, last, under or "header", tuple(addresses), depth)


def _header_name(folded: str) -> str | None:
    name, colon, value = folded.partition(":")
    if not colon or len(name) > 30:
        return None
    name = name.strip(" \t*_>-")
    kind = HEADER_NAMES.get(name)
    if kind and len(value) > 600:
        return None
    return kind


def _attribution(layout: Layout, line: int, floor: int) -> Letterhead | None:
    page = layout.page
    depth = page.depth[line]
    folded = page.folded
    following = line + 1
    while following < len(layout.keys) and not layout.keys[following]:
        following += 1
    deeper = following < len(layout.keys) and page.depth[following] > depth
    if not deeper:
        # Prose may say that somebody "wrote:" on a certain day. Unmarked words under it are a quotation only where it
        # names an address or our questions follow, and no label makes it an answer.
        asked = any(asks > line for asks in layout.questions)
        if not asked and "@" not in "".join(folded[max(0, line - 3) : line + 1]):
            return None
        if line in layout.labels:
            return None
    joined = folded[line]
    if _CLIENT_WRITES.match(joined):
        return Letterhead(line, line, "attribution", tuple(_ADDRESS.findall(joined)), depth)
    for first in range(line, max(line - 4, floor, -1), -1):
        if first < line:
            if not layout.keys[first] or page.depth[first] != depth or line in layout.questions:
                break
            joined = folded[first] + " " + joined
            if len(joined) > _LONGEST:
                break
        ends = ATTRIBUTION_END.search(joined) or ATTRIBUTION_INSIDE.search(joined)
        named = _ENDS_WITH_ADDRESS.search(joined) is not None
        dated = DATED.search(joined)
        if not (ends or named or (deeper and dated and joined.rstrip().endswith(":"))):
            continue
        started = _STRICT_START.match(folded[first])
        if dated and (started or (named and ends)) and (deeper or ends or named):
            if not started and first == line and first - 1 > floor and _STRICT_START.match(folded[first - 1]):
                continue
            return Letterhead(first, line, "attribution", tuple(_ADDRESS.findall(joined)), depth)
        if (
            first == line
            and deeper
            and dated
            and joined.rstrip().endswith(":")
            and not layout.labels.get(line)
            and not started
        ):
            above = first - 1
            wrapped = (
                above > floor and "@" in folded[above] and page.depth[above] == depth and layout.keys[above]
            )
            return Letterhead(
                above if wrapped else first, line, "attribution", tuple(_ADDRESS.findall(joined)), depth
            )
        if (
            first == line
            and dated
            and ends
            and not (first - 1 > floor and layout.keys[first - 1] and DATED.search(folded[first - 1]))
        ):
            return Letterhead(first, line, "attribution", tuple(_ADDRESS.findall(joined)), depth)
    alone = folded[line]
    if deeper and ATTRIBUTION_END.search(alone) and len(alone) <= 120 and not layout.labels.get(line):
        return Letterhead(line, line, "attribution", tuple(_ADDRESS.findall(alone)), depth)
    return None
