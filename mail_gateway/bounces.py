"""Reports that a letter of ours could not be delivered: RFC 3464, the many older forms, and complaints (RFC 5965)."""

import email
import logging
import re
from dataclasses import dataclass
from email.errors import MessageError

from flufl.bounce import all_failures

from mail_gateway.envelope import normalised
from mail_gateway.folding import fold
from mail_gateway.mime import Part
from mail_gateway.robots import BOUNCE_SUBJECT

# It logs a whole traceback for each mail without a sender; what it makes nothing of is read here all the same.
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)

_FIELD = re.compile(
    r"(?im)^(final-recipient|original-recipient|action|status|diagnostic-code|original-rcpt-to)[ \t]*:[ \t]*(.*(?:\n[ \t]+.*)*)"
)
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY_CODE = re.compile(r"(?<!\d)([45]\d\d)[ -](?!\d)")
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]]+\w")
_ID = re.compile(r"(?im)^message-id[ \t]*:\s*(<[^<>\s]+>)")
_PERMANENT_WORDS = re.compile(
    r"user unknown|no such (?:user|recipient|address|mailbox)|does not exist|doesn't exist|unknown (?:user|recipient|address)|mailbox (?:unavailable|not found)|recipient (?:rejected|not found|unknown)|address rejected|invalid (?:recipient|address|mailbox)|account (?:disabled|is disabled)|permanent (?:error|failure|fatal)|"
    r"n'existe pas|inconnu|no existe|desconocido|не существует|не найден|unbekannt|不存在|无此用户|غير موجود"
)
_TEMPORARY_WORDS = re.compile(
    r"delayed|still trying|will (?:be retried|keep trying|continue)|temporar|warning message|not been delivered yet|try again later|задержк|retard|延迟|تاخير"
)
_SAMPLE = 60_000


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a delivery report says; `message_id` is the letter of ours it speaks of."""

    message_id: str | None
    recipient: str | None
    permanent: bool
    status: str | None  #: enhanced status code (RFC 3463), such as 5.1.1


def bounce_of(
    message: Part, raw: bytes, sender: str | None, subject: str, null_sender: bool
) -> Bounce | None:
    """What the message reports, None when it is no delivery report. `subject` is folded and without `Re:`."""
    reported = _standard(message)
    if reported is not None:
        return reported
    local = (sender or "").partition("@")[0].lower()
    robotic = (
        local in ("mailer-daemon", "postmaster", "mdaemon", "mail-daemon", "maildaemon", "mailerdaemon", "")
        or null_sender
    )
    failed = message.header("x-failed-recipients")
    told = BOUNCE_SUBJECT.match(subject) is not None
    if failed and (robotic or told):
        text = _text(message)
        return Bounce(
            _embedded_id(message, text),
            normalised(failed.split(",")[0].strip()),
            True,
            _status(text) or "5.0.0",
        )
    if not (told or robotic) or (not told and not _speaks_of_failure(message)):
        return None
    return _older_form(message, raw, told and robotic)


def _standard(message: Part) -> Bounce | None:
    report = (message.parameters.get("report-type") or "").lower()
    for part in message.walk():
        if part.content_type in ("message/delivery-status", "message/global-delivery-status"):
            return _delivery_status(message, part)
        if part.content_type == "message/feedback-report" and report in ("feedback-report", ""):
            text = part.text()
            recipient = _first(text, "original-rcpt-to")
            return Bounce(
                _embedded_id(message, ""),
                normalised(recipient.strip("<> ")) if recipient else None,
                True,
                None,
            )
    return None


def _delivery_status(message: Part, part: Part) -> Bounce | None:
    text = part.text()
    groups = [group for group in re.split(r"\n[ \t]*\n", text) if group.strip()]
    worst: tuple[int, str | None, str | None] | None = None
    delivered = False
    for group in groups:
        fields = {name.lower(): " ".join(value.split()) for name, value in _FIELD.findall(group)}
        action = fields.get("action", "").lower()
        if action in ("delivered", "relayed", "expanded"):
            delivered = True
            continue
        if not action and "status" not in fields:
            continue
        recipient = fields.get("original-recipient") or fields.get("final-recipient") or ""
        address = recipient.rpartition(";")[2].strip().strip("<>")
        status = _STATUS.search(fields.get("status", ""))
        code = status[0] if status else None
        diagnosed = _STATUS.search(fields.get("diagnostic-code", ""))
        if diagnosed and (code is None or code[2:] == "0.0"):
            code = diagnosed[0]
        rank = 2 if action == "failed" and not (code or "5").startswith("4") else 1
        if worst is None or rank > worst[0]:
            worst = (rank, normalised(address) if "@" in address else None, code)
    if worst is None:
        return None if delivered or not groups else Bounce(_embedded_id(message, ""), None, False, None)
    return Bounce(_embedded_id(message, ""), worst[1], worst[0] == 2, worst[2])


def _older_form(message: Part, raw: bytes, certain: bool) -> Bounce | None:
    permanent, address = False, None
    try:
        # Wrapped: it raises on mails without From or with 8-bit From.
        temporary, failed = all_failures(email.message_from_bytes(raw[:_SAMPLE]))
    except (MessageError, ValueError, TypeError, AttributeError, LookupError, KeyError, AssertionError):
        temporary, failed = frozenset(), frozenset()
    if failed or temporary:
        first = sorted(failed or temporary)[0]
        address = first.decode("utf-8", "replace")
    elif not certain:
        return None
    text = _text(message)
    folded = fold(text[:_SAMPLE])
    status = _status(text)
    if status:
        permanent = status.startswith("5")
    elif _TEMPORARY_WORDS.search(folded) and not _PERMANENT_WORDS.search(folded):
        permanent = False
    else:
        reply = _REPLY_CODE.search(text)
        permanent = (
            reply[1].startswith("5") if reply else bool(failed) or bool(_PERMANENT_WORDS.search(folded))
        )
    if address is None:
        found = _ADDRESS.search(text)
        address = found[0] if found else None
    return Bounce(_embedded_id(message, text), normalised(address) if address else None, permanent, status)


def _speaks_of_failure(message: Part) -> bool:
    folded = fold(_text(message)[:4000])
    return bool(
        _PERMANENT_WORDS.search(folded)
        or _TEMPORARY_WORDS.search(folded)
        or re.search(
            r"(?:could not|cannot|can't|unable to|failed to) (?:be )?deliver|delivery (?:to the following|failed|failure)|undeliver",
            folded,
        )
    )


def _text(message: Part) -> str:
    for part in message.walk():
        if part.content_type in ("text/plain", "text/rfc822-headers") and not part.parts:
            return part.text()[:_SAMPLE]
    for part in message.walk():
        if part.content_type == "text/html":
            from mail_gateway.html import text_of_html

            return text_of_html(part.text()[:_SAMPLE])
    return ""


def _status(text: str) -> str | None:
    found = _STATUS.search(text)
    return found[0] if found and found[1] != "2" else None


def _first(text: str, name: str) -> str | None:
    for found, value in _FIELD.findall(text):
        if found.lower() == name:
            return str(value).strip()
    return None


def _embedded_id(message: Part, text: str) -> str | None:
    """The Message-ID of the letter that came back: from the returned message, its headers, or text quoted below."""
    for part in message.walk():
        if part is not message and "message-id" in part.headers and part.headers.get("from"):
            found = re.search(r"<[^<>\s]+>", part.headers["message-id"][0])
            if found:
                return found[0]
        if part.content_type in ("text/rfc822-headers", "message/global-headers", "text/rfc822"):
            quoted = _ID.search(part.text())
            if quoted:
                return quoted[1]
    quoted = _ID.search(text or _text(message))
    return quoted[1] if quoted else None
