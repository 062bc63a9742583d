"""The same mail, delivered twice: by an alias and directly, or by a border that tried again. Known by what its author sent."""

import hashlib
import re

from consultation.correspondence import Arrival, Channel, Inbound
from store.ledger import Ledger

#: Headers that the author's side wrote, or that change how a mail is taken; all others tell of its way here.
_MEANT = re.compile(
    rb"^(?:from|sender|reply-to|to|cc|subject|date|message-id|in-reply-to|references|mime-version|content-[\w-]+|"
    rb"auto-submitted|precedence|list-[\w-]+|x-auto[\w-]*|x-loop)[ \t]*:",
    re.IGNORECASE,
)
_LINE = re.compile(rb"[^\n]*\n(?:[ \t][^\n]*\n)*")


def essence(raw: bytes) -> str:
    """The hash of a mail without the lines that servers add on its way."""
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    meant = sorted(line for line in _LINE.findall(head + b"\n") if _MEANT.match(line))
    return hashlib.sha256(b"".join(meant) + b"\n" + body).hexdigest()


def came_before(ledger: Ledger, arrival: Arrival, inbound: Inbound) -> bool:
    """Whether the same mail was answered already, to the same address.

    The same Message-ID with other words is another mail: programs repeat them, and people send again what they changed.
    """
    if inbound.channel is not Channel.MAIL or not inbound.message_id:
        return False
    for letter in ledger.outbox.answers_to(inbound.channel, inbound.address, inbound.message_id):
        # After how its key begins ("reply:"), the letter is named by what it answers.
        channel, _, rest = letter.key.partition(":")[2].partition(":")
        account, _, external_id = rest.partition(":")
        raw = ledger.arrivals.raw_of(channel, account, external_id)
        if raw is not None and raw != arrival.raw and essence(raw) == essence(arrival.raw):
            return True
    return False
