"""What the stand-in refuses, word for word."""

import inspect
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from telegram import Bot as PtbBot

from sandbox.telegram_check import description
from sandbox.telegram_door import HANDLERS
from sandbox.telegram_server import BotApi
from tests.sandbox.telegram_asking import Bot, Json, a_person, asking, button, dumps, keyboard

CHAT = 700_000_001


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running(seed=1) as running:
        await running.person("Layla", "ar", CHAT).start()
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with asking(api) as client:
        yield client


#: Methods of the library that are none of the Bot API's, and what it adds to calls and sends under other names.
LIBRARY_OWN = {"do_api_request", "initialize", "shutdown"}
LIBRARY_OPTIONS = {
    "self",
    "read_timeout",
    "write_timeout",
    "connect_timeout",
    "pool_timeout",
    "api_kwargs",
    "current_offset",
    "location",
    "filename",
    "contact",
    "venue",
    "caption",
    "parse_mode",
    "caption_entities",
    "allow_sending_without_reply",
    "reply_to_message_id",
}

REFUSED: list[tuple[str, Json, str]] = [
    # who and where
    ("noSuchMethod", {}, "404 Not Found: method not found"),
    ("sendMessage", {"text": "x"}, "400 Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": 42, "text": "x"}, "400 Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "400 Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "layla", "text": "x"}, "400 Bad Request: chat not found"),
    # texts
    ("sendMessage", {"chat_id": CHAT}, "400 Bad Request: message text is empty"),
    ("sendMessage", {"chat_id": CHAT, "text": ""}, "400 Bad Request: message text is empty"),
    ("sendMessage", {"chat_id": CHAT, "text": " \n "}, "400 Bad Request: text must be non-empty"),
    ("sendMessage", {"chat_id": CHAT, "text": "ب" * 4097}, "400 Bad Request: message is too long"),
    ("sendMessage", {"chat_id": CHAT, "text": "😀" * 2049}, "400 Bad Request: message is too long"),
    ("sendMessage", {"chat_id": CHAT, "text": "ب" * 16385}, "400 Bad Request: text is too long"),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "parse_mode": "XML"},
        "400 Bad Request: unsupported parse_mode",
    ),
    # names and types
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "parsemode": "HTML"},
        '400 Bad Request: unknown parameter "parsemode" of sendMessage',
    ),
    ("sendMessage", {"chat_id": CHAT, "text": 5}, '400 Bad Request: field "text" must be of type String'),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "protect_content": "perhaps"},
        '400 Bad Request: field "protect_content" must be of type Boolean',
    ),
    ("getUpdates", {"timeout": "soon"}, '400 Bad Request: field "timeout" must be of type Number'),
    ("getUpdates", {"offset": True}, '400 Bad Request: field "offset" must be of type Number'),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "entities": "[{"},
        "400 Bad Request: can't parse entities JSON object",
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "entities": [{"type": "bold", "offset": 0}]},
        "400 Bad Request: can't parse entities: can't find field \"length\"",
    ),
    # keyboards
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": "{"},
        "400 Bad Request: can't parse reply keyboard markup JSON object",
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Yes"}]]}},
        "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Yes", "data": "y"}]]}},
        '400 Bad Request: can\'t parse inline_keyboard: unknown field "data" of InlineKeyboardButton',
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard([button(callback_data="ب" * 33)])},
        "400 Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard([button(url="http://localhost:8080")])},
        "400 Bad Request: inline keyboard button URL 'http://localhost:8080' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard([button(copy_text={"text": "x" * 257})])},
        "400 Bad Request: BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard(*[[button()]] * 101)},
        "400 Bad Request: reply markup is too long",
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": f'<a href="https://itu.int/{"x" * 200}">y</a> ' * 50, "parse_mode": "HTML"},
        "400 Bad Request: ENTITIES_TOO_LONG",
    ),
    # replies
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_parameters": {"message_id": 99999}},
        "400 Bad Request: message to be replied not found",
    ),
    # edits
    (
        "editMessageText",
        {"chat_id": CHAT, "text": "x"},
        "400 Bad Request: message identifier is not specified",
    ),
    (
        "editMessageText",
        {"chat_id": CHAT, "message_id": 99999, "text": "x"},
        "400 Bad Request: message to edit not found",
    ),
    ("deleteMessage", {"chat_id": CHAT, "message_id": 99999}, "400 Bad Request: message to delete not found"),
    # callback queries
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    # files
    ("sendDocument", {"chat_id": CHAT}, "400 Bad Request: there is no document in the request"),
    (
        "sendDocument",
        {"chat_id": CHAT, "document": "BQAC"},
        "400 Bad Request: wrong file identifier/HTTP URL specified",
    ),
    (
        "sendDocument",
        {"chat_id": CHAT, "document": "https://example.org/a.pdf"},
        "400 Bad Request: failed to get HTTP URL content",
    ),
    ("getFile", {"file_id": "BQAC"}, "400 Bad Request: wrong file_id or the file is temporarily unavailable"),
    # the rest
    (
        "sendChatAction",
        {"chat_id": CHAT, "action": "thinking"},
        "400 Bad Request: wrong parameter action in request",
    ),
    ("setMyCommands", {"commands": "no"}, "400 Bad Request: can't parse commands JSON object"),
    (
        "setMyCommands",
        {"commands": [{"command": "Start", "description": "x"}]},
        "400 Bad Request: BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "بدء", "description": "x"}]},
        "400 Bad Request: BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "start", "description": "x" * 257}]},
        "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [], "language_code": "arabic"},
        "400 Bad Request: invalid language code specified",
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "everybody"}},
        '400 Bad Request: can\'t parse scope: unsupported type "everybody"',
    ),
    ("setMyDescription", {"description": "x" * 513}, "400 Bad Request: BOT_DESCRIPTION_TOO_LONG"),
    (
        "setMyShortDescription",
        {"short_description": "x" * 121},
        "400 Bad Request: BOT_SHORT_DESCRIPTION_TOO_LONG",
    ),
    ("setMyName", {"name": "x" * 65}, "400 Bad Request: BOT_TITLE_INVALID"),
    (
        "setWebhook",
        {"url": "http://bot.example/hook"},
        "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://bot.example:8080/hook"},
        "400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ),
    (
        "setWebhook",
        {"url": "http://127.0.0.1:9/", "secret_token": "not so"},
        "400 Bad Request: secret token contains unallowed characters",
    ),
    ("sendInvoice", {"chat_id": CHAT}, "400 Bad Request: title is empty"),
    ("getMyStarBalance", {}, "501 Not Implemented: the sandbox does not play getMyStarBalance"),
]


