"""`intake backup`: the store, the attachments and the signing key, copied while the service runs."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

from app.settings import Settings
from app.wiring import now
from consultation.errors import IntakeError
from store.database import Database


class BackupFailed(IntakeError):
    """The copy could not be made; what was there before is untouched."""


def backup(settings: Settings, out: Path) -> str:
    """Writes a folder named by the moment and returns what it holds, in words. Raises BackupFailed."""
    database = Database(settings.database_url.get_secret_value())
    folder = out / now().strftime("intake-%Y%m%dT%H%M%SZ")
    try:
        folder.mkdir(parents=True)
        store = _sqlite(database, folder) if database.is_sqlite else _postgresql(settings, folder)
        files = _attachments(settings.attachments, folder / "attachments")
        key = (database.path.parent if database.path else settings.attachments.parent) / "signing.key"
        if key.exists() and settings.signing_key is None:
            shutil.copy2(key, folder / "signing.key")
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
        raise BackupFailed(f"The backup to {folder} failed: {error}") from error
    finally:
        database.close()
    return (
        f"{folder}: {store}, {files} attachments. To restore: stop `intake serve`, put the files back where the settings "
        "say, start it again; then `intake reconcile` names every mail that came since."
    )


def _sqlite(database: Database, folder: Path) -> str:
    if database.path is None or not database.path.exists():
        raise BackupFailed(f"There is no store at {database.path} to copy.")
    copy = folder / database.path.name
    with sqlite3.connect(database.path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    (state,) = sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone()
    if state != "ok":
        raise BackupFailed(f"The copy of the store is damaged: {state}")
    return f"the store ({copy.stat().st_size:,} bytes, checked)"


def _postgresql(settings: Settings, folder: Path) -> str:
    url = settings.database_url.get_secret_value().replace("postgresql+psycopg", "postgresql", 1)
    if shutil.which("pg_dump") is None:
        raise BackupFailed("pg_dump is needed to copy a PostgreSQL store: install postgresql-client.")
    copy = folder / "intake.dump"
    subprocess.run(["pg_dump", "--format=custom", f"--file={copy}", url], check=True, capture_output=True)
    return f"the store ({copy.stat().st_size:,} bytes, for pg_restore)"


def _attachments(source: Path, target: Path) -> int:
    count = 0
    for file in sorted(source.glob("??/*")) if source.is_dir() else []:
        if file.name.startswith("."):
            continue
        place = target / file.parent.name / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, place)
        count += 1
    return count
