"""Text out of files: DOCX, ODT, PDF, RTF, HTML, plain text. Runs in a child process with limits, never in ours.

Each reader gives lines; tables come cell by cell, so that a question in the left column stands above its answer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from mail_gateway.charsets import decode
from mail_gateway.doc_text import text_of_doc
from mail_gateway.docx_text import text_of_docx
from mail_gateway.odt_text import text_of_odt
from mail_gateway.packed import Trouble, Unreadable
from mail_gateway.pdf_text import reads_uncertainly, text_of_pdf
from mail_gateway.tnef import PackedFile, open_tnef

MOST_TEXT = 600_000  #: characters; two hundred pages, which are then looked through in our own process

_CELLS = re.compile(rb"\\(?:nest)?(?:cell|row)(?![a-z])")
_OLD_NUMBERS = re.compile(rb"\\pntext(?![a-z])")


@dataclass(frozen=True, slots=True)
class FileText:
    """What was read from a file: its text, or why there is none."""

    text: str | None
    note: str | None = None  #: in words for staff
    trouble: Trouble | None = None  #: what its sender has to be told
    files: tuple[PackedFile, ...] = ()  #: what was wrapped in it


def read_text(kind: str, data: bytes) -> FileText:
    """The text of a file of one of the kinds of `READERS`, or of `tnef`."""
    if kind == "tnef":
        return _wrapped(data)
    try:
        text, remarks = READERS[kind](data)
    except Unreadable as reason:
        return FileText(None, str(reason), reason.trouble)
    if not text.strip():
        return FileText(None, "no text could be found in it (a scan or a picture?)", "without_text")
    trouble: Trouble | None = None
    if kind == "pdf" and reads_uncertainly(text):
        remarks = (
            *remarks,
            "text from right to left out of a PDF: the order of its letters may have suffered",
        )
        trouble = "uncertain"
    if len(text) > MOST_TEXT:
        remarks = (*remarks, "very long: only its beginning was read for answers")
    return FileText(text[:MOST_TEXT], "; ".join(remarks) or None, trouble)


def _wrapped(data: bytes) -> FileText:
    try:
        body, files = open_tnef(data)
    except Unreadable as reason:
        return FileText(None, str(reason), reason.trouble)
    kind = "rtf" if body.startswith(b"{\\rtf") else "html" if b"<html" in body[:2000].lower() else "txt"
    found = read_text(kind, body) if body.strip(b"\x00 \r\n") else FileText(None)
    return replace(found, note=None, trouble=None, files=tuple(files))


def _rtf(data: bytes) -> tuple[str, tuple[str, ...]]:
    from striprtf.striprtf import rtf_to_text

    # Each cell is a paragraph of its own, and the numbers that Word wrote before its paragraphs stay.
    plain = _OLD_NUMBERS.sub(b"", _CELLS.sub(rb"\\par", data))
    remarks = ("it holds footnotes: not read",) if b"{\\footnote" in data else ()
    try:
        return str(rtf_to_text(plain.decode("latin-1"), errors="ignore")), remarks  # type: ignore[no-untyped-call] # striprtf has no types
    except (ValueError, IndexError, KeyError, LookupError, TypeError) as error:
        raise Unreadable("it is broken") from error


def _html(data: bytes) -> tuple[str, tuple[str, ...]]:
    from mail_gateway.html import text_of_html

    return text_of_html(decode(data, _charset_of_page(data))[0]), ()


def _charset_of_page(data: bytes) -> str | None:
    head = data[:2000].lower()
    start = head.find(b"charset=")
    if start < 0:
        return None
    return (
        head[start + 8 : start + 48]
        .strip(b"\"' ")
        .split(b'"')[0]
        .split(b"'")[0]
        .split(b">")[0]
        .split(b";")[0]
        .decode("ascii", "replace")
    )


def _plain(data: bytes) -> tuple[str, tuple[str, ...]]:
    text = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""), ()


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    # UTF-16 without its mark: every second byte names the script, and a text has one or two.
    even, odd = set(data[:2000:2]), set(data[1:2000:2])
    if len(odd) <= 4 and len(even) > 8 and odd & {0, 4, 6}:
        return data.decode("utf-16-le", "replace")
    if len(even) <= 4 and len(odd) > 8 and even & {0, 4, 6}:
        return data.decode("utf-16-be", "replace")
    text, _ = decode(data.removeprefix(b"\xef\xbb\xbf"), None)
    return text


READERS: dict[str, Callable[[bytes], tuple[str, tuple[str, ...]]]] = {
    "docx": text_of_docx, "doc": text_of_doc, "odt": text_of_odt, "pdf": text_of_pdf, "rtf": _rtf, "html": _html, "txt": _plain,
}  # fmt: skip
