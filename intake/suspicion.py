"""What staff are told to look at: gathers what is known of contributions and their senders for `consultation.doubts`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from consultation.contribution import Contribution, Status
from consultation.correspondence import Channel, Inbound
from consultation.definition import Consultation
from consultation.doubts import Domains, Flag, Subject, domain_of, doubts, fingerprint, is_government
from consultation.errors import IntakeError
from intake.linking import masked
from store.ledger import Ledger
from store.people import Known

_PAGE = 200  #: contributions whose words are in memory together
_SHIPPED = Path(__file__).parent / "domains"
_FILES = {"disposable.txt": "disposable", "free.txt": "free"}
_ANSWERS_FOR = "answers a letter that went to "  #: begins the note on such a mail


class FaultyList(IntakeError):
    """A list of domains cannot be read."""


@cache
def shipped() -> Domains:
    """The lists that come with the service."""
    return _read(_SHIPPED, Domains())


def with_lists(folder: Path | None) -> Domains:
    """The shipped lists with those of a folder (`disposable.txt`, `free.txt`) added; a line `!domain` takes one out.

    Raises FaultyList when the folder holds neither, or one of them cannot be read.
    """
    if folder is None:
        return shipped()
    if not any((folder / name).is_file() for name in _FILES):
        raise FaultyList(f"{folder} holds neither {' nor '.join(_FILES)}")
    return _read(folder, shipped())


def flags(ledger: Ledger, consultation: Consultation, domains: Domains) -> Mapping[str, tuple[Flag, ...]]:
    """Why staff should look at a contribution, by receipt number; those without a reason are left out."""
    answered: dict[str, list[str]] = {}
    for receipt, note in ledger.arrivals.notes_of(consultation.slug, _ANSWERS_FOR):
        answered.setdefault(receipt, []).append(note.removeprefix(_ANSWERS_FOR))
    subjects = []
    authors = ledger.contributions.each_author(consultation.slug)
    while page := list(islice(authors, _PAGE)):
        contacts = ledger.people.contacts_of(sorted({person for person, _ in page}))
        subjects += [
            _subject(person, contribution, consultation, contacts.get(person, []), answered)
            for person, contribution in page
            if contribution.status is not Status.WITHDRAWN and not contribution.merged_into
        ]
    invited = {domain_of(address) for address in ledger.invitations.addresses(consultation.slug)}
    ours = {domain_of(consultation.contact.email)} if consultation.contact.email else set()
    return doubts(subjects, replace(domains, known=frozenset(invited | ours) - domains.free))


def note_on(ledger: Ledger, inbound: Inbound, contact: Known) -> str | None:
    """What staff have to know of a mail that answers a letter of ours which went to somebody else; None where it does not."""
    if inbound.channel is not Channel.MAIL or inbound.kind != "contribution":
        return None
    for letter, _ in ledger.outbox.known(inbound.references[:1]):
        asked = ledger.people.find(Channel.MAIL, letter.address)
        if letter.channel is Channel.MAIL and asked is not None and asked.person != contact.person:
            return f"{_ANSWERS_FOR}{masked(letter.address)}"
    return None


def _subject(
    person: int,
    contribution: Contribution,
    consultation: Consultation,
    contacts: Iterable[Known],
    answered: Mapping[str, list[str]],
) -> Subject:
    version = contribution.shown(consultation)
    assert version is not None  # authors are those who handed in
    by_mail = [contact for contact in contacts if contact.channel is Channel.MAIL and "@" in contact.address]
    category = consultation.category(version.person.category)
    return Subject(
        receipt=contribution.receipt,
        person=person,
        name=version.person.name or "",
        organisation=version.person.organisation or "",
        country=version.person.country or "",
        government=category is not None and any(map(is_government, category.label.values())),
        # The digest looks at all contributions at once: their words stay where they are.
        fingerprint=fingerprint("\n".join([*version.answers.values(), version.general])),
        addresses=tuple(contact.address for contact in by_mail),
        display_names=tuple(filter(None, (contact.display_name for contact in by_mail))),
        answered_for=tuple(dict.fromkeys(answered.get(contribution.receipt, ()))),
    )


def _read(folder: Path, domains: Domains) -> Domains:
    for name, field in _FILES.items():
        file = folder / name
        if not file.is_file():
            continue
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise FaultyList(f"{file} cannot be read: {error}") from error
        words = {line.partition("#")[0].strip().casefold().lstrip("@") for line in lines}
        out = {word.removeprefix("!").strip() for word in words if word.startswith("!")}
        added = {word for word in words if word and not word.startswith("!")}
        domains = replace(domains, **{field: (getattr(domains, field) | added) - out})
    return domains
