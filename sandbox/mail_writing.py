"""Letters as people's mail programs write them: subject, thread, quotation and attribution in the user's language."""

from __future__ import annotations

import html
import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, getaddresses, make_msgid, parsedate_to_datetime
from html.parser import HTMLParser
from typing import Literal

from babel.dates import format_datetime as say_date

from sandbox.mail_store import Mail

Quoting = Literal["plain", "gmail", "outlook", "none"]
"""Whose habits a reply shows.

`plain`: marks every line with `>` and lets the writer type between them (Thunderbird, mutt). `gmail`: what was typed on
top, the quotation below, text and HTML. `outlook`: a header block and the untouched text below. `none`: no quotation.
"""

#: How programs name the one who is quoted; collected from their localisations.
_ATTRIBUTIONS = {
    "ar": ("في {date}، كتب {name} <{address}>:", "EEEE، d MMMM y 'في' h:mm a"),
    "en": ("On {date}, {name} <{address}> wrote:", "EEE, MMM d, y 'at' h:mm a"),
    "es": ("El {date}, {name} (<{address}>) escribió:", "EEE, d MMM y 'a las' H:mm"),
    "fr": ("Le {date}, {name} <{address}> a écrit\N{NO-BREAK SPACE}:", "EEE d MMM y 'à' HH:mm"),
    "ru": ("{date}, {name} <{address}>:", "EEE, d MMM y 'г.' 'в' HH:mm"),
    "zh": ("{name} <{address}> 于{date}写道：", "y年M月d日EEE HH:mm"),
}
#: From, Sent, To, Subject as Outlook writes them.
_HEADER_WORDS = {
    "ar": ("من", "تم الإرسال", "إلى", "الموضوع"),
    "en": ("From", "Sent", "To", "Subject"),
    "es": ("De", "Enviado el", "Para", "Asunto"),
    "fr": ("De", "Envoyé", "À", "Objet"),
    "ru": ("От", "Отправлено", "Кому", "Тема"),
    "zh": ("发件人", "发送时间", "收件人", "主题"),
}
_REPLY_MARK = re.compile(r"^\s*(?:re|رد|回复|отв)\s*[:：]", re.IGNORECASE)


@dataclass(frozen=True)
class Writer:
    """Who writes, and in which language their program speaks."""

    name: str
    address: str
    language: str = "en"


@dataclass(frozen=True)
class Attachment:
    """A file to send along."""

    name: str
    content: bytes
    mime: str = ""  #: guessed from the name when empty


def write(
    writer: Writer,
    to: str,
    subject: str,
    text: str,
    *,
    now: datetime,
    answering: Mail | None = None,
    quoting: Quoting = "plain",
    files: Sequence[Attachment] = (),
) -> bytes:
    """A letter as it leaves the writer's program, lines ending in CRLF.

    For `plain` and `none` the text is sent as it is (`draft` gives the quotation to type into); for the other two the
    quotation is put below the text.
    """
    local, _, domain = writer.address.rpartition("@")
    letter = EmailMessage(policy=SMTP if (local + to).isascii() else SMTPUTF8)
    letter["From"] = Address(writer.name, local, domain)
    letter["To"] = to
    letter["Subject"] = subject
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = make_msgid(
        domain=domain if domain.isascii() else domain.encode("idna").decode("ascii")
    )
    if answering is not None:
        _thread(letter, answering)
    if answering is None or quoting in ("plain", "none"):
        letter.set_content(text)
    else:
        below = (
            _gmail(writer.language, answering) if quoting == "gmail" else _outlook(writer.language, answering)
        )
        letter.set_content(f"{text}\n\n{below[0]}")
        letter.add_alternative(f'<div dir="auto">{_as_html(text)}</div><br>{below[1]}', subtype="html")
    for file in files:
        kind, _, sub = (
            file.mime or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        ).partition("/")
        letter.add_attachment(file.content, maintype=kind, subtype=sub or "octet-stream", filename=file.name)
    return letter.as_bytes()


def draft(language: str, mail: Mail) -> tuple[str, str, str]:
    """What a `plain` program puts into the reply window: whom to, subject, and the quotation to type into."""
    quoted = "\n".join(f"> {line}".rstrip() for line in text_of(mail).splitlines())
    return reply_address(mail), reply_subject(mail.subject), f"\n\n{attribution(language, mail)}\n{quoted}\n"


def attribution(language: str, mail: Mail) -> str:
    """The line that says who wrote the quotation, and when."""
    pattern, date_pattern = _ATTRIBUTIONS.get(language, _ATTRIBUTIONS["en"])
    name, address = _author(mail)
    when = say_date(_sent(mail), date_pattern, locale=language if language in _ATTRIBUTIONS else "en")
    return pattern.format(date=when, name=name or address, address=address)


def reply_subject(subject: str) -> str:
    """The subject with one reply mark before it."""
    return subject if _REPLY_MARK.match(subject) else f"Re: {subject}"


def reply_address(mail: Mail) -> str:
    """Where a reply goes: Reply-To, else From."""
    return mail.header("Reply-To") or mail.sender


def text_of(mail: Mail) -> str:
    """What the letter says, as plain text."""
    if mail.text is not None:
        return mail.text.replace("\r\n", "\n")
    words = _Words()
    words.feed(mail.html or "")
    return re.sub(r"\n{3,}", "\n\n", "".join(words.heard)).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script", "title"):
            self._silent += 1
        elif tag in ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "blockquote"):
            self.heard.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "title"):
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.heard.append(re.sub(r"\s+", " ", data))


def _thread(letter: EmailMessage, answering: Mail) -> None:
    answered = answering.header("Message-ID").strip()
    if answered:
        letter["In-Reply-To"] = answered
        earlier = answering.header("References").split()
        letter["References"] = " ".join([*earlier, answered])


def _gmail(language: str, mail: Mail) -> tuple[str, str]:
    line = attribution(language, mail)
    text = "\n".join(f"> {each}".rstrip() for each in text_of(mail).splitlines())
    inside = mail.html or _as_html(text_of(mail))
    return f"{line}\n\n{text}\n", (
        f'<div class="gmail_quote"><div dir="auto" class="gmail_attr">{html.escape(line)}<br></div>'
        '<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">'
        f"{inside}</blockquote></div>"
    )


def _outlook(language: str, mail: Mail) -> tuple[str, str]:
    name, address = _author(mail)
    sent = say_date(
        _sent(mail), "EEEE, d MMMM y HH:mm", locale=language if language in _HEADER_WORDS else "en"
    )
    values = (f"{name} <{address}>" if name else address, sent, mail.header("To"), mail.subject)
    block = list(zip(_HEADER_WORDS.get(language, _HEADER_WORDS["en"]), values, strict=True))
    lines = "\n".join(f"{word}: {value}" for word, value in block)
    shown = "<br>".join(f"<b>{word}:</b> {html.escape(value)}" for word, value in block)
    inside = mail.html or _as_html(text_of(mail))
    return f"{'_' * 32}\n{lines}\n\n{text_of(mail)}\n", (
        '<hr style="display:inline-block;width:98%" tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="auto">{shown}</div><div>{inside}</div>'
    )


def _author(mail: Mail) -> tuple[str, str]:
    people = getaddresses([mail.sender])
    return people[0] if people else ("", mail.sender)


def _sent(mail: Mail) -> datetime:
    try:
        return parsedate_to_datetime(mail.header("Date"))
    except (ValueError, TypeError):
        return mail.received_at


def _as_html(text: str) -> str:
    return html.escape(text, quote=False).replace("\r\n", "\n").replace("\n", "<br>\n")
