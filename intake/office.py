"""The office: what the doors and the commands meet; behind it the store, the desk, the clerk and the postman."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog

from consultation.correspondence import Arrival, Channel, Letter
from consultation.definition import Consultation
from consultation.doubts import Domains
from consultation.turns import File
from intake.alarms import Alarms
from intake.board import Board
from intake.choosing import WHICH as WHICH
from intake.choosing import begun_by, kept_for
from intake.clerk import Clerk
from intake.desk import Desk, Seal
from intake.doors import Door, KnownLetter, Ways
from intake.files import FileRoom
from intake.inviting import BOT
from intake.keeping import tidy
from intake.notices import Due, Notices
from intake.postman import Postman
from intake.sharing import ADDRESS
from intake.shelf import Consultations
from intake.staff import StaffAddresses
from intake.surroundings import Surroundings
from intake.ways import ways_of
from store.database import Database
from store.database import StoreUnavailable as StoreUnavailable
from store.ledger import Ledger
from store.writer import Writer

_log = structlog.get_logger("office")
_T = TypeVar("_T")
#: How long the wording of letters may rest on a deadline once looked up; the desk looks for every message.
_FRESH = timedelta(milliseconds=500)


class Office:
    """One running service's inside. Make it, give it its doors, then `run()`."""

    def __init__(
        self,
        database: Database,
        consultations: Sequence[Consultation],
        files: FileRoom,
        *,
        clock: Callable[[], datetime],
        seal: Seal,
        staff: StaffAddresses | None = None,
        mail_domain: str | None = None,
        public_url: str | None = None,
        domains: Domains | None = None,
    ) -> None:
        self.shelf = Consultations(consultations, public_url)
        self.files = files
        self.clock = clock
        self.staff = staff or StaffAddresses()
        self.doors: dict[Channel, Door] = {}
        self.mail_domain = mail_domain
        self._database = database
        self._writer = Writer(database)
        self.desk = Desk(self.shelf, files, seal, self.staff, mail_domain)
        self.postman = Postman(self._writer, self.doors, clock, mail_domain, on_news=self._look_anew)
        self.clerk = Clerk(self._writer, self.desk, self.doors, self.postman, clock)
        self._in_force: dict[str | None, tuple[Consultation, datetime, int]] = {}
        self.notices = Notices(self.shelf, self.staff, mail_domain, files, domains)
        self.board = Board(self.shelf, self.staff)
        self.alarms = Alarms(self.shelf, self.staff, mail_domain)
        self.look_around: Callable[[], Surroundings] = (
            Surroundings  #: given by whoever knows mailbox and disk
        )

    @property
    def consultations(self) -> tuple[Consultation, ...]:
        """As in the files, without extensions."""
        return self.shelf.all

    def open_door(self, door: Door) -> None:
        """From now on that channel is read and written through this door."""
        self.doors[door.channel] = door

    async def keep(self, arrivals: Sequence[Arrival]) -> int:
        """Stores what arrived; it is committed when this returns. Known arrivals are ignored.

        Returns how many were new. Raises StoreUnavailable: then nothing may be acknowledged.
        """
        kept = await self._writer.do(lambda ledger: ledger.arrivals.keep(arrivals))
        self.clerk.put(kept)
        return len(kept)

    async def consultation(self, slug: str | None = None) -> Consultation:
        """A consultation with the deadline in force now; None: the first that is open."""
        now = self.clock()
        known, moves = self._in_force.get(slug), self.shelf.moves
        if known is not None and now - known[1] < _FRESH and known[2] == moves:
            return known[0]
        chosen = await self._writer.do(lambda ledger: self.shelf.choose(ledger, slug, now))
        self._in_force[slug] = (chosen, now, self.shelf.moves)
        return chosen

    def _look_anew(self) -> None:
        """A command posted letters, perhaps of a new deadline: they are worded with what is in force now."""
        self._in_force.clear()

    async def keep_file(self, data: bytes, name: str, content_type: str, *, compiled: bool = True) -> File:
        """Keeps a file that came with a message; on disk and in the store when it returns."""
        sha256 = await asyncio.to_thread(self._keep_bytes, data)
        now = self.clock()
        await self._writer.do(lambda ledger: ledger.files.keep(sha256, len(data), content_type, now))
        return File(sha256, name, len(data), content_type, compiled)

    def _keep_bytes(self, data: bytes) -> str:
        try:
            return self.files.keep(data)
        except OSError as error:
            raise StoreUnavailable(f"The attachments folder cannot be written: {error.strerror}") from error

    async def read_file(self, sha256: str) -> bytes:
        """The bytes of a kept file. Raises FileLost."""
        return await asyncio.to_thread(self.files.read, sha256)

    async def known_letters(self, message_ids: Sequence[str]) -> list[KnownLetter]:
        """Mails of ours by Message-ID, those asked first first."""
        found = await self._writer.do(lambda ledger: ledger.outbox.known(message_ids))
        return [_known(letter, text) for letter, text in found]

    async def known_letters_to(self, address: str, limit: int = 5) -> list[KnownLetter]:
        """The latest mails of ours to an address, newest first."""
        found = await self._writer.do(lambda ledger: ledger.outbox.known_to(Channel.MAIL, address, limit))
        return [_known(letter, text) for letter, text in found]

    async def ways(self, letter: Letter) -> Ways:
        """The ways into the chat for a mail about to go out, noted before it goes."""
        now = self.clock()
        return await self._writer.do(lambda ledger: ways_of(ledger, letter, now))

    async def open_at(self, moment: datetime) -> list[Consultation]:
        """The consultations that took contributions at that moment."""
        return await self._writer.do(lambda ledger: self.shelf.open(ledger, moment))

    async def begun_by(self, address: str, opened: Sequence[Consultation]) -> str | None:
        """The only one of the open consultations that a mail address has contributed to; None: none or several."""
        return await self._writer.do(lambda ledger: begun_by(ledger, address, opened))

    async def kept_for(self, letter: KnownLetter) -> Arrival | None:
        """The mail that still waits for its author to say which consultation it is about, as this letter asked."""
        kept = await self._writer.do(lambda ledger: kept_for(ledger, letter.key))
        return kept.arrival if kept else None

    async def kept_last(self, address: str) -> Arrival | None:
        """The latest mail from there, if it still waits for its author to say which consultation it is about."""
        kept = await self._writer.do(lambda ledger: ledger.arrivals.last_undecided(Channel.MAIL, address))
        return kept.arrival if kept else None

    async def do(self, work: Callable[[Ledger], _T]) -> _T:
        """Runs something in a transaction of its own, after those that wait."""
        return await self._writer.do(work)

    async def remind(self) -> int:
        """Posts the notices that are due now, page by page; returns how many."""
        count = 0
        while True:
            due = await self._writer.do(partial(self._due, now=self.clock()))
            self.notices.settle(due)
            self.postman.put(due.letters)
            count += len(due.letters)
            if not due.more:
                return count

    async def note_bot(self, username: str) -> None:
        """The name of our bot, for links to it in letters that commands write."""
        await self._note(BOT, username)

    async def note_address(self, address: str) -> None:
        """Where people write to, for words to pass on."""
        await self._note(ADDRESS, address)

    async def _note(self, fact: str, value: str) -> None:
        try:
            await self._writer.do(lambda ledger: ledger.records.put(fact, value))
        except StoreUnavailable:
            _log.warning(
                f"The {fact.replace('_', ' ')} could not be kept; links to it wait for the next start."
            )

    async def show_board(self) -> int:
        """Brings the staff group's message of the day up to date; returns how many letters were posted for it."""
        now = self.clock()
        look = await self._writer.do(lambda ledger: self.board.due(ledger, now))
        self.board.settle(look)
        self.postman.put(look.letters)
        return len(look.letters)

    async def shown_as(self, letter: Letter) -> str | None:
        """The message in whose place a live letter stands, by its number in the chat; None when there is none yet."""
        group = letter.supersedes or ""
        return await self._writer.do(
            lambda ledger: ledger.outbox.shown_as(letter.channel, letter.address, group)
        )

    async def tidy(self) -> None:
        """Removes what is not to be kept any longer, page by page."""
        now = self.clock()
        while await self._writer.do(lambda ledger: tidy(ledger, self.shelf, now)):
            pass
        for sha256 in await self._writer.do(lambda ledger: ledger.files.unwanted()):
            await asyncio.to_thread(self.files.remove, sha256)
            await self._writer.do(partial(_drop, sha256))

    def _due(self, ledger: Ledger, now: datetime) -> Due:
        return self.notices.due(ledger, now, self.look_around())

    async def watch(self) -> int:
        """Posts what staff must know at once; returns how many letters."""
        now, around = self.clock(), self.look_around()
        letters = await self._writer.do(lambda ledger: self.alarms.look(ledger, now, around))
        self.postman.put(letters)
        return len(letters)

    def close(self) -> None:
        """Finishes what is being written."""
        self._writer.close()


def _known(letter: Letter, text: str) -> KnownLetter:
    return KnownLetter(
        letter.message_id or "", letter.address, text, letter.language, letter.consultation, letter.key
    )


def _drop(sha256: str, ledger: Ledger) -> None:
    ledger.files.drop(sha256)
