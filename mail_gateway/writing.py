"""A letter as a mail: subject and thread, plain text and HTML of the same words, the files it carries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from consultation.correspondence import REPLIES, Enclosure, Letter, Say
from consultation.definition import Consultation, text_in
from intake.appointments import CONTENT_TYPE, calendar_of
from intake.doors import Ways
from mail_gateway import layout
from mail_gateway.addresses import in_ascii
from mail_gateway.layout import Block
from phrases.catalogue import Catalogue

MARKER = "X-Intake-Letter"  #: a header of every mail of ours, by which we know it again when it comes back

NO_WAYS = Ways()
UNSUBSCRIBE = "/unsubscribe"  #: where that click goes, below the root of our web side

_LONGEST_SUBJECT = 200  #: characters
_LONGEST_NAME = 70  #: characters of a display name
_SHOWN = 30_000  #: characters of an answer shown whole in a letter; a longer one goes along as a file
_MOST_REFERENCES = 20
_TO_STAFF = ("digest", "staff")
#: What is said with the name of whom it is said to; elsewhere a name may be that of a file.
_NAMING = frozenset(
    {
        "published_as",
        "withdrawn",
        "withdrawn_before",
        "ask_withdraw",
        "reminder",
        "reminder_invited",
        "extension",
        "publication",
        "mail_invitation",
        "staff_answer",
        "staff_correction",
        "staff_request",
    }
)
_TO_INVITED = ("mail_invitation", "reminder_invited")  #: first words of letters to who has not begun
#: First words of letters to who asked to be told.
_TO_SUBSCRIBED = (
    "compilation_news",
    "meeting_reminder",
    "subscribed",
    "subscribed_meeting",
    "subscribe_prove",
)
_NOTICES = (
    "reminder",
    "extension",
    "publication",
    "invitation",
    "meeting",
)  #: nobody asked for these: how to stop them is said
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,900}>")
#: What mail programs put before a subject they answer, in the languages of our mails.
_REPLY_MARK = re.compile(
    r"^(?:(?:re|aw|sv|rv|ref|r[eé]p?|回复|回覆|答复|رد|الرد|отв|на)\s?(?:\[\d+\])?\s?[:：]\s*)+",
    re.IGNORECASE,
)
_UNSOUND = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Written:
    """A mail ready to go."""

    message: bytes  #: CRLF line ends, none over 998 bytes
    text: str  #: the plain text, to know it again when it is quoted
    subject: str


@dataclass(frozen=True, slots=True)
class LetterWriter:
    """Words letters and makes mails of them, all from one address."""

    catalogue: Catalogue
    address: str
    #: root of our web side, where one click stops reminders to the recipient of a letter (RFC 8058); None: there is none
    public_url: str | None = None

    def write(
        self,
        letter: Letter,
        consultation: Consultation,
        now: datetime,
        enclosures: Sequence[tuple[Enclosure, bytes]] = (),
        ways: Ways = NO_WAYS,
    ) -> Written:
        """The mail of a letter, with the ways into the chat that it carries.

        The same letter gives the same Message-ID and, but for these ways, the same words whenever it is written.
        """
        letter, long_answers = _shortened(_sound(letter))
        desk = _Desk(self, letter, consultation, now, ways)
        blocks, footer, subject = desk.blocks(), desk.footer(), desk.subject()
        text = layout.as_text(blocks, footer)
        mail = EmailMessage(policy=SMTP.clone(utf8=not letter.address.rpartition("@")[0].isascii()))
        mail["From"] = _mailbox(desk.sender_name(), self.address)
        mail["To"] = _mailbox("", letter.address)
        mail["Date"] = format_datetime(now)
        mail["Auto-Submitted"] = "auto-replied" if desk.is_answer else "auto-generated"
        # Exchange would otherwise answer us with its absence notes.
        mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
        mail.set_content(text, cte=_encoding(text))
        page = layout.as_html(blocks, footer, language=letter.language, subject=subject)
        mail.add_alternative(page, subtype="html", cte=_encoding(page))
        files = [(e.name, e.content_type, data) for e, data in enclosures] + long_answers
        dates = desk.calendar() if any(_tells_the_dates(say) for say in letter.says) else None
        if dates is not None:
            files.append((f"{consultation.slug}.ics", CONTENT_TYPE, dates))
        for name, content_type, data in files:
            _enclose(mail, name, content_type, data)
        mail["Content-Language"] = (
            letter.language
        )  # last: the library moves Content-… fields into the first part
        return Written(desk.identifiers() + _subject_line(subject) + mail.as_bytes(), text, subject)


@dataclass(frozen=True, slots=True)
class _Desk:
    """One letter being worded."""

    writer: LetterWriter
    letter: Letter
    consultation: Consultation
    now: datetime
    ways: Ways

    @property
    def is_answer(self) -> bool:
        return self.letter.in_reply_to is not None and self.letter.reason in REPLIES

    def words(self, phrase: str, **args: str) -> str:
        return self.writer.catalogue.words(phrase, self.letter.language, args, self.consultation, self.now)

    def subject(self) -> str:
        theirs = _one_line(_REPLY_MARK.sub("", _one_line(self.letter.subject or "")))
        if self.is_answer and theirs:
            return f"Re: {_cut(theirs, _LONGEST_SUBJECT)}"
        phrase = f"mail_subject_{self.letter.reason}"
        if any(say.phrase == "reminder_invited" for say in self.letter.says):
            phrase = "mail_subject_to_begin"
        if self.letter.reason == "staff" and self.letter.says:
            first = self._said(self.letter.says[0])[0].text.strip().partition("\n")[0].rstrip(" :：")
            return _one_line(Catalogue.plain(f"{self.consultation.reference}: {first}"))
        if phrase not in self.writer.catalogue.names:
            phrase = "mail_subject_reply"
        return _one_line(Catalogue.plain(self.words(phrase)))

    def sender_name(self) -> str:
        title = text_in(self.consultation.title, self.letter.language)
        name = f"{self.consultation.reference} · {title}"
        return name if len(name) <= _LONGEST_NAME else self.consultation.reference

    def calendar(self) -> bytes | None:
        words = _one_line(Catalogue.plain(self.words("mail_subject_reminder")))
        return calendar_of(self.consultation, self.letter.language, words, self.now, self.writer.address)

    def blocks(self) -> list[Block]:
        said = [self._said(say) for say in self.letter.says]
        if self.letter.reason in _TO_STAFF:
            return said
        greeting = layout.block(self.words("mail_greeting", name=self._name()))
        return [greeting, *said, layout.block(self.words("mail_closing", name=self._name()))]

    def _said(self, say: Say) -> Block:
        if say.phrase == "verify_address":
            say = Say.of("verify_address", code=self.ways.code or "", url=self.ways.url or "")
        words = self.writer.catalogue.say(
            say, self.letter.language, self.consultation, self.now, by_mail=True
        ).strip("\n")
        number, text = say.args.get("number"), say.args.get("text")
        question = self.consultation.question(number) if isinstance(number, int) else None
        return layout.block(
            words,
            question=text_in(question.text, self.letter.language) if question else "",
            answer=text if isinstance(text, str) else "",
        )

    def _name(self) -> str:
        """How the person wants to be named in public is how they are greeted, in any letter that knows it."""
        names = [say.args.get("name") for say in self.letter.says if say.phrase in _NAMING]
        return _cut(_one_line(str(next(filter(None, names), ""))), _LONGEST_NAME)

    def footer(self) -> list[str]:
        if self.letter.reason in _TO_STAFF or self.letter.reason == "verification":
            return []
        lines = [self.words(self._why())]
        if self.ways.url:
            lines += [self.words("mail_go_on_in_chat"), self.ways.url]
        if self.letter.reason in _NOTICES and not self._is_the_last():
            url = self.unsubscribe_url()
            lines.append(self.words("mail_unsubscribe", **({"url": url} if url else {})))
        return lines

    def _is_the_last(self) -> bool:
        """After the word that one's own contribution is published no reminder comes: there is nothing to stop."""
        return any(say.phrase == "publication" for say in self.letter.says)

    def _why(self) -> str:
        """The phrase that says why they get this letter, by what it says first."""
        first = next(iter(self.letter.says), None)
        if first is None:
            return "mail_footer"
        if first.phrase in _TO_SUBSCRIBED or "subscribed" in first.args:
            return "mail_footer_subscribed"
        return (
            "mail_footer_invited" if first.phrase in _TO_INVITED or "invited" in first.args else "mail_footer"
        )

    def unsubscribe_url(self) -> str | None:
        token = _token(self.letter)
        return f"{self.writer.public_url}{UNSUBSCRIBE}/{token}" if self.writer.public_url and token else None

    def identifiers(self) -> bytes:
        """Header lines that are written by hand: the library encodes long identifiers, and threads are lost by that."""
        message_id = _ids(self.letter.message_id)
        answered = _ids(self.letter.in_reply_to)[:1]
        references = [ref for ref in _ids(*self.letter.references) if ref not in answered] + answered
        lines = [("Message-ID", message_id[:1]), ("In-Reply-To", answered)]
        # The first of a thread and the latest matter most (RFC 5322, 3.6.4).
        lines.append(("References", references[:1] + references[1:][-(_MOST_REFERENCES - 1) :]))
        lines.append((MARKER, [_token(self.letter)]))
        if self.letter.reason in _NOTICES:
            ways = [f"<mailto:{self.writer.address}?subject=STOP>"]
            if url := self.unsubscribe_url():
                ways.insert(0, f"<{url}>,")
                lines.append(("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"]))
            lines.append(("List-Unsubscribe", ways))
        folded = [f"{name}: " + "\r\n ".join(values) for name, values in lines if values]
        return "".join(f"{line}\r\n" for line in folded).encode()


