"""The methods by which a bot puts a message into a chat."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sandbox.telegram_entities import formatted, units
from sandbox.telegram_errors import Json, Refusal, bad_request
from sandbox.telegram_files import LARGEST_PHOTO, LARGEST_UPLOAD, StoredFile, picture_size
from sandbox.telegram_keyboards import check_reply_keyboard, inline_keyboard
from sandbox.telegram_values import Upload
from sandbox.telegram_world import Chat, Message, World

#: One method: the world and the checked parameters in, what stands under `result` out.
Handler: TypeAlias = Callable[[World, Json], Any]

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_LONGEST_ENTITIES = 9500  # bytes, as Telegram packs them

_CHAT_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def send_message(world: World, given: Json) -> Json:
    """sendMessage."""
    return place(world, given, text_content(given)).as_json()


def text_content(given: Json) -> Json:
    """The text of a message with its entities; refuses what is empty, too long or cannot be parsed."""
    text, entities = formatted(given["text"], given.get("parse_mode"), given.get("entities"))
    if not text.strip():
        raise bad_request("message text is empty" if not given["text"] else "text must be non-empty")
    # Sources disagree whether characters or UTF-16 units count: the narrower reading is used.
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    check_entities(entities)
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    preview = given.get("link_preview_options")
    if preview:
        content["link_preview_options"] = preview
    return content


def caption_content(given: Json) -> Json:
    """The caption under a file with its entities, empty when there is none."""
    text, entities = formatted(
        given.get("caption") or "", given.get("parse_mode"), given.get("caption_entities")
    )
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    check_entities(entities)
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    return content


def check_entities(entities: list[Json]) -> None:
    """Refuses more of them than Telegram's servers take in one message."""
    if (
        len(entities) > 20
        and sum(16 + len(str(each.get("url", "")).encode()) for each in entities) > _LONGEST_ENTITIES
    ):
        raise bad_request("ENTITIES_TOO_LONG")


def place(world: World, given: Json, content: Json, file: StoredFile | None = None) -> Message:
    """Puts the content into the chat with the options all sending methods share; the chat is looked at last, as there."""
    raw_markup = given.get("reply_markup")
    markup = inline_keyboard(raw_markup) if raw_markup else None
    chat = world.writable(given["chat_id"])
    reply_to = _reply_to(world, chat, given)
    if raw_markup and markup is None:
        _show_keyboard(chat, raw_markup)
    if given.get("protect_content"):
        content["has_protected_content"] = True
    return world.post(chat, world.bot, content, markup=markup, reply_to=reply_to, file=file)


def _show_keyboard(chat: Chat, markup: Json) -> None:
    if "keyboard" in markup:
        check_reply_keyboard(markup)
        chat.keyboard = markup
    elif "remove_keyboard" in markup:
        chat.keyboard = None
    elif "force_reply" in markup:
        chat.keyboard = markup


def _reply_to(world: World, chat: Chat, given: Json) -> Message | None:
    options = given.get("reply_parameters")
    if options is None:
        if "reply_to_message_id" not in given:
            return None
        options = {
            "message_id": given["reply_to_message_id"],
            "allow_sending_without_reply": given.get("allow_sending_without_reply", False),
        }
    if "message_id" not in options:
        raise bad_request('can\'t find field "message_id"')
    home = world.chat(options["chat_id"]) if options.get("chat_id") else chat
    found = home.messages.get(int(options["message_id"]))
    if found is None:
        if options.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    quote = options.get("quote")
    if quote and quote not in (found.content.get("text") or found.content.get("caption") or ""):
        raise bad_request("QUOTE_TEXT_INVALID")
    return found


