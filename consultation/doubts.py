"""What speaks against a contribution being what it says it is: reasons for staff to look, never a reason to refuse.

Each rule is kept narrow: a flag that is mostly wrong is soon read by nobody.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from consultation.vocabulary import fold, kind_named

_A_TEXT = 120  #: characters without spaces; what is shorter two people may well say alike
_NAMES = 3  #: different names under one text
_ADDRESS = re.compile(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+\.[^\s<>()\"',;:]+")
_WORD = re.compile(r"[^\W\d_]+")
#: Words of an organisation that say it is a state's own; kept apart from "public", which companies are too.
_STATE = frozenset(
    map(
        fold,
        [
            "ministry",
            "ministère",
            "ministerio",
            "министерство",
            "وزارة",
            "government",
            "gouvernement",
            "gobierno",
            "правительство",
            "حكومة",
        ],
    )
)
_STATE_HAN = ("政府", "国务院", "工业和信息化部")
#: Letters that are read as one another, as browsers' rules for names take them (Unicode Technical Standard 39, shortened).
_ALIKE = str.maketrans("01|іıӏаеорсухѕјԁԛԝһкмтвнοαρνι", "olllllaeopcyxsjdqwhkmtbhoapvl")


class Doubt(StrEnum):
    """Why staff should look."""

    SAME_PERSON = "same person"
    FREE_MAIL = "state from free mail"
    DISPOSABLE = "disposable address"
    ONE_TEXT = "one text, many names"
    OTHER_ADDRESS = "answered from another address"
    DISGUISED_NAME = "disguised name"
    LOOK_ALIKE = "look-alike address"


@dataclass(frozen=True, slots=True)
class Flag:
    """One reason, in a sentence for staff."""

    doubt: Doubt
    why: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at of one contribution."""

    receipt: str
    person: int  #: who it belongs to; several contributions may belong to one
    name: str = ""
    organisation: str = ""
    country: str = ""
    government: bool = False  #: of the category of governments
    text: str = ""  #: all answers
    fingerprint: str = ""  #: of all answers, where their words are not at hand
    addresses: tuple[str, ...] = ()  #: mail addresses of the person
    display_names: tuple[str, ...] = ()
    answered_for: tuple[
        str, ...
    ] = ()  #: addresses to which the letters went that it answers, where they are not its own


@dataclass(frozen=True, slots=True)
class Domains:
    """Domains known for what they are; a subdomain is of the kind of its parent."""

    disposable: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    known: frozenset[str] = (
        frozenset()
    )  #: of those who were invited, and our own: what a look-alike would imitate


def doubts(subjects: Sequence[Subject], domains: Domains) -> Mapping[str, tuple[Flag, ...]]:
    """The flags of each contribution that has any, by receipt number."""
    found: dict[str, list[Flag]] = defaultdict(list)
    for rule in (_same_person, _one_text):
        for receipt, flag in rule(subjects):
            found[receipt].append(flag)
    likenesses = {_likeness(domain): domain for domain in domains.known}
    for subject in subjects:
        found[subject.receipt] += _of_one(subject, domains, likenesses)
    return {receipt: tuple(flags) for receipt, flags in found.items() if flags}


def is_government(label: str) -> bool:
    """Whether a category is that of governments, by its label in any language."""
    return any(kind_named(word) == "government" for word in (fold(one) for one in _WORD.findall(label)))


def fingerprint(text: str) -> str:
    """The same for texts that differ in spaces and letter case alone; empty for one that two people may well write."""
    bare = "".join(text.split()).casefold()
    return hashlib.sha256(bare.encode("utf-8", "replace")).hexdigest() if len(bare) >= _A_TEXT else ""


def domain_of(address: str) -> str:
    """The domain of a mail address as it is read: lower case, international names in their letters."""
    domain = address.rpartition("@")[2].strip().rstrip(".").casefold()
    try:
        return domain.encode("ascii").decode("idna") if "xn--" in domain else domain
    except UnicodeError:
        return domain


