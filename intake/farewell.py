"""Who asks to be forgotten: asked once more where they surely read, then gone, and told what stays and why.

A word at one door never removes what belongs to another door of the same person: whoever stole a link could do that.
What is kept at the other door is asked about there.
"""

from datetime import datetime, timedelta

from consultation.contribution import Contribution, Status
from consultation.correspondence import Channel, Inbound, Letter, Say
from consultation.definition import Consultation
from consultation.turns import Agree, Confirm, Decline, Forget, Write
from consultation.vocabulary import means_no, means_yes
from intake.linking import masked
from intake.naming import arrival_key
from intake.posting import Post
from intake.shelf import Consultations
from store.arrivals import Kept
from store.forgetting import FORGOTTEN, forget, published, would_go
from store.ledger import Ledger
from store.people import Known

ASKS, BIDS = "forgetting", "farewell"  #: reasons of the letters that ask, and of the last one, which goes too
_QUESTION = "forget_how"
_IN_CHAT, _BY_MAIL = timedelta(hours=1), timedelta(days=7)  #: how long the question waits for its answer
_A_DAY = 3  #: such questions to one mail address within a day: anybody can write under it


def dealt_with(
    post: Post, consultations: Consultations, kept: Kept, contact: Known, inbound: Inbound
) -> bool:
    """Whether the message was about being forgotten, and nothing else is to be done with it."""
    wanted = any(isinstance(turn, Forget) for turn in inbound.turns)
    match _answer(inbound):
        case None if not wanted:
            return False
        case True if _was_asked(post, contact, inbound):
            _let_go(post, consultations, kept, contact, inbound)
            return True
        case False if _was_asked(post, contact, inbound):
            _say(post, consultations, kept, contact, inbound, (Say.of("forget_not"),), "reply")
            return True
    if wanted and not _is_pestered(post, contact):
        says = (Say.of("forget_ask"), *_prospects(post, consultations, contact), Say.of(_QUESTION))
        _say(post, consultations, kept, contact, inbound, says, ASKS)
    return wanted


def evidence(ledger: Ledger, consultations: Consultations) -> dict[str, datetime]:
    """Until when the messages that came before the deadline are kept, by slug; where no period is set, not at all."""
    kept = {}
    for as_filed in consultations.all:
        consultation = consultations.in_force(ledger, as_filed)
        if consultation.keeping.evidence is not None:
            kept[consultation.slug] = consultation.deadline + consultation.keeping.evidence
    return kept


def _answer(inbound: Inbound) -> bool | None:
    """Yes, no, or neither, as far as the words go."""
    if inbound.channel is Channel.MAIL:
        sure = any(isinstance(turn, Forget | Confirm) for turn in inbound.turns)
        return True if sure and inbound.is_surely_theirs else None
    match inbound.turns[0] if inbound.turns else None:
        case Agree():
            return True
        case Decline():
            return False
        case Write(text=text):
            return True if means_yes(text) else False if means_no(text) else None
        case _:
            return None


def _was_asked(post: Post, contact: Known, inbound: Inbound) -> bool:
    """Whether that is what we asked: by mail in the letter that is answered, in chat last of all."""
    outbox = post.ledger.outbox
    if inbound.channel is Channel.TELEGRAM:
        last = outbox.latest_to(contact.channel, contact.address)
        return last is not None and _asks(last[0], contact) and post.now - last[1] <= _IN_CHAT
    letters = [letter for letter, _ in outbox.known(inbound.references[:1]) if _asks(letter, contact)]
    moments = (outbox.posted_at(letter.id or 0) for letter in letters)
    return any(moment is not None and post.now - moment <= _BY_MAIL for moment in moments)


def _asks(letter: Letter, contact: Known) -> bool:
    return letter.reason == ASKS and (letter.channel, letter.address.casefold()) == (
        contact.channel,
        contact.address.casefold(),
    )


def _is_pestered(post: Post, contact: Known) -> bool:
    since = post.now - timedelta(days=1)
    by_mail = contact.channel is Channel.MAIL
    return by_mail and post.ledger.outbox.count_to(Channel.MAIL, contact.address, (ASKS,), since) >= _A_DAY


def _prospects(post: Post, consultations: Consultations, contact: Known) -> tuple[Say, ...]:
    """What will become of each contribution, and of what is kept at another door."""
    others = _other_doors(post.ledger, contact)
    if others:
        return tuple(_of_door("forget_other", other) for other in others)
    says: list[Say] = []
    ledger, until = post.ledger, evidence(post.ledger, consultations)
    going = would_go(ledger.session, contact.person)
    kept: list[datetime] = []
    for id_, one in _handed_in(ledger, contact.person):
        if id_ in going:
            if one.status is not Status.WITHDRAWN:
                says.append(Say.of("forget_withdraws", receipt=one.receipt))
        elif one.public_number in published(ledger.session, one.consultation):
            says.append(Say.of("forget_keeps", receipt=one.receipt, place=str(one.public_number)))
            kept += [until[one.consultation]] if one.consultation in until else []
    if kept and max(kept) > post.now:
        says.append(Say.of("forget_evidence", until=max(kept)))
    return tuple(says)


