"""Reads a consultation file (TOML) into a `Consultation`, or names every fault of it in one error."""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from consultation.definition import (
    LANGUAGES,
    Category,
    Consultation,
    Contact,
    Keeping,
    Meeting,
    Policy,
    Question,
    Reminders,
    Texts,
)
from consultation.durations import parse_duration
from consultation.errors import FaultyConsultation
from consultation.keys import KEYS

_MAX_QUESTIONS = 100
_TO_BE_FILLED_IN = "…"  #: as `intake new` leaves it


def load(path: Path) -> Consultation:
    """Reads one consultation file. Raises FaultyConsultation, also when the file cannot be read or is no TOML."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # some editors begin a file with a byte order mark
    except OSError as error:
        raise FaultyConsultation(str(path), [f"cannot be read: {error.strerror or error}"]) from error
    except UnicodeDecodeError as error:
        raise FaultyConsultation(str(path), [f"is not UTF-8 (byte {error.start})"]) from error
    return read(text, str(path))


def load_all(paths: Iterable[Path]) -> tuple[Consultation, ...]:
    """Reads files, and every `*.toml` of folders; the faults of all files come as one FaultyConsultation."""
    files: list[Path] = []
    faults: list[str] = []
    for path in paths:
        inside = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not inside:
            faults.append(f"{path}: the folder holds no .toml file")
        files += inside
    consultations: list[Consultation] = []
    for file in files:
        try:
            consultations.append(load(file))
        except FaultyConsultation as error:
            faults += [f"{error.source}: {fault}" for fault in error.faults]
    for field in ("slug", "reference"):
        seen: set[str] = set()
        for consultation in consultations:
            value = getattr(consultation, field).casefold()
            if value in seen:
                faults.append(f"two consultations have the {field} {getattr(consultation, field)!r}")
            seen.add(value)
    if faults:
        raise FaultyConsultation("consultations", faults)
    return tuple(consultations)


def read(text: str, source: str = "consultation") -> Consultation:
    """Reads the text of a consultation file; `source` names it in the error."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FaultyConsultation(source, [f"is no TOML: {error}"]) from error
    reader = _Reader(data)
    consultation = reader.consultation()
    if consultation is None or reader.faults:
        raise FaultyConsultation(source, reader.faults)
    return consultation


