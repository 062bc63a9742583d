"""The ticks of the service: each asks the store what is due."""

from intake.office import Office
from scheduler.clock import Tick

_NOTICES_EVERY = 1.0  #: seconds; notices go out within 3 s of their moment
_ALARMS_EVERY = 15.0  #: seconds; what is urgent for staff
_TIDY_EVERY = 60.0  #: seconds; what is not to be kept any longer
_BOARD_EVERY = 5.0  #: seconds; Telegram takes one message in three seconds for a group


def ticks(office: Office) -> tuple[Tick, ...]:
    """Reminders and digests; urgent word to staff; what is new, in their group; what may go."""
    return (
        Tick("notices", _NOTICES_EVERY, office.remind),
        Tick("alarms", _ALARMS_EVERY, office.watch),
        Tick("board", _BOARD_EVERY, office.show_board),
        Tick("keeping", _TIDY_EVERY, office.tidy),
    )
