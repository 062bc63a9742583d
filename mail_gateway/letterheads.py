"""Finds what mail programs put between a person's words and an earlier message: attributions and header blocks."""

import re
from typing import Literal, NamedTuple

from mail_gateway.client_phrases import (
    ATTRIBUTION_END,
    ATTRIBUTION_ENDINGS,
    ATTRIBUTION_INSIDE,
    ATTRIBUTION_STEMS,
    ATTRIBUTION_VERBS,
    DATED,
    FORWARDED,
    HEADER_NAMES,
    ORIGINAL,
)
from mail_gateway.shapes import Layout

_ADDRESS = re.compile(r"[\w.+\-%']+@[\w\-]+(?:\.[\w\-]+)+")
_FIRST = frozenset(" \t-_=*~|>")
_LAST = frozenset(":- \t")
_DECORATION = " \t-_=*>:.—~#|·+"
_STRICT_START = re.compile(
    r"^[\s*_\-\"]*(?:on |le |el |em |am |il |op |den |på |w dniu |в |во |\d{1,2}[./ ][\d\w]|\d{4}[-/年.]|在|于|於|في |بتاريخ |يوم |(?:вт|пн|ср|чт|пт|сб|вс)[,. ]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,. ]|(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[, ])"
)
_CLIENT_WRITES = re.compile(
    r"^[\s*_]*-{2,}\s*.{0,80}?(?:كتب|كتبت|wrote|写道|написал|a écrit|escribió).{0,6}\s*-{2,}\s*$"
)
_ENDS_WITH_ADDRESS = re.compile(r"<[^<>\s]+@[^<>\s]+>\s*:\s*$")
_FRAGMENT = re.compile(r"^\s*(?:<|[\w.+=-]+@|>|\w{0,12}\s*(?:wrote|a écrit|escribió|написал|写道|كتب))")
#: A date as only programs write it (RFC 5322, 3.3): seconds and offset.
_PROGRAMS_DATE = re.compile(r"\d\d:\d\d:\d\d [+-]\d{4}\b")
_DIGIT_OR_AT = re.compile(r"[\d@]")
_VERB_REACH = 40
_LONGEST_VERB = 16
_BEHIND_VERB = "):" + "".join(character for character in map(chr, range(0x3001)) if character.isspace())
_LONGEST = 420
_HEADER_REACH = 12


# A tuple, not a dataclass: many are made for each mail, and a tuple is made several times faster.
class Letterhead(NamedTuple):
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
    quoted = _above_quotes(page.depth)
    # Most lines are none of these: one cheap look decides.
    for line in [
        line
        for line, text in enumerate(page.folded)
        if text and (text[-1] in _LAST or text[0] in _FIRST or ":" in text[:34] or line in quoted)
    ]:
        folded = page.folded[line]
        if line <= taken or len(folded) > _LONGEST:
            continue
        above_quote = line in quoted
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
            or (above_quote and ends == ">" and "@" in folded)
            or (above_quote and folded.rstrip(_DECORATION).endswith(ATTRIBUTION_VERBS))
        ):
            head = _attribution(layout, line, found[-1].last if found else -1)
        if head is not None:
            found.append(head)
            taken = head.last
    return found


def _above_quotes(depth: list[int]) -> set[int]:
    """The lines whose next line, or the one after it, is quoted deeper."""
    if not any(depth):
        return set()
    near = {line for line in range(len(depth) - 1) if depth[line + 1] > depth[line]}
    return near | {line for line in range(len(depth) - 2) if depth[line + 2] > depth[line]}


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
    if kind_of_first is None:
        return None
    by_program = kind_of_first == "date" and _PROGRAMS_DATE.search(page.folded[line]) is not None
    if (
        kind_of_first != "from"
        and not by_program
        and under is None
        and "from" not in [_header_name(folded) for folded in page.folded[line + 1 : line + 4]]
    ):
        return None
    kinds = {kind_of_first, *_more_names(page.folded[line])}
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
    needed = 2 if under or (evidence and (by_program or kind_of_first == "from")) else 3
    if (
        not ("from" in kinds or (by_program and "to" in kinds))
        or len(kinds) < needed
        or not (evidence or len(kinds) >= 4 or under)
    ):
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


def _more_names(folded: str) -> list[str]:
    """The other fields of a header block that was put on one line."""
    if len(folded) > 300 or folded.count(":") < 2:
        return []
    words = folded.split()
    return [HEADER_NAMES[word[:-1]] for word in words[1:] if word[-1] == ":" and word[:-1] in HEADER_NAMES]


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
    """The line or lines above a quotation that say who wrote it when; `line` is the last of them."""
    page, folded = layout.page, layout.page.folded
    depth = page.depth[line]
    following = line + 1
    while following < len(layout.keys) and not layout.keys[following]:
        following += 1
    deeper = following < len(layout.keys) and page.depth[following] > depth
    alone = folded[line]
    if _CLIENT_WRITES.match(alone) and (deeper or DATED.search(alone) or layout.questions):
        return _found(layout, line, line)
    if not deeper:
        # Prose may say that somebody "wrote:" on a certain day. Unmarked words under it are a quotation only where it
        # names an address or our questions follow, and no label makes it an answer.
        asked = any(asks > line for asks in layout.questions)
        named = "@" in "".join(folded[max(0, line - 3) : line + 1])
        if line in layout.labels or not (asked or named):
            return None
    joined, said = "", None
    for first in range(line, max(line - 5, floor, -1), -1):
        if not layout.keys[first] and first < line and folded[first + 1].strip() == "<":
            continue  # some programs put the address on lines of its own
        if not layout.keys[first] or page.depth[first] != depth or first in layout.questions:
            break
        joined = f"{folded[first]} {joined}".rstrip()
        if len(joined) > _LONGEST:
            break
        if _STRICT_START.match(folded[first]):
            says = _says_who_wrote(joined, deeper)
            if says:
                return _found(layout, first, line)
            said = says if first == line and joined == alone else said
    if said is False or not _says_who_wrote(alone, deeper):
        if deeper and _ends_in_verb(alone) and len(alone) <= 120 and line not in layout.labels:
            return _found(layout, line, line)
        return None
    above = line - 1
    is_fragment = above > floor and page.depth[above] == depth and _FRAGMENT.match(alone) is not None
    if is_fragment and DATED.search(folded[above]) and len(folded[above]) <= 160:
        # "<address> wrote:" is the end of something; the line with a date above it is its beginning.
        return _found(layout, above, line)
    return _found(layout, line, line)


def _says_who_wrote(joined: str, deeper: bool) -> bool:
    if _DIGIT_OR_AT.search(joined) is None or not DATED.search(joined):
        return False
    if _ends_in_verb(joined[-_VERB_REACH:]) or _ENDS_WITH_ADDRESS.search(joined):
        return True
    if deeper and joined.endswith((":", ">")):
        return True
    return any(stem in joined for stem in ATTRIBUTION_STEMS) and ATTRIBUTION_INSIDE.search(joined) is not None


def _ends_in_verb(text: str) -> bool:
    bare = text.rstrip(_BEHIND_VERB)
    if not bare.endswith(ATTRIBUTION_ENDINGS):
        return False
    return ATTRIBUTION_END.search(text, max(len(bare) - _LONGEST_VERB, 0)) is not None


def _found(layout: Layout, first: int, last: int) -> Letterhead:
    joined = " ".join(layout.page.folded[first : last + 1])
    addresses = tuple(_ADDRESS.findall(joined)) if "@" in joined else ()
    return Letterhead(first, last, "attribution", addresses, layout.page.depth[first])
