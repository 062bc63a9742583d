"""Any conversation at all, in chat and by mail mixed, through a real store: no word is lost or under another question.

A model that knows nothing of stages keeps what was said; the desk and the store must agree with it after every message.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from consultation.contribution import Status as Standing
from consultation.contribution import Version
from consultation.correspondence import Channel, Letter, Proof
from consultation.interview import GENERAL, Interview, Stage, join
from consultation.turns import (
    Agree,
    Answer,
    Ask,
    Back,
    Begin,
    ChooseLanguage,
    Comment,
    Confirm,
    Edit,
    GoTo,
    Help,
    New,
    Next,
    Privacy,
    Profile,
    Remove,
    Resume,
    Review,
    Skip,
    Status,
    Stop,
    Submit,
    Turn,
    Unknown,
    Unsupported,
    Withdraw,
    Write,
)
from phrases.catalogue import Catalogue
from tests.consultation.builders import CIRCULAR
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork

CATALOGUE = Catalogue.load()
WORDS = st.sampled_from(
    [
        "Yes.",
        "نعم، بالتأكيد.",
        "第一。",
        "Да 😀",
        "a\nb",
        "3",
        "ok",
        "yes",
        "x" * 250,
        "layla@ministry.test",
        "/notacommand",
        "١",
        "English",
    ]
)
NUMBERS = st.sampled_from([1, 2, 3, 4, 5])
COMMANDS = st.sampled_from([
    Begin(), Begin("cl-17-30_ar"), ChooseLanguage("fr"), ChooseLanguage(), Agree(), Next(), Next("2"), Skip(), Back(), GoTo(3), GoTo(99), Profile(), Review(),
    Status(), Stop(), Privacy(), Help(), Unknown("/x"), Unsupported(), Ask("When?"), Withdraw(), New(), Confirm(),
])  # fmt: skip


#: Thousands of commits: nobody pulls a plug here, so the disk need not be waited for.
IN_MEMORY = Path("/dev/shm")


class AnyConversation(RuleBasedStateMachine):
    """One person with a chat and a mail address that are linked, saying and doing whatever they like."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None)
        self.work = AtWork(Path(self.folder.name))
        self.frozen: dict[tuple[str, int], Version] = {}
        self.marks = 0
        self.alive: dict[
            str, dict[str, int]
        ] = {}  #: receipt -> mark of each word said and not taken back -> its question
        self.keys: list[tuple[str, str]] = []  #: receipt and key of every chat message that was kept
        self.letters: list[Letter] = []

    @initialize(far=st.booleans(), linked=st.booleans(), twice=st.booleans())
    def begin(self, far: bool, linked: bool, twice: bool) -> None:
        self.address = ADDRESS
        if far:
            self.work.chats(Begin(), "en", "yes", "Layla", "ITU", "1", "Lebanon", "other@ministry.test")
        else:
            self.work.chats(Begin())
        if linked:
            with self.work.database.transaction() as ledger:
                chat = ledger.people.find(TELEGRAM, CHAT)
                assert chat is not None
                ledger.people.link(ledger.people.meet(MAIL, ADDRESS, self.work.now), chat.person)
        if far and twice:
            self.answers(1, "Yes.")
            self.hands_in()
            self.work.chats(New(), "Layla", "Union", "2", "-", "-")
            self.answers(2, "Yes.")

    # What they do

    @rule(words=WORDS)
    def writes(self, words: str) -> None:
        before, text = self.chat, f"{words} {self.mark()}"
        number = self.marks
        key = f"tg:{CHAT}:w{number}"
        self.take(lambda: self.work.chats(Write(text, key)))
        if before.asked and len(text.split()) <= 4:
            return  # that answered a question of ours, or is asked again
        if before.stage is Stage.QUESTIONS and before.at is not None:
            self.said(before, before.at, number, key)
        elif before.stage in (Stage.QUESTIONS, Stage.REVIEW, Stage.SUBMITTED):
            self.said(before, GENERAL, number, key)
        elif before.stage not in (Stage.LANGUAGE, Stage.CONSENT) and ("\n" in text or len(text) > 200):
            self.said(before, GENERAL, number, key)  # an answer that came too early

    @rule(number=NUMBERS, words=WORDS)
    def answers(self, number: int, words: str) -> None:
        self.does(GoTo(number))
        self.writes(words)

    @rule(words=WORDS, place=st.integers(0, 50))
    def edits(self, words: str, place: int) -> None:
        if not self.keys:
            return
        receipt, key = self.keys[place % len(self.keys)]  # of whichever contribution: it follows its message
        before = self.of(receipt)
        found = before.find(key)
        text = f"{words} {self.mark()}"
        self.take(lambda: self.work.chats(Edit(text, key)))
        if found is not None:
            number, part = found
            self.taken_back(before, part.text)
            self.said(before, number, self.marks, key)

    @rule(place=st.integers(0, 50))
    def takes_back(self, place: int) -> None:
        if not self.keys:
            return
        receipt, key = self.keys[place % len(self.keys)]
        before = self.of(receipt)
        found = before.find(key)
        self.take(lambda: self.work.chats(Remove(key)))
        if found is not None:
            self.taken_back(before, found[1].text)

    @rule(turn=COMMANDS)
    def does(self, turn: Turn) -> None:
        self.take(lambda: self.work.chats(turn))

    @rule(place=st.integers(0, 5), quiet=st.booleans())
    def goes_to_another(self, place: int, quiet: bool) -> None:
        with self.work.database.transaction() as ledger:
            theirs = [interview.receipt for interview in self.interviews(ledger)]
        wanted = theirs[place % len(theirs)]
        with self.work.database.transaction() as ledger:
            chat = ledger.people.find(TELEGRAM, CHAT)
            found = ledger.interviews.of_receipt(wanted)
            assert chat is not None
            assert found is not None
        before = self.chat.receipt
        self.take(lambda: self.work.chats(Resume(wanted[-11:], quiet=quiet)))
        assert self.chat.receipt == (wanted if found.person == chat.person else before)

    @rule()
    def hands_in(self) -> None:
        self.take(lambda: self.work.chats(Submit()))

    @rule(
        answers=st.dictionaries(NUMBERS, WORDS, max_size=3),
        comment=st.none() | WORDS,
        proof=st.sampled_from([Proof.DOMAIN, Proof.TOKEN]),
    )
    def mails(self, answers: dict[int, str], comment: str | None, proof: Proof) -> None:
        before = self.by_mail
        turns: list[Turn] = []
        said: list[tuple[int, int]] = []
        for number, words in answers.items():
            turns.append(Answer(number, f"{words} {self.mark()}", f"m{self.marks}"))
            said.append((number, self.marks))
        if comment is not None:
            turns.append(Comment(f"{comment} {self.mark()}", f"m{self.marks}"))
            said.append((GENERAL, self.marks))
        self.take(lambda: self.work.mails(*turns, proof=proof))
        after = self.by_mail
        assert after is not None
        if before is not None and before.withdrawn and not answers:
            for _, mark in said:
                assert self.is_with_staff(mark)
            return
        if before is not None and before.withdrawn:
            if not answers:
                return  # such words are for staff, and nothing comes back by itself
            self.alive[before.receipt] = {}  # what was withdrawn does not come back with the next mail
        for number, mark in said:
            if before is not None and number != GENERAL:
                by_mail = join([part.text for part in before.parts(number) if not part.from_chat])
                self.taken_back(before, by_mail, but_files=True)
            self.said(after, number, mark, f"m{mark}")

    @rule(turn=st.sampled_from([Status(), Help(), Stop(), Withdraw(), Withdraw(certain=True), Confirm()]))
    def commands_by_mail(self, turn: Turn) -> None:
        self.take(lambda: self.work.writes(turn))

    @rule(days=st.integers(1, 15))
    def time_passes(self, days: int) -> None:
        self.work.now += timedelta(days=days)

    # What must hold

    @invariant()
    def every_word_stands_where_it_was_said(self) -> None:
        with self.work.database.transaction() as ledger:
            stored = {open_.receipt: open_ for open_ in self.interviews(ledger)}
        for receipt, words in self.alive.items():
            interview = stored[receipt]
            for mark, number in words.items():
                where = [n for n in interview.answers if mark in interview.text(n)]
                assert where == [number], (mark, number, where)

    @invariant()
    def what_was_handed_in_never_changes_and_versions_are_in_order(self) -> None:
        for contribution in self.work.contributions():
            assert [version.number for version in contribution.versions] == list(
                range(1, len(contribution.versions) + 1)
            )
            assert [version.at for version in contribution.versions] == sorted(
                version.at for version in contribution.versions
            )
            for version in contribution.versions:
                known = self.frozen.setdefault((contribution.receipt, version.number), version)
                assert replace(version, proof=known.proof, confirmed=known.confirmed) == known
                assert version.confirmed or not known.confirmed
            if contribution.status is Standing.SUBMITTED:
                assert contribution.public_number is not None

    @invariant()
    def a_version_holds_every_word_that_stood_when_it_was_handed_in(self) -> None:
        with self.work.database.transaction() as ledger:
            interviews = {interview.receipt: interview for interview in self.interviews(ledger)}
        for contribution in self.work.contributions():
            interview = interviews[contribution.receipt]
            assert interview.versions == len(contribution.versions)
            if not interview.changed and contribution.versions:
                last = contribution.versions[-1]
                assert dict(last.answers) == {n: interview.text(n) for n in interview.answers if n != GENERAL}
                assert last.general == interview.text(GENERAL)

    @invariant()
    def every_reply_can_be_said(self) -> None:
        for letter in self.letters:
            for say in letter.says:
                assert CATALOGUE.say(
                    say, letter.language, CIRCULAR, self.work.now, by_mail=letter.channel is MAIL
                ).strip()
        self.letters = []

    @invariant()
    def nothing_waits_and_nothing_failed(self) -> None:
        with self.work.database.transaction() as ledger:
            assert set(ledger.arrivals.counts()) <= {"done"}

    def teardown(self) -> None:
        self.work.database.close()
        self.folder.cleanup()

    # The model

    @property
    def chat(self) -> Interview:
        return self.work.interview(CHAT, TELEGRAM)

    @property
    def by_mail(self) -> Interview | None:
        with self.work.database.transaction() as ledger:
            contact = ledger.people.find(MAIL, ADDRESS)
            current = ledger.interviews.current(contact.person, "cl-17-30", contact.id) if contact else None
            return current.interview if current else None

    def of(self, receipt: str) -> Interview:
        with self.work.database.transaction() as ledger:
            found = ledger.interviews.of_receipt(receipt)
            assert found is not None
            return found.interview

    def interviews(self, ledger: Any) -> list[Interview]:
        people = {
            contact.person
            for contact in (ledger.people.find(TELEGRAM, CHAT), ledger.people.find(MAIL, ADDRESS))
            if contact
        }
        return [current.interview for person in people for current in ledger.interviews.of_person(person)]

    def mark(self) -> str:
        """Something that no other text holds."""
        self.marks += 1
        return f"«{self.marks}»"

    def said(self, interview: Interview, number: int, mark: int, key: str) -> None:
        self.alive.setdefault(interview.receipt, {})[f"«{mark}»"] = number
        if key.startswith("tg:"):
            self.keys.append((interview.receipt, key))

    def is_with_staff(self, mark: int) -> bool:
        to_staff = [letter for letter in self.letters if letter.address not in (CHAT, ADDRESS)]
        return any(f"«{mark}»" in str(say.args) for letter in to_staff for say in letter.says)

    def taken_back(self, interview: Interview, text: str, *, but_files: bool = False) -> None:
        words = self.alive.get(interview.receipt, {})
        for mark in [mark for mark in words if mark in text]:
            del words[mark]

    def take(self, act: Callable[[], list[Letter]]) -> None:
        self.work.now += timedelta(seconds=1)
        letters = act()
        self.letters += letters
        assert {(letter.channel, letter.address) for letter in letters} <= {
            (Channel.TELEGRAM, CHAT), (MAIL, ADDRESS), (MAIL, "layla@ministry.test"), (MAIL, "anna@itu.test"), (MAIL, "omar@itu.test"), (TELEGRAM, "-4711"),
        }  # fmt: skip


AnyConversation.TestCase.settings = settings(
    max_examples=15, stateful_step_count=20, phases=(Phase.generate,)
)  # to shorten a failure takes minutes: the search below does that
TestAnyConversation = AnyConversation.TestCase


@pytest.mark.whole
@pytest.mark.timeout(600)
def test_a_great_many_conversations() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        AnyConversation, settings=settings(max_examples=200, stateful_step_count=40, derandomize=False)
    )
