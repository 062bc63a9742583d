"""What stakeholders and staff say to each other beside the contribution: kept, passed on, and answered by a reply.

A question goes to staff as a letter; whoever of them replies to it, by mail or in the staff group, answers the person who
asked. Staff's own requests go the other way, and the reply comes back to staff instead of being filed as an answer.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from consultation.correspondence import Channel, Enclosure, Inbound, Letter, Proof, Say
from consultation.definition import Consultation
from consultation.turns import Answer, Ask, Attach, Comment, HandIn, Turn, Write
from intake import accounts
from intake.posting import Post
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
    return letter


def as_reply(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The turns of a message that answers staff: free words are for staff, numbered answers and files are filed."""
    words = [turn.text for turn in turns if isinstance(turn, Write | Comment) and turn.text.strip()]
    others = [turn for turn in turns if not isinstance(turn, Write | Comment)]
    if not any(isinstance(turn, Answer | Attach) for turn in others):
        others = [turn for turn in others if not isinstance(turn, HandIn)]
    return (*others, *((Ask("\n\n".join(words)),) if words else ()))


def from_staff(
    post: Post, staff: StaffAddresses, consultation: Consultation, inbound: Inbound, arrival: str
) -> bool:
    """One of the staff replied to a question that was passed on: the words go to whoever asked. False: they did not.

    Only from where the question was sent to, and by mail only in answer to the letter itself, whose id nobody else knows.
    """
    at_home = inbound.address == staff.chat_id or inbound.address.casefold() in map(
        str.casefold, staff.emails
    )
    letter = referred(post.ledger, inbound)
    if not at_home or letter is None or not inbound.proof.at_least(Proof.TOKEN):
        return False
    if letter.address.casefold() != inbound.address.casefold():
        return False
    asked = post.ledger.remarks.of_keys([letter.key.removesuffix(f":{letter.address}")])
    text = "\n\n".join(turn.text for turn in inbound.turns if isinstance(turn, Ask))
    if asked is None or not text.strip():
        return False
    files = tuple(
        Enclosure(turn.file.name, turn.file.content_type, turn.file.sha256)
        for turn in inbound.turns
        if isinstance(turn, Attach)
    )
    who = inbound.address if inbound.channel is Channel.MAIL else inbound.display_name or "staff chat"
    try:
        answer(post, consultation, asked, text, who, f"answer:{arrival}", files)
    except NotPossible as error:
        says = (Say.of("staff_not_passed_on", text=str(error)),)
        tell_staff(post, staff, consultation, f"lost:{arrival}", says, "staff")
    return True


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
    _write(post, consultation, contact, remark, Say.of("staff_answer", text=text), files)


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
    say = Say.of("staff_request", text=text.strip(), receipt=contribution.receipt)
    _write(post, consultation, contact, remark, say)
    return remark


def _write(
    post: Post,
    consultation: Consultation,
    contact: Known,
    remark: Remark,
    say: Say,
    files: tuple[Enclosure, ...] = (),
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
    )


def settle(ledger: Ledger, number: int, who: str, why: str, now: datetime) -> Remark:
    """Takes a question off the list that was dealt with otherwise. Raises NotPossible."""
    remark = waiting(ledger, number)
    ledger.remarks.settle(number)
    ledger.records.audit(who, "settle", remark.receipt, why, now)
    return remark


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
