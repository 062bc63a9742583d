"""A site in many pages: all of it is there once, every link leads to its words, and the search knows every word."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from consultation.contribution import Contribution, Status
from consultation.definition import LANGUAGES
from publication import paging, verify_page
from publication.compilation import compile_
from publication.entries import MOST_NAMED, Change, Compilation, Entry, Gap, Withheld
from publication.frame import Frame
from publication.grouping import Grouping
from publication.paging import Layout, layout
from publication.search_index import folded, shelf_of, words
from publication.site import write_site
from tests.publication.conftest import MADE_AT, Published
from tests.publication.extracting import html_text, squeezed
from tests.publication.generator import Files, a_contribution, a_version, cl_17_30

OCTETS = 30_000


@dataclass(frozen=True)
class Paged:
    """A site that was cut into pages, and what it was made from."""

    compilation: Compilation
    layout: Layout
    site: Path

    def page(self, name: str) -> LexborHTMLParser:
        """One of its pages."""
        return LexborHTMLParser((self.site / name).read_text("utf-8"))


def written(compilation: Compilation, folder: Path) -> Paged:
    """A site with small pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "MOST_ON_ONE_PAGE", OCTETS)
        patch.setattr(paging, "MOST_OCTETS", OCTETS)
        patch.setattr(verify_page, "MOST_OCTETS", OCTETS)
        write_site(compilation, folder / "site", [])
        return Paged(compilation, layout(compilation, Grouping(compilation)), folder / "site")


def compiled(*contributions: Contribution) -> Compilation:
    return compile_(
        cl_17_30(), contributions, made_at=MADE_AT, approved_only=True, read_file=Files().read, edition=1
    )


