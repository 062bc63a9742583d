"""One person on two channels: an address is theirs once it answered the letter that only it received."""

import pytest

from consultation.correspondence import Letter, Proof
from consultation.turns import Answer, Confirm, Status, Submit
from intake import accounts
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases


def in_chat(work: AtWork, typed: str = ADDRESS, chat: str = CHAT) -> list[Letter]:
    """Somebody goes as far as the e-mail in chat; what is posted when they give it."""
    return work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", typed, address=chat)


def verification(letters: list[Letter]) -> Letter:
    [letter] = [letter for letter in letters if letter.reason == "verification"]
    return letter


def replies(
    work: AtWork,
    letter: Letter,
    *,
    address: str = ADDRESS,
    proof: Proof = Proof.TOKEN,
    turns: tuple[Confirm | Answer, ...] = (Confirm(),),
) -> list[Letter]:
    return work.writes(*turns, address=address, proof=proof, references=(letter.message_id or "",))


def linked(work: AtWork, address: str = ADDRESS, chat: str = CHAT) -> bool:
    with work.database.transaction() as ledger:
        mail, telegram = ledger.people.find(MAIL, address), ledger.people.find(TELEGRAM, chat)
        return mail is not None and telegram is not None and mail.person == telegram.person


def test_an_address_typed_in_chat_is_asked_and_not_yet_linked(work: AtWork) -> None:
    letter = verification(in_chat(work))
    assert (letter.channel, letter.address, phrases([letter])) == (MAIL, ADDRESS, ["verify_address"])
    assert not linked(work)
    assert work.interview().person.email == ADDRESS


def test_the_answer_to_that_letter_links_and_both_doors_show_one_contribution(work: AtWork) -> None:
    letter = verification(in_chat(work))
    work.chats("Said in chat.")
    told = replies(work, letter)
    assert linked(work)
    assert "nothing_to_confirm" not in phrases(told)
    [receipt] = work.mails(Answer(2, "Said by mail.", "a2"))
    assert receipt.channel is MAIL
    [contribution] = work.contributions()
    assert contribution.versions[0].answers == {1: "Said in chat.", 2: "Said by mail."}
    assert set(contribution.channels) == {TELEGRAM, MAIL}
    assert work.interview().receipt == contribution.receipt
    trail = work.do(lambda ledger: ledger.records.trail())
    assert [act for _, _, act, _, _ in trail] == ["link"]


@pytest.mark.parametrize("typed", ["Layla@ministry.test", "LAYLA@MINISTRY.TEST"])
def test_an_address_is_the_same_in_any_letter_case(work: AtWork, typed: str) -> None:
    replies(work, verification(in_chat(work, typed)))
    assert linked(work)


NO_PROOF = [
    {"proof": Proof.NONE},  # a From header and a guessed reference
    {"proof": Proof.WORD},
    {"address": "mallory@else.test"},  # the letter was forwarded, and somebody else answers it
    {"turns": ()},  # "this was not me" is an answer too
]


@pytest.mark.parametrize("how", NO_PROOF, ids=lambda how: next(iter(how)))
def test_nothing_less_links(work: AtWork, how: dict[str, object]) -> None:
    letter = verification(in_chat(work))
    replies(work, letter, **how)  # type: ignore[arg-type]  # rows of one keyword each
    assert not linked(work)
    assert not linked(work, "mallory@else.test")


def test_an_answer_to_any_other_letter_links_nothing(work: AtWork) -> None:
    in_chat(work)
    [receipt] = work.mails(Answer(1, "Yes.", "a1"))
    replies(work, receipt)
    assert not linked(work)


def test_an_address_that_is_linked_is_not_asked_again(work: AtWork) -> None:
    replies(work, verification(in_chat(work)))
    work.chats("One.", Submit())
    assert phrases(in_chat(work)) != ["verify_address"]
    assert [letter for letter in work.outbox() if letter.reason == "verification"][1:] == []


def test_nobody_has_us_write_to_strangers_without_end(work: AtWork) -> None:
    from consultation.turns import Profile, Skip

    in_chat(work, "1@stranger.test")
    for number in range(2, 8):
        work.chats(Profile(), Skip(), Skip(), Skip(), Skip(), f"{number}@stranger.test")
    assert sum(letter.reason == "verification" for letter in work.outbox()) == 3


def test_many_accounts_cannot_bury_one_stranger_in_letters(work: AtWork) -> None:
    for number in range(10):
        in_chat(work, "victim@stranger.test", chat=f"{9000 + number}")
    assert sum(letter.address == "victim@stranger.test" for letter in work.outbox()) == 3


def test_where_to_write_to_somebody(work: AtWork) -> None:
    replies(work, verification(in_chat(work)))
    with work.database.transaction() as ledger:
        contact = ledger.people.find(TELEGRAM, CHAT)
        assert contact is not None
        person = contact.person

        def best(channel: object, **more: bool) -> str | None:
            found = accounts.best_contact(ledger, person, channel, **more)  # type: ignore[arg-type]  # a Channel
            return found.address if found else None

        assert (best(TELEGRAM), best(MAIL)) == (CHAT, ADDRESS)
        ledger.people.lost(TELEGRAM, CHAT, "blocked")
        assert best(TELEGRAM) == ADDRESS
        ledger.people.lost(MAIL, ADDRESS, "bounced")
        assert best(TELEGRAM) is None
        ledger.people.seen(contact, work.now)
    with work.database.transaction() as ledger:
        known = ledger.people.find(TELEGRAM, CHAT)
        assert known is not None
        ledger.people.stop(person, work.now)
        assert accounts.best_contact(ledger, person, TELEGRAM, reminders=True) is None


def test_status_by_mail_shows_what_was_said_in_chat(work: AtWork) -> None:
    letter = verification(in_chat(work))
    work.chats("Said in chat.")
    replies(work, letter)
    [told] = work.writes(Status(), proof=Proof.TOKEN)
    assert any(say.args.get("text") == "Said in chat." for say in told.says)
