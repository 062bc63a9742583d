"""One connection to a mailbox: look, fetch exactly what lies there, remember what was taken, wait for more.

Synchronous: it lives in a thread of its own. It never deletes, never expunges, never touches a flag of people's; imap-tools'
own `flag`, `move` and `delete` end with EXPUNGE and would purge what somebody else had marked, so they are not used.
"""

import imaplib
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from mail_gateway.servers import MailServer, MailServerUnusable

STORED = "$IntakeStored"  #: the keyword on a mail that our store has
TIMEOUT = 20.0  #: seconds for any answer; a dead line is known after that

_POLL = 2.0  #: seconds between looks where the server cannot announce new mail

_INTERNALDATE = re.compile(
    rb'INTERNALDATE "\s?(\d{1,2})-([A-Z][a-z]{2})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"'
)
_MONTHS = b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_EMPTY_BODY = re.compile(rb'BODY\[\] (?:""|NIL)')

#: What a connection may raise: refused commands (imap-tools' and imaplib's), dead lines, TLS.
LINE_ERRORS = (ImapToolsError, imaplib.IMAP4.error, OSError)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as it is when it is opened."""

    name: str
    uidvalidity: int  #: when it changes, every UID means something else (RFC 3501, 2.3.1.1)
    takes_keywords: bool


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail of the mailbox, byte for byte."""

    uid: int
    raw: bytes
    arrived_at: datetime | None  #: when the server took it (INTERNALDATE); the sender has no hand in it


class ImapLine:
    """An open, logged-in connection."""

    def __init__(self, box: BaseMailBox, timeout: float) -> None:
        self._box = box
        self._timeout = timeout
        self._client = box.client
        self._can_idle = "IDLE" in _capabilities(box.client)
        self._count = 0  #: of mails in the folder, as last announced

    @classmethod
    def open(cls, server: MailServer, tls: ssl.SSLContext | None, timeout: float = TIMEOUT) -> "ImapLine":
        """Connects and logs in. Raises LINE_ERRORS; MailServerUnusable when the login is refused."""
        box: BaseMailBox
        match server.security:
            case "tls":
                box = MailBox(server.host, server.port, timeout=timeout, ssl_context=tls)
            case "starttls":
                box = MailBoxStartTls(server.host, server.port, timeout=timeout, ssl_context=tls)
            case _:
                box = MailBoxUnencrypted(server.host, server.port, timeout=timeout)
        try:
            user = server.user or ""
            login = box.login if (user + server.password).isascii() else box.login_utf8
            login(user, server.password, initial_folder=None)
            return cls(box, timeout)
        except (MailboxLoginError, imaplib.IMAP4.error) as error:
            _hang_up(box.client)
            if isinstance(error, imaplib.IMAP4.abort):
                raise
            raise MailServerUnusable(
                f"{server} refuses the login ({said(error)}): check user and password in INTAKE_IMAP_URL"
            ) from None
        except BaseException:
            _hang_up(box.client)
            raise

    def select(self, name: str) -> Folder:
        """Opens a folder, for reading only where we may not write. Raises LINE_ERRORS."""
        try:
            self._box.folder.set(name)
        except imaplib.IMAP4.readonly:
            self._box.folder.set(name, readonly=True)
            return Folder(name, self._uidvalidity(), takes_keywords=False)
        self._was_announced()
        flags = b" ".join(part for part in self._client.response("PERMANENTFLAGS")[1] if part)
        return Folder(name, self._uidvalidity(), b"\\*" in flags or STORED.encode().lower() in flags.lower())

    def search(self, above: int, *, unmarked: bool) -> list[int]:
        """UIDs above that one, ascending; only those without our keyword when `unmarked`."""
        criteria = f"UID {above + 1}:*" + (f" UNKEYWORD {STORED}" if unmarked else "")
        data = self._ask("SEARCH", criteria)
        # "n:*" gives the last mail even when its UID is lower (RFC 3501, 6.4.8).
        uids = [int(word) for part in data if isinstance(part, bytes) for word in part.split()]
        return sorted(uid for uid in uids if uid > above)

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Bytes of each of these mails that is still there."""
        sizes = {}
        for part in self._ask("FETCH", _set_of(uids), "(UID RFC822.SIZE)"):
            text = part[0] if isinstance(part, tuple) else part
            if text and (uid := _UID.search(text)) and (size := _SIZE.search(text)):
                sizes[int(uid[1])] = int(size[1])
        return {uid: sizes[uid] for uid in uids if uid in sizes}

    def fetch(self, uids: Sequence[int]) -> list[Mail]:
        """These mails, whole, those that the server gives. Leaves them unread."""
        data = self._ask("FETCH", _set_of(uids), "(UID INTERNALDATE BODY.PEEK[])")
        asked, mails = set(uids), []
        for place, part in enumerate(data):
            if isinstance(part, tuple):
                after = data[place + 1] if place + 1 < len(data) else b""
                head, raw = part[0] + b" " + (after if isinstance(after, bytes) else b""), part[1]
            elif part and _EMPTY_BODY.search(part):
                head, raw = part, b""
            else:
                continue
            if (uid := _UID.search(head)) and int(uid[1]) in asked:
                mails.append(Mail(int(uid[1]), raw, _moment(head)))
        return mails

    def mark(self, uids: Sequence[int]) -> bool:
        """Puts our keyword on these mails; False when the server only pretends to (some drop it without a word)."""
        self._ask("STORE", _set_of(uids), "+FLAGS", f"({STORED})")
        return uids[-1] not in self.search(uids[-1] - 1, unmarked=True)

    def wait(self, seconds: float, sleep: Callable[[float], object]) -> None:
        """Returns when the server says that something changed, at the latest after that time. Raises LINE_ERRORS.

        With a server that cannot announce, `sleep` passes the time.
        """
        if self._was_announced():
            return
        if not self._can_idle:
            sleep(min(seconds, _POLL))
            self._client.noop()
            return
        tag = self._begin_to_idle()
        if tag is None:
            self._can_idle = False
            return
        if not (self._was_announced() or self._has_more_to_read()):
            # On a dead line this returns at once and says nothing; the end of IDLE then raises.
            heard = self._box.idle.poll(timeout=seconds)
            if any(line.startswith(tag) for line in heard):
                self._can_idle = False  # the server ended it by itself: an answer to DONE will never come
                return
        self._client.send(b"DONE\r\n")
        self._box.consume_until_tagged_response(tag)

    def _begin_to_idle(self) -> bytes | None:
        """The tag of the command, None when the server refuses. imap-tools' own stumbles over news before the "+"."""
        client: Any = self._client
        tag: bytes = client._command("IDLE")
        while client._get_response() is not None:
            if client.tagged_commands.get(tag) is not None:
                client.tagged_commands.pop(tag)
                return None
        return tag

    def _has_more_to_read(self) -> bool:
        """Whether lines came in one packet with the "+": they are read already, waiting on the socket misses them."""
        client: Any = self._client
        client.sock.settimeout(0)
        try:
            return bool(client.file.peek(1))
        except OSError:  # nothing there (TLS says so by an error)
            return False
        finally:
            client.sock.settimeout(self._timeout)

    def _was_announced(self) -> bool:
        """Whether more mails were announced beside the answer to a command: IDLE would not say it again."""
        counts = self._client.untagged_responses.pop("EXISTS", [])
        latest = counts[-1] if counts else None
        before = self._count
        self._count = int(latest) if isinstance(latest, bytes) else before
        return self._count > before

    def interrupt(self) -> None:
        """From another thread: whatever the line is waiting for ends with an error."""
        with suppress(OSError):
            # Past the TLS layer, which would forget its state under the feet of the thread that reads.
            socket.socket.shutdown(self._client.sock, socket.SHUT_RDWR)

    def close(self) -> None:
        """Takes leave."""
        with suppress(*LINE_ERRORS):
            self._client.sock.settimeout(2)
            self._client.logout()
        _hang_up(self._client)

    def _uidvalidity(self) -> int:
        data = self._client.response("UIDVALIDITY")[1]
        return int(data[-1]) if data and data[-1] else 0

    def _ask(self, command: str, *words: str) -> list[bytes | tuple[bytes, bytes]]:
        answer, data = self._client.uid(command, *words)
        if answer != "OK":
            raise imaplib.IMAP4.error(f"{command}: {_plain(data)}")
        return list(data)


