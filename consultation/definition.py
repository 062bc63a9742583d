"""A consultation as its circular defines it: questions, categories, dates, policies.

Read from a TOML file (the format is in README.md); a bad file is answered with every fault at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

#: The six official languages of the United Nations: what the service itself can speak.
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
#: Written from right to left.
RIGHT_TO_LEFT = frozenset({"ar"})

Texts = Mapping[str, str]  #: language code -> text


@dataclass(frozen=True, slots=True)
class Question:
    """One numbered question of the circular."""

    number: int
    text: Texts


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of stakeholder, for the counts of the compilation."""

    id: str
    label: Texts


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers questions about the consultation; published, hence never a private address."""

    email: str | None = None
    web: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The physical meeting that the compilation goes to."""

    starts: datetime
    place: Texts
    remote: Texts | None = None  #: how to take part from afar; None: the circular does not say


@dataclass(frozen=True, slots=True)
class Policy:
    """What is done with late, unauthenticated and cleared contributions."""

    late: Literal["mark", "refuse"] = "mark"
    grace: timedelta = timedelta(0)  #: how much later the end of an answer begun in time may arrive
    confirm: Literal["unauthenticated", "always", "never"] = "unauthenticated"
    publish: Literal["rolling", "edition"] = "edition"


@dataclass(frozen=True, slots=True)
class Reminders:
    """When people are reminded, each by where they stand, and staff told the counts."""

    before_deadline: tuple[timedelta, ...] = (
        timedelta(days=14),
        timedelta(days=7),
        timedelta(days=3),
        timedelta(days=1),
        timedelta(hours=6),
    )
    staff_digest: time | timedelta = time(8, 0)  #: an hour of the day in the consultation's zone, or a period
    not_begun: tuple[timedelta, ...] = (
        timedelta(days=14),
        timedelta(days=3),
    )  #: to who was invited and has not begun
    #: to who handed in with questions left open, once; None: never
    open_questions: timedelta | None = timedelta(days=2)
    meeting: timedelta = timedelta(days=2)  #: how long before the meeting those who asked for it are told


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long what is not published is kept after the deadline, or after it came when that is later; None: until asked."""

    evidence: timedelta | None = None  #: the messages as they arrived, as evidence of what was handed in
    drafts: timedelta | None = None  #: what was begun and never handed in, with its author's address
    invited: timedelta | None = None  #: addresses of people who were invited and never came


@dataclass(frozen=True, slots=True)
class Consultation:
    """One open consultation."""

    slug: str
    reference: str
    opens: datetime
    deadline: datetime
    timezone: ZoneInfo
    languages: tuple[str, ...]
    official_languages: tuple[str, ...]
    title: Texts
    questions: tuple[Question, ...]
    categories: tuple[Category, ...]
    contact: Contact = Contact()
    meeting: Meeting | None = None
    policy: Policy = Policy()
    reminders: Reminders = Reminders()
    keeping: Keeping = Keeping()
    notice: Texts | None = (
        None  #: the circular's own words on what is published, before consent; None: the service's
    )
    staff: tuple[str, ...] = ()  #: mail addresses of those who look after it; none: those of the settings

    def question(self, number: int) -> Question | None:
        """The question of that number, if the circular asks it."""
        return next((question for question in self.questions if question.number == number), None)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the questions, in the circular's order."""
        return tuple(question.number for question in self.questions)

    def category(self, identifier: str | None) -> Category | None:
        """The category of that id."""
        return next((category for category in self.categories if category.id == identifier), None)

    def is_official(self, language: str) -> bool:
        """Whether the circular itself was issued in that language; other texts carry an 'unofficial' mark."""
        return language in self.official_languages

    def speaks(self, language: str | None) -> str:
        """That language when the consultation is held in it; otherwise English or the first one it is held in."""
        if language in self.languages:
            return str(language)
        return "en" if "en" in self.languages else self.languages[0]

    def until(self, deadline: datetime) -> "Consultation":
        """The same consultation with another deadline (an extension)."""
        return replace(self, deadline=deadline)

    def is_open(self, moment: datetime) -> bool:
        """Whether a contribution that arrives at that moment is in time (the last second counts)."""
        return self.opens <= moment <= self.deadline

    def named(self, reference: str) -> bool:
        """Whether that reference or slug, in any letter case, means this consultation."""
        return reference.strip().casefold() in (self.slug.casefold(), self.reference.casefold())


def text_in(texts: Texts, language: str) -> str:
    """The text in that language, or in English, or in whatever language there is."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()))
