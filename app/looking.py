"""Looking before clearing: contact data and what may be personal in the words and files of a contribution."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from consultation.contribution import Contribution, Version
from consultation.interview import GENERAL
from consultation.turns import File
from intake.files import FileLost, FileRoom
from intake.staff import NotPossible
from publication.insides import hidden_words
from publication.personal import (
    Proposal,
    contact_data,
    has_contact_data,
    propose,
    still_standing,
    without_contact_data,
)
from publication.redacting import blacked_out_by_itself

_NAMED = 5  #: things found in one file that are named; more are counted


@dataclass(frozen=True, slots=True)
class Hit:
    """Something in the words of a contribution."""

    place: int  #: question; GENERAL: the comment
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class FileHit:
    """A file of a contribution in which contact data stands, or into which we cannot look."""

    file: int  #: 1 is the first
    name: str
    found: tuple[str, ...]  #: each with its kind
    note: str  #: why it could not be looked into; empty when it could
    unopened: bool = False  #: of a kind that is read, yet broken, locked or too large


@dataclass(frozen=True, slots=True)
class Look:
    """What was found."""

    blacked_out: tuple[Hit, ...]  #: by itself, in every edition
    perhaps: tuple[Hit, ...]  #: for staff to judge
    names: tuple[str, ...]  #: name or organisation with contact data, blacked out by itself
    files: tuple[FileHit, ...] = ()

    @property
    def to_hold(self) -> tuple[FileHit, ...]:
        """Files that are not published unless staff say so: with contact data, or documents that nobody could open."""
        return tuple(file for file in self.files if file.found or file.unopened)


def look(
    contribution: Contribution, version: Version, contacts: Collection[str], *, question: int | None = None
) -> Look:
    """Looks through the words that a decision is about; redacted ones are gone already."""
    known = frozenset(contact.casefold() for contact in contacts)
    gone: list[Hit] = []
    perhaps: list[Hit] = []
    for place, text in places(version):
        if question in (None, place):
            decided = contribution.redactions_of(place)
            redacted = [r.words for r in decided]  # whether blacked out or kept: staff saw them
            blacked_out = blacked_out_by_itself(text, decided, known)
            gone += _hits(place, blacked_out, [r.words for r in decided if not r.kept])
            perhaps += _hits(place, still_standing(text, known), redacted)
    kept = [one.words for one in contribution.redactions_of(None) if one.kept]
    names = [
        name
        for name in (version.person.name, version.person.organisation)
        if name and has_contact_data(name, known, kept)
    ]
    return Look(tuple(gone), tuple(perhaps), tuple(names))


def look_into_files(
    version: Version, room: FileRoom, contacts: Collection[str], *, question: int | None = None
) -> tuple[FileHit, ...]:
    """Looks into the files that a decision is about: their pages, and what stands behind them."""
    known = frozenset(contact.casefold() for contact in contacts)
    return tuple(
        hit
        for number, filed in enumerate(version.files, start=1)
        if filed.file.compiled and question in (None, GENERAL, filed.question)
        for hit in _in_file(number, filed.file, room, known)
    )


def check_reason(reason: str, contacts: Collection[str], words: str = "") -> None:
    """Refuses a reason that would tell, where everybody reads it, what may not be published. Raises NotPossible."""
    known = frozenset(contact.casefold() for contact in contacts)
    if without_contact_data(reason, known) != reason:
        raise NotPossible(
            "The reason is published where the gap is, and contact data or a receipt number stands in it: say it without."
        )
    if words and words in reason:
        raise NotPossible(
            "The reason is published where the words were, and those words stand in it: say it without them."
        )


def places(version: Version) -> Iterator[tuple[int, str]]:
    """Each text of a version with its question."""
    yield from sorted(version.answers.items())
    if version.general:
        yield GENERAL, version.general


def told(found: Look) -> Iterator[str]:
    """What was found, in lines for staff."""
    for name in found.names:
        yield f"Blacked out by itself in the name or organisation: contact data ({name})"
    for hit in found.blacked_out:
        yield f"Blacked out by itself in {_place(hit.place)}: {hit.words} ({hit.kind})"
    for hit in found.perhaps:
        yield f"Perhaps personal, and published unless you redact it, in {_place(hit.place)}: {hit.words} ({hit.kind})"


def as_json(found: Look) -> dict[str, Any]:
    """What was found, for programs."""
    return {
        "blacked_out": [{"question": h.place, "words": h.words, "kind": h.kind} for h in found.blacked_out],
        "perhaps_personal": [{"question": h.place, "words": h.words, "kind": h.kind} for h in found.perhaps],
        "files": [
            {"file": f.file, "name": f.name, "found": list(f.found), "note": f.note} for f in found.files
        ],
    }


def _place(question: int) -> str:
    return f"answer {question}" if question != GENERAL else "the comment"


def _hits(place: int, proposals: Iterable[Proposal], redacted: list[str]) -> list[Hit]:
    words = dict.fromkeys((one.words, one.kind) for one in proposals)
    return [Hit(place, text, kind) for text, kind in words if not any(text in gone for gone in redacted)]


def _in_file(number: int, file: File, room: FileRoom, contacts: Collection[str]) -> Iterator[FileHit]:
    from mail_gateway.attachments import text_of_file
    from mail_gateway.file_kinds import is_read

    try:
        data = room.read(file.sha256)
    except (FileLost, OSError) as error:
        yield FileHit(number, file.name, (), str(error))
        return
    shown = text_of_file(file.name, file.content_type, data)
    hidden = hidden_words(data)
    # On a title page a telephone number often stands without a word for it: there every likely one counts.
    likely = [one for one in propose(shown.text or "") if one.kind == "phone number"]
    text = f"{shown.text or ''}\n{hidden}"
    words = dict.fromkeys(f"{one.words} ({one.kind})" for one in [*contact_data(text, contacts), *likely])
    more = [f"and {len(words) - _NAMED} more"] if len(words) > _NAMED else []
    note = "" if shown.text or text.strip() else shown.note or "no text was found in it"
    # A picture or an archive is told, and published: nobody expects us to read it. An empty file holds nothing.
    unopened = bool(data) and shown.trouble in ("broken", "locked", "unread")
    unopened = unopened and is_read(file.name, file.content_type, data)
    if unopened:
        note = shown.note or "it is broken"
    if words or note:
        yield FileHit(number, file.name, tuple([*words][:_NAMED] + more), note, unopened)
