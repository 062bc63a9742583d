"""`intake doctor`: tries every connection for real and says what to do."""

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal

from app.settings import FaultySettings, Listen, Settings, load_settings
from app.wiring import now, open_database, read_consultations, signing_key
from consultation.errors import IntakeError
from store.database import Database

_SKEW = 60.0  #: seconds by which our clock may differ from Telegram's


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    state: Literal["ok", "off", "wrong"]
    says: str


def examine() -> list[Finding]:
    """Looks at everything that is set; nothing is changed but the store's tables."""
    try:
        settings = load_settings()
    except FaultySettings as error:
        return [Finding("settings", "wrong", str(error))]
    return [Finding("settings", "ok", "read without faults"), *_parts(settings)]


def _parts(settings: Settings) -> Iterator[Finding]:
    yield _try("consultations", lambda: _consultations(settings))
    yield _try("store", lambda: _store(settings))
    yield _try("attachments", lambda: _writable(settings.attachments))
    yield _try("signing key", lambda: _key(settings))
    yield from asyncio.run(_telegram(settings))
    yield from _mail(settings)
    places = (
        ("web", settings.web_listen), ("webhook", settings.telegram_webhook_listen),
        ("SMTP door", settings.smtp_listen), ("LMTP door", settings.lmtp_listen),
    )  # fmt: skip
    for name, place in places:
        if place is not None:
            yield _try(name, lambda place=place: _free(place))  # type: ignore[misc]  # the default keeps this round's place
    if not settings.staff_emails and not settings.staff_chat_id:
        yield Finding("staff", "off", "nobody gets digests: set INTAKE_STAFF_EMAILS or INTAKE_STAFF_CHAT_ID")


def _try(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, "ok", look())
    except (IntakeError, OSError) as error:
        return Finding(what, "wrong", str(error))


def _consultations(settings: Settings) -> str:
    moment = now()
    described = []
    for consultation in read_consultations(settings):
        local = consultation.deadline.astimezone(consultation.timezone)
        state = (
            "open"
            if consultation.is_open(moment)
            else "closed"
            if moment > consultation.deadline
            else "not yet open"
        )
        described.append(
            f"{consultation.reference} ({state}; its file says until {local:%Y-%m-%d %H:%M} {consultation.timezone.key})"
        )
    return ", ".join(described)


def _store(settings: Settings) -> str:
    database = open_database(settings)
    try:
        with database.transaction() as ledger:
            counts = ledger.arrivals.counts()
    finally:
        database.close()
    return f"{database.url.render_as_string(hide_password=True)}: tables as this version wants them, {sum(counts.values())} arrivals"


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / f".doctor-{os.getpid()}"
    try:
        probe.write_bytes(b"ok")
    finally:
        probe.unlink(missing_ok=True)
    return f"{folder} can be written"


def _key(settings: Settings) -> str:
    database = Database(settings.database_url.get_secret_value())
    signing_key(settings, database)
    database.close()
    return (
        "from INTAKE_SIGNING_KEY"
        if settings.signing_key
        else "kept beside the database: keep it with your backups"
    )


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.telegram_token is None:
        return [Finding("Telegram", "off", "INTAKE_TELEGRAM_TOKEN is not set")]
    import httpx

    token = settings.telegram_token.get_secret_value().strip()
    try:
        async with httpx.AsyncClient(timeout=10) as client:
            answer = await client.get(f"{settings.telegram_api_url}/bot{token}/getMe")
        found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        says = f"{settings.telegram_api_url} does not answer ({type(error).__name__}): check the network and INTAKE_TELEGRAM_API_URL"
        return [Finding("Telegram", "wrong", says)]
    if not found.get("ok"):
        says = f"the token is refused ({found.get('description')}): get the right one from @BotFather"
        return [Finding("Telegram", "wrong", says)]
    findings = [Finding("Telegram", "ok", f"the bot is @{found['result']['username']}")]
    if "Date" in answer.headers:
        skew = (datetime.now(UTC) - parsedate_to_datetime(answer.headers["Date"])).total_seconds()
        state: Literal["ok", "wrong"] = "ok" if abs(skew) <= _SKEW else "wrong"
        says = f"{abs(skew):.0f} s from Telegram's" + (
            "" if state == "ok" else ": set it by NTP, deadlines depend on it"
        )
        findings.append(Finding("clock", state, says))
    return findings


def _mail(settings: Settings) -> Iterator[Finding]:
    if not settings.mail_is_on:
        yield Finding("mail", "off", "INTAKE_MAIL_ADDRESS and INTAKE_SMTP_URL are not both set")
        return
    from mail_gateway.mailbox import check_mailbox
    from mail_gateway.sending import SmtpSender
    from mail_gateway.servers import MailServer

    ca_file = str(settings.ca_file) if settings.ca_file else None
    if settings.imap_url is not None:
        url = settings.imap_url.get_secret_value()
        yield _try("mailbox", lambda: check_mailbox(MailServer.from_url(url, "imap"), ca_file=ca_file))
    assert settings.smtp_url is not None
    sender = SmtpSender(MailServer.from_url(settings.smtp_url.get_secret_value(), "smtp"), ca_file=ca_file)
    yield _try("sending mail", lambda: asyncio.run(sender.check()))


def _free(place: Listen) -> str:
    import socket

    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((place.host, place.port))
        except OSError as error:
            return f"{place} is taken ({error.strerror}): fine if that is a running `intake serve`"
    return f"{place} is free"
