"""What staff are told and what they do: questions passed on, decisions on contributions, a deadline moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from consultation.contribution import Clearance, Contribution, Redaction, Status, Translation, Version
from consultation.correspondence import Channel, Letter, Proof, Say
from consultation.definition import Consultation
from consultation.errors import IntakeError
from intake import accounts, subscribing
from intake.posting import Post
from store.due import Place
from store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class StaffAddresses:
    """Where staff are written to; either may be missing."""

    emails: tuple[str, ...] = ()
    chat_id: str | None = None
    language: str = "en"
    members: frozenset[str] = frozenset()  #: whose presses in the staff group count, by Telegram's numbers

    def mailboxes(self, *consultations: Consultation) -> tuple[str, ...]:
        """Whom to write to about these: each one's own staff, or else those of the settings. Each address once."""
        named = (email for one in consultations for email in one.staff or self.emails)
        return tuple(dict.fromkeys(named))

    @property
    def group(self) -> str | None:
        """The staff chat where it is a group: several people read along there, and buttons stand below what is new."""
        return self.chat_id if self.chat_id and self.chat_id.startswith("-") else None


class NoSuchContribution(IntakeError):
    """No contribution has that receipt number: `intake list` shows those there are."""


class NotPossible(IntakeError):
    """What was asked for cannot be done; the text says why and what to do instead."""


def tell_staff(
    post: Post,
    staff: StaffAddresses,
    consultation: Consultation,
    key: str,
    says: tuple[Say, ...],
    reason: str,
    *,
    beside: Sequence[Consultation] = (),
) -> None:
    """One message for each staff address of the consultation (and those `beside` it), and one for the staff chat."""
    places = [(Channel.MAIL, email) for email in staff.mailboxes(consultation, *beside)]
    if staff.chat_id:
        places.append((Channel.TELEGRAM, staff.chat_id))
    for channel, address in places:
        post.plain(
            key=f"{key}:{address}",
            channel=channel,
            address=address,
            consultation=consultation,
            language=staff.language,
            says=says,
            reason=reason,
        )


def decide(
    ledger: Ledger,
    consultation: Consultation,
    receipt: str,
    *,
    approved: bool,
    question: int | None,
    reason: str,
    who: str,
    now: datetime,
    file: int | None = None,
) -> Contribution:
    """Approves or rejects a contribution, one answer, or one file (1: the first). Raises NoSuchContribution, NotPossible."""
    interview, contribution = find(ledger, receipt)
    version = contribution.counting(consultation)
    if version is None:
        raise NotPossible(
            f"{contribution.receipt} has not been handed in yet, or waits for its author's CONFIRM: there is nothing to decide."
        )
    if approved and contribution.status is Status.WITHDRAWN:
        raise NotPossible(f"{contribution.receipt} was withdrawn by its author: it is not published.")
    if approved and contribution.merged_into:
        raise NotPossible(
            f"{contribution.receipt} goes into {contribution.merged_into}, which stands for both: approve that one, "
            f"or first undo it with `intake merge {contribution.receipt} --undo`."
        )
    if file is not None and not 1 <= file <= len(version.files):
        raise NotPossible(
            f"{contribution.receipt} has no file {file}; it has {len(version.files) or 'none'}."
        )
    if question is not None and question != 0 and consultation.question(question) is None:
        asked = ", ".join(map(str, consultation.numbers))
        raise NotPossible(
            f"{consultation.reference} has no question {question}; it asks {asked} (0 is the general comment)."
        )
    decision = Clearance(approved, question, version.number, reason, who, now, file)
    ledger.contributions.clear(interview, decision)
    act = "approve" if approved else "reject"
    part = f" file {file}" if file is not None else "" if question is None else f" question {question}"
    scope = f"{contribution.receipt}{part}"
    ledger.records.audit(who, act, scope, reason, now)
    return ledger.contributions.of_interview(interview)


