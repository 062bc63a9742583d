"""Bodies, charsets, structures and headers as they should not be: every mail is read, and no word of it gets lost."""

import base64

import pytest

from mail_gateway.reading import Reading, read_mail
from tests.mail_reading.composing import CONSULTATION, letter_of, message, our_letter
from tests.mail_reading.people import PEOPLE

_HEAD = "From: Ann <ann@x.example>\r\nTo: consultation@intake.example\r\nSubject: CL-17/30\r\nMIME-Version: 1.0\r\n"


def _read(raw: bytes) -> Reading:
    return read_mail(raw, CONSULTATION, own_addresses=("consultation@intake.example",))


def _plain(body: bytes, content_type: str = "text/plain; charset=utf-8", encoding: str = "8bit") -> bytes:
    return (
        f"{_HEAD}Content-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
        + body
    )


def _parts(kind: str, *parts: tuple[str, bytes]) -> bytes:
    cut = b"".join(b"--=b\r\n" + head.encode() + b"\r\n\r\n" + body + b"\r\n" for head, body in parts)
    return f'{_HEAD}Content-Type: {kind}; boundary="=b"\r\n\r\n'.encode() + cut + b"--=b--\r\n"


# --- quoting ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "| ", "\t", "＞ ", " > ", ""])
def test_answers_between_questions_are_found_whatever_marks_the_questions(mark: str) -> None:
    """Outlook's plain text moves quoted lines in by a TAB; some programs write a bar."""
    letter = our_letter("en").split("\n\n")
    blocks = []
    for block in letter:
        blocks.append("\n".join(mark + line for line in block.split("\n")))
        if block[:2] in ("1.", "3."):
            blocks.append(f"Answer of mine to {block[0]}, in full.")
    body = (
        "On Thu, 15 Jun 2017 at 10:30, Secretariat <consultation@intake.example> wrote:\n\n"
        + f"\n{mark}\n".join(blocks)
    )
    reading = read_mail(
        message(PEOPLE["en"], body),
        CONSULTATION,
        (letter_of("en"),),
        own_addresses=("consultation@intake.example",),
    )
    assert reading.answers == {1: "Answer of mine to 1, in full.", 3: "Answer of mine to 3, in full."}


@pytest.mark.parametrize(
    ("parameter", "body"),
    [
        ("format=flowed", b"1. One long \r\nanswer.\r\n2. Two\r\n"),
        ("format=flowed; delsp=yes", b"1. One lo \r\nng answer.\r\n2. Two\r\n"),
    ],
)
def test_lines_broken_for_transport_are_joined(parameter: str, body: bytes) -> None:
    """RFC 3676, 4.4; with DelSp the space was not there before."""
    assert _read(_plain(body, f"text/plain; charset=utf-8; {parameter}")).answers == {
        1: "One long answer.",
        2: "Two",
    }


# --- bodies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [b"", b"\r\n", b"This message is in HTML.\r\n", b"Please view this message in a browser that shows HTML"],
)
def test_a_text_part_that_says_nothing_gives_way_to_the_html(text: bytes) -> None:
    """Empty, or a stub."""
    raw = _parts(
        "multipart/alternative",
        ("Content-Type: text/plain", text),
        ("Content-Type: text/html; charset=utf-8", b"<p>1. Yes</p><p>2. No</p>"),
    )
    assert _read(raw).answers == {1: "Yes", 2: "No"}


def test_a_mail_without_words_may_bring_its_answers_in_a_file() -> None:
    """The body is empty; the file is read."""
    raw = _parts(
        "multipart/mixed",
        ("Content-Type: text/plain", b""),
        (
            'Content-Type: text/plain; charset=utf-8; name="answers.txt"\r\nContent-Disposition: attachment; filename="answers.txt"',
            b"1. Yes\r\n2. No\r\n",
        ),
    )
    reading = _read(raw)
    assert reading.kind == "contribution"
    assert reading.answers == {1: "Yes", 2: "No"}


@pytest.mark.parametrize("declared", ["text/html; charset=binary", "text/html", "text/html; charset=utf-8"])
def test_html_is_html_whatever_its_charset_says(declared: str) -> None:
    """Declared binary, or nothing."""
    assert _read(_plain("<p>1. Développer</p>\r\n<p>2. Réduire</p>".encode(), declared)).answers == {
        1: "Développer",
        2: "Réduire",
    }


