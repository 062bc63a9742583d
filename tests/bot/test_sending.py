"""What becomes of a letter when Telegram takes it, half of it, or not."""

from collections.abc import AsyncIterator

import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.client import Client
from bot.pacing import Pacing
from bot.sending import Sender, decision
from bot.writing import Document, Piece, Text
from consultation.correspondence import Channel, Enclosure, Letter
from intake.doors import Away, Refused, SendingError, TryLater, Unreachable
from intake.files import FileLost
from sandbox.telegram_server import BotApi


@pytest.fixture
async def sender(api: BotApi) -> AsyncIterator[Sender]:
    async def read_file(sha256: str) -> bytes:
        return sha256.encode()

    client = Client(api.token, api.url)
    yield Sender(client, Pacing(), read_file)
    await client.close()


def a_letter(address: int | str, key: str = "reply:1", reason: str = "reply") -> Letter:
    return Letter(key, Channel.TELEGRAM, str(address), "en", (), reason)


@pytest.mark.parametrize(
    ("error", "expected", "after"),
    [
        (RetryAfter(344), TryLater, 344),
        (Forbidden("Forbidden: bot was blocked by the user"), Unreachable, None),
        (Forbidden("Forbidden: user is deactivated"), Unreachable, None),
        (BadRequest("Chat not found"), Unreachable, None),
        (BadRequest("PEER_ID_INVALID"), Unreachable, None),
        (BadRequest("Have no rights to send a message"), Unreachable, None),
        (BadRequest("Message is too long"), Refused, None),
        (TimedOut(), Away, None),
        (NetworkError("Bad Gateway (502)"), Away, None),
        (Conflict("terminated"), Away, None),
        (TelegramError("Invalid server response"), Away, None),
        (InvalidToken("Unauthorized"), Away, None),
        (EndPointNotFound("Endpoint 'sendMessage' not found in Bot API"), Away, None),
    ],
)
def test_each_error_is_a_decision(
    error: TelegramError, expected: type[SendingError], after: float | None
) -> None:
    found = decision(error)

    assert type(found) is expected
    assert getattr(found, "after", None) == after


async def test_a_letter_that_broke_off_goes_on_where_it_was(api: BotApi, sender: Sender) -> None:
    ann = api.person("Ann")
    await ann.start()
    pieces: list[Piece] = [
        Text("one"),
        Text("two"),
        Document(Enclosure("r.json", "application/json", "bytes")),
    ]
    api.faults.add("500", method="sendDocument")
    with pytest.raises(TryLater):
        await sender.send(a_letter(ann.id), pieces)

    sent = await sender.send(a_letter(ann.id), pieces)

    assert [seen.text or (seen.file and seen.file.data) for seen in ann.sees_from_bot()] == [
        "one",
        "two",
        b"bytes",
    ]
    assert sent.external_id == str(ann.sees_from_bot()[1].message_id)


async def test_a_file_that_is_gone_is_told_to_staff_and_the_words_are_not_repeated(api: BotApi) -> None:
    async def read_file(sha256: str) -> bytes:
        raise FileLost("attachment 00 is missing")

    ann = api.person("Ann")
    await ann.start()
    client = Client(api.token, api.url)
    sender = Sender(client, Pacing(), read_file)
    pieces: list[Piece] = [Text("Thank you."), Document(Enclosure("r.json", "application/json", "00"))]
    for _ in range(2):
        with pytest.raises(Refused, match=r"r\.json could not be enclosed"):
            await sender.send(a_letter(ann.id), pieces)
    await client.close()

    assert [seen.text for seen in ann.sees_from_bot()] == ["Thank you."]


async def test_another_letter_begins_at_its_beginning(api: BotApi, sender: Sender) -> None:
    ann = api.person("Ann")
    await ann.start()
    for key in ("reply:1", "reply:2"):
        await sender.send(a_letter(ann.id, key), [Text("same words")])

    assert [seen.text for seen in ann.sees_from_bot()] == ["same words", "same words"]


async def test_bold_that_telegram_does_not_take_is_left_out(api: BotApi, sender: Sender) -> None:
    ann = api.person("Ann")
    await ann.start()
    api.faults.add("400", method="sendMessage", description="Bad Request: ENTITY_BOUNDS_INVALID")

    await sender.send(a_letter(ann.id), [Text("Question 1/5", bold=((0, 12),))])

    (seen,) = ann.sees_from_bot()
    assert (seen.text, seen.entities) == ("Question 1/5", ())


async def test_who_never_wrote_to_us_cannot_be_reached(api: BotApi, sender: Sender) -> None:
    with pytest.raises(Unreachable):
        await sender.send(a_letter(99), [Text("Hello?")])


async def test_who_blocked_us_cannot_be_reached(api: BotApi, sender: Sender) -> None:
    ann = api.person("Ann")
    await ann.start()
    await ann.block()
    with pytest.raises(Unreachable) as caught:
        await sender.send(a_letter(ann.id), [Text("Hello?")])

    assert "blocked" in caught.value.reason


async def test_a_group_that_moved_gets_its_letter_at_the_new_place(api: BotApi, sender: Sender) -> None:
    ann = api.person("Ann")
    group = api.group(members=[ann])
    old = group.chat.id
    await group.migrate(ann)
    with pytest.raises(TryLater) as caught:
        await sender.send(a_letter(old, reason="digest"), [Text("3 contributions")])
    assert caught.value.after == 0

    await sender.send(a_letter(old, reason="digest"), [Text("3 contributions")])

    assert [seen.text for seen in group.sees_from_bot()] == ["3 contributions"]


async def test_reminders_keep_to_the_rate_and_replies_do_not(api: BotApi, sender: Sender) -> None:
    ann = api.person("Ann")
    await ann.start()
    for number in range(3):
        await sender.send(a_letter(ann.id, f"reply:{number}"), [Text(f"{number}")])

    with pytest.raises(TryLater):
        await sender.send(a_letter(ann.id, "reminder:P7D", "reminder"), [Text("Please finish")])

    assert len(ann.sees_from_bot()) == 3
