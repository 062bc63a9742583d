"""The documents say what is so: commands, settings, stages, tables, log lines, tests and files that they name are there."""

import re
import tomllib
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from app.cli import app
from app.settings import PREFIX, Settings
from bot.commands import COMMANDS
from consultation import turns
from consultation.correspondence import Proof
from consultation.interview import Stage
from consultation.reading import read
from mail_gateway.commands import command_of
from store.tables import metadata

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text()
OPERATIONS = (ROOT / "docs/operations.md").read_text()
SECURITY = (ROOT / "docs/security.md").read_text()
PACKAGES: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]  # fmt: skip

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("deploy/*.md")]
)
#: Files that the documents name as examples, or that the service makes.
_EXAMPLES = re.compile(r"^(?:consultations/my-letter\.toml|(?:site|data)/.*|docs/|edition-\d/.*)$")


_GROUP = typer.main.get_command(app)
assert isinstance(_GROUP, TyperGroup)
COMMAND_LINE = _GROUP.commands


def headings(text: str) -> set[str]:
    """The anchors of a document, as they are made from its headings."""
    found = re.findall(r"^#+ (.+)$", _without_code(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def section(text: str, heading: str) -> str:
    """What stands under a heading."""
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def _code(text: str) -> str:
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return "\n".join([*fenced, *re.findall(r"^    \S.*$", text, re.MULTILINE)])


def test_every_command_stands_in_the_readme_with_what_it_does() -> None:
    documented = re.findall(r"^\| `intake ([a-z]+)[^`]*` \| \S", README, re.MULTILINE)
    assert sorted(documented) == sorted(COMMAND_LINE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_names_only_commands_and_options_that_there_are(name: str) -> None:
    text = (ROOT / name).read_text()
    typed = re.findall(r"`intake ([a-z]+)([^`]*)`", text) + re.findall(r"^ *intake ([a-z]+)(.*)$", _code(text), re.MULTILINE)  # fmt: skip
    for command, rest in typed:
        assert command in COMMAND_LINE, command
        known = {option for parameter in COMMAND_LINE[command].params for option in parameter.opts}
        given = set(re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", re.sub(r'"[^"]*"', "", rest.split("#")[0])))
        assert given <= known | {"--help"}, f"intake {command}"


def test_the_readme_lists_every_setting_with_its_default() -> None:
    rows = dict(re.findall(rf"^\| `({PREFIX}\w+)` \| ([^|]+) \|", README, re.MULTILINE))
    assert sorted(rows) == sorted(PREFIX + name.upper() for name in Settings.model_fields)
    for name in ("telegram_api_url", "attachments", "log_level"):
        assert rows[PREFIX + name.upper()] == f"`{Settings.model_fields[name].default}`"
    assert (
        rows[f"{PREFIX}DATABASE_URL"]
        == f"`{Settings.model_fields['database_url'].default.get_secret_value()}`"
    )


@pytest.mark.parametrize("name", [*DOCUMENTS, "deploy/nginx.conf", "deploy/postfix.cf"])
def test_a_document_names_only_settings_that_there_are(name: str) -> None:
    known = {PREFIX + field.upper() for field in Settings.model_fields}
    assert set(re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]", (ROOT / name).read_text())) <= known


def test_every_command_of_the_chat_and_every_word_of_the_mail_is_explained() -> None:
    seen = section(README, "What people see")
    assert {f"/{name}" for name in COMMANDS} <= set(re.findall(r"`(/[a-z]+)(?: \w+)?`", seen))
    (header,) = re.findall(r"^\| \| (confirm .*) \|$", seen, re.MULTILINE)
    wanted = header.split(" | ")
    languages = re.findall(r"^\| \w+ \| (.+) \|$", seen.partition(header)[2], re.MULTILINE)
    assert len(languages) == 6
    for words in languages:
        assert [(command_of(word) or ("", ""))[0] for word in words.split(" | ")] == wanted


def test_the_consultation_in_the_readme_can_be_read() -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert read(example, "README.md").slug == "cl-17-30"


def test_the_drawing_in_the_readme_shows_every_stage() -> None:
    (drawing,) = re.findall(r"^```mermaid\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"\b[a-z]+\b(?= -->| :)", drawing)) == {stage.value for stage in Stage}


def test_the_architecture_names_every_stage_every_turn_and_every_table() -> None:
    interview = section(ARCHITECTURE, "The interview")
    stages, rest = interview.split("The turns (")
    assert re.findall(r"^\| `(\w+)` \|", stages, re.MULTILINE) == [stage.value for stage in Stage]
    kinds = {kind.__name__ for kind in turns.Turn.__args__}
    assert kinds <= set(re.findall(r"`(\w+)`", rest))
    tables = re.findall(r"^\| `(\w+)` \|", section(ARCHITECTURE, "The store"), re.MULTILINE)
    assert sorted(tables) == sorted(metadata.tables)


def test_every_line_of_the_log_that_is_explained_is_one_that_can_come() -> None:
    said = re.findall(r"^\| ([^|`]+) \| ", section(OPERATIONS, "What the log says"), re.MULTILINE)
    source = "\n".join(path.read_text() for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    lines = [line for line in said if line != "sentence" and not line.startswith("-")]
    assert len(lines) > 15
    assert [line for line in lines if line not in source] == []


def test_every_proof_of_a_sender_is_explained() -> None:
    assert re.findall(r"^\| `(\w+)` \|", section(SECURITY, "Who really wrote"), re.MULTILINE) == list(Proof)


def test_every_attempt_names_a_test_that_there_is() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", SECURITY)
    assert len(named) > 40
    assert [f"{file}::{test}" for file, test in named if f"def {test}(" not in _text(file)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_inside_leads_somewhere(name: str) -> None:
    document = ROOT / name
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", _without_code(document.read_text())):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = document.parent / path if path else document
        if not target.exists() or (anchor and anchor not in headings(target.read_text())):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_named_is_there(name: str) -> None:
    named = set(re.findall(r"`((?:[\w.-]+/)+[\w.-]*\.(?:py|md|toml|ftl|service|timer|conf|cf|png))`", (ROOT / name).read_text()))  # fmt: skip
    missing = [
        file
        for file in named
        if not _EXAMPLES.match(file)
        and not (ROOT / file).exists()
        and not (ROOT / name).parent.joinpath(file).exists()
    ]
    assert missing == []


def test_pictures_are_small_and_shown() -> None:
    shown = "\n".join((ROOT / name).read_text() for name in DOCUMENTS)
    for picture in (ROOT / "docs/pictures").iterdir():
        assert picture.stat().st_size < 200_000
        assert picture.name in shown


def _text(file: str) -> str:
    path = ROOT / file
    return path.read_text() if path.is_file() else ""
