"""Mails from raw bytes to a committed contribution with its receipt posted, beside the least that any service could do.

The least: the standard library's parser and one commit for each mail (SQLite, WAL, synchronous FULL), nothing understood.
Ours: stored, read, filed under questions, made a version, receipt signed and posted, from as many senders as mails. With
a Dovecot on the machine its mailbox is drained too, beside a bare fetch of the same mails by imap-tools. The memory of
our process is looked at after a tenth of the mails and at the end.

    python -m benchmarks.mail_intake [--mails 1000] [--drain 3000] [--rounds 3]
"""

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import structlog
from imap_tools import MailBoxUnencrypted
from nacl.signing import SigningKey

from consultation.contribution import Contribution, Version
from consultation.correspondence import Arrival
from consultation.definition import Consultation
from consultation.reading import load
from intake.files import FileRoom
from intake.office import Office
from mail_gateway.door import MailDoor
from mail_gateway.imap_line import Mail
from mail_gateway.mailbox import MailboxWalk, arrival_of
from mail_gateway.servers import MailServer
from phrases.catalogue import Catalogue
from publication.receipts import seal
from store.database import Database
from tests.servers.authority import Authority
from tests.servers.daemon import Missing, private_folder
from tests.servers.dovecot import Dovecot, running

ROOT = Path(__file__).resolve().parents[1]
OURS, BORDER = "consultation@intake.test", "mx.intake.test"
MOMENT = datetime(2017, 7, 1, 12, tzinfo=UTC)  #: while the consultation is open
KEY = SigningKey(bytes(32))
GOAL, DRAIN_GOAL, MEMORY_GOAL = 1 / 3, 0.5, 30.0


def mails(count: int) -> list[bytes]:
    """Vouched mails of 7 kB from different people, each with five numbered answers."""
    words = "Competition serves everybody best where one rule holds for one service. " * 18
    body = "".join(f"{number}. {words}\r\n\r\n" for number in range(1, 6))
    return [
        (
            f"Authentication-Results: {BORDER}; dmarc=pass header.from=people{number}.example.org\r\n"
            f"Received: from out.example.org by {BORDER}; Sat, 1 Jul 2017 10:00:00 +0000\r\n"
            f"From: Person {number} <person@people{number}.example.org>\r\nTo: {OURS}\r\n"
            f"Subject: Our answers\r\nDate: Sat, 1 Jul 2017 10:00:00 +0000\r\n"
            f"Message-ID: <{number}@people{number}.example.org>\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\n\r\nDear all,\r\n\r\n{body}Regards\r\nPerson {number}\r\n"
        ).encode()
        for number in range(count)
    ]


