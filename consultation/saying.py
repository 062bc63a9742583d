"""What is said at each point of an interview, as names of phrases; the wording itself lives in `phrases/`."""

from collections.abc import Sequence
from datetime import datetime

from consultation import receipts
from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.interview import GENERAL, Interview, Part, Stage, is_late
from consultation.turns import File

#: Phrases that ask for a tap or a slash command: they mean nothing in a mail.
CHAT_ONLY = frozenset(
    {"welcome", "welcome_back", "choose_language", "language_chosen", "notice", "ask_consent", "agree_first", "agreed",
     "agreed_before", "ask_name", "ask_organisation", "ask_category", "ask_country", "ask_email", "name_needed", "question",
     "so_far", "code_none", "nothing_to_choose", "chosen", "review", "review_answer", "review_missing", "ask_submit", "after_submit", "submit_again",
     "perhaps_question", "perhaps_thanks", "nothing_to_remove", "nothing_to_pass_on", "new_begun", "opened", "left_new"}
)  # fmt: skip

_DONE_ELSEWHERE = frozenset(
    {"edited", "edited_comment", "removed", "removed_comment", "passed_on", "passed_on_comment"}
)
_BELOW_THE_ANSWERS = frozenset({"still_open", "open_question", "all_answered", "published_as"})
#: What a chat says as each part comes; a mail lists all of it below, once.
_LISTED_ANYWAY = frozenset({"recorded", "kept_general", "file_kept", "file_kept_not_compiled"})
#: Said to who wants to be told or to tell others: while they have answered nothing, nothing of the questions goes with it.
_ONLY_LISTENING = frozenset(
    {"subscribed", "subscribed_meeting", "subscribe_prove", "meeting_none", "meeting_over", "share"}
)
#: A mail goes on with these below what happened to its words.
_ON_FILES = "mail_files_"


def prompt(interview: Interview, consultation: Consultation) -> tuple[Say, ...]:
    """What is asked now: it ends every reply, so that the person always knows what comes next."""
    match interview.stage:
        case Stage.LANGUAGE:
            return (Say.of("choose_language"),)
        case Stage.CONSENT:
            return (Say.of("notice"), Say.of("ask_consent"))
        case Stage.QUESTIONS if interview.at is not None:
            return question(interview, interview.at, consultation)
        case Stage.QUESTIONS | Stage.REVIEW:
            return review(interview, consultation)
        case Stage.SUBMITTED:
            return standing(interview)
        case stage:
            return (Say.of(f"ask_{stage.value}", **_given(interview, stage)),)


def _given(interview: Interview, stage: Stage) -> dict[str, str]:
    """What is known already of a field of the profile: `/skip` keeps it."""
    value = getattr(interview.person, stage.value)
    if not value:
        return {}
    return {"category" if stage is Stage.CATEGORY else "current": value}


def question(interview: Interview, number: int, consultation: Consultation) -> tuple[Say, ...]:
    """The open question, and what has been kept under it."""
    position = consultation.numbers.index(number) + 1
    asked = Say.of("question", number=number, position=position, count=len(consultation.questions))
    if not interview.is_answered(number):
        return (asked,)
    return (asked, _so_far("so_far", interview, number))


def kept(interview: Interview, number: int, part: Part, *, late: bool) -> tuple[Say, ...]:
    """After a part of an answer: how much is kept now, and how to go on."""
    says: list[Say] = []
    if part.file and _is_voice(part.file):
        says.append(Say.of("voice_kept"))
    elif part.file and not part.file.compiled:
        says.append(Say.of("file_kept_not_compiled", name=part.file.name))
    elif part.file:
        says.append(Say.of("file_kept", name=part.file.name))
    if number == GENERAL:
        says.append(_so_far("kept_general", interview, GENERAL))
        if interview.versions:
            says.append(Say.of("submit_again"))
    else:
        says.append(_so_far("recorded", interview, number))
    if late:
        says.append(Say.of("late_note"))
    return tuple(says)


def _is_voice(file: File) -> bool:
    """Whether it was spoken into the chat: its name is made up then, and would tell its author nothing."""
    return file.content_type == "audio/ogg" and file.name.startswith("voice-")


def _so_far(phrase: str, interview: Interview, number: int) -> Say:
    return Say.of(
        phrase,
        number=number,
        characters=len(interview.text(number)),
        parts=len(interview.parts(number)),
        files=len(interview.files(number)),
    )


def review(interview: Interview, consultation: Consultation) -> tuple[Say, ...]:
    """Every answer, whole and in order, the missing ones marked, and who it will be published as."""
    return (
        Say.of("review"),
        *_answers("review_answer", interview, consultation, missing="review_missing"),
        published_as(interview),
        Say.of("ask_submit", missing=len(interview.missing(consultation))),
    )


