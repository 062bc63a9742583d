"""Whether the bot asks for what the library knows: method and parameters, beside what the sandbox refuses anyway."""

import inspect
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from telegram import Bot

from sandbox.telegram_door import Request
from sandbox.telegram_server import BotApi

_DOWNLOAD = "download"  #: of a file: an address of its own, not a method
#: What the sandbox says, in Telegram's words, when a limit of the Bot API is broken.
BROKEN = re.compile(
    r"message is too long|message text is empty|BUTTON_DATA_INVALID|BOT_COMMAND|caption is too long|unknown|required",
    re.IGNORECASE,
)


@asynccontextmanager
async def watched(**given: Any) -> AsyncIterator[BotApi]:
    """A Bot API; at the end everything that it was asked for must have been in order."""
    async with BotApi.running(**given) as api:
        yield api
        assert not misfits(api.requests)


@cache
def parameters_of(method: str) -> frozenset[str] | None:
    """What the library's method of that name takes; None when it has none."""
    found = getattr(Bot, re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", method), None)
    return frozenset(inspect.signature(found).parameters) if found is not None else None


def misfits(requests: Iterable[Request]) -> list[str]:
    """What was asked for and is not in the library's signature, and what broke a limit."""
    faults = []
    for request in requests:
        known = parameters_of(request.method)
        if request.method == _DOWNLOAD:
            continue
        if known is None:
            faults.append(f"{request.method}: the library has no such method")
        else:
            faults += [f"{request.method}: no parameter {name!r}" for name in request.params.keys() - known]
        if request.status == 400 and BROKEN.search(request.description or ""):
            faults.append(f"{request.method}: {request.description}")
    return faults
