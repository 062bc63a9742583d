"""The board: one message a day in the staff group that names the day's contributions and how each stands.

Asked every few seconds; what it says depends on the store and the moment, and a letter is posted only when that differs
from what was posted last. So a decision by command shows as well as one by button, and a flood makes one message.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from consultation.contribution import Contribution, Status
from consultation.correspondence import LIVE, Channel, Letter, Say
from consultation.definition import Consultation
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import StaffAddresses
from store.ledger import Ledger

_LINES = 20  #: the newest of a day: more would not fit into one message with their buttons
_DAYS = 7  #: so long the message of a day is kept up to date
_LABEL = 80  #: characters of a name and organisation


@dataclass(frozen=True, slots=True)
class Look:
    """What one look posted, and at which state of the store."""

    letters: list[Letter]
    pulse: tuple[object, ...]


class Board:
    """Looks only where something was handed in, decided or withdrawn since the last look that was committed."""

    def __init__(self, shelf: Consultations, staff: StaffAddresses) -> None:
        self._shelf = shelf
        self._staff = staff
        self._pulse: tuple[object, ...] = ()

    def settle(self, look: Look) -> None:
        """The transaction of that look was committed."""
        self._pulse = look.pulse

    def due(self, ledger: Ledger, now: datetime) -> Look:
        """Posts what the board says now, where that is something else than before."""
        group = self._staff.group
        if group is None:
            return Look([], ())
        days = tuple(now.astimezone(consultation.timezone).date() for consultation in self._shelf.all)
        pulse = (days, *ledger.contributions.pulse())
        if pulse == self._pulse:
            return Look([], pulse)
        post = Post(ledger, now, None)
        for as_filed, today in zip(self._shelf.all, days, strict=True):
            consultation = self._shelf.in_force(ledger, as_filed)
            for past in range(_DAYS):
                _bring_up_to_date(
                    post, consultation, today - timedelta(past), group, self._staff.language, new=not past
                )
        return Look(post.posted, pulse)


def _bring_up_to_date(
    post: Post, consultation: Consultation, day: date, group: str, language: str, *, new: bool
) -> None:
    """Posts the board of a day when it says something else than before; a past day without one gets none."""
    name = f"{LIVE}board:{consultation.slug}:{day.isoformat()}"
    last = post.ledger.outbox.newest_of(Channel.TELEGRAM, group, name)
    if last is None and not new:
        return
    says = tuple(_says(post.ledger, consultation, day))
    if not says or (last is not None and last.says == says):
        return
    post.plain(
        key=f"{name}:{last.id if last else 0}",
        channel=Channel.TELEGRAM,
        address=group,
        consultation=consultation,
        language=language,
        says=says,
        reason="board",
        supersedes=name,
    )


def _says(ledger: Ledger, consultation: Consultation, day: date) -> Iterator[Say]:
    start = datetime.combine(day, time(), consultation.timezone)
    end = datetime.combine(day + timedelta(1), time(), consultation.timezone)
    count, newest = ledger.contributions.counted_between(consultation.slug, start, end, _LINES)
    if not count:
        return
    yield Say.of("board_title", date=start, count=count)
    if earlier := count - len(newest):
        yield Say.of("board_earlier", count=earlier)
    for place, contribution in enumerate(newest, start=earlier + 1):
        yield _line(place, contribution, consultation)


def _line(place: int, contribution: Contribution, consultation: Consultation) -> Say:
    version = contribution.counting(consultation)
    number = version.number if version else 0
    late = version is not None and contribution.is_late(version, consultation)
    state, who = stands(contribution, consultation)
    return Say.of(
        "board_line",
        place=place,
        label=_label(contribution, consultation),
        receipt=contribution.receipt,
        again=number if number > 1 else "",
        late="yes" if late else "",
        state=state,
        who=who,
    )


def stands(contribution: Contribution, consultation: Consultation) -> tuple[str, str]:
    """How a contribution as a whole stands with staff (approved, rejected, withdrawn, merged, waiting), and who decided."""
    if contribution.status is Status.WITHDRAWN:
        return "withdrawn", ""
    if contribution.merged_into:
        return "merged", ""
    version = contribution.counting(consultation)
    whole = (version.number if version else 0, None, None)
    decided = [c for c in contribution.clearances if (c.version, c.question, c.file) == whole]
    if not decided:
        return "waiting", ""
    return "approved" if decided[-1].approved else "rejected", decided[-1].who


def _label(contribution: Contribution, consultation: Consultation) -> str:
    version = contribution.shown(consultation)
    name, organisation = (version.person.name, version.person.organisation) if version else (None, None)
    label = (
        f"{name} ({organisation})" if name and organisation else name or organisation or contribution.receipt
    )
    return textwrap.shorten(label, _LABEL, placeholder="…")
