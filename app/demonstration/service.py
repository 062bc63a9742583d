"""The real service as a process of its own, and the real commands beside it, as an operator would run them."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

_STARTS_WITHIN = 20.0  #: seconds


class ServiceFailed(Exception):
    """A process of the service ended, or answered with an error; the text holds what it said."""


def command(*words: str) -> list[str]:
    """The words that run an `intake` command with this Python."""
    return [sys.executable, "-m", "app.cli", *words]


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process' environment without any INTAKE_ setting of its own, and with these."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("INTAKE_")}
    root = str(Path(__file__).resolve().parent.parent.parent)
    path = os.pathsep.join(filter(None, [root, clean.get("PYTHONPATH")]))
    return {**clean, "PYTHONPATH": path, **settings}


@asynccontextmanager
async def serving(settings: Mapping[str, str], folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Runs `intake serve` until the block ends; its log goes to a file of the folder. Raises ServiceFailed."""
    log = folder / "serve.log"
    with log.open("ab") as sink:
        process = await asyncio.create_subprocess_exec(
            # With a pipe to us: it ends when we do, even when we are killed.
            *(sys.executable, "-m", "app.demonstration.child", "serve"),
            stdout=sink,
            stderr=sink,
            stdin=asyncio.subprocess.PIPE,
            env=environment(settings),
            cwd=folder,
        )
    try:
        await _until_healthy(f"http://{settings['INTAKE_WEB_LISTEN']}/healthz", process, log)
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()


async def _until_healthy(url: str, process: asyncio.subprocess.Process, log: Path) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        for _ in range(int(_STARTS_WITHIN * 20)):
            if process.returncode is not None:
                raise ServiceFailed(f"`intake serve` ended:\n{_end_of(log)}")
            try:
                answer = await client.get(url)
                if answer.json().get("status") == "ok":
                    return
            except (httpx.HTTPError, ValueError):
                pass
            await asyncio.sleep(0.05)
    raise ServiceFailed(f"`intake serve` did not become healthy:\n{_end_of(log)}")


async def run(settings: Mapping[str, str], folder: Path, *words: str) -> str:
    """Runs one `intake` command and returns what it printed. Raises ServiceFailed."""
    process = await asyncio.create_subprocess_exec(
        *command(*words),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        stdin=asyncio.subprocess.DEVNULL,
        env=environment(settings),
        cwd=folder,
    )
    out, err = await process.communicate()
    if process.returncode:
        raise ServiceFailed(
            f"`intake {' '.join(words)}` ended with {process.returncode}:\n{err.decode(errors='replace')[-2000:]}"
        )
    return out.decode()


def _end_of(log: Path) -> str:
    return log.read_text(errors="replace")[-2000:]
