"""Commands of staff about the words of an answer: black them out, or keep them as they were written."""

from typing import Annotated

import typer

from app.commands.naming import find
from app.commands.options import InRef, Receipt, Who
from app.settings import load_settings
from app.wiring import Desk, now
from consultation.contribution import Contribution
from consultation.definition import Consultation
from intake import staff
from store.ledger import Ledger

Question = Annotated[
    int, typer.Option("--question", "-q", metavar="N", help="The answer (0: the general comment).")
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    panel = "Staff"
    app.command("redact", rich_help_panel=panel)(redact)
    app.command("keep", rich_help_panel=panel)(keep)


def redact(
    receipt: Receipt,
    who: Who,
    question: Question,
    words: Annotated[
        str, typer.Option("--words", "-w", help="The exact words to black out, everywhere in that answer.")
    ],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why; it is shown where the words were.")],
    ref: InRef = None,
) -> None:
    """Black out words of an answer in what is published; the original stays as it is. `intake keep` undoes it."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        consultation, contribution = find(ledger, desk, receipt, ref)
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
    typer.echo(f"Redacted in answer {question} of {contribution.receipt}: {reason}")


def keep(
    receipt: Receipt,
    who: Who,
    question: Question,
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
    typer.echo(f"Kept in answer {question} of {contribution.receipt}, as it was written: {words}")


def _check_may_be_kept(
    ledger: Ledger, consultation: Consultation, contribution: Contribution, question: int, words: str
) -> None:
    from publication.personal import contact_data, is_known

    contacts = frozenset(contact.casefold() for contact in ledger.people.addresses())
    if is_known(words, contacts):
        raise staff.NotPossible(
            "An address or account that somebody is known by stands in those words: it is never published."
        )
    version = contribution.counting(consultation)
    text = "" if version is None else version.general if question == 0 else version.answers.get(question, "")
    by_staff = [r.words for r in contribution.redactions_of(question) if not r.kept]
    if words in text and words not in by_staff and not any(f.words in words for f in contact_data(text)):
        raise staff.NotPossible(
            f"Nothing is blacked out there: give the words whole, as `intake show {contribution.receipt}` names them."
        )
