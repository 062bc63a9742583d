"""The staff group as its members see it: one message a day kept up to date, buttons, reasons by reply."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import pacing
from sandbox.telegram_people import Group, Person
from sandbox.telegram_seeing import Seen
from sandbox.telegram_server import BotApi
from tests.bot.service import Service, service, until


@dataclass
class Scene:
    """The staff group with Anna, who is listed, and Gus, who is not; Layla is a stakeholder."""

    running: Service
    group: Group
    anna: Person
    gus: Person
    layla: Person

    async def quiet(self) -> None:
        """Until everything said was answered."""
        office = self.running.office
        await until(lambda: self.running.api.world.updates.count() == 0)
        await office.clerk.idle()
        await office.postman.idle()

    async def board(self) -> Seen:
        """The message of the day, brought up to date."""
        await self.running.office.show_board()
        await self.running.office.postman.idle()
        return self.seen()[0]

    async def hands_in(self, answer: str) -> None:
        """Layla contributes, or changes what she contributed."""
        begun = self.layla.chat.messages
        words = ("/question 1", answer, "/submit") if begun else (
            "/start", "/language en", "/agree", "Layla", "/skip", "/skip", "/skip", "/skip", answer, "/submit"
        )  # fmt: skip
        for each in words:
            await self.layla.send(each)
            await self.quiet()

    def seen(self) -> list[Seen]:
        """What the bot has said in the group, as it stands now."""
        return list(self.group.by(self.anna).sees_from_bot())

    async def taps(self, words: str, by: Person | None = None) -> dict[str, object]:
        """Somebody presses a button; what the bot answered to the press."""
        tap = await self.group.tap(by or self.anna, words)
        assert tap is not None
        await self.quiet()
        await until(lambda: tap.answer is not None)
        return tap.answer or {}

    async def replies(self, words: str) -> None:
        """Anna replies to the newest message of the bot."""
        await self.group.send(self.anna, words, reply_to=self.seen()[-1].message_id)
        await self.quiet()


@pytest.fixture
async def scene(api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Scene]:
    # The pace of a group is tried in test_pacing; here it would only be waited for.
    monkeypatch.setattr(pacing, "_PER_GROUP", 0.1)
    anna, gus, layla = (api.person(name, "en") for name in ("Anna", "Gus", "Layla"))
    group = api.group(members=[anna, gus])
    listed = frozenset({str(anna.id)})
    async with service(tmp_path, api, staff_chat_id=group.chat.id, members=listed) as running:
        yield Scene(running, group, anna, gus, layla)


async def test_a_day_is_one_message_that_is_edited_in_place_and_comes_anew_when_somebody_deleted_it(
    scene: Scene,
) -> None:
    await scene.hands_in("Yes.")
    board = await scene.board()
    assert board.text.split("\n\n") == [
        "CL-17/30, 1 August 2017: 1 contribution handed in",
        "1. Layla: waiting for review",
    ]
    await scene.hands_in("Yes, and more.")
    again = await scene.board()
    assert (len(scene.seen()), again.message_id) == (1, board.message_id)
    assert "1. Layla, version 2: waiting for review" in again.text
    gone = "Bad Request: message to edit not found"
    scene.running.api.faults.add("400", method="editMessageText", description=gone)
    await scene.hands_in("Yes, and that is all.")
    await scene.board()
    assert [seen.message_id == board.message_id for seen in scene.seen()] == [True, False]


async def test_members_open_approve_and_reject_with_a_reason(scene: Scene) -> None:
    await scene.hands_in("Yes, for these reasons.")
    await scene.board()
    await scene.taps("Open 1")
    _, opened, card = scene.seen()
    assert "Yes, for these reasons." in opened.text
    assert [button.text for row in card.buttons for button in row] == ["Approve", "Reject…", "Ask back…"]
    await scene.taps("Approve")
    _, opened, card = scene.seen()
    assert card.text.endswith(f"approved by Anna (Telegram {scene.anna.id})")
    await scene.taps("Reject…")
    await scene.replies("Not about the questions.")
    _, opened, card, _ = scene.seen()
    assert "rejected by Anna" in card.text
    assert (await scene.board()).text.endswith(f"1. Layla: rejected by Anna (Telegram {scene.anna.id})")
    trail = await scene.running.office.do(lambda ledger: ledger.records.trail())
    assert [(who, act, why) for _, who, act, _, why in trail] == [
        (f"Anna (Telegram {scene.anna.id})", "approve", ""),
        (f"Anna (Telegram {scene.anna.id})", "reject", "Not about the questions."),
    ]


async def test_asking_back_reaches_the_author_and_the_answer_comes_to_the_group(scene: Scene) -> None:
    await scene.hands_in("Yes.")
    await scene.board()
    await scene.taps("Open 1")
    await scene.taps("Ask back…")
    await scene.replies("For which year is that?")
    asked = scene.layla.sees_from_bot()[-1]
    assert "For which year is that?" in asked.text
    await scene.layla.send("For 2016.", reply_to=asked.message_id)
    await scene.quiet()
    assert "For 2016." in scene.seen()[-1].text


async def test_who_is_not_listed_is_told_so_with_the_number_to_list(scene: Scene) -> None:
    await scene.hands_in("Yes.")
    await scene.board()
    before = scene.seen()
    answer = await scene.taps("Open 1", by=scene.gus)
    assert answer["show_alert"] is True
    assert str(scene.gus.id) in str(answer["text"])
    assert "INTAKE_STAFF_TELEGRAM_IDS" in str(answer["text"])
    assert scene.seen() == before


async def test_a_group_that_became_a_supergroup_goes_on_with_the_day(scene: Scene) -> None:
    await scene.hands_in("Yes.")
    await scene.group.migrate(scene.anna)
    await scene.quiet()
    await scene.board()
    await scene.taps("Open 1")
    await scene.taps("Approve")
    assert "approved by Anna" in scene.seen()[-1].text
