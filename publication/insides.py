"""Words inside a file that its readers do not show: comments, headers, links and properties, in packages and in PDF.

Only for finding contact data in it before it is published; what a file says to people is read elsewhere.
"""

import html
import io
import re
import zipfile
import zlib

#: What is unpacked at most: a small file can hold gigabytes of zeros.
MOST_UNPACKED = 40 * 1024 * 1024
_TEXTS = (".xml", ".rels", ".txt", ".html", ".htm", ".csv")
_PARAGRAPH_ENDS = re.compile(r"</(?:\w+:)?(?:p|h|si|row|tr|li|div|t[dh])>|<(?:\w+:)?(?:br|tab)\b[^>]*>")
_TAGS = re.compile(r"<[^<>]*>")
_TARGETS = re.compile(r"(?:Target|href)=\"([^\"]{1,2000})\"")
#: Who commented, who changed what, and by which account: `w:author`, `w15:userId` and their like.
_ACCOUNTS = re.compile(r"=\"([^\"<>@]{0,500}@[^\"<>]{1,500})\"|='([^'<>@]{0,500}@[^'<>]{1,500})'")
_STREAM = re.compile(rb"stream\r?\n")
_MAILTO = re.compile(rb"mailto:([^)>\s\"']{3,300})")
_PDF_TEXT = re.compile(
    rb"/(?:Author|Creator|Subject|Keywords|Title|Contents|URI)\s*\(((?:[^()\\]|\\.){1,2000})\)"
)


def hidden_words(data: bytes) -> str:
    """What text a package (DOCX, ODT, XLSX, PPTX …) or a PDF holds besides its pages; empty for other files."""
    if data.startswith(b"PK"):
        return _of_package(data)
    return _of_pdf(data) if data.startswith(b"%PDF") else ""


def _of_package(data: bytes) -> str:
    found: list[str] = []
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for item in package.infolist():
                if left <= 0 or not item.filename.lower().endswith(_TEXTS) or item.flag_bits & 1:
                    continue
                with package.open(item) as stream:
                    content = stream.read(left)
                left -= len(content)
                found.append(_text_of_xml(content.decode("utf-8", "replace")))
    # What a broken package can raise; what was found until then is worth telling.
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return "\n".join(found)
    return "\n".join(found)


def _text_of_xml(markup: str) -> str:
    # An address may be cut into several runs: what stands between tags is joined, paragraphs are not.
    words = _TAGS.sub("", _PARAGRAPH_ENDS.sub("\n", markup))
    accounts = ["".join(found) for found in _ACCOUNTS.findall(markup)] if "@" in markup else []
    return html.unescape("\n".join([words, *_TARGETS.findall(markup), *accounts]))


def _of_pdf(data: bytes) -> str:
    found = _pdf_words(data)
    left = MOST_UNPACKED
    for begin in _STREAM.finditer(data):
        if left <= 0:
            break
        try:
            stream = zlib.decompressobj().decompress(data[begin.end() :], left)
        except zlib.error:
            continue
        left -= len(stream)
        found += _pdf_words(stream)
    return "\n".join(found)


def _pdf_words(data: bytes) -> list[str]:
    raw = [match[1] for match in _MAILTO.finditer(data)] + [match[1] for match in _PDF_TEXT.finditer(data)]
    return [
        words.decode("utf-16", "replace")
        if words.startswith((b"\xfe\xff", b"\xff\xfe"))
        else words.decode("latin-1")
        for words in raw
    ]
