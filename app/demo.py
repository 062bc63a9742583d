"""`intake demo`: three stakeholders answer live, a reminder and a digest go out, a compilation is published."""

import asyncio
import contextlib
import shutil
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.markup import escape

from app.demonstration import calendar
from app.demonstration.play import DESK, STAFF, Play, StepFailed
from app.demonstration.service import ServiceFailed, serving
from app.settings import load_settings
from consultation.reading import read
from sandbox.world import DEFAULT_TOKEN, Sandbox

_OPEN_FOR = 45.0  #: seconds between opening and deadline
_CIRCULAR = Path(__file__).resolve().parent.parent / "consultations" / "cl-17-30.toml"
_BORDER = "mx.intake.test"  #: the sandbox's border vouches for senders under this name
_MADE_HERE = ("edition", "draft", "try-it", "attachments", "serve.log", "intake.db", "intake.db-wal", "intake.db-shm",
              "intake.db.serving", "signing.key", "cl-17-30.toml")  # fmt: skip


class Tell(Protocol):
    """Shows a line of progress."""

    def __call__(self, text: str, mark: str = ...) -> None: ...


def run(folder: Path, port: int, *, leave: bool) -> int:
    """Plays the demonstration; returns the exit code."""
    load_settings(_env_file=None)  # a fault in the environment would only confuse later
    console = Console(highlight=False)
    try:
        return asyncio.run(_run(folder.resolve(), port, leave=leave, console=console))
    except KeyboardInterrupt:
        console.print("Stopped.")
        return 0


async def _run(folder: Path, port: int, *, leave: bool, console: Console) -> int:
    _clear(folder)
    began = asyncio.get_running_loop().time()

    def tell(text: str, mark: str = "[green]✓[/green]") -> None:
        console.print(f"{mark} [dim]{asyncio.get_running_loop().time() - began:5.1f} s[/dim]  {text}")

    async with contextlib.AsyncExitStack() as stack:
        try:
            sandbox = await stack.enter_async_context(_sandbox(port))
        except OSError:
            sandbox = await stack.enter_async_context(_sandbox(0))
        console.print("[bold]Intake for open consultations: the whole way, on this machine[/bold]")
        console.print(
            f"A stand-in for Telegram and a mail host run at {sandbox.url}; the service is the real one.\n"
        )
        failed = False
        try:
            await _show(sandbox, folder, tell)
        except* (StepFailed, ServiceFailed, TimeoutError) as errors:
            for error in errors.exceptions:
                tell(f"[red]{escape(str(error)) or 'nothing came in time'}[/red]", "[red]✗[/red]")
            console.print(f"\nThe log of the service is {folder / 'serve.log'}")
            failed = True
        if failed:
            return 1
        console.print(f"\n[bold]The compilation[/bold] lies in {folder / 'edition'}")
        for name in (
            "compilation.pdf",
            "compilation.docx",
            "site/index.html",
            "data/contributions.json",
            "edition.json",
        ):
            console.print(f"  {folder / 'edition' / name}", soft_wrap=True)
        console.print(f"Chats and mailboxes of everybody: {sandbox.url}")
        if leave:
            return 0
        return await _stay(sandbox, folder, console)


def _sandbox(port: int) -> contextlib.AbstractAsyncContextManager[Sandbox]:
    return Sandbox.running(port=port, desk=DESK, users={STAFF: "secret"}, authserv_id=_BORDER)


async def _show(sandbox: Sandbox, folder: Path, tell: Tell) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    file = folder / "cl-17-30.toml"
    file.write_text(calendar.sped_up(_CIRCULAR, now, _OPEN_FOR), encoding="utf-8")
    consultation = read(file.read_text(encoding="utf-8"))
    settings = _settings(sandbox, folder, file)
    async with serving(settings, folder):
        tell(f"`intake serve` runs; {consultation.reference} is open for {_OPEN_FOR:.0f} seconds")
        play = Play(sandbox, consultation, settings, folder, tell)
        async with asyncio.TaskGroup() as group:
            for act in play.acts():
                group.create_task(act())
        await play.the_reminder_and_the_digest_come()
        left = (consultation.deadline - datetime.now(UTC)).total_seconds()
        if left > 0:
            tell(f"Waiting {left:.0f} s for the deadline", "[dim]…[/dim]")
            await asyncio.sleep(left + 0.2)
        tell("The deadline has passed")
        await play.staff_approve_and_publish()
        await play.everybody_is_told()
        await play.a_receipt_proves_it()


async def _stay(sandbox: Sandbox, folder: Path, console: Console) -> int:
    """A fresh service on the same sandbox, open for two weeks, until Ctrl-C."""
    place = folder / "try-it"
    place.mkdir()
    file = place / "cl-17-30.toml"
    file.write_text(calendar.open_for_days(_CIRCULAR, datetime.now(UTC), 14), encoding="utf-8")
    async with serving(_settings(sandbox, place, file), place):
        console.print(
            f"\n[bold]Now you[/bold]: open {sandbox.url} and play a stakeholder: write /start in the chat, or mail {DESK}.\n"
            "The consultation is open again, for two weeks, with an empty store. Ctrl-C ends it."
        )
        await asyncio.Event().wait()
    return 0


def _settings(sandbox: Sandbox, folder: Path, file: Path) -> dict[str, str]:
    return {
        "INTAKE_CONSULTATIONS": str(file),
        "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
        "INTAKE_ATTACHMENTS": str(folder / "attachments"),
        "INTAKE_TELEGRAM_TOKEN": DEFAULT_TOKEN,
        "INTAKE_TELEGRAM_API_URL": sandbox.url,
        "INTAKE_MAIL_ADDRESS": DESK,
        "INTAKE_IMAP_URL": sandbox.mail.imap_url(DESK),
        "INTAKE_SMTP_URL": sandbox.mail.smtp_url(),
        "INTAKE_AUTHSERV_ID": _BORDER,
        "INTAKE_STAFF_EMAILS": STAFF,
        "INTAKE_WEB_LISTEN": f"127.0.0.1:{_free_port()}",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _clear(folder: Path) -> None:
    """Takes away what an earlier demonstration left; nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _MADE_HERE:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in folder.glob("receipt-*.json"):
        path.unlink()
