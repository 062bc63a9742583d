"""`intake replay`: rebuilds interviews, contributions and letters from the arrivals into an empty store and compares."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.settings import Settings
from app.wiring import now, open_database, read_consultations
from consultation.contribution import Contribution
from consultation.correspondence import Arrival, Channel, Inbound
from consultation.definition import Consultation
from consultation.interview import Interview
from intake import joining
from intake.doors import KnownLetter
from intake.files import FileRoom
from intake.office import Office
from intake.posting import Post
from store.arrivals import Kept
from store.database import Database
from store.forgetting import FORGOTTEN, receipts_of_forgotten, receipts_used_up
from store.ledger import Ledger
from store.links import Commanded


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a replay found."""

    arrivals: int
    contributions: int
    differences: tuple[str, ...] = field(default_factory=tuple)
    left_out: int = (
        0  #: contributions and drafts whose messages were removed: nothing is left to compare with
    )

    @property
    def agrees(self) -> bool:
        """Whether the rebuilt store says the same as the one in use."""
        return not self.differences

    def as_data(self) -> dict[str, Any]:
        """For --json."""
        return {
            "arrivals": self.arrivals,
            "contributions": self.contributions,
            "left_out": self.left_out,
            "agrees": self.agrees,
            "differences": list(self.differences),
        }

    def in_words(self) -> str:
        """For people."""
        head = f"{self.arrivals} arrivals replayed, {self.contributions} contributions and drafts rebuilt"
        if self.left_out:
            head += (
                f" ({self.left_out} left out: their messages were removed, on request or after their time)"
            )
        if self.agrees:
            return f"{head}: the same as in the store."
        return "\n".join(
            [f"{head}; {len(self.differences)} differences:", *(f"  - {d}" for d in self.differences)]
        )


def replay(settings: Settings) -> Outcome:
    """Replays the store of the settings; the store itself is only read."""
    consultations = read_consultations(settings)
    original = open_database(settings)
    try:
        with tempfile.TemporaryDirectory(prefix="intake-replay-") as folder:
            rebuilt = Database(f"sqlite:///{folder}/replay.db")
            rebuilt.check()
            count = asyncio.run(_rebuild(settings, consultations, original, rebuilt, Path(folder)))
            outcome = _compare(consultations, original, rebuilt, count)
            rebuilt.close()
            return outcome
    finally:
        original.close()


async def _rebuild(
    settings: Settings,
    consultations: tuple[Consultation, ...],
    original: Database,
    rebuilt: Database,
    folder: Path,
) -> int:
    with original.transaction() as ledger, rebuilt.transaction() as copy:
        # What staff decided and what the store is seeded with is no arrival: it is given.
        copy.records.establish("salt", ledger.records.salt())
        for consultation in consultations:
            for move in ledger.calendar.moves(consultation.slug):
                copy.calendar.move(move.consultation, move.deadline, move.previous, move.at, move.who)
            for receipt in receipts_used_up(ledger.session, consultation.slug):
                # Whoever comes again after they were forgotten gets another number than the one they had.
                nobody = copy.people.meet(Channel.MAIL, f"{FORGOTTEN}:{receipt}", consultation.opens)
                shell = Interview(receipt, consultation.opens, withdrawn=True)
                copy.interviews.begin(nobody.person, consultation.slug, shell, Channel.MAIL)
        copy.passes.give(ledger.passes.all())  # links and codes come by chance, when a mail goes out
    _give_unasked(original, rebuilt)
    office = _Replay(original, rebuilt, consultations, settings, folder)
    count = after = 0
    try:
        while True:
            with original.transaction() as ledger:
                page = ledger.arrivals.handled(after, 100)
            if not page:
                await office.obey_the_rest()
                return count
            for turn, kept in page:
                await office.take(kept)
                after, count = turn, count + 1
    finally:
        office.close()


def _give_unasked(original: Database, rebuilt: Database) -> None:
    """Reminders, notices and what staff wrote: no arrival explains them, and people answer them."""
    after = 0
    while True:
        with original.transaction() as ledger:
            page = ledger.outbox.unasked(after, 500)
        if not page:
            return
        with rebuilt.transaction() as copy:
            for letter, (external_id, text) in page:
                after = letter.id or 0
                posted = copy.outbox.post(replace(letter, id=None, supersedes=None), now())
                if posted is not None:
                    copy.outbox.sent(posted.id or 0, now(), external_id, text)


