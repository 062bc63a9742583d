"""The catalogue: every sentence the service can say, in six languages, with what the consultation itself adds to it.

Hot path: a phrase is looked up, its variant chosen and its slots filled; everything else is made once and kept.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache, lru_cache
from pathlib import Path

from babel.numbers import format_decimal

from consultation.correspondence import Say, Value
from consultation.definition import LANGUAGES, RIGHT_TO_LEFT, Consultation, Texts, text_in
from phrases.faults import PhraseFault
from phrases.moments import remaining, spoken
from phrases.sheet import Chooser, Sheet, Slot

_NOTHING: Mapping[str, Value] = {}
_ISOLATES = str.maketrans("", "", "\u2068\u2069")
#: Letters written from right to left, and what would stand astray among them: other letters, and digits.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ASTRAY = re.compile(
    "[0-9A-Za-z\u00aa-\u058f\u0660-\u0669\u06f0-\u06f9\u0900-\u1fff\u2c00-\ud7ff\uf900-\ufaff]"
)
#: Arguments that name the end of something: midnight belongs to the day before.
_ENDS = frozenset({"deadline", "previous", "until"})


class Catalogue:
    """The phrases of all languages. One is enough for a process; it never changes."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self._sheets = dict(sheets)

    @classmethod
    def load(cls, folder: Path | None = None) -> "Catalogue":
        """Reads the phrase files, those of this package unless told otherwise; once for each folder.

        Raises PhraseFault when a file holds anything that Fluent does not understand.
        """
        return _load(folder or Path(__file__).parent)

    @property
    def names(self) -> frozenset[str]:
        """The names of all phrases."""
        return frozenset(self._sheets["en"].entries)

    def variables(self, phrase: str, language: str = "en") -> frozenset[str]:
        """The variables of a phrase, with those of the phrases it refers to."""
        return self._sheet(language, phrase).entries[phrase].variables

    def needs(self, phrase: str, language: str = "en") -> frozenset[str]:
        """The arguments of a phrase that neither the consultation adds nor a `has_…` makes optional."""
        variables = self.variables(phrase, language)
        return frozenset(
            name
            for name in variables
            if name not in ADDED and not name.startswith("has_") and f"has_{name}" not in variables
        )

    def words(
        self,
        phrase: str,
        language: str,
        args: Mapping[str, Value] = _NOTHING,
        consultation: Consultation | None = None,
        now: datetime | None = None,
    ) -> str:
        """A phrase in a language, with its arguments and what the consultation adds (`ADDED`).

        Arguments stand as they are given, a moment as date, hour and zone. Raises PhraseFault when the phrase, the
        language or an argument that it needs is not there.
        """
        return _Filling(self._sheets, self._sheet(language, phrase), phrase, args, consultation, now).words()

    def say(
        self,
        say: Say,
        language: str,
        consultation: Consultation | None = None,
        now: datetime | None = None,
        *,
        by_mail: bool = False,
    ) -> str:
        """What was to be said, in words; by mail in the wording for mail (`mail_…`) where a phrase has one."""
        phrase = say.phrase
        if by_mail and f"mail_{phrase}" in self._sheets["en"].entries:
            phrase = f"mail_{phrase}"
        return self.words(phrase, language, say.args, consultation, now)

    @staticmethod
    def plain(text: str) -> str:
        """The text without isolates: for subjects, file names and comparisons."""
        return text.translate(_ISOLATES)

    def _sheet(self, language: str, phrase: str) -> Sheet:
        sheet = self._sheets.get(language)
        if sheet is None:
            raise PhraseFault(f"no phrases in {language!r}; there are {', '.join(self._sheets)}")
        if phrase not in sheet.entries:
            raise PhraseFault(f"no phrase {phrase!r} in {language!r}")
        return sheet


@cache
def _load(folder: Path) -> Catalogue:
    return Catalogue({language: Sheet.of(language, folder / language) for language in LANGUAGES})


