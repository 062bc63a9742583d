"""Documents as people's programs write them, read as their readers see them."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from mail_gateway.docx_text import text_of_docx
from mail_gateway.file_texts import read_text
from mail_gateway.odt_text import text_of_odt
from mail_gateway.packed import Unreadable
from mail_gateway.pdf_text import joined, text_of_pdf, without_running_lines
from tests.mail_reading.composing import CONSULTATION
from tests.mail_reading.test_attachments import read_attached

FILES = Path(__file__).with_name("files")
ANSWERS = json.loads((FILES / "answers.json").read_text(encoding="utf-8"))
#: Written with LibreOffice; the name says the language, and whether answers stand under headings or in a table.
DOCUMENTS = sorted(path for path in FILES.iterdir() if path.suffix not in (".json", ".eml"))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _meant(language: str) -> dict[int, str]:
    return {int(number): text for number, text in ANSWERS[language].items()}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_out_of_an_office_program_is_read_exactly(path: Path) -> None:
    """Answers under our questions, which stand in another order than ours, or beside them in a table."""
    reading = read_attached(path.read_bytes(), path.name)
    assert reading.answers == _meant(path.name[:2]), reading.notes


@pytest.mark.parametrize(
    ("language", "charset"),
    [
        ("ar", "windows-1256"), ("ar", "iso-8859-6"), ("ar", "utf-16-le"), ("ar", "utf-8-sig"), ("zh", "gbk"), ("zh", "gb18030"),
        ("ru", "koi8-r"), ("ru", "windows-1251"), ("fr", "windows-1252"), ("es", "utf-16"), ("en", "utf-16-be"),
    ],
)  # fmt: skip
def test_a_text_file_is_read_in_whatever_letters_it_was_saved(language: str, charset: str) -> None:
    text = "\r\n\r\n".join(f"{number}. {answer}" for number, answer in _meant(language).items())
    assert read_attached(text.encode(charset), "answers.txt").answers == _meant(language)


def _docx(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def _p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _words(data: bytes) -> list[str]:
    return [line for line in text_of_docx(data)[0].split("\n") if line]


def test_struck_words_are_gone_and_inserted_ones_are_there() -> None:
    changed = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>reject</w:delText><w:t>reject</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>support</w:t></w:r></w:ins><w:r><w:t> it.</w:t></w:r></w:p>"
        f"<w:moveFrom>{_p('Moved.')}</w:moveFrom>{_p('Here.')}<w:moveTo>{_p('Moved.')}</w:moveTo>"
    )
    assert _words(_docx(changed)) == ["We support it.", "Here.", "Moved."]
    assert "tracked changes" in text_of_docx(_docx(changed))[1][0]


def test_a_text_box_is_read_once_though_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{_p('In the box.')}</w:txbxContent>"
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Outside.</w:t></w:r><w:r>'
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert _words(_docx(body)) == ["Outside.", "In the box."]


def test_a_table_in_a_table_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{_p('inner')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{_p('left')}</w:tc><w:tc>{_p('right')}{inner}</w:tc></w:tr></w:tbl>"
    assert _words(_docx(body)) == ["left", "right", "inner"]


def test_a_footnote_stands_under_its_paragraph_and_comments_are_told_of() -> None:
    body = '<w:p><w:r><w:t>A claim</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + _p("Next.")
    notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{_p("-")}</w:footnote><w:footnote w:id="2">{_p("Its source.")}</w:footnote></w:footnotes>'
    comments = f'<w:comments {W}><w:comment w:id="0">{_p("Do we mean that?")}</w:comment></w:comments>'
    data = _docx(body, footnotes=notes, comments=comments)
    assert _words(data) == ["A claim[2]", "[2] Its source.", "Next."]
    assert "1 comments in its margin" in text_of_docx(data)[1][0]


def test_numbers_that_only_the_style_gives_are_seen() -> None:
    document = docx.Document()
    for number, answer in _meant("en").items():
        document.add_paragraph(answer, style="List Number")
        document.add_paragraph(f"More on {number}.", style="Body Text")
    stream = io.BytesIO()
    document.save(stream)
    answers = read_attached(stream.getvalue(), "answers.docx").answers
    assert answers == {number: f"{text}\n\nMore on {number}." for number, text in _meant("en").items()}


def test_lists_count_on_where_word_does_and_begin_anew_where_it_does() -> None:
    def level(identifier: int) -> str:
        return f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{identifier}"/></w:numPr></w:pPr>'

    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )
    body = _p("a", level(1)) + _p("b", level(2)) + _p("c", level(3)) + _p("d", level(3))
    assert _words(_docx(body, numbering=numbering)) == ["1) a", "2) b", "1) c", "2) d"]


def test_a_strict_document_says_the_same() -> None:
    stream = io.BytesIO()
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{strict}"><w:body>{_p("Strict.")}</w:body></w:document>',
        )
    assert _words(stream.getvalue()) == ["Strict."]


def test_an_open_document_shows_notes_under_their_paragraph_and_leaves_comments_and_struck_words_out() -> (
    None
):
    space = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Struck.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>A claim<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Its source.</text:p></text:note-body></text:note>"
        ", really<office:annotation><text:p>Do we mean that?</text:p></office:annotation>.</text:p><text:p>Next.</text:p>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {space}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    text, remarks = text_of_odt(stream.getvalue())
    assert [line for line in text.split("\n") if line] == ["A claim[1], really.", "[1] Its source.", "Next."]
    assert len(remarks) == 2


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["These services open schools and", "clinics to rural areas."], ["These services open schools and clinics to rural areas."]),
        (["A heading without a stop", "These services open schools and clinics to many"], None),
        (["These services open schools and clinics.", "They also open markets for farmers."], None),
        (["The first of our reasons is competition", "2. The second one is openness everywhere"], None),
        (["Les régulateurs doivent coopérer au-", "delà des frontières."], ["Les régulateurs doivent coopérer au-delà des frontières."]),
        (["这些服务为农村地区的教育和卫生带来了", "机会。"], ["这些服务为农村地区的教育和卫生带来了机会。"]),
        (["Yes", "No"], None),
    ],
)  # fmt: skip
def test_lines_of_a_page_are_joined_where_the_margin_broke_them(
    lines: list[str], paragraphs: list[str] | None
) -> None:
    assert joined(lines).split("\n") == (paragraphs or lines)


def test_heads_and_feet_of_pages_are_no_words_of_an_answer() -> None:
    pages = [["ACME Corp", "", f"Words of page {n}", "More words", f"Page {n} of 3"] for n in (1, 2, 3)]
    lines, running = without_running_lines(pages)
    assert [line for line in lines if line] == [
        "Words of page 1",
        "More words",
        "Words of page 2",
        "More words",
        "Words of page 3",
        "More words",
    ]
    assert running == ["ACME Corp", "page numbers"]
    single = [["1. Yes.", "2. No."]]
    assert without_running_lines(single) == (single[0], [])
    for label in ("Question {}", "{}. We agree", "السؤال {}", "{}"):
        labelled = [[label.format(n), f"Answer {n} in full"] for n in (1, 2, 3)]
        assert without_running_lines(labelled) == ([line for page in labelled for line in page], [])


_RTF_HEAD = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset%d Other;}}\f1 "


@pytest.mark.parametrize(
    ("language", "charset", "font"), [("ar", "cp1256", 178), ("ru", "cp1251", 204), ("zh", "gbk", 134)]
)
def test_the_letters_of_an_rtf_file_are_those_of_its_fonts(language: str, charset: str, font: int) -> None:
    """Numbers stand as WordPad writes them, beside the paragraph."""
    body = "".join(
        rf"{{\pntext {number}.\tab}}"
        + "".join(rf"\'{byte:02x}" for byte in answer.encode(charset))
        + r"\par "
        for number, answer in _meant(language).items()
    )
    assert read_attached((_RTF_HEAD % font + body + "}").encode(), "a.rtf").answers == _meant(language)


def test_a_locked_pdf_is_told_as_locked() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(FILES / "es-headings.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(Unreadable) as refused:
        text_of_pdf(stream.getvalue())
    assert refused.value.trouble == "locked"


def test_a_pdf_without_letters_is_a_scan() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    stream = io.BytesIO()
    writer.write(stream)
    assert read_text("pdf", stream.getvalue()).trouble == "without_text"


def test_text_from_right_to_left_out_of_a_pdf_is_not_trusted() -> None:
    from mail_gateway.pdf_text import reads_uncertainly

    assert reads_uncertainly(" ".join(_meant("ar").values()))
    assert not reads_uncertainly(" ".join(_meant("en").values()) + " العربية")


@pytest.mark.parametrize("name", ["ar-headings.doc", "en-table.doc"])
def test_a_damaged_old_word_file_is_told_and_harms_nothing(name: str) -> None:
    data = (FILES / name).read_bytes()
    for cut in range(0, len(data), 997):
        assert read_text("doc", data[:cut]).trouble in (None, "broken", "unread", "without_text")
        damaged = data[:cut] + b"\xff" * 64 + data[cut + 64 :]
        assert read_text("doc", damaged).trouble in (None, "broken", "unread", "without_text", "locked")


def test_a_locked_word_file_is_told_as_locked() -> None:
    sealed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert read_attached(sealed, "answers.docx").attachments[0].trouble == "locked"


def test_our_questions_are_those_of_the_files() -> None:
    assert set(_meant("en")) == set(CONSULTATION.numbers)
