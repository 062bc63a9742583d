"""The mail side of `serve`: the walk through the mailbox, our own SMTP and LMTP door, and the way out."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

from starlette.routing import Route

from app.settings import Settings
from app.wiring import mail_door
from consultation.errors import IntakeError
from intake.office import Office

Tasks = dict[str, Callable[[], Awaitable[None]]]


class CannotListen(IntakeError):
    """A port of our own door is taken, or may not be listened on."""


async def open_mail(
    stack: AsyncExitStack,
    settings: Settings,
    office: Office,
    only: frozenset[str],
    details: dict[str, Callable[[], Any]],
) -> Tasks:
    """Opens the mail door; returns what only the active process does. Raises CannotListen."""
    door = mail_door(settings, office)
    stack.push_async_callback(door.close)
    office.open_door(door)
    await office.note_address(settings.mail_address or "")
    if "mail" not in only:
        return {}
    address = settings.mail_address or ""
    if settings.smtp_listen or settings.lmtp_listen:
        await _listen(stack, settings, office, address)
    if settings.imap_url is None:
        return {}
    from mail_gateway.mailbox import MailboxWalk
    from mail_gateway.servers import MailServer

    walk = MailboxWalk(
        office.keep,
        MailServer.from_url(settings.imap_url.get_secret_value(), "imap"),
        account=address,
        clock=office.clock,
        ca_file=str(settings.ca_file) if settings.ca_file else None,
    )
    details["mailbox"] = walk.state
    return {"mailbox": walk.run}


def unsubscribing(settings: Settings, office: Office) -> list[Route]:
    """The page behind the one-click link of reminders and notices (RFC 8058)."""
    from mail_gateway.unsubscribing import Unsubscribing
    from phrases.catalogue import Catalogue

    return Unsubscribing(lambda: office, settings.mail_address or "", Catalogue.load(), office.clock).routes()


async def _listen(stack: AsyncExitStack, settings: Settings, office: Office, address: str) -> None:
    from mail_gateway.smtp_door import SmtpDoor

    door = SmtpDoor(office.keep, account=address, addresses=[address], clock=office.clock)
    smtp, lmtp = settings.smtp_listen, settings.lmtp_listen
    try:
        await stack.enter_async_context(
            door.listening(smtp=str(smtp) if smtp else None, lmtp=str(lmtp) if lmtp else None)
        )
    except OSError as error:
        raise CannotListen(f"Nothing can listen at {smtp or lmtp}: {error.strerror or error}") from error
