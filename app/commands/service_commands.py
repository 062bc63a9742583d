"""Commands of whoever runs the service: try it, serve it, check it, keep it safe."""

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from app.commands.options import AsJson, Out, Ref, Who, show_json
from app.settings import load_settings
from consultation.errors import IntakeError

#: The zone that `new_consultation.toml` names: its deadline is the end of a day there, in summer and winter.
_TEMPLATE_ZONE = ZoneInfo("Europe/Zurich")


class WouldOverwrite(IntakeError):
    """A file is there already."""


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command("demo", rich_help_panel="First steps")(demo)
    app.command("new", rich_help_panel="First steps")(new)
    panel = "Running the service"
    app.command("serve", rich_help_panel=panel)(serve)
    app.command("doctor", rich_help_panel=panel)(doctor)
    app.command("reconcile", rich_help_panel=panel)(reconcile)
    app.command("replay", rich_help_panel=panel)(replay)
    app.command("backup", rich_help_panel=panel)(backup)
    app.command("forget", rich_help_panel=panel)(forget)


def demo(
    port: Annotated[
        int, typer.Option("--port", help="Where the sandbox page is shown (0: any free port).")
    ] = 8017,
    folder: Annotated[
        Path, typer.Option("--folder", help="Where the demonstration keeps its store and documents.")
    ] = Path("demo"),
    leave: Annotated[
        bool, typer.Option("--exit", help="Leave after the demonstration (or set DEMO_EXIT=1).")
    ] = False,
) -> None:
    """Show the whole way on this machine: three stakeholders answer, a compilation is published. No account needed."""
    from app.demo import run

    code = run(folder, port, leave=leave or os.environ.get("DEMO_EXIT", "") not in ("", "0"))
    raise typer.Exit(code)


def new(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to write, such as consultations/my-letter.toml.")
    ],
    reference: Annotated[str, typer.Option("--reference", help="The letter's reference.")] = "REF-26/1",
    days: Annotated[int, typer.Option("--days", min=1, help="How many days the consultation is open.")] = 60,
) -> None:
    """Write a consultation file to fill in."""
    from app.wiring import now

    if path.exists():
        raise WouldOverwrite(f"{path} is there already: choose another name, or move it away first.")
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in reference.lower()).split())[
        :32
    ]
    opens = now().astimezone(_TEMPLATE_ZONE).replace(hour=8, minute=0, second=0, microsecond=0)
    # Sums within a zone are of clock time: the deadline has the offset of its own day.
    deadline = (opens + timedelta(days=days)).replace(hour=23, minute=59, second=59)
    template = Path(__file__).with_name("new_consultation.toml").read_text(encoding="utf-8")
    for mark, value in {
        "@SLUG@": slug or "my-letter",
        "@REFERENCE@": reference,
        "@OPENS@": opens.isoformat(),
        "@DEADLINE@": deadline.isoformat(),
        "@MEETING@": (opens + timedelta(days=days + 30)).isoformat(),
    }.items():
        template = template.replace(mark, value)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template, encoding="utf-8")
    typer.echo(
        f"{path} is written: fill in every “…”, then add it to INTAKE_CONSULTATIONS and run `intake doctor`."
    )


def serve(
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="PARTS",
            help="Only these parts, separated by commas: bot, mail, outbox, scheduler, web.",
        ),
    ] = None,
) -> None:
    """Serve: read Telegram and mail, answer, remind, report. SIGTERM ends it cleanly."""
    from app import logs
    from app.service import PARTS
    from app.service import serve as run

    parts = frozenset(part.strip() for part in (only or ",".join(PARTS)).split(",") if part.strip())
    if not parts or parts - set(PARTS):
        raise typer.BadParameter(f"choose from {', '.join(PARTS)}", param_hint="--only")
    settings = load_settings()
    logs.set_up(settings.log_level)
    run(settings, parts)


def doctor(as_json: AsJson = False) -> None:
    """Check settings, store, consultations and each real connection, and say what to do."""
    from app.doctor import examine

    findings = examine()
    if as_json:
        show_json([{"what": f.what, "state": f.state, "says": f.says} for f in findings])
    else:
        for finding in findings:
            mark = {"ok": "✓", "off": "–", "wrong": "✗"}[finding.state]
            typer.echo(f"{mark} {finding.what}: {finding.says}")
    if any(finding.state == "wrong" for finding in findings):
        raise typer.Exit(1)


def reconcile(
    ref: Ref = None,
    as_json: AsJson = False,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Store what is missing, such as after a backup was restored.")
    ] = False,
) -> None:
    """Compare the mailbox with the store, mail by mail: every difference is named."""
    from app.reconciling import reconcile as compare

    difference = compare(load_settings(), fetch=fetch)
    if as_json:
        show_json(difference.as_data())
    else:
        typer.echo(difference.in_words())
    if not difference.agrees:
        raise typer.Exit(1)


def replay(as_json: AsJson = False) -> None:
    """Rebuild everything from the arrivals into an empty store and compare: the proof that nothing was dropped."""
    from app.replaying import replay as rebuild

    outcome = rebuild(load_settings())
    if as_json:
        show_json(outcome.as_data())
    else:
        typer.echo(outcome.in_words())
    if not outcome.agrees:
        raise typer.Exit(1)


def backup(out: Out = Path("backup")) -> None:
    """Copy the store, the attachments and the signing key, while the service runs."""
    from app.backup import backup as copy

    typer.echo(copy(load_settings(), out))


def forget(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A mail address, or telegram:CHAT_ID.")],
    who: Who,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask. Nothing is asked either when the input is no terminal.")
    ] = False,
) -> None:
    """Remove what may go about a person: drafts, addresses, raw messages. What is published stays."""
    from app.forgetting import forget as remove

    if not yes and sys.stdin.isatty():  # where nobody is there to be asked, the address was given on purpose
        typer.confirm(f"Remove what is kept about {address}? This cannot be undone", abort=True)
    typer.echo(remove(load_settings(), address, who))
