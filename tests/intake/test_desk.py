"""What happens with a message, whichever door it came through: one transaction, one reply, everything once."""

from dataclasses import replace
from pathlib import Path

import pytest

from consultation.contribution import Status as Standing
from consultation.correspondence import Inbound, Proof
from consultation.interview import GENERAL
from consultation.turns import (
    Agree,
    Answer,
    Ask,
    Attach,
    Begin,
    ChooseLanguage,
    Comment,
    Confirm,
    HandIn,
    Help,
    New,
    Skip,
    Status,
    Stop,
    Submit,
    Unsupported,
    Withdraw,
    Write,
)
from store.database import StoreUnavailable
from store.forgetting import forget
from tests.consultation.builders import CIRCULAR, LATE, a_file
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases
from tests.store.building import an_arrival, everything

TO_THE_QUESTIONS = (Begin(), ChooseLanguage("en"), Agree(), "Layla Haddad", Skip(), Skip(), Skip(), Skip())


def test_a_contribution_in_chat_ends_with_a_receipt(work: AtWork) -> None:
    letters = work.chats(*TO_THE_QUESTIONS, "Many chances.", Submit())
    [letter] = letters
    assert letter.reason == "receipt"
    assert phrases(letters) == ["receipt", "published_as", "after_submit", "meeting_offer"]
    [contribution] = work.contributions()
    assert (contribution.status, contribution.public_number) == (Standing.SUBMITTED, 1)
    assert contribution.versions[0].answers == {1: "Many chances."}
    assert contribution.versions[0].proof is Proof.ACCOUNT
    enclosure, _ = letter.enclosures
    assert enclosure.name == f"receipt-{contribution.receipt}.json"
    assert work.files.read(enclosure.sha256) == f"{contribution.receipt} 1 submitted".encode()


def test_a_second_version_has_the_same_receipt_number_and_another_file(work: AtWork) -> None:
    [first] = work.chats(*TO_THE_QUESTIONS, "One.", Submit())
    [second] = work.chats("By the way.", Submit())
    assert phrases([second])[0] == "receipt_again"
    assert second.says[0].args["receipt"] == first.says[0].args["receipt"]
    assert second.enclosures != first.enclosures
    [contribution] = work.contributions()
    assert [version.number for version in contribution.versions] == [1, 2]
    assert contribution.versions[0].general == ""
    assert contribution.public_number == 1


def test_a_reply_goes_to_the_message_it_answers(work: AtWork) -> None:
    [letter] = work.mails(
        Answer(1, "Yes.", "a1"),
        message_id="<m1@ministry.test>",
        references=("<2@x>", "<1@x>"),
        subject="My answers",
    )
    assert (letter.in_reply_to, letter.references, letter.subject) == (
        "<m1@ministry.test>",
        ("<1@x>", "<2@x>"),
        "My answers",
    )
    assert letter.message_id is not None
    assert letter.message_id.endswith("@intake.test>")


def test_a_mail_that_is_vouched_for_counts_at_once(work: AtWork) -> None:
    letters = work.mails(Answer(2, "Rules.", "a2"))
    assert phrases(letters)[0] == "receipt"
    assert phrases(letters).count("open_question") == 4
    [contribution] = work.contributions()
    assert (contribution.status, contribution.public_number, contribution.versions[0].proof) == (
        Standing.SUBMITTED,
        1,
        Proof.DOMAIN,
    )


def test_a_mail_that_nobody_vouches_for_waits_for_its_author_s_word(work: AtWork) -> None:
    letters = work.mails(Answer(2, "Rules.", "a2"), proof=Proof.NONE)
    assert phrases(letters)[0] == "please_confirm"
    assert not any("receipt" in say.args for letter in letters for say in letter.says)
    [contribution] = work.contributions()
    assert (contribution.status, contribution.public_number) == (Standing.UNCONFIRMED, None)
    confirmed = work.writes(Confirm(proven=False), proof=Proof.NONE)
    assert "confirmed" in phrases(confirmed)
    assert confirmed[0].enclosures
    [contribution] = work.contributions()
    assert (contribution.status, contribution.public_number, contribution.versions[0].proof) == (
        Standing.SUBMITTED,
        1,
        Proof.WORD,
    )


def test_a_confirmation_after_the_deadline_keeps_the_words_in_time(work: AtWork) -> None:
    work.mails(Answer(2, "Rules.", "a2"), proof=Proof.NONE)
    work.now = LATE
    work.writes(Confirm(), proof=Proof.TOKEN)
    [contribution] = work.contributions()
    [version] = contribution.versions
    assert version.confirmed
    assert not contribution.is_late(version, CIRCULAR)