def _tells_the_dates(say: Say) -> bool:
    """The first receipt; an extension, for there the entry in people's calendars has to move; and the meeting."""
    if say.phrase in ("subscribed_meeting", "meeting_reminder"):
        return True
    first_receipt = say.phrase == "receipt" or (say.phrase == "confirmed" and say.args.get("version") == 1)
    return first_receipt or say.phrase == "extension"


def _subject_line(subject: str) -> bytes:
    """Written by hand as well: the library loses the space where it breaks a long one between two encoded words."""
    charset = "us-ascii" if subject.isascii() else "utf-8"
    words = Header(subject, charset, header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {words}\r\n".encode("ascii")


def _token(letter: Letter) -> str:
    return (letter.message_id or "").strip("<>").partition("@")[0]


def _mailbox(name: str, address: str) -> Address:
    local, _, domain = in_ascii(address).rpartition("@")
    if local.startswith('"') and local.endswith('"'):
        local = re.sub(r"\\(.)", r"\1", local[1:-1])
    return Address(display_name=name, username=local, domain=domain)


def _enclose(mail: EmailMessage, name: str, content_type: str, data: bytes) -> None:
    main, _, sub = content_type.partition(";")[0].strip().lower().partition("/")
    if not (main and sub) or main in ("multipart", "message"):
        main, sub = "application", "octet-stream"
    mail.add_attachment(data, maintype=main, subtype=sub, filename=_one_line(name) or "file")
    enclosed = list(mail.iter_attachments())[-1]
    if main == "text":
        enclosed.set_param("charset", "utf-8")
    if content_type == CONTENT_TYPE:
        # Programs that look for it show the dates as what they are (RFC 6047, 2.4).
        enclosed.set_param("method", "PUBLISH")


def _sound(letter: Letter) -> Letter:
    """Without what no mail can carry: half characters and controls that people's files sometimes hold."""
    says = [
        Say(
            say.phrase,
            {k: _UNSOUND.sub("\ufffd", v) if isinstance(v, str) else v for k, v in say.args.items()},
        )
        for say in letter.says
    ]
    return replace(letter, says=tuple(says))


def _shortened(letter: Letter) -> tuple[Letter, list[tuple[str, str, bytes]]]:
    """Very long answers end early in the letter, with the name of the enclosed file that holds them whole."""
    says: list[Say] = []
    files: list[tuple[str, str, bytes]] = []
    for say in letter.says:
        text = say.args.get("text")
        if isinstance(text, str) and len(text) > _SHOWN:
            name = f"answer-{say.args.get('number', 'general')}.txt"
            files.append((name, "text/plain", text.encode()))
            say = Say(say.phrase, {**say.args, "text": f"{_cut(text, _SHOWN)}\n\n[{name}]"})
        says.append(say)
    return replace(letter, says=tuple(says)), files


def _ids(*values: str | None) -> list[str]:
    return [found for value in values if value for found in _MESSAGE_ID.findall(value) if found.isascii()]


def _one_line(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split())


def _cut(text: str, length: int) -> str:
    """At most so many characters, ending with a whole word where there is one."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    space = cut.rfind(" ", length * 3 // 4)
    return (cut[:space] if space > 0 else cut).rstrip() + "…"


def _encoding(text: str) -> str:
    """What stays readable on the wire where that is possible, and is not three times as long where it is not."""
    ascii_letters = sum(map(str.isascii, text))
    return "quoted-printable" if ascii_letters * 10 > len(text) * 8 else "base64"
