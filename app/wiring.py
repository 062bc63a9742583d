"""Puts the parts together: the only place that knows both doors, the office and the settings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import Settings
from consultation.contribution import Contribution, Version
from consultation.definition import Consultation
from consultation.errors import IntakeError
from consultation.reading import load_all
from intake.files import FileRoom
from intake.office import Office
from intake.shelf import Consultations
from intake.staff import StaffAddresses
from intake.suspicion import with_lists
from store.database import Database

if TYPE_CHECKING:
    from nacl.signing import SigningKey

    from bot.application import TelegramDoor
    from mail_gateway.door import MailDoor


class NothingToServe(IntakeError):
    """Neither a bot nor a mailbox is set."""


def now() -> datetime:
    """The moment, aware, in UTC: the one clock of the service."""
    return datetime.now(UTC)


def read_consultations(settings: Settings) -> tuple[Consultation, ...]:
    """The consultations of the settings. Raises FaultyConsultation with the faults of all files."""
    return load_all(Path(name).expanduser() for name in settings.consultations)


def open_database(settings: Settings) -> Database:
    """The database, its tables made or brought up to date. Raises StoreUnusable, StoreUnavailable."""
    database = Database(settings.database_url.get_secret_value())
    database.check()
    return database


def signing_key(settings: Settings, database: Database) -> "SigningKey":
    """The key of the settings, or the one kept beside the database (made when there is none)."""
    from publication.keys import key_from, load_or_make

    if settings.signing_key is not None:
        return key_from(settings.signing_key.get_secret_value())
    return load_or_make(_beside(settings, database) / "signing.key")


def _beside(settings: Settings, database: Database) -> Path:
    """The folder of what is kept next to the database."""
    return database.path.parent if database.path else settings.attachments.parent


def build_office(
    settings: Settings,
    consultations: tuple[Consultation, ...],
    database: Database,
    clock: Callable[[], datetime] = now,
) -> Office:
    """The office over that database."""
    domain = settings.mail_address.rpartition("@")[2] if settings.mail_address and settings.smtp_url else None
    chat = str(settings.staff_chat_id) if settings.staff_chat_id and settings.telegram_is_on else None

    def seal(contribution: Contribution, version: Version, consultation: Consultation) -> bytes:
        # Signing is loaded with the first receipt, not before the first answer to /healthz.
        from publication.receipts import seal as sealed

        return sealed(contribution, version, consultation, signing_key(settings, database))

    return Office(
        database,
        consultations,
        FileRoom(settings.attachments),
        clock=clock,
        seal=seal,
        staff=StaffAddresses(settings.staff_emails, chat, members=frozenset(settings.staff_telegram_ids)),
        mail_domain=domain,
        public_url=settings.public_url,
        domains=with_lists(settings.domain_lists),
    )


def telegram_door(settings: Settings, office: Office, database: Database) -> "TelegramDoor":
    """The bot of the settings."""
    from bot.application import TelegramDoor
    from bot.webhook import Webhook
    from phrases.catalogue import Catalogue

    assert settings.telegram_token is not None
    webhook = None
    if settings.telegram_webhook_url:
        secret = settings.telegram_webhook_secret
        webhook = Webhook(settings.telegram_webhook_url, secret.get_secret_value() if secret else "")
    return TelegramDoor(
        office,
        settings.telegram_token.get_secret_value().strip(),
        Catalogue.load(),
        api_url=settings.telegram_api_url,
        file_url=settings.telegram_file_url,
        staff_chat_id=settings.staff_chat_id,
        webhook=webhook,
        clock=office.clock,
        notes=_beside(settings, database) / "telegram.underway",
    )


def mail_door(settings: Settings, office: Office) -> "MailDoor":
    """The mail gateway's reading and writing side."""
    from mail_gateway.door import MailDoor
    from phrases.catalogue import Catalogue

    assert settings.mail_address is not None
    assert settings.smtp_url is not None
    return MailDoor(
        office,
        settings.mail_address,
        Catalogue.load(),
        smtp_url=settings.smtp_url.get_secret_value(),
        ca_file=str(settings.ca_file) if settings.ca_file else None,
        authserv_id=settings.authserv_id,
        public_url=settings.public_url,
        clock=office.clock,
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command of staff works with: the database, the consultations, and the room of files."""

    settings: Settings
    database: Database
    shelf: Consultations
    files: FileRoom

    @staticmethod
    def open(settings: Settings) -> "Desk":
        """Opens the store of the settings; works beside a running `serve`."""
        consultations = read_consultations(settings)
        return Desk(
            settings,
            open_database(settings),
            Consultations(consultations, settings.public_url),
            FileRoom(settings.attachments),
        )

    @property
    def mail_domain(self) -> str | None:
        """The domain that mails go out from; None: the mail channel is off."""
        address = self.settings.mail_address
        return address.rpartition("@")[2] if address and self.settings.smtp_url else None
