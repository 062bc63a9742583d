"""No published byte holds an address, a telephone number, a chat id, a receipt number or a token: all are searched."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from consultation.contribution import FiledFile
from consultation.interview import Person
from publication.editions import freeze
from tests.publication.conftest import KEY, MADE_AT, Published
from tests.publication.extracting import unpacked
from tests.publication.generator import ROOT, Files, a_contribution, a_version, blacked_out, cl_17_30


def everything(folder: Path) -> dict[str, bytes]:
    """Every byte of an edition, those inside DOCX, XLSX and PDF too, and the names of the files."""
    return {
        name: name.encode() + unpacked(path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (name := path.relative_to(folder).as_posix())
    }


def test_no_private_word_of_anybody_is_anywhere_in_an_edition(published: Published) -> None:
    secrets = [
        word for c in published.world.contributions for v in c.versions for word in [v.person.email] if word
    ]
    secrets += [contribution.receipt for contribution in published.world.contributions]
    secrets += [redaction.words for c in published.world.contributions for redaction in c.redactions]
    assert len(secrets) > 150
    for name, data in everything(published.folder).items():
        lowered = data.lower()
        for secret in secrets:
            assert secret.lower().encode() not in lowered, f"{secret} in {name}"


def test_no_word_of_what_was_not_cleared_or_was_withdrawn_is_anywhere(tmp_path: Path) -> None:
    files = Files()
    kept = files.keep(b"%PDF unpublishedfile", "Unpublishedname.pdf", "application/pdf")
    hidden = [
        a_contribution(1, a_version(1, {1: "Unpublishedone"}, files=(FiledFile(0, kept),)), approved=False),
        a_contribution(2, a_version(1, {1: "Unpublishedtwo"}, person=Person("Unpublishedperson"))),
        a_contribution(3, a_version(1, {1: "Oldwords"}), a_version(2, {1: "Fine."})),
        a_contribution(4, a_version(1, {1: "Mr Unpublishedwho said"}), redactions=(blacked_out(1, "Unpublishedwho", "a name"),)),
    ]  # fmt: skip
    hidden[1] = replace(hidden[1], clearances=())
    freeze(cl_17_30(), hidden, tmp_path / "e", made_at=MADE_AT, signing_key=KEY, read_file=files.read)
    for name, data in everything(tmp_path / "e").items():
        assert b"unpublished" not in data.lower(), name
        assert b"oldwords" not in data.lower(), name
        assert kept.sha256.encode() not in data, name


@pytest.mark.parametrize(
    "word", ["python-docx", f"{ROOT}/", f"{Path.home()}/", tempfile.gettempdir(), "localhost"]
)
def test_files_do_not_tell_where_or_by_what_they_were_made(published: Published, word: str) -> None:
    for name, data in everything(published.folder).items():
        assert word.encode() not in data, name
