"""Asking the Bot API as a bare HTTP client, without a library that would tidy the request first."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from sandbox.telegram_people import Person
from sandbox.telegram_server import BotApi

Json = dict[str, Any]


class Bot:
    """A bot in its barest form."""

    def __init__(self, api: BotApi, client: httpx.AsyncClient) -> None:
        self.api = api
        self.client = client

    async def ask(self, method: str, **params: Any) -> Any:
        """Returns the result, or fails the test with Telegram's words."""
        answer = await self.try_(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def try_(self, method: str, **params: Any) -> Json:
        """Returns the whole answer; parameters travel as JSON."""
        response = await self.client.post(f"/bot{self.api.token}/{method}", json=params)
        body: Json = response.json()
        assert body["ok"] == (response.status_code == 200)
        return body

    async def refusal(self, method: str, **params: Any) -> str:
        """Returns `400 Bad Request: …`; fails the test when it was not refused."""
        body = await self.try_(method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def form(self, method: str, files: Any = None, **params: Any) -> Json:
        """The same as a form, or as multipart where there are files."""
        response = await self.client.post(f"/bot{self.api.token}/{method}", data=params, files=files)
        body: Json = response.json()
        return body

    async def updates(self, **params: Any) -> list[Json]:
        """What waits now."""
        result: list[Json] = await self.ask("getUpdates", **params)
        return result


@asynccontextmanager
async def asking(api: BotApi) -> AsyncIterator[Bot]:
    """A bot that talks to this stand-in."""
    # Plain HTTP on loopback: reading all root certificates for each test would take longer than the test.
    async with httpx.AsyncClient(base_url=api.url, timeout=20, trust_env=False, verify=False) as client:
        yield Bot(api, client)


async def a_person(api: BotApi, name: str = "Layla", language: str = "en") -> Person:
    """Somebody who has pressed Start."""
    person = api.person(name, language)
    await person.start()
    return person


def keyboard(*rows: list[Json]) -> Json:
    """An inline keyboard."""
    return {"inline_keyboard": list(rows)}


def button(text: str = "Yes", **action: Any) -> Json:
    """One button; a callback button unless told otherwise."""
    return {"text": text, **(action or {"callback_data": "v1:yes"})}


def dumps(value: Any) -> str:
    """JSON as a form field carries it."""
    return json.dumps(value, ensure_ascii=False)
