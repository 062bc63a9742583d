"""The compilation as DOCX: what the organisation edits and files.

The body is written as WordprocessingML directly: python-docx gives the package, the styles and the settings, but needs
a hundred times longer to add the paragraphs of a large consultation one by one.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor

from consultation.definition import text_in
from consultation.interview import GENERAL
from publication.entries import Answer, Compilation, Entry
from publication.frame import Frame
from publication.proofs import canonical, merkle_root
from publication.redacting import MARK, Piece
from publication.scripts import literal, runs
from publication.site import document_name

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest date a ZIP knows: the same bytes whenever it is made


def write_document(compilation: Compilation, path: Path) -> None:
    """Writes the compilation as one DOCX file."""
    frame = Frame(compilation.consultation, compilation.language)
    body = _Body(compilation, frame)
    document = docx.Document()
    _style(document, frame)
    _name(document, compilation, frame)
    _footer(document, document_name(compilation, frame), frame)
    parsed = parse_xml(f"<w:body {_W}>{''.join(body.write())}</w:body>")
    section = document.element.body.sectPr
    for element in list(parsed):
        section.addprevious(element)
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(_fixed(out.getvalue()))


class _Body:
    """Writes the document from top to bottom as pieces of XML."""

    def __init__(self, compilation: Compilation, frame: Frame) -> None:
        self._compilation = compilation
        self._frame = frame
        self._rtl = frame.direction == "rtl"
        self._bookmarks = 0

    def write(self) -> Iterable[str]:
        compilation, frame = self._compilation, self._frame
        yield from self._cover()
        yield self._heading(frame.say("introduction"))
        for paragraph in frame.introduction(compilation):
            yield self._paragraph(paragraph)
        if any(piece.is_redacted for e in compilation.all_entries for a in e.texts for piece in a.pieces):
            yield self._paragraph(frame.say("intro_redacted", mark=MARK))
        yield self._heading(frame.say("counts"))
        for table in frame.tables(compilation.counts):
            if table.rows:
                rows = [[row.label, row.shown] for row in table.rows]
                yield self._table([table.heading, frame.say("count")], rows, (7200, 1800))
        if compilation.changes:
            yield self._heading(frame.say("changes"))
            for change in compilation.changes:
                yield self._paragraph(frame.say(f"change_{change.what}", index=change.number))
        for number in compilation.consultation.numbers:
            yield self._heading(f"{frame.heading(number)}. {frame.question(number)}", new_page=True)
            yield from self._answers(compilation.answers_to(number))
        if general := compilation.answers_to(GENERAL):
            yield self._heading(frame.say("general"))
            yield from self._answers(general)
        yield from self._late()
        yield from self._register()
        yield from self._rest()

    def _cover(self) -> Iterable[str]:
        compilation, frame = self._compilation, self._frame
        consultation = compilation.consultation
        if compilation.is_draft:
            yield self._paragraph(f"{frame.say('draft')}. {frame.say('draft_note')}", "Draft")
        yield self._paragraph(frame.say("consultation", reference=consultation.reference), "Subtitle")
        yield self._paragraph(frame.say("title"), "Title")
        unofficial = f" ({frame.say('unofficial')})" if frame.is_unofficial(consultation.title) else ""
        yield self._paragraph(frame.title() + unofficial, "Subtitle")
        rows = [[frame.say("document"), document_name(compilation, frame)]]
        if compilation.edition:
            rows.append([frame.say("edition"), f"{compilation.edition} {compilation.revision}".strip()])
        rows.append([frame.say("date"), frame.date(compilation.made_at)])
        rows.append([frame.say("original"), frame.say("original_note")])
        if consultation.meeting:
            place = text_in(consultation.meeting.place, frame.language)
            rows.append([frame.say("meeting"), f"{place}, {frame.date(consultation.meeting.starts)}"])
        yield self._table(None, rows, (3200, 5800))

    def _answers(self, pairs: Sequence[tuple[Entry, Answer]]) -> Iterable[str]:
        yield self._paragraph(self._frame.say("answers", count=len(pairs)), "Details")
        for entry, answer in pairs:
            yield from self._who(entry, answer.question)
            yield from self._words(answer)
            yield from self._files(entry, answer.question)

    def _who(self, entry: Entry, question: int) -> Iterable[str]:
        frame = self._frame
        late = f" – {frame.say('late_mark')}" if entry.late else ""
        name = f"{frame.say('number')} {entry.number}  {frame.who(entry)}{late}"
        yield self._paragraph(name, "Heading 2", bookmark=f"q{question}_{entry.anchor}")
        yield self._paragraph(" · ".join(_isolated(detail) for detail in frame.details(entry)), "Details")

    def _words(self, answer: Answer) -> Iterable[str]:
        frame = self._frame
        if answer.standing == "waiting":
            yield self._paragraph(frame.say("waiting"), "Draft")
        elif answer.standing == "rejected":
            yield self._paragraph(frame.say("rejected", reason=answer.reason), "Draft")
        for paragraph in answer.paragraphs:
            rtl = paragraph.direction == "rtl"
            inside = "".join(self._piece(piece, answer.language) for piece in paragraph.pieces)
            yield _p("Answer", inside, rtl=rtl)

    def _piece(self, piece: Piece, language: str) -> str:
        if not piece.is_redacted:
            return _runs(piece.text, language)
        why = self._frame.say("redacted", reason=piece.reason or "")
        return _runs(MARK, language) + _runs(f" [{why}]", self._frame.language, italic=True)

    def _files(self, entry: Entry, question: int) -> Iterable[str]:
        for file in entry.attachments:
            if file.question == question:
                listed = "" if file.path else f" – {self._frame.say('listed')}"
                size = self._frame.size(file.size)
                yield self._paragraph(
                    f"{self._frame.say('file')}: {_isolated(file.name)} ({size}){listed}", "Details"
                )

    def _late(self) -> Iterable[str]:
        compilation, frame = self._compilation, self._frame
        if not compilation.late:
            return
        yield self._heading(frame.say("late"), new_page=True)
        yield self._paragraph(frame.say("late_note"))
        for number in (*compilation.consultation.numbers, GENERAL):
            if pairs := compilation.answers_to(number, late=True):
                text = f". {frame.question(number)}" if number else ""
                yield self._paragraph(f"{frame.heading(number)}{text}", "Heading 3")
                yield from self._answers(pairs)

    def _register(self) -> Iterable[str]:
        compilation, frame = self._compilation, self._frame
        yield self._heading(frame.say("contributors"), new_page=True)
        columns = [
            frame.say(c) for c in ("number", "name", "organisation", "country", "category", "answered")
        ]
        rows = [
            [
                str(entry.number),
                entry.name or frame.say("anonymous"),
                entry.organisation or "",
                frame.country(entry.country) if entry.country else "",
                frame.category(entry.category) if entry.category else "",
                ", ".join(str(answer.question) for answer in entry.answers),
            ]
            for entry in compilation.all_entries
        ]
        yield self._table(columns, rows, (700, 2000, 2300, 1500, 1500, 1000))

    def _rest(self) -> Iterable[str]:
        compilation, frame = self._compilation, self._frame
        if compilation.gaps:
            yield self._heading(frame.say("withdrawn"))
            for gap in compilation.gaps:
                yield self._paragraph(
                    frame.say("withdrawn_line", index=gap.number, date=gap.at)
                    if gap.at
                    else frame.say("withdrawn_undated", index=gap.number)
                )
        if compilation.campaigns:
            yield self._heading(frame.say("campaigns"))
            for campaign in compilation.campaigns:
                numbers = ", ".join(map(str, campaign.numbers))
                yield self._paragraph(
                    frame.say("campaign", count=len(campaign.numbers), sample=campaign.sample, list=numbers)
                )
        if compilation.attachments:
            yield self._heading(frame.say("attachments"))
            rows = [
                [
                    str(entry.number),
                    file.name,
                    frame.size(file.size),
                    file.sha256 if file.path else frame.say("listed"),
                ]
                for entry, file in compilation.attachments
            ]
            columns = [frame.say("number"), frame.say("file"), frame.say("size"), "SHA-256"]
            yield self._table(columns, rows, (700, 3400, 1000, 3900))
        yield self._heading(frame.say("method"))
        root = merkle_root([canonical(record.as_json()) for record in compilation.records])
        for text in ("method_intake", "method_cleared"):
            yield self._paragraph(frame.say(text))
        yield self._paragraph(f"{frame.say('method_proof')} {_isolated(root)}")
        yield self._paragraph(frame.say("method_verify"))

    def _heading(self, text: str, *, new_page: bool = False) -> str:
        return self._paragraph(text, "Heading 1", new_page=new_page)

    def _paragraph(
        self, text: str, style: str = "Normal", *, bookmark: str = "", new_page: bool = False
    ) -> str:
        inside = _runs(text, self._frame.language)
        if bookmark:
            self._bookmarks += 1
            at = self._bookmarks
            inside = f'<w:bookmarkStart w:id="{at}" w:name="{bookmark}"/>{inside}<w:bookmarkEnd w:id="{at}"/>'
        return _p(style, inside, rtl=self._rtl, new_page=new_page)

    def _table(
        self, columns: Sequence[str] | None, rows: Sequence[Sequence[str]], widths: Sequence[int]
    ) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        visual = "<w:bidiVisual/>" if self._rtl else ""
        edges = "".join(
            f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="C5CDD6"/>'
            for edge in ("top", "bottom", "insideH")
        )
        properties = (
            f'<w:tblPr>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/></w:tblPr>'
        )
        lines = [self._row(columns, widths, heading=True)] if columns else []
        lines += [self._row(row, widths) for row in rows]
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>{_p('Normal', '', rtl=self._rtl)}"

    def _row(self, cells: Sequence[str], widths: Sequence[int], *, heading: bool = False) -> str:
        style = "Table heading" if heading else "Table text"
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self._paragraph(cell, style)}</w:tc>'
            for cell, width in zip(cells, widths, strict=True)
        )
        repeated = (
            "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heading else "<w:trPr><w:cantSplit/></w:trPr>"
        )
        return f"<w:tr>{repeated}{written}</w:tr>"


def _p(style: str, inside: str, *, rtl: bool, new_page: bool = False) -> str:
    # Never `jc=right` beside `bidi`: Word then turns the paragraph to the left.
    page = "<w:pageBreakBefore/>" if new_page else ""
    bidi = "<w:bidi/>" if rtl else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{page}{bidi}</w:pPr>{inside}</w:p>'


def _runs(text: str, language: str, *, italic: bool = False) -> str:
    """A text as runs; those in right-to-left letters are marked, or their signs and digits would stand astray."""
    sloped = "<w:i/><w:iCs/>" if italic else ""
    latin = language if language in ("en", "fr", "es", "ru") else "en"
    written = []
    for right, stretch in runs(literal(text)):
        marked = "<w:rtl/>" if right else ""
        tongue = f'<w:lang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        tabbed = escape(stretch).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        written.append(
            f'<w:r><w:rPr>{sloped}{marked}{tongue}</w:rPr><w:t xml:space="preserve">{tabbed}</w:t></w:r>'
        )
    return "".join(written)


def _isolated(text: str) -> str:
    """A name among other words, so that its direction does not turn them."""
    return f"\u2068{text}\u2069"


def _style(document: Document, frame: Frame) -> None:
    styles = document.styles
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    for name, base in (("Answer", "Normal"), ("Details", "Normal"), ("Draft", "Normal"), ("Table text", "Normal"), ("Table heading", "Table text")):  # fmt: skip
        style = styles.add_style(name, 1)
        style.base_style = styles[base]
    sizes = {"Normal": 10.5, "Title": 24, "Subtitle": 13, "Heading 1": 15, "Heading 2": 11.5, "Heading 3": 12.5,
             "Details": 9.5, "Table text": 9.5, "Table heading": 9.5}  # fmt: skip
    for name, size in sizes.items():
        font = styles[name].font
        font.size = Pt(size)
        _fonts(styles[name].element, size)
        if name.startswith(("Heading", "Title", "Subtitle")):
            font.color.rgb = RGBColor(0x12, 0x3A, 0x5E)
            font.italic = False
    for name in ("Normal", "Answer"):
        styles[name].paragraph_format.space_after = Pt(5)
    styles["Table text"].paragraph_format.space_after = Pt(2)
    styles["Table text"].paragraph_format.space_before = Pt(2)
    styles["Table heading"].font.bold = True
    styles["Details"].font.color.rgb = RGBColor(0x56, 0x62, 0x73)
    styles["Draft"].font.color.rgb = RGBColor(0x9C, 0x2A, 0x00)
    styles["Draft"].font.bold = True
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        styles[name].paragraph_format.keep_with_next = True
    styles["Heading 2"].paragraph_format.space_before = Pt(14)
    styles["Details"].paragraph_format.keep_with_next = True


def _fonts(style, size: float) -> None:  # type: ignore[no-untyped-def] # python-docx has no types for its elements
    """Names a font for every script: python-docx sets only the Latin one, and Arabic has a size of its own."""
    properties = style.get_or_add_rPr()
    for old in properties.findall(f"{{{_W[9:-1]}}}rFonts"):
        properties.remove(old)
    fonts = f'<w:rFonts {_W} w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>'
    properties.insert(0, parse_xml(fonts))
    for old in properties.findall(f"{{{_W[9:-1]}}}szCs"):
        properties.remove(old)
    after = properties.find(f"{{{_W[9:-1]}}}sz")
    after.addnext(parse_xml(f'<w:szCs {_W} w:val="{round(size * 2 + 2)}"/>'))


def _name(document: Document, compilation: Compilation, frame: Frame) -> None:
    properties = document.core_properties
    properties.title = f"{document_name(compilation, frame)}: {frame.say('title')}"
    properties.subject = frame.title()
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = frame.language
    properties.created = properties.modified = compilation.made_at.replace(tzinfo=None)
    properties.revision = 1


def _footer(document: Document, name: str, frame: Frame) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]._p
    rtl = frame.direction == "rtl"
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    page = f'{field.format("begin")}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{field.format("end")}'
    written = _p(
        "Details",
        f'{_runs(name, frame.language)}<w:r><w:t xml:space="preserve">  –  </w:t></w:r>{page}',
        rtl=rtl,
    )
    paragraph.getparent().replace(paragraph, parse_xml(written.replace("<w:p>", f"<w:p {_W}>", 1)))


def _fixed(package: bytes) -> bytes:
    """The same ZIP with one fixed date in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(item))
    return out.getvalue()