def copy(interview: Interview, consultation: Consultation) -> tuple[Say, ...]:
    """What was handed in, whole, for its author to keep: the receipt first, the answers in order, the name last."""
    return (
        Say.of("handed_in", receipt=interview.receipt, version=interview.versions),
        *_answers("review_answer", interview, consultation, missing=None),
        published_as(interview),
    )


def _answers(
    phrase: str, interview: Interview, consultation: Consultation, *, missing: str | None
) -> tuple[Say, ...]:
    says = []
    for number in consultation.numbers:
        if interview.is_answered(number):
            says.append(
                Say.of(phrase, number=number, text=interview.text(number), files=_names(interview, number))
            )
        elif missing:
            says.append(Say.of(missing, number=number))
    if interview.is_answered(GENERAL):
        says.append(Say.of("general", text=interview.text(GENERAL), files=_names(interview, GENERAL)))
    return tuple(says)


def _names(interview: Interview, number: int) -> str:
    """The names of the files under a question, one a line; empty when there are none."""
    return "\n".join(file.name for file in interview.files(number))


def published_as(interview: Interview) -> Say:
    """Name, organisation, category and country as they will stand in the compilation; empty where not given."""
    person = interview.person
    return Say.of(
        "published_as",
        name=person.name or "",
        organisation=person.organisation or "",
        category=person.category or "",
        country=person.country or "",
    )


def standing(interview: Interview) -> tuple[Say, ...]:
    """Where a contribution stands that was handed in, waits for confirmation, or was withdrawn."""
    if interview.withdrawn:
        return (Say.of("withdrawn_before", receipt=interview.receipt),)
    if not interview.counted:
        return (Say.of("please_confirm"),)
    says = [Say.of("handed_in", receipt=interview.receipt, version=interview.counted)]
    if interview.changed:
        says.append(Say.of("submit_again"))
    return tuple(says)


def status(interview: Interview, consultation: Consultation, now: datetime) -> tuple[Say, ...]:
    """In words: the deadline, what is answered, what is missing, whether it was handed in."""
    says: list[Say] = []
    if interview.versions or interview.withdrawn:
        says += standing(interview)
    elif interview.is_empty:
        says.append(Say.of("status_nothing"))
    else:
        says.append(Say.of("status_draft"))
    answered = len(consultation.questions) - len(interview.missing(consultation))
    says.append(Say.of("status_answered", answered=answered, count=len(consultation.questions)))
    says.append(
        Say.of("status_closed" if is_late(interview.began_at, now, consultation) else "status_deadline")
    )
    if interview.stage not in (Stage.SUBMITTED, Stage.REVIEW):
        says += prompt(interview, consultation)
    return tuple(says)


def of_contribution(phrase: str, interview: Interview, *, here: bool = False) -> Say:
    """A phrase about one of several contributions: who it is for, where it stands, the way to it."""
    person = interview.person
    if interview.withdrawn:
        state = "withdrawn"
    elif interview.counted:
        state = "submitted"
    else:
        state = "unconfirmed" if interview.versions else "draft"
    return Say.of(
        phrase,
        label=person.organisation or person.name or "",
        receipt=interview.receipt,
        state=state,
        here="yes" if here else "no",
        open=receipts.way_to(interview.receipt),
    )


def several(interviews: Sequence[Interview], here: Interview) -> tuple[Say, ...]:
    """Every contribution of one person, the one they are with marked; nothing where there is only that one."""
    shown = [one for one in interviews if not one.is_empty or one.versions or one.receipt == here.receipt]
    if len(shown) < 2:
        return ()
    return (
        Say.of("your_contributions", count=len(shown)),
        *(of_contribution("contribution_line", one, here=one.receipt == here.receipt) for one in shown),
    )


def elsewhere(says: tuple[Say, ...], interview: Interview) -> tuple[Say, ...]:
    """After an edit or removal in another contribution than the one the person is with."""
    done = tuple(say for say in says if say.phrase in _DONE_ELSEWHERE)
    return (*done, of_contribution("elsewhere", interview)) if done else ()


def receipt(
    interview: Interview, consultation: Consultation, *, late: bool, by_mail: bool, counts: bool
) -> tuple[Say, ...]:
    """After handing in: the receipt, what is filed under which question, what is missing, how to correct it."""
    first = interview.versions == 1
    if not counts:
        head = [Say.of("please_confirm")]
    else:
        head = [
            Say.of(
                "receipt" if first else "receipt_again", receipt=interview.receipt, version=interview.versions
            )
        ]
    if late:
        # A receipt names the deadline itself; a request to confirm does not.
        head.append(Say.of("late_receipt" if counts else "late_note"))
    if not by_mail:
        return (*head, published_as(interview), Say.of("after_submit"))
    return (*head, *filed(interview, consultation, None))


