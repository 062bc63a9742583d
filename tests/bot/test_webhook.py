"""Telegram calls us: who may, what is taken, and what happens while the store is away."""

import contextlib
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot import webhook
from bot.webhook import LONGEST, Webhook
from consultation.correspondence import Arrival
from consultation.errors import IntakeError
from sandbox.telegram_server import BotApi
from sandbox.telegram_serving import serving
from tests.bot.service import CIRCULAR, Service, service
from tests.bot.updates import an_update

NOW = datetime(2017, 8, 1, tzinfo=UTC)
HERE = Webhook("https://desk.example/telegram/updates", "a-secret")
GOOD = {"x-telegram-bot-api-secret-token": "a-secret", "content-type": "application/json"}


async def calls(
    body: bytes, headers: Mapping[str, str | bytes], *, away: bool = False
) -> tuple[httpx.Response, list[Arrival]]:
    """What Telegram is answered, and what was stored."""
    stored: list[Arrival] = []

    async def keep(arrivals: Sequence[Arrival]) -> int:
        if away:
            raise IntakeError("the database does not answer")
        stored.extend(arrivals)
        return len(arrivals)

    app = Starlette(routes=[webhook.route(HERE, "a-secret", "123", keep, lambda: NOW)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk.test") as client:
        raw_headers = {
            name.encode(): value if isinstance(value, bytes) else value.encode()
            for name, value in headers.items()
        }
        return await client.post(HERE.path, content=body, headers=raw_headers), stored


async def test_an_update_is_stored_as_it_came_before_it_is_acknowledged() -> None:
    raw = an_update(text="An answer.")

    response, stored = await calls(raw, GOOD)

    assert response.status_code == 200
    (arrival,) = stored
    assert (arrival.external_id, arrival.address, arrival.account, arrival.raw) == ("7001", "501", "123", raw)
    assert arrival.received_at == NOW


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"content-type": "application/json"}, an_update(text="x"), 401),
        (GOOD | {"x-telegram-bot-api-secret-token": "a-guess"}, an_update(text="x"), 401),
        (GOOD | {"x-telegram-bot-api-secret-token": "ä".encode()}, an_update(text="x"), 401),
        (GOOD | {"content-type": "text/plain"}, an_update(text="x"), 415),
        (GOOD, b"{", 400),
        (GOOD, b"[]", 400),
        (GOOD, b'{"message": {}}', 400),
        (GOOD, b'{"update_id": true}', 400),
        (GOOD, b'{"update_id": "7"}', 400),
        (GOOD, b'{"update_id": ' + b"7" * 5000 + b"}", 400),
        (GOOD, b"[" * 200_000, 400),
        (GOOD, b"\xff\xfe", 400),
        (GOOD, b" " * (LONGEST + 1), 413),
    ],
)  # fmt: skip
async def test_a_stranger_stores_nothing(headers: dict[str, str | bytes], body: bytes, status: int) -> None:
    response, stored = await calls(body, headers)

    assert response.status_code == status
    assert stored == []


async def test_while_the_store_is_away_telegram_is_asked_to_wait() -> None:
    response, stored = await calls(an_update(text="x"), GOOD, away=True)

    assert (response.status_code, response.headers["retry-after"]) == (503, "10")
    assert stored == []


def test_a_secret_is_made_from_the_token_where_none_is_set_and_is_not_shown() -> None:
    made = Webhook("https://desk.example/updates").secret_for("123:token")

    assert made == Webhook("https://other.example").secret_for("123:token") != ""
    assert "token" not in made
    assert Webhook("https://desk.example/updates", "set").secret_for("123:token") == "set"
    assert "a-secret" not in repr(HERE)


@pytest.mark.parametrize(("url", "path"), [("https://a.example", "/"), ("https://a.example/x/y?z", "/x/y")])
def test_the_path_is_the_one_of_the_url(url: str, path: str) -> None:
    assert Webhook(url).path == path


@contextlib.asynccontextmanager
async def called(running: Service) -> AsyncIterator[httpx.AsyncClient]:
    """Has the sandbox call the service; a client that knows the address."""
    # The sandbox calls http: the address is only known once the server listens, so the webhook is set by hand.
    api = running.api
    async with serving(Starlette(routes=running.door.webhook_routes()), "127.0.0.1", 0) as (_, url):
        async with httpx.AsyncClient(base_url=url) as client:
            webhook = {"url": f"{url}{HERE.path}", "secret_token": "a-secret"}
            await client.post(f"{api.url}/bot{api.token}/setWebhook", json=webhook)
            yield client
            await client.post(f"{api.url}/bot{api.token}/deleteWebhook")


async def test_a_conversation_goes_through_the_webhook(api: BotApi, tmp_path: Path) -> None:
    async with service(tmp_path, api, webhook=HERE, polling=False) as running, called(running):
        ann = api.person("Ann")
        await ann.start()
        (seen,) = await ann.wait_for_reply()

    assert "CL-17/30" in seen.text


async def test_several_consultations_stand_behind_one_url(api: BotApi, tmp_path: Path) -> None:
    other = replace(CIRCULAR, slug="other-26", reference="OTHER/26")
    both = (CIRCULAR, other)
    async with service(tmp_path, api, webhook=HERE, polling=False, consultations=both) as running:
        async with called(running):
            for payload, reference in (("cl-17-30", "CL-17/30"), ("other-26", "OTHER/26")):
                person = api.person(reference)
                await person.start(payload)
                (seen,) = await person.wait_for_reply()
                assert f"consultation {reference}" in seen.text


async def test_the_sender_is_asked_to_wait_while_the_database_is_locked_and_nothing_is_lost(
    api: BotApi, tmp_path: Path
) -> None:
    async with service(tmp_path, api, webhook=HERE, polling=False) as running, called(running) as client:
        with contextlib.closing(sqlite3.connect(tmp_path / "intake.db", isolation_level=None)) as other:
            other.execute("DROP TABLE raw")
            refused = await client.post(HERE.path, content=an_update(text="x"), headers=GOOD)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")
