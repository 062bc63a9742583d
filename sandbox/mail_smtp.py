"""The SMTP side of the sandbox: accepts mail for local addresses, refuses the rest, fails on request (RFC 5321)."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from sandbox.mail_faults import Faults, Point
from sandbox.mail_store import Accounts

SIZE_LIMIT = 32 * 1024 * 1024

Deliver = Callable[["Submission"], None]


@dataclass(frozen=True)
class Submission:
    """A message accepted, before it is put into mailboxes."""

    sender: str  #: the return path; empty for a bounce
    recipients: tuple[str, ...]
    raw: bytes
    client: str = "localhost"  #: what the client called itself
    user: str | None = None  #: who was logged in


class Smtp(SMTP):
    """One client's connection."""

    # Mail of real people has lines far over the 998 letters of RFC 5322, and real servers take it.
    line_length_limit = 4 * 1024 * 1024

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.event_handler.connections.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        self.event_handler.connections.discard(self)
        super().connection_lost(error)

    async def _handle_client(self) -> None:
        refusal = await self.event_handler.suffered(self, "smtp.connect", None)
        if refusal is not None:
            await self.push(refusal)
            self.close()
            return
        await super()._handle_client()

    def close(self) -> None:
        """Close in order."""
        if self.transport is not None:
            self.transport.close()

    def cut(self) -> None:
        """Break the connection without a word."""
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()


class Border:
    """What the server does at each step of a conversation; made for aiosmtpd's hooks."""

    def __init__(
        self,
        accounts: Accounts,
        faults: Faults,
        deliver: Deliver,
        *,
        auth_required: bool,
        tls: ssl.SSLContext | None,
    ) -> None:
        self.accounts = accounts
        self.faults = faults
        self.deliver = deliver
        self.auth_required = auth_required
        self.tls = tls
        self.connections: set[Smtp] = set()

    def connection(self) -> Smtp:
        """The protocol for a new client."""
        return Smtp(
            self,
            hostname="mail.sandbox.test",
            ident="ESMTP",
            enable_SMTPUTF8=True,
            data_size_limit=SIZE_LIMIT,
            tls_context=self.tls,
            auth_require_tls=False,
            authenticator=self._authenticated,
            loop=asyncio.get_running_loop(),
        )

    async def handle_EHLO(
        self, server: Smtp, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [responses[0], "250-8BITMIME", "250-ENHANCEDSTATUSCODES", *responses[1:]]

    async def handle_MAIL(
        self, server: Smtp, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusal = await self.suffered(server, "smtp.mail", address)
        if refusal is not None:
            return refusal
        if self.auth_required and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Ok"

    async def handle_RCPT(
        self, server: Smtp, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusal = await self.suffered(server, "smtp.rcpt", address) or self.refusal(address)
        if refusal is not None:
            return refusal
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server: Smtp, session: Session, envelope: Envelope) -> str:
        recipients = tuple(envelope.rcpt_tos)
        for recipient in recipients:
            if (refusal := await self.suffered(server, "smtp.data", recipient)) is not None:
                return refusal
        sender = envelope.mail_from or ""
        login: object = cast(object, session.auth_data)  # declared as None, set by the authenticator
        self.deliver(
            Submission(
                sender="" if sender == "<>" else sender,
                recipients=recipients,
                raw=envelope.original_content or b"",
                client=session.host_name or "unknown",
                user=login if isinstance(login, str) else None,
            )
        )
        for recipient in recipients:
            if (late := await self.suffered(server, "smtp.stored", recipient)) is not None:
                return late
        return "250 2.0.0 Ok: queued"

    def refusal(self, address: str) -> str | None:
        """Why mail for this address is not accepted; None when it is."""
        if self.accounts.find(address) is not None:
            return None
        domain = address.rpartition("@")[2]
        if self.accounts.has_domain(domain):
            return f"550 5.1.1 <{address}>: Recipient address rejected: User unknown in local recipient table"
        return f"550 5.1.2 <{address}>: Recipient address rejected: Domain not found"

    async def suffered(self, server: Smtp, point: Point, address: str | None) -> str | None:
        """Let a fault due at this point happen; the line to answer instead, or None to go on."""
        fault = self.faults.take(point, address)
        if fault is None:
            return None
        await asyncio.sleep(fault.seconds)
        if fault.kind == "reply":
            return fault.text
        if fault.kind == "cut":
            server.cut()
        if fault.kind in ("cut", "hang"):
            await asyncio.Event().wait()  # ends with the connection, which cancels this task
        return None

    def _authenticated(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: object
    ) -> AuthResult:
        if not isinstance(login, LoginPassword):
            return AuthResult(success=False, handled=False)
        account = self.accounts.login(
            login.login.decode("utf-8", "replace"), login.password.decode("utf-8", "replace")
        )
        if account is None:
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True, auth_data=account.address)
