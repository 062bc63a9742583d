"""Copies of our questions in a body, with what stands on their lines before and after them."""

from collections.abc import Sequence

from mail_gateway.alignment import SentLetter
from mail_gateway.folding import after
from mail_gateway.labels import BEHIND
from mail_gateway.questions import Marker, QuestionIndex
from mail_gateway.shapes import QUESTION, WRITTEN, Layout, is_only_label

#: Sentences compared with the questions in one body: nobody asks so many.
_NEAR_TRIES = 40


def find_questions(layout: Layout, index: QuestionIndex, letters: Sequence[SentLetter]) -> None:
    """Marks the lines that repeat our questions, wholly or nearly."""
    for marker in index.exact(layout.keys) if _may_repeat(layout, index) else ():
        if _begins_a_line(layout, marker):
            _put_question(layout, marker, letters)
    _find_near_questions(layout, index, letters)
    _find_headings_of_their_own(layout)


def _find_headings_of_their_own(layout: Layout) -> None:
    """ "Security and privacy (Q3)" over words stands for the question; with nothing under it, it is an answer."""
    headings = [line for line, label in layout.labels.items() if label.style == BEHIND]
    if not headings:
        return
    for line in headings:
        below = next((other for other in range(line + 1, len(layout.keys)) if layout.keys[other]), None)
        if below is None or layout.roles[below] != WRITTEN or below in headings:
            return
    for line in headings:
        if layout.roles[line] == WRITTEN:
            layout.roles[line] = QUESTION
            layout.questions[line] = layout.labels[line].numbers
            layout.near.add(line)


def _may_repeat(layout: Layout, index: QuestionIndex) -> bool:
    """A quick look: whether any line begins as a question does, or was quoted and wrapped anew."""
    if any(layout.page.depth):
        return True
    keys = layout.keys
    if any(index.may_begin(keys[line]) for line, head in enumerate(layout.heads) if head in index.heads):
        return True
    for line, label in layout.labels.items():
        rest = layout.page.folded[line][label.cut or label.loose :]
        if index.may_begin("".join(rest[:40].split())):
            return True
    return False


def _begins_a_line(layout: Layout, marker: Marker) -> bool:
    """Whether only a label or a mark stands before the question: in the middle of a sentence it is a mention."""
    before = layout.keys[marker.line][: marker.before]
    if not any(character.isalnum() for character in before) or layout.page.depth[marker.line] > 0:
        return True
    label = layout.labels.get(marker.line)
    if label is None:
        return False
    cut = label.cut or label.loose or 40
    return len("".join(layout.page.folded[marker.line][:cut].split())) >= marker.before - 3


def _put_question(layout: Layout, marker: Marker, letters: Sequence[SentLetter]) -> None:
    for line in range(marker.line, marker.last + 1):
        if layout.keys[line]:
            layout.roles[line] = QUESTION
    above = marker.line - 1
    while above >= 0 and not layout.keys[above]:
        above -= 1
    # The number column of a table, "Question 2:" on a line of its own: the heading's first half.
    if above >= 0 and layout.roles[above] == WRITTEN and is_only_label(layout, above):
        label = layout.labels[above]
        if not label.strong or marker.number in label.numbers:
            layout.roles[above] = QUESTION
    numbers = layout.questions.get(marker.last, ())
    layout.questions[marker.last] = (marker.number,) if marker.number not in numbers else numbers
    if marker.nearness < 100:
        layout.near.update(range(marker.line, marker.last + 1))
    rest_key = layout.keys[marker.last][marker.until :].lstrip("?!.:;,*_)>]\"'|=-")
    # A bracketed remark behind a question ("(unofficial translation)") is ours.
    if rest_key and not (rest_key[0] in "([" and rest_key[-1] in ")]" and layout.page.depth[marker.last] > 0):
        line = marker.last
        raw = layout.page.raw[line]
        position = after(raw, marker.until)
        tail = raw[position:].lstrip(" \t?؟？!.:：;,*_)>]\"”»'|=-–—")
        if tail and not any(rest_key and rest_key in letter for letter in letters):
            layout.rest[line] = tail
            layout.removed[line] = raw[: len(raw) - len(tail)].strip()


def _find_near_questions(layout: Layout, index: QuestionIndex, letters: Sequence[SentLetter]) -> None:
    if "?" not in layout.text:
        return
    folded = layout.page.folded
    asking = [line for line, text in enumerate(folded) if "?" in text and layout.roles[line] == WRITTEN]
    tries = 0
    # A question may begin up to four lines above its question mark.
    for line in sorted({start for end in asking[:_NEAR_TRIES] for start in range(max(0, end - 4), end + 1)}):
        text = folded[line]
        if layout.roles[line] != WRITTEN or tries >= _NEAR_TRIES:
            continue
        label = layout.labels.get(line)
        above = line - 1
        starts_paragraph = (
            above < 0 or layout.roles[above] != WRITTEN or layout.page.depth[line] > 0 or label is not None
        )
        # A heading may also follow the previous answer directly.
        if not starts_paragraph and not text.rstrip().endswith("?"):
            continue
        cut = (label.cut or label.loose) if label else 0
        sentence = index.first_sentence([text[cut:], *folded[line + 1 : line + 5]], 0)
        if sentence is None and label is not None and label.cut and not text[label.cut :].strip():
            continue
        if sentence is None:
            continue
        candidate, last, end = sentence
        tries += 1
        found = index.near(candidate.strip(), label.numbers if label else ())
        if (
            found is None
            and label is not None
            and _stands_over_words(layout, line + last, end + (0 if last else cut))
        ):
            found = index.fragment(candidate.strip(), label.numbers)
        if found is None:
            continue
        number, language, nearness = found
        end_in_line = end + (cut if last == 0 else 0)
        until = len("".join(folded[line + last][:end_in_line].split()))
        _put_question(layout, Marker(line, 0, line + last, until, number, language, nearness), letters)


def _stands_over_words(layout: Layout, line: int, end: int) -> bool:
    """Whether nothing follows on that line, and words without a label do on the next."""
    below = line + 1
    while below < len(layout.keys) and not layout.keys[below]:
        below += 1
    return (
        not layout.page.folded[line][end:].strip(" \t*_)")
        and below < len(layout.roles)
        and layout.roles[below] == WRITTEN
        and below not in layout.labels
    )