def _file(world: World, given: Json, key: str, kind: str) -> StoredFile:
    value = given[key]
    if isinstance(value, str) and value.startswith("attach://"):
        value = given.get(value.removeprefix("attach://"))
    if isinstance(value, Upload):
        if not value.data:
            raise bad_request("file must be non-empty")
        if len(value.data) > LARGEST_UPLOAD:
            raise Refusal(413, "Request Entity Too Large")
        return world.files.keep(kind, value.name, value.data, value.mime)
    if not value:
        raise bad_request(f"there is no {key} in the request")
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the sandbox fetches nothing from outside
    known = world.files.known(value)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind and "document" not in (known.kind, kind):
        raise bad_request(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known


def file_content(world: World, given: Json, kind: str, key: str) -> tuple[Json, StoredFile]:
    """The fields of a message that carries a file, and the file."""
    stored = _file(world, given, key, kind)
    if kind == "photo":
        if stored.size > LARGEST_PHOTO:
            raise bad_request(
                f"file of size {stored.size} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
            )
        width, height = picture_size(stored.data) if stored.kind == "photo" and stored.data else (1280, 960)
        return {"photo": photo_sizes(stored, width, height), **caption_content(given)}, stored
    if kind == "sticker":
        return {"sticker": sticker_json(stored, given.get("emoji", ""))}, stored
    shown: Json = stored.as_json() if kind in {"voice", "video_note"} else stored.named()
    if kind in {"voice", "audio"}:
        shown |= {"duration": given.get("duration", 0), "mime_type": stored.mime}
    if kind in {"video", "animation"}:
        shown |= {
            "duration": given.get("duration", 0),
            "width": given.get("width", 320),
            "height": given.get("height", 240),
        }
    if kind == "audio":
        shown |= {name: given[name] for name in ("title", "performer") if given.get(name)}
    return {kind: shown, **caption_content(given)}, stored


def photo_sizes(stored: StoredFile, width: int, height: int) -> list[Json]:
    """A photo as Telegram shows it: a thumbnail and the whole, both with ids of their own."""
    small = {
        **stored.as_json(),
        "file_unique_id": stored.unique_id + "s",
        "width": min(width, 90),
        "height": min(height, 90),
    }
    small["file_size"] = min(stored.size, 1500)
    return [small, {**stored.as_json(), "width": width, "height": height}]


def sticker_json(stored: StoredFile, emoji: str) -> Json:
    """A plain sticker."""
    shown = {
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "type": "regular",
        **stored.as_json(),
    }
    return {**shown, "emoji": emoji} if emoji else shown


def _file_sender(kind: str) -> Handler:
    def send(world: World, given: Json) -> Json:
        content, stored = file_content(world, given, kind, kind)
        return place(world, given, content, stored).as_json()

    return send


def send_media_group(world: World, given: Json) -> list[Json]:
    """sendMediaGroup: two to ten photos and videos, or documents, or audio."""
    media: list[Json] = given["media"]
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > 10:
        raise bad_request("too many messages to send as an album")
    kinds = {item["type"] for item in media}
    if not (kinds <= {"photo", "video", "live_photo"} or len(kinds) == 1):
        raise bad_request("document and audio files can't be mixed with other types in an album")
    contents = [
        file_content(world, {**given, **item, item["type"]: item["media"]}, item["type"], item["type"])
        for item in media
    ]
    group_id = str(world.random.getrandbits(54))
    return [
        place(world, given, {"media_group_id": group_id, **content}, stored).as_json()
        for content, stored in contents
    ]


def send_location(world: World, given: Json) -> Json:
    """sendLocation."""
    location = {"latitude": given["latitude"], "longitude": given["longitude"]}
    return place(world, given, {"location": location}).as_json()


def send_contact(world: World, given: Json) -> Json:
    """sendContact."""
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = {key: given[key] for key in fields if given.get(key)}
    return place(world, given, {"contact": contact}).as_json()


def forward_message(world: World, given: Json) -> Json:
    """forwardMessage."""
    original = _original(world, given, "forward")
    origin = {"type": "user", "sender_user": original.sender.as_json(), "date": original.date}
    return place(world, given, {"forward_origin": origin, **original.content}, original.file).as_json()


def copy_message(world: World, given: Json) -> Json:
    """copyMessage: the same content without a link to where it came from."""
    original = _original(world, given, "copy")
    content = {
        key: value
        for key, value in original.content.items()
        if key not in ("forward_origin", "media_group_id")
    }
    if "caption" in given:
        content = {
            key: value for key, value in content.items() if not key.startswith("caption")
        } | caption_content(given)
    return {"message_id": place(world, given, content, original.file).id}


def _original(world: World, given: Json, act: str) -> Message:
    home = world.chat(given["from_chat_id"])
    original = home.messages.get(given["message_id"])
    if original is None:
        raise bad_request(f"message to {act} not found")
    if original.content.get("has_protected_content"):
        raise bad_request(f"the message can't be {'forwarded' if act == 'forward' else 'copied'}")
    return original


def send_chat_action(world: World, given: Json) -> bool:
    """sendChatAction: seen by people in the chat for five seconds."""
    if given["action"].lower() not in _CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.writable(given["chat_id"])
    chat.actions.append((world.clock(), given["action"].lower()))
    return True


SENDING: Mapping[str, Handler] = {
    "sendMessage": send_message,
    "sendMediaGroup": send_media_group,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "sendChatAction": send_chat_action,
    **{
        f"send{kind.title().replace('_', '')}": _file_sender(kind)
        for kind in ("document", "photo", "voice", "audio", "video", "animation", "sticker", "video_note")
    },
}
