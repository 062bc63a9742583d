"""One edition of a whole made-up consultation, made once for all tests that only read it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from publication.editions import Edition, freeze
from tests.publication.generator import World, world

KEY = SigningKey(bytes(range(32)))
MADE_AT = datetime(2017, 9, 1, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Published:
    """An edition and what it was made from."""

    world: World
    edition: Edition

    @property
    def folder(self) -> Path:
        """Where the edition is."""
        return self.edition.folder


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The first edition of the CL-17/30 of `world()`."""
    made = world()
    folder = tmp_path_factory.mktemp("published") / "edition"
    edition = freeze(
        made.consultation,
        made.contributions,
        folder,
        made_at=MADE_AT,
        signing_key=KEY,
        read_file=made.files.read,
    )
    return Published(made, edition)