def test_what_comes_after_the_deadline_is_kept_marked_and_said(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS)
    work.now = LATE
    assert "late_note" in phrases(work.chats("Too late?"))
    assert "late_receipt" in phrases(work.chats(Submit()))
    [contribution] = work.contributions()
    assert contribution.is_late(contribution.versions[0], CIRCULAR)


def test_who_hands_in_again_too_late_is_told_that_the_version_in_time_counts(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "In time.", Submit())
    work.now = LATE
    [letter] = work.chats("Too late.", Submit())
    assert phrases([letter]) == ["receipt_beside", "late_note", "published_as"]
    assert (letter.says[0].args["version"], letter.says[0].args["counting"]) == (2, 1)
    [contribution] = work.contributions()
    counting = contribution.counting(CIRCULAR)
    assert counting is not None
    assert counting.number == 1
    [letter] = work.chats(*TO_THE_QUESTIONS, "All late.", Submit(), address="777")
    assert phrases([letter])[0] == "receipt"
    [letter] = work.chats("Later still.", Submit(), address="777")
    assert phrases([letter])[0] == "receipt_again"  # all late: the last one counts


def test_lateness_is_asked_of_the_moment_of_arrival_not_of_handling(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "Yes.")
    work.now = CIRCULAR.deadline
    kept = work.kept(Inbound(TELEGRAM, CHAT, (Submit(),)))
    work.now = LATE  # days of downtime
    work.do(lambda ledger: work.desk.receive(ledger, kept, Inbound(TELEGRAM, CHAT, (Submit(),))))
    [contribution] = work.contributions()
    assert not contribution.is_late(contribution.versions[0], CIRCULAR)


@pytest.mark.parametrize("word", ["yes", "Yes!", "نعم", "no"])
def test_a_yes_after_a_withdrawal_is_heard_and_not_kept(work: AtWork, word: str) -> None:
    work.chats(*TO_THE_QUESTIONS, "Yes.", Submit(), Withdraw(), Withdraw())
    assert phrases(work.chats(word)) == ["withdrawn_before"]
    assert work.interview().text(GENERAL) == ""
    assert "kept_general" in phrases(work.chats("Yes, and one more thing about the services."))


def test_a_file_that_could_not_be_fetched_is_noted_for_staff(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, Unsupported("unsupported_file_lost", "annex.pdf"))
    [noted] = work.do(lambda ledger: ledger.arrivals.noted())
    assert (noted.address, noted.note) == (
        CHAT,
        "its file annex.pdf could not be fetched; its author was told",
    )
    work.chats(Unsupported(), Unsupported("unsupported_too_large", "film.mp4"))
    assert len(work.do(lambda ledger: ledger.arrivals.noted())) == 1


def test_withdrawing_is_asked_once_more_and_then_done(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "Yes.", Submit())
    assert phrases(work.chats(Withdraw())) == ["ask_withdraw"]
    assert phrases(work.chats("yes")) == ["withdrawn"]
    [contribution] = work.contributions()
    assert contribution.status is Standing.WITHDRAWN
    assert contribution.withdrawn_at == work.now
    assert contribution.versions[0].answers == {1: "Yes."}  # kept, not published
    trail = work.do(lambda ledger: ledger.records.trail(contribution.receipt))
    assert [(who, act) for _, who, act, _, _ in trail] == [("author", "withdraw")]


def test_another_contribution_is_for_another_organisation(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "For the ministry.", Submit())
    first = work.interview()
    assert phrases(work.chats(New())) == ["new_begun", "ask_name"]
    second = work.interview()
    assert second.receipt != first.receipt
    assert second.is_empty
    work.chats("Ivan", Skip(), Skip(), Skip(), Skip(), "For the union.", Submit())
    assert [c.versions[0].answers for c in work.contributions()] == [
        {1: "For the ministry."},
        {1: "For the union."},
    ]
    assert [c.public_number for c in work.contributions()] == [1, 2]
    work.chats(New())
    assert len({work.interview().receipt, first.receipt, second.receipt}) == 3


def test_words_below_a_command_belong_to_what_the_command_led_to(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "For the ministry.")
    work.takes(Inbound(TELEGRAM, CHAT, (Submit(), Write("And thanks.", "k"))))
    [contribution] = work.contributions()
    assert contribution.versions[0].general == ""  # handed in before these words were written
    assert work.interview().text(GENERAL) == "And thanks."
    assert work.interview().changed
    work.takes(Inbound(TELEGRAM, CHAT, (New(), Write("Ivan of the union", "k2"))))
    assert work.interview().person.name == "Ivan of the union"
    [contribution] = work.contributions()
    assert contribution.versions[0].general == ""


