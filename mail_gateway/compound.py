"""Compound files (MS-CFB): the file system in a file in which Word kept its documents until 2003. Linear, within bounds."""

import struct
from collections.abc import Iterator

from mail_gateway.packed import Unreadable

_END = 0xFFFFFFFA  #: this and above are no sectors but marks
_HEADER = 512
_SMALL = 4096  #: shorter streams lie in the stream of small sectors


class CompoundFile:
    """One compound file; `stream` gives its streams by name. Raises Unreadable for what hangs together badly."""

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except (struct.error, IndexError) as error:
            raise Unreadable("it is broken") from error

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream; None when there is none of that name."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        start, size = entry
        try:
            if size < _SMALL:
                return b"".join(self._small(start, size))[:size]
            return b"".join(self._sectors(start, size // self._size + 1))[:size]
        except IndexError as error:
            raise Unreadable("it is broken") from error

    def _open(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise Unreadable("it is broken")
        self._size = 1 << shift
        tables, first_entry = struct.unpack_from("<II", data, 44)
        first_small, _, more, _ = struct.unpack_from("<IIII", data, 60)
        places = list(struct.unpack_from("<109I", data, 76))
        while more < _END and len(places) < tables + 109:
            block = struct.unpack_from(f"<{self._size // 4}I", self._sector(more))
            places += block[:-1]
            more = block[-1]
        self._next: list[int] = []
        for place in places[:tables]:
            if place < _END:
                self._next += struct.unpack(f"<{self._size // 4}I", self._sector(place))
        self._entries: dict[str, tuple[int, int]] = {}
        root = (0, 0)
        directory = b"".join(self._sectors(first_entry, len(data) // self._size + 1))
        for at in range(0, len(directory) - 127, 128):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            start, size = struct.unpack_from("<II", directory, at + 116)
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if kind == 5:
                root = (start, size)
            elif kind == 2:
                self._entries.setdefault(name, (start, size))
        self._small_stream = b"".join(self._sectors(root[0], root[1] // self._size + 1))
        small_table = b"".join(self._sectors(first_small, len(data) // self._size + 1))
        self._small_next = struct.unpack(f"<{len(small_table) // 4}I", small_table)

    def _sector(self, place: int) -> bytes:
        start = (place + 1) * self._size if self._size > _HEADER else _HEADER + place * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise IndexError(place)
        return found.ljust(self._size, b"\x00")

    def _sectors(self, place: int, most: int) -> Iterator[bytes]:
        for _ in range(most):
            if place >= _END:
                return
            yield self._sector(place)
            place = self._next[place]

    def _small(self, place: int, size: int) -> Iterator[bytes]:
        for _ in range(size // 64 + 1):
            if place >= _END:
                return
            yield self._small_stream[place * 64 : place * 64 + 64]
            place = self._small_next[place]