@pytest.mark.parametrize(
    ("method", "params", "words"), REFUSED, ids=[f"{each[0]}: {each[2][:60]}" for each in REFUSED]
)
async def test_it_is_refused_in_telegrams_words(bot: Bot, method: str, params: Json, words: str) -> None:
    before = bot.api.persons[CHAT].sees()
    assert await bot.refusal(method, **params) == words
    assert bot.api.persons[CHAT].sees() == before


ACCEPTED: list[tuple[str, Json]] = [
    ("sendMessage", {"chat_id": CHAT, "text": "ب" * 4096}),
    ("sendMessage", {"chat_id": CHAT, "text": "😀" * 2048}),
    ("sendMessage", {"chat_id": str(CHAT), "text": "x"}),
    ("SENDMESSAGE", {"chat_id": CHAT, "text": "x"}),
    ("sendMessage", {"chat_id": CHAT, "text": "x", "parse_mode": None}),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard([button(callback_data="ب" * 32)])},
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": keyboard([button(copy_text={"text": "R-1"})])},
    ),
    (
        "sendMessage",
        {"chat_id": CHAT, "text": "x", "reply_markup": dumps(keyboard([button(url="example.org")]))},
    ),
    ("sendMessage", {"chat_id": CHAT, "text": "x", "reply_markup": {"keyboard": [["نعم", {"text": "لا"}]]}}),
    ("sendMessage", {"chat_id": CHAT, "text": "x", "reply_markup": {"remove_keyboard": True}}),
    ("sendMessage", {"chat_id": CHAT, "text": "x", "reply_markup": {"force_reply": True, "selective": True}}),
    (
        "sendMessage",
        {
            "chat_id": CHAT,
            "text": "x",
            "reply_parameters": {"message_id": 99999, "allow_sending_without_reply": True},
        },
    ),
    ("sendChatAction", {"chat_id": CHAT, "action": "typing"}),
    (
        "setMyCommands",
        {"commands": [{"command": "start", "description": "ابدأ"}] * 100, "language_code": "ar"},
    ),
    ("setMyDescription", {"description": "ب" * 512, "language_code": "ar"}),
    ("getChat", {"chat_id": CHAT}),
    ("getChatMember", {"chat_id": CHAT, "user_id": CHAT}),
    ("getMyDefaultAdministratorRights", {}),
    ("getChatMenuButton", {"chat_id": CHAT}),
]


