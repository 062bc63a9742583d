"""What people see before they write anything: the command menu, the bot's name and its descriptions, in each language.

Telegram looks a menu up by chat and language, then by kind of chat and language, then without language; so each is set
for all private chats, and once for people whose app speaks something else.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram.error import TelegramError

from bot.commands import COMMANDS
from consultation.definition import Consultation
from phrases.catalogue import Catalogue

log = logging.getLogger(__name__)

Call = Callable[[str, Mapping[str, Any]], Awaitable[Any]]

_EVERYBODY: Mapping[str, Any] = {"type": "all_private_chats"}
_GROUP_COMMANDS = ("help",)
#: Phrase, the method's name without get and set, its field, the most characters it takes (Bot API).
_TEXTS = (
    ("bot_name", "MyName", "name", 64),
    ("bot_description", "MyDescription", "description", 512),
    ("bot_short_description", "MyShortDescription", "short_description", 120),
)


@dataclass(frozen=True, slots=True)
class Menus:
    """Sets what is not as it should be. All of it is cosmetic: a failure is logged, and the conversation goes on."""

    call: Call
    catalogue: Catalogue
    consultation: Consultation
    now: datetime

    async def set_all(self, staff_chat_id: int | None) -> None:
        """For all languages, and without one in the consultation's default language."""
        fallback = self.consultation.speaks(None)
        for language in ("", *self.consultation.languages):
            await self._commands(_EVERYBODY, language, language or fallback)
            await self._texts(language, language or fallback)
        if staff_chat_id is not None:
            await self._commands({"type": "chat", "chat_id": staff_chat_id}, "", fallback, _GROUP_COMMANDS)

    async def for_chat(self, chat: str, language: str) -> None:
        """The menu of one person who picked another language than their app's."""
        await self._commands({"type": "chat", "chat_id": int(chat)}, "", language)

    async def _commands(
        self, scope: Mapping[str, Any], language: str, wording: str, names: tuple[str, ...] = COMMANDS
    ) -> None:
        commands = [{"command": name, "description": self._words(f"menu_{name}", wording)} for name in names]
        await self._try(
            "setMyCommands", {"commands": commands, "scope": dict(scope), "language_code": language}
        )

    async def _texts(self, language: str, wording: str) -> None:
        for phrase, method, field, longest in _TEXTS:
            text = self._words(phrase, wording)[:longest]
            shown = await self._try(f"get{method}", {"language_code": language})
            # Setting a name is limited to a few times a day: only what differs is set.
            if shown is not None and shown.get(field) != text:
                await self._try(f"set{method}", {field: text, "language_code": language})

    async def _try(self, method: str, parameters: Mapping[str, Any]) -> Any:
        try:
            return await self.call(method, parameters)
        except TelegramError as error:
            log.warning("%s did not work, the bot goes on without: %s", method, error.message)
            return None

    def _words(self, phrase: str, language: str) -> str:
        return self.catalogue.plain(self.catalogue.words(phrase, language, {}, self.consultation, self.now))
