"""Files as Telegram keeps them: an id for one bot, a second id that is the same for everybody, a link that lasts an hour."""

import base64
import hashlib
import itertools
import mimetypes
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from sandbox.telegram_errors import Json, bad_request, not_found

LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LINK_LIVES = 3600.0  # seconds

_FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music", "video": "videos", "sticker": "stickers"}


@dataclass(slots=True)
class StoredFile:
    """One file in Telegram's store."""

    file_id: str
    unique_id: str
    kind: str  #: document, photo, voice, audio, video, animation, sticker, video_note
    name: str
    mime: str
    size: int  #: as Telegram says it; `data` may be shorter for a file that is only said to be large
    data: bytes
    path: str
    link_until: float = 0.0  #: the download answers until then; getFile makes it last another hour

    def as_json(self) -> Json:
        """The fields every file object has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}

    def named(self) -> Json:
        """The same with a name and a type, for documents, audio and video."""
        return {"file_name": self.name, "mime_type": self.mime, **self.as_json()}


class FileStore:
    """Every file sent in either direction."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._numbers = itertools.count()
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(
        self, kind: str, name: str, data: bytes, mime: str | None = None, size: int | None = None
    ) -> StoredFile:
        """Takes a file in. `size` lets a test play a large file without holding one."""
        number = next(self._numbers)
        digest = hashlib.sha256(kind.encode() + data + name.encode()).digest()
        secret = hashlib.sha256(digest + struct.pack(">q", number)).digest()
        suffix = PurePosixPath(name).suffix or mimetypes.guess_extension(mime or "") or ""
        stored = StoredFile(
            file_id="BQACAgQAAxkD" + base64.urlsafe_b64encode(secret * 2).decode().rstrip("="),
            unique_id="AgAD" + base64.urlsafe_b64encode(digest[:9]).decode().rstrip("="),
            kind=kind,
            name=name,
            mime=mime or mimetypes.guess_type(name)[0] or "application/octet-stream",
            size=len(data) if size is None else size,
            data=data,
            path=f"{_FOLDERS.get(kind, 'documents')}/file_{number}{suffix}",
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored

    def known(self, file_id: str) -> StoredFile | None:
        """The file of that id, if there is one."""
        return self._by_id.get(file_id)

    def open_link(self, file_id: str) -> StoredFile:
        """What getFile does: the link answers for the next hour."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if stored.size > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        stored.link_until = self._clock() + LINK_LIVES
        return stored

    def download(self, path: str) -> bytes:
        """The bytes behind a link that getFile opened within the last hour."""
        stored = self._by_path.get(path)
        if stored is None or stored.link_until < self._clock():
            raise not_found()
        return stored.data


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a JPEG, PNG, GIF or WEBP; refuses what is no picture, or one Telegram would not show."""
    size = _dimensions(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10000 or not width or not height or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _dimensions(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:4] == b"RIFF" and data[8:15] == b"WEBPVP8" and len(data) >= 30:
        return 512, 512  # near enough for a sticker: three layouts of header are not worth the reading
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
