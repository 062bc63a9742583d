"""What a mail says takes its place among what was said before; a file is never replaced."""

from dataclasses import replace

from consultation.interview import GENERAL, Interview, Part


def answered(interview: Interview, number: int, part: Part) -> Interview:
    """What a mail says under a question takes the place of the words there, never of a file; the same words are no change."""
    if interview.text(number) == part.text:
        return interview
    files = tuple(replace(known, text="") for known in interview.parts(number) if known.file)
    return interview.holding(number, (*files, part))


def commented(interview: Interview, part: Part) -> Interview:
    """What a mail says beside the questions is added to what is there, unless it is there already."""
    if any(known.text == part.text for known in interview.parts(GENERAL)):
        return interview
    return interview.adding(GENERAL, part)