def filed(interview: Interview, consultation: Consultation, head: str | None) -> tuple[Say, ...]:
    """For a mail: every answer as filed, the full text of the questions still open, and how to go on."""
    intro = (Say.of(head, receipt=interview.receipt),) if head else ()
    return (
        *intro,
        *_answers("filed", interview, consultation, missing=None),
        *open_questions(interview, consultation),
        published_as(interview),
        Say.of("how_to_go_on"),
    )


def for_mail(says: tuple[Say, ...], interview: Interview, consultation: Consultation) -> tuple[Say, ...]:
    """What of it can be said in a mail; followed by what is filed and what is open, unless that is said already.

    Who never agreed to publication in the chat is told what is published, in the first letter and with every help.
    """
    says = tuple(_of_draft(say, interview) for say in says)
    fit = tuple(
        say
        for place, say in enumerate(says)
        if say.phrase not in CHAT_ONLY | _LISTED_ANYWAY and say not in says[:place]
    )
    if any(say.phrase == "late_receipt" for say in fit):
        fit = tuple(say for say in fit if say.phrase != "late_note")  # said of each file as it came
    on_files = tuple(say for say in fit if say.phrase.startswith(_ON_FILES))
    fit = tuple(say for say in fit if say not in on_files)
    if interview.counted and not interview.withdrawn and not any("receipt" in say.args for say in fit):
        # From the moment it counts, the receipt number stands in every reply.
        fit = (*fit, Say.of("handed_in", receipt=interview.receipt, version=interview.counted))
    said = {say.phrase for say in fit}
    if said and said <= _ONLY_LISTENING | {"compilation_out"} and interview.is_empty and not interview.held:
        return fit
    if interview.held and "please_confirm" not in said:
        fit = (*fit[:1], Say.of("kept_apart"), *fit[1:])
    if (interview.agreed_at is None and "closed_refused" not in said) or said & {"help", "mail_empty"}:
        fit = (*fit, Say.of("mail_notice"))
    return _told_on_files(_with_the_rest(fit, said, interview, consultation), on_files)


def _of_draft(say: Say, interview: Interview) -> Say:
    """Whoever writes mails was given a receipt number for the draft as well."""
    match say.phrase:
        case "ask_withdraw_draft":
            return Say.of("ask_withdraw")
        case "withdrawn_draft":
            return Say.of("withdrawn", receipt=interview.receipt, name=interview.person.name or "")
        case _:
            return say


def _with_the_rest(
    fit: tuple[Say, ...], said: set[str], interview: Interview, consultation: Consultation
) -> tuple[Say, ...]:
    """What is filed and what is open, as far as it is of use and not yet said."""
    if "how_to_go_on" in said:
        return fit
    if interview.withdrawn:
        # What is answered belongs to what was withdrawn: answers sent now begin anew.
        return tuple(say for say in fit if say.phrase != "status_answered")
    if "closed_refused" in said:
        kept = _answers("filed", interview, consultation, missing=None)
        return (*fit, Say.of("refused_kept"), *kept) if kept else fit
    fit = tuple(say for say in fit if say.phrase not in _BELOW_THE_ANSWERS)
    if interview.is_empty:
        how = () if "help" in said else (Say.of("how_to_answer"),)
        return (*fit, *open_questions(interview, consultation), *how)
    # A confirmation too shows what it confirms; what is open is then said below the answers, once.
    return (*fit, *filed(interview, consultation, None))


def _told_on_files(says: tuple[Say, ...], on_files: tuple[Say, ...]) -> tuple[Say, ...]:
    """With the word on files where the answers begin, and what is published where it says as whom."""
    notice = tuple(say for say in says if say.phrase == "mail_notice")
    rest = [say for say in says if say.phrase != "mail_notice"]
    listed = (
        "mail_nothing_found",
        "mail_nothing_new",
        "filed",
        "general",
        "still_open",
        "all_answered",
        "published_as",
        "how_to_go_on",
        "how_to_answer",
    )
    at = next((place for place, say in enumerate(rest) if say.phrase in listed), len(rest))
    rest[at:at] = on_files
    below = ("published_as", "how_to_go_on", "how_to_answer")
    at = next((place for place, say in enumerate(rest) if say.phrase in below), len(rest))
    return (*rest[:at], *notice[:1], *rest[at:])


def open_questions(interview: Interview, consultation: Consultation) -> tuple[Say, ...]:
    """The full text of every question still open."""
    missing = interview.missing(consultation)
    if not missing:
        return (Say.of("all_answered"),) if interview.versions else ()
    return (
        Say.of("still_open", count=len(missing)),
        *(Say.of("open_question", number=number) for number in missing),
    )
