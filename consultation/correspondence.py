"""Messages as the desk sees them: what arrived, what it means, and what is said in reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from consultation.turns import Turn


class Channel(StrEnum):
    """The door a message came through, and the way a letter goes out."""

    TELEGRAM = "telegram"
    MAIL = "mail"


class Proof(StrEnum):
    """How well we know that a message comes from the holder of its address, weakest first."""

    NONE = "none"  #: a From header, which anybody can write
    WORD = "word"  #: unproven, but the same address said CONFIRM
    TOKEN = "token"  #: answers a letter that only the holder of the address received
    DOMAIN = "domain"  #: the sender's domain vouches (DMARC, by our own border or our own check)
    ACCOUNT = "account"  #: the chat service vouches

    def at_least(self, other: "Proof") -> bool:
        """Whether this proof is as good as the other or better."""
        order = list(Proof)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message exactly as it came in, stored before it is acknowledged."""

    channel: Channel
    account: str  #: our own end: the bot's id, or the mailbox
    external_id: str  #: unique within channel and account; a second arrival is ignored
    address: str  #: the other end: chat id, or mail address; turns of one address are handled in order
    received_at: datetime
    raw: bytes


@dataclass(frozen=True, slots=True)
class StaffAct:
    """A button that somebody pressed in the staff group."""

    act: str  #: look, approve, reject, ask; anything else is a button of an older service
    receipt: str  #: of the contribution below which it stood
    version: int | None = None  #: that was read when the button was made; None: whichever counts


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message that arrived, already read into turns."""

    channel: Channel
    address: str  #: where replies go
    turns: tuple[Turn, ...]
    kind: str = (
        "message"  #: how the door classed it: message, contribution, command, question, auto-reply, bounce, …
    )
    language: str | None = None  #: what the message or the person's app suggests
    display_name: str | None = None
    consultation: str | None = None  #: slug; None: the only one, or the one the person is in
    proof: Proof = Proof.ACCOUNT
    disowned: bool = False  #: by mail: the sender's domain says that it is not from there
    answerable: bool = True  #: False for automatic mail: whatever happens, no letter goes out
    message_id: str | None = None  #: of the mail, for In-Reply-To of our answer
    references: tuple[str, ...] = ()  #: the mail's thread, newest first
    subject: str | None = None
    notes: tuple[str, ...] = ()  #: what the reading was unsure of, for staff and for the person
    author: str | None = None  #: who of a group it comes from, by the number the chat service knows them by
    act: StaffAct | None = None
    earlier: tuple[str, ...] = ()  #: keys of arrivals that were kept until now and are filed with this one

    @property
    def is_surely_theirs(self) -> bool:
        """Whether the message may decide about the person's doors and data; see `Authentication.surely`."""
        return self.proof.at_least(Proof.TOKEN) and not self.disowned


Value = str | int | datetime

#: Begins the group of letters that are one message, kept up to date in place.
LIVE = "live:"


#: Reasons of letters that a person who just wrote is waiting for.
REPLIES = frozenset({"reply", "receipt", "forgetting", "farewell"})


@dataclass(frozen=True, slots=True)
class Say:
    """One thing to say: the name of a phrase and its arguments. The wording lives in `phrases/`."""

    phrase: str
    args: Mapping[str, Value] = field(default_factory=dict)

    @staticmethod
    def of(phrase: str, **args: Value) -> "Say":
        """`Say.of("recorded", number=3)`."""
        return Say(phrase, args)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes out with a letter."""

    name: str
    content_type: str
    sha256: str  #: where the store keeps the bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one address, posted in the outbox. It ends sent, given up or superseded."""

    key: str  #: names the reason; posting the same key twice posts once
    channel: Channel
    address: str
    language: str
    says: tuple[Say, ...]
    reason: str  #: reply, receipt, reminder, digest, extension, publication, invitation, meeting, staff, board, request, answer
    consultation: str | None = None  #: slug
    about: str | None = None  #: receipt number of the contribution it is about
    id: int | None = None
    message_id: str | None = None  #: fixed when posted, so that a repeated mail is known as the same
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    subject: str | None = None  #: of the mail that is answered
    enclosures: tuple[Enclosure, ...] = ()
    supersedes: str | None = None  #: unsent letters of this group to this address are dropped for this one
    not_before: datetime | None = None
    not_after: datetime | None = None  #: after that moment it is better not sent at all
    tries: int = 0
    posted_at: datetime | None = None  #: None: not posted yet
    account: str | None = None  #: the bot or mailbox it goes out from, when there are several

    @property
    def is_live(self) -> bool:
        """Whether it stands in the place of the message of its group that went out before, instead of below it."""
        return self.supersedes is not None and self.supersedes.startswith(LIVE)
