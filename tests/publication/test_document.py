"""The Word document: right-to-left where it should be, and nothing that Word would stumble over."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from lxml import etree

from publication.compilation import compile_
from publication.document import write_document
from publication.scripts import direction
from tests.publication.conftest import MADE_AT, Published
from tests.publication.extracting import docx_paragraphs, docx_text, squeezed
from tests.publication.generator import Files, a_contribution, a_version, cl_17_30

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_every_answer_stands_as_it_was_written(published: Published) -> None:
    world = published.world
    text = squeezed(docx_text(published.folder / "compilation.docx"))
    for contribution in world.contributions:
        version = contribution.counting(world.consultation)
        if version and contribution.is_approved(world.consultation) and not contribution.redactions:
            for answer in version.answers.values():
                assert squeezed(answer) in text, contribution.public_number


def test_arabic_paragraphs_are_bidi_and_their_arabic_runs_are_rtl(published: Published) -> None:
    checked = 0
    for paragraph in docx_paragraphs(published.folder / "compilation.docx"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is None or style.get(f"{_W}val") != "Answer":
            continue
        text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
        bidi = paragraph.find(f"{_W}pPr/{_W}bidi") is not None
        assert bidi == (direction(text) == "rtl"), text
        for run in paragraph.iter(f"{_W}r"):
            letters = "".join(node.text or "" for node in run.iter(f"{_W}t"))
            if any("\u0600" <= letter <= "\u06ff" for letter in letters):
                checked += 1
                assert run.find(f"{_W}rPr/{_W}rtl") is not None
            elif any(letter.isascii() and letter.isalpha() for letter in letters):
                assert run.find(f"{_W}rPr/{_W}rtl") is None
    assert checked > 50


def test_nothing_is_aligned_right_beside_bidi(published: Published) -> None:
    for paragraph in docx_paragraphs(published.folder / "compilation.docx"):
        assert paragraph.find(f"{_W}pPr/{_W}jc") is None


def test_properties_stand_in_the_order_of_the_schema(published: Published) -> None:
    """Word refuses a file whose properties are in another order; other programs do not notice."""
    orders = {
        "pPr": ["pStyle", "keepNext", "pageBreakBefore", "bidi", "spacing"],
        "rPr": ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "rtl", "lang"],
    }
    with zipfile.ZipFile(published.folder / "compilation.docx") as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for name, order in orders.items():
        for properties in root.iter(f"{_W}{name}"):
            places = [order.index(str(child.tag).removeprefix(_W)) for child in properties]
            assert places == sorted(places)


def test_bookmarks_have_names_of_their_own(published: Published) -> None:
    with zipfile.ZipFile(published.folder / "compilation.docx") as package:
        root = etree.fromstring(package.read("word/document.xml"))
    marks = list(root.iter(f"{_W}bookmarkStart"))
    for attribute in ("id", "name"):
        values = [mark.get(f"{_W}{attribute}") for mark in marks]
        assert len(values) == len(set(values)) > 0


def test_it_tells_nothing_of_who_made_it(published: Published) -> None:
    properties = docx.Document(str(published.folder / "compilation.docx")).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created.replace(tzinfo=UTC) == MADE_AT


def test_after_the_questions_every_contribution_stands_whole(published: Published) -> None:
    world = published.world
    _, _, rest = docx_text(published.folder / "compilation.docx").rpartition("Contributions by contributor\n")
    places = {number: f"\nNo. {number}  " for number in published.edition.published}
    assert [rest.count(place) for place in places.values()] == [1] * len(places)
    for contribution in world.contributions:
        version, number = contribution.counting(world.consultation), contribution.public_number
        if number not in places or version is None or contribution.redactions or number > 74:
            continue
        whole = squeezed(rest.partition(places[number])[2].partition("\nNo. ")[0])
        said = [version.answers[place] for place in sorted(version.answers)]
        for place, answer in zip(sorted(version.answers), said, strict=True):
            assert squeezed(f"Question {place}{answer}") in whole, number
    assert "The same words as contribution No. 75." in rest.partition(places[76])[2].partition("\nNo. ")[0]


def test_campaign_letters_stand_once_with_all_who_sent_them(published: Published) -> None:
    text = docx_text(published.folder / "compilation.docx")
    assert "2 more contributors sent the same words: No. 76 Bo Example; No. 78 Di Example" in text
    assert text.count("same words: No. 76") == 1


def test_its_packing_has_no_date(published: Published) -> None:
    with zipfile.ZipFile(published.folder / "compilation.docx") as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_the_frame_speaks_other_languages(tmp_path: Path, language: str) -> None:
    compilation = compile_(
        cl_17_30(),
        [a_contribution(1, a_version(1, {1: "Yes."}, at=datetime(2017, 8, 1, tzinfo=UTC)))],
        made_at=MADE_AT,
        approved_only=True,
        read_file=Files().read,
        language=language,
    )
    write_document(compilation, tmp_path / "c.docx")
    text = docx_text(tmp_path / "c.docx")
    assert {"ar": "وثيقة تجميعية للمساهمات", "zh": "文稿汇编"}[language] in text
    assert "Compilation of contributions" not in text


def test_the_contents_lead_to_every_heading(published: Published) -> None:
    paragraphs = docx_paragraphs(published.folder / "compilation.docx")
    links = [link.get(f"{_W}anchor") for p in paragraphs for link in p.iter(f"{_W}hyperlink")]
    headings = [
        mark.get(f"{_W}name")
        for p in paragraphs
        for style in p.iterfind(f"{_W}pPr/{_W}pStyle")
        for mark in p.iterfind(f"{_W}bookmarkStart")
        if style.get(f"{_W}val") == "Heading1"
    ]
    assert links == headings
    assert len(links) > 10
