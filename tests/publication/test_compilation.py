"""What is in a compilation, and what is not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from consultation.contribution import Contribution, FiledFile, Status
from consultation.interview import Person
from consultation.turns import File
from publication.compilation import compile_
from publication.entries import Compilation
from tests.publication.generator import (
    Files,
    a_contribution,
    a_version,
    blacked_out,
    cl_17_30,
    decision,
    world,
)

CONSULTATION = cl_17_30()
MADE_AT = datetime(2017, 9, 1, tzinfo=UTC)


def compiled(*contributions: Contribution, approved_only: bool = True) -> Compilation:
    return compile_(
        CONSULTATION, contributions, made_at=MADE_AT, approved_only=approved_only, read_file=Files().read
    )


def test_a_cleared_contribution_is_in_it_with_name_and_organisation() -> None:
    [entry] = compiled(a_contribution(7)).entries
    assert (entry.number, entry.name, entry.organisation) == (7, "SMITH, Jo", "Open Networks Alliance")
    assert [answer.text for answer in entry.answers] == ["Many opportunities."]


@pytest.mark.parametrize(
    "left_out",
    [
        a_contribution(1, approved=False),
        a_contribution(1, status=Status.WITHDRAWN),
        a_contribution(None, status=Status.DRAFT),
        a_contribution(None, a_version(confirmed=False), status=Status.UNCONFIRMED),
        a_contribution(1, slug="another"),
        a_contribution(1, a_version(1), a_version(2, {1: "Newer."}), approved=False),
    ],
    ids=[
        "not cleared",
        "withdrawn",
        "draft",
        "unconfirmed",
        "of another consultation",
        "two versions, none cleared",
    ],
)
def test_what_is_not_cleared_is_not_in_an_edition(left_out: Contribution) -> None:
    assert compiled(left_out).all_entries == ()


def test_clearing_one_answer_publishes_that_answer_alone() -> None:
    version = a_version(1, {1: "First.", 2: "Second."}, general="A comment.")
    one = replace(a_contribution(3, version), clearances=(decision(1, 2),))
    [entry] = compiled(one).entries
    assert [answer.question for answer in entry.texts] == [2]
    assert [(gap.question, gap.standing) for gap in entry.withheld] == [(0, "waiting"), (1, "waiting")]


def test_the_version_that_counts_is_shown_and_a_clearance_of_an_older_one_is_none() -> None:
    both = a_contribution(3, a_version(1, {1: "Old."}), a_version(2, {1: "New."}))
    assert compiled(both).entries[0].answers[0].text == "New."
    assert compiled(replace(both, clearances=(decision(1),))).entries == ()


def test_a_draft_holds_what_is_not_cleared_and_marks_it() -> None:
    waiting = a_contribution(1, approved=False)
    rejected = replace(a_contribution(2), clearances=(decision(1, approved=False, reason="advertising"),))
    draft = compiled(waiting, rejected, a_contribution(3), approved_only=False)
    standings = {
        entry.number: (entry.answers[0].standing, entry.answers[0].reason) for entry in draft.entries
    }
    assert standings == {1: ("waiting", ""), 2: ("rejected", "advertising"), 3: ("cleared", "")}


def test_late_ones_stand_apart_and_withdrawn_ones_leave_a_gap() -> None:
    late = a_contribution(2, a_version(at=datetime(2017, 8, 27, tzinfo=UTC)))
    gone = a_contribution(3, status=Status.WITHDRAWN, withdrawn_at=datetime(2017, 8, 20, tzinfo=UTC))
    made = compiled(a_contribution(1), late, gone)
    assert [entry.number for entry in made.entries] == [1]
    assert [entry.number for entry in made.late] == [2]
    assert [gap.number for gap in made.gaps] == [3]
    counts = made.counts
    assert (counts.received, counts.shown, counts.late, counts.withdrawn, counts.held) == (3, 2, 1, 1, 0)


def test_one_country_is_counted_once_however_it_is_written() -> None:
    written = ["Egypt", "مصر", "Égypte", "EG", "Египет", "埃及", "Egipto"]
    people = [
        a_contribution(n, a_version(person=Person("N. N.", country=country)))
        for n, country in enumerate(written, 1)
    ]
    assert compiled(*people).counts.by_country == (("EG", 7),)
    assert compiled(*people).counts.by_region == (("002", 7),)


def test_redacted_words_are_gone_everywhere_and_the_reason_stands() -> None:
    version = a_version(1, {1: "Call +41 22 730 00 00 or +41 22 730 00 00 now."})
    told = a_contribution(1, version, redactions=(blacked_out(1, "+41 22 730 00 00", "telephone number"),))
    [answer] = compiled(told).entries[0].answers
    assert answer.text == "Call █████ or █████ now."
    assert {piece.reason for piece in answer.pieces if piece.is_redacted} == {"telephone number"}


def test_an_address_in_the_place_of_a_name_is_not_published() -> None:
    version = a_version(person=Person("jo@secret.example", "Tel. +41 22 730 00 00"))
    [entry] = compiled(a_contribution(1, version)).entries
    assert (entry.name, entry.organisation) == ("█████", "Tel. █████")


def test_a_file_is_published_only_with_the_answer_it_came_under() -> None:
    files = Files()
    paper = files.keep(b"%PDF", "../../etc/Position\u202efdp.pdf", "application/pdf")
    version = a_version(1, {1: "See attachment."}, files=(FiledFile(1, paper),))
    whole = a_contribution(4, version)
    refused = replace(whole, clearances=(decision(1), decision(1, 1, approved=False, reason="copyright")))
    [file] = compiled(whole).entries[0].attachments
    assert file.path == "attachments/4-1-Position_fdp.pdf"
    assert compiled(refused).all_entries == ()


def test_voice_is_listed_and_not_published() -> None:
    voice = File("0" * 64, "voice.ogg", 12, "audio/ogg", compiled=False)
    [entry] = compiled(a_contribution(1, a_version(files=(FiledFile(1, voice),)))).entries
    assert [file.path for file in entry.attachments] == [None]


def test_campaign_letters_are_grouped_whether_or_not_a_word_was_changed() -> None:
    made = world()
    compilation = compile_(
        made.consultation, made.contributions, made_at=MADE_AT, approved_only=True, read_file=made.files.read
    )
    assert [campaign.numbers for campaign in compilation.campaigns] == [(75, 76, 77, 78)]


def test_the_same_contributions_give_the_same_compilation_in_any_order() -> None:
    made = world()
    forth, back = (
        compile_(made.consultation, order, made_at=MADE_AT, approved_only=True, read_file=made.files.read)
        for order in (made.contributions, made.contributions[::-1])
    )
    assert forth == back
