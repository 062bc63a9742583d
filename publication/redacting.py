"""Blacking out: the words staff redacted, replaced by a mark of fixed length that tells nothing but that it is there."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from consultation.contribution import Redaction
from publication.personal import MARK, Proposal, contact_data, is_known

#: The reason of what is blacked out by itself; the documents say it in their own language.
CONTACT_DATA = "contact data"
RECEIPT_NUMBER = "receipt number"
#: The reason of a document that is held back since nobody could look into it.
NOT_OPENED = "it could not be opened"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an answer: the author's own words, or a mark in the place of words."""

    text: str
    reason: str | None = None  #: why the words are blacked out; None: they are not

    @property
    def is_redacted(self) -> bool:
        """Whether words were blacked out here."""
        return self.reason is not None


def redact(text: str, redactions: Iterable[Redaction], contacts: Collection[str] = ()) -> tuple[Piece, ...]:
    """The text in pieces, each occurrence of the redacted words blacked out; overlapping ones become one mark.

    Contact data is blacked out too, whether or not staff saw it, unless they keep it; `contacts` are the addresses
    people are known by.
    """
    decided = tuple(redactions)
    spans = [
        (start, end, redaction.reason)
        for redaction in decided
        if not redaction.kept
        for start, end in _everywhere(text, redaction.words)
    ]
    by_staff = [(start, end) for start, end, _ in spans]
    for found in blacked_out_by_itself(text, decided, contacts):
        end = found.start + len(found.words)
        # Where staff gave a reason for all of it, theirs is the one that stands.
        if not any(start <= found.start and end <= stop for start, stop in by_staff):
            reason = RECEIPT_NUMBER if found.kind == "receipt number" else CONTACT_DATA
            spans.append((found.start, end, reason))
    pieces: list[Piece] = []
    done = 0
    for start, end, reason in sorted(spans):
        if pieces and pieces[-1].is_redacted and start < done:
            joined = pieces[-1].reason or ""
            if reason not in joined.split("; "):
                pieces[-1] = Piece(MARK, f"{joined}; {reason}")
        else:
            if start > done:
                pieces.append(Piece(text[done:start]))
            pieces.append(Piece(MARK, reason))
        done = max(done, end)
    if done < len(text):
        pieces.append(Piece(text[done:]))
    return tuple(pieces)


def blacked_out_by_itself(
    text: str, redactions: Iterable[Redaction], contacts: Collection[str] = ()
) -> tuple[Proposal, ...]:
    """The contact data in a text, but for what staff keep. An address that somebody is known by cannot be kept."""
    kept = [span for one in redactions if one.kept for span in _everywhere(text, one.words)]
    return tuple(
        found
        for found in contact_data(text, contacts)
        if not any(start <= found.start and found.start + len(found.words) <= end for start, end in kept)
        or is_known(found.words, contacts)
    )


def _everywhere(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        # One letter on, not one match on: in "anana" the words "ana" stand twice.
        at = text.find(words, at + 1)
