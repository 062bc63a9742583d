"""Commands of the staff at the desk: what came in, decisions, the deadline."""

from datetime import datetime
from typing import Annotated, Any

import typer

from app.commands.options import AsJson, Receipt, Ref, Who, show_json, show_table
from app.settings import load_settings
from app.wiring import Desk, now
from consultation.contribution import Contribution, Status
from consultation.definition import Consultation, text_in
from intake import staff
from intake.posting import Post
from store.ledger import Ledger

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
    app.command("status", rich_help_panel=panel)(status)
    app.command("list", rich_help_panel=panel)(list_)
    app.command("show", rich_help_panel=panel)(show)
    app.command("approve", rich_help_panel=panel)(approve)
    app.command("reject", rich_help_panel=panel)(reject)
    app.command("redact", rich_help_panel=panel)(redact)
    app.command("extend", rich_help_panel=panel)(extend)
    app.command("retry", rich_help_panel=panel)(retry)


def status(as_json: AsJson = False) -> None:
    """Show how each consultation stands: counts, deadline, what waits."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        rows = [_status(ledger, desk.shelf.in_force(ledger, c)) for c in desk.shelf.all]
        arrivals, letters = ledger.arrivals.counts(), ledger.outbox.counts()
        waits = {
            "arrivals_waiting": arrivals.get("waiting", 0),
            "arrivals_set_aside": arrivals.get("set_aside", 0),
            "letters_waiting": letters.get("waiting", 0),
            "letters_given_up": letters.get("given_up", 0),
            "unreachable": ledger.people.unreachable(),
        }
    if as_json:
        show_json({"consultations": rows, **waits})
        return
    columns = (
        "consultation",
        "state",
        "deadline",
        "submitted",
        "unconfirmed",
        "draft",
        "withdrawn",
        "late",
        "waiting for staff",
    )
    show_table(columns, [[row[column.replace(" ", "_")] for column in columns] for row in rows])
    typer.echo("\n".join(f"{name.replace('_', ' ')}: {count}" for name, count in waits.items()))


def _status(ledger: Ledger, consultation: Consultation) -> dict[str, Any]:
    counts = ledger.contributions.counts(consultation.slug)
    all_ = ledger.contributions.all(consultation.slug)
    moment = now()
    state = (
        "open"
        if consultation.is_open(moment)
        else "closed"
        if moment > consultation.deadline
        else "not yet open"
    )
    return {
        "consultation": consultation.reference,
        "state": state,
        "deadline": consultation.deadline.astimezone(consultation.timezone).isoformat(),
        **{status.value: count for status, count in counts.items()},
        "late": sum(_is_late(c, consultation) for c in all_),
        "waiting_for_staff": sum(_waits(c, consultation) for c in all_),
    }


def _is_late(contribution: Contribution, consultation: Consultation) -> bool:
    version = contribution.shown(consultation)
    return version is not None and contribution.is_late(version, consultation)


def _waits(contribution: Contribution, consultation: Consultation) -> bool:
    version = contribution.counting(consultation)
    if version is None or contribution.status is not Status.SUBMITTED:
        return False
    return not any(clearance.version == version.number for clearance in contribution.clearances)


def list_(
    ref: Ref = None,
    as_json: AsJson = False,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Only those that nobody has decided about.")
    ] = False,
    state: Annotated[
        Status | None, typer.Option("--status", help="Only those: unconfirmed, submitted, withdrawn.")
    ] = None,
    late: Annotated[bool, typer.Option("--late", help="Only those that came late.")] = False,
) -> None:
    """List the contributions that were handed in; drafts are a count in `intake status`."""
    desk = Desk.open(load_settings())
    consultation = desk.shelf.named(ref)
    with desk.database.transaction() as ledger:
        consultation = desk.shelf.in_force(ledger, consultation)
        listed = ledger.contributions.all(consultation.slug)
    listed = [
        c
        for c in listed
        if (not waiting or _waits(c, consultation))
        and (state is None or c.status is state)
        and (not late or _is_late(c, consultation))
    ]
    rows = [_row(c, consultation) for c in listed]
    if as_json:
        show_json(rows)
        return
    columns = (
        "receipt",
        "no.",
        "status",
        "version",
        "late",
        "name",
        "organisation",
        "language",
        "answers",
        "cleared",
        "handed in",
    )
    keys = (
        "receipt",
        "public_number",
        "status",
        "version",
        "late",
        "name",
        "organisation",
        "language",
        "answered",
        "cleared",
        "submitted_at",
    )
    show_table(columns, [[_cell(row[key]) for key in keys] for row in rows], consultation.reference)
    typer.echo(f"{len(rows)} listed")


def _cell(value: Any) -> str:
    return "yes" if value is True else "" if value in (None, False) else str(value)


def _row(contribution: Contribution, consultation: Consultation) -> dict[str, Any]:
    version = contribution.shown(consultation)
    assert version is not None  # what is listed was handed in
    return {
        "receipt": contribution.receipt,
        "public_number": contribution.public_number,
        "status": contribution.status.value,
        "version": version.number,
        "late": contribution.is_late(version, consultation),
        "channels": [channel.value for channel in contribution.channels],
        "name": version.person.name,
        "organisation": version.person.organisation,
        "category": version.person.category,
        "country": version.person.country,
        "language": version.language,
        "proof": version.proof.value,
        "answered": ", ".join(str(number) for number in version.answers),
        "attachments": len(version.files),
        "cleared": _cleared(contribution, consultation),
        "submitted_at": version.at.astimezone(consultation.timezone).isoformat(timespec="seconds"),
    }


def _cleared(contribution: Contribution, consultation: Consultation) -> str:
    version = contribution.counting(consultation)
    if version is None:
        return ""
    decided = [clearance for clearance in contribution.clearances if clearance.version == version.number]
    if not decided:
        return "waiting"
    numbers = [*version.answers, 0] if version.general or version.files else [*version.answers]
    approved = [number for number in numbers if contribution.is_approved(consultation, number)]
    if len(approved) == len(numbers):
        return "approved"
    return "rejected" if not approved else "approved: " + ", ".join(map(str, approved))


def show(receipt: Receipt, as_json: AsJson = False) -> None:
    """Show one contribution whole: answers, versions, decisions, audit trail."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        _, contribution = staff.find(ledger, receipt)
        consultation = desk.shelf.in_force(ledger, desk.shelf.named(contribution.consultation))
        trail = [entry for entry in ledger.records.trail() if contribution.receipt in entry[3]]
    version = contribution.shown(consultation)
    if version is None:
        raise staff.NotPossible(
            f"{contribution.receipt} is a draft: its text is its author's alone until it is handed in."
        )
    data = {
        **_row(contribution, consultation),
        "answers": {str(number): text for number, text in version.answers.items()},
        "general": version.general,
        "files": [
            {"question": f.question, "name": f.file.name, "sha256": f.file.sha256, "size": f.file.size}
            for f in version.files
        ],
        "versions": [
            {
                "number": v.number,
                "at": v.at.isoformat(),
                "channel": v.channel.value,
                "confirmed": v.confirmed,
                "proof": v.proof.value,
            }
            for v in contribution.versions
        ],
        "redactions": [
            {"question": r.question, "words": r.words, "reason": r.reason} for r in contribution.redactions
        ],
        "trail": [
            {"at": at.isoformat(), "who": who, "act": act, "object": object_, "why": why}
            for at, who, act, object_, why in trail
        ],
    }
    if as_json:
        show_json(data)
        return
    head = [
        f"{contribution.receipt} · {consultation.reference} · {contribution.status.value} · version {version.number}"
    ]
    if data["late"]:
        head.append("LATE")
    head.append(
        " · ".join(
            filter(
                None,
                (version.person.name, version.person.organisation, version.person.country, version.language),
            )
        )
    )
    typer.echo("\n".join(head))
    for number in consultation.numbers:
        question = consultation.question(number)
        assert question is not None
        cleared = "" if contribution.is_approved(consultation, number) else "   [not cleared]"
        typer.echo(
            f"\n{number}. {text_in(question.text, version.language)}{cleared if number in version.answers else ''}"
        )
        typer.echo(version.answers.get(number) or "—")
    if version.general:
        typer.echo(f"\nGeneral comment:\n{version.general}")
    for filed in version.files:
        typer.echo(f"\nFile: {filed.file.name} ({filed.file.size} bytes, sha256 {filed.file.sha256[:16]}…)")
    for entry in data["trail"]:
        typer.echo(f"\n{entry['at']}  {entry['who']}  {entry['act']}  {entry['object']}  {entry['why']}")


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
        show_json(_row(contribution, consultation))
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
