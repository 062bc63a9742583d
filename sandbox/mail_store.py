"""The mailboxes of the sandbox: accounts, folders and messages in memory, as IMAP and a person both see them."""

from __future__ import annotations

import asyncio
import contextlib
import email
import email.policy
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import cached_property

Clock = Callable[[], datetime]

#: Folders every account starts with; the special uses of RFC 6154 tell a mail client which is which.
STANDARD_FOLDERS = {"INBOX": "", "Sent": "\\Sent", "Trash": "\\Trash"}
DELIMITER = "/"


def wall_clock() -> datetime:
    """The moment it is, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Mail:
    """One message in a folder."""

    uid: int
    raw: bytes  #: exactly as it arrived, lines ending in CRLF
    flags: frozenset[str]
    received_at: datetime

    @cached_property
    def parsed(self) -> EmailMessage:
        """The message as the standard library reads it."""
        try:
            return email.message_from_bytes(self.raw, policy=email.policy.default)
        except _PARSER_FAILS:  # over a Content-Type that no one can read: then without it
            rest = re.sub(rb"(?mi)^Content-[\w-]*:.*\r\n(?:[ \t].*\r\n)*", b"", self.raw)
            return email.message_from_bytes(rest, policy=email.policy.default)

    @cached_property
    def subject(self) -> str:
        """The decoded subject, empty where there is none."""
        return self.header("Subject")

    @cached_property
    def sender(self) -> str:
        """The From header as a person reads it."""
        return self.header("From")

    @cached_property
    def text(self) -> str | None:
        """What the plain-text part says, None where there is none."""
        return _body(self.parsed, "plain")

    @cached_property
    def html(self) -> str | None:
        """What the HTML part says, None where there is none."""
        return _body(self.parsed, "html")

    @cached_property
    def files(self) -> tuple[EmailMessage, ...]:
        """The attachments."""
        try:
            return tuple(self.parsed.iter_attachments())
        except _PARSER_FAILS:
            return ()

    def header(self, name: str) -> str:
        """A header field as a person reads it; as it was written where the standard parser fails on it."""
        try:
            return str(self.parsed.get(name, ""))
        except _PARSER_FAILS:
            return next(
                (str(value) for key, value in self.parsed.raw_items() if key.lower() == name.lower()), ""
            )


#: What the standard library's parser raises on mail that is broken in some new way.
_PARSER_FAILS = (LookupError, ValueError, AttributeError, TypeError)


def _body(message: EmailMessage, kind: str) -> str | None:
    try:
        part = message.get_body(preferencelist=(kind,))
    except _PARSER_FAILS:
        return None
    if part is None:
        return None
    try:
        return str(part.get_content())
    except _PARSER_FAILS:  # a charset nobody has heard of, an encoding that is none
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else str(part.get_payload())


class NoSuchFolder(LookupError):
    """The account has no folder of that name."""


class FolderExists(ValueError):
    """The account already has a folder of that name."""


@dataclass(eq=False)
class Folder:
    """Messages in the order of their UIDs, with everybody who wants to hear of changes."""

    name: str
    uidvalidity: int
    special_use: str = ""
    messages: dict[int, Mail] = field(default_factory=dict)
    uidnext: int = 1
    recent: set[int] = field(default_factory=set)  #: not yet shown to any session
    version: int = 0  #: grows with every change
    gone: bool = False  #: deleted, or its numbers are no longer valid
    watchers: set[asyncio.Event] = field(default_factory=set)

    def add(self, raw: bytes, flags: Iterable[str], received_at: datetime) -> Mail:
        """Append a message and wake whoever waits."""
        mail = Mail(self.uidnext, raw, frozenset(flags), received_at)
        self.messages[mail.uid] = mail
        self.recent.add(mail.uid)
        self.uidnext += 1
        self.changed()
        return mail

    def flag(self, uid: int, flags: frozenset[str]) -> Mail:
        """Replace the flags of a message."""
        mail = self.messages[uid]
        if mail.flags != flags:
            mail = self.messages[uid] = replace(mail, flags=flags)
            self.changed()
        return mail

    def remove(self, uids: Iterable[int]) -> None:
        """Take messages out; their UIDs are never used again."""
        for uid in uids:
            self.messages.pop(uid, None)
            self.recent.discard(uid)
        self.changed()

    def changed(self) -> None:
        """Wake every watcher."""
        self.version += 1
        for watcher in self.watchers:
            watcher.set()


class Account:
    """A person's mail account: an address, a password, folders."""

    def __init__(self, address: str, password: str, uidvalidities: Callable[[], int]) -> None:
        self.address = address
        self.password = password
        self._uidvalidities = uidvalidities
        self.folders: dict[str, Folder] = {}
        for name, use in STANDARD_FOLDERS.items():
            self.folders[name] = Folder(name, uidvalidities(), use)
        self.subscribed = set(self.folders)

    @property
    def inbox(self) -> Folder:
        """The folder new mail lands in."""
        return self.folders["INBOX"]

    def folder(self, name: str) -> Folder:
        """The folder of that name; INBOX in whatever case (RFC 3501, 5.1)."""
        try:
            return self.folders[self._proper(name)]
        except KeyError as missing:
            raise NoSuchFolder(name) from missing

    def create(self, name: str) -> Folder:
        """Make a folder and the folders above it."""
        name = self._proper(name).rstrip(DELIMITER)
        if name in self.folders or not name:
            raise FolderExists(name)
        levels = name.split(DELIMITER)
        for depth in range(1, len(levels) + 1):
            path = DELIMITER.join(levels[:depth])
            if path not in self.folders:
                self.folders[path] = Folder(path, self._uidvalidities())
        return self.folders[name]

    def delete(self, name: str) -> None:
        """Remove a folder and all that is in it."""
        folder = self.folder(name)
        del self.folders[folder.name]
        _retire(folder)

    def rename(self, old: str, new: str) -> None:
        """Give a folder, and those below it, another name."""
        old, new = self.folder(old).name, self._proper(new)
        if new in self.folders:
            raise FolderExists(new)
        below = old + DELIMITER
        for name in [name for name in self.folders if name == old or name.startswith(below)]:
            moved = self.folders.pop(name)
            moved.name = new + name[len(old) :]
            self.folders[moved.name] = moved

    def renumber(self, name: str = "INBOX") -> None:
        """Change the folder's UIDVALIDITY: every UID anybody remembers is void (RFC 3501, 2.3.1.1)."""
        old = self.folder(name)
        new = Folder(old.name, self._uidvalidities(), old.special_use)
        for mail in old.messages.values():
            new.add(mail.raw, mail.flags, mail.received_at)
        self.folders[old.name] = new
        _retire(old)

    def _proper(self, name: str) -> str:
        head, slash, rest = name.partition(DELIMITER)
        return "INBOX" + slash + rest if head.upper() == "INBOX" else name


