"""The postman: takes letters from the outbox to their channel; retries, gives up, marks them sent."""

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from consultation.correspondence import Channel, Letter
from intake import accounts
from intake.doors import Door, Refused, Sent, TryLater, Unreachable
from intake.lanes import Again, Lanes
from store.database import StoreUnavailable
from store.ledger import Ledger
from store.writer import Writer

_log = structlog.get_logger("postman")

_UNDER_WAY = 8  #: letters handed over and not yet marked: what a crash may repeat at most
_LONGEST_WAIT = 900.0  #: seconds between two tries
_GIVE_UP_AFTER = 480  #: tries at the longest wait: about five days, as a mail server does (RFC 5321, 4.5.4.1)
_PAGE = 500
_REPLIES = frozenset({"reply", "receipt"})  #: what a person who just wrote is waiting for
_LOOK_AT_ALL = timedelta(seconds=20)  #: between looks at everything that waits, not only at what is new
_LOOK_EVERY = 0.5  #: seconds between looks for letters that another process posted
_ELSEWHERE = frozenset(
    {"reminder", "extension", "publication"}
)  #: worth sending on the person's other channel


class Postman:
    """Sends what was posted, in order per address, a few addresses at a time."""

    def __init__(self, writer: Writer, doors: Mapping[Channel, Door], clock: Callable[[], datetime]) -> None:
        self._writer = writer
        self._doors = doors
        self._clock = clock
        self._lanes: Lanes[_Out] = Lanes(
            self._deliver,
            lane=lambda out: _lane(out.letter),
            identity=lambda out: out.id,
            width=_UNDER_WAY,
            remember=True,
        )
        self._last = 0
        self._look_again = clock()
        self._behind = True
        self._running = False

    def put(self, letters: list[Letter]) -> None:
        """Letters just posted and committed."""
        if self._behind or len(self._lanes) > _PAGE:
            # Thousands of notices may wait in the store: a reply does not queue behind them.
            self._behind = True
            self._take([letter for letter in letters if _is_reply(letter)] if self._running else [])
        elif letters:
            self._last = max(self._last, *(letter.id or 0 for letter in letters))
            self._take(letters)

    def _take(self, letters: list[Letter]) -> None:
        for letter in letters:
            if letter.supersedes is not None:
                self._lanes.drop(_lane(letter), partial(_is_of, letter.supersedes))
        self._lanes.put([_Out.of(letter) for letter in letters if letter.channel in self._doors])

    async def run(self) -> None:
        """Delivers until cancelled."""
        self._running = True
        try:
            while True:
                try:
                    await self.look()
                except StoreUnavailable as error:
                    _log.error("The store does not answer; letters wait.", reason=str(error))
                await asyncio.sleep(0.05 if self._behind else _LOOK_EVERY)
        finally:
            self._running = False
            self._behind = True  # until it runs again, letters are left in the store, for whoever serves now
            await self._lanes.close()

    async def look(self) -> int:
        """Takes the next letters out of the store; returns how many."""
        if len(self._lanes) > _PAGE:
            return 0
        if not self._behind and (now := self._clock()) >= self._look_again:
            # Another process may have committed a lower number after a higher one.
            self._last, self._look_again = 0, now + _LOOK_AT_ALL
        last = self._last
        page = await self._writer.do(lambda ledger: ledger.outbox.waiting(_PAGE, last))
        self._behind = len(page) == _PAGE
        if page:
            self._last = max(letter.id or 0 for letter in page)
            self._take(page)
        return len(page)

    async def idle(self) -> None:
        """Returns when every letter is on its way or put off (for tests and the demonstration)."""
        while await self.look() or len(self._lanes):
            await self._lanes.idle()

    async def _deliver(self, out: "_Out") -> Again | None:
        letter = out.letter
        if out.not_before is not None and (wait := (out.not_before - self._clock()).total_seconds()) > 0:
            return Again(min(wait, 60.0))
        try:
            sent = await self._doors[letter.channel].send(letter)
        except TryLater as error:
            return await self._put_off(out, error)
        except Unreachable as error:
            reason = error.reason
            await self._marked(lambda ledger: self._lost(ledger, letter, reason))
            return None
        except Refused as error:
            _log.warning("A letter was refused.", letter=out.id, reason=letter.reason)
            await self._give_up(out, error.reason)
            return None
        except (
            Exception
        ) as error:  # a fault of ours in wording or sending one letter must not stop the others
            _log.error(
                "A letter could not be sent.", letter=out.id, error=type(error).__name__, exc_info=True
            )
            return await self._put_off(out, TryLater(type(error).__name__))
        await self._marked(lambda ledger: self._sent(ledger, out.id, sent))
        return None

    def _sent(self, ledger: Ledger, id_: int, sent: Sent) -> None:
        ledger.outbox.sent(id_, self._clock(), sent.external_id, sent.text)

    def _lost(self, ledger: Ledger, letter: Letter, reason: str) -> None:
        """The address takes nothing any more; what matters goes out on the person's other channel."""
        now = self._clock()
        ledger.outbox.give_up(letter.id or 0, reason, now)
        ledger.people.lost(letter.channel, letter.address, reason)
        other = accounts.other_way(ledger, letter) if letter.reason in _ELSEWHERE else None
        if other is not None:
            key = f"{letter.key}:other"
            ledger.outbox.post(
                replace(
                    letter, id=None, key=key, channel=other.channel, address=other.address, message_id=None
                ),
                now,
            )

    async def _put_off(self, out: "_Out", error: TryLater) -> Again | None:
        out.tries += 1
        if out.tries >= _GIVE_UP_AFTER:
            await self._give_up(out, error.reason)
            return None
        wait = error.after
        if wait is None:
            wait = min(2.0 ** min(out.tries, 12), _LONGEST_WAIT) * random.uniform(0.8, 1.2)
        if wait >= 2:
            _log.info("A letter has to wait.", letter=out.id, reason=error.reason, seconds=round(wait, 1))
            later = out.not_before = self._clock() + timedelta(seconds=wait)
            await self._marked(lambda ledger: ledger.outbox.put_off(out.id, error.reason, later))
        return Again(min(wait, 60.0))

    async def _give_up(self, out: "_Out", reason: str) -> None:
        await self._marked(lambda ledger: ledger.outbox.give_up(out.id, reason, self._clock()))

    async def _marked(self, mark: Callable[[Ledger], None]) -> None:
        """Writes down what became of a letter; while the store is away it is tried again, and nothing more is sent."""
        while True:
            try:
                await self._writer.do(mark)
            except StoreUnavailable as error:
                _log.error("The store does not answer; a letter waits to be marked.", reason=str(error))
                await asyncio.sleep(1.0)
            else:
                return


@dataclass(slots=True)
class _Out:
    """A letter in its lane."""

    letter: Letter
    id: int
    tries: int
    not_before: datetime | None

    @staticmethod
    def of(letter: Letter) -> "_Out":
        return _Out(letter, letter.id or 0, letter.tries, letter.not_before)


def _is_of(group: str, out: _Out) -> bool:
    return out.letter.supersedes == group


def _lane(letter: Letter) -> tuple[Channel, str, bool]:
    """Letters of one lane go out in order; a reply does not wait for a notice that has to keep the pace."""
    return (letter.channel, letter.address, _is_reply(letter))


def _is_reply(letter: Letter) -> bool:
    return letter.reason in _REPLIES
