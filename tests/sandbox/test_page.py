"""The sandbox page and its world: who can be played, what they see, and that it needs nothing from outside."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import sys
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from sandbox.page import STATIC
from sandbox.world import Sandbox
from tests.sandbox.test_mail_host import a_mail

DESK = "consultation@intake.test"
LAYLA = "layla@example.org"
SOURCES = {path.name: path.read_text("utf-8") for path in STATIC.iterdir()}


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.running(desk=DESK) as running:
        yield running


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=sandbox.url, trust_env=False) as client:
        yield client


async def test_the_page_and_all_it_names_are_served_from_here(http: httpx.AsyncClient) -> None:
    page = await http.get("/")
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    named = re.findall(r'(?:src|href)="([^"]+)"', page.text) + [
        f"/static/{name}" for source in SOURCES.values() for name in re.findall(r'from "\./([^"]+)"', source)
    ]
    assert len(named) >= 6
    for path in named:
        assert (await http.get(path)).status_code == 200, path


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_nothing_comes_from_outside(name: str) -> None:
    addresses = set(re.findall(r"https?://[\w./-]+", SOURCES[name]))
    assert addresses <= {"http://www.w3.org/2000/svg"}  # the name of a namespace, never loaded


def test_every_word_of_the_page_is_there_in_six_languages() -> None:
    tables = re.findall(r"^  (\w\w): \{\n(.*?)^  \},", SOURCES["words.js"], re.M | re.S)
    words = {language: set(re.findall(r"(\w+): \"", table)) for language, table in tables}
    used = set(re.findall(r'data-word(?:-label)?="(\w+)"', SOURCES["page.html"]))
    for name in ("chat.js", "mail.js", "page.js"):
        used |= set(re.findall(r'word\("(\w+)"\)', SOURCES[name]))
    assert set(words) == {"ar", "zh", "en", "fr", "ru", "es"}
    assert used
    assert {language: used - known for language, known in words.items()} == {
        language: set() for language in words
    }
    assert len({frozenset(known) for known in words.values()}) == 1


async def test_a_person_invited_has_a_chat_and_a_mailbox(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    layla = sandbox.invite("ليلى", "ar", LAYLA)
    answer = await http.post(
        "/sandbox/characters", json={"name": "José", "language": "es", "address": "jose@ejemplo.es"}
    )
    assert [(each["name"], each["language"], each["address"]) for each in answer.json()["characters"]] == [
        ("ليلى", "ar", LAYLA),
        ("José", "es", "jose@ejemplo.es"),
    ]
    sandbox.mail.send(LAYLA, "jose@ejemplo.es", a_mail())
    assert layla.mailbox.messages() == []


@pytest.mark.parametrize(
    "given",
    [
        {"name": "X", "language": "en", "address": "nowhere"},
        {"name": "X", "language": "en", "address": DESK.upper()},
        {"name": "X", "language": "en", "address": LAYLA},
        {"name": "X"},
        [],
    ],
)
async def test_a_person_without_an_address_of_their_own_is_refused(
    sandbox: Sandbox, http: httpx.AsyncClient, given: object
) -> None:
    sandbox.invite("ليلى", "ar", LAYLA)
    assert (await http.post("/sandbox/characters", json=given)).status_code == 400
    assert len(sandbox.api.persons) == 1


async def test_people_made_on_one_side_only_can_be_played_too(
    sandbox: Sandbox, http: httpx.AsyncClient
) -> None:
    person = sandbox.api.person(name="Only chat")
    sandbox.mail.add_user("only@mail.test")
    views = {}
    for each in (await http.get("/sandbox/characters")).json()["characters"]:
        view = (await http.get("/sandbox/view", params={"id": each["id"]})).json()
        views[each["id"]] = (view["chat"] is not None, view["mail"] is not None)
    assert views == {str(person.id): (True, False), "only@mail.test": (False, True)}


async def test_the_view_waits_for_news_of_chat_and_mail(
    sandbox: Sandbox, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.page.LOOK_AGAIN", 60.0)  # only the news itself may wake it
    layla = sandbox.invite("Layla", "ar", LAYLA)
    bot = Bot(sandbox.api.token, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot")
    await layla.person.start()

    async def say() -> None:
        buttons = InlineKeyboardMarkup([[InlineKeyboardButton("موافق", callback_data="ok")]])
        async with bot:
            await bot.send_message(
                layla.person.id, "أهلاً <b>بكم</b>", parse_mode="HTML", reply_markup=buttons
            )

    async def write() -> None:
        sandbox.mail.send(DESK, LAYLA, a_mail("Receipt"))

    view = (await http.get("/sandbox/view", params={"id": str(layla.person.id)})).json()
    for news in (say, write):
        query = {"id": str(layla.person.id), "known": view["mark"], "wait": "10"}
        waiting = asyncio.create_task(http.get("/sandbox/view", params=query))
        await asyncio.sleep(0.05)
        assert not waiting.done()
        await news()
        view = (await asyncio.wait_for(waiting, 30)).json()
    last = view["chat"]["messages"][-1]
    assert (last["html"], last["buttons"]) == ("أهلاً <b>بكم</b>", [[{"text": "موافق", "data": "ok"}]])
    assert [mail["subject"] for mail in view["mail"]["INBOX"]] == ["Receipt"]
    assert (await http.get("/sandbox/view", params={"id": "nobody"})).status_code == 404


async def test_without_news_the_view_comes_back_with_the_same_mark(
    sandbox: Sandbox, http: httpx.AsyncClient
) -> None:
    layla = sandbox.invite("Layla", "ar", LAYLA)
    query = {"id": str(layla.person.id)}
    mark = (await http.get("/sandbox/view", params=query)).json()["mark"]
    again = await http.get("/sandbox/view", params={**query, "known": mark, "wait": "0.05"})
    assert again.json()["mark"] == mark


async def test_the_sandbox_closes_while_the_page_waits() -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        async with Sandbox.running(desk=DESK) as sandbox:
            layla = sandbox.invite("Layla", "ar", LAYLA)
            url, query = f"{sandbox.url}/sandbox/view", {"id": str(layla.person.id)}
            mark = (await http.get(url, params=query)).json()["mark"]
            waiting = asyncio.create_task(http.get(url, params={**query, "known": mark, "wait": "40"}))
            await asyncio.sleep(0.05)
        assert (await asyncio.wait_for(waiting, 30)).status_code == 200


async def test_the_sandbox_runs_alone_and_tells_its_addresses() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox.world", stdout=asyncio.subprocess.PIPE, cwd=STATIC.parents[1]
    )
    try:
        assert process.stdout is not None
        told = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
        assert told["imap_url"].startswith("imap://consultation%40intake.test:secret@127.0.0.1:")
        async with httpx.AsyncClient(base_url=told["url"], trust_env=False) as http:
            characters = (await http.get("/sandbox/characters")).json()["characters"]
        assert [each["language"] for each in characters] == ["ar", "zh", "en", "fr", "ru", "es"]
    finally:
        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), 30) == 0
