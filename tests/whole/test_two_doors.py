"""One person at both doors, seen from outside: the real service with a Bot API and a mail host behind it."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.mail_host import MailHost
from sandbox.telegram_server import BotApi
from tests.bot.signatures import watched
from tests.whole.circular import circular
from tests.whole.people import PATIENCE, Phone, letter, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, SandboxPost
from tests.whole.service import Service, serving

pytestmark = [pytest.mark.whole, pytest.mark.asyncio(loop_scope="module")]

_LINK = re.compile(r"https://t\.me/\w+\?start=([\w-]+)")


@dataclass(frozen=True)
class World:
    service: Service
    api: BotApi
    post: SandboxPost

    def phone(self, name: str) -> Phone:
        return Phone(self.api.person(name))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    folder = tmp_path_factory.mktemp("doors")
    file, _ = circular(folder)
    async with watched() as api, MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
        post = SandboxPost(host)
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
            **post.settings(),
        }
        async with serving(folder, settings) as service:
            await world_is_up(api)
            yield World(service, api, post)


async def world_is_up(api: BotApi) -> None:
    """The bot knows its name once it has answered somebody."""
    await Phone(api.person("First")).says("/start")


def link_in(mail: EmailMessage) -> str:
    """The payload of the link into the chat."""
    found = _LINK.search(plain(mail))
    assert found is not None, f"no link in: {plain(mail)[-600:]}"
    return found[1]


async def gives_address(phone: Phone, ann: Correspondent) -> EmailMessage:
    """From /start to the e-mail address; returns the letter that asks whether it is hers."""
    await phone.says("/start")
    for line in ("/language en", "/agree", "Ann Example", "Example Foundation", "3", "Switzerland"):
        await phone.says(line)
    await phone.says(ann.address, until="1/5")
    return (await ann.gets(1))[0]


async def test_chat_then_mail_the_code_joins_them_and_both_doors_show_the_same(world: World) -> None:
    ann, phone = Correspondent(world.post), world.phone("Ann")
    asked = await gives_address(phone, ann)
    await phone.answers(("Chat one.", "Chat two.", "Chat three."))
    receipt = await ann.writes(numbered({3: "Mail three.", 4: "Mail four."}))
    assert "Chat one." not in plain(receipt), "nothing is joined before it is proven"
    code = re.search(r"\b\d{4} \d{4}\b", plain(asked))
    assert code is not None
    said = await phone.says(code[0], until="Mail three.")
    assert "Chat three." in said
    told = (await ann.gets(3))[-1]
    assert "UNLINK" in plain(told)
    status = await ann.answers(told, "STATUS")
    for words in ("Chat one.", "Chat two.", "Chat three.", "Mail three.", "Mail four."):
        assert words in plain(status)
    review = await phone.says("/review", until="Mail four.")
    assert "Chat one." in review
    handed_in = await phone.says("/submit", until="eceipt number")
    assert receipt_in(handed_in) == receipt_in(plain(receipt)), "one receipt at both doors"


async def test_mail_then_chat_the_link_opens_the_bot_for_whom_it_was_sent_to(world: World) -> None:
    ben, phone = Correspondent(world.post), world.phone("Ben")
    receipt = await ben.writes(numbered({1: "By mail."}), name="Ben")
    asked = await phone.says(f"/start {link_in(receipt)}", until=ben.address[0] + "…@people.test")
    assert "By mail." not in asked
    await phone.says("yes", until=receipt_in(plain(receipt)))
    assert "By mail." in await phone.says("/review", until="By mail.")
    [_, told] = await ben.gets(2)
    assert "Telegram" in plain(told)
    stranger = world.phone("Mallory")
    assert "By mail." not in await stranger.says(f"/start {link_in(receipt)}", until="works once")


async def test_who_refuses_is_joined_to_nobody(world: World) -> None:
    eve, phone = Correspondent(world.post), world.phone("Eve")
    receipt = await eve.writes(numbered({1: "Not for Eve's chat."}))
    await phone.says(f"/start {link_in(receipt)}", until="…@people.test")
    await phone.says("no", until="Nothing has been joined")
    assert "Not for" not in await phone.says("/status")
    assert len(await eve.gets(1)) == 1


async def test_a_stolen_link_is_undone_by_one_word_from_the_mailbox(world: World) -> None:
    owner, thief = Correspondent(world.post), world.phone("Mallory")
    receipt = await owner.writes(numbered({1: "My own words."}))
    await thief.says(f"/start {link_in(receipt)}", until="…@people.test")
    await thief.says("yes", until=receipt_in(plain(receipt)))
    told = (await owner.gets(2))[1]
    assert "Mallory" in plain(told)
    await owner.answers(told, "UNLINK", quoting=True)
    assert "My own words." not in await thief.says("/review")
    assert receipt_in(plain(receipt)) not in await thief.says("/status")
    [contribution] = [c for c in await contributions(world) if c["receipt"] == receipt_in(plain(receipt))]
    assert contribution["answers"] == {"1": "My own words."}


async def test_at_the_same_moment_code_and_confirm_and_answers_lose_nothing(world: World) -> None:
    joe, phone = Correspondent(world.post), world.phone("Joe")
    asked = await gives_address(phone, joe)
    await phone.answers(("Chat one.", "Chat two."))
    code = re.search(r"\b\d{4} \d{4}\b", plain(asked))
    assert code is not None
    confirm = letter(f"Joe <{joe.address}>", DESK, "CONFIRM", answering=asked)
    answers = letter(f"Joe <{joe.address}>", DESK, numbered({2: "Mail two.", 5: "Mail five."}))
    await asyncio.gather(
        phone.person.send(code[0]),
        joe.post.send(joe.address, confirm, vouched=True),
        joe.post.send(joe.address, answers, vouched=True),
        phone.person.send("Chat three."),
    )
    await joe.gets(3, PATIENCE)
    review = await phone.says("/review", until="Mail five.")
    for words in ("Chat one.", "Chat two.", "Mail two.", "Chat three.", "Mail five."):
        assert words in review, words


async def test_a_reply_to_a_mail_with_a_link_in_it_is_filed_without_the_link(world: World) -> None:
    kim = Correspondent(world.post)
    receipt = await kim.writes(numbered({1: "First."}))
    raw = letter(f"Kim <{kim.address}>", DESK, "2. Second.\n\n" + plain(receipt), answering=receipt)
    await kim.sends(raw)
    [mine] = [c for c in await contributions(world) if c["receipt"] == receipt_in(plain(receipt))]
    assert mine["answers"] == {"1": "First.", "2": "Second."}
    assert "t.me" not in str(mine)


async def test_who_is_forgotten_before_publication_leaves_nothing_to_publish(world: World) -> None:
    ida, phone = Correspondent(world.post), world.phone("Ida")
    receipt = await ida.writes(numbered({1: "Ida's own words."}), name="Ida Forgotten")
    number = receipt_in(plain(receipt))
    asked = await ida.answers(receipt, "FORGET")
    assert number in plain(asked), "it is said what becomes of the contribution"
    gone = await ida.answers(asked, "FORGET")
    assert "forgotten" in plain(gone)
    exported = await world.service.run("export", "--format", "json")
    assert "Ida" not in exported
    [shell] = [c for c in await contributions(world) if c["receipt"] == number]
    assert (shell["status"], shell["answers"]) == ("withdrawn", {})
    await phone.says("/start")
    await phone.says("/forget", until="cannot be undone")
    await phone.says("yes", until="you are forgotten here")
    await phone.says("/start", until="English")


async def test_who_is_forgotten_after_publication_stays_as_published(world: World, tmp_path: Path) -> None:
    kay = Correspondent(world.post)
    receipt = await kay.writes(numbered({1: "Kay's published words."}), name="Kay Published")
    number = receipt_in(plain(receipt))
    await world.service.run("approve", number)
    await world.service.run("publish", "--out", str(tmp_path / "edition"), "--no-notices")
    asked = await kay.answers(receipt, "FORGET")
    assert "is published, as number" in plain(asked)
    await kay.answers(asked, "FORGET")
    [kept] = [c for c in await contributions(world) if c["receipt"] == number]
    assert kept["answers"] == {"1": "Kay's published words."}
    assert "Ida" not in (tmp_path / "edition" / "data" / "contributions.json").read_text()


async def contributions(world: World) -> list[dict[str, object]]:
    import json

    found: list[dict[str, object]] = json.loads(await world.service.run("export", "--format", "json"))[
        "contributions"
    ]
    return found


async def test_everything_above_can_be_rebuilt_from_what_arrived(world: World) -> None:
    await world.service.run("replay")
