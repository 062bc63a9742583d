"""What the bot says of itself: commands, descriptions, names, menu buttons, by scope and language."""

import re
from dataclasses import dataclass, field

from sandbox.telegram_errors import Json, bad_request

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_MOST_COMMANDS = 100

#: The longest text of each kind, in characters, and what Telegram calls it when it is longer.
_LONGEST = {
    "name": (64, "BOT_TITLE_INVALID"),
    "description": (512, "BOT_DESCRIPTION_TOO_LONG"),
    "short_description": (120, "BOT_SHORT_DESCRIPTION_TOO_LONG"),
}


@dataclass(slots=True)
class Profile:
    """One bot's profile. Texts are looked up by language first, then without one."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    administrator_rights: dict[bool, Json] = field(default_factory=dict)

    def set_commands(self, scope: Json | None, language: str, commands: list[Json]) -> None:
        """Keeps the list for a scope and a language; an empty list takes it away."""
        key = (scope_key(scope), _checked_language(language))
        if len(commands) > _MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        kept = [_checked_command(command) for command in commands]
        if kept:
            self.commands[key] = kept
        else:
            self.commands.pop(key, None)

    def get_commands(self, scope: Json | None, language: str) -> list[Json]:
        """Just what was set for this scope and language."""
        return self.commands.get((scope_key(scope), _checked_language(language)), [])

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Keeps a name, description or short description; an empty one takes it away."""
        longest, refusal = _LONGEST[kind]
        if len(text) > longest:
            raise bad_request(refusal)
        key = (kind, _checked_language(language))
        if text:
            self.texts[key] = text
        else:
            self.texts.pop(key, None)

    def get_text(self, kind: str, language: str, default: str = "") -> str:
        """The text in that language, or the one for everybody else."""
        return self.texts.get((kind, _checked_language(language))) or self.texts.get((kind, ""), default)

    def menu(self, chat_id: int, kind: str, language: str, *, user_id: int, is_admin: bool) -> list[Json]:
        """The commands a person sees in a chat: the narrowest scope wins, in it the language before none."""
        scopes = [f"chat:{chat_id}"]
        if kind == "private":
            scopes.append("all_private_chats")
        else:
            scopes.insert(0, f"chat_member:{chat_id}:{user_id}")
            if is_admin:
                scopes.insert(1, f"chat_administrators:{chat_id}")
                scopes.append("all_chat_administrators")
            scopes.append("all_group_chats")
        primary = language.split("-")[0]
        for scope in [*scopes, "default"]:
            for each in (primary, ""):
                if (scope, each) in self.commands:
                    return self.commands[scope, each]
        return []


def scope_key(scope: Json | None) -> str:
    """The scope as one word, such as `chat:42`."""
    if scope is None:
        return "default"
    return ":".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope)


def _checked_language(language: str) -> str:
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _checked_command(command: Json) -> Json:
    name = command["command"].removeprefix("/")
    description = command["description"].strip()
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {**command, "command": name, "description": description}
