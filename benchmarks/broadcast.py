"""A notice to 3,000 chats while ten people go on answering: how close to Telegram's 30 messages a second, and who waits.

The sandbox counts what reaches it. The marks: never more than 30 messages in any second, replies included, at least 28.5 a
second on the whole (5 % below), and 99 of 100 replies within a second.

    python -m benchmarks.broadcast [--people 3000] [--chatting 10]
"""

import argparse
import asyncio
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from consultation.correspondence import Channel, Letter, Say
from sandbox.telegram_people import Person
from sandbox.telegram_server import BotApi
from store.database import Database

ROOT = Path(__file__).resolve().parents[1]
STEPS = ("/start", "/language en", "/status", "/privacy", "/help")
LIMIT, GOAL, PATIENCE = 30, 28.5, 1.0
_THINKS = (1.0, 3.0)  #: seconds between a reply and the next message


def post(folder: Path, chats: Sequence[int]) -> None:
    """Leaves a notice to each chat in the outbox, as a command beside the running service does."""
    database = Database(f"sqlite:///{folder / 'intake.db'}")
    database.check()
    with database.transaction() as ledger:
        ledger.outbox.post_all(
            [_notice(number, chat) for number, chat in enumerate(chats, 1)], datetime.now(UTC)
        )
    database.close()


def _notice(number: int, chat: int) -> Letter:
    receipt = f"CL1730-AAAAA-{number:05}"
    said = Say.of("publication", number=number, receipt=receipt, url="https://example.org")
    return Letter(
        f"publication:{number}", Channel.TELEGRAM, str(chat), "en", (said,), "publication", "cl-17-30"
    )


async def chat(person: Person, waits: list[float], enough: asyncio.Event) -> None:
    """Says something, waits for the reply, thinks, and so on."""
    said = 0
    while not enough.is_set():
        asked = time.perf_counter()
        await person.send(STEPS[said] if said < len(STEPS) else random.choice(STEPS[2:]))
        await person.wait_for_reply(timeout=60)
        waits.append(time.perf_counter() - asked)
        said += 1
        await asyncio.sleep(random.uniform(*_THINKS))


async def measure(people: int, chatting: int) -> tuple[list[float], list[float], list[float]]:
    """The moments of all messages of the broadcast, those of the notices, and the waits for replies."""
    waits: list[float] = []
    async with BotApi.running() as api:
        readers = [api.person(f"Reader {number}") for number in range(people)]
        for reader in readers:
            reader.chat.started = True
        chats = {reader.id for reader in readers}
        with tempfile.TemporaryDirectory() as folder:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "app.cli", "serve", "--only", "bot,outbox"),
                env=_env(api, Path(folder)),
                cwd=ROOT,
                stdout=sys.stderr,
            )
            enough = asyncio.Event()
            talkers = [api.person(f"Person {number}") for number in range(chatting)]
            try:
                await talkers[0].start()
                await talkers[0].wait_for_reply(timeout=60)
                talking = [asyncio.create_task(chat(talker, waits, enough)) for talker in talkers]
                await asyncio.to_thread(post, Path(folder), sorted(chats))
                went_out = 0
                while went_out < people:
                    await asyncio.sleep(1.0)
                    went_out = sum(one.status == 200 and one.chat_id in chats for one in api.requests)
                enough.set()
                await asyncio.gather(*talking)
            finally:
                process.send_signal(signal.SIGTERM)
                await process.wait()
        sent = [one for one in api.requests if one.method == "sendMessage" and one.status == 200]
        notices = [one.at for one in sent if one.chat_id in chats]
        during = [one.at for one in sent if notices[0] <= one.at <= notices[-1]]
    return sorted(during), sorted(notices), sorted(waits)


def _env(api: BotApi, folder: Path) -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("INTAKE_")} | {
        "INTAKE_CONSULTATIONS": str(ROOT / "consultations" / "cl-17-30.toml"),
        "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
        "INTAKE_ATTACHMENTS": str(folder / "attachments"),
        "INTAKE_TELEGRAM_TOKEN": api.token,
        "INTAKE_TELEGRAM_API_URL": api.url,
        "INTAKE_TELEGRAM_FILE_URL": api.url,
    }


def most_in_a_second(moments: Sequence[float]) -> int:
    """The largest number of moments within any second."""
    most = first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


def main() -> int:
    """Prints what was measured; 1 when a mark is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--chatting", type=int, default=10)
    given = parser.parse_args()
    moments, notices, waits = asyncio.run(measure(given.people, given.chatting))
    rate = len(moments) / (moments[-1] - moments[0])
    most, most_notices = most_in_a_second(moments), most_in_a_second(notices)
    p99 = waits[int(len(waits) * 0.99)]
    print(f"{given.people} notices, {len(waits)} replies to {given.chatting} people meanwhile")
    print(
        f"messages a second: {rate:.1f}; in the busiest second {most}, of them notices at most {most_notices}"
    )
    print(f"replies: median {statistics.median(waits) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms")
    reached = rate >= GOAL and most <= LIMIT and p99 < PATIENCE
    print(
        f"goal: {GOAL} to {LIMIT} a second, replies within {PATIENCE:.0f} s; {'reached' if reached else 'missed'}"
    )
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
