"""The site in a real browser, by `make browser`: accessible by axe (WCAG 2.2 AA), and its check of receipts tells the truth.

Not collected by itself: it needs Chromium, and axe-core from the npm registry in `.cache/axe`.
"""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consultation.contribution import Contribution, Status
from consultation.definition import LANGUAGES
from publication.compilation import compile_
from publication.editions import draft, freeze
from publication.receipts import seal
from publication.search_index import folded
from tests.publication.chromium import PROGRAMS, Moved, Page, chromium
from tests.publication.conftest import KEY, MADE_AT, Published
from tests.publication.generator import ROOT
from tests.publication.test_paging import written

AXE = ROOT / ".cache" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """axe.run(document, {resultTypes: ["violations"], runOnly: {type: "tag", values:
  ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}).then(found => found.violations.map(
  one => [one.id, one.help, one.nodes.length, one.nodes[0].html.slice(0, 300)]))"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert program, f"none of these is installed: {', '.join(PROGRAMS)}"
    with chromium(program) as page:
        yield page


def violations(page: Page) -> list[Any]:
    # What a browser does not lay out before it is scrolled to, axe would not see.
    page.say(
        "document.head.insertAdjacentHTML('beforeend', '<style>*{content-visibility:visible!important}</style>')"
    )
    page.say(AXE.read_text("utf-8") + ";0")
    found: list[Any] = page.say(_RUN)
    return found


def test_axe_sees_what_is_wrong(page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        "<!doctype html><html><title>x</title><main><h1>x</h1><img src=x.png><p style='color:#aaa'>faint"
    )
    page.open(wrong)
    assert {one[0] for one in violations(page)} == {"html-has-lang", "image-alt", "color-contrast"}


@pytest.fixture(scope="module")
def kinds(published: Published, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites of an edition, of a second one with changes, and of a draft."""
    world, folder = published.world, tmp_path_factory.mktemp("kinds")
    changed = [
        replace(c, status=Status.WITHDRAWN, withdrawn_at=MADE_AT) if c.public_number == 5 else c
        for c in world.contributions
    ]
    made: dict[str, Any] = {"made_at": MADE_AT, "read_file": world.files.read, "signing_key": KEY}
    freeze(world.consultation, changed, folder / "second", previous=published.edition.manifest, **made)
    draft(world.consultation, world.contributions, folder / "draft", **made)
    return {
        "edition": published.folder / "site",
        "second": folder / "second" / "site",
        "draft": folder / "draft" / "site",
    }


@pytest.mark.parametrize("width", [320, 1280], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", ["index.html", "contributors.html", "verify.html"])
@pytest.mark.parametrize("kind", ["edition", "second", "draft"])
def test_no_page_breaks_a_rule_of_axe_or_is_wider_than_the_window(
    kinds: dict[str, Path], page: Page, kind: str, file: str, language: str, width: int
) -> None:
    place = kinds[kind] if language == "en" else kinds[kind] / language
    page.open(place / file, width=width, dark=width > 600 and language in ("ar", "en"))
    assert violations(page) == []
    assert page.say("document.documentElement.scrollWidth - innerWidth") <= 0


def _checked(page: Page, site: Path, held: str | Path) -> str:
    page.open(site / "verify.html")
    if isinstance(held, Path):
        page.choose("[data-verify] [type=file]", held)
    else:
        page.say(f"document.querySelector('[data-verify] [type=text]').value = {json.dumps(held)}; 0")
    told: str = page.say(
        """new Promise(done => {
             const out = document.querySelector("[data-verify] output");
             new MutationObserver(() => done(out.innerText)).observe(out, {childList: true});
             document.querySelector("[data-verify]").requestSubmit();
           })"""
    )
    return told


def _with(published: Published, state: str) -> Contribution:
    records = {r["key"]: r for r in published.edition.manifest["records"]}
    from publication.proofs import receipt_key

    for contribution in published.world.contributions:
        record = records.get(receipt_key(contribution.receipt, contribution.consultation))
        if record and (
            record["state"] == state or (record["state"] == "published" and state in record and record[state])
        ):
            return contribution
    raise AssertionError(f"no contribution is {state}")


def _receipt(published: Published, contribution: Contribution, folder: Path) -> Path:
    consultation = published.world.consultation
    version = contribution.counting(consultation)
    assert version is not None
    file = folder / "receipt.json"
    file.write_bytes(seal(contribution, version, consultation, KEY))
    return file


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("published", ["✓ The receipt is as it was signed.", "from exactly the words", "published, word for word"]),
        ("redacted", ["✓ The receipt is as it was signed.", "published, words blacked out ("]),
        ("rejected", ["✓ The contribution is not published."]),
        ("waiting", ["✓ The contribution is not published."]),
        ("withdrawn", ["✓ The contribution was withdrawn; its number stays empty."]),
    ],
)  # fmt: skip
def test_a_receipt_is_told_how_its_words_stand(
    published: Published, page: Page, tmp_path: Path, state: str, told: list[str]
) -> None:
    contribution = _with(published, state)
    for held in (_receipt(published, contribution, tmp_path), f" {contribution.receipt.lower()} "):
        said = _checked(page, published.folder / "site", held)
        assert "✗" not in said
        for line in told if isinstance(held, Path) else told[-1:]:
            assert line in said