@pytest.mark.parametrize(("method", "params"), ACCEPTED)
async def test_it_is_accepted(bot: Bot, method: str, params: Json) -> None:
    await bot.ask(method, **params)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/bot123456:wrong/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        ("/file/bot123456:wrong/documents/file_0.pdf", 401, "Unauthorized"),
    ],
)
async def test_a_wrong_token_is_told_as_telegram_tells_it(
    bot: Bot, path: str, status: int, words: str
) -> None:
    answer = await bot.client.get(path)
    assert (answer.status_code, answer.json()) == (
        status,
        {"ok": False, "error_code": status, "description": words},
    )


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"{", "application/json", "can't parse request: invalid JSON"),
        (b"[1]", "application/json", "can't parse request: expected an object"),
        (b'{"text": "\xff"}', "application/json", "strings must be encoded in UTF-8"),
        (b"text=%FF", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b"text=x", "text/plain", "unsupported content type 'text/plain'"),
        (b"--b\r\n", "multipart/form-data; boundary=b", "can't parse request: multipart body is cut off"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(bot: Bot, content: bytes, kind: str, words: str) -> None:
    path = f"/bot{bot.api.token}/sendMessage"
    answer = await bot.client.post(path, content=content, headers={"Content-Type": kind})
    assert answer.json()["description"] == f"Bad Request: {words}"


async def test_the_same_parameters_may_come_as_query_form_json_or_multipart(bot: Bot) -> None:
    path = f"/bot{bot.api.token}/sendMessage"
    fields = {"chat_id": str(CHAT), "text": "سؤال & جواب"}
    answers: list[httpx.Response] = [
        await bot.client.get(path, params=fields),
        await bot.client.post(path, data=fields),
        await bot.client.post(path, json=fields),
        await bot.client.post(path, files={key: (None, value) for key, value in fields.items()}),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["سؤال & جواب"] * 4


async def test_getme_has_every_field_a_bot_gets_there(bot: Bot) -> None:
    me = await bot.ask("getMe")
    assert me["is_bot"] is True
    assert me["id"] == int(bot.api.token.split(":")[0])
    assert {"can_join_groups", "can_read_all_group_messages", "supports_inline_queries"} <= set(me)


async def test_python_telegram_bot_knows_no_method_that_the_description_lacks() -> None:
    """The description is of a later Bot API than the library's: each of its methods must be there, with its parameters."""
    unknown: list[str] = []
    for name, function in inspect.getmembers(PtbBot, inspect.iscoroutinefunction):
        words = name.split("_")
        method = description().method(words[0] + "".join(word.capitalize() for word in words[1:]))
        if name in LIBRARY_OWN or name.startswith("_") or not name.islower():
            continue
        if method is None:
            unknown.append(name)
            continue
        parameters = set(inspect.signature(function).parameters) - LIBRARY_OPTIONS
        unknown += [f"{name}({each})" for each in parameters if each not in method.readers]
    assert unknown == []


async def test_every_method_played_is_one_of_the_bot_api() -> None:
    for name in HANDLERS:
        method = description().method(name)
        assert method is not None
        assert method.name == name


async def test_whatever_is_answered_fits_the_description_of_the_bot_api(api: BotApi, bot: Bot) -> None:
    """Our own answers are held to the same description as the bot's requests."""
    person = await a_person(api)
    group = api.group(members=[person], bot_is="administrator")
    sent = await bot.ask(
        "sendMessage",
        chat_id=person.id,
        text="<b>x</b> /go",
        parse_mode="HTML",
        reply_markup=keyboard([button()]),
    )
    await person.tap("Yes")
    await person.send("reply", reply_to=sent["message_id"])
    await person.send("forwarded", forwarded_from="Omar")
    ids = await person.send_file("a.txt", b"abc", "caption")
    await person.edit(ids[0], "other caption")
    for act in (
        person.send_photo,
        person.send_voice,
        person.send_sticker,
        person.send_contact,
        person.send_location,
    ):
        await act()
    await person.send_audio("a.mp3", b"x")
    await person.send_video("a.mp4", b"x")
    await person.send_poll("Which?", ["a", "b"])
    await person.send_album([("1.jpg", b""), ("2.jpg", b"")], "both")
    await person.block()
    await person.unblock()
    await group.add_bot(person)
    await group.send(person, "hello")
    await group.migrate(person)
    updates = await bot.updates()
    check = description().check
    assert len(updates) > 15
    for update in updates:
        check("Update", update, "update")
    check("Message", sent, "message")
    answers: list[tuple[str, str, dict[str, Any]]] = [
        ("getMe", "User", {}),
        ("getChat", "ChatFullInfo", {"chat_id": person.id}),
        ("getChatAdministrators", "[ChatMemberAdministrator]", {"chat_id": group.chat.id}),
        ("getChatMember", "ChatMemberMember", {"chat_id": group.chat.id, "user_id": person.id}),
        ("getWebhookInfo", "WebhookInfo", {}),
        ("getMyDefaultAdministratorRights", "ChatAdministratorRights", {}),
        ("getUserProfilePhotos", "UserProfilePhotos", {"user_id": person.id}),
    ]
    for method, kind, params in answers:
        check(kind, await bot.ask(method, **params), method)
