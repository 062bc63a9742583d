"""What a receipt and an edition prove with: salted hashes of exact words, and a Merkle tree over all contributions.

The hashes are salted with the receipt number, which only the author knows: nobody else can find out from an edition
what somebody said who withdrew, or which receipt belongs to which public number.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from consultation.contribution import Version
from publication.personal import published_name

#: published: something of it is in the edition; waiting: not decided yet; rejected: staff decided against it
State = Literal["published", "waiting", "rejected", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Record:
    """One contribution as a leaf of the tree: what is needed to check a receipt, and nothing else."""

    key: str  #: of the receipt number
    state: State
    version: int  #: that counts
    number: int | None  #: public; None while nothing is published
    words: Mapping[str, str]  #: place -> hash of the exact words; places as in `sealed_words`
    redacted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: place -> reasons
    withheld: Mapping[str, str] = field(default_factory=dict)  #: place -> reason; empty: not decided yet
    reason: str = ""  #: why the whole is not published
    translated: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  #: place -> language -> hash

    def as_json(self) -> dict[str, Any]:
        """As it stands in edition.json; its canonical form is the leaf."""
        # Left out where there is none, as in editions from before there were any.
        translated = {"translated": {place: dict(by) for place, by in self.translated.items()}}
        return {
            "key": self.key,
            "state": self.state,
            "version": self.version,
            "number": self.number,
            "words": dict(self.words),
            "redacted": {place: list(reasons) for place, reasons in self.redacted.items()},
            "withheld": dict(self.withheld),
            "reason": self.reason,
            **(translated if self.translated else {}),
        }


def canonical(data: Any) -> bytes:
    """One spelling of a JSON value: keys in order, no spaces, ASCII only. What is hashed and signed."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


@lru_cache(maxsize=20_000)
def receipt_key(receipt: str, slug: str) -> str:
    """How an edition names a receipt without telling its number.

    scrypt (RFC 7914), since a receipt number is short: trying all of them must cost more than it is worth.
    """
    secret = f"{slug}\n{receipt.strip().upper()}".encode()
    return hashlib.scrypt(secret, salt=b"consultation-intake receipt", n=1024, r=8, p=1, dklen=32).hex()


def salt_of(receipt: str, slug: str, version: int) -> bytes:
    """The salt of one version's hashes; follows from the receipt number, so that the number alone can prove."""
    return hashlib.sha256(f"words\n{slug}\n{receipt.strip().upper()}\n{version}".encode()).digest()


def word_hash(salt: bytes, place: str, text: str) -> str:
    """The salted hash of the exact words at one place."""
    return hmac.new(salt, f"{place}\n{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def plain_hash(text: str) -> str:
    """The hash of a text that is published anyway."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sealed_words(receipt: str, slug: str, version: Version) -> dict[str, str]:
    """Place -> hash. Places: "1" … a question, "general", "published as", "file 1" … in the order they came."""
    salt = salt_of(receipt, slug, version.number)
    texts = {str(number): text for number, text in version.answers.items() if text}
    if version.general:
        texts["general"] = version.general
    texts["published as"] = published_as(version.person.name, version.person.organisation)
    for index, filed in enumerate(version.files, start=1):
        texts[f"file {index}"] = filed.file.sha256
    return {place: word_hash(salt, place, text) for place, text in texts.items()}


def published_as(name: str | None, organisation: str | None) -> str:
    """Name and organisation in one text, as they are published and hashed: contact data in them blacked out."""
    return json.dumps([published_name(name) or "", published_name(organisation) or ""], ensure_ascii=True)


def merkle_root(leaves: Sequence[bytes]) -> str:
    """The root of the Merkle tree of RFC 6962, section 2.1, in hexadecimal."""
    return _root([hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]).hex()


def _root(hashes: list[bytes]) -> bytes:
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << ((len(hashes) - 1).bit_length() - 1)  # the largest power of two below the number of leaves
    return hashlib.sha256(b"\x01" + _root(hashes[:split]) + _root(hashes[split:])).digest()


def signed(document: dict[str, Any], key: SigningKey) -> dict[str, Any]:
    """The document with its Ed25519 signature, made over the canonical form of everything else in it."""
    unsigned = {name: value for name, value in document.items() if name != "signature"}
    return unsigned | {"signature": base64.b64encode(key.sign(canonical(unsigned)).signature).decode("ascii")}


def is_signed(document: Mapping[str, Any]) -> bool:
    """Whether a document carries a good signature of the public key it names."""
    unsigned = {name: value for name, value in document.items() if name != "signature"}
    try:
        signature = base64.b64decode(document["signature"], validate=True)
        VerifyKey(base64.b64decode(document["public_key"], validate=True)).verify(
            canonical(unsigned), signature
        )
    except (BadSignatureError, KeyError, TypeError, ValueError):
        return False
    return True
