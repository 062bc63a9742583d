"""Published as it is cleared: what staff approve stands on the web seconds later, until there is an edition."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from app import rolling
from app.published import Published
from app.rolling import Rolling
from consultation.contribution import Contribution
from consultation.turns import Answer
from intake import staff
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import AtWork, an_office

# Each look that finds something new starts a process, which takes a second or two.
pytestmark = pytest.mark.whole

HERE = "/cl-17-30/site/index.html"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AtWork:
    """Two contributions that nobody decided about."""
    work = AtWork(tmp_path)
    work.mails(Answer(1, "The first words.", "a1"), address="ann@people.test")
    work.mails(Answer(1, "The second words.", "a1"), address="ben@people.test")
    monkeypatch.setenv("INTAKE_DATABASE_URL", work.database.url.render_as_string(hide_password=False))
    monkeypatch.setenv("INTAKE_ATTACHMENTS", str(tmp_path / "attachments"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(rolling, "LOOK", 0.1)
    return work


@pytest.fixture
async def web(work: AtWork, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The web side, with its pages kept fresh."""
    office = an_office(work)
    fresh = Rolling(office, tmp_path / "rolling")
    running = asyncio.create_task(fresh.run())
    transport = httpx.ASGITransport(Starlette(routes=Published(office, fresh).routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://intake.test") as client:
        yield client
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    office.close()
    work.database.close()


def decides(work: AtWork, contribution: Contribution, *, approved: bool) -> None:
    with work.database.transaction() as ledger:
        staff.decide(ledger, CIRCULAR, contribution.receipt, approved=approved, question=None, reason="", who="anna", now=work.now)  # fmt: skip


async def until(web: httpx.AsyncClient, words: str, *, there: bool = True) -> str:
    """The page, once the words are there, or gone."""
    for _ in range(300):
        page = await web.get(HERE)
        if page.status_code == 200 and (words in page.text) == there:
            return page.text
        await asyncio.sleep(0.05)
    raise AssertionError(f"{words!r} {'did not appear' if there else 'did not go'}")


async def test_what_is_cleared_appears_and_what_is_refused_again_goes(
    work: AtWork, web: httpx.AsyncClient
) -> None:
    first, second = work.contributions()
    assert (await web.get(HERE)).status_code == 404
    decides(work, first, approved=True)
    page = await until(web, "The first words.")
    assert "Contributions appear here as the secretariat clears them" in page
    assert "The second words." not in page
    feed = await web.get("/cl-17-30/site/feed.atom")
    assert feed.text.count("<entry>") == 1
    assert (await web.get("/cl-17-30/compilation.pdf")).status_code == 404
    decides(work, second, approved=True)
    decides(work, first, approved=False)
    assert "The second words." in await until(web, "The first words.", there=False)


async def test_an_edition_takes_the_place_of_what_is_cleared_so_far(
    work: AtWork, web: httpx.AsyncClient, tmp_path: Path
) -> None:
    decides(work, work.contributions()[0], approved=True)
    await until(web, "The first words.")
    (tmp_path / "edition" / "site").mkdir(parents=True)
    (tmp_path / "edition" / "site" / "index.html").write_text("The edition.", encoding="utf-8")
    manifest = {"files": {"site/index.html": "…"}}
    work.do(
        lambda ledger: ledger.editions.keep(CIRCULAR.slug, 1, work.now, str(tmp_path / "edition"), manifest)
    )
    assert (await web.get(HERE)).text == "The edition."
