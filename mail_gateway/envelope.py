"""Who wrote to whom, when, and which message is answered: the headers of a mail, read leniently."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from mail_gateway.mime import Part, decode_words

_ADDRESS = re.compile(r"<\s*([^<>\s]*@[^<>]*?)\s*>")
_BARE_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()]+")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,900}>")
_COMMENT = re.compile(r"\(([^()]{1,200})\)")
_MOST_RECIPIENTS = 200
_REACH = 20_000


def address_of(value: str | None) -> tuple[str | None, str | None]:
    """The first address of a decoded header and the name with it; the domain in lower case, the local part kept."""
    if not value:
        return None, None
    value = value[:_REACH]
    # "Undisclosed: a@b;" is a group (RFC 5322, 3.4): its first member counts.
    match = _ADDRESS.search(value)
    if match:
        address = match[1]
        name = value[: match.start()].rpartition(";")[2]
        if ":" in name and '"' not in name:
            name = name.partition(":")[2]
        if name.count('"') < 2:
            name = name.rpartition(",")[2] if "," in name and "@" in name else name
    else:
        bare = _BARE_ADDRESS.search(value)
        if bare is None:
            return None, _name(value)
        address = bare[0]
        comment = _COMMENT.search(value)
        name = comment[1] if comment else ""
    return normalised(address), _name(name)


def _name(text: str) -> str | None:
    text = text.strip().strip(",;").strip()
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        text = text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    text = " ".join(text.replace('"', "").split()).strip("'")
    return text if text and "@" not in text else None


def normalised(address: str) -> str:
    """The address with its domain in lower case; the local part belongs to its host and stays as it is."""
    local, at, domain = address.strip().strip("'\"").rpartition("@")
    return f"{local}@{domain.lower().rstrip('.')}" if at else address


def recipients(message: Part) -> tuple[str, ...]:
    """Addresses of To, Cc and Delivered-To, each once."""
    found: dict[str, None] = {}
    for header in ("to", "cc", "delivered-to", "x-original-to", "envelope-to"):
        for value in message.headers.get(header, ()):
            for address in _BARE_ADDRESS.findall(decode_words(value[:_REACH])):
                found.setdefault(normalised(address))
                if len(found) >= _MOST_RECIPIENTS:
                    return tuple(found)
    return tuple(found)


def message_id(message: Part) -> str | None:
    """The message's own id with its angle brackets."""
    value = message.header("message-id")
    if not value:
        return None
    match = _MESSAGE_ID.search(value)
    if match:
        return match[0]
    bare = value.split()
    return f"<{bare[0].strip('<>')}>" if bare and "@" in bare[0] else None


def answered(headers: dict[str, list[str]]) -> tuple[str, ...]:
    """Ids of the messages this one answers: In-Reply-To first, then References from the newest."""
    ids: dict[str, None] = {}
    for value in headers.get("in-reply-to", ()):
        for found in _MESSAGE_ID.findall(value[:_REACH]):
            ids.setdefault(found)
    for value in headers.get("references", ()):
        for found in reversed(_MESSAGE_ID.findall(value[-_REACH:])):
            ids.setdefault(found)
    for header in ("x-forwarded-message-id", "x-original-message-id"):
        for value in headers.get(header, ()):
            for found in _MESSAGE_ID.findall(value[:_REACH]):
                ids.setdefault(found)
    return tuple(ids)


def date_of(message: Part) -> datetime | None:
    """The moment the Date header names, aware; None where it is absent or cannot be."""
    value = message.header("date")
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        # "1900" and the like stand for an unknown date; offsets of days are slips.
        return (
            moment
            if moment.year >= 1971 and abs(moment.utcoffset() or timedelta()) < timedelta(hours=24)
            else None
        )
    except (ValueError, OverflowError):
        return None
