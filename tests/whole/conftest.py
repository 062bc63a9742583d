"""The world around the service: the sandbox, or real mail servers."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where one service keeps everything."""
    return tmp_path