def test_somebody_who_does_not_begin_with_start_is_welcomed_all_the_same(work: AtWork) -> None:
    letters = work.chats("Hello?", language="fr")
    assert phrases(letters) == ["welcome", "choose_language"]
    assert letters[0].language == "fr"
    assert work.interview().is_empty


def test_a_person_whose_app_speaks_another_language_is_answered_in_english(work: AtWork) -> None:
    assert work.chats(Begin(), language="de")[0].language == "en"
    assert work.chats(ChooseLanguage("ar"))[0].language == "ar"
    assert work.chats(Help())[0].language == "ar"


REDELIVERED = [
    Inbound(TELEGRAM, CHAT, (Begin(),)),
    Inbound(
        MAIL, ADDRESS, (Answer(1, "Yes.", "a1"), HandIn(proven=True)), "contribution", proof=Proof.DOMAIN
    ),
    Inbound(MAIL, ADDRESS, (Ask("When?"),), "question"),
    Inbound(TELEGRAM, "-77", (), "group"),
    Inbound(MAIL, ADDRESS, (), "empty"),
]


@pytest.mark.parametrize("inbound", REDELIVERED, ids=lambda inbound: inbound.kind)
def test_a_message_delivered_twice_is_handled_once(work: AtWork, inbound: Inbound) -> None:
    kept = work.kept(inbound, "same")
    first = work.do(lambda ledger: work.desk.receive(ledger, kept, inbound))
    assert first
    before = everything(work.database)
    assert work.do(lambda ledger: work.desk.receive(ledger, kept, inbound)) == []
    assert (
        work.do(
            lambda ledger: ledger.arrivals.keep([an_arrival("same", account="desk", channel=inbound.channel)])
        )
        == []
    )
    assert everything(work.database) == before


def test_a_fault_in_the_middle_keeps_nothing_and_the_message_waits(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "Yes.")
    before = (work.interview(), work.outbox())
    inbound = Inbound(TELEGRAM, CHAT, (Submit(),))
    kept = work.kept(inbound)
    attachments = work.files.path("ab" * 32).parents[1]
    attachments.write_text("in the way of the folder")
    with pytest.raises(
        StoreUnavailable, match="attachments"
    ):  # a full disk: nobody's fault, so it is no failed try
        work.do(lambda ledger: work.desk.receive(ledger, kept, inbound))
    assert (work.interview(), work.outbox()) == before
    assert work.contributions() == []
    attachments.unlink()
    assert phrases(work.do(lambda ledger: work.desk.receive(ledger, kept, inbound)))[0] == "receipt"


def test_empty_mails_get_two_answers_at_most(work: AtWork) -> None:
    answers = [work.writes(kind="empty", proof=Proof.NONE) for _ in range(5)]
    assert [len(letters) for letters in answers] == [1, 1, 0, 0, 0]
    assert phrases(answers[0])[0] == "mail_empty"
    assert work.mails(Answer(1, "Yes.", "a1"))  # a person after all
    assert work.do(lambda ledger: ledger.arrivals.counts()) == {"done": 6}


def test_two_robots_that_answer_each_other_stop(work: AtWork) -> None:
    answered = sum(len(work.mails(Answer(1, f"Out of office {n}", f"a{n}"))) for n in range(60))
    assert answered <= 30
    assert work.do(lambda ledger: ledger.arrivals.counts()) == {"done": 60}
    work.passes(hours=2)
    assert work.mails(Answer(1, "It is me.", "b"))


@pytest.mark.parametrize("kind", ["auto-reply", "list", "bounce", "ignored", "read-receipt"])
def test_automatic_mail_is_recorded_and_never_answered(work: AtWork, kind: str) -> None:
    assert work.takes(Inbound(MAIL, "robot@lists.test", (), kind, proof=Proof.NONE, answerable=False)) == []
    assert work.do(lambda ledger: ledger.arrivals.counts_by_kind(MAIL)) == {kind: 1}
    assert work.do(lambda ledger: ledger.people.find(MAIL, "robot@lists.test")) is None


def test_a_contribution_that_may_not_be_answered_is_kept_in_silence(work: AtWork) -> None:
    assert work.mails(Answer(1, "Yes.", "a1"), answerable=False) == []
    assert len(work.contributions()) == 1


