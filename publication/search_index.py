"""The search of a site in many pages: an index of words in small files, of which a browser fetches the few that it needs.

The files are scripts that hand over data, since a page opened from a folder may load a script but may not read a file.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from publication.entries import Compilation, Entry
from publication.paging import Layout

FOLDER = "search"
_OCTETS = 60_000  #: of one file, on the average
_MOST_FILES = 1024
_KEY = 3  #: letters by which a word is found; a shorter word is found whole
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_WORD = re.compile(r"[^\W_]+")
#: As in search_all.js: a word is found whatever form of alef, ya or ta marbuta it is written with.
_LETTERS = str.maketrans({"\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627",
                          "\u0649": "\u064a", "\u0629": "\u0647"})  # fmt: skip


def write_search(compilation: Compilation, pages: Layout, folder: Path) -> int:
    """Writes the index into the folder; gives the number of files that the words are spread over."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[int]] = defaultdict(list)
    for entry in sorted(compilation.all_entries, key=lambda entry: entry.number):
        for word in _words_of(entry):
            found[word].append(entry.number)
    octets = sum(len(word) + 3 * len(numbers) for word, numbers in found.items())
    files = 1
    while files < _MOST_FILES and files * _OCTETS < octets:
        files *= 2
    shelves: list[dict[str, str]] = [{} for _ in range(files)]
    for word in sorted(found):
        shelves[shelf_of(word, files)][word] = _gaps(found[word])
    for index, shelf in enumerate(shelves):
        write_part(folder, f"w{index}", shelf)
    for part in pages.contributors:
        people = {
            str(entry.number): [entry.name or "", entry.organisation or ""]
            for entry in part.items
            if isinstance(entry, Entry)
        }
        write_part(folder, f"p{part.index}", people)
    return files


def write_part(folder: Path, name: str, value: Mapping[str, Any]) -> None:
    """Writes a file that hands a value over to the page that loads it."""
    text = f"intakePart({json.dumps(name)},{json.dumps(value, separators=(',', ':'))});\n"
    (folder / f"{name}.js").write_text(text, encoding="ascii", newline="\n")


def folded(text: str) -> str:
    """A text without accents, vowel signs, invisible signs and capitals."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if letter != "\u0640" and unicodedata.category(letter) not in ("Mn", "Mc", "Me", "Cf")
    )
    return plain.lower().translate(_LETTERS)


def words(text: str) -> Iterator[str]:
    """The words of a text as the index has them; of Chinese each character and each pair of neighbours."""
    for match in _WORD.finditer(folded(text)):
        word = match.group()
        for run in _HAN.findall(word):
            yield from run
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        yield from _HAN.sub(" ", word).split()


def shelf_of(word: str, files: int) -> int:
    """The file that a word is in: by its first letters, so that the beginning of a word leads there too."""
    number = 0
    key = word[:_KEY].encode("utf-16-be", "surrogatepass")
    for at in range(0, len(key), 2):
        number = (number * 31 + int.from_bytes(key[at : at + 2])) & 0xFFFFFFFF
    return number % files


def _words_of(entry: Entry) -> set[str]:
    texts = [entry.name or "", entry.organisation or "", entry.country or ""]
    for answer in entry.texts:
        texts += [
            piece.text
            for one in (answer, *answer.translations)
            for piece in one.pieces
            if not piece.is_redacted
        ]
    texts += [file.name for file in entry.attachments]
    return set(words("\n".join(texts)))


def _gaps(numbers: list[int]) -> str:
    """Ascending numbers, each by how much it is larger than the one before, to the base of 36."""
    return " ".join(_base36(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits
