"""Where a person's words end and a quotation begins: the odd ways of programs, and marks that quote nothing."""

from html import escape

import pytest

from mail_gateway.reading import read_mail
from tests.mail_reading.composing import CONSULTATION, message
from tests.mail_reading.people import PEOPLE

_WROTE = "On Thu, 15 Jun 2017 at 10:30, Bob <bob@example.com> wrote:"


@pytest.mark.parametrize(
    ("written", "body"),
    [
        # Marks that are none.
        ("Visit us now\n>>> >>>  http://www.example.com <<<\nand see", "Visit us now\n>>> >>>  http://www.example.com <<<\nand see"),
        ("See <https://example.com/a\n> for more", "See <https://example.com/a\n> for more"),
        # Quoting with the initials of the author.
        ("Yes, we do.", "Hello Bob,\n\nYou wrote:\n\nBM> Do you agree?\nBM> We hope so.\nBM> Bob\n\nYes, we do."),
        # Links that were cut in two, or pushed the mark behind themselves.
        ("Fine", f"Fine\n\n{_WROTE}\n\n> View it (http://example.com/action\n_nonce=3dd518)\n>\n"),
        ("Fine", f"Fine\n\n{_WROTE}\n\n> one\n>\n (http://example.com/c/Yz) >\n> two\n"),
        # Attributions: behind the last words, its address on lines of its own.
        ("Fine", "Fine On Wed, Apr 4, 2012 at 3:59 PM, bob@example.com wrote:\n> Hi"),
        ("D'accord", "D'accord Le mer. 4 avr. 2012 à 15:59, Bob <bob@example.com> a écrit :\n> Salut"),
        ("Fine", "Fine\n\nOn Tue, Apr 11, 2017 at 10:07 PM John Smith\n\n<\nmailto:John Smith <john@example.com>\n> wrote:\nEarlier words\n"),
        # Header blocks as only programs write them.
        ("Fine", "Fine\n\nDate: Wed, 16 May 2012 00:15:02 -0600\nTo: ann@example.com"),
        ("Fine", "Fine\n\n-----Oprindelig meddelelse-----\n\nHej"),
        # Words that look like these.
        ("Fine\n\nDate: 16 May 2012\nTo: all members", "Fine\n\nDate: 16 May 2012\nTo: all members"),
        ("We met On Wednesday, as they wrote:", "We met On Wednesday, as they wrote:"),
    ],
)  # fmt: skip
def test_text_is_parted_from_what_it_quotes(written: str, body: str) -> None:
    """In a reply without a letter of ours."""
    reading = read_mail(message(PEOPLE["en"], body, subject="Re: Test"), CONSULTATION)
    assert reading.unfiled.split() == written.split()


@pytest.mark.parametrize(
    ("written", "page"),
    [
        # The buttons of Gmail for quoting and for indenting, and people who set off a passage.
        ("The treaty says Openness matters. We agree.", '<div>The treaty says</div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;padding-left:1ex">Openness matters.</blockquote><div>We agree.</div>'),
        ("Our points Firstly openness.", '<div>Our points</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>Firstly openness.</div></blockquote>'),
        ("Reply Article 5 applies.", f"Reply<blockquote>Article 5 applies.</blockquote><div>{escape(_WROTE)}</div><blockquote>Earlier</blockquote>"),
        ("Reply", f"<blockquote>Reply<div>{escape(_WROTE)}</div><div>Earlier</div></blockquote>"),
        # Quotations.
        ("Reply", f'<div>Reply</div><div class="gmail_quote"><div class="gmail_attr">{escape(_WROTE)}</div><blockquote class="gmail_quote">Earlier</blockquote></div>'),
        ("Reply", f'Reply<br><div>{escape(_WROTE)}</div><blockquote type="cite" style="margin:0 0 0 40px;border:none">Earlier</blockquote>'),
        ("Reply", "<div>Reply</div><hr><div><b>From: bob@example.com</b> <b>Date: Thu, 24 Mar 2016 08:07:12 -0700</b></div><div>Earlier</div>"),
    ],
)  # fmt: skip
def test_a_page_is_parted_from_what_it_quotes(written: str, page: str) -> None:
    """By the clients' own elements."""
    reading = read_mail(message(PEOPLE["en"], "", subject="Re: Test", html=page), CONSULTATION)
    assert reading.unfiled.split() == written.split()
