"""Invitations: a list of addresses becomes one letter each, in their language, with a link of their own to the bot."""

import base64
import csv
import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from consultation.correspondence import Channel, Letter, Say
from consultation.definition import Consultation
from consultation.errors import IntakeError
from consultation.turns import Begin, Turn
from intake.posting import Post
from store.ledger import Ledger
from store.people import Known

BOT = "telegram_username"  #: the fact of the store that names our bot
_PAGE = 1000  #: invitations in one transaction
_ADDRESS = re.compile(r"[^\s\"<>(),;:@\x00-\x1f]+@[^\s\"<>(),;:@\x00-\x1f]+\.[^\s\"<>(),;:@\x00-\x1f.]+")
_HEADINGS = {
    "address": ("address", "email", "e-mail", "mail"),
    "language": ("language", "lang"),
    "name": ("name",),
}
_LINK = re.compile(r"(?:^|_)i(\d{1,12})x([a-z2-7]{8})(?:_|$)")


class FaultyList(IntakeError):
    """The list of addresses cannot be read as it is; the text says what to mend."""


@dataclass(frozen=True, slots=True)
class Invitee:
    """One line of the list."""

    address: str
    language: str
    name: str | None


@dataclass(slots=True)
class Tally:
    """What became of the lines of a list."""

    invited: int = 0
    twice: int = 0  #: stand in the list more than once
    before: int = 0  #: were invited before
    begun: int = 0  #: have begun already
    stopped: int = 0  #: want no reminders, or cannot be reached
    other_language: int = 0  #: name a language that the consultation is not held in
    faults: list[str] = field(default_factory=list)  #: lines that are no address, with their numbers


def read(lines: Iterable[str], consultation: Consultation, tally: Tally) -> Iterator[Invitee]:
    """Reads address, language and name, separated by commas or semicolons, with or without a line of headings.

    Notes in the tally what is no address or stands there twice. Raises FaultyList when there is a heading line without
    an address column.
    """
    source = iter(lines)
    first = next(source, "").removeprefix("\ufeff")
    rows = csv.reader(_again(first, source), delimiter=";" if first.count(";") > first.count(",") else ",")
    columns = {"address": 0, "language": 1, "name": 2}
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if number == 1 and "@" not in first:
            columns = _columns(cells)
            continue
        found = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
        if not _ADDRESS.fullmatch(found["address"]):
            tally.faults.append(f"line {number}: {found['address'][:60]!r} is no mail address")
            continue
        local, _, domain = found["address"].rpartition("@")
        address = f"{local}@{domain.lower()}"
        if address.casefold() in seen:
            tally.twice += 1
            continue
        seen.add(address.casefold())
        wanted = found["language"].lower()[:2]
        language = consultation.speaks(wanted or None)
        tally.other_language += bool(wanted) and wanted != language
        yield Invitee(address, language, found["name"] or None)


def pages(invitees: Iterator[Invitee]) -> Iterator[list[Invitee]]:
    """The list a page at a time: each is one transaction, so that a running service is not held up."""
    while page := list(islice(invitees, _PAGE)):
        yield page


def invite(
    post: Post, consultation: Consultation, page: Sequence[Invitee], who: str, tally: Tally
) -> list[Letter]:
    """Invites a page of the list: each person once, and nobody who has begun or wants no letters."""
    ledger = post.ledger
    known = ledger.invitations.known([one.address for one in page])
    begun = ledger.invitations.begun(consultation.slug, [contact.person for contact in known.values()])
    wanted = [one for one in page if _is_wanted(known.get(one.address), begun, tally)]
    strangers = [(one.address, one.language, one.name) for one in wanted if one.address not in known]
    known |= ledger.invitations.meet(strangers, post.now)
    people = {known[one.address].person: one for one in wanted}
    listed = [(person, one.language, one.name) for person, one in people.items()]
    numbers = ledger.invitations.keep(consultation.slug, listed, who, post.now)
    tally.before += len(people) - len(numbers)
    bot, salt = ledger.records.fact(BOT), ledger.records.salt()
    before = len(post.posted)
    post.all(
        [
            post.made(
                key=f"invitation:{consultation.slug}:{person}",
                channel=Channel.MAIL,
                address=one.address,
                consultation=consultation,
                language=one.language,
                says=_says(consultation, one, link(bot, consultation, one.language, salt, numbers[person])),
                reason="invitation",
                not_after=consultation.deadline,
            )
            for person, one in people.items()
            if person in numbers
        ]
    )
    tally.invited += len(post.posted) - before
    return post.posted


def link(
    bot: str | None, consultation: Consultation, language: str, salt: str, number: int | None = None
) -> str:
    """The way to the bot, with the consultation and the language; that of an invitation names it. Empty without a bot."""
    if not bot:
        return ""
    own = "" if number is None else f"_i{number}x{_mark(salt, number)}"
    # Telegram takes 64 letters, digits, _ and - (Bot API, deep linking).
    payload = f"{consultation.slug}{own}_{language}"
    return f"https://t.me/{bot}?start={payload if len(payload) <= 64 else consultation.slug[:64]}"


def note_beginning(
    ledger: Ledger, consultation: Consultation, person: int, turns: tuple[Turn, ...], now: datetime
) -> None:
    """Who begins was perhaps invited, at the address they write from or by the link they came by: no more reminders to begin."""
    ledger.invitations.began(consultation.slug, person, now)
    for turn in turns:
        found = _LINK.search(turn.payload) if isinstance(turn, Begin) else None
        if found and hmac.compare_digest(_mark(ledger.records.salt(), int(found[1])), found[2]):
            ledger.invitations.came(int(found[1]), now)


def _is_wanted(contact: Known | None, begun: set[int], tally: Tally) -> bool:
    if contact is None:
        return True
    if contact.person in begun:
        tally.begun += 1
        return False
    if contact.stopped or contact.unreachable is not None:
        tally.stopped += 1
        return False
    return True


def _says(consultation: Consultation, invitee: Invitee, url: str) -> tuple[Say, ...]:
    return (
        Say.of("mail_invitation", name=invitee.name or ""),
        *(Say.of("open_question", number=number) for number in consultation.numbers),
        Say.of("mail_notice"),
        *((Say.of("invitation_link", url=url),) if url else ()),
    )


def _mark(salt: str, number: int) -> str:
    digest = hmac.new(salt.encode(), f"invitation|{number}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:8].lower()


def _columns(cells: list[str]) -> dict[str, int]:
    folded = [cell.casefold() for cell in cells]
    columns = {
        name: next((folded.index(word) for word in words if word in folded), len(cells))
        for name, words in _HEADINGS.items()
    }
    if columns["address"] == len(cells):
        raise FaultyList(
            "The first line names no column `address` (or email); the others are `language` and `name`."
        )
    return columns


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
