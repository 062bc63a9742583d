"""A real PostgreSQL with a cluster of its own, and a new database for each test."""

import os
import pwd
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from tests.servers.daemon import Daemon, Missing, find_program, free_port, private_folder, run

HOST = "127.0.0.1"
USER = "intake"


class Postgres:
    """A running PostgreSQL; `process` kills, freezes and starts it again."""

    def __init__(self, folder: Path) -> None:
        programs = sorted(
            Path("/usr/lib/postgresql").glob("*/bin"), reverse=True
        )  # Debian's place, not on the PATH
        initdb = find_program("initdb", *map(str, programs))
        self.port = free_port()
        self._names = count(1)
        self._data = folder / "data"
        owner = _owner()
        if owner:
            shutil.chown(folder, owner)
        run(
            [
                initdb,
                "-D",
                self._data,
                "-U",
                USER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
            user=owner,
            cwd=folder,
        )
        self.process = Daemon(
            [
                initdb.resolve().parent / "postgres",
                *("-D", self._data, "-h", HOST, "-p", str(self.port), "-k", folder),
                *("-c", "max_connections=200", "-c", "shared_buffers=32MB"),
                # Committed data is in the kernel's hands: it outlives kill -9, and only that is tried here.
                *("-c", "fsync=off"),
            ],
            log=folder / "postgres.log",
            answers=self._answers,
            user=owner,
        )

    def start(self) -> None:
        # After kill -9 the file stays, and its number may belong to another process by now.
        (self._data / "postmaster.pid").unlink(missing_ok=True)
        self.process.start()

    def stop(self) -> None:
        self.process.stop(signal.SIGINT)  # without waiting for clients to leave

    def new_database(self) -> str:
        """The address of an empty database, as INTAKE_DATABASE_URL."""
        name = f"intake_{next(self._names)}"
        self.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return f"postgresql+psycopg://{USER}@{HOST}:{self.port}/{name}"

    def drop(self, url: str) -> None:
        """Take a database away, whoever is still connected."""
        name = url.rpartition("/")[2]
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def end_sessions(self, url: str) -> None:
        """Every connection to this database ends with 57P01, as on a restart of the server."""
        name = url.rpartition("/")[2]
        self.execute(
            sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}").format(
                sql.Literal(name)
            )
        )

    def execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(statement)

    @property
    def _address(self) -> str:
        return f"host={HOST} port={self.port} user={USER} dbname=postgres connect_timeout=2"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._address).close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def running() -> Iterator[Postgres]:
    """PostgreSQL with an empty cluster."""
    with private_folder("postgres") as folder:
        postgres = Postgres(folder)
        postgres.start()
        try:
            yield postgres
        finally:
            postgres.stop()


def _owner() -> str | None:
    """PostgreSQL refuses to be root: whom it runs as instead."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Missing("PostgreSQL needs another user than root: neither postgres nor nobody is one here")
