"""Folding: the same words written differently become the same characters, so that patterns stay few.

Folded text is only ever compared. What people wrote is kept as they wrote it.
"""

import re
import unicodedata

#: Characters that only steer display: direction marks, isolates, zero-width spaces, the byte order mark.
_INVISIBLE = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\u2060\ufeff\u00ad"
#: Arabic vowel marks and the stretching line carry no meaning for a comparison.
_ARABIC_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"
_SAME = {
    **dict.fromkeys(_INVISIBLE + _ARABIC_MARKS, ""),
    **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **{chr(0xFF21 + letter): chr(0x61 + letter) for letter in range(26)},
    **{chr(0xFF41 + letter): chr(0x61 + letter) for letter in range(26)},
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك",
    "：": ":", "．": ".", "（": "(", "）": ")", "？": "?", "؟": "?", "，": ",", "،": ",", "！": "!", "；": ";", "؛": ";",
    "＞": ">", "－": "-", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u3000": " ",
    "ё": "е", "Ё": "Е", "題": "题", "問": "问", "個": "个", "項": "项", "條": "条", "對": "对", "關": "关", "覆": "复", "復": "复", "謝": "谢", "於": "于",
}  # fmt: skip
_VARIANT = re.compile("[" + re.escape("".join(_SAME)) + "]")
_SECRET = re.compile(r"\?start=(?:go|me)[A-Za-z0-9_-]{24}")
_REPLACEMENTS = tuple(_SAME.items())


def fold(text: str) -> str:
    """The text for comparing: case, digits, direction marks, vowel marks, dashes and quotes made one.

    Line breaks stay where they are, so folded and original lines can be counted side by side.
    """
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if len(text) > 400:
        # A replace that finds nothing is far cheaper than a look-up per character.
        for variant, same in _REPLACEMENTS:
            text = text.replace(variant, same)
    elif _VARIANT.search(text):
        text = _VARIANT.sub(_of_variant, text)
    return text.casefold()


def _of_variant(match: re.Match[str]) -> str:
    return _SAME[match[0]]


def squeeze(text: str) -> str:
    """Folded text without any white space: what is compared when lines were wrapped anew.

    The secret in a link of ours is left out: we do not keep it, and know our letter without it.
    """
    if "?start=" in text:
        text = _SECRET.sub("?start=", text)
    return "".join(fold(text).split())


def after(original: str, squeezed_length: int) -> int:
    """Where, in the original line, the first so many squeezed characters end."""
    if squeezed_length <= 0:
        return 0
    seen = 0
    for position, character in enumerate(original):
        weight = _WEIGHTS.get(character)
        if weight is None:
            weight = len(squeeze(character))
            if len(_WEIGHTS) < _MOST_WEIGHTS:
                _WEIGHTS[character] = weight
        seen += weight
        if seen >= squeezed_length:
            return position + 1
    return len(original)


_WEIGHTS: dict[str, int] = {}  #: how many squeezed characters a character becomes
_MOST_WEIGHTS = 5000


def visible(text: str) -> str:
    """The text without the characters that only steer display."""
    if text.isascii():
        return text
    for mark in _INVISIBLE:
        if mark in text:
            text = text.replace(mark, "")
    return text


def trimmed(text: str) -> str:
    """The text without white space, blank lines and stray direction marks at both ends; inner lines are kept."""
    while True:
        # Strings are stripped in turn: a pattern for both at once takes quadratic time on long runs of spaces.
        shorter = text.strip().strip(_LOOSE_MARKS)
        if shorter == text:
            return text
        text = shorter


_LOOSE_MARKS = "\u200e\u200f\u061c\u200b\ufeff"
