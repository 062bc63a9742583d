"""A body with what is known of each line: the shapes that trimming and filing decide by."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mail_gateway.additions import may_add
from mail_gateway.labels import POSSIBLE_HEADS, Label, label_adding, label_behind, label_of
from mail_gateway.page import Page

# What a line is, one character each, so that a mail can be looked at as a string.
BLANK = " "
WRITTEN = "w"  #: the person's own words
QUESTION = "Q"  #: a copy of one of our questions
OURS = "k"  #: another line of a letter of ours
QUOTE = "q"  #: somebody's earlier words, marked or under an attribution
MAYBE = "u"  #: stands among quoted lines and is not known to be ours
ATTRIBUTION = "a"  #: "On … wrote:", a header block, "Original message"
FORWARD = "f"  #: a letter of somebody else that was sent along
RULE = "r"
GREETING = "g"
SIGNATURE = "s"
DISCLAIMER = "d"
FOOTER = "c"  #: "Sent from my phone", a list's own lines
PROFILE = "p"  #: "Organisation: …"

_LONGEST_LABELLED = 2000
_POSSIBLE_HEADS = POSSIBLE_HEADS - {BLANK}
_LABEL_REACH = 400
_HEADING = 120  #: characters of a heading at most


@dataclass(slots=True)
class Layout:
    """The lines of a body and what each is."""

    page: Page
    keys: list[str]  #: squeezed lines
    heads: str  #: the first character of each squeezed line, a space where there is none: most rules look there first
    text: str  #: all folded lines: a quick look before a pass over them
    roles: list[str]
    labels: dict[int, Label] = field(default_factory=dict)
    questions: dict[int, tuple[int, ...]] = field(
        default_factory=dict
    )  #: line where a copy of a question ends -> numbers
    rest: dict[int, str] = field(
        default_factory=dict
    )  #: what is written on a line that is not wholly the person's
    removed: dict[int, str] = field(default_factory=dict)  #: the other piece of such a line
    near: set[int] = field(default_factory=set)  #: lines whose question was recognised only nearly

    def folded_of(self, role: str) -> list[str]:
        """The raw lines of one role."""
        return [raw for raw, each in zip(self.page.raw, self.roles, strict=True) if each == role]


def lay_out(page: Page) -> Layout:
    """Squeezes the lines and finds their labels; nothing is decided yet."""
    keys = ["".join(line.split()) for line in page.folded]
    heads = "".join([key[0] if key else BLANK for key in keys])
    roles = [WRITTEN if key else BLANK for key in keys]
    return Layout(page, keys, heads, "\n".join(page.folded), roles, _labels_of(page.folded, heads))


def _labels_of(folded: Sequence[str], heads: str) -> dict[int, Label]:
    """The label of each line that has one."""
    labels: dict[int, Label] = {}
    for line in [line for line, head in enumerate(heads) if head in _POSSIBLE_HEADS]:
        text = folded[line]
        label = label_of(text if len(text) < _LONGEST_LABELLED else text[:_LABEL_REACH] + " …", line)
        if label is not None:
            labels[line] = label
    labels |= _labels_adding(folded)
    return labels | _labels_behind(folded, labels)


def _labels_adding(folded: Sequence[str]) -> dict[int, Label]:
    """Lines that announce words for behind an answer that stands already."""
    found = [label_adding(text, line) for line, text in enumerate(folded) if may_add(text)]
    return {label.line: label for label in found if label is not None}


def _labels_behind(folded: Sequence[str], labels: dict[int, Label]) -> dict[int, Label]:
    """Headings that end in "(Q3)": two of them at least, or it may be a remark in passing."""
    found: dict[int, Label] = {}
    closed = [line for line, text in enumerate(folded) if ")" in text[-6:] or "]" in text[-6:]]
    for line in closed:
        text = folded[line]
        if line not in labels and len(text) <= _HEADING:
            label = label_behind(text.strip(), line)
            if label is not None and not any(label.numbers == other.numbers for other in found.values()):
                found[line] = label
    return found if len(found) > 1 else {}


def is_only_label(layout: Layout, line: int) -> bool:
    """Whether nothing but a label stands on that line."""
    label = layout.labels.get(line)
    return label is not None and not layout.page.folded[line][label.cut or label.loose or 999 :].strip(
        " *_:.-"
    )


def is_labelled(layout: Layout, line: int) -> bool:
    """Whether a line names a question, or repeats one."""
    label = layout.labels.get(line)
    return line in layout.questions or (
        label is not None and not label.style.startswith("alone") and label.numbers[0] <= 100
    )


def put_aside(layout: Layout, first: int, last: int, role: str) -> int:
    """Gives the lines their role; returns the last line above them that has words."""
    for line in range(first, last + 1):
        if layout.keys[line]:
            layout.roles[line] = role
    above = first - 1
    while above >= 0 and not layout.keys[above]:
        above -= 1
    return above
