"""One person, two doors: how a chat and a mail address become one person's, and two again.

An address is joined only to who showed that they read its mail: by answering our letter, by the code in it, or by the
link in it, opened in the chat that gave the address. The link in every other mail of ours opens the bot for whoever
holds the mailbox; they are asked first, the mailbox is told, and one word undoes it.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations

from consultation import uniting
from consultation.correspondence import Channel, Inbound, Say
from consultation.turns import Agree, Begin, Code, Decline, Status, Turn, Unlink, Write
from consultation.vocabulary import fold, means_no, means_yes
from intake.posting import Post
from intake.shelf import Consultations
from store.interviews import Current
from store.ledger import Ledger
from store.links import Link, United
from store.passes import Pass
from store.people import Known

_TOKEN = re.compile(r"(?:go|me)[A-Za-z0-9_-]{24}")
_CODE = re.compile(r"(?:\d[ \-]?){8}")
_TO_ANSWER = timedelta(hours=1)  #: how long "is this you?" waits for its answer
_FREE_TRIES, _MOST_TRIES = 3, 8  #: wrong codes before the next try has to wait; before the code is void
_LONGEST_WAIT = 60  #: minutes


@dataclass(frozen=True, slots=True)
class Met:
    """Who wrote, once what their message says of their doors is dealt with."""

    contact: Known
    inbound: Inbound
    says: tuple[Say, ...] = ()  #: said before anything else
    settled: bool = False  #: the message was about nothing else


def meet(post: Post, consultations: Consultations, here: Met) -> Met:
    """Deals with links, codes and the word that takes them back."""
    contact, inbound = here.contact, here.inbound
    if inbound.channel is Channel.MAIL:
        if any(isinstance(turn, Unlink) for turn in inbound.turns):
            return _unlinked_by_mail(post, consultations, here)
        return here
    first = inbound.turns[0] if inbound.turns else None
    asked = post.ledger.passes.asked(contact.address, post.now - _TO_ANSWER)
    if asked is not None:
        yes = isinstance(first, Agree) or (isinstance(first, Write) and means_yes(first.text))
        no = isinstance(first, Decline) or (isinstance(first, Write) and means_no(first.text))
        if yes:
            return _opened(post, consultations, here, asked)
        if no:
            post.ledger.passes.use(asked, post.now)
            return replace(here, says=(Say.of("link_refused"),), settled=True)
        post.ledger.passes.ask(asked.id, contact.address, None)
    match first:
        case Begin(payload) if _TOKEN.fullmatch(payload):
            return _came_by_link(post, consultations, here, payload)
        case Code(digits) | Write(digits) if _CODE.fullmatch(fold(digits)):
            return _typed_code(post, consultations, here, "".join(re.findall(r"\d", fold(digits))))
        case Unlink():
            return _unlinked(post, consultations, here)
    return here


def _came_by_link(post: Post, consultations: Consultations, here: Met, token: str) -> Met:
    ledger, contact = post.ledger, here.contact
    inbound = replace(here.inbound, turns=(Begin(), *here.inbound.turns[1:]))
    found = ledger.passes.link(token)
    if found is None or found.used_at is not None or found.expires_at <= post.now:
        return replace(here, inbound=inbound, says=(Say.of("link_dead"),))
    if found.chat not in (None, contact.address):
        # Forwarded, most likely: it neither opens anything here nor is spent for whom it is meant.
        return replace(here, inbound=inbound, says=(Say.of("link_of_another"),))
    if found.kind == "proof":
        return _proven(post, consultations, replace(here, inbound=inbound), found, "the link in our letter")
    holder = ledger.people.find(Channel.MAIL, found.address)
    if holder is None:
        return replace(here, inbound=inbound, says=(Say.of("link_dead"),))
    if holder.person == contact.person:
        ledger.passes.use(found, post.now)
        return replace(here, inbound=inbound)
    ledger.passes.ask(found.id, contact.address, post.now)
    return replace(here, says=(Say.of("link_ask", address=masked(found.address)),), settled=True)


def _opened(post: Post, consultations: Consultations, here: Met, asked: Pass) -> Met:
    """Yes, it is them: the chat joins who holds the mailbox, and the mailbox is told."""
    ledger = post.ledger
    holder = ledger.people.find(Channel.MAIL, asked.address)
    ledger.passes.use(asked, post.now)
    if holder is None or asked.expires_at <= post.now:
        return replace(here, says=(Say.of("link_dead"),), settled=True)
    says = join(post, here.contact, holder.person, "opened the link in our letter")
    contact = ledger.people.get(here.contact.id) or here.contact
    name = here.inbound.display_name or contact.display_name or ""
    tell(post, consultations, holder, (Say.of("linked_chat", name=name), *says), f"linked:{asked.digest}")
    return Met(contact, replace(here.inbound, turns=(Status(),)), (Say.of("linked"), *says))


def _typed_code(post: Post, consultations: Consultations, here: Met, digits: str) -> Met:
    ledger, contact = post.ledger, here.contact
    codes = ledger.passes.codes(contact.address, post.now)
    if not codes:
        return here
    wrong = max(code.wrong for code in codes)
    last = max((code.wrong_at for code in codes if code.wrong_at), default=None)
    if wrong >= _MOST_TRIES:
        return replace(here, says=(Say.of("code_void"),), settled=True)
    if last is not None and wrong >= _FREE_TRIES:
        until = last + timedelta(minutes=min(2 ** (wrong - _FREE_TRIES), _LONGEST_WAIT))
        if post.now < until:
            return replace(here, says=(Say.of("code_wait", until=until),), settled=True)
    found = next((code for code in codes if ledger.passes.is_code(code, digits)), None)
    if found is None:
        ledger.passes.miss([code.id for code in codes], post.now)
        left = _MOST_TRIES - wrong - 1
        says = Say.of("code_wrong", count=left) if left else Say.of("code_void")
        return replace(here, says=(says,), settled=True)
    inbound = replace(here.inbound, turns=(Status(), *here.inbound.turns[1:]))
    return _proven(post, consultations, replace(here, inbound=inbound), found, "typed the code in our letter")


def _proven(post: Post, consultations: Consultations, here: Met, found: Pass, how: str) -> Met:
    """The chat that gave the address showed that it reads its mail: the address joins the person of the chat."""
    ledger = post.ledger
    ledger.passes.use(found, post.now)
    holder = ledger.people.meet(Channel.MAIL, found.address, post.now, language=here.contact.language)
    if holder.person == here.contact.person:
        return here
    says = join(post, holder, here.contact.person, how)
    holder = ledger.people.get(holder.id) or holder
    name = here.inbound.display_name or here.contact.display_name or ""
    tell(post, consultations, holder, (Say.of("linked_chat", name=name), *says), f"linked:{found.digest}")
    return replace(here, says=(Say.of("linked"), *says))


def join(post: Post, contact: Known, person: int, how: str, who: str = "author") -> tuple[Say, ...]:
    """The address is that person's from now on; drafts begun twice become one. Says what was answered twice."""
    ledger = post.ledger
    if contact.person == person:
        return ()
    before = ledger.interviews.of_person(person)
    moved = ledger.people.link(contact, person)
    brought = [current for id_ in moved if (current := ledger.interviews.get(id_))]
    united: list[United] = []
    says: tuple[Say, ...] = ()
    for theirs in brought:
        beside = [one for one in before if one.consultation == theirs.consultation]
        mine = next(
            (one for one in reversed(beside) if uniting.may_unite(one.interview, theirs.interview)), None
        )
        if mine is None:
            says += tuple(
                _two(theirs, one) for one in beside if uniting.may_become_one(one.interview, theirs.interview)
            )
            continue
        done, stays = _unite(ledger, mine, theirs, contact.channel, post.now)
        united.append(done)
        before = [one for one in before if one.id not in (mine.id, done.emptied)] + [stays]
        says += uniting.told(stays.interview)
    ledger.links.note(contact.id, contact.person, person, moved, united, how, post.now)
    ledger.records.audit(who, "link", f"person {person}", how, post.now)
    for stays_id in dict.fromkeys(one.into for one in united):
        if (current := ledger.interviews.get(stays_id)) is not None:
            for each in ledger.people.contacts(person):
                ledger.places.put(each.id, current)
    return says


