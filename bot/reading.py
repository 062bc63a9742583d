"""Reads one update of the Bot API into turns. Pure: files are only named here, and fetched by `bot.files`."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.ext import filters

from bot import commands, presses
from consultation.correspondence import Channel, Inbound
from consultation.definition import LANGUAGES
from consultation.receipts import is_receipt
from consultation.turns import Ask, Begin, Edit, Resume, Turn, Unsupported

#: What we ask Telegram for. Stakeholders' words, edits and taps, and whether they still want to hear from us.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_PHRASE_FOR = {"sticker": "unsupported_sticker", "poll": "unsupported_poll"}


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file that came with a message, still on Telegram's side."""

    file_id: str
    name: str  #: as the author gave it, or made from the message's number
    content_type: str
    size: int | None  #: bytes; None when Telegram does not say
    compiled: bool
    key: str
    caption: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What an update says, before its file is fetched and its button press answered."""

    inbound: Inbound
    wanted: WantedFile | None = None  #: becomes the turn of the inbound
    press: str | None = None  #: the callback query that waits for an answer
    moved: tuple[int, int] | None = None  #: a group became a supergroup: old and new chat id


def update_in(raw: bytes) -> dict[str, Any]:
    """The JSON object of an update. Raises ValueError when it is none."""
    text = raw.decode("utf-8", "surrogatepass")
    try:
        update = json.loads(text)
    except RecursionError as error:
        raise ValueError("this is no update: it is nested a thousand times") from error
    if not is_update(update):
        raise ValueError("this is no update: it has no update_id")
    return cast(dict[str, Any], update)


def is_update(given: object) -> bool:
    """Whether something that came is an update: an object with a number, by which it is known and confirmed."""
    return isinstance(given, dict) and type(given.get("update_id")) is int


def raw_of(update: dict[str, Any]) -> bytes:
    """The bytes that are kept of an update that came in a batch."""
    return json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def chat_in(update: dict[str, Any]) -> str:
    """The chat that an update belongs to: turns of one chat are handled in order. Total: empty where there is none."""
    for kind in ALLOWED_UPDATES:
        content = update.get(kind)
        if not isinstance(content, dict):
            continue
        inner = content.get("message") if kind == "callback_query" else content
        for holder in (inner, content):
            for place in ("chat", "from"):
                known = holder.get(place) if isinstance(holder, dict) else None
                if isinstance(known, dict) and "id" in known:
                    return str(known["id"])
    return ""


def read(raw: bytes, *, slugs: Iterable[str] = (), staff_chat_id: int | None = None) -> Reading:
    """Reads the raw update. `slugs` are the consultations that a deep link may name.

    Raises ValueError when the bytes are no update.
    """
    given = update_in(raw)
    try:
        update = Update.de_json(given)
    except (AttributeError, KeyError, TypeError, ValueError):
        return _beyond_reading(given)
    if update.callback_query is not None:
        return _press(update.callback_query, tuple(slugs), staff_chat_id)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None:
        return Reading(_inbound("", "ignored", notes=("an update of a kind that was not asked for",)))
    if message.migrate_to_chat_id is not None:
        return _migration(message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        return _migration(message.migrate_from_chat_id, message.chat.id)
    by_robot = message.from_user is not None and message.from_user.is_bot
    if by_robot or (message.text is None and _is_service(message)):
        return Reading(_inbound(message.chat.id, "ignored", message.from_user))
    if message.chat.type != Chat.PRIVATE:
        if message.chat.id != staff_chat_id:
            return Reading(_inbound(message.chat.id, "group", message.from_user))
        return _among_staff(message)
    if update.edited_message is not None:
        return _edited(update.edited_message)
    return _written(message, tuple(slugs))


def _beyond_reading(update: dict[str, Any]) -> Reading:
    """What the library cannot take apart: of a later Bot API, or garbage. A person who wrote it is told so at once."""
    message = update.get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    notes = ("an update that the library cannot take apart",)
    if isinstance(chat, dict) and chat.get("type") == Chat.PRIVATE and isinstance(chat.get("id"), int):
        return Reading(_inbound(chat["id"], "message", None, (Unsupported(),), notes=notes))
    return Reading(_inbound(chat_in(update), "ignored", notes=notes))


def _written(message: Message, slugs: tuple[str, ...]) -> Reading:
    key = presses.key(message.chat.id, message.message_id)
    if message.text is not None:
        found = commands.turns(_sound(message.text), key)
        linked = _linked(found, slugs)
        return Reading(_message(message, _returning(found) if linked is None else found, linked))
    wanted = _file(message, key)
    if wanted is not None:
        return Reading(_message(message, ()), wanted=wanted)
    return Reading(_message(message, (_unsupported(message),)))


def _among_staff(message: Message) -> Reading:
    """What staff say in their group is theirs, unless they reply to a message of ours: that may answer a stakeholder."""
    ignored = Reading(_inbound(message.chat.id, "ignored", message.from_user))
    if message.reply_to_message is None or not (message.text or "").strip():
        return ignored
    answered, text = _answered(message), _sound(message.text or "")
    key = presses.key(message.chat.id, message.message_id)
    words = (Edit(text, key) if message.edit_date is not None else Ask(text),)
    number = (message.chat.id, message.message_id)
    found = _inbound(message.chat.id, "staff", message.from_user, words, message=number)
    return Reading(replace(found, references=answered, answerable=False)) if answered else ignored


def _answered(message: Message) -> tuple[str, ...]:
    """The message of ours that is replied to (Bot API, Message.reply_to_message)."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or not replied.from_user.is_bot:
        return ()
    return (presses.key(message.chat.id, replied.message_id),)


