"""The web side shows the latest edition, its listed files and nothing else."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from app.published import Published
from consultation.reading import load
from intake.files import FileRoom
from intake.office import Office
from store.database import Database

CIRCULAR = load(Path(__file__).resolve().parents[2] / "consultations" / "cl-17-30.toml")
NOW = datetime(2017, 9, 1, tzinfo=UTC)


@pytest.fixture
async def web(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    database = Database(f"sqlite:///{tmp_path / 'store.db'}")
    database.check()
    for folder, words in (("first", "one"), ("second", "two")):
        (tmp_path / folder / "site").mkdir(parents=True)
        (tmp_path / folder / "site" / "index.html").write_text(words, encoding="utf-8")
        (tmp_path / folder / "edition.json").write_text("{}", encoding="utf-8")
        (tmp_path / folder / "notes-of-staff.txt").write_text("not for you", encoding="utf-8")
    with database.transaction() as ledger:
        for number, folder in ((1, "first"), (2, "second")):
            manifest = {"files": {"site/index.html": "…"}}
            ledger.editions.keep(CIRCULAR.slug, number, NOW, str(tmp_path / folder), manifest)
    office = Office(
        database, [CIRCULAR], FileRoom(tmp_path / "files"), clock=lambda: NOW, seal=lambda *_: b"{}"
    )
    transport = httpx.ASGITransport(Starlette(routes=Published(office).routes()))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://intake.test", follow_redirects=True
    ) as client:
        yield client
    office.close()
    database.close()


@pytest.mark.parametrize("path", ["/", "/cl-17-30", "/cl-17-30/", "/cl-17-30/site/index.html"])
async def test_the_latest_edition_is_shown(web: httpx.AsyncClient, path: str) -> None:
    answer = await web.get(path)
    assert answer.text == "two"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_the_next_edition_is_shown_with_its_own_files_as_soon_as_it_is_there(
    web: httpx.AsyncClient, tmp_path: Path
) -> None:
    assert (await web.get("/cl-17-30/site/index.html")).text == "two"
    (tmp_path / "third" / "site").mkdir(parents=True)
    (tmp_path / "third" / "site" / "search.html").write_text("three", encoding="utf-8")
    database = Database(f"sqlite:///{tmp_path / 'store.db'}")
    with database.transaction() as ledger:
        manifest = {"files": {"site/search.html": "…"}}
        ledger.editions.keep(CIRCULAR.slug, 3, NOW, str(tmp_path / "third"), manifest)
    assert (await web.get("/cl-17-30/site/search.html")).text == "three"
    assert (await web.get("/cl-17-30/site/index.html")).status_code == 404
    with database.transaction() as ledger:
        (tmp_path / "third").rename(tmp_path / "moved")
        ledger.editions.move(CIRCULAR.slug, 3, str(tmp_path / "moved"))
    assert (await web.get("/cl-17-30/site/search.html")).text == "three"
    database.close()


@pytest.mark.parametrize(
    "path",
    [
        "/cl-17-30/notes-of-staff.txt",
        "/cl-17-30/../first/site/index.html",
        "/cl-17-30/%2e%2e/first/site/index.html",
        "/cl-17-30//etc/passwd",
        "/cl-17-30/site",
        "/another/site/index.html",
        "/favicon.ico",
    ],
)
async def test_nothing_else_is(web: httpx.AsyncClient, path: str) -> None:
    answer = await web.get(path)
    assert answer.status_code == 404 or answer.url.path.endswith("favicon.ico/site/index.html")
    assert "not for you" not in answer.text
    assert "one" not in answer.text
