"""The methods by which a bot changes what is already in a chat, and answers taps."""

from collections.abc import Mapping

from sandbox.telegram_errors import Json, bad_request
from sandbox.telegram_keyboards import inline_keyboard
from sandbox.telegram_sending import Handler, caption_content, file_content, text_content
from sandbox.telegram_world import Message, World

_DELETABLE_FOR = 48 * 3600.0
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_STALE = "query is too old and response timeout expired or query ID is invalid"
_FILE_KINDS = ("document", "photo", "voice", "audio", "video", "animation")


def edit_message_text(world: World, given: Json) -> Json:
    """editMessageText."""
    message = _own(world, given)
    content = text_content(given)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edited(
        world, message, {**_kept(message, "text", "entities", "link_preview_options"), **content}, given
    )


def edit_message_caption(world: World, given: Json) -> Json:
    """editMessageCaption."""
    message = _own(world, given)
    content = caption_content(given)
    if not any(kind in message.content for kind in _FILE_KINDS):
        raise bad_request("there is no caption in the message to edit")
    return _edited(world, message, {**_kept(message, "caption", "caption_entities"), **content}, given)


def edit_message_media(world: World, given: Json) -> Json:
    """editMessageMedia: another file in the place of the first."""
    message = _own(world, given)
    media: Json = given["media"]
    kind = media["type"]
    content, stored = file_content(world, {**given, **media, kind: media["media"]}, kind, kind)
    message.file = stored
    return _edited(world, message, content, given)


def edit_message_reply_markup(world: World, given: Json) -> Json:
    """editMessageReplyMarkup."""
    message = _own(world, given)
    return _edited(world, message, message.content, given)


def delete_message(world: World, given: Json) -> bool:
    """deleteMessage."""
    chat = world.writable(given["chat_id"])
    message = chat.messages.get(given["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    is_others = not message.from_bot and chat.kind != "private" and chat.bot_status != "administrator"
    if is_others or world.clock() - message.date > _DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    world.delete(message)
    return True


def delete_messages(world: World, given: Json) -> bool:
    """deleteMessages: those that can be; one that cannot is passed over."""
    chat = world.writable(given["chat_id"])
    if not 1 <= len(given["message_ids"]) <= 100:
        raise bad_request("message identifiers are not specified")
    for number in given["message_ids"]:
        message = chat.messages.get(int(number))
        if message is not None and world.clock() - message.date <= _DELETABLE_FOR:
            world.delete(message)
    return True


def answer_callback_query(world: World, given: Json) -> bool:
    """answerCallbackQuery: once, and within 150 seconds of the tap."""
    tap = world.callbacks.get(given["callback_query_id"])
    if tap is None or tap.answer is not None or tap.until < world.clock():
        raise bad_request(_STALE)
    if len(given.get("text") or "") > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    tap.answer = {key: given[key] for key in ("text", "show_alert", "url", "cache_time") if key in given}
    tap.message.chat.notify()
    return True


def set_message_reaction(world: World, given: Json) -> bool:
    """setMessageReaction: checked, and shown nowhere."""
    chat = world.writable(given["chat_id"])
    if given["message_id"] not in chat.messages:
        raise bad_request("message to react not found")
    if len(given.get("reaction") or []) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    return True


def pin_chat_message(world: World, given: Json) -> bool:
    """pinChatMessage: anywhere in private, in a group as an administrator."""
    chat = world.writable(given["chat_id"])
    _needs_rights(world, given)
    if given["message_id"] not in chat.messages:
        raise bad_request("message to pin not found")
    if given["message_id"] not in chat.pinned:
        chat.pinned.append(given["message_id"])
    return True


def unpin_chat_message(world: World, given: Json) -> bool:
    """unpinChatMessage: the named one, or the last pinned."""
    chat = world.writable(given["chat_id"])
    _needs_rights(world, given)
    number = given.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True


def unpin_all_chat_messages(world: World, given: Json) -> bool:
    """unpinAllChatMessages."""
    chat = world.writable(given["chat_id"])
    _needs_rights(world, given)
    chat.pinned.clear()
    return True


def _needs_rights(world: World, given: Json) -> None:
    chat = world.chat(given["chat_id"])
    if chat.kind != "private" and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")


def _own(world: World, given: Json) -> Message:
    if "inline_message_id" in given:
        raise bad_request("MESSAGE_ID_INVALID")  # the sandbox has no inline mode
    if "chat_id" not in given:
        raise bad_request("chat_id is empty")
    if "message_id" not in given:
        raise bad_request("message identifier is not specified")
    chat = world.writable(given["chat_id"])
    message = chat.messages.get(given["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or "forward_origin" in message.content:
        raise bad_request("message can't be edited")
    return message


def _kept(message: Message, *without: str) -> Json:
    return {key: value for key, value in message.content.items() if key not in without}


def _edited(world: World, message: Message, content: Json, given: Json) -> Json:
    raw = given.get("reply_markup")
    markup = inline_keyboard(raw) if raw else None
    if content == message.content and markup == message.markup:
        raise bad_request(_NOT_MODIFIED)
    world.change(message, content, markup)
    return message.as_json()


EDITING: Mapping[str, Handler] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
