"""Marks of quotations that programs write in other ways, and marks that are none."""

import re

_BAR = re.compile(r"[ \t]?(?:\|[ \t])+|[ \t]?\|$")
_INITIALS = re.compile(r"[ \t]?([A-ZА-ЯЁ]{2,4})(>{1,3})(?:[ \t]|$)")
#: `>>> Visit us <<<`: an ornament.
_ORNAMENT = re.compile(r"[ \t]*>{2,}.*<<[ \t]*$")
_OPEN_LINK = re.compile(r"[<(](?:https?://|mailto:)[^<>()\s]*$")
#: A link that pushed the mark of its line behind itself.
_DISPLACED = re.compile(r"[(<]https?://[^\s()<>]+[)>][ \t]*>")
_CLOSES_ADDRESS = re.compile(
    r">[ \t]*(?:wrote|sent|said|a écrit|escribió|написал(?:\(а\))?|写道|كتب)[ \t\u00a0]*[:：]?$",
    re.IGNORECASE,
)
#: How far above the `<` of such an address may stand.
_ADDRESS_REACH = 4


def mark_bars(raw: list[str], depth: list[int]) -> None:
    """Blocks of at least three lines that all begin with `|` are quotes; a single one may be a table."""
    number = 0
    while number < len(raw):
        end = number
        while end < len(raw) and _BAR.match(raw[end]) and raw[end].count("|") <= 2:
            end += 1
        if end - number >= 3:
            for line in range(number, end):
                match = _BAR.match(raw[line])
                if match:
                    depth[line] += 1
                    raw[line] = raw[line][match.end() :]
        number = max(end, number + 1)


def mark_initials(raw: list[str], depth: list[int]) -> None:
    """`CS> ` before three lines or more: programs that quote with the initials of the author."""
    found = {
        number: match
        for number, line in enumerate(raw)
        if ">" in line[:7] and (match := _INITIALS.match(line))
    }
    for initials in {match[1] for match in found.values()}:
        lines = [number for number, match in found.items() if match[1] == initials]
        if len(lines) >= 3:
            for number in lines:
                depth[number] += len(found[number][2])
                raw[number] = raw[number][found[number].end() :]


def settle_marks(text: str, raw: list[str], depth: list[int]) -> None:
    """Takes `>` that only closes a link, an address or an ornament for a letter; links cut in two stay in one piece."""
    if "<" not in text and "http" not in text:
        return
    lines = text.split("\n")
    for number, level in enumerate(depth):
        if level:
            if _ORNAMENT.match(lines[number]) or _closes(lines, depth, number):
                raw[number], depth[number] = lines[number], 0
        elif number and depth[number - 1] and _ends_link(raw, depth, number):
            depth[number] = depth[number - 1]


def _closes(lines: list[str], depth: list[int], number: int) -> bool:
    """Whether the mark of a line is the end of what was opened above it."""
    if number and not depth[number - 1] and _OPEN_LINK.search(lines[number - 1]):
        return True
    return bool(_CLOSES_ADDRESS.match(lines[number].strip())) and any(
        line.strip() == "<" for line in lines[max(0, number - _ADDRESS_REACH) : number]
    )


def _ends_link(raw: list[str], depth: list[int], number: int) -> bool:
    """Whether an unmarked line among marked ones is the second half of a link in the quotation."""
    line = raw[number].strip()
    if _DISPLACED.fullmatch(line):
        return True
    among = number + 1 < len(raw) and depth[number + 1] > 0
    return (
        among
        and line[-1:] in (")", ">")
        and " " not in line
        and bool(_OPEN_LINK.search(raw[number - 1].rstrip()))
    )
