"""What staff do in their group: open a contribution, approve, reject with a reason, ask its author; replies to our messages.

Only members that the service was told of may act, each under their own name in the audit trail.
"""

from dataclasses import dataclass

from consultation.contribution import Contribution, Version
from consultation.correspondence import LIVE, Channel, Inbound, Say
from consultation.definition import Consultation
from consultation.interview import GENERAL
from consultation.turns import Ask
from intake import answering
from intake.board import stands
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import NotPossible, StaffAddresses, decide, find
from store.ledger import Ledger

_CARD = f"{LIVE}card:"
_WHY = "why-rejected:"
_WHAT = "what-to-ask:"
_NOT_LOOKED_AT = "not looked at in the staff group"


@dataclass(frozen=True, slots=True)
class _Group:
    """The staff group at the moment somebody does something there."""

    post: Post
    address: str
    language: str
    shelf: Consultations
    who: str  #: of the staff, for the audit trail
    arrival: str

    @property
    def ledger(self) -> Ledger:
        return self.post.ledger

    def say(
        self,
        consultation: Consultation,
        key: str,
        *says: Say,
        about: str | None = None,
        in_place: str | None = None,
    ) -> None:
        """Says something there; `in_place` names the message that is kept up to date with it."""
        self.post.plain(
            key=f"{key}:{self.arrival}",
            channel=Channel.TELEGRAM,
            address=self.address,
            consultation=consultation,
            language=self.language,
            says=says,
            reason="reply",
            about=about,
            supersedes=in_place,
        )


def heard(post: Post, staff: StaffAddresses, shelf: Consultations, inbound: Inbound, arrival: str) -> None:
    """Somebody of the staff pressed a button or replied to a message of ours, in their group or by mail."""
    may = inbound.author is not None and inbound.author in staff.members
    at_home = inbound.channel is Channel.TELEGRAM and inbound.address == staff.group
    if may and at_home and staff.group is not None:
        who = f"{inbound.display_name or 'staff'} (Telegram {inbound.author})"
        group = _Group(post, staff.group, staff.language, shelf, who, arrival)
        if inbound.act is not None:
            _press(group, inbound)
            return
        if _is_reply_to_a_prompt(group, inbound):
            return
    if inbound.act is None:
        answering.from_staff(post, staff, shelf, inbound, arrival)


def _press(group: _Group, inbound: Inbound) -> None:
    act = inbound.act
    found = group.ledger.contributions.find(act.receipt) if act else None
    if act is None or found is None:
        return
    _, contribution = found
    consultation = group.shelf.choose(group.ledger, contribution.consultation, group.post.now)
    version = contribution.counting(consultation)
    if version is None:
        return
    receipt = contribution.receipt
    if act.version is not None and act.version != version.number:
        group.say(consultation, "changed", Say.of("staff_changed", receipt=receipt))
        return
    match act.act:
        case "look":
            _open(group, contribution, version, consultation)
        case "approve":
            _approve(group, contribution, version, consultation)
        case "reject":
            say = Say.of("staff_why_rejected", receipt=receipt)
            group.say(consultation, f"{_WHY}{receipt}:{version.number}", say, about=receipt)
        case "ask":
            say = Say.of("staff_what_to_ask", receipt=receipt)
            group.say(consultation, f"{_WHAT}{receipt}:{version.number}", say, about=receipt)


def _open(group: _Group, contribution: Contribution, version: Version, consultation: Consultation) -> None:
    """The whole text, and below it what can be done with it."""
    receipt = contribution.receipt
    opened = Say.of("staff_opened", receipt=receipt, version=version.number, at=version.at)
    group.say(consultation, "opened", opened, *_words(version), about=receipt)
    _show_card(group, contribution, consultation, f"{_CARD}{receipt}:{group.arrival}")


