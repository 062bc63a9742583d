"""The interview: what is known of one stakeholder's way through the questions, and how parts of answers are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from consultation.definition import Consultation
from consultation.seats import Team
from consultation.turns import File, Turn

GENERAL = 0  #: the place of words and files that belong to no question
_CLIENT_SPLITS_AT = 3900  #: UTF-16 units: chat clients split long texts near 4096 without saying so
_CUT_IN_A_WORD = 4096  #: a part as long as a message can be was cut wherever it ended


class Stage(StrEnum):
    """Where the stakeholder stands. A table of the ways between them is in docs/architecture.md."""

    LANGUAGE = "language"
    CONSENT = "consent"
    NAME = "name"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    COUNTRY = "country"
    EMAIL = "email"
    QUESTIONS = "questions"
    REVIEW = "review"
    SUBMITTED = "submitted"


#: The profile, in the order in which it is asked.
PROFILE = (Stage.NAME, Stage.ORGANISATION, Stage.CATEGORY, Stage.COUNTRY, Stage.EMAIL)
#: What may be left out.
OPTIONAL = frozenset({Stage.ORGANISATION, Stage.CATEGORY, Stage.COUNTRY, Stage.EMAIL})


@dataclass(frozen=True, slots=True)
class Part:
    """One message's share of an answer: a text, a file, or a file with its caption."""

    key: str
    text: str = ""
    file: File | None = None
    by: int = field(default=0, compare=False)  #: seat of who of several drafters wrote it; 0: the only author

    @property
    def from_chat(self) -> bool:
        """Whether it came as a message in chat (`tg:…`), not by mail."""
        return self.key.startswith("tg:")


@dataclass(frozen=True, slots=True)
class Person:
    """Who the contribution will be published as; the address never is."""

    name: str | None = None
    organisation: str | None = None
    category: str | None = None  #: id in the consultation
    country: str | None = None
    email: str | None = None


_NO_ANSWERS: Mapping[int, tuple[Part, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Interview:
    """One stakeholder's contribution in the making. A value: every turn gives a new one."""

    receipt: str  #: given when it begins, shown from the moment the contribution counts
    began_at: datetime
    stage: Stage = Stage.LANGUAGE
    language: str | None = None
    agreed_at: datetime | None = None
    person: Person = Person()
    at: int | None = None  #: number of the open question
    answers: Mapping[int, tuple[Part, ...]] = field(
        default_factory=lambda: _NO_ANSWERS
    )  #: GENERAL holds the rest
    skipped: frozenset[int] = frozenset()
    versions: int = 0  #: handed in so far
    counted: int = 0  #: the last version that counts; lower than `versions` while one waits for CONFIRM
    changed: bool = False  #: something differs from what was last handed in
    withdrawn: bool = False
    held: tuple[Turn, ...] = ()  #: what unproven mails contributed beside proven words: taken in on CONFIRM
    asked: str | None = None  #: what we asked last: "withdraw" waits for yes, "question" for a number
    team: Team | None = None  #: those who draft it together, as who looks sees them; None: it has one author

    def parts(self, number: int) -> tuple[Part, ...]:
        """The parts kept under a question (or GENERAL)."""
        return self.answers.get(number, ())

    def text(self, number: int) -> str:
        """The answer as one text, its parts joined in the order they came."""
        return join([part.text for part in self.parts(number)])

    def files(self, number: int) -> tuple[File, ...]:
        """The files kept under a question (or GENERAL)."""
        return tuple(part.file for part in self.parts(number) if part.file)

    def is_answered(self, number: int) -> bool:
        """Whether anything at all is kept under that question."""
        return bool(self.parts(number))

    def missing(self, consultation: Consultation) -> tuple[int, ...]:
        """The questions under which nothing is kept."""
        return tuple(number for number in consultation.numbers if not self.is_answered(number))

    @property
    def seat(self) -> int:
        """Number of who of several drafters looks; 0: it has one author."""
        return self.team.seat if self.team else 0

    @property
    def is_lent(self) -> bool:
        """Whether who looks writes in the contribution of another, who leads."""
        return self.team is not None and not self.team.leads

    @property
    def awaits_signature(self) -> bool:
        """Whether what was handed in last counts only once it is signed, and is not yet."""
        return self.team is not None and self.team.to_sign and self.counted < self.versions

    def by_others(self, number: int) -> tuple[Part, ...]:
        """The words that others of the drafters wrote under a question."""
        return tuple(part for part in self.parts(number) if part.by != self.seat and part.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said at all."""
        return not any(self.answers.values())

    @property
    def has_agreed(self) -> bool:
        """Whether the person agreed to publication, or wrote to a mailbox that says so."""
        return self.agreed_at is not None

    def find(self, key: str) -> tuple[int, Part] | None:
        """The part that came with a message, and its question."""
        for number, parts in self.answers.items():
            for part in parts:
                if part.key == key:
                    return number, part
        return None

    def latest(self) -> tuple[int, Part] | None:
        """The part that the newest message in chat left, and its question."""
        from_chat = [
            (int(part.key.rpartition(":")[2]), number, part)
            for number, parts in self.answers.items()
            for part in parts
            if part.from_chat and part.key.rpartition(":")[2].isdecimal() and part.by == self.seat
        ]
        return max(from_chat, key=lambda one: one[0])[1:] if from_chat else None

    def without(self, number: int, part: Part) -> "Interview":
        """The interview with a part taken out."""
        return self.holding(number, tuple(one for one in self.parts(number) if one.key != part.key))

    def holding(self, number: int, parts: tuple[Part, ...]) -> "Interview":
        """The interview with these parts under that question in the place of what was there."""
        answers = {n: p for n, p in self.answers.items() if n != number}
        if parts:
            answers[number] = parts
        ordered = MappingProxyType(dict(sorted(answers.items())))
        return replace(self, answers=ordered, skipped=self.skipped - {number}, changed=True)

    def adding(self, number: int, part: Part) -> "Interview":
        """The interview with one more part under that question; a message that comes again is not one more."""
        parts = self.parts(number)
        if any(known.key == part.key for known in parts):
            return self.holding(number, tuple(part if known.key == part.key else known for known in parts))
        return self.holding(number, (*parts, part))


def is_late(began_at: datetime, arrived_at: datetime, consultation: Consultation) -> bool:
    """Whether something that arrived at that moment is late; who had begun in time has the grace of the policy."""
    return arrived_at > last_moment(began_at, consultation)


def last_moment(began_at: datetime, consultation: Consultation) -> datetime:
    """The last moment that is in time for who began then."""
    end = consultation.deadline
    return end + consultation.policy.grace if began_at <= end else end


def join(texts: list[str]) -> str:
    """Joins the texts of an answer's parts: a new line between two messages, nothing added where the client split one."""
    whole = ""
    before = ""
    for text in filter(None, texts):
        if not whole:
            whole = text
        elif (units := len(before.encode("utf-16-le", "surrogatepass")) // 2) >= _CUT_IN_A_WORD:
            whole += text
        elif units >= _CLIENT_SPLITS_AT and not before.endswith((".", "؟", "?", "!", "。", "\n")):
            # The client cut one long text: between words it swallowed the space, inside Chinese it had none.
            whole += text if _is_han(before[-1]) else f" {text}"
        else:
            whole += f"\n{text}"
        before = text
    return whole


def _is_han(letter: str) -> bool:
    return "⺀" <= letter <= "鿿" or "豈" <= letter <= "﫿" or "　" <= letter <= "〿" or "＀" <= letter <= "￯"
