"""Pages: a site too long for one page is cut into several; links that were given to people keep leading to their words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from consultation.interview import GENERAL
from publication.entries import MOST_NAMED, Answer, Attachment, Compilation, Entry, Gap, Withheld
from publication.grouping import Grouped, Grouping

#: Octets of one page, roughly: a telephone shows it at once, and a slow line brings it in seconds.
MOST_OCTETS = 600_000
#: Up to so many everything stays on two pages, which a reader can search, print and save as they are.
MOST_ON_ONE_PAGE = 1_000_000
_MARKUP = 700  #: octets around one answer: name, details, links
_LINE = 40  #: around one paragraph
_ROW = 500  #: of a table

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One page of several that belong together."""

    file: str
    items: tuple[Item, ...]
    first: int  #: public number of the first contribution on it
    last: int
    index: int  #: 1 is the first page
    count: int  #: of pages
    previous: str  #: file; empty on the first page
    next: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands on which page. Of a short compilation everything is on index.html and contributors.html."""

    is_paged: bool
    contributors: tuple[Part[Entry | Gap], ...] = ()
    #: question (0: general comments) and whether late -> its pages
    answers: Mapping[tuple[int, bool], tuple[Part[Grouped | Withheld], ...]] = field(default_factory=dict)
    attachments: tuple[Part[tuple[Entry, Attachment]], ...] = ()  #: empty while one page takes them
    _places: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def place(self, number: int) -> str:
        """The link to a contribution."""
        file = next((part.file for part in self.contributors if number <= part.last), "contributors.html")
        return f"{file}#c{number}"

    def answer_place(self, entry: Entry, question: int) -> str:
        """The link to one answer, from the overview or from the page of its contributor."""
        anchor = f"{'late' if entry.late else 'q'}{question}-{entry.anchor}"
        return self._places.get((question, entry.number), f"#{anchor}")


def layout(compilation: Compilation, grouping: Grouping) -> Layout:
    """Cuts a compilation into pages, if it has to be."""
    if sum(_weight(entry) for entry in compilation.all_entries) <= MOST_ON_ONE_PAGE:
        return Layout(is_paged=False)
    entries: list[Entry | Gap] = sorted(
        (*compilation.all_entries, *compilation.gaps), key=lambda item: item.number
    )
    contributors = _parts(
        "contributors",
        entries,
        lambda item: item.number,
        lambda item: _ROW + _weight(item) if isinstance(item, Entry) else _ROW,
    )
    answers = {
        (question, late): pages
        for question in (*compilation.consultation.numbers, GENERAL)
        for late in (False, True)
        if (pages := _answers(compilation, grouping, question, late=late))
    }
    return Layout(
        is_paged=True,
        contributors=contributors,
        answers=answers,
        attachments=_attachments(compilation),
        _places=dict(_places(answers)),
    )


def _answers(
    compilation: Compilation, grouping: Grouping, question: int, *, late: bool
) -> tuple[Part[Grouped | Withheld], ...]:
    items: list[Grouped | Withheld] = list(grouping.answers(question, late=late))
    if not late:
        items += compilation.withheld_from(question)
        items.sort(key=_number)
    return _parts(f"{'late' if late else 'q'}{question}", items, _number, _answer_weight)


def _attachments(compilation: Compilation) -> tuple[Part[tuple[Entry, Attachment]], ...]:
    parts = _parts("attachments", compilation.attachments, lambda row: row[0].number, lambda _: 2 * _ROW)
    return parts if len(parts) > 1 else ()


def _number(item: Grouped | Withheld) -> int:
    return item.number if isinstance(item, Withheld) else item[0].number


def _answer_weight(item: Grouped | Withheld) -> int:
    if isinstance(item, Withheld):
        return _ROW
    _, answer, others = item
    return _text_weight(answer) + min(len(others), MOST_NAMED) * _ROW


def _weight(entry: Entry) -> int:
    return sum(map(_text_weight, entry.texts)) + len(entry.attachments) * _ROW


def _text_weight(answer: Answer) -> int:
    lines = sum(piece.text.count("\n") + 1 for piece in answer.pieces)
    octets = sum(len(piece.text.encode("utf-8", "surrogatepass")) for piece in answer.pieces)
    signs = sum(piece.text.count(sign) for piece in answer.pieces for sign in "&<>\"'")
    return (
        octets + 4 * signs + lines * _LINE + _MARKUP + max(map(_text_weight, answer.translations), default=0)
    )


def _parts(
    name: str, items: Sequence[Item], number: Callable[[Item], int], weight: Callable[[Item], int]
) -> tuple[Part[Item], ...]:
    cut = list(_cut(items, weight))
    files = ["", *(f"{name}-{index}.html" for index in range(1, len(cut) + 1)), ""]
    return tuple(
        Part(files[at], part, number(part[0]), number(part[-1]), at, len(cut), files[at - 1], files[at + 1])
        for at, part in enumerate(cut, start=1)
    )


def _cut(items: Iterable[Item], weight: Callable[[Item], int]) -> Iterator[tuple[Item, ...]]:
    part: list[Item] = []
    heavy = 0
    for item in items:
        more = weight(item)
        if part and heavy + more > MOST_OCTETS:
            yield tuple(part)
            part, heavy = [], 0
        part.append(item)
        heavy += more
    if part:
        yield tuple(part)


def _places(
    answers: Mapping[tuple[int, bool], tuple[Part[Grouped | Withheld], ...]],
) -> Iterator[tuple[tuple[int, int], str]]:
    for (question, late), pages in answers.items():
        for page in pages:
            for item in page.items:
                if isinstance(item, Withheld):
                    continue
                entry, _, others = item
                anchor = f"{page.file}#{'late' if late else 'q'}{question}-"
                yield (question, entry.number), f"{anchor}{entry.anchor}"
                for other in others:
                    named = other if len(others) <= MOST_NAMED else entry
                    yield (question, other.number), f"{anchor}{named.anchor}"
