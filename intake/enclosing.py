"""Files that the service makes for a letter: kept like those that came, and enclosed by their hash."""

from datetime import datetime

from consultation.correspondence import Enclosure
from intake.files import FileRoom
from store.database import StoreUnavailable
from store.ledger import Ledger


def enclosed(
    ledger: Ledger, files: FileRoom, name: str, content_type: str, data: bytes, now: datetime
) -> Enclosure:
    """Keeps the bytes and gives what a letter carries of them. Raises StoreUnavailable where they cannot be written."""
    try:
        sha256 = files.keep(data)
    except OSError as error:
        raise StoreUnavailable(f"The attachments folder cannot be written: {error.strerror}") from error
    ledger.files.keep(sha256, len(data), content_type, now)
    return Enclosure(name, content_type, sha256)
