"""The folders of the demonstration: what it makes there, what it may take away again, and the settings for staff."""

import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from consultation.errors import IntakeError

#: How a `.env` begins that the demonstration wrote, so that it never takes away anybody else's.
_OURS = "# Made by `intake demo`, for the commands of staff that run in this folder.\n"
_MADE_HERE = ("edition", "draft", "try-it", "attachments", "serve.log", "intake.db", "intake.db-wal", "intake.db-shm",
              "intake.db.serving", "signing.key", "cl-17-30.toml", ".env")  # fmt: skip


class NotOurs(IntakeError):
    """The folder holds what no demonstration made: name another one with --folder."""


def clear(folder: Path) -> None:
    """Takes away what an earlier demonstration left; nothing else. Raises NotOurs where another one may have."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = _is_ours(folder / ".env") if (folder / ".env").exists() else (folder / "serve.log").exists()
    if not ours and any((folder / name).exists() for name in _MADE_HERE):
        # A store, a key and settings lie in the folder of every real service.
        raise NotOurs(
            f"{folder} holds a store or settings that no demonstration made: name another folder, --folder DIR."
        )
    for name in _MADE_HERE:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in folder.glob("receipt-*.json"):
        path.unlink()


def write_env(folder: Path, settings: Mapping[str, str]) -> None:
    """Writes the settings as `.env`, so that `intake list` and its like work inside the folder."""
    lines = [f"{name}={_quoted(value)}\n" for name, value in settings.items()]
    (folder / ".env").write_text("".join([_OURS, *lines]), encoding="utf-8")


def staff_line(folder: Path) -> str:
    """What to type in a shell to look as staff do."""
    beside = Path(sys.executable).with_name("intake")
    command = shlex.quote(str(beside)) if beside.exists() else f"{shlex.quote(sys.executable)} -m app.cli"
    return f"cd {shlex.quote(str(folder))} && {command} list"


def _is_ours(env: Path) -> bool:
    return env.read_text(encoding="utf-8", errors="replace").startswith(_OURS)


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
