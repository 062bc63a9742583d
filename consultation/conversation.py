"""The state machine: a turn goes in, the next interview, what was said and what follows come out.

Pure and total: any turn in any stage has a defined outcome, and words are never dropped: what has no place of its own is
kept under GENERAL and the person is told so.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from consultation import saying
from consultation.amending import answered, commented
from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.filling import attach, edit, pass_on, remove, write
from consultation.handing_in import confirm, hand_in, new, resume, submit, withdraw
from consultation.holding import keep_apart
from consultation.interview import Interview, Part
from consultation.moving import back, correct_profile, go_to, move_on, review
from consultation.opening import agree, begin, choose_language
from consultation.outcomes import (
    Act,
    Asked,
    AskedForData,
    AskedToShare,
    AskedToUnite,
    ChoseChannel,
    LookedRound,
    Step,
    Stopped,
)
from consultation.profile import introduced
from consultation.subscribing import subscribe
from consultation.talk import Talk
from consultation.turns import (
    Agree,
    Answer,
    Ask,
    Attach,
    Back,
    Begin,
    ChooseLanguage,
    Code,
    Comment,
    Confirm,
    Data,
    Decline,
    Edit,
    Forget,
    GoTo,
    HandIn,
    Help,
    Introduce,
    Keep,
    New,
    Next,
    PassOn,
    Privacy,
    Profile,
    Remove,
    Resume,
    Review,
    Share,
    Skip,
    Status,
    Stop,
    Submit,
    Subscribe,
    Turn,
    Unite,
    Unknown,
    Unlink,
    Unread,
    Unsupported,
    Withdraw,
    Write,
    WriteTo,
)
from consultation.uniting import beside, keep, told

#: What is done about an act as it happens; may give another interview to go on with.
Follow = Callable[[Act, Step], Step]


def converse(
    interview: Interview,
    turns: tuple[Turn, ...],
    consultation: Consultation,
    now: datetime,
    follow: Follow = lambda _, step: step,
) -> Step:
    """Takes the turns of one message in their order; `now` is the moment the message arrived."""
    interview, turns = keep_apart(interview, turns)
    turns = beside(interview, turns)
    whole = Step(interview)
    for turn in turns:
        step = advance(whole.interview, turn, consultation, now)
        for act in step.acts:
            step = follow(act, step)
        whole = Step(step.interview, whole.says + step.says, whole.acts + step.acts)
    return whole


def advance(interview: Interview, turn: Turn, consultation: Consultation, now: datetime) -> Step:
    """Takes one turn. Total: every turn has an outcome in every stage."""
    if isinstance(turn, ChooseLanguage) and turn.quiet:
        return Step(replace(interview, language=consultation.speaks(turn.code)))
    answering = Write | Edit if interview.asked == "question" else Withdraw | Confirm | Agree | Write | Edit
    if interview.asked and not isinstance(turn, answering):
        interview = replace(interview, asked=None)
    talk = Talk(interview, consultation, now)
    match turn:
        case Next() | Skip() | Back() | Write() if not talk.stands_at(turn.at):
            return talk.ask_again()  # pressed twice, or weeks later
        case Begin():
            return begin(talk, turn.payload)
        case ChooseLanguage(code):
            return choose_language(talk, code)
        case Agree():
            return agree(talk)
        case Write():
            return write(talk, turn)
        case Attach():
            return attach(talk, turn)
        case Edit():
            return edit(talk, turn)
        case Remove(key):
            return remove(talk, key)
        case PassOn(key):
            return pass_on(talk, key)
        case Next():
            return move_on(talk, skipping=False)
        case Skip():
            return move_on(talk, skipping=True)
        case Back():
            return back(talk)
        case GoTo(number):
            return go_to(talk, number)
        case Profile():
            return correct_profile(talk)
        case Review():
            return review(talk)
        case Submit():
            return submit(talk)
        case Confirm(proven):
            return confirm(talk, proven)
        case Withdraw(certain):
            return withdraw(talk, certain)
        case Status():
            return talk.step(*saying.status(interview, consultation, now), acts=(LookedRound(),))
        case New():
            return new(talk)
        case Resume():
            return resume(talk, turn)
        case Keep(number, door):
            return keep(talk, number, door)
        case Data(proven):
            # What is kept goes only to who surely reads there: a From header orders nothing.
            return (
                talk.step(Say.of("data_here"), acts=(AskedForData(),))
                if proven
                else talk.step(Say.of("data_prove"))
            )
        case Decline() | Forget():
            return (
                talk.ask_again()
            )  # to be forgotten is no matter of one contribution: the desk deals with it
        case Code() | Unlink():
            # Where a mailbox waits to be proven, or an address was joined, the desk has dealt with these already.
            return talk.prompted(
                interview, Say.of("code_none" if isinstance(turn, Code) else "nothing_linked")
            )
        case Unite(proven):
            return talk.step(acts=(AskedToUnite(),)) if proven else talk.step(Say.of("unite_prove"))
        case WriteTo(channel):
            return talk.step(acts=(ChoseChannel(channel),))
        case Subscribe():
            return subscribe(talk, turn)
        case Share():
            return talk.step(acts=(AskedToShare(),))
        case Stop():
            return Step(interview, (Say.of("stopped"),), (Stopped(),))
        case Privacy():
            return talk.step(Say.of("privacy"))
        case Help():
            return talk.step(Say.of("help"), *saying.prompt(interview, consultation))
        case Unknown():
            return talk.step(Say.of("not_understood"), *saying.prompt(interview, consultation))
        case Unsupported(why, name):
            return talk.step(Say.of(why, name=name), *saying.prompt(interview, consultation))
        case Unread(why, files):
            return Step(interview, (Say.of(why, files="\n".join(files)),))
        case Introduce(fields):
            return Step(introduced(interview, dict(fields), consultation))
        case Answer(number, text, key) if consultation.question(number):
            after = answered(interview, number, Part(key, text), beside=turn.beside, adds=turn.adds)
            return Step(after, told(after, number) if turn.beside else ())
        case Answer(_, text, key) | Comment(text, key):
            return Step(commented(interview, Part(key, text)))
        case HandIn(proven=proven):
            return hand_in(talk, proven)
        case Ask(text):
            return Step(interview, (Say.of("asked_staff"),), (Asked(text),))
        case _:
            assert_never(turn)
