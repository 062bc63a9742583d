"""The command line: `intake COMMAND`. Exit code 0 when done, 1 when the work failed, 2 when it was called wrongly."""

import sys
from typing import Annotated

import typer

from app.commands import desk_commands, publishing_commands, reading_commands, service_commands
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


@app.callback()
def _about(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)
    ] = False,
) -> None:
    if version:
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as installed

        try:
            typer.echo(f"intake {installed('consultation-intake')}")
        except PackageNotFoundError:
            typer.echo("intake (from its source tree)")
        raise typer.Exit


for commands in (service_commands, reading_commands, desk_commands, publishing_commands):
    commands.add_to(app)


def main() -> None:
    """Runs a command; an error is one clear text on standard error, never a traceback."""
    from app.settings import FaultySettings

    try:
        code = app(standalone_mode=False)
    except typer.Abort:
        sys.exit(1)
    except (FaultySettings, FaultyConsultation, UnknownConsultation) as error:
        print(error, file=sys.stderr)  # noqa: T201 (the command line speaks to people)
        sys.exit(2)
    except IntakeError as error:
        print(error, file=sys.stderr)  # noqa: T201 (the command line speaks to people)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:
        import click

        if isinstance(error, click.ClickException):
            error.show()
            sys.exit(error.exit_code)
        raise
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
