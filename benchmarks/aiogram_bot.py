"""The same eight steps with aiogram 3, as its manual shows: a finite state machine in memory, one update of a person at a time.

Runs in the rivals' environment (`chat_turns` fetches aiogram there), so it imports nothing of ours.
"""

import asyncio
import sys
from typing import Any

from aiogram import Bot, Dispatcher  # type: ignore[import-not-found]  # of the rivals' environment
from aiogram.client.session.aiohttp import AiohttpSession  # type: ignore[import-not-found]  # likewise
from aiogram.client.telegram import TelegramAPIServer  # type: ignore[import-not-found]  # likewise
from aiogram.filters import StateFilter  # type: ignore[import-not-found]  # likewise
from aiogram.fsm.state import State, StatesGroup  # type: ignore[import-not-found]  # likewise
from aiogram.fsm.storage.memory import (  # type: ignore[import-not-found]  # likewise
    MemoryStorage,
    SimpleEventIsolation,
)
from aiogram.types import (  # type: ignore[import-not-found]  # likewise
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

BUTTONS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Back", callback_data="back")]])


class Steps(StatesGroup):  # type: ignore[misc]  # aiogram is not there when types are checked
    """Where somebody stands."""

    one, two, three, four, five, six, seven, eight = (State() for _ in range(8))


def dispatcher(words: list[str]) -> Any:
    """Keeps what was written, says the next words, goes on to the next state."""
    found = Dispatcher(storage=MemoryStorage(), events_isolation=SimpleEventIsolation())
    states = (None, Steps.one, Steps.two, Steps.three, Steps.four, Steps.five, Steps.six, Steps.seven)
    following = (*states[1:], None)

    def step(number: int) -> Any:
        async def taken(message: Any, state: Any) -> None:
            await state.update_data({f"step {number}": message.text})
            await state.set_state(following[number])
            await message.answer(words[number], reply_markup=BUTTONS)

        return taken

    for number, state in enumerate(states):
        found.message.register(step(number), StateFilter(state))
    return found


async def main(url: str, token: str, *words: str) -> None:
    """Polls until stopped."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(token, session=session)
    await dispatcher(list(words)).start_polling(bot, allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
