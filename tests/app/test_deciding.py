"""Staff decide by command: nothing that reaches a person is published, and what may be personal is told before."""

import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from app.cli import app
from consultation.interview import GENERAL
from consultation.turns import (
    Agree,
    Answer,
    Attach,
    Begin,
    ChooseLanguage,
    Comment,
    File,
    Introduce,
    Next,
    Skip,
    Submit,
)
from intake.staff import NoSuchContribution, NotPossible
from tests.intake.at_work import AtWork
from tests.publication.extracting import unpacked

CHAT_ID = "700100200300"
PHONES = ("+41 22 730 51 11", "0100 555 12 34", "01 23 45 67 89")
LETTERHEAD = "Tel. +41 22 730 99 00"

Command = Callable[..., str]


@pytest.fixture
def work(tmp_path: Path) -> AtWork:
    """A store with a contribution by mail full of contact data, and one from chat."""
    work = AtWork(tmp_path)
    work.mails(
        Introduce({"name": "Layla <layla@ministry.test>", "organisation": f"Ministry, Tel. {PHONES[1]}"}),
        Answer(1, f"Yes.\nLayla Haddad\nLAYLA@Ministry.test, {PHONES[0]}\nP.O. Box 4321", "a1"),
        Answer(2, "Nothing personal. Ask chat 700100200300 or her other address layla@home.test.", "a2"),
        Comment(f"Tél. : {PHONES[2]}", "c1"),
        Attach(a_file(work, "Paper of layla@ministry.test.docx", LETTERHEAD), "f1"),
        Attach(a_file(work, "Clean.docx", "Only words."), "f2"),
        Attach(a_file(work, "scan.png", b"\x89PNG"), "f3"),
    )
    work.chats(Begin(), ChooseLanguage("en"), Agree(), "Omar", Skip(), "3", "Egypt", Skip(), address=CHAT_ID)
    work.chats("Fine; write to layla@ministry.test.", Next(), Submit(), address=CHAT_ID)
    work.database.close()
    return work


def a_file(work: AtWork, name: str, content: str | bytes) -> File:
    if isinstance(content, str):
        document = docx.Document()
        document.add_paragraph("Our position.")
        document.sections[0].header.paragraphs[0].text = content
        out = io.BytesIO()
        document.save(out)
        content = out.getvalue()
    kind = "image/png" if name.endswith("png") else "application/octet-stream"
    sha256, size = work.files.keep(content), len(content)
    work.do(lambda ledger: ledger.files.keep(sha256, size, kind, work.now))
    return File(sha256, name, size, kind, compiled=True)


