"""Posting letters into the outbox, in the transaction that gives the reason for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Required, TypedDict, Unpack

from consultation.correspondence import Channel, Enclosure, Letter, Say
from consultation.definition import Consultation
from intake.naming import message_id
from store.ledger import Ledger
from store.people import Known


class Wording(TypedDict, total=False):
    """A letter but for where it goes; fields that are left out stand as `Letter` has them."""

    key: Required[str]
    language: Required[str]
    says: Required[tuple[Say, ...]]
    reason: Required[str]
    in_reply_to: str | None
    references: tuple[str, ...]
    subject: str | None
    enclosures: tuple[Enclosure, ...]
    supersedes: str | None
    about: str | None
    not_after: datetime | None


@dataclass
class Post:
    """Collects what one transaction posted, so that the postman need not look for it."""

    ledger: Ledger
    now: datetime
    mail_domain: str | None  #: None: the mail channel is off
    posted: list[Letter] = field(default_factory=list)
    kind: str | None = (
        None  #: how the arrival is classed where only the desk can tell; None: as its door said
    )
    note: str | None = None  #: what staff have to know of the arrival
    _salt: str | None = None

    def letter(self, *, contact: Known, consultation: Consultation, **rest: Unpack[Wording]) -> None:
        """Posts a letter to a person's address; the same key is posted once."""
        self.plain(channel=contact.channel, address=contact.address, consultation=consultation, **rest)

    def plain(
        self, *, channel: Channel, address: str, consultation: Consultation, **rest: Unpack[Wording]
    ) -> None:
        """Posts a letter to any address, such as a staff member's or a group's."""
        letter = self.made(channel=channel, address=address, consultation=consultation, **rest)
        posted = self.ledger.outbox.post(letter, self.now) if self._goes(letter) else None
        if posted is not None:
            self.posted.append(posted)

    def all(self, letters: Sequence[Letter]) -> None:
        """Posts many letters at once, each once by its key."""
        self.posted += self.ledger.outbox.post_all([one for one in letters if self._goes(one)], self.now)

    def made(
        self, *, channel: Channel, address: str, consultation: Consultation, **rest: Unpack[Wording]
    ) -> Letter:
        """A letter as it would be posted, for `all`."""
        id_ = None
        if channel is Channel.MAIL and self.mail_domain is not None:
            self._salt = self._salt or self.ledger.records.salt()
            id_ = message_id(self._salt, rest["key"], self.mail_domain)
        return Letter(
            channel=channel, address=address, consultation=consultation.slug, message_id=id_, **rest
        )

    def _goes(self, letter: Letter) -> bool:
        return letter.channel is not Channel.MAIL or self.mail_domain is not None
