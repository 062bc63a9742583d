"""Two robots that answer each other stop: who brings no new words is answered twice in a row at most, and staff are told."""

import asyncio
from pathlib import Path

import pytest

from tests.mail_door.scene import LAYLA, Scene, a_scene, text_of
from tests.mail_door.test_which_consultation import BOTH

SILENT = "wrote nothing new several times in a row, and is not answered any more until words come: a robot?"


async def settled(scene: Scene, arrivals: int) -> int:
    """How many letters went out once so many mails were handled."""
    for _ in range(100):
        counts = await scene.office.do(lambda ledger: (ledger.arrivals.counts(), ledger.outbox.counts()))
        if counts[0].get("done", 0) >= arrivals and not counts[1].get("waiting"):
            break
        await asyncio.sleep(0.05)
    return len(scene.host.mailbox(LAYLA).messages())


async def notes(scene: Scene) -> list[str]:
    return [noted.note for noted in await scene.office.do(lambda ledger: ledger.arrivals.noted())]


async def test_a_robot_that_quotes_our_letters_is_answered_twice_after_a_mail_with_words(
    tmp_path: Path,
) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write("Q1: echo answer")
        letter = await scene.answer()
        for number in range(8):
            quoted = "\n".join(f"> {line}" for line in text_of(letter).splitlines())
            scene.write(
                f"On Monday, we wrote:\n{quoted}\n", answering=letter, headers={"X-Echo": str(number)}
            )
            await settled(scene, 2 + number)
        assert await settled(scene, 9) == 3
        assert await notes(scene) == [SILENT]
        scene.write("Q2: real words")
        assert await settled(scene, 10) == 4


@pytest.mark.parametrize(
    "text",
    [
        "We value your inquiry {i} and an agent of our team will look at it within two working days.",
        "Your ticket A-{i} has been opened. How can our agents help you today, dear customer?",
    ],
)
async def test_a_robot_that_says_the_same_with_another_number_is_answered_twice(
    tmp_path: Path, text: str
) -> None:
    async with a_scene(tmp_path) as scene:
        for number in range(6):
            scene.write(text.format(i=100 + number), subject=f"Ticket {number}")
            await settled(scene, 1 + number)
        assert await settled(scene, 6) <= 2
        assert await notes(scene) in ([SILENT], [])


async def test_a_person_who_corrects_one_word_again_and_again_is_answered_each_time(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        for number in range(5):
            scene.write(f"Q1: We want {number} new rules for the services that we use at home and at work.")
            await settled(scene, 1 + number)
        assert await settled(scene, 5) == 5
        assert await notes(scene) == []


async def test_a_robot_is_asked_twice_which_consultation_it_means(tmp_path: Path) -> None:
    async with a_scene(tmp_path, BOTH) as scene:
        for number in range(5):
            scene.write(f"We value your inquiry {number} and will look at it within two working days.")
            await settled(scene, 1 + number)
        assert await settled(scene, 5) == 2
