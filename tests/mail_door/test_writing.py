"""Letters as mails: headers, threads, text and HTML of the same words."""

import email
import email.policy
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from html import unescape
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultation.correspondence import Channel, Enclosure, Letter, Say
from consultation.definition import LANGUAGES
from mail_gateway import layout
from mail_gateway.writing import LetterWriter
from phrases.catalogue import Catalogue
from tests.mail_door.scene import CIRCULAR, LAYLA, OURS

NOW = datetime(2017, 7, 1, 12, tzinfo=UTC)
WRITER = LetterWriter(Catalogue.load(), OURS)
RECEIPT = Letter(
    key="reply:1",
    channel=Channel.MAIL,
    address=LAYLA,
    language="en",
    says=(
        Say.of("receipt", receipt="CL1730-7F3KQ-9X2MD", version=1),
        Say.of("filed", number=1, text="Many opportunities.", files=""),
        Say.of("still_open", count=1),
        Say.of("open_question", number=2),
        Say.of("published_as", name="Layla Hassan", organisation="", category="", country=""),
        Say.of("how_to_go_on"),
    ),
    reason="receipt",
    consultation=CIRCULAR.slug,
    message_id="<intake.abcdefgh@intake.test>",
    in_reply_to="<their-1@example.org>",
    references=("<first@example.org>", "<their-1@example.org>"),
    subject="Our answers",
)
REMINDER = replace(
    RECEIPT, reason="reminder", in_reply_to=None, references=(), subject=None,
    says=(Say.of("reminder", answered=2, count=5, missing=3),),
)  # fmt: skip


def written(
    letter: Letter, writer: LetterWriter = WRITER, files: Mapping[str, bytes] = MappingProxyType({})
) -> EmailMessage:
    enclosures = [(Enclosure(name, "application/json", "00"), data) for name, data in files.items()]
    raw = writer.write(letter, CIRCULAR, NOW, enclosures).message
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Our answers", "Re: Our answers"),
        ("Re: Our answers", "Re: Our answers"),
        ("RE: AW: Re[2]: Our answers", "Re: Our answers"),
        ("رد: أجوبتنا", "Re: أجوبتنا"),
        ("回复：答复", "Re: 答复"),
        ("Отв: Re: ответы", "Re: ответы"),
        ("Reform: a proposal", "Re: Reform: a proposal"),
        ("two\r\nBcc: everybody@example.org\nlines", "Re: two Bcc: everybody@example.org lines"),
        ("\ud83d half", "Re: half"),
    ],
)
def test_the_subject_answers_theirs(theirs: str, ours: str) -> None:
    message = written(replace(RECEIPT, subject=theirs))
    assert message["Subject"] == ours
    assert message["Bcc"] is None


@pytest.mark.parametrize("subject", [None, "", "Re:", "   "])
def test_a_mail_without_subject_is_answered_with_ours(subject: str | None) -> None:
    assert CIRCULAR.reference in written(replace(RECEIPT, subject=subject))["Subject"]


def test_a_very_long_subject_is_cut_at_a_word() -> None:
    subject = written(replace(RECEIPT, subject="word " * 100))["Subject"]
    assert len(subject) <= 205
    assert subject.endswith("word…")


def test_the_thread_is_kept_with_identifiers_of_any_length() -> None:
    long = f"<{'x' * 150}@mail.example.org>"
    message = written(replace(RECEIPT, in_reply_to=long, references=("<first@a>", "<second@a>", long)))
    assert message["In-Reply-To"] == long
    assert message["References"].split() == ["<first@a>", "<second@a>", long]
    assert message["Message-ID"] == "<intake.abcdefgh@intake.test>"


def test_of_a_long_thread_the_first_and_the_latest_are_named() -> None:
    ids = tuple(f"<{n}@a>" for n in range(60))
    references = written(replace(RECEIPT, in_reply_to="<60@a>", references=ids))["References"].split()
    assert references[0] == "<0@a>"
    assert references[-2:] == ["<59@a>", "<60@a>"]
    assert len(references) == 20


def test_an_identifier_cannot_slip_in_a_header() -> None:
    evil = "<a@b>\r\nBcc: everybody@example.org"
    message = written(replace(RECEIPT, in_reply_to=evil, references=(evil,)))
    assert message["Bcc"] is None
    assert message["In-Reply-To"] == "<a@b>"


