"""An answer that is not published leaves a gap that is visible where it is, with the reason or that nobody decided yet."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from consultation.contribution import Contribution, FiledFile
from consultation.definition import LANGUAGES
from publication import volumes as volumes_module
from publication.compilation import compile_
from publication.data import as_json
from publication.document import write_document
from publication.entries import Compilation
from publication.frame import Frame
from publication.personal import MARK
from publication.redacting import NOT_OPENED
from publication.site import write_site
from publication.typesetting import pages, write_pdf
from publication.volumes import volumes
from tests.publication.extracting import docx_text, html_text
from tests.publication.generator import Files, a_contribution, a_version, blacked_out, cl_17_30, decision

CONSULTATION = cl_17_30()
LATE = datetime(2017, 8, 27, tzinfo=UTC)

#: Answer 5 is rejected, the comment and answer 1 are cleared.
REJECTED = replace(
    a_contribution(4, a_version(1, {1: "First.", 5: "Fifth."}, general="A comment.")),
    clearances=(decision(1), decision(1, 5, approved=False, reason="off topic")),
)
#: Answer 1 is cleared, nobody decided on the others.
PARTLY = replace(
    a_contribution(9, a_version(1, {1: "One.", 4: "Four."}, general="More.")), clearances=(decision(1, 1),)
)


def compiled(*contributions: Contribution, language: str = "en", approved_only: bool = True) -> Compilation:
    return compile_(
        CONSULTATION,
        contributions,
        made_at=datetime(2017, 9, 1, tzinfo=UTC),
        approved_only=approved_only,
        read_file=Files().read,
        language=language,
        edition=1 if approved_only else 0,
    )


def gaps(compilation: Compilation) -> dict[int, list[str]]:
    frame = Frame(CONSULTATION, compilation.language, isolates=False)
    places = (0, *CONSULTATION.numbers)
    lines = {place: [frame.gap(gap) for gap in compilation.withheld_from(place)] for place in places}
    return {place: said for place, said in lines.items() if said}


def test_what_was_rejected_and_what_is_not_cleared_yet_are_told_apart_at_the_question() -> None:
    assert gaps(compiled(REJECTED, PARTLY)) == {
        0: ["No. 9: not yet cleared for publication"],
        4: ["No. 9: not yet cleared for publication"],
        5: ["No. 4: not published. Reason: off topic"],
    }


def test_a_contribution_rejected_whole_leaves_its_gaps_and_one_nobody_looked_at_is_only_counted() -> None:
    whole = replace(a_contribution(6), clearances=(decision(1, approved=False, reason="advertising"),))
    made = compiled(whole, a_contribution(7, approved=False))
    assert gaps(made) == {1: ["No. 6: not published. Reason: advertising"]}
    assert made.counts.held == 2


def test_a_late_gap_says_so_and_a_reason_tells_no_contact_data() -> None:
    late = replace(
        a_contribution(3, a_version(1, {2: "Second."}, at=LATE)),
        clearances=(decision(1, approved=False, reason="names jo@example.org"),),
    )
    [line] = gaps(compiled(late))[2]
    assert line.endswith("received after the deadline")
    assert "jo@example.org" not in line


def test_a_file_that_is_held_back_leaves_a_gap_of_its_own_where_its_answer_is_published() -> None:
    files = Files()
    paper = FiledFile(1, files.keep(b"a", "Secretname.pdf", "application/pdf"))
    alone = FiledFile(2, files.keep(b"b", "b.pdf", "application/pdf"))
    with_rejected = FiledFile(3, files.keep(b"c", "c.pdf", "application/pdf"))
    said = a_contribution(4, a_version(1, {1: "First.", 3: "Third."}, files=(paper, alone, with_rejected)))
    no = decision(1, approved=False, reason="it names jo@example.org")
    decided = replace(
        said,
        clearances=(
            decision(1),
            replace(no, file=1),
            decision(1, 3, approved=False, reason="off topic"),
        ),
    )
    made = compiled(decided)
    assert gaps(made) == {
        1: [f"No. 4, file 1: not published. Reason: it names {MARK}"],
        3: ["No. 4: not published. Reason: off topic"],  # its file goes with it
    }
    [entry] = made.entries
    frame = Frame(CONSULTATION, "en", isolates=False)
    assert frame.withheld(entry) == ["Not published by decision of the secretariat: Question 3, File 1"]
    [row] = as_json(made)["contributions"]
    assert (row["withheld"], row["withheld_files"]) == ([3], [1])
    assert [file.name for file in entry.attachments] == ["b.pdf"]
    held = replace(decided, clearances=(decision(1), replace(no, reason=NOT_OPENED, file=2)))
    french = compiled(held, language="fr")
    assert gaps(french)[2] == [
        "N° 4, fichier 2\u00a0: non publié. Motif\u00a0: le fichier n’a pas pu être ouvert"
    ]


REASONS = [
    # the reason as typed, and as it is printed
    ("names jo@example.org", f"names {MARK}"),
    ("the same as R-0006-KQ7M", "the same as R-0006-KQ7M"),  # no receipt number of ours looks like this
    ("the same as CL1730-7F3KQ-9X2MD", f"the same as {MARK}"),
    ("see /open_7f3kq_9x2md", f"see /open_{MARK}"),
    ("he is 700800900 in chat", f"he is {MARK} in chat"),
    ("his name, Moriarty", f"his name, {MARK}"),
]


@pytest.mark.parametrize(("typed", "printed"), REASONS)
def test_a_reason_tells_nothing_that_may_not_be_published(typed: str, printed: str) -> None:
    said = a_contribution(
        1, a_version(1, {1: "Moriarty said: no.", 2: "Two.", 3: "Three."}), receipt="CL1730-7F3KQ-9X2MD",
        redactions=(blacked_out(1, "Moriarty", typed),),
    )  # fmt: skip
    said = replace(said, clearances=(decision(1), decision(1, 2, approved=False, reason=typed)))
    made = compile_(
        CONSULTATION, [said], made_at=datetime(2017, 9, 1, tzinfo=UTC), approved_only=True,
        read_file=Files().read, contacts={"700800900"},
    )  # fmt: skip
    [record] = made.records
    assert dict(record.redacted)["1"] == (printed,)
    assert dict(record.withheld) == {"2": printed}
    assert made.withheld[0].reason == printed


def test_a_draft_shows_the_answers_and_no_gaps() -> None:
    assert gaps(compiled(REJECTED, PARTLY, approved_only=False)) == {}


@pytest.mark.parametrize(
    ("language", "decided", "undecided"),
    [
        (
            "en",
            "Not published by decision of the secretariat: Question 5",
            "Not yet cleared for publication: General comments, Question 4",
        ),
        (
            "fr",
            "Non publié par décision du secrétariat : Question 5",
            "Publication non encore autorisée : Observations générales, Question 4",
        ),
        (
            "es",
            "No publicado por decisión de la secretaría: Pregunta 5",
            "Publicación aún no autorizada: Observaciones generales, Pregunta 4",
        ),
        (
            "ru",
            "Не публикуется по решению секретариата: Вопрос 5",
            "Публикация ещё не разрешена: Общие замечания, Вопрос 4",
        ),
        ("zh", "经秘书处决定不予公布：问题 5", "尚未获准公布：一般性意见，问题 4"),
        ("ar", "لم يُنشر بقرار من الأمانة: السؤال 5", "لم يؤذن بالنشر بعد: تعليقات عامة، السؤال 4"),
    ],
)
def test_the_summary_names_each_place_by_its_own_heading(language: str, decided: str, undecided: str) -> None:
    frame = Frame(CONSULTATION, language, isolates=False)
    [rejected, partly] = compiled(REJECTED, PARTLY, language=language).entries
    assert [_bare(line) for line in frame.withheld(rejected)] == [decided]
    assert [_bare(line) for line in frame.withheld(partly)] == [undecided]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_shows_the_gap_under_the_question_and_not_that_nobody_answered(
    language: str, tmp_path: Path
) -> None:
    made = compiled(REJECTED, PARTLY, language=language)
    frame = Frame(CONSULTATION, language)
    write_document(made, tmp_path / "compilation.docx")
    write_site(made, tmp_path / "site", downloads=())
    documents = [
        docx_text(tmp_path / "compilation.docx"),
        html_text((tmp_path / "site" / "index.html").read_text("utf-8")),
    ]
    plain = Frame(CONSULTATION, language, isolates=False)
    for text in documents:
        for gap in made.withheld:
            assert _bare(plain.gap(gap)) in _bare(text)
    sections = pages(made)["sections"]
    [fifth] = [section for section in sections if section["title"] == frame.heading(5)]
    assert fifth["gaps"] == [frame.gap(made.withheld_from(5)[0])]
    assert frame.say("answers", count=0) not in fifth["note"]
    assert [s["gaps"] for s in sections if s["title"] == frame.say("general")] == [
        [frame.gap(made.withheld_from(0)[0])]
    ]


def test_the_pdf_sets_the_gap(tmp_path: Path) -> None:
    write_pdf(compiled(REJECTED, PARTLY), tmp_path / "compilation.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "compilation.pdf").pages)
    assert "not published. Reason: off topic" in _bare(text)


def test_each_volume_has_the_gaps_of_its_contributors_and_none_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(volumes_module, "MOST_ENTRIES", 1)
    whole = replace(a_contribution(6), clearances=(decision(1, approved=False, reason="advertising"),))
    parts = volumes(compiled(REJECTED, whole, PARTLY))
    assert [{gap.number for gap in part.withheld} for part in parts] == [{4}, {6, 9}]


def _bare(text: str) -> str:
    """Without marks of direction, and with single spaces."""
    marks = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
    return " ".join(text.translate(marks).split())
