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
        if path.exists() and path.stat().st_size == len(data):
            return sha256
        self._folder.mkdir(
            mode=0o700, parents=True, exist_ok=True
        )  # unpublished files are their authors' and the staff's
        path.parent.mkdir(exist_ok=True)
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
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of that hash. Raises FileLost when they are gone or are not what they were."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise FileLost(f"attachment {sha256[:12]} is missing from {self._folder}") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FileLost(f"attachment {sha256[:12]} was changed on disk")
        return data
