"""Opens the database: SQLite by default, PostgreSQL by URL, both through the same code."""

import fcntl
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlmodel import Session

from consultation.errors import IntakeError
from store import migrations
from store.ledger import Ledger
from store.sound import keep_sound

_BUSY_SECONDS = 30  #: how long a command beside a running `serve` waits for its turn to write
_SERVE_LOCK = 0x696E74616B65  #: PostgreSQL advisory lock of the one process that serves ("intake")


#: Of SQLAlchemy; both come with Python or with us.
_DRIVERS = ("sqlite", "postgresql+psycopg")


class StoreUnavailable(IntakeError):
    """The database cannot be reached or written now: nothing was kept, try again later."""


class StoreUnusable(IntakeError):
    """The database cannot be used as it is; the text says what to do."""


class Database:
    """One database and its migrations. Use `transaction()` to read and write."""

    def __init__(self, url: str) -> None:
        self.url: URL = _read(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.path is not None:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                # Addresses and unpublished words: nobody else here may read them. The journals take over the mode.
                self.path.touch(mode=0o600, exist_ok=True)
            except OSError as error:
                raise StoreUnusable(f"{self.path} cannot be made: {error.strerror}.") from error
        self.engine: Engine = _sqlite(self.url) if self.is_sqlite else _postgresql(self.url)
        keep_sound(self.engine)
        self._lock: Any = None
        self._in_use: set[Any] = set()  #: connections of the driver that somebody works with
        event.listen(self.engine, "checkout", lambda connection, *_: self._in_use.add(connection))
        event.listen(self.engine, "checkin", lambda connection, *_: self._in_use.discard(connection))
        event.listen(self.engine, "close", lambda connection, *_: self._in_use.discard(connection))

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database."""
        name = self.url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    def migrate(self) -> None:
        """Brings the tables to the version of this code, whole or not at all. Raises StoreUnusable when that fails."""
        with self._translated():
            try:
                migrations.upgrade(self.engine)
            except DBAPIError as error:
                if _is_away(error):
                    raise
                raise StoreUnusable(
                    f"The tables in {self._shown} could not be brought up to date, and nothing was changed ({_first_line(error)}): "
                    "is that database another program's? If not, restore a backup."
                ) from error

    def check(self) -> None:
        """Refuses a database that is newer than this code; makes or upgrades one that is not."""
        with self._translated():
            state = migrations.compare(self.engine)
        if state == "newer":
            raise StoreUnusable(
                f"{self._shown} was written by a newer version of intake: "
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

    @property
    def _shown(self) -> str:
        return self.url.render_as_string(hide_password=True)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            if _is_damaged(error):
                raise StoreUnusable(
                    f"{self._shown} is damaged or no database ({_first_line(error)}): move it away and restore a backup."
                ) from error
            if isinstance(error, OperationalError) or _is_away(error):
                raise StoreUnavailable(f"The database does not answer: {_first_line(error)}") from error
            raise

    def hold_serving_lock(self) -> bool:
        """Makes this the one process that serves this database.

        On PostgreSQL: False while another one does, to be asked again. On SQLite one process is all there can be, so
        StoreUnusable is raised when there is another. Raises StoreUnavailable when it cannot be asked.
        """
        if self._lock is not None:
            return True
        if self.is_sqlite:
            self._hold_file_lock()
            return True
        with self._translated():
            connection = self.engine.connect()
            held = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _SERVE_LOCK})
            if not held.scalar():
                connection.close()
                return False
            # A machine that lost its power says no goodbye: the server lets the lock go after half a minute, not two hours.
            for setting, seconds in (("idle", 10), ("interval", 5), ("count", 3)):
                connection.exec_driver_sql(f"SET SESSION tcp_keepalives_{setting} = {seconds}")
            connection.commit()
        self._lock = connection
        return True

    def lost_serving_lock(self) -> bool:
        """Whether another process may serve by now: on PostgreSQL the lock ends with its connection."""
        if self.is_sqlite or self._lock is None:
            return self._lock is None
        try:
            self._lock.execute(text("SELECT 1"))
            self._lock.commit()
        except SQLAlchemyError:
            with suppress(SQLAlchemyError, OSError):
                self._lock.invalidate()
                self._lock.close()
            self._lock = None
            return True
        return False

    def hang_up(self) -> None:
        """From another thread: whoever waits for an answer of PostgreSQL gets an error instead, and connects anew.

        A server that froze, or a line that died behind a proxy, says no word and keeps its side of TCP alive: the
        keepalives notice nothing. On SQLite there is nothing to hang up.
        """
        if self.is_sqlite:
            return
        for connection in list(self._in_use):
            with suppress(OSError, SQLAlchemyError, psycopg.Error):
                line = socket.socket(fileno=os.dup(connection.fileno()))
                with line:
                    line.shutdown(socket.SHUT_RDWR)

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


def _is_damaged(error: DBAPIError) -> bool:
    return _sqlite_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _is_away(error: DBAPIError) -> bool:
    """Whether the database could not be reached or written, as opposed to not understanding us."""
    code = _sqlite_code(error)
    if code is not None:
        return code not in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
    return isinstance(error, OperationalError) or error.connection_invalidated


def _sqlite_code(error: DBAPIError) -> int | None:
    code = getattr(error.orig, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF  # the extended codes refine the low byte


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0] if error.orig else type(error).__name__


def _read(text: str) -> URL:
    try:
        url = make_url(text)
    except ArgumentError:
        url = None
    if url is not None and url.drivername in ("postgresql", "postgres"):
        return url.set(drivername=_DRIVERS[1])
    if url is None or url.drivername not in _DRIVERS:
        raise StoreUnusable(
            "INTAKE_DATABASE_URL is no database that can be used: write sqlite:///var/intake.db or "
            "postgresql+psycopg://user@host/name"
        )
    return url


def _sqlite(url: URL) -> Engine:
    memory = url.database in (None, "", ":memory:")
    engine = create_engine(
        url,
        connect_args={
            "timeout": float(str(url.query.get("timeout", _BUSY_SECONDS))),
            "check_same_thread": False,
        },
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
    # A line that died without a word is noticed within half a minute, by us as by the server.
    alive = {
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
    }
    return create_engine(url, pool_pre_ping=True, pool_size=4, connect_args={"connect_timeout": 10, **alive})
