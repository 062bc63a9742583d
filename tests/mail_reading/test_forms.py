"""Every form of attribution, separator, header block, footer and label that was seen in real clients, in six languages."""

import pytest

from mail_gateway.folding import fold
from mail_gateway.labels import label_of
from mail_gateway.reading import read_mail
from tests.mail_reading.composing import CONSULTATION, OUR_ADDRESS, letter_of, message, our_letter, quoted
from tests.mail_reading.people import PEOPLE

_OWN = {
    "ar": "نرحب بهذه المشاورة ونؤيد الانفتاح.", "en": "We welcome this and support openness.", "fr": "Nous saluons cette démarche.", "es": "Celebramos esta iniciativa.",
    "ru": "Мы приветствуем эту инициативу.", "zh": "我们欢迎这一倡议。",
}  # fmt: skip
_A = "<" + OUR_ADDRESS + ">"
_ATTRIBUTIONS = [
    # Arabic: Gmail with and without direction marks, K-9, Roundcube, SOGo, Zimbra, Samsung, WordPress.
    ("ar", f"في الثلاثاء، 5 مارس 2019 في 11:33 ص تمت كتابة ما يلي بواسطة Secretariat {_A}:"),
    ("ar", f"\u202bفي الثلاثاء، 5 مارس 2019 في 11:33 ص تمت كتابة ما يلي بواسطة \u202aSecretariat\u202c \u200f\u202a{_A}\u202c\u200f:\u202c"),
    ("ar", f"في الثلاثاء، 5 مارس 2019 في 11:33 ص تمت كتابة ما يلي بواسطة Secretariat\n{_A}:"),
    ("ar", f"في الأحد، ١٥ مارس ٢٠٢٦, ٥:٢٤ ص Secretariat {_A} كتب:"), ("ar", f"في ١٥‏/٠٣‏/٢٠٢٦، كتب Secretariat {_A}:"),
    ("ar", f"بتاريخ 4 يونيو، 2017 8:39 م، جاء من Secretariat {_A}:"), ("ar", f'بتاريخ ٢١/٠٣/٢٠١٨ ٩:٠٧ م، كتب "Secretariat" {_A}:'),
    ("ar", "---- Secretariat كتب ----"), ("ar", "بتاريخ 15 يونيو، 2017 10:30:00 ص، Secretariat الرسالة:"), ("ar", f"في 15 يونيو، 2017 10:30 ص، Secretariat {_A} كَتَب :"),
    ("ar", "كتب Secretariat في 2017-06-15 10:30:"), ("ar", "في الخميس، 15 يونيو 2017 10:30 AST, Secretariat كتب:"), ("ar", "----- Secretariat كتب في 15 يونيو 2017 على 10:30:\u200f"),
    ("ar", "----- في 15 يونيو، 2017 على 10:30، Secretariat كتب:\u200f"),
    ("en", f"On Thu, 15 Jun 2017 at 10:30, Secretariat {_A} wrote:"), ("en", f"On Jun 15, 2017, at 10:30 AM, Secretariat\n{_A} wrote:"), ("en", "On 15/06/17 10:30, Secretariat wrote:"), ("en", f"Secretariat {_A} wrote on 15 June 2017 10:30:"),
    ("fr", f"Le jeu. 15 juin 2017 à 10:30, Secretariat {_A} a écrit :"), ("fr", f"Le 15 juin 2017 à 10:30, Secretariat {_A} a écrit\u202f:"), ("fr", f"Le 15 juin 2017 à 10:30, Secretariat\n{_A} a écrit\u00a0:"), ("fr", "Le 15/06/2017 à 10:30, Secretariat a écrit :"),
    ("es", f"El jue, 15 jun 2017 a las 10:30, Secretariat (<{OUR_ADDRESS}>) escribió:"), ("es", f"--- El jue, 15/6/17, Secretariat {_A} escribió: ---"), ("es", f"El 15 jun 2017, a las 10:30, Secretariat\n{_A} escribió:"),
    ("ru", f"15 июня 2017 г., 10:30, Secretariat {_A} написал(а):"), ("ru", f"В чт, 15 июн. 2017 г. в 10:30, Secretariat {_A}:"), ("ru", "15.06.2017 10:30, Secretariat пишет:"), ("ru", f"чт, 15 июн. 2017 г. в 10:30, Secretariat {_A}:"), ("ru", f"Четверг, 15 июня 2017, 10:30 +03:00 от Secretariat {_A}:"),
    ("zh", f"在 2017年6月15日，10:30，Secretariat {_A} 写道："), ("zh", f"Secretariat {_A} 于2017年6月15日周四 10:30写道："), ("zh", f"Secretariat {_A} 於 2017年6月15日 週四 上午10:30寫道："), ("zh", f'在 2017-06-15 10:30:00，"Secretariat" {_A} 写道：'),
]  # fmt: skip
_BLOCKS = [
    ("ar", f"من: Secretariat {_A}\nتم الإرسال: 15 يونيو 2017 10:30\nإلى: Ann\nالموضوع: CL-17/30"), ("ar", f"المرسل : Secretariat {_A}\nالمستقبل : Ann\nالمُرسل : 15/06/2017\nنسخة إلي : Bob\nالموضوع : CL-17/30"), ("ar", f"من: Secretariat {_A}\nالتاريخ: 15 يونيو 2017\nنسخة كربونية: Bob\nالموضوع: CL-17/30"),
    *(("ar", f"---------- {words} ----------\nمن: Secretariat {_A}\nالموضوع: CL-17/30") for words in ("الرسالة الأصلية", "الرسالة الأساسية", "الرسالة الاصلية", "رسالة أصلية")),
    ("en", f"-----Original Message-----\nFrom: Secretariat {_A}\nSent: Thursday, June 15, 2017 10:30 AM\nTo: Ann\nCc: Bob\nSubject: CL-17/30"), ("en", f"From: Secretariat {_A}\nDate: Thursday, 15 June 2017 at 10:30\nTo: Ann\nSubject: CL-17/30"), ("en", "-----Original Message-----"),
    ("fr", f"De : Secretariat {_A}\nEnvoyé : jeudi 15 juin 2017 10:30\nÀ : Ann\nCc : Bob\nObjet : CL-17/30"), ("fr", f"-------- Message d'origine --------\nDe : Secretariat {_A}\nDate : 15/06/2017 10:30\nÀ : Ann\nObjet : CL-17/30"), ("fr", f"-------- Message original --------\nDe: Secretariat {_A}\nObjet: CL-17/30"),
    ("es", f"De: Secretariat {_A}\nEnviado el: jueves, 15 de junio de 2017 10:30\nPara: Ann\nCC: Bob\nAsunto: CL-17/30"), ("es", f"-------- Mensaje original --------\nDe: Secretariat {_A}\nFecha: 15/6/17 10:30\nPara: Ann\nAsunto: CL-17/30"),
    ("ru", f"От: Secretariat {_A}\nОтправлено: 15 июня 2017 г. 10:30\nКому: Ann\nКопия: Bob\nТема: CL-17/30"), ("ru", f"-------- Исходное сообщение --------\nОт: Secretariat {_A}\nДата: 15.06.2017 10:30\nКому: Ann\nТема: CL-17/30"),
    ("zh", f"发件人: Secretariat {_A}\n发送时间: 2017年6月15日 10:30\n收件人: Ann\n抄送: Bob\n主题: CL-17/30"), ("zh", f"------------------ 原始邮件 ------------------\n发件人: Secretariat {_A}\n日期: 2017年6月15日\n收件人: Ann\n主题: CL-17/30"), ("zh", f"寄件者: Secretariat {_A}\n日期: 2017年6月15日\n收件者: Ann\n副本: Bob\n主旨: CL-17/30"),
]  # fmt: skip


