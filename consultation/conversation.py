"""The state machine: a turn goes in, the next interview, what was said and what follows come out.

Pure and total: any turn in any stage has a defined outcome, and words are never dropped: what has no place of its own is
kept under GENERAL and the person is told so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from consultation import saying
from consultation.correspondence import Say
from consultation.definition import Consultation
from consultation.interview import GENERAL, OPTIONAL, PROFILE, Interview, Part, Person, Stage, is_late
from consultation.turns import (
    Agree,
    Answer,
    Ask,
    Attach,
    Back,
    Begin,
    ChooseLanguage,
    Comment,
    Confirm,
    Edit,
    GoTo,
    HandIn,
    Help,
    Introduce,
    New,
    Next,
    Privacy,
    Profile,
    Remove,
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
from consultation.vocabulary import fold, language_named, means_yes

_LINE = 200  #: a name or an organisation is one line of at most so many characters


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A version was handed in; it counts at once or waits for CONFIRM."""

    version: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The version that waited counts now."""

    version: int


@dataclass(frozen=True, slots=True)
class Withdrew:
    """The contribution was withdrawn."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """No more reminders to this person."""


@dataclass(frozen=True, slots=True)
class Began:
    """The person wants another contribution beside this one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for staff."""

    text: str


@dataclass(frozen=True, slots=True)
class GaveAddress:
    """A mail address was typed; whether it is theirs is not known yet."""

    address: str


Act = HandedIn | Confirmed | Withdrew | Stopped | Began | Asked | GaveAddress


@dataclass(frozen=True, slots=True)
class Step:
    """The outcome of a turn."""

    interview: Interview
    says: tuple[Say, ...] = ()
    acts: tuple[Act, ...] = ()


def converse(
    interview: Interview, turns: tuple[Turn, ...], consultation: Consultation, now: datetime
) -> Step:
    """Takes the turns of one message in their order; `now` is the moment the message arrived."""
    says: tuple[Say, ...] = ()
    acts: tuple[Act, ...] = ()
    for turn in turns:
        step = advance(interview, turn, consultation, now)
        interview, says, acts = step.interview, says + step.says, acts + step.acts
    return Step(interview, says, acts)


def advance(interview: Interview, turn: Turn, consultation: Consultation, now: datetime) -> Step:
    """Takes one turn. Total: every turn has an outcome in every stage."""
    if isinstance(turn, ChooseLanguage) and turn.quiet:
        return Step(replace(interview, language=consultation.speaks(turn.code)))
    if interview.asked and not isinstance(turn, Withdraw | Confirm | Agree | Write | Edit):
        interview = replace(interview, asked=None)
    talk = _Talk(interview, consultation, now)
    match turn:
        case Next() | Skip() | Back() | Write() if not talk.stands_at(turn.at):
            return talk.ask_again()  # pressed twice, or weeks later
        case Begin():
            return talk.begin(turn.payload)
        case ChooseLanguage(code):
            return talk.choose_language(code)
        case Agree():
            return talk.agree()
        case Write():
            return talk.write(turn)
        case Attach():
            return talk.attach(turn)
        case Edit():
            return talk.edit(turn)
        case Remove(key):
            return talk.remove(key)
        case Next():
            return talk.move_on(skipping=False)
        case Skip():
            return talk.move_on(skipping=True)
        case Back():
            return talk.back()
        case GoTo(number):
            return talk.go_to(number)
        case Profile():
            return talk.correct_profile()
        case Review():
            return talk.review()
        case Submit():
            return talk.submit()
        case Confirm():
            return talk.confirm()
        case Withdraw(certain):
            return talk.withdraw(certain)
        case Status():
            return talk.step(*saying.status(interview, consultation, now))
        case New():
            return talk.new()
        case Stop():
            return Step(interview, (Say.of("stopped"),), (Stopped(),))
        case Privacy():
            return talk.step(Say.of("privacy"))
        case Help():
            return talk.step(Say.of("help"), *saying.prompt(interview, consultation))
        case Unknown():
            return talk.step(Say.of("not_understood"), *saying.prompt(interview, consultation))
        case Unsupported(why, name):
            return talk.step(Say.of(why, name=name), *saying.prompt(interview, consultation))
        case Introduce(fields):
            return Step(_introduced(interview, dict(fields), consultation))
        case Answer(number, text, key):
            place = number if consultation.question(number) else GENERAL
            return Step(interview.holding(place, (*_files_of(interview, place), Part(key, text))))
        case Comment(text, key):
            return Step(interview.adding(GENERAL, Part(key, text)))
        case HandIn(proven):
            return talk.hand_in(proven)
        case Ask(text):
            return Step(interview, (Say.of("asked_staff"),), (Asked(text),))
        case _:
            assert_never(turn)


@dataclass(frozen=True, slots=True)
class _Talk:
    """One turn's view of the interview: the arms of `advance` that need more than a line."""

    interview: Interview
    consultation: Consultation
    now: datetime

    def step(self, *says: Say, acts: tuple[Act, ...] = ()) -> Step:
        return Step(self.interview, says, acts)

    def _prompted(self, interview: Interview, *says: Say, acts: tuple[Act, ...] = ()) -> Step:
        return Step(interview, (*says, *saying.prompt(interview, self.consultation)), acts)

    @property
    def _late(self) -> bool:
        return is_late(self.interview.began_at, self.now, self.consultation)

    def stands_at(self, place: str) -> bool:
        """Whether the person is still where a button stood; words and commands stand nowhere."""
        interview = self.interview
        here = str(interview.at) if interview.stage is Stage.QUESTIONS else interview.stage.value
        return place in ("", here)

    def ask_again(self) -> Step:
        return self._prompted(self.interview)

    def begin(self, payload: str) -> Step:
        interview = self.interview
        named = language_named(payload.rpartition("_")[2] or payload)
        if named in self.consultation.languages and interview.stage is Stage.LANGUAGE:
            interview = replace(interview, language=named)
        fresh = interview.stage in (Stage.LANGUAGE, Stage.CONSENT)
        opening = [Say.of("welcome") if fresh else Say.of("welcome_back")]
        if self.now < self.consultation.opens:
            opening.append(Say.of("not_open_yet", opens=self.consultation.opens))
        elif self._late:
            opening.append(
                Say.of("closed_refused" if self.consultation.policy.late == "refuse" else "closed_late")
            )
        return self._prompted(interview, *opening)

    def choose_language(self, code: str | None) -> Step:
        named = language_named(code) if code else None
        if named is None or named not in self.consultation.languages:
            return self.step(Say.of("choose_language"))
        interview = replace(self.interview, language=named)
        if interview.stage is Stage.LANGUAGE:
            return self._prompted(replace(interview, stage=Stage.CONSENT))
        return self._prompted(interview, Say.of("language_chosen"))

    def agree(self) -> Step:
        interview = self.interview
        if interview.asked == "withdraw":
            return self.withdraw(certain=True)
        if interview.stage in (Stage.LANGUAGE, Stage.CONSENT):
            language = self.consultation.speaks(interview.language)
            agreed = replace(interview, stage=Stage.NAME, language=language, agreed_at=self.now)
            return self._prompted(agreed, Say.of("agreed"))
        return self._prompted(interview, Say.of("agreed_before"))

    def write(self, turn: Write) -> Step:
        text = turn.text.strip()
        interview = self.interview
        if interview.asked:
            if means_yes(text):
                return self.withdraw(certain=True)
            interview = replace(interview, asked=None)
        if not text:
            return self._prompted(interview, Say.of("not_understood"))
        talk = replace(self, interview=interview)
        match interview.stage:
            case Stage.LANGUAGE:
                return (
                    talk._prompted(interview) if language_named(text) is None else talk.choose_language(text)
                )
            case Stage.CONSENT:
                return talk.agree() if means_yes(text) else talk._prompted(interview, Say.of("agree_first"))
            case Stage.NAME | Stage.ORGANISATION | Stage.CATEGORY | Stage.COUNTRY | Stage.EMAIL:
                return talk._write_profile(text, turn.key)
            case Stage.QUESTIONS if interview.at is not None:
                return talk._keep(interview.at, Part(turn.key, text))
            case Stage.QUESTIONS | Stage.REVIEW | Stage.SUBMITTED:
                return talk._keep(GENERAL, Part(turn.key, text))
            case _:
                assert_never(interview.stage)

    def attach(self, turn: Attach) -> Step:
        interview = self.interview
        if interview.stage in (Stage.LANGUAGE, Stage.CONSENT):
            return self._prompted(interview, Say.of("agree_first"))
        place = interview.at if interview.stage is Stage.QUESTIONS and interview.at is not None else GENERAL
        return self._keep(place, Part(turn.key, turn.caption.strip(), turn.file))

    def _keep(self, number: int, part: Part) -> Step:
        """Adds a part where it belongs and says what is kept so far."""
        interview = self.interview.adding(number, part)
        return Step(interview, saying.kept(interview, number, part, late=self._late))

    def _write_profile(self, text: str, key: str) -> Step:
        interview, consultation = self.interview, self.consultation
        if "\n" in text or len(text) > _LINE:
            # Most likely an answer that came too early: it is kept, and the field asked again.
            kept = interview.adding(GENERAL, Part(key, text))
            return self._prompted(kept, Say.of("kept_for_later"))
        person = interview.person
        match interview.stage:
            case Stage.CATEGORY:
                category = _category(text, consultation)
                if category is None:
                    return self._prompted(
                        interview, Say.of("category_unknown", count=len(consultation.categories))
                    )
                person = replace(person, category=category)
            case Stage.EMAIL:
                address = mail_address(text)
                if address is None:
                    return self._prompted(interview, Say.of("email_odd"))
                person = replace(person, email=address)
            case _:
                person = replace(person, **{interview.stage.value: " ".join(text.split())})
        changed = replace(interview, person=person, changed=interview.changed or person != interview.person)
        acts = (GaveAddress(person.email),) if interview.stage is Stage.EMAIL and person.email else ()
        return self._after_profile(changed, Say.of(f"noted_{interview.stage.value}"), acts=acts)

    def _after_profile(self, interview: Interview, *says: Say, acts: tuple[Act, ...] = ()) -> Step:
        if interview.stage is not Stage.EMAIL:
            following = PROFILE[PROFILE.index(interview.stage) + 1]
            return self._prompted(replace(interview, stage=following), *says, acts=acts)
        if interview.at is None and (
            interview.answers.keys() - {GENERAL} or interview.skipped or interview.versions
        ):
            return self._prompted(replace(interview, stage=Stage.REVIEW), *says, acts=acts)
        at = interview.at if interview.at is not None else self.consultation.numbers[0]
        return self._prompted(replace(interview, stage=Stage.QUESTIONS, at=at), *says, acts=acts)

    def edit(self, turn: Edit) -> Step:
        found = self.interview.find(turn.key)
        text = turn.text.strip()
        if found is None:
            return self.step(Say.of("edit_unknown"), *saying.prompt(self.interview, self.consultation))
        number, part = found
        if part.text == text:
            return self.step()  # an edit can fire without any visible change
        if not text and part.file is None:
            return self.remove(turn.key)
        parts = tuple(replace(p, text=text) if p.key == turn.key else p for p in self.interview.parts(number))
        interview = self.interview.holding(number, parts)
        again = (Say.of("submit_again"),) if interview.versions else ()
        edited = Say.of("edited", number=number) if number else Say.of("edited_comment")
        return Step(interview, (edited, *again))

    def remove(self, key: str) -> Step:
        found = self.interview.find(key)
        if found is None:
            return self._prompted(self.interview, Say.of("not_understood"))
        number, _ = found
        kept = self.interview.holding(number, tuple(p for p in self.interview.parts(number) if p.key != key))
        return self._prompted(kept, Say.of("removed", number=number) if number else Say.of("removed_comment"))

    def move_on(self, *, skipping: bool) -> Step:
        interview, consultation = self.interview, self.consultation
        match interview.stage:
            case Stage.LANGUAGE:
                return self._prompted(interview)
            case Stage.CONSENT:
                return self._prompted(interview, Say.of("agree_first"))
            case Stage.NAME | Stage.ORGANISATION | Stage.CATEGORY | Stage.COUNTRY | Stage.EMAIL:
                given = getattr(interview.person, interview.stage.value) is not None
                if interview.stage not in OPTIONAL and not given:
                    return self._prompted(interview, Say.of("name_needed"))
                left = () if given else (Say.of("left_out"),)
                return self._after_profile(interview, *left)
            case Stage.QUESTIONS if interview.at is not None:
                at = interview.at
                says: tuple[Say, ...] = ()
                if not interview.is_answered(at):
                    says = (Say.of("skipped", number=at),)
                    interview = (
                        replace(interview, skipped=interview.skipped | {at}) if skipping else interview
                    )
                later = [number for number in consultation.numbers if number > at]
                if later:
                    return self._prompted(replace(interview, at=later[0]), *says)
                return self._prompted(replace(interview, stage=Stage.REVIEW, at=None), *says)
            case _:
                return self._prompted(interview)

    def back(self) -> Step:
        interview, consultation = self.interview, self.consultation
        match interview.stage:
            case Stage.LANGUAGE | Stage.CONSENT:
                return self._prompted(replace(interview, stage=Stage.LANGUAGE))
            case Stage.NAME:
                return self._prompted(interview)
            case Stage.ORGANISATION | Stage.CATEGORY | Stage.COUNTRY | Stage.EMAIL:
                return self._prompted(replace(interview, stage=PROFILE[PROFILE.index(interview.stage) - 1]))
            case Stage.QUESTIONS:
                earlier = [
                    number for number in consultation.numbers if interview.at is None or number < interview.at
                ]
                if earlier:
                    return self._prompted(replace(interview, at=earlier[-1]))
                return self._prompted(replace(interview, stage=Stage.EMAIL))
            case Stage.REVIEW:
                return self._prompted(replace(interview, stage=Stage.QUESTIONS, at=consultation.numbers[-1]))
            case Stage.SUBMITTED:
                return self._prompted(replace(interview, stage=Stage.REVIEW, at=None))
            case _:
                assert_never(interview.stage)

    def _not_yet(self) -> Step | None:
        """What is said to a command that has to wait for consent and name."""
        interview = self.interview
        if interview.stage in (Stage.LANGUAGE, Stage.CONSENT):
            return self._prompted(interview, Say.of("agree_first"))
        if interview.person.name is None and not interview.versions:
            return self._prompted(interview, Say.of("name_needed"))
        return None

    def go_to(self, number: int | None) -> Step:
        if waiting := self._not_yet():
            return waiting
        if number is None or self.consultation.question(number) is None:
            return self._prompted(
                self.interview, Say.of("no_such_question", count=len(self.consultation.questions))
            )
        return self._prompted(replace(self.interview, stage=Stage.QUESTIONS, at=number))

    def correct_profile(self) -> Step:
        if self.interview.stage in (Stage.LANGUAGE, Stage.CONSENT):
            return self._prompted(self.interview, Say.of("agree_first"))
        return self._prompted(replace(self.interview, stage=Stage.NAME))

    def review(self) -> Step:
        return self._not_yet() or self._prompted(replace(self.interview, stage=Stage.REVIEW, at=None))

    def submit(self) -> Step:
        if waiting := self._not_yet():
            return waiting
        interview = self.interview
        if interview.is_empty:
            return self._prompted(interview, Say.of("nothing_to_submit"))
        if interview.counted and not interview.changed and not interview.withdrawn:
            done = replace(interview, stage=Stage.SUBMITTED, at=None)
            return Step(done, (Say.of("submitted_before"), *saying.prompt(done, self.consultation)))
        return self._handed_in(counts=True)

    def hand_in(self, proven: bool) -> Step:
        """The end of a mail: what is filed, what is missing, and the receipt or a request to confirm."""
        interview = self.interview
        language = self.consultation.speaks(interview.language)
        interview = replace(interview, language=language, agreed_at=interview.agreed_at or self.now)
        talk = replace(self, interview=interview)
        if interview.is_empty:
            return Step(
                interview,
                (Say.of("mail_nothing_found"), *saying.open_questions(interview, self.consultation)),
            )
        if not interview.changed and not interview.withdrawn and interview.versions:
            if proven and interview.counted < interview.versions:
                return talk.confirm()
            return Step(interview, saying.filed(interview, self.consultation, "mail_nothing_new"))
        return talk._handed_in(counts=proven, by_mail=True)

    def _handed_in(self, *, counts: bool, by_mail: bool = False) -> Step:
        interview, consultation = self.interview, self.consultation
        late = self._late
        if late and consultation.policy.late == "refuse":
            return Step(interview, (Say.of("closed_refused"),))
        version = interview.versions + 1
        done = replace(
            interview,
            stage=Stage.SUBMITTED,
            at=None,
            versions=version,
            counted=version if counts else interview.counted,
            changed=False,
            withdrawn=False,
            asked=None,
        )
        says = saying.receipt(done, consultation, late=late, by_mail=by_mail, counts=counts)
        return Step(done, says, (HandedIn(version, counts),))

    def confirm(self) -> Step:
        interview = self.interview
        if interview.asked == "withdraw":
            return self.withdraw(certain=True)
        if interview.counted < interview.versions:
            done = replace(interview, counted=interview.versions)
            says = (Say.of("confirmed", receipt=done.receipt, version=done.counted),)
            return Step(
                done, (*says, *saying.open_questions(done, self.consultation)), (Confirmed(done.counted),)
            )
        if interview.versions:
            return Step(interview, saying.status(interview, self.consultation, self.now))
        return self._prompted(interview, Say.of("nothing_to_confirm"))

    def withdraw(self, certain: bool) -> Step:
        interview = self.interview
        if interview.withdrawn:
            return self.step(Say.of("withdrawn_before", receipt=interview.receipt))
        if interview.is_empty and not interview.versions:
            return self._prompted(interview, Say.of("nothing_to_withdraw"))
        if not certain and interview.asked != "withdraw":
            return Step(replace(interview, asked="withdraw"), (Say.of("ask_withdraw"),))
        gone = replace(interview, stage=Stage.SUBMITTED, at=None, withdrawn=True, asked=None)
        return Step(gone, (Say.of("withdrawn", receipt=gone.receipt),), (Withdrew(),))

    def new(self) -> Step:
        interview = self.interview
        if interview.versions or interview.withdrawn:
            return Step(interview, (), (Began(),))
        return self._prompted(interview, Say.of("new_needs_submit"))


