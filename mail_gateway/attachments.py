"""Files sent with a mail: kept with their hash and name, read for answers where they hold text."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from consultation.definition import Consultation
from mail_gateway.answers import Filed, file_answers
from mail_gateway.attachment_worker import shared_worker
from mail_gateway.endings import fold_ends
from mail_gateway.file_texts import FileText
from mail_gateway.mime import Part
from mail_gateway.page import page_of_text
from mail_gateway.questions import index_of
from mail_gateway.shapes import lay_out
from mail_gateway.trimming import Surroundings, trim

#: Files larger than this are kept and not read.
MOST_READ = 30 * 1024 * 1024
MOST_FILES_READ = 20

_KINDS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-word.document.macroenabled.12": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/pdf": "pdf", "application/x-pdf": "pdf",
    "application/rtf": "rtf", "text/rtf": "rtf", "application/x-rtf": "rtf",
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt", "text/markdown": "txt",
}  # fmt: skip
_SUFFIXES = {
    "docx": "docx", "docm": "docx", "odt": "odt", "pdf": "pdf", "rtf": "rtf", "htm": "html", "html": "html",
    "txt": "txt", "text": "txt", "md": "txt",
}  # fmt: skip
_MAGIC = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"))
_NOT_READ = {
    "image": "a picture: kept for staff to look at",
    "audio": "a recording: kept for staff to listen to",
    "video": "a film: kept for staff to look at",
}
_FAMILIES = {
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic"), "image"),
    **dict.fromkeys(("mp3", "wav", "m4a", "ogg", "opus", "amr"), "audio"),
    **dict.fromkeys(("mp4", "mov", "avi", "mkv", "3gp", "webm"), "video"),
}
_ARCHIVES = frozenset(("zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz"))
_EXTENSIONS = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf",
    "message/rfc822": ".eml", "text/calendar": ".ics", "text/csv": ".csv", "application/zip": ".zip",
}  # fmt: skip
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069\u200e\u200f]+')


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file that came with a mail."""

    name: str
    content_type: str
    data: bytes
    sha256: str
    inline: bool  #: shown inside the text: a logo, a picture
    text: str | None  #: the text read from it
    note: str | None


def gather(
    parts: Sequence[Part], inline: set[int], consultation: Consultation, notes: list[str]
) -> tuple[tuple[AttachedFile, ...], list[tuple[str, Filed]]]:
    """The files of a mail, and the answers found in them."""
    files: list[AttachedFile] = []
    found: list[tuple[str, Filed]] = []
    read = 0
    for place, part in enumerate(parts, start=1):
        for name, content_type, data in _unwrapped(part, place, notes):
            shown = id(part) in inline
            kind = _kind_of(name, content_type, data)
            if kind is not None and not shown and read < MOST_FILES_READ:
                read += 1
                result = _read(kind, data)
            else:
                result = FileText(None, _why_not_read(name, content_type, data))
            files.append(
                AttachedFile(
                    name,
                    content_type,
                    data,
                    hashlib.sha256(data).hexdigest(),
                    shown,
                    result.text,
                    result.note,
                )
            )
            if result.note and not shown:
                notes.append(f"attachment {name}: {result.note}")
            if result.text:
                filed = answers_in(result.text, consultation)
                if filed.answers:
                    found.append((name, filed))
                elif not shown:
                    notes.append(f"attachment {name}: kept; no answers could be told apart in it")
    return tuple(files), found


def answers_in(text: str, consultation: Consultation) -> Filed:
    """Answers of a document's text, found as in a mail's; strangers' letters are not looked for in it."""
    layout = lay_out(page_of_text(text))
    trim(layout, index_of(consultation), Surroundings(forwards_count=False))
    fold_ends(layout, None)
    return file_answers(layout, consultation.numbers, is_reply=False)


def text_of_file(name: str, content_type: str, data: bytes) -> FileText:
    """The text of one file, or why there is none; read in the child process."""
    kind = _kind_of(name, content_type, data)
    return _read(kind, data) if kind else FileText(None, _why_not_read(name, content_type, data))


