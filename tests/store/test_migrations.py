"""Tables come from migrations alone: from nothing, from any earlier version, never halfway, never backwards."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from consultation.correspondence import Channel
from store import migrations
from store.database import Database, StoreUnusable
from store.tables import metadata
from tests.store.building import NOW, an_arrival

FOLDER = migrations.__path__[0]
VERSIONS = [r.revision for r in ScriptDirectory(FOLDER).walk_revisions()][::-1]


def _config(database: Database) -> Config:
    config = Config()
    config.set_main_option("script_location", FOLDER)
    config.set_main_option("path_separator", "os")
    return config


def _migrated_to(version: str, url: str) -> Database:
    database = Database(url)
    config = _config(database)
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    return database


def _stamp(database: Database, version: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def test_an_empty_database_gets_its_tables(empty_url: str) -> None:
    database = Database(empty_url)
    database.check()
    assert set(inspect(database.engine).get_table_names()) == {*metadata.tables, "alembic_version"}
    database.check()  # a second time there is nothing to do
    database.close()


def test_the_migrations_make_what_the_tables_say(empty_url: str) -> None:
    database = Database(empty_url)
    database.check()
    with database.engine.connect() as connection:
        differences = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), metadata
        )
    assert differences == []
    database.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_an_earlier_version_is_brought_up_to_date_with_what_it_holds(
    version: str, empty_url: str
) -> None:
    database = _migrated_to(version, empty_url)
    with database.transaction() as ledger:
        ledger.arrivals.keep([an_arrival()])
        known = ledger.people.meet(Channel.MAIL, "a@b.test", NOW)
    database.check()
    with database.transaction() as ledger:
        assert ledger.arrivals.counts() == {"waiting": 1}
        assert ledger.people.find(Channel.MAIL, "a@b.test") == known
    with database.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == VERSIONS[-1]
    database.close()


def test_a_file_that_stood_as_a_negative_question_keeps_its_decision_and_its_number(empty_url: str) -> None:
    database = _migrated_to("0007", empty_url)
    with database.transaction() as ledger:
        person = ledger.people.meet(Channel.MAIL, "a@b.test", NOW).person
    interview = 1
    # In the columns of that time: what the tables have got since is not there yet.
    begun = (
        "INSERT INTO interview (id, stakeholder_id, consultation, ordinal, receipt, stage, began_at, touched_at, last_channel,"
        " skipped, versions, counted, changed, withdrawn) VALUES"
        " (:id, :person, 'cl-17-30', 1, 'R-1', 'questions', :at, :at, 'mail', '[]', 0, 0, :no, :no)"
    )
    with database.engine.begin() as connection:
        connection.execute(text(begun), {"id": interview, "person": person, "at": NOW, "no": False})
    old = (
        "INSERT INTO clearance (interview_id, version, question, approved, reason, who, at) "
        "VALUES (:interview, 1, :question, :approved, '', 'anna', :at)"
    )
    with database.engine.begin() as connection:
        for question, approved in ((None, True), (2, False), (0, True), (-1, False), (-12, True)):
            connection.execute(
                text(old), {"interview": interview, "question": question, "approved": approved, "at": NOW}
            )
    database.check()
    with database.transaction() as ledger:
        decisions = ledger.contributions.of_interview(interview).clearances
    assert [(c.question, c.file, c.approved) for c in decisions] == [
        (None, None, True),
        (2, None, False),
        (0, None, True),
        (None, 1, False),
        (None, 12, True),
    ]
    with database.engine.begin() as connection:
        config = _config(database)
        config.attributes["connection"] = connection
        command.downgrade(config, "0007")
        rows = connection.execute(text("SELECT question FROM clearance ORDER BY id")).scalars().all()
    assert rows == [None, 2, 0, -1, -12]
    database.close()


def test_a_store_of_a_later_version_is_refused_and_left_alone(database: Database) -> None:
    _stamp(database, "9999")
    try:
        with pytest.raises(StoreUnusable, match="newer version of intake"):
            database.check()
        with database.engine.connect() as connection:
            assert MigrationContext.configure(connection).get_current_revision() == "9999"
    finally:
        _stamp(database, VERSIONS[-1])


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    database = Database(empty_url)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE letter (somebody TEXT)"))  # somebody else's, in our way
    with pytest.raises(StoreUnusable, match="letter"):
        database.check()
    assert inspect(database.engine).get_table_names() == ["letter"]
    database.close()


@pytest.mark.whole
def test_many_processes_that_start_at_once_make_the_tables_once(empty_url: str) -> None:
    code = "import sys; from store.database import Database; d = Database(sys.argv[1]); d.check(); d.close()"

    def start(_: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, empty_url], capture_output=True, text=True, check=False
        )

    with ThreadPoolExecutor(3) as pool:
        ended = list(pool.map(start, range(3)))
    assert [(process.returncode, process.stderr) for process in ended] == [(0, "")] * 3


def test_there_is_one_line_of_versions() -> None:
    assert len(ScriptDirectory(FOLDER).get_heads()) == 1
    assert len(ScriptDirectory(FOLDER).get_bases()) == 1
