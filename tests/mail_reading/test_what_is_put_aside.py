"""What a program or an office put under a mail, beside words of people that only begin like it."""

import pytest

from mail_gateway.reading import Reading, read_mail
from tests.mail_reading.composing import CONSULTATION, message
from tests.mail_reading.people import PEOPLE


def _read(body: str, *, reply: bool = False) -> Reading:
    raw = message(PEOPLE["en"], body, subject="Our contribution", reply=reply)
    return read_mail(raw, CONSULTATION, own_addresses=("consultation@intake.example",))


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone", "Sent from Outlook for iOS<https://aka.ms/o0ukef>", "Sent from Mail for Windows 10", "Sent from Yahoo Mail on Android", "Sent from my Zork 9",
        "Sent from my iPhone, please excuse any typos.", "Sent via the Samsung Galaxy S7, an AT&T 4G LTE smartphone", "Get Outlook for Android",
        "Envoyé depuis mon smartphone Samsung Galaxy.", "Envoyé à partir de l'application Mail Orange", "Enviado desde Correo para Windows", "Enviado desde mi Huawei de Movistar",
        "Отправлено из мобильной Почты Mail.ru", "Отправлено с iPhone", "发自我的华为手机", "发自我的iPhone", "发自网易邮箱大师", "从我的 iPad 发送",
        "تم الإرسال من هاتف Huawei الخاص بي", "أُرسلت من الـ iPhone", "مرسل من بريد Yahoo على Android",
    ],
)  # fmt: skip
def test_a_line_that_names_a_device_or_program_is_no_part_of_the_answer(line: str) -> None:
    """As phones write it, in six languages."""
    reading = _read(f"Q1: yes\n{line}")
    assert reading.answers == {1: "yes"}
    assert [(each.kind, each.text) for each in reading.folded] == [("footer", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Sent from abroad, calls cost too much.", "Sent from my perspective as a user.", "Sent by post, letters are cheap.", "Sent with encryption, messages stay private.",
        "Sent from a phone calls are cheap and that is what users in our country like",
        "Envoyé depuis l'étranger, un appel coûte cher.", "Enviado desde el extranjero, cuesta mucho", "Отправлено через операторов, сообщение дорого",
        "发自用户的意见", "发自手机用户的意见", "مرسل من الخارج بسعر مرتفع",
    ],
)  # fmt: skip
def test_a_last_sentence_that_begins_like_such_a_line_stays_in_the_answer(line: str) -> None:
    """It names no device, or goes on as a sentence does."""
    reading = _read(f"Q1: yes\n{line}")
    assert (reading.answers, reading.folded) == ({1: f"yes\n{line}"}, ())


@pytest.mark.parametrize(
    "words",
    [
        "This message is confidential between users: that is what people expect.\n\nAnd they are right.", "This message is privileged for OTT users and so taxed less.",
        "Ce message est confidentiel entre usagers : protégez-le.\n\nVoilà.", "Este mensaje es confidencial entre usuarios: protéjanlo.", "هذه الرسالة سرية بين المستخدمين: احموها.",
    ],
)  # fmt: skip
def test_a_sentence_about_secrecy_is_no_disclaimer(words: str) -> None:
    """A disclaimer says more than one of the things they say."""
    reading = _read(f"Q1: yes\n\n{words}")
    assert (reading.answers, reading.folded) == ({1: f"yes\n\n{words}"}, ())


def test_a_disclaimer_takes_what_goes_with_it_along() -> None:
    """The line about paper and the office's address below it."""
    below = "This e-mail is confidential and for the addressee only. If received in error, delete it.\n\nPlease think before printing.\n\nACME Ltd, registered in Testland."
    reading = _read(f"Q1: yes\n\n{below}")
    assert (reading.answers, [each.text for each in reading.folded]) == ({1: "yes"}, [below])


def test_words_below_a_disclaimer_are_kept() -> None:
    """Only the notice is put aside, and a note says so."""
    reading = _read(
        "Q1: yes\n\nThis e-mail is confidential and for the addressee only. Delete it if received in error.\n\nLicences should be free, too."
    )
    assert reading.answers[1].split("\n")[-1] == "Licences should be free, too."
    assert any("notice of confidentiality" in note for note in reading.notes)


def test_a_bare_notice_of_secrecy_leaves_a_note() -> None:
    """It is put aside on little evidence."""
    reading = _read("Q1: yes\n\nThis message is confidential.")
    assert reading.answers == {1: "yes"}
    assert any("notice of confidentiality" in note for note in reading.notes)