# --- charsets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "我们认为，OTT业务的监管应当適度，兼顧創新與安全。"), ("ks_c_5601-1987", "cp949", "우리는 OTT 서비스의 개방성을 지지합니다. 똠방각하"), ("iso-2022-jp", "iso2022_jp_ext", "OTTの規制は緩やかに、ﾊﾝｶｸも。"),("iso-2022-jp", "iso2022_jp_3", "OTTの規制は①緩やかに、②自由に。"),
        ("unicode-1-1-utf-7", "utf-7", "نؤيد الانفتاح والمنافسة"), ("us-ascii", "utf-8", "Nous soutenons l'égalité des règles."), ("us-ascii", "windows-1256", "نحن نؤيد الانفتاح والمنافسة في هذا القطاع"), ("big5", "utf-8", "我们支持开放与竞争。"),
        ("iso-gb2312", "gb18030", "我们支持开放与竞争，认为监管应当适度。"), ("x-unknown", "koi8-r", "Мы поддерживаем открытость и честную конкуренцию."), ("iso-8859-1", "windows-1256", "ينبغي أن تسري القواعد نفسها على الجميع"), ("iso-8859-6", "iso-8859-6", "ينبغي ان تسري القواعد نفسها على الجميع"),
        ("utf-8", "windows-1251", "Мы поддерживаем открытость и честную конкуренцию."), ("windows-1252", "utf-8", "Nous soutenons l’égalité — pour tous."), ("utf-8\r\n\tX-Bad: 1", "utf-8", "Nous soutenons l'égalité."), ('"utf-8', "utf-8", "Égalité des règles pour tous."), ("'koi8-r'", "koi8-r", "Мы за открытость."),
    ],
)  # fmt: skip
def test_a_text_is_read_whatever_its_label(label: str, codec: str, text: str) -> None:
    """Wrong, unknown and broken labels."""
    assert _read(_plain(text.encode(codec), f"text/plain; charset={label}")).unfiled == text


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Hélène Dufour".encode(), "Hélène Dufour"),
        ("Hélène Dufour".encode("latin-1"), "Hélène Dufour"),
        ("Ирина Соколова".encode("koi8-r"), "Ирина Соколова"),
        ("李晓梅（工业和信息化部）".encode("gb18030"), "李晓梅（工业和信息化部）"),
        (b"=?utf-8?q?H=C3=A9l=C3=A8ne?= =?utf-8?q?_Dufour?=", "Hélène Dufour"),
        (b"=?x-none?q?Ann?=", "Ann"),
        (b"=?utf-8?b?SMOp?= =?utf-8?b?bMOobmU?=", "Hélène"),
    ],
)
def test_a_name_is_read_whatever_its_bytes(header: bytes, name: str) -> None:
    """Raw 8-bit bytes, and encoded words as programs cut them (RFC 2047)."""
    assert _read(b"From: " + header + b" <h@x.example>\r\n\r\n1. Yes").sender_name == name


# --- structure -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        _plain(b"1. Yes\r\n2. No", encoding="x-secret"), _plain(b"1. Yes\r\n2. No", encoding="7-bit"), _plain(base64.encodebytes(b"1. Yes\r\n2. No"), encoding="BASE64 "), _plain(b"1. Yes=\r\n\r\n2. No", encoding="Quoted-Printable"),
        _plain(b"1. Yes\r\n2. No", "message/partial; number=1; total=2; id=x"), _plain(b"1. Yes\r\n2. No", "text"), _plain(b"1. Yes\r\n2. No", "text/plain;;; charset"), _plain(b"1. Yes\r\n2. No", "multipart/mixed"), _plain(b"1. Yes\r\n2. No", "multipart/mixed; boundary=never"),
        _plain(b"begin 644 a.txt\r\n.,2X@665S#0HR+B!.;PH\r\n`\r\nend\r\n1. Yes\r\n2. No"), _parts("multipart/digest", ("Content-Type: text/plain", b"1. Yes\r\n2. No")), _parts("multipart/related", ("", b"1. Yes\r\n2. No")), _parts("multipart/unheard-of", ("Content-Type: text/plain", b"1. Yes\r\n2. No")),
        b"Subject: x\n\n1. Yes\n2. No", b"From: a@b.example\r\rSubject: x\r\r1. Yes\r2. No", b"\xef\xbb\xbfFrom: a@b.example\r\n\r\n1. Yes\r\n2. No", b">From a@b Thu Jan 1\r\nFrom: a@b.example\r\n\r\n1. Yes\r\n2. No",
    ],
)  # fmt: skip
def test_no_structure_is_so_odd_that_its_words_are_lost(raw: bytes) -> None:
    """Unknown encodings and types, boundaries that never come, headers of another age."""
    reading = _read(raw)
    held = "\n".join(
        [
            *reading.answers.values(),
            reading.unfiled,
            *(file.data.decode("utf-8", "replace") for file in reading.attachments),
        ]
    )
    assert "Yes" in held
    assert "No" in held


