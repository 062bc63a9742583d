"""Words of a PDF file, its lines joined to the paragraphs they were set from."""

import io
import re
from collections import Counter

from mail_gateway.packed import Unreadable

_MOST_PAGES = 600
#: A shorter line was ended by its author.
_SHORTEST_FULL = 20
_SHORTEST_FULL_CHINESE = 12
_CHINESE = re.compile("[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: "Page 2 of 3", "- 2 -", "2/3", "第2页"; not "2." nor "(2)", which may be an answer's number.
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*/\s*\d{1,4}|第\s*\d{1,4}\s*页.{0,12}|"
    r"(?:page|página|pág\.|стр\.|страница|صفحة|الصفحة)\s*\d{1,4}(?:\s*(?:of|de|sur|из|من|/)\s*\d{1,4})?)",
    re.IGNORECASE,
)
_SOFT_HYPHEN = "\u00ad"
_BROKEN = "\x00"  #: where a printed line ended inside a paragraph, while the paragraph is put together
_ENDS = ".!?:;؟؛。！？：；…»”"
#: What may begin a line of its own: a number, a bullet, "Question 2", "Q2", "Answer".
_BEGINS = re.compile(
    r"\s*(?:[(\[]?(?:\d{1,3}|\w)[.):）、．\]]|[-–—•*●▪◦·]|q\d|question|answer|r[ée]ponse|pregunta|respuesta|вопрос|ответ|"
    r"السؤال|سؤال|س\d|الجواب|第|问题|[一二三四五六七八九十]、)",
    re.IGNORECASE,
)


def text_of_pdf(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and remarks on it. Raises Unreadable."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("it is protected by a password", "locked")
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
        more = len(reader.pages) > _MOST_PAGES
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
    remarks = (f"only its first {_MOST_PAGES} pages were read",) if more else ()
    return "\n".join(
        joined(page.replace("\r", "").replace(_BROKEN, "").split("\n")) for page in pages
    ), remarks


def reads_uncertainly(text: str) -> bool:
    """Whether so much of it is written from right to left that the order of letters in a PDF may have suffered."""
    found = len(_RIGHT_TO_LEFT.findall(text))
    return found > 20 and found * 5 > len("".join(text.split()))


def without_running_lines(pages: list[list[str]]) -> tuple[list[str], list[str]]:
    """The lines of all pages without what stands at the head or foot of most of them, and what that is.

    Only lines that are the same everywhere, or plainly number the page: "Question 2" on top of a page is neither.
    """
    ends = [_ends(page) for page in pages]
    most = max(2, len(pages) * 0.6)
    running = [
        Counter(_running(page[found[place]]) for page, found in zip(pages, ends, strict=True) if found)
        for place in (0, 1)
    ]
    lines: list[str] = []
    left_out: dict[str, None] = {}
    for page, found in zip(pages, ends, strict=True):
        gone = set()
        for place, line in enumerate(found):
            shape = _running(page[line])
            if shape and running[place][shape] >= most:
                gone.add(line)
                left_out.setdefault(shape)
        lines += [line for at, line in enumerate(page) if at not in gone]
    return lines, list(left_out)


def _ends(page: list[str]) -> tuple[int, ...]:
    """The places of the first and the last line with words; none on a page of a single one."""
    seen = [place for place, line in enumerate(page) if line.strip()]
    return (seen[0], seen[-1]) if len(seen) > 1 else ()


def _running(line: str) -> str:
    """What a line would be as head or foot; empty when it can be none."""
    text = line.strip()
    if _PAGE_NUMBER.fullmatch(text):
        return "page numbers"
    return "" if _BEGINS.match(text) else text


def joined(lines: list[str]) -> str:
    """The lines of a page, those joined that were only broken because the next word had no room.

    A line is taken for full when the first word of the next would not have fitted; a sentence that ends with its line
    stays apart, since nothing tells whether its author or the margin ended it.
    """
    width = max((_width(line) for line in lines), default=0)
    out: list[str] = []
    for line in lines:
        # A paragraph that is being put together is measured by its last printed line.
        if out and _runs_on(out[-1].rpartition(_BROKEN)[2], line, width):
            above = out[-1].rstrip()
            chinese = _CHINESE.match(above[-1]) and _CHINESE.match(line.lstrip()[0])
            space = "" if chinese or above[-1] in ("-", _SOFT_HYPHEN) else " "
            out[-1] = f"{above.removesuffix(_SOFT_HYPHEN)}{space}{_BROKEN}{line.lstrip()}"
        else:
            out.append(line)
    return "\n".join(out).replace(_BROKEN, "")


def _runs_on(above: str, line: str, width: int) -> bool:
    above, line = above.rstrip(), line.strip()
    if not above or not line or above[-1] in _ENDS or _BEGINS.match(line):
        return False
    chinese = bool(_CHINESE.match(above[-1]) and _CHINESE.match(line[0]))
    if _width(above) < (2 * _SHORTEST_FULL_CHINESE if chinese else _SHORTEST_FULL):
        return False
    first = line[0] if chinese else line.split()[0]
    return _width(above) + _width(first) + 1 > 0.85 * width


def _width(line: str) -> int:
    """In columns: a Chinese letter takes two."""
    return len(line) + len(_CHINESE.findall(line))
