"""The Atom feed: well-formed whatever is in it, the last cleared first, each entry with the same name for ever."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from lxml import etree

from consultation.contribution import Contribution
from consultation.interview import Person
from publication.compilation import compile_
from publication.feed import FEED, write_feed
from tests.publication.conftest import MADE_AT, Published
from tests.publication.generator import Files, a_contribution, a_version, cl_17_30, decision

_A = "{http://www.w3.org/2005/Atom}"


def fed(folder: Path, *contributions: Contribution, edition: int = 0) -> list[etree._Element]:
    compilation = compile_(
        cl_17_30(),
        contributions,
        made_at=MADE_AT,
        approved_only=True,
        read_file=Files().read,
        edition=edition,
    )
    write_feed(compilation, folder)
    return list(etree.fromstring((folder / FEED).read_bytes()).iter(f"{_A}entry"))


def test_each_contribution_has_an_entry_that_leads_to_it(published: Published) -> None:
    feed = etree.fromstring((published.folder / "site" / FEED).read_bytes())
    entries = list(feed.iter(f"{_A}entry"))
    assert len(entries) == len(published.edition.published)
    contributors = (published.folder / "site" / "contributors.html").read_text("utf-8")
    for entry in entries:
        [link] = entry.iter(f"{_A}link")
        page, _, anchor = str(link.get("href")).partition("#")
        assert page == "contributors.html"
        assert f'id="{anchor}"' in contributors
        assert all(
            entry.findtext(f"{_A}{name}") for name in ("title", "id", "updated", "author/" + _A + "name")
        )
    assert len({entry.findtext(f"{_A}id") for entry in entries}) == len(entries)


def test_what_was_cleared_last_stands_first(tmp_path: Path) -> None:
    later = replace(decision(1), at=decision(1).at + timedelta(hours=3))
    first, second = a_contribution(1), a_contribution(2)
    titles = [e.findtext(f"{_A}title") for e in fed(tmp_path, replace(first, clearances=(later,)), second)]
    assert titles == ["No. 1 SMITH, Jo, Open Networks Alliance", "No. 2 SMITH, Jo, Open Networks Alliance"]
    titles = [e.findtext(f"{_A}title") for e in fed(tmp_path, first, replace(second, clearances=(later,)))]
    assert titles[0] == "No. 2 SMITH, Jo, Open Networks Alliance"


def test_an_entry_keeps_its_name_in_the_next_edition(tmp_path: Path) -> None:
    names = {
        fed(tmp_path, a_contribution(3), edition=edition)[0].findtext(f"{_A}id") for edition in (0, 1, 2)
    }
    assert len(names) == 1


def test_hostile_names_stand_literally(tmp_path: Path) -> None:
    name = "<script>&amp;]]>\x00\u202e"
    [entry] = fed(tmp_path, a_contribution(1, a_version(person=Person(name, "A & B"))))
    assert entry.findtext(f"{_A}author/{_A}name") == "<script>&amp;]]>␀\u202e\u202c"
