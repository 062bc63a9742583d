"""Our own door for mail: SMTP and LMTP listeners that say 250 only when a mail is stored.

For a border server that hands mail over by LMTP (`lmtp:inet:host:port` in Postfix), or for hosts that send straight to
us. Nothing is relayed: only our own addresses are taken. The bytes are kept as they came; above them stand the lines
that a delivering server writes (RFC 5321, 4.4): the envelope's sender and recipients, and where the mail came from.
"""

import asyncio
import hashlib
import ipaddress
import logging
import re
import ssl
from asyncio import IncompleteReadError, LimitOverrunError
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from email.utils import format_datetime
from typing import AnyStr, TypeVar

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

from consultation.correspondence import Arrival, Channel
from consultation.errors import IntakeError
from mail_gateway.addresses import is_ours
from mail_gateway.authentication import claimed_sender

_T = TypeVar("_T")
Keep = Callable[[Sequence[Arrival]], Awaitable[int]]

SIZE_LIMIT = 40 * 1024 * 1024  #: bytes; what common hosts send at most
MOST_RECIPIENTS = 100  #: of one mail (RFC 5321, 4.5.3.1.8)
MOST_CONNECTIONS = 200
_COMMAND_TIMEOUT = 300.0  #: seconds (RFC 5321, 4.5.3.2.7)
_PIECE = 65536  #: bytes read at once; a longer line comes in several pieces
_LARGE = 512 * 1024  #: bytes; such mails are looked at in a thread
_BYTES_PER_TIMEOUT = 16 * _PIECE  #: whoever sends more slowly than this much in one timeout is cut off

#: A dot alone between line ends that are not both CRLF: other servers may have seen the end of the mail there, and
#: taken what follows for a mail of somebody else ("SMTP smuggling").
_DISGUISED_END = re.compile(rb"(?:^|[\r\n])\.[\r\n]")
_LEADING_DOT = re.compile(rb"(^|\r\n)\.")

_log = structlog.get_logger("smtp_door")
# The library's own log names every sender and recipient.
logging.getLogger("mail.log").setLevel(logging.ERROR)


class SmtpDoor:
    """Listens, asks `keep` to store each mail, and answers by what came of it."""

    def __init__(
        self,
        keep: Keep,
        *,
        account: str,
        addresses: Sequence[str],
        clock: Callable[[], datetime],
        tls: ssl.SSLContext | None = None,
        size_limit: int = SIZE_LIMIT,
        command_timeout: float = _COMMAND_TIMEOUT,
    ) -> None:
        self._keep = keep
        self._account = account
        self._addresses = tuple(addresses)
        self._clock = clock
        self.hostname = self._addresses[0].rpartition("@")[2] or "localhost"
        self.tls = tls
        self.size_limit = size_limit
        self.command_timeout = command_timeout
        self.connections: set[asyncio.BaseTransport] = set()
        self.ports: dict[str, int] = {}  #: where we listen: "smtp" and "lmtp"

    @asynccontextmanager
    async def listening(
        self, *, smtp: str | None = None, lmtp: str | None = None
    ) -> AsyncIterator["SmtpDoor"]:
        """Listens at `host:port` (port 0 takes a free one) until the block ends.

        Raises OSError when a port is taken. Who is connected at the end is cut off; what was not answered with 250 is
        sent again by the other side.
        """
        loop = asyncio.get_running_loop()
        servers: list[asyncio.Server] = []
        try:
            for name, where in (("smtp", smtp), ("lmtp", lmtp)):
                if where is None:
                    continue
                host, _, port = where.rpartition(":")
                server = await loop.create_server(self._connection(name), host.strip("[]") or None, int(port))
                servers.append(server)
                self.ports[name] = int(server.sockets[0].getsockname()[1])
                _log.info("Taking mail.", protocol=name, host=host, port=self.ports[name])
            yield self
        finally:
            for server in servers:
                server.close()
            for transport in list(self.connections):
                transport.close()
            for server in servers:
                await server.wait_closed()
            await asyncio.sleep(0)

    def _connection(self, protocol: str) -> Callable[[], asyncio.BaseProtocol]:
        def connect() -> asyncio.BaseProtocol:
            if len(self.connections) >= MOST_CONNECTIONS:
                return _Busy(self.hostname)
            return _Connection(self, lmtp=protocol == "lmtp")

        return connect

    # --- the hooks of aiosmtpd ----------------------------------------------------------------------------

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Nobody logs in here."""
        session.host_name = hostname
        return [line for line in responses if not line.startswith("250-AUTH")]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Our own addresses, whatever stands after a plus; the postmaster (RFC 5321, 4.5.1); nobody else."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients, send the mail again for the others"
        if is_ours(address, self._addresses) or _is_postmaster(address, self._addresses):
            envelope.rcpt_tos.append(address)
            return "250 2.1.5 OK"
        domains = {own.rpartition("@")[2].casefold() for own in self._addresses}
        if address.rpartition("@")[2].casefold() in domains:
            return "550 5.1.1 No such address here"
        return "550 5.7.1 This server takes mail for its own addresses only"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Stores the mail; 250 only after that."""
        raw = envelope.original_content
        assert isinstance(raw, bytes)
        peer = str(session.peer[0]) if session.peer else ""
        arrival = await _aside(len(raw), self._arrival, envelope, session, raw, peer)
        try:
            # Shielded: when the other side hangs up now, the commit still ends one way or the other.
            await asyncio.shield(self._keep([arrival]))
        except IntakeError as error:
            _log.warning("A mail is not stored; its server will try again.", reason=str(error), size=len(raw))
            return "451 4.3.0 Cannot be stored at the moment, please try again"
        _log.info("Mail stored.", size=len(raw), peer=peer)
        return f"250 2.0.0 Stored as {arrival.external_id[-12:]}"

    def _arrival(self, envelope: Envelope, session: Session, raw: bytes, peer: str) -> Arrival:
        now = self._clock()
        return Arrival(
            channel=Channel.MAIL,
            account=self._account,
            # By content: a sender's server that missed our 250 sends the same bytes again.
            external_id=f"{_origin(peer)}:{hashlib.sha256(raw).hexdigest()}",
            address=claimed_sender(raw) or _bare(envelope.mail_from) or "",
            received_at=now,
            raw=_trace(envelope, session, self.hostname, now) + raw,
        )

    async def handle_exception(self, error: Exception) -> str:
        """A fault of ours never costs a mail: the other side keeps it and tries again."""
        _log.error("Taking a mail broke.", error=type(error).__name__, exc_info=error)
        return "451 4.3.0 Error here, please try again"


