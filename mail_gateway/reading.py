"""Reading a mail: raw bytes in, what a person means by them out. Pure, total and quick; nothing is dropped silently."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from consultation.definition import Consultation
from mail_gateway.alignment import SentLetter
from mail_gateway.answers import Filed, Segment, file_answers
from mail_gateway.attachments import AttachedFile, gather
from mail_gateway.body import body_of
from mail_gateway.bounces import Bounce
from mail_gateway.client_phrases import FORWARD_PREFIX
from mail_gateway.commands import bare_subject, command_of
from mail_gateway.endings import fold_ends
from mail_gateway.envelope import address_of, answered, date_of, message_id, normalised, recipients
from mail_gateway.explaining import as_json, explain
from mail_gateway.folding import fold, trimmed
from mail_gateway.languages import language_of
from mail_gateway.mime import decode_words, parse, parse_headers
from mail_gateway.page import Page
from mail_gateway.profile import mark_profile, stated_profile
from mail_gateway.questioning import is_question
from mail_gateway.questions import index_of
from mail_gateway.shapes import (
    ATTRIBUTION,
    BLANK,
    DISCLAIMER,
    FOOTER,
    GREETING,
    OURS,
    PROFILE,
    QUESTION,
    QUOTE,
    RULE,
    SIGNATURE,
    WRITTEN,
    Layout,
    lay_out,
)
from mail_gateway.sorting import Kind, Sorted, looks_automatic, sort_by_headers
from mail_gateway.splitting import split_run_on
from mail_gateway.trimming import Surroundings, trim

__all__ = [
    "AttachedFile",
    "Bounce",
    "Folded",
    "Reading",
    "Segment",
    "SentMail",
    "as_json",
    "explain",
    "peek_references",
    "read_mail",
]

Command = Literal["confirm", "status", "withdraw", "help", "stop"]
FoldedKind = Literal["quote", "signature", "disclaimer", "attribution", "forwarded", "footer"]

#: A mail with a command as its subject and more words than this is taken at its words.
_MORE_THAN_A_COMMAND = 400
_FOLDED_AS: dict[str, FoldedKind] = {
    QUOTE: "quote", OURS: "quote", QUESTION: "quote", ATTRIBUTION: "attribution",
    SIGNATURE: "signature", PROFILE: "signature", FOOTER: "footer", DISCLAIMER: "disclaimer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail of ours that the message may answer."""

    message_id: str
    text: str
    html: str | None = None

    @classmethod
    def from_bytes(cls, raw: bytes) -> "SentMail":
        """Reads a mail of ours as it was sent. Never raises."""
        message = parse(raw)
        texts: dict[str, str] = {}
        for part in message.walk():
            if part.content_type in ("text/plain", "text/html") and not part.parts:
                texts.setdefault(part.content_type, part.text())
        return cls(message_id(message) or "", texts.get("text/plain", ""), texts.get("text/html"))


