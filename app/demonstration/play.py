"""The play: who does what in the demonstration, and what has to come of it."""

import asyncio
import json
import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from app.demonstration.letters import numbered, under_quoted_questions
from app.demonstration.service import run
from app.demonstration.stakeholders import ADWOA_ANSWERS, CAMILLE_ANSWERS, LAYLA_ANSWERS
from consultation.definition import Consultation
from sandbox.telegram_people import Person
from sandbox.world import Character, Sandbox

_RECEIPT = re.compile(r"[A-Z0-9]{2,8}-[0-9A-Z]{5}-[0-9A-Z]{5}")
_PATIENCE = 20.0  #: seconds to wait for any answer

DESK = "consultation@intake.test"
STAFF = "staff@intake.test"


class StepFailed(Exception):
    """A step of the demonstration did not happen as it should."""


@dataclass
class Play:
    """The persons, the service's settings, and what was learned on the way."""

    sandbox: Sandbox
    consultation: Consultation
    settings: dict[str, str]
    folder: Path
    tell: Callable[[str], None]
    receipts: dict[str, str] = field(default_factory=dict)

    async def layla_answers_in_chat(self) -> None:
        """Arabic, in Telegram, question by question, with buttons and with commands."""
        layla = self.sandbox.invite("ليلى", "ar", "layla@example.org").person
        await self._says(layla, "/start", until="العربية")
        await self._says(layla, "/language ar", until="/agree")
        await self._says(layla, "/agree")
        for line in ("ليلى حداد", "جمعية المستخدمين العرب", "3", "لبنان"):
            await self._says(layla, line)
        await self._says(layla, "/skip", until=self._question(1, "ar"))
        for question, answer in zip(self.consultation.questions, LAYLA_ANSWERS, strict=True):
            for part in answer.split("\n\n"):
                await self._says(layla, part)
            later = question.number + 1
            await self._says(
                layla,
                "/next",
                until=self._question(later, "ar") if later <= len(LAYLA_ANSWERS) else "/submit",
            )
        seen = await self._says(layla, "/submit", until=_RECEIPT)
        self.receipts["Layla"] = _found(_RECEIPT, seen)
        self.tell(f"Layla answered five questions in Arabic, in chat: receipt {self.receipts['Layla']}")

    async def diego_begins_and_leaves(self) -> None:
        """Spanish, in Telegram: one answer, then life gets in the way; the reminder finds him."""
        diego = self.sandbox.invite("Diego", "es", "diego@example.net").person
        await self._says(diego, "/start")
        for line in (
            "/language es",
            "/agree",
            "Diego Ruiz",
            "/skip",
            "4",
            "México",
            "/skip",
            "Más competencia y más acceso.",
        ):
            await self._says(diego, line)
        self.tell("Diego began in Spanish, answered one question and left")

    async def adwoa_writes_under_our_questions(self) -> None:
        """English, one mail, the questions quoted."""
        adwoa = self.sandbox.invite("Adwoa Mensah", "en", "adwoa@example.com")
        mail = under_quoted_questions(
            self.consultation, "Adwoa Mensah <adwoa@example.com>", DESK, ADWOA_ANSWERS
        )
        reply = await self._mails(adwoa, mail)
        self.receipts["Adwoa"] = _found(_RECEIPT, _text(reply))
        self._expect(
            all(a.splitlines()[0] in _text(reply) for a in ADWOA_ANSWERS), "every answer is shown back"
        )
        self.tell(
            f"Adwoa wrote one English mail under the quoted questions: receipt {self.receipts['Adwoa']}"
        )

    async def camille_writes_in_two_goes(self) -> None:
        """French: three answers, then the other two as a reply to our letter."""
        camille = self.sandbox.invite("Camille Dubois", "fr", "camille@example.fr")
        subject = "Contribution à la consultation"
        first = numbered(
            "Camille Dubois <camille@example.fr>", DESK, subject,
            {n: CAMILLE_ANSWERS[n - 1] for n in (1, 2, 3)}, head="Bonjour,",
        )  # fmt: skip
        reply = await self._mails(camille, first)
        open_question = self.consultation.questions[4].text["fr"]
        self._expect(
            _flat(open_question) in _flat(_text(reply)), "the questions still open are named in French"
        )
        second = numbered(
            "Camille Dubois <camille@example.fr>", DESK, subject,
            {n: CAMILLE_ANSWERS[n - 1] for n in (4, 5)}, answering=reply,
        )  # fmt: skip
        reply = await self._mails(camille, second)
        self.receipts["Camille"] = _found(_RECEIPT, _text(reply))
        self._expect(
            CAMILLE_ANSWERS[0] in _text(reply) and CAMILLE_ANSWERS[4] in _text(reply),
            "both goes are one contribution",
        )
        self.tell(f"Camille wrote in French in two goes: receipt {self.receipts['Camille']}")

    async def the_reminder_and_the_digest_come(self) -> None:
        """The scheduler's part: Diego is reminded, staff are told the counts."""
        diego = self._person("Diego")
        await self._sees(
            diego, lambda text: "/submit" in text and self.consultation.reference in text, "Diego's reminder"
        )
        self.tell("Diego was reminded in Spanish")
        await self.sandbox.mail.mailbox(STAFF).wait_for(1, timeout=_PATIENCE * 2)
        self.tell("Staff got their digest")

    async def staff_approve_and_publish(self) -> None:
        """The deadline has passed: staff clear what came, compile and publish."""
        listed = json.loads(await run(self.settings, self.folder, "list", "--json"))
        self._expect(
            {row["receipt"] for row in listed} == set(self.receipts.values()),
            "three contributions are listed",
        )
        for receipt in self.receipts.values():
            await run(self.settings, self.folder, "approve", receipt, "--by", "demo staff")
        self.tell("Staff approved the three contributions")
        await run(self.settings, self.folder, "compile", "--out", "draft")
        await run(self.settings, self.folder, "publish", "--out", "edition")
        self.tell("The compilation was made and published as an edition")

    async def everybody_is_told(self) -> None:
        """One notice each, on their own channel, in their language."""
        layla = self._person("ليلى")
        await self._sees(
            layla, lambda text: self.receipts["Layla"] in text and "نُشر" in text, "Layla's notice"
        )
        for name, address in (("Adwoa", "adwoa@example.com"), ("Camille", "camille@example.fr")):
            wanted = 2 if name == "Adwoa" else 3
            mails = await self.sandbox.mail.mailbox(address).wait_for(wanted, timeout=_PATIENCE)
            self._expect(self.receipts[name] in _text(mails[-1].parsed), f"{name}'s notice names her receipt")
        self.tell("Each was told on their own channel, in their language, where their words stand")

    async def a_receipt_proves_it(self) -> None:
        """The receipt file that came with Adwoa's mail, against the edition."""
        mails = self.sandbox.mail.mailbox("adwoa@example.com").messages()
        attached = [
            part
            for part in mails[0].parsed.iter_attachments()
            if (part.get_filename() or "").startswith("receipt-")
        ]
        self._expect(bool(attached), "the receipt letter carries the receipt file")
        path = self.folder / (attached[0].get_filename() or "receipt.json")
        content = attached[0].get_content()
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        await run(self.settings, self.folder, "verify", path.name, "edition")
        self.tell(f"{path.name} proves that Adwoa's words are in the edition, unchanged")

    def acts(self) -> list[Callable[[], Coroutine[None, None, None]]]:
        """What happens before the deadline, at the same time."""
        return [
            self.layla_answers_in_chat,
            self.diego_begins_and_leaves,
            self.adwoa_writes_under_our_questions,
            self.camille_writes_in_two_goes,
        ]

    def _question(self, number: int, language: str) -> str:
        question = self.consultation.question(number)
        return question.text[language] if question else ""

    def _person(self, name: str) -> Person:
        return next(p for p in self.sandbox.api.persons.values() if p.as_json()["name"].startswith(name))

    async def _says(self, person: Person, text: str, until: str | re.Pattern[str] | None = None) -> str:
        """The person writes; returns what the bot answered, once it holds what is waited for."""
        before = len([m for m in person.sees() if m.from_bot])
        await person.send(text)
        wanted = until if isinstance(until, re.Pattern) else re.compile(re.escape(_flat(until or "")))
        for _ in range(int(_PATIENCE * 50)):
            answers = "\n".join(m.text for m in person.sees() if m.from_bot)
            new = "\n".join([m.text for m in person.sees() if m.from_bot][before:])
            if new and wanted.search(_flat(new)):
                return answers
            await asyncio.sleep(0.02)
        raise StepFailed(f"no fitting answer to {text!r} in the chat; last seen: {answers[-300:]}")

    async def _sees(self, person: Person, fits: Callable[[str], bool], what: str) -> None:
        for _ in range(int(_PATIENCE * 2 * 20)):
            if any(m.from_bot and fits(_flat(m.text)) for m in person.sees()):
                return
            await asyncio.sleep(0.05)
        raise StepFailed(f"{what} did not come")

    async def _mails(self, who: Character, raw: bytes) -> EmailMessage:
        """The person mails; returns our answer."""
        before = len(who.mailbox.messages())
        self.sandbox.mail.send(who.mailbox.address, DESK, raw)
        try:
            mails = await who.mailbox.wait_for(before + 1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise StepFailed(f"no answer to a mail of {who.mailbox.address}") from error
        return mails[-1].parsed

    def _expect(self, holds: bool, what: str) -> None:
        if not holds:
            raise StepFailed(f"it does not hold that {what}")


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    return str(part.get_content()) if part else ""


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(_flat(text))
    if match is None:
        raise StepFailed(f"no receipt number in: {text[-300:]}")
    return match[0]


def _flat(text: str) -> str:
    """Without invisible direction marks, spaces as one."""
    return " ".join(re.sub("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", "", text).split())
