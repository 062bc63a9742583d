"""Word and OpenDocument files as what they are, zip archives of XML: opened within limits."""

import io
import zipfile
from typing import Literal
from xml.etree.ElementTree import Element

#: What a file may unpack to: a zip of a few kilobytes can hold gigabytes of zeros.
MOST_UNPACKED = 60 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  #: the container of old Word files, and of protected new ones

#: Why a file gave no words, or words that want checking; each is told to its sender in words of its own.
Trouble = Literal["locked", "broken", "without_text", "unread", "unplaced", "uncertain"]


class Unreadable(Exception):
    """The file cannot be read; the text says why in words for people."""

    def __init__(self, reason: str, trouble: Trouble = "broken") -> None:
        super().__init__(reason)
        self.trouble: Trouble = trouble


def unpacked(data: bytes, name: str) -> bytes:
    """One file of an archive. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable("it unpacks to more than we take: not read", "unread")
            entry = archive.getinfo(name)
            if entry.flag_bits & 1:
                raise Unreadable("it is protected by a password", "locked")
            with archive.open(entry) as stream:
                # Sizes in the directory can lie.
                content = stream.read(MOST_UNPACKED + 1)
    except zipfile.LargeZipFile as error:
        raise Unreadable("it unpacks to more than we take: not read", "unread") from error
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
    ) as error:
        raise Unreadable("it is broken") from error
    if len(content) > MOST_UNPACKED:
        raise Unreadable("it unpacks to more than we take: not read", "unread")
    return content


def xml(content: bytes) -> Element:
    """The root of an XML document, without entities or anything fetched. Raises Unreadable."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable("it is broken") from error
    return root


def is_ole(data: bytes) -> bool:
    """Whether it is a compound file (MS-CFB): what Word wrote until 2003, and writes around what it encrypts."""
    return data.startswith(_OLE)


def is_encrypted_office(data: bytes) -> bool:
    """Whether a compound file holds an encrypted document (MS-OFFCRYPTO, 2.3.4)."""
    return is_ole(data) and "EncryptedPackage".encode("utf-16-le") in data
