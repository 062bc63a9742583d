"""A Bot API for each test, and the whole service before it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.telegram_server import BotApi
from tests.bot.service import Service, service
from tests.bot.signatures import watched


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with watched(seed=1) as api:
        yield api


@pytest.fixture
async def running(api: BotApi, tmp_path: Path) -> AsyncIterator[Service]:
    async with service(tmp_path, api) as running:
        yield running
