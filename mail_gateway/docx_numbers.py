"""Automatic numbers of a Word file: what its reader sees before a paragraph is not in the paragraph's text."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Numbers that are written in figures, or come out right when they are.
_COUNTED = frozenset(
    ("decimal", "decimalZero", "arabicAbjad", "arabicAlpha", "hindiNumbers", "upperRoman", "lowerRoman", "ordinal",
     "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "decimalFullWidth",
     "decimalEnclosedCircle", "decimalEnclosedCircleChinese")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str = "bullet"
    shown: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    """One list of the document; lists of the same abstract kind go on counting together."""

    counter: str
    levels: dict[str, _Level] = field(default_factory=dict)
    restarts: dict[str, int] = field(default_factory=dict)


class Numbering:
    """The numbers of a document, counted on from paragraph to paragraph."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        self._styles = _styles(styles)
        if numbering is None:
            return
        abstract = {
            each.get(f"{_W}abstractNumId", ""): _levels(each)
            for each in numbering.findall(f"{_W}abstractNum")
        }
        for number in numbering.findall(f"{_W}num"):
            base = _value(number.find(f"{_W}abstractNumId")) or ""
            restarts = {
                override.get(f"{_W}ilvl", "0"): _whole(_value(override.find(f"{_W}startOverride")), 1)
                for override in number.findall(f"{_W}lvlOverride")
                if override.find(f"{_W}startOverride") is not None
            }
            self._lists[number.get(f"{_W}numId", "")] = _List(base, abstract.get(base, {}), restarts)

    def label(self, paragraph: Element) -> str:
        """The number or bullet Word shows before a paragraph, with the space behind it."""
        identifier, level = self._place(paragraph)
        if identifier in ("", "0"):
            return ""
        found = self._lists.get(identifier, _List(identifier))
        style = found.levels.get(level, _Level())
        if style.kind in ("none", ""):
            return ""
        if style.kind == "bullet":
            return "• "
        place = int(level) if level.isdigit() and len(level) < 2 else 0
        if identifier not in self._begun:
            self._begun.add(identifier)
            for restarted, start in found.restarts.items():
                if restarted.isdigit():
                    self._counts[found.counter, int(restarted)] = start - 1
        count = self._counts.get((found.counter, place), style.start - 1) + 1
        self._counts[found.counter, place] = count
        for deeper in range(place + 1, 9):
            self._counts.pop((found.counter, deeper), None)
        if "%" not in style.shown:
            return f"{count}. "
        if style.kind not in _COUNTED:
            return "• "
        shown = style.shown
        for other in range(place + 1):
            shown = shown.replace(f"%{other + 1}", str(self._counts.get((found.counter, other), 1)))
        return f"{shown} "

    def _place(self, paragraph: Element) -> tuple[str, str]:
        """List and level of a paragraph, from itself or from its style."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = self._styles.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")) or "", ("", ""))
        if own is None:
            return style[0], style[1] or "0"
        identifier = _value(own.find(f"{_W}numId"))
        level = _value(own.find(f"{_W}ilvl"))
        return (style[0] if identifier is None else identifier), level or style[1] or "0"


def _styles(root: Element | None) -> dict[str, tuple[str, str]]:
    """List and level that each paragraph style gives, by itself or through the style it is based on."""
    own: dict[str, tuple[str, str]] = {}
    based_on: dict[str, str] = {}
    for style in root.findall(f"{_W}style") if root is not None else ():
        name = style.get(f"{_W}styleId", "")
        numbers = style.find(f"{_W}pPr/{_W}numPr")
        if numbers is not None:
            own[name] = (
                _value(numbers.find(f"{_W}numId")) or "",
                _value(numbers.find(f"{_W}ilvl")) or "0",
            )
        if base := _value(style.find(f"{_W}basedOn")):
            based_on[name] = base
    found = dict(own)
    for name in based_on:
        base, steps = name, 0
        while base not in own and base in based_on and steps < 12:
            base, steps = based_on[base], steps + 1
        if base in own:
            found[name] = own[base]
    return found


def _levels(definition: Element) -> dict[str, _Level]:
    return {
        level.get(f"{_W}ilvl", "0"): _Level(
            _value(level.find(f"{_W}numFmt")) or "decimal",
            _value(level.find(f"{_W}lvlText")) or "",
            _whole(_value(level.find(f"{_W}start")), 1),
        )
        for level in definition.findall(f"{_W}lvl")
    }


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else otherwise


def _value(element: Element | None) -> str | None:
    return element.get(f"{_W}val") if element is not None else None
