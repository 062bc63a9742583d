"""Questions and answers between stakeholders and staff: to whom they go, who may answer, and that all of it is kept."""

from dataclasses import replace
from typing import Any

import pytest

from consultation.correspondence import Inbound, Letter, Proof
from consultation.turns import Answer, Ask, Attach, Comment, Edit, File, HandIn, Submit
from intake import answering
from intake.staff import NoSuchContribution, NotPossible
from store.forgetting import forget
from store.remarks import Kind, Remark
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases
from tests.intake.test_notices import begins
from tests.intake.test_staff import contributed
from tests.store.building import everything

ANNA, GROUP = "anna@itu.test", "-4711"


def to(letters: list[Letter], address: str) -> list[Letter]:
    return [letter for letter in letters if letter.address == address]


def remarks(work: AtWork, address: str = ADDRESS, channel: object = MAIL) -> list[Remark]:
    receipt = work.interview(address, channel).receipt  # type: ignore[arg-type]  # a channel
    found: list[Remark] = work.do(lambda ledger: ledger.remarks.of_receipt(receipt))
    return found


def sent(work: AtWork, letter: Letter, number: str) -> Letter:
    work.do(lambda ledger: ledger.outbox.sent(letter.id or 0, work.now, number, "text"))
    return letter


def asks(work: AtWork) -> list[Letter]:
    """Layla asks by mail; what was posted."""
    return work.writes(Ask("May we answer in Arabic?"), kind="question")


def staff_mail(work: AtWork, letter: Letter, words: str = "You may.", **more: Any) -> list[Letter]:
    given: dict[str, Any] = {
        "channel": MAIL,
        "address": ANNA,
        "turns": (Ask(words),),
        "kind": "staff",
        "proof": Proof.TOKEN,
        "references": (letter.message_id or "",),
        **more,
    }
    return work.takes(Inbound(**given))


def test_a_question_goes_to_each_of_the_staff_with_the_receipt_number_and_is_kept(work: AtWork) -> None:
    letters = asks(work)
    assert [letter.address for letter in letters if letter.reason == "staff"] == [
        ANNA,
        "omar@itu.test",
        GROUP,
    ]
    receipt = work.interview(ADDRESS, MAIL).receipt
    assert to(letters, ANNA)[0].says[0].args == {"text": "May we answer in Arabic?", "receipt": receipt}
    [kept] = remarks(work)
    assert (kept.kind, kept.text, kept.open, kept.who) == (
        Kind.QUESTION,
        "May we answer in Arabic?",
        True,
        "author",
    )


def test_a_reply_to_the_forwarded_mail_goes_to_whoever_asked(work: AtWork) -> None:
    question = to(asks(work), ANNA)[0]
    [answer] = staff_mail(work, question)
    assert (answer.channel, answer.address, answer.reason) == (MAIL, ADDRESS, "answer")
    assert answer.says[0].args["text"] == "You may."
    asked, answered = remarks(work)
    assert not asked.open
    assert (answered.kind, answered.about, answered.who) == (Kind.ANSWER, asked.id, ANNA)
    trail = work.do(lambda ledger: ledger.records.trail(asked.receipt))
    assert [(who, act) for _, who, act, _, _ in trail] == [(ANNA, "answer")]


def test_a_reply_in_the_staff_group_goes_to_whoever_asked(work: AtWork) -> None:
    question = sent(work, to(asks(work), GROUP)[0], "77")
    inbound = Inbound(
        TELEGRAM, GROUP, (Ask("Yes."),), "staff", display_name="Omar", references=(f"tg:{GROUP}:77",)
    )
    [answer] = work.takes(inbound)
    assert (answer.address, answer.says[0].args["text"]) == (ADDRESS, "Yes.")
    assert remarks(work)[1].who == "Omar"
    assert question.key.startswith("question:")
    # a reply to some other message of ours answers nobody
    assert work.takes(replace(inbound, references=(f"tg:{GROUP}:78",))) == []


