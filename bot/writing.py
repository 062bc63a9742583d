"""Words a letter: what is said becomes messages with buttons, and files behind them.

Everything goes out as plain text. What stakeholders wrote stands among our words, and plain text cannot be broken by it;
headings are made bold by entities, which name places in the text instead of standing in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot import keyboards, splitting
from bot.direction import directed
from consultation.correspondence import Enclosure, Letter, Value
from consultation.definition import Consultation
from phrases.catalogue import Catalogue

_BLANK_LINE = "\n\n"
#: Their first line is a heading.
_HEADED = frozenset({"question", "review_answer", "review_missing", "general", "published_as"})


@dataclass(frozen=True, slots=True)
class Text:
    """One message."""

    text: str  #: at most 4000 UTF-16 units
    keyboard: InlineKeyboardMarkup | None = None
    bold: tuple[tuple[int, int], ...] = ()  #: places of headings: offset and length in UTF-16 units


@dataclass(frozen=True, slots=True)
class Document:
    """One file."""

    enclosure: Enclosure


Piece = Text | Document


def pieces(
    letter: Letter,
    catalogue: Catalogue,
    consultation: Consultation,
    now: datetime,
    deep_link: str | None = None,
) -> list[Piece]:
    """The messages of a letter, in order. The buttons are below the last text."""
    language = letter.language
    said = [
        (directed(catalogue.say(say, language, consultation, now), language), say.phrase in _HEADED)
        for say in letter.says
    ]
    texts = _packed(said)

    def words(phrase: str, args: Mapping[str, Value]) -> str:
        return catalogue.plain(catalogue.words(phrase, language, args, consultation, now))

    def language_name(code: str) -> str:
        return catalogue.plain(catalogue.words("language_name", code))

    setting = keyboards.Setting(
        consultation, language, words, language_name, letter.says, letter.in_reply_to, deep_link, letter.about
    )
    if texts:
        texts[-1] = replace(texts[-1], keyboard=keyboards.keyboard(setting))
    return [*texts, *map(Document, letter.enclosures)]


def _packed(said: list[tuple[str, bool]]) -> list[Text]:
    """As few messages as hold everything: short texts share one, a long one is split."""
    packed: list[Text] = []
    for text, headed in said:
        split = splitting.split(text)
        if not split:
            continue
        first = Text(split[0], bold=((0, splitting.units(split[0].partition("\n")[0])),) if headed else ())
        if packed and (joined := _joined(packed[-1], first)) is not None:
            packed[-1] = joined
        else:
            packed.append(first)
        packed += map(Text, split[1:])
    return packed


def _joined(one: Text, other: Text) -> Text | None:
    """Both in one message with a blank line between; None when that is too long."""
    start = splitting.units(one.text) + len(_BLANK_LINE)
    if start + splitting.units(other.text) > splitting.LIMIT:
        return None
    bold = (*one.bold, *((start + at, length) for at, length in other.bold))
    return Text(f"{one.text}{_BLANK_LINE}{other.text}", bold=bold)
