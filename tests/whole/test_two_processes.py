"""One person at both doors while two processes share a PostgreSQL, and one of them dies: nothing is lost, nothing joined twice."""

import asyncio
import re
from pathlib import Path

import pytest

from sandbox.mail_host import MailHost
from tests.bot.signatures import watched
from tests.whole.circular import circular
from tests.whole.people import Phone, letter, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import serving, until
from tests.whole.test_two_doors import gives_address

pytestmark = pytest.mark.whole

_PATIENCE = 60.0  #: seconds; the other process takes over first


async def test_both_doors_at_the_same_moment_while_the_active_process_is_killed(
    tmp_path: Path, postgres_url: str
) -> None:
    file, _ = circular(tmp_path)
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    async with watched() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_DATABASE_URL": postgres_url,
            "INTAKE_ATTACHMENTS": str(tmp_path / "attachments"),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            **post.settings(),
        }
        async with serving(folders[0], settings) as one, serving(folders[1], settings) as two:
            await Phone(api.person("First")).says("/start", within=_PATIENCE)
            await until(lambda: two.health()["parts"].get("serving") == "standing by", 30, lambda: two.log)
            joe, phone = Correspondent(post), Phone(api.person("Joe"))
            asked = await gives_address(phone, joe)
            await phone.answers(("Chat one.", "Chat two."))
            code = re.search(r"\b\d{4} \d{4}\b", plain(asked))
            assert code is not None
            sender = f"Joe <{joe.address}>"
            confirm = letter(sender, DESK, "CONFIRM", answering=asked)
            answers = letter(sender, DESK, numbered({2: "Mail two.", 5: "Mail five."}))
            await asyncio.gather(
                phone.person.send(code[0]),
                post.send(joe.address, confirm, vouched=True),
                post.send(joe.address, answers, vouched=True),
                phone.person.send("Chat three."),
                one.kill(),
            )
            await until(lambda: two.health()["parts"].get("serving") == "active", 60, lambda: two.log[-3000:])
            await joe.gets(3, _PATIENCE)
            said = ("Chat one.", "Chat two.", "Mail two.", "Chat three.", "Mail five.")

            async def all_there() -> bool:
                review = await phone.says("/review", within=_PATIENCE)
                return all(words in review for words in said)

            await until(all_there, _PATIENCE, lambda: two.log[-3000:])
            receipt = receipt_in(await phone.says("/submit", until="eceipt number", within=_PATIENCE))
            [kept] = [c for c in (await two.export()).values() if c["receipt"] == receipt]
            for words in said:
                # Where it stands depends on where the person stood when it was handled.
                assert str((kept["answers"], kept["general"])).count(words) == 1, words

            # Staff take the two apart, and join them again: each time nothing is lost, and both doors hear of it.
            chat = f"telegram:{phone.person.id}"
            await two.run("unlink", joe.address, "--reason", "he asked", "--yes")
            await phone.hears("are separate again", within=_PATIENCE)
            await two.run("link", chat, joe.address, "--reason", "he asked again", "--yes")
            await phone.hears("secretariat has joined", within=_PATIENCE)
            await until(all_there, _PATIENCE, lambda: two.log[-3000:])
            await two.run("replay")