@dataclass(frozen=True, slots=True)
class Folded:
    """Words of the mail that are no part of what the person says: put aside, never thrown away."""

    kind: FoldedKind
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mail means."""

    kind: Kind
    command: Command | None
    language: str  #: of what was written; failing that of the quoted letter or the consultation
    answers: Mapping[int, str]
    unfiled: str  #: written, and belonging to no question
    profile: Mapping[str, str]  #: name, organisation, category (its id), country: only what is plainly stated
    folded: tuple[Folded, ...]
    attachments: tuple[AttachedFile, ...]
    notes: tuple[str, ...]
    segments: tuple[Segment, ...]
    sender: str | None
    sender_name: str | None
    reply_to: str | None
    message_id: str | None
    in_reply_to: tuple[str, ...]  #: newest first, with their angle brackets
    subject: str
    date: datetime | None
    recipients: tuple[str, ...]
    bounce: Bounce | None
    may_answer: bool
    why_not: str | None


def peek_references(raw: bytes) -> tuple[str, ...]:
    """Ids of the messages a mail answers, newest first: to look up our letters before `read_mail`."""
    return answered(parse_headers(raw))


def read_mail(
    raw: bytes,
    consultation: Consultation,
    sent: Sequence[SentMail] = (),
    *,
    own_addresses: Sequence[str] = (),
    return_path: str | None = None,
) -> Reading:
    """Reads a mail. Never raises, whatever the bytes: what cannot be read comes back unfiled with a note."""
    try:
        return _read(raw, consultation, sent, own_addresses, return_path)
    # The one place that catches everything: a message is never refused because it is ugly, and a fault of ours
    # must not cost a contribution. It comes back whole, marked for staff.
    except Exception as error:
        return _unread(raw, consultation, error)


@dataclass(slots=True)
class _Words:
    """What came of the body."""

    filed: Filed = field(default_factory=Filed)
    layout: Layout | None = None
    profile: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    folded: list[Folded] = field(default_factory=list)
    command: tuple[str, str] | None = None
    greeting: str = ""


def _read(
    raw: bytes,
    consultation: Consultation,
    sent: Sequence[SentMail],
    own: Sequence[str],
    return_path: str | None,
) -> Reading:
    message = parse(raw)
    subject = " ".join(decode_words(message.header("subject") or "")[:2000].split())
    bare = bare_subject(subject)
    sender, sender_name = (
        address_of(decode_words(message.header("from") or "")) if "from" in message.headers else (None, None)
    )
    ids = answered(message.headers)
    ours = frozenset(
        address.lower()
        for address in (*own, *((consultation.contact.email,) if consultation.contact.email else ()))
    )
    to = recipients(message)
    sorted_ = sort_by_headers(
        message, raw, sender, bare, own=frozenset(address.lower() for address in own), return_path=return_path
    )
    body = body_of(message)
    notes: list[str] = list(body.notes)
    letters = _letters(sent, ids)
    around = Surroundings(
        letters=letters,
        # What a person's client writes above its quotation of us names the address they write to.
        our_addresses=ours | frozenset(address.lower() for address in to),
        is_forward=_is_forward(subject),
        is_reply=bool(ids) or bare != fold(subject).strip(),
    )
    words = _read_words(body.page, consultation, around, sender_name)
    attachments, from_files = gather(body.files, body.inline, consultation, notes)
    for name, filed in from_files:
        _take_from_file(words, filed, name, notes)
    if sorted_.calendar:
        notes.append("a calendar invitation or its answer: nothing in it is filed")
    notes += words.notes
    for part in message.walk():
        notes += part.faults
    kind, command, command_language, why = _decide(words, sorted_, bare, subject, attachments)
    if why:
        notes.append(why)
    language = _language(words, command_language, consultation, around)
    filed = words.filed
    return Reading(
        kind=kind,
        command=command,
        language=language,
        answers=filed.answers,
        unfiled=filed.unfiled,
        profile=words.profile,
        folded=tuple(words.folded),
        attachments=attachments,
        notes=tuple(dict.fromkeys(notes)),
        segments=tuple(_segments(words)),
        sender=sender,
        sender_name=sender_name,
        reply_to=address_of(decode_words(message.header("reply-to") or ""))[0]
        if "reply-to" in message.headers
        else None,
        message_id=message_id(message),
        in_reply_to=ids,
        subject=subject,
        date=date_of(message),
        recipients=to,
        bounce=sorted_.bounce,
        may_answer=sorted_.may_answer and kind not in ("auto-reply", "bounce", "list"),
        why_not=sorted_.why_not or (why if kind == "auto-reply" else None),
    )


# --- the body --------------------------------------------------------------------------------------------------------


def _read_words(
    page: Page, consultation: Consultation, around: Surroundings, sender_name: str | None
) -> _Words:
    words = _Words()
    page = split_run_on(page, len(consultation.questions))
    layout = lay_out(page)
    words.layout = layout
    words.notes += trim(layout, index_of(consultation), around)
    fold_ends(layout, sender_name)
    fields = mark_profile(layout)
    words.command = _command_line(layout)
    words.filed = file_answers(layout, consultation.numbers, is_reply=around.is_reply or bool(around.letters))
    words.notes += words.filed.notes
    words.profile = stated_profile(layout, fields, consultation)
    words.greeting = trimmed("\n".join(layout.folded_of(GREETING)))
    words.folded = _folded(layout)
    if words.greeting:
        if words.filed.unfiled:
            words.filed.unfiled = f"{words.greeting}\n\n{words.filed.unfiled}"
        else:
            words.folded.insert(0, Folded("signature", words.greeting))
    return words


def _command_line(layout: Layout) -> tuple[str, str] | None:
    """The command on the first line with anything of the person's on it."""
    for line, role in enumerate(layout.roles):
        if role in (WRITTEN, GREETING, SIGNATURE):
            found = command_of(layout.page.raw[line])
            if found is not None and role == SIGNATURE and found[0] == "help":
                return None
            return found
        if role not in (BLANK, RULE) and role not in (QUOTE, OURS, QUESTION, ATTRIBUTION):
            return None
    return None


