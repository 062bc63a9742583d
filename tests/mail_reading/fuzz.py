"""Reads mails of the collection, changed at random, for some minutes: `make fuzz`, `make fuzz MINUTES=1`.

Whatever arrives: no exception, no mail that keeps the reader busy, no word of the body lost. What fails is written to
`.cache/fuzz` as a mail of its own, with the seed that makes it again: `python -m tests.mail_reading.fuzz --seed 7`.
"""

import argparse
import email
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from mail_gateway.body import body_of
from mail_gateway.folding import fold
from mail_gateway.label_patterns import LETTER, PROMPT
from mail_gateway.labels import label_of
from mail_gateway.mime import parse
from mail_gateway.reading import SentMail, as_json, explain, read_mail
from mail_gateway.splitting import split_attribution, split_run_on
from tests.mail_reading.composing import CONSULTATION, letter_of

ROOT = Path(__file__).parents[2]
#: Seconds of processor time one mail may take; most take a thousandth.
LIMIT = 0.25
_WORD = re.compile(r"[^\W\d_]+")
#: Bytes that mean something to some layer of a mail.
_TOKENS = (
    b"\r\n", b"\n", b"\r", b"\x00", b"--", b"-- \n", b"=\n", b"=", b"=?utf-8?b?", b"?=", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b$B", b"~{", b"~}", b"\t", b"\x0b", b"\x0c", b"\x85",
    b"> ", b">> ", b"| ", b"1. ", b"Q2: ", b"3) ", b"2.", b"(4)", b"5 -", b"\n\n", b":", b"?", b"<div>", b"</blockquote>", b"<!--", b"<br>", b"&nbsp;", b"&#0;",
    b"Content-Type: multipart/mixed\n", b"Content-Type: text/html; charset=big5\n", b"Content-Transfer-Encoding: base64\n", b"On Mon, 5 Jun 2017 at 10:00 A <a@b.example> wrote:\n",
    "س٣: ".encode(), "第二题：".encode(), "\u202b".encode(), "\u200f".encode(), "\u2028".encode(), "　".encode(), "İ".encode(), "ﬃ".encode(), "ß".encode(), "е\u0308".encode(),
)  # fmt: skip


