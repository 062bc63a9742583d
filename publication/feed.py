"""The Atom feed of a compilation (RFC 4287): an entry for each contribution, the one cleared last first."""

import uuid
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from publication.entries import Compilation, Entry
from publication.frame import Frame
from publication.scripts import literal

FEED = "feed.atom"
_NEWEST = 300  #: entries; whoever reads a feed looks for what is new


def write_feed(compilation: Compilation, folder: Path) -> None:
    """Writes the feed beside the pages of the compilation's own language."""
    frame = Frame(compilation.consultation, compilation.language, isolates=False)
    entries = sorted(
        compilation.all_entries, key=lambda entry: (_moment(entry, compilation), entry.number), reverse=True
    )
    # Also what was withdrawn makes the feed another one, and leaves no entry to tell when.
    updated = compilation.made_at
    title = f"{compilation.consultation.reference}: {frame.say('title')}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{frame.language}">',
        f"<title>{_text(title)}</title>",
        f"<subtitle>{_text(frame.title())}</subtitle>",
        f"<id>{_identity(compilation)}</id>",
        f"<updated>{_written(updated)}</updated>",
        '<link rel="alternate" type="text/html" href="index.html"/>',
        f'<link rel="self" type="application/atom+xml" href="{FEED}"/>',
        *(_entry(entry, compilation, frame) for entry in entries[:_NEWEST]),
        "</feed>",
    ]
    (folder / FEED).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _entry(entry: Entry, compilation: Compilation, frame: Frame) -> str:
    answered = frame.listed(*(str(answer.question) for answer in entry.answers))
    summary = f"{' · '.join(frame.details(entry))}. {frame.say('answered')}: {answered}"
    link = quoteattr(f"contributors.html#{entry.anchor}")
    return (
        f"<entry><title>{_text(frame.short(entry))}</title>"
        # A new version is the same entry, updated.
        f"<id>{_identity(compilation, entry)}</id>"
        f"<updated>{_written(_moment(entry, compilation))}</updated>"
        f"<published>{_written(entry.received_at)}</published>"
        f"<author><name>{_text(frame.who(entry))}</name></author>"
        f'<link rel="alternate" type="text/html" href={link}/>'
        f"<summary>{_text(summary)}</summary></entry>"
    )


def _moment(entry: Entry, compilation: Compilation) -> datetime:
    return entry.cleared_at or compilation.made_at


def _identity(compilation: Compilation, entry: Entry | None = None) -> str:
    """A name for ever, wherever the pages lie: the same for the same contribution in every edition."""
    consultation = compilation.consultation
    name = f"{consultation.slug} {consultation.opens.isoformat()} {entry.number if entry else ''}".strip()
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _text(words: str) -> str:
    return escape(literal(words))
