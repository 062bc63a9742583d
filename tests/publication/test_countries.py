"""One code for a country, however it is written."""

import pytest
from babel import Locale

from consultation.definition import LANGUAGES
from publication.countries import UNKNOWN, code, name, region, region_name


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


#: What has a code and is no country, or belongs to no region.
_NOWHERE = {"AC", "AQ", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def test_every_country_is_in_one_region_that_has_a_name_in_every_language() -> None:
    countries = {str(c) for c in Locale("en").territories} - _NOWHERE
    countries = {country for country in countries if len(country) == 2}
    assert {country for country in countries if region(country) == UNKNOWN} == set()
    written = ["Égypte", "مصر", "Tonga", "Brasil", "China", "Rusia", "Atlantis", " ", None]
    assert [region(one) for one in written] == ["002", "002", "009", "019", "142", "150", "ZZ", None, None]
    for language in LANGUAGES:
        assert len({region_name(one, language) for one in ("002", "009", "019", "142", "150", "ZZ")}) == 6
    assert region_name("019", "fr") == "Amériques"
