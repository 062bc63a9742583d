"""Moving through the questions: on, back, to one of them, to the review."""

from dataclasses import replace
from typing import assert_never

from consultation.correspondence import Say
from consultation.interview import OPTIONAL, PROFILE, Stage
from consultation.outcomes import Step
from consultation.profile import after_profile
from consultation.talk import Talk


def move_on(talk: Talk, *, skipping: bool) -> Step:
    """`/next` and `/skip`: what is open is complete, or left open; the last question leads to the review."""
    interview, consultation = talk.interview, talk.consultation
    match interview.stage:
        case Stage.LANGUAGE:
            return talk.prompted(interview)
        case Stage.CONSENT:
            return talk.prompted(interview, Say.of("agree_first"))
        case Stage.NAME | Stage.ORGANISATION | Stage.CATEGORY | Stage.COUNTRY | Stage.EMAIL:
            given = getattr(interview.person, interview.stage.value) is not None
            if interview.stage not in OPTIONAL and not given:
                return talk.prompted(interview, Say.of("name_needed"))
            left = () if given else (Say.of("left_out"),)
            return after_profile(talk, interview, *left)
        case Stage.QUESTIONS if interview.at is not None:
            at = interview.at
            says: tuple[Say, ...] = ()
            if not interview.is_answered(at):
                says = (Say.of("skipped", number=at),)
                interview = replace(interview, skipped=interview.skipped | {at}) if skipping else interview
            later = [number for number in consultation.numbers if number > at]
            if later:
                return talk.prompted(replace(interview, at=later[0]), *says)
            return talk.prompted(replace(interview, stage=Stage.REVIEW, at=None), *says)
        case _:
            return talk.prompted(interview)


def back(talk: Talk) -> Step:
    """`/back`: one step towards the beginning, nothing lost."""
    interview, consultation = talk.interview, talk.consultation
    match interview.stage:
        case Stage.LANGUAGE | Stage.CONSENT:
            return talk.prompted(replace(interview, stage=Stage.LANGUAGE))
        case Stage.NAME:
            return talk.prompted(interview)
        case Stage.ORGANISATION | Stage.CATEGORY | Stage.COUNTRY | Stage.EMAIL:
            return talk.prompted(replace(interview, stage=PROFILE[PROFILE.index(interview.stage) - 1]))
        case Stage.QUESTIONS:
            earlier = [
                number for number in consultation.numbers if interview.at is None or number < interview.at
            ]
            if earlier:
                return talk.prompted(replace(interview, at=earlier[-1]))
            return talk.prompted(replace(interview, stage=Stage.EMAIL))
        case Stage.REVIEW:
            return talk.prompted(replace(interview, stage=Stage.QUESTIONS, at=consultation.numbers[-1]))
        case Stage.SUBMITTED:
            return talk.prompted(replace(interview, stage=Stage.REVIEW, at=None))
        case _:
            assert_never(interview.stage)


def go_to(talk: Talk, number: int | None) -> Step:
    """`/question N`; without the number it is asked for."""
    if waiting := talk.not_yet():
        return waiting
    if number is None:
        asking = replace(talk.interview, asked="question")
        return Step(asking, (Say.of("which_question", count=len(talk.consultation.questions)),))
    if talk.consultation.question(number) is None:
        return talk.prompted(
            talk.interview, Say.of("no_such_question", count=len(talk.consultation.questions))
        )
    return talk.prompted(replace(talk.interview, stage=Stage.QUESTIONS, at=number))


def correct_profile(talk: Talk) -> Step:
    """`/profile`: from the name on, keeping what `/skip` passes over."""
    if talk.interview.stage in (Stage.LANGUAGE, Stage.CONSENT):
        return talk.prompted(talk.interview, Say.of("agree_first"))
    return talk.prompted(replace(talk.interview, stage=Stage.NAME))


def review(talk: Talk) -> Step:
    """`/review`: every answer, whole."""
    return talk.not_yet() or talk.prompted(replace(talk.interview, stage=Stage.REVIEW, at=None))
