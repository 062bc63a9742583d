"""Contact data is told from words that only hold a number or an address."""

import pytest

from mail_gateway.contacts import is_contact, name_words
from mail_gateway.folding import fold

_NAMES = frozenset(("ann", "whitfield"))


@pytest.mark.parametrize(
    "line",
    [
        "+44 20 7946 0123", "Tel: 020 7946 0123", "Tel. +33 1 44 55 66 77 | Fax +33 1 44 55 66 78", "ann.whitfield@regulator.example", "<ann@regulator.example>", "E-mail: ann@regulator.example",
        "Ann Whitfield, +44 20 7946 0123", "Mobile: 07700 900123 · ann@regulator.example · www.regulator.example", "T: +44 113 496 0999 | m.o@law.example", "12 Station Road, London SW1A 1AA", "P.O. Box 1234, Nairobi",
        "Tél. : 06 00 00 00 00", "Adresse : 12 rue de la Paix, 75002 Paris", "Portable : 06.00.00.00.00", "Courriel : helene@autorite.example",
        "Teléfono: 91 555 01 23", "Correo electrónico: lucia@ministerio.example", "Calle Mayor 5, 28013 Madrid",
        "Тел.: 8 (495) 555-01-23", "тел. +7 495 555-01-23, факс 555-01-24 доб. 12", "Адрес: 125009, Москва, ул. Тверская, д. 7", "эл. почта: i.sokolova@svyaz.example",
        "电话：010-5555 0123", "手机：13800000000", "地址：北京市海淀区某某路1号 邮编：100000", "邮箱: li@miit.example",
        "هاتف: ٠٤ ٥٥٥ ٠١٢٣", "جوال: +971 50 555 0123", "البريد الإلكتروني: layla@tra.example", "ص.ب 1234، دبي",
    ],
)  # fmt: skip
def test_a_contact_line_is_one(line: str) -> None:
    """In six languages, with the labels people use."""
    assert is_contact(fold(line), _NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "For details call Ms Smith, tel. +41 22 730 0000.", "https://study.example/paper.pdf", "See www.study.example", "Write to ann@regulator.example for the study.", "In 2016 2017 we met", "12 345 678",
        "100 000 000 000", "2016-05-04", "Fibre runs along 12 Station Road and further.", "RFC 5321", "Yes", "Ann Whitfield", "e-mail", "Phone numbers matter", "-", "5.",
        "Mobile: coverage is 98 %", "Telephone: the old service", "Address the problem in 2020", "Le 06 est un préfixe", "тел", "Адрес электронной почты не нужен", "电话业务收入下降", "هاتف واحد لكل مواطن",
        "T: none", "F: 5", "Tel: see 3.2", "Address: see section 12 of the report on numbering and the many other papers that were published after it in 2016",
    ],
)  # fmt: skip
def test_words_of_an_answer_are_no_contact_line(line: str) -> None:
    """They would be kept out of the publication."""
    assert not is_contact(fold(line), _NAMES)


def test_a_name_is_taken_from_the_address_only_where_it_plainly_stands_there() -> None:
    """`ann.whitfield@`, not `info@`."""
    assert name_words(None, "ann.whitfield@regulator.example") == frozenset(("ann", "whitfield"))
    assert name_words(None, "info@regulator.example") == frozenset()
    assert name_words("Whitfield, Ann", "x@y.example") == frozenset(("ann", "whitfield"))
