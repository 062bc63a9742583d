"""What is under way to Telegram: noted beside each call, so that after a crash it can be found out what went out.

The Bot API has no "send this once", and with 60 ms a call and 60 replies a second some calls are always under way (Little's
law: 60 * 0.06 = 3.6). Whoever is killed then cannot know which of them arrived. The note says which calls those were, with
which words, and which message numbers were taken before: `bot.sending` then looks whether the message is there already.

Notes are written without waiting for the disk. They outlive the process, not a power failure; then, as without notes, a
letter is sent again rather than lost.
"""

import fcntl
import json
import os
import zlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog

from consultation.correspondence import Letter

_log = structlog.get_logger("underway")

_SLOTS = (
    64  #: letters noted in the file; eight are under way at most, so a note lives until its mark is committed
)
_SLOT = 32 * 1024  #: bytes; a message has 4000 UTF-16 units and some buttons
_REMEMBERED = 1000  #: letters noted in memory
_NUMBERS = 4000  #: latest message numbers that are known to be somebody's
#: Numbers looked at beyond the highest that was known: those that others took while the call travelled.
_AHEAD = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """A call whose answer has not come."""

    method: str
    parameters: Mapping[str, Any]
    above: int  #: the highest message number that was known; 0: none was


@dataclass(slots=True)
class Passage:
    """How far a letter got."""

    out: list[int] = field(default_factory=list)  #: numbers of the messages that went out
    asked: Asked | None = None
    slot: int | None = None  #: its place in the file
    width: int = 0  #: bytes of its place that were written


class UnderWay:
    """Notes of one bot, in a file that one process at a time writes; without a file (or while another holds it) in memory.

    It is opened with the first letter: a second `serve`, which waits until the first one ends, finds its notes then.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._passages: OrderedDict[str, Passage] = OrderedDict()
        self._free: list[int] = list(range(_SLOTS))
        self._numbers: OrderedDict[int, None] = OrderedDict()
        self._highest = 0
        self._place_of_file = file
        self._file: int | None = None

    def of(self, letter: Letter) -> Passage:
        """How far a letter got; the passage that this process, or the one before it, began."""
        if self._place_of_file is not None and self._file is None:
            self._file = _opened(self._place_of_file)
            self._place_of_file = None
            if self._file is not None:
                self._read(self._file)
        return self._passages.get(_name(letter)) or Passage()

    def asks(self, letter: Letter, passage: Passage, method: str, parameters: Mapping[str, Any]) -> None:
        """A call is about to be made."""
        passage.asked = Asked(method, dict(parameters), self._highest)
        self._note(letter, passage)

    def answered(self, letter: Letter, passage: Passage, number: int) -> None:
        """Telegram took the message, under this number."""
        passage.asked = None
        passage.out.append(number)
        if not letter.address.startswith("-"):
            self.knows(number)
        self._note(letter, passage)

    def declined(self, letter: Letter, passage: Passage) -> None:
        """Telegram said no: nothing went out by that call."""
        passage.asked = None
        self._note(letter, passage)

    def knows(self, number: int) -> None:
        """A message number of a private chat that is taken. All private chats of a bot share one row of numbers."""
        self._numbers[number] = None
        self._highest = max(self._highest, number)
        if len(self._numbers) > _NUMBERS:
            self._numbers.popitem(last=False)

    def candidates(self, asked: Asked) -> Iterator[int]:
        """The numbers that the message of a call may have, likeliest first; none where too little is known."""
        if asked.above == 0:
            return
        number, unknown = asked.above, 0
        while unknown < _AHEAD:
            number += 1
            if number not in self._numbers:
                unknown += 1
                yield number

    def is_alone(self, chat: str) -> bool:
        """Whether only one call to a chat is without an answer: its message cannot be taken for another one."""
        chats = [one.asked.parameters["chat_id"] for one in self._passages.values() if one.asked is not None]
        return chats.count(chat) == 1

    def close(self) -> None:
        """Leaves the file to whoever comes next."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _note(self, letter: Letter, passage: Passage) -> None:
        name = _name(letter)
        self._passages[name] = passage
        self._passages.move_to_end(name)
        if len(self._passages) > _REMEMBERED:
            settled = (name for name, one in self._passages.items() if one.asked is None)
            self._let_go(self._passages.pop(next(settled, next(iter(self._passages)))))
        if self._file is None or letter.posted_at is None:
            return
        if passage.slot is None:
            passage.slot = self._place(passage)
        self._write(self._file, name, passage)

    def _place(self, passage: Passage) -> int:
        """A free place, or that of the oldest whose mark must be in the store by now."""
        if not self._free:
            held = [one for one in self._passages.values() if one.slot is not None and one is not passage]
            self._let_go(next((one for one in held if one.asked is None), held[0]))
        return self._free.pop()

    def _let_go(self, passage: Passage) -> None:
        if passage.slot is not None:
            self._free.append(passage.slot)
            passage.slot, passage.width = None, 0

    def _write(self, file: int, name: str, passage: Passage) -> None:
        asked = passage.asked
        note: dict[str, Any] = {"letter": name, "out": passage.out, "highest": self._highest}
        if asked is not None:
            note["asked"] = [asked.method, dict(asked.parameters), asked.above]
        words = json.dumps(note, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        line = b"%08x %s\n" % (zlib.crc32(words), words)
        if len(line) > _SLOT:
            line = b"\n"
        assert passage.slot is not None
        # Once a message went out its words are wiped: they are kept nowhere but in the store.
        os.pwrite(file, line.ljust(passage.width), passage.slot * _SLOT)
        passage.width = len(line)

    def _read(self, file: int) -> None:
        for slot in range(_SLOTS):
            line = os.pread(file, _SLOT, slot * _SLOT).partition(b"\n")[0]
            crc, _, words = line.partition(b" ")
            if not words or crc != b"%08x" % zlib.crc32(words):
                continue  # free, or the process ended before the note was whole, and so before the call
            note = json.loads(words)
            asked = Asked(*note["asked"]) if "asked" in note else None
            self._passages[note["letter"]] = Passage(note["out"], asked, slot, _SLOT)
            self._free.remove(slot)
            self._highest = max(self._highest, note["highest"])


def _name(letter: Letter) -> str:
    """The moment tells it from a letter of the same key in another store, or in this one before it was restored."""
    return f"{letter.key} {letter.posted_at.isoformat() if letter.posted_at else ''}"


def _opened(file: Path) -> int | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        _log.warning("What is under way to Telegram cannot be noted.", reason=error.strerror)
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)  # another process of this machine serves the same bot
        return None
    return opened
