"""Letters go out in order, each once; what cannot go out now goes later, elsewhere, or is given up with a reason."""

import asyncio
import sqlite3
from datetime import timedelta
from typing import Any

import pytest

from consultation.correspondence import Inbound, Letter, Say
from intake.doors import Away, Refused, TryLater, Unreachable
from intake.office import Office
from intake.postman import _pause
from store.database import Database
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, ADoor, AtWork, an_office
from tests.store.building import a_letter


def post(work: AtWork, *letters: Letter) -> list[Letter]:
    posted = []
    with work.database.transaction() as ledger:
        for letter in letters:
            kept = ledger.outbox.post(letter, work.now)
            assert kept is not None
            posted.append(kept)
    return posted


def states(work: AtWork) -> dict[str, int]:
    found: dict[str, int] = work.do(lambda ledger: ledger.outbox.counts())
    return found


async def delivered(office: Office, until: int = 0) -> None:
    """Everything that waits is on its way, put off or given up."""
    await asyncio.wait_for(office.postman.idle(), 30)


async def test_letters_to_an_address_go_out_in_order(work: AtWork) -> None:
    door = ADoor()
    office = an_office(work, door)
    post(work, *(a_letter(f"{n}", address=f"{n % 3}") for n in range(30)))
    await delivered(office)
    for address in "012":
        keys = [int(letter.key) for letter in door.sent if letter.address == address]
        assert keys == sorted(keys)
        assert len(keys) == 10
    assert states(work) == {"sent": 30}
    office.close()


async def test_at_most_eight_letters_are_under_way(work: AtWork) -> None:
    door = ADoor()
    office = an_office(work, door)
    post(work, *(a_letter(f"{n}", address=f"{n}") for n in range(40)))
    await delivered(office)
    assert door.most_under_way == 8
    office.close()


async def test_what_went_out_is_remembered_with_its_text(work: AtWork) -> None:
    office = an_office(work, ADoor(MAIL))
    [letter] = post(work, a_letter("k", channel=MAIL, address=ADDRESS, message_id="<x@intake.test>"))
    await delivered(office)
    [known] = await office.known_letters(["<x@intake.test>"])
    assert (known.address, known.text, known.key) == (ADDRESS, "text of k", "k")
    assert [known.key for known in await office.known_letters_to(ADDRESS)] == ["k"]
    assert letter.id is not None
    office.close()


async def test_a_busy_other_side_is_tried_again(work: AtWork) -> None:
    door = ADoor(refusals={CHAT: [TryLater("flood", 0.001), TryLater("flood", 0.001), None]})
    office = an_office(work, door)
    post(work, a_letter("1"), a_letter("2"), a_letter("3", address="777"))
    await delivered(office)
    assert [letter.key for letter in door.sent] == ["3", "1", "2"]
    assert states(work) == {"sent": 3}
    office.close()


@pytest.mark.parametrize(
    ("tries", "seconds"), [(1, 0.5), (2, 2), (3, 4), (4, 8), (10, 512), (11, 900), (479, 900)]
)
def test_the_second_try_comes_soon_and_each_later_one_later(tries: int, seconds: float) -> None:
    assert _pause(tries) == seconds


async def test_a_reply_that_met_a_bad_moment_goes_out_within_a_second(work: AtWork) -> None:
    door = ADoor(refusals={CHAT: [TryLater("the connection broke")]})
    office = an_office(work, door)
    post(work, a_letter("one"))
    begun = asyncio.get_running_loop().time()
    await office.postman.look()
    await _until(lambda: door.sent, 2)
    assert 0.3 < asyncio.get_running_loop().time() - begun < 1.5
    await delivered(office)
    office.close()


