"""Campaign letters are found, and two people who agree are no campaign."""

import random

from publication.campaigns import campaigns

WORDS = [f"word{n}" for n in range(2000)]


def _letter(chance: random.Random, length: int = 200) -> list[str]:
    return chance.choices(WORDS, k=length)


def test_copies_and_slightly_changed_copies_are_one_group() -> None:
    chance = random.Random(1)
    letter = _letter(chance)
    texts = {n: " ".join(_letter(chance)) for n in range(50)}
    for n in range(100, 130):
        changed = list(letter)
        changed[chance.randrange(200)] = "other"
        texts[n] = " ".join(changed)
    texts[200] = "  ".join(letter).upper()
    assert campaigns(texts) == [(*range(100, 130), 200)]


def test_short_or_few_texts_are_no_campaign() -> None:
    chance = random.Random(2)
    letter = " ".join(_letter(chance))
    assert campaigns({1: letter, 2: letter}) == []
    assert campaigns(dict.fromkeys(range(10), "We agree with the previous speaker.")) == []


def test_recall_is_at_least_95_of_100_against_comparing_all_pairs() -> None:
    chance = random.Random(3)
    letters = [_letter(chance) for _ in range(20)]
    texts, true_group = {}, {}
    for n in range(300):
        group = n % 20
        words = list(letters[group])
        for _ in range(chance.randrange(0, 5)):
            words[chance.randrange(len(words))] = chance.choice(WORDS)
        texts[n], true_group[n] = " ".join(words), group
    found = {key: index for index, keys in enumerate(campaigns(texts)) for key in keys}
    pairs = [(a, b) for a in texts for b in texts if a < b and true_group[a] == true_group[b]]
    together = sum(a in found and found.get(a) == found.get(b) for a, b in pairs)
    assert together / len(pairs) >= 0.95
    assert not any(found[a] == found[b] for a in found for b in found if true_group[a] != true_group[b])


def test_chinese_letters_are_compared_too() -> None:
    letter = "监管应当保持技术中立，对相同的服务适用相同的规则。为电路交换电话制定的许可制度并不适合跨境提供的服务。各方提出最多的问题包括税收。"
    assert campaigns({1: letter, 2: letter + "谢谢", 3: letter.replace("税收", "资费")}) == [(1, 2, 3)]
