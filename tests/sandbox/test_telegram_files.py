"""Files in both directions, with Telegram's limits."""

import struct
from collections.abc import AsyncIterator

import pytest

from sandbox.telegram_server import BotApi
from tests.sandbox.telegram_asking import Bot, a_person, asking, dumps
from tests.sandbox.test_telegram_updates import Clock

MEGABYTE = 1024 * 1024


def a_png(width: int = 640, height: int = 480, padding: int = 0) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + bytes(32 + padding)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[BotApi]:
    async with BotApi.running(seed=2, clock=clock) as running:
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with asking(api) as client:
        yield client


async def test_a_file_a_person_sent_can_be_fetched_for_an_hour(api: BotApi, bot: Bot, clock: Clock) -> None:
    person = await a_person(api)
    await person.send_file("ответы.docx", b"PK..", "наши ответы")
    message = (await bot.updates())[-1]["message"]
    document = message["document"]
    assert (document["file_name"], document["file_size"], message["caption"]) == (
        "ответы.docx",
        4,
        "наши ответы",
    )
    assert document["mime_type"] == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    found = await bot.ask("getFile", file_id=document["file_id"])
    path = f"/file/bot{api.token}/{found['file_path']}"
    assert (await bot.client.get(path)).content == b"PK.."
    clock.now += 3601
    assert (await bot.client.get(path)).status_code == 404
    await bot.ask("getFile", file_id=document["file_id"])
    assert (await bot.client.get(path)).status_code == 200


async def test_a_link_does_not_answer_before_it_was_asked_for(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await person.send_file("a.txt", b"x")
    answer = await bot.client.get(f"/file/bot{api.token}/documents/file_0.txt")
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


@pytest.mark.parametrize(("size", "accepted"), [(20 * MEGABYTE, True), (20 * MEGABYTE + 1, False)])
async def test_a_bot_cannot_fetch_more_than_20_megabytes(
    api: BotApi, bot: Bot, size: int, accepted: bool
) -> None:
    person = await a_person(api)
    await person.send_file("video.mov", b"x", size=size)
    file_id = (await bot.updates())[-1]["message"]["document"]["file_id"]
    answer = await bot.try_("getFile", file_id=file_id)
    assert answer["ok"] is accepted
    if not accepted:
        assert answer["description"] == "Bad Request: file is too big"


@pytest.mark.parametrize("name", ["отчёт «итог».pdf", 'a "quoted" name.pdf', "إيصال.pdf", "a;b=c.pdf"])
async def test_a_document_keeps_its_name_and_bytes(api: BotApi, bot: Bot, name: str) -> None:
    person = await a_person(api)
    data = b"%PDF\r\n--not a boundary\r\n\r\n\x00\xff"
    await bot.form("sendDocument", {"document": (name, data, "application/pdf")}, chat_id=person.id, caption="<b>x</b>", parse_mode="HTML")  # fmt: skip
    seen = person.sees()[-1]
    assert seen.file is not None
    assert (seen.file.name, seen.file.mime, seen.file.data) == (name, "application/pdf", data)
    assert (seen.text, seen.html, seen.kind) == ("x", "<b>x</b>", "document")


async def test_a_file_can_be_sent_again_by_its_id_but_not_as_something_else(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    await person.send_file("a.txt", b"abc")
    await person.send_voice()
    sent = [each["message"] for each in await bot.updates()]
    await bot.ask("sendDocument", chat_id=person.id, document=sent[1]["document"]["file_id"])
    assert person.sees()[-1].file == person.sees()[1].file
    words = "400 Bad Request: can't use file of type Voice as Photo"
    assert await bot.refusal("sendPhoto", chat_id=person.id, photo=sent[2]["voice"]["file_id"]) == words


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("document", b"", "Bad Request: file must be non-empty"),
        ("photo", b"no picture at all", "Bad Request: IMAGE_PROCESS_FAILED"),
        ("photo", a_png(9000, 2000), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("photo", a_png(2100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (
            "photo",
            a_png(padding=10 * MEGABYTE),
            f"Bad Request: file of size {10 * MEGABYTE + 56} bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
        ("document", bytes(50 * MEGABYTE + 1), "Request Entity Too Large"),
        ("document", bytes(52 * MEGABYTE), "Request Entity Too Large"),
    ],
    ids=["empty", "no picture", "too large a picture", "too thin a picture", "10 MB photo", "50 MB", "52 MB"],
)
async def test_uploads_beyond_the_limits_are_refused(
    api: BotApi, bot: Bot, kind: str, data: bytes, words: str
) -> None:
    person = await a_person(api)
    answer = await bot.form(f"send{kind.capitalize()}", {kind: ("name.bin", data)}, chat_id=person.id)
    assert answer["description"] == words
    assert len(person.sees()) == 1


async def test_a_photo_has_a_thumbnail_and_its_size(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    answer = await bot.form("sendPhoto", {"photo": ("scan.png", a_png())}, chat_id=person.id)
    small, whole = answer["result"]["photo"]
    assert (whole["width"], whole["height"]) == (640, 480)
    assert small["file_unique_id"] != whole["file_unique_id"]


async def test_an_album_is_sent_with_attached_files(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    media = [
        {"type": "document", "media": "attach://first", "caption": "two files"},
        {"type": "document", "media": "attach://second"},
    ]
    files = {"first": ("1.pdf", b"1"), "second": ("2.pdf", b"2")}
    answer = await bot.form("sendMediaGroup", files, chat_id=person.id, media=dumps(media))
    assert len({each["media_group_id"] for each in answer["result"]}) == 1
    assert [each.file.data for each in person.sees()[1:] if each.file] == [b"1", b"2"]
    mixed = [media[0], {"type": "photo", "media": "attach://second"}]
    refused = await bot.form("sendMediaGroup", files, chat_id=person.id, media=dumps(mixed))
    assert "can't be mixed" in refused["description"]


async def test_a_file_nobody_refers_to_is_an_unknown_parameter(api: BotApi, bot: Bot) -> None:
    person = await a_person(api)
    answer = await bot.form("sendMessage", {"stray": ("1.pdf", b"1")}, chat_id=person.id, text="x")
    assert answer["description"] == 'Bad Request: unknown parameter "stray" of sendMessage'


@pytest.mark.parametrize(("letters", "accepted"), [(1024, True), (1025, False)])
async def test_captions_are_counted_in_letters(api: BotApi, bot: Bot, letters: int, accepted: bool) -> None:
    person = await a_person(api)
    answer = await bot.form(
        "sendDocument", {"document": ("a", b"x")}, chat_id=person.id, caption="ب" * letters
    )
    assert answer["ok"] is accepted
