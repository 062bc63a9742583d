"""The site: every page whole, every link leading somewhere, everybody found, in six languages and without a script."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from consultation.definition import LANGUAGES
from publication.personal import MARK
from tests.publication.conftest import Published
from tests.publication.extracting import html_text, squeezed

PAGES = [
    f"{folder}{page}"
    for folder in ("", *(f"{language}/" for language in LANGUAGES if language != "en"))
    for page in ("index.html", "contributors.html", "verify.html")
]


def page_of(published: Published, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((published.folder / "site" / name).read_text("utf-8"))


def test_there_is_a_page_for_each_language(published: Published) -> None:
    found = {
        path.relative_to(published.folder / "site").as_posix()
        for path in (published.folder / "site").rglob("*.html")
    }
    assert found == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_it_tells_its_language_and_direction(published: Published, name: str) -> None:
    root = page_of(published, name).css_first("html")
    assert root is not None
    language = name.split("/")[0] if "/" in name else "en"
    assert root.attributes["lang"] == language
    assert root.attributes["dir"] == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_does_not_turn_the_document_s_name_around(published: Published, name: str) -> None:
    """The name begins with Latin letters in every language; a <bdi> alone would run as they do."""
    tree = page_of(published, name)
    [root, header, footer] = [tree.css_first(place) for place in ("html", ".reference bdi", "footer bdi")]
    assert root is not None
    for shown in (header, footer):
        assert shown is not None
        assert shown.attributes["dir"] == root.attributes["dir"]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere_inside_the_edition(published: Published, name: str) -> None:
    here = published.folder / "site" / name
    ids: dict[Path, set[str]] = {}
    for link in page_of(published, name).css("a"):
        target, _, anchor = (link.attributes["href"] or "").partition("#")
        path = (here.parent / target).resolve() if target else here.resolve()
        assert path.is_file(), target
        assert path.is_relative_to(published.folder.resolve())
        if anchor:
            if path not in ids:
                tree = LexborHTMLParser(path.read_text("utf-8"))
                ids[path] = {node.attributes["id"] or "" for node in tree.css("[id]")}
            assert anchor in ids[path], f"{target}#{anchor}"


@pytest.mark.parametrize("name", PAGES)
def test_no_id_stands_twice_and_headings_skip_no_level(published: Published, name: str) -> None:
    tree = page_of(published, name)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    levels = [int((node.tag or "h0")[1]) for node in tree.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched_from_elsewhere(published: Published, name: str) -> None:
    text = (published.folder / "site" / name).read_text("utf-8")
    tree = LexborHTMLParser(text)
    assert not tree.css("link[rel=stylesheet], script[src], img, iframe, form[action]")
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import", text)


@pytest.mark.parametrize("name", ["index.html", "contributors.html", "ar/index.html", "zh/contributors.html"])
def test_everybody_s_words_stand_there_under_their_name(published: Published, name: str) -> None:
    world = published.world
    text = squeezed(html_text((published.folder / "site" / name).read_text("utf-8")))
    shown = 0
    for contribution in world.contributions:
        version = contribution.counting(world.consultation)
        if not version or not contribution.is_approved(world.consultation) or contribution.redactions:
            continue
        shown += 1
        assert squeezed(version.person.name or "") in text
        for answer in version.answers.values():
            assert squeezed(answer) in text, contribution.public_number
    assert shown > 60


def test_arabic_answers_are_marked_right_to_left_whatever_the_page(published: Published) -> None:
    for name in ("index.html", "ar/index.html", "contributors.html"):
        for words in page_of(published, name).css(".words"):
            for reason in words.css(".why"):
                reason.decompose()  # it speaks the language of the page
            letters = words.text()
            if re.search("[\u0600-\u06ff]{3}", letters):
                assert words.attributes["dir"] == "rtl"
                assert words.attributes["lang"] == "ar"
            else:
                assert words.attributes["dir"] == "ltr"


def test_a_redaction_is_seen_with_its_reason(published: Published) -> None:
    node = page_of(published, "index.html").css_first(".redacted")
    assert node is not None
    assert node.text() == MARK
    assert node.parent is not None
    assert "redacted: telephone number" in node.parent.text()


def test_the_withdrawn_number_stays_as_a_gap(published: Published) -> None:
    gap = page_of(published, "index.html").css_first("#c5")
    assert gap is not None
    assert gap.text() == "No. 5: withdrawn by its author on 10 August 2017"


def test_the_same_words_are_shown_once_with_all_who_sent_them(published: Published) -> None:
    tree = page_of(published, "index.html")
    assert tree.css_first("article#q1-c75 .same") is not None
    assert {node.attributes["id"] for node in tree.css(".same li")} == {"q1-c76", "q1-c78"}
    assert tree.css_first("article#q1-c77") is not None  # its words differ, so they are shown


def test_what_stands_behind_one_another_has_the_comma_of_the_language(published: Published) -> None:
    pages = {
        language: html_text((published.folder / "site" / place / "index.html").read_text("utf-8"))
        for language, place in (("en", "."), ("ar", "ar"), ("zh", "zh"))
    }
    assert "Geneva, Switzerland, 18 September 2017" in pages["en"]
    assert "سويسرا، 18 سبتمبر 2017" in pages["ar"]
    assert "，2017年9月18日" in pages["zh"]
    assert "75، 76، 77، 78" in pages["ar"]
