"""Handing in, confirming, withdrawing, and beginning another contribution."""

from dataclasses import replace
from datetime import datetime

from consultation import receipts, saying
from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.holding import release
from consultation.interview import Interview, Stage
from consultation.outcomes import Began, Confirmed, HandedIn, LeftEmpty, Step, Withdrew
from consultation.talk import Talk
from consultation.turns import Resume


def submit(talk: Talk) -> Step:
    """`/submit`: the next version, from chat, where the service vouches for the sender."""
    if waiting := talk.not_yet():
        return waiting
    interview = talk.interview
    if interview.is_empty:
        return talk.prompted(interview, Say.of("nothing_to_submit"))
    if interview.counted and not interview.changed and not interview.withdrawn:
        done = replace(interview, stage=Stage.SUBMITTED, at=None)
        return Step(done, (Say.of("submitted_before"), *saying.prompt(done, talk.consultation)))
    return _handed_in(talk, counts=True)


def hand_in(talk: Talk, proven: bool) -> Step:
    """The end of a mail: what is filed, what is missing, and the receipt or a request to confirm."""
    before = talk.interview
    language = talk.consultation.speaks(before.language)
    interview = replace(before, language=language, agreed_at=before.agreed_at or talk.now)
    step = _taken_in(replace(talk, interview=interview), proven)
    if before.agreed_at is not None:
        return step
    if any(say.phrase == "closed_refused" for say in step.says):
        return replace(step, interview=replace(step.interview, agreed_at=None))
    # Who writes a mail was never asked whether they agree: that letter tells them what it means.
    return replace(step, says=(*step.says, Say.of("mail_notice")))


def _taken_in(talk: Talk, proven: bool) -> Step:
    interview = talk.interview
    if not proven and interview.counted and interview.held:
        preview = release(interview, talk.consultation)
        return Step(interview, (Say.of("please_confirm"), *saying.filed(preview, talk.consultation, None)))
    if interview.is_empty:
        return Step(
            interview,
            (Say.of("mail_nothing_found"), *saying.open_questions(interview, talk.consultation)),
        )
    if not interview.changed and not interview.withdrawn and interview.versions:
        if proven and interview.counted < interview.versions:
            return confirm(talk)
        return Step(interview, saying.filed(interview, talk.consultation, "mail_nothing_new"))
    return _handed_in(talk, counts=proven, by_mail=True)


def _handed_in(talk: Talk, *, counts: bool, by_mail: bool = False) -> Step:
    interview, consultation = talk.interview, talk.consultation
    late = talk.late
    if late and consultation.policy.late == "refuse":
        return Step(interview, (Say.of("closed_refused"),))
    version = interview.versions + 1
    done = replace(
        interview,
        stage=Stage.SUBMITTED,
        at=None,
        versions=version,
        counted=version if counts else interview.counted,
        changed=False,
        withdrawn=False,
        asked=None,
    )
    says = saying.receipt(done, consultation, late=late, by_mail=by_mail, counts=counts)
    meeting = consultation.meeting
    if counts and version == 1 and meeting is not None and meeting.starts > talk.now:
        says = (*says, Say.of("meeting_offer"))
    return Step(done, says, (HandedIn(version, counts),))


def confirm(talk: Talk, proven: bool = True) -> Step:
    """CONFIRM: what waited for it happens.

    A word without proof lets words count that came without proof. It does nothing to a contribution that is proven: then
    the letter that asks goes out again, and only who receives it can answer it.
    """
    interview = talk.interview
    if interview.asked == "withdraw":
        return withdraw(talk, certain=True) if proven else talk.step(ask_to_withdraw(interview))
    if interview.held:
        preview = release(interview, talk.consultation)
        if not proven:
            return talk.step(Say.of("please_confirm"), *saying.filed(preview, talk.consultation, None))
        return _handed_in(replace(talk, interview=preview), counts=True, by_mail=True)
    if interview.counted < interview.versions:
        done = replace(interview, counted=interview.versions)
        says = (Say.of("confirmed", receipt=done.receipt, version=done.counted),)
        return Step(
            done, (*says, *saying.open_questions(done, talk.consultation)), (Confirmed(done.counted),)
        )
    if interview.versions:
        return Step(interview, saying.status(interview, talk.consultation, talk.now))
    return talk.prompted(interview, Say.of("nothing_to_confirm"))


def withdraw(talk: Talk, certain: bool) -> Step:
    """`/withdraw`, asked once more unless it is certain."""
    interview = talk.interview
    if interview.withdrawn:
        return talk.step(Say.of("withdrawn_before", receipt=interview.receipt))
    if interview.is_empty and not interview.versions:
        return talk.prompted(interview, Say.of("nothing_to_withdraw"), acts=(LeftEmpty(),))
    if not certain and interview.asked != "withdraw":
        return Step(replace(interview, asked="withdraw"), (ask_to_withdraw(interview),))
    gone = replace(interview, stage=Stage.SUBMITTED, at=None, withdrawn=True, asked=None)
    told = Say.of("withdrawn", receipt=gone.receipt, name=gone.person.name or "")
    return Step(gone, (told if gone.versions else Say.of("withdrawn_draft"),), (Withdrew(),))


def ask_to_withdraw(interview: Interview) -> Say:
    """Do you really: of a draft nobody else has seen anything."""
    return Say.of("ask_withdraw" if interview.versions else "ask_withdraw_draft")


def new(talk: Talk) -> Step:
    """`/new`: another contribution, once this one is handed in."""
    interview = talk.interview
    if interview.versions or interview.withdrawn:
        return Step(interview, (), (Began(),))
    return talk.prompted(interview, Say.of("new_not_needed" if interview.is_empty else "new_needs_submit"))


def another(interview: Interview, receipt: str, now: datetime, consultation: Consultation) -> Step:
    """Begins a further contribution of the same person, for another organisation: the consent stands."""
    fresh = Interview(receipt, now, Stage.NAME, interview.language, interview.agreed_at or now)
    return Step(fresh, (_beside(interview), *saying.prompt(fresh, consultation)))


def go_on(interview: Interview, waiting: Interview, consultation: Consultation, now: datetime) -> Step:
    """`/new` where another contribution was begun already: on with that one."""
    if waiting.is_empty:
        return Step(waiting, (_beside(interview), *saying.prompt(waiting, consultation)))
    return resume(Talk(waiting, consultation, now), Resume(waiting.receipt))


def _beside(interview: Interview) -> Say:
    return Say.of("new_begun", earlier=interview.receipt, open=receipts.way_to(interview.receipt))


def resume(talk: Talk, turn: Resume) -> Step:
    """`/open …`: on with this contribution, if it is the one that is meant."""
    interview = talk.interview
    if not receipts.names(turn.receipt, interview.receipt):
        return talk.prompted(interview, Say.of("no_such_receipt"))
    opened = saying.of_contribution("opened", interview)
    if turn.quiet:
        return Step(interview, (opened,))
    return Step(interview, (opened, *saying.status(interview, talk.consultation, talk.now)))


def back_to(interview: Interview, consultation: Consultation, now: datetime) -> Step:
    """Back with an earlier contribution, since there was nothing to withdraw in the newer one."""
    left = saying.of_contribution("left_new", interview)
    return Step(interview, (left, *saying.status(interview, consultation, now)))
