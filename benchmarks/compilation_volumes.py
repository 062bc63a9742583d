"""A whole edition of 10,000 contributions of 300 words: volumes, pages, data, proof; how long, how much memory, how large a page.

Run with `python -m benchmarks.compilation_volumes [contributions]`.
"""

import random
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from nacl.signing import SigningKey

from benchmarks.compilation import long_answer
from publication.editions import freeze
from tests.publication.generator import Files, a_contribution, a_version, cl_17_30

_MIX = ("en", "ar", "fr", "es", "ru", "zh")
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def main(count: int = 10_000) -> int:
    """Prints a table; 1 when a mark was missed."""
    chance = random.Random(10_000)
    people = [
        a_contribution(
            number,
            a_version(1, {1: long_answer(chance, _MIX[number % 6])}, language=_MIX[number % 6]),
            receipt="".join(chance.choices(_LETTERS, k=10)),
        )
        for number in range(1, count + 1)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "edition"
        started = time.perf_counter()
        freeze(
            cl_17_30(),
            people,
            folder,
            made_at=datetime(2017, 9, 1, tzinfo=UTC),
            signing_key=SigningKey(bytes(32)),
            read_file=Files().read,
        )
        seconds = time.perf_counter() - started
        volumes = len(list(folder.glob("*.pdf")))
        pages = [page.stat().st_size for page in folder.rglob("*.html")]
    own, child = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"{count} contributions in {volumes} volumes and {len(pages)} pages, {seconds:.0f} s")
    print(f"  largest page          {max(pages) / 1e6:8.2f} MB  at most 1")
    print(
        f"  peak memory           {own + child:8.0f} MB  at most 1500: {own:.0f}, and the typesetter {child:.0f}"
    )
    return 0 if own + child <= 1500 and max(pages) <= 1e6 else 1


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
