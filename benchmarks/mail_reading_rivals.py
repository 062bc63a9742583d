"""How well replies are told from quotations, beside other libraries, on public reply pairs and on mails in six languages.

The public pairs are the tests of the PyPI source distribution of talon, fetched into `.cache` by pip; the rivals get an
environment of their own there. Nothing of it is committed. A rival that cannot be installed here is said to be so.
"""

import ast
import email
import json
import subprocess
import sys
import tarfile
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from mail_gateway.reading import Reading, read_mail  # noqa: E402 - the path comes first
from tests.mail_reading.composing import (  # noqa: E402 - the same
    CONSULTATION,
    attribution,
    letter_of,
    message,
    numbered,
    our_letter,
    quoted,
)
from tests.mail_reading.people import ATTRIBUTIONS, PEOPLE  # noqa: E402 - the same

CACHE = ROOT / ".cache" / "rivals"
RIVALS = {
    "talon 1.4.4": (
        ("--no-deps", "talon==1.4.4"), ("lxml", "lxml_html_clean", "regex", "html5lib", "six", "cssselect", "chardet", "faust-cchardet"),
        "from talon import quotations\nread = quotations.extract_from_plain",
    ),
    "email-reply-parser": (("email-reply-parser==0.5.12",), (), "from email_reply_parser import EmailReplyParser\nread = EmailReplyParser.parse_reply"),
    "mail-parser-reply": (
        ("mail-parser-reply==1.36",), (),
        "from mailparser_reply import EmailReplyParser\nparser = EmailReplyParser(languages=['en','fr','es'])\nread = lambda text: parser.read(text).replies[0].content",
    ),
    "quotequail": (("quotequail==0.4.0",), ("lxml", "lxml_html_clean"), "import quotequail\nread = lambda text: (quotequail.unwrap(text) or {}).get('text_top') or quotequail.quote(text)[0][1]"),
}  # fmt: skip
#: Runs in the rivals' environment: texts in, what each rival takes for the reply out; two seconds for each text.
_RUNNER = """
import json, signal, sys
def late(*_): raise TimeoutError
signal.signal(signal.SIGALRM, late)
{how}
out = []
for text in json.load(sys.stdin):
    signal.setitimer(signal.ITIMER_REAL, 2)
    try: out.append(read(text))
    except BaseException as error: out.append("!" + type(error).__name__)
    finally: signal.setitimer(signal.ITIMER_REAL, 0)
json.dump(out, sys.stdout)
"""


@dataclass(frozen=True)
class Pair:
    """A mail, what its author wrote, and the group it counts in."""

    text: str
    reply: str
    group: str
    language: str = "en"


def main() -> None:
    """Prints the table."""
    pairs = [*_public_pairs(), *_pairs_of_six_languages()]
    groups = sorted({pair.group for pair in pairs}, key=lambda group: (group != "public", group))
    results = {
        "this reader": [_ours(pair, with_letter=False) for pair in pairs],
        "this reader, letter at hand": [_ours(pair, with_letter=True) for pair in pairs],
    }
    absent: list[str] = []
    for name, (first, needs, how) in RIVALS.items():
        answered = _rival(name, first, needs, how, [pair.text for pair in pairs])
        if answered is None:
            absent.append(name)
        else:
            results[name] = answered
    counts = {group: sum(pair.group == group for pair in pairs) for group in groups}
    print(
        "replies exact (and with lost words), of "
        + ", ".join(f"{count} {group}" for group, count in counts.items())
    )
    print(f"{'':30}" + "".join(f"{group:>14}" for group in groups))
    for name, replies in results.items():
        cells = []
        for group in groups:
            chosen = [
                (pair, reply) for pair, reply in zip(pairs, replies, strict=True) if pair.group == group
            ]
            exact = sum(_words(pair.reply) == _words(reply) for pair, reply in chosen)
            lost = sum(bool(set(_words(pair.reply)) - set(_words(reply))) for pair, reply in chosen)
            cells.append(f"{100 * exact / len(chosen):7.0f} % ({lost})")
        print(f"{name:30}" + "".join(f"{cell:>14}" for cell in cells))
    for name in absent:
        print(f"{name:30}  could not be installed here")


def _words(text: str) -> list[str]:
    return text.split()


