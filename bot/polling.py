"""Long polling with nothing lost: a batch is stored and committed before the next offset confirms it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot import reading
from bot.client import Client
from bot.files import seconds
from consultation.correspondence import Arrival, Channel
from consultation.errors import IntakeError

log = logging.getLogger(__name__)

_HOLD = 50  #: seconds that Telegram may hold a poll without news; it takes no more
_SLACK = 10.0
_BATCH = 100
_LONGEST_BREAK = 30.0

Keep = Callable[[Sequence[Arrival]], Awaitable[int]]


class Poller:
    """Asks for updates until cancelled."""

    def __init__(self, client: Client, account: str, keep: Keep, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._account = account
        self._keep = keep
        self._clock = clock
        # Update numbers are random after a week of silence, so none is remembered over a restart: Telegram knows best
        # what was not confirmed, and what comes twice is known by its number in the store.
        self._offset: int | None = None
        self._failures = 0

    @property
    def well(self) -> bool:
        """Whether Telegram gave an answer when it was last asked."""
        return self._failures == 0

    async def run(self) -> None:
        """Polls until cancelled. What was not stored is not confirmed, and comes again."""
        while True:
            given = await self._ask()
            batch = [update for update in given if reading.is_update(update)]
            if len(batch) < len(given):
                log.error(
                    "Telegram sent %d updates without a number; they are passed over", len(given) - len(batch)
                )
            if batch:
                await self._store(batch)
                self._offset = int(batch[-1]["update_id"]) + 1
            elif given:
                await self._rest()  # nothing can be confirmed, so the same would come again at once

    async def _ask(self) -> list[Any]:
        parameters: dict[str, Any] = {
            # After a failure at once: whether Telegram is back should not be known only when the next news comes.
            "timeout": 0 if self._failures else _HOLD,
            "limit": _BATCH,
            "allowed_updates": list(reading.ALLOWED_UPDATES),
        }
        if self._offset is not None:
            parameters["offset"] = self._offset
        try:
            batch = await self._client.call("getUpdates", parameters, read_timeout=_HOLD + _SLACK)
        except RetryAfter as error:
            log.warning("Telegram asks to poll less often")
            await asyncio.sleep(seconds(error))
        except Conflict as error:
            log.warning("another process polls with this bot token, or a webhook is set: %s", error.message)
            await self._rest(at_least=3.0)
        except (InvalidToken, EndPointNotFound):
            log.error("Telegram does not know this bot token: check INTAKE_TELEGRAM_TOKEN")
            await self._rest(at_least=15.0)
        except TelegramError as error:
            log.warning("Telegram could not be asked for news: %s", error.message)
            await self._rest()
        else:
            if self._failures:
                log.info("Telegram answers again")
            self._failures = 0
            return list(batch) if isinstance(batch, list | tuple) else [batch]
        return []

    async def _store(self, batch: list[dict[str, Any]]) -> None:
        now = self._clock()
        arrivals = [arrival(update, reading.raw_of(update), self._account, now) for update in batch]
        while True:
            try:
                await self._keep(arrivals)
            except IntakeError as error:
                log.error("messages from Telegram cannot be stored, they wait unconfirmed: %s", error)
                await self._rest()
            else:
                self._failures = 0
                return

    async def _rest(self, at_least: float = 0.5) -> None:
        """Longer after each failure in a row, up to half a minute."""
        pause = min(max(at_least, 0.5 * 2**self._failures), _LONGEST_BREAK)
        self._failures = min(self._failures + 1, 10)
        await asyncio.sleep(pause)


def arrival(update: dict[str, Any], raw: bytes, account: str, now: datetime) -> Arrival:
    """One update as it is kept."""
    return Arrival(
        Channel.TELEGRAM, account, str(update["update_id"]), reading.chat_in(update), received_at=now, raw=raw
    )
