"""Which consultation and which of a person's contributions a message is about: most have one, some come back to another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consultation import choice, receipts, saying
from consultation.correspondence import Channel, Inbound, Say
from consultation.definition import Consultation
from consultation.outcomes import Step
from consultation.turns import Answer, Edit, PassOn, Remove, Resume, Stop, Turn
from intake.naming import arrival_key
from intake.posting import Post
from intake.shelf import Consultations
from store.arrivals import UNDECIDED, Kept
from store.interviews import Current
from store.ledger import Ledger
from store.people import Known

_CLOSED = frozenset({"closed_for_good", "closed_late", "closed_refused"})
#: How the key of the letter begins that asks the author of a mail which consultation it is about.
WHICH = "which:"
ASKED_BACK = "which consultation it is about was asked back"


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
            case Edit(key=key) | Remove(key) | PassOn(key) if key:
                found = ledger.interviews.with_part(contact.person, key)
                return Meant(found, goes_on=False) if found else None
    return None


def _answered(ledger: Ledger, contact: Known, inbound: Inbound) -> Meant | None:
    for letter, _ in ledger.outbox.known(inbound.references):
        current = ledger.interviews.of_receipt(letter.about) if letter.about else None
        if current is not None and current.person == contact.person:
            stays = ledger.links.went_into(current.id, current.person)
            return Meant(ledger.interviews.get(stays) or current, goes_on=False)
    return None


def beside_newer(
    ledger: Ledger, current: Current, inbound: Inbound, turns: tuple[Turn, ...]
) -> tuple[Turn, ...]:
    """A mail that answers an older letter replaces no words that came in chat after that letter: both are shown."""
    if inbound.channel is not Channel.MAIL:
        return turns
    for letter, _ in ledger.outbox.known(inbound.references):
        shown_at = ledger.outbox.posted_at(letter.id or 0)
        newer = ledger.interviews.said_in_chat_since(current.id, shown_at) if shown_at else set()
        return tuple(
            replace(turn, beside=True)
            if isinstance(turn, Answer) and not turn.adds and turn.number in newer
            else turn
            for turn in turns
        )
    return turns


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


def consultation_of(
    ledger: Ledger, contact: Known, inbound: Inbound, opened: Sequence[Consultation]
) -> tuple[str | None, bool]:
    """The slug of the consultation that a message of a person is about, and whether they have to be asked.

    A mail that says nothing of it was looked through by its door already: its words are never filed by a guess.
    """
    if inbound.consultation is not None or len(opened) < 2:
        return inbound.consultation or _latest(ledger, contact), False
    latest = _latest(ledger, contact)
    if inbound.channel is Channel.TELEGRAM:
        return latest, latest is None
    if inbound.kind in ("contribution", "question"):
        return latest, _answered(ledger, contact, inbound) is None
    # Reminders stop wherever they come from, and a mail with nothing in it needs no place.
    needs_one = inbound.kind == "command" and not any(isinstance(turn, Stop) for turn in inbound.turns)
    return latest, latest is None and needs_one


def _latest(ledger: Ledger, contact: Known) -> str | None:
    return ledger.places.consultation(contact.id) or ledger.interviews.latest_consultation(contact.person)


def begun_by(ledger: Ledger, address: str, opened: Sequence[Consultation]) -> str | None:
    """The only one of the open consultations to which a mail address has contributed anything; None: none or several."""
    contact = ledger.people.find(Channel.MAIL, address)
    if contact is None:
        return None
    begun = {
        current.consultation
        for current in ledger.interviews.of_person(contact.person)
        if not current.interview.is_empty or current.interview.versions or current.interview.held
    }
    only = [consultation.slug for consultation in opened if consultation.slug in begun]
    return only[0] if len(only) == 1 else None


def ask_which(
    post: Post, kept: Kept, contact: Known, inbound: Inbound, opened: Sequence[Consultation]
) -> None:
    """Asks somebody which of the open consultations they mean; nothing is begun or filed before they say so."""
    spoken = opened[0].speaks(inbound.language or contact.language)
    by_mail = inbound.channel is Channel.MAIL
    post.letter(
        key=f"{WHICH if by_mail else 'reply:'}{arrival_key(kept.arrival)}",
        contact=contact,
        consultation=opened[0],
        language=spoken,
        says=choice.which(opened, spoken),
        reason="reply",
        in_reply_to=inbound.message_id,
        references=tuple(reversed(inbound.references)) if by_mail else (),
        subject=inbound.subject,
    )


def with_compilation(step: Step, ledger: Ledger, consultation: Consultation, shelf: Consultations) -> Step:
    """Who hears that the consultation is closed hears where its compilation is, once it is out."""
    closed = next((place for place, say in enumerate(step.says, 1) if say.phrase in _CLOSED), None)
    url = shelf.edition_url(ledger, consultation) if closed is not None else None
    if url is None:
        return step
    return replace(step, says=(*step.says[:closed], Say.of("compilation_out", url=url), *step.says[closed:]))


def keep_undecided(post: Post, inbound: Inbound) -> None:
    """A mail is kept until its author says which consultation it is about; staff see it meanwhile."""
    if inbound.channel is Channel.MAIL:
        post.kind, post.note = UNDECIDED, ASKED_BACK


def kept_for(ledger: Ledger, key: str) -> Kept | None:
    """The mail that was kept when the letter of that key asked which consultation it is about, if it still is."""
    channel, _, rest = key.removeprefix(WHICH).partition(":")
    account, _, external_id = rest.partition(":")
    return ledger.arrivals.undecided(channel, account, external_id) if key.startswith(WHICH) else None


def file_kept(ledger: Ledger, inbound: Inbound, interview: int) -> None:
    """What was kept until its author said which consultation it is about was filed with this message."""
    for key in inbound.earlier:
        if (kept := kept_for(ledger, f"{WHICH}{key}")) is not None:
            ledger.arrivals.decided(kept.id, "contribution", interview)


def with_others(step: Step, consultation: Consultation, opened: Sequence[Consultation]) -> Step:
    """A welcome that names the other consultations that are open, too."""
    others = [each for each in opened if each.slug != consultation.slug]
    if not others:
        return step
    language = consultation.speaks(step.interview.language)
    return replace(step, says=choice.also_open(step.says, others, language))
