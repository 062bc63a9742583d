"""Mails under `tests/mails`: each is read as its `.json` says. A new one is dropped in, no code is needed.

Keys of a `.json`: `sent` (letters of ours at hand), then what must hold: `kind`, `command`, `language`, `answers`
(exactly these), `unfiled` (exactly), `unfiled_holds`, `folded_holds` (kind -> pieces), `not_in_answers`, `profile`,
`may_answer`, `bounce`, `notes_hold`, `attachments` (names), `own_addresses`, `return_path`.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from mail_gateway.reading import Reading, SentMail, as_json, explain, read_mail
from tests.mail_reading.composing import CONSULTATION

FOLDER = Path(__file__).parents[1] / "mails"
MAILS = sorted(path for path in FOLDER.rglob("*.eml") if path.parent.name != "letters")


@pytest.mark.parametrize("path", MAILS, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_mail_is_read_as_its_author_meant_it(path: Path) -> None:
    """Drop a `.eml` and a `.json` into `tests/mails`."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    reading = _read(path, expected)
    shown = f"\n{explain(reading)}"
    assert reading.kind == expected.get("kind", "contribution"), shown
    assert reading.command == expected.get("command"), shown
    if "language" in expected:
        assert reading.language == expected["language"], shown
    if "answers" in expected:
        assert {str(number): text for number, text in reading.answers.items()} == expected["answers"], shown
    if "unfiled" in expected:
        assert reading.unfiled == expected["unfiled"], shown
    for piece in expected.get("unfiled_holds", ()):
        assert piece in reading.unfiled, shown
    for kind, pieces in expected.get("folded_holds", {}).items():
        folded = "\n".join(each["text"] for each in as_json(reading, "")["folded"] if each["kind"] == kind)
        for piece in pieces:
            assert piece in folded, shown
    for piece in expected.get("not_in_answers", ()):
        assert not any(piece in text for text in reading.answers.values()), shown
    for name, value in expected.get("profile", {}).items():
        assert reading.profile.get(name) == value, shown
    if "may_answer" in expected:
        assert reading.may_answer is expected["may_answer"], shown
    if "bounce" in expected:
        assert reading.bounce is not None, shown
        for name, value in expected["bounce"].items():
            assert getattr(reading.bounce, name) == value, shown
    for piece in expected.get("notes_hold", ()):
        assert any(piece in note for note in reading.notes), shown
    if "attachments" in expected:
        assert [file.name for file in reading.attachments] == expected["attachments"], shown


def test_there_are_mails_in_every_language_and_each_has_its_pair() -> None:
    """At least 150 mails, 15 in each language, and no `.json` alone."""
    assert len(MAILS) >= 150
    for language in CONSULTATION.languages:
        assert sum(path.parent.name == language for path in MAILS) >= 15, language
    alone = [path for path in FOLDER.rglob("*.json") if not path.with_suffix(".eml").exists()]
    assert not alone


def _read(path: Path, expected: dict[str, Any]) -> Reading:
    sent = [
        SentMail.from_bytes((path.parent / name).resolve().read_bytes()) for name in expected.get("sent", ())
    ]
    return read_mail(
        path.read_bytes(),
        CONSULTATION,
        sent,
        own_addresses=expected.get("own_addresses", ("consultation@intake.example",)),
        return_path=expected.get("return_path"),
    )
