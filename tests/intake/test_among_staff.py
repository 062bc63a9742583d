"""The staff group: what it shows of a day, who may do what there, and that each act is kept with who did it."""

from datetime import datetime
from functools import partial
from typing import Any

import pytest

from consultation.correspondence import Inbound, Letter, StaffAct
from consultation.turns import Answer, Ask, Attach, File, Submit, Withdraw
from intake.board import Board
from intake.staff import StaffAddresses, decide
from store.ledger import Ledger
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork
from tests.intake.test_notices import begins
from tests.intake.test_staff import contributed

GROUP, ANNA, STRANGER = "-4711", "77", "78"
STAFF = StaffAddresses((), GROUP, members=frozenset({ANNA}))


@pytest.fixture
def work(tmp_path: Any) -> AtWork:
    return AtWork(tmp_path, staff=STAFF)


def board(work: AtWork, staff: StaffAddresses = STAFF) -> list[Letter]:
    """What a service that has just started posts for the board."""
    letters: list[Letter] = work.do(lambda ledger: Board(work.shelf, staff).due(ledger, work.now).letters)
    return letters


def went_out(work: AtWork, letters: list[Letter], number: int = 900) -> dict[str, Letter]:
    """Marks them as sent, numbered on; the letters by their first phrase."""
    for letter in letters:
        number += 1
        work.do(partial(_sent, letter, work.now, str(number)))
    return {letter.says[0].phrase: letter for letter in letters}


def _sent(letter: Letter, at: datetime, number: str, ledger: Ledger) -> None:
    ledger.outbox.sent(letter.id or 0, at, number, None)


def presses(
    work: AtWork, act: str, receipt: str, version: int | None = None, author: str = ANNA, **more: Any
) -> list[Letter]:
    given = {"display_name": "Anna", "author": author, "act": StaffAct(act, receipt, version), **more}
    return work.takes(Inbound(TELEGRAM, GROUP, (), "staff", **given))


def replies(work: AtWork, letter: Letter, words: str, author: str = ANNA) -> list[Letter]:
    work.do(lambda ledger: ledger.outbox.sent(letter.id or 0, work.now, "4000", None))
    reply: dict[str, Any] = {"display_name": "Anna", "author": author, "references": (f"tg:{GROUP}:4000",)}
    return work.takes(Inbound(TELEGRAM, GROUP, (Ask(words),), "staff", **reply))


def lines(letters: list[Letter]) -> list[tuple[Any, ...]]:
    [letter] = letters
    return [
        (say.args["place"], say.args["label"], say.args["again"], say.args["state"])
        for say in letter.says
        if say.phrase == "board_line"
    ]


def states(work: AtWork) -> list[tuple[bool, int | None, str, str]]:
    [contribution] = work.contributions()
    return [(c.approved, c.question, c.reason, c.who) for c in contribution.clearances]


def test_the_board_names_what_came_today_and_says_nothing_twice(work: AtWork) -> None:
    assert board(work) == []
    contributed(work)
    [letter] = shown = board(work)
    assert (letter.address, letter.reason, letter.is_live) == (GROUP, "board", True)
    assert lines(shown) == [(1, "Layla", "", "waiting")]
    assert board(work) == []
    work.mails(Answer(1, "Better.", "a2"))
    assert lines(board(work)) == [(1, "Layla", 2, "waiting")]


def test_each_change_of_a_day_stands_in_the_place_of_its_one_message(work: AtWork) -> None:
    receipt = contributed(work)
    [first] = board(work)
    work.passes(days=1)
    begins(work)
    work.chats("Yes.", Submit())
    [today] = board(work)
    assert today.supersedes != first.supersedes
    work.do(
        lambda ledger: decide(
            ledger, CIRCULAR, receipt, approved=True, question=None, reason="", who="omar", now=work.now
        )
    )
    [again] = board(work)
    assert (again.supersedes, lines([again])) == (first.supersedes, [(1, "Layla", "", "approved")])


def test_a_day_with_more_than_fits_names_the_newest_and_counts_the_others(work: AtWork) -> None:
    for number in range(23):
        work.mails(Answer(1, "Yes.", f"a{number}"), address=f"{number}@ministry.test")
    [letter] = board(work)
    assert [say.args.get("count") for say in letter.says[:2]] == [23, 3]
    assert [place for place, *_ in lines([letter])] == list(range(4, 24))


@pytest.mark.parametrize(
    "staff", [StaffAddresses(("anna@itu.test",)), StaffAddresses((), "501")], ids=["mail", "a person"]
)
def test_only_a_group_has_a_board(work: AtWork, staff: StaffAddresses) -> None:
    contributed(work)
    assert board(work, staff) == []


