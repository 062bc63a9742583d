"""Who hands in gets a copy of everything: as a page in chat, and by mail where the address is known to be theirs."""

from pathlib import Path

import pytest

from consultation.correspondence import Letter
from consultation.turns import Agree, Attach, ChooseLanguage, Skip, Submit
from intake import copying
from tests.consultation.builders import CIRCULAR, IN_TIME, LATE, a_file, an_interview
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, phrases

TO_THE_QUESTIONS = (ChooseLanguage("ar"), Agree(), "ليلى", "وزارة", Skip(), Skip(), Skip())


@pytest.fixture
def work(tmp_path: Path) -> AtWork:
    return AtWork(tmp_path)


def page_of(work: AtWork, letter: Letter) -> str:
    [page] = [enclosure for enclosure in letter.enclosures if enclosure.content_type == "text/html"]
    return work.files.read(page.sha256).decode()


def links(work: AtWork) -> None:
    with work.database.transaction() as ledger:
        chat = ledger.people.find(TELEGRAM, CHAT)
        assert chat is not None
        ledger.people.link(ledger.people.meet(MAIL, ADDRESS, work.now), chat.person)


def test_the_copy_holds_every_word_in_order_and_who_it_is_published_as(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "الفرص كثيرة <b>جداً</b>.", "And in English & so on.")
    file = a_file()
    work.do(lambda ledger: ledger.files.keep(file.sha256, file.size, file.content_type, work.now))
    work.chats(Attach(file, "f", "with a caption"))
    [letter] = work.chats(Submit())
    receipt = letter.about or ""
    assert [enclosure.name for enclosure in letter.enclosures] == [
        f"receipt-{receipt}.json",
        f"copy-{receipt}-1.html",
    ]
    page = page_of(work, letter)
    assert '<html lang="ar" dir="rtl">' in page
    question = CIRCULAR.question(1)
    assert question is not None
    places = [
        page.index(each)
        for each in (
            receipt,
            question.text["ar"],
            "الفرص كثيرة &lt;b&gt;جداً&lt;/b&gt;.",
            "And in English &amp; so on.",
            "with a caption",
            file.name,
            "وزارة",
        )
    ]
    assert places == sorted(places)
    assert "<b>" not in page
    assert "http" not in page  # nothing is fetched from anywhere


def test_each_version_has_its_own_copy(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "One.", Submit())
    [letter] = work.chats("Two.", Submit())
    assert letter.enclosures[1].name.endswith("-2.html")
    assert "Two." in page_of(work, letter)


def test_a_mailbox_that_is_known_to_be_theirs_gets_everything_too(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS)
    links(work)
    in_chat, by_mail = work.chats("One.", Submit())[-2:]
    if in_chat.channel is MAIL:
        in_chat, by_mail = by_mail, in_chat
    assert (by_mail.channel, by_mail.address, by_mail.language, by_mail.about) == (
        MAIL,
        ADDRESS,
        "ar",
        in_chat.about,
    )
    assert phrases([by_mail])[:2] == ["receipt", "filed"]
    assert [enclosure.name for enclosure in by_mail.enclosures] == [f"receipt-{by_mail.about}.json"]


def test_an_address_that_was_only_typed_gets_no_contribution(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS[:-1], ADDRESS)
    assert [letter.channel for letter in work.chats("One.", Submit())] == [TELEGRAM]


def test_a_late_copy_says_so(work: AtWork) -> None:
    work.chats(*TO_THE_QUESTIONS, "One.")
    links(work)
    work.now = LATE
    assert all("late_receipt" in phrases([letter]) for letter in work.chats(Submit()))


@pytest.mark.parametrize("language", CIRCULAR.languages)
def test_the_copy_is_in_the_language_of_the_conversation(language: str) -> None:
    interview = an_interview(answers={1: "x" * 10_000, 0: "a\n\nb\ud800"}, language=language).adding(
        2, an_interview(answers={2: "y"}).parts(2)[0]
    )
    page = copying.page(interview, CIRCULAR, IN_TIME).decode()
    assert f'lang="{language}"' in page
    assert "x" * 10_000 in page
    assert f"<bdi>{interview.receipt}</bdi>" in page
    assert "bdi{white-space:nowrap}" in page
    assert page.count("<h2>") == 4
