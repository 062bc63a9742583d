"""What becomes of a letter that its address does not take: it is given up, and what matters goes to the person's other channel."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from consultation.correspondence import Channel, Letter, Say
from intake import accounts
from intake.naming import message_id
from store.ledger import Ledger

OTHER = ":other"  #: ends the key of a letter that goes out a second way
_WORTH_IT = frozenset({"reminder", "extension", "publication", "request", "answer", "meeting"})


def undeliverable(
    ledger: Ledger,
    letter: Letter,
    reason: str,
    now: datetime,
    *,
    channels: Collection[Channel],
    mail_domain: str | None,
) -> list[Letter]:
    """Notes that the address takes nothing any more; the letter to go out elsewhere instead, if there is one."""
    ledger.outbox.give_up(letter.id or 0, reason, now)
    ledger.people.lost(letter.channel, letter.address, reason)
    other = accounts.other_way(ledger, letter, channels) if letter.reason in _WORTH_IT else None
    if other is None:
        return []
    key = f"{letter.key}{OTHER}"
    id_ = None
    if other.channel is Channel.MAIL and mail_domain is not None:
        id_ = message_id(ledger.records.salt(), key, mail_domain)
    elsewhere = replace(
        letter,
        id=None,
        key=key,
        channel=other.channel,
        address=other.address,
        message_id=id_,
        says=(*_why(ledger, letter), *letter.says),
        tries=0,
        not_before=None,
    )
    posted = ledger.outbox.post(elsewhere, now)
    return [posted] if posted else []


def _why(ledger: Ledger, letter: Letter) -> tuple[Say, ...]:
    lost = ledger.people.find(letter.channel, letter.address)
    return (accounts.of_lost(lost),) if lost else ()
