"""The frame around the answers in one of the six languages: headings, counts, dates, names of countries."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from consultation.correspondence import Value
from consultation.definition import RIGHT_TO_LEFT, Consultation, Texts, text_in
from consultation.interview import GENERAL
from phrases.catalogue import Catalogue
from publication import countries
from publication.entries import CHANGES, MOST_NAMED, Compilation, Counts, Entry, Tally, Withheld
from publication.redacting import CONTACT_DATA, NOT_OPENED, RECEIPT_NUMBER, Piece
from publication.scripts import Direction, literal, one_line

#: Plain locales; English dates as international organisations write them.
_LOCALES = {"en": "en_GB", "zh": "zh_Hans"}
_NUMBERS = frozenset({"index", "first", "last", "sample", "held", "counts"})
_NUMBERED = 30  #: numbers that are listed one by one
_CHANGED = 200  #: changes that are listed one by one
_OWN_REASONS = {CONTACT_DATA: "contact_data", RECEIPT_NUMBER: "verify_number", NOT_OPENED: "not_opened"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of counts."""

    label: str
    count: int
    shown: str  #: the count as the language writes it
    share: float  #: of the largest count in the table, 0 to 1: the length of the bar


@dataclass(frozen=True, slots=True)
class Table:
    """A table of counts with its heading."""

    heading: str
    rows: tuple[Row, ...]


