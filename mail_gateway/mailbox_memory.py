"""What the walk through a mailbox remembers of a folder while it runs, and in what portions it takes its mails."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mail_gateway.imap_line import LINE_ERRORS, Folder, ImapLine, is_refusal

_TOGETHER = 100  #: mails in one batch at most
_BYTES = 8 * 1024 * 1024  #: of one batch; a larger mail goes alone
_SIZES = 1000  #: mails whose sizes are asked for at once
_FIRST_PUT_OFF = 2.0  #: seconds until a mail that cannot be fetched is tried again; each time twice as long
_LONGEST_PUT_OFF = 3600.0


@dataclass(slots=True)
class Again:
    """When a mail that could not be fetched is tried again."""

    tries: int
    at: float


@dataclass(slots=True)
class Memory:
    """What is known of one folder while we run."""

    folder: Folder
    marks: bool  #: what was stored carries our keyword
    highest: int = 0  #: every mail up to here is stored, or put off
    put_off: dict[int, Again] = field(default_factory=dict)
    suspects: set[int] = field(default_factory=set)  #: the line died while they were fetched

    def due(self, found: list[int], now: float) -> list[int]:
        """Of the mails found and those put off, what is to be fetched now."""
        due = {uid for uid, again in self.put_off.items() if again.at <= now}
        return sorted({*found, *due} - (self.put_off.keys() - due))

    def put_off_one(self, uid: int, now: float) -> None:
        """Tries a mail again later, later each time."""
        tries = self.put_off[uid].tries + 1 if uid in self.put_off else 1
        self.put_off[uid] = Again(
            tries, now + min(_FIRST_PUT_OFF * 2 ** min(tries - 1, 20), _LONGEST_PUT_OFF)
        )


def batches(line: ImapLine, uids: list[int], memory: Memory) -> Iterator[list[int]]:
    """In order, not too many and not too large together; what once brought the line down goes alone."""
    for start in range(0, len(uids), _SIZES):
        some = uids[start : start + _SIZES]
        sizes = _sizes(line, some) if len(some) > 1 else {}
        batch: list[int] = []
        weight = 0
        for uid in some:
            size = sizes.get(uid, 0)
            alone = uid in memory.suspects or uid in memory.put_off
            if batch and (alone or len(batch) == _TOGETHER or weight + size > _BYTES):
                yield batch
                batch, weight = [], 0
            batch.append(uid)
            weight += size
            if alone:
                yield batch
                batch, weight = [], 0
        if batch:
            yield batch


def _sizes(line: ImapLine, uids: list[int]) -> dict[int, int]:
    try:
        return line.sizes(uids)
    except LINE_ERRORS as error:
        if not is_refusal(error):
            raise
        return {}  # one of them troubles the server; they are fetched all the same, and one by one if need be
