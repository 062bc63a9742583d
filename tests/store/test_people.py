"""People and their addresses: met once, reachable or not, linked when proven."""

from datetime import timedelta

from consultation.correspondence import Channel
from consultation.interview import Interview, Stage
from store.database import Database
from store.ledger import Ledger
from store.people import Known
from tests.store.building import NOW

MAIL, TELEGRAM = Channel.MAIL, Channel.TELEGRAM
LATER = NOW + timedelta(hours=1)
SLUG = "cl-17-30"


def test_somebody_is_met_once(database: Database) -> None:
    with database.transaction() as ledger:
        first = ledger.people.meet(TELEGRAM, "501", NOW, language="ar", name="Layla 😀")
        assert ledger.people.meet(TELEGRAM, "501", LATER, language="fr", name="Other") == first
        assert ledger.people.find(TELEGRAM, "501") == first
        assert (first.language, first.display_name, first.unreachable, first.stopped) == (
            "ar",
            "Layla 😀",
            None,
            False,
        )


def test_one_address_on_two_channels_is_two_people_until_they_say_so(database: Database) -> None:
    with database.transaction() as ledger:
        chat, mail = ledger.people.meet(TELEGRAM, "501", NOW), ledger.people.meet(MAIL, "501", NOW)
        assert chat.person != mail.person
        assert ledger.people.find(MAIL, "502") is None


def test_the_address_used_last_stands_first(database: Database) -> None:
    with database.transaction() as ledger:
        chat, mail = _linked(ledger)
        assert [c.address for c in ledger.people.contacts(chat.person)] == ["501", "l@m.test"]
        ledger.people.seen(mail, LATER)
        assert [c.address for c in ledger.people.contacts(chat.person)] == ["l@m.test", "501"]


def test_who_is_lost_is_found_again_when_they_write(database: Database) -> None:
    with database.transaction() as ledger:
        ledger.people.meet(TELEGRAM, "501", NOW)
        ledger.people.lost(TELEGRAM, "501", "blocked by the person")
        ledger.people.lost(MAIL, "501", "another channel")
        known = ledger.people.find(TELEGRAM, "501")
        assert known is not None
        assert known.unreachable == "blocked by the person"
        assert ledger.people.unreachable() == 1
        ledger.people.seen(known, NOW + timedelta(seconds=1))  # soon after: it counts all the same
        assert ledger.people.unreachable() == 0


def test_who_wants_no_reminders_gets_none_on_any_channel(database: Database) -> None:
    with database.transaction() as ledger:
        chat, _ = _linked(ledger)
        ledger.people.stop(chat.person, NOW)
        assert [c.stopped for c in ledger.people.contacts(chat.person)] == [True, True]
        ledger.people.stop(chat.person, None)
        assert [c.stopped for c in ledger.people.contacts(chat.person)] == [False, False]


def test_a_language_is_of_the_address(database: Database) -> None:
    with database.transaction() as ledger:
        chat, _ = _linked(ledger)
        ledger.people.speak(chat, "ru")
        assert {c.address: c.language for c in ledger.people.contacts(chat.person)} == {
            "501": "ru",
            "l@m.test": None,
        }


def test_interviews_move_along_with_a_proven_address(database: Database) -> None:
    with database.transaction() as ledger:
        chat, mail = ledger.people.meet(TELEGRAM, "501", NOW), ledger.people.meet(MAIL, "l@m.test", NOW)
        for person, receipt, slug in (
            (chat.person, "R-1", SLUG),
            (mail.person, "R-2", SLUG),
            (mail.person, "R-3", "other"),
        ):
            ledger.interviews.begin(person, slug, Interview(receipt, NOW, Stage.QUESTIONS), MAIL)
        ledger.people.link(mail, chat.person)
        assert [c.interview.receipt for c in ledger.interviews.of_person(chat.person)] == [
            "R-1",
            "R-2",
            "R-3",
        ]
        assert ledger.interviews.of_person(mail.person) == []
        ledger.people.link(mail, mail.person)  # to oneself is nothing


def test_interviews_stay_with_who_keeps_another_address(database: Database) -> None:
    with database.transaction() as ledger:
        chat, mail = _linked(ledger)
        ledger.interviews.begin(chat.person, SLUG, Interview("R-1", NOW, Stage.QUESTIONS), TELEGRAM)
        other = ledger.people.meet(TELEGRAM, "777", NOW)
        ledger.people.link(mail, other.person)
        assert [c.interview.receipt for c in ledger.interviews.of_person(chat.person)] == ["R-1"]
        assert {c.address for c in ledger.people.contacts(other.person)} == {"777", "l@m.test"}


def _linked(ledger: Ledger) -> tuple[Known, Known]:
    chat, mail = ledger.people.meet(TELEGRAM, "501", NOW), ledger.people.meet(MAIL, "l@m.test", NOW)
    ledger.people.link(mail, chat.person)
    found = ledger.people.find(MAIL, "l@m.test")
    assert found is not None
    assert found.person == chat.person
    return chat, found
