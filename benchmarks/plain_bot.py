"""A plain python-telegram-bot bot with the same eight steps, as its manual shows: what `chat_turns` compares us with."""

import sys
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

Context = ContextTypes.DEFAULT_TYPE
TEXT = filters.TEXT & ~filters.COMMAND

#: What it says at each step, about as long as what we say.
WORDS = (
    "Welcome to the open consultation CL-17/30. You can answer question by question until 19 August 2017, 23:59. "
    "Everything you hand in is published. Please choose a language: tap a button or write its name.",
    "All responses received will be made available to the public. If you agree, please tap “I agree” or write /agree.",
    "Thank you. First, a few details about you. Under which name should your contribution be published?",
    "Your name has been noted. Which organisation do you answer for? If you answer for yourself: /skip",
    "Your organisation has been noted. Which category of stakeholder do you belong to? Please write the number, or /skip.",
    "Your category has been noted. Which country are you, or is your organisation, in? You may leave this out: /skip",
    "Your country has been noted. At which e-mail address may we write to you about your contribution?",
    "Question 1/5. What are the opportunities and implications associated with OTT? Write your answer in as many "
    "messages as you like, with files if you wish. When it is complete: /next. To leave the question out: /skip",
)
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Back", callback_data="back")]])


def step(number: int) -> Any:
    """Keeps what was written, says the next words, goes on to the next state."""

    async def taken(update: Update, context: Context) -> int:
        assert update.message is not None
        assert context.user_data is not None
        context.user_data[f"step {number}"] = update.message.text
        await update.message.reply_text(WORDS[number], reply_markup=BUTTONS)
        return number + 1 if number + 1 < len(WORDS) else ConversationHandler.END

    return taken


def main(url: str, token: str, state: str) -> None:
    """Polls until stopped."""
    conversation: ConversationHandler[Any] = ConversationHandler(
        entry_points=[CommandHandler("start", step(0))],
        states={
            1: [CommandHandler("language", step(1))],
            2: [CommandHandler("agree", step(2))],
            3: [MessageHandler(TEXT, step(3))],
            4: [MessageHandler(TEXT, step(4))],
            5: [MessageHandler(TEXT, step(5))],
            6: [MessageHandler(TEXT, step(6))],
            7: [MessageHandler(TEXT, step(7)), CommandHandler("skip", step(7))],
        },
        fallbacks=[],
        name="interview",
        persistent=True,
    )
    builder = Application.builder().token(token).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    application = builder.persistence(PicklePersistence(state)).build()
    application.add_handler(conversation)
    application.run_polling(allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    main(*sys.argv[1:])
