"""Reminders and digests: to whom, when, what they say, each once however often and however late one looks."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from consultation.correspondence import Letter, Proof
from consultation.definition import Reminders
from consultation.turns import Answer, Begin, Next, Skip, Stop, Submit, Turn, Withdraw
from intake import staff
from intake.digests import digest, trend
from intake.staff import StaffAddresses
from intake.surroundings import Surroundings
from tests.consultation.builders import CIRCULAR, moment
from tests.intake.at_work import ADDRESS, CHAT, MAIL, STAFF, TELEGRAM, AtWork, phrases

DEADLINE = CIRCULAR.deadline
WEEK_BEFORE = DEADLINE - timedelta(days=7)
BEGUN = moment("2017-07-25 10:00")  # after P30D, before P14D


def begins(work: AtWork, address: str = CHAT, *words: Turn | str) -> list[Letter]:
    work.chats(Begin(), "en", "yes", "Somebody", "Org", "1", "Country", "/", address=address)
    return work.chats("nobody@nowhere.test", *words, address=address)


def reminders(letters: list[Letter]) -> list[Letter]:
    return [letter for letter in letters if letter.reason == "reminder"]


@pytest.fixture
def work(tmp_path: Path) -> AtWork:
    work = AtWork(tmp_path)
    work.now = BEGUN
    return work


def test_a_draft_is_reminded_on_its_channel_in_its_language_of_what_is_missing(work: AtWork) -> None:
    begins(work, CHAT, "One.")
    work.now = WEEK_BEFORE
    [letter] = reminders(work.due())
    assert (letter.channel, letter.address, letter.language) == (TELEGRAM, CHAT, "en")
    assert letter.says[0].args == {"answered": 1, "count": 5, "missing": 4}


def test_by_mail_the_open_questions_stand_in_the_reminder(work: AtWork) -> None:
    work.mails(Answer(1, "One.", "a1"), proof=Proof.NONE)
    work.now = WEEK_BEFORE
    [letter] = reminders(work.due())
    assert (letter.channel, letter.address) == (MAIL, ADDRESS)
    assert phrases([letter]) == ["reminder", "please_confirm", *["open_question"] * 4]


#: What somebody did, and whether they are reminded a week before the deadline.
LIVES = [
    ("began", lambda work: begins(work), 1),
    ("said something", lambda work: begins(work, CHAT, "One."), 1),
    ("did not agree", lambda work: work.chats(Begin(), "en"), 0),
    ("handed in", lambda work: (begins(work, CHAT, "One."), work.chats(Submit())), 0),
    ("handed in, changed since", lambda work: (begins(work, CHAT, "One."), work.chats(Submit(), "And.")), 0),
    ("withdrew", lambda work: (begins(work, CHAT, "One."), work.chats(Submit(), Withdraw(certain=True))), 0),
    ("gave up a draft", lambda work: (begins(work, CHAT, "One."), work.chats(Withdraw(certain=True))), 0),
    ("wants none", lambda work: (begins(work), work.chats(Stop())), 0),
    (
        "blocked us",
        lambda work: (begins(work), work.do(lambda ledger: ledger.people.lost(TELEGRAM, CHAT, "blocked"))),
        0,
    ),
    ("confirmed mail", lambda work: work.mails(Answer(1, "One.", "a1")), 0),
    ("mail not confirmed", lambda work: work.mails(Answer(1, "One.", "a1"), proof=Proof.NONE), 1),
]


@pytest.mark.parametrize(("life", "expected"), [row[1:] for row in LIVES], ids=[row[0] for row in LIVES])
def test_who_is_reminded(work: AtWork, life: object, expected: int) -> None:
    life(work)  # type: ignore[operator]  # a row's act
    work.now = WEEK_BEFORE
    assert len(reminders(work.due())) == expected


#: What somebody did, whether they are reminded two days before the deadline of what they left open.
OPEN = [
    ("handed in one answer", lambda work: (begins(work, CHAT, "One."), work.chats(Submit())), 1),
    (
        "answered everything",
        lambda work: (
            begins(work, CHAT, *(w for n in range(5) for w in (f"A{n}.", Next()))),
            work.chats(Submit()),
        ),
        0,
    ),
    (
        "skipped the rest on purpose",
        lambda work: (begins(work, CHAT, "One.", Next(), *[Skip()] * 4), work.chats(Submit())),
        0,
    ),
    ("withdrew", lambda work: (begins(work, CHAT, "One."), work.chats(Submit(), Withdraw(certain=True))), 0),
    ("wants none", lambda work: (begins(work, CHAT, "One."), work.chats(Submit(), Stop())), 0),
    ("mailed one answer", lambda work: work.mails(Answer(1, "One.", "a1")), 1),
    ("mailed all", lambda work: work.mails(*[Answer(n, "X.", f"a{n}") for n in range(1, 6)]), 0),
]


@pytest.mark.parametrize(("life", "expected"), [row[1:] for row in OPEN], ids=[row[0] for row in OPEN])
def test_who_handed_in_with_questions_open_is_reminded_once_near_the_end(
    work: AtWork, life: object, expected: int
) -> None:
    life(work)  # type: ignore[operator]  # a row's act
    work.now = DEADLINE - timedelta(days=3)
    assert reminders(work.due()) == []
    work.now = DEADLINE - timedelta(days=2)
    letters = reminders(work.due())
    assert len(letters) == expected
    for letter in letters:
        assert letter.says[0].phrase == "reminder_open"
        assert letter.says[0].args["missing"] == 4
        assert len(letter.says) == (5 if letter.channel is MAIL else 1)
    work.notices = type(work.notices)(work.shelf, StaffAddresses(), work.mail_domain, work.files)
    work.now = DEADLINE - timedelta(minutes=1)
    assert reminders(work.due()) == []


def test_who_wrote_since_that_moment_knows_what_is_open(work: AtWork) -> None:
    begins(work, CHAT, "One.")
    work.now = DEADLINE - timedelta(hours=30)
    work.chats(Submit())
    assert [letter for letter in reminders(work.due()) if letter.says[0].phrase == "reminder_open"] == []


def test_two_addresses_that_turn_out_to_be_one_person_s_are_not_reminded_again(work: AtWork) -> None:
    begins(work, CHAT, "One.")
    work.mails(Answer(1, "One.", "a1"), proof=Proof.NONE)
    work.now = WEEK_BEFORE
    assert len(reminders(work.due())) == 2  # nobody knows yet
    with work.database.transaction() as ledger:
        chat, mail = ledger.people.find(TELEGRAM, CHAT), ledger.people.find(MAIL, ADDRESS)
        assert chat is not None
        assert mail is not None
        ledger.people.link(chat, mail.person)
    work.notices = type(work.notices)(work.shelf, StaffAddresses(), work.mail_domain, work.files)
    assert reminders(work.due()) == []
    work.now = DEADLINE - timedelta(days=3)
    assert len(reminders(work.due())) == 1


def test_more_people_than_one_page_are_all_reminded_once(
    work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.notices._PAGE", 2)
    for number in range(5):
        begins(work, f"6{number}")
    work.now = WEEK_BEFORE
    told = [letter.address for _ in range(4) for letter in reminders(work.due())]
    assert sorted(told) == ["60", "61", "62", "63", "64"]


def states(work: AtWork) -> list[tuple[str, str | None]]:
    with work.database.transaction() as ledger:
        rows = ledger.session.execute(
            text("SELECT state, fault FROM letter WHERE reason = 'reminder' ORDER BY id")
        )
        return [(row.state, row.fault) for row in rows]


UNTRUE = [
    (lambda work: work.chats(Submit()), "handed in meanwhile"),
    (lambda work: work.chats(Withdraw(certain=True)), "withdrawn meanwhile"),
    (lambda work: work.chats(Stop()), "reminders were stopped meanwhile"),
]


@pytest.mark.parametrize(("act", "why"), UNTRUE)
def test_a_reminder_still_unsent_is_taken_back_when_it_is_not_true_any_more(
    work: AtWork, act: object, why: str
) -> None:
    begins(work, CHAT, "One.")
    work.now = WEEK_BEFORE
    work.due()
    assert states(work) == [("waiting", None)]
    act(work)  # type: ignore[operator]  # a row's act
    assert states(work) == [("superseded", why)]


def test_of_two_reminders_that_wait_only_the_newer_is_sent(work: AtWork) -> None:
    begins(work, CHAT, "One.")
    work.now = WEEK_BEFORE
    work.due()
    work.now = DEADLINE - timedelta(days=3)
    work.due()
    assert [state for state, _ in states(work)] == ["superseded", "waiting"]


def test_who_began_after_a_reminder_s_moment_waits_for_the_next(work: AtWork) -> None:
    work.now = WEEK_BEFORE + timedelta(hours=1)
    begins(work)
    assert reminders(work.due()) == []
    work.now = DEADLINE - timedelta(days=3)
    assert len(reminders(work.due())) == 1


def test_a_reminder_goes_out_once_however_often_one_looks(work: AtWork) -> None:
    begins(work)
    work.now = WEEK_BEFORE
    assert len(reminders(work.due())) == 1
    for _ in range(3):
        assert reminders(work.due()) == []
        work.passes(hours=5)
    # a process that starts anew remembers nothing, and the store does
    work.notices = type(work.notices)(work.shelf, StaffAddresses(), work.mail_domain, work.files)
    assert reminders(work.due()) == []


def test_after_downtime_the_latest_reminder_goes_out_alone(work: AtWork) -> None:
    begins(work)
    work.now = DEADLINE - timedelta(hours=12)
    [letter] = reminders(work.due())
    assert letter.key.split(":")[-2] == "P1D"
    work.now = DEADLINE - timedelta(hours=1)
    assert len(reminders(work.due())) == 1
    work.now = DEADLINE
    assert reminders(work.due()) == []


def test_one_person_with_two_drafts_is_reminded_once(work: AtWork) -> None:
    begins(work, CHAT, "One.")
    with work.database.transaction() as ledger:
        contact = ledger.people.find(TELEGRAM, CHAT)
        assert contact is not None
        current = ledger.interviews.current(contact.person, "cl-17-30")
        assert current is not None
        second = ledger.interviews.begin(
            contact.person, "cl-17-30", replace(current.interview, receipt="R-2", answers={}), TELEGRAM
        )
        ledger.interviews.keep(
            second, replace(second.interview, agreed_at=work.now), TELEGRAM, work.now, None
        )
    work.now = WEEK_BEFORE
    assert len(reminders(work.due())) == 1


def test_reminders_follow_an_extension(work: AtWork) -> None:
    begins(work)
    work.now = DEADLINE - timedelta(hours=1)
    work.due()
    later = DEADLINE + timedelta(days=10)
    told = work.do(lambda ledger: staff.extend(work.post(ledger), CIRCULAR, later, "anna"))
    assert [(letter.reason, letter.says[0].args["previous"]) for letter in told] == [("extension", DEADLINE)]
    assert (
        reminders(work.due()) == []
    )  # P14D and P30D of the new deadline have passed, and they were just told
    work.now = later - timedelta(days=7)
    [letter] = reminders(work.due())
    assert letter.key.split(":")[-2] == "P7D"
    work.now = DEADLINE + timedelta(days=1)
    assert reminders(work.due()) == []


def test_several_consultations_remind_apart(tmp_path: Path) -> None:
    other = replace(CIRCULAR, slug="other", reference="O-1", deadline=DEADLINE + timedelta(days=1))
    work = AtWork(tmp_path, CIRCULAR, other)
    work.now = BEGUN
    for slug in ("cl-17-30", "other"):
        work.chats(Begin(), "en", "yes", "Somebody", consultation=slug)
    work.now = WEEK_BEFORE
    assert [letter.consultation for letter in reminders(work.due())] == [
        "cl-17-30",
        "other",
    ]  # P7D of one, P14D of the other
    work.now = WEEK_BEFORE + timedelta(days=1)
    assert [letter.consultation for letter in reminders(work.due())] == ["other"]


STEPS = st.lists(
    st.integers(1, 60 * 60 * 24 * 3).map(lambda seconds: timedelta(seconds=seconds)), min_size=1, max_size=25
)


@settings(max_examples=8)
@given(steps=STEPS, restarts=st.sets(st.integers(0, 25)))
def test_nobody_ever_gets_a_notice_twice_nor_one_that_is_not_due(
    tmp_path_factory: pytest.TempPathFactory, steps: list[timedelta], restarts: set[int]
) -> None:
    work = AtWork(
        tmp_path_factory.mktemp("due"),
        replace(CIRCULAR, reminders=Reminders(CIRCULAR.reminders.before_deadline, timedelta(days=1))),
    )
    work.now = BEGUN
    begins(work, "1")
    begins(work, "2", "Words.")
    work.chats(Submit(), address="2")
    seen: Counter[str] = Counter()
    for number, step in enumerate(steps):
        if number in restarts:
            work.notices = type(work.notices)(
                work.shelf, StaffAddresses(("anna@itu.test",)), None, work.files
            )
        work.now += step
        for letter in work.due():
            seen[letter.key] += 1
            if letter.reason == "reminder":
                assert letter.address == "1"
                assert work.now < DEADLINE
                before = letter.key.split(":")[-2]
                assert (
                    DEADLINE - timedelta(days=int(before[1:-1])) <= work.now if before.endswith("D") else True
                )
    assert not [key for key, count in seen.items() if count > 1]
    work.database.close()


# Digests


def digests(letters: list[Letter]) -> list[Letter]:
    return [letter for letter in letters if letter.reason == "digest"]


def hands_in(work: AtWork, address: str) -> None:
    begins(work, address, "Words.")
    work.chats(Submit(), address=address)


def test_a_digest_goes_to_each_staff_address_once_a_day(work: AtWork) -> None:
    work.now = moment("2017-07-25 05:59:59")
    assert digests(work.due())[0].key.startswith(
        "digest:cl-17-30:2017-07-24T06:00"
    )  # yesterday's, after downtime
    hands_in(work, "1")
    work.now = moment("2017-07-25 06:00:00")  # 08:00 in Geneva
    letters = digests(work.due())
    assert [(letter.channel, letter.address) for letter in letters] == [
        (MAIL, "anna@itu.test"),
        (MAIL, "omar@itu.test"),
        (TELEGRAM, "-4711"),
    ]
    assert digests(work.due()) == []
    work.passes(hours=23, minutes=59)
    assert digests(work.due()) == []
    work.passes(minutes=1)
    assert len(digests(work.due())) == 3


def test_where_there_is_nothing_to_say_a_week_goes_by_in_silence(work: AtWork) -> None:
    work.now = moment("2017-07-10 06:00")
    assert len(digests(work.due())) == 3  # the first one comes whatever it says
    days = []
    for day in range(1, 16):
        work.passes(days=1)
        work.notices = type(work.notices)(work.shelf, STAFF, work.mail_domain, work.files)
        if letters := digests(work.due()):
            days.append(day)
            assert len(letters) == 3
    assert days == [7, 14]


def test_a_digest_passed_over_in_the_morning_is_not_made_up_for_in_the_afternoon(work: AtWork) -> None:
    work.now = moment("2017-07-25 06:00")
    work.due()
    work.passes(days=1)
    assert digests(work.due()) == []
    work.passes(hours=5)
    hands_in(work, "1")
    work.notices = type(work.notices)(work.shelf, STAFF, work.mail_domain, work.files)
    assert digests(work.due()) == []
    work.passes(hours=19)
    assert len(digests(work.due())) == 3


def test_without_staff_there_is_no_digest(tmp_path: Path) -> None:
    work = AtWork(tmp_path, staff=StaffAddresses())
    assert work.due() == []
    work.database.close()


def test_a_digest_says_what_there_is_to_do(work: AtWork) -> None:
    begins(work, "1")
    begins(work, "2", "Words.")
    work.chats(Submit(), address="2")
    work.mails(Answer(1, "One.", "a1"), proof=Proof.NONE)
    with work.database.transaction() as ledger:
        ledger.people.lost(TELEGRAM, "1", "blocked")
    work.now = moment("2017-07-26 06:00")
    says = {say.phrase: say.args for say in digests(work.due())[0].says}
    assert says["digest_counts"] == {
        "new": 2,
        "submitted": 1,
        "drafts": 1,
        "late": 0,
        "unconfirmed": 1,
        "withdrawn": 0,
    }
    assert says["digest_waiting"] == {"count": 1}
    assert says["digest_unreachable"] == {"count": 1}
    assert "digest_quiet" not in says
    assert "Words." not in str(says)


def test_a_quiet_day_is_said_in_a_line(work: AtWork) -> None:
    work.now = moment("2017-07-26 06:00")
    said = phrases(digests(work.due())[:1])
    assert "digest_quiet" in said
    assert not {"digest_waiting", "digest_set_aside", "digest_given_up"} & set(said)


def test_only_what_came_since_the_last_digest_is_new(work: AtWork) -> None:
    begins(work, CHAT, "Words.")
    work.chats(Submit())
    work.now = moment("2017-07-26 06:00")
    work.due()
    work.passes(days=1)
    says = {say.phrase: say.args for say in digests(work.due())[0].says}
    assert (says["digest_counts"]["new"], says["digest_counts"]["submitted"]) == (0, 1)


def test_the_mailbox_is_compared_with_the_store(work: AtWork) -> None:
    work.now = moment("2017-07-26 06:00")
    around = Surroundings(unread=3)
    with work.database.transaction() as ledger:
        says = {s.phrase: s.args for s in digest(ledger, CIRCULAR, None, work.now, around)}
        assert says["digest_mailbox"] == {"count": 3}
        assert "digest_quiet" not in says
        away = Surroundings(away_since=work.now - timedelta(minutes=15))
        says = {s.phrase: s.args for s in digest(ledger, CIRCULAR, None, work.now, away)}
        assert says["digest_mailbox_away"] == {"since": away.away_since}


def test_what_was_given_up_is_told_once_not_every_day(work: AtWork) -> None:
    work.now = moment("2017-07-25 06:00")
    work.due()
    with work.database.transaction() as ledger:
        letter = ledger.outbox.waiting()[0]
        ledger.outbox.give_up(letter.id or 0, "refused", work.now + timedelta(minutes=1))
    work.passes(days=1)
    assert "digest_given_up" in phrases(digests(work.due()))
    work.passes(days=1)
    assert digests(work.due()) == []


def test_the_oldest_that_waits_is_named(work: AtWork) -> None:
    work.now = moment("2017-07-25 05:00")
    hands_in(work, "1")
    first = work.now
    work.passes(hours=30)
    hands_in(work, "2")
    says = {s.phrase: s.args for s in digests(work.due())[0].says}
    assert says["digest_waiting"] == {"count": 2}
    assert says["digest_oldest"] == {"since": first}


def test_the_trend_is_a_row_of_bars_of_the_consultation_s_days(work: AtWork) -> None:
    work.now = moment("2017-07-24 21:59")  # 23:59 in Geneva
    hands_in(work, "1")
    work.now = moment("2017-07-24 22:01")
    for address in "234":
        hands_in(work, address)
    work.now = moment("2017-07-26 06:00")
    bars = trend([c.versions[0].at for c in work.contributions()], CIRCULAR, work.now)
    assert bars == "▁" * 11 + "▃█▁"
    assert trend([], CIRCULAR, work.now) == ""


def test_after_the_close_a_quiet_desk_is_left_in_peace(work: AtWork) -> None:
    work.now = moment("2017-08-21 06:00")
    assert digests(work.due()) == []
    work.chats(Begin(), "en", "yes", "Late", "Org", "1", "Country", "l@m.test", "Words.", Submit())
    work.passes(days=1)
    assert len(digests(work.due())) == 3
