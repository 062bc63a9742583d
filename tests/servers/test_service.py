"""The service in front of real servers: Dovecot keeps its mailbox, Postfix takes and brings its mail."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.servers.daemon import Daemon, free_port
from tests.servers.dovecot import HOST, Dovecot
from tests.servers.postfix import Postfix

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parent.parent.parent
DESK = "consultation@intake.test"
INTAKE = [sys.executable, "-m", "app.cli"]
ANSWERS = {
    1: "Choice grows for everybody.",
    2: "One rule for one service.",
    5: "Meet twice a year.\nIn public.",
}


class Intake:
    """`intake serve` as a process, and the other commands beside it."""

    def __init__(self, folder: Path, dovecot: Dovecot, postfix: Postfix, database_url: str) -> None:
        self._dovecot = dovecot
        self._postfix = postfix
        self._folder = folder
        self._web = f"{HOST}:{free_port()}"
        (folder / "open.toml").write_text(_still_open((ROOT / "consultations" / "cl-17-30.toml").read_text()))
        settings = {
            "INTAKE_CONSULTATIONS": str(folder / "open.toml"),
            "INTAKE_DATABASE_URL": database_url,
            "INTAKE_MAIL_ADDRESS": DESK,
            "INTAKE_IMAP_URL": dovecot.imap_url(DESK),
            "INTAKE_SMTP_URL": postfix.smtp_url(DESK),
            "INTAKE_CA_FILE": str(dovecot.ca_file),
            "INTAKE_WEB_LISTEN": self._web,
        }
        self._env = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
        self.process = Daemon([*INTAKE, "serve"], folder / "serve.log", self.is_well, env=self._env)

    def is_well(self) -> bool:
        return self.health().get("status") == "ok"

    def reads_its_mailbox(self) -> bool:
        return bool(self.health()["parts"]["mailbox"]["well"])

    def health(self) -> dict[str, Any]:
        try:
            with urllib.request.urlopen(f"http://{self._web}/healthz", timeout=2) as answer:
                return dict(json.load(answer))
        except OSError:
            return {}

    def contributions(self) -> list[dict[str, Any]]:
        """What `intake export` tells, drafts apart."""
        said = subprocess.run(
            [*INTAKE, "export"], env=self._env, cwd=self._folder, capture_output=True, text=True, check=True
        )
        return list(json.loads(said.stdout)["contributions"])

    def log(self) -> str:
        return (self._folder / "serve.log").read_text()


class Person:
    """Somebody who writes to the consultation with an ordinary mail program."""

    def __init__(self, address: str, dovecot: Dovecot, postfix: Postfix) -> None:
        self.address = address
        self._dovecot = dovecot
        self._postfix = postfix
        self._written = 0

    def writes(self, body: str, answering: EmailMessage | None = None) -> str:
        """Sends a mail; its Message-ID."""
        self._written += 1
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"], mail["To"] = f"A Stakeholder <{self.address}>", DESK
        mail["Subject"] = f"Re: {answering['Subject']}" if answering else "CL-17/30"
        mail["Date"] = datetime.now(UTC)
        mail["Message-ID"] = message_id = f"<{self._written}.{self.address}>"
        if answering:
            mail["In-Reply-To"] = mail["References"] = answering["Message-ID"]
        mail.set_content(body)
        self._postfix.send(mail.as_bytes(), DESK, sender=self.address)
        return message_id

    def gets(self, number: int) -> EmailMessage:
        """The mail of this number in their mailbox, the first is 1."""
        raw = self._dovecot.wait_for_mails(self.address, number, within=30)[number - 1]
        return message_from_bytes(raw, policy=policy.default)

    def got(self) -> int:
        return len(self._dovecot.mails(self.address))


@pytest.fixture(params=["sqlite", "postgresql"])
def intake(
    request: pytest.FixtureRequest, tmp_path: Path, own_dovecot: Dovecot, own_postfix: Postfix
) -> Iterator[Intake]:
    url = f"sqlite:///{tmp_path}/intake.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    intake = Intake(tmp_path, own_dovecot, own_postfix, url)
    intake.process.start()
    yield intake
    intake.process.stop()


@pytest.fixture
def layla(own_dovecot: Dovecot, own_postfix: Postfix) -> Person:
    return Person("layla@ministry.test", own_dovecot, own_postfix)


@pytest.fixture
def ivan(own_dovecot: Dovecot, own_postfix: Postfix) -> Person:
    return Person("ivan@operators.test", own_dovecot, own_postfix)


def test_a_mail_becomes_a_contribution_and_a_receipt(
    intake: Intake, layla: Person, own_dovecot: Dovecot
) -> None:
    asked = layla.writes(numbered(ANSWERS))
    reply = layla.gets(1)
    assert reply["In-Reply-To"] == asked
    assert all(answer in the_words(reply) for answer in ANSWERS.values())
    layla.writes("CONFIRM", answering=reply)
    receipt = layla.gets(2)
    (contribution,) = intake.contributions()
    assert contribution["receipt"] in the_words(receipt)
    assert contribution["answers"] == {str(number): answer for number, answer in ANSWERS.items()}
    assert contribution["status"] == "submitted"
    # The mailbox is the consultation's own: everything stays in it.
    assert len(own_dovecot.mails(DESK)) == 2


def test_kill_9_loses_nothing_and_files_nothing_twice(
    intake: Intake, layla: Person, ivan: Person, own_dovecot: Dovecot
) -> None:
    layla.writes(numbered(ANSWERS))
    own_dovecot.wait_for_mails(DESK, 1)
    intake.process.kill()
    ivan.writes(numbered({3: "By law."}))
    own_dovecot.wait_for_mails(DESK, 2)
    intake.process.start()
    assert "By law." in the_words(ivan.gets(1))
    assert "Choice grows" in the_words(layla.gets(1))
    until(lambda: len(intake.contributions()) == 2)
    assert {len(contribution["answers"]) for contribution in intake.contributions()} == {1, 3}
    # A letter that was under way at the crash may come twice, never more.
    assert layla.got() <= 2
    assert ivan.got() == 1


def test_the_service_outlives_its_mail_server(intake: Intake, layla: Person, own_dovecot: Dovecot) -> None:
    layla.writes(numbered(ANSWERS))
    layla.gets(1)
    own_dovecot.process.kill()
    until(lambda: not intake.reads_its_mailbox())
    own_dovecot.start()
    layla.writes(numbered({3: "By law."}))
    assert "By law." in the_words(layla.gets(2))
    until(intake.reads_its_mailbox)


def test_a_letter_that_comes_back_is_not_answered(
    intake: Intake, ivan: Person, own_postfix: Postfix, own_dovecot: Dovecot
) -> None:
    own_postfix.refuse(ivan.address, "550 5.1.1 No such person")
    ivan.writes(numbered({3: "By law."}))
    own_dovecot.wait_for_mails(
        DESK, 2, within=30
    )  # the mail, and the report that our reply cannot be delivered
    own_postfix.accept(ivan.address)
    time.sleep(3)
    assert ivan.got() == 0
    assert len(own_dovecot.mails(DESK)) == 2


def test_a_letter_refused_for_now_arrives_later(intake: Intake, layla: Person, own_postfix: Postfix) -> None:
    own_postfix.refuse(layla.address, "451 4.7.1 Greylisted")
    layla.writes(numbered(ANSWERS))
    until(lambda: f"to=<{layla.address}>" in own_postfix.log())
    own_postfix.accept(layla.address)
    assert "Choice grows" in the_words(layla.gets(1))


def numbered(answers: dict[int, str]) -> str:
    return "\n\n".join(f"{number}. {answer}" for number, answer in answers.items()) + "\n"


def the_words(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def until(holds: Callable[[], bool], within: float = 30.0) -> None:
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.1)


def _still_open(text: str) -> str:
    now = datetime.now(UTC).replace(microsecond=0)
    text = re.sub(r"(?m)^opens = .*$", f"opens = {(now - timedelta(days=7)).isoformat()}", text)
    text = re.sub(r"(?m)^starts = .*$", f"starts = {(now + timedelta(days=60)).isoformat()}", text)
    return re.sub(r"(?m)^deadline = .*$", f"deadline = {(now + timedelta(days=30)).isoformat()}", text)