def test_an_attached_mail_is_kept_and_read() -> None:
    """Answers in an .eml that was sent along."""
    inner = b"From: b@c.example\r\nSubject: inner\r\nContent-Type: text/plain\r\n\r\n1. Yes\r\n2. No\r\n"
    reading = _read(
        _parts(
            "multipart/mixed",
            ("Content-Type: text/plain", b"See the attached mail."),
            ("Content-Type: message/rfc822\r\nContent-Disposition: attachment", inner),
        )
    )
    assert len(reading.attachments) == 1
    assert reading.unfiled == "See the attached mail."


# --- headers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "date",
    [
        "",
        "Mon, 01 Jan 1900 00:00:00 +0000",
        "yesterday",
        "Thu, 32 Jun 2017 10:00:00 +0000",
        "Thu, 15 Jun 2017 10:00:00 +9900",
        "\xff",
    ],
)
def test_a_date_that_cannot_be_is_unknown(date: str) -> None:
    """Absent, of 1900, or no date at all."""
    assert _read(f"From: a@b.example\r\nDate: {date}\r\n\r\n1. Yes".encode("latin-1")).date is None


@pytest.mark.parametrize(
    ("sender", "address"),
    [
        ("用户@例子.example", "用户@例子.example"),
        ("a@xn--mgbh0fb.example", "a@xn--mgbh0fb.example"),
        ("a@مثال.example", "a@مثال.example"),
    ],
)
def test_addresses_beyond_ascii_are_addresses(sender: str, address: str) -> None:
    """RFC 6532, and both forms of a domain (RFC 8616)."""
    assert _read(f"From: {sender}\r\n\r\n1. Yes".encode()).sender == address


@pytest.mark.parametrize(
    "subject",
    [
        b"Re: =?utf-8?q?STAT?=\r\n =?utf-8?q?US?=",
        b"RE: Re: AW:  status",
        b"=?utf-8?b?UmU6IFNUQVRVUw==?=",
        b"Re[2]: STATUS",
        "رد: الحالة".encode(),
        "回复：状态".encode(),
        "Отв: СТАТУС".encode(),
    ],
)
def test_a_command_is_found_in_any_form_of_a_subject(subject: bytes) -> None:
    """Folded, in pieces, under prefixes of any language."""
    reading = _read(b"From: a@b.example\r\nSubject: " + subject + b"\r\n\r\n")
    assert (reading.kind, reading.command) == ("command", "status")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('filename="../../etc/passwd"', "passwd"), ("filename*=utf-8''%D8%B1%D8%AF.txt", "رد.txt"), ('filename="=?utf-8?b?2LHYry50eHQ=?="', "رد.txt"), ("filename*0=\"an\"; filename*1=\"swers.txt\"", "answers.txt"), ('filename="C:\\\\tmp\\\\a.txt"', "a.txt"), ("filename=a b.txt", "a b.txt"),
    ],
)  # fmt: skip
def test_a_file_has_the_name_it_was_given_made_safe(head: str, name: str) -> None:
    """RFC 2231, encoded words, paths."""
    reading = _read(
        _parts(
            "multipart/mixed",
            ("Content-Type: text/plain", b"Here."),
            (f"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; {head}", b"x"),
        )
    )
    assert [file.name for file in reading.attachments] == [name]