def test_an_answer_says_that_it_is_automatic_and_a_notice_how_to_stop_it() -> None:
    answer, notice = written(RECEIPT), written(REMINDER)
    assert answer["Auto-Submitted"] == "auto-replied"
    assert answer["List-Unsubscribe"] is None
    assert notice["Auto-Submitted"] == "auto-generated"
    assert notice["List-Unsubscribe"] == f"<mailto:{OURS}?subject=STOP>"
    assert notice["List-Unsubscribe-Post"] is None
    assert notice["In-Reply-To"] is None


def test_the_word_of_publication_speaks_of_no_more_reminders() -> None:
    said = Say.of("publication", number=3, receipt="CL1730-7F3KQ-9X2MD", url="")
    notice = written(replace(REMINDER, reason="publication", says=(said,)))
    assert "reminder" not in part(notice, "plain").casefold()
    assert "reminder" in part(written(REMINDER), "plain").casefold()


def test_with_a_web_side_one_click_stops_the_notices() -> None:
    notice = written(REMINDER, LetterWriter(Catalogue.load(), OURS, "https://intake.test"))
    url = "https://intake.test/unsubscribe/intake.abcdefgh"
    assert notice["List-Unsubscribe"].replace(" ", "") == f"<{url}>,<mailto:{OURS}?subject=STOP>"
    assert notice["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert url in part(notice, "plain")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", [RECEIPT, REMINDER], ids=["receipt", "reminder"])
def test_text_and_html_say_the_same_in_every_language(letter: Letter, language: str) -> None:
    message = written(replace(letter, language=language))
    html = part(message, "html")
    body = re.sub(r"<[^>]+>", " ", html.partition("<body")[2].partition(">")[2])
    text = part(message, "plain").replace("-- \n", "")

    def words(of: str) -> list[str]:
        return re.sub("[\u2068\u2069]", "", unescape(of)).split()

    assert words(body) == words(text)
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in html
    assert message["Content-Language"] == language


def test_what_people_wrote_stands_as_text_in_html() -> None:
    evil = '<script>alert(1)</script> & <img src="http://evil.test/x"> https://evil.test/'
    says = (Say.of("filed", number=1, text=evil, files='"><b>.pdf'), Say.of("published_as", name="<i>x", organisation="", category="", country=""))  # fmt: skip
    html = part(written(replace(RECEIPT, says=says)), "html")
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "<a " not in html
    assert unescape(html).count(evil) == 1


def test_addresses_of_the_web_in_our_own_words_are_links() -> None:
    says = (Say.of("publication", number=7, receipt="CL1730-7F3KQ-9X2MD", url="https://intake.test/e/1"),)
    html = part(written(replace(REMINDER, reason="publication", says=says)), "html")
    assert '<a href="https://intake.test/e/1" dir="ltr">https://intake.test/e/1</a>' in html


def test_an_answer_stands_apart_in_its_own_direction() -> None:
    says = (Say.of("filed", number=1, text="نعم، كثيرة.\n\nو OTT.", files=""),)
    html = part(written(replace(RECEIPT, says=says)), "html")
    assert re.search(
        r'<div dir="rtl"[^>]*text-align:right;border-right:[^>]*>\s*<p[^>]*>نعم، كثيرة\.</p>', html
    )


def test_a_very_long_answer_goes_along_as_a_file() -> None:
    long = "One of many words. " * 20_000
    says = (Say.of("filed", number=3, text=long, files=""),)
    message = written(replace(RECEIPT, says=says))
    [file] = [p for p in message.iter_attachments() if p.get_filename() == "answer-3.txt"]
    assert file.get_content().strip() == long.strip()
    assert "[answer-3.txt]" in part(message, "plain")
    assert len(part(message, "plain")) < 40_000


def test_staff_get_the_digest_without_courtesies() -> None:
    says = (Say.of("digest_quiet"), Say.of("digest_deadline"))
    text = part(written(replace(REMINDER, reason="digest", says=says, language="en")), "plain")
    assert "Dear" not in text
    assert "You receive this message" not in text


