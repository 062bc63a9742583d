"""Letters in words: which messages they become, and which buttons are below."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot import writing
from bot.splitting import LIMIT, units
from consultation.correspondence import Channel, Enclosure, Letter, Say
from consultation.definition import LANGUAGES
from phrases.catalogue import Catalogue
from tests.bot.service import CIRCULAR

NOW = datetime(2017, 8, 1, tzinfo=UTC)
QUESTION = Say.of("question", number=2, position=2, count=5)
RECORDED = Say.of("recorded", number=2, characters=10, parts=1, files=0)
SO_FAR = Say.of("so_far", number=2, characters=10, parts=1, files=0)


def a_letter(*says: Say, language: str = "en", **fields: Any) -> Letter:
    return Letter("key", Channel.TELEGRAM, "501", language, says, "reply", CIRCULAR.slug, **fields)


def worded(letter: Letter) -> list[writing.Text]:
    pieces = writing.pieces(letter, Catalogue.load(), CIRCULAR, NOW, "https://t.me/desk_bot?start=en")
    return [piece for piece in pieces if isinstance(piece, writing.Text)]


def buttons(letter: Letter) -> list[list[str]]:
    keyboard = worded(letter)[-1].keyboard
    if keyboard is None:
        return []
    return [
        [str(button.callback_data or button.url or (button.copy_text and button.copy_text.text)) for button in row]
        for row in keyboard.inline_keyboard
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ((Say.of("ask_name"),), []),
        ((Say.of("notice"), Say.of("ask_consent")), [["v1:agree"], ["v1:language", "v1:subscribe"]]),
        ((Say.of("ask_country"),), [["v1:back:country", "v1:skip:country"]]),
        (
            (Say.of("ask_category"),),
            [[f"v1:category:{each.id}"] for each in CIRCULAR.categories]
            + [["v1:back:category", "v1:skip:category"]],
        ),
        ((QUESTION,), [["v1:back:2", "v1:skip:2"]]),
        ((QUESTION, SO_FAR), [["v1:back:2", "v1:next:2"], ["v1:review"]]),
        ((RECORDED,), [["v1:next:2"], ["v1:review", "v1:remove:42"]]),
        ((RECORDED, Say.of("late_note")), [["v1:next:2"], ["v1:review", "v1:remove:42"]]),
        (
            (Say.of("ask_submit", missing=0),),
            [
                ["v1:submit"],
                ["v1:question:1", "v1:question:2", "v1:question:3"],
                ["v1:question:4", "v1:question:5"],
                ["v1:profile"],
            ],
        ),
        (
            (Say.of("receipt", receipt="CL1730-AAAAA-BBBBB", version=1), Say.of("after_submit")),
            [["CL1730-AAAAA-BBBBB"], ["v1:review", "v1:status"], ["v1:new"]],
        ),
        ((Say.of("ask_withdraw"),), [["v1:withdraw:yes"], ["v1:keep"]]),
        ((Say.of("group_explains"),), [["https://t.me/desk_bot?start=en"]]),
        ((Say.of("privacy"),), []),
    ],
)
def test_the_buttons_are_those_of_what_is_asked_last(
    says: tuple[Say, ...], expected: list[list[str]]
) -> None:
    assert buttons(a_letter(*says, in_reply_to="tg:501:42")) == expected


def test_in_arabic_the_order_in_a_row_is_reversed_and_nothing_else() -> None:
    assert buttons(a_letter(QUESTION, language="ar")) == [["v1:skip:2", "v1:back:2"]]
    assert buttons(a_letter(Say.of("choose_language"), language="ar"))[0] == [
        "v1:language:zh",
        "v1:language:ar",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_have_words_without_invisible_marks(language: str) -> None:
    for says in ((QUESTION,), (RECORDED,), (Say.of("ask_submit", missing=0),), (Say.of("choose_language"),)):
        keyboard = worded(a_letter(*says, language=language))[-1].keyboard
        assert keyboard is not None
        for row in keyboard.inline_keyboard:
            for button in row:
                assert 0 < len(button.text) <= 40
                assert not set(button.text) & set("\u2066\u2067\u2068\u2069\u200f")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_stands_word_for_word_under_a_bold_heading(language: str) -> None:
    (message,) = worded(a_letter(Say.of("left_out"), QUESTION, language=language))

    question = CIRCULAR.question(2)
    assert question is not None
    assert question.text[language] in Catalogue.plain(message.text)
    ((offset, length),) = message.bold
    heading = message.text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")
    assert "2/5" in heading
    assert "\n" not in heading


def test_short_sayings_share_a_message_with_blank_lines_between() -> None:
    (message,) = worded(a_letter(Say.of("left_out"), Say.of("ask_country")))

    assert message.text.count("\n\n") == 1


def test_long_answers_go_out_in_messages_that_telegram_takes_and_nothing_is_missing() -> None:
    answers = [" ".join(f"{number}-{word}" for word in range(900)) for number in range(1, 6)]
    says = [Say.of("review_answer", number=n, text=text, files="") for n, text in enumerate(answers, 1)]

    messages = worded(a_letter(Say.of("review"), *says, Say.of("ask_submit", missing=0)))

    assert all(units(message.text) <= LIMIT for message in messages)
    whole = " ".join(" ".join(message.text for message in messages).split())
    assert all(answer in whole for answer in answers)
    assert [message.keyboard is not None for message in messages] == [False] * (len(messages) - 1) + [True]
    for message in messages:
        for offset, length in message.bold:
            assert message.text[offset : offset + length].startswith("Question ")


def test_what_a_stakeholder_wrote_cannot_break_a_message() -> None:
    text = "<b>&amp; _*[x](y)*_ </b>"

    (message,) = worded(a_letter(Say.of("review_answer", number=1, text=text, files="")))

    assert text in message.text


def test_files_come_after_the_words() -> None:
    enclosure = Enclosure("receipt.json", "application/json", "00")

    pieces = writing.pieces(a_letter(QUESTION, enclosures=(enclosure,)), Catalogue.load(), CIRCULAR, NOW)

    assert isinstance(pieces[0], writing.Text)
    assert pieces[1:] == [writing.Document(enclosure)]
