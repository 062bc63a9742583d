"""Commands of staff that decide: approve, reject, move the deadline, take up what was set aside."""

import sys
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

import typer

from app.commands.desk_commands import rejection, row_of
from app.commands.naming import find
from app.commands.options import AsJson, InRef, Receipts, Ref, Who, show_json
from app.settings import load_settings
from app.wiring import Desk, now
from consultation.contribution import Contribution, Version
from consultation.definition import Consultation
from consultation.interview import GENERAL
from consultation.receipts import tail
from intake import staff
from intake.posting import Post
from publication.redacting import CONTACT_DATA, NOT_OPENED

Question = Annotated[
    int | None,
    typer.Option(
        "--question", "-q", metavar="N", help="Only this answer (0: the general comment and files)."
    ),
]
File = Annotated[
    int | None, typer.Option("--file", metavar="N", help="Only this file, as `intake show` counts them.")
]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why; kept in the audit trail.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    panel = "Staff"
    app.command("approve", rich_help_panel=panel)(approve)
    app.command("reject", rich_help_panel=panel)(reject)
    app.command("extend", rich_help_panel=panel)(extend)
    app.command("retry", rich_help_panel=panel)(retry)


def approve(
    receipts: Receipts,
    who: Who,
    question: Question = None,
    file: File = None,
    with_files: Annotated[
        bool,
        typer.Option(
            "--with-files", help="Also files that would be held back: they are published as they are."
        ),
    ] = False,
    reason: Reason = "",
    ref: InRef = None,
    as_json: AsJson = False,
) -> None:
    """Clear contributions for publication, or one answer or file. Tells what is blacked out, and what may be personal.

    Files in which contact data stands, and documents that could not be opened, are held back, unless --with-files or
    --file says that you looked. What was rejected before is cleared too, and named.
    """
    acts = [_approve(named, who, question, file, reason, ref, with_files=with_files) for named in receipts]
    _tell(acts, as_json=as_json)


