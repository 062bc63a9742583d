"""Words of an OpenDocument text: changes accepted, numbers of lists shown, notes under their paragraph."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mail_gateway.packed import Unreadable, unpacked, xml

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DEEPEST = 60


def text_of_odt(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and remarks on what was left out of it. Raises Unreadable."""
    if _is_locked(data):
        raise Unreadable("it is protected by a password", "locked")
    root = xml(unpacked(data, "content.xml"))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    lines: list[str] = []
    remarks: list[str] = []
    if body is not None:
        _blocks(body, lines, 0, [])
        comments = sum(1 for _ in body.iter(f"{_OFFICE}annotation"))
        if body.find(f"{_TEXT}tracked-changes") is not None:
            remarks.append("it holds tracked changes: read as if all were accepted")
        if comments:
            remarks.append(f"it holds {comments} comments in its margin: not part of the answers")
    return "\n".join(lines), tuple(remarks)


def _is_locked(data: bytes) -> bool:
    """OpenDocument hides each file of the archive by itself and says so in the manifest (ODF 1.2, part 3)."""
    try:
        return b"encryption-data" in unpacked(data, "META-INF/manifest.xml")
    except Unreadable as error:
        if error.trouble == "broken":
            return False  # a manifest may be missing
        raise


def _blocks(parent: Element, lines: list[str], depth: int, counts: list[int]) -> None:
    if depth > _DEEPEST:
        lines.append("".join(parent.itertext()))
        return
    for child in parent:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            text = "".join(_words(child))
            if counts and counts[-1] < 0:
                counts[-1] = -counts[-1]
                text = f"{counts[-1]}. {text}"
            lines += text.split("\n")
            lines.append("")
            for box in child.iter(f"{_DRAW}text-box"):
                _blocks(box, lines, depth + 1, [])
            _put_notes(child, lines)
        elif child.tag == f"{_TEXT}list":
            for place, item in enumerate(child, start=1):
                _blocks(item, lines, depth + 1, [*counts, -place])
        elif child.tag not in (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"):
            _blocks(child, lines, depth + 1, [])


def _put_notes(paragraph: Element, lines: list[str]) -> None:
    for note in paragraph.iter(f"{_TEXT}note"):
        body = note.find(f"{_TEXT}note-body")
        if body is not None:
            citation = note.find(f"{_TEXT}note-citation")
            mark = "".join(citation.itertext()).strip() if citation is not None else "*"
            lines += [f"[{mark}] {' '.join(' '.join(body.itertext()).split())}", ""]


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (int(count) if count.isdecimal() and len(count) < 4 else 1)
        elif child.tag == f"{_TEXT}note":
            citation = child.find(f"{_TEXT}note-citation")
            yield f"[{''.join(citation.itertext()).strip()}]" if citation is not None else ""
        elif child.tag not in (f"{_OFFICE}annotation", f"{_DRAW}text-box"):
            yield from _words(child)
        yield child.tail or ""
