"""Builders of updates as Telegram sends them, with good defaults."""

import json
from typing import Any

LAYLA: dict[str, Any] = {
    "id": 501,
    "is_bot": False,
    "first_name": "Layla",
    "last_name": "Haddad",
    "language_code": "ar-EG",
}
PRIVATE: dict[str, Any] = {"id": 501, "type": "private", "first_name": "Layla", "last_name": "Haddad"}
GROUP: dict[str, Any] = {"id": -77, "type": "group", "title": "Colleagues"}


def a_message(*, chat: dict[str, Any] = PRIVATE, number: int = 42, **content: Any) -> dict[str, Any]:
    """A message from Layla."""
    return {"message_id": number, "from": LAYLA, "chat": chat, "date": 1500000000, **content}


def an_update(kind: str = "message", **content: Any) -> bytes:
    """The update of a message (or edited_message) with that content."""
    return json.dumps({"update_id": 7001, kind: a_message(**content)}).encode()


def a_press(data: str, *, chat: dict[str, Any] = PRIVATE) -> bytes:
    """A press on a button below a message of ours."""
    bot = {"id": 123, "is_bot": True, "first_name": "Desk"}
    message = {"message_id": 41, "from": bot, "chat": chat, "date": 1500000000, "text": "…"}
    query = {"id": "q1", "from": LAYLA, "message": message, "chat_instance": "c", "data": data}
    return json.dumps({"update_id": 7002, "callback_query": query}).encode()


def a_membership(status: str, *, before: str = "member", chat: dict[str, Any] = PRIVATE) -> bytes:
    """The bot's own standing in a chat changed."""
    bot = {"id": 123, "is_bot": True, "first_name": "Desk"}
    change = {
        "chat": chat,
        "from": LAYLA,
        "date": 1500000000,
        "old_chat_member": _member(before, bot),
        "new_chat_member": _member(status, bot),
    }
    return json.dumps({"update_id": 7003, "my_chat_member": change}).encode()


def _member(status: str, user: dict[str, Any]) -> dict[str, Any]:
    rights = {}
    if status == "administrator":
        names = "can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members can_promote_members"
        more = "can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
        rights = dict.fromkeys(f"can_be_edited is_anonymous {names} {more}".split(), False)
    return {"status": status, "user": user, **rights, **({"until_date": 0} if status == "kicked" else {})}
