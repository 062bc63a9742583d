"""kill -9 at random moments while people write at both doors: nothing lost, nothing under another question, hardly a repeat."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from sandbox.mail_host import MailHost
from sandbox.telegram_server import BotApi
from tests.whole.circular import circular
from tests.whole.people import Phone, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import Service, until

pytestmark = [pytest.mark.whole, pytest.mark.timeout(240)]

WRITERS_BY_CHAT = 8
WRITERS_BY_MAIL = 4
PATIENCE = 60.0  #: seconds; an answer may have to wait for several crashes
UNDER_WAY = 8  #: letters that one crash may repeat


@dataclass
class Crowd:
    """Everybody who writes, and what they wrote and saw."""

    api: BotApi
    post: SandboxPost
    over: bool = False
    phones: list[Phone] = field(default_factory=list)
    correspondents: list[Correspondent] = field(default_factory=list)
    wrote: dict[str, dict[str, str]] = field(default_factory=dict)  #: answers by receipt number
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def chats(self) -> None:
        while not self.over:
            number = next(self.numbers)
            phone = Phone(self.api.person(f"Person {number}"))
            self.phones.append(phone)
            answers = {str(n): f"Words of person {number} on question {n}." for n in range(1, 6)}
            steps = [
                ("/start", "Please choose"),
                ("/language en", "I agree"),
                ("/agree", "which name"),
                (f"Person {number}", "organisation"),
                ("/skip", "category"),
                ("3", "country"),
                ("Ghana", "e-mail"),
                ("/skip", "Question 1/5"),
            ]
            for n, text in answers.items():
                steps += [
                    (text, f"Recorded under question {n}"),
                    ("/next", f"Question {int(n) + 1}/5" if n != "5" else "/submit"),
                ]
            for line, answer in steps:
                await phone.says(line, until=answer, within=PATIENCE)
            seen = await phone.says("/submit", until="Receipt number", within=PATIENCE)
            self.wrote[receipt_in(seen)] = answers

    async def mails(self) -> None:
        while not self.over:
            number = next(self.numbers)
            writer = Correspondent(self.post)
            self.correspondents.append(writer)
            answers = {n: f"Words of writer {number} on question {n}." for n in range(1, 6)}
            await writer.posts(numbered({n: answers[n] for n in (1, 2, 3)}))
            [first, *_] = await writer.gets(1, PATIENCE)
            await writer.posts(numbered({n: answers[n] for n in (4, 5)}), answering=first)
            replies = await writer.gets_other_than(first, PATIENCE)
            self.wrote[receipt_in(plain(replies))] = {str(n): text for n, text in answers.items()}

    def letters(self) -> Counter[tuple[str, str]]:
        """Who got which letter, by text or Message-ID, and how often."""
        chats = [
            (str(phone.person.id), seen.text)
            for phone in self.phones
            for seen in phone.person.sees_from_bot()
        ]
        mails = [
            (writer.address, mail.parsed["Message-ID"])
            for writer in self.correspondents
            for mail in self.post.host.mailbox(writer.address).messages()
        ]
        return Counter(chats + mails)


@pytest.mark.parametrize(("engine", "rounds"), [("sqlite", 10), ("postgresql", 3)])
async def test_whatever_the_moment_of_kill_9_every_word_is_kept_once_and_in_its_place(
    engine: str, rounds: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    seed = random.randrange(1_000_000)
    moments = random.Random(seed)
    file, _ = circular(tmp_path)
    async with BotApi.running() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            **post.settings(),
        }
        if engine == "postgresql":
            settings["INTAKE_DATABASE_URL"] = request.getfixturevalue("postgres_url")
        service = Service(tmp_path, settings)
        crowd = Crowd(api, post)
        try:
            await service.start()
            async with asyncio.TaskGroup() as writers:
                for _ in range(WRITERS_BY_CHAT):
                    writers.create_task(crowd.chats())
                for _ in range(WRITERS_BY_MAIL):
                    writers.create_task(crowd.mails())
                before: Counter[tuple[str, str]] = Counter()
                for crash in range(rounds):
                    await asyncio.sleep(moments.uniform(0.1, 1.5))
                    await service.kill()
                    now = crowd.letters()
                    # One process sends a letter once; what it repeats is what the crash before it left in doubt.
                    assert max((now - before).values()) <= 1, f"seed {seed}"
                    assert now.total() - len(now) <= UNDER_WAY * crash, f"seed {seed}"
                    before = now
                    await service.start()
                crowd.over = True
            now = crowd.letters()
            assert max((now - before).values()) <= 1, f"seed {seed}"
            assert now.total() - len(now) <= UNDER_WAY * rounds, f"seed {seed}"
            kept = await service.export()
            assert {receipt: c["answers"] for receipt, c in kept.items()} == crowd.wrote, f"seed {seed}"
            assert all(c["status"] == "submitted" for c in kept.values())
            assert len(crowd.wrote) >= WRITERS_BY_CHAT + WRITERS_BY_MAIL
            assert json.loads(await service.run("replay", "--json"))["agrees"], f"seed {seed}"
            assert json.loads(await service.run("reconcile", "--json"))["agrees"], f"seed {seed}"
            assert "set aside after three tries" not in service.log
        finally:
            await service.close()


async def test_two_processes_take_turns_under_kill_9_and_nothing_is_done_twice(
    tmp_path: Path, postgres_url: str
) -> None:
    file, _ = circular(tmp_path)
    async with BotApi.running() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_DATABASE_URL": postgres_url,
            "INTAKE_ATTACHMENTS": str(tmp_path / "attachments"),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            **post.settings(),
        }
        services = []
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            services.append(Service(tmp_path / name, settings))
        crowd = Crowd(api, post)
        try:
            for service in services:
                await service.start()
            async with asyncio.TaskGroup() as writers:
                for _ in range(WRITERS_BY_CHAT):
                    writers.create_task(crowd.chats())
                for _ in range(WRITERS_BY_MAIL):
                    writers.create_task(crowd.mails())
                for _ in range(3):
                    await asyncio.sleep(random.uniform(0.5, 1.5))
                    active = next(each for each in services if _serving(each) == "active")
                    [other] = [each for each in services if each is not active]
                    await active.kill()
                    await until(partial(_is_active, other), 30, lambda: "nobody took over")
                    await active.start()
                    assert [_serving(each) for each in services].count("active") == 1
                crowd.over = True
            now = crowd.letters()
            assert now.total() - len(now) <= UNDER_WAY * 3
            assert max(now.values()) <= 4
            kept = await services[0].export()
            assert {receipt: c["answers"] for receipt, c in kept.items()} == crowd.wrote
            assert json.loads(await services[0].run("replay", "--json"))["agrees"]
        finally:
            for service in services:
                await service.close()


def _serving(service: Service) -> str:
    return str(service.health().get("parts", {}).get("serving", "?"))


def _is_active(service: Service) -> bool:
    return _serving(service) == "active"
