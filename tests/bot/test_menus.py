"""Name, descriptions and commands, before anybody writes a word."""

from pathlib import Path

import pytest

from bot.commands import COMMANDS
from consultation.definition import LANGUAGES
from phrases.catalogue import Catalogue
from sandbox.telegram_server import BotApi
from tests.bot.service import Service, service, until

_LIMITS = {"bot_name": 64, "bot_description": 512, "bot_short_description": 120}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_bot_says_of_itself_fits_without_being_cut(language: str) -> None:
    catalogue = Catalogue.load()

    for phrase, limit in _LIMITS.items():
        assert 0 < len(catalogue.words(phrase, language)) <= limit, phrase
    for command in COMMANDS:
        assert 3 <= len(catalogue.words(f"menu_{command}", language)) <= 256, command


async def test_each_language_sees_its_own_name_and_description(running: Service) -> None:
    catalogue = Catalogue.load()
    ann = running.api.person("Ann", "fr")
    french = catalogue.words("bot_short_description", "fr")
    await until(lambda: ann.sees_profile()["short_description"] == french)
    ann.speak("pt-br")  # none of ours: the consultation's default
    await until(lambda: ann.sees_profile()["name"] == catalogue.words("bot_name", "en"))


async def test_a_name_that_cannot_be_set_today_stops_nothing(api: BotApi, tmp_path: Path) -> None:
    api.faults.add("429", method="setMyName", retry_after=40000, times=7)
    ann = api.person("Ann", "en")
    async with service(tmp_path, api):
        await ann.start()
        await ann.wait_for_reply()
        await until(lambda: ann.sees_profile()["short_description"])


async def test_what_is_set_already_is_not_set_again(api: BotApi, tmp_path: Path) -> None:
    def named() -> int:
        return sum(request.method == "setMyName" for request in api.requests)

    def asked() -> int:
        return sum(request.method == "getMyShortDescription" for request in api.requests)

    async with service(tmp_path, api):
        await until(lambda: asked() == 7)
    before = named()
    async with service(tmp_path, api):
        await until(lambda: asked() == 14)

    assert named() == before > 0


async def test_the_staff_chat_has_a_menu_of_its_own(api: BotApi, tmp_path: Path) -> None:
    ann = api.person("Ann", "en")
    group = api.group(members=[ann])
    async with service(tmp_path, api, staff_chat_id=group.chat.id):
        await until(lambda: [entry["command"] for entry in group.sees_menu(ann)] == ["help"])
