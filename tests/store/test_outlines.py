"""Contributions without their words: whatever is asked of them that needs no words, they answer as the whole ones do."""

from typing import Any

import pytest

from consultation.contribution import Contribution
from consultation.turns import Answer, Submit, Withdraw
from intake.digests import is_undecided
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import AtWork
from tests.intake.test_notices import begins
from tests.intake.test_staff import contributed, decides


def seen(contribution: Contribution) -> tuple[Any, ...]:
    counting = contribution.counting(CIRCULAR)
    return (
        contribution.receipt,
        contribution.public_number,
        contribution.status,
        contribution.merged_into,
        counting.number if counting else None,
        [(v.number, v.at, v.channel, v.confirmed) for v in contribution.versions],
        [contribution.is_late(v, CIRCULAR) for v in contribution.versions],
        is_undecided(contribution, CIRCULAR),
        contribution.is_approved(CIRCULAR),
    )


def test_an_outline_says_what_the_whole_contribution_says(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.outlines._PAGE", 2)
    work = AtWork(tmp_path)
    receipt = contributed(work)
    for chat in ("601", "602", "603"):
        begins(work, chat, "One.", Submit())
        work.passes(hours=1)
    work.chats("More.", Submit(), Withdraw(certain=True), address="602")
    begins(work, "604", "A draft.")
    decides(work, receipt, question=1)
    decides(work, work.interview("603").receipt, approved=False)
    work.now = CIRCULAR.deadline
    work.passes(days=1)
    work.mails(Answer(1, "Late.", "l"), address="late@b.test")
    with work.database.transaction() as ledger:
        whole = ledger.contributions.all("cl-17-30")
        outlines = list(ledger.outlines.all("cl-17-30"))
        assert [seen(one) for one in outlines] == [seen(one) for one in whole]
        assert len(whole) == 5
        assert not any(version.answers for one in outlines for version in one.versions)
        each = list(ledger.contributions.each_author("cl-17-30", together=2))
        assert each == ledger.contributions.authors("cl-17-30")