def main() -> int:
    """1 when a mail failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, help="only this one")
    chosen = parser.parse_args()
    collection, letters = collection_of()
    first = chosen.seed if chosen.seed is not None else int(time.time()) * 1_000_000
    until = time.monotonic() + 60 * chosen.minutes
    read = failed = 0
    seed = first
    while (read == 0) if chosen.seed is not None else time.monotonic() < until:
        raw, sent = make(seed, collection, letters)
        wrong = fault_of(raw, sent)
        read += 1
        if wrong:
            failed += 1
            folder = ROOT / ".cache" / "fuzz"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{seed}.eml").write_bytes(raw)
            sys.stdout.write(f"seed {seed}: {wrong}\n")
            if failed >= 20:
                break
        seed += 1
    sys.stdout.write(f"{read} mails read, {failed} wrongly\n")
    return 1 if failed else 0


def make(
    seed: int, collection: Sequence[bytes], letters: Sequence[SentMail]
) -> tuple[bytes, Sequence[SentMail]]:
    """The mail of a seed, and the letters of ours that are at hand with it."""
    chance = random.Random(seed)
    raw = chance.choice(collection)
    for _ in range(chance.randint(1, 8)):
        raw = _changed(raw, collection, chance)
    return raw[:200_000], [letter for letter in letters if chance.random() < 0.1]


def fault_of(raw: bytes, sent: Sequence[SentMail] = ()) -> str | None:
    """What went wrong with reading a mail; None when nothing did."""
    started = time.process_time()
    reading = read_mail(raw, CONSULTATION, sent)
    taken = time.process_time() - started
    if any("could not be read (" in note for note in reading.notes):
        return next(note for note in reading.notes if "could not be read (" in note)
    if taken > LIMIT:
        started = time.process_time()
        read_mail(raw, CONSULTATION, sent)
        if (again := time.process_time() - started) > LIMIT:
            return f"it took {min(taken, again) * 1000:.0f} ms"
    json.dumps(as_json(reading, "mail.eml"))
    explain(reading)
    kept = Counter(
        _words(
            "\n".join([*reading.answers.values(), reading.unfiled, *(each.text for each in reading.folded)])
        )
    )
    page = split_run_on(split_attribution(body_of(parse(raw)).page), len(CONSULTATION.questions))
    lost = Counter(_words("\n".join(page.folded))) - kept
    if lost:
        labels = Counter(word for line in page.folded for word in _words(_label(line)))
        lost -= labels
        kept += labels
    missing = [word for word in lost if not _in_two(word, kept) and not _is_label(word)]
    return f"lost: {' '.join(missing[:8])}" if missing else None


def _is_label(word: str) -> bool:
    """Whether it may have stood before an answer behind something else: "… with OTT? Answer: few rules"."""
    label = label_of(f"{word} 1:", 0) or label_of(f"{word}:", 0)
    return label is not None or PROMPT.match(f"{word}:") is not None


def _in_two(word: str, kept: Collection[str]) -> bool:
    """Whether both halves of a word were kept: words may follow our question without a space between."""
    return any(word[:cut] in kept and word[cut:] in kept for cut in range(1, len(word)))


def _label(folded: str) -> str:
    """What stands before an answer and is no part of it: its number, "Answer:", both."""
    label = label_of(folded, 0)
    lettered = LETTER.match(folded)
    cut = (label.cut or label.loose) if label else lettered.end() if lettered else 0
    prompt = PROMPT.match(folded[cut:].lstrip())
    return folded[:cut] + (f" {prompt[0]}" if prompt else "")


def _changed(raw: bytes, collection: Sequence[bytes], chance: random.Random) -> bytes:
    place = chance.randrange(len(raw) + 1)
    match chance.randrange(12):
        case 0:
            return raw[:place] + bytes([chance.randrange(256)]) + raw[place + 1 :]
        case 1:
            return raw[:place] + raw[place + chance.randint(1, 300) :]
        case 2 | 3:
            return raw[:place] + chance.choice(_TOKENS) + raw[place:]
        case 4:
            return raw[:place] + chance.choice(_TOKENS) * chance.randint(2, 60) + raw[place:]
        case 5:
            other = chance.choice(collection)
            cut = chance.randrange(len(other) + 1)
            return raw[:place] + other[cut : cut + chance.randint(1, 3000)] + raw[place:]
        case 6 if chance.random() < 0.1:
            # Whatever takes more than its share of time shows itself by the thousand.
            piece = raw[place : place + chance.randint(1, 120)]
            return raw[:place] + piece * chance.randint(100, 3000) + raw[place:]
        case _:
            return _changed_lines(raw, collection, chance)


def _changed_lines(raw: bytes, collection: Sequence[bytes], chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    line = chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[line]
        case 1:
            lines.insert(line, chance.choice(lines))
        case 2:
            lines[line] = chance.choice(_TOKENS) + lines[line]
        case 3:
            for quoted in range(line, min(line + chance.randint(1, 12), len(lines))):
                lines[quoted] = b"> " + lines[quoted]
        case 4:
            lines[line : line + 2] = [b" ".join(lines[line : line + 2])]
        case 5:
            lines.insert(line, b"")
        case 6:
            other = chance.choice(collection).split(b"\n")
            begin = chance.randrange(len(other))
            lines[line:line] = other[begin : begin + chance.randint(1, 40)]
        case _:
            first = chance.randrange(len(lines))
            lines[line], lines[first] = lines[first], lines[line]
    return b"\n".join(lines)


def collection_of() -> tuple[list[bytes], list[SentMail]]:
    """The mails to change, and the letters of ours that they may answer."""
    folder = ROOT / "tests" / "mails"
    mails = [path.read_bytes() for path in sorted(folder.rglob("*.eml")) if path.parent.name != "letters"]
    letters = [SentMail.from_bytes(path.read_bytes()) for path in sorted((folder / "letters").glob("*.eml"))]
    # Their words as plain text too: a change inside base64 seldom changes one word.
    mails += [plain for mail in mails for plain in _plain(mail)]
    return mails, [*letters, *(letter_of(language) for language in CONSULTATION.languages)]


def _plain(raw: bytes) -> Iterator[bytes]:
    message = email.message_from_bytes(raw)
    kept = ("From", "To", "Subject", "In-Reply-To", "Date")
    head = "".join(f"{name}: {' '.join(str(message[name]).split())}\n" for name in kept if message[name])
    for part in message.walk():
        if part.get_content_type() in ("text/plain", "text/html") and not part.is_multipart():
            data = part.get_payload(decode=True)
            charset = part.get_param("charset", "utf-8")
            if isinstance(data, bytes) and isinstance(charset, str):
                declared = f"Content-Type: {part.get_content_type()}; charset={charset}\n\n"
                yield (head + declared).encode("utf-8", "replace") + data


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


if __name__ == "__main__":
    sys.exit(main())
