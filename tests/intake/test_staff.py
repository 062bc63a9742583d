"""What staff do: decide, black out, move the deadline, announce; every act with who, when and why."""

from datetime import timedelta

import pytest

from consultation.contribution import Clearance, Contribution, Redaction
from consultation.correspondence import Letter, Proof
from consultation.turns import Answer, Begin, Comment, Submit, Withdraw
from intake import staff
from intake.staff import NoSuchContribution, NotPossible
from tests.consultation.builders import CIRCULAR, LATE
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases

DEADLINE = CIRCULAR.deadline


def contributed(work: AtWork, proof: Proof = Proof.DOMAIN) -> str:
    """Layla's contribution by mail; its receipt number."""
    work.mails(Answer(1, "Yes. Call me on 555.", "a1"), Comment("Thanks, call 555.", "c1"), proof=proof)
    return work.interview(ADDRESS, MAIL).receipt


def decides(
    work: AtWork, receipt: str, *, approved: bool = True, question: int | None = None, reason: str = "read it"
) -> Contribution:
    with work.database.transaction() as ledger:
        return staff.decide(
            ledger,
            CIRCULAR,
            receipt,
            approved=approved,
            question=question,
            reason=reason,
            who="anna",
            now=work.now,
        )


def blackens(work: AtWork, receipt: str, question: int, words: str) -> Contribution:
    with work.database.transaction() as ledger:
        return staff.redact(
            ledger,
            CIRCULAR,
            receipt,
            question=question,
            words=words,
            reason="a phone number",
            who="omar",
            now=work.now,
        )


def test_a_decision_is_kept_with_its_author_and_reason(work: AtWork) -> None:
    receipt = contributed(work)
    contribution = decides(work, receipt.lower())
    assert contribution.clearances == (Clearance(True, None, 1, "read it", "anna", work.now),)
    assert contribution.is_approved(CIRCULAR)
    decides(work, receipt, approved=False, question=1)
    trail = work.do(lambda ledger: ledger.records.trail())
    assert trail == [
        (work.now, "anna", "approve", receipt, "read it"),
        (work.now, "anna", "reject", f"{receipt} question 1", "read it"),
    ]


def test_what_cannot_be_decided_is_said(work: AtWork) -> None:
    with pytest.raises(NoSuchContribution, match="intake list"):
        decides(work, "CL1730-00000-00000")
    receipt = contributed(work, Proof.NONE)
    with pytest.raises(NotPossible, match="CONFIRM"):
        decides(work, receipt)
    work.chats(Begin())
    with pytest.raises(NotPossible, match="has not been handed in"):
        decides(work, work.interview().receipt)


@pytest.mark.parametrize("question", [6, -1, 99])
def test_a_question_that_was_not_asked_cannot_be_decided(work: AtWork, question: int) -> None:
    receipt = contributed(work)
    with pytest.raises(NotPossible, match="it asks 1, 2, 3, 4, 5"):
        decides(work, receipt, question=question)
    assert work.contributions()[0].clearances == ()


def test_what_its_author_withdrew_cannot_be_approved(work: AtWork) -> None:
    receipt = contributed(work)
    work.writes(Withdraw(certain=True))
    with pytest.raises(NotPossible, match="was withdrawn by its author"):
        decides(work, receipt)
    assert (
        decides(work, receipt, approved=False).clearances[0].approved is False
    )  # keeping it out is possible


def test_words_are_blacked_out_and_the_original_stays(work: AtWork) -> None:
    receipt = contributed(work)
    contribution = blackens(work, receipt, 1, "555")
    assert contribution.redactions == (Redaction(1, "555", "a phone number", "omar", work.now),)
    assert contribution.versions[0].answers[1] == "Yes. Call me on 555."
    assert blackens(work, receipt, 0, "call 555").redactions[-1].question == 0
    assert [entry[1:4] for entry in work.do(lambda ledger: ledger.records.trail())] == [
        ("omar", "redact", f"{receipt} question 1"),
        ("omar", "redact", f"{receipt} question 0"),
    ]


@pytest.mark.parametrize(
    ("question", "words"), [(1, "556"), (1, ""), (1, "  "), (2, "555"), (9, "555"), (1, "yes")]
)
def test_words_that_are_not_there_cannot_be_blacked_out(work: AtWork, question: int, words: str) -> None:
    receipt = contributed(work)
    with pytest.raises(NotPossible, match="does not contain those words exactly"):
        blackens(work, receipt, question, words)
    assert work.do(lambda ledger: ledger.records.trail()) == []


# The deadline


def extends(work: AtWork, until: timedelta, *, shorten: bool = False) -> list[Letter]:
    with work.database.transaction() as ledger:
        in_force = work.shelf.in_force(ledger, CIRCULAR)
        return staff.extend(work.post(ledger), in_force, DEADLINE + until, "anna", shorten=shorten)


