"""Composes mails as people's programs would: from what is meant (`people`) to bytes, with what must be read from them."""

import base64
import quopri
import textwrap
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from consultation.definition import Consultation
from consultation.reading import load
from mail_gateway.reading import SentMail
from tests.mail_reading.people import ATTRIBUTIONS, HAN, LETTERS, Person

CONSULTATION: Consultation = load(Path(__file__).parents[2] / "consultations" / "cl-17-30.toml")
OUR_NAME = "Consultation Secretariat"
OUR_ADDRESS = "consultation@intake.example"
OUR_ID = "<letter-1@intake.example>"


@dataclass(frozen=True)
class Composed:
    """A mail and what it means."""

    raw: bytes
    answers: dict[int, str]
    sent: tuple[SentMail, ...] = ()
    unfiled: str = ""
    shown: str = field(default="", repr=False)  #: the body, for failure messages


def our_letter(language: str, *, numbered: str = "{n}. ") -> str:
    """Our questionnaire as plain text."""
    greeting, ask, more, closing = LETTERS[language]
    questions = "\n\n".join(
        numbered.format(n=question.number) + question.text[language] for question in CONSULTATION.questions
    )
    return "\n\n".join((greeting, ask.format(ref=CONSULTATION.reference), questions, more, closing))


def label(format_: str, number: int, person: Person) -> str:
    """The label of an answer in one of the formats of `people`."""
    digits = "".join(person.numerals[int(digit)] for digit in str(number))
    return format_.format(n=number, a=digits, h=HAN[number])


def attribution(client: str, language: str) -> str:
    """What a program writes above a quotation of ours."""
    known = ATTRIBUTIONS[client]
    return known.get(language, known.get("en", next(iter(known.values())))).format(
        name=OUR_NAME, address=OUR_ADDRESS
    )


def quoted(text: str, *, mark: str = "> ", width: int | None = None) -> str:
    """Text quoted line by line; `width` wraps it first, as many programs do."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, width) or [""] if width else [line]
    return "\n".join(f"{mark}{line}".rstrip() for line in lines)


def inline_reply(person: Person, answers: dict[int, str], *, mark: str = "> ", width: int | None = 72) -> str:
    """Our letter quoted, each answer under its question without a mark."""
    greeting, ask, more, closing = LETTERS[person.language]
    blocks = [quoted(f"{greeting}\n\n{ask.format(ref=CONSULTATION.reference)}\n", mark=mark, width=width)]
    for question in CONSULTATION.questions:
        blocks.append(quoted(f"{question.number}. {question.text[person.language]}", mark=mark, width=width))
        if question.number in answers:
            blocks.append(f"\n{answers[question.number]}\n")
    blocks.append(quoted(f"{more}\n\n{closing}", mark=mark, width=width))
    return "\n".join(blocks)


def inside_reply(person: Person, answers: dict[int, str], *, mark: str = "> ") -> str:
    """Our letter quoted, each answer typed inside the quotation with its mark."""
    greeting, ask, more, closing = LETTERS[person.language]
    lines = [greeting, "", ask.format(ref=CONSULTATION.reference), ""]
    for question in CONSULTATION.questions:
        lines += [f"{question.number}. {question.text[person.language]}", ""]
        if question.number in answers:
            lines += [answers[question.number], ""]
    lines += [more, "", closing]
    return quoted("\n".join(lines), mark=mark)


def numbered(person: Person, answers: dict[int, str], format_: str, *, between: str = "\n\n") -> str:
    """The answers one after the other under labels of one kind."""
    blocks = []
    for number, answer in answers.items():
        mark = label(format_, number, person)
        glue = "\n" if mark[-1].isdigit() or mark.endswith("*") or mark[-1] in "题" else " "
        blocks.append(mark + glue + answer)
    return between.join(blocks)


def letter_of(language: str) -> SentMail:
    """Our letter as the store knows it."""
    return SentMail(OUR_ID, our_letter(language))


def message(
    person: Person,
    body: str,
    *,
    subject: str = "Re: CL-17/30",
    reply: bool = True,
    charset: str = "utf-8",
    label_: str | None = None,
    encoding: str = "base64",
    html: str | None = None,
    extra: str = "",
    flowed: bool = False,
) -> bytes:
    """A whole message; with `html` a multipart/alternative."""
    headers = (
        f"Return-Path: <{person.address}>\r\nReceived: from mail.example (mail.example [192.0.2.1])\r\n\tby mx.intake.example; Thu, 15 Jun 2017 12:00:00 +0000\r\n"
        f"From: {_word(person.name)} <{person.address}>\r\nTo: {OUR_ADDRESS}\r\nSubject: {_word(subject)}\r\n"
        f"Date: Thu, 15 Jun 2017 12:00:00 +0000\r\nMessage-ID: <{abs(hash_of(body))}@{person.address.partition('@')[2]}>\r\n"
    )
    if reply:
        headers += f"In-Reply-To: {OUR_ID}\r\nReferences: {OUR_ID}\r\n"
    headers += extra + "MIME-Version: 1.0\r\n"
    declared = f"; charset={label_ or charset}" if (label_ or charset) != "none" else ""
    codec = "utf-8" if charset == "none" else charset
    plain = _part(
        f"text/plain{declared}{'; format=flowed' if flowed else ''}",
        body.replace("\n", "\r\n").encode(codec),
        encoding,
    )
    if html is None:
        return headers.encode() + plain
    page = _part(f"text/html{declared}", html.encode(codec), encoding)
    return (
        headers.encode()
        + b'Content-Type: multipart/alternative; boundary="=_b1"\r\n\r\n--=_b1\r\n'
        + plain
        + b"\r\n--=_b1\r\n"
        + page
        + b"\r\n--=_b1--\r\n"
    )


def html_of(body: str, *, language: str = "en") -> str:
    """A page that shows the same lines, `>` marks as blockquotes."""
    out: list[str] = []
    depth = 0
    for line in body.split("\n"):
        level = len(line) - len(line.lstrip("> ")) if line.startswith(">") else 0
        level = line[:level].count(">")
        while depth < level:
            out.append('<blockquote type="cite">')
            depth += 1
        while depth > level:
            out.append("</blockquote>")
            depth -= 1
        text = line.lstrip("> ") if level else line
        out.append(f"<div>{escape(text, quote=False) or '<br>'}</div>")
    out += ["</blockquote>"] * depth
    direction = ' dir="rtl"' if language == "ar" else ""
    return (
        f"<html><head><style>div {{ margin: 0 }}</style></head><body{direction}>{''.join(out)}</body></html>"
    )


def hash_of(text: str) -> int:
    """A number that stays the same in every run."""
    import zlib

    return zlib.crc32(text.encode("utf-8", "replace"))


def _word(text: str) -> str:
    if text.isascii():
        return text
    return f"=?UTF-8?B?{base64.b64encode(text.encode()).decode()}?="


def _part(content_type: str, data: bytes, encoding: str) -> bytes:
    head = f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
    if encoding == "base64":
        return head + base64.encodebytes(data).replace(b"\n", b"\r\n")
    if encoding == "quoted-printable":
        return head + quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return head + data
