"""Commands of staff that look: how things stand, what came in."""

import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.commands.caring_commands import as_row
from app.commands.naming import find
from app.commands.options import AsJson, InRef, Receipt, Ref, known_or_wrong, show_json, show_table
from app.settings import load_settings
from app.wiring import Desk, now
from consultation.contribution import Clearance, Contribution, Status
from consultation.definition import LANGUAGES, Consultation, text_in
from consultation.doubts import Flag
from consultation.interview import GENERAL
from intake import staff
from intake.digests import is_undecided
from intake.suspicion import flags, with_lists
from store.ledger import Ledger

if TYPE_CHECKING:
    from app.looking import Look


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    panel = "Staff"
    app.command("status", rich_help_panel=panel)(status)
    app.command("list", rich_help_panel=panel)(list_)
    app.command("show", rich_help_panel=panel)(show)


def status(as_json: AsJson = False) -> None:
    """Show how each consultation stands: counts, deadline, what waits."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        rows = [_status(ledger, desk.shelf.in_force(ledger, c)) for c in desk.shelf.all]
        arrivals, letters = ledger.arrivals.counts(), ledger.outbox.counts()
        waits = {
            "arrivals_waiting": arrivals.get("waiting", 0),
            "arrivals_set_aside": arrivals.get("set_aside", 0),
            "arrivals_noted": len(ledger.arrivals.noted()),
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
    all_ = list(ledger.outlines.all(consultation.slug))
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
        "waiting_for_staff": sum(is_undecided(c, consultation) for c in all_),
        "to_be_told": ledger.subscriptions.count(consultation.slug),
    }


def _is_late(contribution: Contribution, consultation: Consultation) -> bool:
    version = contribution.shown(consultation)
    return version is not None and contribution.is_late(version, consultation)


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
    assigned: Annotated[
        str | None, typer.Option("--assigned", metavar="NAME", help="Only those assigned to NAME.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", help="Only those in it: ar, en …")] = None,
    category: Annotated[str | None, typer.Option("--category", help="Only those of it, by its id.")] = None,
    flagged: Annotated[bool, typer.Option("--flagged", help="Only those with a reason for doubt.")] = False,
) -> None:
    """List the contributions that were handed in; drafts are a count in `intake status`."""
    desk = Desk.open(load_settings())
    consultation = desk.shelf.named(ref)
    known_or_wrong("--language", language, LANGUAGES)
    known_or_wrong("--category", category, [each.id for each in consultation.categories])
    with desk.database.transaction() as ledger:
        consultation = desk.shelf.in_force(ledger, consultation)
        listed = ledger.contributions.all(consultation.slug)
        assignees = ledger.staff_work.assigned(consultation.slug)
        doubts = flags(ledger, consultation, with_lists(desk.settings.domain_lists))
    listed = [
        c
        for c in listed
        if (not waiting or is_undecided(c, consultation))
        and (state is None or c.status is state)
        and (not late or _is_late(c, consultation))
        and (not flagged or c.receipt in doubts)
        and (assigned is None or assignees.get(c.receipt, "").casefold() == assigned.casefold())
    ]
    rows = [
        row_of(c, consultation)
        | {"assigned": assignees.get(c.receipt), "flags": _flags(doubts.get(c.receipt, ()))}
        for c in listed
    ]
    rows = [
        row for row in rows if language in (None, row["language"]) and category in (None, row["category"])
    ]
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
        "assigned",
        "handed in",
        "doubts",
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
        "assigned",
        "submitted_at",
        "doubts",
    )
    lines = [row | {"doubts": "; ".join(flag["doubt"] for flag in row["flags"])} for row in rows]
    show_table(columns, [[_cell(line[key]) for key in keys] for line in lines], consultation.reference)
    typer.echo(f"{len(rows)} listed")


def _flags(found: Sequence[Flag]) -> list[dict[str, str]]:
    """Why staff should look, as lists and `show` give it."""
    return [{"doubt": flag.doubt.value, "why": flag.why} for flag in found]


def _cell(value: Any) -> str:
    return "yes" if value is True else "" if value in (None, False) else str(value)


def row_of(contribution: Contribution, consultation: Consultation) -> dict[str, Any]:
    """One contribution as a line of a list."""
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
        "merged_into": contribution.merged_into,
        "submitted_at": version.at.astimezone(consultation.timezone).isoformat(timespec="seconds"),
    }


def _cleared(contribution: Contribution, consultation: Consultation) -> str:
    version = contribution.counting(consultation)
    if version is None or contribution.status is Status.WITHDRAWN:
        return ""
    if contribution.merged_into:
        return f"in {contribution.merged_into}"
    decided = [clearance for clearance in contribution.clearances if clearance.version == version.number]
    if not decided:
        return "waiting"
    numbers = [*version.answers, 0] if version.general or version.files else [*version.answers]
    approved = [number for number in numbers if contribution.is_approved(consultation, number)]
    if len(approved) == len(numbers):
        return "approved"
    return "rejected" if not approved else "approved: " + ", ".join(map(str, approved))


def rejection(contribution: Contribution, consultation: Consultation, question: int) -> Clearance | None:
    """The decision of staff that keeps an answer (GENERAL: the comment and files) out; None where there is none."""
    counting = contribution.counting(consultation)
    decided = [
        c
        for c in contribution.clearances
        if counting and c.version == counting.number and c.is_about(question)
    ]
    return decided[-1] if decided and not decided[-1].approved else None


def show(receipt: Receipt, ref: InRef = None, as_json: AsJson = False) -> None:
    """Show one contribution whole: answers, versions, decisions, audit trail, and what may be personal in it."""
    from app.looking import as_json as found_as_json
    from app.looking import look

    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        consultation, contribution = find(ledger, desk, receipt, ref)
        contacts = ledger.people.addresses()
        trail = [entry for entry in ledger.records.trail() if contribution.receipt in entry[3]]
        beside = _beside(ledger, contribution)
        doubts = flags(ledger, consultation, with_lists(desk.settings.domain_lists))
    version = contribution.shown(consultation)
    if version is None:
        raise staff.NotPossible(
            f"{contribution.receipt} is a draft: its text is its author's alone until it is handed in."
        )
    found = look(contribution, version, contacts)
    data = {
        **row_of(contribution, consultation),
        **{name: hits for name, hits in found_as_json(found).items() if name != "files"},
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
            {"question": r.question, "words": r.words, "reason": r.reason, "kept": r.kept}
            for r in contribution.redactions
        ],
        "translations": [
            {"question": t.question, "language": t.language, "text": t.text}
            for question in (*version.answers, 0)
            for t in contribution.translations_of(consultation, question)
        ],
        **beside,
        "flags": _flags(doubts.get(contribution.receipt, ())),
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
    head += [f"DOUBT: {flag['doubt']}: {flag['why']}" for flag in data["flags"]]
    typer.echo("\n".join(head))
    for number in consultation.numbers:
        question = consultation.question(number)
        assert question is not None
        typer.echo(
            f"\n{number}. {text_in(question.text, version.language)}{_mark(contribution, consultation, number) if number in version.answers else ''}"
        )
        typer.echo(version.answers.get(number) or "—")
        typer.echo(
            "".join(f"  {line}\n" for line in _about(number, contribution, consultation, found)), nl=False
        )
    if version.general:
        typer.echo(f"\nGeneral comment:{_mark(contribution, consultation, GENERAL)}\n{version.general}")
        typer.echo("".join(f"  {line}\n" for line in _about(0, contribution, consultation, found)), nl=False)
    for name in found.names:
        typer.echo(f"\nBlacked out by itself in the name or organisation: contact data ({name})")
    for line in _decided(contribution, None):
        typer.echo(f"\nNames: {line}")
    for at, filed in enumerate(version.files, start=1):
        own = contribution.file_decision(consultation, at)
        held = f"   [held back: {own.reason}]" if own and not own.approved else ""
        size = f"{filed.file.size} bytes, sha256 {filed.file.sha256[:16]}…"
        typer.echo(f"\nFile {at}: {filed.file.name} ({size}){held}")
    if version.files and contribution.redactions:
        typer.echo("\nRedactions do not reach into attached files: look at them before you approve.")
    if beside["assigned"]:
        typer.echo(f"\nAssigned to {beside['assigned']}")
    if contribution.merged_into:
        typer.echo(f"\nGoes into {contribution.merged_into}: not published by itself.")
    for noted in beside["notes"]:
        typer.echo(f"\nNote of {noted['who']}, {noted['at']}:\n{noted['text']}")
    for said in beside["remarks"]:
        waits = f"   [waits: intake answer {said['number']}]" if said["waiting"] else ""
        typer.echo(f"\n{said['kind'].capitalize()} by {said['who']}, {said['at']}:{waits}\n{said['text']}")
    for entry in data["trail"]:
        typer.echo(f"\n{entry['at']}  {entry['who']}  {entry['act']}  {entry['object']}  {entry['why']}")


def _mark(contribution: Contribution, consultation: Consultation, question: int) -> str:
    """What staff decided about an answer, where it is not cleared: against it, or nothing yet."""
    if contribution.is_approved(consultation, question):
        return ""
    against = rejection(contribution, consultation, question)
    return f"   [rejected: {against.reason}]" if against else "   [not cleared]"


def _beside(ledger: Ledger, contribution: Contribution) -> dict[str, Any]:
    """What staff have with the contribution beside its words."""
    interview, _ = staff.find(ledger, contribution.receipt)
    return {
        "assigned": ledger.staff_work.assigned(contribution.consultation).get(contribution.receipt),
        "notes": [
            {"at": note.at.isoformat(timespec="seconds"), "who": note.who, "text": note.text}
            for note in ledger.staff_work.notes(interview)
        ],
        "remarks": [as_row(remark) for remark in ledger.remarks.of_receipt(contribution.receipt)],
    }


def _about(
    place: int, contribution: Contribution, consultation: Consultation, found: "Look"
) -> Iterator[str]:
    """What is, or should perhaps be, blacked out in one answer."""
    yield from _decided(contribution, place)
    shown = contribution.translations_of(consultation, place)
    latest = {one.language: one for one in contribution.translations if one.question == place}
    for translation in filter(lambda one: one.text, latest.values()):
        state = "" if translation in shown else ", not shown: the words were changed or redacted since"
        yield f"[translation ({translation.language}) by {translation.who}{state}]"
    for hit in found.blacked_out:
        if hit.place == place:
            yield f"[blacked out by itself: {hit.words!r}, {hit.kind}]"
    for hit in found.perhaps:
        if hit.place == place:
            words = shlex.quote(hit.words)
            yield f"[perhaps personal: {hit.words!r}, {hit.kind}]"
            yield f"  intake redact {contribution.receipt} --question {place} --words {words} --reason '…'"


def _decided(contribution: Contribution, place: int | None) -> Iterator[str]:
    """What staff blacked out in one answer (None: in the names), or keep."""
    for redaction in contribution.redactions_of(place):
        what = "kept as it was written" if redaction.kept else "blacked out"
        yield f"[{what}: {redaction.words!r}, {redaction.reason}]"
