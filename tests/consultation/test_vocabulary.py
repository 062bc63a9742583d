"""Words typed where a button was offered are understood in six languages, however they are decorated."""

import pytest

from consultation.definition import LANGUAGES
from consultation.vocabulary import LANGUAGE_NAMES, YES, language_named, means_yes


def test_every_language_has_names() -> None:
    assert set(LANGUAGE_NAMES) == set(LANGUAGES)


@pytest.mark.parametrize(("code", "name"), [(c, n) for c, listed in LANGUAGE_NAMES.items() for n in listed])
def test_a_language_is_known_by_its_name(code: str, name: str) -> None:
    assert language_named(name) == code
    assert language_named(f" {name.upper()}. ") == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("\u200fالعربيّة\u200e", "ar"),  # with direction marks and a vowel sign
        ("ＥＮ", "en"),  # full width, as a Chinese keyboard types it
        ("FRANÇAIS", "fr"),
        ("fran\u0327cais", "fr"),  # a cedilla under the wrong letter is forgiven
        ("franc\u0327ais", "fr"),  # composed of two code points
        ("", None),
        ("deutsch", None),
        ("english please", None),
    ],
)
def test_a_language_typed_oddly(typed: str, code: str | None) -> None:
    assert language_named(typed) == code


@pytest.mark.parametrize("word", [word.strip() for word in YES.split(",")])
def test_yes_is_yes(word: str) -> None:
    assert means_yes(word)
    assert means_yes(f"«{word.upper()}»!")


@pytest.mark.parametrize(
    "word", ["", "no", "yes but not now", "لا", "нет", "不", "non", "yesterday", "...", "?"]
)
def test_anything_else_is_not_yes(word: str) -> None:
    assert not means_yes(word)
