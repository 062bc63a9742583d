"""A selected IMAP mailbox as one session sees it: message numbers, and the commands on messages (RFC 3501, 6.4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sandbox.mail_fetch import answer, flags_out, items
from sandbox.mail_grammar import NotImap, Token, name_in, sequence_set, text_of
from sandbox.mail_search import criteria
from sandbox.mail_store import Account, Folder, NoSuchFolder

SYSTEM_FLAGS = {flag.lower(): flag for flag in ("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft")}


class No(Exception):
    """The command is sound but cannot be done; the text follows NO."""


class FolderGone(Exception):
    """The selected folder was deleted or renumbered: the session has to end."""


class Selected:
    """One session's view of a folder.

    Message numbers change only when the session is told so: a message that another session expunged keeps its
    number here until an EXPUNGE response was sent (RFC 3501, 7.4.1).
    """

    def __init__(
        self,
        account: Account,
        folder: Folder,
        *,
        readonly: bool,
        keywords: bool,
        uidplus: bool,
        send: Callable[[bytes], None],
    ) -> None:
        self.account = account
        self.folder = folder
        self.readonly = readonly
        self.keywords = keywords
        self.uidplus = uidplus
        self.send = send
        self.uids = list(folder.messages)
        self.recent: set[int] = set()
        self._version = folder.version
        self._flags = {uid: mail.flags for uid, mail in folder.messages.items()}
        self._take_recent()

    def opening(self) -> bytes:
        """What SELECT and EXAMINE tell of the folder."""
        folder = self.folder
        used = sorted(
            {flag for mail in folder.messages.values() for flag in mail.flags if not flag.startswith("\\")}
        )
        flags = " ".join([*SYSTEM_FLAGS.values(), *used])
        lasting = "" if self.readonly else flags + (" \\*" if self.keywords else "")
        lines = [
            f"* FLAGS ({flags})",
            f"* OK [PERMANENTFLAGS ({lasting})] Flags permitted.",
            f"* {len(self.uids)} EXISTS",
            f"* {len(self.recent)} RECENT",
            f"* OK [UIDVALIDITY {folder.uidvalidity}] UIDs valid",
            f"* OK [UIDNEXT {folder.uidnext}] Predicted next UID",
        ]
        unseen = [n for n, uid in enumerate(self.uids, 1) if "\\Seen" not in folder.messages[uid].flags]
        if unseen:
            lines.append(f"* OK [UNSEEN {unseen[0]}] First unseen.")
        return "".join(line + "\r\n" for line in lines).encode("ascii", "replace")

    def tell_news(self, *, expunge: bool = True) -> None:
        """Send what changed since the session was last told. `expunge` says whether numbers may change now."""
        if self.folder.gone:
            raise FolderGone
        if self._version == self.folder.version:
            return
        messages = self.folder.messages
        vanished = False
        for number in range(len(self.uids), 0, -1):
            if self.uids[number - 1] not in messages:
                vanished = True
                if expunge:
                    self._flags.pop(self.uids.pop(number - 1), None)
                    self.send(b"* %d EXPUNGE\r\n" % number)
        known = set(self.uids)
        fresh = [uid for uid in messages if uid not in known]
        if fresh:
            self.uids += fresh
            self._flags.update((uid, messages[uid].flags) for uid in fresh)
            self._take_recent()
            self.send(b"* %d EXISTS\r\n* %d RECENT\r\n" % (len(self.uids), len(self.recent & set(self.uids))))
        for number, uid in enumerate(self.uids, 1):
            if uid in messages and self._flags[uid] != messages[uid].flags:
                self._told(uid)
                self.send(
                    b"* %d FETCH (FLAGS %b)\r\n"
                    % (number, flags_out(messages[uid].flags, uid in self.recent))
                )
        if expunge or not vanished:
            self._version = self.folder.version

    def search(self, arguments: tuple[Token, ...], *, by_uid: bool) -> str:
        """SEARCH, with an optional charset."""
        if arguments and isinstance(arguments[0], str) and arguments[0].upper() == "CHARSET":
            if len(arguments) < 3:
                raise NotImap("SEARCH needs a key")
            if text_of(arguments[1]).upper() not in ("UTF-8", "US-ASCII"):
                raise No("[BADCHARSET (US-ASCII UTF-8)] Unknown charset")
            arguments = arguments[2:]
        numbers = list(range(1, len(self.uids) + 1))
        wanted = criteria(arguments, numbers, self.uids, self.recent)
        found = [
            uid if by_uid else number
            for number, uid in enumerate(self.uids, 1)
            if uid in self.folder.messages and wanted(number, self.folder.messages[uid])
        ]
        self.send(" ".join(["* SEARCH", *map(str, found)]).encode("ascii") + b"\r\n")
        return "OK Search completed"

    def fetch(self, arguments: tuple[Token, ...], *, by_uid: bool) -> str:
        """FETCH; asking for content without PEEK marks a message as seen."""
        if len(arguments) != 2:
            raise NotImap("FETCH needs messages and items")
        wanted = items(arguments[1])
        if by_uid and not any(item.name == "UID" for item in wanted):
            wanted = (*items("UID"), *wanted)
        missing = False
        for number, uid in self._chosen(arguments[0], by_uid):
            mail = self.folder.messages.get(uid)
            if mail is None:
                missing = True
                continue
            asked = wanted
            if any(item.marks_seen for item in wanted) and not self.readonly and "\\Seen" not in mail.flags:
                mail = self.folder.flag(uid, mail.flags | {"\\Seen"})
                self._told(uid)
                if not any(item.name == "FLAGS" for item in wanted):
                    asked = (*wanted, *items("FLAGS"))
            self.send(answer(number, mail, asked, uid in self.recent))
        if missing:
            raise No("[EXPUNGEISSUED] Some of the messages no longer exist")
        return "OK Fetch completed"

    def store(self, arguments: tuple[Token, ...], *, by_uid: bool) -> str:
        """STORE: replace, add or take away flags."""
        if len(arguments) < 3:
            raise NotImap("STORE needs messages, an action and flags")
        action = re.fullmatch(r"([+-]?)FLAGS(\.SILENT)?", text_of(arguments[1]).upper())
        if action is None:
            raise NotImap("STORE takes FLAGS, +FLAGS or -FLAGS")
        given = arguments[2] if len(arguments) == 3 and isinstance(arguments[2], tuple) else arguments[2:]
        flags = proper_flags(given, keywords=self.keywords)
        chosen = self._chosen(arguments[0], by_uid)
        self._must_write()
        for number, uid in chosen:
            mail = self.folder.messages.get(uid)
            if mail is None:
                continue
            flagged = {"+": mail.flags | flags, "-": mail.flags - flags, "": flags}[action[1]]
            mail = self.folder.flag(uid, flagged)
            self._told(uid)
            if not action[2]:
                asked = items(("UID", "FLAGS")) if by_uid else items("FLAGS")
                self.send(answer(number, mail, asked, uid in self.recent))
        return "OK Store completed"

    def copy(self, arguments: tuple[Token, ...], *, by_uid: bool) -> str:
        """COPY, answered with COPYUID (RFC 4315)."""
        code, _ = self._copied(arguments, by_uid)
        return f"OK {code}Copy completed"

    def move(self, arguments: tuple[Token, ...], *, by_uid: bool) -> str:
        """MOVE: copy and expunge in one (RFC 6851)."""
        self._must_write()
        code, uids = self._copied(arguments, by_uid)
        if code:
            self.send(f"* OK {code}Moved\r\n".encode("ascii"))
        self.folder.remove(uids)
        return "OK Move completed"

    def expunge(self, only: Token | None = None) -> str:
        """EXPUNGE all that is marked deleted, or those of them in a UID set (RFC 4315)."""
        self._must_write()
        if only is not None and not self.uidplus:
            raise NotImap("unknown command")
        among = set(self.uids) if only is None else set(sequence_set(only).among(self.uids))
        deleted = [
            uid for uid, mail in self.folder.messages.items() if "\\Deleted" in mail.flags and uid in among
        ]
        if deleted:
            self.folder.remove(deleted)
        return "OK Expunge completed"

    def _copied(self, arguments: tuple[Token, ...], by_uid: bool) -> tuple[str, list[int]]:
        if len(arguments) != 2:
            raise NotImap("messages and a mailbox are needed")
        chosen = self._chosen(arguments[0], by_uid)
        try:
            target = self.account.folder(name_in(arguments[1]))
        except NoSuchFolder as missing:
            raise No("[TRYCREATE] Mailbox doesn't exist") from missing
        old, new = [], []
        for _, uid in chosen:
            mail = self.folder.messages.get(uid)
            if mail is not None:
                old.append(uid)
                new.append(target.add(mail.raw, mail.flags, mail.received_at).uid)
        if not old or not self.uidplus:
            return "", old
        return f"[COPYUID {target.uidvalidity} {_joined(old)} {_joined(new)}] ", old

    def _chosen(self, token: Token, by_uid: bool) -> list[tuple[int, int]]:
        wanted = sequence_set(token)
        if by_uid:
            uids = set(wanted.among(self.uids))
            return [(number, uid) for number, uid in enumerate(self.uids, 1) if uid in uids]
        if not self.uids or wanted.beyond(len(self.uids)):
            raise NotImap("there is no message of that number")
        return [
            (number, self.uids[number - 1]) for number in wanted.among(list(range(1, len(self.uids) + 1)))
        ]

    def _must_write(self) -> None:
        if self.readonly:
            raise No("[READ-ONLY] Mailbox was opened read-only")

    def _told(self, uid: int) -> None:
        self._flags[uid] = self.folder.messages[uid].flags

    def _take_recent(self) -> None:
        self.recent |= self.folder.recent
        if not self.readonly:
            self.folder.recent.clear()


def proper_flags(given: Iterable[Token], *, keywords: bool) -> frozenset[str]:
    """Flags in their usual spelling; keywords drop out silently where the mailbox keeps none. NotImap for a bad one."""
    flags = set()
    for token in given:
        if not isinstance(token, str):
            raise NotImap("a flag is an atom")
        if token.startswith("\\"):
            if token.lower() not in SYSTEM_FLAGS:
                raise NotImap(f"{token} is no flag that can be set")
            flags.add(SYSTEM_FLAGS[token.lower()])
        elif keywords:
            flags.add(token)
    return frozenset(flags)


def _joined(uids: list[int]) -> str:
    ranges: list[list[int]] = []
    for uid in uids:
        if ranges and ranges[-1][1] == uid - 1:
            ranges[-1][1] = uid
        else:
            ranges.append([uid, uid])
    return ",".join(f"{first}" if first == last else f"{first}:{last}" for first, last in ranges)
