"""Words of a sender who is not proven never mix with words that are."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from consultation.conversation import converse
from consultation.correspondence import Say
from consultation.interview import GENERAL, Interview, Stage
from consultation.outcomes import HandedIn, Step
from consultation.reading import load
from consultation.turns import Answer, Comment, Confirm, HandIn, Introduce, Turn, Withdraw

CIRCULAR = load(Path(__file__).resolve().parents[2] / "consultations" / "cl-17-30.toml")
NOW = datetime(2017, 7, 1, 12, tzinfo=UTC)
PROVEN, REPLY, UNPROVEN = HandIn(True), HandIn(True, answers_us=True), HandIn(False)


def _by_mail(*mails: tuple[Turn, ...]) -> list[Step]:
    interview = Interview("R", NOW, stage=Stage.REVIEW, language="en")
    steps = []
    for turns in mails:
        steps.append(converse(interview, turns, CIRCULAR, NOW))
        interview = steps[-1].interview
    return steps


def _texts(step: Step) -> dict[int, str]:
    return {number: step.interview.text(number) for number in step.interview.answers}


def _phrases(step: Step) -> set[str]:
    return {say.phrase for say in step.says}


def test_an_unproven_mail_changes_nothing_of_a_contribution_that_counts() -> None:
    first, forged = _by_mail(
        (Answer(1, "mine", "a"), PROVEN), (Answer(1, "forged", "b"), Answer(2, "too", "c"), UNPROVEN)
    )
    assert _texts(forged) == _texts(first) == {1: "mine"}
    assert forged.acts == ()
    assert "please_confirm" in _phrases(forged)


def test_a_proven_mail_after_it_does_not_take_the_forged_words_along() -> None:
    *_, honest = _by_mail(
        (Answer(1, "mine", "a"), PROVEN),
        (Answer(2, "forged", "b"), UNPROVEN),
        (Answer(3, "mine too", "c"), PROVEN),
    )
    assert _texts(honest) == {1: "mine", 3: "mine too"}
    assert honest.acts == (HandedIn(2, True),)


def test_confirm_takes_in_what_was_held_as_the_next_version() -> None:
    *_, confirmed = _by_mail(
        (Answer(1, "mine", "a"), PROVEN),
        (Answer(1, "better", "b"), Comment("and this", "c"), UNPROVEN),
        (Confirm(),),
    )
    assert _texts(confirmed) == {GENERAL: "and this", 1: "better"}
    assert confirmed.acts == (HandedIn(2, True),)
    assert confirmed.interview.held == ()


def test_the_letter_that_asks_shows_what_would_be_filed() -> None:
    _, asked = _by_mail((Answer(1, "mine", "a"), PROVEN), (Answer(1, "other", "b"), UNPROVEN))
    assert Say.of("filed", number=1, text="other", files="") in asked.says


def test_words_that_came_first_without_proof_are_held_when_the_domain_vouches_for_the_next_mail() -> None:
    forged, honest, confirmed = _by_mail(
        (Introduce({"name": "Mallory"}), Answer(1, "forged", "a"), Answer(2, "forged too", "b"), UNPROVEN),
        (Introduce({"sender_name": "Alice"}), Answer(1, "honest", "c"), PROVEN),
        (Confirm(),),
    )
    assert forged.acts == (HandedIn(1, False),)
    assert _texts(honest) == {1: "honest"}
    assert honest.interview.person.name == "Alice"
    assert honest.acts == (HandedIn(2, True),)
    # Nothing is lost: the author may still say that it was theirs; the newer words stand.
    assert _texts(confirmed) == {1: "honest", 2: "forged too"}


def test_a_reply_to_the_letter_that_showed_them_is_as_good_as_confirm() -> None:
    _, reply = _by_mail((Answer(1, "one", "a"), UNPROVEN), (Answer(2, "two", "b"), REPLY))
    assert _texts(reply) == {1: "one", 2: "two"}
    assert reply.acts == (HandedIn(2, True),)


def test_held_words_survive_the_store(tmp_path: Path) -> None:
    from consultation.correspondence import Channel
    from store.database import Database

    database = Database(f"sqlite:///{tmp_path / 'store.db'}")
    database.check()
    _, held = _by_mail(
        (Answer(1, "mine", "a"), PROVEN), (Answer(1, "other", "b", adds=True), Comment("c", "c"), UNPROVEN)
    )
    with database.transaction() as ledger:
        contact = ledger.people.meet(Channel.MAIL, "a@example.org", NOW)
        fresh = Interview("R", NOW, language="en")
        current = ledger.interviews.begin(contact.person, CIRCULAR.slug, fresh, Channel.MAIL)
        ledger.interviews.keep(current, held.interview, Channel.MAIL, NOW, None)
    with database.transaction() as ledger:
        read = ledger.interviews.get(current.id)
    database.close()
    assert read is not None
    assert replace(read.interview, answers=dict(read.interview.answers)) == replace(
        held.interview, answers=dict(held.interview.answers)
    )


def test_held_words_that_add_are_added_on_confirm() -> None:
    *_, confirmed = _by_mail(
        (Answer(1, "mine", "a"), PROVEN), (Answer(1, "more", "b", adds=True), UNPROVEN), (Confirm(),)
    )
    assert _texts(confirmed) == {1: "mine\nmore"}


def test_held_words_come_back_beside_what_a_proven_mail_adds() -> None:
    *_, proven, confirmed = _by_mail(
        (Answer(1, "mine", "a"), UNPROVEN), (Answer(1, "more", "b", adds=True), PROVEN), (Confirm(),)
    )
    assert _texts(proven) == {1: "more"}
    assert _texts(confirmed) == {1: "more\nmine"}


def test_a_confirm_without_proof_takes_nothing_in() -> None:
    *_, forged = _by_mail(
        (Answer(1, "mine", "a"), PROVEN), (Answer(1, "forged", "b"), UNPROVEN), (Confirm(proven=False),)
    )
    assert _texts(forged) == {1: "mine"}
    assert forged.acts == ()
    assert "please_confirm" in _phrases(forged)


def test_a_confirm_without_proof_withdraws_nothing() -> None:
    *_, forged = _by_mail((Answer(1, "mine", "a"), PROVEN), (Withdraw(),), (Confirm(proven=False),))
    assert not forged.interview.withdrawn
    assert _phrases(forged) == {"ask_withdraw"}
