"""How well replies are told from quotations, beside other libraries: on public replies (text and HTML), on real mails
that quote nothing, and on mails in six languages.

Nothing of what is fetched is committed. A rival that cannot be installed here is said to be so. Fails when a rival is
ahead of us in any group, or when we lose a word of a mail that quotes nothing.
"""

import json
import subprocess
import sys

from benchmarks.mail_reading_pairs import (
    CACHE,
    SET_APART,
    Pair,
    pairs_of_six_languages,
    public_pairs,
    python,
    text_of,
    unquoted_mails,
)
from mail_gateway.reading import Reading, read_mail
from tests.mail_reading.composing import CONSULTATION, letter_of, message
from tests.mail_reading.people import PEOPLE

GROUPS = ("public", "html", "unquoted", "ar", "en", "es", "fr", "ru", "zh", "set apart")
#: name -> what to install without and with its needs, how to read text, how to read HTML (None: it cannot).
RIVALS = {
    "talon 1.4.4": (
        ("--no-deps", "talon==1.4.4"), ("lxml", "lxml_html_clean", "regex", "html5lib", "six", "cssselect", "chardet", "faust-cchardet"),
        "from talon import quotations\nread = quotations.extract_from_plain\nread_html = quotations.extract_from_html",
    ),
    "email-reply-parser 0.5.12": (
        ("email-reply-parser==0.5.12",), (),
        "from email_reply_parser import EmailReplyParser\nread = EmailReplyParser.parse_reply\nread_html = None",
    ),
    "mail-parser-reply 1.36": (
        ("mail-parser-reply==1.36",), (),
        "from mailparser_reply import EmailReplyParser\nparser = EmailReplyParser(languages=['en','fr','es'])\nread = lambda text: parser.read(text).replies[0].content\nread_html = None",
    ),
    "quotequail 0.4.0": (
        ("quotequail==0.4.0",), ("lxml", "lxml_html_clean"),
        "import quotequail\nread = lambda text: (quotequail.unwrap(text) or {}).get('text_top') or quotequail.quote(text)[0][1]\n"
        "read_html = lambda page: (quotequail.unwrap_html(page) or {}).get('html_top') or quotequail.quote_html(page)[0][1]",
    ),
}  # fmt: skip
#: Runs in the rivals' environment: mails in, what each rival takes for the reply out; two seconds for each mail.
_RUNNER = """
import json, signal, sys
def late(*_): raise TimeoutError
signal.signal(signal.SIGALRM, late)
{how}
out = []
for text, html in json.load(sys.stdin):
    reader = read_html if html else read
    signal.setitimer(signal.ITIMER_REAL, 2)
    try: out.append(reader(text) if reader else None)
    except BaseException as error: out.append("!" + type(error).__name__)
    finally: signal.setitimer(signal.ITIMER_REAL, 0)
json.dump(out, sys.stdout)
"""


def main() -> int:
    """Prints the table; 1 when somebody else is ahead or we lose a word."""
    pairs = [*public_pairs(), *unquoted_mails(), *pairs_of_six_languages()]
    ours = "this reader"
    results: dict[str, list[str | None]] = {
        ours: [_ours(pair, with_letter=False) for pair in pairs],
        "this reader, letter at hand": [_ours(pair, with_letter=True) for pair in pairs],
    }
    absent: list[str] = []
    for name, (first, needs, how) in RIVALS.items():
        answered = _rival(name, first, needs, how, pairs)
        if answered is None:
            absent.append(name)
        else:
            results[name] = answered
    counts = ", ".join(f"{sum(pair.group == group for pair in pairs)} {group}" for group in GROUPS)
    print(f"replies exact in per cent (and how many lost words), of {counts}")
    print(f"{'':28}" + "".join(f"{group:>10}" for group in GROUPS))
    scores = {name: [_score(pairs, replies, group) for group in GROUPS] for name, replies in results.items()}
    for name, row in scores.items():
        cells = [f"{100 * exact / total:.0f} ({lost})" if total else "-" for exact, lost, total in row]
        print(f"{name:28}" + "".join(f"{cell:>10}" for cell in cells))
    for name, replies in results.items():
        raised = sum(reply is not None and reply.startswith("!") for reply in replies)
        if raised:
            print(f"{name} raised an exception, or took more than two seconds, for {raised} mails")
    for name in absent:
        print(f"{name:28}  could not be installed here")
    print(
        "public: talon's own tests. unquoted: mail-parser's mails. set apart, because of what is expected there:"
    )
    for test, reason in SET_APART.items():
        print(f"  {test}: {reason}")
    behind = [
        group
        for place, group in enumerate(GROUPS)
        if group != "set apart" and max(row[place][0] for row in scores.values()) > scores[ours][place][0]
    ]
    lost = scores[ours][GROUPS.index("unquoted")][1]
    if behind or lost:
        print(f"missed: behind on {behind}, words lost in {lost} mails that quote nothing")
    return 1 if behind or lost else 0


