"""Urgent word to staff: at once when something is wrong, once for each incident, and once more when it is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from consultation.correspondence import Letter, Say
from intake.posting import Post
from intake.shelf import Consultations
from intake.staff import StaffAddresses, tell_staff
from intake.surroundings import Surroundings
from store.ledger import Ledger

PATIENCE = timedelta(minutes=15)  #: so long a mailbox may be away before staff are told
_WINDOW = timedelta(hours=1)  #: of bounces
_WAVE = 10  #: bounces and letters given up within it
_MEGABYTE = 1_000_000
_LITTLE, _MUCH = (
    200 * _MEGABYTE,
    2_000 * _MEGABYTE,
)  #: free bytes that are too few on any disk, and enough on any


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong at this moment."""

    kind: str
    began_at: datetime
    say: Say


def troubles(
    now: datetime, around: Surroundings, bounced: int, known: frozenset[str] = frozenset()
) -> tuple[Trouble, ...]:
    """What is wrong. Pure. `known` are the incidents that staff were told of: these end only when all is clearly well."""
    found = []
    if around.away_since is not None and (now - around.away_since >= PATIENCE or "mailbox" in known):
        say = Say.of("urgent_mailbox", since=around.away_since)
        found.append(Trouble("mailbox", around.away_since, say))
    if around.free is not None and around.size is not None:
        enough = max(_LITTLE, min(around.size // 100, _MUCH)) * (2 if "disk" in known else 1)
        if around.free < enough:
            found.append(Trouble("disk", now, Say.of("urgent_disk", free=around.free // _MEGABYTE)))
    if bounced >= (_WAVE // 2 if "bounces" in known else _WAVE):
        found.append(Trouble("bounces", now, Say.of("urgent_bounces", count=bounced)))
    return tuple(found)


class Alarms:
    """Asked every tick; what staff were told is in the store, so a restart repeats nothing."""

    def __init__(self, shelf: Consultations, staff: StaffAddresses, mail_domain: str | None) -> None:
        self._shelf = shelf
        self._staff = staff
        self._mail_domain = mail_domain

    def look(self, ledger: Ledger, now: datetime, around: Surroundings) -> list[Letter]:
        """Posts what staff must know at once, and what is over."""
        if not (self._staff.mailboxes(*self._shelf.all) or self._staff.chat_id):
            return []
        post = Post(ledger, now, self._mail_domain)
        told = {incident.kind: incident for incident in ledger.staff_work.incidents()}
        since = now - _WINDOW
        bounced = ledger.arrivals.bounces(since) + ledger.outbox.count_given_up(since)
        present = {trouble.kind: trouble for trouble in troubles(now, around, bounced, frozenset(told))}
        for kind, trouble in present.items():
            if kind not in told:
                number = ledger.staff_work.begin_incident(kind, trouble.began_at, now)
                self._tell(post, f"urgent:{kind}:{number}", trouble.say)
        for kind, incident in told.items():
            if kind not in present:
                ledger.staff_work.end_incident(incident.id, now)
                over = Say.of(f"urgent_over_{kind}", since=incident.began_at)
                self._tell(post, f"over:{kind}:{incident.id}", over)
        return post.posted

    def _tell(self, post: Post, key: str, say: Say) -> None:
        consultation = self._shelf.in_force(post.ledger, self._shelf.all[0])
        # What is wrong with the service is everybody's who looks after any of its consultations.
        tell_staff(post, self._staff, consultation, key, (say,), "staff", beside=self._shelf.all)
