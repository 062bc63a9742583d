"""Words and files: each goes where the person stands, and nothing is dropped."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from consultation import saying
from consultation.asides import is_question, is_thanks
from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.handing_in import ask_to_withdraw, withdraw
from consultation.interview import GENERAL, Part, Stage
from consultation.moving import go_to
from consultation.opening import agree, choose_language
from consultation.outcomes import Asked, Step
from consultation.profile import write_profile
from consultation.talk import Talk
from consultation.turns import Attach, Edit, Write
from consultation.vocabulary import language_named, means_no, means_yes, number_in

_GREETING = 60  #: characters; a longer text before the language is chosen is an answer
_FEW = 4  #: words: no more after "do you really wish to withdraw" answer that; a longer text goes on with the answers

#: A line that opens an answer of a list: "2. …", "٢) …", "Question 2: …", "第二题…".
_OPENS = re.compile(
    r"[ \t]*(?:(?:question|q|pregunta|вопрос|السؤال|سؤال|问题|第)[ \t]*)?(?:n[°º][ \t]*)?"
    r"(\d{1,3}|[一二三四五六七八九十])[ \t]*(?:[.):：、．）،\-–—]|题|\ufe0f?\u20e3)",
    re.IGNORECASE,
)


def write(talk: Talk, turn: Write) -> Step:
    """Plain text: a profile field, a part of the open answer, or a comment that belongs to no question."""
    text = turn.text.strip()
    interview = talk.interview
    if interview.asked == "withdraw":
        if means_yes(text):
            return withdraw(talk, certain=True)
        interview = replace(interview, asked=None)
        if means_no(text):
            return talk.prompted(interview, Say.of("not_withdrawn"))
        if len(text.split()) <= _FEW:
            return talk.step(ask_to_withdraw(interview))  # neither yes nor no: asked again, never filed
    elif interview.asked == "question":
        interview = replace(interview, asked=None)
        if (number := number_in(text)) is not None:
            return go_to(replace(talk, interview=interview), number)
    if interview.withdrawn and interview.stage is Stage.SUBMITTED and (means_yes(text) or means_no(text)):
        return talk.step(
            Say.of("withdrawn_before", receipt=interview.receipt)
        )  # an answer that came too late
    if not text:
        return talk.prompted(interview, Say.of("not_understood"))
    talk = replace(talk, interview=interview)
    match interview.stage:
        case Stage.LANGUAGE:
            if language_named(text) is not None:
                return choose_language(talk, text)
            # Who writes this much answers already, and must not believe that it is kept.
            early = (Say.of("agree_first"),) if len(text) > _GREETING else ()
            return talk.prompted(interview, *early)
        case Stage.CONSENT:
            return agree(talk) if means_yes(text) else talk.prompted(interview, Say.of("agree_first"))
        case Stage.NAME | Stage.ORGANISATION | Stage.CATEGORY | Stage.COUNTRY | Stage.EMAIL:
            return write_profile(talk, text, turn.key)
        case Stage.QUESTIONS if interview.at is not None:
            step = _keep(talk, interview.at, Part(turn.key, text))
            other = _also_answers(text, interview.at, talk.consultation)
            return (
                replace(step, says=(*step.says, Say.of("several_questions", number=other)))
                if other
                else _aside(step, text)
            )
        case Stage.QUESTIONS | Stage.REVIEW | Stage.SUBMITTED:
            return _aside(_keep(talk, GENERAL, Part(turn.key, text)), text)
        case _:
            assert_never(interview.stage)


def _also_answers(text: str, open_one: int, consultation: Consultation) -> int | None:
    """The first other question that a numbered list seems to answer too; None when it is no such list."""
    opened = [number_in(found[1]) or 0 for line in text.splitlines() if (found := _OPENS.match(line))]
    in_order = all(one < other for one, other in pairwise(opened))
    if len(opened) < 2 or not in_order or opened[0] not in (1, open_one):
        return None
    if not set(opened) <= set(consultation.numbers):
        return None
    return next(number for number in opened if number != open_one)


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
    refused = talk.late and talk.consultation.policy.late == "refuse"
    says = saying.kept(interview, number, part, late=talk.late and not refused)
    return Step(interview, (*says, Say.of("closed_refused")) if refused else says)


def edit(talk: Talk, turn: Edit) -> Step:
    """A message sent earlier reads otherwise now; its part follows, wherever it is."""
    found = talk.interview.find(turn.key)
    text = turn.text.strip()
    if found is None:
        # With its words: where the message itself is still on its way, they take its place (intake/casework.py).
        return talk.step(Say.of("edit_unknown", text=text), *saying.prompt(talk.interview, talk.consultation))
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
    found = talk.interview.find(key) if key else talk.interview.latest()
    if found is None:
        return talk.prompted(talk.interview, Say.of("not_understood" if key else "nothing_to_remove"))
    number, part = found
    kept = talk.interview.without(number, part)
    return talk.prompted(kept, Say.of("removed", number=number) if number else Say.of("removed_comment"))


def pass_on(talk: Talk, key: str) -> Step:
    """What was typed as an answer is a question to the secretariat: it goes there, and out of the answer."""
    found = talk.interview.find(key) if key else talk.interview.latest()
    # An answer never goes to the secretariat by a slip: a command without words takes only what is a question.
    if (
        found is None
        or found[1].file is not None
        or not (found[1].text if key else is_question(found[1].text))
    ):
        return talk.prompted(talk.interview, Say.of("nothing_to_pass_on"))
    number, part = found
    told = Say.of("passed_on", number=number) if number else Say.of("passed_on_comment")
    return talk.prompted(talk.interview.without(number, part), told, acts=(Asked(part.text),))


def _aside(step: Step, text: str) -> Step:
    """Words that look as if they were no answer are kept, and their author is told how to take them out."""
    phrase = "perhaps_question" if is_question(text) else "perhaps_thanks" if is_thanks(text) else None
    said = {say.phrase for say in step.says}
    if phrase is None or "closed_refused" in said or (phrase == "perhaps_thanks" and "kept_general" in said):
        return step  # of a comment it is said anyway how to take it out
    return replace(step, says=(*step.says, Say.of(phrase)))
