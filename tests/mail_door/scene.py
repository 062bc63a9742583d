"""A scene for tests: the mail door with everything behind it, and people who write to it."""

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from consultation.definition import Consultation
from consultation.reading import load
from intake.files import FileRoom
from intake.office import Office
from intake.staff import StaffAddresses
from mail_gateway.door import MailDoor
from mail_gateway.mailbox import MailboxWalk
from mail_gateway.servers import MailServer
from phrases.catalogue import Catalogue
from sandbox.mail_host import MailHost
from sandbox.mail_store import Mail
from store.database import Database

OURS = "consultation@intake.test"
LAYLA = "layla@example.org"
CIRCULAR = load(Path("consultations/cl-17-30.toml"))


@dataclass
class Clock:
    """The time of a test."""

    moment: datetime = datetime(2017, 7, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment


@dataclass
class Scene:
    """A running mail side: the host with everybody's mailboxes, and our office."""

    host: MailHost
    office: Office
    door: MailDoor
    clock: Clock
    seen: int = 0
    sent: list[bytes] = field(default_factory=list)

    def write(
        self,
        text: str,
        *,
        sender: str = LAYLA,
        name: str = "Layla Hassan",
        subject: str = "Our answers",
        to: str = OURS,
        answering: EmailMessage | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> bytes:
        """A person writes a mail, answering one of ours or not."""
        lines = [
            f"From: {name} <{sender}>",
            f"To: {to}",
            f"Subject: {subject}",
            f"Message-ID: <{len(self.sent)}.{abs(hash(text))}@example.org>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            *(f"{field}: {value}" for field, value in headers.items()),
        ]
        if answering is not None:
            lines += [f"In-Reply-To: {answering['Message-ID']}", f"References: {answering['Message-ID']}"]
        raw = ("\r\n".join(lines) + "\r\n\r\n" + text).encode()
        self.sent.append(raw)
        self.host.send(sender, to, raw, authenticated=False)
        return raw

    async def answer(self, address: str = LAYLA, count: int | None = None) -> EmailMessage:
        """The next mail of ours to that address."""
        wanted = count or self.seen + 1
        mails = await self.host.mailbox(address).wait_for(wanted, timeout=5)
        self.seen = wanted
        return parsed(mails[wanted - 1])

    async def silence(self, address: str = LAYLA) -> None:
        """Nothing comes, and nothing waits."""
        before = len(self.host.mailbox(address).messages())
        await asyncio.sleep(0.5)
        assert len(self.host.mailbox(address).messages()) == before


def parsed(mail: Mail) -> EmailMessage:
    message = email.message_from_bytes(mail.raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n").replace("\u2068", "").replace("\u2069", "")


@asynccontextmanager
async def a_scene(
    tmp_path: Path,
    consultations: tuple[Consultation, ...] = (CIRCULAR,),
    authserv_id: str | None = None,
    staff: tuple[str, ...] = (),
) -> AsyncIterator[Scene]:
    clock = Clock()
    users = dict.fromkeys((OURS, LAYLA, "ivan@example.net", *staff), "secret")
    async with MailHost.running(users=users) as host:
        database, office = _office(tmp_path, consultations, clock, staff)
        door = MailDoor(
            office,
            OURS,
            Catalogue.load(),
            smtp_url=host.smtp_url(),
            clock=clock,
            authserv_id=authserv_id,
        )
        office.open_door(door)
        walk = MailboxWalk(
            office.keep, MailServer.from_url(host.imap_url(OURS), "imap"), account=OURS, clock=clock
        )
        tasks = [asyncio.create_task(run()) for run in (walk.run, office.clerk.run, office.postman.run)]
        try:
            yield Scene(host, office, door, clock)
        finally:
            for task in tasks:
                task.cancel()
            for task in tasks:
                with suppress(asyncio.CancelledError):
                    await task
            await door.close()
            office.close()
            database.close()


@asynccontextmanager
async def a_reader(
    tmp_path: Path, consultations: tuple[Consultation, ...] = (CIRCULAR,), authserv_id: str | None = None
) -> AsyncIterator[MailDoor]:
    """The door with its office, and nobody around: for what is read of one mail."""
    clock = Clock()
    database, office = _office(tmp_path, consultations, clock)
    door = MailDoor(
        office,
        OURS,
        Catalogue.load(),
        smtp_url="smtp://127.0.0.1:9",
        clock=clock,
        authserv_id=authserv_id,
    )
    try:
        yield door
    finally:
        await door.close()
        office.close()
        database.close()


def _office(
    tmp_path: Path, consultations: tuple[Consultation, ...], clock: Clock, staff: tuple[str, ...] = ()
) -> tuple[Database, Office]:
    (tmp_path / "intake.db").write_bytes(_empty_database())
    database = Database(f"sqlite:///{tmp_path / 'intake.db'}")
    office = Office(
        database,
        consultations,
        FileRoom(tmp_path / "files"),
        clock=clock,
        seal=lambda contribution, version, consultation: b"{}",
        mail_domain="intake.test",
        staff=StaffAddresses(staff),
    )
    return database, office


@cache
def _empty_database() -> bytes:
    """A database with its tables, made once: the migrations take a tenth of a second."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "intake.db"
        database = Database(f"sqlite:///{path}")
        database.check()
        database.close()
        assert [found.name for found in Path(folder).iterdir()] == ["intake.db"]  # the log went into it
        return path.read_bytes()