BOUNCES = [
    # notes, the address is lost
    (("layla@ministry.test", "5.1.1", "permanent", "{sent}"), True),
    (("LAYLA@ministry.test", "5.1.1", "permanent", "{sent}"), True),
    (("", "5.1.1", "permanent", "{sent}"), True),
    (("layla@ministry.test", "4.2.2", "temporary", "{sent}"), False),
    (("layla@ministry.test", "5.1.1", "permanent", "<not-ours@x.test>"), False),  # anybody can write that
    (("layla@ministry.test", "5.1.1", "permanent", ""), False),
    (("somebody@else.test", "5.1.1", "permanent", "{sent}"), False),
    ((), False),
]


@pytest.mark.parametrize(("notes", "lost"), BOUNCES)
def test_a_bounce_that_names_our_letter_stops_letters_to_that_address(
    work: AtWork, notes: tuple[str, ...], lost: bool
) -> None:
    [letter] = work.mails(Answer(1, "Yes.", "a1"))
    told = tuple(note.format(sent=letter.message_id) for note in notes)
    assert (
        work.takes(
            Inbound(
                MAIL,
                "mailer-daemon@ministry.test",
                (),
                "bounce",
                proof=Proof.NONE,
                answerable=False,
                notes=told,
            )
        )
        == []
    )
    contact = work.do(lambda ledger: ledger.people.find(MAIL, ADDRESS))
    assert (contact.unreachable is not None) is lost
    assert len(work.contributions()) == 1


def test_a_group_is_told_once_a_day_and_collects_nothing(work: AtWork) -> None:
    def group() -> list[str]:
        return phrases(work.takes(Inbound(TELEGRAM, "-77", (Write("hello all", "k"),), "group")))

    assert [group(), group(), group()] == [["group_explains"], [], []]
    work.passes(days=1)
    assert group() == ["group_explains"]
    assert work.contributions(drafts=True) == []


def test_who_blocks_us_is_left_alone_until_they_write_again(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS)

    def unreachable() -> str | None:
        contact = work.do(lambda ledger: ledger.people.find(TELEGRAM, CHAT))
        return str(contact.unreachable) if contact.unreachable else None

    work.takes(Inbound(TELEGRAM, CHAT, (), "blocked", answerable=False))
    assert unreachable() == "blocked by the person"
    work.takes(Inbound(TELEGRAM, CHAT, (), "unblocked", answerable=False))
    assert unreachable() is None
    work.takes(Inbound(TELEGRAM, CHAT, (), "blocked", answerable=False))
    work.chats("Here I am.")
    assert unreachable() is None
    assert work.takes(Inbound(TELEGRAM, "999", (), "blocked", answerable=False)) == []  # nobody we know


def test_stop_means_no_more_reminders_and_answers_go_on(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "Yes.")
    assert phrases(work.chats(Stop())) == ["stopped"]
    assert work.do(lambda ledger: ledger.people.find(TELEGRAM, CHAT)).stopped
    assert phrases(work.chats("More.")) == ["recorded"]


def test_a_question_goes_to_every_member_of_staff(work: AtWork) -> None:
    letters = work.writes(Ask("When is the meeting?"), kind="question")
    assert sorted((letter.channel.value, letter.address, letter.reason) for letter in letters) == [
        ("mail", "anna@itu.test", "staff"),
        ("mail", ADDRESS, "reply"),
        ("mail", "omar@itu.test", "staff"),
        ("telegram", "-4711", "staff"),
    ]
    assert phrases([letter for letter in letters if letter.reason == "reply"])[0] == "asked_staff"
    [told] = {letter.says[0].args["text"] for letter in letters if letter.reason == "staff"}
    assert told == "When is the meeting?"


def test_a_text_that_the_client_split_in_ten_is_acknowledged_once(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS)
    before = len(work.outbox())
    for number in range(10):
        work.chats(f"Part {number}.")
    waiting = work.outbox()[before:]
    assert [(say.phrase, say.args["parts"]) for letter in waiting for say in letter.says] == [
        ("recorded", 10)
    ]
    assert work.interview().text(1).count("Part") == 10


def test_a_message_set_aside_is_answered_with_a_word(work: AtWork) -> None:
    work.chats(ChooseLanguage("ar"), ChooseLanguage("ar"))
    kept = work.kept(Inbound(TELEGRAM, CHAT, ()))
    letters = work.do(lambda ledger: work.desk.set_aside(ledger, kept, work.now))
    assert [(letter.address, letter.language, letter.says[0].phrase) for letter in letters] == [
        (CHAT, "ar", "set_aside")
    ]
    [aside] = work.do(lambda ledger: ledger.arrivals.aside())
    assert aside.id == kept.id


# Two consultations at once


def two(folder: Path) -> AtWork:
    other = replace(CIRCULAR, slug="other", reference="O-1", deadline=LATE.replace(year=2018))
    return AtWork(folder, CIRCULAR, other)


