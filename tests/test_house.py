"""The house itself: what a person finds in a fresh clone, and what its files must never hold."""

import asyncio
import importlib
import os
import pkgutil
import re
import smtplib
import socket
import subprocess
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement
from packaging.version import Version

from tests.conftest import NetworkForbidden

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PACKAGES: list[str] = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
MAKEFILE = (ROOT / "Makefile").read_text()
LONGEST = 400  #: lines of a module; about what a person can hold in the head

#: Written in halves, or this file would find itself.
STRANGERS = re.compile(
    r"py"
    + r"pi\.org|python"
    + r"hosted|registry\.npm"
    + r"js|proxy\.go"
    + r"lang|(?<![\w.\-/])/(?:wo"
    + r"rk|ro"
    + r"ot)/\w"
)
LEFT_UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b|#\s*no" + r"qa\b(?!:)")


def tracked(*patterns: str) -> list[Path]:
    """The files that git knows, and those it does not know yet; all of them when no pattern is given."""
    said = subprocess.run(
        # safe.directory: the clone may belong to another user than the one who tests.
        [
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
            "--",
            *patterns,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        pytest.fail(f"git cannot tell the files of {ROOT}: {said.stderr.strip()}", pytrace=False)
    return [ROOT / name for name in said.stdout.split("\0") if name and (ROOT / name).is_file()]


def modules() -> list[str]:
    """Every module of ours by its full name."""
    found = []
    for package in PACKAGES:
        found.append(package)
        # Alembic runs the scripts in migrations/ itself: they are no modules to import.
        found += [
            module.name
            for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}.")
            if ".migrations." not in module.name and not module.name.endswith("__main__")
        ]
    return found


def test_the_first_commands_of_the_readme_are_run_and_test() -> None:
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    first = next(block for block in blocks if re.search(r"^make ", block, re.MULTILINE))
    commands = [line.split("#")[0].strip() for line in first.splitlines()]
    assert {"make run", "make test"} <= set(commands)


def test_every_make_target_that_a_document_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    for document in tracked("*.md"):
        named = set(re.findall(r"(?:^|`)make ([a-z-]+)", document.read_text(), re.MULTILINE))
        assert named <= targets, document.name


def test_every_make_target_is_one_that_help_shows_or_a_part_of_check() -> None:
    shown = set(re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE))
    parts = set(re.findall(r"^check:([a-z -]*)", MAKEFILE, re.MULTILINE)[0].split())
    assert set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)) == shown | parts


@pytest.mark.parametrize("name", modules())
def test_a_module_is_imported_from_this_folder(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__file__ is not None
    assert Path(module.__file__).is_relative_to(ROOT / name.partition(".")[0])


def test_nobody_imports_whom_they_should_not() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


def test_no_module_is_too_long_to_read() -> None:
    lengths = {
        path.relative_to(ROOT): len(path.read_text().splitlines())
        for path in tracked("*.py")
        if path.relative_to(ROOT).parts[0] in PACKAGES
    }
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in STRANGERS.finditer(text)]
    assert found == []


def test_nothing_is_left_undone() -> None:
    found = []
    for path in tracked("*.py", "*.md", "*.toml", "Makefile"):
        found += [
            f"{path.relative_to(ROOT)}: {match.group()}" for match in LEFT_UNDONE.finditer(path.read_text())
        ]
    assert found == []


def test_the_lock_holds_a_fitting_version_with_its_hashes_of_everything_asked_for() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))
    asked = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
    for line in asked:
        wanted = Requirement(line)
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        assert Version(locked[name]) in wanted.specifier, line
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\w)", lock))


def test_there_is_one_lock() -> None:
    assert [path.name for path in tracked("uv.lock", "poetry.lock", "pylock*.toml", "Pipfile*")] == []


def test_the_example_settings_name_every_setting_and_no_other() -> None:
    settings = importlib.import_module("app.settings")
    known = {settings.PREFIX + name.upper() for name in settings.Settings.model_fields}
    example = re.findall(r"^#?(INTAKE_\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(example) == sorted(known)


def test_what_the_service_makes_is_ignored_by_git() -> None:
    made = [
        ".venv/bin/intake",
        ".tools/bin/uv",
        "var/intake.db",
        "demo/site/index.html",
        ".env",
        ".hypothesis/x",
    ]
    seen = subprocess.run(
        ["git", "-c", "safe.directory=*", "check-ignore", "--no-index", *made],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert seen.stdout.split() == made


@pytest.mark.parametrize("stranger", ["192.0.2.1", "2001:db8::1", "api.telegram.org"])
def test_no_test_can_leave_this_machine(stranger: str) -> None:
    with pytest.raises(NetworkForbidden):
        socket.create_connection((stranger, 443), timeout=1)
    with pytest.raises(NetworkForbidden):
        smtplib.SMTP(stranger, 25, timeout=1)


async def test_no_asynchronous_test_can_leave_this_machine() -> None:
    with pytest.raises(NetworkForbidden):
        await asyncio.open_connection("192.0.2.1", 443)


def test_a_reserved_name_is_unknown_as_it_is_everywhere() -> None:
    with pytest.raises(socket.gaierror):
        socket.create_connection(("nowhere.invalid", 443), timeout=1)


def test_no_setting_of_a_real_service_reaches_a_test() -> None:
    assert [
        name for name in os.environ if name.startswith("INTAKE_") or name.lower().endswith("_proxy")
    ] == []
