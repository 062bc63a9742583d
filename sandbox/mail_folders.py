"""The IMAP commands of a logged-in account on its folders (RFC 3501, 6.3)."""

from __future__ import annotations

import re
from collections.abc import Callable

from sandbox.mail_fetch import read_internal_date
from sandbox.mail_grammar import NotImap, Token, name_in, name_out, text_of
from sandbox.mail_selected import No, proper_flags
from sandbox.mail_store import DELIMITER, Account, Accounts, Folder, FolderExists, NoSuchFolder

_STATUS: dict[str, Callable[[Folder], int]] = {
    "MESSAGES": lambda folder: len(folder.messages),
    "RECENT": lambda folder: len(folder.recent),
    "UIDNEXT": lambda folder: folder.uidnext,
    "UIDVALIDITY": lambda folder: folder.uidvalidity,
    "UNSEEN": lambda folder: sum("\\Seen" not in mail.flags for mail in folder.messages.values()),
}


class Folders:
    """What a session may do with the folders of its account."""

    def __init__(
        self,
        account: Account,
        accounts: Accounts,
        *,
        keywords: bool,
        uidplus: bool,
        send: Callable[[bytes], None],
    ) -> None:
        self.account = account
        self.accounts = accounts
        self.keywords = keywords
        self.uidplus = uidplus
        self.send = send

    def do(self, name: str, arguments: tuple[Token, ...]) -> str | None:
        """The answer to a command on folders; None for any other command."""
        match name, arguments:
            case "CREATE", (folder,):
                return self._create(name_in(folder))
            case "DELETE", (folder,):
                return self._delete(name_in(folder))
            case "RENAME", (old, new):
                return self._rename(name_in(old), name_in(new))
            case "SUBSCRIBE", (folder,):
                self.account.subscribed.add(self.named(folder).name)
                return "OK Subscribe completed"
            case "UNSUBSCRIBE", (folder,):
                self.account.subscribed.discard(name_in(folder))
                return "OK Unsubscribe completed"
            case (("LIST" | "LSUB"), (reference, pattern)):
                return self._list(name, name_in(reference), name_in(pattern))
            case "STATUS", (folder, tuple(wanted)):
                return self._status(self.named(folder), [text_of(item).upper() for item in wanted])
            case "APPEND", (folder, *rest):
                return self._append(folder, rest)
            case "NAMESPACE", ():
                self.send(b'* NAMESPACE (("" "/")) NIL NIL\r\n')
                return "OK Namespace completed"
            case "ENABLE", (_, *_):
                self.send(b"* ENABLED\r\n")
                return "OK Enabled"
            case (
                (
                    "CREATE"
                    | "DELETE"
                    | "RENAME"
                    | "SUBSCRIBE"
                    | "UNSUBSCRIBE"
                    | "LIST"
                    | "LSUB"
                    | "STATUS"
                    | "APPEND"
                    | "NAMESPACE"
                    | "ENABLE"
                ),
                _,
            ):
                raise NotImap(f"{name} has other arguments")
            case _:
                return None

    def named(self, token: Token) -> Folder:
        """The folder a client names; No where there is none."""
        try:
            return self.account.folder(name_in(token))
        except NoSuchFolder as missing:
            raise No("[NONEXISTENT] Mailbox doesn't exist") from missing

    def _create(self, name: str) -> str:
        try:
            self.account.create(name)
        except FolderExists as there:
            raise No("[ALREADYEXISTS] Mailbox already exists") from there
        return "OK Create completed"

    def _delete(self, name: str) -> str:
        if name.upper() == "INBOX":
            raise No("[CANNOT] INBOX can't be deleted")
        try:
            self.account.delete(name)
        except NoSuchFolder as missing:
            raise No("[NONEXISTENT] Mailbox doesn't exist") from missing
        return "OK Delete completed"

    def _rename(self, old: str, new: str) -> str:
        if old.upper() == "INBOX":
            raise No("[CANNOT] INBOX can't be renamed here")
        try:
            self.account.rename(old, new)
        except NoSuchFolder as missing:
            raise No("[NONEXISTENT] Mailbox doesn't exist") from missing
        except FolderExists as there:
            raise No("[ALREADYEXISTS] Mailbox already exists") from there
        return "OK Rename completed"

    def _list(self, command: str, reference: str, pattern: str) -> str:
        if command == "LIST" and pattern == "":
            self.send(b'* LIST (\\Noselect) "/" ""\r\n')
            return "OK List completed"
        wanted = re.compile(
            "".join(
                {"*": ".*", "%": f"[^{DELIMITER}]*"}.get(part, re.escape(part))
                for part in re.split(r"([*%])", reference + pattern)
            ),
            re.IGNORECASE if (reference + pattern).upper().startswith("INBOX") else 0,
        )
        for name, folder in sorted(self.account.folders.items()):
            if wanted.fullmatch(name) and (command == "LIST" or name in self.account.subscribed):
                below = any(other.startswith(name + DELIMITER) for other in self.account.folders)
                attributes = "\\HasChildren" if below else "\\HasNoChildren"
                attributes += f" {folder.special_use}" if folder.special_use else ""
                self.send(
                    b'* %b (%b) "%b" %b\r\n'
                    % (command.encode(), attributes.encode(), DELIMITER.encode(), name_out(name))
                )
        return f"OK {command.capitalize()} completed"

    def _status(self, folder: Folder, wanted: list[str]) -> str:
        if not wanted or any(item not in _STATUS for item in wanted):
            raise NotImap("STATUS takes MESSAGES, RECENT, UIDNEXT, UIDVALIDITY, UNSEEN")
        values = " ".join(f"{item} {_STATUS[item](folder)}" for item in wanted)
        self.send(b"* STATUS %b (%b)\r\n" % (name_out(folder.name), values.encode("ascii")))
        return "OK Status completed"

    def _append(self, target: Token, rest: list[Token]) -> str:
        flags: frozenset[str] = frozenset()
        received_at = self.accounts.clock()
        if rest and isinstance(rest[0], tuple):
            flags = proper_flags(rest[0], keywords=self.keywords)
            rest = rest[1:]
        if len(rest) == 2:
            received_at = read_internal_date(text_of(rest.pop(0)))
        if len(rest) != 1 or not isinstance(rest[0], bytes):
            raise NotImap("APPEND needs a mailbox and a message")
        try:
            folder = self.account.folder(name_in(target))
        except NoSuchFolder as missing:
            raise No("[TRYCREATE] Mailbox doesn't exist") from missing
        mail = folder.add(rest[0], flags, received_at)
        code = f"[APPENDUID {folder.uidvalidity} {mail.uid}] " if self.uidplus else ""
        return f"OK {code}Append completed"