@dataclass(frozen=True, slots=True)
class _Filling:
    """One phrase about to be worded: where the values of its variables come from."""

    sheets: Mapping[str, Sheet]
    sheet: Sheet
    phrase: str
    args: Mapping[str, Value]
    of: Consultation | None
    now: datetime | None

    @property
    def language(self) -> str:
        return self.sheet.language

    def words(self) -> str:
        entry = self.sheet.entries[self.phrase]
        chosen = tuple([self._chooser(name) for name in entry.choosers]) if entry.choosers else ()
        isolated = _isolated_rtl if self.language in RIGHT_TO_LEFT else _isolated_ltr
        return "".join(
            [
                piece if isinstance(piece, str) else self._fill(piece, isolated)
                for piece in self.sheet.template(self.phrase, chosen)
            ]
        )

    def _fill(self, slot: Slot, isolated: Callable[[str], str]) -> str:
        value = self.value(slot.name)
        if isinstance(value, int):
            # A bare number needs no isolate, and between two of them (2/5) isolates would change their order.
            return str(value) if -1000 < value < 1000 else _grouped(value, self.language)
        # An isolate hides its letters from the reckoning of the paragraph's direction: what has a line for itself
        # goes without. One that spans paragraphs would end with the first.
        return value if slot.alone or "\n" in value else isolated(value)

    def _chooser(self, name: str) -> Chooser:
        if name.startswith("has_"):
            given = name.removeprefix("has_")
            if given not in self.args and (given not in ADDED or self.of is None):
                return "no"
            return "yes" if self.value(given) else "no"
        return self.value(name)

    def value(self, name: str) -> str | int:
        """The value of a variable: the caller's, or else what the consultation adds."""
        try:
            value = self.args[name]
        except KeyError:
            added = ADDED.get(name)
            if added is None:
                raise PhraseFault(f"{self.phrase} needs the argument {name!r}") from None
            return added(self)
        if isinstance(value, datetime):
            return self.date(value) if name.endswith("date") else self.moment(value, ends=name in _ENDS)
        return value

    @property
    def consultation(self) -> Consultation:
        if self.of is None:
            raise PhraseFault(f"{self.phrase} needs a consultation")
        return self.of

    def text(self, texts: Texts | None) -> str:
        return text_in(texts, self.language) if texts else ""

    def moment(self, moment: datetime, *, ends: bool = False) -> str:
        """Date, hour and zone in one text."""
        return self._joined("moment", spoken(moment, self._zone, self.language, ends=ends))

    def date(self, moment: datetime, *, ends: bool = False) -> str:
        return spoken(moment, self._zone, self.language, ends=ends)["date"]

    @property
    def _zone(self) -> tzinfo:
        return self.of.timezone if self.of else UTC

    def time_left(self) -> str:
        unit, amount = remaining(self.moment_of_speaking, self.consultation.deadline)
        return self._joined("time_left", {"unit": unit, "amount": amount})

    @property
    def moment_of_speaking(self) -> datetime:
        if self.now is None:
            raise PhraseFault(f"{self.phrase} needs to know what time it is (now)")
        return self.now

    def _joined(self, phrase: str, parts: Mapping[str, Value]) -> str:
        """Another phrase, without isolates, as an argument of this one."""
        return Catalogue.plain(_Filling(self.sheets, self.sheet, phrase, parts, None, None).words())

    def question(self) -> str:
        question = self.consultation.question(self._number())
        return self.text(question.text) if question else ""

    def unofficial(self) -> str:
        """Whether the text of the question (or else the title) is not in a language of the circular."""
        question = self.consultation.question(self._number()) if "number" in self.args else None
        texts = question.text if question else self.consultation.title
        shown = next((code for code in (self.language, "en") if texts.get(code)), next(iter(texts)))
        return "no" if self.consultation.is_official(shown) else "yes"

    def _number(self) -> int:
        number = self.value("number")
        if not isinstance(number, int):
            raise PhraseFault(f"{self.phrase}: the number of a question is a number, not {number!r}")
        return number

    def category_label(self) -> str:
        category = self.consultation.category(str(self.value("category")))
        return self.text(category.label) if category else ""

    def categories(self) -> str:
        labels = [self.text(category.label) for category in self.consultation.categories]
        return "\n".join(f"{number}. {label}" for number, label in enumerate(labels, 1))

    def languages(self) -> str:
        """The names of the languages it is held in, each in itself."""
        return "\n".join(
            _Filling(self.sheets, self.sheets[code], "language_name", {}, None, None).words()
            for code in self.consultation.languages
        )


#: What the consultation adds to every phrase that asks for it. Empty where the circular says nothing.
ADDED: Mapping[str, Callable[[_Filling], str]] = {
    "reference": lambda it: it.consultation.reference,
    "title": lambda it: it.text(it.consultation.title),
    "notice": lambda it: it.text(it.consultation.notice),
    "deadline": lambda it: it.moment(it.consultation.deadline, ends=True),
    "deadline_date": lambda it: it.date(it.consultation.deadline, ends=True),
    "time_left": _Filling.time_left,
    "closed": lambda it: "yes" if it.moment_of_speaking > it.consultation.deadline else "no",
    "opens": lambda it: it.moment(it.consultation.opens),
    "contact_email": lambda it: it.consultation.contact.email or "",
    "contact_web": lambda it: it.consultation.contact.web or "",
    "contact_person": lambda it: it.consultation.contact.person or "",
    "meeting_date": lambda it: it.date(it.consultation.meeting.starts) if it.consultation.meeting else "",
    "meeting_starts": lambda it: it.moment(it.consultation.meeting.starts) if it.consultation.meeting else "",
    "meeting_remote": lambda it: it.text(it.consultation.meeting.remote) if it.consultation.meeting else "",
    "meeting_place": lambda it: it.text(it.consultation.meeting.place) if it.consultation.meeting else "",
    "question": _Filling.question,
    "unofficial": _Filling.unofficial,
    "category_label": _Filling.category_label,
    "categories": _Filling.categories,
    "languages": _Filling.languages,
}


def _isolated_ltr(value: str) -> str:
    return f"\u2068{value}\u2069" if _RIGHT_TO_LEFT.search(value) else value


def _isolated_rtl(value: str) -> str:
    return f"\u2068{value}\u2069" if _ASTRAY.search(value) else value


@lru_cache(maxsize=4096)
def _grouped(number: int, language: str) -> str:
    return str(format_decimal(number, locale=language))
