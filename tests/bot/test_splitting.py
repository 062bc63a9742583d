"""Long texts in several messages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.splitting import LIMIT, is_border, split, units

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n.!؟。 ab خدمة 题 👍🏽\u200d👩‍🚀\u0301\u064f🇨🇭"),
        st.characters(codec="utf-8"),
    ),
    max_size=300,
)


@settings(max_examples=300)
@given(TEXTS, st.integers(min_value=12, max_value=60))
def test_pieces_fit_and_together_are_the_text(text: str, limit: int) -> None:
    pieces = split(text, limit)

    assert all(0 < units(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece == piece.strip() for piece in pieces)


@settings(max_examples=200)
@given(TEXTS)
def test_letters_beyond_the_basic_plane_count_twice(text: str) -> None:
    assert units(text) == sum(2 if letter > "\uffff" else 1 for letter in text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aaaa bbbb\n\ncccc dddd", ["aaaa bbbb", "cccc dddd"]),
        ("aaaa bbbb\ncccc dddd", ["aaaa bbbb", "cccc dddd"]),
        ("aaaa. bbbb cccc dddd", ["aaaa.", "bbbb cccc", "dddd"]),
        ("هل هذا؟ نعم هذا صحيح", ["هل هذا؟", "نعم هذا صحيح"]),
        ("这是第一句。这是第二句话了", ["这是第一句。", "这是第二句话了"]),
        ("aaaaaaaaaaaaaaaaaa", ["aaaaaaaaaaaa", "aaaaaa"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_the_best_border_in_reach_is_taken(text: str, expected: list[str]) -> None:
    assert split(text, 12) == expected


@pytest.mark.parametrize("letter", ["e\u0301", "👍🏽", "👩‍🚀", "🇨🇭", "خُ"])
def test_no_letter_is_torn_apart(letter: str) -> None:
    text, one = letter * 40, len(letter)

    assert all(len(piece) % one == 0 for limit in range(12, 40) for piece in split(text, limit))
    assert not any(is_border(text, at) for at in range(len(text)) if at % one)


def test_a_text_of_the_limit_stays_one_message() -> None:
    assert len(split("ا" * LIMIT)) == 1
    assert len(split("ا" * (LIMIT + 1))) == 2
    assert len(split("👍" * (LIMIT // 2 + 1))) == 2
