"""The page that checks a receipt in the browser: what it compares with, and what it says."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from publication.entries import Compilation, Entry
from publication.frame import Frame
from publication.proofs import Record, published_as
from publication.search_index import write_part

#: Octets of words and records up to which they come with the page; more are put into files, of which one is loaded.
MOST_OCTETS = 800_000
FOLDER = "proof"
_RECORD = 900


def write_proof(compilation: Compilation, folder: Path) -> Markup:
    """Everything that a receipt is compared with, as JSON inside a page; where it is long, the page is told of files.

    A record is in the file that its key begins with: two letters.
    """
    slug = compilation.consultation.slug
    if not _is_long(compilation):
        return inside_a_page({"slug": slug, **_compared(compilation.records, compilation.all_entries)})
    entries = {entry.number: entry for entry in compilation.all_entries}
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    files: dict[str, list[Record]] = {f"{number:02x}": [] for number in range(256)}
    for record in compilation.records:
        files[record.key[:2]].append(record)
    for name, records in files.items():
        here = [entries[record.number] for record in records if record.number in entries]
        write_part(folder / FOLDER, name, _compared(records, here))
    return inside_a_page({"slug": slug, "folder": FOLDER})


def is_in_parts(proof: Markup) -> bool:
    """Whether the words of a proof are in files of their own."""
    return "folder" in json.loads(proof)


def words(frame: Frame) -> Markup:
    """The sentences of the check in the language of the page; what stands in braces is filled in there."""
    say = frame.say
    return inside_a_page(
        {
            "general": say("general"),
            "question": say("question", index="{index}"),
            "contact_data": say("contact_data"),
            "verify_number": say("verify_number"),
            "verify_names": say("verify_names"),
            "verify_file_place": say("verify_file_place", index="{index}"),
            "verify_needs_script": say("verify_needs_script"),
            "verify_no_receipt": say("verify_no_receipt"),
            "verify_other": say("verify_other"),
            "verify_changed": say("verify_changed"),
            "verify_signed": say("verify_signed"),
            "verify_unsigned": say("verify_unsigned"),
            "verify_unknown": say("verify_unknown"),
            "verify_same": say("verify_same"),
            "verify_others": say("verify_others"),
            "verify_version": say("verify_version", held="{held}", counts="{counts}"),
            "verify_published": say("verify_published", index="{index}"),
            "verify_withdrawn": say("verify_withdrawn"),
            "verify_not_published": say("verify_not_published"),
            "verify_word_for_word": say("verify_word_for_word", place="{place}"),
            "verify_redacted": say("verify_redacted", place="{place}", reason="{reason}"),
            "verify_withheld": say("verify_withheld", place="{place}"),
            "verify_differs": say("verify_differs", place="{place}"),
        }
    )


def _published(entry: Entry) -> dict[str, Any]:
    texts = {str(answer.question): answer.text for answer in entry.answers}
    if entry.general:
        texts["general"] = entry.general.text
    texts["published as"] = published_as(entry.name, entry.organisation)
    return {"texts": texts, "files": [file.sha256 for file in entry.attachments]}


def _compared(records: Iterable[Record], entries: Iterable[Entry]) -> dict[str, Any]:
    return {
        "records": [record.as_json() for record in records],
        "entries": {str(entry.number): _published(entry) for entry in entries},
    }


def _is_long(compilation: Compilation) -> bool:
    octets = 0
    for entry in compilation.all_entries:
        octets += _RECORD + sum(len(json.dumps(answer.text)) for answer in entry.texts)
        if octets > MOST_OCTETS:
            return True
    return _RECORD * len(compilation.records) > MOST_OCTETS


def inside_a_page(value: Any) -> Markup:
    """A value as JSON for a script of the page."""
    # "</script>" in somebody's words must not end the block; a half surrogate has no UTF-8.
    return Markup(json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