def test_a_receipt_that_was_changed_or_is_none_and_a_number_that_nobody_has_are_refused(
    published: Published, page: Page, tmp_path: Path
) -> None:
    site = published.folder / "site"
    receipt = _receipt(published, _with(published, "published"), tmp_path)
    data = json.loads(receipt.read_text("utf-8"))
    rows = [
        ({**data, "version": 7}, "✗ The receipt was changed after it was signed."),
        ({**data, "slug": "cl-99-1"}, "✗ The receipt belongs to another consultation."),
        ({**data, "kind": "letter"}, "✗ This is no receipt."),
        ({**data, "signature": "no"}, "✗ The receipt was changed after it was signed."),
    ]
    for changed, told in rows:
        receipt.write_text(json.dumps(changed), "utf-8")
        assert _checked(page, site, receipt) == told
    assert _checked(page, site, "CL1730-00000-00000").startswith("✗ No contribution with this receipt number")


def test_a_word_that_was_changed_in_the_edition_is_seen(
    published: Published, page: Page, tmp_path: Path
) -> None:
    contribution = _with(published, "published")
    version = contribution.counting(published.world.consultation)
    assert version is not None
    text = next(iter(version.answers.values()))
    said = json.dumps(text)[1:-1].replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    site = shutil.copytree(published.folder / "site", tmp_path / "site")
    whole = (site / "verify.html").read_text("utf-8")
    assert said in whole
    (site / "verify.html").write_text(whole.replace(said, f"{said} Not."), "utf-8")
    told = _checked(page, site, _receipt(published, contribution, tmp_path))
    assert "✗ Question 1: the published words differ from those handed in" in told


@pytest.fixture(scope="module")
def paged(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site in many pages."""
    world = published.world
    made = compile_(
        world.consultation,
        world.contributions,
        made_at=MADE_AT,
        approved_only=True,
        read_file=world.files.read,
        edition=1,
    )
    return written(made, tmp_path_factory.mktemp("paged")).site


def _until(page: Page, script: str) -> Any:
    """What a script gives as soon as it is something, on whatever page."""
    ends = time.monotonic() + 30
    told: Any = None
    while not told:
        assert time.monotonic() < ends, script
        time.sleep(0.05)
        with suppress(Moved):
            told = page.say(script)
    return told


@pytest.mark.parametrize("width", [320, 1280], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "file",
    ["index.html", "contributors.html", "contributors-2.html", "q1-1.html", "late1-1.html", "search.html"],
)
def test_no_page_of_many_breaks_a_rule_of_axe_or_is_wider_than_the_window(
    paged: Path, page: Page, file: str, language: str, width: int
) -> None:
    page.open((paged if language == "en" else paged / language) / file, width=width)
    assert violations(page) == []
    assert page.say("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize(
    "old", ["contributors.html#c40", "index.html#c40", "index.html#q1-c40", "ar/contributors.html#c5"]
)
def test_a_link_that_was_given_before_there_were_many_pages_leads_to_its_place(
    paged: Path, page: Page, old: str
) -> None:
    page.open(paged / "search.html")
    page.say(f"location.href = {json.dumps(f'{paged.as_uri()}/{old}')}; 0")
    number = old.rpartition("c")[2]
    there = _until(
        page, "document.readyState === 'complete' && /contributors-/.test(location) && location.href"
    )
    assert there.endswith(f"#c{number}")
    assert ("/ar/" in there) is old.startswith("ar/")
    assert page.say(f"document.getElementById('c{number}').textContent.includes('{number}')")


@pytest.mark.parametrize(
    ("language", "words", "least"),
    [
        ("en", "OPPORT", 5),  # how a word begins, in capitals
        ("ar", "الفرص", 3),
        ("zh", "服务", 1),
        ("fr", "acces", 1),  # without its accent
        ("en", "nobody-wrote-this-xyz", 0),
    ],
)
def test_the_search_over_many_pages_finds_and_leads_there(
    paged: Path, page: Page, language: str, words: str, least: int
) -> None:
    page.open((paged if language == "en" else paged / language) / "search.html")
    page.say(
        f"const i = document.querySelector('#search'); i.value = {json.dumps(words)};"
        "document.querySelector('[data-search-all]').requestSubmit(); 0"
    )
    _until(page, "!document.querySelector('[data-found]').hidden")
    count = int(page.say("document.querySelector('output').value"))
    assert count >= least
    assert (count == 0) is (least == 0)
    if count:
        _until(page, f"document.querySelectorAll('[data-hits] a').length === {min(count, 25)}")
        assert violations(page) == []
        href = page.say("document.querySelector('[data-hits] a').href")
        page.say("document.querySelector('[data-hits] a').click(); 0")
        _until(page, f"location.href === {json.dumps(href)} && document.readyState === 'complete'")
        text = page.say(f"document.getElementById({json.dumps(href.partition('#')[2])}).textContent")
        assert folded(words) in folded(text)


def test_a_receipt_is_checked_with_the_one_file_that_has_its_words(
    published: Published, paged: Path, page: Page, tmp_path: Path
) -> None:
    receipt = _receipt(published, _with(published, "published"), tmp_path)
    for site in (paged, paged / "zh"):
        told = _checked(page, site, receipt)
        assert "✗" not in told
        assert len(told.splitlines()) > 3
    assert _checked(page, paged, "CL1730-00000-00000").startswith(
        "✗ No contribution with this receipt number"
    )
    moved = shutil.copytree(paged, tmp_path / "moved", ignore=shutil.ignore_patterns("proof"))
    assert _checked(page, moved, receipt).startswith("✗ The check needs JavaScript")
