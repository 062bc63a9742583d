"""Bare numbers: which of them number answers, whatever their order, and which only a list of the writer's own."""

import pytest

from mail_gateway.reading import Reading, read_mail
from tests.mail_reading.composing import CONSULTATION, message
from tests.mail_reading.people import PEOPLE

_OUT_OF_ORDER = "the numbers of the answers do not rise"


def _read(body: str, *, reply: bool = False) -> Reading:
    raw = message(PEOPLE["en"], body, subject="Our contribution", reply=reply)
    return read_mail(raw, CONSULTATION, own_addresses=("consultation@intake.example",))


@pytest.mark.parametrize("reply", [False, True])
@pytest.mark.parametrize(
    ("body", "answers"),
    [
        ("3) three\n\n1) one\n\n5) five", {1: "one", 3: "three", 5: "five"}),
        ("3. three\n2. two\n1. one", {1: "one", 2: "two", 3: "three"}),
        ("5: five\n4: four", {4: "four", 5: "five"}),
        ("4) four\n\n5) five\n\n1) one", {1: "one", 4: "four", 5: "five"}),
        ("٣- ثلاثة\n\n١- واحد", {1: "واحد", 3: "ثلاثة"}),
        ("四、四\n\n二、二\n\n一、一", {1: "一", 2: "二", 4: "四"}),
        ("3) three\n\n1) one\n2) two\n\n5) five", {1: "one", 2: "two", 3: "three", 5: "five"}),
        # Lists inside the answers stay there.
        ("5) We want\n1) a\n2) b\n\n3) three", {3: "three", 5: "We want\n1) a\n2) b"}),
        ("5. five\n\n2. two:\n  1. a\n  2. b\n\n1. one", {1: "one", 2: "two:\n  1. a\n  2. b", 5: "five"}),
    ],
)  # fmt: skip
def test_answers_out_of_order_are_filed_by_their_numbers(
    body: str, answers: dict[int, str], *, reply: bool
) -> None:
    """What stands at the top level, alike and each number once, are labels; a note tells of it."""
    reading = _read(body, reply=reply)
    assert (reading.answers, reading.unfiled) == (answers, "")
    assert any(_OUT_OF_ORDER in note for note in reading.notes)


@pytest.mark.parametrize(
    ("body", "answers"),
    [
        ("3) We want:\n1) a\n2) b", {3: "We want:\n1) a\n2) b"}),
        ("3) We want:\n1) a\n2) b\n4) four", {3: "We want:\n1) a\n2) b", 4: "four"}),
        ("1. one\n\n2. Points:\n1. a\n2. b\n\n3. three", {1: "one", 2: "Points:\n1. a\n2. b", 3: "three"}),
    ],
)
def test_a_list_inside_an_answer_is_no_answer_out_of_order(body: str, answers: dict[int, str]) -> None:
    """It is announced, or its numbers come twice."""
    assert _read(body).answers == answers


@pytest.mark.parametrize(
    "body", ["Ｑ１：yes\n\nＱ３：no", "１．yes\n\n３．no", "Ｑｕｅｓｔｉｏｎ　１：yes\nQuestion ３: no"]
)
def test_wide_letters_and_digits_make_labels(body: str) -> None:
    """As Chinese and Japanese keyboards type them."""

    assert _read(body).answers == {1: "yes", 3: "no"}


_THREE = "\n1. growth\n2. fairness\n3. trust"
_FIVE = f"{_THREE}\n4. choice\n5. calm"


@pytest.mark.parametrize("reply", [False, True])
@pytest.mark.parametrize(
    "body",
    [
        f"The position in 3 points:{_THREE}", f"We see three reasons for this:{_THREE}", f"Our response in 3 points:{_THREE}",
        f"We support the framework for three\nreasons, which are these:{_THREE}", f"We have three recommendations.{_THREE}",
        f"We have five recommendations:{_FIVE}", f"We would raise the following points:{_FIVE}", f"Nos recommandations :{_FIVE}",
        f"Nuestra posición en tres puntos:{_THREE}", f"Мы выделяем следующие причины:{_THREE}", f"我们有三点建议：{_THREE}", f"نوصي بالنقاط التالية:{_THREE}",
    ],
)  # fmt: skip
def test_a_list_that_its_writer_announces_as_their_own_answers_nothing(body: str, *, reply: bool) -> None:
    """Reasons, recommendations, or so many points as we have not asked questions: free text, with a note."""
    reading = _read(body, reply=reply)
    assert (reading.answers, reading.unfiled) == ({}, body)
    assert any("announces a list of the writer's own" in note for note in reading.notes)


@pytest.mark.parametrize(
    "body",
    [
        "1. Executive summary\nWe welcome it.\n\n2. Facts\nTraffic grew.\n\n3. Our position\nFewer rules.\n\n4. Contact us\nAt the fair.",
        "1. Our aims\nPlain.\n\n2. Facts\nMany.\n\n6. Annex A\nFigures.", "1 Introduction\nWe.\n\n2 Facts\nMany.\n\n3 More\nSome.\n\n4 Still\nFew.\n\n5 End\nNone.",
        "a) Introduction\nb) Facts\nc) More\nd) Still\ne) End",
        "1. Résumé exécutif\nOui.\n\n2. Position\nNon.", "1. Introducción\nSí.\n\n2. Posición\nNo.", "1. Введение\nМы.\n\n2. Позиция\nДа.",
        "一、引言\n我们支持。\n\n二、立场\n很好。", "١. مقدمة\nنحن هنا.\n\n٢. موقفنا\nنعم.",
    ],
)  # fmt: skip
def test_chapters_of_a_paper_answer_nothing(body: str) -> None:
    """An introduction, a summary, an annex are no answers: the paper stays whole, with a note."""
    reading = _read(body)
    assert (reading.answers, reading.unfiled) == ({}, body)
    assert any("chapters of a free text" in note for note in reading.notes)


@pytest.mark.parametrize(
    "above",
    [
        "", "Our answers to your questions:", "Here are our three answers:", "Dear all, here are our views:", "We are a company of 3 people.", "Please see our comments:",
        "Thank you for the 3 days more. Our answers are below:", "Answers to the first three questions:", "Nos réponses :", "Nuestra opinión sobre sus preguntas:", "Мои ответы:",
        "我们的答复如下：", "فيما يلي إجاباتنا:",
    ],
)  # fmt: skip
def test_numbers_under_a_line_that_announces_answers_are_answers(above: str) -> None:
    """So are those of a mail that is nothing else."""
    assert _read(above + _THREE).answers == {1: "growth", 2: "fairness", 3: "trust"}


def test_as_many_points_as_questions_are_answers() -> None:
    """Who speaks of five points means our five questions."""
    assert len(_read(f"Our position on the five points:{_FIVE}").answers) == 5
