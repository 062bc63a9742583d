"""Arabic lines start at the right."""

import pytest

from bot.direction import directed

MARK = "\u200f"


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("السؤال 2/5", False),
        ("2/5 السؤال", False),  # digits have no direction of their own: the first letter decides
        ("OTT خدمات متاحة", True),
        ("\u2068OTT\u2069 خدمات", False),
        ("\u2068OTT\u2069", False),  # nothing but a name from elsewhere
        ("2/5", True),
        ("An answer in English under review", False),
        ("The word خدمات means services", False),
        ("", False),
    ],
)
def test_only_a_line_that_would_flip_gets_a_mark(line: str, marked: bool) -> None:
    assert directed(line, "ar") == (MARK + line if marked else line)


def test_each_line_is_looked_at() -> None:
    assert directed("نعم\nOTT خدمات متاحة", "ar") == f"نعم\n{MARK}OTT خدمات متاحة"


@pytest.mark.parametrize("language", ["zh", "en", "fr", "ru", "es"])
def test_other_languages_stay_as_they_are(language: str) -> None:
    assert directed("2/5 OTT خدمات", language) == "2/5 OTT خدمات"
