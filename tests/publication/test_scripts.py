"""Which way texts run, and that cutting and balancing them never changes a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.scripts import balanced, direction, language, lines, literal, one_line, runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words.", "ltr"),
        ("الفرص كثيرة.", "rtl"),
        ("OTT هي خدمات متاحة", "rtl"),  # an Arabic sentence that begins with a Latin word
        ("خدمات is the Arabic word for services", "ltr"),
        ("تطبيقات WhatsApp وSkype", "rtl"),
        ("1234", "ltr"),
        ("👍🏽 ❤️", "ltr"),
        ("עברית", "rtl"),
        ("", "ltr"),
    ],
)
def test_most_words_decide_the_direction(text: str, expected: str) -> None:
    assert direction(text) == expected


def test_what_has_no_letters_runs_like_what_surrounds_it() -> None:
    assert direction("(2012-2016)", "rtl") == "rtl"


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("Les services", "fr", "fr"),
        ("In English, from an Arabic chat", "ar", "en"),
        ("الفرص كثيرة", "en", "ar"),
        ("Услуги OTT", "en", "ru"),
        ("OTT服务", "en", "zh"),
        ("❤️ 123", "es", "es"),
    ],
)
def test_letters_tell_the_language_better_than_a_menu(text: str, told: str, expected: str) -> None:
    assert language(text, told) == expected


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", "ltr", [(False, "abc")]),
        ("نعم 12", "rtl", [(True, "نعم 12")]),
        ("شركة (Gulf Telecom).", "rtl", [(True, "شركة ("), (False, "Gulf Telecom"), (True, ").")]),
        ("The word (نعم) here", "ltr", [(False, "The word ("), (True, "نعم"), (False, ") here")]),
        (" · ", "rtl", [(True, " · ")]),
    ],
)
def test_brackets_belong_to_the_paragraph(text: str, base: str, expected: list[tuple[bool, str]]) -> None:
    assert runs(text, base) == expected


@given(
    st.text(alphabet=st.sampled_from("aب1 (.\u202e\u2066\u2069ה"), max_size=40),
    st.sampled_from(["ltr", "rtl"]),
)
def test_runs_joined_are_the_text(text: str, base: str) -> None:
    assert "".join(stretch for _, stretch in runs(text, base)) == text


@given(
    st.text(alphabet=st.sampled_from("ab\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069"), max_size=30)
)
def test_a_balanced_text_begins_with_the_text_and_leaves_nothing_open(text: str) -> None:
    even = balanced(text)
    assert even.startswith(text)
    assert balanced(even) == even


@given(st.text(max_size=60))
def test_literal_text_can_stand_in_any_document(text: str) -> None:
    shown = literal(text)
    assert literal(shown) == shown
    shown.encode("utf-8")
    assert not any(ord(letter) < 32 and letter not in "\t\n" for letter in shown)


def test_lines_and_names() -> None:
    assert lines("a\r\nb\rc\u2028d\n") == ["a", "b", "c", "d", ""]
    assert one_line(" a\n\tb\x00 \u202e") == "a b␀ \u202e\u202c"
