"""Invitations: who is invited, once, in which language; the link of their own; who is reminded to begin, and who not."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from consultation.correspondence import Letter
from consultation.turns import Answer, Begin, Stop, Submit
from intake import inviting, staff
from intake.inviting import BOT, FaultyList, Invitee, Tally
from tests.consultation.builders import CIRCULAR, moment
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases
from tests.intake.test_notices import begins, reminders

DEADLINE = CIRCULAR.deadline


@pytest.fixture(autouse=True)
def early(work: AtWork) -> None:
    work.now = moment("2017-07-01 10:00")


def invites(work: AtWork, *people: tuple[str, str, str | None]) -> tuple[list[Letter], Tally]:
    tally = Tally()
    with work.database.transaction() as ledger:
        page = [Invitee(*one) for one in people]
        return inviting.invite(work.post(ledger), CIRCULAR, page, "anna", tally), tally


LISTS: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    ("a@b.test\n", [("a@b.test", "en", None)]),
    ("a@b.test,fr,Anne\n\n , ,\nb@B.Test,AR\n", [("a@b.test", "fr", "Anne"), ("b@b.test", "ar", None)]),
    ("name;e-mail;language\nAnne;a@b.test;fr-CH\n", [("a@b.test", "fr", "Anne")]),
    ("\ufeffAddress,Name\na@b.test,\"Nielsen, Anne\"\n", [("a@b.test", "en", "Nielsen, Anne")]),
    ("a@b.test,xx\n", [("a@b.test", "en", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), LISTS)
def test_a_list_is_read_however_its_columns_lie(text: str, people: list[tuple[str, str, str | None]]) -> None:
    tally = Tally()
    found = list(inviting.read(text.splitlines(keepends=True), CIRCULAR, tally))
    assert found == [Invitee(*one) for one in people]
    assert (tally.faults, tally.twice) == ([], 0)


def test_what_is_no_address_and_what_stands_there_twice_is_told() -> None:
    tally = Tally()
    lines = ["a@b.test\n", "A@B.test\n", "nobody\n", "x@localhost\n", 'a"<b>@c.test\n']
    assert [one.address for one in inviting.read(lines, CIRCULAR, tally)] == ["a@b.test"]
    assert tally.twice == 1
    assert [fault.partition(":")[0] for fault in tally.faults] == ["line 3", "line 4", "line 5"]
    with pytest.raises(FaultyList):
        list(inviting.read(["who,language\n", "a@b.test,en\n"], CIRCULAR, Tally()))


def test_each_is_invited_once_in_their_language_with_the_questions_and_a_link_of_their_own(
    work: AtWork,
) -> None:
    work.do(lambda ledger: ledger.records.put(BOT, "intake_bot"))
    letters, tally = invites(work, ("a@b.test", "fr", "Anne"), ("b@b.test", "en", None))
    assert [(letter.address, letter.language, letter.reason) for letter in letters] == [
        ("a@b.test", "fr", "invitation"),
        ("b@b.test", "en", "invitation"),
    ]
    assert phrases(letters[:1]) == [
        "mail_invitation",
        *["open_question"] * 5,
        "mail_notice",
        "invitation_link",
    ]
    links = [str(letter.says[-1].args["url"]) for letter in letters]
    assert len(set(links)) == 2
    assert all(re.fullmatch(r"https://t\.me/intake_bot\?start=[\w-]{1,64}", link) for link in links)
    assert len({letter.message_id for letter in letters}) == 2
    assert tally.invited == 2
    letters, tally = invites(work, ("a@b.test", "fr", "Anne"), ("c@b.test", "en", None))
    assert [letter.address for letter in letters] == ["c@b.test"]
    assert (tally.invited, tally.before) == (1, 1)


def test_without_a_bot_there_is_no_link(work: AtWork) -> None:
    letters, _ = invites(work, ("a@b.test", "en", None))
    assert "invitation_link" not in phrases(letters)


LEFT_ALONE: list[tuple[str, Any, str]] = [
    ("has begun", lambda work: work.mails(Answer(1, "One.", "a1")), "begun"),
    ("wants no letters", lambda work: work.writes(Stop(), address="other@m.test"), "begun"),
    ("bounced", lambda work: work.do(lambda ledger: _lost(ledger, work)), "stopped"),
]


def _lost(ledger: Any, work: AtWork) -> None:
    ledger.people.meet(MAIL, ADDRESS, work.now)
    ledger.people.lost(MAIL, ADDRESS, "bounced")


@pytest.mark.parametrize(("life", "why"), [row[1:] for row in LEFT_ALONE], ids=[row[0] for row in LEFT_ALONE])
def test_who_is_not_invited(work: AtWork, life: Any, why: str) -> None:
    life(work)
    letters, tally = invites(work, (ADDRESS, "en", None), ("other@m.test", "en", None))
    refused = ADDRESS if why != "begun" or work.contributions() else "other@m.test"
    assert refused not in [letter.address for letter in letters]
    assert getattr(tally, why) == 1


def told(letters: Iterable[Letter]) -> list[str]:
    return [
        letter.address for letter in reminders(list(letters)) if letter.says[0].phrase == "reminder_invited"
    ]


def test_who_was_invited_and_has_not_begun_is_reminded_twice_at_most(work: AtWork) -> None:
    invites(work, ("a@b.test", "fr", "Anne"))
    days = []
    while work.now < DEADLINE + timedelta(days=2):
        work.passes(hours=6)
        work.notices = type(work.notices)(work.shelf, staff.StaffAddresses(), work.mail_domain, work.files)
        if told(work.due()):
            days.append((DEADLINE - work.now).days)
    assert days == [13, 2]  # on the evening before the hour that many days ahead


BEGINNINGS: list[tuple[str, Any, int]] = [
    ("nothing", lambda work, link: None, 1),
    ("writes", lambda work, link: work.mails(Answer(1, "One.", "x"), address="a@b.test"), 0),
    ("says stop", lambda work, link: work.writes(Stop(), address="a@b.test"), 0),
    ("comes by the link", lambda work, link: work.chats(Begin(link)), 0),
    ("comes by a link that was guessed", lambda work, link: work.chats(Begin(link[:-11] + "aaaaaaaa_en")), 1),
    ("somebody else begins", lambda work, link: begins(work, CHAT, "One."), 1),
    (
        "bounces",
        lambda work, link: work.do(lambda ledger: ledger.people.lost(MAIL, "a@b.test", "bounced")),
        0,
    ),
]


@pytest.mark.parametrize(
    ("life", "expected"), [row[1:] for row in BEGINNINGS], ids=[row[0] for row in BEGINNINGS]
)
def test_whoever_has_begun_is_not_reminded_to_begin(work: AtWork, life: Any, expected: int) -> None:
    work.do(lambda ledger: ledger.records.put(BOT, "intake_bot"))
    [letter], _ = invites(work, ("a@b.test", "en", None))
    payload = str(letter.says[-1].args["url"]).partition("start=")[2]
    life(work, payload)
    work.now = DEADLINE - timedelta(days=14)
    assert len(told(work.due())) == expected
    count = work.do(lambda ledger: ledger.invitations.count("cl-17-30"))
    assert (count.invited, count.begun) == (1, 0 if expected or "lost" in str(life) else count.begun)


def test_an_address_that_proved_to_be_somebody_s_who_has_begun_is_not_reminded(work: AtWork) -> None:
    invites(work, ("a@b.test", "en", None))
    begins(work, CHAT, "One.")
    work.chats(Submit())
    with work.database.transaction() as ledger:
        chat, mail = ledger.people.find(TELEGRAM, CHAT), ledger.people.find(MAIL, "a@b.test")
        assert chat is not None
        assert mail is not None
        ledger.people.link(mail, chat.person)
    work.now = DEADLINE - timedelta(days=14)
    assert told(work.due()) == []


def test_who_was_told_the_old_date_is_told_the_new_one_and_who_said_stop_is_not(work: AtWork) -> None:
    invites(work, ("a@b.test", "fr", None), ("b@b.test", "en", None))
    work.writes(Stop(), address="b@b.test")
    begins(work, CHAT, "One.")
    work.passes(minutes=1)
    with work.database.transaction() as ledger:
        letters = staff.extend(work.post(ledger), CIRCULAR, DEADLINE + timedelta(days=5), "anna")
    addresses = [letter.address for letter in letters]
    assert sorted(addresses) == sorted(["a@b.test", CHAT])
    assert {letter.language for letter in letters if letter.address == "a@b.test"} == {"fr"}
