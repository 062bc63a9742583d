"""Likely personal data is proposed for redaction in six languages; what only looks like it is left alone."""

import pytest

from publication.personal import propose, published_name
from tests.publication.sentences import SENTENCES


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Write to layla.haddad@example.org please.", "layla.haddad@example.org", "e-mail address"),
        ("Écrivez à éloïse@exemple.fr.", "éloïse@exemple.fr", "e-mail address"),
        ("راسلونا على ليلى@مثال.موقع اليوم", "ليلى@مثال.موقع", "e-mail address"),
        ("layla (at) example (dot) org", "layla (at) example (dot) org", "e-mail address"),
        ("layla [arobase] exemple.fr", "layla [arobase] exemple.fr", "e-mail address"),
        ("Tel. +41 22 730 51 11", "+41 22 730 51 11", "phone number"),
        ("Tél. : 01 23 45 67 89", "01 23 45 67 89", "phone number"),
        ("телефон: 8 (495) 123-45-67", "8 (495) 123-45-67", "phone number"),
        ("هاتف: ٠١٢٣٤٥٦٧٨٩", "٠١٢٣٤٥٦٧٨٩", "phone number"),
        ("手机：13800138000", "13800138000", "phone number"),
        ("Teléfono 0034 912 345 678", "0034 912 345 678", "phone number"),
        ("Call (202) 555-0147 now", "(202) 555-0147", "phone number"),
        ("I am @layla_h on Telegram", "@layla_h", "chat account"),
        ("see https://t.me/layla_h", "https://t.me/layla_h", "chat account"),
        ("Passport No. AB1234567", "AB1234567", "identity or account number"),
        ("IBAN CH93 0076 2011 6238 5295 7", "CH93 0076 2011 6238 5295 7", "identity or account number"),
        ("паспорт № 4509 123456", "4509 123456", "identity or account number"),
        ("P.O. Box 4321, Amman", "P.O. Box 4321", "postal address"),
        ("ул. Тверская, д. 7", "ул. Тверская, д. 7", "postal address"),
        ("北京市海淀区中关村大街27号", "北京市海淀区中关村大街27号", "postal address"),
    ],
)
def test_it_is_proposed(text: str, words: str, kind: str) -> None:
    assert [(proposal.words, proposal.kind) for proposal in propose(text)] == [(words, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "between 2012 and 2016, in (2012-2016) and 2013, 2014, 2015, 2016",
        "a market of 1,234,567,890 dollars and 1 240 households",
        "CL-17/30, RFC 6962, Resolution 102 (Rev. Busan, 2014), Article 5.1",
        "ISBN or DOI 10.1109 are fine; 95 % of 100 000",
        "the ratio was 3.14159265358979",
        "Twitter/X and @ alone, 5 @ 10",
    ],
)
def test_years_sums_and_documents_are_left_alone(text: str) -> None:
    assert propose(text) == ()


def test_ordinary_answers_hold_nothing() -> None:
    for said in SENTENCES.values():
        for sentences in said.values():
            assert propose(" ".join(sentences)) == ()


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "a@" * 50_000, "1 " * 100_000, "(at) " * 40_000, "+" * 100_000]
)
def test_hostile_text_is_looked_through_quickly(text: str) -> None:
    propose(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("O'BRIEN,  Siobhán\n", "O'BRIEN, Siobhán"),
        ("jo@example.org", "█████"),
        ("Jo <jo@example.org>", "Jo <█████>"),
        ("\x00 \n", "␀"),
        ("  ", None),
        (None, None),
    ],
)
def test_names_are_published_without_addresses(name: str | None, shown: str | None) -> None:
    assert published_name(name) == shown