def test_a_question_passed_on_to_staff_says_so_in_its_subject() -> None:
    says = (Say.of("staff_question", text="May we answer in Arabic?"),)
    message = written(replace(REMINDER, reason="staff", says=says))
    assert message["Subject"] == "CL-17/30: A stakeholder asks"
    assert "May we answer in Arabic?" in part(message, "plain")


def test_enclosures_keep_names_in_any_script_and_content() -> None:
    message = written(RECEIPT, files={"إيصال.json": b'{"a": "\xd9\x86"}'})
    file = next(p for p in message.iter_attachments() if p.get_content_type() == "application/json")
    assert file.get_filename() == "إيصال.json"
    assert file.get_payload(decode=True) == b'{"a": "\xd9\x86"}'


def test_an_arabic_address_is_written_to() -> None:
    raw = WRITER.write(replace(RECEIPT, address="ليلى@مثال.test"), CIRCULAR, NOW).message
    assert "To: ليلى@xn--mgbh0fb.test".encode() in raw
    assert "layla@xn--mgbh0fb.test" in str(written(replace(RECEIPT, address="layla@مثال.test"))["To"])


@pytest.mark.parametrize(
    "address",
    [
        "o'brien+x@example.org",
        "a.b@sub.example.org",
        '"odd name"@example.org',
        "layla@localhost",
        "a..b@example.org",
        ".a.@example.org",
    ],
)
def test_odd_addresses_are_written_to(address: str) -> None:
    assert address.encode() in WRITER.write(replace(RECEIPT, address=address), CIRCULAR, NOW).message


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(min_size=1),
    name=st.text(),
    subject=st.text(),
    language=st.sampled_from(LANGUAGES),
)
def test_no_words_of_anybody_break_a_letter(text: str, name: str, subject: str, language: str) -> None:
    says = (
        Say.of("filed", number=1, text=text, files=name),
        Say.of("published_as", name=name, organisation=text, category="", country=""),
    )
    message = written(replace(RECEIPT, says=says, subject=subject, language=language))
    assert message["To"] == LAYLA
    assert [str(p.get_content_type()) for p in message.iter_attachments()] == []


@given(before=st.text(max_size=20), answer=st.text(min_size=1, max_size=20), after=st.text(max_size=20))
def test_marking_an_answer_loses_no_letter(before: str, answer: str, after: str) -> None:
    words = before + answer + after
    pieces = layout.block(words, answer=answer)
    kept = "".join(piece.text for piece in pieces)

    def letters(of: str) -> str:
        return re.sub("[\u2068\u2069 \n]", "", of)

    assert letters(kept) == letters(words)


@pytest.mark.parametrize(
    ("say", "greeting"),
    [
        (Say.of("withdrawn", receipt="CL1730-AAAAA-BBBBB", name="Layla Hassan"), "Dear Layla Hassan,"),
        (Say.of("withdrawn", receipt="CL1730-AAAAA-BBBBB"), "Dear Sir or Madam,"),
        (Say.of("file_kept", name="budget.pdf"), "Dear Sir or Madam,"),
    ],
)
def test_a_letter_greets_by_the_name_that_its_words_carry_but_never_by_that_of_a_file(
    say: Say, greeting: str
) -> None:
    assert part(written(replace(RECEIPT, says=(say,))), "plain").startswith(greeting)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reason", ["invitation", "reminder", "extension", "publication", "request", "answer", "digest"]
)
def test_a_long_subject_keeps_its_spaces_wherever_it_is_broken(reason: str, language: str) -> None:
    letter = replace(REMINDER, reason=reason, language=language)
    told = WRITER.write(letter, CIRCULAR, NOW)
    assert written(letter)["Subject"] == told.subject


def test_who_was_invited_is_not_told_that_they_began() -> None:
    for say in (Say.of("mail_invitation", name="Anne"), Say.of("extension", previous=NOW, invited="yes")):
        text = part(written(replace(REMINDER, reason="invitation", says=(say,))), "plain")
        assert "was begun from this address" not in text
        assert "the secretariat invited this address" in text
    assert "Dear Anne," in part(
        written(replace(REMINDER, reason="invitation", says=(Say.of("mail_invitation", name="Anne"),))),
        "plain",
    )
