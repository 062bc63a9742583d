"""Words typed instead of a tap: in six languages, as a whole message, and never when they are part of an answer."""

import pytest

from bot import labels
from consultation.definition import LANGUAGES
from consultation.turns import (
    Back,
    Begin,
    ChooseLanguage,
    GoTo,
    Help,
    New,
    Next,
    Privacy,
    Profile,
    Review,
    Skip,
    Status,
    Stop,
    Submit,
    Turn,
    Withdraw,
)
from phrases.catalogue import Catalogue

CATALOGUE = Catalogue.load()
BUTTONS: list[tuple[str, Turn]] = [
    ("next", Next()), ("skip", Skip()), ("back", Back()), ("review", Review()), ("submit", Submit()), ("status", Status()),
    ("profile", Profile()), ("language", ChooseLanguage()), ("withdraw", Withdraw()), ("keep", Status()), ("new", New()), ("help", Help()),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("button", "expected"), BUTTONS, ids=[name for name, _ in BUTTONS])
def test_the_label_of_a_button_means_what_the_button_means(
    button: str, expected: Turn, language: str
) -> None:
    label = CATALOGUE.words(f"button_{button}", language)
    for typed in (label, label.upper(), f" {label}. ", f"«{label}»", f"\u200f{label}\u200e"):
        assert labels.turn(typed) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_label_with_a_number_goes_to_that_question(language: str) -> None:
    assert labels.turn(CATALOGUE.words("button_edit", language, {"number": 3})) == GoTo(3)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("NEXT", Next()), ("التالي", Next()), ("下一步", Next()), ("suivant", Next()), ("дальше", Next()), ("siguiente", Next()),
        ("تخطّي", Skip()), ("跳过", Skip()), ("saltar", Skip()), ("atras", Back()), ("رجوع", Back()), ("上一题", Back()), ("volver", Back()),
        ("提交", Submit()), ("hand in", Submit()), ("soumettre", Submit()), ("подать", Submit()), ("enviar", Submit()),
        ("review", Review()), ("проверить", Review()), ("状态", Status()), ("Statut", Status()), ("статус", Status()),
        ("Stop.", Stop()), ("СТОП", Stop()), ("إيقاف", Stop()), ("arreter", Stop()), ("parar", Stop()), ("停止", Stop()),
        ("privacy", Privacy()), ("隐私", Privacy()), ("الخصوصية", Privacy()), ("retirar", Withdraw()), ("start", Begin()),
        ("question 4", GoTo(4)), ("Question n° 4", GoTo(4)), ("q4", GoTo(4)), ("السؤال ٤", GoTo(4)), ("سؤال رقم ٤", None),
        ("السؤال رقم 4", GoTo(4)), ("第四题", GoTo(4)), ("问题 4", GoTo(4)), ("Вопрос № 4", GoTo(4)), ("pregunta 4", GoTo(4)),
        ("question 99", GoTo(99)), ("question", GoTo(None)), ("вопрос", GoTo(None)),
    ],
)  # fmt: skip
def test_a_word_alone_acts(typed: str, expected: Turn | None) -> None:
    assert labels.turn(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "answer one", "The next answer.", "Next, we look at prices.", "next next", "stop it", "Non-stop", "help is needed", "Backbone",
        "I agree", "yes", "no", "4", "new", "remove", "delete", "question 4 is unclear", "questions 4 and 5", "skip\nnext", "status quo",
        "第四题：好", "السؤال ٤ صعب", "", " ", "👍", "next" + " " * 60,
    ],
)  # fmt: skip
def test_anything_more_is_words(typed: str) -> None:
    assert labels.turn(typed) is None


def test_no_word_means_two_things() -> None:
    meanings: dict[str, Turn] = {}
    for language in LANGUAGES:
        for button, expected in BUTTONS:
            label = CATALOGUE.words(f"button_{button}", language).casefold()
            assert meanings.setdefault(label, expected) == expected, label
