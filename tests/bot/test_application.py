"""The bot over real HTTP: it answers, and goes on through everything that Telegram and people do to it."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.telegram_people import Person
from sandbox.telegram_seeing import Seen
from sandbox.telegram_server import BotApi
from tests.bot.service import CIRCULAR, Service, service, until


async def at_question_one(person: Person, language: str = "en") -> Seen:
    """Goes through the profile; returns the message with question 1."""
    await person.start()
    for act in (
        lambda: person.tap(f"v1:language:{language}"),
        lambda: person.tap("v1:agree"),
        lambda: person.send("Ann Example"),
        lambda: person.send("Example Foundation"),
        lambda: person.tap("v1:category:civil-society"),
        lambda: person.tap("v1:skip:country"),
        lambda: person.send("/skip"),
    ):
        await person.wait_for_reply()
        await act()
    return (await person.wait_for_reply())[-1]


def parts(running: Service, person: Person) -> dict[int, list[str]]:
    """What is kept of a person's answers, by question."""
    with running.office._database.transaction() as ledger:
        contact = ledger.people.find(running.door.channel, str(person.id))
        assert contact is not None
        current = ledger.interviews.current(contact.person, CIRCULAR.slug)
        assert current is not None
        return {
            number: [part.text or (part.file.name if part.file else "") for part in kept]
            for number, kept in current.interview.answers.items()
        }


async def test_the_profile_ends_with_question_one_word_for_word(running: Service) -> None:
    ann = running.api.person("Ann", "en")

    seen = await at_question_one(ann)

    assert CIRCULAR.questions[0].text["en"] in seen.text
    assert {"type": "bold", "offset": seen.text.index("Question 1/5"), "length": 12} in seen.entities
    assert [button.data for row in seen.buttons for button in row] == ["v1:back:1", "v1:skip:1"]


