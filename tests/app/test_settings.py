"""All faults in what was set are told in one error, whichever file they stand in, and none of them tells a secret."""

from pathlib import Path

import pytest

from app.settings import FaultySettings, load_settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `.env` of the clone takes part."""
    monkeypatch.chdir(tmp_path)


def faults_of(monkeypatch: pytest.MonkeyPatch, **settings: str) -> list[str]:
    """The settings that are named as faulty, in order."""
    for name, value in settings.items():
        monkeypatch.setenv(f"INTAKE_{name.upper()}", value)
    with pytest.raises(FaultySettings) as caught:
        load_settings()
    assert str(caught.value).startswith(f"settings: {len(caught.value.faults)} fault")
    return [fault.partition(": ")[0].removeprefix("INTAKE_") for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"imap_url": "gopher://x", "smtp_url": "smtp://h"}, ["IMAP_URL", "MAIL_ADDRESS"]),
        ({"imap_url": "imap://u@h", "smtp_url": "gopher://x"}, ["SMTP_URL", "MAIL_ADDRESS"]),
        ({"imap_url": "gopher://x", "mail_address": "nobody"}, ["MAIL_ADDRESS", "IMAP_URL", "SMTP_URL"]),
        ({"lmtp_listen": "here", "web_listen": "there"}, ["LMTP_LISTEN", "WEB_LISTEN", "MAIL_ADDRESS", "SMTP_URL"]),
        ({"telegram_webhook_url": "ftp://x", "log_level": "loud"}, ["TELEGRAM_WEBHOOK_URL", "LOG_LEVEL", "TELEGRAM_WEBHOOK_LISTEN"]),
        ({"imap_url": "imap://u@h"}, ["MAIL_ADDRESS", "SMTP_URL"]),
        ({"web_listen": "80"}, ["WEB_LISTEN"]),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_beside_what_is_faulty(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], named: list[str]
) -> None:
    assert faults_of(monkeypatch, **settings) == named


def test_faults_of_consultation_files_stand_in_the_same_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "letter.toml"
    file.write_text('slug = "x y"\nreference = "R"\n', encoding="utf-8")
    named = faults_of(monkeypatch, telegram_token="none", web_listen="there", consultations=str(file))
    assert named[:2] == ["TELEGRAM_TOKEN", "WEB_LISTEN"]
    assert len(named) > 5
    assert set(named[2:]) == {str(file)}


def test_no_secret_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_TELEGRAM_TOKEN", "hunter2")
    monkeypatch.setenv("INTAKE_IMAP_URL", "gopher://user:hunter2@host")
    monkeypatch.setenv("INTAKE_DATABASE_URL", "mysql://user:hunter2@host/x")
    with pytest.raises(FaultySettings) as caught:
        load_settings()
    assert "hunter2" not in str(caught.value)
