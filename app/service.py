"""`intake serve`: every part of the service in one process, started in order, stopped cleanly, each looked after."""

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import structlog

from app.settings import Settings
from app.wiring import NothingToServe, build_office, read_consultations, telegram_door
from consultation.errors import IntakeError
from intake.office import Office
from intake.surroundings import Surroundings
from store.database import Database, StoreUnavailable
from store.ledger import Ledger

if TYPE_CHECKING:
    from app.rolling import Rolling

_log = structlog.get_logger("serve")

PARTS = ("bot", "mail", "outbox", "scheduler", "web")
_STANDBY_LOOK = 2.0  #: seconds between a standby's looks whether the active process is gone
_STORE_LOOK = 2.0
_STORE_SILENT = 8.0  #: seconds without an answer after which the store counts as away
_STORE_DEAD = 20.0  #: further seconds after which its lines are cut, so that new ones are made


class Service:
    """One running `serve`."""

    def __init__(self, settings: Settings, only: frozenset[str] = frozenset(PARTS)) -> None:
        self._settings = settings
        self._only = only
        self._states: dict[str, str] = {}
        self._store = "starting"
        self._doors_are_open = False
        self._details: dict[str, Callable[[], Any]] = {}
        self.port: int | None = None  #: of the web side, once it listens
        self._pages: list[Any] | None = None

    def health(self) -> dict[str, Any]:
        """How each part is, for /healthz; no address, no id."""
        states = {**self._states, **{name: look() for name, look in self._details.items()}}
        trouble = self._store not in ("ok", "starting") or "failed" in self._states.values()
        # Whoever waits for "ok" may write at once: to our own SMTP door as well, not only to what the store keeps.
        status = "trouble" if trouble else "ok" if self._doors_are_open else "starting"
        return {"status": status, "store": self._store, "parts": states, "process": os.getpid()}

    async def run(self, stop: asyncio.Event) -> None:
        """Serves until `stop` is set. Raises IntakeError when it cannot start."""
        async with AsyncExitStack() as stack:
            database = Database(self._settings.database_url.get_secret_value())
            stack.callback(database.close)
            if database.is_sqlite:
                # Before anything listens: whoever starts it twice reads this, not that a port is taken.
                database.hold_serving_lock()
            if "web" in self._only and self._settings.web_listen is not None:
                from app.web import new_site, serving

                site = new_site(self.health)
                self.port = await stack.enter_async_context(serving(self._settings.web_listen, site))
                self._pages = site.router.routes
                _log.info("Listening for /healthz.", port=self.port)
            await self._serve(stack, stop, database)

    async def _serve(self, stack: AsyncExitStack, stop: asyncio.Event, database: Database) -> None:
        settings = self._settings
        consultations = read_consultations(settings)
        self._say_what_is_off()
        database.check()
        self._store = "ok"
        office = build_office(settings, consultations, database)
        stack.callback(office.close)
        tasks = await self._doors(stack, office, database)
        self._doors_are_open = True
        office.look_around = self._lookout(database, office)
        self._open_pages(office)
        active = asyncio.create_task(self._when_active(database, office, tasks))
        watch = asyncio.create_task(self._watch(database, office))
        names = ", ".join(consultation.reference for consultation in consultations)
        _settle()
        _log.info("Serving.", consultations=names, parts=sorted(tasks))
        stopped = asyncio.create_task(stop.wait())
        done, _ = await asyncio.wait({stopped, active}, return_when=asyncio.FIRST_COMPLETED)
        for task in (stopped, active, watch):
            task.cancel()
        await asyncio.gather(stopped, active, watch, return_exceptions=True)
        if active in done and not active.cancelled() and (error := active.exception()):
            raise error
        _log.info("Stopped.")

    def _lookout(self, database: Database, office: Office) -> Callable[[], Surroundings]:
        from app.surroundings import Lookout

        attachments = self._settings.attachments.absolute()
        folder = database.path.parent if database.path else attachments
        there = next(place for place in (folder, *folder.parents) if place.exists())
        return Lookout(there, self._details.get("mailbox"), office.clock).look

    def _open_pages(self, office: Office) -> None:
        """The pages behind INTAKE_PUBLIC_URL; they are loaded after /healthz answers."""
        if self._pages is None:
            return
        from app.published import Published

        if self._settings.mail_is_on:
            from app.mail_parts import unsubscribing

            self._pages += unsubscribing(self._settings, office)
        self._pages += Published(office, self._rolling(office)).routes()

    def _rolling(self, office: Office) -> "Rolling":
        from app.rolling import Rolling

        return Rolling(office, self._settings.attachments.parent / "rolling")

    def _say_what_is_off(self) -> None:
        settings = self._settings
        if not settings.telegram_is_on and not settings.mail_is_on:
            raise NothingToServe(
                "Neither a bot nor a mailbox is set, so there is nothing to serve. Set INTAKE_TELEGRAM_TOKEN, or "
                "INTAKE_MAIL_ADDRESS with INTAKE_IMAP_URL and INTAKE_SMTP_URL (see .env.example); "
                "`intake demo` shows the service without either."
            )
        if not settings.telegram_is_on:
            _log.warning("Telegram is off: INTAKE_TELEGRAM_TOKEN is not set.")
        if not settings.mail_is_on:
            _log.warning("Mail is off: INTAKE_MAIL_ADDRESS and INTAKE_SMTP_URL are not both set.")
        elif not settings.mail_comes_in:
            _log.warning(
                "Mail is only sent: none of INTAKE_IMAP_URL, INTAKE_SMTP_LISTEN, INTAKE_LMTP_LISTEN is set."
            )

    async def _doors(
        self, stack: AsyncExitStack, office: Office, database: Database
    ) -> dict[str, Callable[[], Awaitable[None]]]:
        """Opens the doors; returns what only the active process does."""
        settings = self._settings
        tasks: dict[str, Callable[[], Awaitable[None]]] = {}
        if settings.telegram_is_on:
            door = telegram_door(settings, office, database)
            stack.push_async_callback(door.close)
            office.open_door(door)
            if "bot" in self._only:
                tasks["bot"] = door.run
                self._details["telegram"] = door.state
                if settings.telegram_webhook_url and settings.telegram_webhook_listen:
                    from starlette.applications import Starlette

                    from app.web import serving

                    await stack.enter_async_context(
                        serving(settings.telegram_webhook_listen, Starlette(routes=door.webhook_routes()))
                    )
        if settings.mail_is_on:
            from app.mail_parts import open_mail

            tasks |= await open_mail(stack, settings, office, self._only, self._details)
        if {"bot", "mail"} & self._only:
            tasks["clerk"] = office.clerk.run
        if "outbox" in self._only:
            tasks["postman"] = office.postman.run
            self._details["sending"] = office.postman.state
        if self._pages is not None and (rolling := self._rolling(office)).consultations:
            tasks["rolling"] = rolling.run
        if "scheduler" in self._only:
            tasks["scheduler"] = _ticking(office)
        return tasks

    async def _when_active(
        self, database: Database, office: Office, tasks: dict[str, Callable[[], Awaitable[None]]]
    ) -> None:
        """Holds the serving lock, then runs what must run once; on PostgreSQL others stand by until it is free."""
        while True:
            await self._stand_by(database)
            self._states["serving"] = "active"
            running = [asyncio.create_task(self._look_after(name, work)) for name, work in tasks.items()]
            try:
                await self._until_relieved(database)
            finally:
                for task in running:
                    task.cancel()
                await asyncio.gather(*running, return_exceptions=True)
            _log.warning("The connection that held the serving lock broke; another process may serve now.")

    async def _stand_by(self, database: Database) -> None:
        """Returns when this is the one process that serves."""
        while True:
            try:
                if await asyncio.to_thread(database.hold_serving_lock):
                    return
            except StoreUnavailable as error:
                _log.error("The store does not answer; standing by.", reason=str(error))
            if self._states.get("serving") != "standing by":
                self._states["serving"] = "standing by"
                _log.info("Another process serves this database; standing by to take over.")
            await asyncio.sleep(_STANDBY_LOOK)

    async def _until_relieved(self, database: Database) -> None:
        """Returns when another process may serve: nothing is worse than two that do."""
        while True:
            await asyncio.sleep(_STANDBY_LOOK)
            look = asyncio.create_task(asyncio.to_thread(database.lost_serving_lock))
            _, silent = await asyncio.wait({look}, timeout=_STORE_SILENT + _STORE_DEAD)
            if silent:
                database.hang_up()
            if await look:
                return

    async def _look_after(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Runs a part; one that fails is started again, later each time, and /healthz says so."""
        wait = 1.0
        while True:
            self._states[name] = "running"
            started = asyncio.get_running_loop().time()
            try:
                await work()
            except asyncio.CancelledError:
                raise
            except IntakeError as error:
                self._states[name] = "failed"
                _log.error("A part stopped.", part=name, reason=str(error))
            except Exception as error:  # whatever broke one part, the others go on
                self._states[name] = "failed"
                _log.error("A part broke.", part=name, error=type(error).__name__, exc_info=True)
            else:
                return
            wait = 1.0 if asyncio.get_running_loop().time() - started > 60 else min(wait * 2, 60.0)
            await asyncio.sleep(wait)

    async def _watch(self, database: Database, office: Office) -> None:
        """Asks the store now and then whether it is there."""
        while True:
            asked = asyncio.create_task(office.do(_counts))
            try:
                _, silent = await asyncio.wait({asked}, timeout=_STORE_SILENT)
                if silent:
                    self._store_is_away("it says nothing")
                    _, silent = await asyncio.wait({asked}, timeout=_STORE_DEAD)
                if silent:
                    _log.warning("The store has said nothing for long; connecting anew.")
                    database.hang_up()
                counts = await asked
            except StoreUnavailable as error:
                self._store_is_away(str(error))
            else:
                if self._store == "unavailable":
                    _log.info("The store answers again.")
                self._store = "ok"
                self._details["waiting"] = lambda c=counts: c  # type: ignore[misc]  # a default keeps this round's numbers
            finally:
                asked.cancel()
            await asyncio.sleep(_STORE_LOOK)

    def _store_is_away(self, reason: str) -> None:
        if self._store == "ok":
            _log.error("The store does not answer; nothing is acknowledged until it does.", reason=reason)
        self._store = "unavailable"


def _settle() -> None:
    """What was loaded stays: walking it again and again made everybody wait a third of a second at once."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)


def _counts(ledger: Ledger) -> dict[str, int]:
    """What waits, for /healthz."""
    arrivals, letters = ledger.arrivals.counts(), ledger.outbox.counts()
    return {
        "arrivals": arrivals.get("waiting", 0),
        "set_aside": arrivals.get("set_aside", 0),
        "letters": letters.get("waiting", 0),
    }


def _ticking(office: Office) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        from scheduler.clock import Clock
        from scheduler.ticks import ticks

        clock = Clock(ticks(office))
        clock.start()
        try:
            await asyncio.Event().wait()
        finally:
            clock.stop()

    return run


def serve(settings: Settings, only: frozenset[str] = frozenset(PARTS)) -> None:
    """Runs until SIGTERM or SIGINT."""

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        await Service(settings, only).run(stop)

    asyncio.run(main())
