"""Opens the database: SQLite by default, PostgreSQL by URL, both through the same code."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlmodel import Session

from consultation.errors import IntakeError
from store import migrations
from store.ledger import Ledger

_BUSY_SECONDS = 30  #: how long a command beside a running `serve` waits for its turn to write
_SERVE_LOCK = 0x696E74616B65  #: PostgreSQL advisory lock of the one process that serves ("intake")


class StoreUnavailable(IntakeError):
    """The database cannot be reached or written now: nothing was kept, try again later."""


class StoreUnusable(IntakeError):
    """The database cannot be used as it is; the text says what to do."""


class Database:
    """One database and its migrations. Use `transaction()` to read and write."""

    def __init__(self, url: str) -> None:
        try:
            self.url: URL = make_url(url)
        except ArgumentError as error:
            raise StoreUnusable(
                "INTAKE_DATABASE_URL is no database URL: write sqlite:///var/intake.db or postgresql+psycopg://user@host/name"
            ) from error
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database and self.url.database != ":memory:":
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine: Engine = _sqlite(self.url) if self.is_sqlite else _postgresql(self.url)
        self._lock: Any = None

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database."""
        name = self.url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    def migrate(self) -> None:
        """Brings the tables to the version of this code. Raises StoreUnusable when the database is newer."""
        with self._translated():
            migrations.upgrade(self.engine)

    def check(self) -> None:
        """Refuses a database that is newer than this code; makes or upgrades one that is not."""
        with self._translated():
            state = migrations.compare(self.engine)
        if state == "newer":
            raise StoreUnusable(
                f"{self.url.render_as_string(hide_password=True)} was written by a newer version of intake: "
                "install that version, or restore a backup made with this one."
            )
        if state == "older":
            self.migrate()

    @contextmanager
    def transaction(self) -> Iterator[Ledger]:
        """One transaction, committed at the end or rolled back on an error. Raises StoreUnavailable."""
        with self._translated():
            with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
                with session.begin():
                    yield Ledger(session)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, DBAPIError) as error:
            if isinstance(error, OperationalError) or error.connection_invalidated:
                raise StoreUnavailable(_in_words(error)) from error
            raise

    def hold_serving_lock(self) -> bool:
        """Makes this the one process that serves this database.

        On PostgreSQL: False while another one does, to be asked again. On SQLite one process is all there can be, so
        StoreUnusable is raised when there is another.
        """
        if self.is_sqlite:
            self._hold_file_lock()
            return True
        connection = self.engine.connect()
        if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _SERVE_LOCK}).scalar():
            connection.close()
            return False
        connection.commit()
        self._lock = connection
        return True

    def _hold_file_lock(self) -> None:
        if self.path is None:
            return
        file = self.path.with_name(self.path.name + ".serving").open("a+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read().strip()
            file.close()
            raise StoreUnusable(
                f"Another `intake serve` (process {holder or 'unknown'}) already serves {self.path}: stop it first."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        self._lock = file

    def close(self) -> None:
        """Lets go of the lock and the connections."""
        if self._lock is not None:
            with suppress(SQLAlchemyError, OSError):
                self._lock.close()
            self._lock = None
        self.engine.dispose()


def _in_words(error: DBAPIError) -> str:
    first = str(error.orig).strip().splitlines()[0] if error.orig else type(error).__name__
    return f"The database does not answer: {first}"


def _sqlite(url: URL) -> Engine:
    memory = url.database in (None, "", ":memory:")
    engine = create_engine(
        url,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        **({"poolclass": _static_pool()} if memory else {}),
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, see below
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")  # a receipt survives a power cut
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # A read before the first write would otherwise lose updates (measured: 180 of 800 kept).
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _static_pool() -> Any:
    from sqlalchemy.pool import StaticPool

    return StaticPool


def _postgresql(url: URL) -> Engine:
    return create_engine(url, pool_pre_ping=True, pool_size=4, connect_args={"connect_timeout": 10})