def redact(
    ledger: Ledger,
    consultation: Consultation,
    receipt: str,
    *,
    question: int | None,
    words: str,
    reason: str,
    who: str,
    now: datetime,
    keep: bool = False,
) -> Contribution:
    """Blacks out words of an answer in what is published, or keeps them. Raises NoSuchContribution, NotPossible.

    Without a question it is about the names: of files, and, to keep them, of the person and the organisation. A person's
    own name is not blacked out: it is what they are published by.

    To keep words undoes an earlier redaction of the same words, and the blacking out of what merely looks like contact
    data; it never uncovers an address that somebody is known by.
    """
    interview, contribution = find(ledger, receipt)
    version = contribution.counting(consultation)
    texts = (
        ()
        if version is None
        else names_of(version, keep=keep)
        if question is None
        else (version.words(question),)
    )
    if not words.strip() or not any(words in text for text in texts):
        if question is None:
            whose = "" if keep else "of files "
            raise NotPossible(
                f"The names {whose}in {contribution.receipt} do not contain those words exactly."
            )
        raise NotPossible(
            f"Answer {question} of {contribution.receipt} does not contain those words exactly."
        )
    ledger.contributions.redact(interview, Redaction(question, words, reason, who, now, kept=keep))
    act = "keep" if keep else "redact"
    part = "names" if question is None else f"question {question}"
    ledger.records.audit(who, act, f"{contribution.receipt} {part}", reason, now)
    return ledger.contributions.of_interview(interview)


def names_of(version: Version, *, keep: bool) -> tuple[str, ...]:
    """The names of files, and (where it is about keeping) of the person and the organisation."""
    files = tuple(filed.file.name for filed in version.files)
    person = version.person
    return (person.name or "", person.organisation or "", *files) if keep else files


def translate(
    ledger: Ledger,
    consultation: Consultation,
    receipt: str,
    *,
    question: int,
    language: str,
    text: str,
    who: str,
    now: datetime,
) -> Contribution:
    """Puts a translation beside an answer, or takes it back (no text). Raises NoSuchContribution, NotPossible."""
    interview, contribution = find(ledger, receipt)
    version = contribution.counting(consultation)
    if version is None or not version.words(question):
        raise NotPossible(f"{contribution.receipt} has no answer {question}: there is nothing to translate.")
    if text == version.words(question):
        raise NotPossible("Those are the author's own words, not a translation of them.")
    ledger.contributions.translate(interview, Translation(question, language, text, version.number, who, now))
    act = f"translate into {language}" if text else f"take back translation into {language}"
    ledger.records.audit(who, act, f"{contribution.receipt} question {question}", "", now)
    return ledger.contributions.of_interview(interview)


def find(ledger: Ledger, receipt: str) -> tuple[int, Contribution]:
    """The contribution of a receipt number. Raises NoSuchContribution."""
    found = ledger.contributions.find(receipt)
    if found is None:
        raise NoSuchContribution(
            f"There is no contribution {receipt!r}: `intake list` shows the receipt numbers."
        )
    return found


def extend(
    post: Post, consultation: Consultation, until: datetime, who: str, *, shorten: bool = False
) -> list[Letter]:
    """Moves the deadline from now on and tells everybody who has begun, once. Raises NotPossible.

    `consultation` carries the deadline in force. A shorter deadline needs `shorten`; one that has passed already would
    make answers late that were in time, so it is refused.
    """
    ledger, now = post.ledger, post.now
    if until == consultation.deadline:
        raise NotPossible(
            f"The deadline of {consultation.reference} is {_said(until, consultation)} already."
        )
    if until <= now:
        raise NotPossible(
            f"{_said(until, consultation)} has passed: a deadline can only be moved to a moment still to come."
        )
    if until < consultation.deadline and not shorten:
        raise NotPossible(
            f"{_said(until, consultation)} is before the deadline that people were told "
            f"({_said(consultation.deadline, consultation)}): "
            "add --shorten if that is meant."
        )
    number = ledger.calendar.move(consultation.slug, until, consultation.deadline, now, who)
    ledger.records.audit(
        who,
        "extend",
        consultation.reference,
        f"{consultation.deadline.isoformat()} to {until.isoformat()}",
        now,
    )
    moved = consultation.until(until)
    told: set[int] = set()
    for open_ in ledger.interviews.begun(consultation.slug):
        person = open_.current.person
        interview = open_.current.interview
        # Who said nothing but STOP, to an invitation, is left alone; everybody else was counting on a date.
        silent = interview.is_empty and not interview.versions
        contact = accounts.best_contact(ledger, person, open_.last_channel, reminders=silent)
        if person in told or contact is None:
            continue
        if (
            silent
            and open_.last_channel is Channel.MAIL
            and not interview.held
            and not ledger.invitations.has(consultation.slug, person)
        ):
            continue  # a mail without answers, which anybody may have sent in their name: nobody has begun
        told.add(person)
        post.letter(
            key=f"extension:{consultation.slug}:{number}:{person}",
            contact=contact,
            consultation=moved,
            language=interview.language or moved.speaks(contact.language),
            says=(
                *accounts.why_here(ledger.people.contacts(person), contact, open_.last_channel),
                Say.of("extension", previous=consultation.deadline, name=interview.person.name or ""),
            ),
            reason="extension",
        )
    _tell_the_invited(post, consultation, moved, number)
    subscribing.tell_the_new_deadline(post, consultation, moved, number, consultation.deadline)
    return post.posted


