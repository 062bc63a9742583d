"""One code for a country, however it is written."""

import pytest

from publication.countries import code, name


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Egypt", "EG"), ("égypte", "EG"), ("مصر", "EG"), ("EG", "EG"), (" eg ", "EG"),
        ("United States of America", "US"), ("USA", "US"), ("Estados Unidos", "US"), ("美国", "US"),
        ("المملكة العربية السعودية", "SA"), ("السعودية", "SA"), ("Российская Федерация", "RU"), ("中国", "CN"),
        ("Côte d’Ivoire", "CI"), ("Cote d'Ivoire", "CI"), ("UK", "GB"), ("Viet Nam", "VN"), ("Türkiye", "TR"),
        ("Atlantis", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_it_is_recognised(written: str | None, expected: str | None) -> None:
    assert code(written) == expected


def test_it_is_named_in_the_language_of_the_frame() -> None:
    assert [name("Égypte", language) for language in ("en", "ar", "zh", "ru")] == [
        "Egypt",
        "مصر",
        "埃及",
        "Египет",
    ]
    assert name("  New   Atlantis ", "fr") == "New Atlantis"
    assert name(" ", "fr") is None