async def _aside(size: int, work: Callable[..., _T], *args: object) -> _T:
    """Does it here, or in a thread when the mail is so large that others would wait for it."""
    return await asyncio.to_thread(work, *args) if size > _LARGE else work(*args)


def _unstuffed(stuffed: bytes) -> bytes | None:
    """The content without dot-stuffing (RFC 5321, 4.5.2); None when an end of data is disguised in it."""
    if not stuffed.startswith(b".") and b"\n." not in stuffed and b"\r." not in stuffed:
        return stuffed
    if _DISGUISED_END.search(stuffed):
        return None
    return _LEADING_DOT.sub(rb"\1", stuffed)


def _origin(peer: str) -> str:
    """`direct` when somebody out there connected without a border of ours between; such a mail vouches for nobody."""
    try:
        return "direct" if ipaddress.ip_address(peer.partition("%")[0]).is_global else "smtp"
    except ValueError:
        return "smtp"


def _bare(address: str | None) -> str:
    return "" if address in (None, "", "<>") else str(address)


def _is_postmaster(address: str, own: Sequence[str]) -> bool:
    local, at, domain = address.casefold().rpartition("@")
    if not at:
        return domain == "postmaster"
    return local == "postmaster" and domain in {address.rpartition("@")[2].casefold() for address in own}


def _trace(envelope: Envelope, session: Session, hostname: str, now: datetime) -> bytes:
    """The lines of a delivering server. Whatever the other side gave is on one line and harmless."""
    recipients = "".join(f"Delivered-To: {_one_line(address)}\r\n" for address in envelope.rcpt_tos)
    peer = _one_line(str(session.peer[0]) if session.peer else "unknown")
    lines = (
        f"Return-Path: <{_one_line(_bare(envelope.mail_from))}>\r\n"
        f"{recipients}"
        f"Received: from {_one_line(session.host_name or 'unknown')} ([{peer}])\r\n"
        f"\tby {hostname} with {'ESMTPS' if session.ssl else 'ESMTP'}; {format_datetime(now)}\r\n"
    )
    return lines.encode("utf-8", "surrogateescape")


def _one_line(text: str) -> str:
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


