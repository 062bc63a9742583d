"""What stakeholders and staff say to each other beside the contribution: kept, passed on, and answered by a reply.

A question goes to staff as a letter; whoever of them replies to it, by mail or in the staff group, answers the person who
asked. Staff's own requests go the other way, and the reply comes back to staff instead of being filed as an answer.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from consultation.correspondence import Channel, Enclosure, Inbound, Letter, Proof, Say
from consultation.definition import Consultation
from consultation.turns import Answer, Ask, Attach, Comment, Edit, HandIn, Turn, Write
from intake import accounts
from intake.elsewhere import OTHER
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import NotPossible, StaffAddresses, find, tell_staff
from store.ledger import Ledger
from store.people import Known
from store.remarks import Kind, Remark

_REQUEST = "request:"
_QUESTION = "question:"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who says something to staff, and about which contribution."""

    contact: Known
    receipt: str


def to_staff(
    post: Post,
    staff: StaffAddresses,
    consultation: Consultation,
    asker: Asker,
    arrival: str,
    text: str,
    request: Letter | None = None,
) -> None:
    """Passes a question on to staff, one message for each address, or a reply to what staff asked (`request`)."""
    key = f"{_QUESTION}{arrival}"
    asked = post.ledger.remarks.of_keys([request.key]) if request else None
    post.ledger.remarks.keep(
        Remark(
            key=key,
            kind=Kind.REPLY if request else Kind.QUESTION,
            consultation=consultation.slug,
            person=asker.contact.person,
            channel=asker.contact.channel,
            address=asker.contact.address,
            receipt=asker.receipt,
            text=text,
            who="author",
            at=post.now,
            open=True,
            about=asked.id if asked else None,
        )
    )
    phrase = "staff_reply" if request else "staff_question"
    tell_staff(post, staff, consultation, key, (Say.of(phrase, text=text, receipt=asker.receipt),), "staff")


def request_answered(ledger: Ledger, inbound: Inbound) -> Letter | None:
    """The request of staff that a stakeholder's message answers: the newest letter of ours that it refers to."""
    letter = referred(ledger, inbound)
    if letter is None or not letter.key.startswith(_REQUEST) or letter.address != inbound.address:
        return None
    return replace(letter, key=letter.key.removesuffix(OTHER))


