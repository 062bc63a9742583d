"""Fixtures of the real servers: each is started once in a test run, by the first test that asks for it.

They are shared: a test that stops, kills or freezes a server asks for one of its own (`own_dovecot` and so on).
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

import pytest

from tests.servers.authority import Authority
from tests.servers.daemon import Missing, left_out, private_folder
from tests.servers.dovecot import Dovecot
from tests.servers.dovecot import running as running_dovecot
from tests.servers.postfix import Postfix
from tests.servers.postfix import running as running_postfix
from tests.servers.postgres import Postgres
from tests.servers.postgres import running as running_postgres

Server = TypeVar("Server")

USERS = {
    "consultation@intake.test": "secret-of-the-desk",
    "layla@ministry.test": "secret-of-layla",
    "ivan@operators.test": "secret-of-ivan",
}


@pytest.fixture(scope="session")
def authority() -> Iterator[Authority]:
    """A certificate authority; its `ca_file` is what INTAKE_CA_FILE names."""
    with private_folder("authority") as folder:
        try:
            yield Authority(folder)
        except Missing as reason:
            left_out(str(reason))


@pytest.fixture(scope="session")
def dovecot(authority: Authority) -> Iterator[Dovecot]:
    """A running Dovecot with the mailboxes of USERS."""
    yield from _if_there(running_dovecot(authority, USERS))


@pytest.fixture
def own_dovecot(authority: Authority) -> Iterator[Dovecot]:
    """A running Dovecot for one test alone."""
    yield from _if_there(running_dovecot(authority, USERS))


@pytest.fixture(scope="session")
def postfix(authority: Authority, dovecot: Dovecot) -> Iterator[Postfix]:
    """A running Postfix in front of `dovecot`."""
    yield from _if_there(running_postfix(authority, dovecot))


@pytest.fixture
def own_postfix(authority: Authority, own_dovecot: Dovecot) -> Iterator[Postfix]:
    """A running Postfix in front of `own_dovecot`, for one test alone."""
    yield from _if_there(running_postfix(authority, own_dovecot))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL."""
    yield from _if_there(running_postgres())


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A running PostgreSQL for one test alone."""
    yield from _if_there(running_postgres())


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty database on `postgres`, as INTAKE_DATABASE_URL."""
    url = postgres.new_database()
    yield url
    postgres.drop(url)


def _if_there(server: AbstractContextManager[Server]) -> Iterator[Server]:
    try:
        with server as running:
            yield running
    except Missing as reason:
        left_out(str(reason))
