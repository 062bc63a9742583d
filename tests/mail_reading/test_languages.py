"""The language of short mails: their own words first, then whatever else speaks of it."""

import pytest

from mail_gateway.folding import fold
from mail_gateway.languages import language_of
from mail_gateway.reading import SentMail, read_mail
from tests.mail_reading.composing import CONSULTATION, letter_of, our_letter, quoted


def _language(
    body: str, *, subject: str = "CL-17/30", head: str = "", sent: tuple[SentMail, ...] = ()
) -> str:
    raw = f"From: a@b.example\r\nTo: consultation@intake.example\r\nSubject: {subject}\r\n{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    return read_mail(
        raw.encode(), CONSULTATION, sent, own_addresses=("consultation@intake.example",)
    ).language


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "Réponse 1 : oui"), ("fr", "Réponse 1 : OK"), ("fr", "R1 : non\nR2 : non"), ("fr", "Q1: oui"), ("fr", "1. Néant\n2. Néant"), ("fr", "Bonjour,\n\n1. OK\n2. OK\n\nCordialement"), ("fr", "Pas d'objection."),
        ("fr", "1. Idem\n2. Idem\n\nBien à vous,\nLuc"), ("fr", "D'accord."), ("fr", "Question 1 : rien\nQuestion 2 : rien"), ("fr", "Réponse à la question 3 : 5G"), ("fr", "Q2: Liberté totale"), ("fr", "Sans avis"),
        ("es", "Respuesta 1: sí"), ("es", "Respuesta 1: OK"), ("es", "Pregunta 1: no\nPregunta 2: no"), ("es", "1. Ninguna\n2. Ninguna"), ("es", "Hola,\n\n1. OK\n\nSaludos"), ("es", "P1: no"), ("es", "Estamos de acuerdo."),
        ("es", "1. Sin comentarios\n2. Nada"), ("es", "Buenos días:\n\n1) 4G\n2) 5G\n\nAtentamente,\nLuz"), ("es", "1. Acceso universal\n2. Competencia leal"), ("es", "R: depende"), ("es", "Muy bien"),
        ("en", "Answer 1: yes"), ("en", "1. None\n2. None"), ("en", "Q1: no\nQ2: no"), ("en", "Hello,\n\n1. OK\n\nRegards"), ("en", "We agree."), ("en", "1. Cheap calls\n2. Nothing"), ("en", "Question 1: N/A\nQuestion 2: N/A\n\nBest wishes"), ("en", "Privacy!"),
        ("en", "1. Competition\n2. Innovation\n3. Encryption"), ("en", "Answer to Q1: no"), ("en", "no comment"),
        ("ru", "Ответ 1: да"), ("ru", "Ответ 1: OK"), ("ru", "1. Нет"), ("ru", "Здравствуйте!\n\n1. OK\n2. 5G"), ("ru", "Вопрос 1: WhatsApp, Viber, Telegram, Skype, Netflix"), ("ru", "1) OTT, VoIP\n\nС уважением"), ("ru", "Согласен"),
        ("zh", "第一题：是"), ("zh", "答1：OK"), ("zh", "1. 无"), ("zh", "您好！\n\n1. OK\n2. 5G"), ("zh", "同意"), ("zh", "第一题：WhatsApp、Viber、Telegram、Skype、Netflix"), ("zh", "一、OK\n二、OK\n\n此致\n敬礼"),
        ("ar", "س1: نعم"), ("ar", "ج1: OK"), ("ar", "1. لا"), ("ar", "السلام عليكم\n\n1. OK\n2. 5G"), ("ar", "موافق"), ("ar", "س١: WhatsApp, Viber, Telegram, Skype, Netflix"), ("ar", "السؤال الأول: OTT\n\nمع التحية"),
    ],
)  # fmt: skip
def test_a_few_words_say_their_language(language: str, body: str) -> None:
    """Answers of one word, and the labels, salutation and closing around them."""
    assert _language(body) == language


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh"])
def test_what_says_nothing_itself_takes_the_language_of_what_stands_around_it(language: str) -> None:
    """The letter answered, quoted or not; the subject; the header."""
    letter = letter_of(language)
    thread = f"In-Reply-To: {letter.message_id}\r\n"
    assert _language("1. OK\n2. 5G", head=thread, sent=(letter,)) == language
    assert (
        _language(f"1. OK\n2. 5G\n\n{quoted(our_letter(language))}", head=thread, sent=(letter,)) == language
    )
    assert _language("1. OK\n2. 5G", head=f"Content-Language: {language}-XX\r\n") == language
    assert (
        _language("1. OK\n2. 5G", head=f"Content-Language: {language}\r\n{thread}", sent=(letter_of("en"),))
        == language
    )


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("fr", "Réponse à la consultation"),
        ("es", "Respuestas a la consulta"),
        ("ru", "Ответы"),
        ("zh", "答复"),
        ("ar", "ردود"),
        ("en", "Our answers"),
    ],
)
def test_a_subject_may_tell(language: str, subject: str) -> None:
    """When the body holds nothing but abbreviations."""
    assert _language("1. OK\n2. 5G", subject=subject, head="Content-Language: en-US\r\n") == language


def test_words_of_their_own_go_before_everything_around_them() -> None:
    """Answers in French to an English letter are French."""
    letter = letter_of("en")
    body = f"1. Oui, pour les régions isolées.\n2. Non.\n\n{quoted(our_letter('en'))}"
    assert (
        _language(
            body,
            subject="Re: Public consultation",
            head=f"Content-Language: en-US\r\nIn-Reply-To: {letter.message_id}\r\n",
            sent=(letter,),
        )
        == "fr"
    )


def test_it_abstains_where_a_text_does_not_say() -> None:
    """Rather than guess."""
    for text in ("5G", "WhatsApp", "42 %", "", "-", "n.a."):
        assert language_of(fold(text), CONSULTATION.languages) is None