def test_an_edited_answer_goes_as_a_correction_once(work: AtWork) -> None:
    sent(work, to(asks(work), GROUP)[0], "77")
    said = Inbound(
        TELEGRAM, GROUP, (Ask("Until the 20th."),), "staff", display_name="Omar", references=(f"tg:{GROUP}:77",), message_id=f"tg:{GROUP}:80"
    )  # fmt: skip
    edited = replace(said, turns=(Edit("Until the 19th.", f"tg:{GROUP}:80"),))
    assert work.takes(edited) == [], "nothing was answered before"
    work.takes(said)
    [correction] = work.takes(edited)
    assert (correction.address, phrases([correction])) == (ADDRESS, ["staff_correction"])
    assert correction.says[0].args["text"] == "Until the 19th."
    assert work.takes(edited) == [], "an edit that changes no word, such as the preview of a link"
    other = replace(edited, message_id=f"tg:{GROUP}:81", turns=(Edit("Hm.", f"tg:{GROUP}:81"),))
    assert work.takes(other) == [], "another message of theirs"
    assert [remark.text for remark in remarks(work)[1:]] == ["Until the 20th.", "Until the 19th."]
    trail = work.do(lambda ledger: ledger.records.trail(remarks(work)[0].receipt))
    assert [act for _, _, act, _, _ in trail] == ["answer", "correct answer"]


def test_of_several_edits_that_wait_only_the_last_goes_out(work: AtWork) -> None:
    sent(work, to(asks(work), GROUP)[0], "77")
    said = Inbound(TELEGRAM, GROUP, (Ask("A"),), "staff", references=(f"tg:{GROUP}:77",), message_id="tg:x:8")
    work.takes(said)
    for text in ("B", "C"):
        work.takes(replace(said, turns=(Edit(text, "tg:x:8"),)))
    corrections = [one for one in work.outbox() if one.says[0].phrase == "staff_correction"]
    assert [one.says[0].args["text"] for one in corrections] == ["C"]


REFUSED = [
    ("not from a staff address", {"address": "mallory@evil.test"}),
    ("from another of the staff than the letter went to", {"address": "omar@itu.test"}),
    ("a From header that nothing proves", {"proof": Proof.NONE}),
    ("answers no letter of ours", {"references": ("<guess@intake.test>",)}),
    ("says nothing", {"turns": (Ask("  "),)}),
]


