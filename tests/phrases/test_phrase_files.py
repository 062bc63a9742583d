"""The phrase files: level in six languages, complete, and written as each language is written."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import phrases
from consultation.correspondence import Value
from consultation.definition import LANGUAGES, Consultation, Contact
from consultation.reading import load
from phrases.catalogue import ADDED, Catalogue
from phrases.sheet import Sheet

FOLDER = Path(phrases.__file__).parent
CATALOGUE = Catalogue.load()
CIRCULAR = load(FOLDER.parent / "consultations" / "cl-17-30.toml")
NAMES = sorted(CATALOGUE.names)

COUNTS = (0, 1, 2, 3, 11, 21, 100, 1250)
FORMS = {"ar": {"zero", "one", "two", "few", "many", "other"}, "ru": {"one", "few", "many", "other"}}
PLURAL_WORDS = {"zero", "one", "two", "few", "many", "other"}
#: Arguments that are numbers; all others are texts or moments.
NUMBERS = {"amount", "parts", "characters", "files", "number", "position", "count", "version", "answered", "missing",
           "new", "submitted", "drafts", "late", "unconfirmed", "withdrawn", "mailbox", "stored", "difference"}  # fmt: skip
COMMAND = re.compile(r"(?<![\w/])/[a-z]+")


def arguments(phrase: str, count: int = 2) -> dict[str, Value]:
    """Something for every argument that a phrase takes."""
    given: dict[str, Value] = {}
    for name in CATALOGUE.variables(phrase) - ADDED.keys():
        if name.startswith("has_"):
            given.setdefault(name.removeprefix("has_"), "x")
        elif name == "files" and "has_text" in CATALOGUE.variables(phrase):
            given[name] = "answers.docx"
        elif name in NUMBERS:
            given[name] = count
        elif name in ("previous", "date"):
            given[name] = datetime(2017, 8, 19, 21, 59, 59, tzinfo=UTC)
        else:
            given[name] = {"unit": "days", "receipt": "7K4M-2Q9X"}.get(name, "ليلى Haddad")
    for name in list(given):
        if name in ADDED:
            del given[name]
    if "number" in CATALOGUE.variables(phrase) or "question" in CATALOGUE.variables(phrase):
        given["number"] = max(1, min(count, 5))
    if {"category_label", "has_category"} & CATALOGUE.variables(phrase):
        given["category"] = "academia"
    return given


def entries(language: str) -> Iterator[tuple[str, ast.Message | ast.Term]]:
    """Every message and term of a language, with the name of its file."""
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message | ast.Term):
                yield file.name, entry


class _Texts(Visitor):
    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.texts.append(node.value)

    def visit_Placeable(self, node: ast.Placeable) -> None:
        if isinstance(node.expression, ast.SelectExpression):
            for variant in node.expression.variants:
                self.visit(variant.value)


def texts(language: str) -> list[tuple[str, str]]:
    """All the words of a language, piece by piece, with the phrase they belong to."""
    found = []
    for _, entry in entries(language):
        collector = _Texts()
        collector.visit(entry)
        found += [(entry.id.name, text) for text in collector.texts]
    return found


class _Plurals(Visitor):
    def __init__(self) -> None:
        self.counted: dict[str, list[set[str]]] = {}

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        words = {variant.key.name for variant in node.variants if isinstance(variant.key, ast.Identifier)}
        exact = {variant.key.value for variant in node.variants if isinstance(variant.key, ast.NumberLiteral)}
        if words & (PLURAL_WORDS - {"other"}) or exact:
            assert isinstance(node.selector, ast.VariableReference)
            self.counted.setdefault(node.selector.id.name, []).append(words)
        self.generic_visit(node)


def counted(language: str) -> dict[tuple[str, str], list[set[str]]]:
    """Where something is counted: (phrase, variable) and the plural forms that are there."""
    found: dict[tuple[str, str], list[set[str]]] = {}
    for _, entry in entries(language):
        plurals = _Plurals()
        plurals.visit(entry)
        found |= {(entry.id.name, variable): forms for variable, forms in plurals.counted.items()}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase_and_the_same_variables(language: str) -> None:
    theirs = Sheet.of(language, FOLDER / language).entries
    assert theirs.keys() == CATALOGUE.names
    different = {
        name: sorted(theirs[name].variables ^ CATALOGUE.variables(name))
        for name in NAMES
        if theirs[name].variables != CATALOGUE.variables(name)
    }
    assert not different


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_stand_in_the_same_file_everywhere(language: str) -> None:
    assert {entry.id.name: file for file, entry in entries(language)} == {
        entry.id.name: file for file, entry in entries("en")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_can_be_said_whatever_is_counted_and_whenever(language: str) -> None:
    bare = _bare(CIRCULAR)
    for name in NAMES:
        for consultation in (CIRCULAR, bare):
            for now in (CIRCULAR.opens, CIRCULAR.deadline + timedelta(days=1)):
                for count in COUNTS:
                    said = CATALOGUE.words(name, language, arguments(name, count), consultation, now)
                    assert said, name
                    assert said == said.strip(), name
                    assert not re.search(r"[ \t]\n|\n{3}|[{}\ufdd0-\ufdd2]", said), (name, said)
                    assert said.count("\u2068") == said.count("\u2069"), name


def _bare(circular: Consultation) -> Consultation:
    """The same consultation with nothing in its file that may be left out."""
    return replace(circular, contact=Contact(), meeting=None, notice=None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_hold_no_stray_spaces(language: str) -> None:
    for file in (FOLDER / language).glob("*.ftl"):
        text = file.read_text(encoding="utf-8")
        assert text.endswith("\n"), file
        assert not re.search(r"[ \t]+\n|\t|\ufeff|\r", text), file
        assert unicodedata.is_normalized("NFC", text), file
    for name, text in texts(language):
        assert "  " not in text, name


@pytest.mark.parametrize("language", ["ar", "ru"])
def test_all_plural_forms_stand_where_something_is_counted(language: str) -> None:
    theirs = counted(language)
    for place, forms in theirs.items():
        for there in forms:
            assert there - {"past", "days", "hours", "minutes"} >= FORMS[language], place
    assert theirs.keys() >= counted("en").keys()


def test_a_number_that_is_counted_is_also_shown_beyond_two_in_arabic() -> None:
    for name, variable in counted("ar"):
        for count in (3, 11, 100):
            args = arguments(name, count) | {variable: count}
            if name == "time_left":
                args["unit"] = "hours"
            assert str(count) in CATALOGUE.words(name, "ar", args, CIRCULAR, CIRCULAR.opens), name


@pytest.mark.parametrize(
    ("phrase", "variable", "expected"),
    [
        ("amount_messages", "parts", {0: "لا رسائل", 1: "رسالة واحدة", 2: "رسالتان", 3: "3 رسائل", 10: "10 رسائل",
                                      11: "11 رسالة", 99: "99 رسالة", 100: "100 رسالة", 103: "103 رسائل"}),
        ("amount_characters", "characters", {1: "حرف واحد", 2: "حرفان", 5: "5 أحرف", 50: "50 حرفاً", 200: "200 حرف"}),
        ("still_open", "count", {1: "بقي سؤال واحد من دون رد:", 4: "بقيت 4 أسئلة من دون رد:",
                                 12: "بقي 12 سؤالاً من دون رد:"}),
    ],
)  # fmt: skip
def test_arabic_counts_as_arabic_does(phrase: str, variable: str, expected: dict[int, str]) -> None:
    assert {count: CATALOGUE.words(phrase, "ar", {variable: count}) for count in expected} == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "1 сообщение"), (2, "2 сообщения"), (5, "5 сообщений"), (11, "11 сообщений"), (21, "21 сообщение"),
     (22, "22 сообщения"), (112, "112 сообщений")],
)  # fmt: skip
def test_russian_counts_as_russian_does(count: int, expected: str) -> None:
    assert CATALOGUE.words("amount_messages", "ru", {"parts": count}) == expected


def test_arabic_lines_begin_with_an_arabic_letter() -> None:
    for name in NAMES:
        entry = CATALOGUE._sheets["ar"].entries[name]
        for line in _template_lines(CATALOGUE._sheets["ar"], name, entry.choosers):
            letters = [letter for letter in line if unicodedata.bidirectional(letter) in ("L", "R", "AL")]
            if letters:
                assert unicodedata.bidirectional(letters[0]) == "AL", (name, line)


def _template_lines(sheet: Sheet, name: str, choosers: tuple[str, ...]) -> Iterator[str]:
    """The lines of a phrase with its slots empty."""
    for answer in ("yes", "no"):
        for count in (0, 2, 3):
            chosen = tuple(
                count if chooser in NUMBERS else "days" if chooser == "unit" else answer
                for chooser in choosers
            )
            pieces = sheet.template(name, chosen)
            yield from "".join(piece if isinstance(piece, str) else "" for piece in pieces).split("\n")


@pytest.mark.parametrize(
    ("language", "pattern", "because"),
    [
        ("ar", r"[,;?!]", "Arabic has its own comma, semicolon and question mark"),
        ("ar", r"[٠-٩۰-۹]", "digits are Latin, as in the letter"),
        ("ar", r"[\"“”']", "quotation marks are «»"),
        ("zh", r"[\u4e00-\u9fff][,.;:!?()\"']", "Chinese punctuation is full-width"),
        ("zh", r"[,.;:!?()\"'][\u4e00-\u9fff]", "Chinese punctuation is full-width"),
        ("zh", r"[\u4e00-\u9fff] [\u4e00-\u9fff]", "Chinese has no spaces"),
        ("fr", r"(?<!\u00a0)[:;?!»](?!//)|«(?!\u00a0)", "a no-break space stands before : ; ? ! and inside « »"),
        ("fr", r"['\"“”]", "the apostrophe is ’, quotation marks are « »"),
        ("ru", r"['\"“”]", "quotation marks are «ёлочки»"),
        ("es", r"['\"“”]", "quotation marks are « »"),
        ("en", r"['\"«»]", "quotation marks are “ ”, the apostrophe is ’"),
    ],
)  # fmt: skip
def test_each_language_has_its_own_punctuation(language: str, pattern: str, because: str) -> None:
    wrong = [(name, text) for name, text in texts(language) if re.search(pattern, text)]
    # The sign at the beginning of a variant stands right after the text before it.
    assert not [one for one in wrong if not re.fullmatch(r"[:,]\s?", one[1])], because


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_shouts(language: str) -> None:
    for name, text in texts(language):
        assert not re.search(r"[!！¡]", text), name
        assert not [c for c in text if unicodedata.category(c) in ("So", "Cs", "Co") and c not in "°№"], name


def test_spanish_questions_open_with_a_question_mark() -> None:
    for name, text in texts("es"):
        assert text.count("?") == text.count("¿"), (name, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_descriptions_keep_to_the_limits_of_telegram(language: str) -> None:
    def length(phrase: str) -> int:
        return len(CATALOGUE.words(phrase, language).encode("utf-16-le")) // 2

    assert 0 < length("bot_name") <= 64
    assert 0 < length("bot_short_description") <= 120
    assert 0 < length("bot_description") <= 512
    for phrase in NAMES:
        if phrase.startswith("menu_"):
            assert 3 <= length(phrase) <= 256, phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_and_subjects_are_one_short_line(language: str) -> None:
    for name in NAMES:
        if name.startswith(("button_", "mail_subject_")):
            said = CATALOGUE.words(name, language, arguments(name), CIRCULAR, CIRCULAR.opens)
            assert "\n" not in said, name
            assert len(said) <= (32 if name.startswith("button_") else 120), (name, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_chat_says_fits_a_phone(language: str) -> None:
    long = {
        "welcome",
        "notice",
        "privacy",
        "help",
        "question",
        "review_answer",
        "ask_submit",
        "choose_language",
    }
    for file, entry in entries(language):
        name = entry.id.name
        if file == "talk.ftl" and name not in long:
            said = CATALOGUE.words(name, language, arguments(name), CIRCULAR, CIRCULAR.opens)
            assert len(said) <= 420, (name, len(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_never_tells_people_to_tap_or_to_write_a_command(language: str) -> None:
    for file, entry in entries(language):
        if file == "mail.ftl" and isinstance(entry, ast.Message):
            name = entry.id.name
            said = CATALOGUE.words(name, language, arguments(name), CIRCULAR, CIRCULAR.opens)
            assert not COMMAND.search(said.replace("https://", "").replace("http://", "")), name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "CONFIRM STATUS WITHDRAW HELP STOP"),
        ("fr", "CONFIRMER STATUT RETIRER AIDE ARRÊTER"),
        ("es", "CONFIRMAR ESTADO RETIRAR AYUDA PARAR"),
        ("ru", "ПОДТВЕРДИТЬ СТАТУС ОТОЗВАТЬ ПОМОЩЬ СТОП"),
        ("zh", "确认 状态 撤回 帮助 停止"),
        ("ar", "تأكيد الحالة سحب مساعدة إيقاف"),
    ],
)
def test_the_help_by_mail_names_the_words_that_are_understood(language: str, words: str) -> None:
    said = CATALOGUE.words("mail_help", language, {}, CIRCULAR, CIRCULAR.opens)
    first_words = [re.split(r" –|:", line)[0] for line in said.splitlines()]
    assert set(words.split()) <= set(first_words)


def test_a_twin_for_mail_asks_for_nothing_that_the_chat_phrase_does_not() -> None:
    for name in NAMES:
        if name.startswith("mail_") and (chat := name.removeprefix("mail_")) in CATALOGUE.names:
            extra = CATALOGUE.needs(name) - CATALOGUE.needs(chat) - {"number", "receipt", "version"}
            assert not extra, name