class _Busy(asyncio.Protocol):
    """What somebody meets when too many are connected."""

    def __init__(self, hostname: str) -> None:
        self._hostname = hostname

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        transport.write(f"421 4.3.2 {self._hostname} Too many connections, try again later\r\n".encode())
        transport.close()


class _Connection(SMTP):
    """One conversation. aiosmtpd's, with lines of any length, an answer per recipient in LMTP, and smuggling refused."""

    # The library makes its reader with this limit: the size of a piece here, not of the longest line.
    line_length_limit = _PIECE

    def __init__(self, door: SmtpDoor, *, lmtp: bool) -> None:
        super().__init__(
            door,
            data_size_limit=door.size_limit,
            enable_SMTPUTF8=True,
            hostname=door.hostname,
            ident="Consultation intake",
            tls_context=door.tls,
            timeout=door.command_timeout,
            auth_exclude_mechanism=("LOGIN", "PLAIN"),
            loop=asyncio.get_running_loop(),
        )
        self._door = door
        self._lmtp = lmtp
        self._answers = 1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._door.connections.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._door.connections.discard(self.transport)
        self._door.connections.discard(self._original_transport)
        super().connection_lost(error)

    async def push(self, status: AnyStr) -> None:
        """Says it; after DATA as often as LMTP wants it: once for each recipient (RFC 2033, 4.2)."""
        said: str | bytes = status
        text = said if isinstance(said, str) else said.decode()
        if text.startswith("552 Error"):
            text = f"552 5.3.4 Larger than {self._door.size_limit} bytes"
        answers, self._answers = self._answers, 1
        await super().push("\r\n".join([text] * answers))
        if text.startswith("354"):
            assert self.envelope is not None
            self._answers = len(self.envelope.rcpt_tos) if self._lmtp else 1

    async def smtp_LHLO(self, arg: str) -> None:
        """The greeting of LMTP."""
        await (super().smtp_EHLO(arg) if self._lmtp else self.push('500 5.5.1 "LHLO" belongs to LMTP'))

    async def smtp_EHLO(self, arg: str) -> None:
        """The greeting of SMTP."""
        await (self.push("500 5.5.1 This is LMTP: say LHLO") if self._lmtp else super().smtp_EHLO(arg))

    async def smtp_HELO(self, arg: str) -> None:
        """The old greeting of SMTP."""
        await (self.push("500 5.5.1 This is LMTP: say LHLO") if self._lmtp else super().smtp_HELO(arg))

    @syntax("DATA")
    async def smtp_DATA(self, arg: str | None) -> None:
        """Takes the mail. The library's own refuses lines of more than 1000 bytes; people's mails have them."""
        if await self.check_helo_needed("LHLO" if self._lmtp else "EHLO"):
            return
        envelope, session = self.envelope, self.session
        assert envelope is not None
        assert session is not None
        if not envelope.rcpt_tos:
            await self.push("503 5.5.1 Error: need RCPT command")
            return
        if arg:
            await self.push("501 5.5.4 Syntax: DATA")
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        stuffed = await self._until_dot()
        content = None if stuffed is None else await _aside(len(stuffed), _unstuffed, stuffed)
        if stuffed is None:
            await self.push(f"552 5.3.4 Larger than {self._door.size_limit} bytes")
        elif content is None:
            _log.warning("Refused a mail with a disguised end of data.", peer=session.peer)
            await self.push("554 5.6.0 A dot alone between bare CR or LF is not taken: use CRLF")
        else:
            envelope.content = envelope.original_content = content
            await self.push(await self._door.handle_DATA(self, session, envelope))
        self.envelope = self._create_envelope()

    async def _until_dot(self) -> bytes | None:
        """All up to the dot, still dot-stuffed; None when it is larger than the limit. Memory stays within the limit."""
        pieces: list[bytes] = []
        size = timed = 0
        at_line_start = True
        while True:
            try:
                piece = await self._reader.readuntil(b"\r\n")
                ends = True
            except LimitOverrunError as more:
                piece = await self._reader.readexactly(more.consumed)
                ends = False
            except IncompleteReadError as cut:
                raise ConnectionResetError from cut
            if at_line_start and piece == b".\r\n":
                return None if size > self._door.size_limit else b"".join(pieces)
            at_line_start = ends
            size += len(piece)
            if size <= self._door.size_limit:
                pieces.append(piece)
            else:
                pieces.clear()
            if size - timed > _BYTES_PER_TIMEOUT:
                timed = size
                self._reset_timeout()
