"""The database is opened as the promise needs it, refuses what it cannot keep, and says so in words."""

import os
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from store.database import Database, StoreUnavailable, StoreUnusable
from store.ledger import Ledger
from tests.store.building import NOW, an_arrival, new_sqlite

WORKERS, ROUNDS = 4, 50


def test_a_receipt_survives_a_power_cut(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    with database.engine.connect() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    database.close()


def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    def half(ledger: Ledger) -> None:
        ledger.arrivals.keep([an_arrival("m1")])
        raise LookupError("in the middle")

    with pytest.raises(LookupError), database.transaction() as ledger:
        half(ledger)
    with database.transaction() as ledger:
        assert ledger.arrivals.counts() == {}
        ledger.arrivals.keep([an_arrival("m1")])
    with database.transaction() as ledger:
        assert ledger.arrivals.counts() == {"waiting": 1}


def test_a_read_before_a_write_locks_others_out(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    with database.transaction() as ledger:
        ledger.arrivals.counts()  # only read so far
        other = sqlite3.connect(tmp_path / "intake.db", timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    database.close()


COUNTING = """
import sys
from store.database import Database
from sqlalchemy import text
database = Database(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with database.transaction() as ledger:
        count = int(ledger.records.fact("count") or 0)
        ledger.session.execute(text("UPDATE meta SET value = :v WHERE key = 'count'"), {"v": str(count + 1)})
database.close()
"""


@pytest.mark.whole
def test_four_processes_that_read_change_and_write_lose_nothing(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    with database.transaction() as ledger:
        ledger.records.establish("count", "0")
    command = [sys.executable, "-c", COUNTING, f"sqlite:///{tmp_path / 'intake.db'}", str(ROUNDS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        ended = list(
            pool.map(
                lambda _: subprocess.run(command, capture_output=True, text=True, check=False), range(WORKERS)
            )
        )
    assert [(process.returncode, process.stderr) for process in ended] == [(0, "")] * WORKERS
    with database.transaction() as ledger:
        assert ledger.records.fact("count") == str(WORKERS * ROUNDS)
    database.close()


def test_four_threads_that_read_change_and_write_lose_nothing(tmp_path: Path) -> None:
    databases = [
        new_sqlite(tmp_path),
        *(Database(f"sqlite:///{tmp_path / 'intake.db'}") for _ in range(WORKERS - 1)),
    ]
    with databases[0].transaction() as ledger:
        ledger.records.establish("count", "0")

    def count(database: Database) -> None:
        for _ in range(ROUNDS):
            with database.transaction() as ledger:
                seen = int(ledger.records.fact("count") or 0)
                ledger.session.execute(
                    text("UPDATE meta SET value = :v WHERE key = 'count'"), {"v": str(seen + 1)}
                )

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(count, databases))
    with databases[0].transaction() as ledger:
        assert ledger.records.fact("count") == str(WORKERS * ROUNDS)
    for database in databases:
        database.close()


HOLDING = """
import sys
from store.database import Database
database = Database(sys.argv[1])
try:
    print(database.hold_serving_lock(), flush=True)
except Exception as error:
    print(type(error).__name__, error, flush=True)
sys.stdin.read()
database.close()
"""


def _holder(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLDING, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def _end(process: subprocess.Popen[str]) -> None:
    process.communicate("")


@pytest.mark.whole
def test_a_second_serve_on_one_sqlite_file_is_refused_with_a_clear_word(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    assert database.hold_serving_lock()
    second = _holder(f"sqlite:///{tmp_path / 'intake.db'}")
    said = _line(second)
    _end(second)
    assert said.startswith("StoreUnusable ")
    assert f"(process {os.getpid()})" in said
    assert "stop it first" in said
    database.close()


@pytest.mark.whole
def test_the_lock_goes_with_the_process_however_it_ends(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    first = _holder(f"sqlite:///{tmp_path / 'intake.db'}")
    assert _line(first) == "True\n"
    with pytest.raises(StoreUnusable, match=rf"process {first.pid}\b"):
        database.hold_serving_lock()
    first.kill()
    _end(first)
    assert database.hold_serving_lock()
    database.close()


def test_on_postgresql_the_second_stands_by_until_the_first_is_gone(migrated_postgres: str) -> None:
    first, second = Database(migrated_postgres), Database(migrated_postgres)
    assert first.hold_serving_lock()
    assert not second.hold_serving_lock()
    first.close()
    until = time.monotonic() + 30  # the server lets go when it has noticed, a moment later
    while not second.hold_serving_lock():
        assert time.monotonic() < until
        time.sleep(0.02)
    second.close()


def test_a_locked_database_is_unavailable_and_nothing_is_kept(tmp_path: Path) -> None:
    new_sqlite(tmp_path).close()
    impatient = Database(f"sqlite:///{tmp_path / 'intake.db'}?timeout=0.05")
    other = sqlite3.connect(tmp_path / "intake.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="database is locked"):
        with impatient.transaction() as ledger:
            ledger.arrivals.keep([an_arrival()])
    other.execute("ROLLBACK")
    other.close()
    with impatient.transaction() as ledger:
        assert ledger.arrivals.counts() == {}
        ledger.arrivals.keep([an_arrival()])
    impatient.close()


def test_a_full_disk_is_unavailable_and_nothing_is_kept(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    with database.transaction() as ledger:  # one connection, so the limit holds for what follows
        pages = ledger.session.execute(text("PRAGMA page_count")).scalar_one()
        ledger.session.execute(text(f"PRAGMA max_page_count = {pages + 1}"))
    with pytest.raises(StoreUnavailable, match="full"):
        with database.transaction() as ledger:
            ledger.arrivals.keep([an_arrival("small"), an_arrival("large", raw=bytes(1_000_000))])
    with database.transaction() as ledger:
        assert ledger.arrivals.counts() == {}
        ledger.session.execute(text("PRAGMA max_page_count = 1000000"))
        ledger.arrivals.keep([an_arrival("large", raw=bytes(1_000_000))])
    database.close()


@pytest.mark.parametrize(
    "content", [b"this is no database, but somebody's notes " * 100, b"SQLite format 3\0" + b"\xff" * 8192]
)
def test_a_damaged_file_is_unusable_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "intake.db").write_bytes(content)
    database = Database(f"sqlite:///{tmp_path / 'intake.db'}")
    with pytest.raises(StoreUnusable, match=r"damaged or no database.*restore a backup"):
        database.check()
    database.close()
    assert (tmp_path / "intake.db").read_bytes() == content


@pytest.mark.parametrize(
    "url",
    [
        "",
        "intake.db",
        "mysql://localhost/intake",
        "oracle://x",
        "nonsense://x",
        "postgresql+psycopg2://localhost/intake",
        "sqlite:////dev/null/intake.db",
    ],
)
def test_a_url_that_leads_nowhere_is_unusable_in_words(url: str) -> None:
    with pytest.raises(StoreUnusable, match=r"INTAKE_DATABASE_URL|cannot be made"):
        Database(url).check()


def test_postgresql_needs_no_driver_in_its_url(migrated_postgres: str) -> None:
    database = Database(migrated_postgres.replace("postgresql+psycopg:", "postgresql:"))
    database.check()
    database.close()


def test_a_server_that_is_not_there_is_unavailable() -> None:
    database = Database("postgresql+psycopg://intake:secret-word@127.0.0.1:1/intake")
    with pytest.raises(StoreUnavailable) as caught:
        database.check()
    assert "secret-word" not in str(caught.value)
    database.close()


def test_a_password_never_stands_in_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable) as caught:
        Database("mysql://intake:secret-word@127.0.0.1/intake")
    assert "secret-word" not in f"{caught.value!r}{caught.value}"


def test_what_no_text_column_takes_is_kept_with_a_mark_in_its_place(database: Database) -> None:
    # Half a surrogate pair and a zero byte come in mail headers that lie about their charset.
    with database.transaction() as ledger:
        [kept] = ledger.arrivals.keep([an_arrival("a\0b", address="caf\udce9@ministry.test")])
        ledger.arrivals.failed(kept.id, "ValueError: '\0 \ud800'", NOW)
        ledger.records.audit("who\0", "act", "\udfff", "", NOW)
    with database.transaction() as ledger:
        [kept] = ledger.arrivals.waiting()
        assert (kept.arrival.external_id, kept.arrival.address) == ("a\ufffdb", "caf\ufffd@ministry.test")
        assert ledger.arrivals.keep([an_arrival("a\0b", address="x")]) == []
