"""Redacted words are gone, whatever overlaps, and nothing else is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.personal import MARK
from publication.redacting import redact
from tests.publication.generator import a_contribution, blacked_out


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


KEPT = [
    # text, decisions (words, kept), addresses people are known by, shown
    ("Ask info@itu.test.", [("info@itu.test", True)], (), "Ask info@itu.test."),
    ("Ask info@itu.test.", [("Ask info@itu.test.", True)], (), "Ask info@itu.test."),
    ("Ask info@itu.test.", [("info@", True)], (), f"Ask {MARK}."),  # half an address is none
    ("info@itu.test, eva@itu.test", [("info@itu.test", True)], (), f"info@itu.test, {MARK}"),
    ("Ask INFO@itu.test.", [("INFO@itu.test", True)], ("info@itu.test",), f"Ask {MARK}."),  # somebody's own
    ("info (at) itu (dot) test", [("info (at) itu (dot) test", True)], ("info@itu.test",), MARK),
    ("info (at) itu (dot) test", [("info (at) itu (dot) test", True)], (), "info (at) itu (dot) test"),
    ("Tel. +41 22 730 51 11", [("+41 22 730 51 11", True)], (), "Tel. +41 22 730 51 11"),
    ("Ann", [("Ann", False), ("Ann", True)], (), "Ann"),  # the latest decision stands
    ("Ann", [("Ann", True), ("Ann", False)], (), MARK),
    ("Ann Lee", [("Ann", False), ("Ann Lee", True)], (), f"{MARK} Lee"),  # to keep more does not uncover less
]


@pytest.mark.parametrize(("text", "decisions", "known", "shown"), KEPT)
def test_words_that_staff_keep_stand_unless_somebody_is_known_by_them(
    text: str, decisions: list[tuple[str, bool]], known: tuple[str, ...], shown: str
) -> None:
    made = tuple(replace(blacked_out(1, words, "a reason"), kept=kept) for words, kept in decisions)
    pieces = redact(text, replace(a_contribution(1), redactions=made).redactions_of(1), known)
    assert "".join(piece.text for piece in pieces) == shown


@given(st.text("abc ", max_size=30), st.lists(st.text("abc", min_size=1, max_size=4), max_size=4))
def test_no_redacted_word_is_left_and_no_other_letter_lost(text: str, words: list[str]) -> None:
    pieces = redact(text, [blacked_out(1, word, "r") for word in words])
    kept = [piece.text for piece in pieces if not piece.is_redacted]
    assert not any(word in stretch for word in words for stretch in kept)
    if not any(word in text for word in words):
        assert "".join(kept) == text


RECEIPTS = [
    ("my receipt is CL1730-7F3KQ-9X2MD.", f"my receipt is {MARK}."),
    ("/open_7F3KQ_9X2MD", f"/open_{MARK}"),
    ("grant-7f3kq9x2md!", f"{MARK}!"),
    ("receipt-CL1730-7F3KQ-9X2MD.json", f"receipt-{MARK}.json"),
    ("read aloud: 7F3KQ-9X2MD", f"read aloud: {MARK}"),
    ("misread: 7F3KQ-9X2MD as 7f3kq–9x2md", f"misread: {MARK} as {MARK}"),
    ("another's: CL1730-7F3KQ-9X2MX", "another's: CL1730-7F3KQ-9X2MX"),
    ("ten letters: EXTENSIONS", "ten letters: EXTENSIONS"),
]


@pytest.mark.parametrize(("text", "shown"), RECEIPTS)
def test_a_receipt_number_is_its_author_s_secret_and_is_blacked_out(text: str, shown: str) -> None:
    pieces = redact(text, (), frozenset({"7f3kq9x2md"}))
    assert "".join(piece.text for piece in pieces) == shown
    assert {piece.reason for piece in pieces if piece.is_redacted} <= {"receipt number"}