def _of_one(subject: Subject, domains: Domains, likenesses: Mapping[str, str]) -> Iterable[Flag]:
    at = {domain_of(address) for address in subject.addresses}
    for domain in sorted(at):
        if _is_among(domain, domains.disposable):
            yield Flag(Doubt.DISPOSABLE, f"{domain} gives out addresses for a few minutes")
        model = likenesses.get(_likeness(domain))
        if model is not None and model != domain and not _is_among(domain, domains.known):
            yield Flag(Doubt.LOOK_ALIKE, f"{domain} reads like {model} and is another")
        elif _mixes_scripts(domain):
            yield Flag(Doubt.LOOK_ALIKE, f"{domain} mixes letters of several alphabets in one word")
    if at and (subject.government or _names_a_state(subject.organisation)):
        free = sorted(domain for domain in at if _is_among(domain, domains.free))
        if len(free) == len(at):
            who = subject.organisation or "a government"
            yield Flag(Doubt.FREE_MAIL, f"{who} writes from {', '.join(free)}, where anybody has an address")
    own = {address.casefold() for address in subject.addresses}
    for shown in dict.fromkeys((*subject.display_names, subject.name, subject.organisation)):
        named = next((one for one in _ADDRESS.findall(shown) if one.casefold().strip(".") not in own), None)
        if named is not None:
            yield Flag(Doubt.DISGUISED_NAME, f"the name shows {named}, which is not the address it came from")
        elif any(_mixes_scripts(word) for word in _WORD.findall(shown)):
            yield Flag(Doubt.DISGUISED_NAME, f"{shown!r} mixes letters of several alphabets in one word")
    for asked in subject.answered_for:
        yield Flag(Doubt.OTHER_ADDRESS, f"answers a letter that went to {asked}")


def _same_person(subjects: Sequence[Subject]) -> Iterable[tuple[str, Flag]]:
    """The same name and organisation, known as several people. A name alone is no reason: many share theirs."""
    alike: dict[tuple[str, str], list[Subject]] = defaultdict(list)
    for subject in subjects:
        name = " ".join(sorted(_WORD.findall(fold(subject.name))))
        organisation = fold(subject.organisation)
        if name and organisation:
            alike[name, organisation].append(subject)
    for group in alike.values():
        for subject in group:
            others = [one.receipt for one in group if one.person != subject.person]
            if others:
                why = f"{subject.name}, {subject.organisation}, stands in {_listed(others)} too, from another address"
                yield subject.receipt, Flag(Doubt.SAME_PERSON, why)


def _one_text(subjects: Sequence[Subject]) -> Iterable[tuple[str, Flag]]:
    alike: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        if mark := subject.fingerprint or fingerprint(subject.text):
            alike[mark].append(subject)
    for group in alike.values():
        names = {fold(subject.name) for subject in group if subject.name}
        if len(names) >= _NAMES:
            for subject in group:
                why = f"the same words stand in {len(group)} contributions, under {len(names)} names"
                yield subject.receipt, Flag(Doubt.ONE_TEXT, why)


def _names_a_state(organisation: str) -> bool:
    folded = fold(organisation)
    return any(word in _STATE for word in _WORD.findall(folded)) or any(han in folded for han in _STATE_HAN)


def _is_among(domain: str, listed: frozenset[str]) -> bool:
    labels = domain.split(".")
    return any(".".join(labels[at:]) in listed for at in range(len(labels)))


def _likeness(domain: str) -> str:
    """What an eye takes a domain for."""
    plain = unicodedata.normalize("NFKD", domain.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.translate(_ALIKE).replace("rn", "m").replace("vv", "w").replace("cl", "d").replace("i", "l")
    return plain.replace("-", "")


def _mixes_scripts(word: str) -> bool:
    """Whether one run of letters has Latin beside Cyrillic or Greek: no language writes so."""
    for run in _WORD.findall(word):
        scripts = {script for letter in run if (script := unicodedata.name(letter, "").partition(" ")[0])}
        if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1:
            return True
    return False


def _listed(receipts: Sequence[str]) -> str:
    shown = ", ".join(receipts[:3])
    return shown if len(receipts) <= 3 else f"{shown} and {len(receipts) - 3} more"