@pytest.mark.parametrize("marked", ["> ", ""], ids=["marked", "unmarked"])
@pytest.mark.parametrize("at_hand", [True, False], ids=["letter at hand", "letter unknown"])
@pytest.mark.parametrize(("language", "above"), [*_ATTRIBUTIONS, *_BLOCKS])
def test_no_form_of_quotation_passes_for_words_of_the_person(
    language: str, above: str, at_hand: bool, marked: str
) -> None:
    """Their words above our letter, whatever the program writes between."""
    own = _OWN[language]
    body = f"{own}\n\n{above}\n\n{quoted(our_letter(language), mark=marked)}"
    reading = read_mail(
        message(PEOPLE[language], body),
        CONSULTATION,
        (letter_of(language),) if at_hand else (),
        own_addresses=(OUR_ADDRESS,),
    )
    assert reading.unfiled == own
    assert not reading.answers
    assert reading.language == language


_FORWARDED = [
    ("en", "---------- Forwarded message ----------\nFrom: Sam <sam@ngo.example>\nDate: Thu, 15 Jun 2017\nSubject: our view\nTo: Ann"), ("fr", "---------- Message transféré ----------\nDe : Sam <sam@ngo.example>\nDate : 15 juin 2017\nObjet : notre avis\nÀ : Ann"),
    ("es", "---------- Mensaje reenviado ----------\nDe: Sam <sam@ngo.example>\nFecha: 15 jun 2017\nAsunto: opinión\nPara: Ann"), ("ru", "-------- Пересланное сообщение --------\nОт: Sam <sam@ngo.example>\nДата: 15.06.2017\nТема: мнение\nКому: Ann"),
    ("zh", "---------- 转发邮件 ----------\n发件人: Sam <sam@ngo.example>\n日期: 2017年6月15日\n主题: 意见\n收件人: Ann"), ("ar", "---------- رسالة معاد توجيهها ----------\nمن: Sam <sam@ngo.example>\nالتاريخ: 15 يونيو 2017\nالموضوع: رأي\nإلى: Ann"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "above"), _FORWARDED)
