"""A message as the tree of its parts: a reader of RFC 5322 and MIME that takes whatever arrives.

The standard library's parser walks every line in Python; this one cuts the bytes at the boundaries, takes a quarter
of the time and, like it, refuses nothing: what cannot be understood becomes a plain body and a fault with a name.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mail_gateway.charsets import decode, decode_header_bytes
from mail_gateway.wrappings import OPAQUE, signed_content

#: Deeper parts stay in one piece as an attachment: nobody writes them, and they cost time.
MAX_DEPTH = 24
#: More parts than this in one message stay in one piece likewise.
MAX_PARTS = 1000

_BLANK_LINES = (b"\n\r\n", b"\n\n", b"\r\r")
_HEADER = re.compile(r"([!-9;-~]+)[ \t]*:(.*)", re.DOTALL)
_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.DOTALL)
_COMMENT = re.compile(r"\([^()]*\)")
_ENCODED_WORD = re.compile(r"=\?([^?\s*]+)(?:\*[^?]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]+\?[bBqQ]\?)")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


@dataclass(slots=True)
class Part:
    """One part of a message; the message itself is the outermost."""

    headers: dict[str, list[str]]  #: lower-case name -> values as they came, bytes as Latin-1
    content_type: str
    parameters: dict[str, str]
    body: bytes  #: before any transfer decoding
    parts: list["Part"] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def header(self, name: str) -> str | None:
        """The first header of that (lower-case) name, unfolded, its bytes as Latin-1 and undecoded."""
        values = self.headers.get(name)
        return values[0] if values else None

    def text_of(self, name: str) -> str:
        """That header decoded for people; empty when there is none."""
        values = self.headers.get(name)
        return decode_words(values[0]) if values else ""

    @property
    def disposition(self) -> str:
        """`inline`, `attachment` or nothing (RFC 2183)."""
        return (self.header("content-disposition") or "").partition(";")[0].strip().lower()

    @property
    def filename(self) -> str | None:
        """The given name, from RFC 2231 parameters, encoded words or raw bytes; not yet made safe."""
        disposition = self.header("content-disposition")
        name = _parameters(disposition).get("filename") if disposition else None
        return name or self.parameters.get("name")

    def payload(self) -> bytes:
        """The body with its transfer encoding undone as far as it can be (RFC 2045)."""
        encoding = (self.header("content-transfer-encoding") or "").strip().strip("\"'").lower()
        if encoding == "quoted-printable":
            return binascii.a2b_qp(self.body)
        if encoding == "base64":
            return self._from_base64()
        if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
            return _from_uuencode(self.body) or self.body
        if encoding not in ("", "7bit", "8bit", "binary"):
            self.faults.append(f"unknown transfer encoding {encoding[:40]}: the body was taken as it is")
        return self.body

    def text(self) -> str:
        """The body as text with plain line breaks."""
        text, note = decode(self.payload(), self.parameters.get("charset"))
        if note:
            self.faults.append(note)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "\x00" in text:
            self.faults.append(f"{text.count(chr(0))} NUL characters, which no text holds, were taken out")
            text = text.replace("\x00", "")
        return text

    def walk(self) -> Iterator["Part"]:
        """This part and all in it, outermost first."""
        stack = [self]
        while stack:
            part = stack.pop()
            yield part
            stack.extend(reversed(part.parts))

    def _from_base64(self) -> bytes:
        try:
            return binascii.a2b_base64(self.body)
        except binascii.Error:
            self.faults.append("broken base64: read as far as it goes")
            letters = _NO_BASE64.sub(b"", self.body)
            return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def parse(raw: bytes) -> Part:
    """Reads a message. Never raises."""
    budget = [MAX_PARTS]
    return _part(raw, "text/plain", 0, budget)


def parse_headers(raw: bytes) -> dict[str, list[str]]:
    """Only the headers of a message."""
    return _split(raw[:200_000])[0]


def _part(raw: bytes, default_type: str, depth: int, budget: list[int]) -> Part:
    headers, body, fault = _split(raw)
    content_type, parameters = _content_type(headers, default_type)
    part = Part(headers, content_type, parameters, body)
    if fault:
        part.faults.append(fault)
    if content_type.startswith("multipart/"):
        _read_parts(part, depth, budget)
    elif content_type in ("message/rfc822", "message/global") and depth < MAX_DEPTH and budget[0] > 0:
        budget[0] -= 1
        inner = part.payload().lstrip(b"\r\n")
        part.parts = [_part(inner, "text/plain", depth + 1, budget)]
    elif content_type in OPAQUE and depth < MAX_DEPTH and (signed := signed_content(part.payload())):
        part.parts = [_part(signed, "text/plain", depth + 1, budget)]
        part.faults.append("signed with S/MIME: opened, the signature itself was not checked")
    return part


def _read_parts(part: Part, depth: int, budget: list[int]) -> None:
    boundary = part.parameters.get("boundary", "").rstrip().encode("latin-1", "replace")
    if depth >= MAX_DEPTH:
        part.faults.append("nested too deeply: the inner parts were kept in one piece")
        part.content_type = "application/octet-stream"
        return
    pieces = _cut(part.body, boundary) if boundary else []
    if len(pieces) < 2:
        found = re.search(rb"(?m)^--([^\s-][^\r\n]{0,70})\r?\n(?=content-)", part.body, re.IGNORECASE)
        pieces = _cut(part.body, found[1].rstrip()) if found else []
        part.faults.append("multipart without its boundary")
        if len(pieces) < 2:
            part.content_type = "text/plain"
            return
    if len(pieces) - 1 > budget[0]:
        part.faults.append("too many parts: the last ones were kept in one piece")
        pieces = [*pieces[: max(budget[0], 1) + 1]]
    budget[0] -= len(pieces) - 1
    inner_type = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
    preamble = pieces[0].strip()
    part.parts = [_part(piece, inner_type, depth + 1, budget) for piece in pieces[1:]]
    if (
        preamble
        and part.content_type != "multipart/signed"
        and b"MIME" not in preamble
        and b"mime" not in preamble
    ):
        part.faults.append("text before the first part: " + decode_header_bytes(preamble)[:2000])


def _cut(body: bytes, boundary: bytes) -> list[bytes]:
    """The preamble and the parts between lines of `--boundary` (RFC 2046, 5.1); an epilogue is put to the last."""
    mark = b"--" + boundary
    pieces: list[bytes] = []
    start, at, closed = 0, body.find(mark), False
    # By places, not by pieces: a mail may be as large as its attachments, and is copied once.
    while at >= 0:
        behind = at + len(mark)
        following = body.find(mark, behind)
        limit = following if following >= 0 else len(body)
        newline = body.find(b"\n", behind, limit)
        at_line_start = body[at - 1 : at] == b"\n" if at > start else not pieces
        if at_line_start and not closed:
            ends = body[behind : newline if newline >= 0 else limit].strip()
            if ends in (b"", b"--"):
                pieces.append(body[start : _before_break(body, start, at)])
                closed = ends == b"--"
                start = newline + 1 if newline >= 0 else limit
        at = following
    rest = body[start:]
    if not closed:
        pieces.append(rest)
    elif len(pieces) > 1 and rest.strip():
        pieces.append(b"Content-Type: text/plain\n\n" + rest)
    return pieces


def _before_break(body: bytes, start: int, end: int) -> int:
    """Where the text from `start` to `end` ends without its last line break."""
    if body[max(start, end - 2) : end] == b"\r\n":
        return end - 2
    return end - 1 if end > start and body[end - 1 : end] == b"\n" else end


def _split(raw: bytes) -> tuple[dict[str, list[str]], bytes, str | None]:
    """Headers, body and what was wrong. A line that is no header begins the body, as the blank line should have."""
    if raw[:1] in (b"\n", b"\r"):
        return {}, raw[2:] if raw[:2] == b"\r\n" else raw[1:], None
    start, begin = _blank_line(raw)
    block, body = raw[:start], raw[begin:]
    headers: dict[str, list[str]] = {}
    text = block.decode("latin-1")
    if "\r" in text:
        if "\n" not in text:
            text = text.replace("\r", "\n")
        text = text.replace("\r\n", "\n")
    lines = text.replace("\n ", "\x00 ").replace("\n\t", "\x00\t").split("\n")
    for place, line in enumerate(lines):
        name, colon, value = line.partition(":")
        key = _NAMES.get(name)
        if key is None:
            key = _name(name)
        if colon and key:
            value = value.strip(" \t\r")
            if "\x00" in value:
                value = value.replace("\r", "").replace("\x00", "")
            if key in headers:
                headers[key].append(value)
            else:
                headers[key] = [value]
        elif place == 0 and line.startswith(("From ", ">From ")):
            pass  # the separator line of an mbox file
        elif line.strip("\r\x00 \t"):
            if colon and name.rstrip(" \t").isascii() and " " not in name.rstrip(" \t"):
                headers.setdefault(name.strip().lower(), []).append(value.strip())
            elif _HEADER.match(line) is None:
                before = place + sum(each.count("\x00") for each in lines[:place])
                offset = _offset_of_line(block, before)
                return headers, raw[offset:], "no blank line after the headers" if headers else "no headers"
    return headers, body, None


def _blank_line(raw: bytes) -> tuple[int, int]:
    """Where the headers end and the body begins: at the first blank line, however its breaks are written."""
    first = len(raw)
    begin = first
    for breaks in _BLANK_LINES:
        found = raw.find(breaks, 0, first + 2)
        if 0 <= found < first:
            first, begin = found, found + len(breaks)
    if raw[first - 1 : first + 1] == b"\r\n" and first:
        first -= 1
    return first, begin


def _offset_of_line(block: bytes, number: int) -> int:
    offset = 0
    for _ in range(number):
        offset = block.find(b"\n", offset) + 1
        if offset == 0:
            return len(block)
    return offset


_NAMES: dict[str, str] = {}  #: header names as they were met -> lower case; empty for what is no name
_MOST_NAMES = 2000


def _name(name: str) -> str:
    valid = name.isascii() and " " not in name and "\x00" not in name
    key = name.strip().lower() if valid else ""
    if len(name) < 80 and len(_NAMES) < _MOST_NAMES:
        _NAMES[name] = key
    return key


def _content_type(headers: dict[str, list[str]], default: str) -> tuple[str, dict[str, str]]:
    values = headers.get("content-type")
    if not values:
        return default, {}
    value = values[0]
    kind = value.partition(";")[0].strip().lower()
    if "(" in kind:
        kind = _COMMENT.sub("", kind).strip()
    if kind == "text":
        kind = "text/plain"
    elif kind.count("/") != 1 or " " in kind:
        kind = kind.split()[0] if kind.split() and kind.split()[0].count("/") == 1 else "text/plain"
    return kind, _parameters(value) if ";" in value else {}


def _parameters(value: str) -> dict[str, str]:
    """Parameters of a header with continuations and charsets (RFC 2231) put together, names in lower case."""
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, content in _PARAMETER.findall(value[:20_000]):
        name = name.lower()
        if content.startswith('"'):
            content = content[1:-1] if content.endswith('"') and len(content) > 1 else content[1:]
            content = content.replace('\\"', '"').replace("\\\\", "\\")
        else:
            content = content.strip()
        if "*" not in name:
            plain.setdefault(name, decode_words(content) if name in ("name", "filename") else content)
            continue
        base, _, order = name.partition("*")
        encoded = order.endswith("*") or order == ""
        digits = order.rstrip("*")
        pieces.setdefault(base, {})[
            int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 0
        ] = (
            content,
            encoded,
        )
    for base, numbered in pieces.items():
        plain[base] = _joined(numbered)
    return plain


def _joined(numbered: dict[int, tuple[str, bool]]) -> str:
    data, charset = b"", "utf-8"
    for order in sorted(numbered):
        content, encoded = numbered[order]
        if encoded:
            if order == min(numbered) and content.count("'") >= 2:
                charset, _, content = content.split("'", 2)
            data += re.sub(r"%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), content).encode(
                "latin-1", "replace"
            )
        else:
            data += content.encode("latin-1", "replace")
    return decode(data, charset)[0]


def decode_words(value: str) -> str:
    """A header value for people: encoded words (RFC 2047) and raw 8-bit bytes made text."""
    if "=?" not in value:
        if value.isascii():
            return value
        return decode_header_bytes(value.encode("latin-1", "replace"))
    if not value.isascii():
        value = _from_latin1(value)
    value = _BETWEEN_WORDS.sub(r"\1", value)
    # Words cut in the middle of a letter are common: same charset, same encoding, read as one run of bytes.
    out: list[str] = []
    held, held_charset, position = b"", "", 0
    for word in _ENCODED_WORD.finditer(value):
        charset, encoding, content = word[1].lower(), word[2].lower(), word[3]
        data = _word_bytes(content, encoding)
        if held and (word.start() != position or charset != held_charset):
            out.append(decode(held, held_charset)[0])
            held = b""
        out.append(value[position : word.start()])
        held, held_charset, position = held + data, charset, word.end()
    if held:
        out.append(decode(held, held_charset)[0])
    out.append(value[position:])
    return "".join(out)


def readable(value: str) -> str:
    """A header value with its raw 8-bit bytes made text and its encoded words left as they are."""
    return value if value.isascii() else _from_latin1(value)


def _from_latin1(value: str) -> str:
    return decode_header_bytes(value.encode("latin-1", "replace"))


def _word_bytes(content: str, encoding: str) -> bytes:
    data = content.encode("utf-8", "replace")
    if encoding == "q":
        return binascii.a2b_qp(data, header=True)
    try:
        return binascii.a2b_base64(data + b"=" * (-len(data) % 4))
    except binascii.Error:
        letters = _NO_BASE64.sub(b"", data)
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def _from_uuencode(body: bytes) -> bytes | None:
    begin = re.search(rb"(?m)^begin [0-7]{3,4} [^\r\n]*\r?\n", body)
    if begin is None:
        return None
    out = bytearray()
    for line in body[begin.end() :].splitlines():
        if line.strip() in (b"end", b"`", b""):
            if line.strip() == b"end":
                break
            continue
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            continue
    return bytes(out)
