"""The walk through the mailbox, against the sandbox's IMAP server with its faults, and a real Dovecot."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest

from mail_gateway.imap_line import STORED
from mail_gateway.mailbox import MailboxWalk, check_mailbox, fingerprint
from mail_gateway.servers import MailServer, MailServerUnusable
from sandbox.mail_host import Mailbox, MailHost
from tests.mail_door.shelf import Shelf
from tests.servers.dovecot import Dovecot

OURS = "consultation@intake.test"
MAIL = (
    b"From: Layla <layla@example.org>\r\nSubject: answers\r\nMessage-ID: <1@example.org>\r\n\r\n1. First.\r\n"
)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mail_gateway.mailbox._FIRST_PAUSE", 0.05)
    monkeypatch.setattr("mail_gateway.imap_line._POLL", 0.5)


def a_mail(number: int) -> bytes:
    return MAIL + f"mail {number}\r\n".encode()


@asynccontextmanager
async def a_host(**options: object) -> AsyncIterator[tuple[MailHost, Mailbox]]:
    users = {OURS: "p@ss/w:rd"}
    async with MailHost.running(users=users, **options) as host:  # type: ignore[arg-type] # rows give them by name
        yield host, host.mailbox(OURS)


@asynccontextmanager
async def walking(
    url: str, shelf: Shelf, clock: Callable[[], datetime] = lambda: datetime.now(UTC), **options: object
) -> AsyncIterator[MailboxWalk]:
    server = MailServer.from_url(url, "imap")
    walk = MailboxWalk(
        shelf.keep,
        server,
        account=OURS,
        clock=clock,
        **options,  # type: ignore[arg-type] # rows give them by name
    )
    task = asyncio.create_task(walk.run())
    try:
        yield walk
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(holds: Callable[[], object]) -> None:
    """Waits until something holds; TimeoutError after 8 seconds."""
    async with asyncio.timeout(8):
        while not holds():  # noqa: ASYNC110 - another thread changes it
            await asyncio.sleep(0.01)


async def marked(mailbox: Mailbox, count: int, folder: str = "INBOX") -> None:
    """Waits until so many mails carry our keyword."""
    await until(lambda: sum(STORED in mail.flags for mail in mailbox.messages(folder)) >= count)


async def test_what_lies_there_and_what_comes_is_stored_byte_by_byte() -> None:
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        mailbox.put(a_mail(1))
        async with walking(host.imap_url(OURS), shelf):
            await shelf.has(1)
            mailbox.put(a_mail(2))
            arrivals = await shelf.has(2, within=30.0)
    assert [arrival.raw for arrival in arrivals] == [a_mail(1), a_mail(2)]
    assert arrivals[0].external_id == fingerprint(a_mail(1))
    assert arrivals[0].address == "layla@example.org"
    assert arrivals[0].account == OURS


async def test_a_mail_is_marked_only_after_it_is_stored_and_stays_unread() -> None:
    shelf = Shelf()
    shelf.open.clear()
    async with a_host() as (host, mailbox):
        mailbox.put(a_mail(1), flags=["\\Flagged"])
        async with walking(host.imap_url(OURS), shelf):
            await shelf.asked.wait()
            await asyncio.sleep(0.1)
            assert mailbox.messages()[0].flags == {"\\Flagged"}
            shelf.open.set()
            await marked(mailbox, 1)
            assert mailbox.messages()[0].flags == {"\\Flagged", STORED}


async def test_a_restart_fetches_nothing_twice() -> None:
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        for number in range(5):
            mailbox.put(a_mail(number))
        async with walking(host.imap_url(OURS), shelf):
            await marked(mailbox, 5)
        async with walking(host.imap_url(OURS), shelf):
            mailbox.put(a_mail(5))
            await shelf.has(6)
    assert shelf.asked_to_keep == 6


async def test_without_keywords_what_was_taken_is_remembered() -> None:
    shelf = Shelf()
    async with a_host(keywords=False) as (host, mailbox):
        mailbox.put(a_mail(1))
        async with walking(host.imap_url(OURS), shelf):
            await shelf.has(1)
            mailbox.put(a_mail(2))
            await shelf.has(2)
            host.cut_connections()
            mailbox.put(a_mail(3))
            await shelf.has(3)
            assert shelf.asked_to_keep == 3
        async with walking(host.imap_url(OURS), shelf):
            mailbox.put(a_mail(4))
            await shelf.has(4)
    assert len(shelf.arrivals) == 4


async def test_without_idle_new_mail_is_noticed_within_five_seconds() -> None:
    shelf = Shelf()
    async with a_host(without={"IDLE"}) as (host, mailbox):
        async with walking(host.imap_url(OURS), shelf):
            await asyncio.sleep(0.3)
            mailbox.put(a_mail(1))
            await shelf.has(1, within=8.0)  # a busy machine needs a moment on top


async def test_the_same_mail_twice_is_one_and_the_same_id_with_other_words_is_two() -> None:
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        for raw in (a_mail(1), a_mail(1), a_mail(2)):
            mailbox.put(raw)
        async with walking(host.imap_url(OURS), shelf):
            await marked(mailbox, 3)
    assert [arrival.raw for arrival in shelf.arrivals] == [a_mail(1), a_mail(2)]


async def test_a_mail_that_waited_while_we_were_down_came_when_the_server_took_it() -> None:
    shelf = Shelf()
    taken = datetime(2017, 8, 19, 21, 59, 58, tzinfo=UTC)
    moments = iter([taken])
    async with a_host(clock=lambda: next(moments, taken)) as (host, mailbox):
        mailbox.put(a_mail(1))
        async with walking(host.imap_url(OURS), shelf, clock=lambda: taken + timedelta(hours=3)):
            [arrival] = await shelf.has(1)
    assert arrival.received_at == taken


async def test_no_mail_comes_later_than_now() -> None:
    shelf = Shelf()
    now = datetime(2017, 8, 19, tzinfo=UTC)
    async with a_host(clock=lambda: now + timedelta(days=3)) as (host, mailbox):
        mailbox.put(a_mail(1))
        async with walking(host.imap_url(OURS), shelf, clock=lambda: now):
            [arrival] = await shelf.has(1)
    assert arrival.received_at == now


async def test_a_store_that_is_down_leaves_the_mail_unmarked_and_gets_it_when_it_is_back() -> None:
    shelf = Shelf()
    shelf.down = True
    async with a_host() as (host, mailbox):
        mailbox.put(a_mail(1))
        async with walking(host.imap_url(OURS), shelf) as walk:
            await shelf.asked.wait()
            await asyncio.sleep(0.1)
            assert mailbox.messages()[0].flags == frozenset()
            assert walk.state()["well"] is False
            shelf.down = False
            await shelf.has(1)
            await marked(mailbox, 1)


@pytest.mark.parametrize("how", ["cut_connections", "say_bye"])
async def test_a_line_cut_in_idle_is_taken_up_again(how: str) -> None:
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        async with walking(host.imap_url(OURS), shelf) as walk:
            await until(lambda: host.imap_sessions(OURS, idling=True))
            getattr(host, how)()
            mailbox.put(a_mail(1))
            await shelf.has(1)
            await asyncio.sleep(0.1)
            assert walk.state()["connected"]


@pytest.mark.parametrize(
    ("point", "kind", "text"),
    [
        ("imap.connect", "cut", ""),
        ("imap.connect", "bye", "too many connections"),
        ("imap.login", "reply", "NO [UNAVAILABLE] try later"),
        ("imap.select", "reply", "NO [SERVERBUG] internal error"),
        ("imap.select", "cut", ""),
        ("imap.search", "reply", "NO [SERVERBUG] internal error"),
        ("imap.search", "cut", ""),
        ("imap.fetch", "cut", ""),
        ("imap.store", "cut", ""),
        ("imap.store", "reply", "NO [OVERQUOTA] no"),
        ("imap.idle", "reply", "BAD what is that"),
        ("imap.noop", "cut", ""),
    ],
)
async def test_whatever_goes_wrong_once_costs_no_mail(point: str, kind: str, text: str) -> None:
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        mailbox.put(a_mail(1))
        host.faults.add(point, kind, text)  # type: ignore[arg-type] # rows hold plain words
        async with walking(host.imap_url(OURS), shelf):
            await shelf.has(1)
            mailbox.put(a_mail(2))
            await shelf.has(2)
    assert [arrival.raw for arrival in shelf.arrivals] == [a_mail(1), a_mail(2)]


async def test_a_fetch_cut_in_the_middle_stores_no_half_mail() -> None:
    shelf = Shelf()
    long = MAIL + b"a line of a long mail\r\n" * 5000
    async with a_host() as (host, mailbox):
        mailbox.put(long)
        host.faults.add("imap.fetch", "cut", after=30_000)
        async with walking(host.imap_url(OURS), shelf):
            await shelf.has(1)
    assert [arrival.raw for arrival in shelf.arrivals] == [long]


async def test_a_mail_that_cannot_be_fetched_does_not_hold_up_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mail_gateway.mailbox_memory._FIRST_PUT_OFF", 0.2)
    monkeypatch.setattr("mail_gateway.mailbox._WAIT", 0.2)
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        for number in range(4):
            mailbox.put(a_mail(number))
        # the sizes, all together, and the first alone
        host.faults.add("imap.fetch", "reply", "NO [SERVERBUG] cannot read this one", times=3)
        async with walking(host.imap_url(OURS), shelf):
            arrivals = await shelf.has(4)
    assert [arrival.raw for arrival in arrivals] == [a_mail(n) for n in (1, 2, 3, 0)]


async def test_a_mailbox_numbered_anew_gives_nothing_twice() -> None:
    shelf = Shelf()
    async with a_host(keywords=False) as (host, mailbox):
        for number in range(3):
            mailbox.put(a_mail(number))
        async with walking(host.imap_url(OURS), shelf):
            await shelf.has(3)
            mailbox.renumber()
            host.cut_connections()
            mailbox.put(a_mail(3))
            await shelf.has(4)
    assert [arrival.raw for arrival in shelf.arrivals] == [a_mail(n) for n in range(4)]


async def test_thousands_of_mails_are_taken_in_batches() -> None:
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        for number in range(2500):
            mailbox.put(a_mail(number))
        largest = 0
        keep = shelf.keep

        async def noting(arrivals: object) -> int:
            nonlocal largest
            largest = max(largest, len(arrivals))  # type: ignore[arg-type] # a sequence, as ever
            return await keep(arrivals)  # type: ignore[arg-type]

        shelf.keep = noting  # type: ignore[method-assign] # to see what comes at once
        async with walking(host.imap_url(OURS), shelf):
            await shelf.has(2500, within=20)
    assert [arrival.raw for arrival in shelf.arrivals] == [a_mail(n) for n in range(2500)]
    assert largest == 100


async def test_the_junk_folder_is_read_when_it_is_named_and_a_missing_one_is_no_harm() -> None:
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        mailbox.account.create("Junk")
        mailbox.put(a_mail(1), folder="Junk")
        mailbox.put(a_mail(2))
        async with walking(host.imap_url(OURS), shelf, extra_folders=["Spam", "Junk"]):
            await shelf.has(2)
            await marked(mailbox, 1, "Junk")


async def test_nothing_is_ever_expunged() -> None:
    shelf = Shelf()
    async with a_host() as (host, mailbox):
        mailbox.put(a_mail(1), flags=["\\Deleted"])
        mailbox.put(a_mail(2))
        async with walking(host.imap_url(OURS), shelf):
            await marked(mailbox, 2)
        assert len(mailbox.messages()) == 2


async def test_stopping_takes_a_moment_only() -> None:
    async with a_host() as (host, _):
        server = MailServer.from_url(host.imap_url(OURS), "imap")
        walk = MailboxWalk(Shelf().keep, server, account=OURS, clock=lambda: datetime.now(UTC))
        task = asyncio.create_task(walk.run())
        await until(lambda: host.imap_sessions(OURS, idling=True))
        started = asyncio.get_running_loop().time()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert asyncio.get_running_loop().time() - started < 1.0
        assert walk.state()["connected"] is False


async def test_the_check_says_what_is_there_and_what_is_wrong() -> None:
    async with a_host() as (host, _):
        url = host.imap_url(OURS)
        said = await asyncio.to_thread(check_mailbox, MailServer.from_url(url, "imap"))
        assert "logged in, folder INBOX opened" in said
        for wrong, hint in (
            (url.replace("p%40ss", "wrong"), "INTAKE_IMAP_URL"),
            (url.replace("/INBOX", "/Elsewhere"), "'Elsewhere'"),
            (url.replace("imap:", "imaps:"), "TLS"),
        ):
            with pytest.raises(MailServerUnusable, match=hint) as caught:
                await asyncio.to_thread(check_mailbox, MailServer.from_url(wrong, "imap"))
            assert "ss/w" not in str(caught.value)
    with pytest.raises(MailServerUnusable, match="cannot be reached"):
        await asyncio.to_thread(check_mailbox, MailServer.from_url(url, "imap"))


@pytest.mark.whole
@pytest.mark.parametrize("scheme", ["imaps", "imap+starttls"])
async def test_a_real_server_is_walked_and_survived(dovecot: Dovecot, scheme: str) -> None:
    shelf = Shelf()
    user = await asyncio.to_thread(dovecot.new_user)
    url = dovecot.imap_url(user, scheme)
    await asyncio.to_thread(dovecot.deliver, a_mail(1), user, sender="layla@example.org")
    async with walking(url, shelf, ca_file=str(dovecot.ca_file)):
        await shelf.has(1)
        await asyncio.to_thread(dovecot.deliver, a_mail(2), user, sender="layla@example.org")
        await shelf.has(2)
        await asyncio.to_thread(dovecot.kick, user)
        await asyncio.to_thread(dovecot.deliver, a_mail(3), user, sender="layla@example.org")
        await shelf.has(3)
    async with walking(url, shelf, ca_file=str(dovecot.ca_file)):
        await asyncio.to_thread(dovecot.deliver, a_mail(4), user, sender="layla@example.org")
        arrivals = await shelf.has(4)
    stored = await asyncio.to_thread(dovecot.mails, user)
    assert [arrival.raw for arrival in arrivals] == stored
    # One more when the line was cut between keeping the second mail and marking it.
    assert shelf.asked_to_keep in (4, 5)


@pytest.mark.whole
async def test_a_real_server_may_be_killed_frozen_and_started_again(dovecot: Dovecot) -> None:
    shelf = Shelf()
    user = await asyncio.to_thread(dovecot.new_user)

    async def deliver(number: int) -> None:
        await asyncio.to_thread(dovecot.deliver, a_mail(number), user, sender="layla@example.org")

    async with walking(dovecot.imap_url(user), shelf, ca_file=str(dovecot.ca_file), timeout=1.0) as walk:
        await deliver(1)
        await shelf.has(1)
        await asyncio.to_thread(dovecot.process.kill)
        await until(lambda: not walk.state()["connected"])
        await asyncio.to_thread(dovecot.process.start)
        await deliver(2)
        await shelf.has(2)
        dovecot.process.freeze()
        try:
            await until(lambda: not walk.state()["well"])
        finally:
            dovecot.process.thaw()
        await deliver(3)
        await shelf.has(3)
    assert [arrival.raw[-8:] for arrival in shelf.arrivals] == [b"mail 1\r\n", b"mail 2\r\n", b"mail 3\r\n"]
