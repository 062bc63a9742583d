"""The export for staff has the contract's keys, and drafts only when asked."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree

from consultation.contribution import FiledFile, Status
from consultation.turns import File
from publication.export import export, export_bytes
from tests.publication.generator import a_contribution, a_version, cl_17_30

LONG = "".join(f"w{n}." for n in range(12_000))  # more than two cells of a spreadsheet hold
AT = datetime(2017, 8, 20, tzinfo=UTC)
KEYS = ["receipt", "public_number", "status", "version", "late", "channels", "language", "name", "organisation",
        "category", "country", "submitted_at", "answers", "general", "attachments"]  # fmt: skip


def test_it_has_exactly_the_contract_s_keys() -> None:
    paper = File("ab" * 32, "paper.pdf", 1200, "application/pdf")
    said = a_contribution(1, a_version(1, {2: "Yes."}, general="Thanks.", files=(FiledFile(0, paper),)))
    exported = export(cl_17_30(), [said], exported_at=AT)
    assert list(exported) == ["consultation", "exported_at", "contributions", "counts"]
    [row] = exported["contributions"]
    assert list(row) == KEYS
    assert row["answers"] == {"2": "Yes."}
    assert row["channels"] == ["mail"]
    assert row["attachments"] == [{"name": "paper.pdf", "sha256": "ab" * 32, "size": 1200}]


def test_drafts_are_a_count_unless_they_are_handed_over() -> None:
    draft = a_contribution(None, a_version(0, {1: "Half a tho"}, confirmed=False), status=Status.DRAFT)
    handed_in = a_contribution(1)
    without = export(cl_17_30(), [handed_in, draft], exported_at=AT, draft_count=1)
    assert "Half a tho" not in json.dumps(without)
    assert without["counts"]["draft"] == 1
    with_them = export(cl_17_30(), [handed_in], exported_at=AT, drafts=[draft])
    assert [row["status"] for row in with_them["contributions"]] == ["submitted", "draft"]
    assert with_them["contributions"][1]["answers"] == {"1": "Half a tho"}
    assert with_them["contributions"][1]["submitted_at"] is None


def test_every_status_is_exported_and_counted() -> None:
    unconfirmed = a_contribution(None, a_version(confirmed=False), status=Status.UNCONFIRMED)
    gone = a_contribution(2, status=Status.WITHDRAWN)
    late = replace(a_contribution(3, a_version(at=datetime(2017, 8, 25, tzinfo=UTC))), clearances=())
    counts = export(cl_17_30(), [a_contribution(1), unconfirmed, gone, late], exported_at=AT)["counts"]
    found = {name: counts[name] for name in ("draft", "unconfirmed", "submitted", "withdrawn", "late")}
    assert found == {"draft": 0, "unconfirmed": 1, "submitted": 2, "withdrawn": 1, "late": 1}


def test_csv_and_xlsx_hold_the_same_words_and_no_formula() -> None:
    said = a_contribution(1, a_version(1, {1: "=1+1", 2: "نعم\nسطر"}, general=LONG))
    exported = export(cl_17_30(), [said], exported_at=AT)
    [row] = csv.DictReader(io.StringIO(export_bytes(exported, "csv").decode("utf-8-sig")))
    assert (row["receipt"], row["answer_1"], row["answer_2"]) == (said.receipt, "'=1+1", "نعم\nسطر")
    with zipfile.ZipFile(io.BytesIO(export_bytes(exported, "xlsx"))) as book:
        sheet, strings = book.read("xl/worksheets/sheet1.xml"), book.read("xl/sharedStrings.xml").decode()
    assert b"<f>" not in sheet
    assert ">=1+1<" in strings
    shared = etree.fromstring(strings.encode())
    assert LONG in "".join(str(text) for text in shared.itertext())


def test_json_is_the_same_as_what_was_exported() -> None:
    exported = export(cl_17_30(), [a_contribution(1)], exported_at=AT)
    assert json.loads(export_bytes(exported, "json")) == exported
