"""What one transaction may read and write, shelf by shelf. Domain values go in and come out, never rows."""

from sqlmodel import Session

from store.arrivals import Arrivals
from store.contributions import Contributions
from store.due import Dues
from store.interviews import Interviews
from store.invitations import Invitations
from store.links import Links
from store.outbox import Outbox
from store.outlines import Outlines
from store.passes import Passes
from store.people import People
from store.places import Places
from store.records import Calendar, Editions, Files, Records
from store.remarks import Remarks
from store.staff_work import StaffWork
from store.subscriptions import Subscriptions


class Ledger:
    """One transaction's view of the store."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.arrivals = Arrivals(session)
        self.people = People(session)
        self.interviews = Interviews(session)
        self.contributions = Contributions(session)
        self.outlines = Outlines(session)
        self.places = Places(session)
        self.links = Links(session)
        self.passes = Passes(session)
        self.outbox = Outbox(session)
        self.dues = Dues(session)
        self.invitations = Invitations(session)
        self.subscriptions = Subscriptions(session)
        self.remarks = Remarks(session)
        self.staff_work = StaffWork(session)
        self.calendar = Calendar(session)
        self.editions = Editions(session)
        self.files = Files(session)
        self.records = Records(session)