def _retire(folder: Folder) -> None:
    folder.gone = True
    folder.changed()


class Accounts:
    """Everybody who has an address here."""

    def __init__(self, clock: Clock = wall_clock) -> None:
        self.clock = clock
        self._accounts: dict[str, Account] = {}
        self._validity = itertools.count(int(clock().timestamp()))

    def __iter__(self) -> Iterator[Account]:
        return iter(self._accounts.values())

    def open(self, address: str, password: str) -> Account:
        """Give an address a mailbox; an address that has one keeps it and gets the new password."""
        key = canonical(address)
        if "@" not in key.strip("@"):
            raise ValueError(f"not an address: {address!r}")
        account = self._accounts.get(key)
        if account is None:
            account = self._accounts[key] = Account(address, password, lambda: next(self._validity))
        account.password = password
        return account

    def find(self, address: str) -> Account | None:
        """The account mail for this address goes to: `name+anything@` is `name@` (RFC 5233)."""
        key = canonical(address)
        local, _, domain = key.rpartition("@")
        return self._accounts.get(key) or self._accounts.get(f"{local.partition('+')[0]}@{domain}")

    def login(self, user: str, password: str) -> Account | None:
        """The account if name and password are right."""
        account = self._accounts.get(canonical(user))
        return account if account is not None and account.password == password else None

    def has_domain(self, domain: str) -> bool:
        """Whether anybody here has an address in that domain."""
        wanted = canonical(f"x@{domain}").rpartition("@")[2]
        return any(key.rpartition("@")[2] == wanted for key in self._accounts)


def canonical(address: str) -> str:
    """One spelling for one mailbox: lower case, composed letters, the domain as U-label (RFC 5890)."""
    local, at, domain = unicodedata.normalize("NFC", address.strip()).casefold().rpartition("@")
    if domain.isascii():
        with contextlib.suppress(UnicodeError):
            domain = domain.encode("ascii").decode("idna")
    return f"{local}{at}{domain}"
