"""The grammar of IMAP: commands into tokens, sequence sets, mailbox names, and strings back (RFC 3501, section 9)."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

Token = str | bytes | tuple["Token", ...]
"""An atom is a str, a quoted string or literal is bytes, a parenthesised list is a tuple."""

_ATOM_END = frozenset(b' ()"{\r\n')
_LITERAL = re.compile(rb"\{(\d+)\+?\}\r\n")
_NAME_RUN = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")


class NotImap(ValueError):
    """The line is not IMAP; the server answers BAD with this text."""


def tokens(line: bytes) -> tuple[Token, ...]:
    """The arguments of a command, literals standing in the line as they came over the wire."""
    found, end = _series(line, 0, b"")
    if end != len(line):
        raise NotImap("unbalanced parenthesis")
    return found


def _series(line: bytes, at: int, closing: bytes) -> tuple[tuple[Token, ...], int]:
    found: list[Token] = []
    while True:
        if line[at : at + 1] == closing and not found:
            return (), at + len(closing)
        token, at = _token(line, at)
        found.append(token)
        following = line[at : at + 1]
        if following == closing:
            return tuple(found), at + len(closing)
        if following != b" ":
            raise NotImap("a space is missing between arguments" if following else "the line ends early")
        at += 1


def _token(line: bytes, at: int) -> tuple[Token, int]:
    match line[at : at + 1]:
        case b"(":
            return _series(line, at + 1, b")")
        case b'"':
            return _quoted(line, at + 1)
        case b"{":
            return _literal(line, at)
        case b"" | b" " | b")":
            raise NotImap("an argument is missing")
        case _:
            return _atom(line, at)


def _quoted(line: bytes, at: int) -> tuple[bytes, int]:
    value = bytearray()
    while at < len(line):
        byte = line[at]
        if byte == 0x22:
            return bytes(value), at + 1
        if byte == 0x5C:
            at += 1
            if line[at : at + 1] not in (b'"', b"\\"):
                raise NotImap("only a quote and a backslash can be escaped")
            byte = line[at]
        value.append(byte)
        at += 1
    raise NotImap("a quoted string does not end")


def _literal(line: bytes, at: int) -> tuple[bytes, int]:
    head = _LITERAL.match(line, at)
    if head is None:
        raise NotImap("a malformed literal")
    end = head.end() + int(head[1])
    return line[head.end() : end], end


def _atom(line: bytes, at: int) -> tuple[str, int]:
    start = at
    while at < len(line) and line[at] not in _ATOM_END:
        if line[at] == 0x5B:  # BODY[HEADER.FIELDS (Subject)] is one atom
            at = line.find(b"]", at)
            if at < 0:
                raise NotImap("a bracket does not close")
        at += 1
    atom = line[start:at]
    if any(byte < 0x20 or byte > 0x7E for byte in atom):
        raise NotImap("an atom holds characters that need quoting")
    return atom.decode("ascii"), at


def text_of(token: Token) -> str:
    """An astring as text. NotImap for a list."""
    match token:
        case str():
            return token
        case bytes():
            return token.decode("utf-8", "surrogateescape")
        case _:
            raise NotImap("a list stands where a string was expected")


@dataclass(frozen=True)
class SequenceSet:
    """Numbers such as `1,4:6,9:*`; None stands for `*`, the largest number in use."""

    ranges: tuple[tuple[int | None, int | None], ...]

    def among(self, numbers: list[int]) -> list[int]:
        """The numbers, ascending, that the set names. `9:*` names the last one even where it is below 9."""
        if not numbers:
            return []
        last = numbers[-1]
        wanted: set[int] = set()
        for first, second in self.ranges:
            low, high = sorted((last if first is None else first, last if second is None else second))
            wanted.update(number for number in numbers if low <= number <= high)
        return sorted(wanted)

    def beyond(self, largest: int) -> bool:
        """Whether the set names a number that no message has."""
        return any(number is not None and number > largest for pair in self.ranges for number in pair)


def sequence_set(token: Token) -> SequenceSet:
    """Read a sequence set."""
    if not isinstance(token, str) or not is_sequence_set(token):
        raise NotImap("not a set of message numbers")
    ranges = []
    for piece in token.split(","):
        first, colon, second = piece.partition(":")
        ranges.append((_number(first), _number(second if colon else first)))
    return SequenceSet(tuple(ranges))


def is_sequence_set(atom: str) -> bool:
    """Whether an atom looks like a sequence set. Zero is no message number."""
    return (
        re.fullmatch(r"(?:[1-9]\d*|\*)(?::(?:[1-9]\d*|\*))?(?:,(?:[1-9]\d*|\*)(?::(?:[1-9]\d*|\*))?)*", atom)
        is not None
    )


def _number(text: str) -> int | None:
    return None if text == "*" else int(text)


def name_out(name: str) -> bytes:
    """A mailbox name in the modified UTF-7 of RFC 3501, 5.1.3, quoted."""
    written = ""
    for run in _NAME_RUN.findall(name):
        if run.isascii() and run.isprintable():
            written += run.replace("&", "&-")
        else:
            coded = base64.b64encode(run.encode("utf-16-be")).decode("ascii")
            written += "&" + coded.rstrip("=").replace("/", ",") + "-"
    return quoted(written)


def name_in(token: Token) -> str:
    """A mailbox name as a person reads it."""
    written = text_of(token)
    if not written.isascii():
        return written

    def decoded(run: re.Match[str]) -> str:
        if not run[1]:
            return "&"
        try:
            return base64.b64decode(run[1].replace(",", "/") + "=" * (-len(run[1]) % 4)).decode("utf-16-be")
        except ValueError as fault:
            raise NotImap("a mailbox name is not modified UTF-7") from fault

    return re.sub(r"&([^-]*)-", decoded, written)


def quoted(value: str | bytes | None) -> bytes:
    """A string on the wire: quoted where possible, else a literal; NIL for None."""
    if value is None:
        return b"NIL"
    raw = value.encode("utf-8", "surrogateescape") if isinstance(value, str) else value
    if len(raw) > 1000 or any(byte < 0x20 or byte > 0x7E for byte in raw):
        return literal(raw)
    return b'"' + raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def literal(raw: bytes) -> bytes:
    """A string on the wire with its length before it."""
    return b"{%d}\r\n%b" % (len(raw), raw)
