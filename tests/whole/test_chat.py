"""The chat, seen from a telephone: the real service over HTTP against the Bot API stand-in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from consultation.definition import Consultation
from sandbox.telegram_server import BotApi
from tests.bot.signatures import watched
from tests.whole.circular import circular
from tests.whole.people import Phone, flat, receipt_in
from tests.whole.service import Service, serving

pytestmark = [pytest.mark.whole, pytest.mark.asyncio(loop_scope="module")]

ARABIC = ("ليلى حداد", "جمعية المستخدمين العرب", "لبنان")
ARABIC_ANSWERS = (
    "تتيح الخدمات OTT فرصاً كبيرة لرواد الأعمال في المدن الصغيرة.",
    "المسألة الأهم هي تكافؤ الفرص.",
    "التشفير من طرف إلى طرف أصبح القاعدة في WhatsApp وSignal.",
    "نهج تدريجي يراجَع كل 3 سنوات.",
    "مراكز تبادل الإنترنت المحلية (IXP) نموذج ناجح.",
)
ENGLISH_ANSWERS = tuple(f"Answer number {n}: <b>more</b> & *better* access_for_all." for n in range(1, 6))


@dataclass(frozen=True)
class World:
    """A running service and the telephones around it."""

    service: Service
    api: BotApi
    consultation: Consultation

    def phone(self, name: str = "Ann", language: str = "en") -> Phone:
        return Phone(self.api.person(name, language_code=language))

    def question(self, number: int, language: str) -> str:
        question = self.consultation.question(number)
        assert question is not None
        return question.text[language]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    folder = tmp_path_factory.mktemp("chat")
    file, consultation = circular(folder)
    async with watched() as api:
        settings = {
            "INTAKE_CONSULTATIONS": str(file),
            "INTAKE_TELEGRAM_TOKEN": api.token,
            "INTAKE_TELEGRAM_API_URL": api.url,
        }
        async with serving(folder, settings) as service:
            yield World(service, api, consultation)


@pytest.mark.parametrize(
    ("language", "lines", "answers"),
    [
        ("ar", ARABIC, ARABIC_ANSWERS),
        ("en", ("Ann Example", "Example Foundation", "Switzerland"), ENGLISH_ANSWERS),
    ],
)
async def test_a_contribution_goes_from_start_to_receipt_and_is_kept_word_for_word(
    world: World, language: str, lines: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    name, organisation, country = lines
    phone = world.phone("ليلى" if language == "ar" else "Ann", language)
    for said in ("/start", f"/language {language}", "/agree", name, organisation, "3", country):
        await phone.says(said)
    await phone.says("/skip", until=world.question(1, language))
    for number, text in enumerate(answers, 1):
        await phone.says(text)
        following = world.question(number + 1, language) if number < 5 else "/submit"
        review = await phone.says("/next", until=following)
    places = [flat(review).index(flat(text)) for text in answers]
    assert places == sorted(places)
    assert flat(name) in flat(review)
    again = await phone.says("/review", until="/submit")
    assert all(flat(text) in flat(again) for text in answers)
    receipt = receipt_in(await phone.says("/submit"))
    kept = (await world.service.export())[receipt]
    assert kept["answers"] == {str(n): text for n, text in enumerate(answers, 1)}
    assert (kept["name"], kept["organisation"], kept["country"]) == (name, organisation, country)
    assert (kept["status"], kept["version"], kept["late"], kept["language"]) == (
        "submitted", 1, False, language,
    )  # fmt: skip


async def test_a_long_answer_that_the_client_split_is_one_answer_and_stands_whole_in_the_review(
    world: World,
) -> None:
    phone = world.phone()
    await phone.introduces("en")
    long = " ".join(f"word{number}" for number in range(2000))  # 16,889 characters: five messages
    await phone.says(long, until="5 messages")
    for _ in range(4):
        await phone.says("/next")
    review = await phone.says("/next", until="/submit")
    assert flat(long) in flat(review)
    receipt = receipt_in(await phone.says("/submit"))
    assert (await world.service.export())[receipt]["answers"]["1"].split() == long.split()


async def test_edits_change_the_part_they_belong_to_and_after_the_receipt_a_new_version_is_offered(
    world: World,
) -> None:
    phone = world.phone()
    await phone.introduces("en")
    [first] = await phone.person.send("First thought.")
    await phone.hears("1 message", first)
    [second] = await phone.person.send("Second thought.")
    await phone.hears("2 messages", second)
    mark = phone.last
    await phone.person.edit(first, "First thought, corrected.")
    await phone.hears(after=mark)
    receipt = receipt_in(await phone.says("/submit"))
    kept = (await world.service.export())[receipt]
    assert flat(kept["answers"]["1"]) == "First thought, corrected. Second thought."
    mark = phone.last
    await phone.person.edit(second, "Second thought, too.")
    await phone.hears("/submit", mark)
    assert receipt_in(await phone.says("/submit", until=receipt)) == receipt
    kept = (await world.service.export())[receipt]
    assert kept["version"] == 2
    assert flat(kept["answers"]["1"]) == "First thought, corrected. Second thought, too."


async def test_files_are_kept_under_the_open_question_with_their_names_and_hashes(world: World) -> None:
    phone = world.phone()
    await phone.introduces("en")
    mark = phone.last
    await phone.person.send_file("../../étude finale.txt", "Un réseau ouvert.".encode())
    await phone.hears("étude finale.txt", mark)
    await phone.says("And in words.")
    receipt = receipt_in(await phone.says("/submit"))
    kept = (await world.service.export())[receipt]
    [file] = kept["attachments"]
    assert file["name"] == "étude finale.txt"
    assert file["size"] == len("Un réseau ouvert.".encode())
    assert len(file["sha256"]) == 64


async def test_withdrawing_asks_once_and_a_further_contribution_has_a_receipt_of_its_own(
    world: World,
) -> None:
    phone = world.phone()
    await phone.introduces("en")
    await phone.says("An answer that will go.")
    receipt = receipt_in(await phone.says("/submit"))
    assert receipt not in await phone.says("/withdraw")
    await phone.says("yes", until=receipt)
    assert (await world.service.export())[receipt]["status"] == "withdrawn"
    await phone.says("/new")
    for line in ("Ann Example", "Another Foundation", "2", "Ghana"):
        await phone.says(line)
    await phone.says("/skip", until=world.question(1, "en"))
    await phone.says("An answer that stays.")
    other = receipt_in(await phone.says("/submit"))
    assert other != receipt
    kept = await world.service.export()
    assert kept[receipt]["status"] == "withdrawn"
    assert kept[other]["answers"] == {"1": "An answer that stays."}
    assert kept[other]["organisation"] == "Another Foundation"


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_what_is_no_answer_gets_a_polite_one_and_nothing_is_lost(world: World, language: str) -> None:
    phone = world.phone(language=language)
    await phone.introduces(language)
    await phone.says("كلام مفيد" if language == "ar" else "Useful words")
    question = world.question(1, language)
    await phone.says("/frobnicate", until=question)
    for act in (phone.person.send_sticker, phone.person.send_voice, phone.person.send_location):
        mark = phone.last
        await act()
        await phone.hears(after=mark)
    mark = phone.last
    await phone.person.send_file("huge.pdf", b"%PDF", size=60_000_000)
    await phone.hears("huge.pdf", mark)
    receipt = receipt_in(await phone.says("/submit"))
    kept = (await world.service.export())[receipt]
    assert kept["answers"]["1"] in ("كلام مفيد", "Useful words")
    assert len(kept["attachments"]) == 1, "the voice message"


async def test_each_text_way_of_the_contract_gets_an_answer_at_any_stage(world: World) -> None:
    words = (
        "/start", "/language", "/agree", "/next", "/skip", "/back", "/question 2", "/question 99", "/review", "/submit",
        "/status", "/withdraw", "/new", "/stop", "/privacy", "/help", "/profile", "👍", "/start cl-17-30_fr",
    )  # fmt: skip
    for preparation in ((), ("/start", "/language en"), ("/start", "/language en", "/agree")):
        phone = world.phone()
        for word in (*preparation, *words):
            await phone.says(word)
    assert "Traceback" not in world.service.log
    assert (await world.service.run("retry")).count("arrival") == 0


async def test_a_reply_is_there_at_once(world: World) -> None:
    phone = world.phone()
    await phone.introduces("en")
    waits = []
    for number in range(8):
        await phone.says(f"Thought {number}.")
        sent = [seen for seen in phone.person.sees() if not seen.from_bot][-1]
        waits.append(phone.person.sees()[-1].date - sent.date)
    assert max(waits) <= 1, waits  # the Bot API tells whole seconds
