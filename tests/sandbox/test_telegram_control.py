"""Playing people from another process, over HTTP."""

import asyncio
import base64
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from sandbox.telegram_server import BotApi
from tests.sandbox.telegram_asking import Bot, asking, button, keyboard


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running(seed=17) as running:
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with asking(api) as client:
        yield client


async def post(bot: Bot, path: str, **fields: Any) -> Any:
    answer = await bot.client.post(f"/sandbox/{path}", json=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def get(bot: Bot, path: str, **query: Any) -> Any:
    answer = await bot.client.get(f"/sandbox/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_whole_conversation_can_be_played(bot: Bot) -> None:
    person = await post(bot, "persons", name="ليلى", language_code="ar")
    here = f"persons/{person['user_id']}"
    await post(bot, f"{here}/start", payload="x")
    sent = await bot.ask("sendMessage", chat_id=person["chat_id"], text="<b>؟</b>", parse_mode="HTML", reply_markup=keyboard([button("نعم")]))  # fmt: skip
    view = await get(bot, here, after=0, wait=1)
    assert view["messages"][-1]["html"] == "<b>؟</b>"
    assert view["messages"][-1]["buttons"] == [[{"text": "نعم", "data": "v1:yes"}]]
    tap = (await post(bot, f"{here}/tap", words="نعم"))["result"]
    await bot.ask("answerCallbackQuery", callback_query_id=tap["id"], text="شكرًا")
    [number] = (await post(bot, f"{here}/send", text="جواب", reply_to=sent["message_id"]))["result"]
    await post(bot, f"{here}/edit", message_id=number, text="جواب آخر")
    await post(bot, f"{here}/send_file", name="a.txt", data=base64.b64encode(b"abc").decode(), caption="c")
    view = await get(bot, here)
    assert view["taps"][0]["answer"] == {"text": "شكرًا"}
    assert [each["text"] for each in view["messages"]][2:] == ["جواب آخر", "c"]
    file = await bot.client.get(f"/sandbox/files/{view['messages'][-1]['file']['file_id']}")
    assert (file.content, file.headers["content-disposition"]) == (b"abc", "attachment")
    assert len(await get(bot, "persons")) == 1
    assert (await get(bot, "bot"))["pending_updates"] == 5


async def test_waiting_ends_with_the_next_word_of_the_bot(bot: Bot) -> None:
    person = await post(bot, "persons", name="Omar")
    await post(bot, f"persons/{person['user_id']}/start")
    waiting = asyncio.create_task(get(bot, f"persons/{person['user_id']}", wait=10))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await bot.ask("sendMessage", chat_id=person["chat_id"], text="hello")
    assert (await waiting)["messages"][-1]["text"] == "hello"


async def test_groups_faults_and_the_record_are_reached_too(bot: Bot) -> None:
    person = await post(bot, "persons", name="Omar")
    group = await post(bot, "groups", title="Staff", members=[person["user_id"]])
    await post(bot, f"groups/{group['chat_id']}/send", person=person["user_id"], text="/status")
    assert (await get(bot, f"groups/{group['chat_id']}"))["messages"][0]["text"] == "/status"
    await post(bot, f"groups/{group['chat_id']}/promote", person=person["user_id"])
    new = (await post(bot, f"groups/{group['chat_id']}/migrate", person=person["user_id"]))["result"]
    assert (await get(bot, "groups"))[0]["chat_id"] == new
    await post(bot, "faults", kind="429", method="getMe", retry_after=9)
    assert await bot.refusal("getMe") == "429 Too Many Requests: retry after 9"
    await post(bot, "faults", kind="hang", times=None)
    await bot.client.delete("/sandbox/faults")
    await bot.ask("getMe")
    assert (await post(bot, "flood", overall=5))["overall"] == 5
    record = await get(bot, "requests", method="getMe")
    assert [each["status"] for each in record] == [429, 200]


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("persons/5/send", {"text": "x"}, 404),
        ("persons/1/fly", {}, 404),
        ("persons/1/send", {"words": "x"}, 400),
        ("persons/1/send", {"text": ""}, 400),
        ("persons/1/tap", {"words": "nothing"}, 404),
        ("persons/1/send_file", {"name": "a", "data": "not base64!"}, 400),
        ("faults", {"kind": "unheard of"}, 400),
        ("groups/7/send", {"person": 1, "text": "x"}, 404),
    ],
)
async def test_what_cannot_be_done_is_said(bot: Bot, path: str, fields: dict[str, Any], status: int) -> None:
    await post(bot, "persons", name="Omar", user_id=1)
    answer = await bot.client.post(f"/sandbox/{path}", json=fields)
    assert answer.status_code == status
    assert answer.json()["error"]


async def test_another_machine_controls_nothing(api: BotApi) -> None:
    transport = httpx.ASGITransport(Starlette(routes=api.routes()), client=("192.0.2.7", 5555))
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox.test") as client:
        assert (await client.get("/sandbox/persons")).status_code == 403
        assert (await client.get(f"/bot{api.token}/getMe")).status_code == 200


async def test_it_runs_alone_and_tells_its_address() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox.telegram_server", "--token", "77:abc", stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        told = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"{told['url']}/bot77:abc/getMe")
        assert answer.json()["result"]["id"] == 77
    finally:
        process.terminate()
        await process.wait()