class _Reader:
    """Walks the parsed file, noting faults and going on with something harmless."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self.faults: list[str] = []

    def consultation(self) -> Consultation | None:
        data = self._data
        self._known_keys("", data)
        slug = self._text(
            data,
            "slug",
            pattern=r"[a-z0-9][a-z0-9-]{0,31}",
            shape="small letters, digits and dashes, at most 32",
        )
        reference = self._text(
            data, "reference", pattern=r"\S(?:[^\n]{0,62}\S)?", shape="one line of at most 64 characters"
        )
        opens, deadline = self._moment(data, "opens"), self._moment(data, "deadline")
        if opens and deadline and opens >= deadline:
            self._fault("deadline", f"is not after opens ({opens.isoformat()})")
        languages = self._languages("languages")
        official = self._languages("official_languages")
        for language in official:
            if languages and language not in languages:
                self._fault("official_languages", f"{language!r} is not among languages")
        title = self._texts(data, "title", languages)
        notice = self._texts(data, "notice", languages) if "notice" in data else None
        zone = self._zone()
        questions, categories = self._questions(languages), self._categories(languages)
        contact, meeting = self._contact(), self._meeting(languages)
        staff = self._staff()
        policy, reminders, keeping = self._policy(), self._reminders(), self._keeping()
        if self.faults or opens is None or deadline is None or zone is None:
            return None
        return Consultation(
            slug=slug, reference=reference, opens=opens, deadline=deadline, timezone=zone, languages=languages,
            official_languages=official, title=title, questions=questions, categories=categories, contact=contact,
            meeting=meeting, policy=policy, reminders=reminders, keeping=keeping, notice=notice, staff=staff,
        )  # fmt: skip

    def _fault(self, where: str, what: str) -> None:
        self.faults.append(f"{where}: {what}")

    def _known_keys(self, section: str, table: dict[str, Any], where: str = "") -> None:
        # A key of a later version is no fault; a misspelt one would silently fall back to a default.
        known = KEYS[section]
        for key in table:
            if key in known:
                continue
            near = [
                name for name in difflib.get_close_matches(key, known, n=1, cutoff=0.75) if name not in table
            ]
            if near:
                self._fault(f"{where or section}.{key}".lstrip("."), f"unknown key; is {near[0]!r} meant?")

    def _text(self, table: dict[str, Any], key: str, *, where: str = "", pattern: str, shape: str) -> str:
        name = f"{where}.{key}".lstrip(".")
        value = table.get(key)
        if value is None:
            self._fault(name, "is missing")
        elif not isinstance(value, str) or not re.fullmatch(pattern, value):
            self._fault(name, f"{value!r} should be {shape}")
        else:
            return value
        return ""

    def _moment(self, table: dict[str, Any], key: str, where: str = "") -> datetime | None:
        name = f"{where}.{key}".lstrip(".")
        value = table.get(key)
        if value is None:
            self._fault(name, "is missing; write it with its offset, as 2017-08-19T23:59:59+02:00")
        elif isinstance(value, datetime) and value.tzinfo is not None:
            return value
        elif isinstance(value, datetime | date | time):
            self._fault(
                name,
                f"{value} lacks an hour or a zone; write it with its offset, as 2017-08-19T23:59:59+02:00",
            )
        else:
            self._fault(
                name, f"{value!r} is no moment; write it without quotes, as 2017-08-19T23:59:59+02:00"
            )
        return None

    def _languages(self, key: str) -> tuple[str, ...]:
        value = self._data.get(key)
        if value is None and key == "official_languages":
            self._fault(key, "is missing; name the languages that the circular itself was issued in")
            return ()
        if not isinstance(value, list) or not value:
            self._fault(key, f"should be a list of some of {', '.join(LANGUAGES)}")
            return ()
        for language in value:
            if language not in LANGUAGES:
                self._fault(key, f"{language!r} is not one of {', '.join(LANGUAGES)}")
        if len({str(language) for language in value}) != len(value):
            self._fault(key, "names a language twice")
        return tuple(str(language) for language in value)

    def _texts(self, table: dict[str, Any], key: str, languages: tuple[str, ...], where: str = "") -> Texts:
        name = f"{where}.{key}".lstrip(".")
        value = table.get(key)
        if not isinstance(value, dict):
            self._fault(
                name, f'is missing; write {key}.{languages[0] if languages else "en"} = "…" and so on'
            )
            return {}
        for language, text in value.items():
            if language not in LANGUAGES:
                self._fault(f"{name}.{language}", f"is not one of {', '.join(LANGUAGES)}")
            elif text == _TO_BE_FILLED_IN:
                self._fault(f"{name}.{language}", "is still to be filled in")
            elif not isinstance(text, str) or not text.strip():
                self._fault(f"{name}.{language}", "should be a text that is not empty")
        missing = [language for language in languages if language in LANGUAGES and language not in value]
        if missing:
            self._fault(name, f"lacks {', '.join(missing)}")
        return {language: text.strip() for language, text in value.items() if isinstance(text, str)}

    def _zone(self) -> ZoneInfo | None:
        value = self._data.get("timezone")
        if value is None:
            self._fault("timezone", "is missing; a name such as Europe/Zurich")
            return None
        try:
            return ZoneInfo(str(value))
        except (KeyError, ValueError, OSError):
            self._fault("timezone", f"{value!r} is no zone of the IANA list, such as Europe/Zurich")
        return None

    def _rows(self, key: str) -> list[tuple[str, dict[str, Any]]]:
        value = self._data.get(key)
        if not isinstance(value, list) or not value:
            self._fault(key, f"at least one [[{key}]] is needed")
            return []
        rows = []
        for position, row in enumerate(value, start=1):
            where = f"{key}[{position}]"
            if not isinstance(row, dict):
                self._fault(where, "should be a table")
                continue
            self._known_keys(key, row, where)
            rows.append((where, row))
        return rows

    def _questions(self, languages: tuple[str, ...]) -> tuple[Question, ...]:
        questions: dict[int, Question] = {}
        rows = self._rows("questions")
        if len(rows) > _MAX_QUESTIONS:
            self._fault("questions", f"{len(rows)} are more than {_MAX_QUESTIONS}")
        for where, row in rows:
            number = row.get("number")
            if type(number) is not int or not 1 <= number <= 999:
                self._fault(f"{where}.number", f"{number!r} should be a whole number from 1 to 999")
                number = 0
            elif number in questions:
                self._fault(f"{where}.number", f"{number} is used twice")
            text = self._texts(row, "text", languages, where)
            questions[number] = Question(number, text)
        return tuple(questions[number] for number in sorted(questions))

    def _categories(self, languages: tuple[str, ...]) -> tuple[Category, ...]:
        categories: dict[str, Category] = {}
        for where, row in self._rows("categories"):
            identifier = self._text(
                row,
                "id",
                where=where,
                pattern=r"[a-z0-9][a-z0-9_-]{0,31}",
                shape="small letters, digits, - and _",
            )
            if identifier and identifier in categories:
                self._fault(f"{where}.id", f"{identifier!r} is used twice")
            categories[identifier] = Category(identifier, self._texts(row, "label", languages, where))
        return tuple(categories.values())

    def _section(self, key: str) -> dict[str, Any]:
        value = self._data.get(key, {})
        if not isinstance(value, dict):
            self._fault(key, f"should be a section [{key}]")
            return {}
        self._known_keys(key, value)
        return value

    def _contact(self) -> Contact:
        section = self._section("contact")
        values: dict[str, str | None] = {}
        for key in KEYS["contact"]:
            value = section.get(key)
            if value is not None and (not isinstance(value, str) or not value.strip()):
                self._fault(f"contact.{key}", "should be a text that is not empty")
                value = None
            values[key] = value
        if values["email"] and not re.fullmatch(r"[^@\s]+@[^@\s]+", values["email"]):
            self._fault("contact.email", f"{values['email']!r} is no e-mail address")
        return Contact(**values)

    def _staff(self) -> tuple[str, ...]:
        emails = self._section("staff").get("emails", [])
        if not isinstance(emails, list):
            self._fault("staff.emails", 'should be a list such as ["anna@example.org"]')
            return ()
        for email in emails:
            if not re.fullmatch(r"[^@\s]+@[^@\s]+", str(email)):
                self._fault("staff.emails", f"{email!r} is no e-mail address")
        return tuple(str(email) for email in emails)

    def _meeting(self, languages: tuple[str, ...]) -> Meeting | None:
        section = self._section("meeting")
        if not section:
            return None
        starts = self._moment(section, "starts", "meeting")

        def told(key: str) -> Texts:
            value = section.get(key)
            return (
                {"en": value} if isinstance(value, str) else self._texts(section, key, languages, "meeting")
            )

        place, remote = told("place"), told("remote") if "remote" in section else None
        return Meeting(starts, place, remote) if starts else None

    def _policy(self) -> Policy:
        section = self._section("policy")
        default = Policy()

        def choice(key: str, *allowed: str) -> Any:
            value = section.get(key, getattr(default, key))
            if value not in allowed:
                self._fault(f"policy.{key}", f"{value!r} should be one of {', '.join(allowed)}")
            return value

        return Policy(
            late=choice("late", "mark", "refuse"),
            grace=self._duration("policy.grace", section.get("grace", "PT0S"), positive=False)
            or timedelta(0),
            confirm=choice("confirm", "unauthenticated", "always", "never"),
            publish=choice("publish", "rolling", "edition"),
        )

    def _reminders(self) -> Reminders:
        section = self._section("reminders")
        default = Reminders()
        digest, open_questions, meeting = default.staff_digest, default.open_questions, default.meeting
        if "meeting" in section:
            meeting = self._duration("reminders.meeting", section["meeting"]) or meeting
        if "open_questions" in section:
            # Nothing between the quotes: never.
            written = section["open_questions"]
            open_questions = self._duration("reminders.open_questions", written) if written else None
        if "staff_digest" in section:
            value = section["staff_digest"]
            clock = (
                _attempt(lambda: time.fromisoformat(value))
                if re.fullmatch(r"\d\d:\d\d", str(value))
                else None
            )
            if clock is not None:
                digest = clock
            elif str(value).startswith("P"):
                digest = self._duration("reminders.staff_digest", value) or digest
            else:
                self._fault(
                    "reminders.staff_digest",
                    f"{value!r} should be an hour such as 08:00 or a duration such as P1D",
                )
        return Reminders(
            self._befores(section, "before_deadline", default.before_deadline),
            digest,
            self._befores(section, "not_begun", default.not_begun),
            open_questions,
            meeting,
        )

    def _keeping(self) -> Keeping:
        section = self._section("keeping")
        periods = {
            key: self._duration(f"keeping.{key}", section[key]) for key in KEYS["keeping"] if key in section
        }
        return Keeping(**periods)

    def _befores(
        self, section: dict[str, Any], key: str, default: tuple[timedelta, ...]
    ) -> tuple[timedelta, ...]:
        if key not in section:
            return default
        listed = section[key]
        if not isinstance(listed, list):
            self._fault(f"reminders.{key}", 'should be a list such as ["P7D", "PT6H"]')
            return ()
        durations = [self._duration(f"reminders.{key}", item) for item in listed]
        return tuple(sorted({item for item in durations if item is not None}, reverse=True))

    def _duration(self, where: str, value: Any, *, positive: bool = True) -> timedelta | None:
        if not isinstance(value, str):
            self._fault(where, f"{value!r} should be an ISO 8601 duration such as P7D or PT20S, in quotes")
            return None
        try:
            duration = parse_duration(value)
        except ValueError as error:
            self._fault(where, str(error))
            return None
        if positive and not duration:
            self._fault(where, f"{value!r} should be longer than nothing")
        return duration


def _attempt(read: Callable[[], time]) -> time | None:
    try:
        return read()
    except ValueError:
        return None
