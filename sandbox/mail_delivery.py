"""From acceptance to the mailbox: trace fields, the border's verdict on the sender, bounces."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Iterator
from datetime import datetime
from email.parser import BytesHeaderParser
from email.utils import format_datetime, getaddresses

from sandbox.mail_faults import Faults
from sandbox.mail_smtp import Submission
from sandbox.mail_store import Accounts, Mail, canonical
from sandbox.mail_structure import split_head

SERVER_NAME = "mail.sandbox.test"


class Delivery:
    """Puts accepted mail into the inboxes of its recipients."""

    def __init__(self, accounts: Accounts, faults: Faults, *, authserv_id: str | None = None) -> None:
        self.accounts = accounts
        self.faults = faults
        self.authserv_id = authserv_id
        self.late: set[asyncio.Task[None]] = set()  #: deliveries made to wait
        self._numbers = itertools.count(1)

    def deliver(self, submission: Submission) -> None:
        """Store a copy for each recipient, at once unless a fault says otherwise."""
        number = next(self._numbers)
        for recipient in submission.recipients:
            fault = self.faults.take("delivery", recipient)
            if fault is None:
                self._store(submission, recipient, number)
                continue
            bounce = fault.text or "550 5.1.1 User unknown" if fault.kind == "bounce" else None
            task = asyncio.create_task(self._later(submission, recipient, number, fault.seconds, bounce))
            self.late.add(task)
            task.add_done_callback(self.late.discard)

    async def _later(
        self, submission: Submission, recipient: str, number: int, seconds: float, bounce: str | None
    ) -> None:
        await asyncio.sleep(seconds)
        if bounce is None:
            self._store(submission, recipient, number)
        else:  # to the return path, which a bounce has none of: it is never answered by another (RFC 5321, 4.5.5)
            report = bounce_report(submission, recipient, bounce, self.accounts.clock())
            self._store(Submission("", (submission.sender,), report, SERVER_NAME), submission.sender, number)

    def _store(self, submission: Submission, recipient: str, number: int) -> Mail | None:
        account = self.accounts.find(recipient)
        if account is None:  # only a bounce to an address that is not ours
            return None
        now = self.accounts.clock()
        head, body = split_head(submission.raw)
        fields = [f"Return-Path: <{submission.sender}>", f"Delivered-To: {recipient}"]
        if self.authserv_id is not None:
            head = without_verdicts(head, self.authserv_id)
            verdict = self._verdict(submission, head)
            fields.append(f"Authentication-Results: {self.authserv_id}; {verdict}")
        protocol = "ESMTPA" if submission.user else "ESMTP"
        fields.append(
            f"Received: from {submission.client} by {SERVER_NAME} with {protocol} id {number:06d}"
            f"\r\n\tfor <{recipient}>; {format_datetime(now)}"
        )
        trace = "".join(field + "\r\n" for field in fields).encode("utf-8", "surrogateescape")
        return account.inbox.add(trace + head + body, (), now)

    def _verdict(self, submission: Submission, head: bytes) -> str:
        """What DMARC would say: a domain of ours vouches only for its own people who logged in."""
        header = BytesHeaderParser().parsebytes(head)
        authors = [
            address for _, address in getaddresses([str(value) for value in header.get_all("From", [])])
        ]
        author = authors[0] if len(authors) == 1 else ""
        domain = author.rpartition("@")[2]
        if submission.user and author and canonical(author) == canonical(submission.user):
            return f"dmarc=pass header.from={domain}"
        result = "fail" if self.accounts.has_domain(domain) else "none"
        return f"dmarc={result} header.from={domain or 'unknown'}"


def without_verdicts(head: bytes, authserv_id: str) -> bytes:
    """The header without Authentication-Results in our own name: those are forged (RFC 8601, section 5)."""
    return b"".join(field for field in _fields(head) if not _claims(field, authserv_id))


def bounce_report(submission: Submission, recipient: str, reason: str, now: datetime) -> bytes:
    """A delivery status notification (RFC 3464) in a multipart/report (RFC 6522), original included."""
    status = re.search(r"\b[245]\.\d{1,3}\.\d{1,3}\b", reason)
    mark = f"=_report_{int(now.timestamp())}"
    lines = [
        f"From: Mail Delivery System <MAILER-DAEMON@{SERVER_NAME}>",
        f"To: <{submission.sender}>",
        "Subject: Undelivered Mail Returned to Sender",
        f"Date: {format_datetime(now)}",
        f"Message-ID: <{now.timestamp():.6f}.bounce@{SERVER_NAME}>",
        "Auto-Submitted: auto-replied",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/report; report-type=delivery-status; boundary="{mark}"',
        "",
        "This is a MIME-encapsulated message.",
        "",
        f"--{mark}",
        "Content-Type: text/plain; charset=us-ascii",
        "",
        f"This is the mail system at host {SERVER_NAME}.",
        "",
        "I'm sorry to have to inform you that your message could not",
        "be delivered to one or more recipients. It's attached below.",
        "",
        f"<{recipient}>: host {SERVER_NAME} said: {reason}",
        "",
        f"--{mark}",
        "Content-Type: message/delivery-status",
        "",
        f"Reporting-MTA: dns; {SERVER_NAME}",
        f"Arrival-Date: {format_datetime(now)}",
        "",
        f"Final-Recipient: rfc822; {recipient}",
        "Action: failed",
        f"Status: {status[0] if status else '5.0.0'}",
        f"Diagnostic-Code: smtp; {reason}",
        "",
        f"--{mark}",
        "Content-Type: message/rfc822",
        "",
    ]
    opening = "".join(line + "\r\n" for line in lines).encode("utf-8", "surrogateescape")
    return opening + submission.raw + f"\r\n--{mark}--\r\n".encode()


def _fields(head: bytes) -> Iterator[bytes]:
    yield from re.split(rb"(?<=\r\n)(?![ \t])", head)


def _claims(field: bytes, authserv_id: str) -> bool:
    name, _, value = field.partition(b":")
    if name.strip().lower() != b"authentication-results":
        return False
    words = re.split(r"[;\s]+", value.decode("utf-8", "replace").strip(), maxsplit=1)
    return words[0].casefold() == authserv_id.casefold()
