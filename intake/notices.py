"""Reminders and staff digests: what is due now goes into the outbox, each once by its key."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from consultation import receipts
from consultation.calendar import (
    Reminder,
    Standing,
    digest_slot,
    meeting_reminder_due,
    reminder_due,
)
from consultation.correspondence import Channel, Letter, Say
from consultation.definition import Consultation
from consultation.doubts import Domains
from consultation.durations import format_duration
from consultation.subscribing import Topic
from intake import accounts, subscribing
from intake.digests import digest, is_worth_sending
from intake.files import FileRoom
from intake.naming import reminder_group
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import StaffAddresses, tell_staff
from intake.surroundings import Surroundings
from store.due import Place, Waiting
from store.ledger import Ledger
from store.people import Known

_PAGE = 500  #: people looked at in one transaction: messages that arrive meanwhile do not wait for a crowd
_KEYS = {
    Standing.BEGUN: "reminder",
    Standing.OPEN_QUESTIONS: "reminder-open",
    Standing.NOT_BEGUN: "reminder-invited",
    Standing.SUBSCRIBED: "reminder-invited",  # who is both is told once
}


@dataclass(frozen=True, slots=True)
class Due:
    """What one look posted."""

    letters: list[Letter]
    keys: list[str]  #: reminders and digests that are done with
    places: dict[str, Place]  #: how far reminders have come that are not
    more: bool  #: more is due at this moment than one look posts


class Notices:
    """Asked every tick; the answer depends on the store and the moment only, so a missed tick misses nothing."""

    def __init__(
        self,
        shelf: Consultations,
        staff: StaffAddresses,
        mail_domain: str | None,
        files: FileRoom,
        domains: Domains | None = None,
    ) -> None:
        self._files = files
        self._shelf = shelf
        self._staff = staff
        self._mail_domain = mail_domain
        self._domains = domains
        #: Reminders and digests known to be committed, to spare the look; the key in the store decides.
        self._settled: set[str] = set()
        self._places: dict[str, Place] = {}

    def settle(self, due: "Due") -> None:
        """The transaction that posted these was committed: they need not be looked at again."""
        self._settled.update(due.keys)
        self._places.update(due.places)

    def due(self, ledger: Ledger, now: datetime, around: Surroundings | None = None) -> "Due":
        """Posts what is due at this moment, or the next page of it, and returns it."""
        post = Post(ledger, now, self._mail_domain)
        keys: list[str] = []
        places: dict[str, Place] = {}
        for as_filed in self._shelf.all:
            consultation = self._shelf.in_force(ledger, as_filed)
            for standing, reminder, key in self._reminders(ledger, consultation, now):
                walk = f"{key} {standing.value}"
                page = _page(ledger, consultation, standing, reminder, self._places.get(walk, ()))
                post.all(list(_letters(post, consultation, standing, key, page)))
                if len(page) < _PAGE:
                    keys.append(walk)
                else:
                    places[walk] = page[-1].place
            meeting = subscribing.meeting_key(consultation)
            if (
                meeting is not None
                and meeting_reminder_due(consultation, now)
                and meeting not in self._settled
            ):
                after = self._places.get(meeting, ())
                seen, place = subscribing.remind_of_the_meeting(post, consultation, self._files, after)
                if seen < _PAGE:
                    keys.append(meeting)
                else:
                    places[meeting] = place
            keys += self._digest(post, consultation, around)
        return Due(post.posted, keys, places, bool(places))

    def _reminders(
        self, ledger: Ledger, consultation: Consultation, now: datetime
    ) -> Iterator[tuple[Standing, Reminder, str]]:
        """The reminders that are due and not done with, with their keys."""
        if not any(reminder_due(consultation, now, standing) for standing in Standing):
            return
        moves = ledger.calendar.moves(consultation.slug)
        told_at = moves[-1].at if moves else None
        for standing in Standing:
            reminder = reminder_due(consultation, now, standing, told_at)
            if reminder is None:
                continue
            occasion = f"{consultation.deadline.isoformat()}:{format_duration(reminder.before)}"
            key = f"{_KEYS[standing]}:{consultation.slug}:{occasion}"
            if f"{key} {standing.value}" not in self._settled:
                yield standing, reminder, key

    def _digest(self, post: Post, consultation: Consultation, around: Surroundings | None) -> list[str]:
        slot = digest_slot(consultation, post.now)
        if slot is None or not (self._staff.mailboxes(consultation) or self._staff.chat_id):
            return []
        key = f"digest:{consultation.slug}:{slot.isoformat()}"
        passed_over = f"quiet:{consultation.slug}"
        if key in self._settled or post.ledger.records.fact(passed_over) == key:
            return [key]
        since = post.ledger.outbox.last_posted("digest", consultation.slug)
        says = digest(post.ledger, consultation, since, post.now, around, self._domains)
        if is_worth_sending(says, consultation, since, post.now):
            tell_staff(post, self._staff, consultation, key, says, "digest")
        else:
            # Written down, or a restart in the afternoon would send this morning's.
            post.ledger.records.put(passed_over, key)
        return [key]


def _page(
    ledger: Ledger, consultation: Consultation, standing: Standing, reminder: Reminder, after: Place
) -> list[Waiting]:
    """The next people a reminder is about. Who came or wrote after its moment knows the deadline from our reply."""
    slug, moment = consultation.slug, reminder.moment
    match standing:
        case Standing.BEGUN:
            return ledger.dues.drafts(slug, moment, after, _PAGE)
        case Standing.OPEN_QUESTIONS:
            return ledger.dues.incomplete(slug, len(consultation.questions), moment, after, _PAGE)
        case Standing.NOT_BEGUN:
            return ledger.dues.invited(slug, moment, after, _PAGE)
        case Standing.SUBSCRIBED:
            return ledger.subscriptions.page(slug, Topic.NEWS, moment, after, _PAGE, not_begun=True)


def _letters(
    post: Post, consultation: Consultation, standing: Standing, key: str, page: list[Waiting]
) -> Iterator[Letter]:
    persons = [waiting.person for waiting in page]
    contacts = post.ledger.people.contacts_of(persons)
    several = post.ledger.dues.with_several(consultation.slug, persons)
    told: set[int] = set()
    if standing is Standing.OPEN_QUESTIONS:
        key = f"{_KEYS[standing]}:{consultation.slug}"  # once, however often the deadline is moved
    for waiting in page:
        known = contacts.get(waiting.person, [])
        contact = accounts.choose(known, waiting.channel, reminders=True)
        if contact is None or waiting.person in told:
            continue
        astray = waiting.person in several and _is_astray(post.ledger, waiting, consultation, contact)
        if astray and not waiting.answered and standing is Standing.BEGUN:
            continue  # begun beside another one and left again: nothing waits in it
        says = _says(waiting, standing, consultation, contact, astray=astray)
        if not says:
            continue
        if len(known) > 1 and post.ledger.outbox.has_had([(c.channel, c.address) for c in known], f"{key}:"):
            continue  # told before these addresses were known to be one person's
        told.add(waiting.person)
        yield post.made(
            key=f"{key}:{waiting.person}",
            channel=contact.channel,
            address=contact.address,
            consultation=consultation,
            language=waiting.language or consultation.speaks(contact.language),
            says=(*accounts.why_here(known, contact, waiting.channel), *says),
            reason="reminder",
            about=waiting.receipt,
            supersedes=reminder_group(consultation.slug),
            not_after=consultation.deadline,
        )


def _is_astray(ledger: Ledger, waiting: Waiting, consultation: Consultation, contact: Known) -> bool:
    """Whether the person is with another of their contributions: then the reminder says how to come back to this one."""
    at_hand = ledger.interviews.current(waiting.person, consultation.slug, contact.id)
    return at_hand is not None and at_hand.id != waiting.interview


def _says(
    waiting: Waiting, standing: Standing, consultation: Consultation, contact: Known, *, astray: bool
) -> tuple[Say, ...]:
    """What somebody is reminded of; nothing when there is nothing to remind of."""
    missing = tuple(number for number in consultation.numbers if number not in waiting.answered)
    by_mail = contact.channel is Channel.MAIL
    questions = tuple(Say.of("open_question", number=number) for number in missing) if by_mail else ()
    back = {"open": receipts.way_to(waiting.receipt or "")} if astray else {}
    count = len(consultation.questions)
    if standing is Standing.NOT_BEGUN:
        return (Say.of("reminder_invited", name=waiting.name or ""), *questions)
    if standing is Standing.SUBSCRIBED:
        return (Say.of("reminder_invited", name="", subscribed="yes"), *questions)
    if standing is Standing.OPEN_QUESTIONS:
        if not set(missing) - waiting.skipped:
            return ()  # left open on purpose
        return (
            Say.of("reminder_open", missing=len(missing), receipt=waiting.receipt or "", **back),
            *questions,
        )
    begun = Say.of("reminder", answered=count - len(missing), count=count, missing=len(missing), **back)
    return (begun, *((Say.of("please_confirm"),) if waiting.versions else ()), *questions)
