"""Countries, however people write them: one count for Egypt, Égypte, مصر and EG."""

from functools import cache

from babel import Locale

from consultation.definition import LANGUAGES
from consultation.vocabulary import fold

#: Names in common use that the Unicode tables do not have.
_ALSO = {
    "US": "usa, u.s.a., united states of america, états-unis d'amérique, estados unidos de américa, сша, 美利坚合众国, "
    "الولايات المتحدة الأمريكية",
    "GB": "uk, u.k., great britain, britain, england, united kingdom of great britain and northern ireland, "
    "великобритания, royaume uni, المملكة المتحدة",
    "RU": "russian federation, fédération de russie, federación de rusia, российская федерация, 俄罗斯联邦, "
    "الاتحاد الروسي",
    "CN": "people's republic of china, prc, p.r. china, république populaire de chine, китайская народная республика, "
    "кнр, 中华人民共和国",
    "KR": "korea, republic of korea, south korea, république de corée, república de corea, 大韩民国",
    "IR": "islamic republic of iran",
    "CI": "ivory coast, cote d'ivoire",
    "CZ": "czech republic",
    "AE": "uae, u.a.e., emirates, الإمارات",
    "SA": "ksa, kingdom of saudi arabia, السعودية",
    "CD": "drc, democratic republic of the congo, rdc",
    "TZ": "united republic of tanzania",
    "VN": "viet nam",
    "TR": "turkey, turquie, turquía",
    "SY": "syrian arab republic",
    "VE": "bolivarian republic of venezuela",
    "BO": "plurinational state of bolivia",
    "MD": "republic of moldova",
    "LA": "lao people's democratic republic",
    "NL": "holland, the netherlands",
    "GM": "the gambia",
}


def code(written: str | None) -> str | None:
    """The ISO 3166 code (two letters) of a country somebody wrote down; None when it is not recognised."""
    return _codes().get(fold(written)) if written else None


def name(written: str | None, language: str) -> str | None:
    """The country's name in that language; what was written when it is not recognised; None when nothing was."""
    if not written or not written.strip():
        return None
    known = code(written)
    return str(_territories(language).get(known, known)) if known else " ".join(written.split())


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale.parse("zh_Hans" if language == "zh" else language).territories)


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for territory, label in _territories(language).items():
            if len(territory) == 2 and territory.isalpha():
                found.setdefault(fold(label), territory)
                found.setdefault(fold(territory), territory)
    for territory, names in _ALSO.items():
        for label in names.split(", "):
            found.setdefault(fold(label), territory)
    return found
