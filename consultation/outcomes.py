"""What a turn comes to: the next interview, what is said, and what follows from it."""

from dataclasses import dataclass

from consultation.correspondence import Say
from consultation.interview import Interview


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A version was handed in; it counts at once or waits for CONFIRM."""

    version: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The version that waited counts now."""

    version: int


@dataclass(frozen=True, slots=True)
class Withdrew:
    """The contribution was withdrawn."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """No more reminders to this person."""


@dataclass(frozen=True, slots=True)
class Began:
    """The person wants another contribution beside this one."""


@dataclass(frozen=True, slots=True)
class LookedRound:
    """The person asks where they stand: their other contributions belong to the answer."""


@dataclass(frozen=True, slots=True)
class LeftEmpty:
    """There was nothing to withdraw yet: an earlier contribution is what remains."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for staff."""

    text: str


@dataclass(frozen=True, slots=True)
class AskedForData:
    """The person wants to have all that is kept about them."""


@dataclass(frozen=True, slots=True)
class AskedToUnite:
    """The person wants two contributions that were handed in at two doors to be one."""


@dataclass(frozen=True, slots=True)
class ChoseChannel:
    """The person says where they want to be written to, or asks how that stands."""

    channel: str  #: telegram, mail, or empty


@dataclass(frozen=True, slots=True)
class AskedToHear:
    """The person wants to be told of something, whether or not they answer."""

    topic: str


@dataclass(frozen=True, slots=True)
class AskedToShare:
    """The person wants to tell others of the consultation."""


@dataclass(frozen=True, slots=True)
class GaveAddress:
    """A mail address was typed; whether it is theirs is not known yet."""

    address: str


Act = (
    HandedIn
    | Confirmed
    | Withdrew
    | Stopped
    | Began
    | LookedRound
    | LeftEmpty
    | Asked
    | AskedForData
    | AskedToHear
    | AskedToShare
    | GaveAddress
    | ChoseChannel
    | AskedToUnite
)


@dataclass(frozen=True, slots=True)
class Step:
    """The outcome of a turn."""

    interview: Interview
    says: tuple[Say, ...] = ()
    acts: tuple[Act, ...] = ()
