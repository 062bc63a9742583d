"""A body as lines with their quoting depth, from plain text (RFC 3676 included) or from HTML."""

import re
from dataclasses import dataclass, field

from mail_gateway.folding import fold
from mail_gateway.quote_marks import mark_bars, mark_initials, settle_marks

#: `>` marks, with the spaces clients put between and before them.
_MARKS = re.compile(r"[ \t]{0,3}(?:[>＞][ \t]?)+")
_MORE_MARKS = (">", "＞")
_FEWEST_MARKED = 3
_INVISIBLE_HEAD = "\u200e\u200f\u202a\u202b\u202c\u2067\u2068\ufeff"


@dataclass(slots=True)
class Page:
    """The lines of a body; the lists run side by side."""

    raw: list[str]  #: without quoting marks
    folded: list[str]
    depth: list[int]
    marks: dict[int, str] = field(
        default_factory=dict
    )  #: what the client's HTML says of a line: signature, attribution

    def __len__(self) -> int:
        return len(self.raw)


def page_of_text(text: str, *, flowed: bool = False, delsp: bool = False) -> Page:
    """Lines of a text/plain part."""
    lines = text.split("\n")
    raw: list[str] = []
    depth: list[int] = []
    wide = "＞" in text
    quoted = wide or ">" in text
    if not quoted:
        raw, lines = lines, []
        depth = [0] * len(raw)
    for line in lines:
        # Nearly all marks look like this one.
        if line[:2] == "> " and line[2:3] not in _MORE_MARKS:
            raw.append(line[2:])
            depth.append(1)
            continue
        head = line[:12]
        if ">" in head or (wide and "＞" in head):
            match = _MARKS.match(line) or _MARKS.match(line.lstrip(_INVISIBLE_HEAD))
            if match:
                marks = match[0].count(">") + match[0].count("＞")
                raw.append(
                    line.lstrip(_INVISIBLE_HEAD)[match.end() :]
                    if line[0] in _INVISIBLE_HEAD
                    else line[match.end() :]
                )
                depth.append(marks)
                continue
        raw.append(line)
        depth.append(0)
    if "|" in text:
        mark_bars(raw, depth)
    if quoted:
        mark_initials(raw, depth)
        settle_marks(text, raw, depth)
    if flowed:
        raw, depth = _unflow(raw, depth, delsp)
    if " \n" in text or "\t\n" in text or text[-1:] in " \t" or delsp or flowed:
        raw = [line.rstrip(" \t\r") if line != "-- " else line for line in raw]
    return Page(raw, fold("\n".join(raw)).split("\n"), depth)


def page_of_lines(lines: list[tuple[str, int]], marks: dict[int, str]) -> Page:
    """Lines that another reader (HTML, an attachment) has made."""
    raw = [text for text, _ in lines]
    depth = [each for _, each in lines]
    # Programs that answer in HTML and quote as in plain text, in a `pre`.
    marked = [line for line, text in enumerate(raw) if text[:1] in _MORE_MARKS]
    if len(marked) >= _FEWEST_MARKED:
        for line in marked:
            match = _MARKS.match(raw[line])
            if match:
                depth[line] += match[0].count(">") + match[0].count("＞")
                raw[line] = raw[line][match.end() :]
    return Page(raw, fold("\n".join(raw)).split("\n"), depth, marks)


def _unflow(raw: list[str], depth: list[int], delsp: bool) -> tuple[list[str], list[int]]:
    """Joins the lines that were only broken for transport (RFC 3676, 4.4)."""
    out: list[str] = []
    depths: list[int] = []
    held: list[str] = []
    held_depth = -1

    def flush() -> None:
        if held:
            out.append("".join(held))
            depths.append(held_depth)
            held.clear()

    for line, level in zip(raw, depth, strict=True):
        if line.startswith(" ") and level == 0:
            line = line[1:]  # space-stuffed
        if held and level != held_depth:
            flush()
        if line in ("-- ", "--"):
            flush()
            out.append(line)
            depths.append(level)
            continue
        held_depth = level
        if line.endswith(" "):
            held.append(line[:-1] if delsp else line)
        else:
            held.append(line)
            flush()
    flush()
    return out, depths
