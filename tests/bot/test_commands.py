"""Typed commands: what is one, and what are words to keep."""

import pytest

from bot import commands
from consultation.turns import (
    Agree,
    Back,
    Begin,
    ChooseLanguage,
    GoTo,
    Help,
    New,
    Next,
    Privacy,
    Profile,
    Resume,
    Review,
    Skip,
    Status,
    Stop,
    Submit,
    Turn,
    Unknown,
    Withdraw,
    Write,
)

KEY = "tg:501:42"
LONG = "Flat-rate access changed who pays for the network, and not only here."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start", (Begin(),)),
        ("/start cl-17-30_ar", (Begin("cl-17-30_ar"),)),
        ("/start not/a payload", (Begin(),)),
        ("/open_7F3KQ_9X2MD", (Resume("7F3KQ_9X2MD"),)),
        ("/open CL1730-7F3KQ-9X2MD\nAnd more.", (Resume("CL1730-7F3KQ-9X2MD"), Write("And more.", KEY))),
        ("/open", (Status(),)),
        ("/start_cl_17_30", (Begin("cl_17_30"),)),
        ("/language", (ChooseLanguage(None),)),
        ("/language ar", (ChooseLanguage("ar"),)),
        ("/language العربية", (ChooseLanguage("العربية"),)),
        ("/language_fr", (ChooseLanguage("fr"),)),
        ("/agree", (Agree(),)),
        ("/next", (Next(),)),
        ("/NEXT", (Next(),)),
        ("  /next \n", (Next(),)),
        ("／next", (Next(),)),  # a Chinese keyboard's slash
        ("\u200f/next\u200f", (Next(),)),  # an Arabic keyboard's invisible marks
        ("/next@consultation_desk_bot", (Next(),)),
        ("/skip", (Skip(),)),
        ("/back", (Back(),)),
        ("/question 3", (GoTo(3),)),
        ("/question ٣", (GoTo(3),)),
        ("/question ३", (GoTo(3),)),
        ("/question 第三题", (GoTo(3),)),
        ("/question n° 3", (GoTo(3),)),
        ("/question3", (GoTo(3),)),
        ("/question_3", (GoTo(3),)),
        ("/q3", (GoTo(3),)),
        ("/question", (GoTo(None),)),
        ("/question three", (GoTo(None),)),
        ("/review", (Review(),)),
        ("/submit", (Submit(),)),
        ("/submit now, please", (Submit(),)),
        ("/status", (Status(),)),
        ("/withdraw", (Withdraw(),)),
        ("/new", (New(),)),
        ("/stop", (Stop(),)),
        ("/privacy", (Privacy(),)),
        ("/help", (Help(),)),
        ("/profile", (Profile(),)),
        ("/frobnicate", (Unknown("/frobnicate"),)),
        ("/etc is no command", (Unknown("/etc is no command"),)),
        ("help", (Help(),)),
        ("Question 4", (GoTo(4),)),
        # Words are kept, wherever they stand.
        ("Next, we look at prices.", (Write("Next, we look at prices.", KEY),)),
        ("See /next", (Write("See /next", KEY),)),
        ("/", (Write("/", KEY),)),
        (f"/next {LONG}", (Write(f"/next {LONG}", KEY),)),
        (f"/etc {LONG}", (Write(f"/etc {LONG}", KEY),)),
        (f"/next\n{LONG}\n\nMore.", (Next(), Write(f"{LONG}\n\nMore.", KEY))),
        (f"/question 3\n{LONG}", (GoTo(3), Write(LONG, KEY))),
        (f"/question 3 {LONG}", (GoTo(3), Write(LONG, KEY))),
        (f"/question ٣: {LONG}", (GoTo(3), Write(LONG, KEY))),
    ],
)
def test_a_text_is_a_command_or_words_to_keep(text: str, expected: tuple[Turn, ...]) -> None:
    assert commands.turns(text, KEY) == expected


def test_every_command_of_the_menu_is_understood() -> None:
    for name in commands.COMMANDS:
        assert not isinstance(commands.turns(f"/{name}", KEY)[0], Unknown | Write), name
