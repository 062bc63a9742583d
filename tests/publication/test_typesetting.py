"""The PDF holds everybody's words so that they can be searched, in all six languages."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from consultation.contribution import FiledFile
from publication.compilation import compile_
from publication.errors import TypesettingFailed
from publication.scripts import literal
from publication.typesetting import pages, write_pdf
from tests.publication.conftest import MADE_AT, Published
from tests.publication.extracting import squeezed
from tests.publication.generator import Files, a_contribution, a_version, cl_17_30
from tests.publication.sentences import SENTENCES
from tests.publication.test_literal import HOSTILE
from tests.servers.daemon import left_out


def text_of(path: Path) -> str:
    """What a search in the PDF looks through, by pdftotext: pypdf takes right-to-left lines apart."""
    program = shutil.which("pdftotext")
    if program is None:
        left_out("pdftotext is not installed")
    done = subprocess.run([program, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def words_of(text: str, language: str) -> list[str]:
    """Words as a search compares them: without vowel signs, signs around them, and direction controls."""
    # pdftotext puts direction controls where it leaves out spaces.
    spaced = "".join(" " if unicodedata.category(letter) == "Cf" else letter for letter in text)
    kept = "".join(letter for letter in spaced if unicodedata.category(letter) != "Mn")
    if language == "zh":
        return [letter for letter in kept if "\u3400" <= letter <= "\u9fff"]
    return re.findall(r"[a-zA-Z]+|\d+|[^\W\da-zA-Z]+", kept) if language == "ar" else re.findall(r"\w+", kept)


@pytest.mark.parametrize(
    ("language", "frame"), [*((language, "en") for language in SENTENCES), ("ar", "ar"), ("en", "ar")]
)
def test_at_least_95_of_100_words_are_found(language: str, frame: str, tmp_path: Path) -> None:
    said = [sentence for sentences in SENTENCES[language].values() for sentence in sentences]
    one = a_contribution(1, a_version(1, {1: "\n".join(said)}, language=language))
    compilation = compile_(
        cl_17_30(), [one], made_at=MADE_AT, approved_only=True, read_file=Files().read, language=frame
    )
    write_pdf(compilation, tmp_path / "c.pdf")
    found = set(words_of(text_of(tmp_path / "c.pdf"), language))
    words = words_of("\n".join(said), language)
    share = sum(word in found for word in words) / len(words)
    assert share >= 0.95, [word for word in words if word not in found]


@pytest.mark.parametrize("frame", ["en", "ar"])
def test_nothing_runs_past_the_margin_and_a_hash_is_there_whole(frame: str, tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        left_out("pdftotext is not installed")
    files = Files()
    papers = tuple(
        FiledFile(0, files.keep(str(n).encode(), f"paper {n}.pdf", "application/pdf")) for n in range(9)
    )
    one = a_contribution(1, a_version(1, {1: "Yes."}, files=papers))
    compilation = compile_(
        cl_17_30(), [one], made_at=MADE_AT, approved_only=True, read_file=files.read, language=frame
    )
    write_pdf(compilation, tmp_path / "c.pdf")
    said = subprocess.run([program, "-bbox", str(tmp_path / "c.pdf"), "-"], capture_output=True, check=True)
    boxes = re.findall(r'xMin="([\d.]+)".* xMax="([\d.]+)".*>(.*)</word>', said.stdout.decode())
    left, right = 24 / 25.4 * 72, (210 - 24) / 25.4 * 72  # millimetres to points
    assert [word for low, high, word in boxes if float(low) < left - 1 or float(high) > right + 1] == []
    words = "".join(word for _, _, word in boxes)
    assert (
        all(paper.file.sha256 in words for paper in papers) or frame == "ar"
    )  # there the halves stand apart
    assert all(half in words for paper in papers for half in (paper.file.sha256[:32], paper.file.sha256[32:]))


def test_it_says_where_each_contribution_stands_whole(published: Published) -> None:
    text = squeezed(text_of(published.folder / "compilation.pdf"))
    assert squeezed("stand together in compilation.docx and on the page site/contributors.html.") in text


def test_what_people_wrote_is_data_and_never_markup() -> None:
    people = [a_contribution(n, a_version(1, {1: text})) for n, text in enumerate(HOSTILE.values(), 1)]
    compilation = compile_(cl_17_30(), people, made_at=MADE_AT, approved_only=True, read_file=Files().read)
    [section] = [section for section in pages(compilation)["sections"] if section["title"] == "Question 1"]
    shown = [
        "".join(p[0] for par in answer["paragraphs"] for p in par["pieces"]) for answer in section["answers"]
    ]
    for text, there in zip(HOSTILE.values(), shown, strict=True):
        assert squeezed(literal(text)) in squeezed(there.replace("\u200b", ""))


def test_it_is_tagged_and_tells_its_language_and_title(published: Published) -> None:
    reader = PdfReader(published.folder / "compilation.pdf")
    catalogue = reader.root_object
    assert "/StructTreeRoot" in catalogue
    assert str(catalogue["/Lang"]) == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "CL-17/30 – Compilation: Compilation of contributions"
    assert reader.metadata.author in (None, "")


def test_a_pdf_that_takes_too_long_is_an_error_in_words(tmp_path: Path) -> None:
    compilation = compile_(
        cl_17_30(), [a_contribution(1)], made_at=MADE_AT, approved_only=True, read_file=Files().read
    )
    with pytest.raises(TypesettingFailed, match="not ready"):
        write_pdf(replace(compilation), tmp_path / "c.pdf", seconds=0.001)
    assert not (tmp_path / "c.pdf").exists()
