"""The signing key is made once, kept privately, and read in whatever form it is given."""

import base64
from pathlib import Path

import pytest

from publication.errors import FaultyKey
from publication.keys import key_from, load_or_make

SEED = bytes(range(32))


def test_a_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    where = tmp_path / "var" / "signing.key"
    first, second = load_or_make(where), load_or_make(where)
    assert bytes(first) == bytes(second)
    assert where.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in where.parent.iterdir()] == ["signing.key"]


@pytest.mark.parametrize(
    "setting",
    [
        SEED.hex(),
        SEED.hex().upper(),
        base64.b64encode(SEED).decode(),
        base64.urlsafe_b64encode(SEED).decode(),
        f" {SEED.hex()}\n",
    ],
)
def test_it_is_read_from_a_setting(setting: str) -> None:
    assert bytes(key_from(setting)) == SEED


def test_it_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(SEED.hex())
    assert bytes(key_from(str(tmp_path / "key"))) == SEED


@pytest.mark.parametrize("setting", ["", "secret", "0" * 63, "g" * 64, "/no/such/file", "x" * 5000])
def test_anything_else_is_refused_without_showing_it(setting: str) -> None:
    with pytest.raises(FaultyKey) as refused:
        key_from(setting)
    assert not setting or setting not in str(refused.value)


def test_a_file_that_holds_no_key_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hello")
    with pytest.raises(FaultyKey, match="no signing key"):
        load_or_make(tmp_path / "key")
    assert (tmp_path / "key").read_text() == "hello"