@pytest.mark.parametrize("more", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_nobody_else_answers_in_the_name_of_the_secretariat(work: AtWork, more: dict[str, Any]) -> None:
    question = to(asks(work), ANNA)[0]
    assert staff_mail(work, question, **more) == []
    assert [remark.kind for remark in remarks(work)] == [Kind.QUESTION]


def test_a_file_of_the_answer_goes_along(work: AtWork) -> None:
    work.do(lambda ledger: ledger.files.keep("ab" * 32, 3, "application/pdf", work.now))
    question = to(asks(work), ANNA)[0]
    file = Attach(File("ab" * 32, "Form.pdf", 3, "application/pdf"), "f")
    [answer] = staff_mail(work, question, turns=(Ask("See the form."), file))
    assert [enclosure.name for enclosure in answer.enclosures] == ["Form.pdf"]


def test_staff_hear_that_an_answer_can_reach_nobody(work: AtWork) -> None:
    question = to(asks(work), ANNA)[0]
    work.do(lambda ledger: ledger.people.lost(MAIL, ADDRESS, "bounced"))
    letters = staff_mail(work, question)
    assert phrases(letters) == ["staff_not_passed_on"] * 3
    assert remarks(work)[0].open


def requests(work: AtWork, receipt: str, text: str = "Which year is that?") -> list[Letter]:
    with work.database.transaction() as ledger:
        post = work.post(ledger)
        answering.request(post, CIRCULAR, receipt, text, "anna")
        return post.posted


def test_staff_ask_and_the_reply_by_mail_comes_to_them_and_is_no_answer_to_the_circular(work: AtWork) -> None:
    receipt = contributed(work)
    [letter] = requests(work, receipt.lower())
    assert (letter.address, letter.reason, letter.about) == (ADDRESS, "request", receipt)
    letters = work.mails(Comment("It is 2016.", "c9"), references=(letter.message_id or "",))
    assert to(letters, ANNA)[0].says[0].phrase == "staff_reply"
    assert phrases(to(letters, ADDRESS))[0] == "told_staff"
    [contribution] = work.contributions()
    assert len(contribution.versions) == 1
    assert "2016" not in contribution.versions[0].general
    asked, reply = remarks(work)
    assert (asked.kind, reply.kind, reply.about, reply.open) == (Kind.REQUEST, Kind.REPLY, asked.id, True)
    # and staff answer that by a reply again
    assert to(staff_mail(work, to(letters, ANNA)[0], "Thank you."), ADDRESS)[0].reason == "answer"
    assert [remark.open for remark in remarks(work)] == [False, False, False]


def test_numbered_answers_in_a_reply_to_staff_are_filed_as_ever(work: AtWork) -> None:
    receipt = contributed(work)
    [letter] = requests(work, receipt)
    letters = work.mails(
        Answer(2, "Two.", "a2"), Comment("Sorry.", "c9"), references=(letter.message_id or "",)
    )
    assert to(letters, ANNA)[0].says[0].args["text"] == "Sorry."
    [contribution] = work.contributions()
    assert contribution.versions[-1].answers[2] == "Two."


def test_in_chat_a_reply_to_the_question_of_staff_is_theirs_and_anything_else_is_not(work: AtWork) -> None:
    begins(work, CHAT, "One.")
    work.chats(Submit())
    receipt = work.interview().receipt
    [letter] = requests(work, receipt)
    sent(work, letter, "900")
    letters = work.chats("It is 2016.", references=(f"tg:{CHAT}:900",))
    assert to(letters, GROUP)[0].says[0].args["text"] == "It is 2016."
    assert phrases(to(letters, CHAT)) == ["told_staff"]
    assert "2016" not in str(work.interview().answers)
    work.chats("And another thought.")
    assert "another thought" in str(work.interview().answers)


def test_a_draft_s_author_and_a_number_that_is_none_are_not_asked(work: AtWork) -> None:
    begins(work, CHAT, "One.")
    with pytest.raises(NotPossible, match="draft"):
        requests(work, work.interview().receipt)
    with pytest.raises(NoSuchContribution):
        requests(work, "CL1730-NONE")
    receipt = contributed(work)
    with pytest.raises(NotPossible, match="empty"):
        requests(work, receipt, "  ")
    work.do(lambda ledger: ledger.people.lost(MAIL, ADDRESS, "bounced"))
    with pytest.raises(NotPossible, match="no longer be reached"):
        requests(work, receipt)
    assert work.do(lambda ledger: ledger.records.trail()) == []


def test_what_waits_for_an_answer_is_listed_answered_or_put_aside(work: AtWork) -> None:
    asks(work)
    with work.database.transaction() as ledger:
        [waits] = ledger.remarks.open("cl-17-30")
        post = work.post(ledger)
        answering.answer(post, CIRCULAR, waits, "Yes.", "omar", "answer:1")
        assert [letter.address for letter in post.posted] == [ADDRESS]
        assert ledger.remarks.open("cl-17-30") == []
    asks(work)
    with work.database.transaction() as ledger:
        [waits] = ledger.remarks.open("cl-17-30")
        answering.settle(ledger, waits.id, "omar", "by telephone", work.now)
        assert ledger.remarks.open("cl-17-30") == []
        with pytest.raises(NotPossible, match="no question 99"):
            answering.waiting(ledger, 99)
        assert [act for _, _, act, _, _ in ledger.records.trail()] == ["answer", "settle"]


def test_a_question_that_was_answered_is_not_answered_again_unasked(work: AtWork) -> None:
    asks(work)
    with work.database.transaction() as ledger:
        [waits] = ledger.remarks.open("cl-17-30")
        answering.refuse_a_second_answer(ledger, waits)
        answering.answer(work.post(ledger), CIRCULAR, waits, "Yes.", "omar", "answer:1")
        with pytest.raises(NotPossible, match=r"answered by omar on .*--again"):
            answering.refuse_a_second_answer(ledger, answering.waiting(ledger, waits.id))


def test_whoever_gave_a_name_is_answered_by_it(work: AtWork) -> None:
    contributed(work)
    letters = work.writes(Ask("May we add a file?"), kind="question")
    [answer] = staff_mail(work, to(letters, ANNA)[0])
    assert answer.says[0].args["name"] == work.interview(ADDRESS, MAIL).person.name != ""


def test_the_turns_of_a_reply_keep_what_is_to_be_filed() -> None:
    assert answering.as_reply((Comment("a", "1"), Comment("b", "2"), HandIn(True))) == (Ask("a\n\nb"),)
    assert answering.as_reply((Answer(1, "x", "k"), HandIn(True))) == (Answer(1, "x", "k"), HandIn(True))


def test_who_is_forgotten_leaves_no_word_with_staff(work: AtWork) -> None:
    question = to(asks(work), ANNA)[0]
    staff_mail(work, question, "You may, Layla.")
    requests(work, contributed(work), "Which year, Layla?")
    assert "Layla?" in everything(work.database)
    with work.database.transaction() as ledger:
        assert forget(ledger.session, MAIL, ADDRESS, work.now) is not None
    left = everything(work.database)
    for words in ("May we answer in Arabic?", "You may, Layla.", "Which year, Layla?", ADDRESS):
        assert words not in left
