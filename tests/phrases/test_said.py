"""What the code says, and what the phrase files hold: the same names, and every argument that a phrase needs."""

import ast
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from consultation.conversation import converse
from consultation.definition import LANGUAGES
from consultation.handing_in import another
from consultation.interview import Interview, Stage
from consultation.outcomes import Step
from consultation.reading import load
from consultation.saying import for_mail
from consultation.turns import (
    Agree,
    Answer,
    Ask,
    Attach,
    Back,
    Begin,
    ChooseLanguage,
    Comment,
    Confirm,
    Edit,
    File,
    GoTo,
    HandIn,
    Help,
    Introduce,
    New,
    Next,
    Privacy,
    Profile,
    Remove,
    Review,
    Skip,
    Status,
    Stop,
    Submit,
    Turn,
    Unknown,
    Unread,
    Unsupported,
    Withdraw,
    Write,
)
from mail_gateway.packed import Trouble
from phrases.catalogue import ADDED, Catalogue

HOUSE = Path(__file__).parents[2]
CATALOGUE = Catalogue.load()
CIRCULAR = load(HOUSE / "consultations" / "cl-17-30.toml")
PACKAGES = ("app", "bot", "consultation", "intake", "mail_gateway", "publication", "scheduler", "store")
FILE = File("ab" * 32, "Réponse ليلى.pdf", 1000, "application/pdf")
COMMAND = re.compile(r"(?<![\w/])/[a-z]+")
VOICE = File("cd" * 32, "voice-7.ogg", 1000, "audio/ogg", compiled=False)


