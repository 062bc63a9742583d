"""The page that checks a receipt in the browser: what it compares with, and what it says."""

import json
from typing import Any

from markupsafe import Markup

from publication.entries import Compilation, Entry
from publication.frame import Frame
from publication.proofs import published_as

#: Above so many characters the words are left out: a page of many megabytes helps nobody, and `intake verify` does it.
MOST_WORDS = 3_000_000


def has_room(compilation: Compilation) -> bool:
    """Whether the words of a compilation fit the page."""
    return sum(len(answer.text) for entry in compilation.all_entries for answer in entry.texts) <= MOST_WORDS


def proof(compilation: Compilation) -> Markup:
    """Everything that a receipt is compared with, as JSON inside a page."""
    return _inside_a_page(
        {
            "slug": compilation.consultation.slug,
            "records": [record.as_json() for record in compilation.records],
            "entries": {str(entry.number): _published(entry) for entry in compilation.all_entries},
        }
    )


def words(frame: Frame) -> Markup:
    """The sentences of the check in the language of the page; what stands in braces is filled in there."""
    say = frame.say
    return _inside_a_page(
        {
            "general": say("general"),
            "question": say("question", index="{index}"),
            "contact_data": say("contact_data"),
            "verify_number": say("verify_number"),
            "verify_names": say("verify_names"),
            "verify_file_place": say("verify_file_place", index="{index}"),
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


def _inside_a_page(value: Any) -> Markup:
    # "</script>" in somebody's words must not end the block; a half surrogate has no UTF-8.
    return Markup(json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
