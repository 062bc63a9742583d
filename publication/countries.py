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


#: The regions of the United Nations' statistics (M49, https://unstats.un.org/unsd/methodology/m49/) and who is in them.
_REGIONS = {
    "002": "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG "
    "RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW",
    "009": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
    "019": "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN KY LC MF MQ MS "
    "MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI",
    "142": "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA "
    "SA SG SY TH TJ TL TM TR TW UZ VN YE",
    "150": "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO "
    "PL PT RO RS RU SE SI SJ SK SM UA VA XK",
}
#: Of a country that is not recognised, or of none: the Antarctic, an organisation of the whole world.
UNKNOWN = "ZZ"


def region(written: str | None) -> str | None:
    """The M49 code of the region a country is in; UNKNOWN where it is not recognised; None when nothing was written."""
    if not written or not written.strip():
        return None
    return _region_of().get(code(written) or "", UNKNOWN)


def region_name(region: str, language: str) -> str:
    """The name of a region in that language."""
    return str(_territories(language)[region])


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
def _region_of() -> dict[str, str]:
    return {country: region for region, members in _REGIONS.items() for country in members.split()}


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
