"""A person's own data: whole, for them alone, and only where they surely read it."""

import json

import pytest

from consultation.correspondence import Letter, Proof
from consultation.turns import Answer, Data, Remove
from tests.intake.at_work import AtWork, phrases


def data_in(work: AtWork, letters: list[Letter]) -> dict[str, object]:
    """The JSON that came along; the page beside it holds the same words."""
    [letter] = letters
    assert [enclosure.name for enclosure in letter.enclosures] == ["my-data.json", "my-data.html"]
    assert letter.reason == "reply"
    whole, page = (work.files.read(enclosure.sha256).decode() for enclosure in letter.enclosures)
    assert "<script" not in page
    found: dict[str, object] = json.loads(whole)
    return found


def test_everything_about_the_person_and_nothing_about_others(work: AtWork) -> None:
    work.chats("en", "en", "yes", "Mallory", "Other", "1", "-", "-", "Not yours.", address="666")
    work.chats("en", "en", "yes", "Layla <script>", "ITU", "1", "Lebanon", "-", "First try.")
    work.chats(Remove(work.interview().parts(1)[0].key), "Second try.")
    found = str(data_in(work, work.chats(Data())))
    for words in ("Layla", "ITU", "Lebanon", "First try.", "Second try.", "501"):
        assert words in found, words
    assert "Not yours." not in found
    assert "666" not in found


@pytest.mark.parametrize("proof", [Proof.DOMAIN, Proof.TOKEN])
def test_by_mail_too(work: AtWork, proof: Proof) -> None:
    work.mails(Answer(1, "By mail.", "mail:1"))
    assert "By mail." in str(data_in(work, work.writes(Data(), proof=proof)))


def test_a_forged_mail_gets_no_data(work: AtWork) -> None:
    work.mails(Answer(1, "By mail.", "mail:1"))
    [letter] = work.writes(Data(proven=False), proof=Proof.NONE)
    assert "data_prove" in phrases([letter])
    assert letter.enclosures == ()
