"""What staff do with contributions among themselves: whose it is, notes, and two that are one person's."""

from datetime import datetime

from consultation.contribution import Contribution
from intake.staff import NotPossible, find
from store.ledger import Ledger


def assign(ledger: Ledger, receipt: str, to: str, who: str, now: datetime) -> Contribution:
    """From now on it is for that person to look at; empty: nobody's in particular. Raises NoSuchContribution."""
    interview, contribution = _handed_in(ledger, receipt)
    ledger.staff_work.assign(interview, to.strip(), who, now)
    ledger.records.audit(who, "assign", contribution.receipt, to.strip(), now)
    return contribution


def note(ledger: Ledger, receipt: str, text: str, who: str, now: datetime) -> Contribution:
    """Writes something on a contribution that staff alone see. Raises NoSuchContribution, NotPossible."""
    interview, contribution = _handed_in(ledger, receipt)
    if not text.strip():
        raise NotPossible("There is nothing to note: the text is empty.")
    ledger.staff_work.note(interview, text.strip(), who, now)
    ledger.records.audit(who, "note", contribution.receipt, text.strip(), now)
    return contribution


def merge(ledger: Ledger, receipt: str, into: str, why: str, who: str, now: datetime) -> None:
    """One person's two contributions become one: the first is not published by itself any more.

    Nothing is moved and nothing is lost: `part` undoes it. Raises NoSuchContribution, NotPossible.
    """
    first, one = _handed_in(ledger, receipt)
    second, other = _handed_in(ledger, into)
    if first == second:
        raise NotPossible(f"{one.receipt} cannot go into itself.")
    if one.consultation != other.consultation:
        raise NotPossible(f"{one.receipt} and {other.receipt} belong to different consultations.")
    if other.merged_into:
        raise NotPossible(f"{other.receipt} goes into {other.merged_into} itself: name that one.")
    if ledger.staff_work.has_merged_into(first):
        raise NotPossible(f"Others go into {one.receipt} already: merge them the other way round.")
    if not ledger.staff_work.merge(first, second, why, who, now):
        raise NotPossible(f"{one.receipt} goes into {one.merged_into} already: undo that first.")
    ledger.records.audit(who, "merge", one.receipt, f"into {other.receipt}: {why}", now)


def part(ledger: Ledger, receipt: str, why: str, who: str, now: datetime) -> Contribution:
    """Undoes a merge. Raises NoSuchContribution, NotPossible."""
    interview, contribution = find(ledger, receipt)
    if not ledger.staff_work.part(interview, who, now):
        raise NotPossible(f"{contribution.receipt} goes into no other contribution.")
    ledger.records.audit(
        who, "unmerge", contribution.receipt, f"out of {contribution.merged_into}: {why}", now
    )
    return contribution


def _handed_in(ledger: Ledger, receipt: str) -> tuple[int, Contribution]:
    interview, contribution = find(ledger, receipt)
    if not contribution.versions:
        raise NotPossible(
            f"{contribution.receipt} is a draft: it is its author's alone until it is handed in."
        )
    return interview, contribution
