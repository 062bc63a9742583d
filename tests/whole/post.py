"""Two small worlds of mail with the same hands: the sandbox's host, and a real Dovecot behind a real Postfix."""

import asyncio
import email
import email.policy
import itertools
from email.message import EmailMessage
from typing import Protocol

from sandbox.mail_host import MailHost
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix
from tests.whole.people import PATIENCE, letter
from tests.whole.service import until

DESK = "consultation@intake.test"
BORDER = "mx.intake.test"


class Post(Protocol):
    """A world of mail."""

    def settings(self) -> dict[str, str]:
        """How our service reaches its mailbox and its way out."""

    def new_address(self) -> str:
        """Somebody new, with an empty mailbox."""

    async def send(self, sender: str, raw: bytes, *, vouched: bool) -> None:
        """A mail to the desk; `vouched` when the sender's domain is authenticated by our border."""

    async def mails(self, address: str) -> list[EmailMessage]:
        """What lies in a mailbox, oldest first."""


class SandboxPost:
    """The sandbox's mail host; its border judges senders itself."""

    def __init__(self, host: MailHost) -> None:
        self.host = host
        self._numbers = itertools.count(1)

    def settings(self) -> dict[str, str]:
        return {
            "INTAKE_IMAP_URL": self.host.imap_url(DESK),
            "INTAKE_SMTP_URL": self.host.smtp_url(DESK),
            **_ADDRESSES,
        }

    def new_address(self) -> str:
        return self.host.add_user(f"person{next(self._numbers)}@people.test").address

    async def send(self, sender: str, raw: bytes, *, vouched: bool) -> None:
        self.host.send(sender, DESK, raw, authenticated=vouched)

    async def mails(self, address: str) -> list[EmailMessage]:
        return [mail.parsed for mail in self.host.mailbox(address).messages()]


class RealPost:
    """Postfix and Dovecot over TLS; the border's verdict on a sender is written by the test."""

    def __init__(self, dovecot: Dovecot, postfix: Postfix) -> None:
        self.dovecot = dovecot
        self.postfix = postfix

    def settings(self) -> dict[str, str]:
        return {
            "INTAKE_IMAP_URL": self.dovecot.imap_url(DESK),
            "INTAKE_SMTP_URL": self.postfix.smtp_url(DESK),
            "INTAKE_CA_FILE": str(self.dovecot.ca_file),
            **_ADDRESSES,
        }

    def new_address(self) -> str:
        return self.dovecot.new_user()

    async def send(self, sender: str, raw: bytes, *, vouched: bool) -> None:
        verdict = "pass" if vouched else "none"
        domain = sender.rpartition("@")[2]
        head = f"Authentication-Results: {BORDER}; dmarc={verdict} header.from={domain}\n".encode()
        await asyncio.to_thread(self.postfix.send, head + raw, DESK, sender=sender)

    async def mails(self, address: str) -> list[EmailMessage]:
        found = await asyncio.to_thread(self.dovecot.mails, address)
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in found]


_ADDRESSES = {"INTAKE_MAIL_ADDRESS": DESK, "INTAKE_AUTHSERV_ID": BORDER}


class Correspondent:
    """Somebody who writes to the desk."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.address = post.new_address()

    async def writes(
        self, text: str, *, vouched: bool = True, name: str = "Ann Example", subject: str = "Consultation"
    ) -> EmailMessage:
        """One mail; returns our one answer."""
        raw = letter(f"{name} <{self.address}>", DESK, text, subject=subject)
        return await self.sends(raw, vouched=vouched)

    async def answers(
        self,
        mail: EmailMessage,
        text: str,
        *,
        vouched: bool = True,
        quoting: bool = True,
        name: str = "Ann Example",
    ) -> EmailMessage:
        """A reply to a mail of ours; returns our one answer."""
        raw = letter(f"{name} <{self.address}>", DESK, text, answering=mail, quoting=quoting)
        return await self.sends(raw, vouched=vouched)

    async def posts(self, text: str, *, answering: EmailMessage | None = None) -> None:
        """Sends a mail and waits for nothing."""
        raw = letter(f"Ann Example <{self.address}>", DESK, text, answering=answering)
        await self.post.send(self.address, raw, vouched=True)

    async def sends(self, raw: bytes, *, vouched: bool = True, within: float = PATIENCE) -> EmailMessage:
        """Any mail; returns our one answer."""
        before = len(await self.post.mails(self.address))
        await self.post.send(self.address, raw, vouched=vouched)
        return (await self.gets(before + 1, within))[-1]

    async def gets(self, how_many: int, within: float = PATIENCE) -> list[EmailMessage]:
        """Waits until so many mails lie in the mailbox, and returns all."""
        seen: list[EmailMessage] = []

        async def there() -> bool:
            seen[:] = await self.post.mails(self.address)
            return len(seen) >= how_many

        await until(there, within, lambda: f"{len(seen)} of {how_many} mails for {self.address}")
        return seen

    async def gets_other_than(self, known: EmailMessage, within: float = PATIENCE) -> EmailMessage:
        """Waits for a mail of ours that is not this one, and returns it."""
        found: list[EmailMessage] = []

        async def there() -> bool:
            mails = await self.post.mails(self.address)
            found[:] = [mail for mail in mails if mail["Message-ID"] != known["Message-ID"]]
            return bool(found)

        await until(there, within, lambda: f"nothing further for {self.address}")
        return found[0]