class Frame:
    """Says everything but the answers, in one language."""

    def __init__(self, consultation: Consultation, language: str, *, isolates: bool = True) -> None:
        """`isolates`: with U+2068 and U+2069 around what runs the other way; not where the form has its own marks."""
        self.consultation = consultation
        self.language = language
        self._isolates = isolates
        self._catalogue = Catalogue.load()
        self._plain: dict[str, str] = {}

    @property
    def direction(self) -> Direction:
        """The way the frame runs."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def say(self, phrase: str, **args: Value) -> str:
        """A phrase of the compilation, named without the `compilation_` before it."""
        if args:
            return self._words(phrase, args)
        if phrase not in self._plain:
            self._plain[phrase] = self._words(phrase, args)
        return self._plain[phrase]

    def _words(self, phrase: str, args: Mapping[str, Value]) -> str:
        # What is counted is written as the language writes numbers; what is numbered, as it stands everywhere: No. 1022.
        shown = {name: str(value) if name in _NUMBERS else value for name, value in args.items()}
        words = self._catalogue.words(
            f"compilation_{phrase}", self.language, shown, self.consultation
        ).strip()
        return words if self._isolates else Catalogue.plain(words)

    def title(self) -> str:
        """The subject of the consultation."""
        return text_in(self.consultation.title, self.language)

    def heading(self, question: int) -> str:
        """ "Question 3", or "General comments"."""
        return self.say("general") if question == GENERAL else self.say("question", index=question)

    def question(self, number: int) -> str:
        """The text of a question."""
        question = self.consultation.question(number)
        return text_in(question.text, self.language) if question else ""

    def is_unofficial(self, texts: Texts) -> bool:
        """Whether what is shown of these texts is not in a language of the circular."""
        shown = self.language if texts.get(self.language) else "en" if texts.get("en") else next(iter(texts))
        return not self.consultation.is_official(shown)

    def date(self, moment: datetime) -> str:
        """The day in the consultation's zone."""
        here = moment.astimezone(self.consultation.timezone)
        return str(format_date(here, "long", locale=_LOCALES.get(self.language, self.language)))

    def count(self, number: int) -> str:
        """A number as the language writes it."""
        return str(format_decimal(number, locale=_LOCALES.get(self.language, self.language)))

    def size(self, octets: int) -> str:
        """The size of a file."""
        if octets < 1000:
            size = f"{self.count(octets)} B"
        elif octets < 1_000_000:
            size = f"{self.count(round(octets / 1000))} kB"
        else:
            size = f"{octets / 1_000_000:.1f} MB"
        # The unit is in Latin letters and stands behind its number also where the line runs right to left.
        return f"\u2066{size}\u2069" if self._isolates and self.direction == "rtl" else size

    def category(self, identifier: str | None) -> str:
        """The label of a category."""
        category = self.consultation.category(identifier)
        return text_in(category.label, self.language) if category else self.say("not_stated")

    def country(self, written: str | None) -> str:
        """The name of a country, however it was written."""
        name = countries.name(written, self.language)
        return one_line(name) if name else self.say("not_stated")

    def region(self, region: str) -> str:
        """The name of a region of the world."""
        return countries.region_name(region, self.language)

    def language_name(self, code: str) -> str:
        """The name of a language in this one."""
        return str(_languages(self.language).get(code, code))

    def channel(self, channels: tuple[str, ...]) -> str:
        """The doors the words came through."""
        return self.say(f"channel_{channel_key(channels)}")

    def redacted(self, piece: Piece) -> str:
        """Why words are blacked out; what is blacked out by itself says so in this language."""
        reasons = (piece.reason or "").split("; ")
        return self.say("redacted", reason="; ".join(map(self._reason, reasons)))

    def _reason(self, reason: str) -> str:
        """What is decided by itself gives its reason in this language, staff in theirs."""
        phrase = _OWN_REASONS.get(reason)
        return self.say(phrase) if phrase else literal(reason)

    def method(self, compilation: Compilation) -> str:
        """The phrase that tells what was done to the words."""
        return "method_translated" if compilation.has_translations(self.language) else "method_cleared"

    def answers(self, compilation: Compilation, question: int, *, late: bool = False) -> str:
        """How many answers there are; nothing where there are only gaps, which then speak for themselves."""
        count = len(compilation.answers_to(question, late=late))
        return "" if not count and compilation.withheld_from(question) else self.say("answers", count=count)

    def gap(self, gap: Withheld) -> str:
        """What stands at the question in the place of an answer that is not published."""
        phrase = f"gap_file_{gap.standing}" if gap.file else f"gap_{gap.standing}"
        reason = self._reason(gap.reason) if gap.reason else "–"
        line = self.say(phrase, index=gap.number, file=gap.file, reason=reason)
        return f"{line} – {self.say('late_mark')}" if gap.late else line

    def withheld(self, entry: Entry) -> list[str]:
        """What is not published of a contribution: what staff decided against, then what they have not cleared yet."""
        lines = []
        for standing, phrase in (("rejected", "withheld"), ("waiting", "uncleared")):
            places = [
                self.say("verify_file_place", index=gap.file) if gap.file else self.heading(gap.question)
                for gap in entry.withheld
                if gap.standing == standing
            ]
            if places:
                lines.append(self.say(phrase, list=self.listed(*places)))
        return lines

    def listed(self, *items: str) -> str:
        """Items behind one another, with the comma of the language."""
        # Said once, and not pair by pair: isolates inside each other end to count after 125 (UAX #9, BD2).
        return self.comma.join(items)

    @property
    def comma(self) -> str:
        """What stands between two items, with its space."""
        return Catalogue.plain(self.say("pair", first="a", second="b"))[1:-1]

    def numbers(self, numbers: Sequence[int]) -> str:
        """Public numbers behind one another; of many, those in a row as "76–120"."""
        if len(numbers) <= _NUMBERED:
            return self.listed(*map(str, numbers))
        rows: list[list[int]] = []
        for number in sorted(numbers):
            if rows and number == rows[-1][-1] + 1:
                rows[-1] = [rows[-1][0], number]
            else:
                rows.append([number])
        return self.listed(*("–".join(map(str, row)) for row in rows))

    @staticmethod
    def names_all(others: Sequence[Entry]) -> bool:
        """Whether those who sent the same words are few enough to be named one by one."""
        return len(others) <= MOST_NAMED

    def senders(self, others: Sequence[Entry]) -> str:
        """Those who sent the same words: by name, or by number where they are many."""
        if self.names_all(others):
            return "; ".join(map(self.short, others))
        return f"{self.say('number')} {self.numbers([other.number for other in others])}"

    def changes(self, compilation: Compilation) -> list[str]:
        """What changed since the edition before: a line for each contribution, or for each kind where they are many."""
        changes = compilation.changes
        if len(changes) <= _CHANGED:
            return [self.say(f"change_{change.what}", index=change.number) for change in changes]
        kinds = {what: [c.number for c in changes if c.what == what] for what in CHANGES}
        return [
            self.say(f"change_{what}", index=self.numbers(numbers))
            for what, numbers in kinds.items()
            if numbers
        ]

    def meeting(self) -> str:
        """Place and day of the meeting; empty when there is none."""
        meeting = self.consultation.meeting
        return (
            self.listed(text_in(meeting.place, self.language), self.date(meeting.starts)) if meeting else ""
        )

    def volume(self, compilation: Compilation) -> str:
        """Which part of a long compilation this is; empty where there is only one."""
        numbers = [entry.number for entry in compilation.all_entries]
        if compilation.volumes < 2 or not numbers:
            return ""
        return self.say(
            "volume_of",
            index=compilation.volume,
            count=compilation.volumes,
            first=min(numbers),
            last=max(numbers),
        )

    def who(self, entry: Entry) -> str:
        """The author's name, or the organisation's where no person is named."""
        return entry.name or entry.organisation or self.say("anonymous")

    def short(self, entry: Entry) -> str:
        """Number, name and organisation on one line."""
        who = self.who(entry)
        if entry.organisation and entry.name:
            who = self.listed(who, entry.organisation)
        return f"{self.say('number')} {entry.number} {who}"

    def details(self, entry: Entry) -> list[str]:
        """What stands under the name: organisation, country, category, day."""
        parts = [entry.organisation] if entry.organisation and entry.name else []
        parts += [self.country(entry.country)] if entry.country else []
        parts += [self.category(entry.category)] if entry.category else []
        parts.append(self.date(entry.received_at))
        return [part for part in parts if part]

    def tables(self, counts: Counts) -> list[Table]:
        """The counts by category, region, country, language, channel and question."""
        return [
            self._table("by_category", counts.by_category, self.category),
            self._table("by_region", counts.by_region, self.region),
            self._table("by_country", counts.by_country, self.country),
            self._table("by_language", counts.by_language, self.language_name),
            self._table("by_channel", counts.by_channel, lambda key: self.say(f"channel_{key}")),
            self._table("by_question", counts.by_question, lambda key: self.heading(int(key))),
        ]

    def _table(self, heading: str, tally: Tally, label: Callable[[str], str]) -> Table:
        most = max((count for _, count in tally), default=1) or 1
        rows = tuple(
            Row(label(key) if key else self.say("not_stated"), count, self.count(count), count / most)
            for key, count in tally
        )
        return Table(self.say(heading), rows)

    def introduction(self, compilation: Compilation) -> list[str]:
        """The sentences of the introduction, a paragraph each."""
        counts = compilation.counts
        numbers = [
            self.say("intro_received", count=counts.received),
            self.say("intro_shown", count=counts.shown),
        ]
        for phrase, count in (
            ("late", counts.late),
            ("withdrawn", counts.withdrawn),
            ("waiting", counts.held),
        ):
            if count:
                numbers.append(self.say(f"intro_{phrase}", count=count))
        over = compilation.made_at > self.consultation.deadline
        return [
            self.say("intro_held" if over else "intro_open", from_date=self.consultation.opens),
            ("" if self.language == "zh" else " ").join(numbers),
            self.say("intro_words"),
        ]


def channel_key(channels: tuple[str, ...]) -> str:
    """telegram, mail or both."""
    return "both" if len(set(channels)) > 1 else channels[0] if channels else "mail"


@cache
def _languages(language: str) -> dict[str, str]:
    return dict(Locale.parse(_LOCALES.get(language, language)).languages)