def is_refusal(error: BaseException) -> bool:
    """Whether the server said no to one command, and the line is still good."""
    return not isinstance(error, imaplib.IMAP4.abort | OSError)


def check_mailbox(server: MailServer, *, ca_file: str | None = None) -> str:
    """Logs in, opens the folder and says so in a sentence. Raises MailServerUnusable with what to do."""
    try:
        line = ImapLine.open(server, server.trust(ca_file))
    except LINE_ERRORS as error:
        raise MailServerUnusable(no_connection(server, error)) from error
    try:
        folder = line.select(server.folder)
    except LINE_ERRORS as error:
        raise MailServerUnusable(
            f"{server} has no folder {server.folder!r} for us ({said(error)}): check the end of INTAKE_IMAP_URL"
        ) from error
    finally:
        line.close()
    tls = "with TLS" if server.security != "none" else "without TLS"
    keywords = (
        "" if folder.takes_keywords else "; it takes no keywords, so a restart looks at every mail again"
    )
    return f"IMAP {server}: connected {tls}, logged in, folder {server.folder} opened{keywords}"


def no_connection(server: MailServer, error: BaseException) -> str:
    """Why a server cannot be reached, and what to do."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"{server} cannot prove who it is ({error.verify_message}): check the host name, or set INTAKE_CA_FILE"
    if isinstance(error, ssl.SSLError):
        return f"{server} does not speak TLS like this ({error.reason}): imaps, imap+starttls or imap in INTAKE_IMAP_URL?"
    return f"{server} cannot be reached: {said(error)}"


def _capabilities(client: imaplib.IMAP4) -> frozenset[str]:
    """Asked again after the login: imaplib remembers those from before, and they are fewer."""
    _, data = client.capability()
    return frozenset(" ".join(part.decode("ascii", "replace") for part in data if part).upper().split())


def _set_of(uids: Sequence[int]) -> str:
    return ",".join(map(str, uids))


def _moment(head: bytes) -> datetime | None:
    found = _INTERNALDATE.search(head)
    if found is None or found[2] not in _MONTHS:
        return None
    day, year, hour, minute, second, ahead, behind = (int(found[n]) for n in (1, 3, 4, 5, 6, 8, 9))
    offset = timedelta(hours=ahead, minutes=behind) * (-1 if found[7] == b"-" else 1)
    try:
        zone = timezone(offset)
        return datetime(year, _MONTHS.index(found[2]) + 1, day, hour, minute, second, tzinfo=zone).astimezone(
            UTC
        )
    except (ValueError, OverflowError):
        return None


def said(error: BaseException) -> str:
    """What the server gave as its reason, on one line."""
    data = error.command_result[1] if hasattr(error, "command_result") else None
    return (_plain(data) if data else " ".join(str(error).split())) or type(error).__name__


def _plain(data: object) -> str:
    parts = data if isinstance(data, list) else [data]
    text = " ".join(
        part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part) for part in parts
    )
    return " ".join(text.split())[:300]


def _hang_up(client: imaplib.IMAP4) -> None:
    with suppress(*LINE_ERRORS):
        client.shutdown()
