"""The mail host of the sandbox: SMTP and IMAP servers in one event loop, and a person's hands on the mailboxes.

async with MailHost.running(users={"layla@example.org": "secret"}) as host:
    host.send("layla@example.org", "consultation@intake.test", b"Subject: ...")
    [mail] = await host.mailbox("layla@example.org").wait_for(1)
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from urllib.parse import quote

from sandbox.mail_delivery import Delivery
from sandbox.mail_faults import Faults
from sandbox.mail_imap import LONGEST_LINE, ImapOptions, ImapSession
from sandbox.mail_smtp import Border, Submission
from sandbox.mail_store import Account, Accounts, Clock, Folder, Mail, wall_clock


class Refused(Exception):
    """The host does not take this mail; the text is the SMTP answer."""


class MailHost:
    """A running mail host. Make one with `MailHost.running`."""

    def __init__(
        self, host: str, accounts: Accounts, delivery: Delivery, border: Border, options: ImapOptions
    ) -> None:
        self.host = host
        self.smtp_port = 0
        self.imap_port = 0
        self.smtps_port = 0  #: 0 without TLS
        self.imaps_port = 0
        self.faults = border.faults
        self._accounts = accounts
        self._delivery = delivery
        self._border = border
        self._options = options
        self._imap: dict[ImapSession, asyncio.Task[None]] = {}

    @classmethod
    @asynccontextmanager
    async def running(
        cls,
        host: str = "127.0.0.1",
        *,
        users: Mapping[str, str] | None = None,
        smtp_port: int = 0,
        imap_port: int = 0,
        tls: ssl.SSLContext | None = None,
        auth_required: bool = False,
        authserv_id: str | None = None,
        keywords: bool = True,
        without: Iterable[str] = (),
        clock: Clock = wall_clock,
    ) -> AsyncIterator[MailHost]:
        """Serve until the block ends; port 0 takes a free one.

        `tls` adds STARTTLS and the implicit-TLS ports; `auth_required` makes SMTP ask for a login; `authserv_id` makes
        the host write `Authentication-Results` under that name; `keywords=False` and `without={"MOVE", "IDLE"}` make it
        a poorer IMAP server.
        """
        accounts, faults = Accounts(clock), Faults()
        for address, password in (users or {}).items():
            accounts.open(address, password)
        delivery = Delivery(accounts, faults, authserv_id=authserv_id)
        border = Border(accounts, faults, delivery.deliver, auth_required=auth_required, tls=tls)
        options = ImapOptions(keywords, frozenset(name.upper() for name in without), tls)
        mail_host = cls(host, accounts, delivery, border, options)
        servers = await mail_host._listen(smtp_port, imap_port, tls)
        try:
            yield mail_host
        finally:
            await mail_host._close(servers)

    def imap_url(self, address: str, folder: str = "INBOX") -> str:
        """How to reach a mailbox: `imap://user:password@host:port/INBOX`."""
        return f"imap://{self._login(address)}@{self.host}:{self.imap_port}/{quote(folder)}"

    def smtp_url(self, address: str | None = None) -> str:
        """How to send: with the login of an address, or without."""
        login = f"{self._login(address)}@" if address else ""
        return f"smtp://{login}{self.host}:{self.smtp_port}"

    def add_user(self, address: str, password: str = "secret") -> Mailbox:
        """Give an address a mailbox while the host runs; an address that has one gets the new password."""
        return Mailbox(self._accounts.open(address, password), self._accounts.clock)

    def mailbox(self, address: str) -> Mailbox:
        """The mailbox of an address. LookupError where there is none."""
        return Mailbox(self._account(address), self._accounts.clock)

    def addresses(self) -> list[str]:
        """Everybody with a mailbox here."""
        return [account.address for account in self._accounts]

    def send(self, sender: str, to: str | Iterable[str], raw: bytes, *, authenticated: bool = True) -> None:
        """Hand in a message for a person who uses their provider's own client, past the SMTP server and its faults.

        `authenticated=False` for mail that merely claims to be theirs. Refused for an address nobody has here.
        """
        recipients = (to,) if isinstance(to, str) else tuple(to)
        for recipient in recipients:
            if (refusal := self._border.refusal(recipient)) is not None:
                raise Refused(refusal)
        account = self._accounts.find(sender) if authenticated else None
        self._delivery.deliver(
            Submission(
                sender, recipients, re.sub(rb"\r?\n", b"\r\n", raw), user=account.address if account else None
            )
        )

    def recipients(self, raw: bytes) -> list[str]:
        """Whom a message is addressed to in To and Cc. ValueError where nobody is."""
        header = BytesHeaderParser().parsebytes(raw)
        fields = [str(value) for name in ("To", "Cc") for value in header.get_all(name, [])]
        found = [address for _, address in getaddresses(fields) if "@" in address]
        if not found:
            raise ValueError("no recipient")
        return found

    def now(self) -> datetime:
        """The moment it is for this host."""
        return self._accounts.clock()

    def imap_sessions(self, address: str | None = None, *, idling: bool = False) -> list[ImapSession]:
        """The open IMAP connections, of everybody or of one, all or only those in IDLE."""
        account = self._account(address) if address else None
        return [
            session
            for session in self._imap
            if (account is None or session.user == account.address) and (session.idling or not idling)
        ]

    def cut_connections(self) -> None:
        """Break every connection without a word, as a failing network does."""
        for session in list(self._imap):
            session.cut()
        for connection in list(self._border.connections):
            connection.cut()

    def say_bye(self, text: str = "Server shutting down.") -> None:
        """Take leave of every IMAP client."""
        for session in list(self._imap):
            session.leave(text)

    # --- the servers ---------------------------------------------------------------------------------------

    async def _listen(
        self, smtp_port: int, imap_port: int, tls: ssl.SSLContext | None
    ) -> list[asyncio.Server]:
        loop = asyncio.get_running_loop()
        smtp = await loop.create_server(self._border.connection, self.host, smtp_port)
        imap = await asyncio.start_server(self._serve_imap, self.host, imap_port, limit=LONGEST_LINE)
        self.smtp_port, self.imap_port = _port(smtp), _port(imap)
        if tls is None:
            return [smtp, imap]
        smtps = await loop.create_server(self._border.connection, self.host, 0, ssl=tls)
        imaps = await asyncio.start_server(self._serve_imap, self.host, 0, limit=LONGEST_LINE, ssl=tls)
        self.smtps_port, self.imaps_port = _port(smtps), _port(imaps)
        return [smtp, imap, smtps, imaps]

    def _serve_imap(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = ImapSession(reader, writer, self._accounts, self.faults, self._options)
        self._imap[session] = asyncio.create_task(self._imap_conversation(session, writer))

    async def _imap_conversation(self, session: ImapSession, writer: asyncio.StreamWriter) -> None:
        try:
            await session.run()
        finally:
            del self._imap[session]
            writer.close()

    async def _close(self, servers: list[asyncio.Server]) -> None:
        for server in servers:
            server.close()
        waiting = [*self._imap.values(), *self._delivery.late]
        self.cut_connections()
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        for server in servers:
            await server.wait_closed()
        await asyncio.sleep(0)  # one turn of the loop for connections to notice that they are lost

    def _login(self, address: str) -> str:
        account = self._account(address)
        return f"{quote(account.address, safe='')}:{quote(account.password, safe='')}"

    def _account(self, address: str) -> Account:
        account = self._accounts.find(address)
        if account is None:
            raise LookupError(f"nobody here has the address {address}")
        return account


class Mailbox:
    """A person's hands on their own mailbox."""

    def __init__(self, account: Account, clock: Clock) -> None:
        self.account = account
        self._clock = clock

    @property
    def address(self) -> str:
        """Whose it is."""
        return self.account.address

    def messages(self, folder: str = "INBOX") -> list[Mail]:
        """What lies in a folder, oldest first."""
        return list(self._folder(folder).messages.values())

    def message(self, uid: int, folder: str = "INBOX") -> Mail:
        """One message. LookupError where there is none of that UID."""
        mail = self._folder(folder).messages.get(uid)
        if mail is None:
            raise LookupError(f"no message {uid} in {folder}")
        return mail

    def put(self, raw: bytes, folder: str = "INBOX", flags: Iterable[str] = ()) -> Mail:
        """Lay a message into a folder byte by byte, as IMAP APPEND does."""
        return self._folder(folder).add(raw, flags, self._clock())

    def renumber(self, folder: str = "INBOX") -> None:
        """Change UIDVALIDITY: what anybody remembers of the folder's UIDs is void."""
        self.account.renumber(folder)

    async def wait_for(
        self, wanted: int | Callable[[Mail], bool], timeout: float = 5.0, folder: str = "INBOX"
    ) -> list[Mail]:
        """Wait until there are that many messages, and give them all; or until one fits, and give those that do.

        TimeoutError, naming what did lie there, after `timeout` seconds.
        """
        woke = asyncio.Event()
        place = self._folder(folder)
        place.watchers.add(woke)
        try:
            async with asyncio.timeout(timeout):
                while True:
                    found = self.messages(folder)
                    if isinstance(wanted, int):
                        if len(found) >= wanted:
                            return found
                    elif fitting := [mail for mail in found if wanted(mail)]:
                        return fitting
                    await woke.wait()
                    woke.clear()
        except TimeoutError as late:
            subjects = [mail.subject for mail in self.messages(folder)]
            raise TimeoutError(f"waited {timeout} s at {self.address} {folder}; there: {subjects}") from late
        finally:
            place.watchers.discard(woke)

    def _folder(self, name: str) -> Folder:
        return self.account.folder(name)


def _port(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])
