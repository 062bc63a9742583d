"""Made-up but realistic contributions to CL-17/30, always the same for the same seed."""

import hashlib
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from consultation.contribution import Clearance, Contribution, FiledFile, Redaction, Status, Version
from consultation.correspondence import Channel, Proof
from consultation.definition import Consultation
from consultation.interview import Person
from consultation.reading import load
from consultation.turns import File
from tests.publication.sentences import PEOPLE, SENTENCES

ROOT = Path(__file__).parents[2]
_WEIGHTS = {"en": 26, "ar": 14, "fr": 10, "es": 10, "ru": 7, "zh": 5}
_CATEGORIES = ("government", "private-sector", "civil-society", "academia")
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


def cl_17_30() -> Consultation:
    """The first consultation, as in its file."""
    return load(ROOT / "consultations" / "cl-17-30.toml")


def a_version(
    number: int = 1,
    answers: Mapping[int, str] | None = None,
    *,
    at: datetime = datetime(2017, 8, 1, 10, 0, tzinfo=UTC),
    language: str = "en",
    general: str = "",
    person: Person | None = None,
    files: tuple[FiledFile, ...] = (),
    channel: Channel = Channel.MAIL,
    confirmed: bool = True,
) -> Version:
    """A version with good defaults."""
    return Version(
        number=number,
        at=at,
        channel=channel,
        language=language,
        person=person
        or Person("SMITH, Jo", "Open Networks Alliance", "civil-society", "Kenya", "jo@secret.example"),
        answers=answers if answers is not None else {1: "Many opportunities."},
        general=general,
        files=files,
        proof=Proof.TOKEN,
        confirmed=confirmed,
    )


def a_contribution(
    number: int | None = 1,
    *versions: Version,
    receipt: str = "",
    status: Status = Status.SUBMITTED,
    approved: bool = True,
    redactions: tuple[Redaction, ...] = (),
    withdrawn_at: datetime | None = None,
    slug: str = "cl-17-30",
) -> Contribution:
    """A contribution with good defaults; approved as a whole unless told otherwise."""
    held = versions or (a_version(),)
    last = held[-1]
    clearances = (decision(last.number),) if approved else ()
    return Contribution(
        consultation=slug,
        receipt=receipt or f"R-{number or 0:04}-KQ7M",
        public_number=number,
        status=status,
        began_at=held[0].at - timedelta(hours=1),
        channels=tuple(dict.fromkeys(version.channel for version in held)),
        versions=held,
        withdrawn_at=withdrawn_at,
        clearances=clearances,
        redactions=redactions,
    )


def decision(
    version: int, question: int | None = None, *, approved: bool = True, reason: str = ""
) -> Clearance:
    """A decision of staff."""
    at = datetime(2017, 8, 30, 9, 0, tzinfo=UTC)
    return Clearance(approved=approved, question=question, version=version, reason=reason, who="staff", at=at)


def blacked_out(question: int, words: str, reason: str) -> Redaction:
    """A redaction by staff."""
    return Redaction(question, words, reason, who="staff", at=datetime(2017, 8, 30, 9, 0, tzinfo=UTC))


@dataclass
class Files:
    """Bytes by their hash, as the store keeps them."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def keep(self, data: bytes, name: str, content_type: str, *, compiled: bool = True) -> File:
        """Keeps the bytes and gives the file as a version holds it."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.kept[sha256] = data
        return File(sha256, name, len(data), content_type, compiled)

    def read(self, sha256: str) -> bytes:
        """The bytes of a hash."""
        return self.kept[sha256]


@dataclass(frozen=True)
class World:
    """A consultation with all that came in."""

    consultation: Consultation
    contributions: list[Contribution]
    files: Files


def world(count: int = 74, seed: int = 1730) -> World:
    """At least `count` contributions that count, and a few that do not; every case of the field is among them."""
    chance = random.Random(seed)
    consultation, files = cl_17_30(), Files()
    languages = [code for code, weight in _WEIGHTS.items() for _ in range(weight)]
    made = [
        _ordinary(chance, consultation, files, number, languages[(number * 31) % len(languages)])
        for number in range(1, count + 1)
    ]
    made += _campaign(chance, count)
    made[4] = replace(made[4], status=Status.WITHDRAWN, withdrawn_at=datetime(2017, 8, 10, 8, 0, tzinfo=UTC))
    made[11] = replace(
        made[11], clearances=(decision(made[11].versions[-1].number, approved=False, reason="advertising"),)
    )
    made[17] = replace(made[17], clearances=())
    unconfirmed = a_contribution(
        None, a_version(confirmed=False), receipt="R-UNCONFIRMED", status=Status.UNCONFIRMED
    )
    draft = a_contribution(None, a_version(confirmed=False), receipt="R-DRAFT", status=Status.DRAFT)
    return World(consultation, [*made, unconfirmed, draft], files)


