"""What people put before an answer, and what only looks like it."""

import pytest

from mail_gateway.folding import fold
from mail_gateway.labels import label_of


@pytest.mark.parametrize(
    ("line", "numbers", "strong", "rest"),
    [
        ("Answer to Q1: new", (1,), True, "new"), ("Answers to Q1 and Q2: both", (1, 2), True, "both"), ("Re Q1: yes", (1,), True, "yes"), ("Response Q3: hi", (3,), True, "hi"),
        ("My answer to 3: yes", (3,), True, "yes"), ("Reply to #2: no", (2,), True, "no"), ("Resp. 2: no", (2,), True, "no"), ("Question Two - foo", (2,), True, "foo"),
        ("Réponse à Q2 : oui", (2,), True, "oui"), ("Rép. 2 : oui", (2,), True, "oui"), ("N° 2 : oui", (2,), False, "oui"), ("Deuxièmement : oui", (2,), False, "oui"),
        ("Respuesta a P1: sí", (1,), True, "sí"), ("Rta 2: no", (2,), True, "no"), ("Segundo: no", (2,), False, "no"),
        ("Ответ на В1: да", (1,), True, "да"), ("Отв. 2: да", (2,), True, "да"), ("№ 2. да", (2,), False, "да"), ("Во-вторых, да", (2,), False, "да"), ("ответ на № 4: да", (4,), True, "да"),
        ("第二，好", (2,), False, "好"), ("第二题：好", (2,), True, "好"), ("关于问题二：好", (2,), True, "好"),
        ("إجابتي على س٢: نعم", (2,), True, "نعم"), ("ردي على 2: نعم", (2,), True, "نعم"), ("رقم ٢: نعم", (2,), False, "نعم"), ("ثانياً: نعم", (2,), False, "نعم"),
    ],
)  # fmt: skip
def test_a_label_names_its_question(line: str, numbers: tuple[int, ...], strong: bool, rest: str) -> None:
    """With a noun it is strong; a bare number or an ordinal is weak."""
    label = label_of(fold(line), 0)
    assert label is not None
    assert (label.numbers, label.strong) == (numbers, strong)
    assert fold(line)[label.cut :].strip() == fold(rest)


@pytest.mark.parametrize(
    "line",
    ["to a 3-year plan", "No. 2.5 is the version", "Answer to 2.5: no", "In answer to 3 letters", "No, 2 of them", "Response to the 2016 paper", "First we met", "Second thoughts: none", "第二天我们开会", "ثانيا نقول"],
)  # fmt: skip
def test_a_number_in_a_sentence_is_no_label(line: str) -> None:
    """Its words are the person's."""
    assert label_of(fold(line), 0) is None
