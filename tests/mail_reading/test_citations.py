"""What people cite inside an answer belongs to it; what they answer by mail does not."""

import pytest

from mail_gateway.reading import Reading, read_mail
from tests.mail_reading.composing import CONSULTATION, message
from tests.mail_reading.people import PEOPLE


def _read(body: str, *, reply: bool) -> Reading:
    raw = message(PEOPLE["en"], body, subject="Our contribution", reply=reply)
    return read_mail(raw, CONSULTATION, own_addresses=("consultation@intake.example",))


@pytest.mark.parametrize("reply", [False, True])
@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("Q2: ", "In May 2017, Mr Smith wrote:\n> Licences are void.\nWe disagree with that."),
        ("2) ", "In May 2017, Mr Smith wrote:\n> Licences are void."),
        ("Q2: ", "We recall it.\nIn May 2017, Mr Smith wrote:\n> 1. Licences are void.\n>\n> So be it.\nWe disagree."),
        ("Q2: ", "We recall it.\n\nIn May 2017, Mr Smith wrote:\n\n> Licences are void.\n\nWe disagree."),
        ("2) ", "En mai 2017, M. Smith a écrit :\n> Nul.\nNon."), ("P2: ", "En mayo de 2017, Smith escribió:\n> Nulo.\nNo."),
        ("В2: ", "В мае 2017 г. Смит написал:\n> Лицензии.\nМы против."), ("第二题：", "2017年5月，史密斯写道：\n> 许可无效。\n我们不同意。"),
        ("س٢: ", "في مايو 2017 كتب سميث:\n> الرخص باطلة.\nلا نوافق."),
    ],
)  # fmt: skip
def test_a_quotation_of_somebody_else_inside_an_answer_belongs_to_it(
    label: str, answer: str, *, reply: bool
) -> None:
    """Label, citation and the words below it stay together; a note tells of it."""
    reading = _read(label + answer, reply=reply)
    assert (reading.answers, reading.folded) == ({2: answer}, ())
    assert any("quotation of somebody else" in note for note in reading.notes)


@pytest.mark.parametrize("reply", [False, True])
@pytest.mark.parametrize(
    "below",
    [
        "On Thu, 15 Jun 2017 at 10:30, Secretariat wrote:\n> some letter",
        "On Thu, 15 Jun 2017 at 10:30, Secretariat wrote:\n> some letter\n\n-- \nEve",
        "On 15 June 2017, Secretariat wrote:\n> some letter\n\nKind regards,\nEve",
        "5. Juni 2017 um 10:30 schrieb Sekretariat <s@x.example>:\n> ein Brief",
    ],
)
def test_a_mail_quoted_below_the_answers_is_put_aside(below: str, *, reply: bool) -> None:
    """With the time or an address, or with nothing but a signature under it."""
    reading = _read(f"Q1: yes\n\n{below}", reply=reply)
    assert (reading.answers, reading.unfiled) == ({1: "yes"}, "")
