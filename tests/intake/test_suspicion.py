"""What staff are told of doubts: in the digest, from what came in; lists that can be added to; few false alarms."""

import email
from email import policy
from email.utils import parseaddr
from pathlib import Path

import pytest

from consultation.correspondence import Proof
from consultation.doubts import Doubt, Subject, doubts, is_government
from consultation.turns import Answer, Introduce
from intake.digests import digest
from intake.suspicion import FaultyList, flags, shipped, with_lists
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import AtWork
from tests.publication.generator import world

ROOT = Path(__file__).parents[2]


def found(work: AtWork) -> list[tuple[Doubt, str]]:
    of_all = work.do(lambda ledger: flags(ledger, CIRCULAR, shipped()))
    return [(flag.doubt, flag.why) for each in of_all.values() for flag in each]


def test_a_state_from_free_mail_counts_and_is_told_in_the_digest(work: AtWork) -> None:
    given = Introduce({"organisation": "Ministry of Posts", "name": "Jo"})
    work.mails(given, Answer(1, "We object.", "a1"), address="jo@gmail.com")
    [contribution] = work.contributions()
    assert contribution.status == "submitted", "nothing is refused"
    assert [doubt for doubt, _ in found(work)] == [Doubt.FREE_MAIL]
    says = work.do(lambda ledger: digest(ledger, CIRCULAR, None, work.now))
    assert [say.args for say in says if say.phrase == "digest_flagged"] == [{"count": 1}]


def test_an_answer_to_a_letter_that_went_to_somebody_else(work: AtWork) -> None:
    [receipt] = work.mails(Answer(1, "Mine.", "a1"))
    message = receipt.message_id or ""
    work.mails(Answer(1, "Hers.", "a2"), address="bo@else.test", proof=Proof.DOMAIN, references=(message,))
    assert found(work) == [(Doubt.OTHER_ADDRESS, "answers a letter that went to l…@ministry.test")]
    work.mails(Answer(2, "Mine too.", "a3"), proof=Proof.TOKEN, references=(message,))
    assert len(found(work)) == 1, "the one who was asked may answer"


def test_a_domain_that_looks_like_that_of_who_was_invited(work: AtWork) -> None:
    def invites(ledger: object) -> None:
        from store.ledger import Ledger

        assert isinstance(ledger, Ledger)
        met = ledger.invitations.meet([("office@itu-t.int", "en", None)], work.now)
        ledger.invitations.keep(
            CIRCULAR.slug, [(met["office@itu-t.int"].person, "en", None)], "anna", work.now
        )

    work.do(invites)
    work.mails(Answer(1, "Hello.", "a1"), address="office@1tu-t.int")
    assert [doubt for doubt, _ in found(work)] == [Doubt.LOOK_ALIKE]


def test_what_was_withdrawn_or_merged_is_not_looked_at(work: AtWork) -> None:
    from consultation.turns import Withdraw

    work.mails(Answer(1, "Mine.", "a1"), address="x@mailinator.com")
    assert found(work)
    work.writes(Withdraw(certain=True), address="x@mailinator.com")
    assert found(work) == []


def test_lists_of_ones_own_add_and_take_out(tmp_path: Path) -> None:
    assert "mailinator.com" in shipped().disposable
    assert "gmail.com" in shipped().free
    (tmp_path / "disposable.txt").write_text("# ours\nnew.test\n@At.test # with a sign\n!mailinator.com\n")
    mine = with_lists(tmp_path)
    assert {"new.test", "at.test"} <= mine.disposable
    assert "mailinator.com" not in mine.disposable
    assert mine.free == shipped().free


def test_a_folder_without_lists_or_with_broken_ones_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyList, match="holds neither"):
        with_lists(tmp_path)
    (tmp_path / "free.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FaultyList, match="cannot be read"):
        with_lists(tmp_path)


def test_the_shipped_lists_are_clean() -> None:
    for listed in (shipped().disposable, shipped().free):
        assert len(listed) > 100
        assert all(domain == domain.strip().lower() and "." in domain for domain in listed)
    assert not shipped().disposable & shipped().free


def test_of_all_made_up_senders_of_mails_none_is_doubted() -> None:
    subjects = []
    for number, file in enumerate(sorted((ROOT / "tests/mails").rglob("*.eml"))):
        mail = email.message_from_bytes(file.read_bytes(), policy=policy.default)
        name, address = parseaddr(str(mail["from"]))
        subjects.append(Subject(file.name, number, name, addresses=(address,), display_names=(name,)))
    assert len(subjects) > 500
    assert dict(doubts(subjects, shipped())) == {}


def test_of_all_made_up_contributions_only_the_campaign_is_doubted() -> None:
    made = world(400)
    people: dict[tuple[str | None, str | None], Subject] = {}
    for number, contribution in enumerate(made.contributions):
        version = contribution.shown(made.consultation)
        assert version is not None
        person, category = version.person, made.consultation.category(version.person.category)
        people.setdefault(
            (person.name, person.organisation),
            Subject(
                contribution.receipt,
                number,
                person.name or "",
                person.organisation or "",
                government=category is not None and any(map(is_government, category.label.values())),
                text="\n".join([*version.answers.values(), version.general]),
                addresses=(person.email or "",),
            ),
        )
    assert len(people) > 30
    doubted = doubts(list(people.values()), shipped())
    assert {flag.doubt for each in doubted.values() for flag in each} == {Doubt.ONE_TEXT}
    assert len(doubted) == 3
