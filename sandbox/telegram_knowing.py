"""The methods by which a bot learns and says who is who: itself, its commands, chats, members, files."""

from collections.abc import Mapping

from sandbox.telegram_check import description
from sandbox.telegram_errors import Json, bad_request
from sandbox.telegram_sending import Handler
from sandbox.telegram_world import Chat, User, World


def get_me(world: World, given: Json) -> Json:
    """getMe, with every field a bot gets there."""
    return {
        **world.bot.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


def get_file(world: World, given: Json) -> Json:
    """getFile: the link answers for an hour."""
    stored = world.files.open_link(given["file_id"])
    return {**stored.as_json(), "file_path": stored.path}


def get_chat(world: World, given: Json) -> Json:
    """getChat, the long form."""
    chat = world.chat(given["chat_id"])
    full: Json = {
        **chat.as_json(),
        "accent_color_id": chat.id % 7 if chat.id > 0 else 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": True,
            "limited_gifts": True,
            "unique_gifts": True,
            "premium_subscription": True,
            "gifts_from_channels": True,
        },
    }
    if chat.kind != "private":
        full["permissions"] = {"can_send_messages": True}
    if chat.pinned and chat.pinned[-1] in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].as_json()
    return full


def get_chat_member(world: World, given: Json) -> Json:
    """getChatMember."""
    chat = world.chat(given["chat_id"])
    user = world.bot if given["user_id"] == world.bot.id else chat.members.get(given["user_id"])
    if user is None and chat.person is not None and chat.person.id == given["user_id"]:
        user = chat.person
    if user is None:
        raise bad_request("member not found" if chat.kind != "private" else "user not found")
    return member_json(world, chat, user)


def member_json(world: World, chat: Chat, user: User, status: str | None = None) -> Json:
    """Somebody's standing in a chat, with the rights that go with it."""
    if status is None:
        status = (
            chat.bot_status if user is world.bot else "administrator" if user.id in chat.admins else "member"
        )
    shown: Json = {"user": user.as_json(), "status": status}
    if status == "administrator":
        rights = description().required("ChatAdministratorRights")
        shown |= dict.fromkeys(rights, True) | {"is_anonymous": False, "can_be_edited": False}
    elif status == "kicked":
        shown["until_date"] = 0
    return shown


def get_chat_administrators(world: World, given: Json) -> list[Json]:
    """getChatAdministrators: people, and the bot if it is one."""
    chat = world.chat(given["chat_id"])
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    people = [member_json(world, chat, user) for user in chat.members.values() if user.id in chat.admins]
    return [*people, member_json(world, chat, world.bot)] if chat.bot_status == "administrator" else people


def get_chat_member_count(world: World, given: Json) -> int:
    """getChatMemberCount."""
    chat = world.chat(given["chat_id"])
    return 2 if chat.kind == "private" else len(chat.members) + 1


def leave_chat(world: World, given: Json) -> bool:
    """leaveChat."""
    chat = world.writable(given["chat_id"])
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    return True


def get_user_profile_photos(world: World, given: Json) -> Json:
    """getUserProfilePhotos: nobody here has one."""
    if given["user_id"] not in world.chats:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def set_my_commands(world: World, given: Json) -> bool:
    """setMyCommands."""
    _check_scope(world, given)
    world.profile.set_commands(given.get("scope"), given.get("language_code", ""), given["commands"])
    return True


def delete_my_commands(world: World, given: Json) -> bool:
    """deleteMyCommands."""
    _check_scope(world, given)
    world.profile.set_commands(given.get("scope"), given.get("language_code", ""), [])
    return True


def get_my_commands(world: World, given: Json) -> list[Json]:
    """getMyCommands: of just this scope and language."""
    _check_scope(world, given)
    return world.profile.get_commands(given.get("scope"), given.get("language_code", ""))


def _check_scope(world: World, given: Json) -> None:
    scope = given.get("scope") or {}
    if "chat_id" in scope:
        value = scope["chat_id"]
        chat = world.chat(int(value) if str(value).removeprefix("-").isdigit() else value)
        scope["chat_id"] = chat.id
        if chat.kind == "private" and scope["type"] != "chat":
            raise bad_request(f"can't set commands for {scope['type']} in a private chat")


def set_chat_menu_button(world: World, given: Json) -> bool:
    """setChatMenuButton: for one private chat, or for all."""
    world.profile.menu_buttons[_private_id(world, given)] = given.get("menu_button", {"type": "default"})
    return True


def get_chat_menu_button(world: World, given: Json) -> Json:
    """getChatMenuButton."""
    buttons = world.profile.menu_buttons
    return buttons.get(_private_id(world, given)) or buttons.get(0) or {"type": "commands"}


def _private_id(world: World, given: Json) -> int:
    if "chat_id" not in given:
        return 0
    chat = world.chat(given["chat_id"])
    if chat.kind != "private":
        raise bad_request("chat must be a private chat")
    return chat.id


def set_my_default_administrator_rights(world: World, given: Json) -> bool:
    """setMyDefaultAdministratorRights."""
    world.profile.administrator_rights[given.get("for_channels", False)] = given.get("rights") or {}
    return True


def get_my_default_administrator_rights(world: World, given: Json) -> Json:
    """getMyDefaultAdministratorRights."""
    nothing = dict.fromkeys(description().required("ChatAdministratorRights"), False)
    return {**nothing, **world.profile.administrator_rights.get(given.get("for_channels", False), {})}


def _text_setter(kind: str) -> Handler:
    def set_text(world: World, given: Json) -> bool:
        world.profile.set_text(kind, given.get("language_code", ""), given.get(kind, ""))
        return True

    return set_text


def _text_getter(kind: str) -> Handler:
    def get_text(world: World, given: Json) -> Json:
        default = world.bot.first_name if kind == "name" else ""
        return {kind: world.profile.get_text(kind, given.get("language_code", ""), default)}

    return get_text


KNOWING: Mapping[str, Handler] = {
    "getMe": get_me,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "getUserProfilePhotos": get_user_profile_photos,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_my_default_administrator_rights,
    "getMyDefaultAdministratorRights": get_my_default_administrator_rights,
    "setMyName": _text_setter("name"),
    "getMyName": _text_getter("name"),
    "setMyDescription": _text_setter("description"),
    "getMyDescription": _text_getter("description"),
    "setMyShortDescription": _text_setter("short_description"),
    "getMyShortDescription": _text_getter("short_description"),
}
