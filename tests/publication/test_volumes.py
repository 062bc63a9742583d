"""A compilation too long for one document comes in volumes; each contribution is in one of them, whole."""

import json
from pathlib import Path

import pytest

from publication import volumes as cutting
from publication.compilation import compile_
from publication.document import write_document
from publication.editions import freeze
from publication.entries import Compilation
from publication.typesetting import pages
from publication.verifying import verify
from publication.volumes import volume_file, volumes
from tests.publication.conftest import KEY, MADE_AT, Published
from tests.publication.extracting import docx_text, squeezed


@pytest.fixture
def compilation(published: Published) -> Compilation:
    world = published.world
    return compile_(
        world.consultation,
        world.contributions,
        made_at=MADE_AT,
        approved_only=True,
        read_file=world.files.read,
    )


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Volumes of thirty contributions."""
    monkeypatch.setattr(cutting, "MOST_ENTRIES", 30)


def test_an_ordinary_compilation_is_one_document(compilation: Compilation) -> None:
    assert volumes(compilation) == (compilation,)
    assert (volume_file("compilation.pdf", 1), volume_file("compilation.pdf", 2)) == (
        "compilation.pdf",
        "compilation-2.pdf",
    )


@pytest.mark.usefixtures("small")
def test_each_contribution_is_in_one_volume_in_order(compilation: Compilation) -> None:
    parts = volumes(compilation)
    assert [part.volume for part in parts] == [1, 2, 3]
    numbers = [sorted(entry.number for entry in part.all_entries) for part in parts]
    assert [number for part in numbers for number in part] == sorted(
        entry.number for entry in compilation.all_entries
    )
    assert {part.counts for part in parts} == {compilation.counts}
    assert sum(len(part.gaps) for part in parts) == len(compilation.gaps)


def test_many_characters_make_a_new_volume_too(
    compilation: Compilation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "MOST_CHARACTERS", 20_000)
    for part in volumes(compilation):
        assert sum(len(answer.text) for entry in part.all_entries for answer in entry.texts) <= 20_000


@pytest.mark.whole
@pytest.mark.usefixtures("small")
def test_each_volume_says_which_it_is_and_holds_its_words(compilation: Compilation, tmp_path: Path) -> None:
    for part in volumes(compilation):
        write_document(part, tmp_path / "part.docx")
        text = docx_text(tmp_path / "part.docx")
        assert f"Volume {part.volume} of 3, contributions No. " in text
        assert any(
            f"Volume \u2068{part.volume}" in value or f"Volume {part.volume} of 3" in value
            for _, value in pages(part)["cover"]
        )
        for entry in part.all_entries:
            for answer in entry.answers:
                assert squeezed(answer.text) in squeezed(text)


@pytest.mark.whole
@pytest.mark.usefixtures("small")
def test_an_edition_in_volumes_lists_them_all(published: Published, tmp_path: Path) -> None:
    world = published.world
    freeze(
        world.consultation,
        world.contributions,
        tmp_path / "e",
        made_at=MADE_AT,
        signing_key=KEY,
        read_file=world.files.read,
    )
    files = json.loads((tmp_path / "e" / "edition.json").read_text("utf-8"))["files"]
    index = (tmp_path / "e" / "site" / "index.html").read_text("utf-8")
    for name in ("compilation.pdf", "compilation-2.pdf", "compilation-3.docx"):
        assert name in files
        assert f'href="../{name}"' in index
    assert verify(world.contributions[0].receipt, tmp_path / "e").ok
