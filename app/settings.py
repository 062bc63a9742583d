"""The settings: from the environment or `.env`, prefix INTAKE_. All faults come in one error, before anything starts."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from consultation.errors import FaultyConsultation, IntakeError
from consultation.profile import mail_address
from consultation.reading import load_all
from intake.suspicion import FaultyList, with_lists

PREFIX = "INTAKE_"
_OURS = Path(__file__).resolve().parent.parent / "consultations"


class FaultySettings(IntakeError):
    """Settings cannot be used; the text names each fault and what to write instead. It never holds a secret."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"settings: {count}", *(f"  - {fault}" for fault in faults)]))


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def _listen(value: Any) -> Any:
    if value is None or isinstance(value, Listen):
        return value
    host, colon, port = str(value).strip().rpartition(":")  # a bare 80 comes as a number
    if not colon or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ValueError("should be host:port, such as 127.0.0.1:8080")
    return Listen(host.strip("[]") or "127.0.0.1", int(port))


def _listed(value: Any) -> Any:
    return (
        tuple(item.strip() for item in value.split(",") if item.strip()) if isinstance(value, str) else value
    )


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Place = Annotated[Listen | None, BeforeValidator(_listen), BeforeValidator(_blank_is_none)]
Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]
Secret = Annotated[SecretStr | None, BeforeValidator(_blank_is_none)]
Line = Annotated[str | None, BeforeValidator(_blank_is_none)]


