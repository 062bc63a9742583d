"""Reasons for doubt: each trick is seen, and what honest people do is not."""

from dataclasses import replace

import pytest

from consultation.doubts import Domains, Doubt, Subject, domain_of, doubts, is_government

DOMAINS = Domains(
    disposable=frozenset({"mailinator.com"}),
    free=frozenset({"gmail.com", "qq.com"}),
    known=frozenset({"itu.int", "microsoft.com"}),
)
LONG = (
    "We hold that the rules for services over the top should be the same as those for every other service. "
    * 2
)
LAYLA = Subject("R-1", 1, "Layla Haddad", "Open Networks Alliance", addresses=("layla@alliance.test",))


def found(*subjects: Subject) -> dict[str, list[Doubt]]:
    return {receipt: [flag.doubt for flag in flags] for receipt, flags in doubts(subjects, DOMAINS).items()}


def changed(**fields: object) -> Subject:
    return replace(LAYLA, **fields)  # type: ignore[arg-type]  # rows of fields


TRICKS = [
    ({"addresses": ("a@mailinator.com",)}, Doubt.DISPOSABLE),
    ({"addresses": ("a@inbox.MAILINATOR.com",)}, Doubt.DISPOSABLE),
    ({"addresses": ("minister@gmail.com",), "government": True}, Doubt.FREE_MAIL),
    ({"addresses": ("minister@gmail.com",), "organisation": "Ministry of Digital Affairs"}, Doubt.FREE_MAIL),
    ({"addresses": ("m@vip.qq.com",), "organisation": "وزارة الاتصالات"}, Doubt.FREE_MAIL),
    ({"addresses": ("m@qq.com",), "organisation": "某国政府"}, Doubt.FREE_MAIL),
    ({"addresses": ("office@ltu.int",)}, Doubt.LOOK_ALIKE),
    ({"addresses": ("office@1tu.int",)}, Doubt.LOOK_ALIKE),
    ({"addresses": ("a@rnicrosoft.com",)}, Doubt.LOOK_ALIKE),
    ({"addresses": ("a@micrоsoft.com",)}, Doubt.LOOK_ALIKE),  # a Cyrillic letter
    ({"addresses": ("a@xn--micrsoft-xfh.com",)}, Doubt.LOOK_ALIKE),  # the same, as mail carries it
    ({"addresses": ("a@itú.int",)}, Doubt.LOOK_ALIKE),
    ({"display_names": ("secretariat@itu.int",)}, Doubt.DISGUISED_NAME),
    ({"display_names": ("“minister@gov.test” via list",)}, Doubt.DISGUISED_NAME),
    ({"name": "Lаyla Haddad"}, Doubt.DISGUISED_NAME),  # a Cyrillic letter
    ({"organisation": "Ορen Networks"}, Doubt.DISGUISED_NAME),  # Greek letters
    ({"answered_for": ("b…@alliance.test",)}, Doubt.OTHER_ADDRESS),
]


@pytest.mark.parametrize(("fields", "doubt"), TRICKS)
def test_a_trick_is_seen(fields: dict[str, object], doubt: Doubt) -> None:
    assert found(changed(**fields)) == {"R-1": [doubt]}


HONEST = [
    {},
    {"addresses": ()},  # by chat alone
    {"addresses": ("layla@gmail.com",)},  # a private person, or a small association
    {"addresses": ("l@gmail.com", "l@ministry.test"), "government": True},  # known by the official one too
    {"addresses": ("a@itu.int",)},
    {"addresses": ("a@web.itu.int",)},
    {"addresses": ("a@notmailinator.com",)},
    {"addresses": ("a@министерство.рф",)},
    {"addresses": ("a@xn--80abmue.xn--p1ai",)},
    {"display_names": ("Layla Haddad (layla@alliance.test)",)},
    {"display_names": ("LAYLA@ALLIANCE.TEST",)},
    {"name": "ليلى Haddad", "organisation": "Компания LLC"},
    {"name": "Иванов, Иван", "organisation": "Администрация связи РФ"},
    {"name": "李明", "organisation": "OTT研究所"},
    {"organisation": "Government Affairs Ltd", "addresses": ("a@affairs.test",)},
]


@pytest.mark.parametrize("fields", HONEST)
def test_what_honest_people_do_is_none(fields: dict[str, object]) -> None:
    assert found(changed(**fields)) == {}


def test_one_name_and_organisation_known_as_two_people() -> None:
    other = replace(LAYLA, receipt="R-2", person=2, name="HADDAD, Layla", addresses=("l@else.test",))
    assert found(LAYLA, other) == {"R-1": [Doubt.SAME_PERSON], "R-2": [Doubt.SAME_PERSON]}


@pytest.mark.parametrize(
    "other",
    [
        replace(LAYLA, receipt="R-2", organisation="Another Body"),  # one person for two organisations
        replace(LAYLA, receipt="R-2"),  # known as one person already
        replace(LAYLA, receipt="R-2", person=2, name="Omar Haddad"),
        replace(LAYLA, receipt="R-2", person=2, organisation="Another Body"),  # a namesake
    ],
)
def test_namesakes_and_second_contributions_are_none(other: Subject) -> None:
    assert found(LAYLA, other) == {}
    alone = replace(LAYLA, organisation="")
    assert found(alone, replace(alone, receipt="R-2", person=2)) == {}, "a name alone says nothing"


def test_one_text_under_many_names_and_not_a_short_one_or_two_colleagues() -> None:
    def sent(text: str, *names: str) -> list[Subject]:
        return [
            Subject(f"R-{number}", number, name, f"Body {number}", text=text)
            for number, name in enumerate(names)
        ]

    many = found(*sent(LONG, "Ann", "Bo", "Cy"))
    assert set(many) == {"R-0", "R-1", "R-2"}
    assert found(*sent(LONG, "Ann", "Bo")) == {}
    assert found(*sent(LONG, "Ann", "ann", "Ann")) == {}
    assert found(*sent("I agree with everything.", "Ann", "Bo", "Cy")) == {}


@pytest.mark.parametrize(
    ("label", "is_it"),
    [
        ("Government and public sector entities", True),
        ("Gouvernements et entités du secteur public", True),
        ("Civil society", False),
        ("Private sector and technical community", False),
        ("Academia and research community", False),
    ],
)
def test_which_category_is_that_of_governments(label: str, is_it: bool) -> None:
    assert is_government(label) is is_it


@pytest.mark.parametrize("address", ["", "nobody", "a@", "a@xn--\x00", "a@xn--zzzzzzzzz99999", "@", "a@.."])
def test_any_address_at_all_is_looked_at(address: str) -> None:
    domain_of(address)
    found(changed(addresses=(address,)))
