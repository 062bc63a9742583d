"""Compiling: from the contributions of a consultation to everything that its documents say.

Pure: the same contributions at the same moment give the same compilation. Nothing private goes past this module: a
compilation holds no receipt number, no address and no word that is not to be shown.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from consultation.contribution import Contribution, FiledFile, Status, Version
from consultation.definition import Consultation
from consultation.interview import GENERAL
from consultation.receipts import tail
from publication import countries
from publication.campaigns import campaigns
from publication.entries import (
    Answer,
    Attachment,
    Campaign,
    Change,
    Compilation,
    Counts,
    Entry,
    Gap,
    Standing,
    Tally,
    Withheld,
)
from publication.personal import MARK, has_contact_data, published_name, without_contact_data
from publication.proofs import Record, State, plain_hash, receipt_key, sealed_words
from publication.redacting import CONTACT_DATA, Piece, redact
from publication.scripts import language as language_of
from publication.scripts import literal, one_line

#: Told by `intake verify` of a contribution that staff merged into another one.
STANDS_ELSEWHERE = "another contribution of the same person stands for it"
_LONGEST_NAME = 80  #: characters of a file's name, before its ending


def compile_(
    consultation: Consultation,
    contributions: Sequence[Contribution],
    *,
    made_at: datetime,
    approved_only: bool,
    read_file: Callable[[str], bytes],
    language: str = "en",
    edition: int = 0,
    contacts: Collection[str] = (),
    changes: Callable[[Sequence[Record]], Sequence[Change]] | None = None,
) -> Compilation:
    """Compiles what was handed in; drafts and unconfirmed contributions are left out.

    With `approved_only` it holds what staff cleared and nothing else; without, everything, with its standing marked.
    `read_file` gives the bytes of a file by its SHA-256; it is called when documents are written. `contacts` are all
    addresses and chat ids that people are known by: where they stand in words, they are blacked out. `changes` compares
    the records with those of the edition before.
    """
    ours = [contribution for contribution in contributions if contribution.consultation == consultation.slug]
    known = frozenset(contact.casefold() for contact in contacts)
    known |= {tail(contribution.receipt) for contribution in contributions}
    received = sorted(
        (c for c in ours if _counted(c, consultation)),
        key=lambda c: (c.public_number or 0, c.began_at, c.receipt),
    )
    entries = [
        entry
        for contribution in received
        if contribution.status is Status.SUBMITTED
        and (entry := _entry(contribution, consultation, read_file, known, approved_only=approved_only))
    ]
    gaps = tuple(
        Gap(c.public_number, c.withdrawn_at)
        for c in received
        if c.status is Status.WITHDRAWN and c.public_number is not None
    )
    records = tuple(
        sorted((_record(c, consultation, known) for c in received), key=lambda record: record.key)
    )  # by key: the order tells nothing
    shown = {entry.number for entry in entries}
    withheld = tuple(
        gap
        for contribution in received
        if approved_only and contribution.status is Status.SUBMITTED
        for gap in _withheld(contribution, consultation, known)
        if gap.number in shown or (gap.standing == "rejected" and gap.number)
    )
    texts = {entry.number: "\n".join(answer.text for answer in entry.texts) for entry in entries}
    return Compilation(
        consultation=consultation,
        language=language,
        made_at=made_at,
        is_draft=not approved_only,
        edition=edition,
        counts=_counts(consultation, received, entries),
        entries=tuple(entry for entry in entries if not entry.late),
        late=tuple(entry for entry in entries if entry.late),
        gaps=gaps,
        campaigns=tuple(Campaign(numbers) for numbers in campaigns(texts)),
        records=records,
        changes=tuple(changes(records)) if changes else (),
        withheld=withheld,
    )


def _counted(contribution: Contribution, consultation: Consultation) -> bool:
    """Whether a contribution counts, or counted until it was withdrawn."""
    if contribution.status is Status.SUBMITTED:
        return contribution.counting(consultation) is not None
    return contribution.status is Status.WITHDRAWN and contribution.public_number is not None


def _entry(
    contribution: Contribution,
    consultation: Consultation,
    read_file: Callable[[str], bytes],
    contacts: frozenset[str],
    *,
    approved_only: bool,
) -> Entry | None:
    version = contribution.counting(consultation)
    if version is None:
        return None
    number = contribution.public_number or 0
    places = sorted(place for place, text in {GENERAL: version.general, **version.answers}.items() if text)
    answers = {place: _answer(contribution, version, place, consultation, contacts) for place in places}
    files = [
        _attachment(contribution, filed, number, index, consultation, read_file, contacts)
        for index, filed in enumerate(version.files, start=1)
    ]
    if approved_only:
        answers = {place: answer for place, answer in answers.items() if answer.standing == "cleared"}
        files = [file for file in files if file.standing == "cleared"]
        if not answers and not files:
            return None
    person = version.person
    standings = [answer.standing for answer in answers.values()] + [file.standing for file in files]
    whole: Standing = next(
        (s for s in ("cleared", "waiting") if s in standings), "rejected" if standings else "waiting"
    )
    kept = _kept_in_names(contribution)
    return Entry(
        number=number,
        version=version.number,
        name=published_name(person.name, contacts, kept),
        organisation=published_name(person.organisation, contacts, kept),
        category=person.category if consultation.category(person.category) else None,
        country=published_name(person.country),
        language=version.language,
        channels=tuple(str(channel) for channel in contribution.channels) or (str(version.channel),),
        received_at=version.at,
        late=contribution.is_late(version, consultation),
        answers=tuple(answer for place, answer in answers.items() if place != GENERAL),
        general=answers.get(GENERAL),
        attachments=tuple(files),
        standing=whole,
        cleared_at=max((c.at for c in contribution.clearances if c.version == version.number), default=None),
        withheld=_withheld(contribution, consultation, contacts) if approved_only else (),
    )


def _kept_in_names(contribution: Contribution) -> tuple[str, ...]:
    return tuple(one.words for one in contribution.redactions_of(None) if one.kept)


def _withheld(
    contribution: Contribution, consultation: Consultation, contacts: frozenset[str]
) -> tuple[Withheld, ...]:
    """What an edition does not show of a contribution."""
    version = contribution.counting(consultation)
    if version is None:
        return ()
    gaps = []
    number, late = contribution.public_number or 0, contribution.is_late(version, consultation)
    for place in sorted(
        place for place, text in {GENERAL: version.general, **version.answers}.items() if text
    ):
        standing, reason = _standing(contribution, consultation, place)
        if standing != "cleared":
            shown = _reason(contribution, reason, contacts)
            gaps.append(Withheld(number, place, late, standing, shown))
    told = {gap.question for gap in gaps}
    for index, filed in enumerate(version.files, start=1):
        standing, reason = _file_standing(contribution, consultation, index, filed.question)
        # A file goes with its answer: where that leaves a gap, one line is enough.
        if standing != "cleared" and filed.question not in told:
            shown = _reason(contribution, reason, contacts)
            gaps.append(Withheld(number, filed.question, late, standing, shown, index))
    return tuple(gaps)


def _reason(contribution: Contribution, reason: str, contacts: frozenset[str]) -> str:
    """A reason of staff as it is printed: it tells neither contact data nor the words that it is the reason for."""
    shown = without_contact_data(one_line(reason), contacts)
    for redaction in contribution.redactions:
        if not redaction.kept and redaction.words.strip():
            shown = shown.replace(one_line(redaction.words), MARK)
    return shown


def _answer(
    contribution: Contribution,
    version: Version,
    place: int,
    consultation: Consultation,
    contacts: frozenset[str],
) -> Answer:
    text = version.general if place == GENERAL else version.answers[place]
    standing, reason = _standing(contribution, consultation, place)
    pieces = _pieces(contribution, place, text, contacts)
    translations = tuple(
        Answer(place, _pieces(contribution, place, one.text, contacts), one.language)
        for one in contribution.translations_of(consultation, place)
    )
    return Answer(place, pieces, language_of(text, version.language), standing, reason, translations)


def _pieces(contribution: Contribution, place: int, text: str, contacts: frozenset[str]) -> tuple[Piece, ...]:
    decided = [
        replace(one, reason=_reason(contribution, one.reason, contacts))
        for one in contribution.redactions_of(place)
    ]
    return redact(text, decided, contacts)


def _standing(contribution: Contribution, consultation: Consultation, place: int) -> tuple[Standing, str]:
    if contribution.is_approved(consultation, place):
        return "cleared", ""
    counting = contribution.counting(consultation)
    decisions = [
        clearance
        for clearance in contribution.clearances
        if counting and clearance.version == counting.number and clearance.is_about(place)
    ]
    return ("rejected", decisions[-1].reason) if decisions else ("waiting", "")


def _file_standing(
    contribution: Contribution, consultation: Consultation, file: int, question: int
) -> tuple[Standing, str]:
    """A file goes with its answer and with the comment: it is out when one of them is, or when it is held back itself."""
    standings = [_standing(contribution, consultation, place) for place in (question, GENERAL)]
    own = contribution.file_decision(consultation, file)
    if own and not own.approved:
        standings.append(("rejected", own.reason))
    return next(
        (s for wanted in ("rejected", "waiting") for s in standings if s[0] == wanted), ("cleared", "")
    )


def _attachment(
    contribution: Contribution,
    filed: FiledFile,
    number: int,
    index: int,
    consultation: Consultation,
    read_file: Callable[[str], bytes],
    contacts: frozenset[str],
) -> Attachment:
    file = filed.file
    standing, _ = _file_standing(contribution, consultation, index, filed.question)
    name = one_line(file.name)
    for redaction in contribution.redactions_of(None):
        if not redaction.kept:
            name = name.replace(redaction.words, MARK)
    name = without_contact_data(name, contacts, _kept_in_names(contribution)) or "file"
    return Attachment(
        question=filed.question,
        name=name,
        path=f"attachments/{number}-{index}-{_file_name(name.replace(MARK, 'x'))}" if file.compiled else None,
        sha256=file.sha256,
        size=file.size,
        content_type=file.content_type,
        standing=standing,
        read=lambda: read_file(file.sha256),
    )


def _file_name(name: str) -> str:
    """A name that every file system takes and that leads nowhere else."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    kept = "".join(
        c if c.isalnum() or c in "-_. ()" or unicodedata.category(c) == "Mn" else "_" for c in plain
    )
    kept = re.sub(r"[_ ]+", "_", kept).strip("._") or "file"
    path = PurePosixPath(kept)
    stem = path.stem[:_LONGEST_NAME]
    # 255 bytes is the limit of most file systems; Arabic and Chinese letters take two and three.
    while len(stem.encode()) > 180:
        stem = stem[:-1]
    return f"{stem.strip()}{path.suffix[:12]}"


