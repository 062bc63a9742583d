"""Two doors in any order: words in chat, mails, joining, separating. No answer disappears, and both doors show the same."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultation.correspondence import Letter, Proof
from consultation.interview import Interview
from consultation.turns import Agree, Answer, Begin, Code, GoTo, Status, Submit, Unlink
from intake.doors import Ways
from intake.inviting import BOT
from intake.ways import ways_of
from store.ledger import Ledger
from tests.intake.at_work import ADDRESS, CHAT, MAIL, TELEGRAM, AtWork

ACTS = st.one_of(
    st.tuples(st.just("chat"), st.integers(1, 5)),
    st.tuples(st.just("mail"), st.integers(1, 5)),
    st.tuples(st.just("reply"), st.integers(1, 5)),
    st.tuples(st.sampled_from(["code", "door", "unlink", "submit", "status"]), st.just(0)),
)


class Doors:
    """One person who uses both, and what they said last at each door under each question."""

    def __init__(self, folder: Path) -> None:
        self.work = AtWork(folder)
        self.work.do(lambda ledger: ledger.records.put(BOT, "consultation_bot"))
        letters = self.work.chats("en", "en", "yes", "Layla", "-", "-", "-", ADDRESS)
        [self.verification] = [letter for letter in letters if letter.reason == "verification"]
        self.said: dict[tuple[str, int], list[str]] = {}
        self.shown: Letter | None = None  #: the letter that the next reply answers
        self.newer: set[int] = set()  #: questions answered in chat since that letter
        self.marks = 0

    def does(self, act: str, number: int) -> None:
        work = self.work
        work.passes(seconds=1)
        self.marks += 1
        words = f"«{self.marks}»"
        match act:
            case "chat":
                work.chats(GoTo(number), words)
                self.said.setdefault(("chat", number), []).append(words)
                self.newer.add(number)
            case "status":
                for self.shown in work.writes(Status(), proof=Proof.TOKEN)[:1]:
                    self.newer = set()
            case "reply" if self.shown is not None:
                replaced = ("chat", number) if self.are_one() and number not in self.newer else None
                work.mails(
                    Answer(number, words, f"mail:{self.marks}"),
                    proof=Proof.TOKEN,
                    references=(self.shown.message_id or "",),
                )
                self.said[("mail", number)] = [words]
                if replaced:
                    self.said.pop(replaced, None)  # that letter showed them, and the reply takes their place
            case "mail":
                work.mails(Answer(number, words, f"mail:{self.marks}"))
                self.said[("mail", number)] = [words]  # a mail's answer takes the place of an earlier mail's
            case "code":
                work.chats(Code(self.ways(self.verification).code or ""))
            case "door":
                for letter in work.writes(Status())[:1]:
                    work.chats(Begin(self.ways(letter).token), Agree())
            case "unlink":
                work.chats(Unlink())
            case "submit":
                work.chats(Submit())

    def are_one(self) -> bool:
        def joined(ledger: Ledger) -> bool:
            chat, mail = ledger.people.find(TELEGRAM, CHAT), ledger.people.find(MAIL, ADDRESS)
            return chat is not None and mail is not None and chat.person == mail.person

        return bool(self.work.do(joined))

    def ways(self, letter: Letter) -> Ways:
        found: Ways = self.work.do(lambda ledger: ways_of(ledger, letter, self.work.now))
        return found

    def interviews(self) -> list[Interview]:
        def theirs(ledger: Ledger) -> list[Interview]:
            known = [ledger.people.find(TELEGRAM, CHAT), ledger.people.find(MAIL, ADDRESS)]
            people = {contact.person for contact in known if contact}
            return [one.interview for each in people for one in ledger.interviews.of_person(each)]

        found: list[Interview] = self.work.do(theirs)
        return found


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACTS, min_size=3, max_size=12))
def test_no_answer_disappears_whatever_the_order_and_one_receipt_stands_at_both_doors(
    acts: list[tuple[str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        doors = Doors(Path(folder))
        for act, number in acts:
            doors.does(act, number)
            held = [one for one in doors.interviews() if not one.withdrawn]
            for (_, question), marks in doors.said.items():
                for mark in marks:
                    where = [one for one in held if mark in one.text(question)]
                    assert len(where) == 1, (mark, question, acts)
        for contribution in doors.work.contributions():
            numbers = [version.number for version in contribution.versions]
            assert numbers == list(range(1, len(numbers) + 1)), "versions are totally ordered"
        doors.does("mail", 1)
        doors.does("door", 0)
        by_chat, by_mail = doors.work.interview(), doors.work.interview(ADDRESS, MAIL)
        handed_in = [one for one in doors.interviews() if one.versions]
        if len(handed_in) == 1:
            assert by_chat.receipt == by_mail.receipt == handed_in[0].receipt
