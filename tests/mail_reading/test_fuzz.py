"""The fuzzing of `make fuzz`, a little of it, and the mails that longer runs found."""

import pytest

from tests.mail_reading.composing import attribution, message
from tests.mail_reading.fuzz import collection_of, fault_of, make
from tests.mail_reading.people import PEOPLE

_ANN = PEOPLE["en"]
_FOUND = {
    "an attribution on the last line of a question": (
        f"{attribution('gmail', 'en')}\n\n"
        "5. How can OTT players and operators best cooperate at local and\n\n"
        "international level? Are there model partnership agOn Mon, 5 Jun 2017 at 10:00 A <a@b.example> wrote:\n"
        "reements that could be developed?\n\nYes, there are."
    ),
}


@pytest.mark.parametrize("body", _FOUND.values(), ids=_FOUND)
def test_a_mail_that_once_lost_a_word_keeps_all(body: str) -> None:
    """Each was found by `make fuzz`."""
    assert fault_of(message(_ANN, body)) is None


def test_mails_changed_at_random_are_read_without_a_fault() -> None:
    """Two hundred of the many that `make fuzz` reads, the same in every run."""
    mails, letters = collection_of()
    faults = {seed: fault_of(*make(seed, mails, letters)) for seed in range(200)}
    assert {seed: fault for seed, fault in faults.items() if fault} == {}
