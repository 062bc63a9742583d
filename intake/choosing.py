"""Which consultation and which of a person's contributions a message is about: most have one, some come back to another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consultation import choice, receipts, saying
from consultation.correspondence import Channel, Inbound, Say
from consultation.definition import Consultation
from consultation.outcomes import Step
from consultation.turns import Edit, Remove, Resume, Turn
from intake.posting import Post
from intake.shelf import Consultations
from store.interviews import Current
from store.ledger import Ledger
from store.people import Known

_CLOSED = frozenset({"closed_for_good", "closed_late", "closed_refused"})


@dataclass(frozen=True, slots=True)
class Meant:
    """The contribution that a message names, by whatever means."""

    current: Current
    goes_on: bool  #: the person goes on with it; otherwise only this message is about it


def meant(ledger: Ledger, contact: Known, inbound: Inbound) -> Meant | None:
    """The person's contribution that the message names; None: it names none, and is about where they are.

    A chat names one by its receipt, or by the message that is edited or taken back; a mail by the letter it answers.
    """
    if inbound.channel is Channel.MAIL:
        return _answered(ledger, contact, inbound)
    for turn in inbound.turns:
        match turn:
            case Resume(receipt):
                for current in ledger.interviews.of_person(contact.person):
                    if receipts.names(receipt, current.interview.receipt):
                        return Meant(current, goes_on=True)
            case Edit(key=key) | Remove(key):
                found = ledger.interviews.with_part(contact.person, key)
                return Meant(found, goes_on=False) if found else None
    return None


def _answered(ledger: Ledger, contact: Known, inbound: Inbound) -> Meant | None:
    for letter, _ in ledger.outbox.known(inbound.references):
        current = ledger.interviews.of_receipt(letter.about) if letter.about else None
        if current is not None and current.person == contact.person:
            return Meant(current, goes_on=False)
    return None


def as_meant(turns: tuple[Turn, ...], current: Current, here: Current | None) -> tuple[Turn, ...]:
    """The turns without the naming of a contribution where nothing is to be said of it."""
    moved = here is None or here.id != current.id
    return tuple(
        turn
        for turn in turns
        if not isinstance(turn, Resume) or not turn.quiet or (moved and _names(turn, current))
    )


def _names(turn: Resume, current: Current) -> bool:
    return receipts.names(turn.receipt, current.interview.receipt)


def begun_already(ledger: Ledger, current: Current) -> Current | None:
    """The contribution of the same person that was begun beside this one and never handed in."""
    theirs = _beside(ledger, current)
    return next((one for one in theirs if not one.interview.versions and not one.interview.withdrawn), None)


def handed_in_before(ledger: Ledger, current: Current) -> Current | None:
    """The latest other contribution of the same person that holds anything."""
    theirs = [one for one in _beside(ledger, current) if one.interview.versions or not one.interview.is_empty]
    return theirs[-1] if theirs else None


def _beside(ledger: Ledger, current: Current) -> list[Current]:
    theirs = ledger.interviews.of_person(current.person)
    return [one for one in theirs if one.consultation == current.consultation and one.id != current.id]


def others(ledger: Ledger, current: Current) -> tuple[Say, ...]:
    """What is said of all contributions of the person to this consultation."""
    theirs = [
        one.interview
        for one in ledger.interviews.of_person(current.person)
        if one.consultation == current.consultation
    ]
    return saying.several(theirs, current.interview)


def ask_which(
    post: Post, arrival: str, contact: Known, language: str | None, opened: Sequence[Consultation]
) -> None:
    """Asks somebody new which of the open consultations they mean; nothing is begun before they say so."""
    spoken = opened[0].speaks(language or contact.language)
    post.letter(
        key=f"reply:{arrival}",
        contact=contact,
        consultation=opened[0],
        language=spoken,
        says=choice.which(opened, spoken),
        reason="reply",
    )


def with_compilation(step: Step, ledger: Ledger, consultation: Consultation, shelf: Consultations) -> Step:
    """Who hears that the consultation is closed hears where its compilation is, once it is out."""
    closed = next((place for place, say in enumerate(step.says, 1) if say.phrase in _CLOSED), None)
    url = shelf.edition_url(ledger, consultation) if closed is not None else None
    if url is None:
        return step
    return replace(step, says=(*step.says[:closed], Say.of("compilation_out", url=url), *step.says[closed:]))


def with_others(step: Step, consultation: Consultation, opened: Sequence[Consultation]) -> Step:
    """A welcome that names the other consultations that are open, too."""
    others = [each for each in opened if each.slug != consultation.slug]
    if not others:
        return step
    language = consultation.speaks(step.interview.language)
    return replace(step, says=choice.also_open(step.says, others, language))
