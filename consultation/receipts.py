"""Receipt numbers as people give them back: typed, read aloud, in a link, in a tappable command."""

import re
from collections.abc import Iterator

_TAIL = (
    10  #: letters that tell one contribution from every other; what stands before them names the consultation
)
_NOT_IN_ONE = str.maketrans("ILOU", "110V")  # Crockford's letters: what was misread is meant all the same
_WHOLE = re.compile(r"(?:[A-Za-z0-9]{1,8}-)?[0-9A-HJKMNP-TV-Z]{5}[-_][0-9A-HJKMNP-TV-Z]{5}", re.IGNORECASE)

#: The same inside other words: behind "/open_", in the name of a file, with or without what joins its halves.
_INSIDE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,8}[-\u2010-\u2013])?"
    r"[0-9A-HJKMNP-TV-Z]{5}[-_\u2010-\u2013]?[0-9A-HJKMNP-TV-Z]{5}(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def is_receipt(text: str) -> bool:
    """Whether a text is a receipt number and nothing else, or the end of one that tells it apart."""
    return _WHOLE.fullmatch(text) is not None


def names(typed: str, receipt: str) -> bool:
    """Whether somebody means this receipt number; signs, small letters and misread ones are passed over."""
    meant, known = _bare(typed), _bare(receipt)
    return bool(meant) and meant in (known, known[-_TAIL:])


def short(receipt: str) -> str:
    """The end of a receipt number, fit for a command or a button: `7F3KQ_9X2MD`."""
    return "_".join(receipt.split("-")[-2:])


def way_to(receipt: str) -> str:
    """The command that leads to that contribution; the chat makes it tappable."""
    return f"/open_{short(receipt)}"


def tail(receipt: str) -> str:
    """The letters that tell it from every other, in small ones, as `tails` finds them in a text."""
    return _bare(receipt)[-_TAIL:].casefold()


def tails(text: str) -> Iterator[tuple[int, int, str]]:
    """Where something that looks like a receipt number stands in a text: from, to, and its tail."""
    for match in _INSIDE.finditer(text):
        yield match.start(), match.end(), tail(match.group())


def _bare(text: str) -> str:
    letters = "".join(letter for letter in text.upper() if letter.isascii() and letter.isalnum())
    return letters[:-_TAIL] + letters[-_TAIL:].translate(_NOT_IN_ONE)
