"""What goes by itself: never before its time, never what was handed in, and staff are told how much."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from consultation.definition import Consultation, Keeping
from consultation.turns import Answer, Forget, New, Submit, WriteTo
from intake.files import FileLost
from intake.keeping import tidy
from intake.suspicion import flags, shipped
from store.database import Database
from store.forgetting import receipts_of_forgotten, receipts_used_up
from store.ledger import Ledger
from store.retention import Removed, Retention
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork, an_office, phrases
from tests.store.building import everything

pytestmark = pytest.mark.whole  # each is a conversation of many messages

SLUG = CIRCULAR.slug
MONTH = timedelta(days=30)
OTHER = "502"


@pytest.fixture
def keeping(tmp_path: Path) -> Callable[[Keeping], AtWork]:
    """A desk whose consultation keeps things so long."""

    def made(how: Keeping, *others: Consultation) -> AtWork:
        return AtWork(tmp_path, replace(CIRCULAR, keeping=how), *others)

    return made


def tidies(work: AtWork) -> None:
    while work.do(lambda ledger: tidy(ledger, work.shelf, work.now)):
        pass


def removed(work: AtWork) -> Removed:
    found: Removed = work.do(lambda ledger: Retention(ledger.session).since(SLUG, None))
    return found


def raws(work: AtWork) -> list[str]:
    lines = everything(work.database).splitlines()
    return [line.removeprefix("raw.content=") for line in lines if line.startswith("raw.content=")]


def drafts(work: AtWork, chat: str = CHAT, *more: object) -> None:
    work.chats("en", "en", "yes", "Layla", "ITU", "1", "Lebanon", "-", "A draft.", address=chat)


def test_without_a_period_nothing_goes(work: AtWork) -> None:
    drafts(work)
    work.passes(days=10_000)
    tidies(work)
    assert work.interview().text(1) == "A draft."
    assert not removed(work)


@pytest.mark.parametrize(("seconds", "goes"), [(-1, False), (1, True)])
def test_messages_go_after_their_evidence_period_and_what_was_handed_in_stays(
    keeping: Callable[[Keeping], AtWork], seconds: int, goes: bool
) -> None:
    work = keeping(Keeping(evidence=MONTH))
    work.mails(Answer(1, "My words.", "a1"))
    work.now = CIRCULAR.deadline + MONTH + timedelta(seconds=seconds)
    tidies(work)
    assert raws(work) == ([""] if goes else ["sha1"])
    assert removed(work) == Removed(messages=int(goes))
    [contribution] = work.contributions()
    assert contribution.versions[0].answers == {1: "My words."}
    assert work.do(lambda ledger: ledger.people.find(MAIL, ADDRESS)) is not None, (
        "the notice still has to reach them"
    )


def test_a_late_message_is_kept_as_long_as_one_in_time(keeping: Callable[[Keeping], AtWork]) -> None:
    work = keeping(Keeping(evidence=MONTH))
    work.mails(Answer(1, "In time.", "a1"))
    work.now = CIRCULAR.deadline + timedelta(days=20)
    work.mails(Answer(2, "Late.", "a2"))
    work.now = CIRCULAR.deadline + timedelta(days=31)
    tidies(work)
    assert raws(work) == ["", "sha2"]
    work.passes(days=20)
    tidies(work)
    assert raws(work) == ["", ""]


def test_an_extension_moves_the_end_of_every_period(keeping: Callable[[Keeping], AtWork]) -> None:
    work = keeping(Keeping(evidence=MONTH, drafts=MONTH))
    drafts(work)
    later = CIRCULAR.deadline + timedelta(days=10)
    work.do(lambda ledger: ledger.calendar.move(SLUG, later, CIRCULAR.deadline, work.now, "anna"))
    work.now = CIRCULAR.deadline + timedelta(days=35)
    tidies(work)
    assert not removed(work)


def test_drafts_go_with_their_authors_and_nobody_is_reminded_of_them(
    keeping: Callable[[Keeping], AtWork],
) -> None:
    work = keeping(Keeping(drafts=MONTH))
    drafts(work)
    drafts(work, OTHER)
    work.chats(Submit(), address=OTHER)
    work.now = CIRCULAR.deadline + MONTH + timedelta(seconds=1)
    tidies(work)
    assert removed(work) == Removed(drafts=1)
    left = everything(work.database)
    assert f"contact.address={CHAT}" not in left
    [handed_in] = work.contributions(drafts=False)
    assert handed_in.versions[0].answers == {1: "A draft."}
    counts = work.do(lambda ledger: ledger.contributions.counts(SLUG))
    assert counts["draft"] == 0
    assert counts["withdrawn"] == 0
    tidies(work)
    assert removed(work) == Removed(drafts=1), "once"


def test_of_two_drafts_of_one_person_each_goes_once(keeping: Callable[[Keeping], AtWork]) -> None:
    other = replace(CIRCULAR, slug="second", reference="S-2", keeping=Keeping(drafts=MONTH))
    work = keeping(Keeping(drafts=MONTH), other)  # type: ignore[call-arg]  # further consultations may follow
    drafts(work)
    from consultation.turns import Begin

    work.chats(Begin("second"), "yes", consultation="second")
    work.now = CIRCULAR.deadline + MONTH + timedelta(seconds=1)
    tidies(work)
    assert work.do(lambda ledger: ledger.people.find(TELEGRAM, CHAT)) is None


def test_a_draft_beside_what_was_handed_in_goes_alone(keeping: Callable[[Keeping], AtWork]) -> None:
    from consultation.turns import New

    work = keeping(Keeping(drafts=MONTH))
    drafts(work)
    work.chats(Submit(), New(), "Second name", "-", "-", "-", "-", "The second draft.")
    with work.database.transaction() as ledger:
        for letter in ledger.outbox.waiting():
            ledger.outbox.sent(letter.id or 0, work.now, "1", str(letter.says))
    work.now = CIRCULAR.deadline + MONTH + timedelta(seconds=1)
    tidies(work)
    left = everything(work.database)
    assert "The second draft." not in left
    assert "Second name" not in left
    assert work.do(lambda ledger: ledger.people.find(TELEGRAM, CHAT)) is not None
    [stays] = work.contributions()
    assert stays.versions[0].answers == {1: "A draft."}


def test_who_was_invited_and_never_came_is_forgotten(keeping: Callable[[Keeping], AtWork]) -> None:
    work = keeping(Keeping(invited=MONTH))
    guests = [("never@came.test", "en", "Never Came"), ("did@come.test", "en", "Did Come")]

    def invites(ledger: object) -> None:
        from store.ledger import Ledger

        assert isinstance(ledger, Ledger)
        met = ledger.invitations.meet(guests, work.now)
        people = [(met[address].person, language, name) for address, language, name in guests]
        ledger.invitations.keep(SLUG, people, "anna", work.now)

    work.do(invites)
    work.mails(Answer(1, "Here.", "a1"), address="did@come.test")
    work.now = CIRCULAR.deadline + MONTH + timedelta(seconds=1)
    tidies(work)
    assert removed(work) == Removed(invited=1)
    left = everything(work.database)
    assert "never@came.test" not in left
    assert "Never Came" not in left
    assert "did@come.test" in left


def test_the_last_letter_to_who_was_forgotten_goes_when_it_went_out(work: AtWork) -> None:
    drafts(work)
    work.chats(Forget())
    [last] = work.chats("yes")
    tidies(work)
    assert last.address in everything(work.database), "it still has to go out"
    work.do(lambda ledger: ledger.outbox.sent(last.id or 0, work.now, "77", "You are forgotten."))
    tidies(work)
    left = everything(work.database)
    assert f"={CHAT}" not in left
    assert "You are forgotten." not in left


def test_staff_are_told_how_much_and_the_trail_says_when(keeping: Callable[[Keeping], AtWork]) -> None:
    work = keeping(Keeping(evidence=MONTH, drafts=MONTH))
    drafts(work, OTHER)
    work.mails(Answer(1, "My words.", "a1"))
    work.now = CIRCULAR.deadline + MONTH + timedelta(seconds=1)
    tidies(work)
    trail = work.do(lambda ledger: ledger.records.trail())
    assert {(who, act, what) for _, who, act, what, _ in trail} == {("service", "remove", SLUG)}
    digest = [letter for letter in work.due() if letter.reason == "digest"]
    assert "digest_removed" in phrases(digest)
    [told] = [say.args for say in digest[0].says if say.phrase == "digest_removed"]
    assert told["drafts"] == 1


def test_a_replay_leaves_out_whom_nothing_explains_any_more(keeping: Callable[[Keeping], AtWork]) -> None:
    work = keeping(Keeping(evidence=MONTH))
    work.mails(Answer(1, "My words.", "a1"))
    [contribution] = work.contributions()
    work.now = CIRCULAR.deadline + MONTH + timedelta(seconds=1)
    assert work.do(lambda ledger: receipts_of_forgotten(ledger.session, SLUG)) == set()
    tidies(work)
    assert work.do(lambda ledger: receipts_of_forgotten(ledger.session, SLUG)) == {contribution.receipt}
    assert work.do(lambda ledger: ledger.arrivals.handled()) == []
    assert len(work.do(lambda ledger: ledger.arrivals.digests(MAIL))) == 1, "the mailbox is still compared"


def test_all_of_it_goes_on_postgresql_as_well(
    keeping: Callable[[Keeping], AtWork], postgres_url: str
) -> None:
    work = keeping(Keeping(evidence=MONTH, drafts=MONTH, invited=MONTH))
    work.database.close()
    work.database = Database(postgres_url)
    work.database.check()
    drafts(work, OTHER)
    drafts(work)
    work.chats(Submit(), New(), "Second name", "-", "-", "-", "-", "The second draft.")
    work.chats(WriteTo("telegram"))
    work.mails(Answer(1, "My words.", "a1"), address="jo@gmail.com")
    work.chats(
        "en", "en", "yes", "Gone", "-", "-", "-", "-", "Gone.", Submit(), Forget(), "yes", address="503"
    )
    guests = [("never@came.test", "en", "Never Came")]

    def invites(ledger: Ledger) -> None:
        met = ledger.invitations.meet(guests, work.now)
        ledger.invitations.keep(SLUG, [(met["never@came.test"].person, "en", "Never Came")], "anna", work.now)

    work.do(invites)
    assert work.do(lambda ledger: flags(ledger, CIRCULAR, shipped())) == {}
    work.now = CIRCULAR.deadline + MONTH + timedelta(seconds=1)
    tidies(work)
    assert (removed(work).drafts, removed(work).invited) == (2, 1)
    assert set(raws(work)) == {""}
    assert len(work.do(lambda ledger: receipts_used_up(ledger.session, SLUG))) == 5
    left = everything(work.database)
    for trace in ("never@came.test", "The second draft.", "Gone."):
        assert trace not in left
    work.database.close()


async def test_files_made_for_who_is_forgotten_leave_the_disk_and_no_other(work: AtWork) -> None:
    from consultation.turns import Attach, Data, File

    paper = work.files.keep(b"%PDF a paper")
    work.do(lambda ledger: ledger.files.keep(paper, 12, "application/pdf", work.now))
    attached = Attach(File(paper, "Paper.pdf", 12, "application/pdf"), "tg:502:f")
    drafts(work, OTHER)
    work.chats(attached, Submit(), address=OTHER)
    drafts(work)
    work.chats(Submit(), Data())
    made = {e.sha256 for one in work.outbox() if one.address == CHAT for e in one.enclosures}
    others = {e.sha256 for one in work.outbox() if one.address == OTHER for e in one.enclosures}
    assert len(made) == 4  # a receipt, a copy, and the data twice
    work.chats(Forget(), "yes")
    office = an_office(work)
    await office.tidy()
    for sha256 in made - others:
        with pytest.raises(FileLost):
            work.files.read(sha256)
    for sha256 in (paper, *others):
        assert work.files.read(sha256)
    office.close()
