"""IMAP SEARCH: criteria into a yes or no for each message (RFC 3501, 6.4.4)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from sandbox.mail_grammar import NotImap, SequenceSet, Token, is_sequence_set, sequence_set, text_of
from sandbox.mail_store import Mail

Test = Callable[[int, Mail], bool]
"""Takes a message's number and the message."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FLAG_KEYS = {
    "ANSWERED": "\\Answered",
    "DELETED": "\\Deleted",
    "DRAFT": "\\Draft",
    "FLAGGED": "\\Flagged",
    "SEEN": "\\Seen",
}
_HEADER_KEYS = ("BCC", "CC", "FROM", "SUBJECT", "TO")


def criteria(arguments: tuple[Token, ...], numbers: list[int], uids: list[int], recent: set[int]) -> Test:
    """What the arguments of SEARCH ask for. `numbers` and `uids` give `*` its meaning. NotImap for a bad key."""
    return _Criteria(list(arguments), numbers, uids, recent).every()


class _Criteria:
    def __init__(self, waiting: list[Token], numbers: list[int], uids: list[int], recent: set[int]) -> None:
        self.waiting = waiting
        self.numbers = numbers
        self.uids = uids
        self.recent = recent

    def every(self) -> Test:
        if not self.waiting:
            raise NotImap("SEARCH needs a key")
        tests = []
        while self.waiting:
            tests.append(self.one())
        return lambda number, mail: all(test(number, mail) for test in tests)

    def one(self) -> Test:
        token = self.next()
        if isinstance(token, tuple):
            return _Criteria(list(token), self.numbers, self.uids, self.recent).every()
        if not isinstance(token, str):
            raise NotImap("a search key is no quoted string")
        key = token.upper()
        if key in _FLAG_KEYS:
            return _has(_FLAG_KEYS[key])
        if key.startswith("UN") and key[2:] in _FLAG_KEYS:
            return _not(_has(_FLAG_KEYS[key[2:]]))
        if key in _HEADER_KEYS:
            return _header(key, self.text())
        if is_sequence_set(key):
            return self.in_set(sequence_set(key))
        return self.other(key)

    def other(self, key: str) -> Test:
        recent = self.recent
        match key:
            case "ALL":
                return lambda _number, _mail: True
            case "NEW":
                return lambda _number, mail: mail.uid in recent and "\\Seen" not in mail.flags
            case "RECENT":
                return lambda _number, mail: mail.uid in recent
            case "OLD":
                return lambda _number, mail: mail.uid not in recent
            case "NOT":
                return _not(self.one())
            case "OR":
                left, right = self.one(), self.one()
                return lambda number, mail: left(number, mail) or right(number, mail)
            case "KEYWORD":
                return _has(self.text())
            case "UNKEYWORD":
                return _not(_has(self.text()))
            case "HEADER":
                return _header(self.text(), self.text())
            case "BODY":
                return _in_body(self.text())
            case "TEXT":
                wanted = self.text()
                return _or(_in_headers(wanted), _in_body(wanted))
            case "LARGER" | "SMALLER":
                size, sign = self.number(), 1 if key == "LARGER" else -1
                return lambda _number, mail: sign * len(mail.raw) > sign * size
            case "UID":
                wanted_uids = set(sequence_set(self.next()).among(self.uids))
                return lambda _number, mail: mail.uid in wanted_uids
            case "BEFORE" | "ON" | "SINCE":
                return _dated(
                    key, read_date(self.text()), lambda mail: mail.received_at.astimezone(UTC).date()
                )
            case "SENTBEFORE" | "SENTON" | "SENTSINCE":
                return _dated(key.removeprefix("SENT"), read_date(self.text()), _sent_on)
            case _:
                raise NotImap(f"unknown search key {key}")

    def in_set(self, wanted: SequenceSet) -> Test:
        chosen = set(wanted.among(self.numbers))
        return lambda number, _mail: number in chosen

    def next(self) -> Token:
        if not self.waiting:
            raise NotImap("a search key lacks its argument")
        return self.waiting.pop(0)

    def text(self) -> str:
        return text_of(self.next())

    def number(self) -> int:
        text = self.text()
        if not re.fullmatch(r"[0-9]+", text):
            raise NotImap(f"{text} is no number")
        return int(text)


def read_date(text: str) -> date:
    """A date such as 1-Feb-1994."""
    parts = re.fullmatch(r"([0-9]{1,2})-([A-Za-z]{3})-([0-9]{4})", text)
    if parts is None or parts[2].title() not in MONTHS:
        raise NotImap(f"{text} is no date")
    try:
        return date(int(parts[3]), MONTHS.index(parts[2].title()) + 1, int(parts[1]))
    except ValueError as fault:
        raise NotImap(f"{text} is no date") from fault


def _has(flag: str) -> Test:
    wanted = flag.lower()
    return lambda _number, mail: any(flag.lower() == wanted for flag in mail.flags)


def _not(test: Test) -> Test:
    return lambda number, mail: not test(number, mail)


def _or(left: Test, right: Test) -> Test:
    return lambda number, mail: left(number, mail) or right(number, mail)


def _header(name: str, wanted: str) -> Test:
    needle = wanted.casefold()
    return lambda _number, mail: any(needle in value.casefold() for value in _values(mail, name))


def _in_headers(wanted: str) -> Test:
    needle = wanted.casefold()
    return lambda _number, mail: any(
        needle in f"{name}: {value}".casefold()
        for name in set(mail.parsed.keys())
        for value in _values(mail, name)
    )


def _values(mail: Mail, name: str) -> list[str]:
    try:
        return [str(value) for value in mail.parsed.get_all(name, [])]
    except (LookupError, ValueError, AttributeError):  # the standard parser fails on some broken headers
        return []


def _in_body(wanted: str) -> Test:
    needle = wanted.casefold()
    return lambda _number, mail: any(needle in (body or "").casefold() for body in (mail.text, mail.html))


def _dated(key: str, day: date, of: Callable[[Mail], date]) -> Test:
    match key:
        case "BEFORE":
            return lambda _number, mail: of(mail) < day
        case "ON":
            return lambda _number, mail: of(mail) == day
        case _:
            return lambda _number, mail: of(mail) >= day


def _sent_on(mail: Mail) -> date:
    try:
        return parsedate_to_datetime(mail.header("Date")).date()
    except (ValueError, TypeError):
        return datetime.min.replace(tzinfo=UTC).date()