@pytest.fixture
def intake(work: AtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command of ours on that store and gives what it said."""
    monkeypatch.setenv("INTAKE_DATABASE_URL", work.database.url.render_as_string(hide_password=False))
    monkeypatch.setenv("INTAKE_ATTACHMENTS", str(tmp_path / "attachments"))
    monkeypatch.chdir(tmp_path)

    def run(line: str) -> str:
        result = CliRunner().invoke(app, shlex.split(line), catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    return run


@pytest.mark.whole
def test_no_published_byte_holds_any_address_phone_or_chat_id_of_anybody(
    intake: Command, tmp_path: Path
) -> None:
    intake("approve 1 2")
    intake("publish --out edition")
    secrets = [
        "layla@ministry.test",
        "layla@home.test",
        CHAT_ID,
        *PHONES,
        LETTERHEAD.removeprefix("Tel. "),
        "CL1730-",
    ]
    seen = 0
    for path in sorted((tmp_path / "edition").rglob("*")):
        if path.is_file():
            seen += 1
            data = (str(path).encode() + unpacked(path.read_bytes())).lower()
            for secret in secrets:
                assert secret.lower().encode() not in data, f"{secret} in {path.name}"
    assert seen > 15
    data = json.loads((tmp_path / "edition" / "data" / "contributions.json").read_text("utf-8"))
    first, second = data["contributions"]
    assert first["answers"]["1"] == "Yes.\nLayla Haddad\n█████, █████\nP.O. Box 4321"
    assert first["answers"]["2"] == "Nothing personal. Ask chat █████ or her other address █████."
    assert second["answers"]["1"] == "Fine; write to █████."
    assert [file["name"] for file in first["attachments"]] == ["Clean.docx", "scan.png"]


@pytest.mark.whole
def test_the_receipt_of_words_with_contact_data_still_proves_them(intake: Command) -> None:
    receipt = json.loads(intake("show 1 --json"))["receipt"]
    intake("approve 1 2")
    intake("publish --out edition")
    said = intake(f"verify {receipt} edition")
    assert "Question 1: published, with words redacted: contact data." in said
    assert "Question 2: published, with words redacted: contact data." in said
    assert "File 1: not published: contact data." in said
    assert "File 3: published or listed, the same file." in said
    assert "Name and organisation: published as “Layla <█████>, Ministry, Tel. █████”" in said


def test_approving_tells_what_is_blacked_out_what_may_be_personal_and_which_file_is_held_back(
    intake: Command,
) -> None:
    said = intake("approve 1")
    assert "Blacked out by itself in answer 1: LAYLA@Ministry.test (e-mail address)" in said
    assert "Blacked out by itself in answer 2: 700100200300 (chat account)" in said
    assert f"Blacked out by itself in the comment: {PHONES[2]} (phone number)" in said
    assert (
        "Perhaps personal, and published unless you redact it, in answer 1: P.O. Box 4321 (postal address)"
        in said
    )
    assert (
        "File 3 (scan.png) could not be looked into (a picture: kept for staff to look at): open it yourself"
        in said
    )
    assert "File 1 (Paper of layla@ministry.test.docx) is HELD BACK" in said
    assert "+41 22 730 99 00 (phone number)" in said
    assert "Clean.docx" not in said


@pytest.mark.parametrize("freed", ["approve 1 --with-files", "approve 1 --file 1"])
def test_a_file_that_was_held_back_is_published_once_staff_say_that_they_looked(
    intake: Command, tmp_path: Path, freed: str
) -> None:
    intake("approve 1")
    intake(freed)
    assert "HELD BACK" not in intake("approve 1"), "what was decided stays decided"
    intake("publish --out edition")
    assert len(list((tmp_path / "edition" / "attachments").iterdir())) == 3


def test_one_file_can_be_kept_out(intake: Command, tmp_path: Path) -> None:
    intake("approve 1 --with-files")
    assert "Rejected: file 3 of CL1730-" in intake("reject 1 --file 3 --reason copyright")
    intake("publish --out edition")
    assert len(list((tmp_path / "edition" / "attachments").iterdir())) == 2
    assert "[held back: copyright]" in intake("show 1")


@pytest.mark.parametrize(
    "line",
    [
        "reject 1 -q 2 -r 'he wrote from layla@home.test'",
        "redact 1 -q 2 -w personal -r 'see RECEIPT'",
        "redact 1 -q 2 -w personal -r 'too personal'",
    ],
)
def test_a_reason_that_would_tell_what_may_not_be_published_is_refused(intake: Command, line: str) -> None:
    receipt = json.loads(intake("show 1 --json"))["receipt"]
    with pytest.raises(NotPossible, match="say it without"):
        intake(line.replace("RECEIPT", receipt))
    assert json.loads(intake("show 1 --json"))["trail"] == []


def test_publishing_names_what_may_be_personal_and_was_published(intake: Command) -> None:
    intake("approve 1 2")
    assert "No. 1, answer 1: P.O. Box 4321 (postal address)" in intake("publish --out edition")
    intake("redact 1 -q 1 -w 'P.O. Box 4321' -r 'postal address'")
    assert "P.O. Box" not in intake("publish --out edition")


def test_the_same_words_elsewhere_are_named_when_some_are_blacked_out(intake: Command) -> None:
    said = intake("redact 1 -q 1 -w Layla -r 'a name'")
    assert said.splitlines()[1:] == ["The same words stand in the name too, and are published there."]
    said = intake("redact 1 -q 2 -w personal -r private")
    assert len(said.splitlines()) == 1


def test_a_number_in_the_name_of_an_organisation_is_published_once_staff_keep_it(
    intake: Command, tmp_path: Path
) -> None:
    receipt = json.loads(intake("show 1 --json"))["receipt"]
    assert f"Kept in the names of {receipt}" in intake(f"keep 1 -w '{PHONES[1]}' -r 'it is called so'")
    assert f"Names: [kept as it was written: '{PHONES[1]}', it is called so]" in intake("show 1")
    assert PHONES[1] not in intake("approve 1").split("Blacked out by itself in the name or organisation")[-1]
    intake("publish --out edition")
    data = json.loads((tmp_path / "edition" / "data" / "contributions.json").read_text("utf-8"))
    assert data["contributions"][0]["organisation"] == f"Ministry, Tel. {PHONES[1]}"
    assert data["contributions"][0]["name"] == "Layla <█████>"
    assert "Name and organisation: published as" in intake(f"verify {receipt} edition")
    for words in ("layla@ministry.test", "Layla", "Nobody"):
        with pytest.raises(NotPossible):
            intake(f"keep 1 -w {words} -r 'why not'")


def test_words_in_the_name_of_a_file_are_blacked_out_and_kept_again(intake: Command, tmp_path: Path) -> None:
    intake("redact 1 -w Clean -r 'a name'")
    intake("approve 1")
    intake("publish --out edition")
    names = sorted(path.name for path in (tmp_path / "edition" / "attachments").iterdir())
    assert names == ["1-2-x.docx", "1-3-scan.png"]
    data = json.loads((tmp_path / "edition" / "data" / "contributions.json").read_text("utf-8"))
    assert [one["name"] for one in data["contributions"][0]["attachments"]] == ["█████.docx", "scan.png"]
    intake("keep 1 -w Clean -r 'a word'")
    intake("publish --out edition-2")
    assert (tmp_path / "edition-2" / "attachments" / "1-2-Clean.docx").is_file()
    with pytest.raises(NotPossible, match="names of files"):
        intake("redact 1 -w Layla -r 'the name of a person is what they are published by'")


def test_what_is_blacked_out_stands_beside_the_answer(intake: Command) -> None:
    intake("redact 1 -q 1 -w 'Layla Haddad' -r 'a name'")
    said = intake("show 1").split("\n2. ")[0]
    assert "[blacked out: 'Layla Haddad', a name]" in said
    assert "[blacked out by itself: 'LAYLA@Ministry.test', e-mail address]" in said
    assert "[perhaps personal: 'P.O. Box 4321', postal address]" in said


@pytest.mark.whole
def test_a_public_address_is_published_once_staff_keep_it_and_the_proof_says_word_for_word(
    intake: Command, tmp_path: Path
) -> None:
    receipt = json.loads(intake("show 1 --json"))["receipt"]
    assert f"Kept in answer 0 of {receipt}" in intake(f"keep 1 -q 0 -w '{PHONES[2]}' -r 'the switchboard'")
    assert f"[kept as it was written: '{PHONES[2]}', the switchboard]" in intake("show 1")
    assert "in the comment" not in intake("approve 1")
    intake("publish --out edition")
    data = json.loads((tmp_path / "edition" / "data" / "contributions.json").read_text("utf-8"))
    assert data["contributions"][0]["general"] == f"Tél. : {PHONES[2]}"
    assert "General comments: published, word for word." in intake(f"verify {receipt} edition")
    intake(f"redact 1 -q 0 -w '{PHONES[2]}' -r 'a telephone number'")
    intake("publish --out edition-2")
    assert "General comments: published, with words redacted: a telephone number." in intake(
        f"verify {receipt} edition-2"
    )
    trail = [(entry["act"], entry["why"]) for entry in json.loads(intake("show 1 --json"))["trail"]]
    assert ("keep", "the switchboard") in trail


@pytest.mark.parametrize(
    ("question", "words", "why"),
    [
        (1, "LAYLA@Ministry.test", "is never published"),
        (2, CHAT_ID, "is never published"),
        (2, "Nothing personal", "Nothing is blacked out there"),
        (0, PHONES[2][3:], "Nothing is blacked out there"),
        (2, "not there", "does not contain those words"),
    ],
)
def test_what_cannot_be_kept_is_refused(intake: Command, question: int, words: str, why: str) -> None:
    with pytest.raises(NotPossible, match=why):
        intake(f"keep 1 -q {question} -w '{words}' -r 'public'")


@pytest.mark.whole
def test_a_translation_stands_beside_the_answer_and_a_redaction_holds_it_back(
    intake: Command, tmp_path: Path
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("\ufeffRien de personnel. Écrivez à eva@ministry.test.\n", "utf-8")
    receipt = json.loads(intake("show 1 --json"))["receipt"]
    intake("approve 1 2")
    intake("publish --out edition")
    said = intake("translate 1 -q 2 --language fr --file words.txt")
    assert f"Translated: answer 2 of {receipt} (fr)" in said
    assert "Blacked out by itself in it: eva@ministry.test (e-mail address)" in said
    assert "edition 2 of" in intake("publish --out edition-2")
    assert "Question 2: a translation (fr) by the secretariat stands below it, marked as such." in intake(
        f"verify {receipt} edition-2"
    )
    data = json.loads((tmp_path / "edition-2" / "data" / "contributions.json").read_text("utf-8"))
    shown = {"question": 2, "language": "fr", "text": "Rien de personnel. Écrivez à █████."}
    assert data["contributions"][0]["translations"] == [shown]
    assert "a translation added or changed" in (tmp_path / "edition-2/site/index.html").read_text("utf-8")

    held = intake("redact 1 -q 2 -w 'Nothing personal' -r 'a name'")
    assert "Its translation (fr) is held back" in held
    assert "not shown: the words were changed or redacted since" in intake("show 1")
    assert json.loads(intake("show 1 --json"))["translations"] == []
    intake("translate 1 -q 2 --language fr --file words.txt")
    assert "[translation (fr) by " in intake("show 1")
    intake("translate 1 -q 2 --language fr --remove")
    assert "[translation" not in intake("show 1")
    trail = [entry["act"] for entry in json.loads(intake("show 1 --json"))["trail"]]
    assert trail.count("translate into fr") == 2
    assert trail.count("take back translation into fr") == 1


@pytest.mark.parametrize(
    ("line", "text", "why"),
    [
        ("-q 5 --language fr --file words.txt", "Oui.", "has no answer 5"),
        ("-q 0 --language fr --file words.txt", f"Tél. : {PHONES[2]}", "the author's own words"),
        ("-q 2 --language fr --file words.txt", " \n", "is empty"),
        ("-q 2 --language fr --remove", "", "has no translation"),
    ],
)
def test_what_is_no_translation_is_refused(
    intake: Command, tmp_path: Path, line: str, text: str, why: str
) -> None:
    (tmp_path / "words.txt").write_text(text, "utf-8")
    with pytest.raises(NotPossible, match=why):
        intake(f"translate 1 {line}")


@pytest.mark.parametrize("line", ["--language de --file words.txt", "--language fr"])
def test_a_translation_is_into_one_of_the_six_languages_and_has_words(
    intake: Command, tmp_path: Path, line: str
) -> None:
    (tmp_path / "words.txt").write_text("Ja.")
    assert CliRunner().invoke(app, ["translate", "1", "-q", "2", *line.split()]).exit_code == 2


def test_several_are_decided_at_once_by_receipt_or_by_public_number(intake: Command) -> None:
    receipt = json.loads(intake("show 1 --json"))["receipt"]
    rows = json.loads(intake(f"approve {receipt} 2 --json"))
    assert [row["public_number"] for row in rows] == [1, 2]
    assert json.loads(intake(f"approve {receipt} --json"))["receipt"] == receipt
    assert intake("reject 1 2 --reason 'off topic'").count("Rejected: CL1730-") == 2


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("approve 7", NoSuchContribution),
        ("approve 1 --question 9", NotPossible),
        ("approve 1 --file 9", NotPossible),
        ("show CL1730-XXXXX-XXXXX", NoSuchContribution),
    ],
)
def test_what_does_not_exist_is_refused(intake: Command, line: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        intake(line)


def test_a_file_and_a_question_cannot_be_named_together(intake: Command) -> None:
    assert CliRunner().invoke(app, ["approve", "1", "--file", "1", "--question", "1"]).exit_code == 2
    assert CliRunner().invoke(app, ["approve", "1", "--question", str(GENERAL - 1)]).exit_code == 2


def test_forget_asks_nothing_where_nobody_could_answer(intake: Command) -> None:
    assert "Removed: the address" in intake("forget layla@ministry.test")
