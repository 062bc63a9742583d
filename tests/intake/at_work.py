"""The desk at work on a real store, and a door that remembers what went out: the world outside, in a few lines."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from consultation.contribution import Contribution
from consultation.correspondence import Arrival, Channel, Inbound, Letter, Proof
from consultation.definition import Consultation
from consultation.interview import Interview
from consultation.turns import ChooseLanguage, HandIn, Introduce, Turn, Write
from intake.desk import Desk
from intake.doors import Sent
from intake.files import FileRoom
from intake.notices import Notices
from intake.office import Office
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import StaffAddresses
from store.arrivals import Kept
from store.ledger import Ledger
from tests.consultation.builders import CIRCULAR, IN_TIME
from tests.store.building import new_sqlite

TELEGRAM, MAIL = Channel.TELEGRAM, Channel.MAIL
CHAT, ADDRESS = "501", "layla@ministry.test"
STAFF = StaffAddresses(("anna@itu.test", "omar@itu.test"), "-4711")


class AtWork:
    """A desk, its store and its notices; `now` is the moment at which the next message arrives."""

    def __init__(
        self,
        folder: Path,
        *consultations: Consultation,
        staff: StaffAddresses = STAFF,
        mail_domain: str | None = "intake.test",
        public_url: str | None = None,
    ) -> None:
        self.database = new_sqlite(folder)
        self.files = FileRoom(folder / "attachments")
        self.shelf = Consultations(consultations or (CIRCULAR,), public_url)
        self.mail_domain = mail_domain
        self.desk = Desk(
            self.shelf,
            self.files,
            lambda contribution, version, _: (
                f"{contribution.receipt} {version.number} {contribution.status}".encode()
            ),
            staff,
            mail_domain,
        )
        self.notices = Notices(self.shelf, staff, mail_domain, self.files)
        self.now = IN_TIME
        self._numbers = count(1)

    def passes(self, **span: float) -> None:
        """Time passes: `passes(days=3)`."""
        self.now += timedelta(**span)

    def do(self, work: Callable[[Ledger], Any]) -> Any:
        """Runs something in a transaction of its own."""
        with self.database.transaction() as ledger:
            return work(ledger)

    def kept(self, inbound: Inbound, key: str | None = None) -> Kept:
        """Stores the arrival of a message."""
        external = key or f"m{next(self._numbers)}"
        arrival = Arrival(inbound.channel, "desk", external, inbound.address, self.now, external.encode())
        with self.database.transaction() as ledger:
            known = ledger.arrivals.keep([arrival])
            return (
                known[0]
                if known
                else next(k for k in ledger.arrivals.waiting() if k.arrival.external_id == external)
            )

    def takes(self, inbound: Inbound, key: str | None = None) -> list[Letter]:
        """A message arrives and is handled; the letters posted for it."""
        kept = self.kept(inbound, key)
        with self.database.transaction() as ledger:
            return self.desk.receive(ledger, kept, inbound)

    def chats(self, *turns: Turn | str, address: str = CHAT, **more: Any) -> list[Letter]:
        """Each turn is a message of its own in chat; the letters of the last one. A text is written."""
        letters: list[Letter] = []
        for turn in turns:
            number = next(self._numbers)
            meant = Write(turn, f"tg:{address}:{number}") if isinstance(turn, str) else turn
            letters = self.takes(Inbound(TELEGRAM, address, (meant,), **more), f"u{number}")
        return letters

    def mails(
        self, *turns: Turn, address: str = ADDRESS, proof: Proof = Proof.DOMAIN, **more: Any
    ) -> list[Letter]:
        """A mail that contributes these turns."""
        proven, answers_us = proof.at_least(Proof.TOKEN), bool(more.get("references"))
        body = (
            ChooseLanguage("en", quiet=True),
            Introduce({"sender_name": "Layla"}),
            *turns,
            HandIn(proven, answers_us),
        )
        return self.writes(*body, address=address, proof=proof, kind="contribution", **more)

    def writes(
        self,
        *turns: Turn,
        address: str = ADDRESS,
        proof: Proof = Proof.DOMAIN,
        kind: str = "command",
        **more: Any,
    ) -> list[Letter]:
        """A mail with just these turns, such as a command."""
        number = next(self._numbers)
        given = {"message_id": f"<{number}@ministry.test>", "subject": "Re: consultation", **more}
        return self.takes(Inbound(MAIL, address, turns, kind, proof=proof, **given), f"sha{number}")

    def interview(self, address: str = CHAT, channel: Channel = TELEGRAM) -> Interview:
        """The current interview of whoever has that address."""
        with self.database.transaction() as ledger:
            contact = ledger.people.find(channel, address)
            assert contact is not None
            current = ledger.interviews.current(contact.person, self.shelf.all[0].slug, contact.id)
            assert current is not None
            return current.interview

    def contributions(self, *, drafts: bool = False) -> list[Contribution]:
        """All contributions to the first consultation."""
        with self.database.transaction() as ledger:
            return ledger.contributions.all(self.shelf.all[0].slug, drafts=drafts)

    def outbox(self) -> list[Letter]:
        """The letters that wait."""
        with self.database.transaction() as ledger:
            return ledger.outbox.waiting()

    def due(self) -> list[Letter]:
        """The notices due now, posted."""
        with self.database.transaction() as ledger:
            due = self.notices.due(ledger, self.now)
        self.notices.settle(due)
        return due.letters

    def post(self, ledger: Ledger) -> Post:
        """Post of this moment."""
        return Post(ledger, self.now, self.mail_domain)


def phrases(letters: Iterable[Letter]) -> list[str]:
    """The names of all phrases said in these letters."""
    return [say.phrase for letter in letters for say in letter.says]


@dataclass
class ADoor:
    """A channel whose other side does as it is told."""

    channel: Channel = TELEGRAM
    sent: list[Letter] = field(default_factory=list)
    #: What `send` raises for a letter: by address, one after the other; None: it goes out.
    refusals: dict[str, list[Exception | None]] = field(default_factory=dict)
    #: What `read` raises for an arrival: by external id, one after the other.
    unreadable: dict[str, list[Exception | None]] = field(default_factory=dict)
    under_way: int = 0
    most_under_way: int = 0
    reads: list[str] = field(default_factory=list)
    #: While it is clear, nothing gets through.
    open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def read(self, arrival: Arrival) -> Inbound:
        self.reads.append(arrival.external_id)
        await asyncio.sleep(0)
        faults = self.unreadable.get(arrival.external_id, [])
        if faults and (fault := faults.pop(0)) is not None:
            raise fault
        return Inbound(
            arrival.channel,
            arrival.address,
            (Write(arrival.raw.decode(), arrival.external_id),),
            message_id=f"<{arrival.external_id}@m.test>",
        )

    async def send(self, letter: Letter) -> Sent:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await self.open.wait()
            await asyncio.sleep(0)
            faults = self.refusals.get(letter.address, [])
            if faults and (fault := faults.pop(0)) is not None:
                raise fault
            self.sent.append(letter)
            return Sent(f"out-{len(self.sent)}", f"text of {letter.key}")
        finally:
            self.under_way -= 1


def an_office(at_work: AtWork, *doors: ADoor) -> Office:
    """An office on the same store, with these doors."""
    office = Office(
        at_work.database, at_work.shelf.all, at_work.files, clock=lambda: at_work.now, seal=lambda *_: b"{}", staff=STAFF, mail_domain=at_work.mail_domain
    )  # fmt: skip
    for door in doors:
        office.open_door(door)
    return office
