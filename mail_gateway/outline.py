"""Decides which labels of a text number the answers and which only number a list inside an answer."""

from collections.abc import Sequence
from typing import NamedTuple

from mail_gateway.labels import Label

#: Labels beyond this are taken as they come: nobody numbers so much by hand, and choosing costs time.
_MOST = 400
_BEAM = 48
#: What each reading of a label costs; only the proportions matter.
_GAP = 0.35
_OTHER_STYLE = 0.8
_OTHER_LAYOUT = 0.6
_BACKWARDS = 1.3
_LIST_BEGINS = 0.55
_LIST_BEFORE_ANY = 1.1
_LIST_GOES_ON = 0.1
_PLAIN = 1.2
_FIRST_PLAIN = 2.0  #: a first label that could be an answer's seldom is not
_ANNOUNCED = 0.5
_LEAVES_LIST = 0.9  #: what looks like the next item of a list inside an answer seldom is the next answer
_HOPELESS = 2.5  #: a reading that costs so much more than the best never catches up
_COVERED = 0.5  #: gained by each question a label gives an answer to


class Candidate(NamedTuple):
    """A label as the choice sees it."""

    label: Label
    blank_before: bool
    after_colon: bool  #: directly under a line that announces a list
    hard: bool  #: a copy of the question or a label with a noun: no doubt about it


# A tuple, not a dataclass: hundreds are made for one mail, and a tuple is made five times faster.
class _Path(NamedTuple):
    cost: float
    used: int  #: bit mask of the questions answered so far
    last: int  #: the question being answered
    style: str
    layout: tuple[bool, int]
    item: int  #: the last number of a list inside the answer; 0: none
    item_style: str
    item_layout: tuple[bool, int]
    taken: "tuple[int, _Path] | None"  #: the candidate chosen last and the path before it


def choose(candidates: Sequence[Candidate], numbers: Sequence[int]) -> set[int]:
    """The places in `candidates` that number answers. Hard ones always do."""
    if _is_plain_count(candidates, numbers):
        return set(range(len(candidates)))
    if _only_lists_inside(candidates):
        return {place for place, candidate in enumerate(candidates) if candidate.hard}
    shuffled = _shuffled(candidates, numbers)
    if shuffled:
        return shuffled
    hard = {place for place, candidate in enumerate(candidates) if candidate.hard}
    if len(candidates) > _MOST:
        return hard or _first_of_each(candidates, numbers)
    asked = {number: 1 << place for place, number in enumerate(numbers)}
    start = _Path(0.0, 0, 0, "", (False, 0), 0, "", (False, 0), None)
    paths = [start]
    for place, candidate in enumerate(candidates):
        paths = _best(
            [
                following
                for path in paths
                for following in _readings(path, place, candidate, asked, bool(hard))
            ]
        )
    best = min(paths, key=lambda path: path.cost)
    chosen: set[int] = set()
    taken = best.taken
    while taken is not None:
        chosen.add(taken[0])
        taken = taken[1].taken
    return chosen


def _is_plain_count(candidates: Sequence[Candidate], numbers: Sequence[int]) -> bool:
    """One list of one style that counts up through our numbers: nothing to choose."""
    last, style = 0, candidates[0].label.style if candidates else ""
    for candidate in candidates:
        label = candidate.label
        number = label.numbers[0]
        if candidate.hard or number != last + 1 or number not in numbers or label.style != style:
            return False
        last = number
    return True


def _shuffled(candidates: Sequence[Candidate], numbers: Sequence[int]) -> set[int]:
    """Bare numbers in another order than we asked, told by their shape: they look alike and none comes twice.

    Between them may stand lists inside an answer, which count from one and are set tighter, further in or in another
    style. Empty when the order is ours or the shape leaves a doubt.
    """
    if any(candidate.hard for candidate in candidates):
        return set()
    apart = any(candidate.blank_before for candidate in candidates[1:])
    chosen: dict[int, int] = {}
    item = 0
    for place, candidate in enumerate(candidates):
        label, first = candidate.label, candidates[0].label
        number = label.numbers[0]
        alike = label.style == first.style and abs(label.indent - first.indent) < 2
        tight = apart and not candidate.blank_before
        begins = candidate.after_colon or (item > 0 and not apart)
        if place and number == item + 1 and (not alike or tight or begins):
            item = number
        elif alike and number in numbers and number not in chosen:
            chosen[number], item = place, 0
        else:
            return set()
    rising = list(chosen) == sorted(chosen)
    return set() if rising or len(chosen) < 2 else set(chosen.values())


