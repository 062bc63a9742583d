"""Staff join and part doors: with a reason, told at both, undone by either; nothing that was said is lost."""

from collections.abc import Callable

import pytest

from consultation.correspondence import Letter, Proof
from consultation.turns import Answer, Status, Submit, Unlink
from intake import joining
from intake.staff import NotPossible
from store.ledger import Ledger
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases

pytestmark = pytest.mark.whole  # each is a conversation of many messages


@pytest.fixture
def twice(work: AtWork) -> AtWork:
    """Somebody who wrote from both doors without ever joining them."""
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "Said in chat.")
    work.mails(Answer(2, "Said by mail.", "a2"))
    return work


def joins(work: AtWork, one: str, other: str, why: str = "she rang") -> list[Letter]:
    with work.database.transaction() as ledger:
        post = work.post(ledger)
        joining.link(post, work.shelf, joining.door(ledger, one), joining.door(ledger, other), why, "anna")
        return post.posted


def parts(work: AtWork, named: str, why: str = "she did not") -> list[Letter]:
    with work.database.transaction() as ledger:
        post = work.post(ledger)
        joining.unlink(post, work.shelf, joining.door(ledger, named), why, "anna")
        return post.posted


def trail(work: AtWork) -> list[tuple[str, str, str]]:
    found = work.do(lambda ledger: ledger.records.trail())
    return [(who, act, why) for _, who, act, _, why in found]


def receipt_of(channel: object) -> Callable[[AtWork], str]:
    return lambda work: (
        work.interview(*((CHAT, TELEGRAM) if channel is TELEGRAM else (ADDRESS, MAIL))).receipt
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"telegram:{CHAT}", ADDRESS),
        (ADDRESS, f"telegram:{CHAT}"),
        ("layla@MINISTRY.test", f"telegram:{CHAT}"),
    ],
)
def test_two_doors_become_one_contribution_and_both_are_told(twice: AtWork, one: str, other: str) -> None:
    told = joins(twice, one, other)
    assert {(letter.channel, phrases([letter])[0]) for letter in told} == {
        (TELEGRAM, "linked_by_staff"),
        (MAIL, "linked_by_staff"),
    }
    here, there = twice.interview(), twice.interview(ADDRESS, MAIL)
    assert here.receipt == there.receipt
    assert (here.text(1), here.text(2)) == ("Said in chat.", "Said by mail.")
    assert trail(twice) == [("anna", "link", "staff: she rang")]


def test_doors_are_named_by_receipts_too(twice: AtWork) -> None:
    joins(twice, receipt_of(TELEGRAM)(twice).lower(), receipt_of(MAIL)(twice))
    assert twice.interview().text(2) == "Said by mail."


def test_staff_take_it_apart_again_and_each_has_what_it_brought(twice: AtWork) -> None:
    before = (receipt_of(TELEGRAM)(twice), receipt_of(MAIL)(twice))
    joins(twice, f"telegram:{CHAT}", ADDRESS)
    told = parts(twice, ADDRESS)
    assert {letter.channel for letter in told} == {TELEGRAM, MAIL}
    here, there = twice.interview(), twice.interview(ADDRESS, MAIL)
    assert {here.receipt, there.receipt} == set(before)
    assert (here.text(1), here.text(2)) == ("Said in chat.", "")
    assert (there.text(1), there.text(2)) == ("", "Said by mail.")
    assert [act for _, act, _ in trail(twice)] == ["link", "unlink"]


@pytest.mark.parametrize("by_mail", [False, True])
def test_the_person_undoes_it_with_one_word(twice: AtWork, by_mail: bool) -> None:
    told = joins(twice, f"telegram:{CHAT}", ADDRESS)
    if by_mail:
        [letter] = [one for one in told if one.channel is MAIL]
        twice.writes(Unlink(), references=(letter.message_id or "",), proof=Proof.TOKEN)
    else:
        twice.chats(Unlink())
    assert "Said by mail." not in str(twice.chats(Status()))


@pytest.mark.parametrize(
    ("one", "other", "why", "said"),
    [
        (f"telegram:{CHAT}", ADDRESS, " ", "--reason"),
        (f"telegram:{CHAT}", f"telegram:{CHAT}", "she rang", "one person already"),
        (f"telegram:{CHAT}", "nobody@else.test", "she rang", "Nobody is known"),
        (f"telegram:{CHAT}", "telegram:4711", "she rang", "Nobody is known"),
        (f"telegram:{CHAT}", "CL1730-00000-00000", "she rang", "Nobody is known"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_the_way_out(
    twice: AtWork, one: str, other: str, why: str, said: str
) -> None:
    with pytest.raises(NotPossible, match=said):
        joins(twice, one, other, why)
    assert trail(twice) == []


def test_what_is_not_joined_cannot_be_taken_apart(twice: AtWork) -> None:
    with pytest.raises(NotPossible, match="Nothing is joined"):
        parts(twice, ADDRESS)
    joins(twice, f"telegram:{CHAT}", ADDRESS)
    with pytest.raises(NotPossible, match="--reason"):
        parts(twice, ADDRESS, "")


def test_two_contributions_that_were_handed_in_stay_two(twice: AtWork) -> None:
    twice.chats(Submit())
    joins(twice, f"telegram:{CHAT}", ADDRESS)
    assert len(twice.contributions()) == 2


def test_what_staff_commanded_is_there_for_a_replay_in_order(twice: AtWork) -> None:
    joins(twice, f"telegram:{CHAT}", ADDRESS)
    twice.passes(hours=1)
    parts(twice, ADDRESS)
    twice.passes(hours=1)
    joins(twice, f"telegram:{CHAT}", ADDRESS, "she wrote")
    twice.passes(hours=1)
    twice.chats(Unlink())

    def commanded(ledger: Ledger) -> list[tuple[bool, str, str]]:
        found = ledger.links.commanded(joining.BY_STAFF)
        return [(one.joins, one.door[1], one.other[1]) for one in found]

    assert twice.do(commanded) == [(True, ADDRESS, CHAT), (False, ADDRESS, CHAT), (True, ADDRESS, CHAT)]
