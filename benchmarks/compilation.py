"""How long the compilation takes: 300 contributions of five 300-word answers, beside bare typst on the same text.

Run with `python -m benchmarks.compilation [contributions]`.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from consultation.contribution import Contribution
from publication.compilation import compile_
from publication.data import write_data
from publication.document import write_document
from publication.site import write_site
from publication.typesetting import write_pdf
from tests.publication.generator import Files, a_contribution, a_version, cl_17_30
from tests.publication.sentences import SENTENCES

_BARE = """
#set page(paper: "a4")
#set text(font: ("Noto Sans", "Amiri", "Noto Sans SC", "Noto Emoji"), size: 10pt)
#for words in json("data.json") { par(words) }
"""
T = TypeVar("T")
_MIX = ("en", "ar", "fr", "es", "ru", "zh")


def main(count: int = 300) -> None:
    """Prints a table."""
    chance = random.Random(300)
    people = [_person(chance, number) for number in range(1, count + 1)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compilation, compiling = _timed(
            lambda: compile_(
                cl_17_30(),
                people,
                made_at=datetime(2017, 9, 1, tzinfo=UTC),
                approved_only=True,
                read_file=Files().read,
            )
        )
        words = [answer.text for entry in compilation.all_entries for answer in entry.texts]
        _, bare = _timed(lambda: _bare(folder, words))
        _, pdf = _timed(lambda: write_pdf(compilation, folder / "c.pdf"))
        _, docx = _timed(lambda: write_document(compilation, folder / "c.docx"))
        _, site = _timed(lambda: write_site(compilation, folder / "site", ()))
        _, data = _timed(lambda: write_data(compilation, folder / "data"))
        rows = [
            ("compiling", compiling, ""),
            ("PDF", pdf, f"{pdf / bare:.2f} times bare typst ({bare:.2f} s); at most 1.5"),
            ("DOCX", docx, "at most 12 s"),
            ("site, six languages", site, "at most 5 s"),
            ("data", data, ""),
        ]
    print(f"{count} contributions, {sum(map(len, words)):,} characters")
    for what, seconds, note in rows:
        print(f"  {what:<22}{seconds:8.2f} s  {note}")
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"  peak memory           {own:8.0f} MB, of the typesetter {children:.0f} MB; at most 900")


def _person(chance: random.Random, number: int) -> Contribution:
    language = _MIX[number % len(_MIX)]
    answers = {question: long_answer(chance, language) for question in range(1, 6)}
    return a_contribution(number, a_version(1, answers, language=language))


def long_answer(chance: random.Random, language: str) -> str:
    """About 300 words; in Chinese as many characters as say the same."""
    sentences = [sentence for said in SENTENCES[language].values() for sentence in said]
    said: list[str] = []
    glue, wanted = ("", 500) if language == "zh" else (" ", 300)
    while (len("".join(said)) if language == "zh" else sum(len(s.split()) for s in said)) < wanted:
        said.append(chance.choice(sentences))
    half = len(said) // 2
    return f"{glue.join(said[:half])}\n{glue.join(said[half:])}"


def _bare(folder: Path, words: list[str]) -> None:
    (folder / "data.json").write_text(json.dumps(words), encoding="utf-8")
    (folder / "bare.typ").write_text(_BARE, encoding="utf-8")
    child = Path(__file__).parents[1] / "publication" / "typesetter.py"
    command = [
        sys.executable,
        "-I",
        str(child),
        str(folder / "bare.typ"),
        str(folder),
        str(folder / "bare.pdf"),
    ]
    subprocess.run(command, check=True)


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    done = act()
    return done, time.perf_counter() - started


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
