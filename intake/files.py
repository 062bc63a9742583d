"""The files that came with answers, kept on disk under their SHA-256; written, flushed and renamed before anything refers to them."""

import hashlib
import os
import secrets
from pathlib import Path

from consultation.errors import IntakeError


class FileLost(IntakeError):
    """A file that the store knows is not in the attachments folder: restore it from the backup."""


class FileRoom:
    """A folder of files named by their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes of that hash lie."""
        return self._folder / sha256[:2] / sha256

    def keep(self, data: bytes) -> str:
        """Keeps the bytes and returns their SHA-256 in hex; after it returns they survive a power cut. Raises OSError."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        if _holds(path, sha256, len(data)):
            return sha256
        # Unpublished files are their authors' and the staff's.
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.parent.exists():
            path.parent.mkdir(exist_ok=True)
            _flush(self._folder)
        passing = path.with_name(f".{sha256[:16]}.{secrets.token_hex(4)}")
        try:
            with passing.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            passing.replace(path)
        except OSError:
            passing.unlink(missing_ok=True)
            raise
        _flush(path.parent)
        return sha256

    def remove(self, sha256: str) -> None:
        """Takes the bytes of that hash off the disk; gone already is as good."""
        self.path(sha256).unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes:
        """The bytes of that hash. Raises FileLost when they are gone or are not what they were."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise FileLost(f"attachment {sha256[:12]} is missing from {self._folder}") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FileLost(f"attachment {sha256[:12]} was changed on disk")
        return data


def _holds(path: Path, sha256: str, size: int) -> bool:
    """Whether those bytes lie there unchanged; damaged ones are written anew."""
    try:
        return path.stat().st_size == size and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except FileNotFoundError:
        return False


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