def reject(
    receipts: Receipts,
    who: Who,
    reason: Annotated[
        str, typer.Option("--reason", "-r", help="Why; it is kept, and shown where the gap is.")
    ],
    question: Question = None,
    file: File = None,
    ref: InRef = None,
    as_json: AsJson = False,
) -> None:
    """Keep contributions, or one answer or file, out of the publication. A later approve undoes it."""
    from app.looking import check_reason

    desk = Desk.open(load_settings())
    acts = []
    for named in receipts:
        with desk.database.transaction() as ledger:
            consultation, contribution = find(ledger, desk, named, ref)
            check_reason(reason, ledger.people.addresses() | {tail(contribution.receipt)})
            contribution = staff.decide(
                ledger,
                consultation,
                contribution.receipt,
                approved=False,
                question=_question(question, file),
                file=file,
                reason=reason,
                who=who,
                now=now(),
            )
        what = _scope(contribution, question, file)
        line = f"Rejected: {what} (version {_version(contribution, consultation).number})."
        acts.append(_Act(row_of(contribution, consultation), (line,)))
    _tell(acts, as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Act:
    """What was done with one contribution."""

    row: dict[str, Any]
    lines: tuple[str, ...]


def _approve(
    named: str,
    who: str,
    question: int | None,
    file: int | None,
    reason: str,
    ref: str | None,
    *,
    with_files: bool,
) -> _Act:
    from app.looking import Look, as_json, look, look_into_files, told

    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        consultation, contribution = find(ledger, desk, named, ref)
        contacts = ledger.people.addresses() | {tail(contribution.receipt)}
    version = _version(contribution, consultation)
    place = _question(question, file)
    # Files are read outside of the transaction: a large one takes a while, and people write meanwhile.
    found = Look((), (), ())
    if file is None:
        found = look(contribution, version, contacts, question=question)
        found = replace(found, files=look_into_files(version, desk.files, contacts, question=question))
    with desk.database.transaction() as ledger:
        consultation, contribution = find(ledger, desk, contribution.receipt)
        if _version(contribution, consultation).number != version.number:
            raise staff.NotPossible(
                f"{contribution.receipt} was changed by its author just now: look at it again."
            )

        def decide(
            why: str, *, approved: bool, question: int | None = None, file: int | None = None
        ) -> Contribution:
            return staff.decide(
                ledger, consultation, contribution.receipt,
                approved=approved, question=question, file=file, reason=why, who=who, now=now(),
            )  # fmt: skip

        earlier_no = _rejections(contribution, consultation, version, place, file)
        cleared = decide(reason, approved=True, question=place, file=file)
        held = []
        for one in found.to_hold:
            earlier = contribution.file_decision(consultation, one.file)
            if with_files:
                if earlier and not earlier.approved and earlier.reason not in (CONTACT_DATA, NOT_OPENED):
                    earlier_no.append((f"file {one.file}", earlier.reason))
                cleared = decide(reason, approved=True, file=one.file)
            elif earlier is None or not earlier.approved:
                held.append(one)
                cleared = decide(CONTACT_DATA if one.found else NOT_OPENED, approved=False, file=one.file)
    what = _scope(cleared, question, file)
    lines = [f"Approved: {what} (version {version.number}).", *(f"  {line}" for line in told(found))]
    lines += [f"  This undoes a rejection: {what_} was rejected ({why})." for what_, why in earlier_no]
    for one in found.files:
        if one in held:
            cause = (
                f"contact data stands in it: {', '.join(one.found)}"
                if one.found
                else f"{NOT_OPENED}: {one.note}"
            )
            lines.append(f"  File {one.file} ({one.name}) is HELD BACK, {cause}")
            lines.append(f"    to publish it as it is: intake approve {cleared.receipt} --file {one.file}")
        elif one.found:
            lines.append(
                f"  File {one.file} ({one.name}) is published with what stands in it: {', '.join(one.found)}"
            )
        else:
            lines.append(
                f"  File {one.file} ({one.name}) could not be looked into ({one.note}): open it yourself"
            )
    return _Act({**row_of(cleared, consultation), **as_json(found)}, tuple(lines))


def _rejections(
    contribution: Contribution,
    consultation: Consultation,
    version: Version,
    question: int | None,
    file: int | None,
) -> list[tuple[str, str]]:
    """What was rejected and is cleared by an approval, each with the reason."""
    if file is not None:
        own = contribution.file_decision(consultation, file)
        human = own and not own.approved and own.reason not in (CONTACT_DATA, NOT_OPENED)
        return [(f"file {file}", own.reason)] if own and human else []
    there = [*version.answers, *([GENERAL] if version.general or version.files else [])]
    found = [
        (number, rejection(contribution, consultation, number))
        for number in there
        if question in (None, number)
    ]
    return [(f"answer {number}" if number else "the comment", no.reason) for number, no in found if no]


def _tell(acts: list[_Act], *, as_json: bool) -> None:
    if as_json:
        show_json(acts[0].row if len(acts) == 1 else [act.row for act in acts])
        return
    for act in acts:
        typer.echo("\n".join(act.lines))


def _version(contribution: Contribution, consultation: Consultation) -> Version:
    version = contribution.counting(consultation)
    if version is None:
        raise staff.NotPossible(
            f"{contribution.receipt} has not been handed in yet, or waits for its author's CONFIRM: there is nothing to decide."
        )
    return version


def _question(question: int | None, file: int | None) -> int | None:
    """The answer that is decided about, if it is one."""
    if question is not None and question < 0:
        raise typer.BadParameter("is a number from 0 on", param_hint="--question")
    if question is not None and file is not None:
        raise typer.BadParameter("name a question or a file, not both", param_hint="--file")
    return question


def _scope(contribution: Contribution, question: int | None, file: int | None) -> str:
    if file is not None:
        return f"file {file} of {contribution.receipt}"
    return contribution.receipt if question is None else f"answer {question} of {contribution.receipt}"


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
    as_json: AsJson = False,
) -> None:
    """Move the deadline, from this second on and for everything, and tell everybody who has begun or was invited."""
    desk = Desk.open(load_settings())
    consultation = desk.shelf.named(ref)
    moment = _moment(until, consultation)
    with desk.database.transaction() as ledger:
        in_force = desk.shelf.in_force(ledger, consultation)
    if moment < in_force.deadline and not shorten and not as_json and sys.stdin.isatty():
        before = in_force.deadline.astimezone(consultation.timezone)
        typer.echo(
            f"People were told {before.isoformat()}. What arrived before you shorten it stays in time."
        )
        typer.confirm("Shorten the deadline?", abort=True)
        shorten = True
    with desk.database.transaction() as ledger:
        in_force = desk.shelf.in_force(ledger, consultation)
        letters = staff.extend(Post(ledger, now(), desk.mail_domain), in_force, moment, who, shorten=shorten)
    local = moment.astimezone(consultation.timezone)
    invited = sum("invited" in letter.says[0].args for letter in letters)
    if as_json:
        told = [
            {"channel": one.channel.value, "address": one.address, "language": one.language}
            for one in letters
        ]
        show_json({"consultation": consultation.reference, "deadline": local.isoformat(), "told": told})
        return
    typer.echo(
        f"{consultation.reference}: the deadline is {local.isoformat()} ({consultation.timezone.key})."
    )
    subscribed = sum("subscribed" in letter.says[0].args for letter in letters)
    begun = len(letters) - invited - subscribed
    typer.echo(f"Told: {begun} {'person who has' if begun == 1 else 'people who have'} begun.")
    if invited:
        typer.echo(f"Told: {invited} {'person who was' if invited == 1 else 'people who were'} invited.")
    if subscribed:
        typer.echo(f"Told: {subscribed} {'person' if subscribed == 1 else 'people'} who asked to be told.")


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
    if number is not None and not aside:
        raise staff.NotPossible(
            f"No message {number} is set aside: `intake retry` without a number names those that are, and takes them up."
        )
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
