"""A mail that was delivered twice is one; anything that its author changed makes it another."""

import pytest

from intake.sameness import essence

MAIL = (
    b"Received: from one by two\r\nFrom: Layla <layla@example.org>\r\nTo: desk@itu.test\r\nSubject: Answers\r\n to all\r\n"
    b"Message-ID: <1@example.org>\r\nContent-Type: text/plain\r\n\r\n1. Yes.\r\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Received: from one by two\r\n", b"Received: from three\r\n by four\r\nDelivered-To: alias@itu.test\r\n"),
        (b"Received: from one by two", b"Authentication-Results: mx.test; dmarc=pass"),
        (b"\r\n", b"\n"),
        (b"To: desk@itu.test\r\nSubject: Answers\r\n to all\r\n", b"Subject: Answers\r\n to all\r\nTo: desk@itu.test\r\n"),
    ],
)  # fmt: skip
def test_the_way_here_makes_no_other_mail(old: bytes, new: bytes) -> None:
    assert essence(MAIL.replace(old, new)) == essence(MAIL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"1. Yes.", b"1. No."),
        (b" to all", b" to none"),
        (b"text/plain", b"text/html"),
        (b"<1@example.org>", b"<2@example.org>"),
        (b"layla@", b"leila@"),
        (b"Subject:", b"List-Id: <ott.example.org>\r\nSubject:"),
        (b"Subject:", b"Auto-Submitted: auto-replied\r\nSubject:"),
        (b"1. Yes.\r\n", b"1. Yes.\r\n-- \r\nA list's footer\r\n"),
    ],
)
def test_whatever_its_author_or_a_list_changed_makes_another(old: bytes, new: bytes) -> None:
    assert essence(MAIL.replace(old, new)) != essence(MAIL)
