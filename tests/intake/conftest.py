"""A desk for each test."""

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
