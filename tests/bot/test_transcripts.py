"""Whole conversations, word for word, in six languages: `pytest tests/bot --update` writes them anew, git shows the difference."""

from pathlib import Path

import pytest

from sandbox.telegram_server import BotApi
from tests.bot import transcript
from tests.bot.service import service

FOLDER = Path(__file__).parents[1] / "transcripts"
FILES = {file.stem: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.txt"))}
#: Read with every change; the others with `make test`.
AT_ONCE = (".ar", ".en")


@pytest.mark.parametrize(
    "name",
    [name if name.endswith(AT_ONCE) else pytest.param(name, marks=pytest.mark.whole) for name in FILES],
)
async def test_a_conversation_goes_as_written(name: str, api: BotApi, tmp_path: Path, update: bool) -> None:
    lines = transcript.script(FILES[name])
    async with service(tmp_path, api, consultations=transcript.consultations(lines)) as running:
        seen = await transcript.held(lines, running)

    if update:
        (FOLDER / f"{name}.txt").write_text(seen, encoding="utf-8")
    else:
        assert seen == FILES[name]


def test_every_path_is_walked_in_six_languages() -> None:
    paths: dict[str, set[str]] = {}
    for name in FILES:
        path, _, language = name.partition(".")
        paths.setdefault(path, set()).add(language)

    assert paths
    assert all(languages == {"ar", "zh", "en", "fr", "ru", "es"} for languages in paths.values()), paths
