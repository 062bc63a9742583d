"""Commands of staff for the doors of one person: join two of them, take them apart."""

import sys
from typing import Annotated

import typer

from app.commands.options import Who
from app.settings import load_settings
from app.wiring import Desk, now
from intake import joining
from intake.posting import Post

Door = Annotated[
    str,
    typer.Argument(
        metavar="DOOR", help="A mail address, telegram:CHAT_ID, or the receipt of a contribution."
    ),
]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why; kept in the audit trail.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command("link", rich_help_panel="Staff")(link)
    app.command("unlink", rich_help_panel="Staff")(unlink)


def link(one: Door, other: Door, who: Who, reason: Reason = "", yes: Yes = False) -> None:
    """Join two doors of one person, who wrote from both: drafts become one, both doors are told and can undo it."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        first, second = joining.door(ledger, one), joining.door(ledger, other)
        for known in (first, second):
            typer.echo(joining.in_words(ledger, known))
    _confirm("Are both surely one person's? Each sees what was written at the other", yes)
    with desk.database.transaction() as ledger:
        first, second = joining.door(ledger, one), joining.door(ledger, other)
        joining.link(Post(ledger, now(), desk.mail_domain), desk.shelf, first, second, reason, who)
    typer.echo("Joined, and both are told. To take it back: intake unlink " + other)


def unlink(door: Door, who: Who, reason: Reason = "", yes: Yes = False) -> None:
    """Take the latest joining of a person's doors apart: each has again what it brought, and both are told."""
    desk = Desk.open(load_settings())
    with desk.database.transaction() as ledger:
        typer.echo(joining.in_words(ledger, joining.door(ledger, door)))
    _confirm("Take the doors of this person apart?", yes)
    with desk.database.transaction() as ledger:
        post = Post(ledger, now(), desk.mail_domain)
        parted = joining.unlink(post, desk.shelf, joining.door(ledger, door), reason, who)
        typer.echo(f"By itself again: {joining.in_words(ledger, parted)}")


def _confirm(question: str, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise typer.BadParameter(f"{question}? Then add --yes.", param_hint="--yes")
    typer.confirm(question, abort=True)
