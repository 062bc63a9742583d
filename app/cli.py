"""The command line: `intake COMMAND`. Exit code 0 when done, 1 when the work failed, 2 when it was called wrongly."""

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from app.commands import (
    caring_commands,
    deciding_commands,
    desk_commands,
    inviting_commands,
    joining_commands,
    publishing_commands,
    reading_commands,
    service_commands,
    trouble_commands,
    wording_commands,
)
from consultation.errors import FaultyConsultation, IntakeError, UnknownConsultation

_ABOUT = """The intake service for open consultations.

People answer by Telegram or by mail; both land in one store; staff approve, compile and publish. New here? Try
`intake demo`: it shows the whole way on this machine, without any account. Settings are read from the environment and
from `.env` (see `.env.example`); `intake doctor` tries every connection and says what to mend.
"""

app = typer.Typer(
    name="intake",
    help=_ABOUT,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        typer.echo(f"intake {installed('consultation-intake')}")
    except PackageNotFoundError:
        import tomllib

        # Run from its folder, where it is not installed: the folder says which version it is.
        project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
        typer.echo(f"intake {project['project']['version']}")
    raise typer.Exit


@app.callback()
def _about(
    _version: Annotated[
        bool,
        # As a callback, so that it answers before a command is missed.
        typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    pass


for commands in (
    service_commands,
    reading_commands,
    desk_commands,
    deciding_commands,
    wording_commands,
    caring_commands,
    inviting_commands,
    joining_commands,
    trouble_commands,
    publishing_commands,
):
    commands.add_to(app)


def main() -> None:
    """Runs a command; an error is one clear text on standard error, never a traceback."""
    from app.settings import FaultySettings
    from app.wiring import NothingToServe

    try:
        app()
    except (FaultySettings, FaultyConsultation, NothingToServe, UnknownConsultation) as error:
        _complain(error, 2)
    except IntakeError as error:
        _complain(error, 1)
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _complain(error: Exception, code: int) -> NoReturn:
    typer.echo(str(error), err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
