"""The consultations served here, each with the deadline in force."""

from collections.abc import Sequence
from datetime import datetime

from consultation.definition import Consultation
from consultation.errors import UnknownConsultation
from store.ledger import Ledger


class Consultations:
    """The consultation files, and what the store says of their deadlines."""

    def __init__(self, consultations: Sequence[Consultation], public_url: str | None = None) -> None:
        """`public_url` is where editions stand on the web; None: nowhere that we know of."""
        if not consultations:
            raise UnknownConsultation("No consultation file was found: set INTAKE_CONSULTATIONS.")
        self._by_slug = {consultation.slug: consultation for consultation in consultations}
        self._public_url = public_url
        self._last_seen: dict[str, datetime | None] = {}
        self.moves = 0  #: goes up whenever a deadline was seen to differ from the one seen before

    @property
    def all(self) -> tuple[Consultation, ...]:
        """As the files say, without extensions."""
        return tuple(self._by_slug.values())

    def named(self, reference: str | None) -> Consultation:
        """The consultation of a reference or slug, as its file says; None: the only one. Raises UnknownConsultation."""
        if reference is None and len(self._by_slug) == 1:
            return next(iter(self._by_slug.values()))
        known = ", ".join(consultation.reference for consultation in self.all)
        if reference is None:
            raise UnknownConsultation(f"Several consultations are served here: name one of {known}.")
        for consultation in self.all:
            if consultation.named(reference):
                return consultation
        raise UnknownConsultation(f"No consultation {reference!r} is served here; there is {known}.")

    def edition_url(self, ledger: Ledger, consultation: Consultation) -> str | None:
        """Where the latest edition of a consultation is shown; None when there is none, or no such place."""
        if self._public_url is None or ledger.editions.place(consultation.slug) is None:
            return None
        return f"{self._public_url}/{consultation.slug}/"

    def in_force(
        self, ledger: Ledger, consultation: Consultation, at: datetime | None = None
    ) -> Consultation:
        """With the deadline that was in force at a moment (None: now)."""
        deadline = ledger.calendar.deadline(consultation.slug, at)
        if self._last_seen.get(consultation.slug) != deadline:
            self._last_seen[consultation.slug] = deadline
            self.moves += 1
        return consultation.until(deadline) if deadline is not None else consultation

    def open(self, ledger: Ledger, at: datetime) -> list[Consultation]:
        """Those that take contributions at that moment."""
        in_force = (self.in_force(ledger, consultation, at) for consultation in self.all)
        return [consultation for consultation in in_force if consultation.is_open(at)]

    def choose(self, ledger: Ledger, slug: str | None, at: datetime) -> Consultation:
        """The consultation a message is about: that of its slug, otherwise the first that is open."""
        named = self._by_slug.get(slug or "")
        if named is not None:
            return self.in_force(ledger, named, at)
        in_force = [self.in_force(ledger, consultation, at) for consultation in self.all]
        return next((consultation for consultation in in_force if consultation.is_open(at)), in_force[0])
