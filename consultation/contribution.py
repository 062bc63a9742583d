"""What was handed in: versions that never change, which of them counts, and what staff decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from consultation.correspondence import Channel, Proof
from consultation.definition import Consultation
from consultation.interview import GENERAL, Interview, Person, is_late
from consultation.turns import File


class Status(StrEnum):
    """Where a contribution stands."""

    DRAFT = "draft"  #: begun, not handed in; staff see it only as a count
    UNCONFIRMED = "unconfirmed"  #: handed in by a sender whose address is not proven, waiting for CONFIRM
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class FiledFile:
    """A file of a contribution and the question it came under (GENERAL: none)."""

    question: int
    file: File


@dataclass(frozen=True, slots=True)
class Version:
    """One handing-in: the exact words at that moment."""

    number: int
    at: datetime  #: when its message arrived
    channel: Channel
    language: str
    person: Person
    answers: Mapping[int, str]
    general: str
    files: tuple[FiledFile, ...]
    proof: Proof
    confirmed: bool

    @staticmethod
    def of(
        interview: Interview, number: int, at: datetime, channel: Channel, proof: Proof, *, confirmed: bool
    ) -> "Version":
        """The words of an interview as they stand."""
        numbers = [n for n in interview.answers if n != GENERAL and interview.answers[n]]
        return Version(
            number=number,
            at=at,
            channel=channel,
            language=interview.language or "en",
            person=interview.person,
            answers={n: interview.text(n) for n in sorted(numbers)},
            general=interview.text(GENERAL),
            files=tuple(FiledFile(n, file) for n in sorted(interview.answers) for file in interview.files(n)),
            proof=proof,
            confirmed=confirmed,
        )

    def words(self, question: int) -> str:
        """What it says to a question (GENERAL: the comment); empty when nothing."""
        return self.general if question == GENERAL else self.answers.get(question, "")


@dataclass(frozen=True, slots=True)
class Clearance:
    """A decision of staff on a contribution (no question, no file), one answer (GENERAL: comment and files), or one file."""

    approved: bool
    question: int | None
    version: int
    reason: str
    who: str
    at: datetime
    file: int | None = None  #: 1 is the first; a file is named without a question

    def is_about(self, question: int | None) -> bool:
        """Whether it decides about that answer, by itself or as a part of the whole (None: about the whole)."""
        return self.file is None and self.question in (None, question)


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words of one answer (no question: of the names) that are blacked out in what is published, or not any longer; the
    original stays.
    """

    question: int | None  #: None: the name, the organisation and the names of files
    words: str  #: every occurrence there
    reason: str
    who: str
    at: datetime
    kept: bool = False  #: they stand as they were written, though they look like contact data or were blacked out before


@dataclass(frozen=True, slots=True)
class Translation:
    """One answer in another language, by staff: it stands beside the author's words and is never counted as them."""

    question: int
    language: str
    text: str  #: empty: taken back
    version: int  #: whose words were translated
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Contribution:
    """One stakeholder's contribution to one consultation, with all its versions."""

    consultation: str  #: slug
    receipt: str  #: known to the author only
    public_number: int | None  #: given when it first counts; what everybody sees
    status: Status
    began_at: datetime
    channels: tuple[Channel, ...]  #: the doors its words came through
    versions: tuple[Version, ...]
    withdrawn_at: datetime | None = None
    clearances: tuple[Clearance, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    translations: tuple[Translation, ...] = ()
    merged_into: str | None = (
        None  #: receipt number of the same person's contribution that stands for this one
    )

    def counting(self, consultation: Consultation) -> Version | None:
        """The version that counts: the last confirmed one in time, or the last confirmed one if all are late."""
        confirmed = [version for version in self.versions if version.confirmed]
        in_time = [version for version in confirmed if not self.is_late(version, consultation)]
        return in_time[-1] if in_time else confirmed[-1] if confirmed else None

    def shown(self, consultation: Consultation) -> Version | None:
        """The version staff look at: the one that counts, or the latest while none is confirmed."""
        return self.counting(consultation) or (self.versions[-1] if self.versions else None)

    def is_late(self, version: Version, consultation: Consultation) -> bool:
        """Whether a version arrived after the deadline (and the grace of who began in time)."""
        return is_late(self.began_at, version.at, consultation)

    def is_approved(self, consultation: Consultation, question: int | None = None) -> bool:
        """Whether staff cleared the version that counts, as a whole or for that answer; the latest decision stands.

        A decision on an older version does not clear a newer one: the words are others.
        """
        counting = self.counting(consultation)
        if counting is None or self.status is not Status.SUBMITTED or self.merged_into:
            return False
        approved = False
        for clearance in self.clearances:
            if clearance.version == counting.number and clearance.is_about(question):
                approved = clearance.approved
        return approved

    def file_decision(self, consultation: Consultation, file: int) -> Clearance | None:
        """What staff decided about one file by itself (1 is the first); the latest decision stands.

        It only holds a file back or gives it free again: a file is published with the answer it came under.
        """
        counting = self.counting(consultation)
        decided = [c for c in self.clearances if counting and (c.version, c.file) == (counting.number, file)]
        return decided[-1] if decided else None

    def redactions_of(self, question: int | None) -> tuple[Redaction, ...]:
        """What is in force for one answer (None: for the names): of several decisions about the same words the latest."""
        latest = {
            redaction.words: redaction for redaction in self.redactions if redaction.question == question
        }
        return tuple(latest.values())

    def translations_of(self, consultation: Consultation, question: int) -> tuple[Translation, ...]:
        """The translations of an answer that may be shown, by language; of several the latest.

        One of words that the author changed since is out of date. One from before a redaction may still tell what was
        blacked out, in words that no search finds: it waits until staff give it anew.
        """
        counting = self.counting(consultation)
        if counting is None:
            return ()
        words = {version.number: version.words(question) for version in self.versions}
        redacted = [one.at for one in self.redactions_of(question) if not one.kept]
        latest = {one.language: one for one in self.translations if one.question == question}
        return tuple(
            one
            for _, one in sorted(latest.items())
            if one.text
            and words.get(one.version) == counting.words(question)
            and all(at < one.at for at in redacted)
        )