async def test_while_the_other_side_is_away_no_letter_is_to_blame_and_all_go_out_soon_after(
    work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.postman._FIRST_PAUSE", 0.05)
    away: list[Exception | None] = [Away("connection refused")] * 3
    door = ADoor(refusals={str(n): list(away) for n in range(30)})
    office = an_office(work, door)
    post(work, *(a_letter(f"{n}", address=str(n)) for n in range(30)))
    running = asyncio.create_task(office.postman.run())
    await _until(lambda: office.postman.state() == {"telegram": "away"})
    assert {(letter.tries, letter.not_before) for letter in work.outbox()} == {(0, None)}
    door.refusals.clear()
    await _until(lambda: len(door.sent) == 30)
    assert office.postman.state() == {"telegram": "ok"}
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


async def test_a_long_wait_is_written_down_and_holds_after_a_restart(work: AtWork) -> None:
    door = ADoor(refusals={CHAT: [TryLater("maintenance", 120)]})
    office = an_office(work, door)
    post(work, a_letter("1"), a_letter("2"))
    running = asyncio.create_task(office.postman.run())
    await _until(lambda: work.outbox()[0].tries == 1)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()
    assert work.outbox()[0].not_before == work.now + timedelta(seconds=120)

    again = an_office(work, door)
    running = asyncio.create_task(again.postman.run())
    await asyncio.sleep(0.05)
    assert door.sent == []  # neither the one put off nor the one behind it
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    again.close()

    work.passes(seconds=121)
    later = an_office(work, door)
    await delivered(later)
    assert [letter.key for letter in door.sent] == ["1", "2"]
    later.close()


async def test_a_refused_letter_is_given_up_with_its_reason_and_the_next_goes_out(work: AtWork) -> None:
    door = ADoor(refusals={CHAT: [Refused("message is too long"), None]})
    office = an_office(work, door)
    post(work, a_letter("1"), a_letter("2"))
    await delivered(office)
    assert [letter.key for letter in door.sent] == ["2"]
    with work.database.transaction() as ledger:
        assert [(letter.key, why) for letter, why in ledger.outbox.given_up()] == [
            ("1", "message is too long")
        ]
    office.close()


@pytest.mark.usefixtures("quick")
async def test_a_letter_that_breaks_the_door_is_tried_again_and_stops_nobody(work: AtWork) -> None:
    door = ADoor(refusals={CHAT: [KeyError("a phrase"), None]})
    office = an_office(work, door)
    post(work, a_letter("1"), a_letter("2", address="777"))
    running = asyncio.create_task(office.postman.run())
    await _until(lambda: len(door.sent) == 1)
    assert [letter.key for letter in door.sent] == ["2"]
    work.passes(seconds=5)
    await _until(lambda: len(door.sent) == 2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


def a_person_on_two_channels(work: AtWork) -> None:
    with work.database.transaction() as ledger:
        chat = ledger.people.meet(TELEGRAM, CHAT, work.now)
        ledger.people.link(ledger.people.meet(MAIL, ADDRESS, work.now), chat.person)


@pytest.mark.parametrize(
    ("reason", "elsewhere"),
    [("reminder", 1), ("extension", 1), ("publication", 1), ("reply", 0), ("receipt", 0), ("digest", 0)],
)
async def test_what_matters_goes_to_the_other_channel_of_somebody_unreachable(
    work: AtWork, reason: str, elsewhere: int
) -> None:
    chat, mail = ADoor(refusals={CHAT: [Unreachable("bot was blocked")]}), ADoor(MAIL)
    a_person_on_two_channels(work)
    office = an_office(work, chat, mail)
    post(work, a_letter("k", reason=reason, says=(Say.of("extension", previous=work.now),)))
    await delivered(office)
    assert (len(chat.sent), len(mail.sent)) == (0, elsewhere)
    contact = work.do(lambda ledger: ledger.people.find(TELEGRAM, CHAT))
    assert contact.unreachable == "bot was blocked"
    if elsewhere:
        [letter] = mail.sent
        assert (letter.address, letter.says, letter.reason) == (
            ADDRESS,
            (Say.of("lost_chat"), Say.of("extension", previous=work.now)),
            reason,
        )
        assert letter.message_id is not None  # fixed before it goes out, as for every mail
        assert letter.message_id.endswith("@intake.test>")
    office.close()


@pytest.mark.parametrize(
    ("reason", "status", "elsewhere"),
    [
        ("reminder", "permanent", 1),
        ("publication", "permanent", 1),
        ("receipt", "permanent", 0),
        ("reminder", "temporary", 0),
    ],
)
async def test_a_notice_that_comes_back_goes_out_on_the_other_channel_once(
    work: AtWork, reason: str, status: str, elsewhere: int
) -> None:
    chat, mail = ADoor(), ADoor(MAIL)
    a_person_on_two_channels(work)
    office = an_office(work, chat, mail)
    post(work, a_letter("k", channel=MAIL, address=ADDRESS, reason=reason, message_id="<k@intake.test>"))
    await delivered(office)
    assert len(mail.sent) == 1
    for _ in range(2):  # a server may report it twice
        notes = (ADDRESS, "5.1.1", status, "<k@intake.test>")
        work.takes(Inbound(MAIL, "mailer-daemon@m.test", (), "bounce", answerable=False, notes=notes))
    await delivered(office)
    assert [letter.address for letter in chat.sent] == [CHAT] * elsewhere
    assert len(mail.sent) == 1
    with work.database.transaction() as ledger:
        given_up = [why for _, why in ledger.outbox.given_up()]
    assert given_up == (["bounced 5.1.1"] if status == "permanent" else [])
    office.close()


async def test_somebody_unreachable_everywhere_ends_the_search(work: AtWork) -> None:
    chat, mail = (
        ADoor(refusals={CHAT: [Unreachable("blocked")]}),
        ADoor(MAIL, refusals={ADDRESS: [Unreachable("no such mailbox")]}),
    )
    a_person_on_two_channels(work)
    office = an_office(work, chat, mail)
    post(work, a_letter("k", reason="publication"))
    await delivered(office)
    assert states(work) == {"given_up": 2}
    office.close()


async def test_no_other_way_is_taken_over_a_channel_that_is_off(work: AtWork) -> None:
    work.mail_domain = None
    chat = ADoor(refusals={CHAT: [Unreachable("blocked")]})
    a_person_on_two_channels(work)
    office = an_office(work, chat)
    post(work, a_letter("k", reason="publication"))
    await delivered(office)
    assert states(work) == {"given_up": 1}
    office.close()


async def test_a_superseded_letter_never_goes_out(work: AtWork) -> None:
    door = ADoor()
    door.open.clear()
    office = an_office(work, door)
    group: dict[str, Any] = {"supersedes": "recorded:1:1"}
    office.postman.put([])
    running = asyncio.create_task(office.postman.run())
    await asyncio.sleep(0.02)
    office.postman.put(post(work, a_letter("1", **group)))
    await _until(lambda: door.under_way == 1)
    office.postman.put(post(work, a_letter("2", **group), a_letter("other")))
    office.postman.put(post(work, a_letter("3", **group)))
    door.open.set()
    await _until(lambda: len(door.sent) == 3)
    await asyncio.sleep(0.02)
    assert [letter.key for letter in door.sent] == ["1", "other", "3"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


async def test_while_the_store_is_away_what_went_out_waits_to_be_marked_and_is_sent_once(
    work: AtWork,
) -> None:
    post(work, a_letter("1"))
    work.database.close()
    work.database = Database(f"{work.database.url.render_as_string(hide_password=False)}?timeout=0.05")
    door = ADoor()
    door.open.clear()
    office = an_office(work, door)
    running = asyncio.create_task(office.postman.run())
    await _until(lambda: door.under_way == 1)
    assert work.database.path is not None
    other = sqlite3.connect(work.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    door.open.set()
    await _until(lambda: len(door.sent) == 1)
    await asyncio.sleep(0.1)  # the mark is refused meanwhile
    other.execute("ROLLBACK")
    other.close()
    await _until(lambda: states(work) == {"sent": 1})
    assert len(door.sent) == 1
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


async def test_letters_of_a_channel_that_is_off_wait(work: AtWork) -> None:
    door = ADoor()
    office = an_office(work, door)
    post(work, a_letter("1", channel=MAIL, address=ADDRESS), a_letter("2"))
    await delivered(office)
    assert [letter.key for letter in door.sent] == ["2"]
    assert [letter.key for letter in work.outbox()] == ["1"]
    office.close()


@pytest.mark.whole
async def test_hundreds_of_waiting_letters_all_go_out_once(work: AtWork) -> None:
    door = ADoor()
    office = an_office(work, door)
    post(work, *(a_letter(f"{n}", address=f"{n % 50}") for n in range(1200)))
    running = asyncio.create_task(office.postman.run())
    await _until(lambda: len(door.sent) >= 1200, 20)
    assert len({letter.key for letter in door.sent}) == len(door.sent) == 1200
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


async def test_replies_do_not_wait_for_a_mail_server_that_is_down(work: AtWork) -> None:
    chat, mail = ADoor(), ADoor(MAIL)
    mail.open.clear()  # every connection hangs
    office = an_office(work, chat, mail)
    post(
        work,
        *(
            a_letter(f"notice {n}", channel=MAIL, address=f"{n}@m.test", reason="publication")
            for n in range(600)
        ),
    )
    running = asyncio.create_task(office.postman.run())
    await _until(lambda: mail.under_way > 0)
    office.postman.put(post(work, a_letter("reply")))
    await _until(lambda: len(chat.sent) == 1, 3)
    assert chat.most_under_way + mail.most_under_way <= 8
    running.cancel()
    mail.open.set()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


async def test_notices_of_one_channel_do_not_wait_for_another_channel_that_is_down(work: AtWork) -> None:
    chat = ADoor()
    mail = ADoor(MAIL, refusals={f"{n}@m.test": [TryLater("connection refused", 3600)] for n in range(1100)})
    office = an_office(work, chat, mail)
    post(
        work,
        *(a_letter(f"m{n}", channel=MAIL, address=f"{n}@m.test", reason="publication") for n in range(1100)),
    )
    post(work, a_letter("notice", reason="publication"))
    running = asyncio.create_task(office.postman.run())
    await _until(lambda: len(chat.sent) == 1, 10)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()


async def _until(true: Any, timeout: float = 5.0) -> None:
    end = asyncio.get_running_loop().time() + timeout
    while not true():
        assert asyncio.get_running_loop().time() < end, "this never became so"
        await asyncio.sleep(0.005)


async def test_a_letter_posted_by_a_command_is_not_passed_over_by_a_later_one_of_our_own(
    work: AtWork,
) -> None:
    door = ADoor()
    office = an_office(work, door)
    for _ in range(2):
        await delivered(office)  # the look at everything is done, the next one is twenty seconds away
    post(work, a_letter("from a command", address="1"))
    office.postman.put(post(work, a_letter("of our own", address="2")))
    await delivered(office)
    assert sorted(letter.key for letter in door.sent) == ["from a command", "of our own"]
    office.close()


async def test_a_reminder_whose_time_has_passed_or_that_was_taken_back_is_not_sent(work: AtWork) -> None:
    door = ADoor()
    door.open.clear()
    office = an_office(work, door)
    past = work.now - timedelta(seconds=1)
    post(
        work,
        a_letter("late", reason="reminder", not_after=past),
        a_letter("true", reason="reminder", address="1", not_after=work.now + timedelta(days=1)),
        a_letter("before it", address="2", reason="extension"),
        a_letter("taken back", reason="reminder", address="2", supersedes="reminder:x"),
        a_letter("a reply stays", not_after=past),
    )
    looking = asyncio.create_task(delivered(office))
    await _until(lambda: door.under_way >= 2)
    work.do(lambda ledger: ledger.outbox.take_back([(TELEGRAM, "2")], "reminder:x", "withdrawn"))
    door.open.set()
    await looking
    assert sorted(letter.key for letter in door.sent) == ["a reply stays", "before it", "true"]
    assert states(work) == {"sent": 3, "superseded": 2}
    office.close()
