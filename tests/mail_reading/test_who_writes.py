"""Who writes: the name a contribution gets, and automatic replies that no header tells."""

import pytest

from mail_gateway.reading import Reading, read_mail
from tests.mail_reading.composing import CONSULTATION


def _read(body: str, *, name: str = "Eve One", reply: bool = False) -> Reading:
    thread = "In-Reply-To: <letter-1@intake.example>\r\n" if reply else ""
    head = (
        f"From: {name} <eve@one.example>\r\nTo: consultation@intake.example\r\nSubject: Re: CL-17/30\r\n{thread}"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    raw = (head + body.replace("\n", "\r\n")).encode()
    return read_mail(raw, CONSULTATION, own_addresses=("consultation@intake.example",))


@pytest.mark.parametrize(
    ("name", "signed", "called"),
    [
        ("Eve One", "Eve", "Eve One"), ("Eve One", "E. One", "E. One"), ("Eve One", "EVE ONE", "EVE ONE"), ("Eve", "Eve One", "Eve One"),
        ("Ministry of Posts", "Eve One", "Eve One"), ("Eve One", "Adam", "Adam"),
    ],
)  # fmt: skip
def test_who_signs_with_less_than_their_name_is_called_by_all_of_it(
    name: str, signed: str, called: str
) -> None:
    """The fuller of the two names; somebody else's name stays as it is signed."""
    assert _read(f"Q1: yes\n\nRegards,\n{signed}", name=name).profile["name"] == called


@pytest.mark.parametrize(
    "body",
    [
        "I am currently away. I will be back on Monday.", "I am away this week.", "Thank you for your e-mail. I am away until Monday and will answer then.",
        "Hello,\n\nI'm out this week. Back on 3 July.\n\nRegards,\nEve", "On leave until 3 July. For urgent matters write to bob@one.example.",
        "Je suis en déplacement. Je reviens lundi.", "Merci pour votre message. Je suis absente et serai de retour le 3 juillet.",
        "Estoy fuera esta semana. Regreso el lunes.", "Gracias por su correo. No estoy en la oficina; vuelvo el 3 de julio.",
        "Я в отъезде. Вернусь в понедельник.", "Здравствуйте! Я в отпуске до 3 июля, отвечу после возвращения.",
        "我现在不在，下周一回来。", "您好，我正在休假，7月3日返回。", "أنا غير متواجد حاليا. سأعود يوم الاثنين.", "أنا مسافر هذا الأسبوع وسأعود يوم الأحد.",
    ],
)  # fmt: skip
def test_a_short_mail_that_only_says_somebody_is_away_is_automatic(body: str) -> None:
    """Without a header that says so: it hands nothing in and confirms nothing."""
    assert _read(body, reply=True).kind == "auto-reply"


@pytest.mark.parametrize(
    "body",
    [
        "I am away from the big cities, and there the network is slow.", "I am currently away. My answer is that licences should go.", "We will be back on this matter. Licences should go.",
        "Q1: I am currently away.", "Users who are away pay too much for roaming. They will be back on the market when prices fall.",
        "Je suis absolument contre les licences.", "Estoy fuera de mí con estos precios de los operadores.", "Я в деревне, и связи там нет. Нужна сеть.", "我现在不在大城市，网络很慢。",
        "أنا مسافر دائما والتجوال مكلف جدا.",
    ],
)  # fmt: skip
def test_words_about_being_away_that_say_more_are_a_contribution(body: str) -> None:
    """Every sentence of an automatic reply is about the absence."""
    assert _read(body, reply=True).kind == "contribution"
