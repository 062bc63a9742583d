"""Contact data is blacked out by itself, what may be personal is proposed, and what only looks like it is left alone."""

import pytest

from publication.personal import contact_data, propose, published_name, still_standing
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
    contact_data(text, {"jo@example.org", "700100200"})


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Write to layla.haddad@example.org please.", ["layla.haddad@example.org"]),
        ("راسلونا على ليلى@مثال.موقع اليوم", ["ليلى@مثال.موقع"]),
        ("jo@xn--80ak6aa92e.xn--p1ai, jo@[192.0.2.1]", ["jo@xn--80ak6aa92e.xn--p1ai", "jo@[192.0.2.1]"]),
        ('"Jo Smith"@example.org', ['"Jo Smith"@example.org']),
        ("layla (at) example (dot) org", ["layla (at) example (dot) org"]),
        ("Jo Smith\n+41 22 730 51 11", ["+41 22 730 51 11"]),
        ("or 0020 100 555 12 34", ["0020 100 555 12 34"]),
        ("Tél. : 01 23 45 67 89", ["01 23 45 67 89"]),
        ("Tel. 730 51 11", ["730 51 11"]),
        ("телефон: 8 (495) 123-45-67", ["8 (495) 123-45-67"]),
        ("هاتف: ٠١٢٣٤٥٦٧٨٩", ["٠١٢٣٤٥٦٧٨٩"]),
        ("اتصلوا بنا ٠٠٤١٢٢٧٣٠٥١١١", ["٠٠٤١٢٢٧٣٠٥١١١"]),
        ("请写信到 layla＠example.org", ["layla＠example.org"]),
        (
            "ｊｏ＠ｅｘａｍｐｌｅ．ｏｒｇ，＋４１ ２２ ７３０ ５１ １１",
            ["ｊｏ＠ｅｘａｍｐｌｅ．ｏｒｇ", "＋４１ ２２ ７３０ ５１ １１"],
        ),
        ("手机：13800138000", ["13800138000"]),
        ("联系电话 010 5555 1234", ["010 5555 1234"]),
        ("Tel: 912 345 678", ["912 345 678"]),
        ("Mobile: 07700 900 123", ["07700 900 123"]),
        ("Móvil +34 612 345 678", ["+34 612 345 678"]),
    ],
)
def test_contact_data_is_found_for_certain(text: str, words: list[str]) -> None:
    assert [found.words for found in contact_data(text)] == words
    assert still_standing(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "mobile 1 500 000 users, and hotel 12345678 beds",
        "mobile (2012-2016), fax 2010-2015",
        "WhatsApp: 1 500 000 000 users, +1 500 000 000 since",
        "@layla_h, @SUM(1+1), t.me/layla_h",
        "P.O. Box 4321, passport No. AB1234567",
        "+5.3 % and +12 points, 0.000 000 1",
        "12:30-14:00 +0200, 2017-08-19T23:59:59+02:00",
        "100200300400",
        "Fixed: 1 234 567; mobile: 7 654 321; móvil: 12.345.678",
        "+12 345 678 abonnés, +1.234.567 users",
    ],
)
def test_what_may_be_no_contact_data_is_left_to_staff(text: str) -> None:
    assert contact_data(text) == ()


def test_addresses_we_know_people_by_are_found_whatever_they_look_like() -> None:
    contacts = {"jo@intranet", "700100200"}
    text = "Jo@Intranet, or chat 700100200; not 9700100200 or mojo@intranet2."
    assert [found.words for found in contact_data(text, contacts)] == ["Jo@Intranet", "700100200"]
    assert contact_data(text) == ()


def test_what_still_stands_is_what_staff_have_to_judge() -> None:
    [found] = still_standing("Tel. +41 22 730 51 11, P.O. Box 4321, jo@example.org")
    assert found.words == "P.O. Box 4321"
