"""The life of a process: start, stop, beside others, in the wrong place, on the wrong database."""

import asyncio
import json
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.mail_host import MailHost
from tests.bot.signatures import watched
from tests.servers.postgres import Postgres
from tests.whole.circular import circular
from tests.whole.people import Phone, receipt_in
from tests.whole.post import BORDER, DESK, SandboxPost
from tests.whole.service import INTAKE, Service, serving, until

pytestmark = pytest.mark.whole

TOKEN = "123456:a-token-that-nobody-ever-gave"


@pytest_asyncio.fixture
async def settings(tmp_path: Path) -> AsyncIterator[dict[str, str]]:
    """Both channels, with the sandbox behind them."""
    file, _ = circular(tmp_path)
    async with watched() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        yield {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            **SandboxPost(host).settings(),
        }


async def test_a_second_serve_on_the_same_store_is_refused_and_sigterm_ends_the_first_within_5_s(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    async with serving(tmp_path, settings) as first:
        said = await first.run("serve", code=1)  # with the same settings to the letter
        assert "Another `intake serve`" in said
        assert "stop it first" in said
        elsewhere = Service(
            tmp_path, settings | {"INTAKE_DATABASE_URL": first.settings["INTAKE_DATABASE_URL"]}
        )
        assert "Another `intake serve`" in await elsewhere.run("serve", code=1)
        assert first.health()["status"] == "ok"
        for word in ("status", "list", "export"):
            json.loads(await first.run(word, *(["--json"] if word != "export" else [])))
        assert await first.stop() < 5
        assert "Traceback" not in first.log
        assert await first.start() < 20  # and the store is free again


async def test_serve_and_commands_work_from_another_current_directory(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    elsewhere = tmp_path / "some" / "where"
    elsewhere.mkdir(parents=True)
    service = Service(elsewhere, settings)
    try:
        await service.start()
        assert service.health()["status"] == "ok"
        assert "CL-17/30" in await service.run("status", cwd=Path("/"))
    finally:
        await service.close()


async def test_serve_from_the_source_folder_needs_no_settings_but_the_token(tmp_path: Path) -> None:
    service = Service(
        tmp_path, {"INTAKE_TELEGRAM_TOKEN": TOKEN, "INTAKE_TELEGRAM_API_URL": "http://127.0.0.1:9"}
    )
    for name in ("INTAKE_DATABASE_URL", "INTAKE_ATTACHMENTS"):
        del service.settings[name]
    try:
        await service.start()
        assert (tmp_path / "var" / "intake.db").exists()
        assert (tmp_path / "var" / "intake.db").stat().st_mode & 0o077 == 0, (
            "answers are nobody else's business"
        )
        assert TOKEN not in service.log
    finally:
        await service.close()


async def test_without_any_channel_it_points_to_the_demonstration(tmp_path: Path) -> None:
    said = await Service(tmp_path, {}).run("serve", code=2)
    assert "intake demo" in said


async def test_all_faults_of_the_settings_are_told_at_once_and_no_secret_is(tmp_path: Path) -> None:
    service = Service(
        tmp_path,
        {
            "INTAKE_TELEGRAM_TOKEN": "geheim",
            "INTAKE_IMAP_URL": "http://desk:geheim@mail.test",
            "INTAKE_WEB_LISTEN": "nowhere",
            "INTAKE_STAFF_EMAILS": "nobody",
            "INTAKE_LMTP_LISTEN": "127.0.0.1:2400",
        },
    )
    said = await service.run("serve", code=2)
    for name in ("TELEGRAM_TOKEN", "IMAP_URL", "WEB_LISTEN", "STAFF_EMAILS", "MAIL_ADDRESS"):
        assert f"INTAKE_{name}" in said
    assert "geheim" not in said


async def test_a_database_of_a_newer_version_is_refused_untouched(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    service = Service(tmp_path, settings)
    await service.run("status")
    file = tmp_path / "intake.db"
    with sqlite3.connect(file) as store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = file.read_bytes()
    for words in (("serve",), ("list",), ("export",)):
        assert "newer version" in await service.run(*words, code=1)
    assert file.read_bytes() == before


async def test_a_part_that_cannot_reach_its_server_says_so_and_the_others_go_on(tmp_path: Path) -> None:
    file, _ = circular(tmp_path)
    async with watched() as api:
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            "INTAKE_MAIL_ADDRESS": DESK,
            "INTAKE_IMAP_URL": "imap://desk:geheim@127.0.0.1:9/INBOX",
            "INTAKE_SMTP_URL": "smtp://desk:geheim@127.0.0.1:9",
        }
        async with serving(tmp_path, settings) as service:
            phone = Phone(api.person("Ann"))
            await phone.introduces("en")
            await phone.says("The mailbox is away; the chat is not.")
            receipt_in(await phone.says("/submit"))
            assert "geheim" not in service.log
            assert "geheim" not in json.dumps(service.health())
            assert service.health()["parts"].get("mailbox") not in ("running", "ok"), service.health()
            assert await service.stop() < 5


async def test_two_serves_on_postgresql_one_serves_and_the_other_takes_over_nothing_twice(
    tmp_path: Path, settings: dict[str, str], postgres_url: str
) -> None:
    shared = settings | {
        "INTAKE_DATABASE_URL": postgres_url,
        "INTAKE_ATTACHMENTS": str(tmp_path / "attachments"),
    }
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    async with watched() as api:
        shared |= {"INTAKE_TELEGRAM_TOKEN": api.token, "INTAKE_TELEGRAM_API_URL": api.url}
        async with serving(folders[0], shared) as one, serving(folders[1], shared) as two:
            await until(lambda: two.health()["parts"].get("serving") == "standing by", 10, lambda: two.log)
            phone = Phone(api.person("Ann"))
            await phone.introduces("en")
            await phone.says("Before the crash.")
            await one.kill()
            began = time.monotonic()
            await phone.says("After the crash.", until="2 messages", within=30)
            assert time.monotonic() - began < 30
            assert two.health()["parts"]["serving"] == "active"
            receipt = receipt_in(await phone.says("/submit", until="Receipt number"))
            kept = (await two.export())[receipt]
            assert kept["answers"]["1"].splitlines() == ["Before the crash.", "After the crash."]
            assert kept["version"] == 1
            texts = [seen.text for seen in phone.person.sees_from_bot() if seen.text]  # files have none
            assert len(texts) - len(set(texts)) <= 1, texts  # at most the one that was under way
            # The one that died comes back and stands by in its turn.
            await one.start()
            await until(lambda: one.health()["parts"].get("serving") == "standing by", 10, lambda: one.log)


async def test_when_postgresql_drops_every_connection_one_serve_goes_on_and_not_two(
    tmp_path: Path, settings: dict[str, str], postgres: Postgres, postgres_url: str
) -> None:
    shared = settings | {
        "INTAKE_DATABASE_URL": postgres_url,
        "INTAKE_ATTACHMENTS": str(tmp_path / "attachments"),
    }
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    async with watched() as api:
        shared |= {"INTAKE_TELEGRAM_TOKEN": api.token, "INTAKE_TELEGRAM_API_URL": api.url}
        async with serving(folders[0], shared) as one, serving(folders[1], shared) as two:
            await until(lambda: _states(one, two) == ["active", "standing by"], 10, lambda: two.log)
            phone = Phone(api.person("Ann"))
            await phone.introduces("en")
            postgres.end_sessions(postgres_url)
            await asyncio.sleep(5)  # long enough for each to look twice
            await until(lambda: _states(one, two) == ["active", "standing by"], 20, lambda: one.log + two.log)
            await phone.says("After the storm.", until="1 message")
            assert one.process is not None
            assert two.process is not None
            assert one.process.returncode is None
            assert two.process.returncode is None


def _states(*services: Service) -> list[str]:
    return sorted(service.health().get("parts", {}).get("serving", "?") for service in services)


async def test_what_is_printed_to_a_closed_pipe_is_no_crash(tmp_path: Path) -> None:
    service = Service(tmp_path, {})
    environment = {**os.environ, **service.settings}
    process = await asyncio.create_subprocess_shell(
        f"{INTAKE} export | true",
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        env=environment,
        cwd=tmp_path,
    )
    _, err = await process.communicate()
    assert b"Traceback" not in err
