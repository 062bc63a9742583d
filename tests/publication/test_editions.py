"""Editions are frozen, numbered and signed; the same store gives the same files."""

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from consultation.contribution import Contribution, FiledFile, Status, Translation
from consultation.definition import Question
from publication.editions import Edition, draft, freeze
from publication.errors import PublicationError
from publication.receipts import seal
from publication.verifying import verify
from publication.write import file_hashes
from tests.publication.conftest import KEY, MADE_AT, Published
from tests.publication.extracting import html_text, unpacked
from tests.publication.generator import Files, a_contribution, a_version, blacked_out, cl_17_30, decision

CONSULTATION = cl_17_30()


def frozen(folder: Path, *contributions: Contribution, previous: Edition | None = None) -> Edition:
    return freeze(
        CONSULTATION,
        contributions,
        folder,
        made_at=MADE_AT,
        signing_key=KEY,
        read_file=Files().read,
        previous=previous.manifest if previous else None,
    )


def test_the_contract_s_files_are_there(published: Published) -> None:
    for name in ("compilation.pdf", "compilation.docx", "site/index.html", "data/contributions.json",
                 "data/contributions.csv", "data/contributions.xlsx", "edition.json"):  # fmt: skip
        assert (published.folder / name).stat().st_size > 1000, name


@pytest.mark.whole
def test_the_same_store_gives_the_same_files_byte_for_byte(published: Published, tmp_path: Path) -> None:
    made = published.world
    again = freeze(
        made.consultation,
        made.contributions[::-1],
        tmp_path / "again",
        made_at=MADE_AT,
        signing_key=KEY,
        read_file=made.files.read,
    )
    assert file_hashes(again.folder) == file_hashes(published.folder)
    assert (again.folder / "edition.json").read_bytes() == (published.folder / "edition.json").read_bytes()


def test_the_next_edition_is_a_revision_that_lists_what_changed(tmp_path: Path) -> None:
    stays, goes, edited, told = (a_contribution(n) for n in (1, 2, 3, 4))
    first = frozen(tmp_path / "1", stays, goes, edited, told)
    after = (
        stays,
        replace(goes, status=Status.WITHDRAWN, withdrawn_at=datetime(2017, 9, 2, tzinfo=UTC)),
        replace(edited, versions=(*edited.versions, a_version(2, {1: "Better."})), clearances=(decision(2),)),
        replace(told, redactions=(blacked_out(1, "Many", "a reason"),)),
        a_contribution(5),
    )
    second = frozen(tmp_path / "2", *after, previous=first)
    assert (first.number, first.revision, second.number, second.revision) == (1, "", 2, "Rev.1")
    assert [(c["public_number"], c["what"]) for c in second.manifest["changes"]] == [
        (2, "withdrawn"), (3, "new_version"), (4, "redacted"), (5, "added"),
    ]  # fmt: skip
    assert "Rev.1" in (tmp_path / "2" / "site" / "index.html").read_text("utf-8")


def test_who_withdraws_after_an_edition_is_gone_from_the_next_one_and_both_tell_the_truth(
    tmp_path: Path,
) -> None:
    files = Files()
    paper = files.keep(b"%PDF Withdrawnfile", "Withdrawnname.pdf", "application/pdf")
    goes = replace(
        a_contribution(1, a_version(1, {1: "Withdrawnwords."}, files=(FiledFile(1, paper),))),
        translations=(Translation(1, "en", "Withdrawntranslation.", 1, "anna", MADE_AT),),
    )
    stays, never = a_contribution(2), a_contribution(3, approved=False)
    gone = replace(goes, status=Status.WITHDRAWN, withdrawn_at=datetime(2017, 9, 2, tzinfo=UTC))
    made: dict[str, Any] = {"made_at": MADE_AT, "signing_key": KEY, "read_file": files.read}
    first = freeze(CONSULTATION, [goes, stays, never], tmp_path / "1", **made)
    freeze(CONSULTATION, [gone, stays, never], tmp_path / "2", previous=first.manifest, **made)
    receipts = {}
    for one in (goes, stays):
        receipts[one.receipt] = tmp_path / f"receipt-{one.receipt}.json"
        receipts[one.receipt].write_bytes(seal(one, one.versions[0], CONSULTATION, KEY))
    for held in (receipts[goes.receipt], goes.receipt):
        before, after = verify(held, tmp_path / "1"), verify(held, tmp_path / "2")
        assert before.ok
        assert "Question 1: published, word for word." in before.lines
        assert "File 1: published or listed, the same file." in before.lines
        assert not after.ok
        assert after.lines[-1] == "The contribution was withdrawn. Its public number 1 stays empty."
        assert "All" in after.lines[1], "the edition itself is whole"
    for folder in ("1", "2"):
        assert verify(receipts[stays.receipt], tmp_path / folder).ok
    for path in sorted((tmp_path / "2").rglob("*")):
        if path.is_file():
            for word in (
                b"withdrawnwords",
                b"withdrawntranslation",
                b"withdrawnname",
                b"withdrawnfile",
                paper.sha256.encode(),
            ):
                assert word not in (path.name.encode() + unpacked(path.read_bytes())).lower(), path.name
    data = json.loads((tmp_path / "2" / "data" / "contributions.json").read_text("utf-8"))
    assert [c["public_number"] for c in data["contributions"]] == [2]
    assert data["withdrawn"] == [{"public_number": 1, "withdrawn_at": "2017-09-02T00:00:00+00:00"}]
    counts = data["counts"]
    assert (counts["received"], counts["shown"], counts["withdrawn"], counts["not_shown"]) == (3, 1, 1, 1)
    index = (tmp_path / "2" / "site" / "index.html").read_text("utf-8")
    assert "Rev.1" in index
    assert "No. 1: withdrawn" in html_text(index)


