"""The deadline that letters are worded with is the one in force, also when a command moved it a moment ago."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from consultation.correspondence import Inbound, Letter
from consultation.turns import Agree, Begin, ChooseLanguage, Status
from intake import staff
from intake.doors import Sent
from intake.office import Office
from tests.intake.at_work import CHAT, TELEGRAM, ADoor, AtWork, an_office


@dataclass
class ADoorThatSaysWhen(ADoor):
    """Remembers the deadline that each letter was worded with."""

    office: Office | None = None
    deadlines: dict[str, datetime] = field(default_factory=dict)

    async def send(self, letter: Letter) -> Sent:
        assert self.office is not None
        self.deadlines[letter.reason] = (await self.office.consultation(letter.consultation)).deadline
        return await super().send(letter)


def _extend(work: AtWork, until: datetime) -> None:
    """As `intake extend` does, in another process: this one is not told."""
    with work.database.transaction() as ledger:
        in_force = work.shelf.in_force(ledger, work.shelf.all[0])
        staff.extend(work.post(ledger), in_force, until, "anna")


async def test_the_letter_about_a_new_deadline_names_the_new_one(work: AtWork) -> None:
    door = ADoorThatSaysWhen()
    office = door.office = an_office(work, door)
    work.chats(Begin(), ChooseLanguage("en"), Agree(), "Layla")
    await office.postman.idle()
    old = (await office.consultation(work.shelf.all[0].slug)).deadline
    _extend(work, old + timedelta(days=3))
    await office.postman.idle()
    assert door.deadlines["extension"] == old + timedelta(days=3)
    office.close()


async def test_the_answer_to_who_asks_in_the_same_moment_names_the_new_one_too(work: AtWork) -> None:
    office = an_office(work)
    work.chats(Begin(), ChooseLanguage("en"), Agree(), "Layla")
    slug = work.shelf.all[0].slug
    old = (await office.consultation(slug)).deadline
    _extend(work, old + timedelta(days=3))
    work.passes(milliseconds=10)
    question = Inbound(TELEGRAM, CHAT, (Status(),), "message")
    asked = work.kept(question)
    await office.do(lambda ledger: office.desk.receive(ledger, asked, question))
    assert (await office.consultation(slug)).deadline == old + timedelta(days=3)
    office.close()
