"""Commands that make what others read: drafts of the compilation, editions, exports, and the proof of a receipt."""

import hashlib
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import AsJson, Out, Ref, Who, known_or_wrong, show_json
from app.settings import load_settings
from app.wiring import Desk, now, signing_key
from consultation.contribution import Contribution
from consultation.definition import Consultation
from intake import staff, subscribing
from intake.posting import Post

Language = Annotated[
    str | None,
    typer.Option(
        "--language", help="Of the frame and the labels; answers stay in their own. Default: English."
    ),
]


#: Beside the manifest in the store: what the edition rests on besides the contributions.
_RESTS_ON = "definition"
_NAMED = 20  #: things that may be personal that are named; more are counted


class Form(StrEnum):
    """How an export is written."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    panel = "Publication"
    app.command("compile", rich_help_panel=panel)(compile_)
    app.command("publish", rich_help_panel=panel)(publish)
    app.command("export", rich_help_panel=panel)(export)
    app.command("verify", rich_help_panel=panel)(verify)


def _read(desk: Desk, ref: str | None) -> tuple[Consultation, list[Contribution], frozenset[str]]:
    """The consultation, what was handed in, and the addresses that are never published."""
    consultation = desk.shelf.named(ref)
    with desk.database.transaction() as ledger:
        return (
            desk.shelf.in_force(ledger, consultation),
            ledger.contributions.all(consultation.slug),
            ledger.people.addresses(),
        )


def compile_(
    ref: Ref = None,
    out: Out = Path("compilation"),
    language: Language = None,
    cleared: Annotated[
        bool,
        typer.Option(
            "--cleared", help='Only what is cleared so far, as it is shown where publish is "rolling".'
        ),
    ] = False,
) -> None:
    """Make a draft of the compilation, for staff: everything handed in, what is not cleared marked."""
    from publication.editions import draft, rolling

    desk = Desk.open(load_settings())
    consultation, contributions, contacts = _read(desk, ref)
    known_or_wrong("--language", language, consultation.languages)
    made = (rolling if cleared else draft)(
        consultation,
        contributions,
        out,
        made_at=now(),
        read_file=desk.files.read,
        contacts=contacts,
        signing_key=signing_key(desk.settings, desk.database),
        language=consultation.speaks(language),
    )
    if cleared:
        typer.echo(f"{out}: the pages of {len(made.all_entries)} cleared contributions.")
        return
    typer.echo(
        f"{out}: a draft with {len(made.entries) + len(made.late)} contributions. Read it, `intake approve` what is fit, then `intake publish`."
    )


def publish(
    who: Who,
    ref: Ref = None,
    out: Out = Path("edition"),
    language: Language = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--no-notices", help="Freeze the edition, tell nobody yet; publishing again tells them."
        ),
    ] = False,
) -> None:
    """Freeze an edition of what was approved, and tell each published contributor once."""
    from publication.editions import freeze

    desk = Desk.open(load_settings())
    consultation, contributions, contacts = _read(desk, ref)
    known_or_wrong("--language", language, consultation.languages)
    if now() <= consultation.deadline:
        _ask_whether_so_early(consultation, quiet=quiet)
    number, made_at, previous = _which_edition(desk, consultation, contributions, contacts)
    edition = freeze(
        consultation,
        contributions,
        out,
        made_at=made_at,
        signing_key=signing_key(desk.settings, desk.database),
        read_file=desk.files.read,
        contacts=contacts,
        previous=previous,
        language=consultation.speaks(language),
    )
    public = desk.settings.public_url

    def place(number: int) -> str:
        return f"{public}/{consultation.slug}/{edition.place(number)}" if public else ""

    with desk.database.transaction() as ledger:
        moment = now()
        latest = ledger.editions.latest(consultation.slug)
        if latest is None or latest[0] < number:
            ledger.editions.keep(
                consultation.slug,
                number,
                made_at,
                str(out.resolve()),
                {**edition.manifest, _RESTS_ON: _definition(consultation)},
            )
            ledger.records.audit(who, "publish", f"{consultation.reference} edition {number}", "", moment)
        else:
            ledger.editions.move(consultation.slug, number, str(out.resolve()))
        told = subscribed = 0
        untold: list[int] = []
        if not quiet:
            authors = [
                (person, contribution)
                for person, contribution in ledger.contributions.authors(consultation.slug)
                if contribution.public_number in edition.published
            ]
            post = Post(ledger, moment, desk.mail_domain)
            told = len(staff.announce(post, consultation, authors, place))
            untold = staff.not_reached(ledger, authors)
            front = f"{public}/{consultation.slug}/" if public else ""
            subscribed = len(subscribing.tell_the_publication(post, consultation, front))
    entries = len(edition.published)
    waiting = len(contributions) - entries
    typer.echo(
        f"{out}: edition {number} of {consultation.reference}, {entries} contributions; {waiting} not in it."
    )
    if not entries:
        typer.echo(
            "Nothing is approved yet, so the edition is empty: see `intake list --waiting` and `intake approve`."
        )
    _warn(consultation, [c for c in contributions if c.public_number in edition.published], contacts)
    typer.echo(f"Notices posted: {told} (each contributor is told once; `intake serve` sends them).")
    if untold:
        numbers = ", ".join(map(str, untold[:_NAMED])) + (
            f" and {len(untold) - _NAMED} more" if len(untold) > _NAMED else ""
        )
        typer.echo(f"Cannot be told, since no address of theirs works any longer: No. {numbers}.")
    if subscribed:
        typer.echo(f"Told besides: {subscribed} who asked to be told.")
    if told and not public:
        typer.echo("They name no link to the edition: INTAKE_PUBLIC_URL is not set.", err=True)


def _ask_whether_so_early(consultation: Consultation, *, quiet: bool) -> None:
    """Says what an edition before the deadline means, and asks whoever sits at a terminal."""
    days = (consultation.deadline - now()).days
    ahead = "less than a day" if days < 1 else "1 day" if days == 1 else f"{days} days"
    notices = (
        "nobody is told now"
        if quiet
        else "everybody in it is told now, and a later edition tells them nothing (--no-notices waits with it)"
    )
    typer.echo(
        f"The deadline of {consultation.reference} is ahead, by {ahead}: contributions can still come and change; {notices}.",
        err=True,
    )
    if sys.stdin.isatty() and sys.stdout.isatty():
        typer.confirm("Publish all the same?", abort=True)


def _warn(consultation: Consultation, published: list[Contribution], contacts: frozenset[str]) -> None:
    """Tells what may be personal and was published nevertheless."""
    from app.looking import look

    lines = []
    for contribution in published:
        version = contribution.counting(consultation)
        if version is None:
            continue
        for hit in look(contribution, version, contacts).perhaps:
            if contribution.is_approved(consultation, hit.place):
                where = f"answer {hit.place}" if hit.place else "the comment"
                lines.append(f"  No. {contribution.public_number}, {where}: {hit.words} ({hit.kind})")
    if lines:
        more = f"\n  and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
        typer.echo(
            "Perhaps personal, and in this edition; `intake redact` and publish again if it should go:\n"
            + "\n".join(lines[:_NAMED])
            + more
        )


def _which_edition(
    desk: Desk, consultation: Consultation, contributions: list[Contribution], contacts: frozenset[str]
) -> tuple[int, datetime, dict[str, object] | None]:
    """The number and moment of the edition to write, and the manifest before it.

    While nothing that it rests on has changed, publishing again writes the same edition again, byte for byte.
    """
    from publication.compilation import compile_ as make

    with desk.database.transaction() as ledger:
        latest = ledger.editions.latest(consultation.slug)
        before = ledger.editions.get(consultation.slug, latest[0] - 1) if latest else None
    if latest is None:
        return 1, now().replace(microsecond=0), None
    number, _, manifest = latest
    compiled = make(
        consultation,
        contributions,
        made_at=now(),
        approved_only=True,
        read_file=desk.files.read,
        contacts=contacts,
    )
    same_words = [record.as_json() for record in compiled.records] == manifest["records"]
    if same_words and manifest.get(_RESTS_ON) == _definition(consultation):
        return number, datetime.fromisoformat(manifest["made_at"]), before
    return number + 1, now().replace(microsecond=0), manifest


def _definition(consultation: Consultation) -> str:
    """What the consultation file and the deadline in force say, in short."""
    return hashlib.sha256(repr(consultation).encode()).hexdigest()


def export(
    who: Who,
    ref: Ref = None,
    form: Annotated[Form, typer.Option("--format", help="How it is written.")] = Form.JSON,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The file to write; standard output when not given."),
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="With drafts, which are their authors' own: this is audited.")
    ] = False,
) -> None:
    """Export everything, for staff: answers, names, receipts, counts. Not for publication."""
    from publication.export import export as exported
    from publication.export import export_bytes

    desk = Desk.open(load_settings())
    consultation, contributions, _ = _read(desk, ref)
    with desk.database.transaction() as ledger:
        begun = staff.drafts(ledger, consultation)
        if drafts:
            ledger.records.audit(who, "export drafts", consultation.reference, f"{len(begun)} drafts", now())
    data = exported(
        consultation, contributions, exported_at=now(), drafts=begun if drafts else (), draft_count=len(begun)
    )
    written = export_bytes(data, form.value)
    if out is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(written)
    typer.echo(f"{out}: {len(data['contributions'])} contributions")


def verify(
    receipt: Annotated[
        str,
        typer.Argument(metavar="RECEIPT", help="The receipt file (receipt-….json) or the receipt number."),
    ],
    edition: Annotated[
        Path, typer.Argument(metavar="EDITION", help="The folder of the edition, with edition.json in it.")
    ],
    key: Annotated[
        str | None,
        typer.Option("--key", help="The public key (base64) that the edition must be signed with."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Prove, offline and without any account, that a contribution stands in an edition unchanged."""
    from publication.verifying import verify as prove

    verdict = prove(receipt, edition, trusted_key=key)
    if as_json:
        show_json({"ok": verdict.ok, "lines": list(verdict.lines)})
    else:
        typer.echo("\n".join(verdict.lines))
    if not verdict.ok:
        raise typer.Exit(1)
