"""One message on the desk: what is at hand while it is handled, and the small moves on it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from consultation.contribution import Version
from consultation.correspondence import Channel, Enclosure, Inbound, Letter, Say
from consultation.definition import Consultation
from consultation.handing_in import back_to
from consultation.interview import Interview, last_moment
from consultation.outcomes import Step
from consultation.turns import (
    Back,
    Begin,
    Decline,
    Edit,
    GoTo,
    Keep,
    New,
    Next,
    PassOn,
    Profile,
    Remove,
    Resume,
    Review,
    Skip,
    Status,
    Submit,
    Turn,
    Unknown,
    Unsupported,
    Withdraw,
    Write,
)
from intake import choosing, linking
from intake.naming import receipt_number
from intake.posting import Post
from store.arrivals import Kept
from store.interviews import Current
from store.ledger import Ledger
from store.people import Known

#: What means nothing to somebody who has not begun: the welcome says how.
_ONCE_BEGUN = (
    Write, Resume, Status, Unknown, Next, Skip, Back, GoTo, Profile, Review, Submit, Withdraw, New, Remove, PassOn, Edit,
    Decline, Keep,
)  # fmt: skip


@dataclass(slots=True)
class Case:
    """One message on the desk, with all that is needed to handle it; `current` moves on as it is handled."""

    ledger: Ledger
    post: Post
    kept: Kept
    inbound: Inbound
    consultation: Consultation
    contact: Known
    current: Current
    elsewhere: bool = False  #: it is about another contribution than the one the person is with
    enclosures: list[Enclosure] = field(default_factory=list)
    request: Letter | None = None  #: of staff, that it answers

    def keep(self, interview: Interview) -> None:
        """Writes down how far the interview has come."""
        self.current = self.ledger.interviews.keep(
            self.current, interview, self.inbound.channel, self.now, self.kept.id
        )

    @property
    def now(self) -> datetime:
        return self.kept.arrival.received_at


def at_the_door(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Somebody who writes without /start still gets the welcome; words before consent are not filed."""
    return (Begin(), *(turn for turn in turns if not isinstance(turn, _ONCE_BEGUN)))


def as_edited(ledger: Ledger, inbound: Inbound, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """A message whose edit overtook it on the way says what the edit said; our reply to the edit holds its words."""
    match turns:
        case (Write(key=key) as written,) if inbound.message_id == key:
            answers = sorted(
                ledger.outbox.answers_to(inbound.channel, inbound.address, key), key=lambda one: one.id or 0
            )
            edits = [say for letter in answers for say in letter.says if say.phrase == "edit_unknown"]
            return (
                (replace(written, text=str(edits[-1].args.get("text") or written.text)),) if edits else turns
            )
    return turns


def back_to_the_earlier(case: Case, step: Step) -> Step:
    """Nothing was in the new contribution yet: the person is with the one before it again."""
    earlier = choosing.handed_in_before(case.ledger, case.current)
    if earlier is None or case.inbound.channel is not Channel.TELEGRAM:
        return step
    back = back_to(earlier.interview, case.consultation, case.now)
    return gone_to(case, step, earlier, back.says)


def gone_to(case: Case, step: Step, other: Current, says: tuple[Say, ...]) -> Step:
    """The person goes on with another of their contributions."""
    case.current = other
    case.ledger.places.put(case.contact.id, other)
    return Step(other.interview, says, step.acts)


def united(case: Case, step: Step) -> Step:
    """Two contributions of the person are one from now on, where that can be."""
    says = linking.unite(case.ledger, case.contact.person, case.current, case.inbound.channel, case.now)
    case.current = (
        case.ledger.interviews.current(case.contact.person, case.current.consultation, case.contact.id)
        or case.current
    )
    return Step(case.current.interview, (*says, *step.says), step.acts)


def said_truly(case: Case, step: Step, number: int) -> Step:
    """A version that came too late does not replace one that came in time, and its author is told so."""
    end = last_moment(step.interview.began_at, case.consultation)
    counting = case.ledger.contributions.counting(case.current.id, end)
    if counting is None or counting == number:
        return step
    beside = Say.of("receipt_beside", receipt=step.interview.receipt, version=number, counting=counting)
    instead = {"receipt_again": beside, "late_receipt": Say.of("late_note")}
    says = (instead.get(say.phrase, say) for say in step.says)
    # "The last version counts" would be said to somebody for whom it does not.
    return replace(step, says=tuple(say for say in says if say.phrase != "after_submit"))


def as_handed_in(case: Case, step: Step, turns: tuple[Turn, ...]) -> Step:
    """What was added and taken out again is no change: nobody is asked to hand in once more what stands there already."""
    interview = step.interview
    if not interview.changed or interview.counted != interview.versions or not interview.versions:
        return step
    if not any(isinstance(turn, Edit | Remove | PassOn) for turn in turns):
        return step
    [last] = case.ledger.contributions.of_interview(case.current.id, version=interview.versions).versions
    now = Version.of(interview, last.number, last.at, last.channel, last.proof, confirmed=last.confirmed)
    if replace(now, language=last.language) != last:
        return step
    says = tuple(say for say in step.says if say.phrase != "submit_again")
    return replace(step, interview=replace(interview, changed=False), says=says)


def lost_file(turns: tuple[Turn, ...]) -> str | None:
    """What staff have to know of a message whose file could not be fetched; None where there is no such file."""
    lost = (turn for turn in turns if isinstance(turn, Unsupported) and turn.why == "unsupported_file_lost")
    return next((f"its file {turn.name} could not be fetched; its author was told" for turn in lost), None)


def new_receipt(ledger: Ledger, consultation: Consultation, contact: Known) -> str:
    """A receipt number that no interview has: an address may come again after its interview went to another person."""
    salt, place = ledger.records.salt(), 0
    while True:
        receipt = receipt_number(salt, consultation, f"{contact.channel.value}:{contact.address}:{place}")
        if not ledger.interviews.has_receipt(receipt):
            return receipt
        place += 1


def group(says: tuple[Say, ...], interview: int) -> str | None:
    """'Kept so far' to a text that the client split in ten is worth saying once: the last one says it all."""
    first = says[0]
    if first.phrase == "recorded" and len(says) == 1:
        return f"recorded:{interview}:{first.args['number']}"
    return None
