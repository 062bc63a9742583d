"""The Atom feed: well-formed whatever is in it, the last cleared first, each entry with the same name for ever."""

import re
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


#: RFC 4287: child -> how often at least and at most (4.1.1, 4.1.2).
_FEED = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "subtitle": (0, 1),
    "link": (0, 9),
    "entry": (0, 999),
}
_ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1), "link": (1, 9), "author": (1, 9)}  # fmt: skip


def faults(node: etree._Element, rules: dict[str, tuple[int, int]]) -> list[str]:
    """What a feed or an entry has against the RFC."""
    found = [str(child.tag) for child in node if str(child.tag).removeprefix(_A) not in rules]
    for name, (least, most) in rules.items():
        if not least <= len(node.findall(f"{_A}{name}")) <= most:
            found.append(f"{name}: {len(node.findall(f'{_A}{name}'))} times")
    for name in ("updated", "published"):  # 3.3: RFC 3339, with a zone
        moments = [child.text or "" for child in node.findall(f"{_A}{name}")]
        found += [one for one in moments if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one)]
    [identity] = node.findall(f"{_A}id")
    if not re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identity.text or ""):  # 4.2.6: an IRI, never relative
        found.append(f"id {identity.text}")
    links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in node.findall(f"{_A}link")]
    if len(links) != len(set(links)) or any(not link.get("href") for link in node.findall(f"{_A}link")):
        found.append("link")
    names = [child.text for child in node.findall(f"{_A}author/{_A}name")]
    return found + ["author without a name" for name in names if not (name or "").strip()]


def test_it_keeps_the_rules_of_atom_whatever_is_in_it(published: Published, tmp_path: Path) -> None:
    hostile = a_contribution(
        1, a_version(1, {1: "x"}, person=Person("\x00 <b>&amp;\ud800", "]]>\u202e", None, "\x1b"))
    )
    nameless = a_contribution(2, a_version(1, {1: "x"}, person=Person(" ")))
    fed(tmp_path, hostile, nameless)
    (tmp_path / "none").mkdir()
    fed(tmp_path / "none")
    for folder in (published.folder / "site", tmp_path, tmp_path / "none"):
        feed = etree.fromstring((folder / FEED).read_bytes())
        assert feed.tag == f"{_A}feed"
        assert faults(feed, _FEED) == []
        for entry in feed.iter(f"{_A}entry"):
            assert faults(entry, _ENTRY) == []


def test_a_long_feed_holds_what_is_new(tmp_path: Path) -> None:
    assert len(fed(tmp_path, *(a_contribution(number) for number in range(1, 320)))) == 300
