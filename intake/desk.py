"""The desk: what happens with a message, whichever door it came through. One transaction each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from consultation import saying
from consultation.contribution import Contribution, Version
from consultation.conversation import converse
from consultation.correspondence import Channel, Enclosure, Inbound, Letter, Proof, Say
from consultation.definition import Consultation
from consultation.handing_in import another, go_on
from consultation.interview import Interview, Stage
from consultation.outcomes import (
    Act,
    Asked,
    AskedForData,
    AskedToHear,
    AskedToShare,
    AskedToUnite,
    Began,
    ChoseChannel,
    Confirmed,
    GaveAddress,
    HandedIn,
    LeftEmpty,
    LookedRound,
    Step,
    Stopped,
    Withdrew,
)
from consultation.turns import Begin, Confirm, Turn, Withdraw
from intake import (
    accounts,
    among_staff,
    answering,
    casework,
    choosing,
    copying,
    farewell,
    inviting,
    limits,
    linking,
    owndata,
    reaching,
    sharing,
    subscribing,
    suspicion,
)
from intake.casework import Case
from intake.enclosing import enclosed
from intake.files import FileRoom
from intake.naming import arrival_key, reminder_group
from intake.posting import Post
from intake.sameness import came_before
from intake.shelf import Consultations
from intake.staff import StaffAddresses
from store.arrivals import Kept
from store.forgetting import FORGOTTEN
from store.interviews import Current
from store.ledger import Ledger
from store.people import Known

#: Makes the signed receipt file of a version: (contribution, version, consultation) -> bytes.
Seal = Callable[[Contribution, Version, Consultation], bytes]

_TALK = frozenset({"message", "contribution", "command", "question", "empty"})


class Desk:
    """Handles arrivals. What it does depends on the arrival, the moment it was received and the store, nothing else."""

    def __init__(
        self,
        consultations: Consultations,
        files: FileRoom,
        seal: Seal,
        staff: StaffAddresses,
        mail_domain: str | None,
    ) -> None:
        self._consultations = consultations
        self._files = files
        self._seal = seal
        self._staff = staff
        self._mail_domain = mail_domain

    def receive(self, ledger: Ledger, kept: Kept, inbound: Inbound) -> list[Letter]:
        """Handles one arrival and returns the letters posted. Does nothing when it was handled before."""
        if not ledger.arrivals.is_waiting(kept.id):
            return []
        now = kept.arrival.received_at
        post = Post(ledger, now, self._mail_domain)
        interview: int | None = None
        kind = inbound.kind
        if kind in _TALK and came_before(ledger, kept.arrival, inbound):
            kind = "duplicate"
        elif kind in _TALK:
            interview = self._talk(ledger, post, kept, inbound)
        elif inbound.kind == "group":
            consultation = self._consultations.choose(ledger, inbound.consultation, now)
            self._explain_to_group(post, kept, inbound, consultation)
        elif inbound.kind == "staff":
            among_staff.heard(post, self._staff, self._consultations, inbound, arrival_key(kept.arrival))
        elif inbound.kind == "blocked":
            ledger.people.lost(inbound.channel, inbound.address, "blocked by the person")
        elif inbound.kind == "unblocked":
            if contact := ledger.people.find(inbound.channel, inbound.address):
                ledger.people.seen(contact, now)
        elif inbound.kind == "bounce":
            limits.note_bounce(post, inbound)
        if post.kind != FORGOTTEN:  # of who is forgotten no order of messages is kept
            ledger.arrivals.done(kept.id, post.kind or kind, now, interview, post.note)
        return post.posted

    def set_aside(self, ledger: Ledger, kept: Kept, now: datetime) -> list[Letter]:
        """Puts a message aside that failed three times, and tells its author that it is safe."""
        ledger.arrivals.set_aside(kept.id, now)
        arrival = kept.arrival
        post = Post(ledger, now, self._mail_domain)
        contact = ledger.people.find(arrival.channel, arrival.address)
        if contact is None and (not arrival.address or limits.looks_automatic(arrival)):
            return []
        slug = ledger.interviews.latest_consultation(contact.person) if contact else None
        consultation = self._consultations.choose(ledger, slug, now)
        post.plain(
            key=f"set_aside:{arrival_key(arrival)}",
            channel=arrival.channel,
            address=arrival.address,
            consultation=consultation,
            language=(contact.language if contact else None) or consultation.speaks(None),
            says=(Say.of("set_aside"),),
            reason="reply",
        )
        return post.posted

    def _talk(self, ledger: Ledger, post: Post, kept: Kept, inbound: Inbound) -> int | None:
        now = kept.arrival.received_at
        contact = ledger.people.meet(
            inbound.channel, inbound.address, now, language=inbound.language, name=inbound.display_name
        )
        if farewell.dealt_with(post, self._consultations, kept, contact, inbound):
            return None
        met = accounts.link_if_proven(post, self._consultations, contact, inbound)
        met = linking.meet(post, self._consultations, met)
        contact, inbound = met.contact, met.inbound
        if met.settled:
            self._say(post, kept, contact, inbound, met.says)
            return None
        slug = inbound.consultation
        if slug is None and len(self._consultations.all) > 1:
            opened = self._consultations.open(ledger, now)
            slug, unclear = choosing.consultation_of(ledger, contact, inbound, opened)
            if unclear:
                if not limits.was_asked_enough(post, inbound):
                    choosing.ask_which(post, kept, contact, inbound, opened)
                choosing.keep_undecided(post, inbound)
                return None
        consultation = self._consultations.choose(ledger, slug, now)
        here = ledger.interviews.current(contact.person, consultation.slug, contact.id)
        meant = choosing.meant(ledger, contact, inbound)
        fresh = here is None and meant is None
        if meant is not None:
            current = meant.current
            consultation = self._consultations.choose(ledger, current.consultation, now)
        else:
            current = here or self._begin(ledger, contact, consultation, inbound, now)
        if inbound.channel is Channel.TELEGRAM and (meant.goes_on if meant else inbound.consultation):
            ledger.places.put(contact.id, current)
        ledger.people.seen(contact, now)
        elsewhere = meant is not None and not meant.goes_on and (here is None or here.id != current.id)
        case = Case(ledger, post, kept, inbound, consultation, contact, current, elsewhere)
        turns = choosing.as_meant(subscribing.as_asked(ledger, inbound), current, here)
        turns = casework.as_edited(ledger, inbound, turns)
        case.post.note = casework.lost_file(turns) or suspicion.note_on(ledger, inbound, contact)
        case.request = answering.request_answered(ledger, inbound)
        if case.request is not None:
            turns = answering.as_reply(turns)
        if (
            fresh
            and inbound.channel is Channel.TELEGRAM
            and not isinstance(turns[0] if turns else None, Begin)
        ):
            turns = casework.at_the_door(turns)
        interview = current.interview
        if inbound.channel is Channel.MAIL and any(isinstance(turn, Withdraw) for turn in turns):
            # WITHDRAW once more is no yes to our question: anybody can write a From header twice.
            interview = replace(interview, asked=None)
        turns = tuple(self._as_proven_as_it_came(case, turn) for turn in turns)
        turns = choosing.beside_newer(ledger, current, inbound, turns)
        step = converse(interview, turns, consultation, now, partial(self._follow, case))
        step = casework.as_handed_in(case, replace(step, says=(*met.says, *step.says)), turns)
        case.keep(step.interview)
        step = choosing.with_compilation(step, ledger, case.consultation, self._consultations)
        if len(self._consultations.all) > 1 and Begin() in inbound.turns:
            step = choosing.with_others(step, case.consultation, self._consultations.open(ledger, now))
        choosing.file_kept(ledger, inbound, case.current.id)
        self._answer(case, step, turns, current.interview)
        return case.current.id

    def _say(self, post: Post, kept: Kept, contact: Known, inbound: Inbound, says: tuple[Say, ...]) -> None:
        """Answers a message that was about the person's doors and about no contribution."""
        slug = post.ledger.places.consultation(contact.id) or inbound.consultation
        consultation = self._consultations.choose(post.ledger, slug, post.now)
        if inbound.answerable:
            post.letter(
                key=f"reply:{arrival_key(kept.arrival)}",
                contact=contact,
                consultation=consultation,
                language=consultation.speaks(contact.language or inbound.language),
                says=says,
                reason="reply",
                in_reply_to=inbound.message_id,
                references=tuple(reversed(inbound.references)),
                subject=inbound.subject,
            )

    def _as_proven_as_it_came(self, case: Case, turn: Turn) -> Turn:
        """To withdraw or to confirm needs no more proof than the contribution itself came with."""
        match turn:
            case Withdraw(certain=False) | Confirm(proven=False) if case.inbound.channel is Channel.MAIL:
                versions = case.ledger.contributions.of_interview(case.current.id).versions
                if any(version.confirmed and version.proof.at_least(Proof.TOKEN) for version in versions):
                    return turn
                return Withdraw(certain=True) if isinstance(turn, Withdraw) else Confirm(proven=True)
            case _:
                return turn

    def _begin(
        self, ledger: Ledger, contact: Known, consultation: Consultation, inbound: Inbound, now: datetime
    ) -> Current:
        interview = Interview(
            receipt=casework.new_receipt(ledger, consultation, contact),
            began_at=now,
            stage=Stage.LANGUAGE if inbound.channel is Channel.TELEGRAM else Stage.REVIEW,
            language=consultation.speaks(inbound.language or contact.language),
        )
        begun = ledger.interviews.begin(contact.person, consultation.slug, interview, inbound.channel)
        ledger.places.put(contact.id, begun)
        inviting.note_beginning(ledger, consultation, contact.person, inbound.turns, now)
        return begun

    def _follow(self, case: Case, act: Act, step: Step) -> Step:
        """What follows from a turn beside the reply."""
        ledger, now = case.ledger, case.now
        case.keep(step.interview)
        match act:
            case HandedIn(number, counts):
                proof = case.inbound.proof
                if counts and not proof.at_least(Proof.WORD):
                    proof = Proof.WORD  # a bare CONFIRM: it counts by the author's word alone
                version = Version.of(
                    step.interview, number, now, case.inbound.channel, proof, confirmed=counts
                )
                ledger.contributions.hand_in(case.current.id, version, case.kept.id)
                self._take_reminders_back(case, "handed in meanwhile")
                if counts:
                    case.enclosures.append(self._receipt(case, number))
                    if case.inbound.channel is Channel.TELEGRAM:
                        case.enclosures.append(self._copy(case, number))
                        copying.to_the_mailbox(
                            case.post, case.contact.person, case.consultation, step, case.enclosures[0]
                        )
                    return casework.said_truly(case, step, number)
            case Confirmed(number):
                proof = case.inbound.proof if case.inbound.proof.at_least(Proof.TOKEN) else Proof.WORD
                ledger.contributions.confirm(case.current.id, number, now, proof)
                case.enclosures.append(self._receipt(case, number))
            case Withdrew():
                ledger.records.audit("author", "withdraw", step.interview.receipt, "", now)
                self._take_reminders_back(case, "withdrawn meanwhile")
            case AskedToHear(topic):
                step, files = subscribing.heard(case, step, topic, self._consultations)
                case.enclosures += [self._enclosed(case, *file) for file in files]
                return step
            case AskedToShare():
                says, picture = sharing.words(ledger, self._consultations, case.consultation, step.interview)
                case.enclosures += [self._enclosed(case, *file) for file in picture]
                return replace(step, says=(*step.says, *says))
            case Stopped():
                subscribing.ended(ledger, case.contact.person, now)
                self._take_reminders_back(case, "reminders were stopped meanwhile", everywhere=True)
            case Asked(text):
                asker = answering.Asker(case.contact, step.interview.receipt)
                arrival = arrival_key(case.kept.arrival)
                answering.to_staff(
                    case.post, self._staff, case.consultation, asker, arrival, text, case.request
                )
                if case.request:
                    return replace(step, says=(Say.of("told_staff"),))
            case AskedForData():
                case.enclosures += self._own_data(case)
            case AskedToUnite():
                return casework.united(case, step)
            case ChoseChannel():
                return reaching.chosen(case, step, act)
            case GaveAddress(address):
                accounts.ask_to_verify(case.post, case.contact, case.current, case.consultation, address)
            case Began():
                return self._another(case, step)
            case LookedRound():
                return replace(step, says=(*choosing.others(ledger, case.current), *step.says))
            case LeftEmpty():
                return casework.back_to_the_earlier(case, step)
        return step

    def _take_reminders_back(self, case: Case, why: str, *, everywhere: bool = False) -> None:
        """A reminder that still waits to be sent would be untrue by now."""
        addresses = [(c.channel, c.address) for c in case.ledger.people.contacts(case.contact.person)]
        for consultation in self._consultations.all if everywhere else (case.consultation,):
            case.ledger.outbox.take_back(addresses, reminder_group(consultation.slug), why)

    def _another(self, case: Case, step: Step) -> Step:
        if (waiting := choosing.begun_already(case.ledger, case.current)) is not None:
            went_on = go_on(step.interview, waiting.interview, case.consultation, case.now)
            return casework.gone_to(case, step, waiting, went_on.says)
        receipt = casework.new_receipt(case.ledger, case.consultation, case.contact)
        begun = another(step.interview, receipt, case.now, case.consultation)
        case.current = case.ledger.interviews.begin(
            case.contact.person, case.consultation.slug, begun.interview, case.inbound.channel
        )
        case.ledger.places.put(case.contact.id, case.current)
        return Step(begun.interview, step.says + begun.says, step.acts)

    def _receipt(self, case: Case, number: int) -> Enclosure:
        contribution = case.ledger.contributions.of_interview(case.current.id, version=number)
        [version] = contribution.versions
        sealed = self._seal(contribution, version, case.consultation)
        return self._enclosed(case, f"receipt-{contribution.receipt}.json", "application/json", sealed)

    def _copy(self, case: Case, number: int) -> Enclosure:
        interview = case.current.interview
        page = copying.page(interview, case.consultation, case.now)
        return self._enclosed(case, f"copy-{interview.receipt}-{number}.html", "text/html", page)

    def _own_data(self, case: Case) -> list[Enclosure]:
        language = case.consultation.speaks(case.current.interview.language)
        title = f"{case.consultation.reference} · {case.current.interview.receipt}"
        data, page = owndata.files(case.ledger, case.contact.person, language, title)
        return [
            self._enclosed(case, "my-data.json", "application/json", data),
            self._enclosed(case, "my-data.html", "text/html", page),
        ]

    def _enclosed(self, case: Case, name: str, content_type: str, data: bytes) -> Enclosure:
        return enclosed(case.ledger, self._files, name, content_type, data, case.now)

    def _answer(self, case: Case, step: Step, turns: tuple[Turn, ...], before: Interview) -> None:
        inbound, interview = case.inbound, step.interview
        says = step.says
        if case.elsewhere and inbound.channel is Channel.TELEGRAM:
            says = saying.elsewhere(says, interview)
        if inbound.channel is Channel.MAIL:
            if inbound.kind == "empty":
                says = (Say.of("mail_empty"),)
            says = saying.for_mail(says, interview, case.consultation) if says else ()
        language = interview.language or case.consultation.speaks(inbound.language or case.contact.language)
        if language != case.contact.language:
            case.ledger.people.speak(case.contact, language)
        if (
            not says
            or not inbound.answerable
            or limits.has_had_enough(case.post, inbound, turns, before, interview)
        ):
            return
        case.post.letter(
            key=f"reply:{arrival_key(case.kept.arrival)}",
            contact=case.contact,
            consultation=case.consultation,
            language=language,
            says=says,
            reason="receipt" if _holds_receipt(case.enclosures) else "reply",
            about=interview.receipt,
            in_reply_to=inbound.message_id,
            references=tuple(reversed(inbound.references)),
            subject=inbound.subject,
            enclosures=tuple(case.enclosures),
            supersedes=casework.group(says, case.current.id),
        )

    def _explain_to_group(self, post: Post, kept: Kept, inbound: Inbound, consultation: Consultation) -> None:
        day = kept.arrival.received_at.date().isoformat()
        post.plain(
            key=f"group:{inbound.address}:{day}",
            channel=inbound.channel,
            address=inbound.address,
            consultation=consultation,
            language=consultation.speaks(inbound.language),
            says=(Say.of("group_explains"),),
            reason="reply",
        )


def _holds_receipt(enclosures: list[Enclosure]) -> bool:
    return any(enclosure.name.startswith("receipt-") for enclosure in enclosures)
