"""Translations stand below the author's words, marked as the secretariat's, in the documents of their language alone."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from consultation.contribution import Contribution, Redaction, Translation
from consultation.definition import LANGUAGES
from publication.compilation import compile_
from publication.data import write_data
from publication.document import write_document
from publication.entries import Compilation
from publication.frame import Frame
from publication.site import write_site
from publication.typesetting import write_pdf
from tests.publication.conftest import MADE_AT
from tests.publication.extracting import docx_text, unpacked
from tests.publication.generator import Files, a_contribution, a_version, cl_17_30
from tests.publication.test_typesetting import text_of

AT = datetime(2017, 8, 30, 9, 0, tzinfo=UTC)
ORIGINAL = "Many opportunities."
TRANSLATED = {"fr": "Beaucoup de possibilités.", "ar": "فرص كثيرة."}


def translated(*, at: datetime = AT, version: int = 1) -> Contribution:
    made = [Translation(1, language, text, version, "anna", at) for language, text in TRANSLATED.items()]
    return replace(a_contribution(1), translations=tuple(made))


def compiled(contribution: Contribution, language: str = "en") -> Compilation:
    return compile_(
        cl_17_30(), [contribution], made_at=MADE_AT, approved_only=True, read_file=Files().read, language=language
    )  # fmt: skip


def blackened(at: datetime, *, kept: bool = False) -> tuple[Redaction, ...]:
    return (Redaction(1, "opportunities", "a name", "omar", at, kept=kept),)


HOUR = timedelta(hours=1)
SHOWN = [
    # the contribution, and the languages of the translations that are shown
    (translated(), ["ar", "fr"]),
    (replace(translated(), redactions=blackened(AT - HOUR)), ["ar", "fr"]),  # who translates sees what is black
    (replace(translated(), redactions=blackened(AT + HOUR)), []),
    (replace(translated(), redactions=blackened(AT + HOUR, kept=True)), ["ar", "fr"]),
    (replace(translated(), translations=(*translated().translations, Translation(1, "fr", "", 1, "a", AT))), ["ar"]),
    (replace(translated(), versions=(a_version(1), a_version(2))), ["ar", "fr"]),  # the same words once more
    (replace(translated(), versions=(a_version(1), a_version(2, {1: "Few."}))), []),
    (translated(version=7), []),
]  # fmt: skip


@pytest.mark.parametrize(("contribution", "languages"), SHOWN)
def test_only_what_translates_the_words_as_they_are_published_is_shown(
    contribution: Contribution, languages: list[str]
) -> None:
    assert [one.language for one in contribution.translations_of(cl_17_30(), 1)] == languages


def test_each_page_shows_the_translation_into_its_own_language_below_the_words(tmp_path: Path) -> None:
    write_site(compiled(translated()), tmp_path, [])
    for language in LANGUAGES:
        place = tmp_path if language == "en" else tmp_path / language
        for name in ("index.html", "contributors.html"):
            page = LexborHTMLParser((place / name).read_text("utf-8"))
            assert page.css(".words")[0].text().strip() == ORIGINAL
            shown = [node.text() for node in page.css(".translation .words")]
            assert [text.strip() for text in shown] == [
                text for code, text in TRANSLATED.items() if code == language
            ]
            marks = [node.text() for node in page.css(".translation .mark")]
            assert marks == [Frame(cl_17_30(), language).say("translation")] * (language in TRANSLATED)
    arabic = LexborHTMLParser((tmp_path / "ar" / "index.html").read_text("utf-8"))
    node = arabic.css_first(".translation .words")
    assert node is not None
    assert (node.attributes["lang"], node.attributes["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_documents_show_it_in_their_language_and_say_whose_it_is(language: str, tmp_path: Path) -> None:
    compilation = compiled(translated(), language)
    write_document(compilation, tmp_path / "c.docx")
    write_pdf(compilation, tmp_path / "c.pdf")
    frame = Frame(cl_17_30(), language, isolates=False)
    written = docx_text(tmp_path / "c.docx")
    assert ORIGINAL in written
    assert ("\u200f" + written).count(frame.say("translation")) == (2 if language != "en" else 0)
    assert (frame.say("method_translated") in written) is (language != "en")
    for code, text in TRANSLATED.items():
        assert (text in written) is (code == language)
    set_ = text_of(tmp_path / "c.pdf")
    assert ORIGINAL in set_
    assert ("Beaucoup de possibilités." in set_) is (language == "fr")


def test_a_translation_is_not_counted_as_the_words_of_its_author() -> None:
    with_it, without = compiled(translated()), compiled(a_contribution(1))
    assert with_it.counts == without.counts
    assert [dict(record.words) for record in with_it.records] == [dict(r.words) for r in without.records]
    assert (
        "translated" not in without.records[0].as_json()
    )  # the leaves of earlier editions stay what they were
    assert set(with_it.records[0].translated["1"]) == {"ar", "fr"}


def test_the_data_has_it_in_columns_of_its_own_that_say_which(tmp_path: Path) -> None:
    other = a_contribution(2, a_version(1, {1: "Few."}, general="Thanks."))
    other = replace(other, translations=(Translation(0, "ru", "=1+1", 1, "anna", AT),))
    made = compile_(
        cl_17_30(), [translated(), other], made_at=MADE_AT, approved_only=True, read_file=Files().read
    )
    write_data(made, tmp_path)
    columns = ["translation_1_ar", "translation_1_fr", "translation_general_ru"]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "contributions.csv").read_text("utf-8-sig"))))
    assert [name for name in rows[0] if name.startswith("translation")] == columns
    assert [[row[name] for name in columns] for row in rows] == [
        [TRANSLATED["ar"], TRANSLATED["fr"], ""],
        ["", "", "'=1+1"],
    ]
    assert rows[0]["answer_1"] == ORIGINAL
    strings = unpacked((tmp_path / "contributions.xlsx").read_bytes()).decode("utf-8", "replace")
    assert all(f">{word}<" in strings for word in (*columns, TRANSLATED["fr"], "=1+1"))
