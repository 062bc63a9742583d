"""Reminders and staff digests: what is due now goes into the outbox, each once by its key."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from consultation import receipts
from consultation.calendar import digest_slot, reminder_due
from consultation.contribution import Contribution, Status
from consultation.correspondence import Channel, Letter, Say
from consultation.definition import Consultation
from consultation.durations import format_duration
from intake import accounts
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import StaffAddresses, tell_staff
from store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Due:
    """What one look posted."""

    letters: list[Letter]
    keys: list[str]


class Notices:
    """Asked every tick; the answer depends on the store and the moment only, so a missed tick misses nothing."""

    def __init__(self, shelf: Consultations, staff: StaffAddresses, mail_domain: str | None) -> None:
        self._shelf = shelf
        self._staff = staff
        self._mail_domain = mail_domain
        #: Reminders and digests known to be committed, to spare the look; the key in the store decides.
        self._settled: set[str] = set()

    def settle(self, due: "Due") -> None:
        """The transaction that posted these was committed: they need not be looked at again."""
        self._settled.update(due.keys)

    def due(self, ledger: Ledger, now: datetime) -> "Due":
        """Posts what is due at this moment and returns it."""
        post = Post(ledger, now, self._mail_domain)
        keys: list[str] = []
        for as_filed in self._shelf.all:
            consultation = self._shelf.in_force(ledger, as_filed)
            keys += self._remind(post, consultation)
            keys += self._digest(post, consultation)
        return Due(post.posted, keys)

    def _remind(self, post: Post, consultation: Consultation) -> list[str]:
        due = reminder_due(consultation, post.now)
        if due is None:
            return []
        key = (
            f"reminder:{consultation.slug}:{consultation.deadline.isoformat()}:{format_duration(due.before)}"
        )
        if key in self._settled:
            return []
        moves = post.ledger.calendar.moves(consultation.slug)
        if moves and moves[-1].at >= due.moment:
            return [key]  # everybody has just been told the deadline, when it was moved
        for draft in post.ledger.interviews.drafts(consultation.slug, unconfirmed=True):
            # Who began after the reminder's moment knows the deadline from the welcome.
            if draft.current.interview.began_at >= due.moment:
                continue
            contact = accounts.best_contact(
                post.ledger, draft.current.person, draft.last_channel, reminders=True
            )
            if contact is None:
                continue
            interview = draft.current.interview
            at_hand = post.ledger.interviews.current(draft.current.person, consultation.slug, contact.id)
            astray = at_hand is not None and at_hand.id != draft.current.id
            if astray and interview.is_empty:
                continue  # begun beside another one and left again: nothing waits in it
            missing = interview.missing(consultation)
            says: tuple[Say, ...] = (
                Say.of(
                    "reminder",
                    answered=len(consultation.questions) - len(missing),
                    count=len(consultation.questions),
                    missing=len(missing),
                    **({"open": receipts.way_to(interview.receipt)} if astray else {}),
                ),
            )
            if interview.versions:
                says += (Say.of("please_confirm"),)
            if contact.channel is Channel.MAIL:
                says += tuple(Say.of("open_question", number=number) for number in missing)
            post.letter(
                key=f"{key}:{draft.current.person}",
                contact=contact,
                consultation=consultation,
                language=interview.language or consultation.speaks(contact.language),
                says=says,
                reason="reminder",
                about=interview.receipt,
            )
        return [key]

    def _digest(self, post: Post, consultation: Consultation) -> list[str]:
        slot = digest_slot(consultation, post.now)
        if slot is None or not (self._staff.emails or self._staff.chat_id):
            return []
        key = f"digest:{consultation.slug}:{slot.isoformat()}"
        if key in self._settled:
            return []
        since = post.ledger.outbox.last_posted("digest", consultation.slug)
        says = digest(post.ledger, consultation, since, post.now)
        over = post.now > consultation.deadline + timedelta(days=1)
        if over and any(say.phrase == "digest_quiet" for say in says):
            return [key]  # after the close a quiet desk is left in peace
        tell_staff(post, self._staff, consultation, key, says, "digest")
        return [key]


def digest(
    ledger: Ledger, consultation: Consultation, since: datetime | None, now: datetime
) -> tuple[Say, ...]:
    """What staff should know, by what there is to do; lines with nothing to say are left out."""
    counts = ledger.contributions.counts(consultation.slug)
    contributions = ledger.contributions.all(consultation.slug)
    new = sum(any(since is None or v.at > since for v in c.versions) for c in contributions)
    late = sum(_is_late(c, consultation) for c in contributions)
    waiting = sum(_is_undecided(c, consultation) for c in contributions)
    letters, arrivals = ledger.outbox.counts(), ledger.arrivals.counts()
    says = [
        Say.of("digest_title", date=now),
        Say.of(
            "digest_counts",
            new=new,
            submitted=counts[Status.SUBMITTED],
            drafts=counts[Status.DRAFT],
            late=late,
            unconfirmed=counts[Status.UNCONFIRMED],
            withdrawn=counts[Status.WITHDRAWN],
        ),
    ]
    tasks = [
        ("digest_waiting", waiting),
        ("digest_set_aside", arrivals.get("set_aside", 0)),
        ("digest_given_up", letters.get("given_up", 0)),
        ("digest_unreachable", ledger.people.unreachable()),
    ]
    says += [Say.of(phrase, count=count) for phrase, count in tasks if count]
    if not new and not any(count for _, count in tasks):
        says.append(Say.of("digest_quiet"))
    says.append(Say.of("digest_deadline"))
    return tuple(says)


def _is_late(contribution: Contribution, consultation: Consultation) -> bool:
    counting = contribution.counting(consultation)
    return counting is not None and contribution.is_late(counting, consultation)


def _is_undecided(contribution: Contribution, consultation: Consultation) -> bool:
    """Handed in and confirmed, and nobody has said yes or no to the version that counts."""
    counting = contribution.counting(consultation)
    if counting is None or contribution.status is not Status.SUBMITTED:
        return False
    return not any(clearance.version == counting.number for clearance in contribution.clearances)
