"""Two drafts that turn out to be one person's become one: nothing said at either door is lost or overwritten."""

from dataclasses import dataclass, replace

from consultation.correspondence import Say
from consultation.interview import GENERAL, Interview, Part, Stage, join
from consultation.outcomes import Step
from consultation.talk import Talk
from consultation.turns import Answer, HandIn, Turn
from consultation.vocabulary import fold


@dataclass(frozen=True, slots=True)
class Double:
    """One question that was answered at both doors."""

    number: int
    chat: str
    mail: str


def may_unite(one: Interview, other: Interview) -> bool:
    """Whether they are one contribution begun twice: at most one is handed in, and they name no two organisations."""
    if one.withdrawn or other.withdrawn or (one.versions and other.versions):
        return False
    return _for_one_organisation(one, other)


def may_become_one(one: Interview, other: Interview) -> bool:
    """Whether their author may make one of two that were handed in: neither withdrawn, nor for two organisations."""
    both = one.versions and other.versions and not (one.withdrawn or other.withdrawn)
    return bool(both) and _for_one_organisation(one, other)


def united(stays: Interview, emptied: Interview) -> Interview:
    """The contribution that stays, once the parts of the other hang under its questions, with what only the other knew.

    The person goes on where they were asked something; words handed in before stand until the next handing-in.
    """
    mine, theirs = stays.person, emptied.person
    person = replace(
        mine,
        name=mine.name or theirs.name,
        organisation=mine.organisation or theirs.organisation,
        category=mine.category or theirs.category,
        country=mine.country or theirs.country,
        email=mine.email or theirs.email,
    )
    brought = not emptied.is_empty or person != mine
    united = replace(
        stays,
        person=person,
        began_at=min(stays.began_at, emptied.began_at),
        agreed_at=stays.agreed_at or emptied.agreed_at,
        language=stays.language or emptied.language,
        skipped=(stays.skipped | emptied.skipped) - {n for n, parts in stays.answers.items() if parts},
        held=stays.held + emptied.held,
        changed=stays.changed or brought,
        asked=None,
    )
    begun = (Stage.LANGUAGE, Stage.CONSENT, Stage.SUBMITTED)
    if stays.stage in (*begun, Stage.REVIEW) and emptied.stage not in begun and person.name:
        return replace(united, stage=emptied.stage, at=emptied.at)
    if stays.stage in (Stage.LANGUAGE, Stage.CONSENT):
        return replace(united, stage=Stage.REVIEW, at=None)
    return united


def doubles(interview: Interview) -> tuple[Double, ...]:
    """The questions under which words of both doors stand that are not the same."""
    found = []
    for number in interview.answers:
        chat, mail = _apart(interview.parts(number))
        if number != GENERAL and chat and mail and chat != mail:
            found.append(Double(number, chat, mail))
    return tuple(found)


def told(interview: Interview, number: int | None = None) -> tuple[Say, ...]:
    """Both answers to each question (or that one) that was answered at both doors, and how to choose."""
    return tuple(
        Say.of("both_answered", number=double.number, chat=double.chat, mail=double.mail)
        for double in doubles(interview)
        if number in (None, double.number)
    )


def beside(interview: Interview, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """A mail that does not answer a letter of ours overwrites no words of the chat: its author may not have them at hand."""
    closing = next((turn for turn in turns if isinstance(turn, HandIn)), None)
    if closing is None or closing.answers_us:
        return turns
    return tuple(
        replace(turn, beside=True)
        if isinstance(turn, Answer)
        and any(part.from_chat and part.text for part in interview.parts(turn.number))
        else turn
        for turn in turns
    )


def keep(talk: Talk, number: int, door: str) -> Step:
    """Of what was said at both doors under a question only what was said at that one; the rest stays readable in the store."""
    interview = talk.interview
    if number not in {double.number for double in doubles(interview)} or door not in ("chat", "mail"):
        return talk.prompted(interview, Say.of("nothing_to_choose"))
    parts = tuple(part for part in interview.parts(number) if part.file or part.from_chat is (door == "chat"))
    chosen = interview.holding(number, parts)
    again = (Say.of("submit_again"),) if interview.versions else ()
    return Step(chosen, (Say.of("chosen", number=number, text=chosen.text(number)), *again))


def _apart(parts: tuple[Part, ...]) -> tuple[str, str]:
    chat = join([part.text for part in parts if part.from_chat])
    return chat, join([part.text for part in parts if not part.from_chat])


def _for_one_organisation(one: Interview, other: Interview) -> bool:
    names = [fold(interview.person.organisation or "") for interview in (one, other)]
    return not all(names) or names[0] == names[1]
