"""What programs wrap around a message: S/MIME and PGP signatures, opened; encryption, recognised. Nothing is verified:
who sent a mail is told by its domain, and a signature proves that to nobody here.
"""

from collections.abc import Iterator

#: Parts that belong to the message's wrapping and are no files of its author's.
WRAPPINGS = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
     "application/pgp-encrypted", "application/pgp-keys", "application/pkcs7-mime", "application/x-pkcs7-mime",
     "text/calendar", "application/ics", "text/vcard", "text/x-vcard", "text/directory")
)  # fmt: skip
OPAQUE = ("application/pkcs7-mime", "application/x-pkcs7-mime")

_SIGNED = bytes.fromhex("2a864886f70d010702")  #: id-signedData (RFC 5652, 5.1)
_DATA = bytes.fromhex("2a864886f70d010701")  #: id-data
_MOST_STEPS = 200_000
_ARMOUR = "-----BEGIN PGP MESSAGE-----"
_SIGNED_ARMOUR = "-----BEGIN PGP SIGNED MESSAGE-----"
_SIGNATURE_ARMOUR = "-----BEGIN PGP SIGNATURE-----"


def signed_content(data: bytes) -> bytes | None:
    """The message inside an opaque signature (RFC 8551, 3.5.2); None when there is none, as in an encrypted one."""
    at_signed = data.find(_SIGNED, 0, 64)
    if at_signed < 0:
        return None
    at_data = data.find(_DATA, at_signed, at_signed + 400)
    if at_data < 0:
        return None
    content = data[at_data + len(_DATA) :]
    if content[:1] != b"\xa0":
        return None
    try:
        return b"".join(_octets(content)) or None
    except (IndexError, ValueError):
        return None


def is_encrypted(data: bytes) -> bool:
    """Whether it is a PGP message, in armour or not (RFC 9580, 4.2 and 5.1)."""
    return data[:200].lstrip().startswith(_ARMOUR.encode()) or data[:3] in (
        b"\x85\x01\x0c", b"\x85\x02\x0c", b"\x84\x5e\x03", b"\x84\x5c\x03"
    )  # fmt: skip


def may_be_armoured(body: bytes) -> bool:
    """A quick look at a body before its transfer encoding is undone."""
    return b"PGP MESSAGE" in body[:400] or body[:40].lstrip().startswith(b"LS0tLS1CRUdJTiBQR1Ag")


def is_armoured(text: str) -> bool:
    """Whether a text is nothing but an encrypted message."""
    return text.lstrip().startswith(_ARMOUR)


def without_signature(text: str) -> str:
    """The words of a clear-signed text (RFC 9580, 7) without what PGP put around them."""
    start = text.find(_SIGNED_ARMOUR)
    if start < 0 or text[:start].rpartition("\n")[2].strip(" >"):
        return text
    signature = text.find(_SIGNATURE_ARMOUR, start)
    end = text.find("-----END PGP SIGNATURE-----", signature) if signature >= 0 else -1
    if end < 0:
        return text
    head, _, words = text[start:signature].partition("\n\n")
    if not head.startswith(_SIGNED_ARMOUR):
        return text
    lines = [line.removeprefix("- ") if line.startswith("- -") else line for line in words.split("\n")]
    return text[:start] + "\n".join(lines) + text[end:].partition("\n")[2]


def _octets(data: bytes) -> Iterator[bytes]:
    """The pieces of the octet strings in a run of BER values, definite or not (X.690, 8.1.3 and 8.7)."""
    position, steps = 0, 0
    ends = [len(data)]
    while ends and steps < _MOST_STEPS:
        steps += 1
        if position >= ends[-1]:
            ends.pop()
            if len(ends) <= 1:
                return
            continue
        tag, length, position = _head(data, position)
        if tag == 0 and length == 0:
            ends.pop()  # the end of contents of unknown length
            if len(ends) <= 1:
                return
        elif tag in (0xA0, 0x24, 0x30):
            ends.append(ends[-1] if length < 0 else min(position + length, ends[-1]))
        else:
            if tag == 0x04:
                yield data[position : position + length]
            position += max(length, 0)


def _head(data: bytes, position: int) -> tuple[int, int, int]:
    """Tag, length (-1: unknown) and the position of the contents."""
    tag, first = data[position], data[position + 1]
    position += 2
    if first < 0x80:
        return tag, first, position
    if first == 0x80:
        return tag, -1, position
    count = first & 0x7F
    if count > 4:
        raise ValueError("a length beyond reason")
    return tag, int.from_bytes(data[position : position + count], "big"), position + count
