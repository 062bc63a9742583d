"""A desk for each test, and waits that pass at once."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.at_work import AtWork


@pytest.fixture
def work(tmp_path: Path) -> Iterator[AtWork]:
    """A desk with an empty store."""
    work = AtWork(tmp_path)
    yield work
    work.database.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The waits between tries pass at once."""
    sleep = asyncio.sleep
    monkeypatch.setattr("asyncio.sleep", lambda seconds: sleep(min(seconds, 0.005)))
