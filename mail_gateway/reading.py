"""Reading a mail: raw bytes in, what a person means by them out. Pure, total and quick; nothing is dropped silently."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from consultation.definition import Consultation
from mail_gateway.alignment import SentLetter
from mail_gateway.answers import Segment
from mail_gateway.attachments import AttachedFile, gather
from mail_gateway.body import body_of
from mail_gateway.bounces import Bounce
from mail_gateway.client_phrases import FORWARD_PREFIX
from mail_gateway.commands import bare_subject
from mail_gateway.deciding import Command, Hints, decide, language_for
from mail_gateway.envelope import address_of, answered, date_of, message_id, normalised, recipients
from mail_gateway.explaining import as_json, explain
from mail_gateway.folding import fold, trimmed
from mail_gateway.mime import decode_words, parse, parse_headers
from mail_gateway.sorting import Kind, sort_by_headers
from mail_gateway.trimming import Surroundings
from mail_gateway.words import Folded, Words, read_words, take_from_file

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
    adds: frozenset[int] = frozenset()  #: questions whose words go behind what was said there before
    confirms: bool = False  #: CONFIRM stands below the answers


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
    sender, sender_name = address_of(message.header("from"))
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
    answering = _answering(sent, ids)
    around = Surroundings(
        letters=tuple(_prepare(mail) for mail in answering),
        # What a person's client writes above its quotation of us names the address they write to.
        our_addresses=ours | frozenset(address.lower() for address in to),
        sender=sender,
        is_forward=_is_forward(subject),
        is_reply=bool(ids) or bare != fold(subject).strip(),
    )
    words = read_words(body.page, consultation, around, sender_name)
    gathered = gather(body, consultation, "\n".join(body.page.raw))
    attachments = tuple(gathered.files)
    notes += gathered.notes
    for name, filed in gathered.found:
        take_from_file(words, filed, name, notes)
    if sorted_.calendar:
        notes.append("a calendar invitation or its answer: nothing in it is filed")
    notes += words.notes
    for part in message.walk():
        notes += part.faults
    kind, command, command_language, why = decide(words, sorted_, bare, attachments)
    if why:
        notes.append(why)
    hints = Hints(bare, message.header("content-language") or "", answering[0].text if answering else "")
    language = language_for(words, command_language, consultation, hints)
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
        reply_to=address_of(message.header("reply-to"))[0],
        message_id=message_id(message),
        in_reply_to=ids,
        subject=subject,
        date=date_of(message),
        recipients=to,
        bounce=sorted_.bounce,
        may_answer=sorted_.may_answer and kind not in ("auto-reply", "bounce", "list"),
        why_not=sorted_.why_not or (why if kind == "auto-reply" else None),
        adds=frozenset(filed.adds),
        confirms=kind == "contribution" and words.confirms,
    )


# --- our letters -----------------------------------------------------------------------------------------------------

_prepared: dict[str, SentLetter] = {}


def _answering(sent: Sequence[SentMail], ids: tuple[str, ...]) -> list[SentMail]:
    """Our letters the mail may answer: those its headers name, or else all that are at hand."""
    named = [mail for mail in sent if mail.message_id and mail.message_id in ids]
    return sorted(named, key=lambda mail: ids.index(mail.message_id)) or list(sent)[:20]


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


def _segments(words: Words) -> list[Segment]:
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
