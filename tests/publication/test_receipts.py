"""A receipt proves what was said; a changed one proves nothing."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from consultation.contribution import Contribution, FiledFile, Status
from consultation.interview import Person
from publication.editions import freeze
from publication.errors import FaultyEdition, FaultyReceipt
from publication.keys import public_key
from publication.personal import MARK
from publication.proofs import signed
from publication.receipts import seal
from publication.verifying import Verdict, verify
from tests.publication.conftest import KEY, MADE_AT
from tests.publication.generator import Files, a_contribution, a_version, blacked_out, cl_17_30, decision

CONSULTATION = cl_17_30()
FILES = Files()
PAPER = FILES.keep(b"%PDF paper", "paper.pdf", "application/pdf")
SAID = a_contribution(
    1,
    a_version(
        1,
        {1: "Many opportunities.", 2: "الفرص كثيرة.\nنعم"},
        general="Thank you.",
        files=(FiledFile(0, PAPER),),
    ),
)


def edition_of(folder: Path, *contributions: Contribution, key: SigningKey = KEY) -> Path:
    freeze(
        CONSULTATION,
        contributions,
        folder / "edition",
        made_at=MADE_AT,
        signing_key=key,
        read_file=FILES.read,
    )
    return folder / "edition"


def receipt_of(folder: Path, contribution: Contribution, version: int = 1, key: SigningKey = KEY) -> Path:
    file = folder / f"receipt-{contribution.receipt}.json"
    file.write_bytes(seal(contribution, contribution.versions[version - 1], CONSULTATION, key))
    return file


def refused(verdict: Verdict) -> str:
    assert not verdict.ok
    return verdict.lines[-1]


def test_the_file_and_the_number_both_find_the_words_unchanged(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, SAID)
    for receipt in (receipt_of(tmp_path, SAID), SAID.receipt, SAID.receipt.lower()):
        verdict = verify(receipt, edition)
        assert verdict.ok, verdict.lines
        for place in ("Question 1", "Question 2", "General comments", "Name and organisation"):
            assert f"{place}: published, word for word." in verdict.lines
        assert "File 1: published or listed, the same file." in verdict.lines


def test_it_tells_what_was_redacted_refused_or_is_waiting_and_why(tmp_path: Path) -> None:
    told = replace(
        SAID,
        redactions=(blacked_out(1, "Many", "a name"),),
        clearances=(decision(1), decision(1, 2, approved=False, reason="insults")),
    )
    verdict = verify(receipt_of(tmp_path, told), edition_of(tmp_path, told))
    assert verdict.ok
    assert "Question 1: published, with words redacted: a name." in verdict.lines
    assert "Question 2: not published: insults." in verdict.lines


def test_contact_data_blacked_out_of_a_name_is_told_and_the_rest_compared(tmp_path: Path) -> None:
    person = Person("Jo Smith", "Acme Telecom Ltd, tel +41 22 730 51 11")
    named = replace(SAID, versions=(replace(SAID.versions[0], person=person),))
    edition = edition_of(tmp_path, named)
    told = verify(receipt_of(tmp_path, named), edition)
    assert told.ok
    assert (
        f"Name and organisation: published as “Jo Smith, Acme Telecom Ltd, tel {MARK}”: contact data in it is blacked "
        "out, the rest is word for word."
    ) in told.lines
    # The secretariat itself cannot print another name and sign it.
    data = edition / "data" / "contributions.json"
    data.write_text(data.read_text("utf-8").replace("Acme", "Akme"), "utf-8")
    manifest = json.loads((edition / "edition.json").read_text("utf-8"))
    manifest["files"]["data/contributions.json"] = hashlib.sha256(data.read_bytes()).hexdigest()
    (edition / "edition.json").write_text(json.dumps(signed(manifest, KEY)), "utf-8")
    assert "published words differ" in refused(verify(receipt_of(tmp_path, named), edition))


@pytest.mark.parametrize(
    ("contribution", "line"),
    [
        (
            replace(SAID, status=Status.WITHDRAWN),
            "The contribution was withdrawn. Its public number 1 stays empty.",
        ),
        (
            replace(SAID, clearances=(decision(1, approved=False, reason="advertising"),)),
            "The contribution is not published: advertising.",
        ),
        (
            replace(SAID, clearances=()),
            "The contribution is not published: the secretariat has not cleared it yet.",
        ),
    ],
)
def test_what_is_not_published_is_accounted_for_and_not_taken_for_published(
    tmp_path: Path, contribution: Contribution, line: str
) -> None:
    verdict = verify(receipt_of(tmp_path, contribution), edition_of(tmp_path, contribution))
    assert not verdict.ok
    assert not any(said.startswith("REFUSED") for said in verdict.lines)
    assert line in verdict.lines
    assert "The edition was made from exactly the words of the receipt." in verdict.lines


def test_one_that_was_merged_into_another_is_told_that_it_stands_there(tmp_path: Path) -> None:
    first, second = a_contribution(1), a_contribution(2, a_version(1, {1: "Both."}))
    merged = replace(first, merged_into=second.receipt)
    verdict = verify(first.receipt, edition_of(tmp_path, merged, second))
    assert not verdict.ok
    assert verdict.lines[-1] == (
        "The contribution is not published: another contribution of the same person stands for it."
    )


def test_the_receipt_of_an_earlier_version_points_to_the_later_one(tmp_path: Path) -> None:
    both = a_contribution(1, a_version(1), a_version(2, {1: "Better."}))
    verdict = verify(receipt_of(tmp_path, both, 1), edition_of(tmp_path, both))
    assert verdict.ok
    assert "This receipt is for version 1; the later version 2 counts." in verdict.lines


@pytest.mark.parametrize("part", ["receipt", "version", "received_at", "words", "consultation", "salt"])
def test_a_changed_receipt_is_refused(tmp_path: Path, part: str) -> None:
    edition, file = edition_of(tmp_path, SAID), receipt_of(tmp_path, SAID)
    document = json.loads(file.read_text("utf-8"))
    document[part] = {"1": "0" * 64} if part == "words" else 2 if part == "version" else f"{document[part]}0"
    file.write_text(json.dumps(document), "utf-8")
    assert "receipt was changed" in refused(verify(file, edition))


def test_a_receipt_forged_with_another_key_is_refused(tmp_path: Path) -> None:
    edition, file = edition_of(tmp_path, SAID), receipt_of(tmp_path, SAID)
    forger = SigningKey(b"f" * 32)
    document = json.loads(file.read_text("utf-8")) | {"public_key": public_key(forger)}
    file.write_text(json.dumps(signed(document, forger)), "utf-8")
    assert "different keys" in refused(verify(file, edition))


def test_an_edition_made_from_other_words_is_refused_even_when_signed_with_our_key(tmp_path: Path) -> None:
    other = replace(SAID, versions=(replace(SAID.versions[0], answers={1: "No opportunities."}),))
    edition = edition_of(tmp_path, other)
    assert "other words" in refused(verify(receipt_of(tmp_path, SAID), edition))


def test_an_edition_of_another_key_than_the_trusted_one_is_refused(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, SAID, key=SigningKey(b"f" * 32))
    assert "another key" in refused(verify(SAID.receipt, edition, trusted_key=public_key(KEY)))


def test_an_unknown_receipt_is_refused(tmp_path: Path) -> None:
    assert "no contribution with receipt" in refused(verify("CL1730-AAAAA-BBBBB", edition_of(tmp_path, SAID)))


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff\xfe", b'{"receipt": 1}', b"[" * 100_000])
def test_what_is_no_receipt_is_an_error_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "receipt-x.json"
    file.write_bytes(content)
    with pytest.raises(FaultyReceipt):
        verify(file, edition_of(tmp_path, SAID))


def test_what_is_no_edition_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(FaultyEdition, match="no edition"):
        verify("X", tmp_path)
    (tmp_path / "edition.json").write_text("{}")
    with pytest.raises(FaultyEdition):
        verify("X", tmp_path)


def test_sealing_twice_gives_the_same_bytes() -> None:
    one, two = (seal(SAID, SAID.versions[0], CONSULTATION, KEY) for _ in range(2))
    assert one == two
