"""No published byte holds anything that people or staff were promised stays here, whatever door it came through and wherever
it was written: in answers, names, files, their names, notes, reasons, translations."""

import html
import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from typer.testing import CliRunner

from app.cli import app
from consultation.turns import Answer, Attach, Code, Comment, Introduce, Next, Submit, Withdraw
from intake import inviting, staff
from intake.digests import still_published
from intake.inviting import BOT
from intake.ways import ways_of
from tests.app.test_deciding import a_file
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import ADDRESS, AtWork
from tests.publication.extracting import unpacked
from tests.store.building import everything

pytestmark = pytest.mark.whole

CHAT, OTHER_CHAT = "700100200300", "700100200301"
INVITED = "guest.of.honour@invited.test"
TYPED = "omar.by.hand@profile.test"  # given in chat, never proven
PHONE = "+41 22 730 51 11"
STAFF = "anna.of.staff@itu.test"
NOTE = "Her lawyer called, see file Moriarty"
REJECTED, WITHDRAWN, SECRET = "Words that staff rejected", "Words that were withdrawn", "Doctor Moriarty"


_KEPT = re.compile(r"(?:\w+\.(?:address|message_id|digest)|meta\.value)=((?!None|consultation).{9,})$")


@dataclass
class Published:
    """Two editions, and the store that they were made from."""

    work: AtWork
    folder: Path
    secrets: set[str]

    def commands(self, *lines: str) -> str:
        """Runs commands of ours; what the last one said."""
        said = ""
        for line in lines:
            result = CliRunner().invoke(app, shlex.split(line), catch_exceptions=False)
            assert result.exit_code == 0, result.output
            said = result.output
        return said


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Contributions by mail, in chat, and by one person through both doors; somebody invited; everything staff can type."""
    tmp_path = tmp_path_factory.mktemp("private")
    work = AtWork(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INTAKE_DATABASE_URL", work.database.url.render_as_string(hide_password=False))
        patch.setenv("INTAKE_ATTACHMENTS", str(tmp_path / "attachments"))
        patch.chdir(tmp_path)
        yield _published(work, tmp_path)


def _published(work: AtWork, tmp_path: Path) -> Published:
    work.do(lambda ledger: ledger.records.put(BOT, "consultation_bot"))
    told = Published(work, tmp_path, set())
    guests = inviting.read([f"{INVITED},en,Guest"], CIRCULAR, inviting.Tally())
    work.do(
        lambda ledger: inviting.invite(work.post(ledger), CIRCULAR, list(guests), STAFF, inviting.Tally())
    )

    # One person through both doors: their code and link, chat and mailbox stand in their own words.
    letters = work.chats(
        "en",
        "en",
        "yes",
        f"Layla <{ADDRESS}>",
        f"Ministry, Tel. {PHONE}",
        "1",
        "Lebanon",
        ADDRESS,
        address=CHAT,
    )
    [letter] = [letter for letter in letters if letter.reason == "verification"]
    ways = work.do(lambda ledger: ways_of(ledger, letter, work.now))
    work.chats(
        f"I wrote from {ADDRESS.upper()} and chat {CHAT}; {INVITED} may tell more.", Next(), address=CHAT
    )
    work.mails(
        Answer(4, f"By mail: guest.of.honour (at) invited (dot) test, Tel. {PHONE}. {SECRET}.", "mail:4")
    )
    work.chats(Code(ways.code), Submit(), address=CHAT)
    [linked] = work.contributions()
    own = a_file(work, f"receipt-{linked.receipt}.txt", f"Our receipt {linked.receipt}, {ADDRESS}".encode())
    clean = a_file(work, f"Paper of {CHAT} for {INVITED} {PHONE}.txt", b"Only words.")
    # Another one in chat, with an address that was typed and never proven.
    work.chats("en", "en", "yes", "Omar", "@omar_by_chat", "3", "Egypt", TYPED, address=OTHER_CHAT)
    work.chats(
        f"Fine; {TYPED}; receipt {linked.receipt}, /open_{linked.receipt[-11:].replace('-', '_')}.",
        Next(),
        address=OTHER_CHAT,
    )
    work.chats(Submit(), address=OTHER_CHAT)
    # By mail, with files; one answer is rejected. And one who withdraws.
    work.mails(
        Introduce({"name": "Ann", "organisation": "Users"}),
        Answer(1, f"Published. See {linked.receipt}.", "a1"),
        Answer(2, REJECTED, "a2"),
        Comment("A comment.", "c1"),
        *(Attach(one, f"f{at}") for at, one in enumerate((own, clean))),
        address="ann@users.test",
    )
    work.mails(Answer(1, WITHDRAWN, "w1"), address="gone@users.test")
    work.database.close()

    (tmp_path / "words.txt").write_text(f"Écrivez à {ADDRESS}, {PHONE}, ou {linked.receipt}.", "utf-8")
    (tmp_path / "more.txt").write_text(f"{SECRET}: {ADDRESS}", "utf-8")
    told.commands(
        "approve 1 2 3 4",
        f"redact 1 -q 4 -w '{SECRET}' -r 'a name'",
        "translate 1 -q 1 --language fr --file words.txt",
        "translate 1 -q 4 --language ar --file more.txt",
        f"note 1 '{NOTE}'",
        "publish --no-notices --out first",
    )
    # By the buttons of the staff group a reason is not read before it is kept.
    receipt = next(c.receipt for c in work.contributions() if c.public_number == 3)
    for file, question in ((None, 2), (2, None)):
        with work.database.transaction() as ledger:
            staff.decide(
                ledger, CIRCULAR, receipt, approved=False, question=question, file=file,
                reason=f"{ADDRESS} and {linked.receipt} say so", who=STAFF, now=work.now,
            )  # fmt: skip
    work.writes(Withdraw(certain=True), address="gone@users.test")
    work.database.close()
    told.commands("publish --no-notices --out second --language ar")
    told.secrets |= {
        ways.code,
        ways.token,
        TYPED,
        STAFF,
        NOTE,
        SECRET,
        "omar_by_chat",
        PHONE,
        PHONE.replace(" ", ""),
    }
    told.secrets |= set(of_the_store(work))
    work.database.close()
    return told


def of_the_store(work: AtWork) -> Iterator[str]:
    """Every address and chat id, every receipt number and the end of it, ids of letters, digests, the salt."""
    for contribution in work.contributions(drafts=True):
        yield contribution.receipt
        yield contribution.receipt[-11:]
    with work.database.transaction() as ledger:
        yield from (address for address in ledger.people.addresses() if address != "consultation@intake.test")
    for line in everything(work.database).splitlines():
        if found := _KEPT.match(line):
            yield found[1]


def spellings(secret: str) -> set[bytes]:
    """How something may be written inside a file."""
    forms = {secret, quote(secret), html.escape(secret), json.dumps(secret)[1:-1], secret.replace("-", "_")}
    return {form.lower().encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")}


def test_no_published_byte_holds_anything_that_stays_here(published: Published) -> None:
    assert len(published.secrets) > 25
    assert {ADDRESS, CHAT, OTHER_CHAT, INVITED, "ann@users.test", "gone@users.test"} <= published.secrets
    wanted = {form for secret in published.secrets for form in spellings(secret)}
    hidden = {"second": {REJECTED, WITHDRAWN}, "first": set()}
    seen = 0
    for name, gone in hidden.items():
        more = {form for words in gone for form in spellings(words)}
        for path in sorted((published.folder / name).rglob("*")):
            if path.is_file():
                seen += 1
                inside = path.relative_to(published.folder).as_posix().encode() + unpacked(path.read_bytes())
                for form in wanted | more:
                    assert form not in inside.lower(), f"{form!r} in {path.name}"
    assert seen > 40


def test_what_is_left_of_it_is_all_there_and_says_why(published: Published) -> None:
    data = json.loads((published.folder / "second" / "data" / "contributions.json").read_text("utf-8"))
    first, second, third = data["contributions"]
    assert (first["name"], first["organisation"]) == ("Layla", "Ministry, Tel. █████")
    assert first["answers"]["1"] == "I wrote from █████ and chat █████; █████ may tell more."
    assert first["answers"]["4"] == "By mail: █████, Tel. █████. █████."
    assert second["answers"]["1"].startswith("Fine; █████; receipt █████, /open_█████")
    assert third["answers"] == {"1": "Published. See █████."}
    assert third["withheld"] == [2]
    assert [gap["public_number"] for gap in data["withdrawn"]] == [4]
    assert third["attachments"] == []  # one holds contact data, the other was rejected
    records = json.loads((published.folder / "second" / "edition.json").read_text("utf-8"))["records"]
    [reasons] = [record["withheld"] for record in records if record["number"] == 3]
    assert reasons == {
        "2": "█████ and █████ say so",
        "file 1": "contact data",
        "file 2": "█████ and █████ say so",
    }
    told = {(one["question"], one["language"]): one["text"] for one in first["translations"]}
    assert told[4, "ar"] == "█████: █████"
    assert told[1, "fr"] == "Écrivez à █████, █████, ou █████."


def test_staff_are_told_that_withdrawn_words_can_still_be_read_until_there_is_a_new_edition(
    published: Published,
) -> None:
    with published.work.database.transaction() as ledger:
        assert still_published(ledger, CIRCULAR, {4}) == set()  # the second edition is without it
        assert still_published(ledger, CIRCULAR, {1, 2, 99}) == {1, 2}
