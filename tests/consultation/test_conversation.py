"""The state machine as a table: where somebody stands, what they do, where they stand then, and what is said."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, get_args

import pytest

from consultation.conversation import advance, converse
from consultation.correspondence import Say
from consultation.interview import GENERAL, PROFILE, Interview, Part, Person, Stage
from consultation.outcomes import (
    Act,
    Asked,
    AskedForData,
    AskedToHear,
    AskedToShare,
    Began,
    Confirmed,
    GaveAddress,
    HandedIn,
    LeftEmpty,
    LookedRound,
    Stopped,
    Withdrew,
)
from consultation.turns import (
    Agree,
    Answer,
    Ask,
    Attach,
    Back,
    Begin,
    ChooseLanguage,
    Code,
    Comment,
    Confirm,
    Data,
    Decline,
    Edit,
    Forget,
    GoTo,
    HandIn,
    Help,
    Introduce,
    Keep,
    New,
    Next,
    PassOn,
    Privacy,
    Profile,
    Remove,
    Resume,
    Review,
    Share,
    Skip,
    Status,
    Stop,
    Submit,
    Subscribe,
    Turn,
    Unite,
    Unknown,
    Unlink,
    Unread,
    Unsupported,
    Withdraw,
    Write,
    WriteTo,
)
from tests.consultation.builders import (
    CIRCULAR,
    IN_TIME,
    LATE,
    LAYLA,
    RECEIPT,
    a_file,
    an_interview,
    moment,
    names,
)

LANGUAGE, CONSENT = Stage.LANGUAGE, Stage.CONSENT
NAME, ORGANISATION, CATEGORY, COUNTRY, EMAIL = PROFILE
QUESTIONS, REVIEW, SUBMITTED = Stage.QUESTIONS, Stage.REVIEW, Stage.SUBMITTED

REVIEWED = [
    "review",
    "review_missing",
    "review_missing",
    "review_missing",
    "review_missing",
    "review_missing",
    "published_as",
    "ask_submit",
]
REVIEWED_1 = ["review", "review_answer", *REVIEWED[2:]]
OPEN_2_TO_5 = ["still_open", "open_question", "open_question", "open_question", "open_question"]


@dataclass(frozen=True)
class Row:
    """From an interview by a turn to a stage (and an open question), with what is said and what follows."""

    start: Interview
    turn: Turn
    stage: Stage
    says: list[str]
    at: int | None = None
    acts: tuple[Act, ...] = ()
    now: datetime = IN_TIME
    after: dict[str, Any] = field(default_factory=dict)  #: fields of the interview that must be so


def said(text: str) -> Write:
    return Write(text, "k")


def stood(stage: Stage, **changes: Any) -> Interview:
    return an_interview(stage, **changes)


ANSWERED = an_interview(answers={1: "Yes."})
IN_REVIEW = an_interview(REVIEW, answers={1: "Yes."})
HANDED_IN = an_interview(SUBMITTED, answers={1: "Yes."})
UNCONFIRMED = replace(HANDED_IN, counted=0)
WITHDRAWN = replace(HANDED_IN, withdrawn=True)
CHATTED = replace(ANSWERED, answers={1: (Part("tg:5:9", "One."), Part("tg:5:10", "Two?"))})
#: A yes that is taken back in the same breath is none, in any of the six languages.
YES_BUT = (
    "yes but not now",
    "نعم، ولكن ليس الآن",
    "是的，但不是现在",
    "oui mais pas maintenant",
    "да, но не сейчас",
    "sí, pero ahora no",
)
YES_INDEED = ("Yes, please", "نعم، موافق", "是的，同意", "Oui, d’accord", "да, согласен", "Sí, por favor")
ASKED = replace(HANDED_IN, asked="withdraw")
WHICH = replace(ANSWERED, asked="question")
BY_MAIL = Interview(RECEIPT, IN_TIME, REVIEW, "en")  # as the desk begins it for a mail
REFUSING = replace(CIRCULAR, policy=replace(CIRCULAR.policy, late="refuse"))

OPENING = [
    Row(stood(LANGUAGE), Begin(), LANGUAGE, ["welcome", "choose_language"]),
    Row(stood(LANGUAGE), Begin("cl-17-30_ar"), LANGUAGE, ["welcome", "choose_language"], after={"language": "ar"}),
    Row(stood(LANGUAGE), Begin("ru"), LANGUAGE, ["welcome", "choose_language"], after={"language": "ru"}),
    Row(stood(LANGUAGE), Begin("x_de"), LANGUAGE, ["welcome", "choose_language"], after={"language": None}),
    Row(stood(CONSENT), Begin(), CONSENT, ["welcome", "notice", "ask_consent"]),
    Row(stood(CONSENT), Begin("cl-17-30_ar"), CONSENT, ["welcome", "notice", "ask_consent"], after={"language": "en"}),
    Row(stood(QUESTIONS), Begin(), QUESTIONS, ["welcome_back", "question"], at=1),
    Row(ANSWERED, Begin(), QUESTIONS, ["welcome_back", "question", "so_far"], at=1),
    Row(HANDED_IN, Begin(), SUBMITTED, ["welcome_back", "handed_in"]),
    Row(stood(LANGUAGE), Begin(), LANGUAGE, ["welcome", "not_open_yet", "choose_language"], now=moment("2017-06-01")),
    Row(replace(stood(LANGUAGE), began_at=LATE), Begin(), LANGUAGE, ["welcome", "closed_late", "choose_language"], now=LATE),
    Row(stood(LANGUAGE), ChooseLanguage(), LANGUAGE, ["choose_language"]),
    Row(stood(LANGUAGE), ChooseLanguage("ar"), CONSENT, ["notice", "ask_consent"], after={"language": "ar"}),
    Row(stood(LANGUAGE), ChooseLanguage("العربية"), CONSENT, ["notice", "ask_consent"], after={"language": "ar"}),
    Row(stood(LANGUAGE), ChooseLanguage("de"), LANGUAGE, ["choose_language"], after={"language": None}),
    Row(stood(LANGUAGE), said("Русский"), CONSENT, ["notice", "ask_consent"], after={"language": "ru"}),
    Row(stood(LANGUAGE), said("hello"), LANGUAGE, ["choose_language"], after={"language": None}),
    Row(ANSWERED, ChooseLanguage("fr"), QUESTIONS, ["language_chosen", "question", "so_far"], at=1, after={"language": "fr"}),
    Row(BY_MAIL, ChooseLanguage("ru", quiet=True), REVIEW, [], after={"language": "ru"}),
    Row(BY_MAIL, ChooseLanguage("de", quiet=True), REVIEW, [], after={"language": "en"}),
    Row(stood(CONSENT), Agree(), NAME, ["agreed", "ask_name"], after={"agreed_at": IN_TIME}),
    Row(stood(CONSENT), said("Yes!"), NAME, ["agreed", "ask_name"], after={"agreed_at": IN_TIME}),
    Row(stood(CONSENT), said("同意"), NAME, ["agreed", "ask_name"], after={"agreed_at": IN_TIME}),
    Row(stood(CONSENT), said("sí, de acuerdo"), NAME, ["agreed", "ask_name"], after={"agreed_at": IN_TIME}),
    Row(stood(LANGUAGE), said("English, please"), CONSENT, ["notice", "ask_consent"], after={"language": "en"}),
    *(Row(stood(CONSENT), said(words), CONSENT, ["agree_first", "notice", "ask_consent"], after={"agreed_at": None}) for words in YES_BUT),
    *(Row(stood(CONSENT), said(words), NAME, ["agreed", "ask_name"], after={"agreed_at": IN_TIME}) for words in YES_INDEED),
    Row(stood(CONSENT), said("no"), CONSENT, ["agree_first", "notice", "ask_consent"], after={"agreed_at": None}),
    Row(stood(LANGUAGE), Agree(), NAME, ["agreed", "ask_name"], after={"language": "en"}),
    Row(stood(QUESTIONS), Agree(), QUESTIONS, ["agreed_before", "question"], at=1),
    Row(stood(CONSENT), Attach(a_file(), "k"), CONSENT, ["agree_first", "notice", "ask_consent"]),
    Row(stood(CONSENT), GoTo(2), CONSENT, ["agree_first", "notice", "ask_consent"]),
    Row(stood(CONSENT), Submit(), CONSENT, ["agree_first", "notice", "ask_consent"]),
    Row(stood(LANGUAGE), Review(), LANGUAGE, ["agree_first", "choose_language"]),
    Row(stood(LANGUAGE), Profile(), LANGUAGE, ["agree_first", "choose_language"]),
    Row(stood(LANGUAGE), Next(), LANGUAGE, ["choose_language"]),
    Row(stood(CONSENT), Skip(), CONSENT, ["agree_first", "notice", "ask_consent"]),
    Row(stood(CONSENT), Back(), LANGUAGE, ["choose_language"]),
    Row(stood(LANGUAGE), Back(), LANGUAGE, ["choose_language"]),
]  # fmt: skip

WITH_EMAIL = replace(LAYLA, email="layla@ministry.test")
TWO_LINES = "First line.\nSecond line."
TALKATIVE = "word " * 50
GREETED = [
    "Bonjour",
    "Hello!",
    "Hi 👋",
    "نعم",
    "مرحباً",
    "السلام عليكم",
    "你好",
    "Здравствуйте!",
    "¡Hola!",
    "Hello, yes please",
]
SHORT_NAMES = ["Li", "Ann", "Si", "好", "Ok Jin", "Hi-Jun", "Salam", "سلام", "Bonjour Layla", "Hala Yes"]
NO_COUNTRY = ["7", "٣", "Société civile", "civil-society", "民间团体"]
PROFILE_ROWS = [
    Row(stood(NAME), said(" Layla   Haddad "), ORGANISATION, ["noted_name", "ask_organisation"], after={"person": Person("Layla Haddad")}),
    *(Row(stood(NAME), said(word), NAME, ["name_odd", "ask_name"], after={"person": Person()}) for word in GREETED),
    *(Row(stood(NAME), said(name), ORGANISATION, ["noted_name", "ask_organisation"], after={"person": Person(name)}) for name in SHORT_NAMES),
    Row(stood(NAME), said("   "), NAME, ["not_understood", "ask_name"]),
    Row(stood(NAME), Skip(), NAME, ["name_needed", "ask_name"]),
    Row(stood(NAME), Next(), NAME, ["name_needed", "ask_name"]),
    Row(stood(NAME, person=LAYLA), Skip(), ORGANISATION, ["ask_organisation"]),  # /profile: the name is known
    Row(stood(NAME), Back(), NAME, ["ask_name"]),
    Row(stood(NAME), GoTo(2), NAME, ["name_needed", "ask_name"]),
    Row(stood(NAME), Review(), NAME, ["name_needed", "ask_name"]),
    Row(stood(NAME), Submit(), NAME, ["name_needed", "ask_name"]),
    Row(stood(NAME), said(TWO_LINES), NAME, ["kept_for_later", "ask_name"]),
    Row(stood(NAME), said(TALKATIVE), NAME, ["kept_for_later", "ask_name"]),
    Row(stood(ORGANISATION), said("ITU"), CATEGORY, ["noted_organisation", "ask_category"]),
    Row(stood(ORGANISATION), Skip(), CATEGORY, ["left_out", "ask_category"]),
    Row(stood(ORGANISATION), Back(), NAME, ["ask_name"]),
    Row(stood(CATEGORY), said("3"), COUNTRY, ["noted_category", "ask_country"], after={"person.category": "civil-society"}),
    Row(stood(CATEGORY), said("٣"), COUNTRY, ["noted_category", "ask_country"], after={"person.category": "civil-society"}),
    Row(stood(CATEGORY), said("Гражданское общество"), COUNTRY, ["noted_category", "ask_country"], after={"person.category": "civil-society"}),
    Row(stood(CATEGORY), said("civil-society"), COUNTRY, ["noted_category", "ask_country"], after={"person.category": "civil-society"}),
    Row(stood(CATEGORY), said("company"), COUNTRY, ["noted_category", "ask_country"], after={"person.category": "private-sector"}),
    Row(stood(CATEGORY), said("0"), CATEGORY, ["category_unknown", "ask_category"]),
    Row(stood(CATEGORY), said("5"), CATEGORY, ["category_unknown", "ask_category"]),
    Row(stood(CATEGORY), said("something else"), CATEGORY, ["category_unknown", "ask_category"]),
    Row(stood(COUNTRY), said("Lebanon"), EMAIL, ["noted_country", "ask_email"]),
    *(Row(stood(COUNTRY), said(text), COUNTRY, ["country_odd", "ask_country"], after={"person.country": None}) for text in NO_COUNTRY),
    Row(stood(EMAIL), said("Layla@Ministry.TEST"), QUESTIONS, ["noted_email", "question"], at=1,
        acts=(GaveAddress("Layla@ministry.test"),), after={"person.email": "Layla@ministry.test"}),
    Row(stood(EMAIL), said("mailto:<layla@ministry.test>"), QUESTIONS, ["noted_email", "question"], at=1, acts=(GaveAddress("layla@ministry.test"),)),
    Row(stood(EMAIL), said("layla at ministry"), EMAIL, ["email_odd", "ask_email"]),
    Row(stood(EMAIL), said("a@b@c.test"), EMAIL, ["email_odd", "ask_email"]),
    Row(stood(EMAIL), said("layla@ministry.test, ivan@operators.test"), EMAIL, ["email_odd", "ask_email"]),
    Row(stood(EMAIL), said("layla@.test"), EMAIL, ["email_odd", "ask_email"]),
    Row(stood(EMAIL), Skip(), QUESTIONS, ["left_out", "question"], at=1),
    Row(stood(EMAIL, answers={1: "Yes."}), Skip(), REVIEW, ["left_out", *REVIEWED_1]),  # corrected from the review
    Row(stood(EMAIL, answers={1: "Yes."}, at=4), Skip(), QUESTIONS, ["left_out", "question"], at=4),
    Row(stood(EMAIL), Back(), COUNTRY, ["ask_country"]),
    # a lone dash takes out what was given
    Row(stood(ORGANISATION, person=LAYLA), said("-"), CATEGORY, ["left_out", "ask_category"], after={"person.organisation": None, "changed": True}),
    Row(stood(CATEGORY, person=LAYLA), said("—"), COUNTRY, ["left_out", "ask_country"], after={"person.category": None}),
    Row(stood(COUNTRY, person=LAYLA, changed=False), said("--"), EMAIL, ["left_out", "ask_email"], after={"person.country": None, "changed": True}),
    Row(stood(EMAIL, person=WITH_EMAIL), said("－"), QUESTIONS, ["left_out", "question"], at=1, after={"person.email": None}),
    Row(stood(NAME, person=LAYLA), said("-"), NAME, ["name_needed", "ask_name"], after={"person": LAYLA}),
    # what is known is kept by /skip without a word
    Row(stood(ORGANISATION, person=LAYLA), Skip(), CATEGORY, ["ask_category"], after={"person": LAYLA}),
    Row(stood(EMAIL, person=WITH_EMAIL, answers={1: "Yes."}), Skip(), REVIEW, REVIEWED_1, after={"person": WITH_EMAIL}),
    # who has handed in goes back to the review, wherever they were
    Row(stood(EMAIL, person=WITH_EMAIL, answers={1: "Yes."}, at=1, versions=1, counted=1), Skip(), REVIEW, REVIEWED_1),
    Row(stood(EMAIL, answers={GENERAL: "Hm."}, at=1, versions=1, counted=1), Skip(), REVIEW, ["left_out", *REVIEWED[:-2], "general", *REVIEWED[-2:]]),
    Row(HANDED_IN, Profile(), NAME, ["ask_name"]),
    Row(stood(QUESTIONS, at=3), Profile(), NAME, ["ask_name"], at=3),
    Row(BY_MAIL, Review(), NAME, ["name_needed", "ask_name"]),  # began by mail and goes on in chat
]  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "text", "noted"),
    [
        (NAME, " Layla   Haddad ", "Layla Haddad"),
        (ORGANISATION, "ITU", "ITU"),
        (COUNTRY, "لبنان", "لبنان"),
        (EMAIL, "Layla@Ministry.TEST", "Layla@ministry.test"),
    ],
)
def test_what_was_noted_of_a_field_is_said_back(stage: Stage, text: str, noted: str) -> None:
    step = advance(stood(stage), said(text), CIRCULAR, IN_TIME)
    assert step.says[0] == Say.of(f"noted_{stage.value}", current=noted)


LIST = "1. The first answer.\n2. The second answer.\n3. The third answer."
ANSWERING = [
    Row(stood(QUESTIONS), said(" Yes. "), QUESTIONS, ["recorded"], at=1, after={"answers": {1: (Part("k", "Yes."),)}}),
    Row(ANSWERED, said("More."), QUESTIONS, ["recorded"], at=1, after={"answers": {1: (Part("1", "Yes."), Part("k", "More."))}}),
    Row(stood(QUESTIONS), said("Yes."), QUESTIONS, ["recorded", "late_note"], at=1, now=LATE),
    Row(stood(QUESTIONS), said("  "), QUESTIONS, ["not_understood", "question"], at=1),
    Row(stood(QUESTIONS), Attach(a_file(), "k", " See "), QUESTIONS, ["file_kept", "recorded"], at=1, after={"answers": {1: (Part("k", "See", a_file()),)}}),
    Row(stood(QUESTIONS), Attach(a_file(compiled=False), "k"), QUESTIONS, ["file_kept_not_compiled", "recorded"], at=1),
    Row(stood(NAME), Attach(a_file(), "k"), NAME, ["file_kept", "kept_general"], after={"answers": {GENERAL: (Part("k", "", a_file()),)}}),
    Row(IN_REVIEW, said("By the way."), REVIEW, ["kept_general"], after={"answers": {GENERAL: (Part("k", "By the way."),), 1: (Part("1", "Yes."),)}}),
    Row(HANDED_IN, said("One more thing."), SUBMITTED, ["kept_general", "submit_again"], after={"changed": True}),
    Row(stood(QUESTIONS), Next(), QUESTIONS, ["skipped", "question"], at=2),
    Row(ANSWERED, Next(), QUESTIONS, ["question"], at=2, after={"skipped": frozenset()}),
    Row(stood(QUESTIONS), Skip(), QUESTIONS, ["skipped", "question"], at=2, after={"skipped": frozenset({1})}),
    Row(ANSWERED, Skip(), QUESTIONS, ["question"], at=2, after={"skipped": frozenset(), "answers": {1: (Part("1", "Yes."),)}}),
    Row(stood(QUESTIONS, at=5), Next(), REVIEW, ["skipped", *REVIEWED]),
    Row(stood(QUESTIONS, at=5, answers={1: "Yes."}), Skip(), REVIEW, ["skipped", *REVIEWED_1]),
    Row(IN_REVIEW, Next(), REVIEW, REVIEWED_1),
    Row(HANDED_IN, Next(), SUBMITTED, ["handed_in"]),
    Row(stood(QUESTIONS, at=3), Back(), QUESTIONS, ["question"], at=2),
    Row(stood(QUESTIONS), Back(), EMAIL, ["ask_email"], at=1),
    Row(IN_REVIEW, Back(), QUESTIONS, ["question"], at=5),
    Row(HANDED_IN, Back(), REVIEW, REVIEWED_1),
    Row(stood(QUESTIONS), GoTo(4), QUESTIONS, ["question"], at=4),
    Row(HANDED_IN, GoTo(1), QUESTIONS, ["question", "so_far"], at=1),
    Row(stood(QUESTIONS), GoTo(6), QUESTIONS, ["no_such_question", "question"], at=1),
    Row(stood(QUESTIONS), GoTo(0), QUESTIONS, ["no_such_question", "question"], at=1),
    Row(IN_REVIEW, GoTo(None), REVIEW, ["which_question"], after={"asked": "question"}),
    Row(stood(NAME), GoTo(None), NAME, ["name_needed", "ask_name"], after={"asked": None}),
    Row(WHICH, said("٤"), QUESTIONS, ["question"], at=4, after={"asked": None, "answers": {1: (Part("1", "Yes."),)}}),
    Row(WHICH, said("四"), QUESTIONS, ["question"], at=4),
    Row(WHICH, said(" 4. "), QUESTIONS, ["question"], at=4),
    Row(WHICH, said("9"), QUESTIONS, ["no_such_question", "question", "so_far"], at=1, after={"asked": None}),
    Row(WHICH, said("4 of them."), QUESTIONS, ["recorded"], at=1, after={"asked": None}),
    Row(WHICH, said("yes"), QUESTIONS, ["recorded"], at=1, after={"asked": None, "withdrawn": False}),
    Row(WHICH, Agree(), QUESTIONS, ["agreed_before", "question", "so_far"], at=1, after={"asked": None}),
    Row(WHICH, Status(), QUESTIONS, ["status_draft", "status_answered", "status_deadline", "question", "so_far"], at=1, after={"asked": None}, acts=(LookedRound(),)),
    Row(ANSWERED, said("4"), QUESTIONS, ["recorded"], at=1),  # nobody asked for a number
    # a numbered list is kept whole where the person is, with a hint
    Row(stood(QUESTIONS), said(LIST), QUESTIONS, ["recorded", "several_questions"], at=1, after={"answers": {1: (Part("k", LIST),)}}),
    Row(stood(QUESTIONS, at=2), said("٢) ثانياً\n٣) ثالثاً"), QUESTIONS, ["recorded", "several_questions"], at=2),
    Row(stood(QUESTIONS), said("第一题：好\n第二题：不好"), QUESTIONS, ["recorded", "several_questions"], at=1),
    Row(stood(QUESTIONS), said("Question 1: Yes.\n\nQuestion 3: No."), QUESTIONS, ["recorded", "several_questions"], at=1),
    Row(stood(QUESTIONS), said("1. Only one.\nNo more."), QUESTIONS, ["recorded"], at=1),
    Row(stood(QUESTIONS), said("2. Two.\n3. Three."), QUESTIONS, ["recorded"], at=1),  # not from the open one on
    Row(stood(QUESTIONS), said("2. Two.\n1. One."), QUESTIONS, ["recorded"], at=1),
    Row(stood(QUESTIONS), said("5. Five.\n6. Six."), QUESTIONS, ["recorded"], at=1),
    Row(stood(QUESTIONS), said("1. a\n2. b\n3. c\n4. d\n5. e\n6. f"), QUESTIONS, ["recorded"], at=1),  # arguments, not answers
    Row(stood(QUESTIONS), said("In 2017 we began.\n2018 was better."), QUESTIONS, ["recorded"], at=1),
    Row(IN_REVIEW, said(LIST), REVIEW, ["kept_general"]),
    Row(ANSWERED, Review(), REVIEW, REVIEWED_1),
    # a button pressed once more, or weeks later, does nothing but say where the person is
    Row(stood(QUESTIONS, at=3), Next("2"), QUESTIONS, ["question"], at=3),
    Row(stood(QUESTIONS, at=3), Next("3"), QUESTIONS, ["skipped", "question"], at=4),
    Row(stood(QUESTIONS, at=3), Skip("2"), QUESTIONS, ["question"], at=3, after={"skipped": frozenset()}),
    Row(stood(QUESTIONS, at=3), Back("organisation"), QUESTIONS, ["question"], at=3),
    Row(stood(QUESTIONS, at=1), Write("3", "k", "category"), QUESTIONS, ["question"], at=1, after={"answers": {}}),
    Row(stood(CATEGORY), Write("3", "k", "category"), COUNTRY, ["noted_category", "ask_country"]),
]  # fmt: skip

CHANGING = [
    Row(ANSWERED, Edit("No.", "1"), QUESTIONS, ["edited"], at=1, after={"answers": {1: (Part("1", "No."),)}}),
    Row(ANSWERED, Edit("Yes.", "1"), QUESTIONS, [], at=1, after={"answers": {1: (Part("1", "Yes."),)}}),
    Row(ANSWERED, Edit("", "1"), QUESTIONS, ["removed", "question"], at=1, after={"answers": {}}),
    Row(ANSWERED, Edit("No.", "other"), QUESTIONS, ["edit_unknown", "question", "so_far"], at=1, after={"answers": {1: (Part("1", "Yes."),)}}),
    Row(HANDED_IN, Edit("No.", "1"), SUBMITTED, ["edited", "submit_again"], after={"changed": True}),
    Row(an_interview(answers={GENERAL: "Hm."}), Edit("Ah.", "0"), QUESTIONS, ["edited_comment"], at=1),
    Row(ANSWERED, Remove("1"), QUESTIONS, ["removed", "question"], at=1, after={"answers": {}}),
    Row(an_interview(answers={GENERAL: "Hm."}), Remove("0"), QUESTIONS, ["removed_comment", "question"], at=1),
    Row(ANSWERED, Remove("other"), QUESTIONS, ["not_understood", "question", "so_far"], at=1),
    # without a name it is the newest message of the chat
    Row(CHATTED, Remove(), QUESTIONS, ["removed", "question", "so_far"], at=1, after={"answers": {1: (Part("tg:5:9", "One."),)}}),
    Row(ANSWERED, Remove(), QUESTIONS, ["nothing_to_remove", "question", "so_far"], at=1),
    Row(CHATTED, PassOn(), QUESTIONS, ["passed_on", "question", "so_far"], at=1, acts=(Asked("Two?"),), after={"answers": {1: (Part("tg:5:9", "One."),)}}),
    Row(CHATTED, PassOn("tg:5:9"), QUESTIONS, ["passed_on", "question", "so_far"], at=1, acts=(Asked("One."),), after={"answers": {1: (Part("tg:5:10", "Two?"),)}}),
    Row(an_interview(answers={GENERAL: "Hm?"}), PassOn("0"), QUESTIONS, ["passed_on_comment", "question"], at=1, acts=(Asked("Hm?"),)),
    # by a slip no answer goes to the secretariat
    Row(replace(CHATTED, answers={1: (Part("tg:5:9", "One."),)}), PassOn(), QUESTIONS, ["nothing_to_pass_on", "question", "so_far"], at=1),
    Row(ANSWERED, PassOn("gone"), QUESTIONS, ["nothing_to_pass_on", "question", "so_far"], at=1, after={"answers": {1: (Part("1", "Yes."),)}}),
    # what looks as if it were no answer is kept, and a way out is told
    Row(ANSWERED, said("When is the meeting?"), QUESTIONS, ["recorded", "perhaps_question"], at=1),
    Row(stood(Stage.LANGUAGE), said("The opportunities are many: the services widen access to education."), Stage.LANGUAGE, ["agree_first", "choose_language"]),
    Row(ANSWERED, said("Thanks!"), QUESTIONS, ["recorded", "perhaps_thanks"], at=1),
    Row(HANDED_IN, said("Thank you very much."), SUBMITTED, ["kept_general", "submit_again"], after={"changed": True}),
]  # fmt: skip

HANDING_IN = [
    Row(IN_REVIEW, Submit(), SUBMITTED, ["receipt", "published_as", "after_submit", "meeting_offer"], acts=(HandedIn(1, True),),
        after={"versions": 1, "counted": 1, "changed": False}),
    Row(IN_REVIEW, Submit(), SUBMITTED, ["receipt", "late_receipt", "published_as", "after_submit", "meeting_offer"], acts=(HandedIn(1, True),), now=LATE),
    Row(ANSWERED, Submit(), SUBMITTED, ["receipt", "published_as", "after_submit", "meeting_offer"], acts=(HandedIn(1, True),)),
    Row(stood(QUESTIONS), Submit(), QUESTIONS, ["nothing_to_submit", "question"], at=1, after={"versions": 0}),
    Row(HANDED_IN, Submit(), SUBMITTED, ["submitted_before", "handed_in"], after={"versions": 1}),
    Row(replace(HANDED_IN, changed=True), Submit(), SUBMITTED, ["receipt_again", "published_as", "after_submit"], acts=(HandedIn(2, True),)),
    Row(UNCONFIRMED, Submit(), SUBMITTED, ["receipt_again", "published_as", "after_submit"], acts=(HandedIn(2, True),), after={"counted": 2}),
    Row(WITHDRAWN, Submit(), SUBMITTED, ["receipt_again", "published_as", "after_submit"], acts=(HandedIn(2, True),), after={"withdrawn": False}),
    Row(UNCONFIRMED, Confirm(), SUBMITTED, ["confirmed", *OPEN_2_TO_5], acts=(Confirmed(1),), after={"counted": 1}),
    Row(HANDED_IN, Confirm(), SUBMITTED, ["handed_in", "status_answered", "status_deadline"]),
    Row(stood(QUESTIONS), Confirm(), QUESTIONS, ["nothing_to_confirm", "question"], at=1),
    Row(HANDED_IN, Withdraw(), SUBMITTED, ["ask_withdraw"], after={"asked": "withdraw", "withdrawn": False}),
    Row(ASKED, Withdraw(), SUBMITTED, ["withdrawn"], acts=(Withdrew(),), after={"withdrawn": True, "asked": None}),
    Row(ASKED, Confirm(), SUBMITTED, ["withdrawn"], acts=(Withdrew(),), after={"withdrawn": True}),
    Row(ASKED, Agree(), SUBMITTED, ["withdrawn"], acts=(Withdrew(),), after={"withdrawn": True}),
    Row(ASKED, said("да"), SUBMITTED, ["withdrawn"], acts=(Withdrew(),), after={"withdrawn": True}),
    *(Row(ASKED, said(words), SUBMITTED, ["ask_withdraw"], after={"withdrawn": False, "asked": "withdraw"}) for words in YES_BUT),
    *(Row(ASKED, said(words), SUBMITTED, ["withdrawn"], acts=(Withdrew(),), after={"withdrawn": True}) for words in YES_INDEED),
    Row(ASKED, said("no, wait"), SUBMITTED, ["ask_withdraw"], after={"withdrawn": False, "asked": "withdraw", "changed": False}),
    Row(ASKED, said("No!"), SUBMITTED, ["not_withdrawn", "handed_in"], after={"withdrawn": False, "asked": None}),
    Row(ASKED, said("By the way, one more thing."), SUBMITTED, ["kept_general", "submit_again"], after={"withdrawn": False, "asked": None}),
    Row(ASKED, Status(), SUBMITTED, ["handed_in", "status_answered", "status_deadline"], after={"asked": None}, acts=(LookedRound(),)),
    Row(HANDED_IN, Withdraw(certain=True), SUBMITTED, ["withdrawn"], acts=(Withdrew(),), after={"withdrawn": True}),
    Row(WITHDRAWN, Withdraw(), SUBMITTED, ["withdrawn_before"]),
    Row(stood(QUESTIONS), Withdraw(certain=True), QUESTIONS, ["nothing_to_withdraw", "question"], at=1, acts=(LeftEmpty(),)),
    Row(HANDED_IN, Resume("7f3kq 9x2md"), SUBMITTED, ["opened", "handed_in", "status_answered", "status_deadline"]),
    Row(ANSWERED, Resume(RECEIPT), QUESTIONS, ["opened", "status_draft", "status_answered", "status_deadline", "question", "so_far"], at=1),
    Row(ANSWERED, Resume(RECEIPT, quiet=True), QUESTIONS, ["opened"], at=1),
    Row(ANSWERED, Resume("0000000000"), QUESTIONS, ["no_such_receipt", "question", "so_far"], at=1),
    Row(ANSWERED, Withdraw(), QUESTIONS, ["ask_withdraw_draft"], at=1, after={"asked": "withdraw"}),
    Row(ANSWERED, Withdraw(certain=True), SUBMITTED, ["withdrawn_draft"], acts=(Withdrew(),)),
    Row(HANDED_IN, New(), SUBMITTED, [], acts=(Began(),)),
    Row(stood(QUESTIONS), New(), QUESTIONS, ["new_not_needed", "question"], at=1),
    Row(ANSWERED, New(), QUESTIONS, ["new_needs_submit", "question", "so_far"], at=1),
]  # fmt: skip

ASIDES = [
    Row(ANSWERED, Status(), QUESTIONS, ["status_draft", "status_answered", "status_deadline", "question", "so_far"], at=1, acts=(LookedRound(),)),
    Row(stood(LANGUAGE), Status(), LANGUAGE, ["status_nothing", "status_answered", "status_deadline", "choose_language"], acts=(LookedRound(),)),
    Row(HANDED_IN, Status(), SUBMITTED, ["handed_in", "status_answered", "status_closed"], now=LATE, acts=(LookedRound(),)),
    Row(UNCONFIRMED, Status(), SUBMITTED, ["please_confirm", "status_answered", "status_deadline"], acts=(LookedRound(),)),
    Row(WITHDRAWN, Status(), SUBMITTED, ["withdrawn_before", "status_answered", "status_deadline"], acts=(LookedRound(),)),
    Row(replace(HANDED_IN, changed=True), Status(), SUBMITTED, ["handed_in", "submit_again", "status_answered", "status_deadline"], acts=(LookedRound(),)),
    Row(ANSWERED, Stop(), QUESTIONS, ["stopped"], at=1, acts=(Stopped(),)),
    Row(ANSWERED, Subscribe(), QUESTIONS, ["subscribed"], at=1, acts=(AskedToHear("news"),)),
    Row(ANSWERED, Subscribe("meeting"), QUESTIONS, ["subscribed_meeting"], at=1, acts=(AskedToHear("meeting"),)),
    Row(ANSWERED, Subscribe("meeting"), QUESTIONS, ["meeting_over"], at=1, now=CIRCULAR.deadline + timedelta(days=90)),
    Row(BY_MAIL, Subscribe(proven=False), REVIEW, ["subscribe_prove"]),
    Row(ANSWERED, Share(), QUESTIONS, [], at=1, acts=(AskedToShare(),)),
    Row(ANSWERED, Privacy(), QUESTIONS, ["privacy"], at=1),
    Row(ANSWERED, Data(), QUESTIONS, ["data_here"], at=1, acts=(AskedForData(),)),
    Row(ANSWERED, Data(proven=False), QUESTIONS, ["data_prove"], at=1),
    Row(ANSWERED, Decline(), QUESTIONS, ["question", "so_far"], at=1),
    Row(ANSWERED, Code("1234 5678"), QUESTIONS, ["code_none", "question", "so_far"], at=1),
    Row(ANSWERED, Keep(1, "chat"), QUESTIONS, ["nothing_to_choose", "question", "so_far"], at=1),
    Row(ANSWERED, Unlink(), QUESTIONS, ["nothing_linked", "question", "so_far"], at=1),
    Row(ANSWERED, Help(), QUESTIONS, ["help", "question", "so_far"], at=1),
    Row(ANSWERED, Unknown("/frobnicate"), QUESTIONS, ["not_understood", "question", "so_far"], at=1),
    Row(stood(QUESTIONS), Unsupported("unsupported_sticker"), QUESTIONS, ["unsupported_sticker", "question"], at=1),
    Row(ANSWERED, Ask("When is the meeting?"), QUESTIONS, ["asked_staff"], at=1, acts=(Asked("When is the meeting?"),)),
]  # fmt: skip

MAIL = [
    Row(BY_MAIL, Introduce({"name": "Ivan", "country": "RU", "category": "nonsense"}), REVIEW, [], after={"person": Person("Ivan", country="RU")}),
    Row(BY_MAIL, Introduce({"sender_name": "Ivan P."}), REVIEW, [], after={"person.name": "Ivan P."}),
    Row(stood(QUESTIONS), Introduce({"sender_name": "L."}), QUESTIONS, [], at=1, after={"person": LAYLA, "changed": True}),
    Row(BY_MAIL, Answer(2, "Two.", "m:a2"), REVIEW, [], after={"answers": {2: (Part("m:a2", "Two."),)}}),
    Row(BY_MAIL, Answer(9, "Nine.", "m:a9"), REVIEW, [], after={"answers": {GENERAL: (Part("m:a9", "Nine."),)}}),
    Row(HANDED_IN, Answer(1, "No.", "m:a1"), SUBMITTED, [], after={"answers": {1: (Part("m:a1", "No."),)}, "changed": True}),
    Row(HANDED_IN, Answer(1, "Yes.", "m:a1"), SUBMITTED, [], after={"answers": {1: (Part("1", "Yes."),)}, "changed": False}),
    Row(BY_MAIL, Comment("Hm.", "m:c"), REVIEW, [], after={"answers": {GENERAL: (Part("m:c", "Hm."),)}}),
    Row(IN_REVIEW, HandIn(True), SUBMITTED, ["receipt", "filed", *OPEN_2_TO_5, "published_as", "how_to_go_on", "meeting_offer"], acts=(HandedIn(1, True),)),
    Row(IN_REVIEW, HandIn(False), SUBMITTED, ["please_confirm", "filed", *OPEN_2_TO_5, "published_as", "how_to_go_on"],
        acts=(HandedIn(1, False),), after={"counted": 0, "versions": 1}),
    Row(BY_MAIL, HandIn(True), REVIEW, ["mail_nothing_found", "still_open", *["open_question"] * 5, "mail_notice"], after={"versions": 0}),
    Row(HANDED_IN, HandIn(True), SUBMITTED, ["mail_nothing_new", "filed", *OPEN_2_TO_5, "published_as", "how_to_go_on"]),
    Row(UNCONFIRMED, HandIn(True), SUBMITTED, ["confirmed", *OPEN_2_TO_5], acts=(Confirmed(1),)),
    Row(UNCONFIRMED, HandIn(False), SUBMITTED, ["mail_nothing_new", "filed", *OPEN_2_TO_5, "published_as", "how_to_go_on"]),
    Row(WITHDRAWN, HandIn(True), SUBMITTED, ["receipt_again", "filed", *OPEN_2_TO_5, "published_as", "how_to_go_on"], acts=(HandedIn(2, True),)),
]  # fmt: skip


def _id(row: Row) -> str:
    return f"{row.start.stage.value}-{type(row.turn).__name__}-{row.says[0] if row.says else 'silent'}"


@pytest.mark.parametrize(
    "row", [*OPENING, *PROFILE_ROWS, *ANSWERING, *CHANGING, *HANDING_IN, *ASIDES, *MAIL], ids=_id
)
def test_a_turn_has_its_outcome(row: Row) -> None:
    step = advance(row.start, row.turn, CIRCULAR, row.now)
    assert (step.interview.stage, step.interview.at) == (row.stage, row.at)
    assert names(step.says) == row.says
    assert step.acts == row.acts
    for path, value in row.after.items():
        found: Any = step.interview
        for name in path.split("."):
            found = getattr(found, name)
        assert found == value, path


STANDING: list[Interview] = [
    *(stood(stage) for stage in Stage),
    *(ANSWERED, IN_REVIEW, HANDED_IN, UNCONFIRMED, WITHDRAWN, ASKED, BY_MAIL),
    replace(ANSWERED, asked="withdraw"),
    WHICH,
    replace(stood(QUESTIONS), at=None),  # no way leads here, and it must not break
    an_interview(answers={GENERAL: "Hm."}),
]
DOING: list[Turn] = [
    Begin(), Begin("cl-17-30_fr"), Begin("\N{ZERO WIDTH JOINER}/../"), ChooseLanguage(), ChooseLanguage("ar"), ChooseLanguage("xx", quiet=True),
    Agree(), said("Words."), said(""), said("yes"), said("3"), said(TWO_LINES), said(TALKATIVE), Attach(a_file(), "k"), Attach(a_file(compiled=False), "k", "c"),
    Edit("Other.", "1"), Edit("", "1"), Edit("x", "none"), Remove("1"), Remove("none"), Remove(), PassOn("1"), PassOn("none"), PassOn(), Next(), Next("1"), Next("name"), Skip(), Back(), GoTo(1), GoTo(-1), GoTo(10**9), GoTo(None),
    Profile(), Review(), Submit(), Confirm(), Withdraw(), Withdraw(certain=True), Status(), New(), Resume(RECEIPT), Resume("x"), Subscribe(), Subscribe("meeting"), Subscribe(proven=False), Share(), Stop(), Privacy(), Help(), Unknown(), Unsupported(), Introduce({}),
    Introduce({"name": "X", "email": "x@y.test"}), Answer(1, "Other.", "m"), Answer(99, "Other.", "m"), Comment("C.", "m"), HandIn(True), HandIn(False), Ask("?"),
    Unread("mail_files_locked", ("a.pdf", "b.pdf")), Decline(), Code("1234 5678"), Keep(1, "chat"), Keep(99, "door"), Unlink(), Unlink(proven=False), Data(), Data(proven=False), Forget(), WriteTo("mail"), WriteTo(), Unite(), Unite(proven=False),
]  # fmt: skip
#: What ends in no word at once: edits can fire without a visible change; the others are followed by more of the same mail,
#: or by what the desk knows.
SILENT = (Edit, Introduce, Answer, Comment, ChooseLanguage, New, WriteTo, Share, Unite)


def test_every_kind_of_turn_is_tried() -> None:
    assert {type(turn) for turn in DOING} == set(get_args(Turn))


@pytest.mark.parametrize("turn", DOING, ids=repr)
@pytest.mark.parametrize("consultation", [CIRCULAR, REFUSING], ids=["marks", "refuses"])
@pytest.mark.parametrize("now", [IN_TIME, LATE], ids=["in time", "late"])
def test_every_turn_has_an_outcome_everywhere(turn: Turn, consultation: Any, now: datetime) -> None:
    for interview in STANDING:
        step = advance(interview, turn, consultation, now)
        assert step.says or isinstance(turn, SILENT), interview
        assert (step.interview.at is None) or consultation.question(step.interview.at)
        if step.interview.stage is QUESTIONS and interview.at is not None:
            assert step.interview.at is not None
        if not isinstance(turn, Edit | Remove | PassOn | Answer | Withdraw):
            for number in interview.answers:
                kept = {part.key for part in step.interview.parts(number)}
                assert {part.key for part in interview.parts(number)} <= kept, interview
        assert step.interview.versions >= interview.versions
        assert step.interview.counted <= step.interview.versions


def test_after_the_deadline_a_refusing_consultation_keeps_words_and_takes_nothing_in() -> None:
    step = advance(IN_REVIEW, Submit(), REFUSING, LATE)
    assert names(step.says) == ["closed_refused"]
    assert step.interview == IN_REVIEW
    assert step.acts == ()
    written = advance(ANSWERED, said("Too late?"), REFUSING, LATE)
    assert written.interview.text(1) == "Yes.\nToo late?"
    assert names(written.says) == ["recorded", "closed_refused"]


def test_what_was_in_time_can_still_be_confirmed_after_the_deadline() -> None:
    step = advance(UNCONFIRMED, Confirm(), REFUSING, LATE)
    assert step.interview.counted == 1
    assert step.acts == (Confirmed(1),)


def test_a_mail_is_several_turns_that_speak_once_at_the_end() -> None:
    turns = (
        ChooseLanguage("fr", quiet=True),
        Introduce({"name": "Ivan"}),
        Answer(1, "Un.", "m:a1"),
        Comment("Merci.", "m:c"),
        HandIn(True),
    )
    step = converse(BY_MAIL, turns, CIRCULAR, IN_TIME)
    assert names(step.says) == [
        "receipt", "filed", "general", *OPEN_2_TO_5, "published_as", "how_to_go_on", "meeting_offer", "mail_notice"
    ]  # fmt: skip
    assert step.acts == (HandedIn(1, True),)
    assert step.interview.language == "fr"


def test_an_amending_mail_replaces_words_and_never_a_file() -> None:
    begun = BY_MAIL.adding(1, Part("m1:a1", "Old words.")).adding(1, Part("m1:f0", "a caption", a_file()))
    step = advance(begun, Answer(1, "New words.", "m2:a1"), CIRCULAR, IN_TIME)
    assert step.interview.parts(1) == (Part("m1:f0", "", a_file()), Part("m2:a1", "New words."))


def test_words_a_mail_adds_go_behind_what_stands_there() -> None:
    begun = BY_MAIL.adding(1, Part("m1:a1", "Fair."))
    added = Answer(1, "Equal taxes.", "m2:a1", adds=True)
    after = advance(begun, added, CIRCULAR, IN_TIME).interview
    assert after.text(1) == "Fair.\nEqual taxes."
    again = advance(after, replace(added, key="m3:a1"), CIRCULAR, IN_TIME).interview
    assert again.text(1) == "Fair.\nEqual taxes."


def test_answers_under_numbers_that_nobody_asked_are_all_kept() -> None:
    step = converse(BY_MAIL, (Answer(7, "Seven.", "m:a7"), Answer(8, "Eight.", "m:a8")), CIRCULAR, IN_TIME)
    assert step.interview.text(GENERAL) == "Seven.\nEight."


def test_somebody_s_own_question_is_no_answer() -> None:
    step = advance(HANDED_IN, Ask("When?"), CIRCULAR, IN_TIME)
    assert step.interview == HANDED_IN


def test_the_receipt_stands_in_the_receipt() -> None:
    step = advance(IN_REVIEW, Submit(), CIRCULAR, IN_TIME)
    assert step.says[0] == Say.of("receipt", receipt=RECEIPT, version=1)


def test_words_that_came_too_early_are_kept_whole() -> None:
    step = advance(stood(NAME), said(TWO_LINES), CIRCULAR, IN_TIME)
    assert step.interview.text(GENERAL) == TWO_LINES
    assert step.interview.person.name is None


@pytest.mark.parametrize(
    ("stage", "args"),
    [
        (NAME, {"current": "Layla Haddad"}),
        (ORGANISATION, {"current": "Centre for Internet"}),
        (CATEGORY, {"category": "civil-society"}),
        (COUNTRY, {"current": "Lebanon"}),
        (EMAIL, {}),
    ],
)
def test_a_field_is_asked_with_what_is_known_of_it(stage: Stage, args: dict[str, str]) -> None:
    step = advance(stood(stage, person=LAYLA), Help(), CIRCULAR, IN_TIME)
    assert step.says[-1] == Say.of(f"ask_{stage.value}", **args)


def test_the_hint_names_the_first_question_that_is_not_open() -> None:
    for at, other in ((1, 2), (2, 1), (5, 1)):
        step = advance(stood(QUESTIONS, at=at), said(LIST), CIRCULAR, IN_TIME)
        assert step.says[-1] == Say.of("several_questions", number=other)


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("private", "private-sector"),
        ("Private company", "private-sector"),
        ("企业", "private-sector"),
        ("القطاع الخاص", "private-sector"),
        ("شركة", "private-sector"),
        ("公民社会", "civil-society"),
        ("NGO", "civil-society"),
        ("المدني", "civil-society"),
        ("acad", "academia"),
        ("universidad", "academia"),
        ("政府", "government"),
        ("civil servant", "government"),
        ("sector", None),  # of two
        ("部门", None),
        ("community", None),
        ("aca", None),  # too short to tell
        ("private and civil", None),
        ("something else", None),
    ],
)
def test_a_category_is_known_by_words_that_only_one_has(words: str, category: str | None) -> None:
    step = advance(stood(CATEGORY), said(words), CIRCULAR, IN_TIME)
    assert step.interview.person.category == category
    if category:  # said by its label: what was understood is what will be published
        assert step.says[0] == Say.of("noted_category", category=category)
