"""Words typed where a button was offered are understood in six languages, however they are decorated."""

import pytest

from consultation.definition import LANGUAGES
from consultation.vocabulary import LANGUAGE_NAMES, YES, language_named, means_yes, number_in


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
        ("english please", "en"),
        ("In English, please!", "en"),
        ("请用中文", "zh"),
        ("en español, por favor", "es"),
        ("S’il vous plaît, français", "fr"),
        ("на русском, пожалуйста", "ru"),
        ("العربية من فضلكم", "ar"),
        ("español, english", None),  # which?
        ("english law", None),
        ("please", None),
    ],
)
def test_a_language_typed_oddly(typed: str, code: str | None) -> None:
    assert language_named(typed) == code


@pytest.mark.parametrize("word", [word.strip() for word in YES.split(",")])
def test_yes_is_yes(word: str) -> None:
    assert means_yes(word)
    assert means_yes(f"«{word.upper()}»!")


@pytest.mark.parametrize(
    "words", ["sí, de acuerdo", "yes, I agree", "yes please", "ok ok", "да, согласен", "是的，同意", "نعم، أوافق", "Oui, d’accord"]
)  # fmt: skip
def test_yes_said_twice_or_politely_is_yes(words: str) -> None:
    assert means_yes(words)


@pytest.mark.parametrize(
    "word",
    [
        "please",
        "no, thanks",
        "y no",
        "yes 2",
        "",
        "no",
        "yes but not now",
        "لا",
        "нет",
        "不",
        "non",
        "yesterday",
        "...",
        "?",
    ],
)
def test_anything_else_is_not_yes(word: str) -> None:
    assert not means_yes(word)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("4", 4), (" ٤. ", 4), ("४", 4), ("４", 4), ("四", 4), ("(4)", 4), ("12", 12), ("", None), ("4th", None), ("-4", None), ("4 5", None), ("1234", None)],
)  # fmt: skip
def test_a_lone_number_in_any_digits(typed: str, number: int | None) -> None:
    assert number_in(typed) == number
