"""The walk through the mailbox: every mail into the store, then marked, then the next; for as long as the service runs.

What a crash leaves half done is done again: a mail that is stored and not marked is fetched once more and known by its
bytes. A server without keywords is remembered by UID while we run; after a restart its mails are looked at again.
"""

import asyncio
import hashlib
import random
import threading
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from consultation.correspondence import Arrival, Channel
from consultation.errors import IntakeError
from mail_gateway.authentication import claimed_sender
from mail_gateway.imap_line import (
    LINE_ERRORS,
    TIMEOUT,
    ImapLine,
    Mail,
    check_mailbox,
    is_refusal,
    no_connection,
    said,
)
from mail_gateway.mailbox_memory import Memory, batches
from mail_gateway.servers import MailServer, MailServerUnusable

__all__ = ["MailboxWalk", "arrival_of", "check_mailbox", "fingerprint"]

_WAIT = 4.0  #: seconds of silence after which we look all the same; servers forget to announce, lines die silently
_FULL_LOOK = 60.0  #: seconds between looks at everything unmarked, and at the other folders
_MANY = 200  #: waiting mails that are worth a line of progress
_FIRST_PAUSE = 1.0  #: seconds before the second try to connect; each time twice as long
_LONGEST_PAUSE = 60.0  #: seconds between two tries to connect

_log = structlog.get_logger("mailbox")


def fingerprint(raw: bytes) -> str:
    """The external id of a mail from a mailbox: the same bytes are the same mail, wherever they lie."""
    return f"imap:{hashlib.sha256(raw).hexdigest()}"


def arrival_of(mail: Mail, account: str, now: datetime) -> Arrival:
    """A mail of the mailbox as an arrival, known by its bytes wherever it lies and whoever fetches it."""
    return Arrival(
        channel=Channel.MAIL,
        account=account,
        external_id=fingerprint(mail.raw),
        address=claimed_sender(mail.raw) or "",
        # In time is what our server took in time, even when we slept; never later than now.
        received_at=min(mail.arrived_at, now) if mail.arrived_at else now,
        raw=mail.raw,
    )


