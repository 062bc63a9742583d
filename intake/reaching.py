"""Where a person wants to be written to when they have not just written: reminders and notices."""

from consultation.correspondence import Channel, Say
from consultation.outcomes import ChoseChannel, Step
from intake.casework import Case
from intake.linking import masked
from store.people import Known


def chosen(case: Case, step: Step, act: ChoseChannel) -> Step:
    """Keeps the choice where it can be kept, and says how it stands."""
    contacts = [c for c in case.ledger.people.contacts(case.contact.person) if c.unreachable is None]
    if not act.channel:
        now = next((c.wanted.value for c in contacts if c.wanted), "last")
        return Step(step.interview, (Say.of("channel_now", chosen=now), *step.says), step.acts)
    channel = Channel(act.channel)
    door = next((c for c in contacts if c.channel is channel), None)
    if door is not None:
        case.ledger.people.prefer(case.contact.person, channel, case.now)
    return Step(step.interview, (_told(channel, door), *step.says), step.acts)


def _told(channel: Channel, door: Known | None) -> Say:
    if channel is Channel.TELEGRAM:
        return Say.of("channel_chat" if door else "channel_no_chat")
    return Say.of("channel_mail", address=masked(door.address)) if door else Say.of("channel_no_mail")
