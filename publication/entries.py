"""What a compilation is made of: plain values without wording, the same for every document and every language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from consultation.definition import RIGHT_TO_LEFT, Consultation
from publication.proofs import Record
from publication.redacting import Piece
from publication.scripts import Direction, direction, lines

#: cleared: staff approved it; waiting: nobody decided; rejected: staff decided against it, with a reason
Standing = Literal["cleared", "waiting", "rejected"]
#: More senders of the same words are not named one by one; each stands by name among the contributors.
MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an answer as its author ended it, and the way it runs."""

    pieces: tuple[Piece, ...]
    direction: Direction

    @property
    def text(self) -> str:
        """The paragraph with marks in the place of redacted words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one contribution says under one question (0: its general comments)."""

    question: int
    pieces: tuple[Piece, ...]
    language: str  #: what to mark the text with
    standing: Standing = "cleared"
    reason: str = ""  #: of a rejection; shown in drafts and told to the author by `verify`
    translations: tuple["Answer", ...] = ()  #: by staff, one a language; never the author's words

    def in_language(self, language: str) -> "Answer | None":
        """The translation into that language, if staff made one."""
        return next((one for one in self.translations if one.language == language), None)

    @property
    def text(self) -> str:
        """The published words, with a mark in the place of redacted ones."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def direction(self) -> Direction:
        """The way the answer as a whole runs."""
        return direction(self.text, "rtl" if self.language in RIGHT_TO_LEFT else "ltr")

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The answer line by line; empty lines are empty paragraphs."""
        rows: list[list[Piece]] = [[]]
        for piece in self.pieces:
            if piece.is_redacted:
                rows[-1].append(piece)
                continue
            first, *others = lines(piece.text)
            rows[-1] += [Piece(first)] if first else []
            rows += [[Piece(other)] if other else [] for other in others]
        whole = self.direction
        return tuple(
            Paragraph(tuple(row), direction("".join(piece.text for piece in row), whole)) for row in rows
        )


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a contribution."""

    question: int  #: it came under; 0: none
    name: str  #: as the author gave it, contact data blacked out
    path: str | None  #: inside the edition; None: only listed (voice, pictures)
    sha256: str
    size: int  #: bytes
    content_type: str
    standing: Standing
    read: Callable[[], bytes] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Withheld:
    """An answer or a file that an edition does not show: the gap stands at its question."""

    number: int  #: public, of its contribution
    question: int  #: 0: the general comments
    late: bool
    standing: Standing  #: rejected, or waiting while nobody decided
    reason: str  #: of a rejection, contact data blacked out
    file: int = 0  #: the file that is not shown, where its answer is (1: the first); 0: the answer


@dataclass(frozen=True, slots=True)
class Entry:
    """One contribution in the compilation."""

    number: int  #: public
    version: int
    name: str | None
    organisation: str | None
    category: str | None  #: id in the consultation
    country: str | None  #: as written
    language: str
    channels: tuple[str, ...]
    received_at: datetime  #: of the version that counts
    late: bool
    answers: tuple[Answer, ...]
    general: Answer | None
    attachments: tuple[Attachment, ...]
    standing: Standing = "cleared"  #: of the whole: waiting while nothing of it is cleared
    cleared_at: datetime | None = None  #: when staff decided last; None: they have not
    withheld: tuple[Withheld, ...] = ()  #: what staff did not clear of it, in an edition

    @property
    def anchor(self) -> str:
        """Its place in every page: what a publication notice links to."""
        return f"c{self.number}"

    @property
    def texts(self) -> tuple[Answer, ...]:
        """All its texts, the general comments last."""
        return (*self.answers, self.general) if self.general else self.answers

    def answer(self, question: int) -> Answer | None:
        """Its answer to that question (0: the general comments)."""
        return next((answer for answer in self.texts if answer.question == question), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """A public number whose contribution was withdrawn: the number stays, so that the count can be checked."""

    number: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Campaign:
    """Contributions whose words are nearly the same: one sample, and the full count."""

    numbers: tuple[int, ...]  #: the first one is the sample

    @property
    def sample(self) -> int:
        """The contribution that is shown."""
        return self.numbers[0]


#: What is counted -> how often, most frequent first. The empty key: not stated.
Tally = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of the introduction. The tallies are over what is shown."""

    received: int  #: all that counted at some time, the withdrawn ones included
    shown: int
    late: int  #: among those shown
    withdrawn: int
    held: int  #: received, not withdrawn and not shown: staff have not cleared them, or decided against it
    by_category: Tally
    by_region: Tally  #: M49 codes of regions; ZZ where the country is not recognised
    by_country: Tally  #: ISO codes; what was written where the country is not recognised
    by_language: Tally
    by_channel: Tally  #: telegram, mail, both
    by_question: Tally  #: question number -> answers
    attachments: int


#: What can become of a contribution from one edition to the next.
What = Literal["added", "withdrawn", "new_version", "redacted", "cleared", "translated", "removed"]
CHANGES: tuple[What, ...] = get_args(What)


@dataclass(frozen=True, slots=True)
class Change:
    """What became different since the edition before, for one public number."""

    number: int
    what: What


@dataclass(frozen=True, slots=True)
class Compilation:
    """Everything a document, a site or a data file of one edition (or draft) says."""

    consultation: Consultation
    language: str  #: of the frame; answers stay in their own
    made_at: datetime
    is_draft: bool
    edition: int  #: 0: not an edition
    counts: Counts
    entries: tuple[Entry, ...]  #: in time, by public number
    late: tuple[Entry, ...]
    gaps: tuple[Gap, ...]
    campaigns: tuple[Campaign, ...]
    records: tuple[Record, ...]  #: the leaves of the proof, of published and unpublished contributions alike
    changes: tuple[Change, ...] = ()
    #: In an edition, the answers that staff did not clear of the contributions in it, and those that they rejected of
    #: others: contributions that nobody has looked at are only counted.
    withheld: tuple[Withheld, ...] = ()
    volume: int = 1  #: which part of a long compilation this is
    volumes: int = 1

    @property
    def is_rolling(self) -> bool:
        """What is cleared so far, shown while there is no edition yet."""
        return not self.is_draft and self.edition == 0

    @property
    def revision(self) -> str:
        """ "Rev.1" for the second edition; nothing for the first."""
        return f"Rev.{self.edition - 1}" if self.edition > 1 else ""

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        """Those in time, then the late ones."""
        return self.entries + self.late

    def has_translations(self, language: str) -> bool:
        """Whether there are translations into that language."""
        return any(answer.in_language(language) for entry in self.all_entries for answer in entry.texts)

    @property
    def attachments(self) -> tuple[tuple[Entry, Attachment], ...]:
        """Every file with its contribution."""
        return tuple((entry, file) for entry in self.all_entries for file in entry.attachments)

    def answers_to(self, question: int, *, late: bool = False) -> tuple[tuple[Entry, Answer], ...]:
        """The answers to one question (0: general comments), by public number."""
        entries = self.late if late else self.entries
        return tuple((entry, answer) for entry in entries if (answer := entry.answer(question)))

    def withheld_from(self, question: int) -> tuple[Withheld, ...]:
        """The gaps at one question (0: general comments), in time and late, by public number."""
        return tuple(gap for gap in self.withheld if gap.question == question)
