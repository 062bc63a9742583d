"""The whole suite of the store runs on both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from store.database import Database
from store.tables import metadata
from tests.servers.postgres import Postgres
from tests.store.building import SALT, new_sqlite


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty store, up to date, with a known salt."""
    if request.param == "sqlite":
        database = new_sqlite(tmp_path)
    else:
        database = Database(request.getfixturevalue("migrated_postgres"))
        with database.engine.begin() as connection:
            tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
            connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
        with database.transaction() as ledger:
            ledger.records.establish("salt", SALT)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'intake.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> Iterator[str]:
    """One database on PostgreSQL for all tests of a run, emptied before each."""
    url = postgres.new_database()
    database = Database(url)
    database.check()
    database.close()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="module")
def examples_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One SQLite store for all the made-up examples of a module."""
    database = new_sqlite(tmp_path_factory.mktemp("examples"))
    yield database
    database.close()
