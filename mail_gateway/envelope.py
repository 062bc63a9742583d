"""Who wrote to whom, when, and which message is answered: the headers of a mail, read leniently."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from mail_gateway.mime import Part, decode_words, readable

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_ADDRESS = re.compile(
    r'(?:"(?:[^"\\\x00-\x1f]|\\[^\x00-\x1f])+"|[^\s<>()\[\],;:"@\\\x00-\x1f]+)@(?:[^\s<>()\[\],;:"@\\\x00-\x1f]+|\[[^\s\[\]<>]+\])'
)
_ANGLE = re.compile(r"<([^<>]*@[^<>]*)>")
_TOKEN = re.compile(r"[^\s<>,;:()\[\]]*@[^\s<>,;()]*")
# Only from where a word begins: a long one without a sign would be tried from each of its characters.
_BARE_ADDRESS = re.compile(r"(?<![^\s<>,;:\"()\[\]])[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()]+")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,900}>")
_COMMENT = re.compile(r"\(([^()]{1,200})\)")
#: The date as programs write it (RFC 5322, 3.3); other forms take the standard library's slower way.
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?P<day>\d{1,2}) (?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?P<year>\d{4}) "
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) (?P<sign>[+-])(?P<zone>[01]\d[0-5]\d)(?: \([A-Za-z]+\))?",
    re.ASCII,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_RECIPIENTS = 200
_MOST_HEADERS = 50  #: of one name: programs write one
_REACH = 20_000


def address_of(header: str | None) -> tuple[str | None, str | None]:
    """The first address of a header as it came (RFC 5322, 3.4) and the decoded name with it.

    The domain is put in lower case, the local part kept. What is no plain address gives none at all: a letter to a
    piece of it would go to a stranger.
    """
    if not header:
        return None, None
    value = decode_words(header[:_REACH]) if "=?" not in header else readable(header[:_REACH])
    address, name = _mailbox(value)
    if address is None and "=?" in header and "@" not in value:
        # Some programs put the address into an encoded word too.
        address, name = _mailbox(decode_words(header[:_REACH]))
    if "=?" in name:
        name = decode_words(name.encode().decode("latin-1"))  # bytes, as headers come
    return address, _name(name) if name else None


def _mailbox(value: str) -> tuple[str | None, str]:
    """The address and the undecoded name with it. Angle brackets inside a quoted name are part of the name."""
    bare = _QUOTED.sub(lambda quoted: "\x01" * len(quoted[0]), value)
    angle = _ANGLE.search(bare)
    if angle:
        # "Undisclosed: a@b;" is a group (RFC 5322, 3.4): its first member counts.
        start = max(bare.rfind(mark, 0, angle.start()) for mark in ";:,") + 1
        before = (
            value[: angle.start()]
            if "@" not in value[start : angle.start()] and "@" not in bare[:start]
            else value[start : angle.start()]
        )
        name = before.rpartition(";")[2]
        if ":" in name and '"' not in name:
            name = name.partition(":")[2]
        return _certain(value[angle.start(1) : angle.end(1)]), name
    without = _COMMENT.sub(lambda comment: " " * len(comment[0]), bare)
    found = [value[token.start() : token.end()] for token in _TOKEN.finditer(without)]
    if not found:
        whole = value.strip().strip('"')
        return (_certain(whole), "") if value.strip().startswith('"') else (None, value)
    addresses = [_certain(token) for token in found]
    comment = _COMMENT.search(bare)
    name = value[comment.start() + 1 : comment.end() - 1] if comment else ""
    return (addresses[0] if None not in addresses else None), name


def _certain(text: str) -> str | None:
    """The text as an address when it can be read in one way only."""
    text = text.strip()
    if text.startswith("'") and text.endswith("'"):
        text = text[1:-1]
    if text.startswith("@"):
        text = text.partition(":")[2]  # a route (RFC 5322, 4.4)
    return normalised(text) if _ADDRESS.fullmatch(text) else None


def _name(text: str) -> str | None:
    text = text.strip().strip(",;").strip()
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        text = text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    text = " ".join(text.replace('"', "").split()).strip("'")
    return text if text and "@" not in text else None


def normalised(address: str) -> str:
    """The address with its domain in lower case; the local part belongs to its host and stays as it is."""
    local, at, domain = address.strip().rpartition("@")
    return f"{local}@{domain.lower().rstrip('.')}" if at else address


def recipients(message: Part) -> tuple[str, ...]:
    """Addresses of To, Cc and Delivered-To, each once."""
    found: dict[str, None] = {}
    for header in ("to", "cc", "delivered-to", "x-original-to", "envelope-to"):
        for value in message.headers.get(header, [])[:_MOST_HEADERS]:
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
        plain = _DATE.fullmatch(value)
        if plain:
            year, month, day = int(plain["year"]), _MONTHS.index(plain["month"]) + 1, int(plain["day"])
            hour, minute, second = int(plain["hour"]), int(plain["minute"]), int(plain["second"])
            ahead = timedelta(hours=int(plain["zone"][:2]), minutes=int(plain["zone"][2:]))
            zone = timezone(-ahead if plain["sign"] == "-" else ahead)
            moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        else:
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
