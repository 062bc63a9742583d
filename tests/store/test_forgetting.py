"""After `forget` no column of any table names the person; what was handed in stays, and the person may come again."""

from datetime import timedelta

from consultation.correspondence import Channel, Say
from consultation.interview import Interview, Part, Stage
from store.database import Database
from store.forgetting import forget
from store.ledger import Ledger
from tests.consultation.builders import an_interview
from tests.store.building import NOW, a_letter, an_arrival, everything

MAIL, TELEGRAM = Channel.MAIL, Channel.TELEGRAM
ADDRESS, CHAT = "layla.haddad@ministry.test", "5010203"
LATER = NOW + timedelta(days=1)
SLUG = "cl-17-30"


def a_life(ledger: Ledger, channel: Channel, address: str, *, handed_in: bool) -> None:
    """All the traces that somebody leaves."""
    for number, state in enumerate(("done", "waiting", "set_aside")):
        [kept] = ledger.arrivals.keep(
            [
                an_arrival(
                    f"{channel.value}-{number}",
                    address=address,
                    channel=channel,
                    raw=f"From: {address}".encode(),
                )
            ]
        )
        if state == "done":
            ledger.arrivals.done(kept.id, "message", NOW)
        elif state == "set_aside":
            ledger.arrivals.failed(kept.id, f"ValueError: {address}", NOW)
            ledger.arrivals.set_aside(kept.id, NOW)
    contact = ledger.people.meet(channel, address, NOW, name="Layla Haddad")
    current = ledger.interviews.begin(
        contact.person, SLUG, Interview(f"R-{contact.id}", NOW, Stage.QUESTIONS), channel
    )
    interview = an_interview(
        receipt=current.interview.receipt, began_at=NOW, versions=int(handed_in), counted=int(handed_in)
    )
    interview = interview.adding(1, Part(f"{address}:42", "My answer."))
    ledger.interviews.keep(current, interview, channel, NOW, 1)
    for number, state in enumerate(("waiting", "sent")):
        posted = ledger.outbox.post(
            a_letter(
                f"reply:{channel.value}:{address}:{number}", channel=channel, address=address, in_reply_to=f"{address}:42", references=(f"<{address}>",),
                subject=f"Re: {address}", says=(Say.of("filed", text=f"I am {address}"),), message_id=f"<{number}@desk.test>",
            ),
            NOW,
        )  # fmt: skip
        if state == "sent" and posted is not None:
            ledger.outbox.sent(posted.id or 0, NOW, f"{address}:43", f"Dear {address}")


def test_a_draft_goes_with_every_trace(database: Database) -> None:
    for channel, address in ((MAIL, ADDRESS), (TELEGRAM, CHAT)):
        with database.transaction() as ledger:
            a_life(ledger, channel, address, handed_in=False)
        assert address in everything(database)
        with database.transaction() as ledger:
            gone = forget(ledger.session, channel, address, LATER)
            assert gone is not None
            assert (gone.addresses, gone.messages, gone.letters, gone.drafts, gone.kept) == (1, 3, 2, 1, ())
        left = everything(database)
        assert address not in left
        assert "My answer." not in left
        assert "Layla" not in left


def test_what_was_handed_in_stays_without_its_address(database: Database) -> None:
    with database.transaction() as ledger:
        a_life(ledger, TELEGRAM, CHAT, handed_in=True)
        gone = forget(ledger.session, TELEGRAM, CHAT, LATER)
        assert gone is not None
        assert (gone.drafts, gone.kept) == (0, ("R-1",))
    left = everything(database)
    assert CHAT not in left
    assert "My answer." in left


def test_nothing_of_theirs_is_handled_or_sent_afterwards(database: Database) -> None:
    with database.transaction() as ledger:
        a_life(ledger, MAIL, ADDRESS, handed_in=False)
        forget(ledger.session, MAIL, ADDRESS, LATER)
    with database.transaction() as ledger:
        assert ledger.arrivals.waiting() == []
        assert ledger.arrivals.aside() == []
        assert ledger.outbox.waiting() == []
        assert ledger.interviews.drafts(SLUG) == []
        assert ledger.arrivals.keep([an_arrival("mail-0", channel=MAIL)]) == []  # the mailbox shows it again


def test_somebody_else_is_left_alone(database: Database) -> None:
    with database.transaction() as ledger:
        a_life(ledger, MAIL, ADDRESS, handed_in=False)
        a_life(ledger, TELEGRAM, CHAT, handed_in=False)
        forget(ledger.session, MAIL, ADDRESS, LATER)
        assert [k.arrival.address for k in ledger.arrivals.waiting()] == [CHAT]
        assert [letter.address for letter in ledger.outbox.waiting()] == [CHAT]
        assert [o.current.interview.text(1) for o in ledger.interviews.drafts(SLUG)] == ["My answer."]


def test_a_draft_stays_with_the_person_s_other_address(database: Database) -> None:
    with database.transaction() as ledger:
        a_life(ledger, TELEGRAM, CHAT, handed_in=False)
        chat = ledger.people.meet(TELEGRAM, CHAT, NOW)
        ledger.people.link(ledger.people.meet(MAIL, ADDRESS, NOW), chat.person)
        gone = forget(ledger.session, MAIL, ADDRESS, LATER)
        assert gone is not None
        assert gone.drafts == 0
        assert [o.current.interview.text(1) for o in ledger.interviews.drafts(SLUG)] == ["My answer."]
        again = forget(ledger.session, TELEGRAM, CHAT, LATER)
        assert again is not None
        assert again.drafts == 1


def test_who_was_forgotten_is_somebody_new_when_they_write_again(database: Database) -> None:
    with database.transaction() as ledger:
        a_life(ledger, MAIL, ADDRESS, handed_in=True)
        before = ledger.people.meet(MAIL, ADDRESS, NOW)
        forget(ledger.session, MAIL, ADDRESS, LATER)
        assert ledger.people.find(MAIL, ADDRESS) is None
        assert ledger.people.meet(MAIL, ADDRESS, LATER).person != before.person


def test_forgetting_twice_and_nobody(database: Database) -> None:
    with database.transaction() as ledger:
        assert forget(ledger.session, MAIL, ADDRESS, NOW) is None
        a_life(ledger, MAIL, ADDRESS, handed_in=False)
        assert forget(ledger.session, MAIL, ADDRESS, NOW) is not None
        assert forget(ledger.session, MAIL, ADDRESS, NOW) is None
        assert forget(ledger.session, MAIL, "forgotten", NOW) is None
