"""Which contribution is meant: by its receipt number, or by its public number."""

from app.wiring import Desk
from consultation.contribution import Contribution
from consultation.definition import Consultation
from intake import staff
from store.ledger import Ledger


def find(ledger: Ledger, desk: Desk, named: str, ref: str | None = None) -> tuple[Consultation, Contribution]:
    """The contribution and its consultation, with the deadline in force. Raises NoSuchContribution.

    A public number is one of the consultation `ref`, which may be left out where there is only one.
    """
    receipt = named.strip().removeprefix("#")
    if receipt.isascii() and receipt.isdecimal():
        consultation = desk.shelf.named(ref)
        receipt = _receipt_of(ledger, consultation, int(receipt))
    _, contribution = staff.find(ledger, receipt)
    return desk.shelf.in_force(ledger, desk.shelf.named(contribution.consultation)), contribution


def _receipt_of(ledger: Ledger, consultation: Consultation, number: int) -> str:
    for contribution in ledger.contributions.all(consultation.slug):
        if contribution.public_number == number:
            return contribution.receipt
    raise staff.NoSuchContribution(
        f"{consultation.reference} has no contribution No. {number}: `intake list` shows the numbers."
    )
