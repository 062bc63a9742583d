"""Files are kept under their hash, whole, once; what was lost or changed on disk is noticed."""

import hashlib
from pathlib import Path

import pytest

from intake.files import FileLost, FileRoom

DATA = bytes(range(256)) * 40
SHA = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def room(tmp_path: Path) -> FileRoom:
    return FileRoom(tmp_path / "deep" / "attachments")


def everything_in(room: FileRoom) -> list[str]:
    root = room.path(SHA).parents[1]
    return sorted(path.name for path in root.rglob("*") if path.is_file()) if root.exists() else []


@pytest.mark.parametrize("data", [b"", b"x", DATA])
def test_what_is_kept_is_read_back(room: FileRoom, data: bytes) -> None:
    sha256 = room.keep(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert room.read(sha256) == data
    assert room.path(sha256).name == sha256


def test_the_same_bytes_lie_there_once(room: FileRoom) -> None:
    room.keep(DATA)
    before = room.path(SHA).stat().st_ino
    assert room.keep(DATA) == SHA
    assert room.path(SHA).stat().st_ino == before
    assert everything_in(room) == [SHA]


def test_a_file_that_is_gone_is_missed(room: FileRoom) -> None:
    room.keep(DATA)
    room.path(SHA).unlink()
    with pytest.raises(FileLost, match="is missing"):
        room.read(SHA)


@pytest.mark.parametrize("damage", [DATA[:-1], DATA + b"!", b"", DATA[:-1] + b"?"])
def test_a_file_that_was_changed_is_noticed_and_healed_when_it_comes_again(
    room: FileRoom, damage: bytes
) -> None:
    room.keep(DATA)
    room.path(SHA).write_bytes(damage)
    with pytest.raises(FileLost, match="was changed on disk"):
        room.read(SHA)
    assert room.keep(DATA) == SHA
    assert room.read(SHA) == DATA
    assert everything_in(room) == [SHA]


def test_a_disk_that_fails_leaves_no_half_file(room: FileRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            room.keep(DATA)
    assert everything_in(room) == []
    assert room.keep(DATA) == SHA


def test_nobody_else_may_look_into_the_room(room: FileRoom) -> None:
    room.keep(DATA)
    assert room.path(SHA).parents[1].stat().st_mode & 0o077 == 0
