"""`intake read`: how a mail would be understood. Nothing is stored."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from consultation.errors import IntakeError


class Unreadable(IntakeError):
    """A file cannot be read."""


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("read", rich_help_panel="First steps")(read)


def read(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Mails, each a file as it was received (.eml).")
    ],
    sent: Annotated[
        list[Path] | None,
        typer.Option(
            "--sent", metavar="FILE", help="A mail of ours that they may be answering; may be repeated."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    ref: Annotated[
        str | None, typer.Option("--consultation", metavar="REF", help="Which consultation they answer.")
    ] = None,
) -> None:
    """Show how mails would be understood: what is filed under which question, what is folded away, and why."""
    from app.settings import load_settings
    from app.wiring import read_consultations
    from intake.shelf import Consultations
    from mail_gateway.reading import SentMail, explain, read_mail
    from mail_gateway.reading import as_json as in_json

    consultation = Consultations(read_consultations(load_settings())).named(ref)
    known = [SentMail.from_bytes(_bytes(path)) for path in sent or []]
    failed = False
    for path in files:
        try:
            raw = _bytes(path)
        except Unreadable as error:
            typer.echo(str(error), err=True)
            failed = True
            continue
        reading = read_mail(raw, consultation, known)
        text = json.dumps(in_json(reading, str(path)), ensure_ascii=False) if as_json else explain(reading)
        typer.echo(text if as_json else f"{path}\n{text}\n")
        sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from error
