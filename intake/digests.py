"""The staff digest: what staff should know, by what there is to do; each number with the command that shows it."""

from datetime import datetime

from consultation.contribution import Contribution, Status
from consultation.correspondence import Say
from consultation.definition import Consultation
from store.ledger import Ledger


def digest(
    ledger: Ledger, consultation: Consultation, since: datetime | None, now: datetime
) -> tuple[Say, ...]:
    """What staff should know, by what there is to do; lines with nothing to say are left out."""
    counts = ledger.contributions.counts(consultation.slug)
    contributions = ledger.contributions.all(consultation.slug)
    new = sum(any(since is None or v.at > since for v in c.versions) for c in contributions)
    late = sum(_is_late(c, consultation) for c in contributions)
    waiting = sum(_is_undecided(c, consultation) for c in contributions)
    letters, arrivals = ledger.outbox.counts(), ledger.arrivals.counts()
    says = [
        Say.of("digest_title", date=now),
        Say.of(
            "digest_counts",
            new=new,
            submitted=counts[Status.SUBMITTED],
            drafts=counts[Status.DRAFT],
            late=late,
            unconfirmed=counts[Status.UNCONFIRMED],
            withdrawn=counts[Status.WITHDRAWN],
        ),
    ]
    tasks = [
        ("digest_waiting", waiting),
        ("digest_set_aside", arrivals.get("set_aside", 0)),
        ("digest_given_up", letters.get("given_up", 0)),
        ("digest_unreachable", ledger.people.unreachable()),
    ]
    says += [Say.of(phrase, count=count) for phrase, count in tasks if count]
    if not new and not any(count for _, count in tasks):
        says.append(Say.of("digest_quiet"))
    says.append(Say.of("digest_deadline"))
    return tuple(says)


def _is_late(contribution: Contribution, consultation: Consultation) -> bool:
    counting = contribution.counting(consultation)
    return counting is not None and contribution.is_late(counting, consultation)


def _is_undecided(contribution: Contribution, consultation: Consultation) -> bool:
    """Handed in and confirmed, and nobody has said yes or no to the version that counts."""
    counting = contribution.counting(consultation)
    if counting is None or contribution.status is not Status.SUBMITTED:
        return False
    return not any(clearance.version == counting.number for clearance in contribution.clearances)
