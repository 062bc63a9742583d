"""`intake serve` and its commands as processes of their own, with nothing but settings in the environment."""

import asyncio
import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.servers.daemon import free_port

ROOT = Path(__file__).parents[2]  #: the code beside these tests is what runs
INTAKE = Path(sys.executable).with_name("intake")
HEALTHY_WITHIN = 30.0  #: seconds; a busy machine with two cores needs a few


class Service:
    """One folder with a store, and the processes that work on it."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.settings = {
            "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
            "INTAKE_ATTACHMENTS": str(folder / "attachments"),
            "INTAKE_WEB_LISTEN": f"127.0.0.1:{free_port()}",
            **settings,
        }
        self.process: asyncio.subprocess.Process | None = None
        self._log = folder / "serve.log"

    async def start(self, *words: str, healthy: bool = True) -> float:
        """Starts `serve`; returns after how many seconds /healthz said that all is well."""
        began = time.monotonic()
        with self._log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                INTAKE, "serve", *words, stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log, env=self._environment(), cwd=self.folder
            )  # fmt: skip
        if healthy:
            await until(self._is_well, HEALTHY_WITHIN, lambda: f"not healthy:\n{self.log[-3000:]}")
        return time.monotonic() - began

    async def stop(self) -> float:
        """SIGTERM; returns after how many seconds it was gone. The exit code must be 0."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            code = await asyncio.wait_for(self.process.wait(), 20)
        except TimeoutError:
            self.process.kill()
            raise AssertionError(f"SIGTERM did not end it:\n{self.log[-3000:]}") from None
        self.process = None
        assert code == 0, self.log[-3000:]
        return time.monotonic() - began

    async def kill(self) -> None:
        """kill -9."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()
        self.process = None

    async def close(self) -> None:
        """Whatever is left is ended, without questions."""
        if self.process is not None and self.process.returncode is None:
            await self.kill()

    async def run(self, *words: str, code: int = 0, cwd: Path | None = None) -> str:
        """Runs a command beside it; returns what it printed, errors included where it was to fail."""
        process = await asyncio.create_subprocess_exec(
            INTAKE,
            *words,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._environment(),
            cwd=cwd or self.folder,
        )
        out, err = await process.communicate()
        said = f"`intake {' '.join(words)}` ended with {process.returncode}:\n{out.decode()}{err.decode()}"
        assert process.returncode == code, said
        assert b"Traceback" not in err, said
        return out.decode() if code == 0 else out.decode() + err.decode()

    async def export(self, *more: str) -> dict[str, dict[str, Any]]:
        """What is stored: contributions by receipt number."""
        data = json.loads(await self.run("export", *more))
        return {contribution["receipt"]: contribution for contribution in data["contributions"]}

    def health(self) -> dict[str, Any]:
        """What /healthz says now; empty while nobody listens."""
        url = f"http://{self.settings['INTAKE_WEB_LISTEN']}/healthz"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return dict(json.load(answer))
        except urllib.error.HTTPError as refused:
            with refused:
                return dict(json.load(refused))
        except OSError:
            return {}

    @property
    def log(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    async def _is_well(self) -> bool:
        assert self.process is not None
        assert self.process.returncode is None, f"`intake serve` ended:\n{self.log[-3000:]}"
        return (await asyncio.to_thread(self.health)).get("status") == "ok"

    def _environment(self) -> dict[str, str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("INTAKE_")}
        return {**clean, "PYTHONPATH": str(ROOT), **self.settings}


@asynccontextmanager
async def serving(folder: Path, settings: Mapping[str, str], *words: str) -> AsyncIterator[Service]:
    """A healthy `serve` until the block ends."""
    service = Service(folder, settings)
    try:
        await service.start(*words)
        yield service
    finally:
        await service.close()


async def until(true: Callable[[], Any], within: float, otherwise: Callable[[], str]) -> None:
    """Waits until something has become so; asked again and again, and awaited when it is asynchronous."""
    end = time.monotonic() + within
    while True:
        answer = true()
        if asyncio.iscoroutine(answer):
            answer = await answer
        if answer:
            return
        assert time.monotonic() < end, f"within {within} s: {otherwise()}"
        await asyncio.sleep(0.03)
