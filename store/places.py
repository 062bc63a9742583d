"""Which of a person's contributions each of their addresses is with."""

from sqlalchemy import func, select
from sqlmodel import Session, col

from store.interviews import Current
from store.tables import PlaceRow


class Places:
    """The shelf of places. An address that has none is with the person's latest contribution."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, contact: int, current: Current) -> None:
        """From now on the address is with this contribution, and in its consultation."""
        highest = self._session.execute(
            select(func.max(col(PlaceRow.rank))).where(col(PlaceRow.contact_id) == contact)
        ).scalar()
        row = self._session.get(PlaceRow, (contact, current.consultation))
        if row is None:
            row = PlaceRow(contact_id=contact, consultation=current.consultation, interview_id=0, rank=0)
        elif row.interview_id == current.id and row.rank == highest:
            return
        row.interview_id, row.rank = current.id, (highest or 0) + 1
        self._session.add(row)
        self._session.flush()

    def consultation(self, contact: int) -> str | None:
        """The consultation the address is in; None when it never was in any."""
        return self._session.execute(
            select(col(PlaceRow.consultation))
            .where(col(PlaceRow.contact_id) == contact)
            .order_by(col(PlaceRow.rank).desc())
            .limit(1)
        ).scalar()