def _only_lists_inside(candidates: Sequence[Candidate]) -> bool:
    """Whether every bare number counts up from one under a heading that leaves no doubt."""
    under, item = False, 0
    for candidate in candidates:
        if candidate.hard:
            under, item = True, 0
            continue
        number = candidate.label.numbers[0]
        if not under or number != item + 1:
            return False
        item = number
    return True


def _readings(
    path: _Path, place: int, candidate: Candidate, asked: dict[int, int], some_hard: bool
) -> list[_Path]:
    label = candidate.label
    number = label.numbers[0]
    layout = (candidate.blank_before, label.indent)
    bit = asked.get(number, 0)
    if candidate.hard:
        used = path.used
        for each in label.numbers:
            used |= asked.get(each, 0)
        return [_Path(path.cost, used, number, path.style, path.layout, 0, "", (False, 0), (place, path))]
    readings: list[_Path] = []
    if bit and not path.used & bit:
        cost = path.cost - _COVERED
        if number > path.last:
            cost += min(_GAP * (number - path.last - 1), 1.2)
        else:
            cost += _BACKWARDS
        if (
            path.item
            and number == path.item + 1
            and label.style == path.item_style
            and layout == path.item_layout
        ):
            cost += _LEAVES_LIST
        if some_hard:
            # Beside "Question 2:" or the question itself a bare number only goes on where they left off.
            cost += 0.7 if number == path.last + 1 and not path.item else 2.2
        elif not path.style:
            cost += _ANNOUNCED * (candidate.after_colon and place > 0)
        else:
            cost += _ANNOUNCED * candidate.after_colon
            cost += _OTHER_STYLE * (label.style != path.style) + _unlike(layout, path.layout)
        readings.append(
            _Path(cost, path.used | bit, number, label.style, layout, 0, "", (False, 0), (place, path))
        )
    if number == 1:
        begins = _LIST_BEGINS if path.last else _LIST_BEFORE_ANY
        if path.last and candidate.after_colon:
            begins = _LIST_GOES_ON
        readings.append(_in_list(path, path.cost + begins, label, layout))
    elif number == path.item + 1 and path.item:
        unlike = _OTHER_STYLE * (label.style != path.item_style) + _unlike(layout, path.item_layout)
        readings.append(_in_list(path, path.cost + _LIST_GOES_ON + unlike, label, layout))
    readings.append(
        _Path(
            path.cost + (_FIRST_PLAIN if bit and not path.used else _PLAIN), path.used, path.last, path.style, path.layout,
            path.item, path.item_style, path.item_layout, path.taken,
        )
    )  # fmt: skip
    return readings


def _in_list(path: _Path, cost: float, label: Label, layout: tuple[bool, int]) -> _Path:
    return _Path(
        cost, path.used, path.last, path.style, path.layout, label.numbers[0], label.style, layout, path.taken
    )


def _unlike(one: tuple[bool, int], other: tuple[bool, int]) -> float:
    """How differently two labels are laid out: the items of one list look alike."""
    return _OTHER_LAYOUT * ((one[0] != other[0]) + (abs(one[1] - other[1]) >= 2))


def _best(paths: list[_Path]) -> list[_Path]:
    best: dict[tuple[int, int, int], _Path] = {}
    for path in paths:
        key = (path.used, path.last, path.item)
        known = best.get(key)
        if known is None or path.cost < known.cost:
            best[key] = path
    limit = min(path.cost for path in best.values()) + _HOPELESS
    kept = [path for path in best.values() if path.cost <= limit]
    if len(kept) <= _BEAM:
        return kept
    return sorted(kept, key=lambda path: path.cost)[:_BEAM]


def _first_of_each(candidates: Sequence[Candidate], numbers: Sequence[int]) -> set[int]:
    chosen: set[int] = set()
    wanted = iter(numbers)
    number = next(wanted, None)
    for place, candidate in enumerate(candidates):
        if number is not None and candidate.label.numbers[0] == number:
            chosen.add(place)
            number = next(wanted, None)
    return chosen