class MailboxWalk:
    """Stores what comes into a mailbox. One `run` at a time."""

    def __init__(
        self,
        keep: Callable[[Sequence[Arrival]], Awaitable[int]],
        server: MailServer,
        *,
        account: str,
        clock: Callable[[], datetime],
        ca_file: str | None = None,
        extra_folders: Sequence[str] = (),
        timeout: float = TIMEOUT,
    ) -> None:
        """`keep` stores and commits, or raises IntakeError; `account` is our own address; `extra_folders` such as Junk
        are looked at once a minute. Raises MailServerUnusable for a faulty CA file.
        """
        self._keep = keep
        self._server = server
        self._account = account
        self._clock = clock
        self._tls = server.trust(ca_file)
        self._timeout = timeout
        self._folders = (server.folder, *extra_folders)
        self._memories: dict[str, Memory] = {}
        self._state = _State()
        self._stop = threading.Event()
        self._line: ImapLine | None = None

    async def run(self) -> None:
        """Walks until cancelled; comes back by itself from whatever the server or the store does."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._stop = threading.Event()
        work = _Work(loop, done, self._stop)
        threading.Thread(target=self._walk, args=(work,), name="mailbox", daemon=True).start()
        try:
            await asyncio.shield(done)
        finally:
            self._stop.set()
            if self._line is not None:
                self._line.interrupt()
            with suppress(TimeoutError):
                async with asyncio.timeout(5):
                    await asyncio.shield(done)

    def state(self) -> dict[str, Any]:
        """How it goes, for /healthz: connected, last look, waiting mails, put-off mails, whether all is well."""
        return self._state.as_data() | {
            "put_off": sum(len(memory.put_off) for memory in self._memories.values())
        }

    # --- in the thread -------------------------------------------------------------------------------------

    def _walk(self, work: "_Work") -> None:
        try:
            while not work.stop.is_set():
                try:
                    self._walk_on_one_line(work)
                except (*LINE_ERRORS, IntakeError) as error:
                    if work.stop.is_set():
                        break
                    self._state.failures += 1
                    self._say_what_is_wrong(error)
                    pause = min(_FIRST_PAUSE * 2 ** min(self._state.failures - 1, 10), _LONGEST_PAUSE)
                    work.stop.wait(pause * random.uniform(0.5, 1.0))
            work.end(None)
        except (
            Exception
        ) as error:  # whatever it is, it has to reach whoever started us: a thread dies silently
            work.end(error)
        finally:
            self._state.connected = False

    def _walk_on_one_line(self, work: "_Work") -> None:
        line = self._line = ImapLine.open(self._server, self._tls, self._timeout)
        try:
            self._state.connected = True
            looked_at_all: float | None = None
            while not work.stop.is_set():
                now = work.loop.time()
                everything = looked_at_all is None or now - looked_at_all > _FULL_LOOK
                if everything:
                    looked_at_all = now
                    for name in self._folders[1:]:
                        self._look_beside(work, line, name)
                    self._open(line, self._folders[0])
                self._look(work, line, self._folders[0], everything=everything)
                self._all_is_well()
                line.wait(_WAIT, work.stop.wait)
        finally:
            self._line = None
            self._state.connected = False
            line.close()

    def _look_beside(self, work: "_Work", line: ImapLine, name: str) -> None:
        """Another folder than the main one; that it is missing must not stop the walk."""
        try:
            self._open(line, name)
        except MailServerUnusable as error:
            _log.warning("A folder cannot be opened; its mails are not read.", reason=str(error))
            return
        self._look(work, line, name, everything=True)

    def _open(self, line: ImapLine, name: str) -> None:
        try:
            folder = line.select(name)
        except LINE_ERRORS as error:
            if not is_refusal(error):
                raise
            raise MailServerUnusable(
                f"{self._server}: the folder {name!r} cannot be opened ({said(error)}): check the end of INTAKE_IMAP_URL"
            ) from error
        memory = self._memories.get(name)
        if memory is None or memory.folder.uidvalidity != folder.uidvalidity:
            if memory is not None:
                _log.warning("The mailbox was numbered anew; it is looked at from the beginning.")
            self._memories[name] = Memory(folder, marks=folder.takes_keywords)

    def _look(self, work: "_Work", line: ImapLine, name: str, *, everything: bool) -> None:
        memory = self._memories[name]
        above = 0 if everything and memory.marks else memory.highest
        found = line.search(above, unmarked=memory.marks)
        uids = memory.due(found, work.loop.time())
        self._state.looked(self._clock(), len(uids))
        many = len(uids) > _MANY
        if many:
            _log.info("Many mails wait; taking them in.", waiting=len(uids))
        taken = 0
        for batch in batches(line, uids, memory):
            if work.stop.is_set():
                return
            taken += self._take(work, line, memory, batch)
            memory.highest = max(memory.highest, batch[-1])
            self._state.waiting = max(0, self._state.waiting - len(batch))
            if many:
                _log.info("Taking in mails.", taken=taken, waiting=self._state.waiting)

    def _take(self, work: "_Work", line: ImapLine, memory: "Memory", batch: list[int]) -> int:
        """Fetches, stores, marks; returns how many. A mail that cannot be fetched does not hold up the others."""
        suspected = memory.suspects.issuperset(batch)
        memory.suspects.update(batch)
        try:
            mails = line.fetch(batch)
        except LINE_ERRORS as error:
            refused = is_refusal(error)
            if len(batch) == 1 and (refused or suspected):
                memory.put_off_one(batch[0], work.loop.time())
                _log.warning("A mail cannot be fetched; it is tried again later.", reason=said(error))
            if not refused:
                raise  # the line is gone; the next one takes these mails one by one
            if len(batch) == 1:
                return 0
            return sum(self._take(work, line, memory, [uid]) for uid in batch)
        memory.suspects.difference_update(batch)
        self._missing(work, line, memory, batch, mails)
        if not mails:
            return 0
        new = work.keep(self._keep, [arrival_of(mail, self._account, self._clock()) for mail in mails])
        uids = [mail.uid for mail in mails]
        for uid in uids:
            memory.put_off.pop(uid, None)
        if memory.marks and not self._mark(line, uids):
            _log.info("The mailbox takes no keywords after all; what was taken is remembered while we run.")
            memory.marks = False
        _log.info("Mail stored.", mails=len(mails), new=new)
        return len(mails)

    def _mark(self, line: ImapLine, uids: list[int]) -> bool:
        try:
            return line.mark(uids)
        except LINE_ERRORS as error:
            if not is_refusal(error):
                raise
            return False

    def _missing(
        self, work: "_Work", line: ImapLine, memory: "Memory", batch: list[int], mails: list[Mail]
    ) -> None:
        """Mails that the server did not give: gone meanwhile, or out of reach for now."""
        missing = sorted(set(batch) - {mail.uid for mail in mails})
        if not missing:
            return
        there = line.sizes(missing)
        for uid in missing:
            if uid in there:
                memory.put_off_one(uid, work.loop.time())
                _log.warning("A mail was not handed out; it is tried again later.", size=there[uid])
            else:
                memory.put_off.pop(uid, None)

    def _all_is_well(self) -> None:
        if not self._state.well:
            _log.info("The mailbox is being watched.", folder=self._folders[0])
        self._state.well, self._state.failures = True, 0

    def _say_what_is_wrong(self, error: BaseException) -> None:
        reason = str(error) if isinstance(error, IntakeError) else no_connection(self._server, error)
        self._state.well = False
        _log.warning(
            "The mailbox cannot be read now; trying again.", reason=reason, tries=self._state.failures
        )


@dataclass(slots=True)
class _State:
    connected: bool = False
    last_look: datetime | None = None
    waiting: int = 0
    well: bool = False  #: the last look went through
    failures: int = 0  #: since then

    def looked(self, at: datetime, waiting: int) -> None:
        self.last_look, self.waiting = at, waiting

    def as_data(self) -> dict[str, Any]:
        return {
            "connected": self.connected,
            "last_look": self.last_look.isoformat(timespec="seconds") if self.last_look else None,
            "waiting": self.waiting,
            "well": self.well,
        }


@dataclass(frozen=True, slots=True)
class _Work:
    """The thread's way back to the event loop."""

    loop: asyncio.AbstractEventLoop
    done: asyncio.Future[None]
    stop: threading.Event

    def keep(self, keep: Callable[[Sequence[Arrival]], Awaitable[int]], arrivals: Sequence[Arrival]) -> int:
        async def kept() -> int:
            return await keep(arrivals)

        return asyncio.run_coroutine_threadsafe(kept(), self.loop).result()

    def end(self, error: Exception | None) -> None:
        with suppress(RuntimeError):  # the loop is closed already: nobody waits
            self.loop.call_soon_threadsafe(self._end, error)

    def _end(self, error: Exception | None) -> None:
        if self.done.done():
            return
        if error is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(error)
