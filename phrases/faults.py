"""What can go wrong with a phrase: always a mistake in the code or in a phrase file, never a stakeholder's."""

from consultation.errors import IntakeError


class PhraseFault(IntakeError):
    """A phrase file cannot be read, a phrase is unknown, or an argument it needs was not given."""
