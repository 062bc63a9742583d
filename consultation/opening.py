"""The beginning: welcome, language, consent."""

from dataclasses import replace

from consultation.correspondence import Say
from consultation.handing_in import withdraw
from consultation.interview import Stage
from consultation.outcomes import Step
from consultation.talk import Talk
from consultation.vocabulary import language_named


def begin(talk: Talk, payload: str) -> Step:
    """`/start`: what this is and where the person stands."""
    interview = talk.interview
    named = language_named(payload.rpartition("_")[2] or payload)
    if named in talk.consultation.languages and interview.stage is Stage.LANGUAGE:
        interview = replace(interview, language=named)
    fresh = interview.stage in (Stage.LANGUAGE, Stage.CONSENT)
    opening = [Say.of("welcome") if fresh else Say.of("welcome_back")]
    if talk.now < talk.consultation.opens:
        opening.append(Say.of("not_open_yet", opens=talk.consultation.opens))
    elif talk.late:
        opening.append(
            Say.of("closed_for_good" if talk.consultation.policy.late == "refuse" else "closed_late")
        )
    return talk.prompted(interview, *opening)


def choose_language(talk: Talk, code: str | None) -> Step:
    """`/language`: the choice, or the language chosen."""
    named = language_named(code) if code else None
    if named is None or named not in talk.consultation.languages:
        return talk.step(Say.of("choose_language"))
    interview = replace(talk.interview, language=named)
    if interview.stage is Stage.LANGUAGE:
        return talk.prompted(replace(interview, stage=Stage.CONSENT))
    return talk.prompted(interview, Say.of("language_chosen"))


def agree(talk: Talk) -> Step:
    """`/agree`, or yes to whatever was asked."""
    interview = talk.interview
    if interview.asked == "withdraw":
        return withdraw(talk, certain=True)
    if interview.stage in (Stage.LANGUAGE, Stage.CONSENT):
        language = talk.consultation.speaks(interview.language)
        agreed = replace(interview, stage=Stage.NAME, language=language, agreed_at=talk.now)
        return talk.prompted(agreed, Say.of("agreed"))
    return talk.prompted(interview, Say.of("agreed_before"))