def safe_name(name: str | None, content_type: str, place: int) -> str:
    """A file name without path, control or direction characters, for showing and for the disk."""
    cleaned = _FORBIDDEN.sub("_", (name or "").replace("\\", "/").rpartition("/")[2]).strip(" .")
    if not cleaned or set(cleaned) <= {"_"}:
        cleaned = f"attachment-{place}{_EXTENSIONS.get(content_type, '.bin')}"
    if len(cleaned.encode("utf-8", "replace")) > 200:
        stem, dot, suffix = cleaned.rpartition(".")
        suffix = suffix[:12] if dot else ""
        stem = (stem if dot else cleaned).encode("utf-8", "replace")[:180].decode("utf-8", "ignore")
        cleaned = f"{stem}.{suffix}" if suffix else stem
    return cleaned


def _unwrapped(part: Part, place: int, notes: list[str]) -> list[tuple[str, str, bytes]]:
    """A part as files: itself, or what Outlook put into its winmail.dat."""
    data = part.body if part.parts else part.payload()
    name = safe_name(part.filename, part.content_type, place)
    if part.content_type in ("message/rfc822", "message/global") and not part.filename:
        name = (
            safe_name(
                (part.parts[0].text_of("subject") or f"message-{place}") + ".eml", part.content_type, place
            )
            if part.parts
            else name
        )
    own = (name, part.content_type, data)
    if (
        part.content_type in ("application/ms-tnef", "application/vnd.ms-tnef")
        or name.lower() == "winmail.dat"
    ):
        return [own, *_from_tnef(data, notes)]
    return [own]


def _from_tnef(data: bytes, notes: list[str]) -> list[tuple[str, str, bytes]]:
    from tnefparse import TNEF

    try:
        opened = TNEF(data)
        inner = [
            (attachment.long_filename() or attachment.name, attachment.data)
            for attachment in opened.attachments
        ]
        body = opened.body or opened.rtfbody or opened.htmlbody
    # tnefparse meets broken files with whatever its code stumbles over.
    except Exception as error:
        notes.append(f"winmail.dat could not be opened ({type(error).__name__}): it is kept")
        return []
    files = [
        (
            safe_name(str(name).strip("\x00") if name else None, "application/octet-stream", place),
            "application/octet-stream",
            bytes(content or b""),
        )
        for place, (name, content) in enumerate(inner, start=1)
    ]
    if body:
        content = body if isinstance(body, bytes) else str(body).encode()
        is_rtf = content[:5] == b"{\\rtf"
        files.append(
            (
                "winmail-text.rtf" if is_rtf else "winmail-text.txt",
                "text/rtf" if is_rtf else "text/plain",
                content,
            )
        )
    return files


def _kind_of(name: str, content_type: str, data: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    suffix = name.rpartition(".")[2].lower()
    by_name = _SUFFIXES.get(suffix) or _KINDS.get(content_type)
    if by_name in ("docx", "odt") and data[:2] != b"PK":
        return by_name if data[:4] == b"\xd0\xcf\x11\xe0" else None
    if content_type.startswith(("image/", "audio/", "video/")):
        return None
    return by_name


def _why_not_read(name: str, content_type: str, data: bytes) -> str | None:
    if not data:
        return "empty"
    suffix = name.rpartition(".")[2].lower()
    if suffix in _ARCHIVES:
        return "an archive: kept for staff to open"
    if suffix in ("docm", "xlsm", "pptm"):
        return "holds macros: kept, to be opened with care"
    if content_type in (
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "multipart/encrypted",
        "application/pgp-encrypted",
    ):
        return "encrypted: only its sender can say what it holds"
    if content_type in (
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "text/calendar",
    ):
        return None
    family = _FAMILIES.get(suffix) or content_type.partition("/")[0]
    return _NOT_READ.get(family, "kept; not a kind of file we read")


def _read(kind: str, data: bytes) -> FileText:
    if not data:
        return FileText(None, "empty")
    if len(data) > MOST_READ:
        return FileText(None, "too large to be read for answers")
    return shared_worker().read(kind, data)
