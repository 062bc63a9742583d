"""Files sent with a mail: kept with their hash and name, read for answers where they hold text."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from consultation.definition import Consultation
from mail_gateway.answers import Filed, file_answers
from mail_gateway.attachment_worker import shared_worker
from mail_gateway.body import Body, body_of
from mail_gateway.endings import fold_ends
from mail_gateway.file_kinds import kind_of, safe_name, why_not_read
from mail_gateway.file_texts import FileText
from mail_gateway.mime import Part
from mail_gateway.packed import Trouble
from mail_gateway.page import Page, page_of_text
from mail_gateway.questions import index_of
from mail_gateway.shapes import lay_out
from mail_gateway.trimming import Surroundings, trim
from mail_gateway.wrappings import WRAPPINGS

#: Files larger than this are kept and not read.
MOST_READ = 30 * 1024 * 1024
MOST_FILES_READ = 20
#: Seconds that the files of one mail may take together; other people's mails wait meanwhile.
MOST_SECONDS = 30.0
#: An attached mail in an attached mail in an attached mail is kept, and not looked into any more.
_DEEPEST = 3

_MESSAGES = ("message/rfc822", "message/global")


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file that came with a mail."""

    name: str
    content_type: str
    data: bytes
    sha256: str
    inline: bool  #: shown inside the text: a logo, a picture
    text: str | None  #: the text read from it
    note: str | None
    trouble: Trouble | None = None  #: what its sender has to be told of it
    wrapping: bool = (
        False  #: a signature, a business card, winmail.dat: of the message, and no file of the contribution
    )


@dataclass(slots=True)
class Gathered:
    """What came of the files of a mail."""

    files: list[AttachedFile] = field(default_factory=list)
    found: list[tuple[str, Filed]] = field(default_factory=list)  #: answers, with the file they stand in
    notes: list[str] = field(default_factory=list)


def gather(body: Body, consultation: Consultation, own: str = "") -> Gathered:
    """The files of a mail, and the answers found in them. `own` are the words of the mail itself."""
    gathering = _Gathering(consultation, body.opened, own)
    gathering.take_all(body, 0)
    return gathering.gathered


def answers_in(text: str, consultation: Consultation) -> Filed:
    """Answers of a document's text, found as in a mail's; strangers' letters are not looked for in it."""
    return _answers_on(page_of_text(text), consultation, forwards_count=False)


def text_of_file(name: str, content_type: str, data: bytes) -> FileText:
    """The text of one file, or why there is none; read in the child process."""
    kind = kind_of(name, content_type, data)
    if kind is None:
        return FileText(None, *why_not_read(name, content_type, data))
    if len(data) > MOST_READ:
        return FileText(None, "too large to be read for answers", "unread")
    return shared_worker().read(kind, data) if data else FileText(None, "empty", "broken")


@dataclass(slots=True)
class _Gathering:
    consultation: Consultation
    opened: Mapping[int, FileText]
    own: str
    gathered: Gathered = field(default_factory=Gathered)
    read: int = 0
    seconds: float = 0.0

    def take_all(self, body: Body, depth: int) -> None:
        """The files of a body."""
        for place, part in enumerate(body.files, start=1):
            wrapping = part.content_type in WRAPPINGS or id(part) in body.wrapping
            self._take(part, place, depth, inline=id(part) in body.inline, wrapping=wrapping)

    def _take(self, part: Part, place: int, depth: int, *, inline: bool, wrapping: bool) -> None:
        """One part: itself, and what is wrapped in it."""
        if part.content_type in _MESSAGES and part.parts:
            self._take_message(part, place, depth)
            return
        data = part.payload()
        name = safe_name(part.filename, part.content_type, place)
        kind = kind_of(name, part.content_type, data)
        if kind == "tnef":
            self._take_wrapped(part, name, data)
        else:
            self._file(name, part.content_type, data, kind, inline=inline, wrapping=wrapping)

    def _take_message(self, part: Part, place: int, depth: int) -> None:
        """An attached mail: a file, and the words and files in it are the person's contribution like any other."""
        inner = part.parts[0]
        name = safe_name(
            part.filename or (inner.text_of("subject").replace("/", "-") or f"message-{place}") + ".eml",
            part.content_type,
            place,
        )
        ours = any(header.startswith("x-intake-") for header in inner.headers)
        note = "a letter of ours: not read" if ours else None
        self._keep(name, part.content_type, part.body, FileText(None, note), wrapping=ours)
        if ours:
            return
        if depth >= _DEEPEST:
            self.gathered.notes.append(
                f"attachment {name}: mails attached in mails too deep to be read: kept"
            )
            return
        body = body_of(inner)
        if any(line.strip() for line in body.page.raw):
            self._file_words(name, _answers_on(body.page, self.consultation, forwards_count=True))
        self.take_all(body, depth + 1)

    def _take_wrapped(self, part: Part, name: str, data: bytes) -> None:
        """What Outlook put into its winmail.dat."""
        opened = self.opened.get(id(part)) or self._read(name, part.content_type, data)
        self._keep(name, part.content_type, data, opened, wrapping=not opened.trouble)
        for place, (inner, content) in enumerate(opened.files, start=1):
            inner_name = safe_name(inner, "application/octet-stream", place)
            kind = kind_of(inner_name, "application/octet-stream", content)
            self._file(inner_name, "application/octet-stream", content, kind if kind != "tnef" else None)
        words = "".join((opened.text or "").split())
        if words and words not in "".join(self.own.split()):
            self._file_words(name, answers_in(opened.text or "", self.consultation))

    def _file(
        self,
        name: str,
        content_type: str,
        data: bytes,
        kind: str | None,
        *,
        inline: bool = False,
        wrapping: bool = False,
    ) -> None:
        if kind is None or inline:
            result = FileText(None, *why_not_read(name, content_type, data))
        else:
            result = self._read(name, content_type, data)
        filed = answers_in(result.text, self.consultation) if result.text else None
        if filed and not filed.answers and not inline:
            result = FileText(result.text, result.note, "unplaced")
        self._keep(name, content_type, data, result, inline=inline, wrapping=wrapping)
        if filed is not None and not inline:
            self._file_words(name, filed)

    def _file_words(self, name: str, filed: Filed) -> None:
        if filed.answers:
            self.gathered.found.append((name, filed))
        else:
            self.gathered.notes.append(f"attachment {name}: kept; no answers could be told apart in it")

    def _read(self, name: str, content_type: str, data: bytes) -> FileText:
        if self.read >= MOST_FILES_READ or self.seconds > MOST_SECONDS:
            return FileText(None, "one of very many: kept, not read for answers", "unread")
        self.read += 1
        began = time.monotonic()
        result = text_of_file(name, content_type, data)
        self.seconds += time.monotonic() - began
        return result

    def _keep(
        self,
        name: str,
        content_type: str,
        data: bytes,
        result: FileText,
        *,
        inline: bool = False,
        wrapping: bool = False,
    ) -> None:
        sha256 = hashlib.sha256(data).hexdigest()
        trouble = None if inline else result.trouble
        self.gathered.files.append(
            AttachedFile(
                name, content_type, data, sha256, inline, result.text, result.note, trouble, wrapping
            )
        )
        if result.note and not inline:
            self.gathered.notes.append(f"attachment {name}: {result.note}")


def _answers_on(page: Page, consultation: Consultation, *, forwards_count: bool) -> Filed:
    layout = lay_out(page)
    trim(layout, index_of(consultation), Surroundings(forwards_count=forwards_count))
    fold_ends(layout, None)
    return file_answers(layout, consultation.numbers, is_reply=False)
