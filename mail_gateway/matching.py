"""Which of several consultations a mail is about, by what stands in it: a reference or a title, then copies of questions."""

import re
from collections.abc import Sequence
from functools import lru_cache

from consultation.definition import Consultation
from mail_gateway.body import body_of
from mail_gateway.copies import find_questions
from mail_gateway.folding import fold, squeeze
from mail_gateway.mime import parse
from mail_gateway.page import Page, page_of_text
from mail_gateway.questions import index_of
from mail_gateway.reading import Reading
from mail_gateway.shapes import lay_out

_A_TITLE = 12  #: squeezed characters; a shorter title may stand in any sentence
_ONLY_NAMED = 12  #: words of a mail that does no more than name a consultation ("This is about CL-18/44.")


def named_in(text: str, consultations: Sequence[Consultation]) -> list[Consultation]:
    """Those whose reference, slug or title (in whatever language) stands in a text, however it is spaced."""
    folded = fold(text)
    squeezed = "".join(folded.split())
    return [
        each
        for each in consultations
        if _reference(each.reference).search(folded)
        or _reference(each.slug).search(folded)
        or any(
            len(title) >= _A_TITLE and title in squeezed
            for title in (squeeze(title) for title in each.title.values())
        )
    ]


def about(raw: bytes, reading: Reading, consultations: Sequence[Consultation]) -> Consultation | None:
    """The one consultation that a mail's own words name, or whose questions stand in it; None: it may be any.

    `reading` is how it was read for any of them. Words that name one and questions of another say nothing for sure.
    """
    named = named_in(own_words(reading), consultations)
    asked = _asked_in(raw, reading, consultations)
    meant = [each for each in named if each in asked] if named and asked else named or asked
    return meant[0] if len(meant) == 1 else None


def only_names(reading: Reading, consultations: Sequence[Consultation]) -> bool:
    """Whether a mail says no more than which consultation is meant."""
    words = own_words(reading)
    return bool(named_in(words, consultations)) and not reading.answers and len(words.split()) <= _ONLY_NAMED


def own_words(reading: Reading) -> str:
    """What its author wrote, without what they quote."""
    return "\n".join([*reading.answers.values(), reading.unfiled])


def _asked_in(raw: bytes, reading: Reading, consultations: Sequence[Consultation]) -> list[Consultation]:
    """Those of whose questions a copy stands in the mail or its files: word for word; where there is none, nearly."""
    pages = [body_of(parse(raw)).page]
    pages += [page_of_text(file.text) for file in reading.attachments if file.text]
    shared = _shared(consultations)
    for near in (False, True):
        found = [each for each in consultations if _stand_in(pages, each, shared, near=near)]
        if found:
            return found
    return []


def _stand_in(
    pages: Sequence[Page], consultation: Consultation, shared: frozenset[str], *, near: bool
) -> bool:
    """Whether a question that no other consultation asks stands on a page."""
    index = index_of(consultation)
    theirs = {
        question.number
        for question in consultation.questions
        if not any(squeeze(text) in shared for text in question.text.values())
    }
    for page in pages:
        layout = lay_out(page)
        if near:
            find_questions(layout, index, ())
            numbers = {number for found in layout.questions.values() for number in found}
        else:
            numbers = {marker.number for marker in index.exact(layout.keys)}
        if numbers & theirs:
            return True
    return False


def _shared(consultations: Sequence[Consultation]) -> frozenset[str]:
    """Questions that several consultations ask in the same words."""
    seen: set[str] = set()
    twice: set[str] = set()
    for consultation in consultations:
        texts = {squeeze(text) for question in consultation.questions for text in question.text.values()}
        twice |= seen & texts
        seen |= texts
    return frozenset(twice)


@lru_cache(maxsize=256)
def _reference(reference: str) -> re.Pattern[str]:
    """A reference as people write it: `CL-18/44`, `CL 18/44`, `cl-18-44`."""
    pieces = re.findall(r"[^\W_]+", fold(reference))
    return re.compile(r"(?<![^\W_])" + r"[\W_]{0,3}".join(map(re.escape, pieces)) + r"(?![^\W_])")
