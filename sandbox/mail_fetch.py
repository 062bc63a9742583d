"""IMAP FETCH: what a client asks of a message and the bytes it gets (RFC 3501, 6.4.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from sandbox.mail_grammar import NotImap, Token, literal, quoted
from sandbox.mail_search import MONTHS
from sandbox.mail_store import Mail
from sandbox.mail_structure import Part, body_structure, envelope, header_fields, part_of

_MACROS = {
    "ALL": ("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"),
    "FAST": ("FLAGS", "INTERNALDATE", "RFC822.SIZE"),
    "FULL": ("FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODY"),
}
_SIMPLE = ("UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODYSTRUCTURE", "BODY")
_OLD_NAMES = {"RFC822": (False, ""), "RFC822.HEADER": (True, "HEADER"), "RFC822.TEXT": (False, "TEXT")}
_SECTION = re.compile(
    r"BODY(?P<peek>\.PEEK)?\[(?P<path>[1-9]\d*(?:\.[1-9]\d*)*)?(?P<dot>\.)?"
    r"(?P<what>HEADER\.FIELDS\.NOT|HEADER\.FIELDS|HEADER|TEXT|MIME)?(?: \((?P<names>[^()]+)\))?\]"
    r"(?:<(?P<start>\d+)\.(?P<length>[1-9]\d*)>)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Item:
    """One thing asked for."""

    name: str  #: as it stands in the answer
    what: str  #: HEADER, TEXT, MIME, HEADER.FIELDS, HEADER.FIELDS.NOT; empty for all of the part
    section: bool = False  #: whether it asks for content
    marks_seen: bool = False
    path: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()
    partial: tuple[int, int] | None = None  #: start and length


def items(asked: Token) -> tuple[Item, ...]:
    """Read the items of a FETCH command."""
    if isinstance(asked, str) and asked.upper() in _MACROS:
        return tuple(Item(name, name) for name in _MACROS[asked.upper()])
    several = asked if isinstance(asked, tuple) else (asked,)
    if not several:
        raise NotImap("FETCH needs an item")
    return tuple(_item(one) for one in several)


def _item(asked: Token) -> Item:
    if not isinstance(asked, str):
        raise NotImap("a FETCH item is an atom")
    name = asked.upper()
    if name in _SIMPLE:
        return Item(name, name)
    if name in _OLD_NAMES:
        peek, what = _OLD_NAMES[name]
        return Item(name, what, section=True, marks_seen=not peek)
    found = _SECTION.fullmatch(asked)
    what = (found["what"] or "").upper() if found else ""
    if (
        found is None
        or bool(found["dot"]) != bool(found["path"] and what)  # "1.TEXT", never "1TEXT" nor ".TEXT"
        or bool(found["names"]) != what.startswith("HEADER.FIELDS")
        or (what == "MIME" and not found["path"])
    ):
        raise NotImap(f"unknown FETCH item {asked}")
    fields = tuple(name.strip('"') for name in (found["names"] or "").split())
    inside = (
        (found["path"] or "")
        + (found["dot"] or "")
        + what
        + (f" ({found['names']})" if found["names"] else "")
    )
    start = f"<{found['start']}>" if found["start"] is not None else ""
    return Item(
        f"BODY[{inside}]{start}",
        what,
        section=True,
        marks_seen=not found["peek"],
        path=tuple(int(number) for number in found["path"].split(".")) if found["path"] else (),
        fields=fields,
        partial=(int(found["start"]), int(found["length"])) if found["start"] is not None else None,
    )


def answer(number: int, mail: Mail, wanted: tuple[Item, ...], recent: bool) -> bytes:
    """The FETCH response for one message, with its line end."""
    parts = [
        item.name.encode("utf-8", "surrogateescape") + b" " + _value(item, mail, recent) for item in wanted
    ]
    return b"* %d FETCH (%b)\r\n" % (number, b" ".join(parts))


def flags_out(flags: frozenset[str], recent: bool) -> bytes:
    """A flag list as IMAP writes it."""
    return ("(" + " ".join(sorted(flags) + ["\\Recent"] * recent) + ")").encode("ascii", "replace")


def _value(item: Item, mail: Mail, recent: bool) -> bytes:
    if item.section:
        content = _section(item, mail)
        if content is None:
            return b"NIL"
        if item.partial:
            start, length = item.partial
            content = content[start : start + length]
        return literal(content)
    match item.name:
        case "UID":
            return b"%d" % mail.uid
        case "FLAGS":
            return flags_out(mail.flags, recent)
        case "INTERNALDATE":
            return quoted(internal_date(mail.received_at))
        case "RFC822.SIZE":
            return b"%d" % len(mail.raw)
        case "ENVELOPE":
            return envelope(part_of(mail.raw).fields)
        case _:
            return body_structure(part_of(mail.raw), extended=item.name == "BODYSTRUCTURE")


def _section(item: Item, mail: Mail) -> bytes | None:
    if not item.path and not item.what:
        return mail.raw
    part: Part | None = part_of(mail.raw)
    for number in item.path:
        part = part.numbered(number) if part is not None else None
    if part is None:
        return None
    if not item.what:
        return part.body
    if item.what == "MIME":
        return part.header
    if item.path:  # HEADER and TEXT of a part are those of the message inside it
        if part.fields.get_content_type() != "message/rfc822" or not part.children:
            return None
        part = part.children[0]
    match item.what:
        case "HEADER":
            return part.header
        case "TEXT":
            return part.body
        case _:
            return header_fields(part.header, list(item.fields), leave_out=item.what.endswith(".NOT"))


def internal_date(moment: datetime) -> str:
    """A moment as INTERNALDATE writes it, in UTC: 17-Jul-1996 02:44:25 +0000."""
    utc = moment.astimezone(UTC)
    return f"{utc.day:2d}-{MONTHS[utc.month - 1]}-{utc.year:04d} {utc:%H:%M:%S} +0000"


def read_internal_date(text: str) -> datetime:
    """The moment a client gives with APPEND. NotImap where it is none."""
    found = re.fullmatch(
        r" ?([0-9]{1,2})-([A-Za-z]{3})-([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) ([+-])([0-9]{2})([0-9]{2})",
        text,
    )
    if found is None or found[2].title() not in MONTHS:
        raise NotImap("not a date and time")
    day, month, year = int(found[1]), MONTHS.index(found[2].title()) + 1, int(found[3])
    offset = timedelta(hours=int(found[8]), minutes=int(found[9])) * (1 if found[7] == "+" else -1)
    try:
        return datetime(
            year, month, day, int(found[4]), int(found[5]), int(found[6]), tzinfo=timezone(offset)
        ).astimezone(UTC)
    except ValueError as fault:
        raise NotImap("not a date and time") from fault
