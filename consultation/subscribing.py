"""Being told without answering: of the deadline and the compilation, and of the meeting."""

from enum import StrEnum

from consultation.correspondence import Say
from consultation.outcomes import AskedToHear, Step
from consultation.talk import Talk
from consultation.turns import Subscribe


class Topic(StrEnum):
    """What somebody may ask to be told of."""

    NEWS = "news"  #: the deadline (and until they begin, that there is one), and when the compilation is out
    MEETING = "meeting"  #: place, date and remote participation, once, shortly before it


def subscribe(talk: Talk, turn: Subscribe) -> Step:
    """What is said to who asks to be told. Where there is nothing to be told of, nothing is noted."""
    topic = Topic(turn.topic)
    meeting = talk.consultation.meeting
    if topic is Topic.MEETING and meeting is None:
        return talk.step(Say.of("meeting_none"))
    if topic is Topic.MEETING and meeting is not None and meeting.starts <= talk.now:
        return talk.step(Say.of("meeting_over"))
    if not turn.proven:
        return talk.step(Say.of("subscribe_prove", topic=topic.value))
    said = Say.of("subscribed_meeting" if topic is Topic.MEETING else "subscribed")
    return talk.step(said, acts=(AskedToHear(topic.value),))
