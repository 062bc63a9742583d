"""A crowd that answers by every way in at once, goes on through any crash, and remembers what it wrote and was told."""

import asyncio
import smtplib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sandbox.telegram_server import BotApi
from tests.whole.people import Phone, letter, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import until

PATIENCE = 60.0  #: seconds; an answer may have to wait for several crashes
_BY_CHAT, _BY_MAIL, _BY_DOOR = 8, 3, 2  #: who writes at the same time


@dataclass
class Crowd:
    """Everybody who writes, and what they wrote and saw."""

    api: BotApi
    post: SandboxPost
    lmtp_port: int | None = None  #: of our own door, when it is open
    over: bool = False
    phones: list[Phone] = field(default_factory=list)
    correspondents: list[Correspondent] = field(default_factory=list)
    wrote: dict[str, dict[str, str]] = field(default_factory=dict)  #: answers by receipt number
    versions: dict[str, int] = field(default_factory=dict)  #: how often each was handed in
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """Everybody writes until the block ends; then each ends what they began."""
        ways = [(self._chats, _BY_CHAT), (self._mails, _BY_MAIL)]
        if self.lmtp_port is not None:
            ways.append((self._hands_in, _BY_DOOR))
        async with asyncio.TaskGroup() as writers:
            for way, how_many in ways:
                for _ in range(how_many):
                    writers.create_task(self._again_and_again(way))
            yield
            self.over = True

    @property
    def size(self) -> int:
        return _BY_CHAT + _BY_MAIL + (_BY_DOOR if self.lmtp_port is not None else 0)

    def letters(self) -> Counter[tuple[str, str]]:
        """Who got which letter, by text, file name or Message-ID, and how often."""
        chats = [
            (str(phone.person.id), seen.file.name if seen.file else seen.text)
            for phone in self.phones
            for seen in phone.person.sees_from_bot()
        ]
        mails = [
            (writer.address, mail.parsed["Message-ID"])
            for writer in self.correspondents
            for mail in self.post.host.mailbox(writer.address).messages()
        ]
        return Counter(chats + mails)

    def disagrees_with(self, export: dict[str, dict[str, Any]]) -> list[str]:
        """What is lost, filed twice or in another place than it was written for; empty when all is well."""
        told = [
            f"{receipt} was handed in and is not there" for receipt in self.wrote if receipt not in export
        ]
        for receipt, kept in export.items():
            if receipt not in self.wrote:
                told.append(f"{receipt} is there and nobody was told so")
            elif kept["answers"] != self.wrote[receipt]:
                told.append(f"{receipt} says {kept['answers']}, written was {self.wrote[receipt]}")
            elif kept["version"] != self.versions[receipt] or kept["status"] != "submitted":
                told.append(
                    f"{receipt} is {kept['status']} as version {kept['version']}, not {self.versions}"
                )
        return told

    async def _again_and_again(self, way: Callable[[], Awaitable[None]]) -> None:
        while not self.over:
            await way()

    async def _chats(self) -> None:
        number = next(self._numbers)
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
        self._was_told(receipt_in(seen), answers, versions=1)

    async def _mails(self) -> None:
        """Two mails to the mailbox, the second answers ours."""
        writer, answers = self._writer()
        await writer.posts(numbered({n: answers[n] for n in (1, 2, 3)}))
        [first, *_] = await writer.gets(1, PATIENCE)
        await writer.posts(numbered({n: answers[n] for n in (4, 5)}), answering=first)
        reply = await writer.gets_other_than(first, PATIENCE)
        self._was_told(receipt_in(plain(reply)), {str(n): text for n, text in answers.items()}, versions=2)

    async def _hands_in(self) -> None:
        """The same through our own door, by a border that keeps a mail until it hears 250."""
        writer, answers = self._writer()
        await self._until_taken(
            writer, letter(writer.address, DESK, numbered({n: answers[n] for n in (1, 2)}))
        )
        [first, *_] = await writer.gets(1, PATIENCE)
        rest = numbered({n: answers[n] for n in (3, 4, 5)})
        await self._until_taken(writer, letter(writer.address, DESK, rest, answering=first))
        reply = await writer.gets_other_than(first, PATIENCE)
        self._was_told(receipt_in(plain(reply)), {str(n): text for n, text in answers.items()}, versions=2)

    def _writer(self) -> tuple[Correspondent, dict[int, str]]:
        number = next(self._numbers)
        writer = Correspondent(self.post)
        self.correspondents.append(writer)
        return writer, {n: f"Words of writer {number} on question {n}." for n in range(1, 6)}

    async def _until_taken(self, writer: Correspondent, mail: bytes) -> None:
        domain = writer.address.rpartition("@")[2]
        verdict = f"Authentication-Results: {BORDER}; dmarc=pass header.from={domain}\n".encode()

        def hand_in() -> Awaitable[bool]:
            return asyncio.to_thread(self._hand_in, writer.address, verdict + mail)

        await until(hand_in, PATIENCE, lambda: "our door never took a mail")

    def _hand_in(self, sender: str, mail: bytes) -> bool:
        """Whether our door said 250; a line that breaks before leaves it open, so the mail is kept and sent again."""
        assert self.lmtp_port is not None
        try:
            with smtplib.LMTP("127.0.0.1", self.lmtp_port, timeout=10) as line:
                line.sendmail(sender, [DESK], mail)
        except (smtplib.SMTPException, OSError):
            return False
        return True

    def _was_told(self, receipt: str, answers: dict[str, str], *, versions: int) -> None:
        self.wrote[receipt] = answers
        self.versions[receipt] = versions
