"""What the service sees of the world beside its store: the mailbox, the disk."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One look around; None where there is nothing to see."""

    unread: int | None = None  #: mails in the mailbox that are not in the store
    away_since: datetime | None = None  #: since when the mailbox cannot be read
    free: int | None = None  #: bytes on the disk of store and attachments
    size: int | None = None  #: bytes of that disk
