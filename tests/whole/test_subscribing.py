"""Being told without answering, the meeting, and passing the consultation on: seen from outside, at both doors."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sandbox.mail_host import MailHost
from tests.bot.signatures import watched
from tests.whole.circular import circular
from tests.whole.people import Phone, flat, plain
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import serving

pytestmark = [pytest.mark.whole, pytest.mark.timeout(180)]
PNG = b"\x89PNG\r\n"


async def test_who_asks_is_told_once_and_who_is_not_proven_only_asked(tmp_path: Path) -> None:
    file, _ = circular(tmp_path)
    async with watched() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            "INTAKE_PUBLIC_URL": "https://itu.test",
            **post.settings(),
        }
        async with serving(tmp_path, settings) as service:
            phone, spoofed, ann = Phone(api.person("Ann")), Correspondent(post), Correspondent(post)
            await phone.says("/start", until="choose a language")
            assert "You will be told" in flat(await phone.says("/subscribe", until="/stop"))
            await phone.says("/meeting", until="When and where")
            await phone.person.wait_for(lambda _: bool(file_of(phone, "cl-17-30.ics")), 20)

            # Words to pass on, with a picture.
            shared = await phone.says("/share", until="https://t.me/")
            assert DESK in shared
            await phone.person.wait_for(lambda _: file_of(phone, "cl-17-30.png").startswith(PNG), 20)

            # Somebody writes under another's address: nothing comes of it but one question.
            asked = await spoofed.writes("SUBSCRIBE", vouched=False)
            assert "Anybody can write under your address" in flat(plain(asked))
            question = await ann.writes("S'abonner", vouched=False)
            assert "N’importe qui peut écrire" in flat(plain(question))
            told = await ann.answers(question, "CONFIRMER", vouched=False)
            assert "Vous serez informé" in flat(plain(told))
            picture = await ann.answers(told, "PARTAGER", quoting=False)
            files = [part.get_content() for part in picture.iter_attachments()]
            assert any(isinstance(data, bytes) and data.startswith(PNG) for data in files)

            # The deadline moves: both hear it, once; the one that was never proven hears nothing more.
            longer = (datetime.now(UTC) + timedelta(days=40)).replace(microsecond=0)
            said = await service.run("extend", "--until", longer.isoformat())
            assert "1 person who has begun" in said, "who pressed /start was shown the old date"
            assert "1 person who asked to be told" in said
            await phone.hears("has a new deadline", within=30)
            extended = (await ann.gets(4, 30))[-1]
            assert "nouvelle date limite" in flat(plain(extended))
            assert extended["List-Unsubscribe"]

            # One click of hers stops it; the compilation is told to who still wants it.
            await ann.posts("ARRÊTER", answering=extended)
            await ann.gets(5, 30)
            said = await service.run("publish", "--out", "edition")
            assert "1 who asked to be told" in said
            await phone.hears("You asked to be told. https://itu.test/cl-17-30/", within=30)
            assert "asked to be told" not in await service.run("publish", "--out", "edition-2")
            heard = [flat(seen.text) for seen in phone.person.sees_from_bot()]
            assert sum("has a new deadline" in text for text in heard) == 1
            assert sum("You asked to be told" in text for text in heard) == 1
            assert len(await post.mails(ann.address)) == 5
            assert len(await post.mails(spoofed.address)) == 1
            await service.run("replay")
            assert re.search(r"to_be_told.*news.*1", await service.run("status", "--json"), re.DOTALL)


def file_of(phone: Phone, name: str) -> bytes:
    """The bytes of a file that the bot sent; empty when it sent none of that name."""
    files = [seen.file for seen in phone.person.sees_from_bot() if seen.file is not None]
    return next((file.data for file in files if file.name == name), b"")
