"""Receipt numbers come back as people type, read aloud and tap them."""

import pytest

from consultation import receipts
from tests.consultation.builders import RECEIPT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (RECEIPT, True),
        ("cl1730 7f3kq 9x2md", True),
        ("7F3KQ_9X2MD", True),
        ("7F3KQ9X2MD", True),
        ("CL1730-7F3KQ-9X2M", False),
        ("9X2MD", False),  # half a number may be somebody else's
        ("", False),
        ("-", False),
        ("٧F3KQ9X2MD", False),
    ],
)
def test_a_receipt_is_known_however_it_is_written(typed: str, meant: bool) -> None:
    assert receipts.names(typed, RECEIPT) is meant


def test_a_letter_that_was_misread_is_meant_all_the_same() -> None:
    assert receipts.names("OIL1U_00000", "CL1730-0111V-00000")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (RECEIPT, True),
        ("7F3KQ_9X2MD", True),
        ("cl-17-30_ar", False),
        ("cl-17-30", False),
        ("7F3KQ-HELLO", False),
        ("", False),
    ],
)
def test_a_deep_link_with_a_receipt_is_told_from_one_with_a_consultation(text: str, whole: bool) -> None:
    assert receipts.is_receipt(text) is whole


def test_the_way_to_a_contribution_is_a_command_that_a_chat_makes_tappable() -> None:
    assert receipts.way_to(RECEIPT) == "/open_7F3KQ_9X2MD"
    assert len(receipts.way_to("ABCDEFGH-7F3KQ-9X2MD")) <= 33
