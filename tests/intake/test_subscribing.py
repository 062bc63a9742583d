"""Who asks to be told without answering: what they hear, once, how it is proven by mail, and how it ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from consultation.correspondence import Letter, Proof
from consultation.definition import Meeting
from consultation.turns import Answer, Begin, ChooseLanguage, Confirm, HandIn, Stop, Submit, Subscribe
from intake import inviting, staff, subscribing
from intake.inviting import Invitee, Tally
from store.forgetting import forget
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases
from tests.intake.test_notices import begins

STARTS = datetime(2017, 9, 18, 7, 0, tzinfo=UTC)
WITH_A_MEETING = replace(CIRCULAR, meeting=Meeting(STARTS, {"en": "Geneva"}, {"en": "https://meet.test/ott"}))
LATER = CIRCULAR.deadline + timedelta(days=10)


@pytest.fixture
def work(tmp_path: Any) -> AtWork:
    return AtWork(tmp_path, WITH_A_MEETING)


def asks(work: AtWork, topic: str = "news", address: str = CHAT) -> list[Letter]:
    return work.chats(Begin(), Subscribe(topic), address=address)


def extends(work: AtWork) -> list[Letter]:
    with work.database.transaction() as ledger:
        in_force = work.shelf.in_force(ledger, WITH_A_MEETING)
        return staff.extend(work.post(ledger), in_force, LATER, "anna")


def publishes(work: AtWork) -> list[Letter]:
    with work.database.transaction() as ledger:
        post = work.post(ledger)
        authors = [(p, c) for p, c in ledger.contributions.authors("cl-17-30") if not c.withdrawn_at]
        staff.announce(post, WITH_A_MEETING, authors, lambda number: f"https://itu.test/#c{number}")
        subscribing.tell_the_publication(post, WITH_A_MEETING, "https://itu.test/")
        return post.posted


def of_stakeholders(letters: list[Letter]) -> list[tuple[str, str]]:
    return sorted(
        (one.address, one.says[0].phrase) for one in letters if one.reason not in ("digest", "staff")
    )


def reminders(work: AtWork) -> list[tuple[str, str]]:
    return of_stakeholders(work.due())


def test_who_asked_in_chat_hears_of_the_deadline_its_change_and_the_compilation_once(work: AtWork) -> None:
    assert phrases(asks(work)) == ["subscribed"]
    assert work.contributions(drafts=True) == [] or work.interview().agreed_at is None
    work.now = CIRCULAR.deadline - timedelta(days=2)
    assert reminders(work) == [(CHAT, "reminder_invited")]
    assert reminders(work) == []
    assert of_stakeholders(extends(work)) == [(CHAT, "extension")]
    work.now = LATER + timedelta(days=1)
    assert reminders(work) == []
    assert of_stakeholders(publishes(work)) == [(CHAT, "compilation_news")]
    assert publishes(work) == []


def test_who_begins_after_all_is_reminded_as_one_who_has_begun_and_told_of_their_own_place(
    work: AtWork,
) -> None:
    asks(work)
    begins(work, CHAT, "One.")
    work.now = CIRCULAR.deadline - timedelta(days=2)
    assert reminders(work) == [(CHAT, "reminder")]
    work.chats(Submit())
    assert of_stakeholders(extends(work)) == [(CHAT, "extension")]
    assert of_stakeholders(publishes(work)) == [(CHAT, "publication")]


def test_who_was_invited_and_asked_besides_hears_everything_once(work: AtWork) -> None:
    with work.database.transaction() as ledger:
        page = [Invitee(ADDRESS, "en", None)]
        inviting.invite(work.post(ledger), WITH_A_MEETING, page, "anna", Tally())
    work.passes(hours=1)
    work.writes(Subscribe())
    work.now = CIRCULAR.deadline - timedelta(days=2)
    assert reminders(work) == [(ADDRESS, "reminder_invited")]
    assert of_stakeholders(extends(work)) == [(ADDRESS, "extension")]


def test_a_mail_that_nothing_vouches_for_subscribes_nobody_until_it_is_answered(work: AtWork) -> None:
    asked = work.writes(Subscribe(proven=False), proof=Proof.NONE)
    assert asked[0].says[0].phrase == "subscribe_prove"
    assert work.do(lambda ledger: ledger.subscriptions.count("cl-17-30")) == {}
    work.writes(Confirm(proven=False), proof=Proof.NONE, references=(asked[0].message_id or "",))
    assert work.do(lambda ledger: ledger.subscriptions.count("cl-17-30")) == {}, "a word proves nothing"
    told = work.writes(Confirm(), proof=Proof.TOKEN, references=(asked[0].message_id or "",))
    assert told[0].says[0].phrase == "subscribed"
    assert work.do(lambda ledger: ledger.subscriptions.count("cl-17-30")) == {"news": 1}


def test_somebody_is_asked_twice_at_most_whoever_writes_under_their_address(work: AtWork) -> None:
    letters = [work.writes(Subscribe(proven=False), proof=Proof.NONE) for _ in range(5)]
    assert sum(map(len, letters)) == 2


def test_stop_ends_it_at_every_address_and_asking_again_begins_it_again(work: AtWork) -> None:
    asks(work)
    asks(work, "meeting")
    work.chats(Stop())
    assert work.do(lambda ledger: ledger.subscriptions.count("cl-17-30")) == {}
    work.now = CIRCULAR.deadline - timedelta(days=2)
    assert reminders(work) == []
    assert of_stakeholders(extends(work)) == []
    work.chats(Subscribe())
    work.passes(hours=1)
    assert of_stakeholders(publishes(work)) == [(CHAT, "compilation_news")]


def test_the_meeting_is_told_once_shortly_before_it_to_who_asked_and_not_after(work: AtWork) -> None:
    [told] = asks(work, "meeting")
    assert phrases([told]) == ["subscribed_meeting"]
    assert [one.name for one in told.enclosures] == ["cl-17-30.ics"]
    work.writes(Subscribe("meeting"))
    asks(work, address="502")  # of the news alone
    work.now = STARTS - timedelta(days=2, seconds=1)
    assert ("meeting_reminder") not in phrases(work.due())
    work.now = STARTS - timedelta(days=1)
    due = [one for one in work.due() if one.reason == "meeting"]
    assert sorted(one.address for one in due) == sorted([CHAT, ADDRESS])
    chat = next(one for one in due if one.channel is TELEGRAM)
    event = Calendar.from_ical(work.files.read(chat.enclosures[0].sha256)).walk("VEVENT")[0]
    assert (event["location"], event["description"]) == ("Geneva", "https://meet.test/ott")
    work.notices = type(work.notices)(work.shelf, staff.StaffAddresses(), work.mail_domain, work.files)
    assert [one for one in work.due() if one.reason == "meeting"] == [], "restarted"
    asks(work, "meeting", "503")
    work.now = STARTS + timedelta(seconds=1)
    assert [one for one in work.due() if one.reason == "meeting"] == []
    assert phrases(work.chats(Subscribe("meeting"), address="504"))[-1] == "meeting_over"


def test_where_no_meeting_is_planned_that_is_said(tmp_path: Any) -> None:
    work = AtWork(tmp_path, replace(CIRCULAR, meeting=None))
    assert phrases(asks(work, "meeting")) == ["meeting_none"]
    assert work.do(lambda ledger: ledger.subscriptions.count("cl-17-30")) == {}


def test_more_people_than_one_page_are_all_told_once(work: AtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.subscribing._PAGE", 2)
    monkeypatch.setattr("intake.notices._PAGE", 2)
    people = [str(600 + n) for n in range(5)]
    for chat in people:
        asks(work, "meeting", chat)
    work.now = STARTS - timedelta(days=1)
    told = [one.address for _ in range(6) for one in work.due() if one.reason == "meeting"]
    assert sorted(told) == people


def test_two_addresses_that_are_one_person_s_hear_it_once(work: AtWork) -> None:
    asks(work)
    work.writes(Subscribe())
    with work.database.transaction() as ledger:
        chat, mail = ledger.people.find(TELEGRAM, CHAT), ledger.people.find(MAIL, ADDRESS)
        assert chat is not None
        assert mail is not None
        ledger.people.link(mail, chat.person)
    work.passes(hours=1)
    assert len(of_stakeholders(extends(work))) == 1
    assert len(of_stakeholders(publishes(work))) == 1


def test_what_they_asked_for_is_part_of_their_data_and_goes_with_them(work: AtWork) -> None:
    asks(work)
    with work.database.transaction() as ledger:
        forget(ledger.session, TELEGRAM, CHAT, work.now)
        assert ledger.subscriptions.count("cl-17-30") == {}


def test_a_contribution_below_the_word_counts_all_the_same(work: AtWork) -> None:
    work.writes(ChooseLanguage("en", quiet=True), Answer(1, "Yes.", "a"), HandIn(True), Subscribe())
    [contribution] = work.contributions()
    assert contribution.versions[0].answers == {1: "Yes."}
    assert work.do(lambda ledger: ledger.subscriptions.count("cl-17-30")) == {"news": 1}


def test_who_only_listens_is_not_asked_the_questions_in_every_reply(work: AtWork) -> None:
    assert [phrases(work.writes(Subscribe(topic))) for topic in ("news", "meeting")] == [
        ["subscribed"],
        ["subscribed_meeting"],
    ]
    work.mails(Answer(1, "Yes.", "a1"))
    assert "filed" in phrases(work.writes(Subscribe())), "whoever has answered sees what is filed"