def _let_go(post: Post, consultations: Consultations, kept: Kept, contact: Known, inbound: Inbound) -> None:
    ledger = post.ledger
    consultation = _about(post, consultations, contact, inbound)
    fates = _prospects(post, consultations, contact)
    others = _other_doors(ledger, contact)
    going = would_go(ledger.session, contact.person) if not others else frozenset()
    for id_, one in _handed_in(ledger, contact.person):
        if id_ in going and one.status is not Status.WITHDRAWN:
            ledger.records.audit("author", "withdraw", one.receipt, "asked to be forgotten", post.now)
    for door in (contact, *_given_up(ledger, contact)):
        gone = forget(
            ledger.session,
            door.channel,
            door.address,
            post.now,
            evidence=evidence(ledger, consultations),
            unpublished=True,
            until=kept.id,
        )
        if gone is not None:
            why = f"asked for it: {gone.messages} messages, {gone.drafts} drafts"
            ledger.records.audit("author", "forget", door.channel.value, why, post.now)
    post.kind = FORGOTTEN
    _say(post, consultations, kept, contact, inbound, (Say.of("forgotten"), *fates), BIDS, consultation)
    for other in others:
        _ask_there(post, consultations, kept, other, contact)


def _ask_there(post: Post, consultations: Consultations, kept: Kept, other: Known, gone: Known) -> None:
    consultation = _about(post, consultations, other)
    says = (_of_door("forget_too", gone), Say.of("forget_ask"), *_prospects(post, consultations, other))
    post.letter(
        key=f"{ASKS}:{arrival_key(kept.arrival)}:{other.id}",
        contact=other,
        consultation=consultation,
        language=consultation.speaks(other.language),
        says=(*says, Say.of(_QUESTION)),
        reason=ASKS,
    )


def _of_door(phrase: str, door: Known) -> Say:
    """A word about another door of the same person; a chat has no name that says anything to anybody."""
    return Say.of(phrase, address=masked(door.address)) if door.channel is Channel.MAIL else Say.of(phrase)


def _other_doors(ledger: Ledger, contact: Known) -> list[Known]:
    """Where else the person has to be asked."""
    theirs = (one for one in ledger.people.contacts(contact.person) if one.unreachable != FORGOTTEN)
    return [one for one in theirs if one.id != contact.id and not _is_blocked_chat(one)]


def _given_up(ledger: Ledger, contact: Known) -> list[Known]:
    """Chats in which nobody can be asked any more: they go with the door that asks."""
    theirs = (one for one in ledger.people.contacts(contact.person) if one.unreachable != FORGOTTEN)
    return [one for one in theirs if one.id != contact.id and _is_blocked_chat(one)]


def _is_blocked_chat(door: Known) -> bool:
    """Telegram says so itself. That a mailbox takes nothing any more, anybody can say who knows a letter of ours."""
    return door.channel is Channel.TELEGRAM and door.unreachable is not None


def _handed_in(ledger: Ledger, person: int) -> list[tuple[int, Contribution]]:
    theirs = [one for one in ledger.interviews.of_person(person) if one.interview.versions]
    return [(one.id, ledger.contributions.of_interview(one.id)) for one in theirs]


def _about(
    post: Post, consultations: Consultations, contact: Known, inbound: Inbound | None = None
) -> Consultation:
    slug = post.ledger.places.consultation(contact.id) or post.ledger.interviews.latest_consultation(
        contact.person
    )
    return consultations.choose(post.ledger, slug or (inbound.consultation if inbound else None), post.now)


def _say(
    post: Post,
    consultations: Consultations,
    kept: Kept,
    contact: Known,
    inbound: Inbound,
    says: tuple[Say, ...],
    reason: str,
    consultation: Consultation | None = None,
) -> None:
    consultation = consultation or _about(post, consultations, contact, inbound)
    if inbound.answerable:
        post.letter(
            key=f"reply:{arrival_key(kept.arrival)}",
            contact=contact,
            consultation=consultation,
            language=consultation.speaks(contact.language or inbound.language),
            says=says,
            reason=reason,
            in_reply_to=inbound.message_id,
            references=tuple(reversed(inbound.references)),
            subject=inbound.subject,
        )
