"""Who asked to be told: of the deadline and the compilation without answering, and of the meeting. Each thing once.

What somebody asked for they get at the address they asked from, and a STOP from any address of theirs ends it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from consultation.calendar import meeting_reminder_due
from consultation.correspondence import Channel, Enclosure, Inbound, Letter, Proof, Say
from consultation.definition import Consultation
from consultation.outcomes import Step
from consultation.subscribing import Topic
from consultation.turns import Confirm, Subscribe, Turn
from intake import accounts
from intake.appointments import CONTENT_TYPE, meeting_of
from intake.casework import Case
from intake.enclosing import enclosed
from intake.files import FileRoom
from intake.posting import Post
from intake.shelf import Consultations
from store.due import Place, Waiting
from store.ledger import Ledger
from store.people import Known

_PAGE = 500
_PROVE = "subscribe_prove"

#: A file that goes with what is said: name, type, bytes.
Made = tuple[str, str, bytes]


def heard(case: Case, step: Step, topic: str, shelf: Consultations) -> tuple[Step, list[Made]]:
    """Notes that they are to be told; in chat the meeting's entry for their calendar comes along."""
    ledger, consultation = case.ledger, case.consultation
    ledger.subscriptions.put(consultation.slug, case.contact.id, topic, case.now)
    # Who stopped everything before and now asks to be told means it.
    ledger.people.stop(case.contact.person, None)
    if topic == Topic.MEETING:
        if case.inbound.channel is Channel.MAIL:
            return step, []  # a mail that says the dates carries them as it is
        dates = _dates(consultation, case.contact.language, case.now, case.post.mail_domain)
        return step, [dates] if dates else []
    if (url := shelf.edition_url(ledger, consultation)) is not None:
        step = replace(step, says=(*step.says, Say.of("compilation_out", url=url)))
    return step, []


def as_asked(ledger: Ledger, inbound: Inbound) -> tuple[Turn, ...]:
    """The turns of a message; a CONFIRM that answers our question whether they want to be told is that they do."""
    if inbound.channel is not Channel.MAIL or not inbound.proof.at_least(Proof.TOKEN):
        return inbound.turns
    if not any(isinstance(turn, Confirm) for turn in inbound.turns):
        return inbound.turns
    letter = next((letter for letter, _ in ledger.outbox.known(inbound.references)), None)
    asked = next((say for say in letter.says if say.phrase == _PROVE), None) if letter else None
    if letter is None or asked is None or letter.address.casefold() != inbound.address.casefold():
        return inbound.turns
    meant = Subscribe(str(asked.args["topic"]))
    return tuple(meant if isinstance(turn, Confirm) else turn for turn in inbound.turns)


def ended(ledger: Ledger, person: int, now: datetime) -> None:
    """They said stop: nothing more of their own accord, at none of their addresses."""
    ledger.people.stop(person, now)
    ledger.subscriptions.end([contact.id for contact in ledger.people.contacts(person)], now)


def tell_the_new_deadline(
    post: Post, consultation: Consultation, moved: Consultation, number: int, previous: datetime
) -> None:
    """Who asked to be told of the deadline and has not been told already as one who began or was invited."""
    for page in _pages(post, consultation.slug, Topic.NEWS, post.now):
        says = (Say.of("extension", previous=previous, subscribed="yes"),)
        key = f"extension:{consultation.slug}:{number}"
        post.all(list(_letters(post, moved, page, key, says, "extension", told=f"{key}:")))


def tell_the_publication(post: Post, consultation: Consultation, url: str) -> list[Letter]:
    """Who asked for it hears, once, that the compilation is out, unless they were told as contributors."""
    before = len(post.posted)
    for page in _pages(post, consultation.slug, Topic.NEWS, post.now):
        says = (Say.of("compilation_news", url=url),)
        key = f"publication:{consultation.slug}"
        post.all(list(_letters(post, consultation, page, f"{key}:news", says, "publication", told=f"{key}:")))
    return post.posted[before:]


def meeting_key(consultation: Consultation) -> str | None:
    """Names the reminder of the meeting; that of a meeting on another day is another one. None without a meeting."""
    return (
        f"meeting:{consultation.slug}:{consultation.meeting.starts.isoformat()}"
        if consultation.meeting
        else None
    )


def remind_of_the_meeting(
    post: Post, consultation: Consultation, files: FileRoom, after: Place
) -> tuple[int, Place]:
    """Posts the next page of reminders of the meeting; how many people were looked at, and how far it came."""
    reminder, key = meeting_reminder_due(consultation, post.now), meeting_key(consultation)
    if reminder is None or key is None or consultation.meeting is None:
        return 0, after
    page = post.ledger.subscriptions.page(consultation.slug, Topic.MEETING, reminder.moment, after, _PAGE)
    calendars: dict[str, tuple[Enclosure, ...]] = {}

    def calendar(language: str) -> tuple[Enclosure, ...]:
        if language not in calendars:
            dates = _dates(consultation, language, reminder.moment, post.mail_domain)
            calendars[language] = (enclosed(post.ledger, files, *dates, post.now),) if dates else ()
        return calendars[language]

    says = (Say.of("meeting_reminder"),)
    made = list(
        _letters(post, consultation, page, key, says, "meeting", not_after=consultation.meeting.starts)
    )
    post.all(
        [
            replace(one, enclosures=calendar(one.language)) if one.channel is Channel.TELEGRAM else one
            for one in made
        ]
    )
    return len(page), page[-1].place if page else after


def _pages(post: Post, slug: str, topic: Topic, before: datetime) -> Iterator[list[Waiting]]:
    after: Place = ()
    while page := post.ledger.subscriptions.page(slug, topic, before, after, _PAGE):
        yield page
        after = page[-1].place


def _letters(
    post: Post,
    consultation: Consultation,
    page: list[Waiting],
    key: str,
    says: tuple[Say, ...],
    reason: str,
    *,
    told: str | None = None,
    **more: Any,
) -> Iterator[Letter]:
    """One letter for each person of the page; `told` begins the keys of letters that say the same."""
    contacts = post.ledger.people.contacts_of([waiting.person for waiting in page])
    seen: set[int] = set()
    for waiting in page:
        if waiting.person in seen:
            continue  # they asked at two addresses of theirs
        seen.add(waiting.person)
        known = contacts.get(waiting.person, [])
        contact: Known | None = accounts.choose(known, waiting.channel, reminders=True)
        addresses = [(one.channel, one.address) for one in known]
        if contact is None or post.ledger.outbox.has_had(addresses, told or f"{key}:"):
            continue
        yield post.made(
            key=f"{key}:{waiting.person}",
            channel=contact.channel,
            address=contact.address,
            consultation=consultation,
            language=consultation.speaks(contact.language),
            says=says,
            reason=reason,
            **more,
        )


def _dates(
    consultation: Consultation, language: str | None, now: datetime, domain: str | None
) -> Made | None:
    ours = consultation.contact.email or f"nobody@{domain or 'intake.invalid'}"
    address = f"{ours.rpartition('@')[0]}@{domain}" if domain else ours
    data = meeting_of(consultation, consultation.speaks(language), now, address)
    return (f"{consultation.slug}.ics", CONTENT_TYPE, data) if data else None
