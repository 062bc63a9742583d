"""Fetches the file of a message at once: links live an hour, and a file belongs to one bot."""

from collections.abc import Awaitable
from datetime import datetime, timedelta
from typing import Protocol

from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.client import Client
from bot.reading import WantedFile
from consultation.turns import Attach, File, Turn, Unsupported, Write
from intake.doors import TryLater

LARGEST = 20 * 1024 * 1024  #: bytes; more Telegram does not hand to a bot (Bot API, getFile)
#: Then the file is said to be lost, so that the person can send it again and their other messages go on.
_GIVE_UP_AFTER = timedelta(minutes=10)
_GONE_AFTER = timedelta(seconds=12)  #: a link that is gone hardly ever comes back


class Keep(Protocol):
    """Stores bytes for good and tells what they are filed as."""

    def __call__(
        self, data: bytes, name: str, content_type: str, *, compiled: bool = True
    ) -> Awaitable[File]: ...


async def attached(
    wanted: WantedFile, client: Client, keep: Keep, *, arrived_at: datetime, now: datetime
) -> tuple[Turn, ...]:
    """The turn that the file becomes. The words of a caption are kept even where the file cannot be.

    Raises TryLater when Telegram may yet hand it over.
    """
    if wanted.size is not None and wanted.size > LARGEST:
        return _without(wanted, "unsupported_too_large")
    try:
        link = await client.bot.get_file(wanted.file_id)
        data = bytes(await link.download_as_bytearray())
    except RetryAfter as error:
        raise TryLater("Telegram asks to wait before the file", after=seconds(error)) from error
    except BadRequest as error:
        if "too big" in str(error).lower():
            return _without(wanted, "unsupported_too_large")
        if "temporarily unavailable" not in str(error).lower():
            return _without(wanted, "unsupported_file_lost")
        return _again_or_lost(wanted, error, arrived_at, now)
    except Forbidden:
        return _without(wanted, "unsupported_file_lost")
    except InvalidToken as error:  # PTB's name for 404: the link has run out
        return _again_or_lost(wanted, error, arrived_at, now, patience=_GONE_AFTER)
    except TelegramError as error:
        return _again_or_lost(wanted, error, arrived_at, now)
    return as_attached(wanted, await keep(data, wanted.name, wanted.content_type, compiled=wanted.compiled))


def as_attached(wanted: WantedFile, file: File | None) -> tuple[Turn, ...]:
    """The turns of a message whose file is kept already; None: it could not be fetched at the time."""
    return (Attach(file, wanted.key, wanted.caption),) if file else _without(wanted, "unsupported_file_lost")


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _again_or_lost(
    wanted: WantedFile,
    error: TelegramError,
    arrived_at: datetime,
    now: datetime,
    patience: timedelta | None = None,
) -> tuple[Turn, ...]:
    if now - arrived_at < (patience or _GIVE_UP_AFTER):
        raise TryLater(f"the file did not come: {type(error).__name__}") from error
    return _without(wanted, "unsupported_file_lost")


def _without(wanted: WantedFile, why: str) -> tuple[Turn, ...]:
    words = (Write(wanted.caption, wanted.key),) if wanted.caption.strip() else ()
    return (*words, Unsupported(why, wanted.name))
