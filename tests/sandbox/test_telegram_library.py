"""python-telegram-bot, as it is, against the stand-in: it must accept every answer."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from sandbox.telegram_server import BotApi
from tests.sandbox.telegram_asking import a_person


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running(seed=19) as running:
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot") as library:
        yield library


async def test_a_whole_application_polls_answers_taps_and_files(api: BotApi) -> None:
    application: Application[Any, Any, Any, Any, Any, Any] = (
        Application.builder()
        .token(api.token)
        .base_url(f"{api.url}/bot")
        .base_file_url(f"{api.url}/file/bot")
        .build()
    )

    async def start(update: Update, context: Any) -> None:
        assert update.message is not None
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("نعم", callback_data="v1:1")]])
        await update.message.reply_html("<b>أهلًا</b>", reply_markup=markup)

    async def tapped(update: Update, context: Any) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("سُجّل", show_alert=True)
        await update.callback_query.edit_message_text("1/5")

    async def document(update: Update, context: Any) -> None:
        assert update.message is not None
        assert update.message.document is not None
        file = await update.message.document.get_file()
        await update.message.reply_document(bytes(await file.download_as_bytearray()), filename="نسخة.txt")

    async def edited(update: Update, context: Any) -> None:
        assert update.edited_message is not None
        await update.edited_message.reply_text(f"now: {update.edited_message.text}")

    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(tapped))
    application.add_handler(MessageHandler(filters.Document.ALL, document))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited))
    api.world.updates.repeat_slowed_to = 0  # the library asks once more when it stops
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling(poll_interval=0, timeout=5)
        layla = await a_person(api, "ليلى", "ar")
        [hello] = await layla.wait_for_reply()
        assert hello.html == "<b>أهلًا</b>"
        tap = await layla.tap("نعم")
        await layla.wait_for(lambda seen: seen[-1].text == "1/5")
        assert tap is not None
        assert tap.answer == {"text": "سُجّل", "show_alert": True}
        await layla.send_file("a.txt", "جواب".encode())
        [copy] = await layla.wait_for_reply()
        assert copy.file is not None
        assert (copy.file.name, copy.file.data.decode()) == ("نسخة.txt", "جواب")
        [number] = await layla.send("before")
        await layla.edit(number, "after")
        assert (await layla.wait_for_reply())[0].text == "now: after"
        await application.updater.stop()
        await application.stop()


async def test_the_library_understands_every_answer(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    sent = await bot.send_message(
        person.id,
        "<b>x</b> https://itu.int",
        "HTML",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(1, allow_sending_without_reply=True),
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Copy", copy_text=CopyTextButton("R-1"))]]),
        protect_content=True,
    )
    assert sent.has_protected_content
    assert sent.text_html == "<b>x</b> https://itu.int"
    keyboard = ReplyKeyboardMarkup([["a", "b"]], resize_keyboard=True, input_field_placeholder="…")
    await bot.send_message(person.id, "y", reply_markup=keyboard)
    album = await bot.send_media_group(
        person.id,
        [InputMediaDocument(b"1", filename="1.txt"), InputMediaDocument(b"2", filename="2.txt")],
        caption="c",
    )
    assert [each.caption for each in album] == ["c", None]
    await bot.edit_message_caption(person.id, album[0].message_id, caption="d")
    await bot.copy_message(person.id, person.id, sent.message_id + 1)
    await bot.send_location(person.id, 46.2, 6.1)
    await bot.send_contact(person.id, "+41", "ITU")
    await bot.send_chat_action(person.id, "typing")
    await bot.set_my_commands([BotCommand("go", "Go")], BotCommandScopeChat(person.id), "fr")
    assert await bot.get_my_commands(BotCommandScopeChat(person.id), "fr") == (BotCommand("go", "Go"),)
    await bot.set_my_short_description("s", "ru")
    assert (await bot.get_my_short_description("ru")).short_description == "s"
    assert (await bot.get_chat(person.id)).first_name == "Layla"
    assert (await bot.get_chat_member(person.id, person.id)).status == "member"
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.get_chat_menu_button(person.id)
    await bot.get_my_default_administrator_rights()
    await bot.delete_message(person.id, sent.message_id)


async def test_each_refusal_is_the_librarys_own_error(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    person = await a_person(api)
    group = api.group(members=[person])
    old = group.chat.id
    await group.migrate(person)
    with pytest.raises(ChatMigrated):
        await bot.send_message(old, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")
    await person.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(person.id, "x")
    await person.unblock()
    api.faults.add("429", retry_after=3)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(person.id, "x")
    assert caught.value.retry_after == timedelta(seconds=3)
    api.faults.add("409", method="getUpdates")
    with pytest.raises(Conflict):
        await bot.get_updates()
    for kind in ("502", "500", "cut-before", "cut-after"):
        api.faults.add(kind)
        with pytest.raises(NetworkError):
            await bot.send_message(person.id, kind)
    assert [each.text for each in person.sees_from_bot()] == ["cut-after"]
    api.faults.add("hang")
    with pytest.raises(TimedOut):
        await bot.send_message(person.id, "x", read_timeout=0.05)
    stranger = Bot("123456:wrong", base_url=f"{api.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