def another(interview: Interview, receipt: str, now: datetime, consultation: Consultation) -> Step:
    """Begins a further contribution of the same person, for another organisation: the consent stands."""
    fresh = Interview(receipt, now, Stage.NAME, interview.language, interview.agreed_at or now)
    return Step(fresh, (Say.of("new_begun"), *saying.prompt(fresh, consultation)))


def mail_address(text: str) -> str | None:
    """The address somebody typed, domain in lower case; None when it is none. Special-use domains are addresses too."""
    address = text.strip().removeprefix("mailto:").strip("<>")
    local, at, domain = address.rpartition("@")
    if (
        not at
        or not local
        or not domain
        or len(address) > 254
        or any(c.isspace() or c in "<>,;" for c in address)
    ):
        return None
    if "@" in local or domain.startswith(".") or domain.endswith(".") or ".." in domain:
        return None
    return f"{local}@{domain.lower()}"


def _category(text: str, consultation: Consultation) -> str | None:
    folded = fold(text)
    if folded.isdecimal():
        position = int(folded)
        return (
            consultation.categories[position - 1].id
            if 1 <= position <= len(consultation.categories)
            else None
        )
    for category in consultation.categories:
        if folded in {fold(category.id), *map(fold, category.label.values())}:
            return category.id
    return None


def _introduced(interview: Interview, fields: dict[str, str], consultation: Consultation) -> Interview:
    """Takes over what a mail states plainly; a bare sender's name only where no name is known."""
    person = interview.person
    take: Callable[[str], str | None] = lambda key: fields.get(key) or getattr(person, key)  # noqa: E731 (four uses, one line)
    category = fields.get("category")
    stated = Person(
        name=fields.get("name") or person.name or fields.get("sender_name"),
        organisation=take("organisation"),
        category=category if consultation.category(category) else person.category,
        country=take("country"),
        email=take("email"),
    )
    return replace(interview, person=stated, changed=interview.changed or stated != person)


def _files_of(interview: Interview, number: int) -> tuple[Part, ...]:
    """The parts with files under a question: an amending mail replaces the words, never a file."""
    if number == GENERAL:
        return interview.parts(GENERAL)
    return tuple(replace(part, text="") for part in interview.parts(number) if part.file)
