"""Files sent along: read for answers in a child that bad files cannot hurt us through."""

import base64
import hashlib
import io
import time
import zipfile

import docx
import pytest

from mail_gateway.attachment_worker import AttachmentWorker
from mail_gateway.file_kinds import safe_name
from mail_gateway.reading import Reading, read_mail
from tests.mail_reading.composing import CONSULTATION

QUESTIONS = {question.number: question.text for question in CONSULTATION.questions}
MEANT = {number: f"Our view on matter {number} is firm." for number in QUESTIONS}


def _mail(
    data: bytes,
    name: str,
    content_type: str = "application/octet-stream",
    body: str = "Please find our answers attached.",
) -> bytes:
    return (
        b"From: Ann <ann@example.org>\r\nTo: consultation@intake.example\r\nSubject: CL-17/30\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + body.encode()
        + f'\r\n--b\r\nContent-Type: {content_type}\r\nContent-Disposition: attachment; filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'.encode()
        + base64.encodebytes(data)
        + b"\r\n--b--\r\n"
    )


def read_attached(data: bytes, name: str, **more: str) -> Reading:
    return read_mail(_mail(data, name, **more), CONSULTATION)


def _saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _paragraphs(language: str) -> bytes:
    document = docx.Document()
    for number, texts in QUESTIONS.items():
        document.add_paragraph(texts[language], style="List Number")
        document.add_paragraph(MEANT[number])
    return _saved(document)


def _table(number_column: bool) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=2 + number_column)
    for number, texts in QUESTIONS.items():
        cells = table.add_row().cells
        if number_column:
            cells[0].text = "1."
        cells[-2].text = texts["fr"]
        cells[-1].text = MEANT[number]
    return _saved(document)


def _odt() -> bytes:
    paragraphs = "".join(
        f"<text:p>{number}. {texts['es']}</text:p><text:p>{MEANT[number]}</text:p>"
        for number, texts in QUESTIONS.items()
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
            f"<office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>",
        )
    return stream.getvalue()


def _rtf() -> bytes:
    lines = "".join(
        f"{number}. {texts['en']}\\par {MEANT[number]}\\par " for number, texts in QUESTIONS.items()
    )
    return b"{\\rtf1\\ansi " + lines.encode() + b"}"


def _numbered_text() -> bytes:
    return "\n".join(f"{number}) {text}" for number, text in MEANT.items()).encode("utf-16")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("english.docx", _paragraphs("en")),
        ("arabic.docx", _paragraphs("ar")),
        ("table.docx", _table(number_column=False)),
        ("numbered-table.docx", _table(number_column=True)),
        ("answers.odt", _odt()),
        ("answers.rtf", _rtf()),
        ("answers.txt", _numbered_text()),
        (
            "answers.html",
            b"<ol>" + b"".join(f"<li>{text}</li>".encode() for text in MEANT.values()) + b"</ol>",
        ),
    ],
)
def test_answers_of_a_document_are_filed_like_those_of_a_mail(name: str, data: bytes) -> None:
    """Paragraphs, tables with and without a column of numbers, whatever the numbers say."""
    reading = read_attached(data, name)
    assert reading.answers == MEANT, reading.notes
    assert reading.attachments[0].sha256 == hashlib.sha256(data).hexdigest()
    assert reading.unfiled == "Please find our answers attached."


def test_the_words_of_the_mail_go_before_those_of_its_file() -> None:
    """Both are kept, and a note says which were taken."""
    reading = read_attached(_paragraphs("en"), "answers.docx", body="2. The mail says this.")
    assert reading.answers[2] == "The mail says this."
    assert reading.answers[3] == MEANT[3]
    assert any("question 2 is answered in the mail and in answers.docx" in note for note in reading.notes)
    assert MEANT[2] in (reading.attachments[0].text or "")


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 90_000_000)
    return stream.getvalue()


def _entities() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>',
        )
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bomb.docx", _bomb(), "unpacks to more than we take"),
        ("entities.docx", _entities(), "broken"),
        ("broken.docx", b"PK\x03\x04 nothing", "broken"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "broken"),
        ("broken.pdf", b"%PDF-1.7 nothing", "broken"),
        ("empty.pdf", b"", "empty"),
        ("scan.png", b"\x89PNG", "a picture"),
        ("all.zip", b"PK\x05\x06" + b"\x00" * 18, "an archive"),
    ],
)
def test_what_cannot_be_read_is_kept_and_said(name: str, data: bytes, said: str) -> None:
    """Bombs, broken, protected and empty files, pictures, archives."""
    reading = read_attached(data, name)
    assert reading.kind == "contribution"
    assert reading.attachments[0].data == data
    assert any(said in note for note in reading.notes), reading.notes


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    """The child is ended and a new one does the next file."""
    worker = AttachmentWorker(seconds=0.5)
    try:
        assert worker.read("txt", b"1. yes").text == "1. yes"
        nested = b"{\\rtf1 " + b"{\\b " * 2_000_000
        started = time.monotonic()
        result = worker.read("rtf", nested)
        assert time.monotonic() - started < 3
        assert result.text is None
        assert worker.read("txt", b"2. yes").text == "2. yes"
    finally:
        worker.close()


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\answers.docx", "answers.docx"),
        ("evil\u202exslx.exe", "evil_xslx.exe"),
        ("a\x00b\n.pdf", "a_b_.pdf"),
        ("", "attachment-1.pdf"),
        (None, "attachment-1.pdf"),
        ("..", "attachment-1.pdf"),
        ("الإجابات.docx", "الإجابات.docx"),
    ],
)
def test_file_names_are_made_safe(given: str | None, safe: str) -> None:
    """No path, no control or direction characters; letters of all languages stay."""
    assert safe_name(given, "application/pdf", 1) == safe


