"""Posting letters into the outbox, in the transaction that gives the reason for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from consultation.correspondence import Channel, Enclosure, Letter, Say
from consultation.definition import Consultation
from intake.naming import message_id
from store.ledger import Ledger
from store.people import Known


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

    def letter(
        self,
        *,
        key: str,
        contact: Known,
        consultation: Consultation,
        language: str,
        says: tuple[Say, ...],
        reason: str,
        in_reply_to: str | None = None,
        references: tuple[str, ...] = (),
        subject: str | None = None,
        enclosures: tuple[Enclosure, ...] = (),
        supersedes: str | None = None,
        about: str | None = None,
    ) -> None:
        """Posts a letter to a person's address; the same key is posted once."""
        self.plain(
            key=key,
            channel=contact.channel,
            address=contact.address,
            consultation=consultation,
            language=language,
            says=says,
            reason=reason,
            in_reply_to=in_reply_to,
            references=references,
            subject=subject,
            enclosures=enclosures,
            supersedes=supersedes,
            about=about,
        )

    def plain(
        self,
        *,
        key: str,
        channel: Channel,
        address: str,
        consultation: Consultation,
        language: str,
        says: tuple[Say, ...],
        reason: str,
        in_reply_to: str | None = None,
        references: tuple[str, ...] = (),
        subject: str | None = None,
        enclosures: tuple[Enclosure, ...] = (),
        supersedes: str | None = None,
        about: str | None = None,
    ) -> None:
        """Posts a letter to any address, such as a staff member's or a group's."""
        letter = self.made(
            key=key,
            channel=channel,
            address=address,
            consultation=consultation,
            language=language,
            says=says,
            reason=reason,
            in_reply_to=in_reply_to,
            references=references,
            subject=subject,
            enclosures=enclosures,
            supersedes=supersedes,
            about=about,
        )
        posted = self.ledger.outbox.post(letter, self.now) if self._goes(letter) else None
        if posted is not None:
            self.posted.append(posted)

    def all(self, letters: Sequence[Letter]) -> None:
        """Posts many letters at once, each once by its key."""
        self.posted += self.ledger.outbox.post_all([one for one in letters if self._goes(one)], self.now)

    def made(
        self, *, key: str, channel: Channel, address: str, consultation: Consultation, **more: Any
    ) -> Letter:
        """A letter as it would be posted, for `all`; `more` are its other fields."""
        id_ = None
        if channel is Channel.MAIL and self.mail_domain is not None:
            self._salt = self._salt or self.ledger.records.salt()
            id_ = message_id(self._salt, key, self.mail_domain)
        return Letter(
            key=key, channel=channel, address=address, consultation=consultation.slug, message_id=id_, **more
        )

    def _goes(self, letter: Letter) -> bool:
        return letter.channel is not Channel.MAIL or self.mail_domain is not None
