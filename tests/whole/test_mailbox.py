"""Poorer and worse mail servers: without keywords, without IDLE, restarted, renumbered."""

import asyncio
import time
from pathlib import Path

import pytest

from sandbox.mail_host import MailHost
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.whole.circular import circular
from tests.whole.people import letter, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, RealPost, SandboxPost
from tests.whole.service import Service, serving

pytestmark = pytest.mark.whole


def _settings(folder: Path, post: SandboxPost | RealPost) -> dict[str, str]:
    file, _ = circular(folder)
    return {"INTAKE_CONSULTATIONS": str(file), **post.settings()}


@pytest.mark.parametrize(
    ("keywords", "without"),
    [(True, ()), (False, ()), (True, ("IDLE",)), (False, ("IDLE", "MOVE", "UIDPLUS"))],
    ids=["everything", "no keywords", "no IDLE", "hardly anything"],
)
async def test_on_any_server_a_mail_is_noticed_within_5_s_and_after_a_restart_not_answered_again(
    keywords: bool, without: tuple[str, ...], tmp_path: Path
) -> None:
    users = {DESK: "secret"}
    async with MailHost.running(users=users, authserv_id=BORDER, keywords=keywords, without=without) as host:
        post = SandboxPost(host)
        async with serving(tmp_path, _settings(tmp_path, post)) as service:
            ann = Correspondent(post)
            await asyncio.sleep(1)  # it waits for news by now
            began = time.monotonic()
            first = await ann.writes(numbered({1: "Noticed soon."}))
            assert time.monotonic() - began < 6.5  # 5 s until it is noticed, and then it is answered
            await service.kill()
            await service.start()
            await ann.answers(first, numbered({2: "And this one too."}))
            assert len(await post.mails(ann.address)) == 2
            assert len(host.mailbox(DESK).messages()) == 2, "nothing is deleted"
            assert not any("\\Seen" in mail.flags for mail in host.mailbox(DESK).messages())


async def test_a_renumbered_mailbox_is_read_on_and_nothing_is_answered_again(tmp_path: Path) -> None:
    async with MailHost.running(users={DESK: "secret"}, authserv_id=BORDER, keywords=False) as host:
        post = SandboxPost(host)
        async with serving(tmp_path, _settings(tmp_path, post)) as service:
            ann = Correspondent(post)
            first = await ann.writes(numbered({1: "Before."}))
            host.mailbox(DESK).renumber()
            host.say_bye("UIDVALIDITY changed")
            second = await ann.answers(first, numbered({2: "After."}))
            assert receipt_in(plain(second)) == receipt_in(plain(first))
            assert len(await post.mails(ann.address)) == 2
            [kept] = (await service.export()).values()
            assert kept["answers"] == {"1": "Before.", "2": "After."}


async def test_cut_lines_are_taken_up_again(tmp_path: Path) -> None:
    async with MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        async with serving(tmp_path, _settings(tmp_path, post)):
            ann = Correspondent(post)
            reply = await ann.writes(numbered({1: "One."}))
            for number in (2, 3, 4):
                host.cut_connections()
                host.faults.add("imap.fetch", "cut", after=20)
                host.faults.add("smtp.data", "cut")
                reply = await ann.answers(reply, numbered({number: f"Number {number}."}))
            assert len(await post.mails(ann.address)) == 4


async def test_a_restarted_dovecot_and_postfix_are_found_again(
    tmp_path: Path, own_dovecot: Dovecot, own_postfix: Postfix
) -> None:
    post = RealPost(own_dovecot, own_postfix)
    async with serving(tmp_path, _settings(tmp_path, post)) as service:
        ann = Correspondent(post)
        first = await ann.writes(numbered({1: "Before the restart."}))
        await asyncio.to_thread(own_dovecot.process.stop)
        await asyncio.sleep(1)
        await asyncio.to_thread(own_dovecot.start)
        second = await ann.answers(first, numbered({2: "After the restart of the mailbox."}))
        await asyncio.to_thread(own_postfix.process.stop)
        mail = letter(
            f"Ann <{ann.address}>", DESK, numbered({3: "While the way out is closed."}), answering=second
        )
        verdict = f"Authentication-Results: {BORDER}; dmarc=pass header.from=ministry.test\n".encode()
        await asyncio.to_thread(own_dovecot.deliver, verdict + mail, DESK, sender=ann.address)
        await asyncio.sleep(2)
        await asyncio.to_thread(own_postfix.start)
        third = (await ann.gets(3, 40))[-1]
        assert "While the way out is closed." in plain(third)
        [kept] = (await service.export()).values()
        assert sorted(kept["answers"]) == ["1", "2", "3"]


async def test_the_password_of_the_mailbox_is_wrong_and_only_mail_stands_still(tmp_path: Path) -> None:
    async with MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        settings = _settings(tmp_path, SandboxPost(host))
        settings["INTAKE_IMAP_URL"] = settings["INTAKE_IMAP_URL"].replace(":secret@", ":geheim@")
        service = Service(tmp_path, settings)
        try:
            await service.start()
            await asyncio.sleep(2)
            assert service.health()["store"] == "ok"
            assert "geheim" not in service.log
            assert "geheim" not in await service.run("doctor", code=1)
        finally:
            await service.close()
