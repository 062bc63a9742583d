"""One stakeholder on two channels: an address counts as theirs only once it answered a letter that only it received."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from consultation.correspondence import Channel, Inbound, Letter, Say
from consultation.definition import Consultation
from consultation.turns import Confirm, Status
from intake import linking
from intake.posting import Post
from intake.shelf import Consultations
from store.forgetting import FORGOTTEN
from store.interviews import Current
from store.ledger import Ledger
from store.people import Known

_VERIFY = "verify"
_VERIFICATION = "verification"
_AT_MOST = 3  #: addresses that one person may have us write to, and such letters to one address: nobody is pestered through us


def ask_to_verify(
    post: Post, contact: Known, current: Current, consultation: Consultation, address: str
) -> None:
    """Writes to an address somebody typed in chat; a reply from there links it to them. Nothing is linked before."""
    known = post.ledger.people.find(Channel.MAIL, address)
    if contact.channel is Channel.MAIL or (known is not None and known.person == contact.person):
        return
    started = f"{_VERIFY}:{current.person}:"
    outbox = post.ledger.outbox
    if len(outbox.keys_like(started)) >= _AT_MOST or outbox.count_about(address, _VERIFICATION) >= _AT_MOST:
        return
    post.plain(
        key=f"{started}{current.id}:{address}",
        channel=Channel.MAIL,
        address=address,
        consultation=consultation,
        language=current.interview.language or consultation.speaks(None),
        says=(Say.of("verify_address"),),
        reason=_VERIFICATION,
        about=current.interview.receipt,
    )


def link_if_proven(post: Post, consultations: Consultations, contact: Known, inbound: Inbound) -> linking.Met:
    """A CONFIRM that answers our verification letter, from the address it went to, joins that address to the person."""
    here = linking.Met(contact, inbound)
    if inbound.channel is not Channel.MAIL or not inbound.is_surely_theirs:
        return here
    if not any(isinstance(turn, Confirm) for turn in inbound.turns):
        return here  # "this was not me" is a reply too
    ledger = post.ledger
    for letter, _ in ledger.outbox.known(inbound.references):
        if letter.reason == _VERIFICATION and _same(letter.address, contact.address):
            person = int(letter.key.split(":")[1])
            if person == contact.person:
                continue
            says = linking.join(post, contact, person, "answered the verification letter")
            joined = ledger.people.get(contact.id) or contact
            for other in ledger.people.contacts(person):
                if other.channel is Channel.TELEGRAM:
                    key = f"linked:{letter.key}:{other.id}"
                    linking.tell(post, consultations, other, (Say.of("linked"), *says), key)
            # The CONFIRM was about the address; what it says of the contribution is how it stands.
            told = tuple(Status() if isinstance(turn, Confirm) else turn for turn in inbound.turns)
            return linking.Met(joined, replace(inbound, turns=told), (Say.of("linked"), *says))
    return here


def _same(one: str, other: str) -> bool:
    """In theory a local part minds its letter case; no host in use does (RFC 5321, 2.4)."""
    return one.casefold() == other.casefold()


def other_way(ledger: Ledger, letter: Letter, channels: Collection[Channel]) -> Known | None:
    """Another address of the same person, on one of the channels, for a letter that cannot be delivered."""
    contact = ledger.people.find(letter.channel, letter.address)
    if contact is None:
        return None
    others = (c for c in ledger.people.contacts(contact.person) if c.id != contact.id)
    return next((c for c in others if c.unreachable is None and c.channel in channels), None)


def best_contact(ledger: Ledger, person: int, channel: Channel, *, reminders: bool = False) -> Known | None:
    """Where to write to a person: the channel asked for when it is reachable, otherwise the other one."""
    return choose(ledger.people.contacts(person), channel, reminders=reminders)


def choose(contacts: Sequence[Known], channel: Channel, *, reminders: bool = False) -> Known | None:
    """The same among addresses at hand, the one used last first. Who said stop anywhere gets no reminder anywhere.

    The channel that the person chose goes before the one asked for.
    """
    if reminders and any(c.stopped for c in contacts):
        return None
    fit = [c for c in contacts if c.unreachable is None]
    wanted = _wanted(contacts, channel)
    return next((c for c in fit if c.channel is wanted), fit[0] if fit else None)


def why_here(contacts: Sequence[Known], contact: Known, channel: Channel) -> tuple[Say, ...]:
    """What is said first in a letter that would have gone to another address, had that one not failed for good."""
    wanted = _wanted(contacts, channel)
    if contact.channel is wanted:
        return ()
    lost = [c for c in contacts if c.channel is wanted and c.unreachable not in (None, FORGOTTEN)]
    return (of_lost(lost[0]),) if lost else ()


def of_lost(lost: Known) -> Say:
    """That letters come here, since that address takes none any more."""
    if lost.channel is Channel.TELEGRAM:
        return Say.of("lost_chat")
    return Say.of("lost_mail", address=linking.masked(lost.address))


def _wanted(contacts: Sequence[Known], channel: Channel) -> Channel:
    return next((c.wanted for c in contacts if c.wanted), channel)
