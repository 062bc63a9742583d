"""One person, two doors: links and codes lead from a mail into the chat; what is stolen, guessed or late leads nowhere."""

import re
from dataclasses import replace
from typing import Any

import pytest

from consultation.correspondence import Letter, Proof
from consultation.turns import (
    Agree,
    Answer,
    Begin,
    Code,
    Decline,
    Introduce,
    Keep,
    Next,
    Status,
    Submit,
    Unlink,
)
from intake.doors import Ways
from intake.inviting import BOT
from intake.ways import ways_of
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases
from tests.store.building import everything

OTHER_CHAT = "666"


@pytest.fixture(autouse=True)
def _bot(work: AtWork) -> None:
    """Mails may point to the bot."""
    work.do(lambda ledger: ledger.records.put(BOT, "consultation_bot"))


def ways(work: AtWork, letter: Letter) -> Ways:
    """What the mail of a letter carries when it goes out."""
    found: Ways = work.do(lambda ledger: ways_of(ledger, letter, work.now))
    return found


def token(work: AtWork, letter: Letter) -> str:
    return ways(work, letter).token


def in_chat(work: AtWork, *words: str, chat: str = CHAT) -> Letter:
    """Somebody gives their address in chat, and answers; the letter that asks whether it is theirs."""
    letters = work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", ADDRESS, address=chat)
    [letter] = [letter for letter in letters if letter.reason == "verification"]
    for word in words:
        work.chats(word, Next(), address=chat)
    return letter


def person(work: AtWork, channel: Any, address: str) -> int | None:
    known = work.do(lambda ledger: ledger.people.find(channel, address))
    return known.person if known else None


def are_one(work: AtWork, chat: str = CHAT) -> bool:
    theirs = person(work, MAIL, ADDRESS)
    return theirs is not None and theirs == person(work, TELEGRAM, chat)


def opens(work: AtWork, secret: str, chat: str = CHAT) -> list[Letter]:
    return work.chats(Begin(secret), address=chat, display_name="Layla H.")


# From the chat to the mailbox


@pytest.mark.parametrize("typed", [Code, str], ids=["as a command", "as digits alone"])
def test_the_code_of_the_mail_typed_in_chat_proves_the_address(work: AtWork, typed: Any) -> None:
    code = ways(work, in_chat(work, "Said in chat.")).code
    assert code is not None
    told = work.chats(typed(code))
    assert are_one(work)
    assert "linked" in phrases(told)
    [to_the_mailbox] = [letter for letter in told if letter.channel is MAIL]
    assert phrases([to_the_mailbox]) == ["linked_chat"]


def test_the_link_of_the_mail_opened_in_the_same_chat_proves_the_address(work: AtWork) -> None:
    told = opens(work, token(work, in_chat(work)))
    assert are_one(work)
    assert "linked" in phrases(told)


def test_the_link_opened_by_whoever_reads_the_mail_in_another_chat_joins_nobody(work: AtWork) -> None:
    secret = token(work, in_chat(work))
    assert phrases(opens(work, secret, OTHER_CHAT))[0] == "link_of_another"
    assert not are_one(work)
    assert not are_one(work, OTHER_CHAT)
    opens(work, secret)
    assert are_one(work), "who it is meant for can still use it"


def test_wrong_codes_are_counted_and_slowed_and_then_none_is_right_any_more(work: AtWork) -> None:
    code = ways(work, in_chat(work)).code
    assert code is not None
    wrong = f"{(int(code.replace(' ', '')) + 1) % 10**8:08d}"
    said = []
    for _ in range(4):
        said += phrases(work.chats(Code(wrong)))
    assert said == ["code_wrong", "code_wrong", "code_wrong", "code_wait"]
    assert phrases(work.chats(Code(code))) == ["code_wait"], "not even the right one meanwhile"
    for _ in range(5):
        work.passes(hours=1)
        said += phrases(work.chats(Code(wrong)))
    assert said[4:] == ["code_wrong"] * 4 + ["code_void"]
    work.passes(hours=1)
    assert phrases(work.chats(Code(code))) == ["code_void"]
    assert not are_one(work)


def test_after_the_pause_the_right_code_counts(work: AtWork) -> None:
    code = ways(work, in_chat(work)).code
    assert code is not None
    for _ in range(3):
        work.chats(Code("0000 0000" if code != "0000 0000" else "1111 1111"))
    work.passes(minutes=2)
    work.chats(Code(code))
    assert are_one(work)


def test_a_code_is_bound_to_the_chat_that_gave_the_address(work: AtWork) -> None:
    code = ways(work, in_chat(work)).code
    assert code is not None
    work.chats("en", "en", "yes", "Mallory", address=OTHER_CHAT)
    assert "code_none" in phrases(work.chats(Code(code), address=OTHER_CHAT))
    assert not are_one(work, OTHER_CHAT)


