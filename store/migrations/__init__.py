"""The history of the tables, by Alembic; the package carries it, so no alembic.ini is needed."""

from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

_LOCK = 0x7461626C6573  #: PostgreSQL advisory lock of whoever changes the tables ("tables")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return config


def compare(engine: Engine) -> Literal["same", "older", "newer"]:
    """How the database stands to this code; an empty one is older."""
    script = ScriptDirectory.from_config(_config())
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return "same"
    known = {revision.revision for revision in script.walk_revisions()}
    return "older" if current is None or current in known else "newer"


def upgrade(engine: Engine) -> None:
    """Runs the migrations that are missing, in one transaction; a process that starts at the same time waits."""
    config = _config()
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # SQLite's BEGIN IMMEDIATE makes others wait by itself
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
