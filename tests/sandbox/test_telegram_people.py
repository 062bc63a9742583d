"""What people do in their private chat, and what the bot and they see of it."""

from collections.abc import AsyncIterator

import pytest

from sandbox.telegram_server import BotApi
from tests.sandbox.telegram_asking import Bot, Json, a_person, asking, button, keyboard


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running(seed=3) as running:
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with asking(api) as client:
        yield client


async def messages(bot: Bot, kind: str = "message") -> list[Json]:
    return [update[kind] for update in await bot.updates() if kind in update]


async def test_a_bot_cannot_write_first(api: BotApi, bot: Bot) -> None:
    person = api.person("Omar")
    assert await bot.refusal("sendMessage", chat_id=person.id, text="x") == "400 Bad Request: chat not found"
    await person.start("cl-17-30")
    await bot.ask("sendMessage", chat_id=person.id, text="x")
    [start] = await messages(bot)
    assert start["text"] == "/start cl-17-30"
    assert start["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert start["from"] == {"id": person.id, "is_bot": False, "first_name": "Omar", "language_code": "en"}


@pytest.mark.parametrize("payload", ["x" * 65, "two words", "سؤال"])
async def test_no_client_follows_a_wrong_deep_link(api: BotApi, payload: str) -> None:
    with pytest.raises(ValueError, match="a start payload"):
        await api.person("Omar").start(payload)


async def test_a_long_text_arrives_in_several_messages_without_a_sign_of_it(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    ids = await person.send("الفرص كثيرة. " * 1000)
    received = (await messages(bot))[1:]
    assert [each["message_id"] for each in received] == ids
    assert len(ids) == 4
    assert not any("media_group_id" in each for each in received)
    assert " ".join(each["text"] for each in received) == ("الفرص كثيرة. " * 1000).strip()


async def test_an_edit_shows_the_new_text_and_when(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    [number] = await person.send("first")
    await person.edit(number, "second /help")
    [edited] = await messages(bot, "edited_message")
    assert (edited["message_id"], edited["text"]) == (number, "second /help")
    assert edited["edit_date"] >= edited["date"]
    assert edited["entities"][0]["type"] == "bot_command"
    assert person.sees()[-1].edited


async def test_only_ones_own_messages_can_be_edited(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    sent = await bot.ask("sendMessage", chat_id=person.id, text="x")
    with pytest.raises(ValueError, match="somebody else"):
        await person.edit(sent["message_id"], "y")
    assert (
        await bot.refusal(
            "editMessageText", chat_id=person.id, message_id=person.sees()[0].message_id, text="y"
        )
        == "400 Bad Request: message can't be edited"
    )


async def test_the_bot_edits_and_deletes_what_it_wrote(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    sent = await bot.ask(
        "sendMessage",
        chat_id=person.id,
        text="<b>1</b>",
        parse_mode="HTML",
        reply_markup=keyboard([button()]),
    )
    where = {"chat_id": person.id, "message_id": sent["message_id"]}
    unchanged = {**where, "text": "<b>1</b>", "parse_mode": "HTML", "reply_markup": keyboard([button()])}
    assert await bot.refusal("editMessageText", **unchanged) == (
        "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    await bot.ask("editMessageText", **where, text="2")
    seen = person.sees()[-1]
    assert (seen.text, seen.entities, seen.buttons, seen.edited) == ("2", (), (), True)
    await bot.ask(
        "editMessageReplyMarkup", **where, reply_markup=keyboard([button("No", url="https://itu.int")])
    )
    assert person.sees()[-1].button("No") is not None
    assert await bot.refusal("editMessageCaption", **where, caption="x") == (
        "400 Bad Request: there is no caption in the message to edit"
    )
    await bot.ask("deleteMessage", **where)
    assert [each.text for each in person.sees()] == ["/start"]


async def test_block_and_unblock_are_told_and_kept(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await person.block()
    words = "403 Forbidden: bot was blocked by the user"
    assert await bot.refusal("sendMessage", chat_id=person.id, text="x") == words
    assert await bot.refusal("sendChatAction", chat_id=person.id, action="typing") == words
    await person.start()
    await bot.ask("sendMessage", chat_id=person.id, text="x")
    changes = [(each["old_chat_member"]["status"], each["new_chat_member"]["status"]) for each in await messages(bot, "my_chat_member")]  # fmt: skip
    assert changes == [("member", "kicked"), ("kicked", "member")]


async def test_a_deleted_account_cannot_be_reached(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await person.delete_account()
    assert (
        await bot.refusal("sendMessage", chat_id=person.id, text="x") == "403 Forbidden: user is deactivated"
    )


async def test_replies_carry_what_they_answer(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    question = await bot.ask("sendMessage", chat_id=person.id, text="Question 1")
    await person.send("Answer", reply_to=question["message_id"])
    answer = (await messages(bot))[-1]
    assert answer["reply_to_message"]["text"] == "Question 1"
    back = await bot.ask(
        "sendMessage", chat_id=person.id, text="ok", reply_parameters={"message_id": answer["message_id"]}
    )
    assert back["reply_to_message"]["message_id"] == answer["message_id"]
    assert "reply_to_message" not in back["reply_to_message"]


async def test_an_album_is_several_messages_with_one_group_id_and_one_caption(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await person.send_album([("a.pdf", b"1"), ("b.pdf", b"2")], "both", kind="document")
    album = (await messages(bot))[1:]
    assert len({each["media_group_id"] for each in album}) == 1
    assert [each.get("caption") for each in album] == ["both", None]


async def test_a_reply_keyboard_is_shown_below_and_not_echoed(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    markup = {"keyboard": [[{"text": "نعم"}, {"text": "لا"}]], "resize_keyboard": True}
    sent = await bot.ask("sendMessage", chat_id=person.id, text="?", reply_markup=markup)
    assert "reply_markup" not in sent
    assert [[each.text for each in row] for row in person.sees_keyboard()] == [["نعم", "لا"]]
    await person.tap("نعم")
    assert (await messages(bot))[-1]["text"] == "نعم"
    await bot.ask("sendMessage", chat_id=person.id, text="!", reply_markup={"remove_keyboard": True})
    assert person.sees_keyboard() == ()


async def test_a_button_that_is_not_there_cannot_be_pressed(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await bot.ask("sendMessage", chat_id=person.id, text="?", reply_markup=keyboard([button("Yes")]))
    with pytest.raises(LookupError, match=r"no button 'No' is seen, only \['Yes'\]"):
        await person.tap("No")


async def test_an_offline_phone_still_presses_a_button_that_is_gone(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    sent = await bot.ask("sendMessage", chat_id=person.id, text="?", reply_markup=keyboard([button()]))
    where = {"chat_id": person.id, "message_id": sent["message_id"]}
    await bot.ask("editMessageText", **where, text="answered")
    await person.tap_old(sent["message_id"], "v1:yes")
    await bot.ask("deleteMessage", **where)
    await person.tap_old(sent["message_id"], "v1:yes")
    edited, gone = await messages(bot, "callback_query")
    assert edited["message"]["text"] == "answered"
    assert gone["message"] == {"chat": edited["message"]["chat"], "message_id": sent["message_id"], "date": 0}


async def test_a_copy_button_fills_the_clipboard(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    markup = keyboard([button("Copy", copy_text={"text": "R-2017-0042"})])
    await bot.ask("sendMessage", chat_id=person.id, text="Receipt", reply_markup=markup)
    assert await person.tap("Copy") is None
    assert person.clipboard == "R-2017-0042"


async def test_waiting_for_what_does_not_come_tells_what_was_there(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await bot.ask("sendMessage", chat_id=person.id, text="Which language?")
    with pytest.raises(TimeoutError, match="Which language"):
        await person.wait_for(lambda seen: len(seen) > 5, timeout=0.05)
    assert [each.text for each in await person.wait_for_reply(timeout=0.05)] == ["Which language?"]


async def test_a_person_sees_that_the_bot_is_typing(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    assert not person.sees_typing()
    await bot.ask("sendChatAction", chat_id=person.id, action="typing")
    assert person.sees_typing()


async def test_forward_and_copy_keep_the_content(api: BotApi, bot: Bot) -> None:
    person, other = await a_person(api), await a_person(api, "Omar")
    [number] = await person.send("the answer")
    route = {"chat_id": other.id, "from_chat_id": person.id, "message_id": number}
    forwarded = await bot.ask("forwardMessage", **route)
    assert forwarded["forward_origin"]["sender_user"]["id"] == person.id
    await bot.ask("copyMessage", **route)
    assert [each.text for each in other.sees_from_bot()] == ["the answer", "the answer"]


COMMANDS = [
    # scope, language, command
    (None, "", "default"),
    (None, "fr", "default-fr"),
    ({"type": "all_private_chats"}, "", "private"),
    ({"type": "all_private_chats"}, "ar", "private-ar"),
    ({"type": "all_group_chats"}, "", "groups"),
]


@pytest.mark.parametrize(
    ("language", "own_chat", "menu"),
    [
        ("ar", False, "private-ar"),
        ("ar-eg", False, "private-ar"),
        ("en", False, "private"),
        ("fr", False, "private"),  # a narrower scope without language goes before a wider one with it
        ("ar", True, "mine"),
    ],
)
async def test_the_menu_is_that_of_the_narrowest_scope(
    api: BotApi, bot: Bot, language: str, own_chat: bool, menu: str
) -> None:
    person = await a_person(api, language=language)
    for where, code, name in COMMANDS:
        command = {"command": name.replace("-", "_"), "description": name}
        await bot.ask("setMyCommands", commands=[command], scope=where, language_code=code)
    if own_chat:
        scope: Json = {"type": "chat", "chat_id": person.id}
        await bot.ask("setMyCommands", commands=[{"command": "mine", "description": "mine"}], scope=scope)
    assert [each["description"] for each in person.sees_menu()] == [menu]


async def test_descriptions_are_shown_in_the_language_of_the_app(api: BotApi, bot: Bot) -> None:
    await bot.ask("setMyDescription", description="Answer here")
    await bot.ask("setMyDescription", description="أجيبوا هنا", language_code="ar")
    await bot.ask("setMyName", name="ITU", language_code="ar")
    assert await bot.ask("getMyDescription", language_code="fr") == {"description": "Answer here"}
    arabic, french = api.person("ليلى", "ar").sees_profile(), api.person("Claude", "fr").sees_profile()
    assert (arabic["description"], arabic["name"]) == ("أجيبوا هنا", "ITU")
    assert (french["description"], french["name"]) == ("Answer here", "Consultation desk")


async def test_commands_are_got_as_they_were_set_and_go_when_deleted(api: BotApi, bot: Bot) -> None:
    command = {"command": "start", "description": "Start"}
    await bot.ask("setMyCommands", commands=[command], language_code="es")
    assert await bot.ask("getMyCommands", language_code="es") == [command]
    assert await bot.ask("getMyCommands") == []
    await bot.ask("deleteMyCommands", language_code="es")
    assert await bot.ask("getMyCommands", language_code="es") == []
