"""The words of those who want to be told, or to tell others: understood in six languages, and no word of an answer."""

import pytest

from mail_gateway.commands import command_of

WORDS = [
    ("subscribe", "SUBSCRIBE", "S'ABONNER", "S’abonner", "SUSCRIBIRSE", "ПОДПИСАТЬСЯ", "订阅", "اشتراك", "Please subscribe"),
    ("meeting", "MEETING REMINDER", "RAPPEL DE RÉUNION", "RECORDATORIO DE REUNIÓN", "НАПОМНИТЬ О СОБРАНИИ", "会议提醒", "تذكير بالاجتماع"),
    ("share", "SHARE", "PARTAGER", "COMPARTIR", "ПОДЕЛИТЬСЯ", "分享", "مشاركة الرابط"),
]  # fmt: skip
OTHERS = [
    "Subscribers pay twice.",
    "Share of the market",
    "Meeting",
    "Réunion",
    "会议",
    "مشاركة",
    "اجتماع",
    "We share this view.",
]


@pytest.mark.parametrize(("command", "word"), [(row[0], word) for row in WORDS for word in row[1:]])
def test_the_word_is_understood(command: str, word: str) -> None:
    found = command_of(word)
    assert found is not None
    assert found[0] == command


@pytest.mark.parametrize("line", OTHERS)
def test_what_belongs_into_an_answer_is_no_command(line: str) -> None:
    assert command_of(line) is None