def test_a_long_file_name_keeps_its_suffix() -> None:
    """File systems take 255 bytes, and Arabic letters are two each."""
    name = safe_name("ا" * 300 + ".docx", "application/pdf", 1)
    assert name.endswith(".docx")
    assert len(name.encode()) <= 200


def _attached_mail(inner: bytes, words: str = "See the mail I attach.") -> bytes:
    boundary = f"outer{len(inner)}".encode()
    return (
        b"From: Ann <ann@example.org>\r\nTo: consultation@intake.example\r\nSubject: CL-17/30\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=%b\r\n\r\n--%b\r\nContent-Type: text/plain\r\n\r\n%b"
        b"\r\n--%b\r\nContent-Type: message/rfc822\r\n\r\n%b\r\n--%b--\r\n"
    ) % (boundary, boundary, words.encode(), boundary, inner, boundary)


def test_answers_in_an_attached_mail_and_in_its_files_are_filed() -> None:
    """People who wrote to the wrong address forward their mail as an attachment."""
    inner = _mail(_paragraphs("en"), "answers.docx", body="2. The mail says this.").replace(
        b"Subject: CL-17/30", b"Subject: Our view"
    )
    reading = read_mail(_attached_mail(inner), CONSULTATION)
    assert reading.answers == {**MEANT, 2: "The mail says this."}
    assert [file.name for file in reading.attachments] == ["Our view.eml", "answers.docx"]
    assert reading.unfiled == "See the mail I attach."


def test_a_letter_of_ours_that_comes_back_attached_is_nobodys_answer() -> None:
    inner = (
        b"X-Intake-Letter: abc\r\nSubject: Re: CL-17/30\r\n\r\n1. What we had filed.\r\n\r\n2. And this.\r\n"
    )
    reading = read_mail(_attached_mail(inner, "Thank you, and please note this."), CONSULTATION)
    assert not reading.answers
    assert [(file.name, file.wrapping) for file in reading.attachments] == [("Re_ CL-17-30.eml", True)]


def test_mails_in_mails_are_read_to_a_depth_and_kept_below() -> None:
    raw = b"Subject: deepest\r\n\r\n1. From the deep.\r\n\r\n2. And more.\r\n"
    for _ in range(30):
        raw = _attached_mail(raw, "")
    started = time.monotonic()
    reading = read_mail(raw, CONSULTATION)
    assert time.monotonic() - started < 2
    assert reading.kind == "contribution"
    assert any("too deep" in note for note in reading.notes)


def test_of_a_hundred_files_all_are_kept_and_some_are_read() -> None:
    parts = b"".join(
        f'--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="f{place}.txt"\r\n\r\n'.encode()
        + f"Paper {place}.\r\n".encode()
        for place in range(100)
    )
    head = b"From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    reading = read_mail(head + parts + b"--b--\r\n", CONSULTATION)
    assert len(reading.attachments) == 100
    assert {file.trouble for file in reading.attachments} == {"unplaced", "unread"}
    assert len({file.sha256 for file in reading.attachments}) == 100


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("filename*=UTF-8''%D8%A3%D8%AC%D9%88%D8%A8%D8%A9.txt", "أجوبة.txt"),
        ("filename*0*=UTF-8''%E7%AD%94; filename*1*=%E5%A4%8D.txt", "答复.txt"),
        ('filename="=?windows-1251?Q?=EE=F2=E2=E5=F2.txt?="', "ответ.txt"),
        ('filename="../../etc/cron.d/x.txt"', "x.txt"),
        ('filename="invoice\u202etxt.exe"', "invoice_txt.exe"),
        ('filename="CON.txt"', "_CON.txt"),
        ("", "attachment-1.txt"),
    ],
)
def test_the_given_name_is_kept_and_made_safe(header: str, name: str) -> None:
    raw = (
        f"From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        f"Content-Type: text/plain\r\nContent-Disposition: attachment{'; ' + header if header else ''}\r\n\r\n1. Yes.\r\n--b--\r\n"
    ).encode()
    assert [file.name for file in read_mail(raw, CONSULTATION).attachments] == [name]
