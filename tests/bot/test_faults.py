"""Each thing that can go wrong between Telegram and us, in the middle of an answer: the conversation goes on."""

from collections.abc import Awaitable, Callable

import pytest

from sandbox.telegram_people import Person
from tests.bot.service import Service, until
from tests.bot.test_application import at_question_one, parts

Fault = Callable[[Service, Person], Awaitable[None]]
STALE = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def a_fault(kind: str, **more: object) -> Fault:
    """Something that goes wrong the next time the bot sends this person a message."""

    async def happens(running: Service, ann: Person) -> None:
        running.api.faults.add(kind, method="sendMessage", chat=ann.id, **more)  # type: ignore[arg-type]  # as given

    return happens


async def redelivery(running: Service, ann: Person) -> None:
    running.api.faults.add("duplicate-update", chat=ann.id)


async def news_cannot_be_asked_for(running: Service, ann: Person) -> None:
    running.api.faults.add("502", method="getUpdates", times=2)


async def the_press_is_stale(running: Service, ann: Person) -> None:
    running.api.faults.add("400", method="answerCallbackQuery", description=STALE)


async def taps_are_lost(running: Service, ann: Person) -> None:
    running.api.faults.add("lose-callbacks", chat=ann.id)
    await ann.tap("v1:skip:1")


async def an_edit_overtakes(running: Service, ann: Person) -> None:
    running.api.faults.add("late-original", chat=ann.id)
    (number,) = await ann.send("Words that somebody mends at onec.")
    await ann.edit(number, "Words that somebody mends at once.")
    # The person is told that the edit found nothing to change; then the words arrive, and are kept as they were mended.
    await ann.wait_for(lambda seen: any("message you changed" in one.text for one in seen))
    await ann.wait_for(lambda seen: "Recorded" in seen[-1].text)


async def a_block_and_a_return(running: Service, ann: Person) -> None:
    await ann.block()
    await until(lambda: running.api.world.updates.count() == 0)
    await ann.start()
    await ann.wait_for_reply()


async def another_chat_waits_for_minutes(running: Service, ann: Person) -> None:
    bob = running.api.person("Bob", "en")
    running.api.faults.add("429", method="sendMessage", chat=bob.id, retry_after=300)
    await bob.start()
    await until(lambda: any(request.status == 429 for request in running.api.requests))


async def a_group_moves(running: Service, ann: Person) -> None:
    group = running.api.group(members=[ann])
    await group.send(ann, f"/help@{running.door.username}")
    await group.migrate(ann)


async def our_clock_is_set_back(running: Service, ann: Person) -> None:
    running.clock.passes(hours=-3)


async def our_clock_is_set_forward(running: Service, ann: Person) -> None:
    running.clock.passes(hours=3)


FAULTS: dict[str, tuple[Fault, list[str]]] = {
    "429, short": (a_fault("429", retry_after=1), []),
    "429, short, three times": (a_fault("429", retry_after=1, times=3), []),
    "429, for minutes, in another chat": (another_chat_waits_for_minutes, []),
    "502 with a page of HTML": (a_fault("502", times=2), []),
    "a page of HTML for news": (news_cannot_be_asked_for, []),
    "reset before delivery": (a_fault("cut-before"), []),
    "reset after delivery": (a_fault("cut-after"), []),
    "the same update again": (redelivery, []),
    "an edit before its original": (an_edit_overtakes, ["Words that somebody mends at once."]),
    "a press too old to be answered": (the_press_is_stale, []),
    "taps that never arrive": (taps_are_lost, []),
    "blocked, and back": (a_block_and_a_return, []),
    "a group that moves": (a_group_moves, []),
    "our clock behind": (our_clock_is_set_back, []),
    "our clock ahead": (our_clock_is_set_forward, []),
}


@pytest.mark.whole
@pytest.mark.parametrize("name", FAULTS)
async def test_the_conversation_goes_on_whatever_happens(running: Service, name: str) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    happens, before = FAULTS[name]
    await happens(running, ann)
    await ann.send("What we think of it.")
    await ann.wait_for(lambda seen: "Recorded under question 1" in seen[-1].text)
    await ann.tap("v1:next:1")
    await ann.wait_for(lambda seen: "Question 2/5" in seen[-1].text)
    await ann.send("/submit")
    await ann.wait_for(lambda seen: any("Receipt number" in one.text for one in seen))

    await running.office.postman.idle() if "minutes" not in name else None
    assert parts(running, ann) == {1: [*before, "What we think of it."]}
    # Nor is a message repeated whose delivery nobody knew of.
    replies = [seen.text for seen in ann.sees_from_bot() if "Question 2/5" in seen.text]
    assert len(replies) == 1
    recorded = [seen for seen in ann.sees_from_bot() if "Recorded under question 1" in seen.text]
    assert len(recorded) == 1 + len(before)
