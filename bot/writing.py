"""Words a letter: what is said becomes messages with buttons, and files behind them.

Everything goes out as plain text. What stakeholders wrote stands among our words, and plain text cannot be broken by it;
headings are made bold by entities, which name places in the text instead of standing in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot import keyboards, splitting
from bot.direction import directed
from consultation.correspondence import Enclosure, Letter, Value
from consultation.definition import Consultation
from phrases.catalogue import Catalogue

_BLANK_LINE = "\n\n"


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
    said = [catalogue.say(say, language, consultation, now) for say in letter.says]
    texts = _packed([directed(text, language) for text in said])

    def words(phrase: str, args: Mapping[str, Value]) -> str:
        return catalogue.plain(catalogue.words(phrase, language, args, consultation, now))

    def language_name(code: str) -> str:
        return catalogue.plain(catalogue.words("language_name", code))

    setting = keyboards.Setting(
        consultation, language, words, language_name, letter.says, letter.in_reply_to, deep_link
    )
    keyboard = keyboards.keyboard(setting)
    last = len(texts) - 1
    messages: list[Piece] = [Text(text, keyboard if at == last else None) for at, text in enumerate(texts)]
    return [*messages, *map(Document, letter.enclosures)]


def _packed(said: list[str]) -> list[str]:
    """As few messages as hold everything: short texts share one, a long one is split."""
    packed: list[str] = []
    for text in said:
        split = splitting.split(text)
        if not split:
            continue
        first, *others = split
        joined = f"{packed[-1]}{_BLANK_LINE}{first}" if packed else first
        if packed and splitting.units(joined) <= splitting.LIMIT:
            packed[-1] = joined
        else:
            packed.append(first)
        packed += others
    return packed
