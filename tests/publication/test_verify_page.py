"""The page that checks receipts in the browser holds what a receipt is compared with, exactly, and nothing private."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from consultation.definition import LANGUAGES
from publication.proofs import receipt_key, salt_of, word_hash
from tests.publication.conftest import Published
from tests.publication.generator import ROOT


def block(page: Path, name: str) -> dict[str, object]:
    node = LexborHTMLParser(page.read_text("utf-8")).css_first(f"script#{name}")
    assert node is not None
    found: dict[str, object] = json.loads(node.text())
    return found


def test_every_published_word_has_the_hash_that_its_receipt_names(published: Published) -> None:
    edition = json.loads(json.dumps(block(published.folder / "site" / "verify.html", "edition")))
    records = {record["key"]: record for record in edition["records"]}
    compared = 0
    for contribution in published.world.contributions:
        record = records.get(receipt_key(contribution.receipt, edition["slug"]))
        if record is None or record["state"] != "published":
            continue
        salt = salt_of(contribution.receipt, edition["slug"], record["version"])
        entry = edition["entries"][str(record["number"])]
        for place, expected in record["words"].items():
            if place.startswith("file "):
                assert any(word_hash(salt, place, sha256) == expected for sha256 in entry["files"])
            elif place not in record["redacted"]:
                assert word_hash(salt, place, entry["texts"][place]) == expected
                compared += 1
    assert compared > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_everything_that_its_script_asks_for(published: Published, language: str) -> None:
    page = published.folder / "site" / ("verify.html" if language == "en" else f"{language}/verify.html")
    words = block(page, "words")
    script = (ROOT / "publication" / "templates" / "verify.js").read_text("utf-8")
    asked = set(re.findall(r"(?:words\.|words\[\"|said\(\")(\w+)", script)) | {
        "verify_signed",
        "verify_unsigned",
    }
    assert asked - {"replace"} <= set(words)
    for name, said in words.items():
        for blank in re.findall(r"\{(\w+)\}", str(said)):
            assert f"{blank}:" in script, f"{name} has a blank that nobody fills in"
