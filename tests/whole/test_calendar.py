"""A consultation that lives for half a minute: reminder, digest, extension, shortening, and who comes late."""

import asyncio
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sandbox.mail_host import MailHost
from tests.bot.signatures import watched
from tests.whole.circular import circular
from tests.whole.people import Phone, flat, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import serving, until

pytestmark = [pytest.mark.whole, pytest.mark.timeout(180)]

STAFF = ("staff@intake.test", "second@intake.test")
OPEN_FOR = 26.0
REMIND_BEFORE = 12  #: seconds before the deadline
DIGEST_EVERY = 4


async def test_everybody_hears_the_right_word_at_the_right_time_and_once(tmp_path: Path) -> None:
    users = dict.fromkeys((DESK, *STAFF), "secret")
    async with watched() as api, MailHost.running(users=users, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        file, consultation = circular(
            tmp_path,
            open_for=timedelta(seconds=OPEN_FOR),
            reminders=(f"PT{REMIND_BEFORE}S",),
            digest=f"PT{DIGEST_EVERY}S",
        )
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            "INTAKE_STAFF_EMAILS": ", ".join(STAFF),
            **post.settings(),
        }
        async with serving(tmp_path, settings) as service:
            started = time.time()
            drafter, done, writer = Phone(api.person("Diego")), Phone(api.person("Ann")), Correspondent(post)
            await asyncio.gather(
                _begins(drafter), _hands_in(done), writer.writes(numbered({1: "Our answer by mail."}))
            )

            # The reminder: to the unfinished draft, within 3 s of its moment, and to nobody else.
            moment = consultation.deadline - timedelta(seconds=REMIND_BEFORE)
            assert datetime.now(UTC) < moment, "this machine is too slow for this test"
            await drafter.hears("Questions answered: 1 of 5", within=OPEN_FOR)
            assert -1 <= (datetime.now(UTC) - moment).total_seconds() < 3

            # The first digest: within three periods, one message for each staff address.
            for address in STAFF:
                [first, *_] = await host.mailbox(address).wait_for(1, timeout=3 * DIGEST_EVERY)
                assert first.received_at.timestamp() - started < 3 * DIGEST_EVERY
                assert flat(plain(first.parsed)).count("Handed in: 2. Drafts: 1.") <= 1

            # Longer, while the service runs: told once, and later texts follow.
            longer = (datetime.now(UTC) + timedelta(days=40)).replace(microsecond=0)
            await service.run("extend", "--until", longer.isoformat())
            day = f"{longer.astimezone(consultation.timezone).day} {longer.astimezone(consultation.timezone):%B %Y}"
            await asyncio.gather(*(phone.hears("has a new deadline", within=10) for phone in (drafter, done)))
            told = (await writer.gets(2, 10))[-1]
            assert day in flat(plain(told))
            assert day in flat(await drafter.says("/status", until="The deadline is"))

            # Shorter only when it is meant; then it is late by the moment of arrival.
            # Two commands start before that; on a busy machine each takes some seconds.
            soon = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=12)
            assert "--shorten" in await service.run("extend", "--until", soon.isoformat(), code=1)
            await service.run("extend", "--until", soon.isoformat(), "--shorten")
            await until(
                lambda: datetime.now(UTC) > soon + timedelta(seconds=0.5), 20, lambda: "time stands still"
            )
            mark = drafter.last
            await drafter.says("What came too late.", until="after the deadline")
            receipt = receipt_in(await drafter.says("/submit", until="Receipt number"))
            assert "late" in flat(await drafter.hears(after=mark))
            kept = await service.export()
            assert kept[receipt]["late"] is True
            assert kept[receipt]["answers"]["1"].splitlines() == ["What was in time.", "What came too late."]
            assert [c["late"] for c in kept.values()].count(True) == 1

            # Nobody heard anything twice.
            for phone, reminders in ((drafter, 1), (done, 0)):
                said = [flat(seen.text) for seen in phone.person.sees_from_bot()]
                assert sum("has a new deadline" in text for text in said) == 2, "one for each move"
                assert sum("not handed it in yet" in text for text in said) == reminders
            mails = await post.mails(writer.address)
            assert len(mails) == 3, [mail["Subject"] for mail in mails]
            digests = [
                Counter(mail.parsed["Message-ID"] for mail in host.mailbox(address).messages())
                for address in STAFF
            ]
            assert all(max(each.values()) == 1 for each in digests)
            assert abs(len(digests[0]) - len(digests[1])) <= 1


async def _begins(phone: Phone) -> None:
    await phone.introduces("en")
    await phone.says("What was in time.", until="Recorded under question 1")


async def _hands_in(phone: Phone) -> None:
    await phone.introduces("en")
    await phone.says("What is handed in.")
    await phone.says("/submit", until="Receipt number")
