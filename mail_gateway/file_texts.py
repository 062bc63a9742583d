"""Text out of files: DOCX, ODT, PDF, RTF, HTML, plain text. Runs in a child process with limits, never in ours.

Each reader gives lines; tables come cell by cell, so that a question in the left column stands above its answer.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mail_gateway.charsets import decode

#: What a file may unpack to: a zip of a few kilobytes can hold gigabytes of zeros.
MOST_UNPACKED = 60 * 1024 * 1024
MOST_TEXT = 2_000_000
MOST_PAGES = 600

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


@dataclass(frozen=True, slots=True)
class FileText:
    """What was read from a file: its text or why there is none."""

    text: str | None
    note: str | None = None


class Unreadable(Exception):
    """The file cannot be read; the text says why in words for people."""


def read_text(kind: str, data: bytes) -> FileText:
    """The text of a file of one of the kinds of `READERS`."""
    try:
        text = READERS[kind](data)
    except Unreadable as reason:
        return FileText(None, str(reason))
    if len(text) > MOST_TEXT:
        return FileText(text[:MOST_TEXT], "very long: only its beginning was read for answers")
    if not text.strip():
        return FileText(None, "no text could be found in it (a scan or a picture?)")
    return FileText(text)


def _unpacked(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable("it unpacks to more than we take: not read")
            entry = archive.getinfo(name)
            if entry.flag_bits & 1:
                raise Unreadable("it is protected by a password")
            with archive.open(entry) as stream:
                # Sizes in the directory can lie.
                content = stream.read(MOST_UNPACKED + 1)
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
    ) as error:
        raise Unreadable("it is broken") from error
    except zipfile.LargeZipFile as error:
        raise Unreadable("it unpacks to more than we take: not read") from error
    if len(content) > MOST_UNPACKED:
        raise Unreadable("it unpacks to more than we take: not read")
    return content


def _xml(content: bytes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable("it is broken") from error
    return root


# --- DOCX ------------------------------------------------------------------------------------------------------------


def _docx(data: bytes) -> str:
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable("it is protected by a password or in the old binary form")
    root = _xml(_unpacked(data, "word/document.xml"))
    numbering = _Numbering(data)
    lines: list[str] = []
    body = root.find(f"{_WORD}body")
    if body is not None:
        _docx_blocks(body, lines, numbering, 0)
    return "\n".join(lines)


def _docx_blocks(parent: Element, lines: list[str], numbering: "_Numbering", depth: int) -> None:
    if depth > 60:
        lines.append("".join(parent.itertext()))
        return
    for child in parent:
        if child.tag == f"{_WORD}p":
            lines += (numbering.label(child) + _docx_paragraph(child)).split("\n")
            lines.append("")
        elif child.tag == f"{_WORD}tbl":
            for row in child.iter(f"{_WORD}tr"):
                for cell in row.findall(f"{_WORD}tc"):
                    _docx_blocks(cell, lines, numbering, depth + 1)
        else:
            # Content controls, insertions, custom XML: whatever wraps paragraphs.
            _docx_blocks(child, lines, numbering, depth + 1)


def _docx_paragraph(paragraph: Element) -> str:
    pieces: list[str] = []
    for element in paragraph.iter():
        if element.tag == f"{_WORD}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_WORD}tab":
            pieces.append("\t")
        elif element.tag in (f"{_WORD}br", f"{_WORD}cr"):
            pieces.append("\n")
        elif element.tag == f"{_WORD}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


class _Numbering:
    """Automatic numbers of a Word file: what the reader sees before a paragraph is not in its text."""

    def __init__(self, data: bytes) -> None:
        self._formats: dict[str, dict[str, tuple[str, str, int]]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        try:
            root = _xml(_unpacked(data, "word/numbering.xml"))
        except Unreadable:
            return
        abstract: dict[str, dict[str, tuple[str, str, int]]] = {}
        for definition in root.findall(f"{_WORD}abstractNum"):
            levels: dict[str, tuple[str, str, int]] = {}
            for level in definition.findall(f"{_WORD}lvl"):
                start = _value(level.find(f"{_WORD}start"))
                levels[level.get(f"{_WORD}ilvl", "0")] = (
                    _value(level.find(f"{_WORD}numFmt")) or "decimal",
                    _value(level.find(f"{_WORD}lvlText")) or "",
                    int(start) if start and start.isdigit() and len(start) < 5 else 1,
                )
            abstract[definition.get(f"{_WORD}abstractNumId", "")] = levels
        for number in root.findall(f"{_WORD}num"):
            base = _value(number.find(f"{_WORD}abstractNumId")) or ""
            self._formats[number.get(f"{_WORD}numId", "")] = abstract.get(base, {})

    def label(self, paragraph: Element) -> str:
        """The number or bullet Word shows before a paragraph."""
        properties = paragraph.find(f"{_WORD}pPr/{_WORD}numPr")
        if properties is None:
            return ""
        identifier = _value(properties.find(f"{_WORD}numId")) or "0"
        level = _value(properties.find(f"{_WORD}ilvl")) or "0"
        kind, shown, start = self._formats.get(identifier, {}).get(level, ("bullet", "", 1))
        if identifier == "0" or kind in ("none", ""):
            return ""
        if kind == "bullet":
            return "• "
        place = int(level) if level.isdigit() and len(level) < 2 else 0
        count = self._counts.get((identifier, place), start - 1) + 1
        self._counts[identifier, place] = count
        for deeper in range(place + 1, 9):
            self._counts.pop((identifier, deeper), None)
        if "%" not in shown:
            return f"{count}. "
        if kind not in ("decimal", "decimalZero", "arabicAbjad", "hindiNumbers", "upperRoman", "lowerRoman"):
            return "• "
        for other in range(place + 1):
            shown = shown.replace(f"%{other + 1}", str(self._counts.get((identifier, other), 1)))
        return f"{shown} "


def _value(element: Element | None) -> str | None:
    return element.get(f"{_WORD}val") if element is not None else None


# --- ODT -------------------------------------------------------------------------------------------------------------


def _odt(data: bytes) -> str:
    root = _xml(_unpacked(data, "content.xml"))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    lines: list[str] = []
    if body is not None:
        _odt_blocks(body, lines, 0, [])
    return "\n".join(lines)


def _odt_blocks(parent: Element, lines: list[str], depth: int, counts: list[int]) -> None:
    if depth > 60:
        lines.append("".join(parent.itertext()))
        return
    for child in parent:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            text = "".join(_odt_text(child))
            if counts and counts[-1] < 0:
                counts[-1] = -counts[-1]
                text = f"{counts[-1]}. {text}"
            lines += text.split("\n")
            lines.append("")
        elif child.tag == f"{_TEXT}list":
            for place, item in enumerate(child, start=1):
                _odt_blocks(item, lines, depth + 1, [*counts, -place])
        elif child.tag not in (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"):
            _odt_blocks(child, lines, depth + 1, [])


def _odt_text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (int(count) if count.isdigit() and len(count) < 4 else 1)
        elif child.tag not in (f"{_OFFICE}annotation", f"{_TEXT}note"):
            yield from _odt_text(child)
        yield child.tail or ""


# --- the others ------------------------------------------------------------------------------------------------------


def _pdf(data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("it is protected by a password")
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except Unreadable:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        RecursionError,
        NotImplementedError,
        AssertionError,
        ImportError,
    ) as error:
        # pypdf meets broken files with whatever its code stumbles over.
        raise Unreadable("it is broken or protected") from error
    return "\n".join(pages)


def _rtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        return str(rtf_to_text(data.decode("latin-1"), errors="ignore"))  # type: ignore[no-untyped-call] # striprtf has no types
    except (ValueError, IndexError, KeyError, LookupError, TypeError) as error:
        raise Unreadable("it is broken") from error


def _html(data: bytes) -> str:
    from mail_gateway.html import text_of_html

    return text_of_html(decode(data, _charset_of_page(data))[0])


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


def _plain(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return (
        decode(data.removeprefix(b"\xef\xbb\xbf"), None)[0]
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x00", "")
    )


READERS: dict[str, Callable[[bytes], str]] = {
    "docx": _docx, "odt": _odt, "pdf": _pdf, "rtf": _rtf, "html": _html, "txt": _plain,
}  # fmt: skip
