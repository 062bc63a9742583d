"""The empty Word document that the compilation is written on: page, styles, properties, and its packing."""

import io
import zipfile
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

from publication.entries import Compilation
from publication.frame import Frame

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest date a ZIP knows: the same bytes whenever it is made

#: A field that shows the number of the page, behind a dash.
PAGE_NUMBER = (
    '<w:r><w:t xml:space="preserve">  –  </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def page_of(bookmark: str) -> str:
    """A tabulator and a field that shows the page of a bookmark; a dash until a word processor counts the pages."""
    return (
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>–</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@dataclass(frozen=True, slots=True)
class _Style:
    """How one kind of paragraph looks. Sizes and spaces are in points."""

    name: str
    size: float
    colour: str = "1C2430"
    bold: bool = False
    before: float = 0
    after: float = 5
    keep: bool = False  #: on the page of what follows
    tab: float = 0  #: millimetres from the edge, where numbers of pages end


_STYLES = (
    _Style("Normal", 10.5),
    _Style("Answer", 10.5),
    _Style("Title", 26, "123A5E", bold=True, before=12, after=12),
    _Style("Subtitle", 14, "566273", after=10),
    _Style("Heading 1", 16, "123A5E", bold=True, before=20, after=6, keep=True),
    _Style("Heading 2", 11.5, "123A5E", bold=True, before=14, after=0, keep=True),
    _Style("Heading 3", 12.5, "123A5E", bold=True, before=16, after=4, keep=True),
    _Style("Contents heading", 16, "123A5E", bold=True, before=20, after=6, keep=True),
    _Style("Contents", 10.5, after=4, tab=160),
    _Style("Place", 10, "123A5E", before=6, after=2, keep=True),
    _Style("Details", 9.5, "566273", keep=True),
    _Style("Note", 9.5, "566273"),
    _Style("Draft", 10.5, "9C2A00", bold=True),
    _Style("Table text", 9.5, before=2, after=2),
    _Style("Table heading", 9.5, bold=True, before=2, after=2),
    _Style("Gap", 4, after=2),
)


def stationery(title: str, compilation: Compilation, frame: Frame) -> Document:
    """An empty document with the styles above, A4, and no trace of who made it."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    for style in _STYLES:
        _set(document, style)
    properties = document.core_properties
    properties.title, properties.subject, properties.language = title, frame.title(), frame.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = compilation.made_at.replace(tzinfo=None)
    properties.revision = 1
    return document


def replace_body(document: Document, xml: str) -> None:
    """Puts paragraphs and tables into the document."""
    end = document.element.body.sectPr
    for element in list(parse_xml(f"<w:body {_W}>{xml}</w:body>")):
        end.addprevious(element)


def replace_footer(document: Document, paragraph: str) -> None:
    """Puts a paragraph at the foot of every page."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    empty = footer.paragraphs[0]._p  # python-docx has no public way to a paragraph's element
    empty.getparent().replace(empty, parse_xml(paragraph.replace("<w:p>", f"<w:p {_W}>", 1)))


def package(document: Document) -> bytes:
    """The document as bytes, the same for the same document: with one fixed date in the ZIP."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(item))
    return out.getvalue()


def _set(document: Document, wanted: _Style) -> None:
    known = {style.name for style in document.styles}
    if wanted.name in known:
        style = document.styles[wanted.name]
    else:
        style = document.styles.add_style(wanted.name, 1)
        style.base_style = document.styles["Normal"]
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(wanted.before), Pt(wanted.after)
    layout.keep_with_next = wanted.keep
    if wanted.tab:
        layout.tab_stops.add_tab_stop(Mm(wanted.tab), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        layout.right_indent = Mm(12)  # long headings break before the numbers
    # python-docx sets Latin letters only: Arabic has its own font (cs), size (szCs) and boldness (bCs).
    bold = "<w:b/><w:bCs/>" if wanted.bold else ""
    size = round(wanted.size * 2)
    look = (
        f'<w:rPr {_W}><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>{bold}'
        f'<w:color w:val="{wanted.colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size + 2}"/></w:rPr>'
    )
    style.element.replace(style.element.get_or_add_rPr(), parse_xml(look))