@cache
def calls() -> list[tuple[str, ast.expr, frozenset[str] | None]]:
    """Every phrase that the code names: where, the expression of the name, the arguments given (None: unknown)."""
    found: list[tuple[str, ast.expr, frozenset[str] | None]] = []
    for package in PACKAGES:
        for file in sorted((HOUSE / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                place = f"{file.relative_to(HOUSE)}:{node.lineno}"
                match node.func:
                    case ast.Attribute(value=ast.Name(id="Say"), attr="of"):
                        given = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
                        spread = any(keyword.arg is None for keyword in node.keywords)
                        found.append((place, node.args[0], None if spread else given))
                    case ast.Name(id="Say") | ast.Attribute(attr="words"):
                        found.append((place, node.args[0], None))
    return found


def names(expression: ast.expr) -> Iterator[str]:
    """The names an expression may give; a family ends with an asterisk."""
    match expression:
        case ast.Constant(value=str(name)):
            yield name
        case ast.IfExp(body=body, orelse=other):
            yield from names(body)
            yield from names(other)
        case ast.JoinedStr(values=[ast.Constant(value=str(prefix)), *_]):
            yield f"{prefix}*"


def test_every_phrase_that_the_code_says_exists() -> None:
    unknown = []
    for place, expression, _ in calls():
        for name in names(expression):
            if name.endswith("*"):
                known = any(one.startswith(name[:-1]) for one in CATALOGUE.names)
            else:
                known = name in CATALOGUE.names
            if not known:
                unknown.append(f"{place}: {name}")
    assert not unknown


def test_every_phrase_is_given_the_arguments_that_it_needs() -> None:
    short = []
    for place, expression, given in calls():
        for name in names(expression):
            if given is not None and name in CATALOGUE.names:
                missing = CATALOGUE.needs(name) - given
                twin = CATALOGUE.needs(f"mail_{name}") - given if f"mail_{name}" in CATALOGUE.names else set()
                if missing or twin:
                    short.append(f"{place}: {name} lacks {', '.join(sorted(missing | twin))}")
    assert not short


#: What stands before a word of the code to name a phrase: `button_` and `next`, `mail_subject_` and `receipt`.
FAMILIES = ("button_", "menu_", "compilation_", "mail_subject_", "mail_")


def test_every_phrase_is_said_somewhere() -> None:
    words = {
        constant
        for package in (*PACKAGES, "phrases")
        for path in (HOUSE / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for constant in re.split(r"[^a-z0-9_]+", node.value)
    }
    # What staff read is worded ahead of the commands that will say it.
    files = [file for file in (HOUSE / "phrases" / "en").glob("*.ftl") if file.name != "staff.ftl"]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    named = re.findall(r"^([a-z_0-9]+) =", text, re.MULTILINE)
    inside = set(re.findall(r"\{ ([a-z_0-9]+) \}", text))
    begun = tuple(word for word in words if len(word) > 5 and word.endswith("_"))  # f"channel_{kind}"
    bare = {
        name: {name, *(name.removeprefix(one) for one in FAMILIES if name.startswith(one))} for name in named
    }
    silent = [
        name
        for name in named
        if name not in inside and not any(one in words or one.startswith(begun) for one in bare[name])
    ]
    assert len(named) > 200
    assert silent == []


def test_the_code_is_really_looked_at() -> None:
    found = {name for _, expression, _ in calls() for name in names(expression)}
    assert {"welcome", "receipt", "receipt_again", "ask_*", "noted_*"} <= found


@pytest.mark.parametrize("stage", ["name", "organisation", "category", "country", "email"])
def test_every_field_of_the_profile_is_asked_and_noted(stage: str) -> None:
    assert {f"ask_{stage}", f"noted_{stage}"} <= CATALOGUE.names


def test_every_language_has_a_name_and_every_command_a_line_in_the_menu() -> None:
    commands = "start language agree next skip back question review submit status withdraw new ask subscribe share stop data forget code unlink privacy help profile"
    assert {f"menu_{command}" for command in commands.split()} == {
        name for name in CATALOGUE.names if name.startswith("menu_")
    }
    assert len({CATALOGUE.words("language_name", language) for language in LANGUAGES}) == 6


CHAT: tuple[Turn, ...] = (
    Begin(), Begin("ar"), ChooseLanguage(), ChooseLanguage("ar"), ChooseLanguage("xx"), Agree(), Agree(), Next(), Next(),
    Next(), Skip(), Skip(), Back(), GoTo(2), GoTo(9), GoTo(None), Profile(), Review(), Submit(), Submit(), Withdraw(),
    Withdraw(certain=True), Status(), New(), Stop(), Privacy(), Help(), Unknown("/x"), Unsupported("unsupported_poll"),
    Unsupported("unsupported_too_large", "big.zip"), Confirm(), Attach(FILE, "f1"), Attach(VOICE, "f2", "caption"),
    Write("Layla Haddad", "k1"), Write("2", "k2"), Write("layla@example.org", "k3"), Write("ok", "k4"),
    Write("one\ntwo", "k5"), Write("", "k6"), Edit("changed", "k5"), Edit("changed", "none"), Edit("", "k1"),
    Remove("k5"), Remove("f1"), Remove("none"), Ask("when?"),
)  # fmt: skip
MAIL: tuple[Turn, ...] = (
    ChooseLanguage("fr", quiet=True), Introduce({"name": "Layla", "category": "academia"}), Answer(1, "first", "m1"),
    Answer(3, "third", "m2"), Answer(9, "ninth", "m3"), Comment("aside", "m4"), Attach(FILE, "m5"), HandIn(proven=True),
    HandIn(proven=False), Confirm(), Withdraw(), Withdraw(certain=True), Status(), Help(), Stop(), Ask("when?"),
    *(Unread(f"mail_files_{trouble}", ("réponse.pdf", "ليلى.docx")) for trouble in get_args(Trouble)),
)  # fmt: skip


def walk(
    dice: random.Random, interview: Interview, turns: tuple[Turn, ...]
) -> Iterator[tuple[Step, datetime]]:
    """Any turns in any order, from before the consultation opens until long after its deadline."""
    now = CIRCULAR.opens - timedelta(days=1)
    for _ in range(60):
        now += timedelta(days=dice.random() * 2.5)
        step = converse(interview, (dice.choice(turns),), CIRCULAR, now)
        if any(type(act).__name__ == "Began" for act in step.acts):
            step = another(step.interview, "9ZZZ-0000", now, CIRCULAR)
        interview = step.interview
        yield step, now


def test_whatever_happens_in_a_chat_can_be_said_in_every_language() -> None:
    dice = random.Random(30)
    said: set[str] = set()
    for _ in range(60):
        for step, now in walk(dice, Interview("7K4M-2Q9X", CIRCULAR.opens), CHAT):
            language = step.interview.language or dice.choice(LANGUAGES)
            for say in step.says:
                assert CATALOGUE.say(say, language, CIRCULAR, now)
                said.add(say.phrase)
    assert len(said) > 45


def test_whatever_happens_by_mail_is_said_without_the_commands_of_the_chat() -> None:
    dice = random.Random(30)
    said: set[str] = set()
    for _ in range(60):
        begun = Interview("7K4M-2Q9X", CIRCULAR.opens, stage=Stage.REVIEW)
        if dice.random() < 0.5:  # begun in the chat, continued by mail
            *_, (step, _) = walk(dice, Interview("7K4M-2Q9X", CIRCULAR.opens, Stage.NAME, "fr"), CHAT)
            begun = step.interview
        for step, now in walk(dice, begun, MAIL):
            language = step.interview.language or dice.choice(LANGUAGES)
            for say in for_mail(step.says, step.interview, CIRCULAR):
                words = CATALOGUE.say(say, language, CIRCULAR, now, by_mail=True)
                assert not COMMAND.search(words), say.phrase
                said.add(say.phrase)
    assert len(said) > 20


def test_nothing_stands_in_the_files_that_is_added_under_a_name_of_its_own() -> None:
    used = {variable for name in CATALOGUE.names for variable in CATALOGUE.variables(name)}
    unused = ADDED.keys() - used - {f"{one.removeprefix('has_')}" for one in used if one.startswith("has_")}
    assert unused <= {"contact_person", "meeting_date", "meeting_place"}


def test_words_are_quick_enough_for_the_hot_path() -> None:
    from time import perf_counter

    args = {"number": 2, "position": 2, "count": 5}
    now = datetime(2017, 8, 1, tzinfo=UTC)
    CATALOGUE.words("question", "ar", args, CIRCULAR, now)
    began = perf_counter()
    for characters in range(2000):
        CATALOGUE.words("question", "ar", args, CIRCULAR, now)
        CATALOGUE.words(
            "recorded", "ar", {"number": 2, "characters": characters, "parts": 3, "files": 1}, CIRCULAR
        )
    # 4,000 phrases; a fifth of the speed that is asked for, since other work may go on.
    assert perf_counter() - began < 1