def _ours(pair: Pair, *, with_letter: bool) -> str:
    """Everything the person wrote, signature included: what the rivals are asked for."""
    person = PEOPLE[pair.language]
    raw = message(
        person, pair.text, reply=with_letter, subject="Re: CL-17/30" if pair.group != "public" else "Re: Test"
    )
    reading = read_mail(
        raw, CONSULTATION, (letter_of(pair.language),) if with_letter and pair.group != "public" else ()
    )
    return _in_order(pair.text, reading)


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


def _public_pairs() -> list[Pair]:
    folder = _source("talon", "1.4.4")
    tests = folder / "tests"
    pairs = [
        Pair(text, reply, "public")
        for text, reply in _pairs_in((tests / "text_quotations_test.py").read_text(encoding="utf-8"))
    ]
    for path in sorted((tests / "fixtures" / "standard_replies").glob("*.eml")):
        parts = email.message_from_bytes(path.read_bytes()).walk()
        body = next(part for part in parts if part.get_content_type() == "text/plain").get_payload(
            decode=True
        )
        expected = path.with_name(f"{path.stem}_reply_text")
        text = body.decode("utf-8", "replace") if isinstance(body, bytes) else ""
        pairs.append(
            Pair(
                text.replace("\r\n", "\n"),
                expected.read_text(encoding="utf-8") if expected.exists() else "Hello",
                "public",
            )
        )
    return pairs


def _pairs_in(source: str) -> list[tuple[str, str]]:
    """Text and expected reply of each `eq_(reply, extract_from_plain(text))` in a test module, without running it."""
    found: dict[tuple[str, str], None] = {}
    for function in ast.parse(source).body:
        if not isinstance(function, ast.FunctionDef):
            continue
        named: dict[str, str] = {}
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Name)
                and isinstance(node.value, ast.Constant)
            ):
                named[node.targets[0].id] = str(node.value.value)
        for node in ast.walk(function):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "eq_"
                and len(node.args) == 2
            ):
                continue
            for reply, call in (node.args, node.args[::-1]):
                if (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr == "extract_from_plain"
                ):
                    expected, text = _value(reply, named), _value(call.args[0], named)
                    if expected is not None and text is not None:
                        found[text, expected] = None
    return list(found)


def _value(node: ast.expr, named: dict[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return named.get(node.id) if isinstance(node, ast.Name) else None


def _pairs_of_six_languages() -> list[Pair]:
    """Replies on top of, and under, our quoted letter, in each client's manner."""
    pairs = []
    for language, person in PEOPLE.items():
        meant = dict(enumerate(person.answers, start=1))
        for client, known in ATTRIBUTIONS.items():
            if language not in known:
                continue
            mark = "" if client in ("outlook", "samsung", "qq") else "> "
            quotation = f"{attribution(client, language)}\n\n{quoted(our_letter(language), mark=mark, width=72 if mark else None)}"
            for reply in (numbered(person, meant, "{n}."), person.free_text):
                signed = f"{person.greeting}\n\n{reply}\n\n{person.closing}\n{person.name}"
                pairs.append(Pair(f"{signed}\n\n{quotation}", signed, language, language))
    return pairs


def _source(name: str, version: str) -> Path:
    CACHE.mkdir(parents=True, exist_ok=True)
    unpacked = CACHE / f"{name}-{version}"
    if not unpacked.exists():
        subprocess.run(
            [
                str(_python()),
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--no-binary",
                ":all:",
                "--dest",
                str(CACHE),
                f"{name}=={version}",
            ],
            check=True,
        )
        with tarfile.open(CACHE / f"{name}-{version}.tar.gz") as archive:
            archive.extractall(CACHE, filter="data")
    return unpacked


def _python() -> Path:
    python = CACHE / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(CACHE / "venv", with_pip=True)
    return python


def _rival(
    name: str, first: tuple[str, ...], needs: tuple[str, ...], how: str, texts: list[str]
) -> list[str] | None:
    python = _python()
    mark = CACHE / f"installed {name}"
    if not mark.exists():
        for wanted in (first, needs):
            if (
                wanted
                and subprocess.run(
                    [str(python), "-m", "pip", "install", "--quiet", *wanted], check=False
                ).returncode
            ):
                return None
        mark.touch()
    done = subprocess.run(
        [str(python), "-c", _RUNNER.replace("{how}", how)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return None
    answered: Any = json.loads(done.stdout)
    return [str(reply or "") for reply in answered]


if __name__ == "__main__":
    main()
