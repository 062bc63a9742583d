"""Which consultation is meant, and which deadline is in force."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consultation.errors import UnknownConsultation
from intake.shelf import Consultations
from tests.consultation.builders import CIRCULAR, IN_TIME, LATE
from tests.intake.at_work import AtWork

OTHER = replace(CIRCULAR, slug="other", reference="O-1", deadline=CIRCULAR.deadline + timedelta(days=90))


def test_one_consultation_need_not_be_named() -> None:
    one = Consultations([CIRCULAR])
    assert one.named(None) is CIRCULAR
    assert one.named("cl-17/30") is CIRCULAR


@pytest.mark.parametrize(
    ("name", "said"), [(None, "name one of CL-17/30, O-1"), ("X-9", "No consultation 'X-9'")]
)
def test_of_two_one_has_to_be_named(name: str | None, said: str) -> None:
    with pytest.raises(UnknownConsultation, match=said):
        Consultations([CIRCULAR, OTHER]).named(name)


def test_there_has_to_be_one() -> None:
    with pytest.raises(UnknownConsultation, match="INTAKE_CONSULTATIONS"):
        Consultations([])


def test_a_message_is_about_the_one_named_or_the_first_that_is_open(work: AtWork) -> None:
    both = Consultations([CIRCULAR, OTHER])
    rows = [("other", IN_TIME, "other"), (None, IN_TIME, "cl-17-30"), ("unknown", IN_TIME, "cl-17-30"), (None, LATE, "other"), ("cl-17-30", LATE, "cl-17-30"),
            (None, LATE + timedelta(days=900), "cl-17-30")]  # fmt: skip
    with work.database.transaction() as ledger:
        for slug, at, expected in rows:
            assert both.choose(ledger, slug, at).slug == expected, (slug, at)


def test_the_deadline_in_force_is_that_of_the_moment(work: AtWork) -> None:
    both = Consultations([CIRCULAR, OTHER])
    moved = CIRCULAR.deadline + timedelta(days=10)
    with work.database.transaction() as ledger:
        ledger.calendar.move("cl-17-30", moved, CIRCULAR.deadline, IN_TIME, "anna")
        assert both.in_force(ledger, CIRCULAR).deadline == moved
        assert both.in_force(ledger, CIRCULAR, IN_TIME).deadline == moved
        assert both.in_force(ledger, CIRCULAR, IN_TIME - timedelta(seconds=1)).deadline == CIRCULAR.deadline
        assert both.in_force(ledger, OTHER).deadline == OTHER.deadline
        assert both.choose(ledger, None, LATE).slug == "cl-17-30"  # open again
