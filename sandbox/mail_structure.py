"""A message as IMAP numbers it: parts as the very bytes they are, ENVELOPE and BODYSTRUCTURE (RFC 3501, 7.4.2)."""

from __future__ import annotations

import email.utils
import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser

from sandbox.mail_grammar import quoted

_DEEPEST = 50  # hostile mails nest without end; deeper parts count as plain bytes
_IDENTITY = ("7bit", "8bit", "binary")


@dataclass(frozen=True)
class Part:
    """One node of the MIME tree."""

    header: bytes  #: with the empty line that ends it
    body: bytes
    fields: Message  #: the header, parsed
    children: tuple[Part, ...]  #: of a multipart; or the one message inside a message/rfc822

    def numbered(self, number: int) -> Part | None:
        """The part with that number at this level; a part without children has itself as number 1."""
        holder = (
            self.children[0] if self.fields.get_content_type() == "message/rfc822" and self.children else self
        )
        if holder.fields.get_content_maintype() != "multipart":
            return holder if number == 1 else None
        return holder.children[number - 1] if number <= len(holder.children) else None


def part_of(raw: bytes, default: str = "text/plain", depth: int = 0) -> Part:
    """Read a message, or one part of it, into a tree."""
    header, body = split_head(raw)
    fields = BytesHeaderParser().parsebytes(header)
    fields.set_default_type(default)
    kind = fields.get_content_type()
    boundary = dict(_params(fields)).get("boundary", "").rstrip()
    children: tuple[Part, ...] = ()
    if depth < _DEEPEST and kind.startswith("multipart/") and boundary:
        below = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        children = tuple(part_of(piece, below, depth + 1) for piece in _pieces(body, boundary))
    elif depth < _DEEPEST and kind == "message/rfc822" and _encoding(fields) in _IDENTITY:
        children = (part_of(body, depth=depth + 1),)
    return Part(header, body, fields, children)


def split_head(raw: bytes) -> tuple[bytes, bytes]:
    """Header with its closing empty line, and body."""
    if raw.startswith(b"\r\n"):
        return raw[:2], raw[2:]
    end = raw.find(b"\r\n\r\n")
    return (raw, b"") if end < 0 else (raw[: end + 4], raw[end + 4 :])


def header_fields(header: bytes, names: list[str], *, leave_out: bool) -> bytes:
    """Only the fields named, or all but those, and the closing empty line."""
    wanted = {name.upper().encode("utf-8", "replace") for name in names}
    kept = b""
    for line in re.split(rb"(?<=\r\n)(?![ \t])", header):
        name, colon, _ = line.partition(b":")
        if colon and (name.strip().upper() in wanted) != leave_out:
            kept += line if line.endswith(b"\r\n") else line + b"\r\n"
    return kept + b"\r\n"


def envelope(fields: Message) -> bytes:
    """The ENVELOPE of a message: its main header fields as stored, not decoded."""
    sender = _people(fields, "From")
    parts = [
        quoted(_plain(fields, "Date")),
        quoted(_plain(fields, "Subject")),
        sender,
        _people(fields, "Sender", sender),
        _people(fields, "Reply-To", sender),
        _people(fields, "To"),
        _people(fields, "Cc"),
        _people(fields, "Bcc"),
        quoted(_plain(fields, "In-Reply-To")),
        quoted(_plain(fields, "Message-ID")),
    ]
    return b"(" + b" ".join(parts) + b")"


def body_structure(part: Part, *, extended: bool) -> bytes:
    """BODYSTRUCTURE, or BODY when not extended."""
    main, sub = part.fields.get_content_maintype(), part.fields.get_content_subtype()
    if main == "multipart" and part.children:
        inside = b"".join(body_structure(child, extended=extended) for child in part.children)
        more = [_parameters(part.fields), _disposition(part.fields), b"NIL", b"NIL"] if extended else []
        return b"(" + b" ".join([inside, quoted(sub.upper()), *more]) + b")"
    if main == "multipart":  # no part was found inside: it is shown as the text it is
        main, sub = "text", "plain"
    described = [
        quoted(main.upper()),
        quoted(sub.upper()),
        _parameters(part.fields),
        quoted(_plain(part.fields, "Content-ID")),
        quoted(_plain(part.fields, "Content-Description")),
        quoted(_encoding(part.fields).upper()),
        b"%d" % len(part.body),
    ]
    if main == "message" and sub == "rfc822" and part.children:
        inner = part.children[0]
        described += [envelope(inner.fields), body_structure(inner, extended=extended)]
    if main == "text" or (main == "message" and sub == "rfc822" and part.children):
        described.append(b"%d" % part.body.count(b"\n"))
    if extended:
        described += [b"NIL", _disposition(part.fields), b"NIL", b"NIL"]
    return b"(" + b" ".join(described) + b")"


def _pieces(body: bytes, boundary: str) -> list[bytes]:
    mark = re.escape(boundary.encode("utf-8", "surrogateescape"))
    found: list[bytes] = []
    start: int | None = None
    for delimiter in re.finditer(rb"(?:\A|\r\n)--" + mark + rb"(--)?[ \t]*(?=\r\n|\Z)", body):
        if start is not None:
            found.append(body[start : max(start, delimiter.start())])
        if delimiter[1]:
            return found
        start = delimiter.end() + 2
    if start is not None:  # the closing delimiter is missing
        found.append(body[start:])
    return found


def _plain(fields: Message, name: str) -> bytes | None:
    value = fields.get(name)
    if value is None:
        return None
    return re.sub(rb"\r?\n", b"", str(value).encode("utf-8", "surrogateescape"))


def _people(fields: Message, name: str, otherwise: bytes = b"NIL") -> bytes:
    written = [str(value).replace("\r\n", "") for value in fields.get_all(name, [])]
    people = []
    for person, address in email.utils.getaddresses(written):
        local, _, domain = address.rpartition("@")
        if address:
            people.append(b"(%b NIL %b %b)" % (quoted(person or None), quoted(local), quoted(domain)))
    return b"(" + b"".join(people) + b")" if people else otherwise


def _parameters(fields: Message) -> bytes:
    return _pairs(_params(fields)[1:])


def _disposition(fields: Message) -> bytes:
    params = _params(fields, "Content-Disposition")
    if not params:
        return b"NIL"
    return b"(" + quoted(params[0][0].upper()) + b" " + _pairs(params[1:]) + b")"


def _params(fields: Message, header: str = "Content-Type") -> list[tuple[str, str]]:
    """The value of a field and its parameters; none where the standard library fails on them."""
    try:
        found = fields.get_params(failobj=[], header=header)
        return [(str(name), email.utils.collapse_rfc2231_value(value)) for name, value in found]
    except (TypeError, ValueError, LookupError):
        return []


def _pairs(pairs: list[tuple[str, str]]) -> bytes:
    if not pairs:
        return b"NIL"
    return b"(" + b" ".join(quoted(name.upper()) + b" " + quoted(str(value)) for name, value in pairs) + b")"


def _encoding(fields: Message) -> str:
    return str(fields.get("Content-Transfer-Encoding", "7bit")).strip().lower()
