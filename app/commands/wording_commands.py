"""Commands of staff about the words of an answer: black them out, keep them as they were written, translate them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.commands.naming import find
from app.commands.options import InRef, Receipt, Who
from app.settings import load_settings
from app.wiring import Desk, now
from consultation.contribution import Contribution
from consultation.definition import LANGUAGES, Consultation
from consultation.interview import GENERAL
from consultation.receipts import tail
from intake import staff
from store.ledger import Ledger

Question = Annotated[
    int, typer.Option("--question", "-q", metavar="N", help="The answer (0: the general comment).")
]

OrNames = Annotated[
    int | None,
    typer.Option(
        "--question",
        "-q",
        metavar="N",
        help="The answer (0: the general comment). Left out: the names, of person, organisation and files.",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    panel = "Staff"
    app.command("redact", rich_help_panel=panel)(redact)
    app.command("keep", rich_help_panel=panel)(keep)
    app.command("translate", rich_help_panel=panel)(translate)


def redact(
    receipt: Receipt,
    who: Who,
    *,
    question: OrNames = None,
    words: Annotated[
        str, typer.Option("--words", "-w", help="The exact words to black out, everywhere in that answer.")
    ],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why; it is shown where the words were.")],
    ref: InRef = None,
) -> None:
    """Black out words of an answer, or of the name of a file, in what is published; the original stays as it is.

    `intake keep` undoes it.
    """
    from app.looking import check_reason

    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        consultation, contribution = find(ledger, desk, receipt, ref)
        translated = () if question is None else contribution.translations_of(consultation, question)
        check_reason(reason, ledger.people.addresses() | {tail(contribution.receipt)}, words)
        staff.redact(
            ledger,
            consultation,
            contribution.receipt,
            question=question,
            words=words,
            reason=reason,
            who=who,
            now=now(),
        )
    typer.echo(f"Redacted in {_place(question)} of {contribution.receipt}: {reason}")
    for place in () if question is None else _elsewhere(contribution, consultation, question, words):
        typer.echo(f"The same words stand in {place} too, and are published there.")
    for one in translated:
        typer.echo(
            f"Its translation ({one.language}) is held back, it may tell the same: look, and give it again by `intake translate`."
        )


def keep(
    receipt: Receipt,
    who: Who,
    *,
    question: OrNames = None,
    words: Annotated[
        str, typer.Option("--words", "-w", help="The exact words to publish as they were written.")
    ],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why; kept in the audit trail.")],
    ref: InRef = None,
) -> None:
    """Publish words that were blacked out: the public address of an office, a false hit, a redaction of yours.

    An address that somebody wrote from, or is written to at, is never uncovered.
    """
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        consultation, contribution = find(ledger, desk, receipt, ref)
        _check_may_be_kept(ledger, consultation, contribution, question, words)
        staff.redact(
            ledger,
            consultation,
            contribution.receipt,
            question=question,
            words=words,
            reason=reason,
            who=who,
            now=now(),
            keep=True,
        )
    typer.echo(f"Kept in {_place(question)} of {contribution.receipt}, as it was written: {words}")


def translate(
    receipt: Receipt,
    who: Who,
    question: Question,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help=f"Of the translation: {', '.join(LANGUAGES)}.")
    ],
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="The translation, as plain text in UTF-8.", exists=True),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the translation back.")] = False,
    ref: InRef = None,
) -> None:
    """Put a translation beside an answer. It is marked as yours wherever it is shown, and never counts as the author's words."""
    if language not in LANGUAGES:
        raise typer.BadParameter(f"is one of {', '.join(LANGUAGES)}", param_hint="--language")
    if (file is None) is not remove:
        raise typer.BadParameter("give the translation, or --remove", param_hint="--file")
    text = _text_of(file) if file else ""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        consultation, contribution = find(ledger, desk, receipt, ref)
        there = contribution.translations_of(consultation, question)
        if remove and not any(one.language == language for one in there):
            raise staff.NotPossible(
                f"Answer {question} of {contribution.receipt} has no translation ({language}) that is shown."
            )
        staff.translate(
            ledger,
            consultation,
            contribution.receipt,
            question=question,
            language=language,
            text=text,
            who=who,
            now=now(),
        )
        contacts = frozenset(contact.casefold() for contact in ledger.people.addresses())
    what = "Taken back" if remove else "Translated"
    typer.echo(f"{what}: answer {question} of {contribution.receipt} ({language})")
    from publication.redacting import blacked_out_by_itself

    for found in blacked_out_by_itself(text, contribution.redactions_of(question), contacts):
        typer.echo(f"  Blacked out by itself in it: {found.words} ({found.kind})")


def _elsewhere(
    contribution: Contribution, consultation: Consultation, question: int, words: str
) -> Iterator[str]:
    """Where else in a contribution the same words stand: a redaction is of one answer."""
    version = contribution.counting(consultation)
    if version is None:
        return
    for number in (*sorted(version.answers), GENERAL):
        gone = _redacted(contribution, number)
        text = version.words(number)
        for redacted in gone:
            text = text.replace(redacted, "")
        if number != question and words in text:
            yield f"answer {number}" if number else "the comment"
    person = version.person
    names = (("the name", person.name), ("the organisation", person.organisation))
    files = [(f"the name of file {at}", filed.file.name) for at, filed in enumerate(version.files, start=1)]
    yield from (place for place, text in (*names, *files) if text and words in text)


def _redacted(contribution: Contribution, question: int | None) -> list[str]:
    return [one.words for one in contribution.redactions_of(question) if not one.kept]


def _place(question: int | None) -> str:
    return "the names" if question is None else f"answer {question}"


def _text_of(file: Path) -> str:
    try:
        text = file.read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise staff.NotPossible(f"{file}: cannot be read as text in UTF-8: {error}") from error
    if not text or "\0" in text:
        raise staff.NotPossible(f"{file}: is empty, or no plain text")
    return text


def _check_may_be_kept(
    ledger: Ledger, consultation: Consultation, contribution: Contribution, question: int | None, words: str
) -> None:
    from publication.personal import contact_data, is_known, without_contact_data

    contacts = frozenset(contact.casefold() for contact in ledger.people.addresses())
    if is_known(words, contacts):
        raise staff.NotPossible(
            "An address or account that somebody is known by stands in those words: it is never published."
        )
    version = contribution.counting(consultation)
    if question is None:
        names = staff.names_of(version, keep=True) if version else ()
        hidden = any(words in name and without_contact_data(words) != words for name in names)
        if any(words in name for name in names) and not hidden and words not in _redacted(contribution, None):
            raise staff.NotPossible(
                f"Nothing is blacked out there: give the words whole, as `intake show {contribution.receipt}` names them."
            )
        return
    text = version.words(question) if version else ""
    by_staff = _redacted(contribution, question)
    if words in text and words not in by_staff and not any(f.words in words for f in contact_data(text)):
        raise staff.NotPossible(
            f"Nothing is blacked out there: give the words whole, as `intake show {contribution.receipt}` names them."
        )
