"""A whole consultation from opening to publication on the real clock, restarted at random: who got what is the plan, exactly."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from consultation.correspondence import Proof
from consultation.turns import Answer, Begin, Next, Stop, Submit, Subscribe, Turn, Withdraw
from intake import inviting, staff, subscribing
from intake.inviting import Invitee, Tally
from intake.office import Office
from scheduler.clock import Clock, Tick
from store.database import Database
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import MAIL, ADoor, AtWork, an_office

pytestmark = [pytest.mark.whole, pytest.mark.timeout(180)]

GENEVA = ZoneInfo("Europe/Zurich")
STEP = timedelta(hours=2)  #: that pass between two ticks
END = datetime(2017, 9, 20, tzinfo=GENEVA)  # two days after the meeting
EXTENDED = datetime(2017, 8, 29, 23, 59, 59, tzinfo=GENEVA)

ONE_EACH: tuple[Turn | str, ...] = (Next(), "One.") * 4  #: the answers to questions 2 to 5
#: What everybody hears of their own accord, in order. Reminders by how long before the deadline then in force.
PLAN: dict[str, list[str]] = {
    "drafts": [
        "P30D", "P14D", "P7D", "P3D", "P1D", "PT6H", "extension", "P7D", "P3D", "P1D", "PT6H"
    ],
    "complete": ["extension", "publication"],
    "one answer by mail": ["open", "extension", "publication"],
    "invited, begins late": ["invitation", "P14D invited", "P7D", "P3D", "P1D", "PT6H", "extension", "publication"],
    "invited, never begins": ["invitation", "P14D invited", "P3D invited", "extension", "P3D invited"],
    "stops": ["P30D", "extension"],
    "withdraws": ["P30D"],
    "only looks": ["extension"],
    "subscribes": ["P14D invited", "P3D invited", "extension", "P3D invited", "publication"],
    "subscribes by mail": ["P14D invited", "P3D invited", "extension", "P3D invited", "publication"],
    "subscribes, begins late": ["P14D invited", "P7D", "P3D", "P1D", "PT6H", "extension", "P7D", "P3D", "P1D", "PT6H", "publication"],
    "subscribes, contributes": ["extension", "publication"],
    "subscribes late": ["publication"],
    "subscribes, stops": ["P14D invited"],
    "comes to the meeting": ["extension", "meeting"],
    "of the meeting too late": [],
    "unproven": [],
}  # fmt: skip
#: With everything switched off from 11 to 17 August: of what was missed, the latest alone.
PLAN_WITH_A_GAP = PLAN | {
    "invited, begins late": ["invitation", "P14D invited", "P3D", "P1D", "PT6H", "extension", "publication"],
    "drafts": ["P30D", "P14D", "P3D", "P1D", "PT6H", "extension", "P7D", "P3D", "P1D", "PT6H"],
    "subscribes, begins late": [
        "P14D invited",
        "P3D",
        "P1D",
        "PT6H",
        "extension",
        "P7D",
        "P3D",
        "P1D",
        "PT6H",
        "publication",
    ],
}
GAP = (datetime(2017, 8, 11, tzinfo=GENEVA), datetime(2017, 8, 17, 12, tzinfo=GENEVA))


def august(day: int, hour: int = 0) -> datetime:
    return datetime(2017, 8, day, hour, tzinfo=GENEVA)


def begins(work: AtWork, address: str, *words: Turn | str) -> None:
    work.chats(
        Begin(), "en", "yes", "Somebody", "Org", "1", "Country", "/", "nobody@nowhere.test", address=address
    )
    work.chats(*words, address=address)


def hands_in(work: AtWork, address: str) -> None:
    work.chats(Submit(), address=address)


def invited(work: AtWork) -> None:
    page = [Invitee(address, "fr", None) for address in ("invited, begins late", "invited, never begins")]
    with work.database.transaction() as ledger:
        inviting.invite(work.post(ledger), CIRCULAR, page, "anna", Tally())


def extended(work: AtWork) -> None:
    with work.database.transaction() as ledger:
        staff.extend(work.post(ledger), work.shelf.in_force(ledger, CIRCULAR), EXTENDED, "anna")


def published(work: AtWork) -> None:
    with work.database.transaction() as ledger:
        found = ledger.contributions.authors("cl-17-30")
        out = [(person, c) for person, c in found if c.counting(CIRCULAR) and c.withdrawn_at is None]
        staff.announce(work.post(ledger), CIRCULAR, out, lambda number: f"https://itu.test/#{number}")
        subscribing.tell_the_publication(work.post(ledger), CIRCULAR, "https://itu.test/")


def subscribes(work: AtWork, address: str, topic: str = "news") -> None:
    work.chats(Begin(), Subscribe(topic), address=address)


EVENTS: list[tuple[datetime, Callable[[AtWork], Any]]] = [
    (datetime(2017, 6, 15, 10, tzinfo=GENEVA), invited),
    (datetime(2017, 6, 20, 10, tzinfo=GENEVA), lambda work: begins(work, "drafts", "One.")),
    (datetime(2017, 6, 20, 12, tzinfo=GENEVA), lambda work: begins(work, "stops", "One.")),
    (datetime(2017, 6, 21, 10, tzinfo=GENEVA), lambda work: begins(work, "withdraws", "One.")),
    (datetime(2017, 6, 22, 10, tzinfo=GENEVA), lambda work: work.chats(Begin(), address="only looks")),
    (datetime(2017, 6, 23, 10, tzinfo=GENEVA), lambda work: subscribes(work, "subscribes")),
    (datetime(2017, 6, 23, 12, tzinfo=GENEVA), lambda work: work.writes(Subscribe(), address="subscribes by mail")),
    (datetime(2017, 6, 24, 10, tzinfo=GENEVA), lambda work: subscribes(work, "subscribes, begins late")),
    (datetime(2017, 6, 24, 12, tzinfo=GENEVA), lambda work: subscribes(work, "subscribes, contributes")),
    (datetime(2017, 6, 25, 10, tzinfo=GENEVA), lambda work: subscribes(work, "subscribes, stops")),
    (datetime(2017, 6, 26, 10, tzinfo=GENEVA), lambda work: subscribes(work, "comes to the meeting", "meeting")),
    (
        datetime(2017, 6, 26, 12, tzinfo=GENEVA),
        lambda work: work.writes(Subscribe(proven=False), address="unproven", proof=Proof.NONE),
    ),
    (
        datetime(2017, 7, 1, 10, tzinfo=GENEVA),
        lambda work: work.mails(*[Answer(n, "X.", f"a{n}") for n in range(1, 6)], address="complete"),
    ),
    (
        datetime(2017, 7, 2, 10, tzinfo=GENEVA),
        lambda work: work.mails(Answer(1, "X.", "o"), address="one answer by mail"),
    ),
    (datetime(2017, 7, 25, 10, tzinfo=GENEVA), lambda work: work.chats(Stop(), address="stops")),
    (datetime(2017, 7, 26, 10, tzinfo=GENEVA), lambda work: work.chats(Withdraw(certain=True), address="withdraws")),
    (
        datetime(2017, 7, 3, 10, tzinfo=GENEVA),
        lambda work: begins(work, "subscribes, contributes", "One.", *ONE_EACH),
    ),
    (datetime(2017, 7, 3, 12, tzinfo=GENEVA), lambda work: hands_in(work, "subscribes, contributes")),
    (august(7, 10), lambda work: work.chats(Stop(), address="subscribes, stops")),
    (august(8, 8), lambda work: begins(work, "subscribes, begins late", "One.")),
    (
        august(8, 10),
        lambda work: work.mails(Answer(1, "X.", "l"), address="invited, begins late", proof=Proof.NONE),
    ),
    (august(19, 22), extended),
    (
        august(20, 10),
        lambda work: work.mails(*[Answer(n, "Y.", f"l{n}") for n in range(1, 6)], address="invited, begins late"),
    ),
    (datetime(2017, 9, 1, 10, tzinfo=GENEVA), lambda work: subscribes(work, "subscribes late")),
    (datetime(2017, 9, 3, 10, tzinfo=GENEVA), published),
    (datetime(2017, 9, 17, 10, tzinfo=GENEVA), lambda work: subscribes(work, "of the meeting too late", "meeting")),
]  # fmt: skip


def heard(work: AtWork) -> tuple[dict[str, list[str]], Counter[str]]:
    """What was sent to whom, in order; replies and digests apart."""
    told: dict[str, list[str]] = defaultdict(list)
    digests: Counter[str] = Counter()
    with work.database.transaction() as ledger:
        rows = ledger.outbox.unasked(0, 10_000)
        for letter, (external_id, _) in rows:
            if external_id is None:
                continue
            if letter.reason == "digest":
                digests[letter.address] += 1
            elif letter.reason == "reminder":
                kind, occasion = letter.key.split(":")[0], letter.key.split(":")[-2]
                told[letter.address].append(
                    {"reminder": occasion, "reminder-invited": f"{occasion} invited"}.get(kind, "open")
                )
            elif letter.reason != "staff":
                told[letter.address].append(letter.reason)
    return dict(told), digests


@pytest.mark.parametrize("gap", [False, True], ids=["always on", "off for six days"])
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_everybody_hears_what_the_plan_says_and_nothing_else(
    tmp_path: Path, engine: str, gap: bool, request: pytest.FixtureRequest
) -> None:
    work = AtWork(tmp_path)
    if engine == "postgresql":
        work.database.close()
        work.database = Database(request.getfixturevalue("postgres_url"))
        work.database.check()
    dice = random.Random(f"{engine} {gap}")
    work.now = datetime(2017, 6, 14, tzinfo=GENEVA)
    events = list(EVENTS)
    doors = (ADoor(), ADoor(MAIL))
    restarts = 0
    while work.now < END:
        await _runs(work, an_office(work, *doors), events, dice.randint(1, 300), gap=gap)
        restarts += 1
    assert restarts > 3
    plan = PLAN_WITH_A_GAP if gap else PLAN
    told, digests = heard(work)
    assert told == {who: heard for who, heard in plan.items() if heard}
    assert len(set(digests.values())) == 1  # each of the staff the same
    assert len(digests) == 3
    sent = Counter(letter.key for door in doors for letter in door.sent)
    assert max(sent.values()) == 1
    work.database.close()


async def _runs(work: AtWork, office: Office, events: list[Any], ticks: int, *, gap: bool) -> None:
    """One life of the service, so many ticks long."""
    done = asyncio.Event()
    left = ticks

    async def tick() -> None:
        nonlocal left
        if done.is_set():
            return
        if not (gap and GAP[0] <= work.now < GAP[1]):
            while events and events[0][0] <= work.now:
                events.pop(0)[1](work)
            await office.remind()
            await office.watch()
            await office.postman.idle()
        work.now += STEP
        left -= 1
        if not left or work.now >= END:
            done.set()

    clock = Clock([Tick("all", 0.002, tick)])
    clock.start()
    await done.wait()
    clock.stop()
    office.close()
