"""Where a person is written to: where they wrote last or where they chose, and elsewhere with the reason when that fails."""

from datetime import timedelta

import pytest

from consultation.correspondence import Channel, Inbound, Letter, Proof
from consultation.turns import Answer, Write, WriteTo
from intake import staff
from intake.elsewhere import undeliverable
from store.ledger import Ledger
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases
from tests.intake.test_accounts import in_chat, replies, verification

pytestmark = pytest.mark.whole  # each is a conversation of many messages

MASKED = "l…@ministry.test"


@pytest.fixture
def joined(work: AtWork) -> AtWork:
    """Somebody who wrote in chat, whose address is proven, and who has a draft of the chat."""
    replies(work, verification(in_chat(work)))
    work.chats("Said in chat.")
    return work


def reminder(work: AtWork) -> Letter:
    work.now = CIRCULAR.deadline - timedelta(days=3)
    [letter] = [letter for letter in work.due() if letter.reason == "reminder"]
    return letter


def is_at(letter: Letter) -> tuple[Channel, str]:
    return letter.channel, letter.address


def test_a_reminder_goes_where_the_draft_was_last_written(joined: AtWork) -> None:
    assert is_at(reminder(joined)) == (TELEGRAM, CHAT)


@pytest.mark.parametrize("by_mail", [False, True])
def test_the_channel_chosen_at_either_door_goes_before_it(joined: AtWork, by_mail: bool) -> None:
    said = joined.writes(WriteTo("mail"), proof=Proof.TOKEN) if by_mail else joined.chats(WriteTo("mail"))
    assert [say.args for letter in said for say in letter.says if say.phrase == "channel_mail"] == [
        {"address": MASKED}
    ]
    letter = reminder(joined)
    assert is_at(letter) == (MAIL, ADDRESS)
    assert phrases([letter])[0] == "reminder", "nothing failed, so nothing is explained"


def test_and_can_be_changed_and_asked_for(joined: AtWork) -> None:
    joined.chats(WriteTo("mail"))
    [now] = joined.chats(WriteTo())
    assert [say.args["chosen"] for say in now.says if say.phrase == "channel_now"] == ["mail"]
    assert "channel_chat" in phrases(joined.chats(WriteTo("telegram")))
    assert is_at(reminder(joined)) == (TELEGRAM, CHAT)


def test_what_there_is_not_cannot_be_chosen(work: AtWork) -> None:
    in_chat(work)  # an address that is typed and not proven is none
    assert "channel_no_mail" in phrases(work.chats(WriteTo("mail")))
    assert is_at(reminder(work)) == (TELEGRAM, CHAT)


def test_a_mail_cannot_choose_a_chat_that_is_not_joined(work: AtWork) -> None:
    work.mails(Answer(1, "Mine.", "a1"))
    assert "channel_no_chat" in phrases(work.writes(WriteTo("telegram")))


@pytest.mark.parametrize(
    ("lost", "says", "there"),
    [
        ((TELEGRAM, CHAT), ("lost_chat", {}), (MAIL, ADDRESS)),
        ((MAIL, ADDRESS), ("lost_mail", {"address": MASKED}), (TELEGRAM, CHAT)),
    ],
    ids=["the chat", "the mailbox"],
)
def test_when_it_fails_for_good_the_other_is_used_and_told_why(
    joined: AtWork,
    lost: tuple[Channel, str],
    says: tuple[str, dict[str, str]],
    there: tuple[Channel, str],
) -> None:
    joined.chats(WriteTo(lost[0].value))
    joined.do(lambda ledger: ledger.people.lost(*lost, "gone"))
    letter = reminder(joined)
    assert is_at(letter) == there
    assert (letter.says[0].phrase, dict(letter.says[0].args)) == says


def test_a_letter_under_way_goes_out_again_elsewhere_with_the_reason(joined: AtWork) -> None:
    letter = reminder(joined)

    def lost(ledger: Ledger) -> list[Letter]:
        return undeliverable(
            ledger, letter, "blocked", joined.now, channels=(MAIL, TELEGRAM), mail_domain="intake.test"
        )

    [elsewhere] = joined.do(lost)
    assert is_at(elsewhere) == (MAIL, ADDRESS)
    assert phrases([elsewhere])[0] == "lost_chat"
    assert elsewhere.says[1:] == letter.says


def test_a_question_of_staff_reaches_its_author_elsewhere_and_the_reply_comes_back(joined: AtWork) -> None:
    from consultation.turns import Submit
    from intake import answering

    joined.chats(Submit())
    receipt = joined.interview().receipt
    with joined.database.transaction() as ledger:
        answering.request(joined.post(ledger), CIRCULAR, receipt, "Which law is meant?", "anna")
    [asked] = [letter for letter in joined.outbox() if letter.reason == "request"]
    assert asked.channel is TELEGRAM
    [elsewhere] = joined.do(
        lambda ledger: undeliverable(
            ledger, asked, "blocked", joined.now, channels=(MAIL, TELEGRAM), mail_domain="intake.test"
        )
    )
    assert "Which law is meant?" in str(elsewhere.says)
    reply = Inbound(
        MAIL,
        ADDRESS,
        (Write("The act of 2015.", "x"),),
        "contribution",
        proof=Proof.TOKEN,
        message_id="<r@m.test>",
        references=(elsewhere.message_id or "",),
    )
    joined.takes(reply)
    remarks = joined.do(lambda ledger: ledger.remarks.of_receipt(receipt))
    assert [(remark.kind, remark.text) for remark in remarks][-1] == ("reply", "The act of 2015.")


def test_an_extension_and_the_notice_of_publication_say_so_too(joined: AtWork) -> None:
    from consultation.turns import Submit

    joined.chats(Submit())
    joined.do(lambda ledger: ledger.people.lost(TELEGRAM, CHAT, "gone"))
    with joined.database.transaction() as ledger:
        later = CIRCULAR.deadline + timedelta(days=9)
        letters = staff.extend(joined.post(ledger), CIRCULAR, later, "anna")
        told = staff.announce(joined.post(ledger), CIRCULAR, ledger.contributions.authors(CIRCULAR.slug), str)
    for letter in (*letters, *told):
        assert is_at(letter) == (MAIL, ADDRESS)
        assert phrases([letter])[0] == "lost_chat"