def test_everybody_who_has_begun_is_told_once(work: AtWork) -> None:
    work.chats(Begin(), address="1")
    work.chats(Begin(), "fr", "yes", "Somebody", address="2")
    contributed(work)
    work.mails(Answer(1, "Gone.", "g"), address="gone@m.test")
    work.writes(Withdraw(certain=True), address="gone@m.test")
    work.chats(Begin(), address="blocked")
    work.do(lambda ledger: ledger.people.lost(TELEGRAM, "blocked", "blocked"))
    letters = extends(work, timedelta(days=10))
    assert [(letter.channel, letter.address, letter.language) for letter in letters] == [
        (TELEGRAM, "1", "en"),
        (TELEGRAM, "2", "fr"),
        (MAIL, ADDRESS, "en"),
    ]
    assert phrases(letters) == ["extension"] * 3
    assert {letter.says[0].args["previous"] for letter in letters} == {DEADLINE}
    again = extends(work, timedelta(days=20))
    assert len(again) == 3  # another move is another word
    assert {letter.says[0].args["previous"] for letter in again} == {DEADLINE + timedelta(days=10)}


def test_the_new_deadline_holds_from_that_moment_for_everything(work: AtWork) -> None:
    work.now = DEADLINE - timedelta(seconds=1)
    extends(work, timedelta(days=10))
    work.now = LATE
    said = phrases(
        work.chats(Begin(), "en", "yes", "Somebody", "Org", "1", "Country", "a@b.test", "Words.", Submit())
    )
    assert "late_note" not in said
    with work.database.transaction() as ledger:
        in_force = work.shelf.in_force(ledger, CIRCULAR)
    [contribution] = work.contributions()
    assert not contribution.is_late(contribution.versions[0], in_force)


REFUSED = [
    (timedelta(0), False, "already"),
    (timedelta(days=-30), True, "has passed"),
    (timedelta(days=-1), False, "--shorten"),
]


@pytest.mark.parametrize(("until", "shorten", "said"), REFUSED)
def test_a_deadline_that_makes_no_sense_is_refused(
    work: AtWork, until: timedelta, shorten: bool, said: str
) -> None:
    with pytest.raises(NotPossible, match=said):
        extends(work, until, shorten=shorten)
    assert work.do(lambda ledger: ledger.calendar.moves("cl-17-30")) == []
    assert work.do(lambda ledger: ledger.records.trail()) == []


def test_a_shorter_deadline_makes_nothing_late_that_was_in_time(work: AtWork) -> None:
    receipt = contributed(work)
    assert extends(work, timedelta(days=-5), shorten=True)
    with work.database.transaction() as ledger:
        _, contribution = staff.find(ledger, receipt)
        assert not contribution.is_late(contribution.versions[0], work.shelf.in_force(ledger, CIRCULAR))


# The publication


def announces(work: AtWork) -> list[Letter]:
    with work.database.transaction() as ledger:
        return staff.announce(
            work.post(ledger),
            CIRCULAR,
            ledger.contributions.authors("cl-17-30"),
            lambda number: f"https://itu.test/#{number}",
        )


def test_each_contributor_is_told_once_where_and_how_their_words_came(work: AtWork) -> None:
    work.chats(Begin(), "ar", "نعم", "ليلى", "ITU", "1", "لبنان", "a@b.test", "نعم.", Submit())
    receipt = contributed(work)
    chat, mail = announces(work)
    assert (chat.channel, chat.address, chat.language) == (TELEGRAM, CHAT, "ar")
    assert (mail.channel, mail.address, mail.language) == (MAIL, ADDRESS, "en")
    assert mail.says[0].args == {
        "number": "2",
        "receipt": receipt,
        "url": "https://itu.test/#2",
        "name": "Layla",
    }
    assert announces(work) == []


def test_whoever_cannot_be_reached_one_way_is_told_the_other(work: AtWork) -> None:
    contributed(work)
    with work.database.transaction() as ledger:
        mail = ledger.people.find(MAIL, ADDRESS)
        assert mail is not None
        ledger.people.link(ledger.people.meet(TELEGRAM, CHAT, work.now), mail.person)
        ledger.people.lost(MAIL, ADDRESS, "bounced")
    assert [letter.address for letter in announces(work)] == [CHAT]


def test_drafts_are_read_for_the_audited_export_alone(work: AtWork) -> None:
    work.chats(Begin(), "en", "yes", "Somebody", "Org", "1", "Country", "a@b.test", "Half a thought")
    contributed(work)
    with work.database.transaction() as ledger:
        [draft] = staff.drafts(ledger, CIRCULAR)
    assert draft.versions[0].answers == {1: "Half a thought"}
    assert draft.versions[0].person.email == "a@b.test"
    assert [c.receipt for c in work.contributions()] != [draft.receipt]
