"""Names that the store gives: receipt numbers, keys and groups of letters, ids of mails. All made from its salt, so a replay gives the same."""

import base64
import hashlib
import hmac

from consultation.correspondence import Arrival
from consultation.definition import Consultation

_READABLE = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)  # Crockford: no I L O U


def receipt_number(salt: str, consultation: Consultation, person_key: str) -> str:
    """A number to read aloud, that cannot be guessed: `CL1730-7F3KQ-9X2MD` (50 bits)."""
    digest = hmac.new(
        salt.encode(), f"receipt|{consultation.slug}|{person_key}".encode(), hashlib.sha256
    ).digest()
    letters = base64.b32encode(digest).translate(_READABLE).decode()[:10]
    short = "".join(c for c in consultation.slug.upper() if c.isascii() and c.isalnum())[:8]
    return f"{short}-{letters[:5]}-{letters[5:]}"


def message_id(salt: str, key: str, domain: str) -> str:
    """The Message-ID of the letter of that key: fixed when it is posted, and unguessable, so an answer to it is a proof."""
    digest = hmac.new(salt.encode(), f"message|{key}".encode(), hashlib.sha256).digest()
    return f"<intake.{base64.b32encode(digest).decode()[:32].lower()}@{domain}>"


def arrival_key(arrival: Arrival) -> str:
    """What names an arrival whatever its row is."""
    return f"{arrival.channel.value}:{arrival.account}:{arrival.external_id}"


def reminder_group(slug: str) -> str:
    """Reminders that wait to be sent to one address: a newer one takes the place of an older one."""
    return f"reminder:{slug}"
