"""Campaigns: contributions whose words are nearly the same, found without comparing each with each.

MinHash over words in threes proposes candidates, the exact share of common threes (Jaccard) decides.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

ALIKE = 0.8  #: share of common word triples from which two texts count as the same letter
LEAST_WORDS = 40  #: "I agree." said by three people is no campaign
LEAST_SENDERS = 3
_HAN = re.compile(r"[\u3400-\u9fff]")
_SIGNS = re.compile(r"[\W_]+")
_BANDS, _ROWS = 16, 4  # two texts that share 0.8 meet in some band with probability 0.9998
_BINS = _BANDS * _ROWS
_MASK = (1 << 64) - 1
_FIRST, _SECOND, _THIRD, _MIX = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93


def campaigns(texts: Mapping[Key, str]) -> list[tuple[Key, ...]]:
    """Groups of near-identical texts, each in the order given, the largest group first."""
    same: dict[bytes, list[Key]] = defaultdict(list)
    unlike: dict[bytes, str] = {}
    for key, text in texts.items():
        words = _words(text)
        if len(words) < LEAST_WORDS:
            continue
        # Exact copies are the bulk of a campaign: only one of them is looked at closely.
        folded = " ".join(words)
        digest = hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        same[digest].append(key)
        unlike.setdefault(digest, folded)
    order = {key: index for index, key in enumerate(texts)}
    groups = []
    for family in _families(unlike):
        keys = sorted((key for digest in family for key in same[digest]), key=order.__getitem__)
        if len(keys) >= LEAST_SENDERS:
            groups.append(tuple(keys))
    return sorted(groups, key=lambda keys: (-len(keys), order[keys[0]]))


def _words(text: str) -> list[str]:
    # Chinese has no spaces: there each character is a word.
    return _SIGNS.sub(" ", _HAN.sub(r" \g<0> ", text.casefold())).split()


def _families(texts: Mapping[bytes, str]) -> list[list[bytes]]:
    leader = {digest: digest for digest in texts}

    def find(digest: bytes) -> bytes:
        while leader[digest] != digest:
            leader[digest] = leader[leader[digest]]
            digest = leader[digest]
        return digest

    triples = _Triples(texts)
    buckets: dict[tuple[int, tuple[int, ...]], bytes] = {}
    for digest in texts:
        mine = triples.of(digest)
        signature = _signature(mine)
        for band in range(_BANDS):
            rows = (band, tuple(signature[band * _ROWS : (band + 1) * _ROWS]))
            other = buckets.setdefault(rows, digest)
            if (
                other is not digest
                and find(other) != find(digest)
                and _jaccard(mine, triples.kept(other)) >= ALIKE
            ):
                leader[find(digest)] = find(other)
    families: dict[bytes, list[bytes]] = defaultdict(list)
    for digest in texts:
        families[find(digest)].append(digest)
    return list(families.values())


class _Triples:
    """Each text as the set of its words in threes, hashed. Only those compared often are kept: a set is large."""

    def __init__(self, texts: Mapping[bytes, str]) -> None:
        self._texts = texts
        self._words: dict[str, int] = {}
        self.kept = lru_cache(maxsize=2000)(self.of)

    def of(self, digest: bytes) -> set[int]:
        """The set of one text."""
        hashes = [self._word(word) for word in self._texts[digest].split(" ")]
        return {
            ((a * _FIRST ^ b * _SECOND ^ c * _THIRD) & _MASK) * _MIX & _MASK
            for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False)
        }

    def _word(self, word: str) -> int:
        known = self._words.get(word)
        if known is None:
            octets = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            known = self._words[word] = int.from_bytes(octets, "big")
        return known


def _signature(hashes: set[int]) -> list[int]:
    """One-permutation MinHash: the smallest hash of each of 64 bins; an empty bin borrows from the next full one."""
    bins: list[int] = [_MASK] * _BINS
    for value in hashes:
        at = value >> 58
        if value < bins[at]:
            bins[at] = value
    return [
        value
        if value != _MASK
        else next(
            (
                bins[(at + step) % _BINS] + step
                for step in range(1, _BINS)
                if bins[(at + step) % _BINS] != _MASK
            ),
            0,
        )
        for at, value in enumerate(bins)
    ]


def _jaccard(one: set[int], other: set[int]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)
