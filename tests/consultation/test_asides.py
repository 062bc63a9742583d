"""What is typed as an answer and is none, and what only looks so."""

import pytest

from consultation.asides import is_question, is_thanks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("When is the meeting?", True),
        ("Good morning. When is the meeting?", True),
        ("May I send a file?? How large may it be?", True),
        ("«Puis-je répondre en allemand ?»", True),
        ("¿Hasta cuándo puedo responder?", True),
        ("Можно ответить позже?", True),
        ("请问会议什么时候开始？", True),
        ("您好。请问会议什么时候开始？", True),
        ("متى يبدأ الاجتماع؟", True),
        ("متى يبدأ الاجتماع؟\u200f", True),
        ("", False),
        ("?", True),
        ("Prices fall.", False),
        ("Prices fall for everybody who lives here. But who pays for the networks?", False),
        ("网络价格对所有消费者都在下降。但是谁来付钱呢？", False),
        ("Who pays? The networks do.", False),
        ("Why should " + "very " * 40 + "large platforms pay?", False),
    ],
)
def test_a_short_text_that_only_asks_is_a_question(text: str, asks: bool) -> None:
    assert is_question(text) is asks


@pytest.mark.parametrize(
    ("text", "thanks"),
    [
        ("Thank you!", True),
        ("OK, thanks.", True),
        ("Merci beaucoup !", True),
        ("¡Muchas gracias!", True),
        ("Muchas gracias.", True),
        ("Большое спасибо", True),
        ("谢谢！", True),
        ("شكراً جزيلاً", True),
        ("Thank you for asking: prices fall.", False),
        ("", False),
    ],
)
def test_a_word_of_thanks_and_nothing_else_is_thanks(text: str, thanks: bool) -> None:
    assert is_thanks(text) is thanks
