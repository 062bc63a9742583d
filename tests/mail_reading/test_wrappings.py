"""What programs wrap around a message: winmail.dat, S/MIME and PGP; opened where that is possible, told where not."""

import base64
import struct
from pathlib import Path

import pytest

from mail_gateway.mime import parse
from mail_gateway.reading import Reading, read_mail
from mail_gateway.wrappings import signed_content, without_signature
from tests.mail_reading.composing import CONSULTATION

FILES = Path(__file__).with_name("files")
HEAD = "From: Ann <ann@example.org>\r\nTo: consultation@intake.example\r\nSubject: CL-17/30\r\nMIME-Version: 1.0\r\n"
WORDS = "1. The first answer.\r\n\r\n2. The second answer.\r\n"
MEANT = {1: "The first answer.", 2: "The second answer."}


def _read(rest: str | bytes) -> Reading:
    return read_mail(HEAD.encode() + (rest.encode() if isinstance(rest, str) else rest), CONSULTATION)


# --- winmail.dat -----------------------------------------------------------------------------------------------------


def _attribute(level: int, identifier: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, identifier, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def a_winmail(body: bytes = b"", files: dict[str, bytes] | None = None) -> bytes:
    """A winmail.dat as Outlook makes them (MS-OXTNEF), with a plain body and files."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    out += _attribute(1, 0x00089006, b"\x00\x00\x01\x00")
    if body:
        out += _attribute(1, 0x0002800C, body + b"\x00")
    for name, data in (files or {}).items():
        out += _attribute(2, 0x00069002, b"\x01\x00" + b"\xff" * 12)
        out += _attribute(2, 0x00018010, name.encode() + b"\x00")
        out += _attribute(2, 0x0006800F, data)
    return out


def _with_winmail(words: str, winmail: bytes) -> Reading:
    return _read(
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
        + words.encode()
        + b'\r\n--b\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\n\r\n'
        + winmail
        + b"\r\n--b--\r\n"
    )


def test_words_that_stand_only_in_winmail_dat_are_the_words_of_the_mail() -> None:
    reading = _with_winmail("", a_winmail(WORDS.encode() + b"\r\nWe also like the letter.\r\n"))
    assert reading.kind == "contribution"
    assert reading.answers[1] == MEANT[1]
    assert [file.wrapping for file in reading.attachments] == [True]
    assert any("winmail.dat" in note for note in reading.notes)


def test_files_in_winmail_dat_are_files_of_the_mail_and_read_like_others() -> None:
    reading = _with_winmail("Our answers are attached.", a_winmail(files={"answers.txt": WORDS.encode()}))
    assert reading.answers == MEANT
    assert [(file.name, file.wrapping) for file in reading.attachments] == [
        ("winmail.dat", True),
        ("answers.txt", False),
    ]
    assert reading.attachments[1].data == WORDS.encode()


def test_the_words_of_the_mail_are_not_read_again_in_its_winmail_dat() -> None:
    reading = _with_winmail(WORDS, a_winmail(WORDS.encode()))
    assert reading.answers == MEANT
    assert not any("is answered in the mail and in" in note for note in reading.notes)


@pytest.mark.parametrize("cut", [0, 4, 30, 90])
def test_a_winmail_dat_that_cannot_be_opened_is_kept_and_told(cut: int) -> None:
    whole = a_winmail(files={"answers.txt": b"x" * 200})
    reading = _with_winmail("Please see the file.", whole[:cut] if cut else b"nothing of the kind")
    assert reading.kind == "contribution"
    assert reading.attachments[0].name == "winmail.dat"
    assert "Please see the file." in reading.unfiled


# --- S/MIME ----------------------------------------------------------------------------------------------------------


def _signed(name: str) -> bytes:
    return (FILES / f"smime-{name}.eml").read_bytes()


@pytest.mark.parametrize("how", ["opaque", "streamed", "beside"])
def test_signed_mail_is_read_and_its_signature_is_no_file(how: str) -> None:
    """Made with OpenSSL: opaque in one piece, opaque as a stream of unknown length, and beside the words."""
    reading = read_mail(_signed(how), CONSULTATION)
    assert reading.answers == MEANT
    assert not [file for file in reading.attachments if not file.wrapping]


def test_encrypted_mail_is_a_contribution_that_nobody_can_read() -> None:
    reading = read_mail(_signed("sealed"), CONSULTATION)
    assert (reading.kind, dict(reading.answers), reading.unfiled) == ("contribution", {}, "")
    assert [(file.trouble, file.wrapping) for file in reading.attachments] == [("locked", True)]


def test_no_bytes_confuse_the_opening_of_a_signature() -> None:
    der = parse(_signed("streamed")).payload()
    assert (signed_content(der) or b"").endswith(WORDS.encode())
    for cut in range(0, len(der), 7):
        signed_content(der[:cut])
        signed_content(der[:cut] + b"\x24\x80\x30\x80" * 5000)


# --- PGP -------------------------------------------------------------------------------------------------------------

_SIGNATURE = (
    "-----BEGIN PGP SIGNATURE-----\r\n\r\niQEzBAEBCAAdFiEE\r\n=abcd\r\n-----END PGP SIGNATURE-----\r\n"
)
_MESSAGE = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA1234567890\r\n=abcd\r\n-----END PGP MESSAGE-----\r\n"


def test_words_that_are_signed_in_the_text_are_read_without_the_armour() -> None:
    reading = _read(
        f"Content-Type: text/plain\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\n{WORDS}\r\n- ----- ours -----\r\n{_SIGNATURE}"
    )
    assert reading.answers[1] == MEANT[1]
    assert "PGP" not in reading.answers[2] + reading.unfiled
    assert "Hash" not in reading.unfiled


def test_a_text_that_only_speaks_of_such_a_signature_stays_as_it_is() -> None:
    text = "We write -----BEGIN PGP SIGNED MESSAGE----- in the middle.\n\nAnd more."
    assert without_signature(text) == text


@pytest.mark.parametrize(
    "mail",
    [
        f"Content-Type: text/plain\r\n\r\n{_MESSAGE}",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(_MESSAGE.encode()).decode(),
        'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\n'
        "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n"
        f'Content-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n{_MESSAGE}\r\n--b--\r\n',
    ],
    ids=["in the text", "in base64", "PGP/MIME"],
)
def test_what_is_encrypted_with_pgp_is_told_and_not_filed(mail: str) -> None:
    reading = _read(mail)
    assert (reading.kind, dict(reading.answers), reading.unfiled) == ("contribution", {}, "")
    assert [file.trouble for file in reading.attachments if file.trouble] == ["locked"]
    assert all(file.wrapping for file in reading.attachments)


def test_a_business_card_is_kept_with_the_mail_and_is_no_file_of_the_contribution() -> None:
    reading = _read(
        f"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{WORDS}\r\n--b\r\n"
        'Content-Type: text/vcard; name="ann.vcf"\r\n\r\nBEGIN:VCARD\r\nTEL:+41 22 730 0000\r\nEND:VCARD\r\n--b--\r\n'
    )
    assert reading.answers == MEANT
    assert [(file.name, file.wrapping) for file in reading.attachments] == [("ann.vcf", True)]