@pytest.fixture(scope="module")
def paged(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Paged:
    """The contributions of `world()` in pages."""
    world, folder = published.world, tmp_path_factory.mktemp("paged")
    made = compile_(
        world.consultation,
        world.contributions,
        made_at=MADE_AT,
        approved_only=True,
        read_file=world.files.read,
        edition=1,
    )
    for _, file in made.attachments:
        if file.path:
            (folder / "attachments").mkdir(exist_ok=True)
            (folder / file.path).touch()
    return written(made, folder)


def part(paged: Paged, name: str) -> dict[str, object]:
    """What a file of the search or of the proof hands over."""
    text = (paged.site / name).read_text("ascii")
    found: dict[str, object] = json.loads(text.partition(",")[2].rstrip().removesuffix(");"))
    return found


def found(paged: Paged, word: str) -> set[int]:
    """The contributions that the search finds by one whole word."""
    files = len(list((paged.site / "search").glob("w*.js")))
    gaps = part(paged, f"search/w{shelf_of(word, files)}.js").get(word, "")
    numbers, number = set(), 0
    for gap in str(gaps).split():
        number += int(gap, 36)
        numbers.add(number)
    return numbers


def test_no_page_is_larger_than_it_may_be_and_there_are_many(paged: Paged) -> None:
    pages = list(paged.site.rglob("*.html"))
    assert len(pages) > 100
    lists = [page for page in pages if re.search(r"-\d+\.html$", page.name)]
    assert (
        max(page.stat().st_size for page in lists) < OCTETS + 20_000
    )  # what stands around it: style, frame, one answer


def test_each_language_has_the_same_pages(paged: Paged) -> None:
    names = {page.name for page in paged.site.glob("*.html")}
    assert {
        "index.html",
        "contributors.html",
        "contributors-1.html",
        "q1-1.html",
        "q0-1.html",
        "late1-1.html",
    } <= names
    for language in LANGUAGES:
        if language != "en":
            assert {page.name for page in (paged.site / language).glob("*.html")} == names


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_link_leads_somewhere_and_every_page_is_well_built(paged: Paged, language: str) -> None:
    place = paged.site if language == "en" else paged.site / language
    ids: dict[Path, set[str]] = {}
    titles = set()
    for file in sorted(place.glob("*.html")):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        here = [node.attributes["id"] or "" for node in tree.css("[id]")]
        ids[file.resolve()] = set(here)
        assert len(here) == len(set(here)), file.name
        levels = [int((node.tag or "h0")[1]) for node in tree.css("h1, h2, h3, h4")]
        assert (levels[0], levels.count(1)) == (1, 1), file.name
        assert all(after - before <= 1 for before, after in pairwise(levels)), file.name
        title = tree.css_first("title")
        assert title is not None
        titles.add(title.text())
    assert len(titles) >= len(ids) - 1
    for file in ids:
        for link in LexborHTMLParser(file.read_text("utf-8")).css("a"):
            target, _, anchor = (link.attributes["href"] or "").partition("#")
            path = (file.parent / target).resolve() if target else file
            if path.parent == file.parent:
                assert path in ids, f"{file.name}: {target}"
                assert not anchor or anchor in ids[path], f"{file.name}: {target}#{anchor}"
            else:
                assert path.is_file() or path.suffix in (".json", ".csv"), f"{file.name}: {target}"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_answer_is_on_one_page_of_its_question_and_on_the_page_of_its_contributor(
    paged: Paged, language: str
) -> None:
    place = paged.site if language == "en" else paged.site / language
    for (question, late), parts in paged.layout.answers.items():
        shown = []
        for one in parts:
            text = squeezed(html_text((place / one.file).read_text("utf-8")))
            for item in one.items:
                if isinstance(item, Withheld):
                    continue
                entry, answer, others = item
                shown += [entry.number, *(other.number for other in others)]
                if not any(piece.is_redacted for piece in answer.pieces):
                    assert squeezed(answer.text) in text
        entries = paged.compilation.late if late else paged.compilation.entries
        assert sorted(shown) == [entry.number for entry in entries if entry.answer(question)]
    for people in paged.layout.contributors:
        text = squeezed(html_text((place / people.file).read_text("utf-8")))
        for whole in people.items:
            if isinstance(whole, Entry):
                assert (
                    squeezed(Frame(paged.compilation.consultation, language, isolates=False).who(whole))
                    in text
                )


def test_a_link_given_before_leads_to_the_page_of_that_number_be_it_withdrawn(paged: Paged) -> None:
    """What parts.js does with `contributors.html#c7`, and what it leaves to readers without a script."""
    for name in ("contributors.html", "index.html", "fr/contributors.html"):
        tree = paged.page(name)
        node = tree.css_first("#parts")
        assert node is not None
        parts = json.loads(node.text())
        listed = {link.attributes["href"] for link in tree.css(".parts a")}
        everybody: tuple[Entry | Gap, ...] = (*paged.compilation.all_entries, *paged.compilation.gaps)
        for item in everybody:
            file = next(file for last, file in parts if item.number <= last)
            assert file in listed
            page = paged.page(f"{Path(name).parent}/{file}")
            assert page.css_first(f"#c{item.number}") is not None
            if not isinstance(item, Gap):
                assert paged.layout.place(item.number) == f"{file}#c{item.number}"


def test_the_search_finds_every_word_of_every_contribution_and_no_blacked_out_one(paged: Paged) -> None:
    for entry in paged.compilation.all_entries[::9]:
        texts = [piece.text for answer in entry.texts for piece in answer.pieces if not piece.is_redacted]
        for word in sorted(set(words("\n".join(texts))))[::7]:
            assert entry.number in found(paged, word), word
    assert found(paged, "99") == set()  # the end of the telephone numbers that were blacked out
    [first, *_] = paged.layout.contributors
    people = part(paged, "search/p1.js")
    assert set(people) == {str(item.number) for item in first.items if isinstance(item, Entry)}


WORDS = [
    ("L’accès à l’énergie", ["l", "acces", "a", "l", "energie"]),
    ("الأسواقُ أقرَب", ["الاسواق", "اقرب"]),
    ("电信服务 OTT", ["电", "信", "服", "务", "电信", "信服", "服务", "ott"]),
    ("Ёлка и ёж", ["елка", "и", "еж"]),
    ("ＯＴＴ\u200b & İzmir", ["ott", "izmir"]),
    ("\ud800 half", ["half"]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_are_found_without_accents_and_capitals(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected
    assert folded(folded(text)) == folded(text)


def test_the_proof_is_in_files_by_key_and_holds_every_record(paged: Paged) -> None:
    data = json.loads(paged.page("ar/verify.html").css_first("#edition").text())  # type: ignore[union-attr]
    assert data == {"slug": "cl-17-30", "folder": "proof"}
    held = 0
    for record in paged.compilation.records:
        there = part(paged, f"proof/{record.key[:2]}.js")
        assert record.as_json() in there["records"]  # type: ignore[operator]
        assert record.state != "published" or str(record.number) in there["entries"]  # type: ignore[operator]
        held += 1
    assert held > 70
    assert len(list((paged.site / "proof").iterdir())) == 256


def test_only_pages_that_load_files_may_load_them_and_only_ours(paged: Paged) -> None:
    for file in paged.site.rglob("*.html"):
        text = file.read_text("utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
        assert policy
        assert "default-src 'none'" in policy[1]
        assert ("'self' file:" in policy[1]) is (file.name in ("search.html", "verify.html"))


def test_a_short_compilation_stays_on_its_pages(published: Published) -> None:
    site = published.folder / "site"
    assert {page.name for page in site.iterdir() if page.is_file()} == {
        "index.html", "contributors.html", "verify.html", "feed.atom",
    }  # fmt: skip


def campaign(count: int) -> Iterator[Contribution]:
    letter = " ".join(f"Word {number} of the letter that everybody sends." for number in range(12))
    return (a_contribution(number, a_version(1, {1: letter})) for number in range(1, count + 1))


def test_a_thousand_senders_of_one_letter_are_numbers_and_each_has_a_place(tmp_path: Path) -> None:
    made = compiled(*campaign(MOST_NAMED + 3))
    paged = written(made, tmp_path)
    assert paged.layout.is_paged is True
    page = paged.page("q1-1.html")
    same = page.css_first(".same")
    assert same is not None
    assert (
        " ".join(same.text().split())
        == f"{MOST_NAMED + 2} more contributors sent the same words: No. 2–{MOST_NAMED + 3}"
    )
    assert paged.layout.answer_place(made.entries[9], 1) == "q1-1.html#q1-c1"
    index = html_text((tmp_path / "site" / "index.html").read_text("utf-8"))
    assert f"is shown as the sample: 1–{MOST_NAMED + 3}" in index.replace("\u2068", "").replace("\u2069", "")


def test_very_many_changes_are_told_by_kind(published: Published) -> None:
    made = replace(
        compiled(a_contribution(1)),
        changes=(*(Change(number, "added") for number in range(1, 300)), Change(400, "withdrawn")),
    )
    frame = Frame(made.consultation, "en", isolates=False)
    assert frame.changes(made) == ["No. 1–299: new", "No. 400: withdrawn"]
    assert len(frame.changes(replace(made, changes=made.changes[:9]))) == 9


def test_withdrawn_numbers_stay_in_their_order_on_the_pages(tmp_path: Path) -> None:
    gone = replace(a_contribution(2), status=Status.WITHDRAWN)
    others = [a_contribution(number, a_version(1, {1: "Long words. " * 3000})) for number in (1, 3, 4)]
    paged = written(compiled(*others, gone), tmp_path)
    order = [item.number for one in paged.layout.contributors for item in one.items]
    assert order == [1, 2, 3, 4]
    assert [one.count for one in paged.layout.contributors] == [len(paged.layout.contributors)] * len(
        paged.layout.contributors
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_large_number_of_a_contribution_is_written_as_everywhere_else(language: str) -> None:
    frame = Frame(cl_17_30(), language, isolates=False)
    for said in (
        frame.say("contribution", index=12345),
        frame.say("range", first=12345, last=23456),
        frame.say("withdrawn_undated", index=12345),
        frame.say("campaign", count=3, sample=12345, list="…"),
    ):
        assert "12345" in said
