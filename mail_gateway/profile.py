"""Who writes, where the mail plainly says so: labelled lines, "on behalf of", the block under a closing."""

import itertools
import re

from consultation.definition import Consultation
from mail_gateway.closings import is_closing
from mail_gateway.folding import fold
from mail_gateway.shapes import (
    ATTRIBUTION,
    BLANK,
    GREETING,
    OURS,
    PROFILE,
    QUOTE,
    RULE,
    SIGNATURE,
    WRITTEN,
    Layout,
)

_FIELDS: dict[str, str] = {
    fold(name): field
    for field, names in {
        "name": "name|full name|your name|respondent|contact person|nom|nom complet|nom et prénom|nombre|nombre completo|nombre y apellidos|имя|фио|ф.и.о.|имя и фамилия|姓名|名字|联系人|الاسم|الاسم الكامل|اسم|اسم المجيب",
        "organisation": "organisation|organization|organisation name|organization name|institution|company|entity|affiliation|organisme|société|entreprise|nom de l'organisation|organización|organizacion|institución|empresa|entidad|"
        "организация|компания|учреждение|название организации|单位|机构|组织|公司|单位名称|机构名称|المنظمة|المؤسسة|الجهة|المؤسسه|المنظمه|الشركة|اسم الجهة|اسم المنظمة|الهيئة|اسم المؤسسة",
        "category": "category|stakeholder category|type of stakeholder|catégorie|categoría|categoria|категория|类别|利益攸关方类别|الفئة|فئة",
        "country": "country|pays|país|pais|страна|国家|国别|البلد|الدولة|بلد",
        "title": "title|job title|position|function|titre|fonction|poste|cargo|puesto|должность|职务|职位|المنصب|الوظيفة|الصفة|المسمي الوظيفي",
    }.items()
    for name in names.split("|")
}  # fmt: skip
_BEHALF = re.compile(
    r"(?:\bon behalf of|\bau nom d[eu']|\ben nombre de|\ben representación de|от имени|от лица|(?:我)?谨?代表|نيابة عن|باسم|بالنيابة عن)\s*(?P<who>[^.,;:\n]{3,120}?)"
    r"(?=[.,;:،。，\n]|\s+(?:we|i|please|nous|je|veuillez|presentamos|мы|направляем|提交|现|نقدم|نود|نرسل|يسر|hereby|would|wish|submit)\b|$)"
)
_BEHALF_WORDS = (
    "on behalf of",
    "au nom d",
    "en nombre de",
    "en representación",
    "от имени",
    "от лица",
    "代表",
    "نيابة عن",
    "باسم",
    "بالنيابة",
)
_ORGANISATION = re.compile(
    r"\b(?:ministry|ministère|ministerio|министерство|authority|autorité|autoridad|agency|agence|agencia|association|asociación|ассоциация|university|université|universidad|университет|"
    r"institute|institut|instituto|институт|company|ltd|llc|inc|gmbh|s\.?a\.?|foundation|fondation|fundación|фонд|commission|comisión|union|council|federation|société|society|group|groupe|grupo|corporation|telecom|"
    r"ооо|оао|пао|ао|center|centre|centro|центр|committee|bureau|department|forum|network|alliance|coalition|operator)\b|部$|公司|大学|协会|研究院|研究所|委员会|管理局|集团|وزارة|هيئة|جامعة|شركة|مؤسسة|جمعية|معهد|مركز|اتحاد|منظمة|الهيئة"
)
_ARTICLE = re.compile(r"^(?:the |la |le |les |l['’]|el |los |las )")
_ONE_FIELD = 120  #: characters of a line that states one field alone
_NO_NAME = re.compile(r"[\d@/\\|<>{}=+:!?]|www\.|http")
_DIGITS_ONLY = re.compile(r"\s*(\d)\s*[.)]?\s*$")


def mark_profile(layout: Layout) -> dict[str, str]:
    """Takes labelled lines ("Organisation: …") out of the words; returns what they say.

    Two of them stand together, or one is a paragraph by itself that answers nothing, as who corrects one field writes it.
    """
    found: dict[str, tuple[int, str]] = {}
    lines: list[int] = []
    for line, role in enumerate(layout.roles):
        if role not in (WRITTEN, SIGNATURE):
            continue
        folded = layout.page.folded[line]
        if ":" not in folded[:40] or len(folded) > 240:
            continue
        name = folded.partition(":")[0].strip(" \t*_•-·")
        field = _FIELDS.get(name)
        if field is None:
            continue
        raw = layout.page.raw[line]
        position = min((raw.find(colon) for colon in ":：" if colon in raw), default=-1)
        value = raw[position + 1 :].strip(" \t*_")
        if not value.strip(".…"):
            continue  # the example of our own letter, left as it was
        if field not in found:
            found[field] = (line, value)
            lines.append(line)
    own = [line for line in lines if layout.roles[line] == WRITTEN]
    together = any(abs(one - other) <= 3 for one, other in itertools.pairwise(lines))
    # One such line alone may be the beginning of a sentence, or of an answer.
    alone = len(lines) == 1 and "title" not in found and _is_alone(layout, lines[0])
    if not together and not alone:
        return {}
    for line in own:
        layout.roles[line] = PROFILE
    return {field: value for field, (_, value) in found.items()}


