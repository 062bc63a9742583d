"""Verifying: shows anyone, offline, that the words of a receipt stand in an edition, or why they do not."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publication.errors import FaultyEdition
from publication.proofs import (
    canonical,
    is_signed,
    merkle_root,
    published_as,
    receipt_key,
    salt_of,
    word_hash,
)
from publication.receipts import Receipt, read_receipt
from publication.write import MANIFEST, file_hashes

_NAMED = 10  #: changed files that are named; more are counted


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out, in words."""

    ok: bool  #: False: receipt or edition were changed, the words are others, or they do not stand in it
    lines: tuple[str, ...]


class _Refused(Exception):
    """What does not fit, in words."""


class _NotPublished(Exception):
    """Why the contribution does not stand in the edition, though nothing was changed."""


def verify(receipt: str | Path, edition: Path, *, trusted_key: str | None = None) -> Verdict:
    """Checks an edition's folder, and in it the contribution of a receipt file or a receipt number.

    `trusted_key` is the public key (base64) the edition must be signed with; without it, a receipt file names it.
    Raises FaultyReceipt and FaultyEdition when what was given is no receipt or no edition at all.
    """
    manifest = read_manifest(edition)
    lines: list[str] = []
    try:
        lines.extend(_check_edition(manifest, edition, trusted_key))
        held = _held(receipt)
        if isinstance(held, Receipt):
            _check_receipt(held, manifest)
        lines.extend(_check_contribution(held, manifest, edition))
    except _NotPublished as reason:
        return Verdict(False, (*lines, str(reason)))
    except _Refused as refusal:
        return Verdict(False, (*lines, f"REFUSED: {refusal}"))
    return Verdict(True, tuple(lines))


def read_manifest(edition: Path) -> dict[str, Any]:
    """What edition.json says. Raises FaultyEdition."""
    path = edition / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FaultyEdition(
            f"{edition} is no edition: {MANIFEST} cannot be read ({error.strerror})"
        ) from error
    except (ValueError, RecursionError) as error:
        raise FaultyEdition(f"{path} is damaged: it is not JSON") from error
    needed = ("consultation", "slug", "edition", "made_at", "files", "tree", "records")
    if not isinstance(manifest, dict) or any(name not in manifest for name in needed):
        raise FaultyEdition(f"{path} is no list of an edition, or parts of it are missing")
    return manifest


def _check_edition(manifest: Mapping[str, Any], folder: Path, trusted_key: str | None) -> Iterator[str]:
    if not is_signed(manifest):
        raise _Refused(f"{MANIFEST} is not signed, or was changed after it was signed")
    if trusted_key is not None and manifest["public_key"] != trusted_key:
        raise _Refused(f"the edition is signed with another key than the one trusted ({trusted_key})")
    expected, found = manifest["files"], file_hashes(folder)
    changed = sorted(name for name in expected if name in found and found[name] != expected[name])
    missing = sorted(set(expected) - set(found))
    strange = sorted(set(found) - set(expected))
    for what, names in (
        ("was changed", changed),
        ("is missing", missing),
        ("does not belong to the edition", strange),
    ):
        if names:
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            raise _Refused(f"a file {what}: {', '.join(names[:_NAMED])}{more}")
    if merkle_root([canonical(record) for record in manifest["records"]]) != manifest["tree"]["root"]:
        raise _Refused("the hash tree does not fit its root")
    number = manifest["edition"]
    unfinished = "what was cleared until then" if manifest.get("kind") == "rolling" else "a draft"
    name = f"edition {number}" if number else unfinished
    yield f"{manifest['consultation']}, {name}, made at {manifest['made_at']}."
    yield f"All {len(expected)} files are as they were signed, with key {manifest['public_key']}."


def _held(receipt: str | Path) -> Receipt | str:
    """The receipt file, or the bare number."""
    path = Path(receipt)
    if isinstance(receipt, Path) or path.suffix == ".json" or path.is_file():
        return read_receipt(path)
    return str(receipt).strip()


def _check_receipt(receipt: Receipt, manifest: Mapping[str, Any]) -> None:
    if not receipt.is_genuine:
        raise _Refused("the receipt was changed after it was signed")
    if receipt.public_key != manifest["public_key"]:
        raise _Refused("receipt and edition are signed with different keys: one of them is not ours")
    if receipt.slug != manifest["slug"]:
        raise _Refused(f"the receipt belongs to another consultation ({receipt.slug})")