def test_opening_shows_every_word_and_below_it_what_can_be_done(work: AtWork) -> None:
    receipt = contributed(work)
    opened, card = presses(work, "look", receipt)
    texts = [str(say.args.get("text", "")) for say in opened.says]
    assert "Yes. Call me on 555." in texts
    assert "Thanks, call 555." in texts
    assert (card.is_live, card.says[0].args["state"]) == (True, "waiting")


def test_approving_is_kept_with_who_did_it_and_changes_the_message_that_was_pressed(work: AtWork) -> None:
    receipt = contributed(work)
    _, card = presses(work, "look", receipt)
    [after] = presses(work, "approve", receipt, 1)
    assert after.supersedes == card.supersedes
    assert after.says[0].args["state"] == "approved"
    assert states(work) == [(True, None, "", "Anna (Telegram 77)")]
    [trail] = [row for row in work.do(lambda ledger: ledger.records.trail()) if row[2] == "approve"]
    assert trail[1] == "Anna (Telegram 77)"


def test_files_that_nobody_looked_into_are_held_back(work: AtWork) -> None:
    begins(work)
    file = File("ab" * 32, "annex.pdf", 10, "application/pdf")
    work.do(lambda ledger: ledger.files.keep(file.sha256, 10, file.content_type, work.now))
    work.chats(Attach(file, "f1"), Submit())
    _, held = presses(work, "approve", work.interview(CHAT).receipt, 1)
    assert held.says[0].phrase == "staff_files_held"
    assert [(c.approved, c.file) for c in work.contributions()[0].clearances] == [(True, None), (False, 1)]


def test_a_rejection_asks_for_the_reason_and_keeps_it(work: AtWork) -> None:
    receipt = contributed(work)
    presses(work, "look", receipt)
    [why] = presses(work, "reject", receipt, 1)
    assert states(work) == []
    [card] = replies(work, why, "Not about the questions.")
    assert card.says[0].args["state"] == "rejected"
    assert states(work) == [(False, None, "Not about the questions.", "Anna (Telegram 77)")]


def test_asking_back_writes_to_the_author(work: AtWork) -> None:
    [what] = presses(work, "ask", contributed(work), 1)
    letters = went_out(work, replies(work, what, "Which year?"))
    assert (letters["staff_request"].address, letters["staff_request"].channel) == (ADDRESS, MAIL)
    assert letters["staff_asked"].address == GROUP


@pytest.mark.parametrize("act", ["look", "approve", "reject", "ask"])
@pytest.mark.parametrize(
    ("author", "more"),
    [(STRANGER, {}), (None, {}), (ANNA, {"address": "-999"})],
    ids=["not listed", "nobody", "another group"],
)  # fmt: skip
def test_who_is_not_listed_does_nothing(work: AtWork, act: str, author: str, more: dict[str, str]) -> None:
    receipt = contributed(work)
    where = {"address": GROUP, **more}["address"]
    pressed = Inbound(TELEGRAM, where, (), "staff", author=author, act=StaffAct(act, receipt))
    assert work.takes(pressed) == []
    assert states(work) == []


def test_a_prompt_is_answered_by_members_only(work: AtWork) -> None:
    [why] = presses(work, "reject", contributed(work), 1)
    assert replies(work, why, "I do not like it.", author=STRANGER) == []
    assert states(work) == []


def test_what_was_changed_since_it_was_read_is_not_decided(work: AtWork) -> None:
    receipt = contributed(work)
    [why] = presses(work, "reject", receipt, 1)
    work.mails(Answer(1, "Other words.", "a2"))
    [told] = presses(work, "approve", receipt, 1)
    assert told.says[0].phrase == "staff_changed"
    [told] = replies(work, why, "Too short.")
    assert told.says[0].phrase == "staff_changed"
    assert states(work) == []


def test_what_its_author_withdrew_is_not_approved(work: AtWork) -> None:
    receipt = contributed(work)
    work.writes(Withdraw(certain=True))
    [told] = presses(work, "approve", receipt, 1)
    assert told.says[0].phrase == "staff_not_done"
    assert lines(board(work)) == [(1, "Layla", "", "withdrawn")]


@pytest.mark.parametrize(("act", "receipt"), [("look", "CL1730-00000-00000"), ("dance", "")])
def test_a_button_of_another_time_does_nothing(work: AtWork, act: str, receipt: str) -> None:
    assert presses(work, act, receipt or contributed(work)) == []
