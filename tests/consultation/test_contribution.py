"""Which version counts, whether it is late, and whether staff cleared it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from consultation.contribution import Clearance, Contribution, Status, Version
from consultation.correspondence import Channel, Proof
from consultation.interview import GENERAL, Interview, Part, Person, is_late
from tests.consultation.builders import CIRCULAR, IN_TIME, LATE, RECEIPT, a_file, an_interview

DEADLINE = CIRCULAR.deadline
SECOND = timedelta(seconds=1)
HOUR_OF_GRACE = replace(CIRCULAR, policy=replace(CIRCULAR.policy, grace=timedelta(hours=1)))


def a_version(number: int, at: datetime = IN_TIME, *, confirmed: bool = True) -> Version:
    return Version(number, at, Channel.MAIL, "en", Person(), {1: f"v{number}"}, "", (), Proof.NONE, confirmed)


def a_contribution(
    *versions: Version, status: Status = Status.SUBMITTED, began_at: datetime = IN_TIME
) -> Contribution:
    return Contribution("cl-17-30", RECEIPT, 1, status, began_at, (Channel.MAIL,), versions)


LATENESS = [
    # began, arrived, late without grace, late with an hour of it
    (IN_TIME, DEADLINE, False, False),
    (IN_TIME, DEADLINE + timedelta(microseconds=1), True, False),
    (IN_TIME, DEADLINE + timedelta(hours=1), True, False),
    (IN_TIME, DEADLINE + timedelta(hours=1, microseconds=1), True, True),
    (DEADLINE, DEADLINE + SECOND, True, False),
    (DEADLINE + SECOND, DEADLINE + SECOND, True, True),  # who begins after the deadline is not in the middle of anything
    (DEADLINE + SECOND, DEADLINE + 2 * SECOND, True, True),
]  # fmt: skip


@pytest.mark.parametrize(("began", "arrived", "late", "late_with_grace"), LATENESS)
def test_lateness(began: datetime, arrived: datetime, late: bool, late_with_grace: bool) -> None:
    assert is_late(began, arrived, CIRCULAR) is late
    assert is_late(began, arrived, HOUR_OF_GRACE) is late_with_grace


COUNTING = [
    ((), None),
    ((a_version(1, confirmed=False),), None),
    ((a_version(1),), 1),
    ((a_version(1), a_version(2)), 2),
    ((a_version(1), a_version(2, confirmed=False)), 1),  # a change that nobody vouches for changes nothing
    ((a_version(1), a_version(2, LATE)), 1),  # the last before the deadline
    ((a_version(1, LATE), a_version(2, LATE)), 2),  # all late: the last
    ((a_version(1), a_version(2), a_version(3, LATE), a_version(4, LATE)), 2),
    ((a_version(1, confirmed=False), a_version(2, LATE)), 2),
]


@pytest.mark.parametrize(("versions", "number"), COUNTING)
def test_the_last_confirmed_version_in_time_counts(versions: tuple[Version, ...], number: int | None) -> None:
    counting = a_contribution(*versions).counting(CIRCULAR)
    assert (counting.number if counting else None) == number


def test_staff_look_at_what_counts_or_at_what_waits() -> None:
    waiting = a_contribution(a_version(1, confirmed=False), a_version(2, confirmed=False))
    shown = waiting.shown(CIRCULAR)
    assert shown is not None
    assert shown.number == 2
    assert a_contribution().shown(CIRCULAR) is None


def test_an_extension_brings_a_late_version_back_in_time() -> None:
    contribution = a_contribution(a_version(1), a_version(2, LATE))
    extended = CIRCULAR.until(LATE + timedelta(days=1))
    counting = contribution.counting(extended)
    assert counting is not None
    assert counting.number == 2


def decided(*decisions: tuple[bool, int | None, int]) -> tuple[Clearance, ...]:
    return tuple(
        Clearance(approved, question, version, "", "staff", IN_TIME)
        for approved, question, version in decisions
    )


WHOLE = None
CLEARED = [
    # decisions (approved, question, version), then: the whole, answer 1, answer 2, the comment
    ((), (False, False, False, False)),
    (((True, WHOLE, 1),), (True, True, True, True)),
    (((True, 1, 1),), (False, True, False, False)),
    (((True, GENERAL, 1),), (False, False, False, True)),
    (((True, WHOLE, 1), (False, 2, 1)), (True, True, False, True)),
    (((True, WHOLE, 1), (False, 2, 1), (True, 2, 1)), (True, True, True, True)),
    (((False, 2, 1), (True, WHOLE, 1)), (True, True, True, True)),  # the latest decision stands
    (((True, WHOLE, 1), (False, WHOLE, 1)), (False, False, False, False)),
    (((True, 1, 1), (False, WHOLE, 1)), (False, False, False, False)),
    (((True, WHOLE, 2),), (False, False, False, False)),  # other words
]


@pytest.mark.parametrize(("decisions", "expected"), CLEARED)
def test_what_is_cleared(
    decisions: tuple[tuple[bool, int | None, int], ...], expected: tuple[bool, ...]
) -> None:
    contribution = replace(a_contribution(a_version(1)), clearances=decided(*decisions))
    assert tuple(contribution.is_approved(CIRCULAR, n) for n in (WHOLE, 1, 2, GENERAL)) == expected


def test_a_decision_about_a_file_is_none_about_the_words() -> None:
    out = Clearance(False, None, 1, "copyright", "staff", IN_TIME, file=2)
    contribution = replace(a_contribution(a_version(1)), clearances=(*decided((True, WHOLE, 1)), out))
    assert contribution.is_approved(CIRCULAR)
    assert contribution.is_approved(CIRCULAR, 1)
    assert contribution.file_decision(CIRCULAR, 2) == out
    assert contribution.file_decision(CIRCULAR, 1) is None


@pytest.mark.parametrize("status", [Status.DRAFT, Status.UNCONFIRMED, Status.WITHDRAWN])
def test_only_what_is_submitted_is_ever_cleared(status: Status) -> None:
    contribution = replace(a_contribution(a_version(1), status=status), clearances=decided((True, WHOLE, 1)))
    assert not contribution.is_approved(CIRCULAR)
    assert not contribution.is_approved(CIRCULAR, 1)


def test_a_new_version_has_to_be_cleared_anew() -> None:
    contribution = replace(a_contribution(a_version(1), a_version(2)), clearances=decided((True, WHOLE, 1)))
    assert not contribution.is_approved(CIRCULAR, 1)


def test_a_version_holds_the_words_and_files_as_they_stand() -> None:
    interview = an_interview(answers={3: ["One.", "Two."], 1: "First.", GENERAL: "Thanks."})
    interview = interview.adding(1, Part("f", "", a_file())).adding(2, Part("g", "", a_file("paper.pdf")))
    version = Version.of(interview, 4, IN_TIME, Channel.TELEGRAM, Proof.ACCOUNT, confirmed=True)
    assert dict(version.answers) == {1: "First.", 2: "", 3: "One.\nTwo."}
    assert version.general == "Thanks."
    assert [(filed.question, filed.file.name) for filed in version.files] == [
        (1, "annex.pdf"),
        (2, "paper.pdf"),
    ]
    assert (version.number, version.language, version.confirmed) == (4, "en", True)


def test_a_version_of_nobody_in_particular_is_in_english() -> None:
    bare = Interview(RECEIPT, IN_TIME).adding(1, Part("1", "Yes."))
    assert Version.of(bare, 1, IN_TIME, Channel.MAIL, Proof.NONE, confirmed=False).language == "en"


PROOFS = list(Proof)


@pytest.mark.parametrize("weaker", PROOFS)
@pytest.mark.parametrize("stronger", PROOFS)
def test_proofs_are_ordered(weaker: Proof, stronger: Proof) -> None:
    assert stronger.at_least(weaker) is (PROOFS.index(stronger) >= PROOFS.index(weaker))
