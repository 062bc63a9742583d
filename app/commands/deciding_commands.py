"""Commands of staff that decide: approve, reject, redact, move the deadline, take up what was set aside."""

from datetime import datetime
from typing import Annotated

import typer

from app.commands.desk_commands import row_of
from app.commands.options import AsJson, Receipt, Ref, Who, show_json
from app.settings import load_settings
from app.wiring import Desk, now
from consultation.definition import Consultation
from intake import staff
from intake.posting import Post

Question = Annotated[
    int | None,
    typer.Option(
        "--question", "-q", metavar="N", help="Only this answer (0: the general comment and files)."
    ),
]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why; kept in the audit trail.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    panel = "Staff"
    app.command("approve", rich_help_panel=panel)(approve)
    app.command("reject", rich_help_panel=panel)(reject)
    app.command("redact", rich_help_panel=panel)(redact)
    app.command("extend", rich_help_panel=panel)(extend)
    app.command("retry", rich_help_panel=panel)(retry)


def approve(
    receipt: Receipt, who: Who, question: Question = None, reason: Reason = "", as_json: AsJson = False
) -> None:
    """Clear a contribution for publication, or one answer of it."""
    _decide(receipt, who, question, reason, approved=True, as_json=as_json)


def reject(
    receipt: Receipt,
    who: Who,
    reason: Annotated[
        str, typer.Option("--reason", "-r", help="Why; it is kept, and shown where the gap is.")
    ],
    question: Question = None,
    as_json: AsJson = False,
) -> None:
    """Keep a contribution, or one answer of it, out of the publication. A later approve undoes it."""
    _decide(receipt, who, question, reason, approved=False, as_json=as_json)


def _decide(
    receipt: str, who: str, question: int | None, reason: str, *, approved: bool, as_json: bool
) -> None:
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        _, contribution = staff.find(ledger, receipt)
        consultation = desk.shelf.in_force(ledger, desk.shelf.named(contribution.consultation))
        contribution = staff.decide(
            ledger,
            consultation,
            receipt,
            approved=approved,
            question=question,
            reason=reason,
            who=who,
            now=now(),
        )
    if as_json:
        show_json(row_of(contribution, consultation))
        return
    what = contribution.receipt if question is None else f"answer {question} of {contribution.receipt}"
    version = contribution.counting(consultation)
    number = version.number if version else 0
    typer.echo(f"{'Approved' if approved else 'Rejected'}: {what} (version {number}).")


def redact(
    receipt: Receipt,
    who: Who,
    question: Annotated[
        int, typer.Option("--question", "-q", metavar="N", help="The answer (0: the general comment).")
    ],
    words: Annotated[
        str, typer.Option("--words", "-w", help="The exact words to black out, everywhere in that answer.")
    ],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why; it is shown where the words were.")],
) -> None:
    """Black out words of an answer in what is published; the original stays as it is."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        _, contribution = staff.find(ledger, receipt)
        consultation = desk.shelf.in_force(ledger, desk.shelf.named(contribution.consultation))
        staff.redact(
            ledger, consultation, receipt, question=question, words=words, reason=reason, who=who, now=now()
        )
    typer.echo(f"Redacted in answer {question} of {contribution.receipt}: {reason}")


def extend(
    until: Annotated[
        str,
        typer.Option(
            "--until",
            metavar="MOMENT",
            help="The new deadline, as 2017-08-29T23:59:59; without an offset, in the consultation's zone.",
        ),
    ],
    who: Who,
    ref: Ref = None,
    shorten: Annotated[
        bool, typer.Option("--shorten", help="Yes, the new deadline is earlier than the old one.")
    ] = False,
) -> None:
    """Move the deadline, from this second on and for everything, and tell everybody who has begun."""
    desk = Desk.open(load_settings())
    consultation = desk.shelf.named(ref)
    moment = _moment(until, consultation)
    with desk.database.transaction() as ledger:
        in_force = desk.shelf.in_force(ledger, consultation)
        letters = staff.extend(Post(ledger, now(), desk.mail_domain), in_force, moment, who, shorten=shorten)
    local = moment.astimezone(consultation.timezone)
    typer.echo(
        f"{consultation.reference}: the deadline is {local.isoformat()} ({consultation.timezone.key})."
    )
    typer.echo(f"Told: {len(letters)} {'person' if len(letters) == 1 else 'people'} who have begun.")


def _moment(text: str, consultation: Consultation) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is no moment; write it as 2017-08-29T23:59:59", param_hint="--until"
        ) from None
    if len(text.strip()) <= 10:
        moment = moment.replace(hour=23, minute=59, second=59)  # a day without an hour means its end
    return moment if moment.tzinfo else moment.replace(tzinfo=consultation.timezone)


def retry(
    number: Annotated[int | None, typer.Argument(metavar="[N]", help="Only this message.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the messages that were set aside after three failures, and put them back to be handled again."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        aside = [a for a in ledger.arrivals.aside() if number in (None, a.id)]
        count = ledger.arrivals.retry(number)
    rows = [
        {
            "number": a.id,
            "channel": a.channel.value,
            "received_at": a.received_at.isoformat(),
            "fault": (a.fault.strip().splitlines() or [""])[-1],
        }
        for a in aside
    ]
    if as_json:
        show_json(rows)
        return
    for row in rows:
        typer.echo(f"{row['number']}  {row['channel']}  {row['received_at']}  {row['fault']}")
    typer.echo(
        f"{count} put back; a running `intake serve` takes {'it' if count == 1 else 'them'} up within half a minute."
    )