def _unite(
    ledger: Ledger, mine: Current, theirs: Current, channel: Channel, now: datetime
) -> tuple[United, Current]:
    """What is handed in stays what it is, otherwise what was begun first; the parts of the other hang below its questions."""
    older = min(mine, theirs, key=lambda one: (one.interview.began_at, one.id))
    stays = next((one for one in (mine, theirs) if one.interview.versions), older)
    emptied = theirs if stays is mine else mine
    keys = tuple(part.key for parts in emptied.interview.answers.values() for part in parts)
    ledger.links.move_parts(emptied.id, stays.id, keys)
    after = _rewritten(ledger, stays.id, channel, now, emptied)
    _rewritten(ledger, emptied.id, channel, now, None)
    ledger.links.shut(emptied.id, now)
    return United(emptied.id, stays.id, keys), after


def _rewritten(ledger: Ledger, id_: int, channel: Channel, now: datetime, emptied: Current | None) -> Current:
    current = ledger.interviews.get(id_)
    if current is None:
        raise LookupError(f"interview {id_} is gone")
    after = uniting.united(current.interview, emptied.interview) if emptied else current.interview
    return ledger.interviews.keep(current, after, channel, now, None)


def unite(ledger: Ledger, person: int, current: Current, channel: Channel, now: datetime) -> tuple[Say, ...]:
    """Two contributions handed in at two doors become one, as their author wishes: the one begun first stands for both.

    Its last version counts as before until it is handed in again; taking the doors apart makes them two again.
    """
    link = ledger.links.latest(person)
    beside = [one for one in ledger.interviews.of_person(person) if one.consultation == current.consultation]
    pair = next(
        (
            (one, other)
            for one, other in combinations(beside, 2)
            if current.id in (one.id, other.id) and uniting.may_become_one(one.interview, other.interview)
        ),
        None,
    )
    if link is None or pair is None:
        return (Say.of("nothing_to_unite"),)
    stays, emptied = pair
    if not ledger.staff_work.merge(emptied.id, stays.id, "their author made them one", "author", now):
        return (Say.of("nothing_to_unite"),)
    keys = tuple(part.key for parts in emptied.interview.answers.values() for part in parts)
    ledger.links.move_parts(emptied.id, stays.id, keys)
    after = _rewritten(ledger, stays.id, channel, now, emptied)
    _rewritten(ledger, emptied.id, channel, now, None)
    ledger.links.add(link, United(emptied.id, stays.id, keys))
    ledger.records.audit("author", "unite", emptied.interview.receipt, f"into {stays.interview.receipt}", now)
    for each in ledger.people.contacts(person):
        ledger.places.put(each.id, after)
    one = Say.of("united", receipt=stays.interview.receipt, other=emptied.interview.receipt)
    return (one, *uniting.told(after.interview))


