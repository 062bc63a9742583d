"""Where our patience ends: robots that write to us, and addresses that bounce."""

import re
from datetime import timedelta
from difflib import SequenceMatcher

from consultation.correspondence import Arrival, Channel, Inbound, Proof
from consultation.interview import Interview
from consultation.turns import Answer, Ask, Attach, Comment, Share, Stop, Subscribe, Turn
from intake.elsewhere import undeliverable
from intake.posting import Post
from store.arrivals import UNDECIDED
from store.ledger import Ledger

_TO_THE_EMPTY = (
    2  #: letters to an address that only ever sent us nothing, or nothing new several times in a row
)
_AN_HOUR = 30  #: automatic replies to one mail address within an hour; two robots stop long before
_LOOKED_BACK = 20  #: arrivals of an address looked at for how many in a row brought nothing new
_REPEATED = "repeated"
_NOTHING_NEW = frozenset({"empty", _REPEATED, UNDECIDED})
_NEITHER = frozenset(
    {"auto-reply", "bounce", "duplicate", "ignored", "list", "command"}
)  #: count for nothing
_TOLD = "wrote nothing new several times in a row, and is not answered any more until words come: a robot?"
_ALIKE = 0.85  #: of the words of two texts of a robot that counts its tickets
_WORD = re.compile(r"[^\W\d_]+")


def has_had_enough(
    post: Post, inbound: Inbound, turns: tuple[Turn, ...], before: Interview, after: Interview
) -> bool:
    """Whether this address gets no further automatic reply (the message itself is kept all the same).

    `before` is the interview as it was when the message came, `after` as it is now.
    """
    if inbound.channel is not Channel.MAIL:
        return False
    ledger, replies = post.ledger, ("reply", "receipt")
    # Who does not answer the questions says these words all the same, and is no robot for it.
    only_listens = inbound.proof.at_least(Proof.TOKEN) and any(
        isinstance(turn, Subscribe | Share | Stop) for turn in turns
    )
    nothing_yet = after.is_empty and not after.versions and inbound.kind in ("empty", "command")
    if (
        nothing_yet
        and not only_listens
        and ledger.outbox.count_to(Channel.MAIL, inbound.address, replies) >= _TO_THE_EMPTY
    ):
        return True
    if inbound.kind != "empty" and _says_again(ledger, turns, before):
        post.kind = _REPEATED
    if (inbound.kind == "empty" or post.kind == _REPEATED) and _is_one_too_many(post, inbound):
        return True
    since = post.now - timedelta(hours=1)
    return ledger.outbox.count_to(Channel.MAIL, inbound.address, replies, since) >= _AN_HOUR


def was_asked_enough(post: Post, inbound: Inbound) -> bool:
    """Whether somebody was asked several times in a row which consultation is meant, and never said."""
    return inbound.channel is Channel.MAIL and _in_a_row(post, inbound)[0] >= _TO_THE_EMPTY


def _is_one_too_many(post: Post, inbound: Inbound) -> bool:
    count, told = _in_a_row(post, inbound)
    # What is said again was answered once already, when it was new.
    if count + (post.kind == _REPEATED) < _TO_THE_EMPTY:
        return False
    post.note = None if told else _TOLD
    return True


def _in_a_row(post: Post, inbound: Inbound) -> tuple[int, bool]:
    """How many of the latest mails from there brought nothing new, and whether staff were told so."""
    count, told = 0, False
    for kind, note in post.ledger.arrivals.latest(inbound.channel, inbound.address, _LOOKED_BACK):
        if kind in _NEITHER:
            continue
        if kind not in _NOTHING_NEW:
            break
        count, told = count + 1, told or note == _TOLD
    return count, told


def _says_again(ledger: Ledger, turns: tuple[Turn, ...], before: Interview) -> bool:
    """Whether all words of a mail were said before, but for numbers in them; a changed answer or a file is new."""
    said = [turn for turn in turns if isinstance(turn, Answer | Comment | Ask)]
    if not said or any(isinstance(turn, Attach) for turn in turns):
        return False
    answers = {text for number in before.answers if (text := before.text(number).strip())}
    answers |= {turn.text.strip() for turn in before.held if isinstance(turn, Answer)}
    pieces = answers | {part.text.strip() for parts in before.answers.values() for part in parts}
    if any(
        turn.text.strip() not in (pieces if turn.adds else answers)
        for turn in said
        if isinstance(turn, Answer)
    ):
        return False
    known = [part.text for parts in before.answers.values() for part in parts]
    known += [turn.text for turn in before.held if isinstance(turn, Comment)]
    known += [remark.text for remark in ledger.remarks.of_receipt(before.receipt)]
    return all(
        any(_are_alike(turn.text, text) for text in known) for turn in said if not isinstance(turn, Answer)
    )


def _are_alike(one: str, other: str) -> bool:
    words, others = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    if words == others:
        return one.strip() == other.strip() or bool(words)
    return SequenceMatcher(None, words[:400], others[:400], autojunk=False).ratio() >= _ALIKE


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
