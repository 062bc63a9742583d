"""Our own letters, known again by their fixed sentences in six languages when the letter itself is not at hand.

A receipt repeats what was filed ("Your answer, as filed:"). Quoted by somebody whose thread we cannot find, those words
would be read as new answers; here they are told from what was typed under the questions that were still open.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import phrases
from consultation.definition import LANGUAGES
from mail_gateway.alignment import SentLetter
from mail_gateway.folding import fold, squeeze
from mail_gateway.shapes import ATTRIBUTION, BLANK, FORWARD, MAYBE, OURS, QUESTION, QUOTE, WRITTEN, Layout

#: Phrases that open a letter in which answers stand as filed, those that may follow, and those that end it.
_OPENINGS = ("receipt", "receipt_again", "confirmed", "please_confirm", "kept_apart", "mail_nothing_new")
_MIDDLE = (
    "filed",
    "all_answered",
    "still_open",
    "open_question",
    "published_as",
    "mail_published_as",
    "mail_notice",
    "how_to_go_on",
    "how_to_answer",
    "refused_kept",
)
_ENDS = ("mail_closing", "mail_footer", "mail_unsubscribe")
_MESSAGE = re.compile(r"(?m)^([a-z_]+) =(.*(?:\n(?:[ \t].*)?)*)")
_VARIANT = re.compile(r"^\s*\*?\[\w+\]\s*")
_PLACE = re.compile(r"\{[^{}]*\}")
_SALUTATION = 2  #: lines at most
_GAP = 80  #: characters that a value in one of our sentences may have
#: Letters that a sentence is known by; Chinese says as much in fewer.
_HEAD, _FEWEST, _FEWEST_HAN = 24, 12, 5


def mark_own_letters(layout: Layout, letters: Sequence[SentLetter], notes: list[str]) -> None:
    """Gives the lines of a receipt of ours their role, unless it is one of the letters at hand."""
    if not any(mark in layout.text for mark in _filed_marks()):
        return
    folded, depths, roles = layout.page.folded, layout.page.depth, layout.roles
    marks = [
        line
        for line, text in enumerate(folded)
        if text.strip() in _filed_marks() and not any(layout.keys[line] in letter for letter in letters)
    ]
    if not marks:
        return
    depth = min(depths[line] for line in marks)
    state: str | None = OURS
    at_end = False
    for line in range(_first_line(layout, marks[0], depth), len(roles)):
        role = roles[line]
        if role == BLANK:
            # What a person typed below the end of our letter is theirs.
            state = None if at_end else state
            continue
        text = folded[line].strip()
        if depths[line] < depth or role in (ATTRIBUTION, FORWARD):
            continue
        if role == QUESTION:
            state, at_end = None, False
        elif line in marks:
            state = QUOTE
            roles[line] = OURS
        elif _beginnings(_OPENINGS + _MIDDLE + _ENDS).match(text):
            roles[line] = OURS
            # A remark on the question ("unofficial translation") ends nothing.
            state = state if text[0] in "([" else OURS
            at_end = _beginnings(_ENDS).match(text) is not None
        elif state is not None and role in (WRITTEN, MAYBE, QUOTE, OURS):
            roles[line] = state
    notes.append(
        "a receipt of ours that is not at hand was quoted: the answers it repeats were not filed again"
    )


def _first_line(layout: Layout, mark: int, depth: int) -> int:
    """Where our letter begins above the first answer it repeats."""
    first = mark
    above: list[int] = []  # lines between the letterhead and the first sentence known: the salutation
    for line in range(mark - 1, -1, -1):
        if layout.roles[line] == BLANK:
            continue
        if layout.page.depth[line] < depth or layout.roles[line] == ATTRIBUTION:
            return above[-1] if 0 < len(above) <= _SALUTATION else first
        above.append(line)
        if _beginnings(_OPENINGS).match(layout.page.folded[line].strip()):
            first = line
            above.clear()
    return above[-1] if 0 < len(above) <= _SALUTATION and depth else first


@cache
def _filed_marks() -> tuple[str, ...]:
    """ "Your answer, as filed:" in each language: the line of that phrase without a value."""
    return tuple(
        next(text for text in _lines(language, ("filed",)) if "{" not in text) for language in LANGUAGES
    )


@cache
def _beginnings(names: tuple[str, ...]) -> re.Pattern[str]:
    found = {
        pattern for language in LANGUAGES for text in _lines(language, names) if (pattern := _beginning(text))
    }
    return re.compile("|".join(sorted(found)))


def _beginning(text: str) -> str:
    """The pattern of a line's first words, any value between them; empty when they are too few to know it by."""
    pattern, taken = "", 0
    for piece in re.split(r"(\{[^{}]*\})", text):
        if taken >= _HEAD:
            break
        if piece.startswith("{"):
            pattern += f".{{0,{_GAP}}}?"
            continue
        words = piece[: _HEAD - taken]
        pattern += re.escape(words)
        taken += len(words)
    letters = squeeze(_PLACE.sub("", text))
    fewest = _FEWEST_HAN if any("\u3400" <= character <= "\u9fff" for character in letters) else _FEWEST
    # "Organisation: …" may be theirs as well as ours.
    return pattern if len(letters) >= fewest and not re.search(r": ?\{[^{}]*\}$", text) else ""


def _lines(language: str, names: tuple[str, ...]) -> list[str]:
    """The folded lines of some phrases, with what chooses between their variants taken off."""
    lines: list[str] = []
    for file in sorted((Path(phrases.__file__).parent / language).glob("*.ftl")):
        for match in _MESSAGE.finditer(file.read_text(encoding="utf-8")):
            if match[1] in names:
                texts = [_VARIANT.sub("", line).strip() for line in match[2].split("\n")]
                lines += [
                    fold(text) for text in texts if _PLACE.sub("", text).strip(" {}") and "->" not in text
                ]
    return lines
