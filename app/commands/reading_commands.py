"""`intake read`: how a mail would be understood. Nothing is stored."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from consultation.errors import IntakeError

_MAILBOXES = (".mbox", ".mbx")
#: The line between two mails of a mailbox file: "From somebody Sat Jun 17 10:00:00 2017" (RFC 4155).
_SEPARATOR = re.compile(rb"(?:\A|(?<=\n))From \S*[^\n]*\d{4}[^\n]*\n(?=[!-9;-~]+:|From )")


class Unreadable(IntakeError):
    """A file cannot be read."""


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("read", rich_help_panel="First steps")(read)


def read(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="Mails as they were received (.eml), mailbox files (.mbox), folders of either, or - for standard input.",
        ),
    ],
    sent: Annotated[
        list[Path] | None,
        typer.Option(
            "--sent",
            metavar="FILE",
            help="A mail of ours that they may be answering; may be repeated. Which one it is, the thread tells, then the text.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, as each is read.")] = False,
    ref: Annotated[
        str | None, typer.Option("--consultation", metavar="REF", help="Which consultation they answer.")
    ] = None,
) -> None:
    """Show how mails would be understood: what is filed under which question, what is folded away, and why.

    Nothing is stored and nobody is answered.

    A mail was read wrongly: intake read name.eml

    It answers a letter of ours: intake read name.eml --sent our-letter.eml

    All mails of a folder, for programs: intake read folder/ --json

    Each passage stands with its place in brackets, the reason and how sure that is: 1.00 is certain, below 0.60 look again.

    Exit code 1: a file could not be read; the others were.
    """
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
            for name, raw in _mails(path):
                reading = read_mail(raw, consultation, known)
                if as_json:
                    typer.echo(json.dumps(in_json(reading, name), ensure_ascii=False))
                else:
                    typer.echo(f"{name}\n{explain(reading, consultation.numbers)}\n")
                sys.stdout.flush()
        except Unreadable as error:
            typer.echo(str(error), err=True)
            failed = True
    if failed:
        raise typer.Exit(1)


def _mails(path: Path) -> Iterator[tuple[str, bytes]]:
    """The mails of a file or folder, each with the name it is shown under. Raises Unreadable."""
    if path.is_dir():
        found = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in (".eml", *_MAILBOXES) and file.is_file()
        )
        if not found:
            raise Unreadable(f"{path}: no mails in this folder (*.eml, *.mbox)")
        for file in found:
            yield from _mails(file)
        return
    raw = _bytes(path)
    if path.suffix.lower() not in _MAILBOXES:
        yield str(path), raw
        return
    lines = list(_SEPARATOR.finditer(raw))
    if not lines:
        raise Unreadable(f'{path}: no mails in this mailbox file (they begin with a line "From …")')
    ends = [*(line.start() for line in lines[1:]), len(raw)]
    for place, (line, end) in enumerate(zip(lines, ends, strict=True), start=1):
        # Lines of a mail that begin like a separator were marked by whoever wrote the file.
        yield f"{path}#{place}", re.sub(rb"(?m)^>(>*From )", rb"\1", raw[line.end() : end])


def _bytes(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from error
