"""Redacted words are gone, whatever overlaps, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.personal import MARK
from publication.redacting import redact
from tests.publication.generator import blacked_out


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("call Ann now", ["Ann"], f"call {MARK} now"),
        ("Ann and Ann", ["Ann"], f"{MARK} and {MARK}"),
        ("anana", ["ana"], MARK),
        ("abcdef", ["bcd", "cde"], f"a{MARK}f"),
        ("abcd", ["ab", "cd"], f"{MARK}{MARK}"),
        ("Ann", ["ann", "", "Bob"], "Ann"),
        ("اتصلوا بليلى", ["ليلى"], f"اتصلوا ب{MARK}"),
    ],
)
def test_words_are_blacked_out(text: str, words: list[str], shown: str) -> None:
    pieces = redact(text, [blacked_out(1, word, "a reason") for word in words])
    assert "".join(piece.text for piece in pieces) == shown


def test_overlapping_redactions_keep_both_reasons() -> None:
    [piece] = redact("abc", [blacked_out(1, "ab", "one"), blacked_out(1, "bc", "two")])
    assert piece.reason == "one; two"


@given(st.text("abc ", max_size=30), st.lists(st.text("abc", min_size=1, max_size=4), max_size=4))
def test_no_redacted_word_is_left_and_no_other_letter_lost(text: str, words: list[str]) -> None:
    pieces = redact(text, [blacked_out(1, word, "r") for word in words])
    kept = [piece.text for piece in pieces if not piece.is_redacted]
    assert not any(word in stretch for word in words for stretch in kept)
    if not any(word in text for word in words):
        assert "".join(kept) == text
