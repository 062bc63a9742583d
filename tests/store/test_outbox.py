"""A letter is posted once by its key, waits in order, and ends sent, given up or superseded."""

from dataclasses import replace
from datetime import timedelta

from consultation.correspondence import Channel, Enclosure, Letter, Say
from store.database import Database
from store.ledger import Ledger
from tests.store.building import NOW, a_letter

LATER = NOW + timedelta(minutes=1)
MAIL = a_letter(
    "receipt:1", channel=Channel.MAIL, address="l@m.test", language="ar", reason="receipt", message_id="<intake.x@desk.test>",
    in_reply_to="<1@m.test>", references=("<0@m.test>", "<1@m.test>"), subject="Re: \"ردّ\"\n", supersedes=None,
    says=(Say.of("receipt", receipt="R-1", version=2), Say.of("extension", previous=NOW), Say.of("filed", text="{\"moment\": 1}", files="")),
    enclosures=(Enclosure("receipt-R-1.json", "application/json", "ab" * 32),),
)  # fmt: skip


def post(ledger: Ledger, letter: Letter) -> Letter:
    posted = ledger.outbox.post(letter, NOW)
    assert posted is not None
    assert posted.id is not None
    return posted


def waiting(ledger: Ledger) -> list[str]:
    return [letter.key for letter in ledger.outbox.waiting()]


def test_a_letter_comes_back_as_it_was_posted(database: Database) -> None:
    with database.transaction() as ledger:
        posted = post(ledger, MAIL)
    with database.transaction() as ledger:
        assert ledger.outbox.waiting() == [posted]
        assert posted == replace(MAIL, id=posted.id, posted_at=NOW)


def test_the_same_key_posts_once(database: Database) -> None:
    with database.transaction() as ledger:
        post(ledger, a_letter("reminder:1"))
        assert ledger.outbox.post(a_letter("reminder:1", address="999"), LATER) is None
        assert [letter.address for letter in ledger.outbox.waiting()] == ["501"]
    with database.transaction() as ledger:
        assert ledger.outbox.post(a_letter("reminder:1"), LATER) is None


def test_a_later_word_takes_the_place_of_an_unsent_one_of_its_group(database: Database) -> None:
    def saved(
        number: int, address: str = "501", group: str = "recorded:1:1", channel: Channel = Channel.TELEGRAM
    ) -> Letter:
        return a_letter(f"r:{number}", supersedes=group, address=address, channel=channel)

    with database.transaction() as ledger:
        first = post(ledger, saved(1))
        ledger.outbox.sent(first.id or 0, NOW, "77", None)
        post(ledger, saved(2))
        post(ledger, saved(3, address="777"))
        post(ledger, saved(4, group="recorded:1:2"))
        post(ledger, saved(5, channel=Channel.MAIL))
        post(ledger, a_letter("other"))
        post(ledger, saved(6))
        assert waiting(ledger) == ["r:3", "r:4", "r:5", "other", "r:6"]
        assert ledger.outbox.counts() == {"sent": 1, "superseded": 1, "waiting": 5}


def test_letters_wait_oldest_first_and_page_by_page(database: Database) -> None:
    with database.transaction() as ledger:
        for number in range(7):
            post(ledger, a_letter(f"{number}"))
        page = ledger.outbox.waiting(3)
        assert [letter.key for letter in page] == ["0", "1", "2"]
        assert [letter.key for letter in ledger.outbox.waiting(3, page[-1].id or 0)] == ["3", "4", "5"]


def test_a_letter_put_off_carries_its_moment_and_its_tries(database: Database) -> None:
    with database.transaction() as ledger:
        id_ = post(ledger, a_letter()).id or 0
        ledger.outbox.put_off(id_, "busy", LATER)
        ledger.outbox.put_off(id_, "busy", LATER + timedelta(minutes=1))
        [letter] = ledger.outbox.waiting()
        assert (letter.tries, letter.not_before) == (2, LATER + timedelta(minutes=1))


def test_how_letters_end(database: Database) -> None:
    with database.transaction() as ledger:
        sent, lost = post(ledger, MAIL), post(ledger, a_letter("lost"))
        ledger.outbox.sent(sent.id or 0, LATER, "<intake.x@desk.test>", "the words that went out")
        ledger.outbox.give_up(lost.id or 0, "no such mailbox", LATER)
        assert waiting(ledger) == []
        assert [(letter.key, why) for letter, why in ledger.outbox.given_up()] == [
            ("lost", "no such mailbox")
        ]
        assert ledger.outbox.given_up(since=LATER) == []
        assert ledger.outbox.known(["<unknown@x>", "<intake.x@desk.test>"]) == [
            (sent, "the words that went out")
        ]
        assert ledger.outbox.known([]) == []
        assert ledger.outbox.known_to(Channel.MAIL, "l@m.test", 5) == [(sent, "the words that went out")]
        assert ledger.outbox.known_to(Channel.MAIL, "l@m.test", 0) == []


def test_the_latest_letters_to_an_address_come_first(database: Database) -> None:
    with database.transaction() as ledger:
        for number in range(4):
            posted = post(ledger, a_letter(f"{number}", channel=Channel.MAIL, address="l@m.test"))
            if number != 2:
                ledger.outbox.sent(posted.id or 0, NOW, None, f"text {number}")
        assert [text for _, text in ledger.outbox.known_to(Channel.MAIL, "l@m.test", 2)] == [
            "text 3",
            "text 1",
        ]


def test_keys_of_a_reason_are_found_literally(database: Database) -> None:
    with database.transaction() as ledger:
        for key in ("verify:1:a", "verify:1:b", "verify:10:a", "verify_1:a", "verify:%"):
            post(ledger, a_letter(key))
        assert ledger.outbox.keys_like("verify:1:") == {"verify:1:a", "verify:1:b"}
        assert ledger.outbox.keys_like("verify_") == {"verify_1:a"}
        assert ledger.outbox.keys_like("%") == set()


def test_counts_to_an_address(database: Database) -> None:
    with database.transaction() as ledger:
        for number, reason in enumerate(("reply", "receipt", "reminder")):
            post(ledger, a_letter(f"{number}", reason=reason))
        post(ledger, a_letter("other", address="777"))
        count = ledger.outbox.count_to
        assert count(Channel.TELEGRAM, "501", ("reply", "receipt")) == 2
        assert count(Channel.MAIL, "501", ("reply", "receipt")) == 0
        assert count(Channel.TELEGRAM, "501", ("reply",), since=NOW) == 0
        assert count(Channel.TELEGRAM, "501", ("reply",), since=NOW - timedelta(seconds=1)) == 1
        assert ledger.outbox.last_posted("reminder", "cl-17-30") == NOW
        assert ledger.outbox.last_posted("digest", "cl-17-30") is None


def test_a_group_that_moved_gets_its_letters_at_the_new_place(database: Database) -> None:
    with database.transaction() as ledger:
        gone = post(ledger, a_letter("sent", address="-77"))
        ledger.outbox.sent(gone.id or 0, NOW, None, None)
        post(ledger, a_letter("waits", address="-77"))
        ledger.outbox.move(Channel.TELEGRAM, "-77", "-10077")
        assert [(letter.key, letter.address) for letter in ledger.outbox.waiting()] == [("waits", "-10077")]
