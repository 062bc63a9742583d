"""Grouping 100,000 campaign letters: time, and recall against the exact share of common word triples.

Run with `python -m benchmarks.compilation_campaigns [letters]`.
"""

import random
import resource
import sys
import time

from publication.campaigns import ALIKE, campaigns

_WORDS = [f"word{n}" for n in range(20_000)]
_CAMPAIGNS = 40


def main(count: int = 100_000) -> None:
    """Prints time, memory and recall."""
    chance = random.Random(100)
    letters = [chance.choices(_WORDS, k=chance.randint(80, 300)) for _ in range(_CAMPAIGNS)]
    texts: dict[int, str] = {}
    origin: dict[int, int] = {}
    for number in range(count):
        # One in ten is nobody's letter; of the rest a third is changed in up to one word of twelve.
        if number % 10 == 0:
            texts[number] = " ".join(chance.choices(_WORDS, k=150))
            continue
        group = chance.randrange(_CAMPAIGNS)
        words = list(letters[group])
        if number % 3 == 0:
            for _ in range(chance.randrange(1, max(2, len(words) // 24))):
                words[chance.randrange(len(words))] = chance.choice(_WORDS)
        texts[number], origin[number] = " ".join(["Dear", "Chair", f"name{number}", *words]), group
    started = time.perf_counter()
    found = campaigns(texts)
    seconds = time.perf_counter() - started
    group_of = {key: index for index, keys in enumerate(found) for key in keys}
    pairs = hits = 0
    keys = sorted(origin)
    while pairs < 20_000:
        one, other = chance.sample(keys, 2)
        if origin[one] == origin[other] and _share(texts[one], texts[other]) >= ALIKE:
            pairs += 1
            hits += one in group_of and group_of.get(one) == group_of.get(other)
    impure = sum(len({origin.get(key) for key in group}) > 1 for group in found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} letters in {seconds:.1f} s (at most 60), {len(found)} groups, {impure} impure, {peak:.0f} MB"
    )
    print(f"recall over {pairs} pairs that share {ALIKE}: {hits / pairs:.4f} (at least 0.95)")


def _share(one: str, other: str) -> float:
    left, right = (
        {tuple(words[i : i + 3]) for i in range(len(words) - 2)} for words in (one.split(), other.split())
    )
    return len(left & right) / len(left | right)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
