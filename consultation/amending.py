"""What a mail says takes its place among what was said before; a file is never replaced."""

from dataclasses import replace

from consultation.interview import GENERAL, Interview, Part, join


def answered(
    interview: Interview, number: int, part: Part, *, beside: bool = False, adds: bool = False
) -> Interview:
    """What a mail says under a question takes the place of the words there, never of a file; the same words are no change.

    Words from the chat stay where the mail is to stand `beside` them; what `adds` goes behind all that stands there.
    """
    if interview.text(number) == part.text:
        return interview
    before = interview.parts(number)
    if adds:
        again = any(known.text == part.text for known in before)
        return interview if again else interview.adding(number, part)
    chat = tuple(known for known in before if beside and known.from_chat)
    if chat and join([known.text for known in chat]) == part.text:
        return interview
    kept = tuple(
        known if known in chat else replace(known, text="") for known in before if known in chat or known.file
    )
    return interview.holding(number, (*kept, part))


def commented(interview: Interview, part: Part) -> Interview:
    """What a mail says beside the questions is added to what is there, unless it is there already."""
    if any(known.text == part.text for known in interview.parts(GENERAL)):
        return interview
    return interview.adding(GENERAL, part)
