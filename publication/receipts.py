"""Receipts that prove: signed, and naming the hash of the exact words, so that nobody has to trust anybody's memory."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from consultation.contribution import Contribution, Version
from consultation.definition import Consultation
from publication.errors import FaultyReceipt
from publication.keys import public_key
from publication.proofs import is_signed, salt_of, sealed_words, signed

_LARGEST = 1_000_000  #: bytes; a receipt has a few thousand

_METHOD = (
    "Each hash in 'words' is HMAC-SHA-256 in hexadecimal; its key is 'salt' (hexadecimal), its message the place, a line "
    "feed, and the exact words in UTF-8. 'published as' stands for a JSON list of name and organisation as they are "
    "published (contact data in them blacked out), 'file 1' for the SHA-256 of the first file. The signature is Ed25519 (base64) over this JSON without 'signature': keys in order, no "
    "spaces, ASCII only."
)
_HOW = (
    "Keep this file. When the compilation is published, 'intake verify THIS-FILE EDITION-FOLDER' shows, without a network, "
    "whether your words are in it unchanged."
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt file says."""

    receipt: str
    slug: str
    version: int
    words: Mapping[str, str]  #: place -> hash, as in `sealed_words`
    public_key: str
    is_genuine: bool  #: signed by the key it names, and unchanged since


def seal(contribution: Contribution, version: Version, consultation: Consultation, key: SigningKey) -> bytes:
    """The receipt file of one version, always the same bytes for the same words."""
    slug = consultation.slug
    document = {
        "kind": "receipt",
        "receipt": contribution.receipt,
        "consultation": consultation.reference,
        "slug": slug,
        "version": version.number,
        "received_at": version.at.isoformat(),
        "language": version.language,
        "words": sealed_words(contribution.receipt, slug, version),
        "files": [{"name": filed.file.name, "sha256": filed.file.sha256} for filed in version.files],
        "salt": salt_of(contribution.receipt, slug, version.number).hex(),
        "method": _METHOD,
        "how_to_verify": _HOW,
        "public_key": public_key(key),
    }
    text = json.dumps(signed(document, key), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def read_receipt(path: Path) -> Receipt:
    """Reads a receipt file, changed or not. Raises FaultyReceipt when it is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise FaultyReceipt(f"{path}: too large for a receipt")
        document: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FaultyReceipt(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise FaultyReceipt(f"{path}: is no receipt: it is not JSON") from error
    try:
        return Receipt(
            receipt=_text(document["receipt"]),
            slug=_text(document["slug"]),
            version=int(document["version"]),
            words={_text(place): _text(value) for place, value in document["words"].items()},
            public_key=_text(document["public_key"]),
            is_genuine=is_signed(document),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FaultyReceipt(f"{path}: is no receipt, or parts of it are missing") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value
