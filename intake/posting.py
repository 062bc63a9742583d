"""Posting letters into the outbox, in the transaction that gives the reason for them."""

from dataclasses import dataclass, field
from datetime import datetime

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
        mail = channel is Channel.MAIL
        if mail and self.mail_domain is None:
            return
        letter = Letter(
            key=key,
            channel=channel,
            address=address,
            language=language,
            says=says,
            reason=reason,
            consultation=consultation.slug,
            message_id=message_id(self.ledger.records.salt(), key, self.mail_domain or "") if mail else None,
            in_reply_to=in_reply_to,
            references=references,
            subject=subject,
            enclosures=enclosures,
            supersedes=supersedes,
            about=about,
        )
        posted = self.ledger.outbox.post(letter, self.now)
        if posted is not None:
            self.posted.append(posted)
