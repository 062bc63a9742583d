"""`intake reconcile`: the mailbox against the store, mail by mail. Nothing is marked or moved; `--fetch` stores what is missing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.settings import Settings
from app.wiring import now, open_database
from consultation.correspondence import Channel
from consultation.errors import IntakeError
from store.database import Database

if TYPE_CHECKING:
    from mail_gateway.imap_line import Mail

_TOGETHER = 50  #: mails fetched at a time


class NoMailbox(IntakeError):
    """There is no mailbox to compare with."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A mail that lies in the mailbox and is not in the store."""

    uid: int
    digest: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Mailbox and store side by side."""

    mailbox: int  #: mails in the mailbox
    stored: int  #: of these, those in the store
    copies: int  #: of these, those that lie there more than once
    missing: tuple[Missing, ...]
    elsewhere: (
        int  #: in the store and no longer in this folder: moved by a person, or come through our own door
    )
    set_aside: int
    waiting: int
    fetched: int = 0  #: missing mails that were stored just now

    @property
    def agrees(self) -> bool:
        """Whether every mail of the mailbox is in the store and none is set aside."""
        return not self.missing and not self.set_aside

    def as_data(self) -> dict[str, Any]:
        """For --json."""
        return {
            "mailbox": self.mailbox,
            "stored": self.stored,
            "copies": self.copies,
            "missing": [{"uid": m.uid, "sha256": m.digest} for m in self.missing],
            "elsewhere": self.elsewhere,
            "set_aside": self.set_aside,
            "waiting": self.waiting,
            "fetched": self.fetched,
            "agrees": self.agrees,
        }

    def in_words(self) -> str:
        """For people."""
        lines = [
            f"Mailbox {self.mailbox}, of these in the store {self.stored}"
            + (f" ({self.copies} lie there twice)" if self.copies else "")
        ]
        lines += [f"  NOT IN THE STORE: UID {m.uid} (sha256 {m.digest[:16]}…)" for m in self.missing]
        if self.missing:
            lines.append(
                "  `intake serve` fetches new mail by itself; what it took before a backup was restored it does not: "
                "`intake reconcile --fetch` stores it."
            )
        if self.fetched:
            lines.append(
                f"Stored just now: {self.fetched}; a running `intake serve` handles them within half a minute."
            )
        if self.elsewhere:
            lines.append(
                f"In the store and not in this folder: {self.elsewhere} (moved by a person, or taken at our own door)."
            )
        if self.set_aside:
            lines.append(
                f"Set aside after three tries: {self.set_aside}; `intake retry` shows them and takes them up again."
            )
        if self.waiting:
            lines.append(f"Waiting to be handled: {self.waiting}")
        lines.append("They agree." if self.agrees else "They do NOT agree.")
        return "\n".join(lines)


def reconcile(settings: Settings, *, fetch: bool = False) -> Difference:
    """Compares; with `fetch` stores what is missing. Raises NoMailbox, MailServerUnusable."""
    if settings.imap_url is None:
        raise NoMailbox("INTAKE_IMAP_URL is not set, so there is no mailbox to compare the store with.")
    database = open_database(settings)
    with database.transaction() as ledger:
        known = ledger.arrivals.digests(Channel.MAIL)
        counts = ledger.arrivals.counts()
    seen: dict[str, int] = {}
    missing: list[Missing] = []
    total = fetched = 0
    for mail in _mailbox(settings):
        total += 1
        digest = hashlib.sha256(mail.raw).hexdigest()
        seen[digest] = seen.get(digest, 0) + 1
        if digest in known:
            continue
        if fetch:
            fetched += _store(settings, database, mail)
            known.add(digest)
        else:
            missing.append(Missing(mail.uid, digest))
    database.close()
    return Difference(
        mailbox=total,
        stored=total - len(missing),
        copies=sum(count - 1 for count in seen.values()),
        missing=tuple(missing),
        elsewhere=len(known - seen.keys()),
        set_aside=counts.get("set_aside", 0),
        waiting=counts.get("waiting", 0) + fetched,
        fetched=fetched,
    )


def _store(settings: Settings, database: Database, mail: "Mail") -> int:
    from mail_gateway.mailbox import arrival_of

    arrival = arrival_of(mail, settings.mail_address or "", now())
    with database.transaction() as ledger:
        return len(ledger.arrivals.keep([arrival]))


def _mailbox(settings: Settings) -> Iterator["Mail"]:
    from mail_gateway.imap_line import LINE_ERRORS, ImapLine, no_connection
    from mail_gateway.servers import MailServer, MailServerUnusable, trust

    assert settings.imap_url is not None
    server = MailServer.from_url(settings.imap_url.get_secret_value(), "imap")
    try:
        line = ImapLine.open(server, trust(str(settings.ca_file) if settings.ca_file else None))
        try:
            line.select(server.folder)
            uids = line.search(0, unmarked=False)
            for start in range(0, len(uids), _TOGETHER):
                yield from line.fetch(uids[start : start + _TOGETHER])
        finally:
            line.close()
    except LINE_ERRORS as error:
        raise MailServerUnusable(no_connection(server, error)) from error
