"""The postman: takes letters from the outbox to their channel; retries, gives up, marks them sent."""

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog

from consultation.correspondence import REPLIES, Channel, Letter
from intake.doors import Away, Door, Refused, Sent, TryLater, Unreachable
from intake.elsewhere import undeliverable
from intake.lanes import Again, Lanes
from store.database import StoreUnavailable
from store.ledger import Ledger
from store.writer import Writer

_log = structlog.get_logger("postman")

_UNDER_WAY = 8  #: letters handed over and not yet marked, on all channels: what a crash may repeat at most
_FIRST_WAIT = 0.5  #: seconds between the first try and the second
_LONGEST_WAIT = 900.0  #: seconds between two tries
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0  #: seconds between two tries to reach a channel's other side at all
_GIVE_UP_AFTER = 480  #: tries at the longest wait: about five days, as a mail server does (RFC 5321, 4.5.4.1)
_PAGE = 500
_LOOK_AT_ALL = timedelta(seconds=20)  #: between looks at everything that waits, not only at what is new
_LOOK_EVERY = 0.5  #: seconds between looks for letters that another process posted
_PASSING = frozenset(
    {"reminder", "invitation"}
)  #: true for a time only: looked at once more before they go out


class Postman:
    """Sends what was posted, in order per address, a few addresses at a time.

    Each channel has a round of its own: a mail server that hangs holds up no chat.
    """

    def __init__(
        self,
        writer: Writer,
        doors: Mapping[Channel, Door],
        clock: Callable[[], datetime],
        mail_domain: str | None = None,
        *,
        on_news: Callable[[], None] = lambda: None,
    ) -> None:
        """`on_news` is called before letters go out that somebody else than this process posted."""
        self._writer = writer
        self._on_news = on_news
        self._doors = doors
        self._clock = clock
        self._mail_domain = mail_domain
        self._rounds: dict[Channel, _Round] = {}  #: made when the postman first looks
        self._running = False

    def put(self, letters: list[Letter]) -> None:
        """Letters just posted and committed."""
        for channel, round_ in self._rounds.items():
            if theirs := [letter for letter in letters if letter.channel is channel]:
                round_.put(theirs, only_replies=self._running)

    async def run(self) -> None:
        """Delivers until cancelled."""
        self._running = True
        try:
            while True:
                try:
                    await self.look()
                except StoreUnavailable as error:
                    _log.error("The store does not answer; letters wait.", reason=str(error))
                behind = any(round_.behind for round_ in self._rounds.values())
                await asyncio.sleep(0.05 if behind else _LOOK_EVERY)
        finally:
            self._running = False
            for round_ in self._rounds.values():
                round_.behind = True  # until it runs again, letters stay in the store, for whoever serves now
            await asyncio.gather(*(round_.lanes.close() for round_ in self._rounds.values()))

    async def look(self) -> int:
        """Takes the next letters of each channel out of the store; returns how many."""
        width = max(1, _UNDER_WAY // max(1, len(self._doors)))
        for channel in self._doors:
            if channel not in self._rounds:
                self._rounds[channel] = _Round(self._lanes(width), self._clock())
        return sum([await self._look(channel, round_) for channel, round_ in self._rounds.items()])

    async def _look(self, channel: Channel, round_: "_Round") -> int:
        if round_.lanes.is_full(_PAGE):
            return 0
        if not round_.behind and (now := self._clock()) >= round_.look_again:
            # Another process may have committed a lower number after a higher one.
            round_.last, round_.look_again = 0, now + _LOOK_AT_ALL
        last = round_.last
        page = await self._writer.do(lambda ledger: ledger.outbox.waiting(_PAGE, last, channel))
        round_.behind = len(page) == _PAGE
        if page:
            round_.last = max(letter.id or 0 for letter in page)
            if any((letter.id or 0) not in round_.lanes for letter in page):
                self._on_news()
            round_.take(page)
        return len(page)

    async def idle(self) -> None:
        """Returns when every letter is on its way or put off (for tests and the demonstration)."""
        while await self.look() or any(len(round_.lanes) for round_ in self._rounds.values()):
            await asyncio.gather(*(round_.lanes.idle() for round_ in self._rounds.values()))

    def state(self) -> dict[str, str]:
        """How each channel goes, for /healthz: ok, or away while its other side cannot be reached."""
        return {
            channel.value: "away" if round_.failures else "ok" for channel, round_ in self._rounds.items()
        }

    def _lanes(self, width: int) -> "Lanes[_Out]":
        return Lanes(
            self._deliver,
            lane=lambda out: _lane(out.letter),
            identity=lambda out: out.id,
            width=width,
            remember=True,
        )

    async def _deliver(self, out: "_Out") -> Again | None:
        letter = out.letter
        if out.not_before is not None and (wait := (out.not_before - self._clock()).total_seconds()) > 0:
            return Again(min(wait, 60.0))
        round_ = self._rounds[letter.channel]
        if (pause := round_.pauses_until - _moment()) > 0:
            return Again(pause * random.uniform(1.0, 1.1))
        if letter.reason in _PASSING and not await self._is_still_wanted(out):
            return None
        try:
            sent = await self._doors[letter.channel].send(letter)
        except Away as error:
            return Again(round_.other_side_is_away(letter.channel, error.reason))
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
        round_.other_side_answers(letter.channel)
        await self._marked(lambda ledger: self._sent(ledger, out.id, sent))
        return None

    async def _is_still_wanted(self, out: "_Out") -> bool:
        """What is true for a time only may have waited too long, or its reader has done what it asks for."""
        letter = out.letter
        if letter.not_after is not None and self._clock() > letter.not_after:
            await self._marked(lambda ledger: ledger.outbox.let_go(out.id, "its time has passed"))
            return False
        try:
            return await self._writer.do(lambda ledger: ledger.outbox.is_waiting(out.id))
        except StoreUnavailable:
            return True

    def _sent(self, ledger: Ledger, id_: int, sent: Sent) -> None:
        ledger.outbox.sent(id_, self._clock(), sent.external_id, sent.text)

    def _lost(self, ledger: Ledger, letter: Letter, reason: str) -> None:
        undeliverable(
            ledger, letter, reason, self._clock(), channels=self._doors, mail_domain=self._mail_domain
        )

    async def _put_off(self, out: "_Out", error: TryLater) -> Again | None:
        out.tries += 1
        if out.tries >= _GIVE_UP_AFTER:
            await self._give_up(out, error.reason)
            return None
        wait = error.after
        if wait is None:
            wait = _pause(out.tries) * random.uniform(0.8, 1.2)
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
class _Round:
    """The letters of one channel that were taken out of the store, and how far."""

    lanes: "Lanes[_Out]"
    look_again: datetime
    last: int = 0  #: the highest letter taken
    behind: bool = True  #: more waits in the store than was taken out
    failures: int = 0  #: in a row, to reach the other side at all
    pauses_until: float = 0.0  #: moment of the loop's clock before which no letter is tried

    def other_side_is_away(self, channel: Channel, reason: str) -> float:
        """No letter is to blame, so none of them is put off on its own account; seconds until the next one knocks."""
        if self.pauses_until > _moment():  # several were under way when it went
            return self.pauses_until - _moment()
        pause = min(_FIRST_PAUSE * 2.0 ** min(self.failures, 10), _LONGEST_PAUSE)
        _log.warning(
            "Letters cannot go out now; they wait.", channel=channel.value, reason=reason, seconds=pause
        )
        self.failures += 1
        self.pauses_until = _moment() + pause
        return pause

    def other_side_answers(self, channel: Channel) -> None:
        """A letter went out: those that wait follow."""
        if self.failures:
            _log.info("Letters go out again.", channel=channel.value)
        self.failures, self.pauses_until = 0, 0.0

    def put(self, letters: list[Letter], *, only_replies: bool) -> None:
        """Letters just posted, unless they have to wait their turn in the store."""
        if self.behind or self.lanes.is_full(_PAGE):
            # Thousands of notices may wait in the store: a reply does not queue behind them.
            self.behind = True
            self.take([letter for letter in letters if _is_reply(letter)] if only_replies else [])
        else:
            # `last` stays: a command may have posted letters with lower numbers a moment ago, which no look has seen.
            self.take(letters)

    def take(self, letters: list[Letter]) -> None:
        """Puts letters into their lanes; those that are there already keep their place."""
        letters = [letter for letter in letters if (letter.id or 0) not in self.lanes]
        for letter in letters:
            if letter.supersedes is not None:
                self.lanes.drop(_lane(letter), partial(_is_of, letter.supersedes))
        self.lanes.put([_Out.of(letter) for letter in letters])


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


def _pause(tries: int) -> float:
    """Seconds after so many failures: most faults of a network are over at once, and somebody waits for a reply."""
    return _FIRST_WAIT if tries == 1 else min(2.0 ** min(tries - 1, 12), _LONGEST_WAIT)


def _moment() -> float:
    return asyncio.get_running_loop().time()


def _is_of(group: str, out: _Out) -> bool:
    return out.letter.supersedes == group


def _lane(letter: Letter) -> tuple[str, bool]:
    """Letters of one lane go out in order; a reply does not wait for a notice that has to keep the pace."""
    return (letter.address, _is_reply(letter))


def _is_reply(letter: Letter) -> bool:
    return letter.reason in REPLIES
