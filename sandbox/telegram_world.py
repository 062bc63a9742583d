"""The world behind the Bot API: people, chats and the messages in them."""

import asyncio
import itertools
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.telegram_errors import Json, Refusal, bad_request, forbidden, upgraded
from sandbox.telegram_faults import Faults
from sandbox.telegram_files import FileStore, StoredFile
from sandbox.telegram_profile import Profile
from sandbox.telegram_updates import CALLBACK_LIVES, Updates


@dataclass(slots=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    is_bot: bool = False
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    _json: Json | None = None

    def as_json(self) -> Json:
        """The user as the Bot API shows it; made once."""
        if self._json is None:
            raw = {
                "id": self.id,
                "is_bot": self.is_bot,
                "first_name": self.first_name,
                "last_name": self.last_name,
                "username": self.username,
                "language_code": self.language_code,
            }
            self._json = {key: value for key, value in raw.items() if value is not None}
        return self._json

    def change(self, **fields: str | None) -> None:
        """The person picks another name or another language for their app."""
        for name, value in fields.items():
            setattr(self, name, value)
        self._json = None


@dataclass(slots=True)
class Chat:
    """A private chat with a person, or a group."""

    id: int
    kind: str  #: private, group or supergroup
    title: str | None = None
    username: str | None = None
    person: User | None = None  #: whose private chat it is
    members: dict[int, User] = field(default_factory=dict)
    admins: set[int] = field(default_factory=set)
    messages: "dict[int, Message]" = field(default_factory=dict)
    deleted: "dict[int, Message]" = field(
        default_factory=dict
    )  #: a phone that was offline may still show them
    started: bool = True  #: a bot cannot write to a person who never wrote to it
    blocked: bool = False
    deactivated: bool = False
    bot_status: str = "member"  #: member, administrator, left or kicked
    upgraded_to: int | None = None
    keyboard: Json | None = None  #: the reply keyboard or forced reply now shown to people
    pinned: list[int] = field(default_factory=list)
    next_message_id: int = 0  #: supergroups count for themselves
    actions: list[tuple[float, str]] = field(default_factory=list)  #: "typing…" and when
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    _json: Json | None = None

    def as_json(self) -> Json:
        """The chat as it stands in a message; made once."""
        if self._json is None:
            raw: Json = {"id": self.id, "type": self.kind, "title": self.title, "username": self.username}
            if self.person is not None:
                raw["first_name"] = self.person.first_name
                raw["last_name"] = self.person.last_name
                raw["username"] = self.person.username
            self._json = {key: value for key, value in raw.items() if value is not None}
        return self._json

    def renamed(self) -> None:
        """Somebody's name or the title changed."""
        self._json = None

    def notify(self) -> None:
        """Wakes everybody who waits for something to happen here."""
        self.changed.set()
        self.changed = asyncio.Event()


@dataclass(slots=True)
class Message:
    """One message in a chat, as it is now."""

    id: int
    chat: Chat
    sender: User
    date: int
    content: Json  #: the fields that make it a text, a document, a service message
    markup: Json | None = None  #: its inline keyboard
    edited: int | None = None
    reply_to: "Message | None" = None
    file: StoredFile | None = None
    view: object | None = None  #: what people see of it, kept until it changes

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.sender.is_bot

    def as_json(self, *, with_reply: bool = True) -> Json:
        """The message as the Bot API shows it now."""
        shown: Json = {
            "message_id": self.id,
            "from": self.sender.as_json(),
            "chat": self.chat.as_json(),
            "date": self.date,
        }
        if self.edited is not None:
            shown["edit_date"] = self.edited
        if self.reply_to is not None and with_reply:
            shown["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        shown.update(self.content)
        if self.markup is not None:
            shown["reply_markup"] = self.markup
        return shown


@dataclass(slots=True)
class Callback:
    """A tap on a button, until the bot answers it."""

    id: str
    person: User
    message: Message
    data: str
    until: float
    answer: Json | None = None  #: what the bot answered: text, show_alert, url


class World:
    """Everything one bot can meet. Message ids, dates and refusals are Telegram's."""

    def __init__(self, bot: User, clock: Callable[[], float] = time.time, seed: int | None = None) -> None:
        self.bot = bot
        self.clock = clock
        self.random = random.Random(seed)
        self.updates = Updates(clock, seed)
        self.faults = Faults()
        self.faults.on_clear = self._let_through
        self.files = FileStore(clock)
        self.profile = Profile()
        self.chats: dict[int, Chat] = {}
        self.callbacks: dict[str, Callback] = {}
        self._kept_back: dict[tuple[int, int], Json] = {}
        # One count for all private chats and small groups, as for a real bot.
        self._message_ids = itertools.count(self.random.randrange(1, 50))

    def chat(self, chat_id: int | str) -> Chat:
        """The chat a request names; refuses an unknown one."""
        if isinstance(chat_id, str):
            name = chat_id.removeprefix("@").lower()
            for each in self.chats.values():
                if (
                    chat_id.startswith("@")
                    and each.kind != "private"
                    and (each.username or "").lower() == name
                ):
                    return each
            raise bad_request("chat not found" if chat_id else "chat_id is empty")
        found = self.chats.get(chat_id)
        if found is None or not found.started:
            raise bad_request("chat not found")
        return found

    def writable(self, chat_id: int | str) -> Chat:
        """The same, where the bot may also write; otherwise the refusal with its reason."""
        chat = self.chat(chat_id)
        if (
            chat.blocked
            or chat.deactivated
            or chat.upgraded_to
            or chat.bot_status not in ("member", "administrator")
        ):
            raise _why_not(chat)
        return chat

    def post(
        self,
        chat: Chat,
        sender: User,
        content: Json,
        *,
        markup: Json | None = None,
        reply_to: Message | None = None,
        file: StoredFile | None = None,
    ) -> Message:
        """A new message at the end of the chat."""
        if chat.kind == "supergroup":
            chat.next_message_id += 1
            number = chat.next_message_id
        else:
            number = next(self._message_ids)
        message = Message(number, chat, sender, int(self.clock()), content, markup, None, reply_to, file)
        chat.messages[number] = message
        chat.notify()
        return message

    def change(self, message: Message, content: Json, markup: Json | None) -> None:
        """The message is edited."""
        message.content = content
        message.markup = markup
        message.edited = int(self.clock())
        message.view = None
        message.chat.notify()

    def delete(self, message: Message) -> None:
        """The message disappears for everybody."""
        message.chat.messages.pop(message.id, None)
        message.chat.deleted[message.id] = message
        message.chat.notify()

    def announce(self, message: Message) -> None:
        """Tells the bot of a new message."""
        chat = message.chat
        shown = message.as_json()
        if self.faults.on_update("lose-update", chat.id):
            return
        if self.faults.on_update("late-original", chat.id):
            self._kept_back[chat.id, message.id] = shown
            return
        self._put("message", shown, chat.id)

    def announce_edit(self, message: Message) -> None:
        """Tells the bot that a person edited a message; then of the message itself, if it was kept back."""
        chat_id = message.chat.id
        self._put("edited_message", message.as_json(), chat_id)
        original = self._kept_back.pop((chat_id, message.id), None)
        if original is not None:
            self._put("message", original, chat_id)

    def announce_tap(self, tap: "Callback", chat_instance: str) -> None:
        """Tells the bot that somebody pressed a button."""
        message = tap.message
        chat_id = message.chat.id
        if self.faults.on_update("lose-callbacks", chat_id):
            return
        is_there = message.id in message.chat.messages
        inaccessible = {"chat": message.chat.as_json(), "message_id": message.id, "date": 0}
        query = {
            "id": tap.id,
            "from": tap.person.as_json(),
            "message": message.as_json() if is_there else inaccessible,
            "chat_instance": chat_instance,
            "data": tap.data,
        }
        self._put("callback_query", query, chat_id)

    def announce_membership(self, change: Json, chat_id: int, *, of_bot: bool) -> None:
        """Tells the bot that its own standing in a chat changed, or somebody else's."""
        self._put("my_chat_member" if of_bot else "chat_member", change, chat_id)

    def _let_through(self) -> None:
        for (chat_id, _), original in self._kept_back.items():
            self._put("message", original, chat_id)
        self._kept_back.clear()

    def _put(self, kind: str, payload: Json, chat_id: int) -> None:
        again = 1 if self.faults.on_update("duplicate-update", chat_id) else 0
        self.updates.put(kind, payload, chat_id, again=again)

    def callback(self, person: User, message: Message, data: str) -> Callback:
        """A tap, which the bot may answer for 150 seconds."""
        number = str(self.random.getrandbits(62))
        tap = self.callbacks[number] = Callback(number, person, message, data, self.clock() + CALLBACK_LIVES)
        return tap


def _why_not(chat: Chat) -> Refusal:
    if chat.upgraded_to:
        return upgraded(chat.upgraded_to)
    if chat.deactivated:
        return forbidden("user is deactivated")
    if chat.blocked:
        return forbidden("bot was blocked by the user")
    group = "group" if chat.kind == "group" else "supergroup"
    if chat.bot_status == "kicked":
        return forbidden(f"bot was kicked from the {group} chat")
    return forbidden(f"bot is not a member of the {group} chat")
