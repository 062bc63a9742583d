"""What a file is, by its first bytes, its name and what the mail calls it; and a name that is safe to keep it under."""

import re

from mail_gateway.doc_text import holds_word_document
from mail_gateway.packed import Trouble, is_ole
from mail_gateway.wrappings import OPAQUE, WRAPPINGS, is_encrypted

_KINDS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template": "docx",
    "application/vnd.ms-word.document.macroenabled.12": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/msword": "doc",
    "application/pdf": "pdf", "application/x-pdf": "pdf",
    "application/rtf": "rtf", "text/rtf": "rtf", "text/richtext": "rtf", "application/x-rtf": "rtf",
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt", "text/markdown": "txt",
}  # fmt: skip
_SUFFIXES = {
    "docx": "docx", "docm": "docx", "dotx": "docx", "doc": "doc", "dot": "doc", "odt": "odt", "ott": "odt", "pdf": "pdf", "rtf": "rtf",
    "htm": "html", "html": "html", "xhtml": "html", "txt": "txt", "text": "txt", "md": "txt",
}  # fmt: skip
_MAGIC = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"))
_NOT_READ = {
    "image": "a picture: kept for staff to look at",
    "audio": "a recording: kept for staff to listen to",
    "video": "a film: kept for staff to look at",
}
_FAMILIES = {
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic", "svg"), "image"),
    **dict.fromkeys(("mp3", "wav", "m4a", "ogg", "opus", "amr"), "audio"),
    **dict.fromkeys(("mp4", "mov", "avi", "mkv", "3gp", "webm"), "video"),
}
_ARCHIVES = frozenset(("zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz"))
_EXTENSIONS = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf",
    "message/rfc822": ".eml", "message/global": ".eml", "text/calendar": ".ics", "text/csv": ".csv", "application/zip": ".zip",
}  # fmt: skip
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\ud800-\udfff]+')  # fmt: skip
#: Names that Windows keeps for its devices, whatever follows the dot.
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LONGEST = 200  #: bytes; file systems take 255


def kind_of(name: str, content_type: str, data: bytes) -> str | None:
    """The kind of reader for it (`file_texts.READERS`, or `tnef`); None when it is not read."""
    if content_type in ("application/ms-tnef", "application/vnd.ms-tnef") or name.lower() == "winmail.dat":
        return "tnef"
    if is_encrypted(data) or content_type in WRAPPINGS:
        return None
    for magic, kind in _MAGIC:
        if data[:1024].lstrip().startswith(magic):
            return kind
    suffix = _suffix(name)
    if content_type.startswith(("image/", "audio/", "video/")):
        return None
    by_name = _SUFFIXES.get(suffix) or (_KINDS.get(content_type) if suffix not in _ARCHIVES else None)
    if by_name in ("docx", "odt", "doc") and data[:2] != b"PK":
        return by_name if is_ole(data) else "html" if _is_page(data) else None
    if by_name == "doc":
        return "docx"  # the new form under the old name
    if by_name is None and holds_word_document(data):
        return "doc"
    if by_name is None and data[:2] == b"PK":
        return _kind_of_archive(data)
    return by_name


def is_read(name: str, content_type: str, data: bytes) -> bool:
    """Whether it gives itself out as a kind of document that is read, be it broken or locked."""
    kind = kind_of(name, content_type, data)
    return kind not in (None, "tnef") or _suffix(name) in _SUFFIXES


def why_not_read(name: str, content_type: str, data: bytes) -> tuple[str | None, Trouble | None]:
    """Why a file without reader is not read: in words for staff, and what its sender is told."""
    if content_type in OPAQUE or content_type == "multipart/encrypted" or is_encrypted(data):
        return "encrypted: only its sender can say what it holds", "locked"
    if content_type in WRAPPINGS:
        return None, None
    if not data:
        return "empty", "broken"
    suffix = _suffix(name)
    if suffix in ("docx", "odt", "doc"):
        return "it is broken", "broken"
    if suffix in _ARCHIVES:
        if data[:2] == b"PK" and data[6:7] and data[6] & 1:
            return "an archive that is protected by a password: kept", "locked"
        return "an archive: kept for staff to open", "unread"
    if suffix in ("docm", "xlsm", "pptm"):
        return "holds macros: kept, to be opened with care", "unread"
    family = _FAMILIES.get(suffix) or content_type.partition("/")[0]
    if family in _NOT_READ:
        return _NOT_READ[family], "without_text"
    return "kept; not a kind of file we read", "unread"


def safe_name(name: str | None, content_type: str, place: int) -> str:
    """A file name without path, control or direction characters, for showing and for the disk."""
    cleaned = _FORBIDDEN.sub("_", (name or "").replace("\\", "/").rpartition("/")[2]).strip(" .")
    if not cleaned or set(cleaned) <= {"_"}:
        cleaned = f"attachment-{place}{_EXTENSIONS.get(content_type, '.bin')}"
    if _DEVICES.match(cleaned):
        cleaned = f"_{cleaned}"
    if len(cleaned.encode("utf-8", "replace")) > _LONGEST:
        stem, dot, suffix = cleaned.rpartition(".")
        suffix = suffix[:12] if dot else ""
        stem = (stem if dot else cleaned).encode("utf-8", "replace")[:180].decode("utf-8", "ignore")
        cleaned = f"{stem}.{suffix}" if suffix else stem
    return cleaned


def _kind_of_archive(data: bytes) -> str | None:
    """A document under a name that says nothing ("attachment-1.bin", or no suffix at all)."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    return "docx" if b"[Content_Types].xml" in data[:4000] and b"word/" in data[-65_000:] else None


def _is_page(data: bytes) -> bool:
    """Word saves and mails pages under its own suffix."""
    return b"<html" in data[:1000].lower()


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""
