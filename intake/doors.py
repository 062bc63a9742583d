"""What a door and the desk promise each other."""

from dataclasses import dataclass
from typing import Protocol

from consultation.correspondence import Arrival, Channel, Inbound, Letter
from consultation.errors import IntakeError


class SendingError(IntakeError):
    """A letter did not go out; the kind of error is the decision what to do next."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class TryLater(SendingError):
    """The other side is busy or away: the same letter again, not before `after` seconds (None: our own back-off)."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        self.after = after
        super().__init__(reason)


class Away(TryLater):
    """The other side as a whole cannot be asked: no letter of this channel goes out now, whoever it is for."""


class Unreachable(SendingError):
    """This address takes nothing from us any more (blocked, deactivated, no such mailbox): stop writing to it."""


class Refused(SendingError):
    """The other side will never take this letter, though it may take others."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The other side took the letter."""

    external_id: str | None = None  #: Telegram's message id, or the Message-ID of the mail
    text: str | None = None  #: the plain text that a mail went out with, to know it again when it is quoted


@dataclass(frozen=True, slots=True)
class KnownLetter:
    """A mail of ours that went out, found again by its Message-ID."""

    message_id: str
    address: str
    text: str
    language: str
    consultation: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What a mail carries of ways into the chat; never kept, but for a hash."""

    url: str | None = None  #: opens the bot
    token: str = ""  #: the secret in it
    code: str | None = None  #: to type in the chat

    def masked(self, text: str) -> str:
        """The text of the mail as it may be kept: its secrets taken out."""
        for secret in filter(None, (self.token, self.code)):
            text = text.replace(secret, "")
        return text


class Door(Protocol):
    """A channel. Two exist: Telegram and mail."""

    channel: Channel

    async def read(self, arrival: Arrival) -> Inbound:
        """Makes turns of what arrived; may fetch files first.

        Raises TryLater when the other side has to be asked again. Any other exception counts as a failed try; after
        three the message is set aside with its raw bytes.
        """
        ...

    async def send(self, letter: Letter) -> Sent:
        """Words the letter and hands it over. Raises TryLater (Away), Unreachable or Refused."""
        ...
