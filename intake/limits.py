"""Where our patience ends: robots that write to us, and addresses that bounce."""

from datetime import datetime, timedelta

from consultation.correspondence import Arrival, Channel, Inbound
from consultation.interview import Interview
from intake.elsewhere import undeliverable
from intake.posting import Post
from store.ledger import Ledger

_TO_THE_EMPTY = 2  #: letters to an address that only ever sent us nothing
_AN_HOUR = 30  #: automatic replies to one mail address within an hour; two robots stop long before


def has_had_enough(ledger: Ledger, inbound: Inbound, interview: Interview, now: datetime) -> bool:
    """Whether this address gets no further automatic reply (the message itself is kept all the same)."""
    if inbound.channel is not Channel.MAIL:
        return False
    replies = ("reply", "receipt")
    nothing_yet = interview.is_empty and not interview.versions and inbound.kind in ("empty", "command")
    if nothing_yet and ledger.outbox.count_to(Channel.MAIL, inbound.address, replies) >= _TO_THE_EMPTY:
        return True
    return (
        ledger.outbox.count_to(Channel.MAIL, inbound.address, replies, now - timedelta(hours=1)) >= _AN_HOUR
    )


def note_bounce(post: Post, inbound: Inbound) -> None:
    """A permanent bounce of a letter that we did send stops further letters to that address; the answers stay.

    A notice that came back goes out on the person's other channel.

    The notes of a bounce are: recipient, status code, "permanent" or "temporary", and the Message-ID it speaks of. A
    bounce that names no letter of ours is noise, or somebody who wants to silence another.
    """
    recipient, status, lasting, message = (*inbound.notes, "", "", "", "")[:4]
    if lasting != "permanent":
        return
    for letter, _ in post.ledger.outbox.known([message] if message else []):
        if not recipient or letter.address.lower() == recipient.lower():
            post.posted += undeliverable(
                post.ledger,
                letter,
                f"bounced {status}".strip(),
                post.now,
                channels=tuple(Channel),
                mail_domain=post.mail_domain,
            )


def looks_automatic(arrival: Arrival) -> bool:
    """Whether a message that could not even be read bears the marks of a robot (RFC 3834): then it is not answered."""
    if arrival.channel is not Channel.MAIL:
        return False
    head = arrival.raw[:65536].partition(b"\r\n\r\n")[0].lower()
    marks = (
        b"auto-submitted: auto",
        b"\nprecedence:",
        b"\nlist-",
        b"return-path: <>",
        b"mailer-daemon",
        b"noreply",
        b"no-reply",
    )
    return any(mark in head for mark in marks)
