"""What people see in a chat: the messages as they are now, with their buttons and files."""

import asyncio
import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sandbox.telegram_errors import Json
from sandbox.telegram_world import Chat, Message, World

_KINDS = [
    "text",
    "document",
    "photo",
    "voice",
    "audio",
    "video",
    "animation",
    "video_note",
    "sticker",
    "location",
    "contact",
    "poll",
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
]
_TYPING_LASTS = 5.0

_HTML_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


@dataclass(frozen=True, slots=True)
class Button:
    """One button, under a message or in place of the keyboard."""

    text: str
    data: str | None = None  #: sent to the bot on a tap
    url: str | None = None
    copies: str | None = None  #: what a tap puts on the clipboard


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file in a message, with its bytes."""

    name: str
    mime: str
    size: int
    data: bytes = field(repr=False)
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """One message as a person sees it now."""

    message_id: int
    date: int
    from_bot: bool
    sender: str
    sender_id: int
    kind: str  #: text, document, photo, …
    text: str  #: the text, or the caption of a file
    html: str  #: the same with its formatting
    entities: tuple[Json, ...]
    buttons: tuple[tuple[Button, ...], ...]
    edited: bool
    file: SeenFile | None
    reply_to: int | None
    raw: Json = field(repr=False)  #: as the Bot API shows it

    def button(self, words: str) -> Button | None:
        """The button with this text or this data, if the message has it."""
        return next((each for row in self.buttons for each in row if words in (each.text, each.data)), None)

    def as_json(self) -> Json:
        """For the page and for other processes."""
        file = self.file
        return {
            "message_id": self.message_id,
            "date": self.date,
            "from_bot": self.from_bot,
            "sender": self.sender,
            "sender_id": self.sender_id,
            "kind": self.kind,
            "text": self.text,
            "html": self.html,
            "entities": list(self.entities),
            "buttons": [[button_json(button) for button in row] for row in self.buttons],
            "edited": self.edited,
            "file": file
            and {"name": file.name, "mime": file.mime, "size": file.size, "file_id": file.file_id},
            "reply_to": self.reply_to,
        }


Wanted: TypeAlias = Callable[[Sequence[Seen]], object]


class Watched:
    """A chat that somebody looks at."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat
        self._mark = 0  # the newest message when this side last did something

    def sees(self) -> list[Seen]:
        """The messages now in the chat, oldest first."""
        return [seen(message) for message in self.chat.messages.values()]

    def sees_from_bot(self) -> list[Seen]:
        """Only the bot's."""
        return [seen(message) for message in self.chat.messages.values() if message.from_bot]

    def sees_keyboard(self) -> tuple[tuple[Button, ...], ...]:
        """The reply keyboard now shown in place of the phone's own."""
        rows = (self.chat.keyboard or {}).get("keyboard", [])
        return tuple(
            tuple(Button(each if isinstance(each, str) else each["text"]) for each in row) for row in rows
        )

    def sees_typing(self) -> bool:
        """Whether the bot shows an action such as "typing…" now."""
        return bool(self.chat.actions) and self.world.clock() - self.chat.actions[-1][0] < _TYPING_LASTS

    async def wait_for(self, wanted: Wanted, timeout: float = 10.0) -> list[Seen]:
        """Returns the messages as soon as `wanted` of them is true; TimeoutError tells what was there instead."""
        try:
            async with asyncio.timeout(timeout):
                while True:
                    changed = self.chat.changed
                    now = self.sees()
                    if wanted(now):
                        return now
                    await changed.wait()
        except TimeoutError:
            last = "\n".join(
                f"  {'bot' if each.from_bot else each.sender}: {each.text[:200]}" for each in self.sees()[-6:]
            )
            raise TimeoutError(f"not seen within {timeout} s; the chat ends with\n{last}") from None

    async def wait_for_reply(
        self, after: int | None = None, timeout: float = 10.0, count: int = 1
    ) -> list[Seen]:
        """Returns the bot's messages after the one named, or after the last thing done here, once there are `count`."""
        mark = self._mark if after is None else after

        def replies(messages: Sequence[Seen]) -> list[Seen]:
            return [each for each in messages if each.from_bot and each.message_id > mark]

        return replies(await self.wait_for(lambda messages: len(replies(messages)) >= count, timeout))

    def _remember(self) -> None:
        self._mark = max(self.chat.messages, default=0)


def seen(message: Message) -> Seen:
    """The message as a person sees it; read once for each change."""
    if not isinstance(message.view, Seen):
        message.view = shown = _read(message)
        return shown
    return message.view


def _read(message: Message) -> Seen:
    content = message.content
    words: str = content.get("text") or content.get("caption") or ""
    entities: list[Json] = content.get("entities") or content.get("caption_entities") or []
    rows = (message.markup or {}).get("inline_keyboard", [])
    file = message.file
    return Seen(
        message_id=message.id,
        date=message.date,
        from_bot=message.from_bot,
        sender=message.sender.first_name,
        sender_id=message.sender.id,
        kind=next((kind for kind in _KINDS if kind in content), "service"),
        text=words,
        html=to_html(words, entities),
        entities=tuple(entities),
        buttons=tuple(tuple(_button(raw) for raw in row) for row in rows),
        edited=message.edited is not None,
        file=SeenFile(file.name, file.mime, file.size, file.data, file.file_id) if file else None,
        reply_to=message.reply_to.id if message.reply_to else None,
        raw=message.as_json(),
    )


def button_json(button: Button) -> Json:
    """A button for the page: only what it has."""
    fields = {"text": button.text, "data": button.data, "url": button.url, "copies": button.copies}
    return {key: value for key, value in fields.items() if value is not None}


def _button(raw: Json) -> Button:
    copies = raw.get("copy_text", {}).get("text")
    return Button(raw["text"], raw.get("callback_data"), raw.get("url"), copies)


def to_html(text: str, entities: Sequence[Json]) -> str:
    """The text with its entities as HTML, safe to show."""
    if not entities:
        return html.escape(text, quote=False)
    raw = text.encode("utf-16-le")
    # Entities nest or stand apart; of those that begin together the longer is the outer one.
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for entity in sorted(entities, key=lambda each: (each["offset"], -each["length"])):
        start, end = _tags(entity, raw)
        if start:
            opens.setdefault(entity["offset"], []).append(start)
            closes.setdefault(entity["offset"] + entity["length"], []).insert(0, end)
    out = []
    borders = sorted({0, len(raw) // 2, *opens, *closes})
    for at, until in zip(borders, [*borders[1:], borders[-1]], strict=True):
        out.extend(closes.get(at, []))
        out.extend(opens.get(at, []))
        out.append(html.escape(raw[2 * at : 2 * until].decode("utf-16-le"), quote=False))
    return "".join(out)


def _tags(entity: Json, raw: bytes) -> tuple[str, str]:
    kind = entity["type"]
    inner = raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
    if kind in _HTML_TAGS:
        return f"<{_HTML_TAGS[kind]}>", f"</{_HTML_TAGS[kind]}>"
    if kind in ("text_link", "url", "email"):
        url = entity.get("url") or (
            f"mailto:{inner}" if kind == "email" else inner if "://" in inner else f"http://{inner}"
        )
        return f'<a href="{html.escape(url)}">', "</a>"
    return "", ""
