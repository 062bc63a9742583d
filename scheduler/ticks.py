"""The ticks of the service: each asks the store what is due."""

from intake.office import Office
from scheduler.clock import Tick

_NOTICES_EVERY = 1.0  #: seconds; notices go out within 3 s of their moment
_ALARMS_EVERY = 15.0  #: seconds; what is urgent for staff


def ticks(office: Office) -> tuple[Tick, ...]:
    """Reminders and digests; urgent word to staff."""
    return (
        Tick("notices", _NOTICES_EVERY, office.remind),
        Tick("alarms", _ALARMS_EVERY, office.watch),
    )