def test_a_message_goes_to_the_consultation_it_names_or_that_the_person_is_in(tmp_path: Path) -> None:
    work = two(tmp_path)
    assert work.chats(Begin(), consultation="other")[0].consultation == "other"
    assert work.chats(Help())[0].consultation == "other"
    assert work.chats(Begin(), consultation="cl-17-30")[0].consultation == "cl-17-30"
    work.passes(minutes=1)
    assert work.chats(Help())[0].consultation == "cl-17-30"
    assert work.chats(Begin(), address="777", consultation="unknown")[0].consultation == "cl-17-30"
    work.now = LATE
    assert work.chats(Begin(), address="888")[0].consultation == "other"  # the one that is open
    work.database.close()


def test_one_person_has_a_receipt_for_each_consultation(tmp_path: Path) -> None:
    work = two(tmp_path)
    for slug in ("cl-17-30", "other"):
        work.mails(Answer(1, "Yes.", f"a-{slug}"), consultation=slug)
    with work.database.transaction() as ledger:
        receipts = [c.receipt for slug in ("cl-17-30", "other") for c in ledger.contributions.all(slug)]
    assert len(set(receipts)) == 2
    work.database.close()


# Who really wrote

CLAIMS = [Proof.NONE, Proof.WORD]
SAID = Confirm(proven=False)  # as the door reads it in a mail that nobody vouches for


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize(
    "turns", [(Withdraw(), SAID), (Withdraw(), Withdraw()), (Withdraw(), SAID, Withdraw(), SAID)]
)
def test_nobody_withdraws_what_was_proven_by_writing_its_author_s_address(
    work: AtWork, claim: Proof, turns: tuple[Withdraw | Confirm, ...]
) -> None:
    work.mails(Answer(1, "Mine.", "a1"))
    for turn in turns:
        letters = work.writes(turn, proof=claim)
        assert "withdrawn" not in phrases(letters)
        assert {letter.address for letter in letters} <= {ADDRESS}
    assert [c.status for c in work.contributions()] == [Standing.SUBMITTED]
    assert "withdrawn" in phrases(
        work.writes(Confirm(), proof=Proof.TOKEN)
    )  # the author answers the letter that asked


@pytest.mark.parametrize("claim", CLAIMS)
def test_nobody_puts_words_into_a_proven_contribution_by_writing_its_author_s_address(
    work: AtWork, claim: Proof
) -> None:
    work.mails(Answer(1, "Mine.", "a1"))
    work.mails(Answer(1, "Forged.", "a2"), Comment("Forged too.", "c2"), proof=claim)
    work.writes(SAID, proof=claim)
    work.mails(Answer(2, "Mine as well.", "a3"))
    [contribution] = work.contributions()
    counting = contribution.counting(CIRCULAR)
    assert counting is not None
    assert (counting.answers, counting.general) == ({1: "Mine.", 2: "Mine as well."}, "")


def test_its_author_lets_held_words_in_by_answering_our_letter(work: AtWork) -> None:
    work.mails(Answer(1, "Mine.", "a1"))
    assert "please_confirm" in phrases(work.mails(Answer(2, "From a café.", "a2"), proof=Proof.NONE))
    letters = work.writes(Confirm(), proof=Proof.TOKEN)
    assert letters[0].enclosures
    [contribution] = work.contributions()
    assert contribution.versions[-1].answers == {1: "Mine.", 2: "From a café."}
    assert contribution.versions[-1].confirmed


# Who comes again


def test_who_was_forgotten_may_come_again(work: AtWork) -> None:
    work.mails(Answer(1, "Yes.", "a1"))
    assert work.do(lambda ledger: forget(ledger.session, MAIL, ADDRESS, work.now)) is not None
    assert phrases(work.mails(Answer(1, "I changed my mind.", "a2")))[0] == "receipt"
    first, second = work.contributions()
    assert first.receipt != second.receipt


def test_words_and_files_of_chat_and_mail_stand_in_one_contribution(work: AtWork) -> None:
    file = a_file()
    work.do(lambda ledger: ledger.files.keep(file.sha256, file.size, file.content_type, work.now))
    work.chats(*TO_THE_QUESTIONS, "Yes.", Attach(file, f"{CHAT}:99", "see there"), Submit())
    [contribution] = work.contributions()
    assert contribution.versions[0].answers == {1: "Yes.\nsee there"}
    assert [filed.file for filed in contribution.versions[0].files] == [file]


def test_status_changes_nothing(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "Yes.")
    before = work.interview()
    assert phrases(work.chats(Status()))[0] == "status_draft"
    assert work.interview() == before
