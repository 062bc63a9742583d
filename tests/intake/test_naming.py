"""Receipt numbers and message ids: the same for the same thing, unguessable, easy to read aloud."""

import re
from dataclasses import replace

from intake.naming import arrival_key, message_id, receipt_number
from tests.consultation.builders import CIRCULAR
from tests.store.building import an_arrival


def test_a_receipt_number_can_be_read_aloud() -> None:
    numbers = {receipt_number("salt", CIRCULAR, f"mail:{n}") for n in range(2000)}
    assert len(numbers) == 2000
    assert all(
        re.fullmatch(r"CL1730-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", number) for number in numbers
    )


def test_it_is_the_same_for_the_same_person_and_another_for_another_store_or_consultation() -> None:
    other = replace(CIRCULAR, slug="cl-17-31")
    made = [
        receipt_number("salt", CIRCULAR, "k"),
        receipt_number("salt2", CIRCULAR, "k"),
        receipt_number("salt", other, "k"),
        receipt_number("salt", CIRCULAR, "l"),
    ]
    assert len({number.partition("-")[2] for number in made}) == 4
    assert receipt_number("salt", CIRCULAR, "k") == made[0]


def test_a_message_id_names_its_letter_and_gives_nothing_away() -> None:
    made = message_id("salt", "reply:mail:layla@ministry.test", "intake.test")
    assert re.fullmatch(r"<intake\.[0-9a-z]{32}@intake\.test>", made)
    assert "layla" not in made
    assert made == message_id("salt", "reply:mail:layla@ministry.test", "intake.test")
    assert made != message_id("other", "reply:mail:layla@ministry.test", "intake.test")


def test_an_arrival_is_named_by_what_is_unique_about_it() -> None:
    assert arrival_key(an_arrival("7", account="123")) == "telegram:123:7"
