"""Words and files: each goes where the person stands, and nothing is dropped."""

from dataclasses import replace
from typing import assert_never

from consultation import saying
from consultation.correspondence import Say
from consultation.handing_in import withdraw
from consultation.interview import GENERAL, Part, Stage
from consultation.opening import agree, choose_language
from consultation.outcomes import Step
from consultation.profile import write_profile
from consultation.talk import Talk
from consultation.turns import Attach, Edit, Write
from consultation.vocabulary import language_named, means_yes


def write(talk: Talk, turn: Write) -> Step:
    """Plain text: a profile field, a part of the open answer, or a comment that belongs to no question."""
    text = turn.text.strip()
    interview = talk.interview
    if interview.asked:
        if means_yes(text):
            return withdraw(talk, certain=True)
        interview = replace(interview, asked=None)
    if not text:
        return talk.prompted(interview, Say.of("not_understood"))
    talk = replace(talk, interview=interview)
    match interview.stage:
        case Stage.LANGUAGE:
            return talk.prompted(interview) if language_named(text) is None else choose_language(talk, text)
        case Stage.CONSENT:
            return agree(talk) if means_yes(text) else talk.prompted(interview, Say.of("agree_first"))
        case Stage.NAME | Stage.ORGANISATION | Stage.CATEGORY | Stage.COUNTRY | Stage.EMAIL:
            return write_profile(talk, text, turn.key)
        case Stage.QUESTIONS if interview.at is not None:
            return _keep(talk, interview.at, Part(turn.key, text))
        case Stage.QUESTIONS | Stage.REVIEW | Stage.SUBMITTED:
            return _keep(talk, GENERAL, Part(turn.key, text))
        case _:
            assert_never(interview.stage)


def attach(talk: Talk, turn: Attach) -> Step:
    """A file, filed where the person stands."""
    interview = talk.interview
    if interview.stage in (Stage.LANGUAGE, Stage.CONSENT):
        return talk.prompted(interview, Say.of("agree_first"))
    place = interview.at if interview.stage is Stage.QUESTIONS and interview.at is not None else GENERAL
    return _keep(talk, place, Part(turn.key, turn.caption.strip(), turn.file))


def _keep(talk: Talk, number: int, part: Part) -> Step:
    """Adds a part where it belongs and says what is kept so far."""
    interview = talk.interview.adding(number, part)
    return Step(interview, saying.kept(interview, number, part, late=talk.late))


def edit(talk: Talk, turn: Edit) -> Step:
    """A message sent earlier reads otherwise now; its part follows, wherever it is."""
    found = talk.interview.find(turn.key)
    text = turn.text.strip()
    if found is None:
        return talk.step(Say.of("edit_unknown"), *saying.prompt(talk.interview, talk.consultation))
    number, part = found
    if part.text == text:
        return talk.step()  # an edit can fire without any visible change
    if not text and part.file is None:
        return remove(talk, turn.key)
    parts = tuple(replace(p, text=text) if p.key == turn.key else p for p in talk.interview.parts(number))
    interview = talk.interview.holding(number, parts)
    again = (Say.of("submit_again"),) if interview.versions else ()
    edited = Say.of("edited", number=number) if number else Say.of("edited_comment")
    return Step(interview, (edited, *again))


def remove(talk: Talk, key: str) -> Step:
    """Takes the part of a message back; the store keeps it readable."""
    found = talk.interview.find(key)
    if found is None:
        return talk.prompted(talk.interview, Say.of("not_understood"))
    number, _ = found
    kept = talk.interview.holding(number, tuple(p for p in talk.interview.parts(number) if p.key != key))
    return talk.prompted(kept, Say.of("removed", number=number) if number else Say.of("removed_comment"))
