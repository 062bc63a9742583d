"""One server process in the foreground: start, wait until it answers, stop, kill, freeze."""

import contextlib
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TypedDict

import pytest

STARTS_WITHIN = 20.0  #: seconds; a busy machine with two cores needs a few
STOPS_WITHIN = 10.0


class Missing(Exception):
    """This machine lacks what the server needs; the text says what."""


class NotStarted(Exception):
    """The server ended or stayed silent; the text ends with the last lines of its log."""


class Failed(Exception):
    """A short-lived program ended badly; the text is what it said."""


class Daemon:
    """A server process and its children, which share one process group."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        log: Path,
        answers: Callable[[], bool],
        user: str | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """`answers` tells whether the server is ready to serve; `user` (for root) is who it runs as."""
        self._argv = [str(word) for word in argv]
        self._log = log
        self._answers = answers
        self._user = user
        self._env = env
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Return when the server answers."""
        # Output goes to a file: a pipe would be kept open by the server's children and block whoever reads it.
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._argv,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=self._log.parent,
                env=self._env,
                **_as(self._user),
            )
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if not self.is_running or time.monotonic() > until:
                self.kill()
                raise NotStarted(f"{self._argv[0]}:\n" + "\n".join(self._last_lines()))
            time.sleep(0.02)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it in an orderly way, or by force when it does not listen."""
        if self._process is None:
            return
        self.thaw()
        self._signal(how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(STOPS_WITHIN)
        self.kill()

    def kill(self) -> None:
        """kill -9: the server and its children have no time to tidy up."""
        if self._process is None:
            return
        self._signal(signal.SIGKILL)
        self._process.wait()
        self._process = None

    def freeze(self) -> None:
        """Stop answering without closing a connection, until `thaw`."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, what: signal.Signals) -> None:
        assert self._process is not None, "the server was not started"
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, what)

    def _last_lines(self) -> list[str]:
        return self._log.read_text(errors="replace").splitlines()[-20:]


@contextlib.contextmanager
def private_folder(name: str) -> Iterator[Path]:
    """A new folder that servers running as other users can reach; pytest's own are closed to them."""
    folder = Path(
        tempfile.mkdtemp(prefix=f"intake-{name}-", dir="/tmp")
    )  # short: a socket's path may have 107 bytes
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def free_port() -> int:
    """A port that nobody listens on, below those the system hands out to clients in the meantime."""
    while True:
        port = random.randrange(15_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def greets(port: int, greeting: bytes) -> bool:
    """Whether a server on this port begins with these bytes."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
            return line.recv(len(greeting)) == greeting
    except OSError:
        return False


def find_program(name: str, *folders: str) -> Path:
    """The program's place, also outside the PATH of ordinary people."""
    found = shutil.which(
        name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin", *folders])
    )
    if found is None:
        raise Missing(f"{name} is not installed")
    return Path(found)


def run(argv: Sequence[str | Path], user: str | None = None, cwd: Path | None = None) -> str:
    """What a short-lived program printed; its error text when it failed."""
    done = subprocess.run(
        [str(word) for word in argv],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        **_as(user),
    )
    if done.returncode:
        raise Failed(f"{argv[0]} said {done.stderr or done.stdout}")
    return done.stdout


def left_out(reason: str) -> NoReturn:
    """Skip the test for want of a server; in CI every server must be there, so fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}: make servers installs what the tests need", pytrace=False)
    pytest.skip(reason)


class _Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[str | int]


def _as(user: str | None) -> _Identity:
    if user is None:
        return {}
    account = pwd.getpwnam(user)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
