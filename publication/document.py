"""The compilation as DOCX: what the organisation edits and files.

The body is written as WordprocessingML directly: python-docx gives the package, the styles and the settings, but needs
a hundred times longer to add the paragraphs of a large consultation one by one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from consultation.interview import GENERAL
from publication.entries import Answer, Compilation, Entry
from publication.frame import Frame
from publication.grouping import Grouping
from publication.personal import MARK
from publication.proofs import canonical, merkle_root
from publication.redacting import Piece
from publication.scripts import Direction, literal, runs
from publication.site import document_name
from publication.stationery import PAGE_NUMBER, package, page_of, replace_body, replace_footer, stationery


def write_document(compilation: Compilation, path: Path) -> None:
    """Writes the compilation as one DOCX file."""
    # Word's own marks tell the direction of each run; isolates make some programs lose the spaces beside them.
    frame = Frame(compilation.consultation, compilation.language, isolates=False)
    document = stationery(f"{document_name(compilation, frame)}: {frame.say('title')}", compilation, frame)
    footer = _runs(document_name(compilation, frame), frame.language, frame.direction)
    replace_footer(document, _p("Details", footer + PAGE_NUMBER, rtl=frame.direction == "rtl"))
    replace_body(document, _Body(compilation, frame).whole())
    path.write_bytes(package(document))


#: Where the contents go, once the headings are known; no text holds a NUL.
_CONTENTS = "\x00contents\x00"


class _Body:
    """Writes the document from top to bottom as pieces of XML."""

    def __init__(self, compilation: Compilation, frame: Frame) -> None:
        self._compilation = compilation
        self._frame = frame
        self._grouping = Grouping(compilation)
        self._rtl = frame.direction == "rtl"
        self._bookmarks = 0
        self._headings: list[tuple[str, str]] = []  #: bookmark and words, for the contents

    def whole(self) -> str:
        """The body, with the contents made of the headings that turned out to be there."""
        written = "".join(self.write())
        return written.replace(_CONTENTS, "".join(self._contents()), 1)

    def write(self) -> Iterable[str]:
        compilation, frame = self._compilation, self._frame
        yield from self._cover()
        yield _CONTENTS
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
            for change in frame.changes(compilation):
                yield self._paragraph(change)
        for question in compilation.consultation.questions:
            number = question.number
            there = bool(compilation.answers_to(number))
            yield self._heading(f"{frame.heading(number)}. {frame.question(number)}", new_page=there)
            if frame.is_unofficial(question.text):
                yield self._paragraph(frame.say("unofficial"), "Details")
            yield from self._answers(number)
        if compilation.answers_to(GENERAL) or compilation.withheld_from(GENERAL):
            yield self._heading(frame.say("general"))
            yield from self._answers(GENERAL)
        yield from self._late()
        yield from self._by_contributor()
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
        if volume := frame.volume(compilation):
            rows.append([frame.say("volume"), volume])
        rows.append([frame.say("date"), frame.date(compilation.made_at)])
        rows.append([frame.say("original"), frame.say("original_note")])
        if consultation.meeting:
            rows.append([frame.say("meeting"), frame.meeting()])
        yield self._table(None, rows, (3200, 5800))

    def _answers(self, question: int, *, late: bool = False) -> Iterable[str]:
        frame = self._frame
        if count := frame.answers(self._compilation, question, late=late):
            yield self._paragraph(count, "Details")
        for entry, answer, others in self._grouping.answers(question, late=late):
            yield from self._who(entry, f"q{question}_")
            below = [*self._files(entry, question)]
            if others:
                same = f"{frame.say('same_words', count=len(others))} {frame.senders(others)}"
                below.append(self._paragraph(same, "Note"))
            yield from self._words(answer, keep=bool(below))
            yield from below
        if not late:
            for gap in self._compilation.withheld_from(question):
                yield self._paragraph(frame.gap(gap), "Draft")

    def _who(self, entry: Entry, place: str = "") -> Iterable[str]:
        frame = self._frame
        late = f" – {frame.say('late_mark')}" if entry.late else ""
        name = f"{frame.say('number')} {entry.number}  {frame.who(entry)}{late}"
        yield self._paragraph(name, "Heading 2", bookmark=f"{place}{entry.anchor}")
        base = frame.direction
        dot = _run(" · ", frame.language, rtl=self._rtl)
        details = dot.join(_runs(detail, frame.language, base) for detail in frame.details(entry))
        yield _p("Details", details, rtl=self._rtl)

    def _words(self, answer: Answer, *, keep: bool = False) -> Iterable[str]:
        """`keep`: the last paragraph stays on the page of what follows, which speaks of it."""
        frame = self._frame
        if answer.standing == "waiting":
            yield self._paragraph(frame.say("waiting"), "Draft")
        elif answer.standing == "rejected":
            yield self._paragraph(frame.say("rejected", reason=answer.reason), "Draft")
        apart = False
        shown = [at for at, paragraph in enumerate(answer.paragraphs) if paragraph.text.strip()]
        for at, paragraph in enumerate(answer.paragraphs):
            if not paragraph.text.strip():
                apart = True
                continue
            inside = "".join(
                self._piece(piece, answer.language, paragraph.direction) for piece in paragraph.pieces
            )
            last = keep and at == shown[-1]
            yield _p("Answer", inside, rtl=paragraph.direction == "rtl", apart=apart, keep=last)
            apart = False
        if translation := answer.in_language(frame.language):
            yield self._paragraph(frame.say("translation"), "Details")
            yield from self._words(translation)

    def _piece(self, piece: Piece, language: str, base: Direction) -> str:
        if not piece.is_redacted:
            return _runs(piece.text, language, base)
        why = self._frame.redacted(piece)
        black = _run(MARK, language, rtl=base == "rtl")
        return black + _runs(f" [{why}]", self._frame.language, self._frame.direction, italic=True)

    def _files(self, entry: Entry, question: int | None = None) -> Iterable[str]:
        for file in entry.attachments:
            if question is None or file.question == question:
                listed = "" if file.path else f" – {self._frame.say('listed')}"
                size = self._frame.size(file.size)
                yield self._paragraph(f"{self._frame.say('file')}: {file.name} ({size}){listed}", "Note")

    def _late(self) -> Iterable[str]:
        compilation, frame = self._compilation, self._frame
        if not compilation.late:
            return
        yield self._heading(frame.say("late"), new_page=True)
        yield self._paragraph(frame.say("late_note"))
        for number in (*compilation.consultation.numbers, GENERAL):
            if compilation.answers_to(number, late=True):
                text = f". {frame.question(number)}" if number else ""
                yield self._paragraph(f"{frame.heading(number)}{text}", "Heading 3")
                yield from self._answers(number, late=True)

    def _by_contributor(self) -> Iterable[str]:
        """The register, then each contribution whole; words that several sent stand once."""
        frame = self._frame
        yield self._heading(frame.say("contributors"), new_page=True)
        yield self._register()
        for entry in self._compilation.all_entries:
            yield from self._who(entry)
            for answer in entry.texts:
                yield self._paragraph(frame.heading(answer.question), "Place")
                sample = self._grouping.sample_of(entry, answer)
                if sample:
                    yield self._paragraph(frame.say("as_in", index=sample.number))
                else:
                    yield from self._words(answer)
            for line in frame.withheld(entry):
                yield self._paragraph(line, "Draft")
            yield from self._files(entry)

    def _register(self) -> str:
        compilation, frame = self._compilation, self._frame
        columns = [
            frame.say(c) for c in ("number", "name", "organisation", "country", "category", "answered")
        ]
        rows = [
            [
                str(entry.number),
                (entry.name or frame.say("anonymous"))
                + (f" ({frame.say('late_mark')})" if entry.late else ""),
                entry.organisation or "",
                frame.country(entry.country) if entry.country else "",
                frame.category(entry.category) if entry.category else "",
                frame.listed(*(str(answer.question) for answer in entry.answers)),
            ]
            for entry in compilation.all_entries
        ]
        return self._table(columns, rows, (850, 1700, 2000, 1350, 1520, 1650))

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
                numbers = frame.numbers(campaign.numbers)
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
            yield self._table(columns, rows, (850, 3300, 1000, 3920))
        yield self._heading(frame.say("method"))
        root = merkle_root([canonical(record.as_json()) for record in compilation.records])
        for text in ("method_intake", frame.method(compilation)):
            yield self._paragraph(frame.say(text))
        yield self._paragraph(f"{frame.say('method_proof')} {root}")
        yield self._paragraph(frame.say("method_verify"))

    def _contents(self) -> Iterable[str]:
        """Each heading as a link to its place; a field for the page, which word processors fill in."""
        frame = self._frame
        yield self._paragraph(frame.say("contents"), "Contents heading")
        for bookmark, text in self._headings:
            words = _runs(text, frame.language, frame.direction)
            link = (
                f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}{page_of(bookmark)}</w:hyperlink>'
            )
            yield _p("Contents", link, rtl=self._rtl)

    def _heading(self, text: str, *, new_page: bool = False) -> str:
        self._headings.append((f"s{len(self._headings) + 1}", text))
        return self._paragraph(text, "Heading 1", new_page=new_page, bookmark=self._headings[-1][0])

    def _paragraph(
        self, text: str, style: str = "Normal", *, bookmark: str = "", new_page: bool = False
    ) -> str:
        inside = _runs(text, self._frame.language, self._frame.direction)
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
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>{_p('Gap', '', rtl=self._rtl)}"

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


def _p(
    style: str, inside: str, *, rtl: bool, new_page: bool = False, apart: bool = False, keep: bool = False
) -> str:
    # Never `jc=right` beside `bidi`: Word then turns the paragraph to the left.
    together = "<w:keepNext/>" if keep else ""
    page = "<w:pageBreakBefore/>" if new_page else ""
    bidi = "<w:bidi/>" if rtl else ""
    space = '<w:spacing w:before="160"/>' if apart else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{together}{page}{bidi}{space}</w:pPr>{inside}</w:p>'


def _runs(text: str, language: str, base: Direction, *, italic: bool = False) -> str:
    """A text as runs; those in right-to-left letters are marked, or their signs and digits would stand astray."""
    return "".join(
        _run(stretch, language, rtl=right, italic=italic) for right, stretch in runs(literal(text), base)
    )


def _run(text: str, language: str, *, rtl: bool, italic: bool = False) -> str:
    sloped = "<w:i/><w:iCs/>" if italic else ""
    marked = "<w:rtl/>" if rtl else ""
    latin = language if language in ("en", "fr", "es", "ru") else "en"
    tongue = f'<w:lang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    written = escape(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{sloped}{marked}{tongue}</w:rPr><w:t xml:space="preserve">{written}</w:t></w:r>'
