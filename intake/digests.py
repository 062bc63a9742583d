"""The staff digest: what staff should know, by what there is to do; each number with the command that shows it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from consultation.contribution import Contribution, Status
from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.doubts import Domains
from intake import suspicion
from intake.alarms import PATIENCE
from intake.surroundings import Surroundings
from store.ledger import Ledger
from store.retention import Retention

_TREND_DAYS = 14
_BARS = "▁▂▃▄▅▆▇█"
_HEARTBEAT = timedelta(days=7)  #: a quiet digest comes this often all the same: silence would say nothing


def digest(
    ledger: Ledger,
    consultation: Consultation,
    since: datetime | None,
    now: datetime,
    around: Surroundings | None = None,
    domains: Domains | None = None,
) -> tuple[Say, ...]:
    """What staff should know, by what there is to do; lines with nothing to say are left out."""
    slug = consultation.slug
    counts = ledger.contributions.counts(slug)
    tally = count(ledger.outlines.all(slug), consultation, since)
    says = [
        Say.of("digest_title", date=now),
        Say.of(
            "digest_counts",
            new=tally.new,
            submitted=counts[Status.SUBMITTED],
            drafts=counts[Status.DRAFT],
            late=tally.late,
            unconfirmed=counts[Status.UNCONFIRMED],
            withdrawn=counts[Status.WITHDRAWN],
        ),
    ]
    if bars := trend(tally.first, consultation, now):
        says.append(Say.of("digest_trend", bars=bars))
    tasks = _tasks(ledger, consultation, tally, since, now, around or Surroundings(), domains)
    says += tasks
    removed = Retention(ledger.session).since(slug, since)
    if removed:
        says.append(
            Say.of(
                "digest_removed", messages=removed.messages, drafts=removed.drafts, invited=removed.invited
            )
        )
    if unreachable := ledger.people.unreachable():
        says.append(Say.of("digest_unreachable", count=unreachable))
    if not tally.new and not tasks and not removed:
        says.append(Say.of("digest_quiet"))
    if now <= consultation.deadline:
        says.append(Say.of("digest_deadline"))
    return tuple(says)


def is_worth_sending(
    says: Sequence[Say], consultation: Consultation, since: datetime | None, now: datetime
) -> bool:
    """A digest with nothing in it comes as the first one, and once a week until the day after the deadline."""
    if not any(say.phrase == "digest_quiet" for say in says):
        return True
    if now > consultation.deadline + timedelta(days=1):
        return False
    return since is None or now - since >= _HEARTBEAT


@dataclass(slots=True)
class Tally:
    """What one walk over all contributions finds; the words of none are needed for it."""

    new: int = 0  #: with a version handed in since the last digest
    late: int = 0
    first: list[datetime] = field(default_factory=list)  #: when each was first handed in
    withdrawn: set[int] = field(default_factory=set)  #: public numbers
    undecided: dict[str, datetime] = field(default_factory=dict)  #: receipt, and when it was first handed in


def count(contributions: Iterable[Contribution], consultation: Consultation, since: datetime | None) -> Tally:
    """Counts them in one walk; `since` is when the last digest went out."""
    tally = Tally()
    for contribution in contributions:
        first = contribution.versions[0].at
        tally.new += any(since is None or version.at > since for version in contribution.versions)
        tally.late += _is_late(contribution, consultation)
        tally.first.append(first)
        if contribution.status is Status.WITHDRAWN and contribution.public_number is not None:
            tally.withdrawn.add(contribution.public_number)
        if is_undecided(contribution, consultation):
            tally.undecided[contribution.receipt] = first
    return tally


def trend(handed_in: Iterable[datetime], consultation: Consultation, now: datetime) -> str:
    """How many contributions were first handed in on each of the last days, today last, as a row of bars; empty for none."""
    zone = consultation.timezone
    days = Counter(moment.astimezone(zone).date() for moment in handed_in)
    today = now.astimezone(zone).date()
    row = [days[today - timedelta(days=back)] for back in range(_TREND_DAYS - 1, -1, -1)]
    most = max(row)
    if not most:
        return ""
    return "".join(_BARS[0] if not n else _BARS[max(1, round(n / most * (len(_BARS) - 1)))] for n in row)


def _tasks(
    ledger: Ledger,
    consultation: Consultation,
    tally: Tally,
    since: datetime | None,
    now: datetime,
    around: Surroundings,
    domains: Domains | None,
) -> list[Say]:
    """What there is to do, the worst first."""
    says = []
    if around.away_since is not None and now - around.away_since >= PATIENCE:
        says.append(Say.of("digest_mailbox_away", since=around.away_since))
    undecided = tally.undecided
    questions = ledger.remarks.open(consultation.slug)
    doubtful = suspicion.flags(ledger, consultation, domains or suspicion.shipped()) if undecided else {}
    counted = [
        ("digest_mailbox", around.unread or 0),
        ("digest_still_published", len(still_published(ledger, consultation, tally.withdrawn))),
        ("digest_set_aside", ledger.arrivals.counts().get("set_aside", 0)),
        ("digest_noted", len(ledger.arrivals.noted(since))),
        ("digest_questions", len(questions)),
        ("digest_waiting", len(undecided)),
        ("digest_flagged", sum(receipt in doubtful for receipt in undecided)),
        ("digest_given_up", ledger.outbox.count_given_up(since)),
    ]
    says += [Say.of(phrase, count=count) for phrase, count in counted if count]
    waiting_since = [*undecided.values()] + [remark.at for remark in questions]
    if waiting_since:
        says.append(Say.of("digest_oldest", since=min(waiting_since)))
    return says


def still_published(ledger: Ledger, consultation: Consultation, withdrawn: set[int]) -> set[int]:
    """Those withdrawn contributions that the latest edition shows: people can read them until there is a new one."""
    latest = ledger.editions.latest(consultation.slug) if withdrawn else None
    if latest is None:
        return set()
    shown = {record["number"] for record in latest[2]["records"] if record["state"] == "published"}
    return withdrawn & shown


def _is_late(contribution: Contribution, consultation: Consultation) -> bool:
    counting = contribution.counting(consultation)
    return counting is not None and contribution.is_late(counting, consultation)


def is_undecided(contribution: Contribution, consultation: Consultation) -> bool:
    """Handed in and confirmed, and nobody has said yes or no to the version that counts."""
    counting = contribution.counting(consultation)
    if counting is None or contribution.status is not Status.SUBMITTED or contribution.merged_into:
        return False
    return not any(clearance.version == counting.number for clearance in contribution.clearances)