@pytest.mark.parametrize("days", [3, 30])
def test_codes_and_links_run_out(work: AtWork, days: int) -> None:
    found = ways(work, in_chat(work))
    work.passes(days=days)
    assert "code_none" in phrases(work.chats(Code(found.code or "")))
    assert phrases(opens(work, found.token))[0] == "link_dead"
    assert not are_one(work)


# From the mailbox to the chat


def test_the_link_in_any_mail_opens_the_bot_with_what_was_said_by_mail(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Said by mail.", "mail:1"))
    [asked] = opens(work, token(work, receipt))
    assert phrases([asked]) == ["link_ask"]
    assert asked.says[0].args["address"] == "l…@ministry.test"
    assert not are_one(work), "a link that somebody only opened hands over nothing"
    told = work.chats(Agree(), display_name="Layla H.")
    assert are_one(work)
    assert work.interview().text(1) == "Said by mail."
    [to_the_mailbox] = [letter for letter in told if letter.channel is MAIL]
    assert (to_the_mailbox.says[0].phrase, to_the_mailbox.says[0].args["name"]) == (
        "linked_chat",
        "Layla H.",
    )
    assert work.interview().receipt == work.contributions()[0].receipt


@pytest.mark.parametrize("no", [Decline(), "no", "нет"], ids=repr)
def test_who_says_no_is_joined_to_nobody_and_the_link_is_spent(work: AtWork, no: Any) -> None:
    [receipt] = work.mails(Answer(1, "Said by mail.", "mail:1"))
    secret = token(work, receipt)
    opens(work, secret)
    assert phrases(work.chats(no)) == ["link_refused"]
    work.chats(Agree())
    assert not are_one(work)
    assert phrases(opens(work, secret))[0] == "link_dead"


def test_a_yes_to_something_else_later_is_no_yes_to_the_link(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Said by mail.", "mail:1"))
    secret = token(work, receipt)
    opens(work, secret)
    work.chats(Status(), "yes")
    assert not are_one(work)
    opens(work, secret)
    work.passes(hours=2)
    work.chats("yes")
    assert not are_one(work)


def test_a_link_works_once_and_a_guessed_one_never(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Said by mail.", "mail:1"))
    secret = token(work, receipt)
    opens(work, secret)
    work.chats(Agree())
    said = phrases(opens(work, secret, OTHER_CHAT))
    assert said[0] == "link_dead"
    assert not are_one(work, OTHER_CHAT)
    assert phrases(opens(work, "go" + "A" * 24, OTHER_CHAT))[0] == "link_dead"


def test_a_stolen_link_is_told_to_the_mailbox_which_undoes_it_with_one_word(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Said by mail.", "mail:1"))
    opens(work, token(work, receipt), OTHER_CHAT)
    [_, *told] = sorted(
        work.chats(Agree(), address=OTHER_CHAT), key=lambda letter: letter.channel is not TELEGRAM
    )
    [warning] = told
    assert (warning.channel, warning.address) == (MAIL, ADDRESS)
    work.chats("Slipped in.", address=OTHER_CHAT)
    said = work.writes(Unlink(), references=(warning.message_id,), proof=Proof.TOKEN)
    assert {"unlinked", "unlinked_other"} <= set(phrases(said)), "both doors are told"
    assert not are_one(work, OTHER_CHAT)
    assert "Said by mail." not in str(work.chats(Status(), address=OTHER_CHAT))
    assert [act for _, _, act, _, _ in work.do(lambda ledger: ledger.records.trail())] == ["link", "unlink"]


def test_a_forged_mail_takes_nothing_apart(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Said by mail.", "mail:1"))
    opens(work, token(work, receipt))
    work.chats(Agree())
    assert phrases(work.writes(Unlink(proven=False), proof=Proof.NONE)) == ["unlink_prove"]
    assert are_one(work)


def test_only_hashes_are_kept(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Said by mail.", "mail:1"))
    found = [ways(work, receipt), ways(work, in_chat(work))]
    kept = everything(work.database)
    for one in found:
        assert one.token not in kept
        assert one.code is None or (one.code not in kept and one.code.replace(" ", "") not in kept)
        assert one.masked(f"{one.url} {one.code}").count(one.token or "-") == 0


def test_letters_to_staff_and_where_there_is_no_bot_carry_no_link(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Said by mail.", "mail:1"))
    assert re.fullmatch(r"https://t\.me/consultation_bot\?start=go[\w-]{24}", ways(work, receipt).url or "")
    assert ways(work, replace(receipt, reason="staff")) == Ways()
    work.do(lambda ledger: ledger.records.put(BOT, ""))
    assert ways(work, receipt) == Ways()


# One interview


def joined_with(work: AtWork, *by_mail: Answer) -> list[Letter]:
    """Answers in chat, then a mail with answers, then the code: the letters that follow."""
    letter = in_chat(work, "Chat one.", "Chat two.", "Chat three.")
    work.mails(*by_mail)
    code = ways(work, letter).code
    assert code is not None
    return work.chats(Code(code))


def test_what_was_begun_at_both_doors_is_one_contribution(work: AtWork) -> None:
    told = joined_with(work, Answer(4, "Mail four.", "mail:4"), Answer(5, "Mail five.", "mail:5"))
    by_chat, by_mail = work.interview(), work.interview(ADDRESS, MAIL)
    assert by_chat == by_mail
    assert {n: by_chat.text(n) for n in by_chat.answers} == {
        1: "Chat one.",
        2: "Chat two.",
        3: "Chat three.",
        4: "Mail four.",
        5: "Mail five.",
    }
    assert "both_answered" not in phrases(told)
    work.chats(Submit())
    [contribution] = work.contributions()
    assert len(contribution.versions) == 2
    assert contribution.versions[1].answers[1] == "Chat one."


def test_what_was_answered_twice_is_shown_and_kept_twice(work: AtWork) -> None:
    told = joined_with(work, Answer(2, "Mail two.", "mail:2"), Answer(3, "Mail three.", "mail:3"))
    shown = [say.args for letter in told for say in letter.says if say.phrase == "both_answered"]
    assert {"number": 2, "chat": "Chat two.", "mail": "Mail two."} in shown
    assert len(shown) == 4, "both doors are shown both"
    assert work.interview().text(2) == "Chat two.\nMail two."


@pytest.mark.parametrize(("door", "left"), [("chat", "Chat two."), ("mail", "Mail two.")])
def test_the_person_chooses_and_the_other_stays_readable(work: AtWork, door: str, left: str) -> None:
    joined_with(work, Answer(2, "Mail two.", "mail:2"))
    assert phrases(work.chats(Keep(2, door)))[0] == "chosen"
    assert work.interview().text(2) == left
    assert "Mail two." in everything(work.database)
    assert "Chat two." in everything(work.database)


def test_the_same_words_at_both_doors_are_nothing_to_choose(work: AtWork) -> None:
    assert "both_answered" not in phrases(joined_with(work, Answer(2, "Chat two.", "mail:2")))


def test_two_contributions_for_two_organisations_stay_two(work: AtWork) -> None:
    letter = in_chat(work, "Chat one.")
    work.mails(Introduce({"organisation": "Ministry"}), Answer(1, "Mail one.", "mail:1"))
    work.chats(Code(ways(work, letter).code or ""))
    assert are_one(work)
    assert work.interview().text(1) == "Chat one."
    [contribution] = work.contributions()
    assert contribution.versions[-1].answers == {1: "Mail one."}


def test_a_wrong_link_is_taken_apart_and_each_has_what_they_said(work: AtWork) -> None:
    joined_with(work, Answer(2, "Mail two.", "mail:2"))
    assert {"unlinked", "unlinked_other"} <= set(phrases(work.chats(Unlink())))
    assert not are_one(work)
    by_chat, by_mail = work.interview(), work.interview(ADDRESS, MAIL)
    assert {n: by_chat.text(n) for n in by_chat.answers} == {1: "Chat one.", 2: "Chat two.", 3: "Chat three."}
    assert {n: by_mail.text(n) for n in by_mail.answers} == {2: "Mail two."}
    assert by_chat.receipt != by_mail.receipt


def test_joined_apart_and_joined_again_nothing_is_lost(work: AtWork) -> None:
    joined_with(work, Answer(2, "Mail two.", "mail:2"))
    work.chats(Unlink())
    [letter] = work.writes(Status())
    opens(work, token(work, letter))
    work.chats(Agree())
    assert are_one(work)
    assert work.interview().text(2) == "Chat two.\nMail two."
    assert work.interview().text(3) == "Chat three."


def test_a_mail_after_joining_overwrites_no_answer_of_the_chat_unless_it_answers_our_letter(
    work: AtWork,
) -> None:
    [receipt, *_] = [letter for letter in joined_with(work) if letter.channel is MAIL] or work.mails()
    told = work.mails(Answer(2, "Mail two.", "mail:2"))
    assert {"number": 2, "chat": "Chat two.", "mail": "Mail two."} in [dict(say.args) for say in told[0].says]
    assert work.interview().text(2) == "Chat two.\nMail two."
    work.mails(Answer(2, "Mail two, again.", "mail:22"))
    assert work.interview().text(2) == "Chat two.\nMail two, again."
    work.mails(Answer(2, "Only this.", "mail:23"), references=(receipt.message_id,), proof=Proof.TOKEN)
    assert work.interview().text(2) == "Only this."
