"""A strict little IMAP4rev1 server over the sandbox's mailboxes: one session per connection (RFC 3501).

It offers IDLE (RFC 2177), NAMESPACE (2342), UIDPLUS (4315), UNSELECT (3691), MOVE (6851), SASL-IR (4959), LITERAL+
(7888) and SPECIAL-USE (6154). As with Dovecot, most of that is announced only after login.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import re
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import cast, get_args

from sandbox.mail_faults import Fault, Faults, Point
from sandbox.mail_folders import Folders
from sandbox.mail_grammar import NotImap, Token, text_of, tokens
from sandbox.mail_selected import FolderGone, No, Selected
from sandbox.mail_store import Accounts

LONGEST_LINE = 64 * 1024
LARGEST_LITERAL = 64 * 1024 * 1024
_BEFORE_LOGIN = ("IMAP4rev1", "SASL-IR", "ID", "ENABLE", "IDLE", "LITERAL+", "AUTH=PLAIN")
_AFTER_LOGIN = (
    *("IMAP4rev1", "ID", "ENABLE", "IDLE", "LITERAL+", "NAMESPACE", "UIDPLUS"),
    *("UNSELECT", "MOVE", "CHILDREN", "SPECIAL-USE"),
)
_LITERAL_ENDS = re.compile(rb"\{(\d+)(\+?)\}\r\n\Z")
_COMMAND = re.compile(rb"([!#$&',./0-9:;<=>?@A-Z\[\]^_`a-z|}~-]+) ([A-Za-z]+)(?: |\Z)")
_BY_UID = ("FETCH", "SEARCH", "STORE", "COPY", "MOVE", "EXPUNGE")

Arguments = tuple[Token, ...]


@dataclass(frozen=True)
class ImapOptions:
    """How this server differs from a full one."""

    keywords: bool = True  #: whether flags such as $Processed are kept
    without: frozenset[str] = frozenset()  #: capabilities not offered: "MOVE", "IDLE", "UIDPLUS" …
    tls: ssl.SSLContext | None = None  #: offers STARTTLS


class _Leave(Exception):
    """The session is over."""


class ImapSession:
    """One client's connection."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        accounts: Accounts,
        faults: Faults,
        options: ImapOptions,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._accounts = accounts
        self._faults = faults
        self._options = options
        self._secure = writer.get_extra_info("ssl_object") is not None
        self._folders: Folders | None = None  #: there once somebody is logged in
        self._selected: Selected | None = None
        self._may_send: int | None = None  #: bytes until the line is cut; None: no end
        self.idling = False

    @property
    def user(self) -> str | None:
        """Who is logged in."""
        return self._folders.account.address if self._folders else None

    async def run(self) -> None:
        """Serve the client until it, or the server, leaves."""
        with suppress(ConnectionError, asyncio.IncompleteReadError, _Leave):
            fault = self._faults.take("imap.connect")
            if fault is not None and (text := await self._suffer(fault)) is not None:
                self._send(f"* {text}\r\n".encode())
                return
            self._send(f"* OK [CAPABILITY {self._capabilities()}] Ready\r\n".encode("ascii"))
            while True:
                await self._writer.drain()
                await self._answer(await self._command())

    def leave(self, text: str = "Server shutting down.") -> None:
        """Say BYE and close."""
        self._send(f"* BYE {text}\r\n".encode())
        self._writer.close()

    def cut(self) -> None:
        """Break the connection without a word."""
        self._writer.transport.abort()

    async def _command(self) -> bytes:
        """One command with its literals, as it came."""
        whole = b""
        while True:
            try:
                line = await self._reader.readuntil(b"\r\n")
            except asyncio.LimitOverrunError as fault:
                self.leave("Line too long.")
                raise _Leave from fault
            whole += line
            ends = _LITERAL_ENDS.search(line)
            if ends is None:
                return whole[:-2]
            if int(ends[1]) > LARGEST_LITERAL:
                self.leave("[TOOBIG] Literal too long.")
                raise _Leave
            if not ends[2]:
                self._send(b"+ OK\r\n")
                await self._writer.drain()
            self._acknowledge_at_once()
            whole += await self._reader.readexactly(int(ends[1]))

    def _acknowledge_at_once(self) -> None:
        # imaplib sends the literal and the CRLF after it apart; Nagle's algorithm there and the delayed
        # acknowledgement here would cost 40 ms for every APPEND.
        line = self._writer.get_extra_info("socket")
        if line is not None and hasattr(socket, "TCP_QUICKACK"):
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    async def _answer(self, line: bytes) -> None:
        head = _COMMAND.match(line)
        if head is None:
            self._send(b"* BAD Not a tag and a command\r\n")
            return
        name = head[2].decode("ascii").upper()
        try:
            arguments = tokens(line[head.end() :]) if head[0].endswith(b" ") else ()
            by_uid = name == "UID"
            if by_uid:
                name, arguments = _after_uid(arguments)
            text = await self._do(name, arguments, by_uid)
        except NotImap as fault:
            text = f"BAD {fault}"
        except No as refusal:
            text = f"NO {refusal}"
        except FolderGone as gone:
            self.leave("IMAP session state is inconsistent, please relogin.")
            raise _Leave from gone
        self._send(head[1] + f" {text}\r\n".encode("utf-8", "replace"))
        if name == "LOGOUT":
            raise _Leave
        if name == "STARTTLS" and text.startswith("OK"):
            await self._writer.start_tls(cast(ssl.SSLContext, self._options.tls))
            self._secure = True

    async def _do(self, name: str, arguments: Arguments, by_uid: bool) -> str:
        if name in self._options.without:
            raise NotImap("unknown command")
        text: str | None
        fault = self._fault_at(name, arguments)
        if name == "IDLE" and self._folders is not None:
            text = await self._idle(fault)
        elif fault is not None and (suffered := await self._suffer(fault)) is not None:
            return suffered
        else:
            text = await self._in_any_state(name, arguments)
            if text is None and self._folders is None:
                text = await self._before_login(name, arguments)
            if text is None and self._folders is not None:
                text = self._after_login(self._folders, name, arguments)
            if text is None and self._selected is not None:
                text = _on_messages(self._selected, name, arguments, by_uid)
            if text is None:
                raise NotImap("unknown command, or not in this state")
        if self._selected is not None:
            # Numbers must not change under a client that is using them (RFC 3501, 7.4.1).
            self._selected.tell_news(expunge=by_uid or name not in ("FETCH", "STORE", "SEARCH"))
        return text

    async def _in_any_state(self, name: str, arguments: Arguments) -> str | None:
        match name, arguments:
            case "CAPABILITY", ():
                self._send(f"* CAPABILITY {self._capabilities()}\r\n".encode("ascii"))
                return "OK Capability completed"
            case (("NOOP" | "CHECK"), ()):
                return "OK Completed"
            case "ID", (_,):
                self._send(b'* ID ("name" "sandbox")\r\n')
                return "OK ID completed"
            case "LOGOUT", ():
                self._send(b"* BYE Logging out\r\n")
                return "OK Logout completed"
            case _:
                return None

    async def _before_login(self, name: str, arguments: Arguments) -> str | None:
        match name, arguments:
            case "LOGIN", (user, password):
                return self._log_in(text_of(user), text_of(password))
            case "AUTHENTICATE", (str(mechanism), *initial) if len(initial) <= 1:
                return await self._authenticate(mechanism.upper(), initial)
            case "STARTTLS", () if self._options.tls is not None and not self._secure:
                return "OK Begin TLS negotiation now"
            case _:
                return None

    def _after_login(self, folders: Folders, name: str, arguments: Arguments) -> str | None:
        match name, arguments:
            case (("SELECT" | "EXAMINE"), (folder,)):
                return self._select(folders, folder, readonly=name == "EXAMINE")
            case (("CLOSE" | "UNSELECT"), ()) if self._selected is not None:
                if name == "CLOSE" and not self._selected.readonly:
                    self._selected.expunge()
                self._selected = None
                return f"OK {name.capitalize()} completed"
            case _:
                return folders.do(name, arguments)

    def _select(self, folders: Folders, name: Token, *, readonly: bool) -> str:
        self._selected = None  # a SELECT that fails leaves nothing selected (RFC 3501, 6.3.1)
        view = Selected(
            folders.account,
            folders.named(name),
            readonly=readonly,
            keywords=self._options.keywords,
            uidplus="UIDPLUS" not in self._options.without,
            send=self._send,
        )
        self._send(view.opening())
        self._selected = view
        return "OK [READ-ONLY] Examine completed" if readonly else "OK [READ-WRITE] Select completed"

    def _log_in(self, user: str, password: str) -> str:
        account = self._accounts.login(user, password)
        if account is None:
            raise No("[AUTHENTICATIONFAILED] Authentication failed.")
        self._folders = Folders(
            account,
            self._accounts,
            keywords=self._options.keywords,
            uidplus="UIDPLUS" not in self._options.without,
            send=self._send,
        )
        return f"OK [CAPABILITY {self._capabilities()}] Logged in"

    async def _authenticate(self, mechanism: str, initial: list[Token]) -> str:
        if mechanism != "PLAIN":
            raise No("[CANNOT] Unsupported authentication mechanism.")
        if initial:
            given = text_of(initial[0])
        else:
            self._send(b"+ \r\n")
            given = (await self._reader.readuntil(b"\r\n"))[:-2].decode("ascii", "replace")
        if given == "*":
            raise NotImap("authentication was given up")
        try:
            _, user, password = base64.b64decode(given, validate=True).decode("utf-8").split("\0")
        except (binascii.Error, UnicodeDecodeError, ValueError) as fault:
            raise NotImap("not a PLAIN response (RFC 4616)") from fault
        return self._log_in(user, password)

    async def _idle(self, fault: Fault | None) -> str:
        """Tell news as they come, until DONE."""
        self._send(b"+ idling\r\n")
        if fault is not None:
            # A line that dies while idle is the commonest trouble of IMAP: the client hears nothing more.
            text = await self._suffer(fault)
            if text is not None:
                return text
        self.idling, woke = True, asyncio.Event()
        folder = self._selected.folder if self._selected else None
        done = asyncio.create_task(self._reader.readuntil(b"\r\n"))
        try:
            if folder is not None:
                folder.watchers.add(woke)
            while not done.done():
                if self._selected is not None:
                    self._selected.tell_news()
                    await self._writer.drain()
                waking = asyncio.create_task(woke.wait())
                await asyncio.wait({done, waking}, return_when=asyncio.FIRST_COMPLETED)
                waking.cancel()
                woke.clear()
            if done.result().upper() != b"DONE\r\n":
                raise NotImap("IDLE ends with DONE")
        finally:
            self.idling = False
            done.cancel()
            if folder is not None:
                folder.watchers.discard(woke)
        return "OK Idle completed"

    def _fault_at(self, name: str, arguments: Arguments) -> Fault | None:
        user = self.user
        if name == "LOGIN" and arguments and isinstance(arguments[0], str | bytes):
            user = text_of(arguments[0])
        point = "imap.select" if name == "EXAMINE" else f"imap.{name.lower()}"
        if point in get_args(Point) and (fault := self._faults.take(cast(Point, point), user)) is not None:
            return fault
        return self._faults.take("imap.any", user)

    async def _suffer(self, fault: Fault) -> str | None:
        """Let the fault happen; an answer to give instead of doing the command, or None to go on."""
        await asyncio.sleep(fault.seconds)
        match fault.kind:
            case "reply":
                return fault.text
            case "bye":
                self.leave(fault.text or "Server shutting down.")
                raise _Leave
            case "hang":
                while await self._reader.read(LONGEST_LINE):
                    continue
                raise _Leave
            case "cut" if fault.after:
                self._may_send = fault.after
            case "cut":
                self.cut()
                raise _Leave
        return None

    def _capabilities(self) -> str:
        offered = list(_AFTER_LOGIN if self._folders is not None else _BEFORE_LOGIN)
        if self._options.tls is not None and not self._secure:
            offered.append("STARTTLS")
        return " ".join(name for name in offered if name not in self._options.without)

    def _send(self, data: bytes) -> None:
        if self._may_send is None:
            self._writer.write(data)
            return
        self._writer.write(data[: self._may_send])
        self._may_send -= len(data)
        if self._may_send <= 0:
            self._writer.close()  # the bytes promised still go out; aborting would lose them
            raise _Leave


def _after_uid(arguments: Arguments) -> tuple[str, Arguments]:
    if not arguments or not isinstance(arguments[0], str) or arguments[0].upper() not in _BY_UID:
        raise NotImap("unknown UID command")
    return arguments[0].upper(), arguments[1:]


def _on_messages(view: Selected, name: str, arguments: Arguments, by_uid: bool) -> str | None:
    match name:
        case "SEARCH":
            return view.search(arguments, by_uid=by_uid)
        case "FETCH":
            return view.fetch(arguments, by_uid=by_uid)
        case "STORE":
            return view.store(arguments, by_uid=by_uid)
        case "COPY":
            return view.copy(arguments, by_uid=by_uid)
        case "MOVE":
            return view.move(arguments, by_uid=by_uid)
        case "EXPUNGE" if by_uid == (len(arguments) == 1) and len(arguments) <= 1:
            return view.expunge(arguments[0] if by_uid else None)
        case _:
            return None
