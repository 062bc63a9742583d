"""Who is forgotten at one door leaves no trace of an address that they only gave there, nor a name in any key."""

import pytest

from consultation.correspondence import Channel
from consultation.turns import Answer, Submit
from store.forgetting import forget
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork
from tests.intake.test_accounts import in_chat, linked, replies, verification
from tests.store.building import an_arrival, everything


def forgets(work: AtWork, channel: Channel, address: str) -> str:
    """Forgets an address; all that is left in any column of any table."""
    assert work.do(lambda ledger: forget(ledger.session, channel, address, work.now)) is not None
    return everything(work.database)


def test_the_address_given_in_a_chat_goes_with_the_chat(work: AtWork) -> None:
    letter = verification(in_chat(work))
    work.do(lambda ledger: ledger.outbox.sent(letter.id or 0, work.now, letter.message_id, f"Dear {ADDRESS}"))
    work.chats("Said in chat.")
    left = forgets(work, TELEGRAM, CHAT)
    for trace in (ADDRESS, CHAT, "Layla", "Said in chat."):
        assert trace not in left


def test_the_address_of_somebody_else_given_in_a_chat_stays_theirs(work: AtWork) -> None:
    work.mails(Answer(1, "Mine.", "a1"))
    in_chat(work)
    left = forgets(work, TELEGRAM, CHAT)
    assert CHAT not in left
    assert f"contact.address={ADDRESS}" in left
    assert "verify:" not in left


def test_an_address_that_was_only_typed_in_a_chat_can_be_forgotten_by_itself(work: AtWork) -> None:
    verification(in_chat(work))
    work.chats("Said in chat.")
    assert ADDRESS not in forgets(work, MAIL, ADDRESS)
    assert work.interview().text(1) == "Said in chat."
    assert work.do(lambda ledger: forget(ledger.session, MAIL, ADDRESS, work.now)) is None


@pytest.mark.parametrize("order", [(MAIL, TELEGRAM), (TELEGRAM, MAIL)])
def test_two_doors_of_one_person_forgotten_one_after_the_other_leave_nothing(
    work: AtWork, order: tuple[Channel, ...]
) -> None:
    letter = verification(in_chat(work))
    work.chats("Said in chat.")
    replies(work, letter)
    assert linked(work)
    work.mails(Answer(2, "Said by mail.", "a2"))
    at = {MAIL: ADDRESS, TELEGRAM: CHAT}
    first, second = order
    assert at[first] not in forgets(work, first, at[first])
    left = forgets(work, second, at[second])
    for trace in (ADDRESS, CHAT):
        assert trace not in left


def test_a_bounce_that_names_the_address_keeps_no_bytes(work: AtWork) -> None:
    work.mails(Answer(1, "Mine.", "a1"))
    with work.database.transaction() as ledger:
        raw = f"Final-Recipient: rfc822; {ADDRESS}".encode()
        [kept] = ledger.arrivals.keep([an_arrival("dsn", address="", channel=MAIL, raw=raw)])
        ledger.arrivals.done(kept.id, "bounce", work.now)
    assert ADDRESS not in forgets(work, MAIL, ADDRESS)


def test_what_was_handed_in_stays_when_the_chat_is_forgotten(work: AtWork) -> None:
    in_chat(work)
    work.chats("Said in chat.", Submit())
    left = forgets(work, TELEGRAM, CHAT)
    assert "Said in chat." in left
    assert ADDRESS not in left
