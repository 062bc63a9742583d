"""An interview is a value: parts are joined, found and replaced, and nothing changes what was there before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.interview import GENERAL, Interview, Part, Person, join
from tests.consultation.builders import CIRCULAR, IN_TIME, RECEIPT, a_file, an_interview

LONG = "слово " * 800  # as a client cuts it: 4,800 letters with the space at the end
CUT = LONG[:4000].rstrip()

JOINED = [
    ([], ""),
    (["One."], "One."),
    (["One.", "Two."], "One.\nTwo."),
    (["One", "two"], "One\ntwo"),  # short messages are lines, whatever they end with
    (["One.", "", "Two."], "One.\nTwo."),  # a file without a caption between them
    ([CUT, "конец"], f"{CUT} конец"),  # the client swallowed the space
    ([CUT + ".", "Конец"], f"{CUT}.\nКонец"),  # the person ended a sentence there
    ([CUT + "؟", "نعم"], f"{CUT}؟\nنعم"),
    (["好" * 4000, "吗"], "好" * 4000 + "吗"),  # Chinese has no space to swallow
    (["好" * 4000 + "。", "吗"], "好" * 4000 + "。\n吗"),
    (["😀" * 2000, "end"], "😀" * 2000 + " end"),  # counted in UTF-16 units, as the client does
    (["😀" * 1900, "end"], "😀" * 1900 + "\nend"),
    (["a" * 4000, "b" * 4000, "c"], "a" * 4000 + " " + "b" * 4000 + " c"),
    (["a" * 4000, "b", "c"], "a" * 4000 + " b\nc"),
]


@pytest.mark.parametrize(("texts", "whole"), JOINED)
def test_parts_are_joined(texts: list[str], whole: str) -> None:
    assert join(texts) == whole


@given(st.lists(st.text(max_size=40)))
def test_joining_loses_no_letter(texts: list[str]) -> None:
    def bare(text: str) -> str:
        return "".join(text.split())

    assert bare(join(texts)) == bare("".join(texts))


def test_adding_leaves_the_earlier_value_alone() -> None:
    before = an_interview(changed=False)
    after = before.adding(2, Part("k", "Words."))
    assert before.is_empty
    assert not before.changed
    assert after.text(2) == "Words."
    assert after.changed


def test_the_same_message_twice_is_one_part() -> None:
    once = an_interview().adding(GENERAL, Part("k", "Words.")).adding(GENERAL, Part("other", "More."))
    again = once.adding(GENERAL, Part("k", "Words."))
    assert again.parts(GENERAL) == once.parts(GENERAL)
    changed = once.adding(GENERAL, Part("k", "Other words."))
    assert [part.text for part in changed.parts(GENERAL)] == ["Other words.", "More."]


def test_an_answered_question_is_no_longer_skipped() -> None:
    skipped = an_interview(skipped=frozenset({1, 2}))
    assert skipped.adding(2, Part("k", "After all.")).skipped == {1}


def test_a_part_is_found_by_its_message() -> None:
    interview = an_interview(answers={1: "One.", 3: "Three."})
    assert interview.find("3") == (3, Part("3", "Three."))
    assert interview.find("unknown") is None


def test_missing_is_what_holds_nothing_at_all() -> None:
    interview = an_interview(answers={1: "One."}).adding(4, Part("f", "", a_file()))
    assert interview.missing(CIRCULAR) == (2, 3, 5)
    assert interview.holding(1, ()).missing(CIRCULAR) == (1, 2, 3, 5)
    assert not interview.is_empty
    assert interview.holding(1, ()).holding(4, ()).is_empty


def test_answers_stand_in_order_and_cannot_be_changed_from_outside() -> None:
    interview = an_interview(answers={5: "e", 1: "a", 3: "c"})
    assert list(interview.answers) == [1, 3, 5]
    with pytest.raises(TypeError):
        interview.answers[1] = ()  # type: ignore[index]  # that is the point


def test_a_new_interview_knows_nothing() -> None:
    fresh = Interview(RECEIPT, IN_TIME)
    assert fresh.is_empty
    assert not fresh.has_agreed
    assert fresh.person == Person()
    assert fresh.missing(CIRCULAR) == CIRCULAR.numbers