class _Replay(Office):
    """An office that reads arrivals as they were read then: files from the store, our own mails as they went out."""

    def __init__(
        self,
        original: Database,
        rebuilt: Database,
        consultations: tuple[Consultation, ...],
        settings: Settings,
        folder: Path,
    ) -> None:
        domain = (
            settings.mail_address.rpartition("@")[2]
            if settings.mail_is_on and settings.mail_address
            else None
        )
        self._moment: datetime | None = None
        super().__init__(
            rebuilt,
            consultations,
            FileRoom(folder / "files"),
            clock=lambda: self._moment or now(),
            seal=lambda *_: b"{}",
            mail_domain=domain,
        )
        self._original = original
        with original.transaction() as ledger:
            self._commanded = ledger.links.commanded(joining.BY_STAFF)
        self._settings = settings

    async def take(self, kept: Kept) -> None:
        """Lays one arrival of the original on the desk of the rebuilt store."""
        arrival = kept.arrival
        while self._commanded and self._commanded[0].at < arrival.received_at:
            await self.do(partial(self._obey, self._commanded.pop(0)))
        self._moment = arrival.received_at
        [mine] = await self.do(lambda ledger: ledger.arrivals.keep([arrival]))
        inbound = await (self._telegram(kept) if arrival.channel is Channel.TELEGRAM else self._mail(arrival))
        await self.do(lambda ledger: self.desk.receive(ledger, mine, inbound))

    async def obey_the_rest(self) -> None:
        """What staff did after the last message."""
        for one in self._commanded:
            await self.do(partial(self._obey, one))

    def _obey(self, one: Commanded, ledger: Ledger) -> None:
        """What staff joined or took apart at that moment."""
        door, other = (
            ledger.people.find(Channel(channel), address) for channel, address in (one.door, one.other)
        )
        post = Post(ledger, one.at, self.mail_domain)
        if door is not None and other is not None and one.joins and door.person != other.person:
            joining.link(post, self.shelf, other, door, one.why.removeprefix(joining.BY_STAFF), one.who)
        elif door is not None and not one.joins:
            joining.unlink(post, self.shelf, door, "as in the store", one.who)

    async def _telegram(self, kept: Kept) -> Inbound:
        from bot import reading
        from bot.files import as_attached

        slugs = tuple(consultation.slug for consultation in self.consultations)
        found = reading.read(kept.arrival.raw, slugs=slugs, staff_chat_id=self._settings.staff_chat_id)
        if found.wanted is None:
            return found.inbound
        with self._original.transaction() as ledger:
            file = ledger.interviews.file_of(kept.id)
        if file is not None:
            kept_at = kept.arrival.received_at
            await self.do(lambda copy: copy.files.keep(file.sha256, file.size, file.content_type, kept_at))
        return replace(found.inbound, turns=as_attached(found.wanted, file))

    async def _mail(self, arrival: Arrival) -> Inbound:
        from app.wiring import mail_door

        return await mail_door(self._settings, self).read(arrival)

    async def consultation(self, slug: str | None = None) -> Consultation:
        """As it was in force when the message came."""
        moment = self._moment
        return await self.do(lambda ledger: self.shelf.choose(ledger, slug, moment or self.clock()))

    async def known_letters(self, message_ids: Sequence[str]) -> list[KnownLetter]:
        """Mails of ours with the text they really went out with."""
        with self._original.transaction() as ledger:
            texts = {letter.message_id: text for letter, text in ledger.outbox.known(message_ids)}
        mine = await super().known_letters(message_ids)
        return [replace(letter, text=texts.get(letter.message_id, letter.text)) for letter in mine]


def _compare(
    consultations: tuple[Consultation, ...], original: Database, rebuilt: Database, arrivals: int
) -> Outcome:
    differences: list[str] = []
    total = left_out = 0
    for consultation in consultations:
        with original.transaction() as ledger:
            forgotten = receipts_of_forgotten(ledger.session, consultation.slug)
            before = {c.receipt: c for c in ledger.contributions.all(consultation.slug, drafts=True)}
            drafts_before = _draft_words(ledger.interviews.begun(consultation.slug))
        with rebuilt.transaction() as ledger:
            after = {c.receipt: c for c in ledger.contributions.all(consultation.slug, drafts=True)}
            drafts_after = _draft_words(ledger.interviews.begun(consultation.slug))
        total += len(after.keys() - forgotten)
        left_out += len(before.keys() & forgotten)
        for receipt in sorted((before.keys() | after.keys()) - forgotten):
            differences += _differences(receipt, before.get(receipt), after.get(receipt))
        for receipt in sorted((drafts_before.keys() & drafts_after.keys()) - forgotten):
            if drafts_before[receipt] != drafts_after[receipt]:
                differences.append(f"{receipt}: the words of the interview differ")
    return Outcome(arrivals, total, tuple(differences), left_out)


def _draft_words(begun: Sequence[Any]) -> dict[str, Any]:
    return {
        open_.current.interview.receipt: {
            number: [(part.text, part.file.sha256 if part.file else None) for part in parts]
            for number, parts in open_.current.interview.answers.items()
        }
        for open_ in begun
    }


def _differences(receipt: str, before: Contribution | None, after: Contribution | None) -> list[str]:
    if before is None:
        return [f"{receipt}: rebuilt from the arrivals, but not in the store"]
    if after is None:
        return [f"{receipt}: in the store, but nothing that arrived explains it"]
    found = []
    if before.status is not after.status:
        found.append(f"{receipt}: {before.status.value} in the store, {after.status.value} when replayed")
    if len(before.versions) != len(after.versions):
        found.append(
            f"{receipt}: {len(before.versions)} versions in the store, {len(after.versions)} when replayed"
        )
    for one, other in zip(before.versions, after.versions, strict=False):
        if (one.answers, one.general, one.person, one.language) != (
            other.answers,
            other.general,
            other.person,
            other.language,
        ):
            found.append(f"{receipt}: the words of version {one.number} differ")
        if [f.file.sha256 for f in one.files] != [f.file.sha256 for f in other.files]:
            found.append(f"{receipt}: the files of version {one.number} differ")
    return found
