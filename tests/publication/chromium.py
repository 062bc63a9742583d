"""A Chromium without a window, spoken to over two pipes in the words of its DevTools protocol: no driver, no port."""

import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

#: Under these names it is found.
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe")


class Moved(Exception):
    """The page went to another one while it was asked something."""


class Page:
    """The one page of a browser."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._rest = b""
        self._count = 0
        self._session: str | None = None
        target = self._do("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._do("Page.enable")
        # axe comes from outside; the policy of the pages is held by tests that read them.
        self._do("Page.setBypassCSP", enabled=True)

    def open(self, file: Path, *, width: int = 1280, dark: bool = False) -> None:
        """Shows a file at that width, in light or dark, and waits until it is there."""
        self._do(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=800,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._do("Emulation.setEmulatedMedia", features=[scheme])
        self._do("Page.navigate", url=file.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def say(self, script: str) -> Any:
        """What a script gives, awaited."""
        told = self._do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def choose(self, selector: str, file: Path) -> None:
        """Chooses a file in an input."""
        root = self._do("DOM.getDocument")["root"]["nodeId"]
        node = self._do("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self._do("DOM.setFileInputFiles", nodeId=node, files=[str(file)])

    def _do(self, method: str, **values: Any) -> dict[str, Any]:
        self._count += 1
        order = {"id": self._count, "method": method, "params": values}
        if self._session:
            order["sessionId"] = self._session
        left = json.dumps(order).encode() + b"\0"
        while left:
            left = left[os.write(self._writing, left) :]
        while (answer := self._next()).get("id") != self._count:
            pass
        if "navigated" in answer.get("error", {}).get("message", ""):
            raise Moved
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._reading, 1 << 16)
            assert data, "the browser has gone"
            self._rest += data
        one, self._rest = self._rest.split(b"\0", 1)
        message: dict[str, Any] = json.loads(one)
        return message


@contextmanager
def chromium(program: str) -> Iterator[Page]:
    """A page in a browser of its own, which ends with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # It reads orders from descriptor 3 and answers on 4; a shell puts them there.
        flags = " ".join((*_FLAGS, f"--user-data-dir='{profile}'"))
        process = subprocess.Popen(
            ["/bin/sh", "-c", f"exec '{program}' {flags} 3<&0 4>&1 </dev/null >/dev/null"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert process.stdin
        assert process.stdout
        with process.stdin, process.stdout:
            try:
                yield Page(process.stdout.fileno(), process.stdin.fileno())
            finally:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
