"""`intake demo`: three stakeholders answer live, a reminder and a digest go out, a compilation is published."""

import asyncio
import contextlib
import secrets
import signal
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.markup import escape

from app.demonstration import calendar
from app.demonstration.places import clear, staff_line, write_env
from app.demonstration.play import DESK, STAFF, Play, StepFailed
from app.demonstration.service import ServiceFailed, serving
from app.settings import load_settings
from consultation.reading import read
from sandbox.world import Sandbox

_OPEN_FOR = 45.0  #: seconds between opening and deadline
_CIRCULAR = Path(__file__).resolve().parent.parent / "consultations" / "cl-17-30.toml"
_BORDER = "mx.intake.test"  #: the sandbox's border vouches for senders under this name
_KEPT = "Demonstration"  #: the folder that the mails of the first part go to


class Tell(Protocol):
    """Shows a line of progress."""

    def __call__(self, text: str, mark: str = ...) -> None: ...


def run(folder: Path, port: int, *, leave: bool) -> int:
    """Plays the demonstration; returns the exit code."""
    load_settings(_env_file=None)  # a fault in the environment would only confuse later
    console = Console(highlight=False, soft_wrap=True)  # a receipt or a path is never cut by a line end
    try:
        return asyncio.run(_run(folder.resolve(), port, leave=leave, console=console))
    except (KeyboardInterrupt, asyncio.CancelledError):
        console.print("Stopped.")
        return 0


async def _run(folder: Path, port: int, *, leave: bool, console: Console) -> int:
    clear(folder)
    _end_on_signals()
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
            console.print(f"  {folder / 'edition' / name}")
        console.print(f"What staff saw: {escape(staff_line(folder))}")
        if leave:
            return 0
        console.print(f"Chats and mailboxes of everybody: {sandbox.url}")
        return await _stay(sandbox, folder, console)


def _end_on_signals() -> None:
    """TERM, and HUP when the terminal closes, end the demonstration as Ctrl-C does, service and all."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        if task is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup means it
            loop.add_signal_handler(number, task.cancel)


def _sandbox(port: int) -> contextlib.AbstractAsyncContextManager[Sandbox]:
    # A token of its own: nothing left over from another demonstration can poll this one.
    token = f"{secrets.randbelow(10**9)}:{secrets.token_urlsafe(24)}"
    return Sandbox.running(port=port, token=token, desk=DESK, users={STAFF: "secret"}, authserv_id=_BORDER)


async def _show(sandbox: Sandbox, folder: Path, tell: Tell) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    file = folder / "cl-17-30.toml"
    file.write_text(calendar.sped_up(_CIRCULAR, now, _OPEN_FOR), encoding="utf-8")
    consultation = read(file.read_text(encoding="utf-8"))
    settings = _settings(sandbox, folder, file)
    write_env(folder, settings)
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
    _put_the_mails_away(sandbox)
    write_env(folder, _settings(sandbox, folder, folder / file.name, mails=_KEPT))
    settings = _settings(sandbox, place, file)
    write_env(place, settings)
    you = sandbox.invite("You", "en", "you@example.org").person
    async with serving(settings, place):
        console.print(
            f"\n[bold]Now you[/bold]: open {sandbox.url}/#id={you.id} and play a stakeholder: write /start in the chat, or mail {DESK}.\n"
            "The consultation is open again, for two weeks, with an empty store. Ctrl-C ends it.\n"
            f"[bold]Be the staff[/bold]: {escape(staff_line(place))}"
        )
        await asyncio.Event().wait()
    return 0


def _put_the_mails_away(sandbox: Sandbox) -> None:
    """Moves what the first part received out of the inbox: the new store is to agree with it (`intake reconcile`)."""
    desk = sandbox.mail.mailbox(DESK)
    desk.account.create(_KEPT)
    for mail in desk.messages():
        desk.put(mail.raw, _KEPT, mail.flags)
        desk.account.inbox.remove([mail.uid])


def _settings(sandbox: Sandbox, folder: Path, file: Path, mails: str = "INBOX") -> dict[str, str]:
    return {
        "INTAKE_CONSULTATIONS": str(file),
        "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
        "INTAKE_ATTACHMENTS": str(folder / "attachments"),
        "INTAKE_TELEGRAM_TOKEN": sandbox.api.token,
        "INTAKE_TELEGRAM_API_URL": sandbox.url,
        "INTAKE_MAIL_ADDRESS": DESK,
        "INTAKE_IMAP_URL": sandbox.mail.imap_url(DESK, mails),
        "INTAKE_SMTP_URL": sandbox.mail.smtp_url(),
        "INTAKE_AUTHSERV_ID": _BORDER,
        "INTAKE_STAFF_EMAILS": STAFF,
        "INTAKE_WEB_LISTEN": f"127.0.0.1:{_free_port()}",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
