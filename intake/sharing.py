"""Passing a consultation on: words to forward in any of its languages, and its way in as a picture (QR code, ISO/IEC 18004)."""

import io

import segno

from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.interview import Interview
from intake.inviting import BOT, link
from intake.shelf import Consultations
from store.ledger import Ledger

ADDRESS = "mail_address"  #: the fact of the store that names the consultation's mail address
_SCALE = 8  #: pixels of one square: read well from a screen, and printed at three centimetres
_BORDER = 4  #: squares of white around it, as the standard asks


def words(
    ledger: Ledger, shelf: Consultations, consultation: Consultation, interview: Interview
) -> tuple[tuple[Say, ...], list[tuple[str, str, bytes]]]:
    """What is said to somebody who wants to tell others, and the picture that goes with it: name, type, bytes."""
    language = consultation.speaks(interview.language)
    way = way_in(ledger, shelf, consultation, language)
    picture = [(f"{consultation.slug}.png", "image/png", qr_code(way))] if way else []
    return (share(ledger, shelf, consultation, language),), picture


def share(ledger: Ledger, shelf: Consultations, consultation: Consultation, language: str) -> Say:
    """The words to pass on: what it is, until when, and every way to take part. They name nobody."""
    return Say.of(
        "share",
        chat=link(ledger.records.fact(BOT), consultation, language, ""),
        mail=address_of(ledger, consultation, shelf),
        page=shelf.edition_url(ledger, consultation) or consultation.contact.web or "",
    )


def way_in(ledger: Ledger, shelf: Consultations, consultation: Consultation, language: str) -> str:
    """Where the QR code leads: the chat, or a mail to the consultation, or its page; empty when there is none of them."""
    if chat := link(ledger.records.fact(BOT), consultation, language, ""):
        return chat
    if mail := address_of(ledger, consultation, shelf):
        return f"mailto:{mail}"
    return shelf.edition_url(ledger, consultation) or consultation.contact.web or ""


def address_of(ledger: Ledger, consultation: Consultation, shelf: Consultations) -> str:
    """Where people write to; with several consultations in one mailbox, the address that names this one (RFC 5233)."""
    address = ledger.records.fact(ADDRESS) or ""
    if not address or len(shelf.all) == 1:
        return address
    local, _, domain = address.rpartition("@")
    return f"{local}+{consultation.slug}@{domain}"


def qr_code(content: str, kind: str = "png") -> bytes:
    """The QR code of some text: a PNG of black on white, or an SVG for print. One in four squares may be lost."""
    out = io.BytesIO()
    segno.make_qr(content, error="q").save(out, kind=kind, scale=_SCALE, border=_BORDER)
    return out.getvalue()
