"""A person with several contributions: each message is about the one it names, and nothing moves unasked."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consultation.correspondence import Letter, Proof
from consultation.turns import (
    Agree,
    Answer,
    Begin,
    ChooseLanguage,
    Confirm,
    Edit,
    New,
    Remove,
    Resume,
    Skip,
    Status,
    Submit,
    Withdraw,
)
from tests.consultation.builders import CIRCULAR, LATE
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases

FIRST = (ChooseLanguage("en"), Agree(), "Layla", "Ministry", Skip(), Skip(), Skip())
SECOND = ("Layla", "Union", Skip(), Skip(), Skip())


@pytest.fixture
def work(tmp_path: Path) -> AtWork:
    return AtWork(tmp_path)


def two(work: AtWork) -> tuple[str, str]:
    """Receipts of a contribution that was handed in and of one begun after it; the person is with the second."""
    work.chats(*FIRST, "For the ministry.", Submit())
    first = work.interview().receipt
    work.chats(New(), *SECOND, "For the union.")
    return first, work.interview().receipt


def text_of(work: AtWork, receipt: str, number: int = 1) -> str:
    found = work.do(lambda ledger: ledger.interviews.of_receipt(receipt))
    assert found is not None
    return str(found.interview.text(number))


def links(work: AtWork, address: str = ADDRESS) -> None:
    with work.database.transaction() as ledger:
        chat = ledger.people.find(TELEGRAM, CHAT)
        assert chat is not None
        ledger.people.link(ledger.people.meet(MAIL, address, work.now), chat.person)


def answering(letter: Letter) -> dict[str, Any]:
    assert letter.message_id
    return {"references": (letter.message_id,)}


@pytest.mark.parametrize("typed", ["{receipt}", "{tail}", "{low}"])
def test_a_receipt_leads_back_and_words_go_there(work: AtWork, typed: str) -> None:
    first, second = two(work)
    said = typed.format(receipt=first, tail=first[-11:].replace("-", "_"), low=first.lower())
    [letter] = work.chats(Resume(said))
    assert phrases([letter])[:2] == ["opened", "handed_in"]
    assert letter.about == first
    work.chats("And more.", Submit())
    assert text_of(work, second) == "For the union."
    assert {c.receipt: len(c.versions) for c in work.contributions()} == {first: 2}


def test_the_receipt_of_somebody_else_leads_nowhere(work: AtWork) -> None:
    first, _ = two(work)
    work.chats(*FIRST, "Mine.", address="777")
    assert phrases(work.chats(Resume(first), address="777"))[0] == "no_such_receipt"
    assert work.interview("777").text(1) == "Mine."
    assert phrases(work.chats(Resume(first), address="888")) == ["welcome", "choose_language"]


def test_status_names_every_contribution_and_the_way_to_it(work: AtWork) -> None:
    first, second = two(work)
    [letter] = work.chats(Status())
    lines = [say.args for say in letter.says if say.phrase == "contribution_line"]
    assert [(line["label"], line["receipt"], line["state"], line["here"]) for line in lines] == [
        ("Ministry", first, "submitted", "no"),
        ("Union", second, "draft", "yes"),
    ]
    assert lines[0]["open"] == f"/open_{first[-11:].replace('-', '_')}"
    assert phrases(work.chats(Resume(first), Status()))[:2] == ["your_contributions", "contribution_line"]


def test_who_has_one_contribution_hears_of_no_other(work: AtWork) -> None:
    work.chats(*FIRST, "For the ministry.", Submit())
    assert phrases(work.chats(Status())) == ["handed_in", "status_answered", "status_deadline"]


def test_an_edit_goes_to_the_contribution_of_its_message_and_says_so(work: AtWork) -> None:
    first, second = two(work)
    [key] = [
        part.key for part in work.do(lambda ledger: ledger.interviews.of_receipt(first)).interview.parts(1)
    ]
    [letter] = work.chats(Edit("For the ministry, changed.", key))
    assert phrases([letter]) == ["edited", "elsewhere"]
    assert letter.says[1].args["receipt"] == first
    assert text_of(work, first) == "For the ministry, changed."
    assert work.interview().receipt == second
    assert work.chats(Edit("For the ministry, changed.", key)) == []  # an edit can fire without any change
    [letter] = work.chats(Remove(key))
    assert phrases([letter]) == ["removed", "elsewhere"]
    assert text_of(work, first) == ""
    assert text_of(work, second) == "For the union."


def test_a_button_below_another_contribution_leads_to_it_first(work: AtWork) -> None:
    first, second = two(work)
    [letter] = work.chats(Resume(first, quiet=True))
    assert phrases([letter]) == ["opened"]
    assert work.chats(Resume(first, quiet=True)) == []  # there already
    assert work.interview().receipt == first
    assert second != first


def test_an_empty_new_contribution_is_left_by_withdrawing_and_found_again_by_new(work: AtWork) -> None:
    work.chats(*FIRST, "For the ministry.", Submit())
    first = work.interview().receipt
    [letter] = work.chats(New())
    assert letter.says[0].args["earlier"] == first
    empty = work.interview().receipt
    assert phrases(work.chats(Withdraw()))[:2] == ["left_new", "handed_in"]
    assert work.interview().receipt == first
    assert work.contributions()[0].status.value == "submitted"
    assert phrases(work.chats(New())) == ["new_begun", "ask_name"]
    assert work.interview().receipt == empty


def test_nobody_is_reminded_of_an_empty_contribution_that_they_left(work: AtWork) -> None:
    work.chats(*FIRST, "For the ministry.", Submit(), New(), Withdraw())
    work.now = CIRCULAR.deadline.replace(day=13)
    assert [letter for letter in work.due() if letter.reason == "reminder"] == []


def test_a_reminder_of_a_draft_that_was_left_leads_back_to_it(work: AtWork) -> None:
    first, second = two(work)
    work.chats(Resume(first))
    work.now = CIRCULAR.deadline.replace(day=13)
    [letter] = [letter for letter in work.due() if letter.reason == "reminder"]
    assert letter.about == second
    assert letter.says[0].args["open"] == f"/open_{second[-11:].replace('-', '_')}"


def test_a_mail_that_answers_a_letter_goes_to_the_contribution_of_that_letter(work: AtWork) -> None:
    work.chats(*FIRST)
    links(work)
    [receipt] = work.mails(Answer(1, "For the ministry.", "m1"))
    first = work.interview().receipt
    work.chats(New(), *SECOND, "For the union.")
    [letter] = work.mails(Answer(2, "The second.", "m2"), proof=Proof.TOKEN, **answering(receipt))
    assert letter.about == first
    assert text_of(work, first, 2) == "The second."
    assert work.interview().text(2) == ""
    assert work.interview().text(1) == "For the union."
    work.writes(Withdraw(certain=True), proof=Proof.TOKEN, **answering(letter))
    assert {c.receipt: c.status.value for c in work.contributions()}[first] == "withdrawn"


def test_a_letter_of_somebody_else_names_nothing(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Mine.", "m1"), address="somebody@else.test")
    work.mails(Answer(1, "Yours.", "m2"), **answering(receipt))
    assert sorted(c.versions[-1].answers[1] for c in work.contributions()) == ["Mine.", "Yours."]


def test_joining_two_addresses_moves_neither_of_them(work: AtWork) -> None:
    work.mails(Answer(1, "By mail.", "m1"))
    by_mail = work.interview(ADDRESS, MAIL).receipt
    work.chats(*FIRST, "In chat.")
    in_chat = work.interview().receipt
    links(work)
    work.chats("More in chat.")
    work.mails(Answer(2, "More by mail.", "m2"))
    assert (work.interview().receipt, work.interview(ADDRESS, MAIL).receipt) == (in_chat, by_mail)
    assert text_of(work, in_chat) == "In chat.\nMore in chat."
    assert text_of(work, by_mail, 2) == "More by mail."
    assert len([say for say in work.chats(Status())[0].says if say.phrase == "contribution_line"]) == 2


def test_a_link_to_another_consultation_leads_there_until_the_person_comes_back(tmp_path: Path) -> None:
    other = replace(CIRCULAR, slug="other", reference="OTHER/1")
    work = AtWork(tmp_path, CIRCULAR, other)
    work.chats(*FIRST, "For the first.", consultation=CIRCULAR.slug)
    first = work.interview()
    assert work.chats(Status(), consultation="other")[0].consultation == "other"
    work.chats(*FIRST, "For the other.")
    [key] = [part.key for part in first.parts(1)]
    [letter] = work.chats(Edit("For the first, changed.", key))
    assert phrases([letter]) == ["edited", "elsewhere"]
    assert letter.consultation == CIRCULAR.slug
    assert work.chats(Status())[0].consultation == "other"
    assert work.chats(Resume(first.receipt))[0].consultation == CIRCULAR.slug
    assert work.chats(Status())[0].consultation == CIRCULAR.slug
    assert phrases(work.chats(Confirm()))[0] == "nothing_to_confirm"


OTHER = replace(CIRCULAR, slug="other-26", reference="OTHER/26")
CLOSED = replace(CIRCULAR, slug="closed", reference="CLOSED/1", deadline=CIRCULAR.opens)


def test_who_is_new_is_asked_which_of_the_open_consultations_they_mean(tmp_path: Path) -> None:
    work = AtWork(tmp_path, CIRCULAR, CLOSED, OTHER)
    for said in (Begin(), "Hello?"):
        [letter] = work.chats(said, language="fr")
        assert phrases([letter]) == ["which_consultation", "consultation_line", "consultation_line"]
        assert [say.args["open"] for say in letter.says[1:]] == ["/start_cl_17_30", "/start_other_26"]
        assert letter.language == "fr"
    assert work.contributions(drafts=True) == []
    [letter] = work.chats(Begin("other-26"), consultation="other-26")
    assert letter.consultation == "other-26"
    assert phrases(work.chats(ChooseLanguage("en")))[:1] == ["notice"]
    [letter] = work.chats(Begin())
    assert phrases([letter])[:3] == ["welcome", "also_open", "consultation_line"]
    assert letter.says[2].args["reference"] == "CL-17/30"


def test_where_one_consultation_is_open_nobody_is_asked(tmp_path: Path) -> None:
    work = AtWork(tmp_path, CLOSED, CIRCULAR)
    [letter] = work.chats(Begin())
    assert letter.consultation == CIRCULAR.slug
    assert phrases([letter]) == ["welcome", "choose_language"]


@pytest.mark.parametrize(("published", "closed"), [(True, True), (True, False), (False, True)])
def test_after_the_close_start_says_where_the_compilation_is_once_there_is_one(
    tmp_path: Path, *, published: bool, closed: bool
) -> None:
    work = AtWork(tmp_path, public_url="https://desk.example")
    if published:
        work.do(lambda ledger: ledger.editions.keep(CIRCULAR.slug, 1, work.now, "/editions/1", {}))
    work.now = LATE if closed else work.now
    [welcome] = work.chats(Begin())
    urls = [say.args["url"] for say in welcome.says if say.phrase == "compilation_out"]
    assert urls == (["https://desk.example/cl-17-30/"] if published and closed else [])
