"""Commands of staff that bring people in: invitations from a list of addresses, and words to pass on."""

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import AsJson, Ref, Who, known_or_wrong, show_json
from app.settings import load_settings
from app.wiring import Desk, now
from consultation.definition import Consultation
from intake import inviting, sharing
from intake.posting import Post
from intake.staff import NotPossible
from phrases.catalogue import Catalogue

_PROGRESS_EVERY = 2.0  #: seconds


class _NotKept(Exception):
    """Undoes the transaction of a dry run."""


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command("invite", rich_help_panel="Staff")(invite)
    app.command("share", rich_help_panel="Staff")(share)


def invite(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="CSV with address, language, name; a line of headings is welcome."
        ),
    ],
    who: Who,
    ref: Ref = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only count: nothing is kept and nothing is sent.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Invite people by mail, each once, in their language, with a link of their own; who has begun is left alone."""
    desk = Desk.open(load_settings())
    consultation = desk.shelf.named(ref)
    if desk.mail_domain is None:
        raise NotPossible(
            "Mail is off, so nobody can be invited: set INTAKE_MAIL_ADDRESS and INTAKE_SMTP_URL."
        )
    tally, seen, said = inviting.Tally(), 0, time.monotonic()
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for page in inviting.pages(inviting.read(lines, consultation, tally)):
                with suppress(_NotKept), desk.database.transaction() as ledger:
                    moment = now()
                    in_force = desk.shelf.in_force(ledger, consultation)
                    if moment > in_force.deadline:
                        raise NotPossible(f"The deadline of {consultation.reference} has passed.")
                    inviting.invite(Post(ledger, moment, desk.mail_domain), in_force, page, who, tally)
                    if dry_run:
                        raise _NotKept
                seen += len(page)
                if time.monotonic() - said > _PROGRESS_EVERY:
                    said = time.monotonic()
                    typer.echo(f"{seen} addresses looked at, {tally.invited} invited", err=True)
    except (OSError, UnicodeDecodeError) as error:
        raise NotPossible(f"{file} cannot be read: {error}") from error
    if not dry_run and tally.invited:
        with desk.database.transaction() as ledger:
            ledger.records.audit(
                who, "invite", consultation.reference, f"{tally.invited} from {file.name}", now()
            )
    _tell(tally, consultation, as_json=as_json, dry_run=dry_run)


def share(
    ref: Ref = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Only in this language.")
    ] = None,
    qr: Annotated[
        Path | None,
        typer.Option(
            "--qr", metavar="FILE", help="Write the way in as a QR code: FILE.png, or FILE.svg for print."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print words to pass a consultation on, in each of its languages, and write its QR code."""
    desk = Desk.open(load_settings())
    consultation = desk.shelf.named(ref)
    known_or_wrong("--language", language, consultation.languages)
    if qr is not None and qr.suffix.lower() not in (".png", ".svg"):
        raise typer.BadParameter("ends with .png or .svg", param_hint="--qr")
    chosen = (language,) if language else consultation.languages
    moment = now()
    with desk.database.transaction() as ledger:
        if address := desk.settings.mail_address:
            ledger.records.put(sharing.ADDRESS, address)
        in_force = desk.shelf.in_force(ledger, consultation)
        said = {code: sharing.share(ledger, desk.shelf, in_force, code) for code in chosen}
        way = sharing.way_in(ledger, desk.shelf, in_force, language or consultation.speaks(None))
    catalogue = Catalogue.load()
    texts = {
        code: catalogue.plain(catalogue.say(say, code, in_force, moment)).strip()
        for code, say in said.items()
    }
    if qr is not None:
        if not way:
            raise NotPossible(
                "There is nothing to lead to: neither a bot, a mail address nor a page is known."
            )
        try:
            qr.write_bytes(sharing.qr_code(way, qr.suffix.lower().lstrip(".")))
        except OSError as error:
            raise NotPossible(f"{qr} cannot be written: {error.strerror}") from error
    if as_json:
        show_json({"consultation": consultation.reference, "way_in": way, "texts": texts})
        return
    typer.echo("\n\n—\n\n".join(texts.values()))
    if qr is not None:
        typer.echo(f"\n{qr}: leads to {way}")


def _tell(tally: inviting.Tally, consultation: Consultation, *, as_json: bool, dry_run: bool) -> None:
    counts = {
        "invited": tally.invited,
        "invited_before": tally.before,
        "begun_already": tally.begun,
        "stopped_or_unreachable": tally.stopped,
        "twice_in_the_list": tally.twice,
        "other_language": tally.other_language,
        "faults": tally.faults,
        "dry_run": dry_run,
    }
    if as_json:
        show_json(counts)
    else:
        head = f"Would be invited: {tally.invited}" if dry_run else f"Invited: {tally.invited}"
        others = [
            f"{name.replace('_', ' ')}: {count}" for name, count in counts.items()
            if isinstance(count, int) and not isinstance(count, bool) and count and name != "invited"
        ]  # fmt: skip
        typer.echo("\n".join([head, *others, *tally.faults]))
        if tally.other_language:
            known = ", ".join(consultation.languages)
            typer.echo(
                f"The list names a language that is none of {known}: those people get the letter in {consultation.speaks(None)}.",
                err=True,
            )
    if tally.faults:
        sys.exit(1)