def test_a_letter_that_is_sent_along_is_part_of_what_they_send(language: str, above: str) -> None:
    """With a word of their own above it, and without."""
    for own in (_OWN[language], ""):
        body = f"{own}\n\n{above}\n\nSam's words about openness."
        reading = read_mail(message(PEOPLE[language], body, reply=False, subject="Fwd: x"), CONSULTATION)
        assert reading.kind == "contribution"
        assert "Sam's words about openness." in reading.unfiled
        assert own in reading.unfiled


@pytest.mark.parametrize(
    ("language", "footer"),
    [
        ("en", "Sent from my iPhone"), ("en", "Sent from my Samsung Galaxy smartphone."), ("en", "Get Outlook for iOS"), ("en", "Sent from Yahoo Mail on Android"), ("fr", "Envoyé de mon iPhone"), ("fr", "Envoyé depuis mon smartphone Samsung Galaxy."), ("fr", "Télécharger Outlook pour Android"),
        ("es", "Enviado desde mi iPhone"), ("es", "Enviado desde mi Samsung Mobile"), ("es", "Obtener Outlook para iOS"), ("ru", "Отправлено с iPhone"), ("ru", "Отправлено из мобильной Почты Mail.ru"), ("ru", "Отправлено из мобильного приложения Яндекс.Почты"),
        ("zh", "发自我的 iPhone"), ("zh", "发自我的小米手机"), ("zh", "来自我的华为手机"), ("ar", "مُرسل من هاتف Samsung Galaxy الذكي الخاص بي."), ("ar", "أُرسلت من الـ iPhone"), ("ar", "تم الإرسال من هاتفي"), ("ar", "أرسلت من Yahoo Mail على Android"),
    ],
)  # fmt: skip
def test_what_a_telephone_writes_under_a_mail_is_folded(language: str, footer: str) -> None:
    """Under answers, and under free text."""
    for body in (
        f"{_OWN[language]}\n\n{footer}",
        f"1. {_OWN[language]}\n2. OK\n\n{footer}",
        f"1. {_OWN[language]}\n2. OK\n{footer}",
    ):
        reading = read_mail(message(PEOPLE[language], body, reply=False, subject="CL-17/30"), CONSULTATION)
        assert not any(footer in words for words in (reading.unfiled, *reading.answers.values()))
        assert any(footer in each.text for each in reading.folded)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Q1", 1), ("Question 1", 1), ("1.", 1), ("1)", 1), ("(1)", 1), ("1-", 1), ("-1", 1), ("- 1", 1), ("س١", 1), ("السؤال ٣", 3), ("السؤال الثالث", 3), ("第1题", 1), ("问题一", 1), ("一、", 1), ("Вопрос 1", 1), ("Pregunta 1", 1),
    ],
)  # fmt: skip
def test_every_label_is_known(label: str, number: int) -> None:
    """With digits of every language and Chinese numerals."""
    found = label_of(
        fold(
            f"{label}: x"
            if label[-1].isalnum() and not label.startswith("-") and label != "- 1"
            else f"{label} x"
            if label[-1] in ".)-、"
            else label
        ),
        0,
    )
    assert found is not None
    assert found.numbers == (number,)
