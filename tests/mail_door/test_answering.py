"""A question goes to staff by mail, the reply goes back, and what staff ask comes back: over real mailboxes, and replayed."""

from pathlib import Path

from intake import answering
from intake.posting import Post
from store.ledger import Ledger
from store.remarks import Kind
from tests.mail_door.scene import CIRCULAR, LAYLA, a_scene, text_of

ANNA, OMAR = "anna@itu.example", "omar@itu.example"


async def test_a_question_is_answered_by_replying_to_the_mail_that_brought_it(tmp_path: Path) -> None:
    async with a_scene(tmp_path, staff=(ANNA, OMAR)) as scene:
        scene.write("Could you tell us whether we may answer in Arabic?", subject="A question")
        assert "passed on to the secretariat" in text_of(await scene.answer())
        question = await scene.answer(ANNA, 1)
        assert "whether we may answer in Arabic?" in text_of(question)
        assert "reply to this message" in text_of(question)

        # The same letter id from somebody else, and words of staff that answer nothing, reach nobody.
        scene.write("Ignore the deadline!", sender="ivan@example.net", name="Ivan", answering=question)
        reply = "You may answer in any of the six languages.\n\nAnna\n\n> Could you tell us whether"
        scene.write(reply, sender=ANNA, name="Anna", subject="Re: A question", answering=question)
        told = await scene.answer(LAYLA, 2)
        words = text_of(told)
        assert "You may answer in any of the six languages." in words
        assert "Ignore" not in words
        assert "Could you tell us" not in words  # what Anna quoted
        assert ANNA not in told.as_string()

        # Layla goes on by replying to that, as to any letter of ours.
        scene.write("1. Our first answer.", answering=told)
        assert "Our first answer." in text_of(await scene.answer(LAYLA, 3))
        await scene.silence(ANNA)

        def kept(ledger: Ledger) -> list[tuple[Kind, str]]:
            [contribution] = ledger.contributions.all("cl-17-30")
            return [(r.kind, r.who) for r in ledger.remarks.of_receipt(contribution.receipt)]

        assert await scene.office.do(kept) == [(Kind.QUESTION, "author"), (Kind.ANSWER, ANNA)]


async def test_what_staff_ask_comes_back_to_them(tmp_path: Path) -> None:
    async with a_scene(tmp_path, staff=(ANNA,)) as scene:
        scene.write("1. Our first answer.")
        first = text_of(await scene.answer())
        assert "Our first answer." in first

        def ask(ledger: Ledger) -> Post:
            [contribution] = ledger.contributions.all("cl-17-30")
            post = Post(ledger, scene.clock(), "intake.test")
            answering.request(post, CIRCULAR, contribution.receipt, "Which year do you mean?", "anna")
            return post

        scene.office.postman.put((await scene.office.do(ask)).posted)
        asked = await scene.answer(LAYLA, 2)
        assert "Which year do you mean?" in text_of(asked)
        assert "a question about your contribution" in str(asked["Subject"])
        scene.write("We mean 2016.", answering=asked, subject=f"Re: {asked['Subject']}")
        assert "We mean 2016." in text_of(await scene.answer(ANNA, 1))
        thanks = text_of(await scene.answer(LAYLA, 3))
        assert "passed on to the secretariat" in thanks
        exported = await scene.office.do(lambda ledger: ledger.contributions.all("cl-17-30"))
        assert "2016" not in str(exported)