def _folded(layout: Layout) -> list[Folded]:
    """Runs of lines that were put aside, quoted ones with everything between them."""
    out: list[Folded] = []
    kind: FoldedKind | None = None
    held: list[str] = []
    for line, role in enumerate(layout.roles):
        if role in (BLANK, RULE):
            if kind is not None:
                held.append(layout.page.raw[line])
            continue
        this = _FOLDED_AS.get(role)
        if this != kind:
            _put(out, kind, held)
            kind, held = this, []
        if this is not None:
            held.append(layout.removed.get(line, layout.page.raw[line]))
    _put(out, kind, held)
    return out


def _put(out: list[Folded], kind: FoldedKind | None, held: list[str]) -> None:
    text = trimmed("\n".join(held))
    if kind is not None and text:
        out.append(Folded(kind, text))


def _take_from_file(words: _Words, filed: Filed, name: str, notes: list[str]) -> None:
    """Answers found in an attached file; the body's own go before them."""
    for number, text in filed.answers.items():
        if number in words.filed.answers:
            if words.filed.answers[number].split() != text.split():
                notes.append(
                    f"question {number} is answered in the mail and in {name}: the mail's words were taken"
                )
        else:
            words.filed.answers[number] = text
            words.filed.segments.append(
                Segment("answer", text, number, f"from the attached file {name}", 0.9)
            )
    words.filed.answers = dict(sorted(words.filed.answers.items()))
    if filed.answers:
        words.filed.strong = True
        if filed.unfiled:
            notes.append(f"{name} holds more than the answers: the file is kept")


# --- what it is ------------------------------------------------------------------------------------------------------


def _decide(
    words: _Words, sorted_: Sorted, bare: str, subject: str, attachments: Sequence[AttachedFile]
) -> tuple[Kind, Command | None, str | None, str | None]:
    filed = words.filed
    if sorted_.kind in ("bounce", "auto-reply"):
        return sorted_.kind, None, None, sorted_.why
    if sorted_.kind == "list":
        if filed.answers and filed.strong:
            return "contribution", None, None, sorted_.why
        return "list", None, None, sorted_.why
    if not filed.answers:
        automatic = looks_automatic(fold(filed.unfiled + "\n" + words.greeting), bare)
        if automatic is not None:
            return "auto-reply", None, None, automatic
    if sorted_.calendar and not filed.answers:
        return "auto-reply", None, None, "a calendar message"
    by_subject = command_of(bare)
    in_body = words.command
    chosen = in_body
    if (
        chosen is None
        and by_subject is not None
        and not filed.answers
        and len(filed.unfiled) <= _MORE_THAN_A_COMMAND
    ):
        chosen = by_subject
    if chosen is not None and (in_body is None or len(filed.answers) == 0 or in_body is chosen):
        return "command", _as_command(chosen[0]), chosen[1] or None, None
    files = [file for file in attachments if not file.inline]
    if not filed.answers and not filed.unfiled:
        return ("contribution" if files else "empty"), None, None, None
    if not filed.answers and not files and is_question(filed.unfiled):
        return "question", None, None, None
    return "contribution", None, None, None


