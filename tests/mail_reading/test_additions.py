"""Words that a mail wants added to an answer: the line that says so is no part of them, and no comment."""

import pytest

from consultation.turns import Answer
from mail_gateway.authentication import Authentication
from mail_gateway.reading import Reading, read_mail
from mail_gateway.turning import turns_of
from tests.mail_reading.composing import CONSULTATION, message
from tests.mail_reading.people import PEOPLE

_WORDS = {
    "en": "Taxes must be equal.", "fr": "Les impôts doivent être égaux.", "es": "Los impuestos deben ser iguales.", "ru": "Налоги должны быть равными.",
    "zh": "税收应当平等。", "ar": "يجب أن تكون الضرائب متساوية.",
}  # fmt: skip
_LINES = [
    ("en", "Please add to question 2:"), ("en", "Add to Q2:"), ("en", "append to my answer to question 2:"), ("en", "Please add the following to our answer to question no. 2:"), ("en", "Addition to question 2 -"), ("en", "We would like to add to question two:"), ("en", "Please add this to answer 2:"),
    ("fr", "Veuillez ajouter à la question 2 :"), ("fr", "Ajouter à ma réponse à la question 2 :"), ("fr", "Merci d'ajouter ceci à la question n° 2 :"), ("fr", "Ajout à la question 2 :"),
    ("es", "Por favor añadan a la pregunta 2:"), ("es", "Añadir a mi respuesta a la pregunta 2:"), ("es", "Agregar lo siguiente a la pregunta 2:"),
    ("ru", "Пожалуйста, добавьте к вопросу 2:"), ("ru", "Дополнение к вопросу 2:"), ("ru", "Добавьте, пожалуйста, к ответу на вопрос 2:"), ("ru", "Прошу добавить к вопросу № 2:"),
    ("zh", "补充第2题："), ("zh", "对问题2补充："), ("zh", "请补充到第二题："), ("zh", "对第2题的补充："), ("zh", "請補充第2題："),
    ("ar", "أضيفوا إلى السؤال 2:"), ("ar", "إضافة إلى السؤال ٢:"), ("ar", "يرجى إضافة ما يلي إلى السؤال الثاني:"), ("ar", "من فضلكم أضيفوا إلى إجابتي على السؤال 2:"),
]  # fmt: skip


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"], ids=["one line", "next line", "next paragraph"])
@pytest.mark.parametrize(("language", "line"), _LINES)
def test_words_to_be_added_are_filed_without_the_line_that_says_so(
    language: str, line: str, between: str
) -> None:
    words = _WORDS[language]
    reading = _read(language, f"{line}{between}{words}\n")
    assert (reading.answers, reading.unfiled, set(reading.adds)) == ({2: words}, "", {2})
    assert "question 2: these words are to be added to what was said there" in reading.notes
    turns = turns_of(reading, (), b"x", Authentication(), CONSULTATION)
    assert [turn.adds for turn in turns if isinstance(turn, Answer)] == [True]


@pytest.mark.parametrize(
    "line",
    ["In addition to question 2, taxes matter.", "We add that question 2 is hard.", "Added value is what question 2 is about.", "Please add us to your list.", "В дополнение к вопросу 2, налоги важны."],
)  # fmt: skip
def test_a_sentence_that_only_speaks_of_adding_is_theirs(line: str) -> None:
    reading = _read("en", f"{line}\n")
    assert reading.unfiled == line
    assert not reading.adds


def test_an_answer_given_anew_in_the_same_mail_is_not_added() -> None:
    reading = _read(
        "en", "Question 2: Fair.\n\nPlease add to question 2: Taxes.\n\nAdd to question 3: More.\n"
    )
    assert reading.answers == {2: "Fair.\n\nTaxes.", 3: "More."}
    assert set(reading.adds) == {3}


def _read(language: str, body: str) -> Reading:
    return read_mail(message(PEOPLE[language], body), CONSULTATION)
