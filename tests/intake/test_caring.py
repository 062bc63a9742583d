"""Whose a contribution is, notes on it, and two that are one person's: audited, undoable, nothing lost."""

from functools import partial

import pytest

from consultation.turns import Answer, Submit
from intake import caring, staff
from intake.digests import is_undecided
from intake.staff import NotPossible
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import CHAT, AtWork
from tests.intake.test_notices import begins
from tests.intake.test_staff import contributed, decides


def two(work: AtWork) -> tuple[str, str]:
    """Contributions of Layla by mail and in chat."""
    by_mail = contributed(work)
    begins(work, CHAT, "One.")
    work.chats(Submit())
    return by_mail, work.interview().receipt


def acts(work: AtWork) -> list[tuple[str, str, str]]:
    return [(who, act, why) for _, who, act, _, why in work.do(lambda ledger: ledger.records.trail())]


def test_a_contribution_is_somebody_s_until_it_is_another_s(work: AtWork) -> None:
    receipt, other = two(work)
    for to in ("omar", "anna"):
        work.do(partial(caring.assign, receipt=receipt.lower(), to=to, who="boss", now=work.now))
    work.do(lambda ledger: caring.assign(ledger, other, "omar", "boss", work.now))
    assert work.do(lambda ledger: ledger.staff_work.assigned("cl-17-30")) == {receipt: "anna", other: "omar"}
    work.do(lambda ledger: caring.assign(ledger, receipt, "", "boss", work.now))
    assert work.do(lambda ledger: ledger.staff_work.assigned("cl-17-30")) == {other: "omar"}
    assert acts(work)[:2] == [("boss", "assign", "omar"), ("boss", "assign", "anna")]


def test_notes_stay_in_order_with_who_and_when(work: AtWork) -> None:
    receipt, _ = two(work)
    for text in ("First.", "Second."):
        work.do(partial(caring.note, receipt=receipt, text=f" {text} ", who="anna", now=work.now))
    interview, _ = work.do(lambda ledger: staff.find(ledger, receipt))
    notes = work.do(lambda ledger: ledger.staff_work.notes(interview))
    assert [(note.text, note.who, note.at) for note in notes] == [
        ("First.", "anna", work.now),
        ("Second.", "anna", work.now),
    ]
    with pytest.raises(NotPossible, match="empty"):
        work.do(lambda ledger: caring.note(ledger, receipt, " ", "anna", work.now))


def merges(work: AtWork, one: str, into: str) -> None:
    work.do(lambda ledger: caring.merge(ledger, one, into, "the same sender", "anna", work.now))


def test_one_stands_for_both_and_that_can_be_undone(work: AtWork) -> None:
    first, second = two(work)
    decides(work, first)
    before = {c.receipt: c for c in work.contributions()}
    merges(work, first, second)
    after = {c.receipt: c for c in work.contributions()}
    assert after[first].merged_into == second
    assert not after[first].is_approved(CIRCULAR)  # not published by itself
    assert not is_undecided(after[first], CIRCULAR)
    with pytest.raises(NotPossible, match="which stands for both"):
        decides(work, first)
    assert after[first].versions == before[first].versions
    work.do(lambda ledger: caring.part(ledger, first, "they are two", "omar", work.now))
    assert {c.receipt: c for c in work.contributions()} == before  # decisions included
    assert acts(work)[1:] == [
        ("anna", "merge", f"into {second}: the same sender"),
        ("omar", "unmerge", f"out of {second}: they are two"),
    ]


def test_what_cannot_be_merged_is_refused_and_changes_nothing(work: AtWork) -> None:
    first, second = two(work)
    work.mails(Answer(1, "Third.", "t"), address="third@m.test")
    third = next(c.receipt for c in work.contributions() if c.receipt not in (first, second))
    begins(work, "draft", "Half.")
    draft = work.interview("draft").receipt
    merges(work, first, second)
    for one, into, said in (
        (second, second, "itself"),
        (first, third, "already"),
        (third, first, "name that one"),
        (second, third, "the other way round"),
        (draft, second, "draft"),
    ):
        with pytest.raises(NotPossible, match=said):
            merges(work, one, into)
    with pytest.raises(NotPossible, match="no other"):
        work.do(lambda ledger: caring.part(ledger, third, "", "anna", work.now))
    assert [c.merged_into for c in work.contributions()] == [second, None, None]
