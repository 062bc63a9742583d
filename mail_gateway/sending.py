"""Mail on its way out: connections to the SMTP server, and what its answers mean for a letter."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from intake.doors import Away, Refused, SendingError, TryLater, Unreachable
from mail_gateway.addresses import in_ascii
from mail_gateway.servers import MailServer, MailServerUnusable

_TIMEOUT = 60.0  #: seconds for an answer; the end of a mail has longer (RFC 5321, 4.5.3.2.6)
_TIMEOUT_AFTER_DATA = 600.0
_MOST_CONNECTIONS = 4  #: hosts count them
_IDLE = 20.0  #: seconds; servers hang up on who stays longer
_FRESH = 1.0  #: seconds during which a connection is not asked whether it is still there

_ENHANCED = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")
#: Enhanced codes (RFC 3463) that say the address itself takes no mail, now or later.
_NO_SUCH_ADDRESS = ("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4", "5.7.17")
#: Codes for the same from servers that give no enhanced one.
_NO_SUCH_ADDRESS_PLAIN = (550, 551, 553)
_GOODBYE = 421  #: the server closes the line
#: Refused because of who we are, not because of this letter: once mended the letter can go.
_OUR_FAULT = (502, 503, 530, 534, 535, 538)


@dataclass(frozen=True, slots=True)
class Envelope:
    """One mail for one recipient."""

    sender: str  #: where bounces go
    recipient: str
    message: bytes  #: CRLF line ends


class SmtpSender:
    """Sends through one server, over a few connections that are kept for the next letter."""

    def __init__(
        self,
        server: MailServer,
        *,
        hostname: str | None = None,
        ca_file: str | None = None,
        timeout: float = _TIMEOUT,
        timeout_after_data: float = _TIMEOUT_AFTER_DATA,
    ) -> None:
        """`hostname` is the name we greet with; None: the name of this machine. Timeouts in seconds for an answer."""
        self.server = server
        self._hostname = hostname
        self._tls = server.trust(ca_file)
        self._timeout = timeout
        self._timeout_after_data = timeout_after_data
        self._places = asyncio.Semaphore(_MOST_CONNECTIONS)
        self._idle: list[tuple[SMTP, float]] = []

    async def send(self, envelope: Envelope) -> None:
        """Hands the mail over; when it returns, the server has it.

        Raises TryLater (Away when there is no connection), Unreachable or Refused.
        """
        async with self._places:
            while True:
                line, used_before = await self._connection()
                async with _closed_on_failure(line):
                    try:
                        await self._introduce(line, envelope)
                    except SMTPServerDisconnected as error:
                        if used_before:
                            continue  # it hung up while we were silent; nothing of the letter was said yet
                        raise TryLater(f"{self.server} hung up: {error}") from error
                    await self._hand_over(line, envelope)
                if line.is_connected:
                    self._idle.append((line, time.monotonic()))
                return

    async def check(self) -> str:
        """Connects, logs in and says so; raises MailServerUnusable with what to do."""
        try:
            line = await self._connect()
        except TryLater as error:
            raise MailServerUnusable(error.reason) from error
        await _leave(line)
        how = "with TLS" if self.server.security != "none" else "without TLS"
        return f"SMTP {self.server}: connected {how}" + (", logged in" if self.server.user else "")

    async def close(self) -> None:
        """Takes leave of the server."""
        idle, self._idle = self._idle, []
        await asyncio.gather(*(_leave(line) for line, _ in idle))

    async def _connection(self) -> tuple[SMTP, bool]:
        """An open connection, and whether it was used before."""
        while self._idle:
            line, since = self._idle.pop()
            silent = time.monotonic() - since
            if not line.is_connected or silent > _IDLE:
                await _leave(line)
                continue
            if silent < _FRESH:
                return line, True
            try:
                await line.rset()
            except SMTPException:
                line.close()
                continue
            return line, True
        return await self._connect(), False

    async def _connect(self) -> SMTP:
        server = self.server
        line = SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",
            tls_context=self._tls,
            timeout=self._timeout,
            local_hostname=self._hostname,
        )
        try:
            await line.connect()
            if server.user:
                # Not at connect(): there a refused login cannot be told from a refused connection.
                await line.login(server.user, server.password)
            else:
                await line.ehlo()
        except SMTPAuthenticationError as error:
            line.close()
            raise Away(
                f"{server} refuses the login ({error.code} {error.message}): check user and password in INTAKE_SMTP_URL"
            ) from error
        except (SMTPException, OSError, UnicodeError) as error:
            line.close()
            raise Away(_no_connection(server, error)) from error
        return line

    async def _introduce(self, line: SMTP, envelope: Envelope) -> None:
        """MAIL and RCPT: what is refused here concerns us, or the recipient."""
        sender, recipient = in_ascii(envelope.sender), in_ascii(envelope.recipient)
        options, encoding = [], "ascii"
        if not (sender.isascii() and recipient.isascii()):
            if not line.supports_extension("smtputf8"):
                raise Refused(f"{self.server} takes no address beyond ASCII (SMTPUTF8)")
            options, encoding = ["SMTPUTF8"], "utf-8"
        if line.supports_extension("size"):
            options.append(f"SIZE={len(envelope.message)}")
        if line.supports_extension("8bitmime") and not envelope.message.isascii():
            options.append("BODY=8BITMIME")
        try:
            await line.mail(sender, options=options, encoding=encoding)
            await line.rcpt(recipient, encoding=encoding)
        except SMTPResponseException as error:
            if error.code == _GOODBYE:
                raise SMTPServerDisconnected(_said(error)) from error
            if isinstance(error, SMTPRecipientRefused):
                raise _of_recipient(error) from error
            raise _of_sender(error) from error
        except SMTPTimeoutError as error:
            raise TryLater(f"{self.server} does not answer: {_plain(error)}") from error

    async def _hand_over(self, line: SMTP, envelope: Envelope) -> None:
        try:
            await line.data(envelope.message, timeout=self._timeout_after_data)
        except SMTPResponseException as error:
            raise _of_letter(error) from error
        except (SMTPException, OSError) as error:
            # Whether the server has it, nobody knows: better twice than never.
            raise TryLater(f"{self.server} hung up before it confirmed: {_plain(error)}") from error


@asynccontextmanager
async def _closed_on_failure(line: SMTP) -> AsyncIterator[None]:
    """After a refusal the connection may be in any state; the next letter gets a new one."""
    try:
        yield
    except BaseException:
        line.close()
        raise


async def _leave(line: SMTP) -> None:
    try:
        await line.quit(timeout=2)
    except SMTPException:
        line.close()


def _of_sender(error: SMTPResponseException) -> SendingError:
    """Refused at MAIL: nobody has spoken of the recipient yet. Only the size is the letter's own fault."""
    reason = _said(error)
    if error.code == 552 or _enhanced(error) == "5.3.4":
        return Refused(reason)
    return TryLater(reason)


