"""Chat turns a second, update in to reply out: our service beside two plain bots that do the same.

The same sandbox process plays Telegram and the people for all; each bot is a process of its own. One is python-telegram-bot's
ConversationHandler with PicklePersistence, as its manual shows: it answers from memory and writes to disk a minute later.
One is aiogram 3 with SimpleEventIsolation and its states in memory, where a restart loses them. Ours has every answer on
disk before Telegram may forget it (SQLite, WAL, synchronous FULL). A last row has each call take 60 ms, as from afar.

    python benchmarks/chat_turns.py [--people 60] [--rounds 3]
"""

import argparse
import asyncio
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mail_reading_pairs import CACHE, python
from benchmarks.plain_bot import WORDS
from sandbox.telegram_people import Person
from sandbox.telegram_server import BotApi

ROOT = Path(__file__).resolve().parents[1]
STEPS = ("/start", "/language en", "/agree", "Ann Example", "Example Foundation", "3", "Switzerland", "/skip")
OURS, PTB, AIOGRAM = "intake serve", "ConversationHandler + pickle", "aiogram FSM, isolated"
FAR = f"{OURS}, 60 ms a call"
GOAL = 0.8  #: of the first rival's turns
FAR_GOAL = 60.0  #: turns a second with 60 ms a call
_AIOGRAM = "aiogram==3.22.0"


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one bot."""

    turns_per_second: float
    median: float  #: milliseconds from a message to its reply
    p99: float
    cpu: float  #: milliseconds of the bot's processor time a turn


async def measure(command: Sequence[str], env: dict[str, str], api: BotApi, people: int) -> Measured:
    """Starts the bot, lets everybody talk at once, and stops it."""
    process = await asyncio.create_subprocess_exec(*command, env=env, cwd=ROOT, stdout=sys.stderr)
    try:
        await talk(api.person("Warm-up"))
        persons = [api.person(f"Person {number}") for number in range(people)]
        cpu = _cpu_seconds(process.pid)
        began = time.perf_counter()
        waits = [wait for waits in await asyncio.gather(*map(talk, persons)) for wait in waits]
        took = time.perf_counter() - began
        cpu = _cpu_seconds(process.pid) - cpu
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()
    waits.sort()
    return Measured(
        len(waits) / took,
        statistics.median(waits) * 1000,
        waits[int(len(waits) * 0.99)] * 1000,
        cpu / len(waits) * 1000,
    )


async def talk(person: Person) -> list[float]:
    """Eight steps, each after the reply to the one before; the seconds that each took."""
    waits = []
    for step in STEPS:
        asked = time.perf_counter()
        await person.send(step)
        await person.wait_for_reply(timeout=120)
        waits.append(time.perf_counter() - asked)
    return waits


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def compare(people: int, rounds: int) -> dict[str, Measured]:
    """Measures all in turns, and returns the best round of each."""
    rates: dict[str, list[Measured]] = {PTB: [], OURS: [], FAR: []}
    if _fetched():
        rates[AIOGRAM] = []
    for _ in range(rounds):
        for name, measured in rates.items():
            with tempfile.TemporaryDirectory() as folder:
                async with BotApi.running() as api:
                    if name == FAR:
                        api.faults.add("slow", times=1_000_000, seconds=0.06)
                    command, env = _bot(name, api, Path(folder))
                    measured.append(await measure(command, env, api, people))
    return {name: max(runs, key=lambda run: run.turns_per_second) for name, runs in rates.items()}


def show(best: dict[str, Measured]) -> None:
    """Prints a line each."""
    theirs = best[PTB]
    print(f"{'':30}{'turns/s':>9}{'median ms':>11}{'p99 ms':>9}{'CPU ms/turn':>13}{'ratio':>8}")
    for name, run in best.items():
        ratio = run.turns_per_second / theirs.turns_per_second
        print(
            f"{name:30}{run.turns_per_second:9.0f}{run.median:11.0f}{run.p99:9.0f}{run.cpu:13.2f}{ratio:8.2f}"
        )


def _fetched() -> bool:
    """Whether aiogram is there; fetched once into a folder that is not committed."""
    mark = CACHE / f"installed {_AIOGRAM}"
    if not mark.exists():
        pip = [str(python()), "-m", "pip", "install", "--quiet", _AIOGRAM]
        if subprocess.run(pip, check=False).returncode:
            print(f"{_AIOGRAM} could not be fetched: measured without it")
            return False
        mark.touch()
    return True


def _bot(name: str, api: BotApi, folder: Path) -> tuple[list[str], dict[str, str]]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("INTAKE_")}
    if name == PTB:
        plain = Path(__file__).with_name("plain_bot.py")
        return [sys.executable, str(plain), api.url, api.token, str(folder / "state.pickle")], env
    if name == AIOGRAM:
        other = Path(__file__).with_name("aiogram_bot.py")
        return [str(python()), str(other), api.url, api.token, *WORDS], env
    env |= {
        "INTAKE_CONSULTATIONS": str(ROOT / "consultations" / "cl-17-30.toml"),
        "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
        "INTAKE_ATTACHMENTS": str(folder / "attachments"),
        "INTAKE_TELEGRAM_TOKEN": api.token,
        "INTAKE_TELEGRAM_API_URL": api.url,
        "INTAKE_TELEGRAM_FILE_URL": api.url,
    }
    return [sys.executable, "-m", "app.cli", "serve", "--only", "bot,outbox"], env


def main() -> None:
    """Compares; exit code 1 when we are slower than a goal."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    best = asyncio.run(compare(given.people, given.rounds))
    show(best)
    reached = best[OURS].turns_per_second >= GOAL * best[PTB].turns_per_second
    reached_from_afar = best[FAR].turns_per_second >= FAR_GOAL
    print(f"goal: a ratio of {GOAL}; {'reached' if reached else 'missed'}")
    print(
        f"goal: {FAR_GOAL:.0f} turns a second with 60 ms a call; {'reached' if reached_from_afar else 'missed'}"
    )
    sys.exit(0 if reached and reached_from_afar else 1)


if __name__ == "__main__":
    main()