def _two(one: Current, other: Current) -> Say:
    return Say.of("two_handed_in", receipt=other.interview.receipt, other=one.interview.receipt)


def part(post: Post, consultations: Consultations, link: Link, who: str, why: str) -> Known | None:
    """Takes a joining apart: each has again what it brought, and what was said since stays where it was said."""
    ledger, now = post.ledger, post.now
    contact = ledger.people.get(link.contact)
    channel = contact.channel if contact else Channel.MAIL
    for one in reversed(link.united):
        ledger.links.move_parts(one.into, one.emptied, one.keys)
        ledger.links.shut(one.emptied, None)
        ledger.staff_work.part(one.emptied, who, now)
        for id_ in (one.into, one.emptied):
            current = _rewritten(ledger, id_, channel, now, None)
            if current.interview.versions:
                ledger.interviews.keep(current, replace(current.interview, changed=True), channel, now, None)
    ledger.links.undo(link, who, now)
    ledger.records.audit(who, "unlink", f"person {link.into}", why, now)
    parted = ledger.people.get(link.contact)
    if parted is not None:
        tell(post, consultations, parted, (Say.of("unlinked_other"),), f"unlinked:{link.id}")
    return parted


def _unlinked(post: Post, consultations: Consultations, here: Met) -> Met:
    link = post.ledger.links.latest(here.contact.person)
    if link is None:
        return here
    part(post, consultations, link, "author", "asked for it")
    contact = post.ledger.people.get(here.contact.id) or here.contact
    inbound = replace(here.inbound, turns=tuple(map(_as_status, here.inbound.turns)))
    return Met(contact, inbound, (Say.of("unlinked"),))


def _unlinked_by_mail(post: Post, consultations: Consultations, here: Met) -> Met:
    """Only whoever reads the mailbox may: a From header takes nothing apart."""
    if here.inbound.is_surely_theirs:
        return _unlinked(post, consultations, here)
    if post.ledger.links.latest(here.contact.person) is None:
        return here
    return replace(here, says=(Say.of("unlink_prove"),), settled=True)


def _as_status(turn: Turn) -> Turn:
    return Status() if isinstance(turn, Unlink) else turn


def tell(post: Post, consultations: Consultations, to: Known, says: tuple[Say, ...], key: str) -> None:
    """A word to an address about its own doors."""
    slug = post.ledger.interviews.latest_consultation(to.person)
    consultation = consultations.choose(post.ledger, slug, post.now)
    post.letter(
        key=key,
        contact=to,
        consultation=consultation,
        language=consultation.speaks(to.language),
        says=says,
        reason="linked",
    )


def masked(address: str) -> str:
    """Enough to know one's own address by, and nobody else's."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}"
