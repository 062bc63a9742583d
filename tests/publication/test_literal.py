"""Hostile and strange answers: in every form they stand as they were written, and break nothing."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from consultation.interview import Person
from publication.editions import freeze
from publication.scripts import literal
from tests.publication.conftest import KEY, MADE_AT
from tests.publication.extracting import docx_text, html_text, squeezed
from tests.publication.generator import Files, a_contribution, a_version, cl_17_30

HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;&lt;",
    "closing": "</script></style></p></div></body></html>]]>--> <!-- ",
    "formula": "=cmd|' /C calc'!A0\n+1+1\n-2\n@SUM(1)",
    "typst": '#import "x.typ"\n#hash *star* _under_ $x^2$ \\ `raw` <label> @ref = Heading\n#eval("1") ~ -- --- ... "q"',
    "jinja": "{{ 7*7 }} {% for x in y %} {# note #} {{ config }}",
    "override": "abc \u202e reversed \u2066 isolate \u200f mark \u202b embed",
    "control": "bell\x07 esc\x1b[31m nul\x00 vt\x0b del\x7f c1\x85next \ufffe",
    "emoji": "👍🏽 🇨🇭 👩‍👩‍👧‍👦 ❤️ 🎉",
    "tabs": "a\tb\r\nc\rd",
    "xlsx": "_x0041_ _x000D_ &#65;",
    "markdown": "# title\n- item\n1. one\n[a](javascript:alert(1)) ![x](file:///etc/passwd)",
    "zalgo": "Z̷̢͎̈́a̸͚̐l̴̞̈́g̶͎̈o̷̥͑",
    "scripts": "हिन्दी 日本語 한국어 ไทย עברית فارسی ʻokina ẞ ﷺ",
    "surrogate": "half \ud83d of a pair",
    "spaces": "  leading   and\u00a0\u3000wide  \n\n\n\nfar below  ",
    "one word": "x" * 4000,
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every hostile text as an answer, a comment, a name and an organisation."""
    people = [
        a_contribution(
            number,
            a_version(1, {1: text}, general=text, person=Person(text[:60], text[:60], country=text[:60])),
        )
        for number, text in enumerate(HOSTILE.values(), 1)
    ]
    folder = tmp_path_factory.mktemp("hostile") / "edition"
    freeze(cl_17_30(), people, folder, made_at=MADE_AT, signing_key=KEY, read_file=Files().read)
    return folder


@pytest.mark.parametrize("name", HOSTILE)
def test_it_stands_in_the_site_character_by_character(edition: Path, name: str) -> None:
    number = list(HOSTILE).index(name) + 1
    for file in ("site/index.html", "site/contributors.html", "site/ar/index.html"):
        tree = LexborHTMLParser((edition / file).read_text("utf-8"))
        place = f"#q1-c{number} .words" if "index" in file else f"#c{number} .words"
        words = tree.css_first(place)
        assert words is not None
        assert squeezed(words.text()) == squeezed(literal(HOSTILE[name]))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_stands_in_the_word_document(edition: Path, name: str) -> None:
    assert squeezed(literal(HOSTILE[name])) in squeezed(docx_text(edition / "compilation.docx"))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_stands_in_the_data(edition: Path, name: str) -> None:
    number = list(HOSTILE).index(name) + 1
    data = json.loads((edition / "data" / "contributions.json").read_text("utf-8"))
    assert data["contributions"][number - 1]["answers"]["1"] == HOSTILE[name]
    rows = list(
        csv.DictReader(io.StringIO((edition / "data" / "contributions.csv").read_bytes().decode("utf-8-sig")))
    )
    cell = rows[number - 1]["answer_1"]
    assert squeezed(cell.removeprefix("'")) == squeezed(literal(HOSTILE[name]))
    assert not cell.startswith(("=", "+", "-", "@"))


def test_nothing_of_it_becomes_markup(edition: Path) -> None:
    for page in (edition / "site").rglob("*.html"):
        tree = LexborHTMLParser(page.read_text("utf-8"))
        scripts = [s for s in tree.css("script") if s.attributes.get("type") != "application/json"]
        assert len(scripts) == 1, page
        assert not tree.css("img"), page
        assert "49" not in [node.text() for node in tree.css(".words p")]
        hrefs = [node.attributes.get("href") or "" for node in tree.css("a")]
        assert not [href for href in hrefs if ":" in href]


def test_no_cell_is_a_formula_or_a_link(edition: Path) -> None:
    with zipfile.ZipFile(edition / "data" / "contributions.xlsx") as book:
        for name in book.namelist():
            assert b"<f>" not in book.read(name), name
            assert b"<hyperlink " not in book.read(name), name


def test_every_part_of_the_packages_is_well_formed(edition: Path) -> None:
    for package in (edition / "compilation.docx", edition / "data" / "contributions.xlsx"):
        with zipfile.ZipFile(package) as members:
            for name in members.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(members.read(name))


@pytest.mark.whole
def test_sixty_thousand_words_break_nothing(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(60_000))
    arabic = " ".join(f"كلمة{n}" for n in range(5_000))
    people = [
        a_contribution(1, a_version(1, {1: words})),
        a_contribution(2, a_version(1, {1: arabic}, language="ar")),
    ]
    freeze(cl_17_30(), people, tmp_path / "e", made_at=MADE_AT, signing_key=KEY, read_file=Files().read)
    page = html_text((tmp_path / "e" / "site" / "index.html").read_text("utf-8"))
    assert words in page
    assert squeezed(words) in squeezed(docx_text(tmp_path / "e" / "compilation.docx"))
    with zipfile.ZipFile(tmp_path / "e" / "data" / "contributions.xlsx") as book:
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
    assert "word59999" in "".join(str(text) for text in strings.itertext())
