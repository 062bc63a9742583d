"""How fast mails are read: beside the standard library's parser on the same mails in the same run, and the slowest.

The parser only cuts a message into headers and undecoded parts; reading also decodes it, tells quotation from answer,
files each answer under its question and finds language, profile and attachments.
"""

import email
import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.mail_mix import TRACE, shapes  # noqa: E402 - the path comes first
from mail_gateway.reading import SentMail, read_mail  # noqa: E402 - the same
from tests.mail_reading.composing import CONSULTATION, letter_of  # noqa: E402 - the same
from tests.mail_reading.people import PEOPLE  # noqa: E402 - the same

ROUNDS = 15
#: What is aimed for: a third of the parser's rate on mails as people send them, and milliseconds of the 95th percentile.
RATE = 1 / 3
MOST_MILLISECONDS = 5.0


class Arm(NamedTuple):
    """Seconds of each mail of a collection."""

    parser: list[float]
    reading: list[float]
    with_letter: list[float]

    def line(self, name: str) -> str:
        """One row of the table, in microseconds a mail."""
        parser, reading, letter = (statistics.fmean(times) for times in self)
        return f"{name:68}{parser * 1e6:8.0f}{reading * 1e6:8.0f}{letter * 1e6:8.0f}{parser / reading:8.2f}{parser / letter:8.2f}"


def main() -> int:
    """Prints the table; 1 when a mark was missed."""
    answered = [(letter_of(language),) for language in PEOPLE]
    print(f"best of {ROUNDS} rounds, microseconds a mail; rate: the standard parser's time by ours")
    print(f"{'':68}{'parser':>8}{'read':>8}{'letter':>8}{'rate':>8}{'letter':>8}")
    everything, texts = Arm([], [], []), Arm([], [], [])
    for shape in shapes():
        arm = _measured(shape.mails, answered)
        size = statistics.fmean(map(len, shape.mails)) / 1024
        print(arm.line(f"{shape.share} x {shape.name}, {size:.0f} KiB"))
        for whole in (everything, texts) if not shape.has_file else (everything,):
            for times, more in zip(whole, arm, strict=True):
                times.extend(more * shape.share)
    print(everything.line("the mix"))
    print(texts.line("the mix without pictures"))

    folder = ROOT / "tests" / "mails"
    mails = [path.read_bytes() for path in sorted(folder.rglob("*.eml")) if path.parent.name != "letters"]
    ours = [SentMail.from_bytes(path.read_bytes()) for path in sorted((folder / "letters").glob("*.eml"))]
    size = statistics.fmean(map(len, mails)) / 1024
    bare = _measured(mails, [ours] * len(mails))
    print(bare.line(f"{len(mails)} mails of tests/mails as they are, {size:.0f} KiB"))
    print(
        _measured([TRACE + mail for mail in mails], [ours] * len(mails)).line("the same with trace headers")
    )

    ordinary = [*everything.reading, *bare.reading]
    percentile = statistics.quantiles(ordinary, n=20)[18] * 1e3
    rate = statistics.fmean(everything.parser) / statistics.fmean(everything.reading)
    print(f"95th percentile {percentile:.2f} ms (at most {MOST_MILLISECONDS:.0f})", end="; ")
    print(f"slowest {max(ordinary) * 1e3:.2f} ms; rate on the mix {rate:.2f} (at least {RATE:.2f})")
    return 0 if percentile <= MOST_MILLISECONDS and rate >= RATE else 1


def _measured(mails: Sequence[bytes], letters: Sequence[Sequence[SentMail]]) -> Arm:
    """Each mail by itself, without our letters and with those it may answer."""
    acts: tuple[Callable[[bytes, Sequence[SentMail]], object], ...] = (
        lambda raw, sent: email.message_from_bytes(raw),
        lambda raw, sent: read_mail(raw, CONSULTATION),
        lambda raw, sent: read_mail(raw, CONSULTATION, sent),
    )
    best = Arm(*([float("inf")] * len(mails) for _ in acts))
    gc.collect()
    for _ in range(ROUNDS):
        # Mail by mail and arm by arm within a round: what else the machine does hits them all.
        for place, (raw, sent) in enumerate(zip(mails, letters, strict=True)):
            for act, times in zip(acts, best, strict=True):
                started = time.perf_counter()
                act(raw, sent)
                times[place] = min(times[place], time.perf_counter() - started)
    return best


if __name__ == "__main__":
    sys.exit(main())
