"""What our tests expect of the PostgreSQL they are given."""

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.servers.postgres import Postgres


def test_the_address_opens_an_empty_database(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        assert (
            connection.scalar(
                text("SELECT count(*) FROM information_schema.tables WHERE table_schema='public'")
            )
            == 0
        )
        connection.execute(text("CREATE TABLE answers (words text)"))
    engine.dispose()


def test_another_test_sees_nothing_of_it(postgres: Postgres, postgres_url: str) -> None:
    other = postgres.new_database()
    with psycopg.connect(plain(postgres_url)) as connection:
        connection.execute("CREATE TABLE answers (words text)")
    with psycopg.connect(plain(other)) as connection, pytest.raises(psycopg.errors.UndefinedTable):
        connection.execute("SELECT * FROM answers")
    postgres.drop(other)


def test_what_was_committed_outlives_kill_9(own_postgres: Postgres) -> None:
    url = own_postgres.new_database()
    with psycopg.connect(plain(url)) as connection:
        connection.execute("CREATE TABLE answers AS SELECT 'نعم' AS words")
    own_postgres.process.kill()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(plain(url))
    own_postgres.start()
    with psycopg.connect(plain(url)) as connection:
        assert connection.execute("SELECT words FROM answers").fetchall() == [("نعم",)]


def test_ended_sessions_are_told_why(postgres: Postgres, postgres_url: str) -> None:
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:
        postgres.end_sessions(postgres_url)
        with pytest.raises(psycopg.errors.AdminShutdown):
            connection.execute("SELECT 1")


def plain(url: str) -> str:
    """The address without SQLAlchemy's name of the driver."""
    return url.replace("+psycopg", "")
