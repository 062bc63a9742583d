"""Words of a DOCX file as a reader of Word sees them: changes accepted, numbers shown, notes under their paragraph."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mail_gateway.doc_text import text_of_doc
from mail_gateway.docx_numbers import Numbering
from mail_gateway.packed import Unreadable, is_ole, unpacked, xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DEEPEST = 60

#: Struck out, or moved elsewhere: not part of what the author means any more.
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}rPrChange", f"{_W}pPrChange", f"{_W}instrText"))
_BOXES = frozenset((f"{_W}txbxContent",))


def text_of_docx(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and remarks on what was left out of it. Raises Unreadable."""
    if is_ole(data):
        return text_of_doc(data)  # the old form under a new name; or protected, which is said there
    document = _Document(data)
    return "\n".join(document.lines), tuple(document.remarks())


class _Document:
    """One file being read."""

    def __init__(self, data: bytes) -> None:
        root = _part(data, "word/document.xml")
        if root is None:
            raise Unreadable("it is broken")
        self._data = data
        self._numbering = Numbering(_part(data, "word/numbering.xml"), _part(data, "word/styles.xml"))
        self._notes = {**self._notes_of("footnote"), **self._notes_of("endnote")}
        self._changed = False
        self.lines: list[str] = []
        body = root.find(f"{_W}body")
        if body is not None:
            self._blocks(body, 0)

    def remarks(self) -> Iterator[str]:
        if self._changed:
            yield "it holds tracked changes: read as if all were accepted"
        comments = _part(self._data, "word/comments.xml")
        count = len(comments.findall(f"{_W}comment")) if comments is not None else 0
        if count:
            yield f"it holds {count} comments in its margin: not part of the answers"

    def _notes_of(self, kind: str) -> dict[tuple[str, str], str]:
        root = _part(self._data, f"word/{kind}s.xml")
        notes = root.findall(f"{_W}{kind}") if root is not None else []
        return {
            (kind, note.get(f"{_W}id", "")): " ".join("".join(_runs(note)).split())
            for note in notes
            if note.get(f"{_W}type") in (None, "normal")
        }

    def _blocks(self, parent: Element, depth: int) -> None:
        if depth > _DEEPEST:
            self.lines.append("".join(_runs(parent)))
            return
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{_W}tbl":
                self._rows(child, depth)
            elif child.tag in _GONE:
                self._changed = True
            elif child.tag == f"{_COMPATIBLE}AlternateContent":
                self._blocks(_chosen(child), depth + 1)
            else:
                # Content controls, insertions, custom XML: whatever wraps paragraphs.
                self._blocks(child, depth + 1)

    def _rows(self, table: Element, depth: int) -> None:
        """Cell by cell, so that a question in the left column stands above its answer."""
        for child in table:
            if child.tag == f"{_W}tc":
                self._blocks(child, depth + 1)
            elif child.tag == f"{_W}p":
                self._paragraph(child, depth)
            elif child.tag not in _GONE:
                self._rows(child, depth)

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        self._changed = self._changed or any(
            element.tag in (f"{_W}ins", f"{_W}del", f"{_W}moveTo", f"{_W}moveFrom")
            for element in paragraph.iter()
        )
        text = "".join(_runs(paragraph))
        label = self._numbering.label(paragraph)
        self.lines += (label + text if text.strip() else text).split("\n")
        self.lines.append("")
        for box in _boxes(paragraph):
            self._blocks(box, depth + 1)
        self._put_notes(paragraph)

    def _put_notes(self, paragraph: Element) -> None:
        for kind in ("footnote", "endnote"):
            for place in paragraph.iter(f"{_W}{kind}Reference"):
                identifier = place.get(f"{_W}id", "")
                if words := self._notes.get((kind, identifier)):
                    self.lines += [f"[{identifier}] {words}", ""]


def _runs(parent: Element) -> Iterator[str]:
    """The words of a paragraph in order, without those of the boxes that hang on it."""
    stack = [iter(parent)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        match element.tag.removeprefix(_W):
            case "t":
                yield element.text or ""
            case "tab":
                yield "\t"
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "footnoteReference" | "endnoteReference":
                yield f"[{element.get(f'{_W}id', '')}]"
            case "pPr" | "rPr" | "txbxContent":
                pass
            case _ if element.tag == _MATH_TEXT:
                yield element.text or ""
            case _ if element.tag in _GONE:
                pass
            case _ if element.tag == f"{_COMPATIBLE}AlternateContent":
                stack.append(iter(_chosen(element)))
            case _:
                stack.append(iter(element))


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes of a paragraph, each once: Word writes them a second time for old programs."""
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag in _BOXES:
            yield element
        elif element.tag == f"{_COMPATIBLE}AlternateContent":
            stack.append(_chosen(element))
        elif element.tag not in _GONE:
            stack.extend(reversed(element))


def _chosen(alternatives: Element) -> Element:
    """The first of several renderings of the same thing (ISO/IEC 29500-3)."""
    return next(iter(alternatives), alternatives)


def _part(data: bytes, name: str) -> Element | None:
    """One part of the package; None when there is none, or none that can be read."""
    try:
        content = unpacked(data, name)
        # Strict Open XML says the same under other names.
        return xml(content.replace(_STRICT, _W[1:-1].encode()) if _STRICT in content[:4000] else content)
    except Unreadable:
        if name == "word/document.xml":
            raise
        return None
