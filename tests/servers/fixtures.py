"""Fixtures of the real servers: each is started once in a test run, by the first test that asks for it."""

from collections.abc import Iterator

import pytest

from tests.servers import dovecot as dovecot_server
from tests.servers import postfix as postfix_server
from tests.servers import postgres as postgres_server
from tests.servers.authority import Authority
from tests.servers.daemon import Missing, left_out, private_folder

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
def dovecot(authority: Authority) -> Iterator[dovecot_server.Dovecot]:
    """A running Dovecot with the mailboxes of USERS."""
    try:
        with dovecot_server.running(authority, USERS) as server:
            yield server
    except Missing as reason:
        left_out(str(reason))


@pytest.fixture(scope="session")
def postfix(authority: Authority, dovecot: dovecot_server.Dovecot) -> Iterator[postfix_server.Postfix]:
    """A running Postfix in front of `dovecot`."""
    try:
        with postfix_server.running(authority, dovecot) as server:
            yield server
    except Missing as reason:
        left_out(str(reason))


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_server.Postgres]:
    """A running PostgreSQL."""
    try:
        with postgres_server.running() as server:
            yield server
    except Missing as reason:
        left_out(str(reason))


@pytest.fixture
def postgres_url(postgres: postgres_server.Postgres) -> Iterator[str]:
    """An empty database on `postgres`, as INTAKE_DATABASE_URL."""
    url = postgres.new_database()
    yield url
    postgres.drop(url)
