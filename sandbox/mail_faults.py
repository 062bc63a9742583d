"""What can go wrong with mail, on request: a test names the point and the fault, the servers obey."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, get_args

from sandbox.mail_store import canonical

Point = Literal[
    "smtp.connect",
    "smtp.mail",
    "smtp.rcpt",
    "smtp.data",  # the message was read, nothing is stored
    "smtp.stored",  # the message is stored, the sender does not know it yet
    "delivery",  # between acceptance and the mailbox
    "imap.connect",
    "imap.idle",
    "imap.login",
    "imap.select",
    "imap.search",
    "imap.fetch",
    "imap.store",
    "imap.move",
    "imap.copy",
    "imap.append",
    "imap.noop",
    "imap.any",
]
Kind = Literal[
    "reply",  # answer with `text` instead of doing it
    "cut",  # the connection breaks; on IMAP after `after` bytes of the answer
    "slow",  # go on after `seconds`
    "hang",  # never answer; the connection stays open
    "bye",  # IMAP: take leave with `text` and close
    "bounce",  # delivery: a delivery status notification goes back instead (RFC 3464)
]


@dataclass
class Fault:
    """One thing to go wrong, a number of times."""

    point: Point
    kind: Kind
    text: str = ""  #: the answer: "451 4.7.1 Try later", "NO [UNAVAILABLE] …"
    address: str | None = None  #: only for this recipient (SMTP) or user (IMAP); None: everybody
    seconds: float = 0.0
    after: int = 0
    times: int | None = 1  #: None: until cleared


class Faults:
    """The faults still to come, oldest first."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(
        self,
        point: Point,
        kind: Kind,
        text: str = "",
        *,
        address: str | None = None,
        seconds: float = 0.0,
        after: int = 0,
        times: int | None = 1,
    ) -> Fault:
        """Ask for a fault. ValueError for one that cannot happen."""
        if point not in get_args(Point) or kind not in get_args(Kind):
            raise ValueError(f"no such fault: {kind!r} at {point!r}")
        if point == "delivery" and kind not in ("bounce", "slow"):
            raise ValueError("between acceptance and mailbox a mail can only be slow or bounce")
        if kind == "bounce" and point != "delivery":
            raise ValueError("only a delivery can bounce")
        if kind == "bye" and not point.startswith("imap."):
            raise ValueError("only IMAP says BYE")
        if kind == "reply" and not text:
            raise ValueError("a reply needs its text")
        fault = Fault(point, kind, text, address, seconds, after, times)
        self._waiting.append(fault)
        return fault

    def take(self, point: Point, address: str | None = None) -> Fault | None:
        """The fault due here and now, counted as happened."""
        for fault in self._waiting:
            if fault.point == point and _concerns(fault, address):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Nothing goes wrong from now on."""
        self._waiting.clear()

    def listed(self) -> list[dict[str, object]]:
        """The faults still to come, as plain values."""
        return [asdict(fault) for fault in self._waiting]


def _concerns(fault: Fault, address: str | None) -> bool:
    if fault.address is None:
        return True
    return address is not None and canonical(fault.address) == canonical(address)
