"""Whatever people do and however time passes: nobody gets a notice twice, nor one they should not."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultation.calendar import meeting_reminder_due
from consultation.correspondence import Letter
from consultation.turns import Begin, Stop, Submit, Subscribe, Withdraw
from intake import staff, subscribing
from intake.staff import StaffAddresses
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import AtWork

pytestmark = [pytest.mark.whole, pytest.mark.timeout(180)]

PEOPLE = ("501", "502", "503")
_BEGINNING = ("en", "yes", "Somebody", "Org", "1", "Country", "/", "nobody@nowhere.test", "One.")


@dataclass
class Person:
    """Where somebody stands, by what they did: the rules in a few words, beside the service's many."""

    wants: set[str] = field(default_factory=set)
    begun: bool = False
    handed_in: bool = False
    withdrawn: bool = False
    stopped: bool = False


ACTS = st.tuples(
    st.sampled_from(PEOPLE), st.sampled_from(["news", "meeting", "stop", "begin", "submit", "withdraw"])
)
HAPPENINGS = st.one_of(
    ACTS,
    # Clocks are set back as well.
    st.sampled_from([3_600, 86_400, 3 * 86_400, 8 * 86_400, -2 * 86_400]).map(
        lambda seconds: ("time", seconds)
    ),
    st.sampled_from([("restart", 0), ("extend", 0), ("publish", 0)]),
)


class Story:
    """One course of events, with what everybody should and did hear."""

    def __init__(self, folder: Path) -> None:
        self.work = AtWork(folder, staff=StaffAddresses())
        self.people = {address: Person() for address in PEOPLE}
        self.heard: Counter[tuple[str, str]] = Counter()

    def does(self, address: str, act: str) -> None:
        person, work = self.people[address], self.work
        work.passes(seconds=1)
        match act:
            case "news" | "meeting":
                work.chats(Subscribe(act), address=address)
                meeting = CIRCULAR.meeting
                if act == "news" or (meeting is not None and meeting.starts > work.now):
                    person.wants.add(act)
                    person.stopped = False
            case "stop":
                work.chats(Stop(), address=address)
                person.wants, person.stopped = set(), True
            case "begin" if not person.begun:
                work.chats(Begin(), *_BEGINNING, address=address)
                person.begun = True
            case "submit" if person.begun:
                work.chats(Submit(), address=address)
                person.handed_in, person.withdrawn = True, False
            case "withdraw" if person.handed_in:
                work.chats(Withdraw(certain=True), address=address)
                person.withdrawn, person.handed_in = True, False
            case _:
                pass

    def happens(self, what: str, seconds: int) -> None:
        work = self.work
        match what:
            case "time":
                work.now = max(work.now + timedelta(seconds=seconds), CIRCULAR.opens)
            case "restart":
                work.notices = type(work.notices)(work.shelf, StaffAddresses(), work.mail_domain, work.files)
            case "extend":
                with work.database.transaction() as ledger:
                    in_force = work.shelf.in_force(ledger, CIRCULAR)
                    until = max(in_force.deadline, work.now) + timedelta(days=5)
                    letters = staff.extend(work.post(ledger), in_force, until, "anna")
                self.check(letters)
            case "publish":
                with work.database.transaction() as ledger:
                    letters = subscribing.tell_the_publication(work.post(ledger), CIRCULAR, "")
                self.check(letters)

    def check(self, letters: list[Letter]) -> None:
        with self.work.database.transaction() as ledger:
            now, in_force = self.work.now, self.work.shelf.in_force(ledger, CIRCULAR)
        for letter in letters:
            person, phrase = self.people[letter.address], letter.says[0].phrase
            self.heard[letter.address, letter.key] += 1
            match phrase:
                case "reminder_invited":
                    assert "news" in person.wants
                    assert not person.begun
                    assert now < in_force.deadline
                case "reminder":
                    assert person.begun
                    assert not person.handed_in
                    assert not person.withdrawn
                    assert not person.stopped
                    assert now < in_force.deadline
                case "reminder_open":
                    assert person.handed_in
                    assert not person.stopped
                    assert now < in_force.deadline
                case "meeting_reminder":
                    assert "meeting" in person.wants
                    assert meeting_reminder_due(in_force, now) is not None
                case "compilation_news":
                    assert "news" in person.wants
                case "extension":
                    assert not person.stopped or person.begun
                case _:
                    raise AssertionError(f"{phrase} was not to be expected")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=st.lists(HAPPENINGS, min_size=12, max_size=40))
def test_nobody_gets_a_notice_twice_nor_one_they_should_not(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, str | int]]
) -> None:
    story = Story(tmp_path_factory.mktemp("any"))
    try:
        for who, what in events:
            if isinstance(what, str):
                story.does(who, what)
            else:
                story.happens(who, what)
            story.check(story.work.due())
    finally:
        story.work.database.close()
    assert [key for key, count in story.heard.items() if count > 1] == []