def test_nothing_is_written_over_other_people_s_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(PublicationError, match="holds other files"):
        frozen(tmp_path, a_contribution(1))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_edition_without_any_contribution_is_an_edition(tmp_path: Path) -> None:
    edition = frozen(tmp_path / "e")
    assert edition.published == ()
    assert "0 contributions were received" in (tmp_path / "e" / "site" / "index.html").read_text("utf-8")


def test_a_bare_consultation_in_one_language_can_be_published(tmp_path: Path) -> None:
    """Neither a meeting nor categories, and no word in English."""
    question = Question(1, {"fr": "Pourquoi ?"})
    bare = replace(
        CONSULTATION, title={"fr": "Une question"}, questions=(question,), categories=(), meeting=None,
        languages=("fr",), official_languages=("fr",),
    )  # fmt: skip
    freeze(
        bare, [a_contribution(1)], tmp_path / "e", made_at=MADE_AT, signing_key=KEY, read_file=Files().read
    )
    page = (tmp_path / "e" / "site" / "ar" / "index.html").read_text("utf-8")
    assert "Pourquoi ?" in page
    assert "Many opportunities." in page


def test_an_earlier_edition_in_the_folder_is_replaced_whole(tmp_path: Path) -> None:
    frozen(tmp_path / "out", a_contribution(1), a_contribution(2, a_version(1, {1: "Bye."})))
    frozen(tmp_path / "out", a_contribution(1))
    assert verify("R-0001-KQ7M", tmp_path / "out").ok
    assert "Bye." not in (tmp_path / "out" / "site" / "index.html").read_text("utf-8")


def test_a_draft_says_so_and_marks_what_is_not_cleared(tmp_path: Path) -> None:
    waiting = a_contribution(1, a_version(1, {1: "Still secret."}), approved=False)
    draft(CONSULTATION, [waiting], tmp_path / "d", made_at=MADE_AT, read_file=Files().read, signing_key=KEY)
    page = (tmp_path / "d" / "site" / "index.html").read_text("utf-8")
    assert "Still secret." in page
    assert "not yet cleared" in page
    assert json.loads((tmp_path / "d" / "edition.json").read_text("utf-8"))["kind"] == "draft"


def _change_text(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_bytes()
        assert b"regulation" in text, name
        path.write_bytes(text.replace(b"regulation", b"deregulation", 1))

    return change


def _change_package(name: str, member: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        with zipfile.ZipFile(path) as package:
            members = {item: package.read(item) for item in package.namelist()}
        assert b"regulation" in members[member]
        members[member] = members[member].replace(b"regulation", b"deregulation", 1)
        with zipfile.ZipFile(path, "w") as package:
            for item, data in members.items():
                package.writestr(item, data)

    return change


def _flip(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        data = bytearray((folder / name).read_bytes())
        data[len(data) // 2] ^= 1
        (folder / name).write_bytes(data)

    return change


def _change_manifest(folder: Path) -> None:
    """Somebody changes a file and its hash in the list."""
    _change_text("site/index.html")(folder)
    manifest = json.loads((folder / "edition.json").read_text("utf-8"))
    manifest["files"] = file_hashes(folder)
    (folder / "edition.json").write_text(json.dumps(manifest), "utf-8")


def _add(folder: Path) -> None:
    (folder / "site" / "more.html").write_text("forged", "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        _change_text("site/index.html"),
        _change_text("site/contributors.html"),
        _change_text("site/ar/index.html"),
        _change_text("data/contributions.json"),
        _change_text("data/contributions.csv"),
        _change_package("data/contributions.xlsx", "xl/sharedStrings.xml"),
        _change_package("compilation.docx", "word/document.xml"),
        _flip("compilation.pdf"),
        _flip("attachments/7-1-Position_paper_7.pdf"),
        _change_manifest,
        _add,
        lambda folder: (folder / "data" / "contributions.csv").unlink(),
    ],
    ids=[
        "site",
        "contributors",
        "arabic site",
        "json",
        "csv",
        "xlsx",
        "docx",
        "pdf",
        "attachment",
        "list",
        "added",
        "missing",
    ],
)
def test_an_edition_in_which_a_word_was_changed_is_refused(
    published: Published, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(published.folder, copy)
    receipt = published.world.contributions[0].receipt
    assert verify(receipt, copy).ok
    change(copy)
    verdict = verify(receipt, copy)
    assert not verdict.ok
    assert "REFUSED" in verdict.lines[-1]


def test_what_file_managers_leave_behind_does_no_harm(published: Published, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(published.folder, copy)
    (copy / "site" / ".DS_Store").write_bytes(b"Bud1")
    assert verify(published.world.contributions[0].receipt, copy).ok


def test_every_receipt_of_the_world_finds_its_words(published: Published, tmp_path: Path) -> None:
    for contribution in published.world.contributions[::9]:
        version = contribution.counting(published.world.consultation) or contribution.versions[-1]
        file = tmp_path / f"receipt-{contribution.receipt}.json"
        file.write_bytes(seal(contribution, version, published.world.consultation, KEY))
        assert verify(file, published.folder).ok, contribution.public_number
