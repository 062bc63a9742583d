"""Gets at the text inside published files, whatever they are packed in."""

import io
import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    """The text without any spaces."""
    return "".join(text.split())


def html_text(page: str) -> str:
    """What a reader of the page can read."""
    body = LexborHTMLParser(page).body
    assert body is not None
    for unseen in body.css("script, style"):
        unseen.decompose()
    return body.text()


def docx_paragraphs(path: Path) -> list[etree._Element]:
    """The paragraphs of a Word document, in tables too."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return list(root.iter(f"{_W}p"))


def docx_text(path: Path) -> str:
    """Its words, a line for each paragraph."""
    return "\n".join("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in docx_paragraphs(path))


def unpacked(data: bytes) -> bytes:
    """The bytes themselves and everything packed inside them: ZIP members, and the streams of a PDF."""
    found = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for item in package.infolist():
                found += [item.filename.encode(), item.comment, package.read(item)]
    if data.startswith(b"%PDF"):
        for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
            try:
                found.append(zlib.decompress(stream[1]))
            except zlib.error:
                continue
    return b"\n".join(found)