async def test_the_menu_of_commands_is_set_in_six_languages(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await ann.start()
    await ann.wait_for_reply()

    def menu_in(language: str) -> tuple[str, ...]:
        ann.speak(language)
        return tuple(entry["description"] for entry in ann.sees_menu() if ann.sees_profile()["description"])

    await until(
        lambda: len({menu_in(language) for language in ("ar", "zh", "en", "fr", "ru", "es")} - {()}) == 6
    )
    assert menu_in("pt") == menu_in("en")
    assert [entry["command"] for entry in ann.sees_menu()][:2] == ["start", "language"]


async def test_who_picks_another_language_than_their_apps_gets_its_menu(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await ann.start()
    await ann.wait_for_reply()
    await ann.tap("v1:language:fr")
    await ann.wait_for_reply()

    french = running.api.person("Zoé", "fr")
    await until(lambda: ann.sees_menu() == french.sees_menu() != [])


async def test_a_button_pressed_twice_goes_one_step(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    await ann.tap("v1:skip:1")
    await ann.wait_for_reply()

    await ann.tap("v1:skip:1")

    (seen,) = await ann.wait_for_reply()
    assert "Question 2/5" in seen.text
    assert all(tap.answer is not None for tap in ann.taps[:-1])


async def test_a_category_pressed_too_late_is_no_answer(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)

    await ann.tap("v1:category:academia")

    (seen,) = await ann.wait_for_reply()
    assert "Question 1/5" in seen.text
    assert parts(running, ann) == {}


async def test_a_long_answer_comes_in_pieces_and_goes_back_whole(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    answer = "\n\n".join(f"Paragraph {n}: <b>& so on</b> " + "words " * 120 for n in range(12)).strip()
    await ann.send(answer)
    await ann.wait_for(lambda seen: "characters" in seen[-1].text)
    mark = len(ann.sees())

    await ann.send("/review")

    await ann.wait_for(lambda seen: seen[-1].button("Hand in"))
    shown = "\n\n".join(seen.text for seen in ann.sees()[mark + 1 :])
    assert "".join(answer.split()) in "".join(shown.split())
    assert all(len(seen.text) <= 4000 for seen in ann.sees()[mark + 1 :])


async def test_an_edit_changes_its_part_and_the_remove_button_takes_it_back(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    (first,) = await ann.send("Frist.")
    await ann.wait_for_reply()
    (second,) = await ann.send("Second.")
    (recorded,) = await ann.wait_for_reply()
    await ann.edit(first, "First.")
    await ann.wait_for_reply(after=recorded.message_id)
    assert parts(running, ann) == {1: ["First.", "Second."]}

    await ann.tap(f"v1:remove:{second}")

    await ann.wait_for_reply()
    assert parts(running, ann) == {1: ["First."]}


async def test_files_are_kept_under_the_question_and_voice_is_not_compiled(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)

    await ann.send_file("annex.docx", b"PK\x03\x04", "See the annex.")
    (document,) = await ann.wait_for_reply()
    await ann.send_voice(b"OggS")
    (voice,) = await ann.wait_for_reply()

    assert "annex.docx" in document.text
    assert "text" in voice.text
    kept = parts(running, ann)[1]
    assert kept[0] == "See the annex."
    assert kept[1].startswith("voice-")


async def test_a_file_that_is_too_large_is_refused_and_its_caption_kept(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)

    await ann.send_file("film.pdf", b"%PDF", "Our position.", size=21 * 1024 * 1024)

    (seen,) = await ann.wait_for_reply()
    assert "film.pdf" in seen.text
    assert parts(running, ann) == {1: ["Our position."]}
    assert not [request for request in running.api.requests if request.method == "getFile"]


async def test_an_album_is_kept_in_order_with_its_caption(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)

    await ann.send_album(
        [("a.pdf", b"a"), ("b.pdf", b"b"), ("c.pdf", b"c")], "Three annexes", kind="document"
    )

    await ann.wait_for(lambda seen: "3 files" in seen[-1].text)
    assert parts(running, ann)[1] == ["Three annexes", "b.pdf", "c.pdf"]


@pytest.mark.parametrize("kind", ["sticker", "contact", "location", "poll"])
async def test_what_cannot_be_an_answer_is_refused_politely(running: Service, kind: str) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)

    match kind:
        case "sticker":
            await ann.send_sticker()
        case "contact":
            await ann.send_contact()
        case "location":
            await ann.send_location()
        case _:
            await ann.send_poll("Agree?", ["yes", "no"])

    (seen,) = await ann.wait_for_reply()
    assert "Question 1/5" in seen.text
    assert parts(running, ann) == {}


async def test_a_group_is_told_once_and_nothing_is_collected(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    group = running.api.group(members=[ann], bot_is="administrator")
    await group.send(ann, "Our answer to question 1 is yes.")
    (seen,) = await group.wait_for_reply()
    await group.send(ann, "And another one.")
    await ann.start()  # handled after what came before it
    await ann.wait_for_reply()

    assert len(group.sees_from_bot()) == 1
    (button,) = [button for row in seen.buttons for button in row]
    assert button.url == "https://t.me/consultation_desk_bot?start=cl-17-30_en"


async def test_who_blocks_the_bot_is_left_alone_and_start_brings_them_back(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    await ann.send("An answer.")
    await ann.wait_for_reply()
    await ann.block()
    await ann.start()

    (seen,) = await ann.wait_for_reply()
    assert "Question 1/5" in seen.text
    assert parts(running, ann) == {1: ["An answer."]}


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "429", "retry_after": 1},
        {"kind": "502"},
        {"kind": "500"},
        {"kind": "cut-before"},
        {"kind": "cut-after"},
    ],
    ids=lambda fault: str(fault["kind"]),
)
async def test_a_reply_survives_a_bad_moment(running: Service, fault: dict[str, object]) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    running.api.faults.add(method="sendMessage", **fault)  # type: ignore[arg-type]  # rows of keyword arguments

    await ann.send("An answer.")

    await ann.wait_for(lambda seen: "Recorded" in seen[-1].text)
    assert parts(running, ann) == {1: ["An answer."]}
    await running.office.postman.idle()
    assert sum("Recorded" in seen.text for seen in ann.sees_from_bot()) == 1


async def test_an_update_that_comes_twice_counts_once(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    running.api.faults.add("duplicate-update")

    await ann.send("An answer.")
    await ann.wait_for_reply()
    await ann.send("/status")
    await ann.wait_for_reply()

    assert parts(running, ann) == {1: ["An answer."]}


async def test_a_stale_press_is_still_obeyed(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    running.api.faults.add("400", method="answerCallbackQuery", description="Bad Request: query is too old")

    await ann.tap("v1:skip:1")

    (seen,) = await ann.wait_for_reply()
    assert "Question 2/5" in seen.text


async def test_polling_goes_on_after_telegram_was_away(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await ann.start()
    await ann.wait_for_reply()
    for kind in ("502", "429", "409"):
        running.api.faults.add(kind, method="getUpdates", retry_after=1)

    await ann.tap("v1:language:en")

    await ann.wait_for_reply(timeout=20)


@pytest.mark.whole
async def test_a_file_server_that_is_away_is_asked_again(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    running.api.faults.add("429", method="getFile", retry_after=1)

    await ann.send_file("annex.pdf", b"%PDF")

    (seen,) = await ann.wait_for_reply()
    assert "annex.pdf" in seen.text
    assert parts(running, ann) == {1: ["annex.pdf"]}


async def test_a_file_that_telegram_lost_is_told_and_stops_nobody(running: Service) -> None:
    ann = running.api.person("Ann", "en")
    await at_question_one(ann)
    running.api.faults.add("400", method="getFile", description="Bad Request: wrong file_id")

    await ann.send_file("annex.pdf", b"%PDF", "With words.")

    (seen,) = await ann.wait_for_reply()
    assert "annex.pdf" in seen.text
    assert parts(running, ann) == {1: ["With words."]}


async def test_the_staff_chat_that_became_a_supergroup_is_followed(api: BotApi, tmp_path: Path) -> None:
    ann = api.person("Ann", "en")
    group = api.group(members=[ann])
    async with service(tmp_path, api, staff_chat_id=group.chat.id) as running:
        await ann.start()
        await ann.wait_for_reply()
        new = await group.migrate(ann)
        await ann.send("/help")
        await ann.wait_for_reply()

        assert running.door.staff_chat_id == new


async def test_a_rejected_token_is_told_without_showing_it(
    api: BotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api.faults.add("401", times=3)
    async with service(tmp_path, api):
        await until(lambda: any("does not know this bot token" in text for text in caplog.messages))

    assert api.token not in caplog.text


async def test_answers_given_while_we_were_away_are_not_lost(api: BotApi, tmp_path: Path) -> None:
    ann = api.person("Ann", "en")
    async with service(tmp_path, api):
        await at_question_one(ann)
    await ann.send("Written in the dark.")
    async with service(tmp_path, api) as running:
        await ann.wait_for(lambda seen: "Recorded" in seen[-1].text)

        assert parts(running, ann) == {1: ["Written in the dark."]}


async def test_of_several_open_consultations_one_is_chosen_by_button_or_command(
    api: BotApi, tmp_path: Path
) -> None:
    other = replace(CIRCULAR, slug="other-26", reference="OTHER/26")
    async with service(tmp_path, api, consultations=[CIRCULAR, other]):
        ann = api.person("Ann", "en")
        await ann.start()
        (asked,) = await ann.wait_for_reply()
        assert [button.text for row in asked.buttons for button in row] == ["CL-17/30", "OTHER/26"]
        await ann.tap("OTHER/26")
        (welcome,) = await ann.wait_for_reply()
        assert welcome.text.startswith("Welcome to the open consultation OTHER/26")
        await ann.send("/start_cl_17_30")
        (welcome,) = await ann.wait_for_reply()
        assert welcome.text.startswith("Welcome to the open consultation CL-17/30")
        await ann.send("/language en")
        (notice,) = await ann.wait_for_reply()
        assert notice.button("I agree")
