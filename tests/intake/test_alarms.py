"""Urgent word: when it is due, once for each incident however often one looks or restarts, and when it is over."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultation.correspondence import Arrival, Letter
from intake.alarms import Alarms, troubles
from intake.staff import StaffAddresses
from intake.surroundings import Surroundings
from tests.consultation.builders import IN_TIME
from tests.intake.at_work import MAIL, STAFF, AtWork, phrases

NOW = IN_TIME
GIGABYTE = 1_000_000_000
MINUTE = timedelta(minutes=1)

ROWS = [
    # the look around, bounces in the hour, told before, what is wrong
    (Surroundings(), 0, (), []),
    (Surroundings(unread=40), 0, (), []),
    (Surroundings(away_since=NOW - 14 * MINUTE), 0, (), []),
    (Surroundings(away_since=NOW - 15 * MINUTE), 0, (), ["mailbox"]),
    (
        Surroundings(away_since=NOW - MINUTE),
        0,
        ("mailbox",),
        ["mailbox"],
    ),  # after a restart: it is still away
    (Surroundings(free=21 * GIGABYTE, size=100 * GIGABYTE), 0, (), []),
    (Surroundings(free=GIGABYTE - 1, size=100 * GIGABYTE), 0, (), ["disk"]),  # a hundredth
    (Surroundings(free=GIGABYTE + 1, size=100 * GIGABYTE), 0, (), []),
    (Surroundings(free=GIGABYTE + 1, size=100 * GIGABYTE), 0, ("disk",), ["disk"]),  # not clearly well yet
    (Surroundings(free=2 * GIGABYTE, size=100 * GIGABYTE), 0, ("disk",), []),
    (Surroundings(free=3 * GIGABYTE, size=10_000 * GIGABYTE), 0, (), []),  # enough on any disk
    (Surroundings(free=GIGABYTE // 10, size=GIGABYTE), 0, (), ["disk"]),  # too little on any
    (Surroundings(), 9, (), []),
    (Surroundings(), 10, (), ["bounces"]),
    (Surroundings(), 5, ("bounces",), ["bounces"]),
    (Surroundings(), 4, ("bounces",), []),
]


@pytest.mark.parametrize(("around", "bounced", "told", "wrong"), ROWS)
def test_what_is_wrong(around: Surroundings, bounced: int, told: tuple[str, ...], wrong: list[str]) -> None:
    assert [trouble.kind for trouble in troubles(NOW, around, bounced, frozenset(told))] == wrong


def looks(work: AtWork, around: Surroundings, staff: StaffAddresses = STAFF) -> list[Letter]:
    """A process that has just started looks around."""
    with work.database.transaction() as ledger:
        return Alarms(work.shelf, staff, work.mail_domain).look(ledger, work.now, around)


def test_staff_are_told_once_and_once_more_when_it_is_over(work: AtWork) -> None:
    began = work.now
    work.passes(minutes=15)
    letters = looks(work, Surroundings(away_since=began))
    assert [letter.address for letter in letters] == ["anna@itu.test", "omar@itu.test", "-4711"]
    assert phrases(letters) == ["urgent_mailbox"] * 3
    work.passes(minutes=1)
    assert looks(work, Surroundings(away_since=began)) == []
    assert (
        looks(work, Surroundings(away_since=work.now)) == []
    )  # restarted: away since just now, as far as it knows
    work.passes(minutes=1)
    over = looks(work, Surroundings(unread=0))
    assert phrases(over) == ["urgent_over_mailbox"] * 3
    assert over[0].says[0].args == {"since": began}
    assert looks(work, Surroundings(unread=0)) == []
    later = work.now
    work.passes(hours=1)
    assert (
        phrases(looks(work, Surroundings(away_since=later))) == ["urgent_mailbox"] * 3
    )  # another time, another word


def test_a_wave_of_bounces_is_noticed(work: AtWork) -> None:
    with work.database.transaction() as ledger:
        arrivals = [Arrival(MAIL, "desk", f"b{n}", "mailer-daemon@m.test", work.now, b"x") for n in range(10)]
        for kept in ledger.arrivals.keep(arrivals):
            ledger.arrivals.done(kept.id, "bounce", work.now)
    assert phrases(looks(work, Surroundings()))[:1] == ["urgent_bounces"]
    work.passes(minutes=61)
    assert phrases(looks(work, Surroundings()))[:1] == ["urgent_over_bounces"]


def test_without_staff_nobody_is_told(work: AtWork) -> None:
    assert looks(work, Surroundings(away_since=work.now - timedelta(hours=1)), StaffAddresses()) == []


@settings(max_examples=15)
@given(looked=st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(1, 40)), max_size=25))
def test_word_of_trouble_and_of_its_end_take_turns(
    tmp_path_factory: pytest.TempPathFactory, looked: list[tuple[bool, bool, int]]
) -> None:
    work = AtWork(tmp_path_factory.mktemp("alarms"))
    away_since = None
    said: list[str] = []
    keys: Counter[str] = Counter()
    for away, full, minutes in looked:
        work.passes(minutes=minutes)
        away_since = (away_since or work.now) if away else None
        around = Surroundings(None if away else 0, away_since, 0 if full else GIGABYTE, GIGABYTE)
        letters = looks(work, around)
        said += phrases(letters[::3])
        keys.update(letter.key for letter in letters)
    assert max(keys.values(), default=1) == 1
    for kind in ("mailbox", "disk"):
        words = [word for word in said if word.endswith(kind)]
        assert words == [f"urgent_{kind}", f"urgent_over_{kind}"] * (len(words) // 2) + [f"urgent_{kind}"] * (
            len(words) % 2
        )
    work.database.close()
