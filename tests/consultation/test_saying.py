"""What is said in a mail: nothing that asks for a tap, the receipt from the moment it counts, every open question."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consultation import saying
from consultation.conversation import converse
from consultation.correspondence import Say
from consultation.interview import GENERAL, Interview, Part, Stage
from consultation.saying import CHAT_ONLY, for_mail
from consultation.turns import Answer, HandIn
from phrases.catalogue import Catalogue
from tests.consultation.builders import CIRCULAR, RECEIPT, an_interview, names

HANDED_IN = an_interview(Stage.SUBMITTED, answers={1: "Yes."})
EMPTY = Interview(RECEIPT, CIRCULAR.opens, Stage.REVIEW, "en")


def test_what_asks_for_a_tap_is_not_said_in_a_mail() -> None:
    taps = tuple(Say.of(phrase, number=1) for phrase in sorted(CHAT_ONLY))
    assert not set(names(for_mail(taps, HANDED_IN, CIRCULAR))) & CHAT_ONLY


def test_every_phrase_of_the_chat_exists() -> None:
    assert Catalogue.load().names >= CHAT_ONLY


@pytest.mark.parametrize("phrase", ["help", "privacy", "asked_staff", "stopped"])
def test_from_the_moment_it_counts_the_receipt_stands_in_every_reply(phrase: str) -> None:
    assert any(say.args.get("receipt") == RECEIPT for say in for_mail((Say.of(phrase),), HANDED_IN, CIRCULAR))
    waiting = replace(HANDED_IN, counted=0)
    assert not any("receipt" in say.args for say in for_mail((Say.of(phrase),), waiting, CIRCULAR))


def test_answers_as_filed_and_every_open_question_stand_in_a_reply() -> None:
    said = for_mail((Say.of("help"),), HANDED_IN, CIRCULAR)
    assert [say.args["text"] for say in said if say.phrase == "filed"] == ["Yes."]
    assert [say.args["number"] for say in said if say.phrase == "open_question"] == [2, 3, 4, 5]
    assert names(said).count("how_to_go_on") == 1


def test_who_said_nothing_yet_gets_all_the_questions() -> None:
    said = for_mail((Say.of("help"),), EMPTY, CIRCULAR)
    assert [say.args["number"] for say in said if say.phrase == "open_question"] == [1, 2, 3, 4, 5]
    assert "published_as" not in names(said)


def test_nothing_is_said_twice() -> None:
    filed = saying.filed(HANDED_IN, CIRCULAR, None)
    said = for_mail(filed, HANDED_IN, CIRCULAR)
    assert names(said).count("filed") == 1
    assert names(said).count("published_as") == 1


def test_after_a_withdrawal_no_answers_are_spread_out_again() -> None:
    gone = replace(HANDED_IN, withdrawn=True)
    assert names(for_mail((Say.of("withdrawn", receipt=RECEIPT),), gone, CIRCULAR)) == ["withdrawn"]


def test_the_review_shows_every_answer_whole_and_in_order() -> None:
    long = "word " * 2000
    interview = an_interview(Stage.REVIEW, answers={5: "Last.", 2: long.strip(), GENERAL: "Thanks."})
    said = saying.review(interview, CIRCULAR)
    assert [(say.phrase, say.args["number"]) for say in said if "number" in say.args] == [
        ("review_missing", 1), ("review_answer", 2), ("review_missing", 3), ("review_missing", 4), ("review_answer", 5),
    ]  # fmt: skip
    assert [say.args["text"] for say in said if "text" in say.args] == [long.strip(), "Last.", "Thanks."]


def test_all_answered_is_said_once_it_was_handed_in() -> None:
    full = an_interview(Stage.SUBMITTED, answers=dict.fromkeys(CIRCULAR.numbers, "x"))
    assert names(saying.open_questions(full, CIRCULAR)) == ["all_answered"]
    assert saying.open_questions(replace(full, versions=0, counted=0), CIRCULAR) == ()


def test_a_mail_lists_files_and_comments_once_and_not_as_each_came() -> None:
    came = (
        Say.of("file_kept", name="a.pdf"),
        Say.of("kept_general", number=GENERAL, characters=0, parts=1, files=1),
        Say.of("late_note"),
        Say.of("late_note"),
        Say.of("mail_files_locked", files="a.pdf"),
        *saying.receipt(HANDED_IN, CIRCULAR, late=True, by_mail=True, counts=True),
    )
    said = names(for_mail(came, HANDED_IN, CIRCULAR))
    assert said[:4] == ["receipt", "late_receipt", "mail_files_locked", "filed"]
    assert "late_note" not in said
    assert not {"file_kept", "kept_general"} & set(said)


@pytest.mark.parametrize("phrase", ["mail_empty", "status_nothing", "asked_staff", "help"])
def test_who_never_agreed_to_publication_is_told_what_is_published(phrase: str) -> None:
    said = names(for_mail((Say.of(phrase),), EMPTY, CIRCULAR))
    assert said.count("mail_notice") == 1
    assert said.index("mail_notice") > said.index("open_question")
    agreed = replace(HANDED_IN, agreed_at=CIRCULAR.opens)
    assert ("mail_notice" in names(for_mail((Say.of(phrase),), agreed, CIRCULAR))) == (
        phrase in ("mail_empty", "help")
    )


def test_the_first_mail_handed_in_is_told_what_is_published_and_the_next_is_not() -> None:
    begun = replace(EMPTY, agreed_at=None).adding(1, Part("m1:a1", "Yes."))
    step = converse(begun, (HandIn(True),), CIRCULAR, CIRCULAR.opens)
    said = names(for_mail(step.says, step.interview, CIRCULAR))
    assert said[-4:] == ["mail_notice", "published_as", "how_to_go_on", "meeting_offer"]
    step = converse(step.interview, (Answer(2, "No.", "m2:a2"), HandIn(True)), CIRCULAR, CIRCULAR.opens)
    assert "mail_notice" not in names(for_mail(step.says, step.interview, CIRCULAR))


def test_who_is_too_late_for_a_consultation_that_refuses_is_asked_for_nothing_more() -> None:
    refusing = replace(CIRCULAR, policy=replace(CIRCULAR.policy, late="refuse"))
    begun = EMPTY.adding(1, Part("m1:a1", "Yes."))
    late = CIRCULAR.deadline + timedelta(days=3)
    step = converse(replace(begun, began_at=late), (HandIn(True),), refusing, late)
    assert names(for_mail(step.says, step.interview, refusing)) == ["closed_refused", "refused_kept", "filed"]
    assert step.interview.agreed_at is None


def test_who_withdrew_is_not_told_how_many_answers_there_were() -> None:
    gone = replace(HANDED_IN, withdrawn=True)
    said = names(for_mail(saying.status(gone, CIRCULAR, CIRCULAR.opens), gone, CIRCULAR))
    assert said == ["withdrawn_before", "status_deadline"]
