"""Keeps one child process ready that reads files, and ends it when a file takes too long."""

import atexit
import base64
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from pathlib import Path

from mail_gateway.file_texts import FileText

#: Seconds one file may take.
MOST_SECONDS = 10.0
_ROOT = Path(__file__).resolve().parent.parent


class AttachmentWorker:
    """One child at a time; safe to call from several threads."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, kind: str, data: bytes) -> FileText:
        """The text of a file, or a note why there is none. Never raises for what the file holds."""
        with self._lock:
            for attempt in (1, 2):
                child = self._running()
                try:
                    return self._ask(child, kind, data)
                except TimeoutError:
                    self._end()
                    return FileText(
                        None, f"it took longer than {self._seconds:.0f} seconds: not read", "unread"
                    )
                except (BrokenPipeError, EOFError, ConnectionError):
                    # An old child may have been ended from outside; a new one that dies does so over this file.
                    self._end()
                    if attempt == 2:
                        return FileText(None, "reading it failed", "broken")
        return FileText(None, "reading it failed", "broken")

    def close(self) -> None:
        """Ends the child."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            environment = {
                "PATH": os.environ.get("PATH", ""),
                "PYTHONPATH": str(_ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                "LC_ALL": "C.UTF-8",
            }
            self._child = subprocess.Popen(
                [sys.executable, "-m", "mail_gateway.attachment_child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env=environment,
            )
        return self._child

    def _ask(self, child: subprocess.Popen[bytes], kind: str, data: bytes) -> FileText:
        if child.stdin is None or child.stdout is None:
            raise EOFError
        until = time.monotonic() + self._seconds
        job = json.dumps({"kind": kind, "size": len(data)}).encode() + b"\n" + data
        source, target = child.stdout.fileno(), child.stdin.fileno()
        os.set_blocking(target, False)
        answer = bytearray()
        position = 0
        with selectors.DefaultSelector() as selector:
            selector.register(target, selectors.EVENT_WRITE)
            selector.register(source, selectors.EVENT_READ)
            while not answer.endswith(b"\n"):
                left = until - time.monotonic()
                ready = selector.select(left) if left > 0 else []
                if not ready:
                    raise TimeoutError
                for key, _ in ready:
                    if key.fd == target:
                        position += os.write(target, job[position : position + 65536])
                        if position == len(job):
                            selector.unregister(target)
                    else:
                        piece = os.read(source, 1 << 20)
                        if not piece:
                            raise EOFError
                        answer += piece
        result = json.loads(answer)
        files = tuple((name, base64.b64decode(content)) for name, content in result["files"])
        return FileText(result["text"], result["note"], result["trouble"], files)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        child.wait()


_shared: AttachmentWorker | None = None
_shared_lock = threading.Lock()


def shared_worker() -> AttachmentWorker:
    """The worker of this process, ended with it."""
    global _shared  # one warm child for the whole process
    with _shared_lock:
        if _shared is None:
            _shared = AttachmentWorker()
            atexit.register(_shared.close)
        return _shared
