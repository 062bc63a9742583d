"""Groups: what a bot hears there, who may do what, and the move to a supergroup."""

from collections.abc import AsyncIterator

import pytest

from sandbox.telegram_server import BotApi
from tests.sandbox.telegram_asking import Bot, a_person, asking


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running(seed=5) as running:
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with asking(api) as client:
        yield client


@pytest.mark.parametrize(
    ("text", "is_admin", "heard"),
    [
        ("an ordinary message", False, False),
        ("an ordinary message", True, True),
        ("/status", False, True),
        ("/status@consultation_desk_bot", False, True),
        ("/status@another_bot", False, False),
        ("see /status", False, False),
    ],
)
async def test_privacy_mode_lets_the_bot_hear_commands(
    api: BotApi, bot: Bot, text: str, is_admin: bool, heard: bool
) -> None:
    person = api.person("Omar")
    group = api.group(members=[person], bot_is="administrator" if is_admin else "member")
    await group.send(person, text)
    assert [each["message"]["text"] for each in await bot.updates()] == ([text] if heard else [])


async def test_a_reply_to_the_bot_is_heard_and_so_is_its_edit(api: BotApi, bot: Bot) -> None:
    person = api.person("Omar")
    group = api.group(members=[person])
    notice = await bot.ask("sendMessage", chat_id=group.chat.id, text="New contribution")
    [number] = await group.send(person, "approve", reply_to=notice["message_id"])
    await group.edit(person, number, "reject")
    kinds = [sorted(each)[0] for each in await bot.updates()]
    assert kinds == ["message", "edited_message"]


async def test_an_upgraded_group_names_its_new_id(api: BotApi, bot: Bot) -> None:
    person = api.person("Omar")
    group = api.group(members=[person])
    old = group.chat.id
    new = await group.migrate(person)
    assert new < -1_000_000_000_000
    refused = await bot.try_("sendMessage", chat_id=old, text="x")
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": new}
    sent = await bot.ask("sendMessage", chat_id=new, text="x")
    assert sent["chat"]["type"] == "supergroup"
    told = [each["message"] for each in await bot.updates()]
    assert [each.get("migrate_to_chat_id") for each in told] == [new, None]
    assert [each.get("migrate_from_chat_id") for each in told] == [None, old]


async def test_a_bot_thrown_out_is_told_and_cannot_write(api: BotApi, bot: Bot) -> None:
    person = api.person("Omar")
    group = api.group(members=[person])
    await group.remove_bot(person)
    [update] = await bot.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    words = "403 Forbidden: bot was kicked from the group chat"
    assert await bot.refusal("sendMessage", chat_id=group.chat.id, text="x") == words
    await group.add_bot(person)
    await bot.ask("sendMessage", chat_id=group.chat.id, text="x")


async def test_administrators_are_listed_and_see_their_own_menu(api: BotApi, bot: Bot) -> None:
    omar, claude = await a_person(api, "Omar"), await a_person(api, "Claude")
    group = api.group(members=[omar, claude])
    group.promote(omar)
    scope = {"type": "chat_administrators", "chat_id": group.chat.id}
    await bot.ask("setMyCommands", commands=[{"command": "approve", "description": "Approve"}], scope=scope)
    admins = await bot.ask("getChatAdministrators", chat_id=group.chat.id)
    assert [each["user"]["first_name"] for each in admins] == ["Omar"]
    assert (await bot.ask("getChatMember", chat_id=group.chat.id, user_id=claude.id))["status"] == "member"
    assert await bot.ask("getChatMemberCount", chat_id=group.chat.id) == 3
    assert [len(group.sees_menu(each)) for each in (omar, claude)] == [1, 0]


async def test_a_bot_needs_to_be_administrator_to_pin_in_a_group(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    group = api.group(members=[person])
    sent = await bot.ask("sendMessage", chat_id=group.chat.id, text="x")
    where = {"chat_id": group.chat.id, "message_id": sent["message_id"]}
    words = "400 Bad Request: not enough rights to manage pinned messages in the chat"
    assert await bot.refusal("pinChatMessage", **where) == words
    await group.promote_bot(person)
    await bot.ask("pinChatMessage", **where)
    assert (await bot.ask("getChat", chat_id=group.chat.id))["pinned_message"]["text"] == "x"