def _words(version: Version) -> tuple[Say, ...]:
    says = []
    for number in sorted({*version.answers, *(filed.question for filed in version.files)} - {GENERAL}):
        text = version.answers.get(number, "")
        says.append(Say.of("review_answer", number=number, text=text, files=_names(version, number)))
    if version.general or _names(version, GENERAL):
        says.append(Say.of("general", text=version.general, files=_names(version, GENERAL)))
    person = version.person
    published_as = Say.of(
        "published_as",
        name=person.name or "",
        organisation=person.organisation or "",
        category=person.category or "",
        country=person.country or "",
    )
    return (*says, published_as)


def _names(version: Version, number: int) -> str:
    return "\n".join(filed.file.name for filed in version.files if filed.question == number)


def _approve(group: _Group, contribution: Contribution, version: Version, consultation: Consultation) -> None:
    """Clears the words. Files are published as they are, and nobody has seen them here: they are held back."""
    held = 0
    try:
        cleared = _decide(group, contribution, consultation, "", approved=True)
        for place in range(1, len(version.files) + 1):
            if contribution.file_decision(consultation, place) is None:
                held += 1
                cleared = _decide(
                    group, contribution, consultation, _NOT_LOOKED_AT, approved=False, file=place
                )
    except NotPossible as error:
        _not_done(group, consultation, error)
        return
    _show_card(group, cleared, consultation)
    if held:
        group.say(consultation, "held", Say.of("staff_files_held", count=held, receipt=contribution.receipt))


def _decide(
    group: _Group,
    contribution: Contribution,
    consultation: Consultation,
    reason: str,
    *,
    approved: bool,
    file: int | None = None,
) -> Contribution:
    return decide(
        group.ledger,
        consultation,
        contribution.receipt,
        approved=approved,
        question=None,
        reason=reason,
        who=group.who,
        now=group.post.now,
        file=file,
    )


def _show_card(
    group: _Group, contribution: Contribution, consultation: Consultation, name: str | None = None
) -> None:
    """How it stands, with the buttons; in the place of the newest such message, or as a new one of that name."""
    if name is None:
        newest = group.ledger.outbox.newest_of(
            Channel.TELEGRAM, group.address, f"{_CARD}{contribution.receipt}:"
        )
        name = newest.supersedes if newest else f"{_CARD}{contribution.receipt}:{group.arrival}"
    version = contribution.counting(consultation)
    state, who = stands(contribution, consultation)
    card = Say.of(
        "staff_card",
        receipt=contribution.receipt,
        version=version.number if version else 0,
        state=state,
        who=who,
    )
    group.say(consultation, "card", card, about=contribution.receipt, in_place=name)


def _is_reply_to_a_prompt(group: _Group, inbound: Inbound) -> bool:
    """A reason or a question that we asked for. False: the message answers something else."""
    letter = answering.referred(group.ledger, inbound)
    text = "\n\n".join(turn.text for turn in inbound.turns if isinstance(turn, Ask)).strip()
    if letter is None or letter.about is None or not letter.key.startswith((_WHY, _WHAT)) or not text:
        return False
    _, contribution = find(group.ledger, letter.about)
    consultation = group.shelf.choose(group.ledger, contribution.consultation, group.post.now)
    version = contribution.counting(consultation)
    if version is None or f":{letter.about}:{version.number}:" not in letter.key:
        group.say(consultation, "changed", Say.of("staff_changed", receipt=contribution.receipt))
        return True
    try:
        if letter.key.startswith(_WHY):
            rejected = _decide(group, contribution, consultation, text, approved=False)
            _show_card(group, rejected, consultation)
        else:
            answering.request(group.post, consultation, contribution.receipt, text, group.who)
            group.say(consultation, "asked", Say.of("staff_asked", receipt=contribution.receipt))
    except NotPossible as error:
        _not_done(group, consultation, error)
    return True


def _not_done(group: _Group, consultation: Consultation, error: NotPossible) -> None:
    group.say(consultation, "not-done", Say.of("staff_not_done", text=str(error)))
