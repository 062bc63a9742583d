"""Mails as people send them, for measuring: what each client makes of an answer, with the trace a mailbox really gets."""

import base64
import random
from dataclasses import dataclass
from html import escape

from tests.mail_reading.composing import (
    attribution,
    html_of,
    inline_reply,
    message,
    numbered,
    our_letter,
    quoted,
)
from tests.mail_reading.people import PEOPLE, Person

#: What servers put above a message on its way: hops, signatures, verdicts.
TRACE = (
    b"Delivered-To: consultation@intake.example\r\n"
    + b"".join(
        b"Received: from mail-%d.example.org (mail-%d.example.org [192.0.2.%d])\r\n\tby mx.intake.example (Postfix) with ESMTPS id 4XyZ%dAbC\r\n\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)\r\n\tfor <consultation@intake.example>; Thu, 15 Jun 2017 12:00:0%d +0000 (UTC)\r\n"
        % ((hop,) * 5)
        for hop in range(4)
    )
    + b"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=selector;\r\n"
    + b"".join(b"\tb=%s\r\n" % (b"A1b2C3d4" * 8) for _ in range(6))
    + b"ARC-Seal: i=1; a=rsa-sha256; t=1497528000; cv=none; d=example.org; s=arc;\r\n"
    + b"".join(b"\tb=%s\r\n" % (b"A1b2C3d4" * 8) for _ in range(5))
    + b"Authentication-Results: mx.intake.example; dkim=pass header.i=@example.org;\r\n\tspf=pass smtp.mailfrom=ann@example.org; dmarc=pass header.from=example.org\r\n"
)  # fmt: skip
_CONFIRM = {"en": "CONFIRM", "fr": "CONFIRMER", "es": "CONFIRMAR", "ru": "ПОДТВЕРДИТЬ", "zh": "确认", "ar": "تأكيد"}  # fmt: skip
#: Clients that send Arabic, Chinese and Russian as base64 and languages written in Latin letters as quoted-printable.
_BASE64 = ("ar", "zh", "ru")


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to send a mail, and how many of a dozen mails look like it."""

    name: str
    share: int
    mails: tuple[bytes, ...]
    has_file: bool = False


def shapes() -> list[Shape]:
    """Every shape in all six languages."""
    makers = (
        ("a word above the quoted letter, text and HTML", 2, _confirmation),
        ("numbered answers above the quoted letter, text and HTML", 3, _top),
        ("the same from Outlook: no marks before the quoted lines", 2, _outlook),
        ("answers under the quoted questions, text only", 2, _inline),
        ("a letter of its own with answers, text only", 1, _letter),
        ("the same with a logo in its HTML", 1, _with_logo),
        ("numbered answers and a scanned page", 1, _with_scan),
    )
    return [
        Shape(
            name,
            share,
            tuple(TRACE + maker(person) for person in PEOPLE.values()),
            maker in (_with_logo, _with_scan),
        )
        for name, share, maker in makers
    ]


def _answers(person: Person) -> dict[int, str]:
    return dict(enumerate(person.answers, start=1))


def _encoding(person: Person) -> str:
    return "base64" if person.language in _BASE64 else "quoted-printable"


def _signature(person: Person) -> str:
    return f"{person.closing}\n{person.name}\n{person.organisation}\n{person.telephone}"


def _gmail(person: Person, words: str) -> bytes:
    above = attribution("gmail", person.language)
    letter = our_letter(person.language)
    page = (
        f'<div dir="{"rtl" if person.language == "ar" else "ltr"}">{_divs(words)}</div><br>'
        f'<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">{escape(above)}<br></div>'
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">'
        f"{_paragraphs(letter)}</blockquote></div>"
    )
    return message(
        person,
        f"{words}\n\n{above}\n\n{quoted(letter, width=72)}",
        html=page,
        encoding=_encoding(person),
    )


def _confirmation(person: Person) -> bytes:
    return _gmail(person, _CONFIRM[person.language])


def _top(person: Person) -> bytes:
    return _gmail(person, f"{numbered(person, _answers(person), '{n}.')}\n\n{_signature(person)}")


def _outlook(person: Person) -> bytes:
    words = f"{person.greeting}\n\n{person.intro}\n\n{numbered(person, _answers(person), person.labels[0])}\n\n{_signature(person)}"
    above = attribution("outlook", person.language)
    letter = our_letter(person.language)
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        '<style><!--\np.MsoNormal, li.MsoNormal\n\t{margin:0cm;\n\tfont-size:11.0pt;\n\tfont-family:"Calibri",sans-serif;}\n--></style></head>'
        f'<body lang="EN" link="#0563C1" vlink="#954F72"><div class="WordSection1">{_paragraphs(words, _MSO)}'
        f'<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">{_paragraphs(above, _MSO)}</div>'
        f"{_paragraphs(letter, _MSO)}</div></body></html>"
    )
    return message(person, f"{words}\n\n{above}\n\n{letter}", html=page, encoding=_encoding(person))


def _inline(person: Person) -> bytes:
    body = f"{attribution('thunderbird', person.language)}\n\n{inline_reply(person, _answers(person))}\n\n{_signature(person)}"
    return message(person, body, encoding="8bit")


def _long(person: Person) -> str:
    answers = {number: f"{text}\n\n{person.free_text}" for number, text in _answers(person).items()}
    return f"{person.greeting}\n\n{person.intro}\n\n{person.free_text}\n\n{numbered(person, answers, person.labels[0])}\n\n{_signature(person)}"


def _letter(person: Person) -> bytes:
    return message(person, _long(person), reply=False, subject="CL-17/30", encoding=_encoding(person))


def _with_logo(person: Person) -> bytes:
    words = _long(person)
    page = html_of(words, language=person.language).replace("</body>", '<img src="cid:logo@example"></body>')
    mail = message(person, words, reply=False, html=page, subject="CL-17/30", encoding=_encoding(person))
    return _with_file(
        mail,
        "related",
        b'Content-Type: image/png; name="logo.png"\r\nContent-ID: <logo@example>\r\nContent-Disposition: inline; filename="logo.png"\r\n',
        b"\x89PNG\r\n\x1a\n",
        8_000,
    )


def _with_scan(person: Person) -> bytes:
    mail = message(
        person, f"{numbered(person, _answers(person), '{n})')}\n\n{_signature(person)}", encoding="8bit"
    )
    return _with_file(
        mail,
        "mixed",
        b'Content-Type: image/jpeg; name="letter.jpg"\r\nContent-Disposition: attachment; filename="letter.jpg"\r\n',
        b"\xff\xd8\xff\xe0",
        60_000,
    )


def _with_file(mail: bytes, kind: str, head: bytes, magic: bytes, size: int) -> bytes:
    headers, _, body = mail.partition(b"MIME-Version: 1.0\r\n")
    data = base64.encodebytes(magic + random.Random(size).randbytes(size)).replace(b"\n", b"\r\n")
    return (
        headers
        + f'MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary="=_b0"\r\n\r\n--=_b0\r\n'.encode()
        + body
        + b"\r\n--=_b0\r\n"
        + head
        + b"Content-Transfer-Encoding: base64\r\n\r\n"
        + data
        + b"--=_b0--\r\n"
    )


_MSO = '<p class="MsoNormal"><span lang="EN-US" style="font-size:11.0pt">{}<o:p></o:p></span></p>'


def _divs(text: str) -> str:
    return "".join(f"<div>{escape(line, quote=False) or '<br>'}</div>" for line in text.split("\n"))


def _paragraphs(text: str, form: str = "<p>{}</p>\n") -> str:
    return "".join(form.format(escape(line, quote=False) or "&nbsp;") for line in text.split("\n"))