def _of_recipient(error: SMTPResponseException) -> SendingError:
    if error.code < 500 or error.code in _OUR_FAULT:
        return TryLater(_said(error))
    return Unreachable(_said(error)) if _speaks_of_address(error) else Refused(_said(error))


def _of_letter(error: SMTPResponseException) -> SendingError:
    """Refused after DATA: the letter's fault, unless the server looks for the mailbox only then."""
    if error.code < 500 or error.code in _OUR_FAULT:
        return TryLater(_said(error))
    return Unreachable(_said(error)) if _enhanced(error) in _NO_SUCH_ADDRESS else Refused(_said(error))


def _speaks_of_address(error: SMTPResponseException) -> bool:
    enhanced = _enhanced(error)
    return enhanced in _NO_SUCH_ADDRESS if enhanced else error.code in _NO_SUCH_ADDRESS_PLAIN


def _enhanced(error: SMTPResponseException) -> str | None:
    found = _ENHANCED.match(error.message)
    return found[1] if found else None


def _said(error: SMTPResponseException) -> str:
    return f"{error.code} {' '.join(error.message.split())}"[:500]


def _plain(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _no_connection(server: MailServer, error: Exception) -> str:
    if isinstance(error, SMTPResponseException):
        return f"{server} does not take us: {_said(error)}"
    cause = error.__cause__ or error
    if "certificate" in str(cause).lower():
        return (
            f"{server} cannot prove who it is ({_plain(cause)}): check the host name, or set INTAKE_CA_FILE"
        )
    if isinstance(error, SMTPNotSupported) or "STARTTLS" in str(error) or "AUTH" in str(error):
        return f"{server}: {_plain(error)} Check the scheme of INTAKE_SMTP_URL (smtps, smtp+starttls, smtp)"
    return f"{server} cannot be reached: {_plain(error)}"