def _record(contribution: Contribution, consultation: Consultation, contacts: frozenset[str]) -> Record:
    version = contribution.counting(consultation) or contribution.versions[-1]
    slug = consultation.slug
    key = receipt_key(contribution.receipt, slug)
    words = sealed_words(contribution.receipt, slug, version)
    if contribution.status is Status.WITHDRAWN:
        return Record(key, "withdrawn", version.number, contribution.public_number, words)
    redacted: dict[str, tuple[str, ...]] = {}
    withheld: dict[str, str] = {}
    translated: dict[str, dict[str, str]] = {}
    standings: list[Standing] = []
    for place, question, file in _places(version):
        standing, reason = (
            _file_standing(contribution, consultation, file, question)
            if file
            else _standing(contribution, consultation, question)
        )
        standings.append(standing)
        if standing != "cleared":
            withheld[place] = _reason(contribution, reason, contacts)
            continue
        if not file:
            answer = _answer(contribution, version, question, consultation, contacts)
            reasons = tuple(piece.reason for piece in answer.pieces if piece.reason is not None)
            if answer.translations:
                translated[place] = {one.language: plain_hash(one.text) for one in answer.translations}
            if reasons:
                redacted[place] = reasons
    kept = _kept_in_names(contribution)
    person = version.person
    if any(has_contact_data(name, contacts, kept) for name in (person.name, person.organisation)):
        redacted["published as"] = (CONTACT_DATA,)
    if "cleared" in standings:
        number = contribution.public_number
        return Record(
            key, "published", version.number, number, words, redacted, withheld, translated=translated
        )
    if contribution.merged_into:
        return Record(key, "rejected", version.number, None, words, reason=STANDS_ELSEWHERE)
    state: State = "rejected" if "rejected" in standings else "waiting"
    reason = "; ".join(sorted(set(filter(None, withheld.values()))))
    return Record(key, state, version.number, None, words, reason=reason)


