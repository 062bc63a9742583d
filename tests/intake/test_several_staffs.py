"""Several consultations at once, each with staff of its own: who hears of what, and in whose name an answer goes out."""

from dataclasses import replace
from typing import Any

import pytest

from consultation.correspondence import Inbound, Letter, Proof
from consultation.turns import Ask, Begin
from intake.alarms import Alarms
from intake.staff import StaffAddresses
from intake.surroundings import Surroundings
from tests.consultation.builders import CIRCULAR, moment
from tests.intake.at_work import MAIL, TELEGRAM, AtWork

OURS, THEIRS = "anna@itu.test", "boris@rcc.test"
GROUP = "-4711"
OTHER = replace(CIRCULAR, slug="other", reference="OTHER/1", staff=(THEIRS,))


@pytest.fixture
def work(tmp_path: Any) -> AtWork:
    return AtWork(tmp_path, CIRCULAR, OTHER, staff=StaffAddresses((OURS,), GROUP))


def asks(work: AtWork, slug: str, address: str) -> list[Letter]:
    letters = work.writes(
        Ask("May we answer in Arabic?"), kind="question", consultation=slug, address=address
    )
    return [letter for letter in letters if letter.reason == "staff"]


def test_a_question_goes_to_the_staff_of_its_consultation(work: AtWork) -> None:
    assert [one.address for one in asks(work, "cl-17-30", "a@b.test")] == [OURS, GROUP]
    assert [one.address for one in asks(work, "other", "c@d.test")] == [THEIRS, GROUP]


def test_each_staff_gets_the_digest_of_its_own(work: AtWork) -> None:
    work.chats(Begin("other"), consultation="other")
    work.now = moment("2017-07-25 06:00")
    digests = [one for one in work.due() if one.reason == "digest"]
    assert sorted((one.consultation or "", one.address) for one in digests) == sorted(
        [("cl-17-30", OURS), ("cl-17-30", GROUP), ("other", THEIRS), ("other", GROUP)]
    )


def test_an_answer_in_the_group_goes_out_in_the_name_of_the_consultation_that_was_asked(work: AtWork) -> None:
    question = next(one for one in asks(work, "other", "c@d.test") if one.address == GROUP)
    work.do(lambda ledger: ledger.outbox.sent(question.id or 0, work.now, "77", "text"))
    reply = Inbound(TELEGRAM, GROUP, (Ask("You may."),), "staff", references=(f"tg:{GROUP}:77",))
    [answer] = work.takes(reply)
    assert (answer.address, answer.consultation) == ("c@d.test", "other")


@pytest.mark.parametrize(("sender", "answers"), [(THEIRS, 1), (OURS, 0), ("mallory@evil.test", 0)])
def test_only_who_looks_after_a_consultation_answers_for_it(work: AtWork, sender: str, answers: int) -> None:
    question = next(one for one in asks(work, "other", "c@d.test") if one.address == THEIRS)
    reply = Inbound(
        MAIL, sender, (Ask("You may."),), "staff", proof=Proof.TOKEN, references=(question.message_id or "",)
    )
    assert len(work.takes(reply)) == answers


def test_what_is_wrong_with_the_service_is_told_to_everybody_once(work: AtWork) -> None:
    alarms = Alarms(work.shelf, StaffAddresses((OURS,)), "intake.test")
    full = Surroundings(free=1, size=10**12)
    told = work.do(lambda ledger: alarms.look(ledger, work.now, full))
    assert sorted(one.address for one in told) == [OURS, THEIRS]
