"""Several people who draft one contribution: who sits where, what each may do, and how one of them sees the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody does at a shared contribution."""

    LEAD = "lead"  #: began it, or took it over: invites, removes, withdraws, says who it is published as
    DRAFTER = "drafter"  #: writes and hands in
    SIGNATORY = "signatory"  #: reads the whole text, signs it or asks for changes; writes nothing


class SeatState(StrEnum):
    """How far somebody has come to their seat."""

    INVITED = "invited"
    ASKED = "asked"  #: a chat opened the link and is asked whether it wants to join
    WAITING = "waiting"  #: said yes, and waits for the lead
    IN = "in"
    GONE = "gone"  #: left, removed, refused or declined; the number stays theirs


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's place at a shared contribution."""

    id: int
    interview: int
    number: int  #: 1 is who began it
    role: Role
    state: SeatState
    person: int | None
    contact: int | None  #: the address they came by
    name: str | None  #: for the others at the table, never published
    address: str | None  #: the mail address that was invited
    expires_at: datetime
    asked_at: datetime | None = None

    @property
    def called(self) -> str:
        """How the others know them."""
        return self.name or self.address or f"#{self.number}"

    @property
    def is_taken(self) -> bool:
        """Whether somebody has it, or may still come to it."""
        return self.state is not SeatState.GONE


@dataclass(frozen=True, slots=True)
class Team:
    """Those who draft together, as one of them sees it."""

    seat: int  #: number of who looks
    role: Role
    names: Mapping[int, str]  #: of everybody who ever had a seat
    to_sign: bool = False  #: somebody has to sign before a version counts
    led_by: int = 1  #: number of who leads

    @property
    def leads(self) -> bool:
        """Whether it is the lead who looks."""
        return self.role is Role.LEAD

    @property
    def lead(self) -> str:
        """The name of who leads."""
        return self.names.get(self.led_by, "")

    def called(self, number: int) -> str:
        """The name of one of them."""
        return self.names.get(number, f"#{number}")
