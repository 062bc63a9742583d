"""Receipts of ours in mails whose thread nobody knows: what they repeat is not read as new answers."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from consultation.correspondence import Channel, Letter, Say
from consultation.definition import LANGUAGES
from mail_gateway.reading import Reading, read_mail
from mail_gateway.writing import LetterWriter
from phrases.catalogue import Catalogue
from tests.mail_reading.composing import CONSULTATION

_NEW = "Ein runder Tisch im Jahr; стол; 圆桌; مائدة."
_OLD = ("Old words of mine about jobs.\n\nA second paragraph of them.", "Old words on rules.")
_SEPARATORS = {
    "en": "-----Original Message-----\nFrom: CL-17/30\nSent: Saturday, July 1, 2017 12:00 PM\nTo: x@y.example\nSubject: Re: x",
    "fr": "-----Message d'origine-----\nDe : CL-17/30\nEnvoyé : samedi 1 juillet 2017 12:00\nÀ : x@y.example\nObjet : Re: x",
    "es": "-----Mensaje original-----\nDe: CL-17/30\nEnviado el: sábado, 1 de julio de 2017 12:00\nPara: x@y.example\nAsunto: Re: x",
    "ru": "-----Исходное сообщение-----\nОт: CL-17/30\nОтправлено: 1 июля 2017 г. 12:00\nКому: x@y.example\nТема: Re: x",
    "zh": "-----原始邮件-----\n发件人: CL-17/30\n发送时间: 2017年7月1日 12:00\n收件人: x@y.example\n主题: Re: x",
    "ar": "-----الرسالة الأصلية-----\nمن: CL-17/30\nتم الإرسال: 1 يوليو 2017 12:00\nإلى: x@y.example\nالموضوع: Re: x",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_that_a_quoted_receipt_repeats_are_not_filed_again(language: str) -> None:
    """On top of it, marked by the client or under a header block."""
    receipt = _receipt(language)
    marked = "\n".join(f"> {line}".rstrip() for line in receipt.split("\n"))
    for quoted in (
        f"On Sat, Jul 1, 2017 at 12:00, CL-17/30 <consultation@intake.example> wrote:\n\n{marked}",
        f"{_SEPARATORS[language]}\n\n{receipt}",
    ):
        reading = _read(f"Question 4: {_NEW}\n\nAnna Schmidt\n\n{quoted}\n")
        assert (reading.answers, reading.unfiled) == ({4: _NEW}, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_under_an_open_question_of_a_receipt_is_the_only_new_one(language: str) -> None:
    """Typed inside the quotation, under a header block, or in a bare copy."""
    receipt = _receipt(language)
    for text in (
        f"On 1 Jul 2017, CL-17/30 <consultation@intake.example> wrote:\n\n{_typed_in(receipt, language, '> ')}",
        f"{_SEPARATORS[language]}\n\n{_typed_in(receipt, language, '')}",
        _typed_in(receipt, language, ""),
    ):
        reading = _read(text)
        assert (reading.answers, reading.unfiled) == ({4: _NEW}, ""), reading.segments
        assert any("receipt of ours" in note for note in reading.notes)


def test_what_is_typed_below_the_end_of_a_receipt_is_the_persons() -> None:
    """Where no mark tells it from our words."""
    reading = _read(f"{_SEPARATORS['en']}\n\n{_receipt('en')}\n\nQuestion 3: {_NEW}\n")
    assert reading.answers == {3: _NEW}


def test_words_under_an_answer_as_filed_are_theirs_when_they_are_not_quoted() -> None:
    """`>` before the old words, none before the new ones."""
    marked = "\n".join(f"> {line}".rstrip() for line in _receipt("en").split("\n"))
    text = marked.replace("> Old words on rules.\n", f"> Old words on rules.\n\n{_NEW}\n\n")
    reading = _read(f"On 1 Jul 2017, CL-17/30 <consultation@intake.example> wrote:\n\n{text}\n")
    assert reading.answers == {2: _NEW}


def _typed_in(receipt: str, language: str, mark: str) -> str:
    question = CONSULTATION.question(4)
    assert question is not None
    lines = receipt.split("\n")
    under = lines.index(question.text[language])
    quoted = [f"{mark}{line}".rstrip() for line in lines]
    return "\n".join([*quoted[: under + 1], "", _NEW, "", *quoted[under + 1 :]])


def _receipt(language: str) -> str:
    open_ = [Say.of("open_question", number=number) for number in (3, 4, 5)]
    filed = [Say.of("filed", number=number, text=text, files="") for number, text in enumerate(_OLD, start=1)]
    letter = Letter(
        key="reply:1",
        channel=Channel.MAIL,
        address="anna@acme.example",
        language=language,
        says=(
            Say.of("receipt", receipt="CL1730-7F3KQ-9X2MD", version=1),
            *filed,
            Say.of("still_open", count=3),
            *open_,
            Say.of("published_as", name="Anna Schmidt", organisation="ACME", category="", country=""),
            Say.of("how_to_go_on"),
        ),
        reason="receipt",
        consultation=CONSULTATION.slug,
        message_id="<intake.abcdefgh@intake.example>",
        in_reply_to="<their-1@acme.example>",
        references=(),
        subject="x",
    )
    writer = LetterWriter(Catalogue.load(), "consultation@intake.example")
    return writer.write(letter, CONSULTATION, datetime(2017, 7, 1, 12, tzinfo=UTC)).text.rstrip()


def _read(text: str) -> Reading:
    message = EmailMessage()
    message["From"] = "Anna Schmidt <anna@acme.example>"
    message["To"] = "consultation@intake.example"
    message["Subject"] = "Re: x"
    message["Message-ID"] = "<their-2@acme.example>"
    message.set_content(text, cte="8bit")
    return read_mail(message.as_bytes(), CONSULTATION, own_addresses=("consultation@intake.example",))