def _as_command(name: str) -> Command:
    match name:
        case "confirm" | "status" | "withdraw" | "help" | "stop":
            return name
        case _:
            raise ValueError(name)


def _language(words: _Words, of_command: str | None, consultation: Consultation, around: Surroundings) -> str:
    filed = words.filed
    written = fold("\n".join([*filed.answers.values(), filed.unfiled])[:1500])
    found = language_of(written, consultation.languages)
    if of_command and (found is None or len(written) < 40):
        return consultation.speaks(of_command)
    if found is not None:
        return found
    if words.greeting or words.folded:
        own = "\n".join([words.greeting, *(each.text for each in words.folded if each.kind == "signature")])
        found = language_of(fold(own[:2000]), consultation.languages)
        if found is None:
            quoted = "\n".join(each.text for each in words.folded if each.kind == "quote")
            found = language_of(fold(quoted[:4000]), consultation.languages)
    return found or consultation.speaks(None)


# --- our letters -----------------------------------------------------------------------------------------------------

_prepared: dict[str, SentLetter] = {}


def _letters(sent: Sequence[SentMail], ids: tuple[str, ...]) -> tuple[SentLetter, ...]:
    """Our letters the mail may answer: those its headers name, or else all that are at hand."""
    if not sent:
        return ()
    named = [mail for mail in sent if mail.message_id and mail.message_id in ids]
    chosen = sorted(named, key=lambda mail: ids.index(mail.message_id)) if named else list(sent)[:20]
    return tuple(_prepare(mail) for mail in chosen)


def _prepare(mail: SentMail) -> SentLetter:
    key = hashlib.sha256(f"{mail.text}\0{mail.html or ''}".encode("utf-8", "replace")).hexdigest()
    known = _prepared.get(key)
    if known is not None:
        return known
    text = mail.text
    if not text.strip() and mail.html:
        from mail_gateway.html import text_of_html

        text = text_of_html(mail.html)
    if len(_prepared) > 200:
        _prepared.clear()
    letter = SentLetter(text)
    _prepared[key] = letter
    return letter


def _is_forward(subject: str) -> bool:
    return FORWARD_PREFIX.match(fold(subject)) is not None


def _segments(words: _Words) -> list[Segment]:
    put_aside = [Segment(each.kind, each.text, None, _WHY_FOLDED[each.kind], 0.9) for each in words.folded]
    return [*words.filed.segments, *put_aside]


_WHY_FOLDED: dict[str, str] = {
    "quote": "quoted, or a copy of our own letter",
    "attribution": "the line above a quotation",
    "signature": "closing, signature or profile",
    "footer": "added by a program",
    "disclaimer": "a confidentiality footer",
    "forwarded": "a letter of somebody else",
}


def _unread(raw: bytes, consultation: Consultation, error: Exception) -> Reading:
    text = raw.decode("utf-8", "replace")
    sender = re.search(rb"(?im)^from:[^\r\n]*?([^\s<>]+@[^\s<>]+)", raw[:20_000])
    return Reading(
        kind="contribution",
        command=None,
        language=consultation.speaks(None),
        answers={},
        unfiled=trimmed(text.replace("\x00", "")),
        profile={},
        folded=(),
        attachments=(),
        notes=(f"this mail could not be read ({type(error).__name__}): it is kept whole for staff",),
        segments=(),
        sender=normalised(sender[1].decode("utf-8", "replace")) if sender else None,
        sender_name=None,
        reply_to=None,
        message_id=None,
        in_reply_to=(),
        subject="",
        date=None,
        recipients=(),
        bounce=None,
        may_answer=False,
        why_not="it could not be read",
    )
