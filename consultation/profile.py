"""Who the contribution will be published as."""

from dataclasses import replace

from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.interview import GENERAL, PROFILE, Interview, Part, Person, Stage
from consultation.outcomes import Act, GaveAddress, Step
from consultation.talk import Talk
from consultation.vocabulary import fold

_LINE = 200  #: a name or an organisation is one line of at most so many characters


def write_profile(talk: Talk, text: str, key: str) -> Step:
    """A line typed where a field of the profile is asked."""
    interview, consultation = talk.interview, talk.consultation
    if "\n" in text or len(text) > _LINE:
        # Most likely an answer that came too early: it is kept, and the field asked again.
        kept = interview.adding(GENERAL, Part(key, text))
        return talk.prompted(kept, Say.of("kept_for_later"))
    person = interview.person
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
        case _:
            person = replace(person, **{interview.stage.value: " ".join(text.split())})
    changed = replace(interview, person=person, changed=interview.changed or person != interview.person)
    acts = (GaveAddress(person.email),) if interview.stage is Stage.EMAIL and person.email else ()
    return after_profile(talk, changed, Say.of(f"noted_{interview.stage.value}"), acts=acts)


def after_profile(talk: Talk, interview: Interview, *says: Say, acts: tuple[Act, ...] = ()) -> Step:
    """On to the next field, or after the last one to the questions."""
    if interview.stage is not Stage.EMAIL:
        following = PROFILE[PROFILE.index(interview.stage) + 1]
        return talk.prompted(replace(interview, stage=following), *says, acts=acts)
    if interview.at is None and (
        interview.answers.keys() - {GENERAL} or interview.skipped or interview.versions
    ):
        return talk.prompted(replace(interview, stage=Stage.REVIEW), *says, acts=acts)
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
    folded = fold(text)
    if folded.isdecimal():
        position = int(folded)
        return (
            consultation.categories[position - 1].id
            if 1 <= position <= len(consultation.categories)
            else None
        )
    for category in consultation.categories:
        if folded in {fold(category.id), *map(fold, category.label.values())}:
            return category.id
    return None


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