def _is_alone(layout: Layout, line: int) -> bool:
    """Whether a short line is a paragraph by itself and none of their words, nor a question, stand above it."""
    roles = layout.roles
    if roles[line] != WRITTEN or line in layout.rest or roles[line + 1 : line + 2] == [WRITTEN]:
        return False
    if len(layout.page.raw[line]) > _ONE_FIELD or layout.page.raw[line].rstrip()[-1:] in "?;؟？；":
        return False
    above = next((role for role in reversed(roles[:line]) if role not in (BLANK, RULE)), None)
    return above in (None, GREETING, ATTRIBUTION, QUOTE, OURS)


def stated_profile(
    layout: Layout, fields: dict[str, str], consultation: Consultation, sender_name: str | None = None
) -> dict[str, str]:
    """The profile as far as it is stated: labelled lines first, then the signature, then "on behalf of".

    Who signs with a first name only is called as the From of their mail calls them.
    """
    profile = dict(fields)
    _from_signature(layout, profile)
    if sender_name and "name" in profile and "name" not in fields and _shortens(profile["name"], sender_name):
        profile["name"] = sender_name
    if "organisation" not in profile and any(word in layout.text for word in _BEHALF_WORDS):
        for line, role in enumerate(layout.roles):
            if (
                role == WRITTEN
                and len(layout.page.raw[line]) < 2000
                and any(word in layout.page.folded[line] for word in _BEHALF_WORDS)
            ):
                raw = layout.page.raw[line]
                match = _BEHALF.search(raw) or _BEHALF.search(raw.lower())
                if match:
                    who = raw[match.start("who") : match.end("who")].strip(" \"'«»“”")
                    if 2 < len(who) <= 120 and not fold(who).startswith(
                        ("my ", "our ", "myself", "all ", "mon ", "mi ", "tous ")
                    ):
                        profile["organisation"] = _ARTICLE.sub("", who).strip()
                        break
    category = _category(profile.get("category"), consultation)
    if category:
        profile["category"] = category
    else:
        profile.pop("category", None)
    return profile


def _from_signature(layout: Layout, profile: dict[str, str]) -> None:
    lines = [line for line, role in enumerate(layout.roles) if role == SIGNATURE and layout.keys[line]]
    after_closing = False
    for line in lines:
        folded, raw = layout.page.folded[line].strip(), layout.page.raw[line].strip()
        if is_closing(folded) or folded in ("--", "-- "):
            after_closing = True
            head, comma, tail = raw.partition(",")
            if comma and tail.strip() and is_closing(fold(head)) and "name" not in profile:
                profile["name"] = tail.strip(" .")
            continue
        if not after_closing or len(raw) > 100:
            continue
        if _ORGANISATION.search(folded) and not _NO_NAME.search(folded):
            profile.setdefault("organisation", raw.strip(" ,"))
        elif (
            "name" not in profile
            and not _NO_NAME.search(folded)
            and 1 <= len(raw.split()) <= 6
            and not folded.startswith(("sent", "envoy", "envia", "отпр", "发自"))
        ):
            profile["name"] = raw.strip(" ,.")


def _shortens(signed: str, sender_name: str) -> bool:
    """Whether a signed name is the other with words left out; initials are how some people sign in form."""
    whole, short = fold(sender_name).split(), fold(signed).split()
    return "@" not in sender_name and len(short) < len(whole) and set(short) < set(whole)


def _category(stated: str | None, consultation: Consultation) -> str | None:
    if not stated:
        return None
    wanted = fold(stated).strip(" .")
    digit = _DIGITS_ONLY.match(wanted)
    if digit and 1 <= int(digit[1]) <= len(consultation.categories):
        return consultation.categories[int(digit[1]) - 1].id
    for category in consultation.categories:
        labels = [category.id, *category.label.values()]
        for label in labels:
            if fold(label).strip() == wanted:
                return category.id
    for category in consultation.categories:
        if any(len(wanted) >= 4 and wanted in fold(label) for label in category.label.values()):
            return category.id
    return None
