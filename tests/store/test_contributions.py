"""Versions never change, public numbers are given once and in order, decisions are all kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consultation.contribution import Clearance, FiledFile, Redaction, Status, Translation, Version
from consultation.correspondence import Channel, Proof
from consultation.interview import Interview, Part, Person, Stage
from consultation.turns import File
from store.database import Database
from store.interviews import Current
from store.ledger import Ledger
from tests.store.building import NOW

SLUG = "cl-17-30"
LATER = NOW + timedelta(hours=1)
FILE = File("cd" * 32, "ورقة.docx", 5, "application/msword", compiled=True)


def a_version(number: int = 1, *, confirmed: bool = True, proof: Proof = Proof.ACCOUNT) -> Version:
    person = Person("ليلى", "ITU", "government", "Lebanon", None)
    return Version(
        number,
        NOW,
        Channel.TELEGRAM,
        "ar",
        person,
        {1: "نعم\u200f", 3: "😀"},
        "شكراً",
        (FiledFile(3, FILE),),
        proof,
        confirmed,
    )


def begun(ledger: Ledger, name: str, consultation: str = SLUG) -> Current:
    person = ledger.people.meet(Channel.TELEGRAM, name, NOW).person
    return ledger.interviews.begin(
        person, consultation, Interview(name, NOW, Stage.QUESTIONS), Channel.TELEGRAM
    )


def handed_in(ledger: Ledger, name: str, *versions: Version, consultation: str = SLUG) -> Current:
    """An interview with these versions, as the desk leaves it."""
    current = begun(ledger, name, consultation)
    counted = max((version.number for version in versions if version.confirmed), default=0)
    interview = replace(
        current.interview, stage=Stage.SUBMITTED, agreed_at=NOW, versions=len(versions), counted=counted
    )
    current = ledger.interviews.keep(current, interview, Channel.TELEGRAM, NOW, None)
    for version in versions:
        ledger.contributions.hand_in(current.id, version, None)
    return current


def test_a_version_comes_back_word_for_word(database: Database) -> None:
    with database.transaction() as ledger:
        current = handed_in(ledger, "R-1", a_version())
    with database.transaction() as ledger:
        contribution = ledger.contributions.of_interview(current.id)
        assert contribution.versions == (a_version(),)
        assert (contribution.receipt, contribution.public_number, contribution.status) == (
            "R-1",
            1,
            Status.SUBMITTED,
        )
        assert contribution.began_at == NOW


def test_the_address_is_no_part_of_a_version(database: Database) -> None:
    given = replace(a_version(), person=Person("Layla", email="layla@ministry.test"))
    with database.transaction() as ledger:
        current = handed_in(ledger, "R-1", given)
    with database.transaction() as ledger:
        assert ledger.contributions.of_interview(current.id).versions[0].person == Person("Layla")


def test_what_is_handed_in_stays_when_the_interview_goes_on(database: Database) -> None:
    with database.transaction() as ledger:
        current = handed_in(ledger, "R-1", a_version())
        ledger.interviews.keep(
            current, current.interview.adding(1, Part("k", "Changed.")), Channel.MAIL, LATER, None
        )
        contribution = ledger.contributions.of_interview(current.id)
        assert contribution.versions == (a_version(),)
        assert contribution.channels == (Channel.MAIL,)


def test_numbers_are_given_once_when_a_contribution_first_counts(database: Database) -> None:
    with database.transaction() as ledger:
        waiting = handed_in(ledger, "R-1", a_version(confirmed=False, proof=Proof.NONE))
        second = handed_in(ledger, "R-2", a_version(), a_version(2))
        elsewhere = handed_in(ledger, "R-3", a_version(), consultation="other")

        def number(current: Current) -> int | None:
            return ledger.contributions.of_interview(current.id).public_number

        assert [number(current) for current in (waiting, second, elsewhere)] == [None, 1, 1]
        ledger.contributions.confirm(waiting.id, 1, LATER, Proof.TOKEN)
        assert number(waiting) == 2
        ledger.contributions.confirm(waiting.id, 1, LATER, Proof.TOKEN)
        assert [number(current) for current in (waiting, second, elsewhere)] == [2, 1, 1]


def test_a_confirmation_counts_from_the_moment_the_words_arrived(database: Database) -> None:
    with database.transaction() as ledger:
        current = handed_in(
            ledger, "R-1", *(a_version(n, confirmed=False, proof=Proof.NONE) for n in (1, 2, 3))
        )
        ledger.contributions.confirm(current.id, 2, LATER, Proof.WORD)
        versions = ledger.contributions.of_interview(current.id).versions
        assert [(v.number, v.confirmed, v.proof, v.at) for v in versions] == [
            (1, True, Proof.WORD, NOW),
            (2, True, Proof.WORD, NOW),
            (3, False, Proof.NONE, NOW),
        ]
        ledger.contributions.confirm(current.id, 3, LATER, Proof.TOKEN)
        versions = ledger.contributions.of_interview(current.id).versions
        assert [v.proof for v in versions] == [
            Proof.WORD,
            Proof.WORD,
            Proof.TOKEN,
        ]  # what was confirmed before stays


def test_a_receipt_is_found_however_it_is_typed(database: Database) -> None:
    with database.transaction() as ledger:
        current = handed_in(ledger, "CL1730-7F3KQ-9X2MD", a_version())
        found = ledger.contributions.find(" cl1730-7f3kq-9x2md\n")
        assert found is not None
        assert found[0] == current.id
        assert ledger.contributions.find("CL1730-00000-00000") is None
        assert ledger.contributions.find("%") is None


def test_every_decision_stays_in_order(database: Database) -> None:
    with database.transaction() as ledger:
        current = handed_in(ledger, "R-1", a_version())
        decisions = (
            Clearance(True, None, 1, "", "anna", NOW),
            Clearance(False, 0, 1, "names a third person", "omar", LATER),
            Clearance(False, None, 1, "copyright", "omar", LATER, file=2),
        )
        blackened = (
            Redaction(3, "😀", "a private sign", "omar", LATER),
            Redaction(3, "😀", "a smile", "anna", LATER, kept=True),
            Redaction(None, "scan", "the name of a file", "anna", LATER),
        )
        translated = (
            Translation(1, "fr", "Beaucoup.", 1, "anna", NOW),
            Translation(1, "fr", "", 1, "anna", LATER),
        )
        for translation in translated:
            ledger.contributions.translate(current.id, translation)
        for decision in decisions:
            ledger.contributions.clear(current.id, decision)
        for redaction in blackened:
            ledger.contributions.redact(current.id, redaction)
    with database.transaction() as ledger:
        contribution = ledger.contributions.of_interview(current.id)
        assert contribution.clearances == decisions
        assert contribution.redactions == blackened
        assert contribution.translations == translated


def test_lists_and_counts_keep_the_states_apart(database: Database) -> None:
    with database.transaction() as ledger:
        begun(ledger, "not agreed")
        draft = begun(ledger, "draft")
        ledger.interviews.keep(draft, replace(draft.interview, agreed_at=NOW), Channel.TELEGRAM, NOW, None)
        handed_in(ledger, "unconfirmed", a_version(confirmed=False))
        handed_in(ledger, "submitted", a_version())
        handed_in(ledger, "elsewhere", a_version(), consultation="other")
        gone = handed_in(ledger, "withdrawn", a_version())
        ledger.interviews.keep(gone, replace(gone.interview, withdrawn=True), Channel.MAIL, LATER, None)
    with database.transaction() as ledger:
        assert [(c.receipt, c.status) for c in ledger.contributions.all(SLUG)] == [
            ("unconfirmed", Status.UNCONFIRMED),
            ("submitted", Status.SUBMITTED),
            ("withdrawn", Status.WITHDRAWN),
        ]
        assert [c.receipt for c in ledger.contributions.all(SLUG, drafts=True)][:2] == ["not agreed", "draft"]
        assert ledger.contributions.counts(SLUG) == dict.fromkeys(Status, 1)
        authors = ledger.contributions.authors(SLUG)
        assert [c.receipt for _, c in authors] == ["unconfirmed", "submitted", "withdrawn"]
        assert len({person for person, _ in authors}) == 3
        [withdrawn] = [c for c in ledger.contributions.all(SLUG) if c.status is Status.WITHDRAWN]
        assert withdrawn.withdrawn_at == LATER


@pytest.mark.whole
def test_a_thousand_are_read_with_few_questions_to_the_database(database: Database) -> None:
    with database.transaction() as ledger:
        for number in range(600):  # more than one portion
            handed_in(ledger, f"R-{number}", a_version())
        listed = ledger.contributions.all(SLUG)
        assert [c.public_number for c in listed] == list(range(1, 601))
        assert all(c.versions == (a_version(),) for c in listed)
