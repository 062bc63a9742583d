"""Letters as mail programs write them: threads, quotations and attributions in six languages."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

import pytest

from sandbox.mail_store import Mail
from sandbox.mail_writing import (
    Attachment,
    Quoting,
    Writer,
    attribution,
    draft,
    reply_subject,
    text_of,
    write,
)

NOW = datetime(2017, 8, 19, 12, 0, tzinfo=UTC)
LAYLA = Writer("ليلى المنصوري", "layla@example.org", "ar")


def from_the_desk(text: str = "Question 1\nWhat are the opportunities?\n", html: str | None = None) -> Mail:
    letter = EmailMessage(policy=SMTP)
    letter["From"] = "Consultation CL-17/30 <consultation@intake.test>"
    letter["Reply-To"] = "consultation+t9@intake.test"
    letter["To"] = "layla@example.org"
    letter["Subject"] = "CL-17/30"
    letter["Date"] = "Sat, 19 Aug 2017 10:05:00 +0200"
    letter["Message-ID"] = "<q1@intake.test>"
    letter["References"] = "<q0@intake.test>"
    letter.set_content(text)
    if html is not None:
        letter.add_alternative(html, subtype="html")
    return Mail(1, letter.as_bytes(), frozenset(), NOW)


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=default)


def body(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "في السبت، 19 أغسطس 2017 في 10:05 ص، كتب Consultation CL-17/30 <consultation@intake.test>:"),
        ("en", "On Sat, Aug 19, 2017 at 10:05 AM, Consultation CL-17/30 <consultation@intake.test> wrote:"),
        (
            "es",
            "El sáb, 19 ago 2017 a las 10:05, Consultation CL-17/30 (<consultation@intake.test>) escribió:",
        ),
        (
            "fr",
            "Le sam. 19 août 2017 à 10:05, Consultation CL-17/30 <consultation@intake.test> a écrit\N{NO-BREAK SPACE}:",
        ),
        ("ru", "сб, 19 авг. 2017 г. в 10:05, Consultation CL-17/30 <consultation@intake.test>:"),
        ("zh", "Consultation CL-17/30 <consultation@intake.test> 于2017年8月19日周六 10:05写道："),
    ],
)
def test_who_is_quoted_is_said_as_programs_of_that_language_say_it(language: str, line: str) -> None:
    assert attribution(language, from_the_desk()) == line


def test_a_plain_reply_begins_with_a_marked_quotation_to_type_into() -> None:
    to, subject, text = draft("en", from_the_desk())
    assert (to, subject) == ("consultation+t9@intake.test", "Re: CL-17/30")
    assert text.endswith("wrote:\n> Question 1\n> What are the opportunities?\n")


def test_a_reply_keeps_the_thread() -> None:
    letter = read(write(LAYLA, "a@b.test", "Re: x", "نعم", now=NOW, answering=from_the_desk()))
    assert letter["In-Reply-To"] == "<q1@intake.test>"
    assert letter["References"] == "<q0@intake.test> <q1@intake.test>"
    assert str(letter["From"]) == "ليلى المنصوري <layla@example.org>"
    assert str(letter["Message-ID"]).endswith("@example.org>")


@pytest.mark.parametrize(
    ("quoting", "in_text", "in_html"),
    [
        ("gmail", "\n> Question 1\n", 'class="gmail_quote"'),
        (
            "outlook",
            "من: Consultation CL-17/30 <consultation@intake.test>\nتم الإرسال: ",
            'id="divRplyFwdMsg"',
        ),
    ],
)
def test_html_programs_put_the_quotation_below(quoting: Quoting, in_text: str, in_html: str) -> None:
    mail = from_the_desk(html="<p>Question <b>1</b></p>")
    letter = read(write(LAYLA, "a@b.test", "x", "1 < 2", now=NOW, answering=mail, quoting=quoting))
    assert body(letter, "plain").startswith("1 < 2\n\n")
    assert in_text in body(letter, "plain")
    assert body(letter, "html").startswith('<div dir="auto">1 &lt; 2</div>')
    assert in_html in body(letter, "html")
    assert "<p>Question <b>1</b></p>" in body(letter, "html")


@pytest.mark.parametrize("quoting", ["plain", "none"])
def test_other_programs_send_what_was_typed(quoting: Quoting) -> None:
    letter = read(
        write(
            LAYLA, "a@b.test", "x", "typed\n> quoted\n", now=NOW, answering=from_the_desk(), quoting=quoting
        )
    )
    assert letter.get_content_type() == "text/plain"
    assert body(letter, "plain") == "typed\n> quoted\n"


def test_files_keep_their_names_and_bytes() -> None:
    files = [Attachment("مساهمة.docx", b"PK\x03\x04"), Attachment("a", b"x", "text/csv")]
    parts = list(read(write(LAYLA, "a@b.test", "x", "t", now=NOW, files=files)).iter_attachments())
    assert [part.get_filename() for part in parts] == ["مساهمة.docx", "a"]
    assert parts[0].get_content() == b"PK\x03\x04"
    assert parts[0].get_content_type().endswith("wordprocessingml.document")
    assert parts[1].get_content_type() == "text/csv"


def test_an_arabic_address_is_written_as_it_is() -> None:
    raw = write(Writer("ليلى", "ليلى@example.org"), "مكتب@intake.test", "x", "t", now=NOW)
    assert "From: ليلى <ليلى@example.org>\r\nTo: مكتب@intake.test\r\n" in raw.decode()


@pytest.mark.parametrize(
    ("subject", "reply"),
    [
        ("x", "Re: x"),
        ("RE: x", "RE: x"),
        ("رد: x", "رد: x"),
        ("回复：x", "回复：x"),
        ("Return", "Re: Return"),
    ],
)
def test_one_reply_mark_is_enough(subject: str, reply: str) -> None:
    assert reply_subject(subject) == reply


def test_a_letter_without_text_is_read_from_its_html() -> None:
    raw = b"Content-Type: text/html; charset=utf-8\r\n\r\n<style>p {}</style><p>One</p><p>two &amp; three</p>"
    assert text_of(Mail(1, raw, frozenset(), NOW)) == "One\ntwo & three"


def test_a_line_break_in_the_subject_is_refused() -> None:
    with pytest.raises(ValueError):
        write(LAYLA, "a@b.test", "x\r\nBcc: all@b.test", "t", now=NOW)
