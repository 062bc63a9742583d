"""`intake read`: mails shown as they would be understood, for people and for programs."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from app.cli import app
from app.commands.reading_commands import Unreadable

MAIL = "From: Ann <ann@example.org>\r\nTo: c@intake.example\r\nSubject: CL-17/30\r\n\r\n"


def read(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=stdin)


def test_each_passage_stands_with_its_place_and_the_reason(tmp_path: Path) -> None:
    mail = tmp_path / "answers.eml"
    mail.write_text(MAIL + "1. Yes.\r\n\r\n3. Perhaps.\r\n\r\nBest regards\r\nAnn\r\n", newline="")
    shown = read(mail)
    assert shown.exit_code == 0, shown.stderr
    assert "questions answered: 1, 3; open: 2, 4, 5" in shown.stdout
    assert "[question 3] " in shown.stdout
    assert "[signature] closing, signature or profile" in shown.stdout


def test_folders_mailbox_files_and_standard_input_are_read_in_one_go(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.eml").write_text(MAIL + "1. One.\r\n", newline="")
    line = "From ann@example.org Sat Jun 17 10:00:00 2017\n"
    plain = MAIL.replace("\r\n", "\n")
    (tmp_path / "two.mbox").write_text(
        f"{line}{plain}1. Two.\n\n>From here on it is better.\n\n{line}{plain}2. Three.\n"
    )
    shown = read(tmp_path, "-", "--json", stdin=MAIL + "4. Four.\r\n")
    assert shown.exit_code == 0, shown.stderr
    found = {Path(each["file"]).name: each["answers"] for each in map(json.loads, shown.stdout.splitlines())}
    assert found == {
        "one.eml": {"1": "One."},
        "two.mbox#1": {"1": "Two.\n\nFrom here on it is better."},
        "two.mbox#2": {"2": "Three."},
        "-": {"4": "Four."},
    }


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    mail = tmp_path / "answers.eml"
    mail.write_text(MAIL + "1. Yes.\r\n", newline="")
    (tmp_path / "empty").mkdir()
    shown = read(tmp_path / "nothing.eml", tmp_path / "empty", mail, "--json")
    assert shown.exit_code == 1
    assert "nothing.eml: No such file" in shown.stderr
    assert "no mails in this folder" in shown.stderr
    assert json.loads(shown.stdout)["answers"] == {"1": "Yes."}
    assert isinstance(read(mail, "--sent", tmp_path / "nothing.eml").exception, Unreadable)
    assert read().exit_code == 2
