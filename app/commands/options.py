"""What several commands have in common: arguments, output, the moment of an act."""

import getpass
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

Ref = Annotated[
    str | None,
    typer.Argument(
        metavar="[REF]", help="Reference or slug of the consultation; may be left out where there is one."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Receipt = Annotated[
    str,
    typer.Argument(
        metavar="RECEIPT", help="The receipt number, such as CL1730-7F3KQ-9X2MD, or the public number."
    ),
]
Receipts = Annotated[
    list[str],
    typer.Argument(
        metavar="RECEIPT…", help="Receipt numbers, such as CL1730-7F3KQ-9X2MD, or public numbers."
    ),
]
InRef = Annotated[
    str | None,
    typer.Option(
        "--in", metavar="REF", help="The consultation that public numbers belong to, where there are several."
    ),
]
Who = Annotated[
    str,
    typer.Option(
        "--by",
        help="Who acts, for the audit trail.",
        default_factory=getpass.getuser,
        show_default="your login name",
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to; it is made.")]


def known_or_wrong(option: str, value: str | None, known: Sequence[str]) -> None:
    """Calls the command wrong (exit code 2) where an option has a value that there is not, and names those there are."""
    if value is not None and value not in known:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(known)}", param_hint=option)


def show_json(data: Any) -> None:
    """Prints JSON that people can read too."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def show_table(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> None:
    """Prints a table, as wide as the terminal, or whole where there is none."""
    import sys

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else 160).print(table)
