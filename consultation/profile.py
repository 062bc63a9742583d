"""Who the contribution will be published as."""

from collections.abc import Mapping
from dataclasses import replace

from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.interview import GENERAL, OPTIONAL, PROFILE, Interview, Part, Person, Stage
from consultation.outcomes import Act, GaveAddress, Step
from consultation.talk import Talk
from consultation.vocabulary import fold, greets, kind_named

_LINE = 200  #: a name or an organisation is one line of at most so many characters
_NOTHING = frozenset("-‐‑‒–—―−﹣－ー_")  #: one of these alone takes out what was given
_TELLING = 4  #: letters; a shorter word names no category, unless it is Chinese


def write_profile(talk: Talk, text: str, key: str) -> Step:
    """A line typed where a field of the profile is asked."""
    interview, consultation = talk.interview, talk.consultation
    if "\n" in text or len(text) > _LINE:
        # Most likely an answer that came too early: it is kept, and the field asked again.
        kept = interview.adding(GENERAL, Part(key, text))
        return talk.prompted(kept, Say.of("kept_for_later"))
    person = interview.person
    if set(text) <= _NOTHING:
        return _cleared(talk)
    match interview.stage:
        case Stage.CATEGORY:
            category = _category(text, consultation)
            if category is None:
                return talk.prompted(
                    interview, Say.of("category_unknown", count=len(consultation.categories))
                )
            person = replace(person, category=category)
        case Stage.EMAIL:
            address = mail_address(text)
            if address is None:
                return talk.prompted(interview, Say.of("email_odd"))
            person = replace(person, email=address)
        case Stage.NAME if greets(text):
            return talk.prompted(interview, Say.of("name_odd"))
        case Stage.COUNTRY if _is_no_country(text, consultation):
            return talk.prompted(interview, Say.of("country_odd"))
        case _:
            person = replace(person, **{interview.stage.value: " ".join(text.split())})
    changed = replace(interview, person=person, changed=interview.changed or person != interview.person)
    acts = (GaveAddress(person.email),) if interview.stage is Stage.EMAIL and person.email else ()
    if interview.stage is Stage.CATEGORY:
        # Said by its label: it may have been named in other words, and what is understood is what is published.
        return after_profile(talk, changed, Say.of("noted_category", category=person.category or ""))
    # All others as they were taken down: who answered the wrong question sees it before the next one is answered.
    noted = Say.of(f"noted_{interview.stage.value}", current=getattr(person, interview.stage.value))
    return after_profile(talk, changed, noted, acts=acts)


def _cleared(talk: Talk) -> Step:
    """A lone dash: the field is left empty from now on."""
    interview = talk.interview
    if interview.stage not in OPTIONAL:
        return talk.prompted(interview, Say.of("name_needed"))
    person = replace(interview.person, **{interview.stage.value: None})
    changed = replace(interview, person=person, changed=interview.changed or person != interview.person)
    return after_profile(talk, changed, Say.of("left_out"))


def after_profile(talk: Talk, interview: Interview, *says: Say, acts: tuple[Act, ...] = ()) -> Step:
    """On to the next field, after the last one to the questions; who has handed in goes back to the review."""
    if interview.stage is not Stage.EMAIL:
        following = PROFILE[PROFILE.index(interview.stage) + 1]
        return talk.prompted(replace(interview, stage=following), *says, acts=acts)
    been_there = interview.at is None and (interview.answers.keys() - {GENERAL} or interview.skipped)
    if been_there or interview.versions:
        return talk.prompted(replace(interview, stage=Stage.REVIEW, at=None), *says, acts=acts)
    at = interview.at if interview.at is not None else talk.consultation.numbers[0]
    return talk.prompted(replace(interview, stage=Stage.QUESTIONS, at=at), *says, acts=acts)


def mail_address(text: str) -> str | None:
    """The address somebody typed, domain in lower case; None when it is none. Special-use domains are addresses too."""
    address = text.strip().removeprefix("mailto:").strip("<>")
    local, at, domain = address.rpartition("@")
    if (
        not at
        or not local
        or not domain
        or len(address) > 254
        or any(c.isspace() or c in "<>,;" for c in address)
    ):
        return None
    if "@" in local or domain.startswith(".") or domain.endswith(".") or ".." in domain:
        return None
    return f"{local}@{domain.lower()}"


def _category(text: str, consultation: Consultation) -> str | None:
    """The category that a text means: its number, its name, or words that only one of them has."""
    folded = fold(text)
    if folded.isdecimal():
        position = int(folded)
        return (
            consultation.categories[position - 1].id
            if 1 <= position <= len(consultation.categories)
            else None
        )
    names = _names(consultation)
    for category, known in names.items():
        if folded in known:
            return category
    whole = _having(kind_named(folded) or folded, names)
    # A word that several of them have ("sector") tells nothing.
    by_word = [_having(kind_named(word) or word, names) for word in folded.split()]
    meant = whole or {category for having in by_word if len(having) == 1 for category in having}
    return meant.pop() if len(meant) == 1 else None


def _is_no_country(text: str, consultation: Consultation) -> bool:
    """Whether it surely answers the question about the category: a number, or exactly what a category is called."""
    folded = fold(text)
    return folded.isdecimal() or any(folded in known for known in _names(consultation).values())


def _names(consultation: Consultation) -> dict[str, set[str]]:
    """What each category is called, in all languages, folded."""
    return {
        category.id: {fold(category.id), *map(fold, category.label.values())}
        for category in consultation.categories
    }


def _having(word: str, names: Mapping[str, set[str]]) -> set[str]:
    """The categories one of whose names begins with that text, or has it as a word."""
    han = any("\u4e00" <= letter <= "\u9fff" for letter in word)
    if len(word) < (2 if han else _TELLING):
        return set()
    return {
        category
        for category, known in names.items()
        if any(name.startswith(word) or word in name.split() or (han and word in name) for name in known)
    }


def introduced(interview: Interview, fields: dict[str, str], consultation: Consultation) -> Interview:
    """Takes over what a mail states plainly; a bare sender's name only where no name is known."""
    person = interview.person
    category = fields.get("category")
    stated = Person(
        name=fields.get("name") or person.name or fields.get("sender_name"),
        organisation=fields.get("organisation") or person.organisation,
        category=category if consultation.category(category) else person.category,
        country=fields.get("country") or person.country,
        email=fields.get("email") or person.email,
    )
    return replace(interview, person=stated, changed=interview.changed or stated != person)
