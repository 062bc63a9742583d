"""The mails that `mail_reading_rivals` measures with: what their authors wrote is known, from others or from us.

From the PyPI source distributions of talon (replies in text and HTML, with the expected text) and of mail-parser (real
mails without a quotation: all of it is the author's), fetched into `.cache` by pip; and made of `people`, in six languages.
"""

import ast
import email
import re
import subprocess
import tarfile
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mail_gateway.html import text_of_html
from tests.mail_reading.composing import attribution, numbered, our_letter, quoted
from tests.mail_reading.people import ATTRIBUTIONS, PEOPLE

CACHE = Path(__file__).resolve().parent.parent / ".cache" / "rivals"
#: Pairs whose expected text leaves out words of which nothing says that somebody else wrote them.
SET_APART = {
    "test_too_many_lines": "the test switches its reader off after one line, and expects the author's second line to be lost",
    "test_readable_html_empty": "a reply and the quotation under it are both expected, since both stand in one element",
    "test_link_closed_with_quotation_marker_on_new_line": "a line `From: address` alone, without date, recipient or subject, is taken for the author's own",
}


@dataclass(frozen=True)
class Pair:
    """A mail, what its author wrote, and the group it counts in."""

    text: str
    reply: str
    group: str
    language: str = "en"
    html: bool = False


def public_pairs() -> list[Pair]:
    """Replies with the text their author wrote, as talon's tests expect it."""
    tests = source("talon", "1.4.4") / "tests"
    pairs = [
        Pair(text, reply, "set apart" if name in SET_APART else "public")
        for name, text, reply in _expected_in(tests / "text_quotations_test.py", "extract_from_plain")
    ]
    for path in sorted((tests / "fixtures" / "standard_replies").glob("*.eml")):
        parts = email.message_from_bytes(path.read_bytes()).walk()
        body = next(part for part in parts if part.get_content_type() == "text/plain").get_payload(
            decode=True
        )
        expected = path.with_name(f"{path.stem}_reply_text")
        text = body.decode("utf-8", "replace") if isinstance(body, bytes) else ""
        reply = expected.read_text(encoding="utf-8") if expected.exists() else "Hello"
        pairs.append(Pair(text.replace("\r\n", "\n"), reply, "public"))
    for name, text, reply in _expected_in(tests / "html_quotations_test.py", "extract_from_html"):
        if text.strip() and name != "test_too_large_html":  # that one is about a limit of theirs
            group = "set apart" if name in SET_APART else "html"
            pairs.append(Pair(text, text_of(reply), group, html=True))
    for path in sorted((tests / "fixtures" / "html_replies").glob("*.html")):
        page = path.read_text(encoding="utf-8")
        pairs.append(Pair(page, "Hi. I am fine.\n\nThanks,\nAlex", "html", html=True))
    return pairs


def unquoted_mails() -> list[Pair]:
    """Real mails that quote nothing, from mail-parser's tests: every word is the author's."""
    pairs = []
    for path in sorted((source("mail-parser", "4.8.0") / "tests" / "mails").glob("mail_test_*")):
        parts = email.message_from_bytes(path.read_bytes()).walk()
        bodies = (
            part for part in parts if part.get_content_type() == "text/plain" and not part.get_filename()
        )
        part = next(bodies, None)
        data = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(data, bytes) or len(data.strip()) < 20:
            continue
        text = data.decode(part.get_content_charset() or "utf-8", "replace").replace("\r\n", "\n")
        if not re.search(r"(?m)^>|wrote:", text):
            pairs.append(Pair(text, text, "unquoted"))
    return pairs


def text_of(html: str) -> str:
    """The text of a page, near enough to be compared without white space."""
    return text_of_html(html)


def _expected_in(path: Path, reader: str) -> Iterator[tuple[str, str, str]]:
    """Test, text and expected reply of each `eq_(reply, <reader>(text))` in a module of tests, without running it."""
    functions = [
        node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)
    ]
    checks = {function.name: function for function in functions if function.args.args}
    for function in functions:
        if not function.args.args:
            yield from _in_function(function, reader, {}, checks)


def _in_function(
    function: ast.FunctionDef, reader: str, named: dict[str, str], checks: dict[str, ast.FunctionDef]
) -> Iterator[tuple[str, str, str]]:
    """Line by line: a name means what was last given to it."""
    for statement in function.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            value = _value(statement.value, named)
            if value is not None:
                named[statement.targets[0].id] = value
        if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
            continue
        call = statement.value
        called = call.func.id if isinstance(call.func, ast.Name) else ""
        if called in checks and call.args:
            given = _value(call.args[0], named)
            if given is not None:
                check = checks[called]
                yield from _in_function(check, reader, {check.args.args[0].arg: given}, {})
        if called != "eq_" or len(call.args) != 2:
            continue
        for expected, read in (call.args, call.args[::-1]):
            text = _read_by(read, reader)
            found = (_value(expected, named), _value(text, named) if text is not None else None)
            if found[0] is not None and found[1] is not None:
                yield function.name, found[1], found[0]


def _read_by(node: ast.expr, reader: str) -> ast.expr | None:
    """What is handed to the reader, also inside `RE_WHITESPACE.sub('', …)`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == reader:
            return call.args[0]
    return None


def _value(node: ast.expr, named: dict[str, str]) -> str | None:
    match node:
        case ast.Constant(value=str() as value):
            return value
        case ast.Constant(value=bytes() as value):
            return value.decode()
        case ast.Name(id=name):
            return named.get(name)
        case ast.Call(func=ast.Attribute(value=inner, attr="format"), args=[given]):
            pattern, word = _value(inner, named), _value(given, named)
            return pattern.format(word) if pattern is not None and word is not None else None
        case ast.Call(func=ast.Attribute(attr="text_type"), args=[given]):
            return _value(given, named)
        case ast.Call(func=ast.Attribute(value=inner, attr="encode")):
            return _value(inner, named)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="RE_WHITESPACE"), attr="sub"), args=[_, given]):
            return _value(given, named)
    return None


def pairs_of_six_languages() -> list[Pair]:
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


def source(name: str, version: str) -> Path:
    """The unpacked source distribution, fetched once."""
    CACHE.mkdir(parents=True, exist_ok=True)
    unpacked = CACHE / f"{name.replace('-', '_')}-{version}"
    if not unpacked.exists():
        how = ("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(CACHE))
        subprocess.run([str(python()), "-m", "pip", *how, f"{name}=={version}"], check=True)
        with tarfile.open(CACHE / f"{unpacked.name}.tar.gz") as archive:
            archive.extractall(CACHE, filter="data")
    return unpacked


def python() -> Path:
    """The Python of the rivals' own environment."""
    found = CACHE / "venv" / "bin" / "python"
    if not found.exists():
        venv.create(CACHE / "venv", with_pip=True)
    return found