def _score(pairs: list[Pair], replies: list[str | None], group: str) -> tuple[int, int, int]:
    """How many are exact, how many lost words, of how many."""
    chosen = [
        (pair, reply)
        for pair, reply in zip(pairs, replies, strict=True)
        if pair.group == group and reply is not None
    ]
    exact = sum(_key(pair.reply, pair) == _key(reply, pair) for pair, reply in chosen)
    lost = sum(bool(set(_words(pair.reply)) - set(_words(reply))) for pair, reply in chosen)
    return exact, lost, len(chosen)


def _key(text: str, pair: Pair) -> str:
    """What is compared: the words, in HTML without regard to where elements part them."""
    return ("" if pair.html else " ").join(_words(text))


def _words(text: str) -> list[str]:
    return text.replace("_" * 32, " ").split()  # a rule is no word


def _ours(pair: Pair, *, with_letter: bool) -> str:
    """Everything the person wrote, signature included: what the rivals are asked for."""
    language = pair.language if pair.group == pair.language else None
    subject = "Re: CL-17/30" if language else "CL-17/30" if pair.group == "unquoted" else "Re: Test"
    shown = text_of(pair.text) if pair.html else pair.text
    raw = message(
        PEOPLE[pair.language],
        "" if pair.html else pair.text,
        reply=with_letter and pair.group != "unquoted",
        subject=subject,
        html=pair.text if pair.html else None,
    )
    reading = read_mail(raw, CONSULTATION, (letter_of(language),) if with_letter and language else ())
    return _in_order(shown, reading)


def _in_order(text: str, reading: Reading) -> str:
    """The lines of the mail that were not put aside as a quotation."""
    aside: dict[str, int] = {}
    for folded in reading.folded:
        if folded.kind in ("quote", "attribution"):
            for line in folded.text.split("\n"):
                aside[line.strip()] = aside.get(line.strip(), 0) + 1
    kept: list[str] = []
    for line in reversed(text.split("\n")):
        bare = line.lstrip("> \t|").strip()
        if line.strip() and not bare:
            continue  # an empty line of a quotation
        key = bare if aside.get(bare) else line.strip()
        if key and aside.get(key):
            aside[key] -= 1
            continue
        # An attribution may stand behind the last words, on their line.
        behind = next(
            (end for end, left in aside.items() if left and len(end) >= 20 and line.endswith(end)), ""
        )
        kept.append(line.removesuffix(behind))
    return "\n".join(reversed(kept))


def _rival(
    name: str, first: tuple[str, ...], needs: tuple[str, ...], how: str, pairs: list[Pair]
) -> list[str | None] | None:
    mark = CACHE / f"installed {name}"
    if not mark.exists():
        for wanted in (first, needs):
            pip = [str(python()), "-m", "pip", "install", "--quiet", *wanted]
            if wanted and subprocess.run(pip, check=False).returncode:
                return None
        mark.touch()
    done = subprocess.run(
        [str(python()), "-c", _RUNNER.replace("{how}", how)],
        input=json.dumps([(pair.text, pair.html) for pair in pairs]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return None
    answered: list[str | None] = json.loads(done.stdout)
    return [
        None if reply is None else text_of(reply) if pair.html else reply
        for pair, reply in zip(pairs, answered, strict=True)
    ]


if __name__ == "__main__":
    sys.exit(main())