def _edited(message: Message) -> Reading:
    words = message.text if message.text is not None else message.caption
    if words is None and _file(message, "") is None:
        # A live location moves on as edits; a poll that got votes does too.
        return Reading(_inbound(message.chat.id, "ignored", message.from_user))
    key = presses.key(message.chat.id, message.message_id)
    return Reading(_message(message, (Edit(_sound(words or ""), key),)))


def _press(query: CallbackQuery, slugs: tuple[str, ...], staff_chat_id: int | None) -> Reading:
    chat = query.message.chat if query.message is not None else None
    if chat is not None and chat.type != Chat.PRIVATE:
        if chat.id == staff_chat_id and (act := presses.staff_act(query.data or "")) is not None:
            return Reading(replace(_inbound(chat.id, "staff", query.from_user), act=act), press=query.id)
        return Reading(_inbound(chat.id, "ignored", query.from_user), press=query.id)
    address = chat.id if chat is not None else query.from_user.id
    found = presses.turns(query.data or "", address)
    linked = _linked(found, slugs)
    return Reading(_inbound(address, "message", query.from_user, found, linked), press=query.id)


def _membership(change: ChatMemberUpdated) -> Reading:
    status = change.new_chat_member.status
    gone = status in (ChatMember.BANNED, ChatMember.LEFT)
    if change.chat.type == Chat.PRIVATE:
        return Reading(_inbound(change.chat.id, "blocked" if gone else "unblocked", change.from_user))
    was_away = change.old_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    kind = "group" if was_away and not gone else "ignored"
    return Reading(_inbound(change.chat.id, kind, change.from_user))


def _migration(old: int, new: int) -> Reading:
    note = f"the group {old} is now the supergroup {new}"
    return Reading(_inbound(new, "ignored", notes=(note,)), moved=(old, new))


def _linked(found: tuple[Turn, ...], slugs: tuple[str, ...]) -> str | None:
    """The consultation that a deep link names: `cl-17-30`, `cl-17-30_ar`; or `/start_cl_17_30`."""
    if not found or not isinstance(found[0], Begin):
        return None
    payload = found[0].payload.casefold().replace("_", "-")
    ends = ("", *(f"-{language}" for language in LANGUAGES))
    longest_first = sorted(slugs, key=len, reverse=True)
    named = (slug for slug in longest_first if any(payload == f"{slug}{end}".casefold() for end in ends))
    return next(named, None)


def _returning(found: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """`/start` with a receipt number, typed or from a link, leads back to that contribution."""
    match found:
        case (Begin(payload), *below) if is_receipt(payload):
            return (Resume(payload), *below)
    return found


def _file(message: Message, key: str) -> WantedFile | None:
    """The file of a message. Voice, pictures and film are kept and listed, but only text is compiled."""
    number = message.message_id
    if message.photo:
        largest = message.photo[-1]
        return _wanted(message, largest.file_id, f"photo-{number}.jpg", "image/jpeg", largest.file_size, key)
    for medium, stem, ending, usual in (
        (message.animation, "animation", "mp4", "video/mp4"),  # comes with a document of the same bytes
        (message.voice, "voice", "ogg", "audio/ogg"),
        (message.video_note, "video", "mp4", "video/mp4"),
        (message.video, "video", "mp4", "video/mp4"),
        (message.audio, "audio", "mp3", "audio/mpeg"),
        (message.document, "document", "bin", "application/octet-stream"),
    ):
        if medium is not None:
            name = _bare(getattr(medium, "file_name", None) or "") or f"{stem}-{number}.{ending}"
            content_type = getattr(medium, "mime_type", None) or usual
            return _wanted(message, medium.file_id, name, content_type, medium.file_size, key)
    return None


def _wanted(
    message: Message, file_id: str, name: str, content_type: str, size: int | None, key: str
) -> WantedFile:
    compiled = content_type.partition("/")[0] not in ("image", "audio", "video")
    return WantedFile(file_id, name, content_type, size, compiled, key, _sound(message.caption or ""))


def _unsupported(message: Message) -> Unsupported:
    kind = next((kind for kind in _PHRASE_FOR if getattr(message, kind) is not None), "")
    return Unsupported(_PHRASE_FOR.get(kind, "unsupported"))


def _is_service(message: Message) -> bool:
    return filters.StatusUpdate.ALL.check_update(Update(0, message=message)) is True


def _message(message: Message, found: tuple[Turn, ...], consultation: str | None = None) -> Inbound:
    inbound = _inbound(
        message.chat.id,
        "message",
        message.from_user,
        found,
        consultation,
        (message.chat.id, message.message_id),
    )
    return replace(inbound, references=_answered(message))


def _inbound(
    chat: int | str,
    kind: str,
    person: User | None = None,
    found: tuple[Turn, ...] = (),
    consultation: str | None = None,
    message: tuple[int, int] | None = None,
    notes: tuple[str, ...] = (),
) -> Inbound:
    tag = person.language_code if person is not None else None
    return Inbound(
        Channel.TELEGRAM,
        str(chat),
        found,
        kind,
        language=tag.lower().replace("_", "-").partition("-")[0] if tag else None,
        display_name=_sound(person.full_name) if person is not None else None,
        consultation=consultation,
        message_id=presses.key(*message) if message is not None else None,
        answerable=kind in ("message", "group"),
        notes=notes,
        author=str(person.id) if person is not None and kind == "staff" else None,
    )


def _bare(name: str) -> str:
    """A file's name without folders, control characters and marks that turn its direction: senders choose it freely."""
    return _NOT_IN_NAMES.sub("_", _sound(name).replace("\\", "/").rpartition("/")[2]).strip(" .")


def _sound(text: str) -> str:
    """Half a surrogate pair is no letter: no database takes it."""
    return _LONE_SURROGATE.sub("\ufffd", text)