def _tell_the_invited(post: Post, consultation: Consultation, moved: Consultation, number: int) -> None:
    """Who was invited and has not begun was told the old date as well."""
    ledger = post.ledger
    after: Place = ()
    while page := ledger.dues.invited(consultation.slug, post.now, after, 500):
        contacts = ledger.people.contacts_of([invited.person for invited in page])
        letters = []
        for invited in page:
            after = invited.place
            contact = accounts.choose(contacts.get(invited.person, []), invited.channel, reminders=True)
            if contact is not None:
                letters.append(
                    post.made(
                        key=f"extension:{consultation.slug}:{number}:{invited.person}",
                        channel=contact.channel,
                        address=contact.address,
                        consultation=moved,
                        language=invited.language or moved.speaks(contact.language),
                        says=(
                            Say.of(
                                "extension",
                                previous=consultation.deadline,
                                invited="yes",
                                name=invited.name or "",
                            ),
                        ),
                        reason="extension",
                    )
                )
        post.all(letters)


def _said(moment: datetime, consultation: Consultation) -> str:
    """A moment as staff write it, with the name of its zone."""
    return f"{moment.astimezone(consultation.timezone).isoformat()} ({consultation.timezone.key})"


def announce(
    post: Post,
    consultation: Consultation,
    published: Sequence[tuple[int, Contribution]],
    place: Callable[[int], str],
) -> list[Letter]:
    """Tells each published contributor, once, on the channel the contribution came by, in its language.

    `place` gives the link to where a public number stands; empty when there is none.
    """
    for person, contribution in published:
        version = contribution.counting(consultation)
        if version is None:
            continue
        contact = accounts.best_contact(post.ledger, person, version.channel)
        if contact is None:
            continue
        post.letter(
            key=f"publication:{consultation.slug}:{contribution.receipt}",
            contact=contact,
            consultation=consultation,
            language=version.language,
            says=(
                *accounts.why_here(post.ledger.people.contacts(person), contact, version.channel),
                Say.of(
                    "publication",
                    number=str(
                        contribution.public_number or 0
                    ),  # a name, not a count: no sign between thousands
                    receipt=contribution.receipt,
                    url=place(contribution.public_number or 0),
                    name=version.person.name or "",
                ),
            ),
            reason="publication",
            about=contribution.receipt,
        )
    return post.posted


def not_reached(ledger: Ledger, published: Sequence[tuple[int, Contribution]]) -> list[int]:
    """The public numbers of those who cannot be told that they are published: no address of theirs takes anything."""
    return sorted(
        contribution.public_number or 0
        for person, contribution in published
        if not any(contact.unreachable is None for contact in ledger.people.contacts(person))
    )


def drafts(ledger: Ledger, consultation: Consultation) -> list[Contribution]:
    """What was begun and not handed in, with its words so far: for the audited export only."""
    found = []
    for open_ in ledger.interviews.drafts(consultation.slug):
        draft = ledger.contributions.of_interview(open_.current.id)
        words = Version.of(
            open_.current.interview, 0, open_.touched_at, open_.last_channel, Proof.NONE, confirmed=False
        )
        found.append(replace(draft, versions=(words,)))
    return found
