"""How soon `intake serve` answers /healthz, on an empty store and on one that is there already; goal: within 2 seconds.

Every channel is set, so everything that a real service loads is loaded; nobody answers at the other ends, as after a
power cut. A command beside it (`intake list`) is measured too.

    python benchmarks/starting.py [--rounds 5]
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOAL = 2.0  #: seconds


@dataclass(frozen=True, slots=True)
class Took:
    """One start."""

    wall: float  #: seconds on the clock
    cpu: float  #: seconds of the processor, which a busy machine changes little


def measure(rounds: int) -> float:
    """Prints a table and returns the best time of the slower of the two starts."""
    with tempfile.TemporaryDirectory() as folder:
        env = _environment(Path(folder))
        rows: dict[str, list[Took]] = {"serve, empty store": [], "serve, store there": [], "list": []}
        for _ in range(rounds):
            (Path(folder) / "intake.db").unlink(missing_ok=True)
            rows["serve, empty store"].append(_start(env))
            rows["serve, store there"].append(_start(env))
            rows["list"].append(_list(env))
    print(f"{'':24}{'best s':>8}{'median s':>10}{'worst s':>9}{'CPU s':>8}")
    for name, times in rows.items():
        best, *_, worst = walls = sorted(took.wall for took in times)
        cpu = min(took.cpu for took in times)
        print(f"{name:24}{best:8.2f}{walls[len(walls) // 2]:10.2f}{worst:9.2f}{cpu:8.2f}")
    return max(min(took.wall for took in times) for name, times in rows.items() if name != "list")


def _list(env: dict[str, str]) -> Took:
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "app.cli", "list"], env=env, check=True, capture_output=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(time.perf_counter() - began, cpu)


def _start(env: dict[str, str]) -> Took:
    """From the start of the process to a good answer; the process is stopped again."""
    url = f"http://{env['INTAKE_WEB_LISTEN']}/healthz"
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "serve"],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while process.poll() is None:
            try:
                with urllib.request.urlopen(url, timeout=1) as answer:
                    if b'"ok"' in answer.read():
                        return Took(time.perf_counter() - began, _cpu_seconds(process.pid))
            except OSError:
                pass
            time.sleep(0.01)
        raise SystemExit("`intake serve` ended: start it by hand to see why")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _environment(folder: Path) -> dict[str, str]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    nobody = "127.0.0.1:9"  # the discard port
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith("INTAKE_")},
        "PYTHONPATH": str(ROOT),
        "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
        "INTAKE_ATTACHMENTS": str(folder / "attachments"),
        "INTAKE_TELEGRAM_TOKEN": "123456:a-token-that-nobody-ever-gave",
        "INTAKE_TELEGRAM_API_URL": f"http://{nobody}",
        "INTAKE_MAIL_ADDRESS": "consultation@intake.test",
        "INTAKE_IMAP_URL": f"imap://consultation:secret@{nobody}/INBOX",
        "INTAKE_SMTP_URL": f"smtp://{nobody}",
        "INTAKE_WEB_LISTEN": f"127.0.0.1:{port}",
    }


def main() -> None:
    """Measures; exit code 1 when it takes longer than the goal."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    took = measure(parser.parse_args().rounds)
    print(f"goal: /healthz within {GOAL} s; {'reached' if took <= GOAL else 'missed'}")
    sys.exit(0 if took <= GOAL else 1)


if __name__ == "__main__":
    main()
