"""kill -9 at any moment while people answer: nothing is lost, nothing stands under another question."""

import asyncio
import contextlib
import os
import random
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from sandbox.telegram_people import Person
from sandbox.telegram_seeing import Seen
from sandbox.telegram_server import BotApi
from tests.bot.service import until

ROOT = Path(__file__).parents[2]
#: `make crash` has 30 people and 20 rounds; there is not more to say for more.
ROUNDS = min(int(os.environ.get("CRASH_ROUNDS", "6")), 20)
PEOPLE = 30 if ROUNDS > 10 else 12


def steps(person: int) -> list[tuple[str, str]]:
    """What somebody writes, and a word of the reply to it."""
    profile = [
        ("/start", "choose a language"),
        ("/language en", "/agree"),
        ("/agree", "which name"),
        (f"Person {person}", "Which organisation"),
        ("/skip", "Which category"),
        ("/skip", "Which country"),
        ("/skip", "e-mail address"),
        ("/skip", "Question 1/5"),
    ]
    answers = []
    for number in range(1, 6):
        answers.append((f"Answer of {person} to {number}.", f"Recorded under question {number}"))
        answers.append(("/next", f"Question {number + 1}/5" if number < 5 else "/submit"))
    return [*profile, *answers, ("/submit", "Receipt number")]


async def answers(person: Person, number: int) -> None:
    for words, reply in steps(number):
        (sent,) = await person.send(words)
        await person.wait_for(partial(_is_answered, sent, reply), timeout=300)
        await asyncio.sleep(random.random() * 0.2)


def _is_time(talking: asyncio.Future[list[None]], persons: list[Person], enough: int) -> bool:
    return talking.done() or _said(persons) >= enough


def _said(persons: list[Person]) -> int:
    return sum(len(person.sees_from_bot()) for person in persons)


def _is_answered(sent: int, reply: str, seen: Sequence[Seen]) -> bool:
    return any(each.from_bot and each.message_id > sent and reply in each.text for each in seen)


@contextlib.asynccontextmanager
async def serving(api: BotApi, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("INTAKE_")} | {
        "INTAKE_CONSULTATIONS": str(folder / "open.toml"),
        "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
        "INTAKE_ATTACHMENTS": str(folder / "attachments"),
        "INTAKE_TELEGRAM_TOKEN": api.token,
        "INTAKE_TELEGRAM_API_URL": api.url,
        "INTAKE_TELEGRAM_FILE_URL": api.url,
    }
    command = [sys.executable, "-m", "app.cli", "serve", "--only", "bot,outbox"]
    process = await asyncio.create_subprocess_exec(*command, env=env, cwd=ROOT)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.wait()


@pytest.mark.whole
@pytest.mark.timeout(900)
async def test_nothing_is_lost_by_being_killed_while_people_answer(api: BotApi, tmp_path: Path) -> None:
    circular = (ROOT / "consultations" / "cl-17-30.toml").read_text(encoding="utf-8")
    (tmp_path / "open.toml").write_text(
        circular.replace("deadline = 2017", "deadline = 2099"), encoding="utf-8"
    )
    persons = [api.person(f"Person {number}", "en") for number in range(PEOPLE)]
    talking = asyncio.gather(*(answers(person, number) for number, person in enumerate(persons)))
    kills = 0
    while not talking.done():
        async with serving(api, tmp_path):
            enough = _said(persons) + (random.randint(3, 20) if kills < ROUNDS else 10_000)
            await until(partial(_is_time, talking, persons, enough), timeout=60)
            await asyncio.sleep(random.random() * 0.05)
        kills += 1
    await talking
    assert kills > ROUNDS

    with contextlib.closing(sqlite3.connect(tmp_path / "intake.db")) as store:
        kept = store.execute(
            "SELECT contact.address, part.question, part.text FROM part"
            " JOIN interview ON interview.id = part.interview_id"
            " JOIN contact ON contact.stakeholder_id = interview.stakeholder_id"
        ).fetchall()
        versions = store.execute("SELECT versions FROM interview").fetchall()
    assert sorted(kept) == sorted(
        (str(person.id), question, f"Answer of {number} to {question}.")
        for number, person in enumerate(persons)
        for question in range(1, 6)
    )
    assert versions == [(1,)] * PEOPLE
    repeated = 0
    for person in persons:
        texts = [seen.text for seen in person.sees_from_bot() if seen.text]
        assert max(texts.count(text) for text in texts) <= 1 + kills
        repeated += len(texts) - len(set(texts))
    sys.stdout.write(f"{kills} kills under {PEOPLE} people: {repeated} messages repeated\n")
    assert repeated <= kills
