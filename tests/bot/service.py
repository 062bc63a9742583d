"""The real bot before the real desk, over HTTP against the sandbox's Bot API."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bot.application import TelegramDoor
from bot.webhook import Webhook
from consultation.definition import Consultation
from consultation.reading import load
from intake.files import FileRoom
from intake.office import Office
from intake.staff import StaffAddresses
from phrases.catalogue import Catalogue
from sandbox.telegram_server import BotApi
from store.database import Database

CIRCULAR = load(Path(__file__).parents[2] / "consultations" / "cl-17-30.toml")
IN_TIME = datetime(2017, 8, 1, 10, 0, tzinfo=UTC)


class Clock:
    """A clock that goes as every clock, from a moment in the summer of the consultation."""

    def __init__(self, start: datetime = IN_TIME) -> None:
        self._ahead = start - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def passes(self, **span: float) -> None:
        """Time passes: `passes(days=3)`."""
        self._ahead += timedelta(**span)


@dataclass
class Service:
    """Everything that one test talks to."""

    api: BotApi
    office: Office
    door: TelegramDoor
    clock: Clock


@contextlib.asynccontextmanager
async def service(
    folder: Path,
    api: BotApi,
    *,
    clock: Clock | None = None,
    staff_chat_id: int | None = None,
    members: frozenset[str] = frozenset(),
    webhook: Webhook | None = None,
    polling: bool = True,
    consultations: Sequence[Consultation] = (CIRCULAR,),
) -> AsyncIterator[Service]:
    """Runs desk, postman and bot until the block ends; receipts are the same in each run."""
    clock = clock or Clock()
    file = folder / "intake.db"
    if not file.exists():
        file.write_bytes(_empty_database())
    database = Database(f"sqlite:///{file}")
    office = Office(
        database,
        consultations,
        FileRoom(folder / "attachments"),
        clock=clock,
        seal=lambda contribution, version, consultation: b"{}",
        staff=StaffAddresses(chat_id=str(staff_chat_id) if staff_chat_id else None, members=members),
    )
    door = TelegramDoor(
        office,
        api.token,
        Catalogue.load(),
        api_url=api.url,
        staff_chat_id=staff_chat_id,
        webhook=webhook,
        clock=clock,
        notes=folder / "telegram.underway",
    )
    office.open_door(door)
    work = [office.clerk.run(), office.postman.run()]
    if polling:
        work.append(door.run())
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield Service(api, office, door, clock)
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        await door.close()
        office.close()
        database.engine.dispose()
        for outcome in ended:
            if isinstance(outcome, Exception):
                raise outcome


@cache
def _empty_database() -> bytes:
    """Its tables and the salt of its receipt numbers; made once, since each making takes a tenth of a second."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        database = Database(f"sqlite:///{file}")
        database.check()
        with database.transaction() as ledger:
            ledger.records.establish("salt", "for the tests")
        database.engine.dispose()
        return file.read_bytes()


async def until(true: Callable[[], object], timeout: float = 10.0) -> None:
    """Waits until something that no message tells has become so."""
    loop = asyncio.get_running_loop()
    end = loop.time() + timeout
    while not true():
        assert loop.time() < end, "this never became so"
        await asyncio.sleep(0.01)