def as_reply(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The turns of a message that answers staff: free words are for staff, numbered answers and files are filed."""
    words = [turn.text for turn in turns if isinstance(turn, Write | Comment) and turn.text.strip()]
    others = [turn for turn in turns if not isinstance(turn, Write | Comment)]
    if not any(isinstance(turn, Answer | Attach) for turn in others):
        others = [turn for turn in others if not isinstance(turn, HandIn)]
    return (*others, *((Ask("\n\n".join(words)),) if words else ()))


def from_staff(
    post: Post, staff: StaffAddresses, shelf: Consultations, inbound: Inbound, arrival: str
) -> bool:
    """One of the staff replied to a question that was passed on: the words go to whoever asked. False: they did not.

    Only from where the question was sent to, and by mail only in answer to the letter itself, whose id nobody else knows.
    """
    letter = referred(post.ledger, inbound)
    if letter is None or not inbound.proof.at_least(Proof.TOKEN):
        return False
    if letter.address.casefold() != inbound.address.casefold():
        return False
    asked = post.ledger.remarks.of_keys([letter.key.removesuffix(f":{letter.address}")])
    if asked is None:
        return False
    consultation = shelf.choose(post.ledger, asked.consultation, post.now)
    mailboxes = map(str.casefold, staff.mailboxes(consultation))
    if inbound.address != staff.chat_id and inbound.address.casefold() not in mailboxes:
        return False  # they were staff once
    # In the group a message is known by its number, so that an edit finds what it said before.
    by_mail = inbound.channel is Channel.MAIL
    key = f"answer:{arrival if by_mail or inbound.message_id is None else inbound.message_id}"
    for turn in inbound.turns:
        if isinstance(turn, Edit):
            return _corrected(post, consultation, asked, turn.text, inbound, key)
    text = "\n\n".join(turn.text for turn in inbound.turns if isinstance(turn, Ask))
    if not text.strip():
        return False
    files = tuple(
        Enclosure(turn.file.name, turn.file.content_type, turn.file.sha256)
        for turn in inbound.turns
        if isinstance(turn, Attach)
    )
    who = inbound.address if inbound.channel is Channel.MAIL else inbound.display_name or "staff chat"
    try:
        answer(post, consultation, asked, text, who, key, files)
    except NotPossible as error:
        says = (Say.of("staff_not_passed_on", text=str(error)),)
        tell_staff(post, staff, consultation, f"lost:{arrival}", says, "staff")
    return True


def _corrected(
    post: Post, consultation: Consultation, asked: Remark, text: str, inbound: Inbound, key: str
) -> bool:
    """Staff edited their answer in the group: whoever asked gets the new words, once, as a correction."""
    said = [one for one in post.ledger.remarks.of_receipt(asked.receipt) if _is_of(one.key, key)]
    contact = accounts.best_contact(post.ledger, asked.person, asked.channel)
    # An edit that changes no word (a link's preview came) is an edit to Telegram as well.
    if not said or said[-1].text.strip() == text.strip() or contact is None:
        return False
    remark = replace(
        said[-1],
        key=f"{key}:{len(said)}",
        text=text,
        who=inbound.display_name or "staff chat",
        at=post.now,
    )
    if post.ledger.remarks.keep(remark) is None:
        return False
    post.ledger.records.audit(remark.who, "correct answer", asked.receipt, f"question {asked.id}", post.now)
    say = Say.of("staff_correction", text=text, name=_name_of(post.ledger, asked.receipt))
    # Of several edits in a row only the last has to be read.
    _write(post, consultation, contact, remark, say, supersedes=key)
    return True


def _is_of(key: str, message: str) -> bool:
    return key == message or key.startswith(f"{message}:")


def answer(
    post: Post,
    consultation: Consultation,
    asked: Remark,
    text: str,
    who: str,
    key: str,
    files: tuple[Enclosure, ...] = (),
) -> None:
    """Answers what a stakeholder said, where they said it. Raises NotPossible when they cannot be reached."""
    contact = accounts.best_contact(post.ledger, asked.person, asked.channel)
    if contact is None:
        raise NotPossible(f"The author of {asked.receipt} can no longer be reached: nothing was sent.")
    remark = replace(
        asked, key=key, kind=Kind.ANSWER, text=text, who=who, at=post.now, open=False, about=asked.id
    )
    if post.ledger.remarks.keep(remark) is None:
        return
    post.ledger.records.audit(who, "answer", asked.receipt, f"question {asked.id}", post.now)
    say = Say.of("staff_answer", text=text, name=_name_of(post.ledger, asked.receipt))
    _write(post, consultation, contact, remark, say, files)


def request(post: Post, consultation: Consultation, receipt: str, text: str, who: str) -> Remark:
    """Asks the author of a contribution something. Raises NoSuchContribution, NotPossible."""
    ledger = post.ledger
    interview, contribution = find(ledger, receipt)
    current = ledger.interviews.get(interview)
    version = contribution.shown(consultation)
    if current is None or version is None:
        raise NotPossible(
            f"{contribution.receipt} is a draft: its author is left alone until it is handed in."
        )
    if not text.strip():
        raise NotPossible("There is nothing to ask: the text is empty.")
    contact = accounts.best_contact(ledger, current.person, version.channel)
    if contact is None:
        raise NotPossible(f"The author of {contribution.receipt} can no longer be reached: nothing was sent.")
    number = ledger.remarks.count(contribution.receipt, Kind.REQUEST) + 1
    remark = Remark(
        key=f"{_REQUEST}{contribution.receipt}:{number}",
        kind=Kind.REQUEST,
        consultation=consultation.slug,
        person=current.person,
        channel=contact.channel,
        address=contact.address,
        receipt=contribution.receipt,
        text=text.strip(),
        who=who,
        at=post.now,
    )
    ledger.remarks.keep(remark)
    ledger.records.audit(who, "ask", contribution.receipt, f"request {number}", post.now)
    say = Say.of(
        "staff_request",
        text=text.strip(),
        receipt=contribution.receipt,
        name=current.interview.person.name or "",
    )
    _write(post, consultation, contact, remark, say)
    return remark


def _write(
    post: Post,
    consultation: Consultation,
    contact: Known,
    remark: Remark,
    say: Say,
    files: tuple[Enclosure, ...] = (),
    supersedes: str | None = None,
) -> None:
    post.letter(
        key=remark.key,
        contact=contact,
        consultation=consultation,
        language=consultation.speaks(contact.language),
        says=(say,),
        reason="request" if remark.kind is Kind.REQUEST else "answer",
        enclosures=files,
        about=remark.receipt,
        supersedes=supersedes,
    )


def _name_of(ledger: Ledger, receipt: str) -> str:
    """How the author of a contribution wants to be named; empty when they did not say."""
    current = ledger.interviews.of_receipt(receipt)
    return (current.interview.person.name if current else None) or ""


def settle(ledger: Ledger, number: int, who: str, why: str, now: datetime) -> Remark:
    """Takes a question off the list that was dealt with otherwise. Raises NotPossible."""
    remark = waiting(ledger, number)
    ledger.remarks.settle(number)
    ledger.records.audit(who, "settle", remark.receipt, why, now)
    return remark


def refuse_a_second_answer(ledger: Ledger, asked: Remark) -> None:
    """Raises NotPossible where a question was answered or settled already: two of the staff may be at one list."""
    if asked.open:
        return
    answers = [one for one in ledger.remarks.of_receipt(asked.receipt) if one.about == asked.id]
    by = f" by {answers[-1].who} on {answers[-1].at:%d %B %Y, %H:%M} UTC" if answers else ""
    raise NotPossible(
        f"Question {asked.id} was {'answered' if answers else 'dealt with'}{by}: nothing was sent. "
        "To send another answer all the same, add --again."
    )


def waiting(ledger: Ledger, number: int) -> Remark:
    """The question of that number. Raises NotPossible."""
    remark = ledger.remarks.get(number)
    if remark is None or remark.kind not in (Kind.QUESTION, Kind.REPLY):
        raise NotPossible(f"There is no question {number}: `intake questions` shows those that wait.")
    return remark


def referred(ledger: Ledger, inbound: Inbound) -> Letter | None:
    """The newest letter of ours that a message answers."""
    if inbound.channel is Channel.TELEGRAM:
        numbers = [reference.rpartition(":")[2] for reference in inbound.references]
        return ledger.outbox.sent_as(inbound.channel, inbound.address, numbers[0]) if numbers else None
    known = ledger.outbox.known(inbound.references)
    return known[0][0] if known else None
