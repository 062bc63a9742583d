"""The ticks of the service: each asks the store what is due."""

from intake.office import Office
from scheduler.clock import Tick

_NOTICES_EVERY = 1.0  #: seconds; notices go out within 3 s of their moment


def ticks(office: Office) -> tuple[Tick, ...]:
    """Reminders and digests."""
    return (Tick("notices", _NOTICES_EVERY, office.remind),)