def _check_contribution(held: Receipt | str, manifest: Mapping[str, Any], folder: Path) -> Iterator[str]:
    number = held.receipt if isinstance(held, Receipt) else held
    key = receipt_key(number, manifest["slug"])
    record = next((record for record in manifest["records"] if record["key"] == key), None)
    if record is None:
        raise _Refused(
            f"no contribution with receipt {number} is known to this edition; what was handed in after "
            f"{manifest['made_at']} is in a later one"
        )
    if isinstance(held, Receipt):
        yield from _compare(held, record)
    state = record["state"]
    if state == "withdrawn":
        raise _NotPublished(
            f"The contribution was withdrawn. Its public number {record['number']} stays empty."
        )
    elif state == "rejected":
        raise _NotPublished(
            f"The contribution is not published: {record['reason'] or 'no reason was given'}."
        )
    elif state == "waiting":
        raise _NotPublished("The contribution is not published: the secretariat has not cleared it yet.")
    yield f"The contribution is published as No. {record['number']} (version {record['version']})."
    yield from _check_words(number, record, manifest, folder)


def _compare(receipt: Receipt, record: Mapping[str, Any]) -> Iterator[str]:
    if receipt.version < record["version"]:
        yield f"This receipt is for version {receipt.version}; the later version {record['version']} counts."
    elif receipt.version > record["version"]:
        yield (
            f"This receipt is for version {receipt.version}; version {record['version']} counts here, since the later one "
            "came after the deadline or after this edition was made."
        )
    elif dict(receipt.words) != record["words"]:
        raise _Refused("the edition was made from other words than those of the receipt")
    else:
        yield "The edition was made from exactly the words of the receipt."


def _check_words(
    number: str, record: Mapping[str, Any], manifest: Mapping[str, Any], folder: Path
) -> Iterator[str]:
    """Compares what is published, place by place, with the hashes of what was handed in."""
    entry = _entry(record["number"], folder)
    salt = salt_of(number, manifest["slug"], record["version"])
    files = {file["sha256"] for file in entry["attachments"]}
    for place, expected in record["words"].items():
        name = _name(place)
        if languages := record.get("translated", {}).get(place):
            yield f"{name}: a translation ({', '.join(languages)}) by the secretariat stands below it, marked as such."
        if place in record["withheld"]:
            yield f"{name}: not published: {record['withheld'][place] or 'not cleared yet'}."
        elif place in record["redacted"] and place != "published as":
            yield f"{name}: published, with words redacted: {', '.join(dict.fromkeys(record['redacted'][place]))}."
        elif place.startswith("file "):
            if not any(word_hash(salt, place, sha256) == expected for sha256 in files):
                raise _Refused(f"{name} is another file than the one handed in")
            yield f"{name}: published or listed, the same file."
        elif word_hash(salt, place, _published(entry, place)) != expected:
            raise _Refused(f"{name}: the published words differ from those handed in")
        elif place in record["redacted"]:
            # The receipt holds the hash of what is printed, so all but the blacked-out contact data is compared.
            shown = ", ".join(filter(None, (entry["name"], entry["organisation"])))
            yield f"{name}: published as “{shown}”: contact data in it is blacked out, the rest is word for word."
        else:
            yield f"{name}: published, word for word."


def _entry(number: int, folder: Path) -> dict[str, Any]:
    try:
        data = json.loads((folder / "data" / "contributions.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _Refused("data/contributions.json cannot be read") from error
    found: dict[str, Any] | None = next(
        (c for c in data["contributions"] if c["public_number"] == number), None
    )
    if found is None:
        raise _Refused(f"No. {number} is not in data/contributions.json")
    return found


def _published(entry: Mapping[str, Any], place: str) -> str:
    if place == "published as":
        return published_as(entry["name"], entry["organisation"])
    return str(entry["general"] if place == "general" else entry["answers"].get(place, ""))


def _name(place: str) -> str:
    if place.isdecimal():
        return f"Question {place}"
    return {"general": "General comments", "published as": "Name and organisation"}.get(
        place, place.capitalize()
    )
