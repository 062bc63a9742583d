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
