"""With several consultations open: a mail goes where it says, and nowhere else; who says nothing is asked back."""

from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from consultation.definition import Question
from mail_gateway.matching import named_in
from store.ledger import Ledger
from tests.mail_door.scene import CIRCULAR, LAYLA, Scene, a_scene, text_of

RANGES = "Which numbering ranges should be set aside for machines?"
PORTING = "How long should number portability take?"
NUMBERS = replace(
    CIRCULAR,
    slug="cl-18-44",
    reference="CL-18/44",
    title={"en": "Numbering for machines"},
    questions=(Question(1, {"en": RANGES}), Question(2, {"en": PORTING})),
)
BOTH = (CIRCULAR, NUMBERS)
OTT = CIRCULAR.questions[1].text["en"]


def filed(ledger: Ledger) -> dict[str, dict[int, str]]:
    """What stands under the questions of each consultation, and under none (0)."""
    found: dict[str, dict[int, str]] = {}
    for consultation in BOTH:
        for begun in ledger.interviews.begun(consultation.slug):
            interview = begun.current.interview
            texts = {number: interview.text(number) for number in (0, 1, 2, 3)}
            found[consultation.slug] = {number: text for number, text in texts.items() if text}
    return {slug: texts for slug, texts in found.items() if texts}


async def after(scene: Scene, text: str, **more: str) -> tuple[EmailMessage, dict[str, dict[int, str]]]:
    scene.write(text, **more)  # type: ignore[arg-type]
    reply = await scene.answer()
    return reply, await scene.office.do(filed)


@pytest.mark.parametrize(
    ("text", "more", "answers"),
    [
        (f"{RANGES}\n\nRange 97.\n\n{PORTING}\n\nOne day.\n", {}, {1: "Range 97.", 2: "One day."}),
        (f"1. {RANGES}\n\nRange 97.\n\n2. {PORTING}\n\nOne day.\n", {}, {1: "Range 97.", 2: "One day."}),
        (  # retyped, with small changes
            "1. Which numbering ranges should one set aside for machines?\n\nRange 97.\n", {}, {1: "Range 97."},
        ),
        ("This is about CL-18/44.\n\nQ1: Range 97.", {}, {0: "This is about CL-18/44.", 1: "Range 97."}),
        ("Our reply to circular letter CL 18-44.\n\nQ2: One day.", {}, {2: "One day."}),
        ("Q1: Range 97.", {"subject": "Numbering for Machines: our view"}, {1: "Range 97."}),
        ("Q1: Range 97.", {"subject": "Re: cl-18-44"}, {1: "Range 97."}),
    ],
)  # fmt: skip
async def test_a_mail_goes_to_the_consultation_that_it_names_or_whose_questions_stand_in_it(
    tmp_path: Path, text: str, more: dict[str, str], answers: dict[int, str]
) -> None:
    async with a_scene(tmp_path, BOTH) as scene:
        reply, found = await after(scene, text, **more)
    assert set(found) == {"cl-18-44"}
    assert answers.items() <= found["cl-18-44"].items()
    assert "CL-18/44" in reply["From"]


async def test_who_says_nothing_is_asked_which_and_the_reply_files_the_words_that_were_kept(
    tmp_path: Path,
) -> None:
    async with a_scene(tmp_path, BOTH) as scene:
        asked, found = await after(scene, "1. Range 97.\n\n2. One day.\n")
        assert found == {}
        text = text_of(asked)
        assert "CL-17/30" in text
        assert "CL-18/44" in text
        assert "/start" not in text
        [noted] = await scene.office.do(lambda ledger: ledger.arrivals.noted())
        assert (noted.address, noted.note) == (LAYLA, "which consultation it is about was asked back")
        scene.write("CL-18/44\n", subject=f"Re: {asked['Subject']}", answering=asked)
        reply = await scene.answer()
        found = await scene.office.do(filed)
        assert await scene.office.do(lambda ledger: ledger.arrivals.noted()) == []
    assert found == {"cl-18-44": {1: "Range 97.", 2: "One day."}}
    assert "Range 97." in text_of(reply)


async def test_the_reference_in_a_new_mail_files_the_words_that_were_kept(tmp_path: Path) -> None:
    async with a_scene(tmp_path, BOTH) as scene:
        await after(scene, "1. Range 97.\n")
        _, found = await after(scene, "This is about CL-18/44.", subject="Which one")
    assert found == {"cl-18-44": {1: "Range 97."}}


async def test_an_answer_that_names_none_is_asked_again_and_then_all_of_it_is_filed(tmp_path: Path) -> None:
    async with a_scene(tmp_path, BOTH) as scene:
        first, _ = await after(scene, "1. Range 97.\n")
        scene.write("2. One day.", answering=first)
        second = await scene.answer()
        scene.write("CL-18/44", answering=second)
        await scene.answer()
        found = await scene.office.do(filed)
    assert found == {"cl-18-44": {1: "Range 97.", 2: "One day."}}


async def test_questions_of_two_consultations_are_filed_under_neither(tmp_path: Path) -> None:
    async with a_scene(tmp_path, BOTH) as scene:
        reply, found = await after(scene, f"{RANGES}\n\nRange 97.\n\n{OTT}\n\nLightly.\n")
    assert found == {}
    assert "CL-18/44" in text_of(reply)


async def test_who_has_begun_one_goes_on_with_it_and_who_has_begun_both_is_asked(tmp_path: Path) -> None:
    async with a_scene(tmp_path, BOTH) as scene:
        await after(scene, "1. Range 97.", subject="CL-18/44")
        _, found = await after(scene, "2. One day.", subject="More")
        assert found == {"cl-18-44": {1: "Range 97.", 2: "One day."}}
        await after(scene, "1. Many.", subject="CL-17/30")
        before = await scene.office.do(filed)
        asked, found = await after(scene, "3. More still.", subject="And more")
        assert found == before
        assert "Several consultations are open" in text_of(asked)
        status, _ = await after(scene, "STATUS", subject="Status")
    assert "Many." in text_of(status)


async def test_where_one_is_open_nobody_is_asked(tmp_path: Path) -> None:
    closed = replace(NUMBERS, deadline=CIRCULAR.opens)
    async with a_scene(tmp_path, (closed, CIRCULAR)) as scene:
        _, found = await after(scene, "1. Many.\n")
    assert found == {"cl-17-30": {1: "Many."}}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("about CL-18/44", ["cl-18-44"]),
        ("about cl 18 44, please", ["cl-18-44"]),
        ("Lettre CL‑18/44", ["cl-18-44"]),
        ("حول الرسالة CL-١٨/٤٤", ["cl-18-44"]),
        ("NUMBERING  for\nmachines", ["cl-18-44"]),
        ("about CL-18/440", []),
        ("about XCL-18/44", []),
        ("CL-17/30 and CL-18/44", ["cl-17-30", "cl-18-44"]),
        ("about numbering", []),
    ],
)
def test_references_slugs_and_titles_are_known_however_they_are_written(text: str, slugs: list[str]) -> None:
    assert [consultation.slug for consultation in named_in(text, BOTH)] == slugs
