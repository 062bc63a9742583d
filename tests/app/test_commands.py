"""Commands of staff say what they are about to do, take public numbers, and refuse values that there are not."""

import io
import json
import re
import shlex
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from consultation.turns import Answer, Attach, Comment, File, Introduce
from intake.staff import NotPossible
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import AtWork

Run = Callable[[str], Result]

CIRCULAR_FILE = Path(__file__).parents[2] / "consultations" / "cl-17-30.toml"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of ours on a store with two contributions of two people; the first has files."""
    work = AtWork(tmp_path)
    work.mails(
        Introduce({"name": "Layla Haddad"}),
        Answer(1, "Yes.", "a1"),
        Answer(2, "No.", "a2"),
        Comment("Thanks.", "c1"),
        Attach(a_file(work, "Broken.pdf", b"%PDF-1.4 nothing that anybody could read"), "f1"),
        Attach(a_file(work, "Torn.docx", a_package()[:-30]), "f2"),
        Attach(a_file(work, "scan.png", b"\x89PNG"), "f3"),
        Attach(a_file(work, "Words.txt", b"Only words."), "f4"),
    )
    work.mails(Introduce({"name": "Omar"}), Answer(3, "Perhaps.", "a3"), address="omar@home.test")
    work.database.close()
    monkeypatch.setenv("INTAKE_DATABASE_URL", work.database.url.render_as_string(hide_password=False))
    monkeypatch.setenv("INTAKE_ATTACHMENTS", str(tmp_path / "attachments"))
    monkeypatch.chdir(tmp_path)
    return lambda line: CliRunner().invoke(app, shlex.split(line), catch_exceptions=False)


def a_package() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


def a_file(work: AtWork, name: str, content: bytes) -> File:
    kind = "image/png" if name.endswith("png") else "application/octet-stream"
    sha256, size = work.files.keep(content), len(content)
    work.do(lambda ledger: ledger.files.keep(sha256, size, kind, work.now))
    return File(sha256, name, size, kind, compiled=True)


def test_approving_says_which_rejections_it_undoes(run: Run) -> None:
    run("reject 1 -q 1 -r offensive")
    said = run("approve 1").output
    assert "This undoes a rejection: answer 1 was rejected (offensive)." in said
    assert "undoes" not in run("approve 1").output
    run("reject 1 --file 3 -r copyright")
    assert "This undoes a rejection: file 3 was rejected (copyright)." in run("approve 1 --file 3").output


def test_what_was_rejected_is_told_apart_from_what_nobody_decided(run: Run) -> None:
    run("reject 1 -q 1 -r offensive")
    said = run("show 1").output
    assert said.count("[rejected: offensive]") == 1
    assert said.count("[not cleared]") == 2, "answer 2 and the comment"


def test_public_numbers_name_a_contribution_in_every_command(run: Run) -> None:
    assert "Noted on CL1730-" in run("note 2 'rang him'").output
    assert "is anna's" in run("assign 2 anna").output
    assert "Asked the author of CL1730-" in run("ask 2 'Which country?'").output
    assert "goes into CL1730-" in run("merge 2 --into 1 --yes").output
    assert "stands by itself again" in run("merge 2 --undo").output


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("compile --language xx", "ar, zh, en"),
        ("publish --language xx", "ar, zh, en"),
        ("list --language klingon", "ar, zh, en"),
        ("list --category nonsense", CIRCULAR.categories[0].id),
    ],
)
def test_a_value_that_there_is_not_is_refused_with_those_there_are(run: Run, line: str, known: str) -> None:
    done = run(line)
    assert done.exit_code == 2
    assert known in " ".join(done.output.replace("│", " ").split())


def test_a_message_that_is_not_set_aside_cannot_be_retried(run: Run) -> None:
    with pytest.raises(NotPossible, match="No message 5 is set aside"):
        run("retry 5")


def test_a_document_that_could_not_be_opened_is_held_back_until_staff_looked(
    run: Run, tmp_path: Path
) -> None:
    said = run("approve 1").output
    assert "File 1 (Broken.pdf) is HELD BACK, it could not be opened" in said
    assert "File 2 (Torn.docx) is HELD BACK, it could not be opened" in said
    assert "File 3 (scan.png) could not be looked into" in said, "a picture is told, and published"
    run("publish --out edition")
    assert published(tmp_path) == ["Words.txt", "scan.png"]
    run("approve 1 --file 1")
    run("publish --out edition")
    assert published(tmp_path) == ["Broken.pdf", "Words.txt", "scan.png"]


def published(folder: Path) -> list[str]:
    data = json.loads((folder / "edition" / "data" / "contributions.json").read_text("utf-8"))
    return sorted(file["name"] for file in data["contributions"][0]["attachments"])


def test_an_edition_before_the_deadline_is_made_with_a_warning_and_says_until_when_it_is_open(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = CIRCULAR_FILE.read_text("utf-8")
    assert "2017-08-19T23:59:59" in text
    (tmp_path / "later.toml").write_text(text.replace("2017-08-19T23:59:59", "2117-08-19T23:59:59"), "utf-8")
    monkeypatch.setenv("INTAKE_CONSULTATIONS", str(tmp_path / "later.toml"))
    monkeypatch.setenv("INTAKE_MAIL_ADDRESS", "consultation@intake.test")
    monkeypatch.setenv("INTAKE_SMTP_URL", "smtp://127.0.0.1:2525")
    run("approve 1 2")
    done = run("publish --out edition")
    assert done.exit_code == 0
    assert "The deadline of CL-17/30 is ahead" in done.stderr
    assert "everybody in it is told now" in done.stderr
    assert "They name no link to the edition: INTAKE_PUBLIC_URL is not set." in done.stderr
    page = (tmp_path / "edition" / "site" / "index.html").read_text("utf-8")
    assert "was held" not in page
    assert "nobody is told now" in run("publish --out edition --no-notices").stderr


def test_an_edition_after_the_deadline_is_made_without_a_word_about_it(run: Run) -> None:
    run("approve 1 2")
    assert "is ahead" not in run("publish --out edition").output


def test_a_new_consultation_ends_with_a_day_of_its_zone_in_summer_and_winter(tmp_path: Path) -> None:
    import tomllib

    for days in (1, 120, 240):
        path = tmp_path / f"in-{days}.toml"
        assert CliRunner().invoke(app, ["new", str(path), "--days", str(days)]).exit_code == 0
        deadline = tomllib.loads(path.read_text("utf-8"))["deadline"]
        assert isinstance(deadline, datetime)
        local = deadline.astimezone(ZoneInfo("Europe/Zurich"))
        assert local.strftime("%H:%M:%S") == "23:59:59"
        assert deadline.utcoffset() == local.utcoffset()


def test_the_version_is_shown_without_a_command() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert done.exit_code == 0
    assert re.fullmatch(r"intake \d+\.\d+\.\d+\n", done.output)
