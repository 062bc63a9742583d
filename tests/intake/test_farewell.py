"""Who asks to be forgotten: asked once more, then gone; what stays, and why, is said in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from consultation.correspondence import Channel, Inbound, Letter, Proof, Value
from consultation.definition import Keeping
from consultation.turns import Agree, Answer, Begin, Confirm, Decline, Forget, Status, Submit, Turn, Withdraw
from intake.inviting import BOT
from intake.ways import ways_of
from store.forgetting import receipts_of_forgotten
from store.ledger import Ledger
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases
from tests.intake.test_accounts import in_chat, replies, verification
from tests.store.building import everything

YES: list[Turn | str] = [Agree(), "yes", "نعم", "oui"]


def said_of(letters: list[Letter], phrase: str) -> Mapping[str, Value]:
    [args] = [say.args for letter in letters for say in letter.says if say.phrase == phrase]
    return args


def known(work: AtWork, channel: Channel, address: str) -> bool:
    return bool(work.do(lambda ledger: ledger.people.find(channel, address) is not None))


def publishes(work: AtWork, *numbers: int) -> None:
    """An edition in which these stand."""
    records = [{"number": number, "state": "published"} for number in numbers]
    records.append({"number": None, "state": "waiting"})
    work.do(lambda ledger: ledger.editions.keep("cl-17-30", 1, work.now, "there", {"records": records}))


def without_the_last_letter(work: AtWork) -> str:
    """What every column holds, but for the letter that says good-bye."""
    lines = everything(work.database).splitlines()
    farewell = [n for n, line in enumerate(lines) if line == "letter.reason=farewell"]
    first = [n for n, line in enumerate(lines) if line.startswith("letter.id=")]
    spans = [(max(n for n in first if n < at), at) for at in farewell]
    following = {start: min((n for n in first if n > start), default=len(lines)) for start, _ in spans}
    gone = {
        n for start, end in following.items() for n in range(start, end) if lines[n].startswith("letter.")
    }
    return "\n".join(line for n, line in enumerate(lines) if n not in gone)


@pytest.mark.whole
@pytest.mark.parametrize("yes", YES, ids=str)
def test_in_chat_it_is_asked_and_a_yes_removes_every_trace(work: AtWork, yes: Turn | str) -> None:
    in_chat(work)
    work.chats("Said in chat.")
    asked = work.chats(Forget())
    assert phrases(asked) == ["forget_ask", "forget_how"]
    assert "Said in chat." in everything(work.database)
    gone = work.chats(yes)
    assert phrases(gone) == ["forgotten"]
    assert [letter.address for letter in gone] == [CHAT]
    left = without_the_last_letter(work)
    for trace in (CHAT, ADDRESS, "Layla", "Said in chat."):
        assert trace not in left, trace


@pytest.mark.whole
@pytest.mark.parametrize("no", [Decline(), "no", "لا"], ids=str)
def test_a_no_removes_nothing(work: AtWork, no: Turn | str) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "Said in chat.", Forget())
    assert phrases(work.chats(no)) == ["forget_not"]
    assert work.interview().text(1) == "Said in chat."


@pytest.mark.whole
def test_anything_else_goes_on_and_a_later_yes_is_none(work: AtWork) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", Forget(), "An answer.", "yes")
    assert work.interview().text(1) == "An answer.\nyes"


@pytest.mark.whole
def test_the_question_waits_an_hour(work: AtWork) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "An answer.", Forget())
    work.passes(minutes=61)
    work.chats("yes")
    assert work.interview().text(1).startswith("An answer.")


@pytest.mark.whole
def test_a_yes_to_a_reminder_that_came_in_between_is_no_yes_to_being_forgotten(work: AtWork) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "An answer.", Forget())

    def reminded(ledger: Ledger) -> None:
        [letter] = [one for one in ledger.outbox.waiting() if one.reason == "forgetting"]
        ledger.outbox.post(replace(letter, id=None, key="reminder:x", reason="reminder"), work.now)

    work.do(reminded)
    work.chats("yes")
    assert work.interview().text(1).startswith("An answer.")


@pytest.mark.whole
def test_a_word_sent_right_behind_the_yes_is_not_lost(work: AtWork) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "An answer.", Forget())
    yes = Inbound(TELEGRAM, CHAT, (Agree(),))
    again = Inbound(TELEGRAM, CHAT, (Begin(),))
    first, second = work.kept(yes, "u-yes"), work.kept(again, "u-start")
    with work.database.transaction() as ledger:
        work.desk.receive(ledger, first, yes)
    with work.database.transaction() as ledger:
        assert "choose_language" in phrases(work.desk.receive(ledger, second, again))
    assert work.interview().is_empty


def test_by_mail_only_who_reads_the_mailbox_is_forgotten(work: AtWork) -> None:
    work.mails(Answer(1, "Said by mail.", "a1"))
    [asked] = work.writes(Forget(), proof=Proof.NONE)
    assert phrases([asked])[0] == "forget_ask"
    message = asked.message_id or ""
    for forged in (
        {"proof": Proof.NONE, "references": (message,)},
        {"proof": Proof.DOMAIN},  # the domain vouches, yet our letter is not answered
        {"proof": Proof.TOKEN, "references": (message,), "address": "mallory@else.test"},
    ):
        work.writes(Forget(), **forged)
        assert known(work, MAIL, ADDRESS)
    gone = work.writes(Forget(), proof=Proof.TOKEN, references=(message,))
    assert "forgotten" in phrases(gone)
    assert not known(work, MAIL, ADDRESS)
    assert "Said by mail." not in everything(work.database)


@pytest.mark.whole
def test_confirm_to_that_letter_is_a_yes_too_and_after_a_week_it_is_none(work: AtWork) -> None:
    work.mails(Answer(1, "Said by mail.", "a1"))
    [asked] = work.writes(Forget())
    work.passes(days=8)
    late = work.writes(Confirm(), proof=Proof.TOKEN, references=(asked.message_id or "",))
    assert "forgotten" not in phrases(late)
    [anew] = work.writes(Forget())
    assert "forgotten" in phrases(
        work.writes(Confirm(), proof=Proof.TOKEN, references=(anew.message_id or "",))
    )


@pytest.mark.whole
def test_forged_requests_bury_nobody_in_letters(work: AtWork) -> None:
    asked = [letter for _ in range(10) for letter in work.writes(Forget(), proof=Proof.NONE)]
    assert len(asked) == 3


def test_before_publication_a_contribution_is_withdrawn_and_its_words_go(work: AtWork) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "My words.", Submit())
    receipt = work.interview().receipt
    asked = work.chats(Forget())
    assert said_of(asked, "forget_withdraws") == {"receipt": receipt}
    gone = work.chats("yes")
    assert said_of(gone, "forget_withdraws") == {"receipt": receipt}
    left = without_the_last_letter(work)
    assert "My words." not in left
    assert "Layla" not in left
    [shell] = work.contributions()
    assert (shell.receipt, shell.status, shell.public_number) == (receipt, "withdrawn", 1)
    assert shell.versions[0].answers == {}
    trail = work.do(lambda ledger: ledger.records.trail())
    assert [(act, what) for _, _, act, what, _ in trail] == [("withdraw", receipt), ("forget", "telegram")]


def test_after_publication_what_is_published_stays_and_that_is_said(work: AtWork) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "My words.", Submit())
    receipt = work.interview().receipt
    publishes(work, 1)
    gone = work.chats(Forget()) and work.chats("yes")
    assert said_of(gone, "forget_keeps") == {"receipt": receipt, "place": "1"}
    [stays] = work.contributions()
    assert stays.versions[0].answers == {1: "My words."}
    left = without_the_last_letter(work)
    assert CHAT not in left
    assert work.do(lambda ledger: receipts_of_forgotten(ledger.session, "cl-17-30")) == {receipt}


@pytest.mark.whole
def test_what_was_withdrawn_before_publication_goes_too(work: AtWork) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "My words.", Submit())
    work.chats(Withdraw(), "yes", Forget())
    assert phrases(work.chats("yes")) == ["forgotten"]
    assert "My words." not in everything(work.database)


@pytest.mark.whole
def test_messages_of_what_stays_are_kept_as_evidence_for_their_time(tmp_path: Path) -> None:
    careful = AtWork(tmp_path, replace(CIRCULAR, keeping=Keeping(evidence=timedelta(days=30))))
    careful.mails(Answer(1, "My words.", "a1"))
    publishes(careful, 1)
    [asked] = careful.writes(Forget())
    gone = careful.writes(Forget(), proof=Proof.TOKEN, references=(asked.message_id or "",))
    until = CIRCULAR.deadline + timedelta(days=30)
    assert said_of(gone, "forget_evidence") == {"until": until}
    left = without_the_last_letter(careful).splitlines()
    raws = [line for line in left if line.startswith("raw.content=")]
    assert raws[0] != "raw.content=", "what was handed in is kept as it came"
    assert f"arrival.address={ADDRESS}" not in left


@pytest.mark.whole
def test_one_door_removes_nothing_of_the_other_which_is_asked_by_itself(work: AtWork) -> None:
    replies(work, verification(in_chat(work)))
    work.mails(Answer(2, "Said by mail.", "a2"), references=())
    work.chats("Said in chat.")
    asked = work.chats(Forget())
    assert said_of(asked, "forget_other") == {"address": "l…@ministry.test"}
    here, there = work.chats("yes")
    assert (here.channel, there.channel) == (TELEGRAM, MAIL)
    assert phrases([there])[:2] == ["forget_too", "forget_ask"]
    assert not known(work, TELEGRAM, CHAT)
    assert CHAT not in without_the_last_letter(work)
    [status] = work.writes(Status(), proof=Proof.TOKEN)
    assert "Said by mail." in str(status.says)
    gone = work.writes(Forget(), proof=Proof.TOKEN, references=(there.message_id or "",))
    assert "forgotten" in phrases(gone)
    left = without_the_last_letter(work)
    for trace in (CHAT, ADDRESS, "Layla", "Said in chat.", "Said by mail."):
        assert trace not in left, trace


@pytest.mark.whole
def test_a_door_that_takes_nothing_any_more_goes_along(work: AtWork) -> None:
    replies(work, verification(in_chat(work)))
    work.do(lambda ledger: ledger.people.lost(TELEGRAM, CHAT, "blocked"))
    [asked] = work.writes(Forget())
    work.writes(Forget(), proof=Proof.TOKEN, references=(asked.message_id or "",))
    assert not known(work, TELEGRAM, CHAT)
    assert CHAT not in without_the_last_letter(work)


@pytest.mark.whole
@pytest.mark.parametrize("bounced", [False, True], ids=["", "that is said to be gone"])
def test_who_stole_a_link_removes_nothing_of_the_mailbox(work: AtWork, bounced: bool) -> None:
    work.do(lambda ledger: ledger.records.put(BOT, "consultation_bot"))
    [receipt] = work.mails(Answer(1, "My own words.", "a1"))
    link = work.do(lambda ledger: ways_of(ledger, receipt, work.now)).token
    work.chats(Begin(link), Agree())
    assert work.interview().text(1) == "My own words."
    if bounced:  # whoever has a letter of ours can forge a report that the mailbox is gone
        bounce = Inbound(
            MAIL, "", (), "bounce", notes=(ADDRESS, "5.1.1", "permanent", receipt.message_id or "")
        )
        work.takes(bounce)
    work.chats(Forget(), "yes")
    assert known(work, MAIL, ADDRESS)
    assert work.interview(ADDRESS, MAIL).text(1) == "My own words."


@pytest.mark.whole
def test_who_was_never_here_is_forgotten_as_well(work: AtWork) -> None:
    work.chats(Forget(), "yes")
    assert CHAT not in without_the_last_letter(work)
