"""Conversations over both doors, word for word; between two messages everything lies in the store and nowhere else.

# what this shows                       a remark
@ 2017-08-20 10:00                      the moment of what follows
< الفرص كثيرة.                           written in chat, commands as they are typed
<< 2: القواعد.                           written by mail: an answer; without a number: words beside; a command in capitals
> سُجّل ردكم.                             what is said in chat, line by line, one block a letter
>> …                                    what is said by mail

`pytest tests/consultation --update` writes what was said anew; git shows the difference.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from bot import commands
from consultation.correspondence import Inbound, Letter, Proof
from consultation.turns import Answer, Comment, Confirm, Help, Status, Turn, Withdraw
from phrases.catalogue import Catalogue
from store.database import Database
from tests.consultation.builders import CIRCULAR, moment
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork

FOLDER = Path(__file__).parent / "transcripts"
FILES = {file.stem: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.txt"))}
COMMANDS: dict[str, Turn] = {"CONFIRM": Confirm(), "STATUS": Status(), "WITHDRAW": Withdraw(), "HELP": Help()}
CATALOGUE = Catalogue.load()


def script(text: str) -> Iterator[tuple[str, list[str]]]:
    """What is done in a transcript: the mark, and its lines; lines of one mail belong together."""
    lines = [line.partition(" ")[::2] for line in text.splitlines()]
    done = [(mark, rest) for mark, rest in lines if mark in ("#", "@", "<", "<<")]
    for mark, group in groupby(
        enumerate(done), lambda place: place[1][0] if place[1][0] == "<<" else str(place[0])
    ):
        rows = [row for _, row in group]
        yield (mark if mark == "<<" else rows[0][0]), [rest for _, rest in rows]


def held(text: str, work: AtWork, language: str) -> str:
    """Holds the conversation; the transcript with all that was said."""
    written: list[str] = []
    for number, (mark, lines) in enumerate(script(text), start=1):
        written += (
            ["", *(f"{mark} {line}" for line in lines)]
            if mark in ("<", "<<")
            else [f"{mark} {line}" for line in lines]
        )
        # A new connection each time: nothing is remembered but what the store holds.
        work.database.close()
        work.database = Database(work.database.url.render_as_string(hide_password=False))
        if mark == "@":
            work.now = moment(lines[0])
        elif mark == "<":
            turns = commands.turns(lines[0], f"{CHAT}:{number}")
            written += said(work.takes(Inbound(TELEGRAM, CHAT, turns, language=language), f"u{number}"), work)
        elif mark == "<<":
            written += said(mailed(lines, number, work, language), work)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip() + "\n"


def mailed(lines: list[str], number: int, work: AtWork, language: str) -> list[Letter]:
    if lines[0] in COMMANDS:
        return work.writes(COMMANDS[lines[0]], proof=Proof.TOKEN, language=language)
    turns: list[Turn] = []
    for place, line in enumerate(lines):
        answer = re.fullmatch(r"(\d): (.*)", line)
        turns.append(
            Answer(int(answer[1]), answer[2], f"m{number}.{place}")
            if answer
            else Comment(line, f"m{number}.{place}")
        )
    return work.mails(*turns, language=language)


def said(letters: list[Letter], work: AtWork) -> Iterator[str]:
    for letter in letters:
        if letter.address not in (CHAT, ADDRESS):
            continue
        by_mail = letter.channel is MAIL
        yield ""
        for say in letter.says:
            words = CATALOGUE.say(say, letter.language, CIRCULAR, work.now, by_mail=by_mail)
            yield from (f"{'>>' if by_mail else '>'} {line}".rstrip() for line in words.split("\n"))


@pytest.mark.parametrize("name", FILES)
def test_a_conversation_goes_as_written(name: str, tmp_path: Path, update: bool) -> None:
    work = AtWork(tmp_path)
    with work.database.transaction() as ledger:  # the two addresses are one person's, as was proven
        chat = ledger.people.meet(TELEGRAM, CHAT, work.now)
        ledger.people.link(ledger.people.meet(MAIL, ADDRESS, work.now), chat.person)
    seen = held(FILES[name], work, name.rpartition(".")[2])
    work.database.close()
    if update:
        (FOLDER / f"{name}.txt").write_text(seen, encoding="utf-8")
    else:
        assert seen == FILES[name]


def test_every_way_is_walked_in_arabic_and_english() -> None:
    ways = {name.partition(".")[0] for name in FILES}
    assert ways
    assert set(FILES) == {f"{way}.{language}" for way in ways for language in ("ar", "en")}