def _places(version: Version) -> Iterable[tuple[str, int, int]]:
    """The places of a version as its hashes name them, the question each belongs to, and which file it is (0: none)."""
    yield from ((str(number), number, 0) for number, text in sorted(version.answers.items()) if text)
    if version.general:
        yield "general", GENERAL, 0
    yield from ((f"file {at}", filed.question, at) for at, filed in enumerate(version.files, start=1))


def _counts(consultation: Consultation, received: Sequence[Contribution], entries: Sequence[Entry]) -> Counts:
    withdrawn = sum(contribution.status is Status.WITHDRAWN for contribution in received)
    per_question = Counter(answer.question for entry in entries for answer in entry.texts)
    questions = [*consultation.numbers, GENERAL]
    return Counts(
        received=len(received),
        shown=len(entries),
        late=sum(entry.late for entry in entries),
        withdrawn=withdrawn,
        held=len(received) - withdrawn - len(entries),
        by_category=_tally(
            (entry.category or "" for entry in entries), [c.id for c in consultation.categories]
        ),
        by_region=_tally(countries.region(entry.country) or "" for entry in entries),
        by_country=_tally(countries.code(entry.country) or _folded(entry.country) for entry in entries),
        by_language=_tally(entry.language for entry in entries),
        by_channel=_tally("both" if len(set(e.channels)) > 1 else e.channels[0] for e in entries),
        by_question=tuple((str(n), per_question[n]) for n in questions if n != GENERAL or per_question[n]),
        attachments=sum(len(entry.attachments) for entry in entries),
    )


def _folded(country: str | None) -> str:
    return " ".join(literal(country).split()) if country else ""


def _tally(keys: Iterable[str], known: Sequence[str] = ()) -> Tally:
    """Most frequent first, what is not stated last; known keys are there even when nobody has them."""
    counts = Counter(dict.fromkeys(known, 0))
    counts.update(keys)
    return tuple(sorted(counts.items(), key=lambda item: (item[0] == "", -item[1], item[0])))
