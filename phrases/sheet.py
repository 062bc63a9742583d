"""All phrases of one language: read from its Fluent files, and laid out as templates with slots for the values.

Fluent chooses the words (plurals, variants); the values themselves never go through it. That keeps an answer of any
length whole (Fluent refuses values over 2,500 characters) and lets the caller decide what needs bidi isolates.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Transformer, Visitor

from consultation.definition import RIGHT_TO_LEFT
from phrases.faults import PhraseFault

#: What a variant is chosen by: a number (its plural form, or the number itself) or a word such as "yes".
Chooser = int | str

# Noncharacters: no text that anybody may exchange holds them.
_SLOT = re.compile("\ufdd0([a-z_]+)\ufdd1")
# Without isolates the stroke of a command would stand on its other side: next/ instead of /next.
_COMMAND = re.compile(
    "(?<![\\w/])/[a-z]+(?:[ _](?:[0-9]+|\ufdd0number\ufdd1))?(?![a-z])|intake show \ufdd0receipt\ufdd1"
)
_EMPTY_LINE = re.compile("(?m)^[ \ufdd2]*\ufdd2[ \ufdd2]*(?:\n|\\Z)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value."""

    name: str
    alone: bool  #: nothing else stands on its line


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a phrase, with the phrases it refers to."""

    placed: frozenset[str]  #: variables whose value is shown
    choosers: tuple[str, ...]  #: variables that a variant is chosen by
    exact: frozenset[int]  #: numbers that have a variant of their own

    @property
    def variables(self) -> frozenset[str]:
        """Every variable of the phrase."""
        return self.placed.union(self.choosers)


class Sheet:
    """The phrases of one language."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        """Reads Fluent texts; `texts` maps the name of each file to what it holds. Raises PhraseFault."""
        self.language = language
        messages = dict(_messages(texts))
        self.entries = {name: _entry(name, messages) for name in messages if not name.startswith("-")}
        self._plural_form = Locale.parse(language).plural_form
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(ast.Resource([_Slots().visit(message) for message in messages.values()]))
        self._templates: dict[tuple[str, tuple[Chooser, ...]], tuple[str | Slot, ...]] = {}

    @classmethod
    def of(cls, language: str, folder: Path) -> "Sheet":
        """Reads every `.ftl` file of a folder."""
        files = sorted(folder.glob("*.ftl"))
        if not files:
            raise PhraseFault(f"{folder} holds no .ftl file")
        return cls(language, {file.name: file.read_text(encoding="utf-8") for file in files})

    def template(self, phrase: str, chosen: tuple[Chooser, ...]) -> tuple[str | Slot, ...]:
        """The phrase as pieces of text and slots; `chosen` holds the values of the entry's choosers, in order."""
        entry = self.entries[phrase]
        # Two numbers with the same plural form choose the same words, so that few templates are ever made.
        kinds = tuple(
            self._plural_form(value) if isinstance(value, int) and value not in entry.exact else value
            for value in chosen
        )
        try:
            return self._templates[phrase, kinds]
        except KeyError:
            made = self._lay_out(phrase, dict(zip(entry.choosers, chosen, strict=True)))
            return self._templates.setdefault((phrase, kinds), made)

    def _lay_out(self, phrase: str, choosers: Mapping[str, Chooser]) -> tuple[str | Slot, ...]:
        pattern = self._bundle.get_message(phrase).value
        assert pattern is not None  # _messages refuses a phrase without a text
        text, errors = self._bundle.format_pattern(pattern, dict(choosers))
        if errors:
            raise PhraseFault(f"{self.language}, {phrase}: {'; '.join(map(str, errors))}")
        # An empty variant takes its line with it; what then stands apart stands apart by one empty line.
        text = _EMPTY_LINE.sub("", str(text)).replace("\ufdd2", "")
        text = re.sub("\n{3,}", "\n\n", text).strip()
        if self.language in RIGHT_TO_LEFT:
            text = _COMMAND.sub("\u2068\\g<0>\u2069", text)
        pieces: list[str | Slot] = []
        end = 0
        for found in _SLOT.finditer(text):
            if found.start() > end:
                pieces.append(text[end : found.start()])
            before, after = text[: found.start()], text[found.end() :]
            alone = (not before or before.endswith("\n")) and (not after or after.startswith("\n"))
            pieces.append(Slot(found[1], alone))
            end = found.end()
        if end < len(text):
            pieces.append(text[end:])
        return tuple(pieces)


def _messages(texts: Mapping[str, str]) -> Iterator[tuple[str, ast.Message | ast.Term]]:
    """Every message and term (its name with a hyphen before it). Broken entries and doubles are faults."""
    parser = FluentParser()
    home: dict[str, str] = {}
    for file, text in texts.items():
        for item in parser.parse(text).body:
            if isinstance(item, ast.Junk):
                fault = item.annotations[0]
                line = text.count("\n", 0, fault.span.start if fault.span else 0) + 1
                raise PhraseFault(f"{file}:{line}: {fault.message}")
            if not isinstance(item, ast.Message | ast.Term):
                continue
            name = f"-{item.id.name}" if isinstance(item, ast.Term) else item.id.name
            if name in home:
                raise PhraseFault(f"{file}: {name} is in {home[name]} already")
            if item.value is None:
                raise PhraseFault(f"{file}: {name} has no text")
            home[name] = file
            yield name, item


def _entry(name: str, messages: Mapping[str, ast.Message | ast.Term]) -> Entry:
    """Collects the variables of a phrase and of all it refers to."""
    seen = _Variables()
    waiting, known = [name], {name}
    while waiting:
        seen.visit(messages[waiting.pop()])
        for reference in seen.references - known:
            if reference not in messages:
                raise PhraseFault(f"{name} refers to {reference}, which does not exist")
            known.add(reference)
            waiting.append(reference)
    return Entry(frozenset(seen.placed), tuple(sorted(seen.choosers)), frozenset(seen.exact))


class _Variables(Visitor):
    def __init__(self) -> None:
        self.placed: set[str] = set()
        self.choosers: set[str] = set()
        self.exact: set[int] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.placed.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if not isinstance(node.selector, ast.VariableReference):
            raise PhraseFault("a variant is chosen by something other than a variable")
        self.choosers.add(node.selector.id.name)
        for variant in node.variants:
            if isinstance(variant.key, ast.NumberLiteral):
                self.exact.add(int(variant.key.value))
            self.visit(variant.value)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.references.add(f"-{node.id.name}")


class _Slots(Transformer):
    """Puts a slot in the place of each value that is shown, and a mark in the place of an empty variant."""

    def visit_Placeable(self, node: ast.Placeable) -> ast.BaseNode:
        match node.expression:
            case ast.VariableReference(id=ast.Identifier(name=name)):
                return ast.TextElement(f"\ufdd0{name}\ufdd1")
            case ast.StringLiteral(value=""):
                return ast.TextElement("\ufdd2")
            case _:
                kept: ast.BaseNode = self.generic_visit(node)
                return kept