class Settings(BaseSettings):
    """Everything that can be set. `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", hide_input_in_errors=True, arbitrary_types_allowed=True
    )  # fmt: skip

    consultations: Listed = (str(_OURS),)
    database_url: SecretStr = SecretStr("sqlite:///var/intake.db")
    telegram_token: Secret = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_file_url: Line = None
    telegram_webhook_url: Line = None
    telegram_webhook_listen: Place = None
    telegram_webhook_secret: Secret = None
    staff_chat_id: Annotated[int | None, BeforeValidator(_blank_is_none)] = None
    staff_emails: Listed = ()
    staff_telegram_ids: Listed = ()
    mail_address: Line = None
    imap_url: Secret = None
    smtp_url: Secret = None
    smtp_listen: Place = None
    lmtp_listen: Place = None
    ca_file: Annotated[Path | None, BeforeValidator(_blank_is_none)] = None
    authserv_id: Line = None
    web_listen: Place = None
    public_url: Line = None
    attachments: Path = Path("var/attachments")
    signing_key: Secret = None
    domain_lists: Annotated[Path | None, BeforeValidator(_blank_is_none)] = None
    log_level: str = Field(default="info", pattern="^(debug|info|warning|error)$")

    @field_validator(
        "database_url", "telegram_api_url", "attachments", "log_level", "consultations", mode="before"
    )
    @classmethod
    def _default_when_blank(cls, value: Any, info: Any) -> Any:
        if isinstance(value, str) and not value.strip():
            return cls.model_fields[info.field_name].default
        return value

    @field_validator("domain_lists")
    @classmethod
    def _are_lists(cls, value: Path | None) -> Path | None:
        try:
            with_lists(value)
        except FaultyList as error:
            raise ValueError(str(error)) from error
        return value

    @field_validator("telegram_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        # How long a token is, is Telegram's affair (and that of whoever runs a Bot API of their own).
        if value is not None and not re.fullmatch(r"\d+:[^\s/?#]+", value.get_secret_value().strip()):
            raise ValueError("is no bot token; @BotFather gives one that looks like 123456789:AA…")
        return value

    @field_validator("telegram_api_url", "telegram_file_url", "telegram_webhook_url", "public_url")
    @classmethod
    def _is_a_web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError("should be a web address that begins with https:// or http://")
        return value.rstrip("/")

    @field_validator("mail_address", "staff_emails")
    @classmethod
    def _are_addresses(cls, value: Any) -> Any:
        for address in (value,) if isinstance(value, str) else value or ():
            if mail_address(address) is None:
                raise ValueError(f"{address!r} is no mail address")
        return value

    @field_validator("staff_telegram_ids")
    @classmethod
    def _are_people(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for number in value:
            if not (number.isascii() and number.isdecimal()):
                raise ValueError(
                    f"{number!r} is no Telegram number of a person; pressing a button in the staff group shows one's own"
                )
        return value

    @field_validator("imap_url", "smtp_url")
    @classmethod
    def _is_a_mail_server(cls, value: SecretStr | None, info: Any) -> SecretStr | None:
        if value is not None:
            from mail_gateway.servers import MailServer

            MailServer.from_url(value.get_secret_value(), "imap" if info.field_name == "imap_url" else "smtp")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value: SecretStr) -> SecretStr:
        scheme, colon, rest = value.get_secret_value().partition("://")
        if scheme not in ("sqlite", "postgresql+psycopg") or not colon or not rest.strip("/"):
            raise ValueError(
                "should be sqlite:///var/intake.db or postgresql+psycopg://user:password@host/name"
            )
        return value

    @field_validator("signing_key")
    @classmethod
    def _is_a_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            from publication.errors import FaultyKey
            from publication.keys import key_from

            try:
                key_from(value.get_secret_value())
            except FaultyKey as error:
                raise ValueError(str(error)) from None
        return value

    @field_validator("ca_file")
    @classmethod
    def _is_a_file(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError(f"{value} is no file")
        return value

    @property
    def telegram_is_on(self) -> bool:
        """Whether there is a bot."""
        return self.telegram_token is not None

    @property
    def mail_is_on(self) -> bool:
        """Whether mail is read or sent."""
        return bool(self.mail_address and self.smtp_url)

    @property
    def mail_comes_in(self) -> bool:
        """Whether there is a mailbox or a door of our own."""
        return bool(self.imap_url or self.smtp_listen or self.lmtp_listen)


#: Takes the place of a faulty setting while the others are looked at: it is wrong, but it is not missing.
_STAND_INS = {
    "mail_address": "stands@in.invalid",
    "imap_url": "imap://stands@in.invalid",
    "smtp_url": "smtp://in.invalid",
    "smtp_listen": "127.0.0.1:0",
    "lmtp_listen": "127.0.0.1:0",
    "telegram_webhook_url": "https://in.invalid",
    "telegram_webhook_listen": "127.0.0.1:0",
}


def load_settings(**given: Any) -> Settings:
    """Reads the settings. Raises FaultySettings with every fault, those of the consultation files among them.

    Faulty consultation files alone are told by whoever reads them.
    """
    faults: list[str] = []
    while True:
        try:
            settings = Settings(**given)
        except ValidationError as error:
            faults += _faults(error)
            # Once more without the faulty ones, to find what does not fit together among the others.
            faulty = {str(item["loc"][0]) for item in error.errors() if item["loc"]} - given.keys()
            if not faulty:
                raise FaultySettings(faults) from None
            given |= {field: _STAND_INS.get(field, Settings.model_fields[field].default) for field in faulty}
        else:
            break
    faults += _misfits(settings)
    if faults:
        raise FaultySettings(faults + _faults_of_consultations(settings))
    return settings


def _misfits(settings: Settings) -> list[str]:
    """What each setting alone does not show: one that another one needs is missing."""
    faults = []
    mail_in = [name for name in ("imap_url", "smtp_listen", "lmtp_listen") if getattr(settings, name)]
    if mail_in and not settings.mail_address:
        faults.append(
            f"{PREFIX}MAIL_ADDRESS: is missing; {_env(mail_in[0])} is set, so say which address the mail is for"
        )
    if mail_in and not settings.smtp_url:
        faults.append(f"{PREFIX}SMTP_URL: is missing; without it nobody who writes by mail gets an answer")
    if settings.telegram_webhook_url and not settings.telegram_webhook_listen:
        faults.append(
            f"{PREFIX}TELEGRAM_WEBHOOK_LISTEN: is missing; say where to listen behind {PREFIX}TELEGRAM_WEBHOOK_URL"
        )
    return faults


def _faults_of_consultations(settings: Settings) -> list[str]:
    """What is wrong with the consultation files, so that one reading mends everything."""
    try:
        load_all(Path(name).expanduser() for name in settings.consultations)
    except FaultyConsultation as error:
        return list(error.faults)
    return []


def _env(field: str) -> str:
    return PREFIX + field.upper()


def _faults(error: ValidationError) -> list[str]:
    faults: list[str] = []
    for item in error.errors(include_input=False, include_url=False):
        field = str(item["loc"][0]) if item["loc"] else ""
        message = item["msg"].removeprefix("Value error, ")
        faults.append(f"{_env(field)}: {message}" if field else message)
    return faults
