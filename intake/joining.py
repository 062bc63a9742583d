"""Staff join two doors that are one person's, or take them apart: with a reason, told to both doors, to be undone by either."""

from consultation import receipts
from consultation.correspondence import Channel, Say
from intake import linking
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import NotPossible
from store.forgetting import FORGOTTEN
from store.ledger import Ledger
from store.people import Known

BY_STAFF = "staff: "  #: begins how a joining came about that no message explains


def door(ledger: Ledger, named: str) -> Known:
    """The door that staff name: a mail address, `telegram:CHAT_ID`, or the receipt of a contribution. Raises NotPossible."""
    chat = named.strip().removeprefix("telegram:")
    found = None
    if chat != named.strip():
        found = ledger.people.find(Channel.TELEGRAM, chat)
    elif "@" in named:
        local, _, domain = named.strip().rpartition("@")
        found = ledger.people.find(Channel.MAIL, f"{local}@{domain.lower()}")
    elif (current := ledger.interviews.of_receipt(named.strip().upper())) is not None:
        doors = [one for one in ledger.people.contacts(current.person) if one.unreachable != FORGOTTEN]
        found = min(doors, key=lambda one: one.id, default=None)
    if found is None:
        raise NotPossible(
            f"Nobody is known as {named}: name a mail address, telegram:CHAT_ID, or a receipt number."
        )
    return found


def link(post: Post, consultations: Consultations, one: Known, other: Known, why: str, who: str) -> None:
    """The other door joins the person of the first, with what was begun there. Raises NotPossible."""
    if not why.strip():
        raise NotPossible("Say why with --reason: it is kept, and it is how the next one knows.")
    if one.person == other.person:
        raise NotPossible("These two lead to one person already; `intake unlink` takes them apart.")
    says = linking.join(post, other, one.person, f"{BY_STAFF}{why.strip()}", who)
    for here, there in ((one, other), (other, one)):
        told = (_of("linked_by_staff", there), *says)
        linking.tell(
            post,
            consultations,
            here,
            told,
            f"joined:{post.now.isoformat()}:{here.channel.value}:{here.address}",
        )


def unlink(post: Post, consultations: Consultations, named: Known, why: str, who: str) -> Known:
    """Takes the latest joining of that person apart; the door that is by itself again. Raises NotPossible."""
    if not why.strip():
        raise NotPossible("Say why with --reason: it is kept, and it is how the next one knows.")
    standing = post.ledger.links.latest(named.person)
    if standing is None:
        raise NotPossible("Nothing is joined there: each of these doors leads to one person alone.")
    parted = linking.part(post, consultations, standing, who, why.strip())
    if parted is None:
        raise NotPossible("That door is not there any more.")
    for other in post.ledger.people.contacts(standing.into):
        if other.id != parted.id and other.unreachable is None:
            said = (Say.of("unlinked_other"),)
            linking.tell(post, consultations, other, said, f"unlinked:{standing.id}:{other.id}")
    return parted


def in_words(ledger: Ledger, contact: Known) -> str:
    """A door as staff name it, with what is begun there."""
    name = contact.address if contact.channel is Channel.MAIL else f"telegram:{contact.address}"
    theirs = [receipts.short(one.interview.receipt) for one in ledger.interviews.of_person(contact.person)]
    return f"{name} ({contact.display_name or 'no name'}; {', '.join(theirs) or 'nothing begun'})"


def _of(phrase: str, there: Known) -> Say:
    if there.channel is Channel.TELEGRAM:
        return Say.of(phrase)
    return Say.of(phrase, address=linking.masked(there.address))
