"""Words of a Word file in its old binary form (MS-DOC), from the table of its pieces."""

import re
import struct
from collections.abc import Iterator

from mail_gateway.compound import CompoundFile
from mail_gateway.packed import Unreadable, is_encrypted_office, is_ole

_MAGIC = 0xA5EC
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200  #: flags of the file information block (2.5.1)
_FLAGS, _MAIN_LENGTH, _PIECES = 0x0A, 0x4C, 0x01A2  #: offsets in it
_MOST_PIECES = 200_000

_BREAKS = str.maketrans({
    "\r": "\n", "\x07": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-",
    **dict.fromkeys("\x00\x01\x02\x03\x04\x05\x06\x08\x1f\u00ad"),
})  # fmt: skip
#: A field: its instruction is not shown, its result is (2.8.25).
_INSTRUCTION = re.compile("\x13[^\x13\x14\x15]*[\x14\x15]")


def text_of_doc(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and remarks on what was left out of it. Raises Unreadable."""
    if is_encrypted_office(data):
        raise Unreadable("it is protected by a password", "locked")
    if not is_ole(data):
        raise Unreadable("it is no file of Word, whatever its name says", "unread")
    file = CompoundFile(data)
    document = file.stream("WordDocument")
    if document is None:
        raise Unreadable("it is no file of Word, whatever its name says", "unread")
    try:
        text = _shown(_main_text(file, document))
    except (struct.error, IndexError) as error:
        raise Unreadable("it is broken") from error
    return text, ("in the old form of Word: automatic numbers, footnotes and margins are not read",)


def holds_word_document(data: bytes) -> bool:
    """Whether a compound file is a document of Word, and not of Excel or Outlook."""
    return is_ole(data) and "WordDocument".encode("utf-16-le") in data


def _main_text(file: CompoundFile, document: bytes) -> str:
    magic, flags = struct.unpack_from("<H8xH", document, 0)
    if magic != _MAGIC:
        raise Unreadable("it was written by a version of Word too old to be read", "unread")
    if flags & _ENCRYPTED:
        raise Unreadable("it is protected by a password", "locked")
    table = file.stream("1Table" if flags & _OTHER_TABLE else "0Table")
    if table is None:
        raise Unreadable("it is broken")
    length = struct.unpack_from("<I", document, _MAIN_LENGTH)[0]
    at, size = struct.unpack_from("<II", document, _PIECES)
    return "".join(_pieces(document, table[at : at + size]))[:length]


def _pieces(document: bytes, pieces: bytes) -> Iterator[str]:
    """The text piece by piece (2.9.38 Clx, 2.8.35 PlcPcd, 2.9.177 Pcd)."""
    at = 0
    while pieces[at] == 1:
        at += 3 + struct.unpack_from("<H", pieces, at + 1)[0]
    size = struct.unpack_from("<I", pieces, at + 1)[0]
    at += 5
    count = min((size - 4) // 12, _MOST_PIECES)
    ends = struct.unpack_from(f"<{count + 1}I", pieces, at)
    for number in range(count):
        where = struct.unpack_from("<I", pieces, at + 4 * (count + 1) + 8 * number + 2)[0]
        length = max(ends[number + 1] - ends[number], 0)
        place = where & 0x3FFFFFFF
        if where & 0x40000000:
            yield document[place // 2 : place // 2 + length].decode("cp1252", "replace")
        else:
            yield document[place : place + 2 * length].decode("utf-16-le", "replace")


def _shown(text: str) -> str:
    for _ in range(20):  # fields in fields
        if "\x13" not in text:
            break
        text = _INSTRUCTION.sub("", text)
    return text.replace("\x14", "").replace("\x15", "").replace("\x13", "").translate(_BREAKS)
