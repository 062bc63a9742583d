"""Typed commands. Every button has one, since taps are lost in an outage and some people type."""

import re
import unicodedata
from collections.abc import Callable

from bot import labels
from consultation.turns import (
    Agree,
    Ask,
    Back,
    Begin,
    ChooseLanguage,
    Code,
    Data,
    Forget,
    GoTo,
    Help,
    Keep,
    New,
    Next,
    PassOn,
    Privacy,
    Profile,
    Remove,
    Resume,
    Review,
    Share,
    Skip,
    Status,
    Stop,
    Submit,
    Subscribe,
    Turn,
    Unite,
    Unknown,
    Unlink,
    Withdraw,
    Write,
    WriteTo,
)

#: The commands of the menu, in its order.
COMMANDS = (
    "start", "language", "agree", "next", "skip", "back", "question", "review", "submit", "status", "profile", "withdraw",
    "new", "ask", "subscribe", "share", "stop", "data", "forget", "code", "unlink", "privacy", "help",
)  # fmt: skip

_COMMAND = re.compile(r"[/／]([A-Za-z0-9_]{1,32})(?:@\w+)?(\s.*)?", re.DOTALL)
_NUMBER = re.compile(r"\d+")  # digits of any script; int() reads them too
_CHINESE = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", start=1)}
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CHANNELS = {"chat": "telegram", "telegram": "telegram", "mail": "mail", "email": "mail", "e-mail": "mail"}
_REMARK = 40  #: a longer tail after a command that takes none is no slip: those are words somebody wants kept


def turns(text: str, key: str) -> tuple[Turn, ...]:
    """What a text message means: a command, words to keep, or a command with words on the lines below it.

    Words are never dropped for beginning with a slash: only a lone unknown command is Unknown.
    """
    match = _COMMAND.fullmatch(_bare(text))
    if match is None:
        typed = labels.turn(text)
        return (typed,) if typed is not None else (Write(text, key),)
    name, tail = match[1].casefold(), match[2] or ""
    line, _, below = tail.partition("\n")
    line, below = line.strip(), below.strip()
    if name == "start":
        payload = line if _PAYLOAD.fullmatch(line) else ""
        return _and(Begin(payload), below, key)
    if name.startswith("start_"):
        return _and(Begin(name.partition("_")[2]), below, key)
    if name == "open" or name.startswith("open_"):
        meant = line or match[1].partition("_")[2]
        return _and(Resume(meant) if meant else Status(), below, key)
    if name == "ask":
        words = f"{line}\n{below}".strip()
        return (Ask(words) if words else PassOn(),)
    if name == "code":
        return _and(Code(line), below, key)
    if (choice := re.fullmatch(r"keep_(\d{1,3})_(chat|mail)", name)) is not None:
        return _and(Keep(int(choice[1]), choice[2]), below, key)
    if (wanted := re.fullmatch(r"channel(?:_(chat|mail))?", name)) is not None:
        return _and(WriteTo(_CHANNELS.get(wanted[1] or line.casefold(), "")), below, key)
    if name == "language" or name.startswith("language_"):
        return _and(ChooseLanguage(line or name.partition("_")[2] or None), below, key)
    if (asked := re.fullmatch(r"(?:question_?|q)(\d*)", name)) is not None:
        return _question(asked[1], line, below, key)
    if name in _PLAIN and len(line) <= _REMARK:
        return _and(_PLAIN[name](), below, key)
    if name in _PLAIN or below or len(line) > _REMARK:
        return (Write(text, key),)
    return (Unknown(text),)


def _question(attached: str, line: str, below: str, key: str) -> tuple[Turn, ...]:
    """`/question 3`, `/question ٣`, `/question3`, `/question 第三题`, and words for it right behind the number."""
    if attached:
        return _and(GoTo(int(attached)), f"{line}\n{below}".strip(), key)
    if (digits := _NUMBER.search(line)) is not None:
        behind = line[digits.end() :].lstrip(" .:)-–—،：")
        return _and(GoTo(int(digits[0])), f"{behind}\n{below}".strip() if len(behind) > 3 else below, key)
    numeral = next((_CHINESE[letter] for letter in line if letter in _CHINESE), None)
    return _and(GoTo(numeral), below, key)


def _and(command: Turn, words: str, key: str) -> tuple[Turn, ...]:
    return (command, Write(words, key)) if words else (command,)


def _bare(text: str) -> str:
    """Without spaces and invisible direction marks at the ends; keyboards for Arabic add them unasked."""
    start, end = 0, len(text)
    while start < end and _is_nothing(text[start]):
        start += 1
    while end > start and _is_nothing(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_nothing(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Cf"


_PLAIN: dict[str, Callable[[], Turn]] = {
    "agree": Agree,
    "next": Next,
    "skip": Skip,
    "back": Back,
    "review": Review,
    "submit": Submit,
    "status": Status,
    "profile": Profile,
    "withdraw": Withdraw,
    "new": New,
    "data": Data,
    "forget": Forget,
    "unite": Unite,
    "unlink": Unlink,
    "remove": Remove,
    "subscribe": Subscribe,
    "meeting": lambda: Subscribe("meeting"),
    "share": Share,
    "stop": Stop,
    "privacy": Privacy,
    "help": Help,
}
