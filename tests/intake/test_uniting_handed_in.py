"""What was handed in at two doors stays two until its author makes it one; a mail to an older letter drops no newer words."""

import pytest

from consultation.correspondence import Letter, Proof
from consultation.turns import Answer, Edit, GoTo, Keep, Status, Submit, Unite, Unlink
from tests.intake.at_work import ADDRESS, MAIL, AtWork, phrases
from tests.intake.test_accounts import in_chat, replies, verification

pytestmark = pytest.mark.whole  # each is a conversation of many messages


@pytest.fixture
def two(work: AtWork) -> AtWork:
    """One contribution handed in in chat, another by mail, and then the two doors are joined."""
    letter = verification(in_chat(work))
    work.chats("Chat one.", GoTo(2), "Chat two.", Submit())
    work.mails(Answer(2, "Mail two.", "a2"), Answer(3, "Mail three.", "a3"))
    told = replies(work, letter)
    assert "two_handed_in" in phrases(told)
    return work


def standing(work: AtWork) -> list[tuple[str, str | None, dict[int, str]]]:
    found = sorted(work.contributions(), key=lambda one: one.began_at)
    return [(one.receipt, one.merged_into, dict(one.versions[-1].answers)) for one in found]


def test_they_stay_two_until_their_author_makes_them_one(two: AtWork) -> None:
    (first, none, chat), (second, _, mail) = standing(two)
    assert none is None
    assert (chat, mail) == ({1: "Chat one.", 2: "Chat two."}, {2: "Mail two.", 3: "Mail three."})
    said = two.chats(Unite())
    assert phrases(said)[:2] == ["united", "both_answered"]
    assert [one[:2] for one in standing(two)] == [(first, None), (second, first)]
    assert standing(two)[0][2] == chat, "what counts is what was handed in, until it is handed in again"
    two.chats(Keep(2, "mail"), Submit())
    assert standing(two)[0][2] == {1: "Chat one.", 2: "Mail two.", 3: "Mail three."}
    assert two.interview().receipt == two.interview(ADDRESS, MAIL).receipt == first


def test_by_mail_only_for_who_surely_wrote_it(two: AtWork) -> None:
    assert phrases(two.writes(Unite(proven=False), proof=Proof.NONE))[0] == "unite_prove"
    assert all(into is None for _, into, _ in standing(two))
    assert "united" in phrases(two.writes(Unite(), proof=Proof.TOKEN))


def test_a_second_time_and_with_nothing_joined_there_is_nothing_to_unite(work: AtWork, two: AtWork) -> None:
    two.chats(Unite())
    assert phrases(two.chats(Unite()))[0] == "nothing_to_unite"
    work.chats("en", "en", "yes", "Omar", "-", "-", "-", "-", "Mine.", Submit(), address="777")
    assert phrases(work.chats(Unite(), address="777"))[0] == "nothing_to_unite"


def test_those_for_two_organisations_stay_two(work: AtWork) -> None:
    from consultation.turns import Introduce

    letter = verification(in_chat(work))
    work.chats("Chat one.", Submit())
    work.mails(Introduce({"organisation": "Another Body"}), Answer(2, "Mail two.", "a2"))
    assert "two_handed_in" not in phrases(replies(work, letter))
    assert phrases(work.chats(Unite()))[0] == "nothing_to_unite"


def test_taking_the_doors_apart_makes_them_two_again(two: AtWork) -> None:
    before = standing(two)
    two.chats(Unite(), Unlink())
    assert standing(two) == before
    assert "Mail three." not in str(two.chats(Status()))
    by_mail = two.interview(ADDRESS, MAIL)
    assert (by_mail.text(2), by_mail.text(3)) == ("Mail two.", "Mail three.")


# A mail that answers an older letter


@pytest.fixture
def joined(work: AtWork) -> AtWork:
    replies(work, verification(in_chat(work)))
    work.chats("First.")
    return work


def status(work: AtWork) -> Letter:
    work.passes(minutes=1)
    [letter] = work.writes(Status(), proof=Proof.TOKEN)
    work.passes(minutes=1)
    return letter


def answers(work: AtWork, letter: Letter, number: int, words: str) -> list[Letter]:
    message = (letter.message_id or "",)
    return work.mails(Answer(number, words, f"m:{words}"), proof=Proof.TOKEN, references=message)


def test_it_replaces_what_that_letter_showed(joined: AtWork) -> None:
    shown = status(joined)
    told = answers(joined, shown, 1, "Better.")
    assert "both_answered" not in phrases(told)
    assert joined.interview().text(1) == "Better."


@pytest.mark.parametrize("edited", [False, True], ids=["written", "edited"])
def test_it_stands_beside_what_came_in_chat_after_that_letter(joined: AtWork, edited: bool) -> None:
    shown = status(joined)
    if edited:
        joined.chats(Edit("Newer.", joined.interview().parts(1)[0].key))
    else:
        joined.chats("Newer.")
    told = answers(joined, shown, 1, "By mail.")
    [both] = [say.args for letter in told for say in letter.says if say.phrase == "both_answered"]
    assert "Newer." in str(both["chat"])
    assert both["mail"] == "By mail."
    joined.chats(Keep(1, "chat"))
    assert joined.interview().text(1).endswith("Newer.")


def test_only_under_the_question_that_is_newer(joined: AtWork) -> None:
    shown = status(joined)
    joined.chats(GoTo(2), "Newer two.")
    answers(joined, shown, 1, "Better one.")
    assert (joined.interview().text(1), joined.interview().text(2)) == ("Better one.", "Newer two.")


def test_an_answer_to_a_letter_about_a_draft_that_went_into_another_goes_there_too(work: AtWork) -> None:
    letter = verification(in_chat(work))
    work.chats("Chat one.")
    work.passes(minutes=1)
    [shown] = work.writes(Status(), proof=Proof.TOKEN)  # begins something by mail, which is emptied below
    replies(work, letter)
    answers(work, shown, 2, "By mail.")
    interview = work.interview()
    assert (interview.text(1), interview.text(2)) == ("Chat one.", "By mail.")
    assert len(work.contributions()) == 1