def least(raws: list[bytes], folder: Path) -> float:
    """Mails a second that are parsed and committed, one commit each."""
    store = sqlite3.connect(folder / "least.db", isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute(
        "CREATE TABLE mail (id INTEGER PRIMARY KEY, sender TEXT, subject TEXT, body TEXT, raw BLOB)"
    )
    began = time.perf_counter()
    for raw in raws:
        message = message_from_bytes(raw, policy=policy.default)
        store.execute(
            "INSERT INTO mail (sender, subject, body, raw) VALUES (?, ?, ?, ?)",
            (str(message["From"]), str(message["Subject"]), message.get_content(), raw),
        )
    took = time.perf_counter() - began
    store.close()
    return len(raws) / took


class Desk:
    """Our inside with the mail door, on a new store."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(f"sqlite:///{folder / 'intake.db'}")
        self.database.check()

        def sealed(contribution: Contribution, version: Version, consultation: Consultation) -> bytes:
            return seal(contribution, version, consultation, KEY)

        self.office = Office(
            self.database,
            [load(ROOT / "consultations" / "cl-17-30.toml")],
            FileRoom(folder / "attachments"),
            clock=lambda: MOMENT,
            seal=sealed,
            mail_domain="intake.test",
        )
        self.door = MailDoor(
            self.office,
            OURS,
            Catalogue.load(),
            smtp_url="smtp://127.0.0.1:9",
            clock=self.office.clock,
            authserv_id=BORDER,
        )
        self.office.open_door(self.door)

    def receipts(self) -> int:
        """How many were posted."""
        with self.database.transaction() as ledger:
            waiting = ledger.outbox.waiting(1_000_000)
        return sum(letter.reason == "receipt" for letter in waiting)

    async def close(self) -> None:
        await self.door.close()
        self.office.close()
        self.database.close()


async def ours(raws: list[bytes], folder: Path) -> tuple[float, float]:
    """Mails a second, and the megabytes that the process grew by after the first tenth."""
    desk = Desk(folder)
    small, tenth = 0.0, len(raws) // 10
    began = time.perf_counter()
    for start in range(0, len(raws), 100):
        arrivals: list[Arrival] = [
            arrival_of(Mail(0, raw, None), OURS, MOMENT) for raw in raws[start : start + 100]
        ]
        await desk.office.keep(arrivals)
        await desk.office.clerk.idle()
        if not small and start >= tenth:
            small = _megabytes()
    took = time.perf_counter() - began
    grown = _megabytes() - small
    assert desk.receipts() == len(raws)
    await desk.close()
    return len(raws) / took, grown


async def drained(dovecot: Dovecot, count: int, folder: Path) -> tuple[float, float]:
    """Mails a second of a bare fetch, and of our walk with everything stored; the same mailbox."""
    url = dovecot.imap_url(OURS, "imap")
    server = MailServer.from_url(url, "imap")
    began = time.perf_counter()
    with MailBoxUnencrypted(server.host, server.port).login(server.user or "", server.password) as box:
        fetched = sum(1 for _ in box.fetch(mark_seen=False, bulk=100))
    bare = fetched / (time.perf_counter() - began)
    assert fetched == count
    desk = Desk(folder)
    kept, everything = 0, asyncio.Event()

    async def keep(arrivals: Sequence[Arrival]) -> int:
        nonlocal kept
        new = await desk.office.keep(arrivals)
        kept += new
        if kept >= count:
            everything.set()
        return new

    walk = MailboxWalk(keep, server, account=OURS, clock=desk.office.clock)
    began = time.perf_counter()
    task = asyncio.create_task(walk.run())
    await everything.wait()
    rate = kept / (time.perf_counter() - began)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await desk.close()
    return bare, rate


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Compares; exit code 1 when a mark was missed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger("error"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mails", type=int, default=1000)
    parser.add_argument("--drain", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    raws = mails(given.mails)
    floor = best = 0.0
    grown = float("inf")
    for _ in range(given.rounds):
        with tempfile.TemporaryDirectory() as name:
            floor = max(floor, least(raws, Path(name)))
            rate, more = asyncio.run(ours(raws, Path(name)))
            best, grown = max(best, rate), min(grown, more)
    well = [_says("mails/s", best, floor, "parser and one commit each", GOAL)]
    print(f"memory grew by {grown:.1f} MB over the last nine tenths (goal: under {MEMORY_GOAL:.0f})")
    well.append(grown < MEMORY_GOAL)
    try:
        with private_folder("bench") as folder, running(Authority(folder), {OURS: "secret"}) as dovecot:
            for raw in mails(given.drain):
                dovecot.deliver(raw, OURS, sender="person@example.org")
            with tempfile.TemporaryDirectory() as name:
                bare, rate = asyncio.run(drained(dovecot, given.drain, Path(name)))
        well.append(_says("mails/s out of Dovecot", rate, bare, "a bare fetch by imap-tools", DRAIN_GOAL))
    except Missing as reason:
        print(f"the mailbox is left out: {reason}")
    sys.exit(0 if all(well) else 1)


def _says(what: str, ours: float, theirs: float, name: str, goal: float) -> bool:
    ratio = ours / theirs
    reached = "reached" if ratio >= goal else "missed"
    print(
        f"{what}: ours {ours:.0f}, {name} {theirs:.0f}; a ratio of {ratio:.2f} (goal {goal:.2f}, {reached})"
    )
    return ratio >= goal


if __name__ == "__main__":
    main()