def _ordinary(
    chance: random.Random, consultation: Consultation, files: Files, number: int, language: str
) -> Contribution:
    name, organisation, country = PEOPLE[language][number % len(PEOPLE[language])]
    opened = consultation.opens
    days = 65 * chance.random() if chance.random() < 0.3 else 55 + 11 * chance.random()
    at = opened + timedelta(days=days)
    if number % 19 == 0:
        at = consultation.deadline + timedelta(days=chance.randint(1, 8), hours=3)
    telegram = chance.random() < 0.4
    person = Person(
        name,
        organisation or None,
        chance.choice(_CATEGORIES),
        country,
        f"person{number}@private{number}.example",
    )
    answered = [n for n in consultation.numbers if chance.random() < 0.88] or [1]
    answers = {n: _answer(chance, language, n) for n in answered}
    redactions: tuple[Redaction, ...] = ()
    if number % 13 == 0:
        phone = f"+41 22 730 {number:02} 99"
        answers[answered[0]] += f"\n\nTel. {phone}"
        redactions = (blacked_out(answered[0], phone, "telephone number"),)
    attached: tuple[FiledFile, ...] = ()
    if number % 7 == 0:
        label = {"ar": "ورقة موقف", "zh": "立场文件", "ru": "Позиция"}.get(language, "Position paper")
        data = f"%PDF-1.4 position paper {number}".encode()
        attached = (FiledFile(0, files.keep(data, f"{label} {number}.pdf", "application/pdf")),)
    if number % 29 == 0:
        attached += (FiledFile(1, files.keep(b"OggS voice", "voice.ogg", "audio/ogg", compiled=False)),)
    version = a_version(
        1,
        answers,
        at=at,
        language=language,
        general=_answer(chance, language, 0) if number % 9 == 0 else "",
        person=person,
        files=attached,
        channel=Channel.TELEGRAM if telegram else Channel.MAIL,
    )
    versions: tuple[Version, ...] = (version,)
    if number % 6 == 0 and number % 19:
        later = {n: _answer(chance, language, n) for n in answered}
        versions = (
            version,
            replace(version, number=2, at=at + timedelta(minutes=90), answers=later, channel=Channel.MAIL),
        )
        redactions = ()
    receipt = "".join(chance.choice(_LETTERS) for _ in range(10))
    return a_contribution(number, *versions, receipt=receipt, redactions=redactions)


def _answer(chance: random.Random, language: str, question: int) -> str:
    others = [
        sentence for number, said in SENTENCES[language].items() if number != question for sentence in said
    ]
    own = SENTENCES[language][question]
    sentences = chance.sample(own, k=chance.randint(1, len(own))) + chance.sample(
        others, k=chance.randint(0, 4)
    )
    glue = "" if language == "zh" else " "
    cut = chance.randint(0, len(sentences))
    paragraphs = [glue.join(part) for part in (sentences[:cut], sentences[cut:]) if part]
    return chance.choice(["\n", "\n\n"]).join(paragraphs)


def _campaign(chance: random.Random, after: int) -> list[Contribution]:
    """Four people sign the same letter; one of them changes a word."""
    letter = " ".join(s for n in (1, 2, 4) for s in SENTENCES["en"][n])
    people = ["Ann Example", "Bo Example", "Cy Example", "Di Example"]
    signed = []
    for index, name in enumerate(people, start=1):
        text = letter.replace("small firms", "small companies") if index == 3 else letter
        person = Person(name, None, "civil-society", "Kenya", f"campaign{index}@private.example")
        version = a_version(1, {1: text}, person=person, at=datetime(2017, 8, 18, 10, index, tzinfo=UTC))
        receipt = "".join(chance.choice(_LETTERS) for _ in range(10))
        signed.append(a_contribution(after + index, version, receipt=receipt))
    return signed
