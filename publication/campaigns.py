"""Campaigns: contributions whose words are nearly the same, found without comparing each with each.

MinHash over words in threes proposes candidates, the exact share of common threes (Jaccard) decides.
"""

import hashlib
import random
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

ALIKE = 0.8  #: share of common word triples from which two texts count as the same letter
LEAST_WORDS = 40  #: "I agree." said by three people is no campaign
LEAST_SENDERS = 3
_BANDS, _ROWS = 16, 4  # two texts that share 0.8 meet in some band with probability 0.9998
_PRIME = (1 << 61) - 1
_random = random.Random(6962)
_HASHES = [(_random.randrange(1, _PRIME), _random.randrange(_PRIME)) for _ in range(_BANDS * _ROWS)]


def campaigns(texts: Mapping[Key, str]) -> list[tuple[Key, ...]]:
    """Groups of near-identical texts, each in the order given, the largest group first."""
    same: dict[bytes, list[Key]] = defaultdict(list)
    triples: dict[bytes, frozenset[int]] = {}
    for key, text in texts.items():
        words = _words(text)
        if len(words) < LEAST_WORDS:
            continue
        # Exact copies are the bulk of a campaign: only one of them is looked at closely.
        digest = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
        same[digest].append(key)
        if digest not in triples:
            triples[digest] = _triples(words)
    order = {key: index for index, key in enumerate(texts)}
    groups = []
    for family in _families(triples):
        keys = sorted((key for digest in family for key in same[digest]), key=order.__getitem__)
        if len(keys) >= LEAST_SENDERS:
            groups.append(tuple(keys))
    return sorted(groups, key=lambda keys: (-len(keys), order[keys[0]]))


def _words(text: str) -> list[str]:
    folded = text.casefold()
    # Chinese has no spaces: there each character is a word.
    spaced = "".join(f" {c} " if "\u3400" <= c <= "\u9fff" else c if c.isalnum() else " " for c in folded)
    return spaced.split()


def _triples(words: Sequence[str]) -> frozenset[int]:
    joined = (" ".join(words[i : i + 3]) for i in range(len(words) - 2))
    return frozenset(
        int.from_bytes(hashlib.blake2b(three.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big")
        for three in joined
    )


def _families(triples: Mapping[bytes, frozenset[int]]) -> list[list[bytes]]:
    leader = {digest: digest for digest in triples}

    def find(digest: bytes) -> bytes:
        while leader[digest] != digest:
            leader[digest] = leader[leader[digest]]
            digest = leader[digest]
        return digest

    buckets: dict[tuple[int, tuple[int, ...]], bytes] = {}
    for digest, threes in triples.items():
        signature = [min((a * three + b) % _PRIME for three in threes) for a, b in _HASHES]
        for band in range(_BANDS):
            rows = (band, tuple(signature[band * _ROWS : (band + 1) * _ROWS]))
            other = buckets.setdefault(rows, digest)
            if find(other) != find(digest) and _jaccard(threes, triples[other]) >= ALIKE:
                leader[find(digest)] = find(other)
    families: dict[bytes, list[bytes]] = defaultdict(list)
    for digest in triples:
        families[find(digest)].append(digest)
    return list(families.values())


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)
