"""What can go wrong when something is published, in words a person can act on."""

from consultation.errors import IntakeError


class PublicationError(IntakeError):
    """Nothing was published; the text says why and what to do."""


class FaultyKey(PublicationError):
    """The signing key cannot be read; the text says what INTAKE_SIGNING_KEY may hold. Never shows the key."""


class TypesettingFailed(PublicationError):
    """The PDF could not be made: typst refused the document or took too long."""


class FaultyReceipt(PublicationError):
    """What was given is no receipt of ours: no JSON, a part is missing, or a number nobody could have got."""


class FaultyEdition(PublicationError):
    """The folder holds no edition: edition.json is missing or cannot be read."""
