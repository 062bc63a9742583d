"""The catalogue: what the consultation adds, isolates, and faults."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consultation.correspondence import Say, Value
from consultation.reading import load
from phrases.catalogue import Catalogue
from phrases.faults import PhraseFault
from phrases.sheet import Sheet

CATALOGUE = Catalogue.load()
CIRCULAR = load(Path(__file__).parents[2] / "consultations" / "cl-17-30.toml")
NOW = datetime(2017, 8, 16, 20, 0, tzinfo=UTC)


def a_catalogue(english: str, arabic: str = "") -> Catalogue:
    """A catalogue of two languages with nothing in it but these phrases (and those that dates need)."""
    common = "moment = { $date }, { $hour } ({ $zone }, { $offset })\ntime_left = { $amount } { $unit }\n"
    return Catalogue({"en": Sheet("en", {"x": common + english}), "ar": Sheet("ar", {"x": common + arabic})})


def test_the_question_stands_exactly_as_in_the_consultation_on_a_line_of_its_own() -> None:
    for language in CIRCULAR.languages:
        for question in CIRCULAR.questions:
            number = question.number
            said = CATALOGUE.words(
                "question", language, {"number": number, "position": number, "count": 5}, CIRCULAR, NOW
            )
            lines = said.split("\n")
            assert f"{number}/5" in lines[0]
            assert lines[2] == question.text[language]
            assert lines[1] == lines[3] == ""


@pytest.mark.parametrize(
    ("language", "mark"),
    [("ar", None), ("en", None), ("fr", "Traduction non officielle"), ("ru", "Неофициальный перевод"),
     ("es", "Traducción no oficial"), ("zh", "非正式译文")],
)  # fmt: skip
def test_only_texts_that_the_circular_did_not_issue_carry_the_mark(language: str, mark: str | None) -> None:
    said = CATALOGUE.words("question", language, {"number": 1, "position": 1, "count": 5}, CIRCULAR, NOW)
    marks = ("ترجمة غير رسمية", "Unofficial", "Traduction non", "Неофициальный", "no oficial", "非正式")
    assert [one for one in marks if one in said] == ([one for one in marks if mark and one in mark])


def test_a_question_without_a_text_in_that_language_is_shown_in_english_and_so_officially() -> None:
    first, *rest = CIRCULAR.questions
    english_only = replace(first, text={"en": first.text["en"]})
    consultation = replace(CIRCULAR, questions=(english_only, *rest))
    said = CATALOGUE.words("question", "fr", {"number": 1, "position": 1, "count": 5}, consultation, NOW)
    assert first.text["en"] in said
    assert "officielle" not in said


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "19 August 2017, 23:59 (Central European Summer Time, UTC+2)"),
        ("fr", "19 août 2017 à 23:59 (heure d’été d’Europe centrale, UTC+2)"),
        ("es", "19 de agosto de 2017 a las 23:59 (hora de verano de Europa central, UTC+2)"),
        ("ru", "19 августа 2017\u202fг., 23:59 (Центральная Европа, летнее время, UTC+2)"),
        ("zh", "2017年8月19日23:59（中欧夏令时间，UTC+2）"),
        ("ar", "19 أغسطس 2017، الساعة 23:59 (توقيت وسط أوروبا الصيفي، UTC+2)"),
    ],
)
def test_the_deadline_names_date_hour_and_zone_in_every_language(language: str, expected: str) -> None:
    assert expected in CATALOGUE.words("status_deadline", language, {}, CIRCULAR, NOW)


def test_the_deadline_in_force_is_the_one_that_is_told() -> None:
    extended = CIRCULAR.until(datetime(2017, 8, 29, 22, 0, tzinfo=UTC))
    said = CATALOGUE.words("status_deadline", "en", {}, extended, NOW)
    # "Midnight" belongs to the day that it ends: nobody must read the 30th as another whole day.
    assert "29 August 2017, 24:00" in said
    assert CATALOGUE.plain(CATALOGUE.words("mail_subject_extension", "en", {}, extended)) == (
        "CL-17/30: the deadline is now 29 August 2017"
    )


def test_a_moment_among_the_arguments_is_told_in_the_zone_of_the_consultation() -> None:
    previous = CIRCULAR.deadline.astimezone(UTC)
    said = CATALOGUE.words("extension", "en", {"previous": previous}, CIRCULAR, NOW)
    assert said.count("19 August 2017, 23:59") == 2
    in_china = replace(CIRCULAR, timezone=ZoneInfo("Asia/Shanghai"))
    assert "20 August 2017, 05:59 (China Standard Time, UTC+8)" in CATALOGUE.words(
        "extension", "en", {"previous": previous}, in_china, NOW
    )


@pytest.mark.parametrize(
    ("before", "en", "ar", "ru"),
    [
        (timedelta(days=66), "66 days left.", "66 يوماً", "66 дней"),
        (timedelta(days=3), "3 days left.", "3 أيام", "3 дня"),
        # A reminder is under way for a moment: three days before is three days, not two.
        (timedelta(days=3) - timedelta(minutes=1), "3 days left.", "3 أيام", "3 дня"),
        (timedelta(days=2), "2 days left.", "يومان", "2 дня"),
        (timedelta(days=1), "24 hours left.", "24 ساعة", "24 часа"),
        (timedelta(hours=21), "21 hours left.", "21 ساعة", "21 час."),
        (timedelta(hours=6), "6 hours left.", "6 ساعات", "6 часов"),
        (timedelta(minutes=90), "90 minutes left.", "90 دقيقة", "90 минут"),
        (timedelta(minutes=1), "1 minute left.", "دقيقة واحدة", "1 минута"),
        (timedelta(seconds=20), "Less than a minute left.", "أقل من دقيقة", "меньше минуты"),
        (timedelta(0), "Less than a minute left.", "أقل من دقيقة", "меньше минуты"),
        (timedelta(seconds=-1), "This time has passed.", "انقضت هذه المهلة.", "Этот срок истёк."),
    ],
)  # fmt: skip
def test_the_time_left_is_told_in_the_right_form(before: timedelta, en: str, ar: str, ru: str) -> None:
    now = CIRCULAR.deadline - before
    for language, expected in (("en", en), ("ar", ar), ("ru", ru)):
        assert expected in CATALOGUE.words("status_deadline", language, {}, CIRCULAR, now)


def test_after_the_deadline_nobody_is_told_that_they_can_still_change_something() -> None:
    args: dict[str, Value] = {"receipt": "7K4M-2Q9X", "version": 1}
    last = CIRCULAR.deadline
    assert "until 19 August" in CATALOGUE.words("receipt", "en", args, CIRCULAR, last)
    late = CATALOGUE.words("receipt", "en", args, CIRCULAR, last + timedelta(seconds=1))
    assert "until" not in late
    assert "The deadline was 19 August" in late


def test_the_words_of_the_circular_on_publication_are_said_where_there_are_any() -> None:
    assert CIRCULAR.notice
    assert CATALOGUE.words("notice", "fr", {}, CIRCULAR).startswith(CIRCULAR.notice["fr"])
    ours = CATALOGUE.words("notice", "fr", {}, replace(CIRCULAR, notice=None))
    assert ours.startswith("Toutes les contributions reçues seront rendues publiques")


def test_categories_are_listed_with_their_numbers() -> None:
    lines = CATALOGUE.words("ask_category", "es", {}, CIRCULAR).split("\n")
    assert lines[2:] == [
        f"{number}. {category.label['es']}" for number, category in enumerate(CIRCULAR.categories, 1)
    ]


def test_what_was_not_given_takes_no_line() -> None:
    args: dict[str, Value] = {
        "name": "Layla Haddad",
        "organisation": "",
        "category": "academia",
        "country": "",
    }
    assert CATALOGUE.words("published_as", "en", args, CIRCULAR) == (
        "To be published as:\nName: Layla Haddad\nCategory: Academia and research community"
    )
    nothing: dict[str, Value] = dict.fromkeys(args, "")
    assert CATALOGUE.words("published_as", "ru", nothing, CIRCULAR) == (
        "Будет опубликовано так:\nИмя: не указано"
    )


def test_an_answer_of_any_length_passes_whole_and_as_it_was_written() -> None:
    text = "\n\n\n".join(["{ $name } \ufdd0text\ufdd1  <b>&amp;</b> \u2068x " + "ب" * 90_000, "  конец "])
    said = CATALOGUE.words("review_answer", "en", {"number": 1, "text": text, "files": ""}, CIRCULAR)
    assert said.endswith(f"\n\n{text}")


@pytest.mark.parametrize(
    ("language", "name", "isolated"),
    [
        ("en", "Layla Haddad", False),
        ("en", "ليلى حداد", True),
        ("fr", "Layla (ليلى)", True),
        ("ru", "Лейла Haddad", False),
        ("ar", "ليلى حداد", False),
        ("ar", "Layla Haddad", True),
        ("ar", "ليلى 2", True),
        ("ar", "莱拉", True),
        ("ar", "Лейла", True),
    ],
)  # fmt: skip
def test_isolates_stand_only_where_the_direction_needs_them(language: str, name: str, isolated: bool) -> None:
    said = CATALOGUE.words("file_kept", language, {"name": name})
    assert (f"\u2068{name}\u2069" in said) is isolated
    assert name in CATALOGUE.plain(said)
    assert "\u2068" not in CATALOGUE.plain(said)


def test_what_has_a_line_for_itself_is_not_isolated_lest_the_line_turn_round() -> None:
    # First-strong detection passes over isolates: an isolated Arabic line would be laid out from left to right.
    said = CATALOGUE.words("review_answer", "en", {"number": 1, "text": "رد", "files": "ملف.pdf"}, CIRCULAR)
    assert "\n\nرد\n" in said
    assert said.endswith("\nملف.pdf")


def test_commands_in_arabic_keep_their_stroke_in_front() -> None:
    assert CATALOGUE.words("submit_again", "ar").endswith("\u2068/submit\u2069")
    assert CATALOGUE.words("skipped", "ar", {"number": 3}).endswith("\u2068/question_3\u2069")
    new = CATALOGUE.words("staff_new", "ar", {"receipt": "7K4M-2Q9X"}, CIRCULAR)
    assert CATALOGUE.plain(new).endswith("intake show 7K4M-2Q9X")
    assert "\u2068intake show " in new
    assert "\u2068" not in CATALOGUE.words("submit_again", "fr")


def test_numbers_are_grouped_as_the_language_groups_them_and_never_isolated() -> None:
    said = {
        language: CATALOGUE.words("amount_characters", language, {"characters": 12345})
        for language in CIRCULAR.languages
    }
    assert said == {
        "ar": "12,345 حرفاً", "zh": "12,345个字符", "en": "12,345 characters", "fr": "12\u202f345 caractères",
        "ru": "12\u00a0345 знаков", "es": "12.345 caracteres",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("characters", "files", "expected"),
    [(78, 0, "1 message, 78 characters"), (78, 2, "1 message, 78 characters, 2 files"), (0, 1, "1 message, 1 file")],
)  # fmt: skip
def test_only_what_is_there_is_counted(characters: int, files: int, expected: str) -> None:
    args: dict[str, Value] = {"number": 1, "parts": 1, "characters": characters, "files": files}
    assert expected + "." in CATALOGUE.words("recorded", "en", args)


def test_languages_are_named_in_themselves() -> None:
    two = replace(CIRCULAR, languages=("fr", "ar"))
    assert CATALOGUE.words("choose_language", "en", {}, two).endswith("\n\nFrançais\nالعربية")


def test_by_mail_a_phrase_is_said_in_its_wording_for_mail_where_it_has_one() -> None:
    by_chat = CATALOGUE.say(Say.of("ask_withdraw"), "en", CIRCULAR, NOW)
    by_mail = CATALOGUE.say(Say.of("ask_withdraw"), "en", CIRCULAR, NOW, by_mail=True)
    assert "tap the button" in by_chat
    assert "CONFIRM as the first line" in by_mail
    same = Say.of("edited", number=2)
    assert CATALOGUE.say(same, "en", CIRCULAR, NOW, by_mail=True) == CATALOGUE.say(same, "en", CIRCULAR, NOW)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("no_such_phrase", "en", {}, CIRCULAR, NOW), "no phrase 'no_such_phrase'"),
        (("stopped", "de", {}, CIRCULAR, NOW), "no phrases in 'de'"),
        (("edited", "en", {}, CIRCULAR, NOW), "edited needs the argument 'number'"),
        (("welcome", "en", {}, None, NOW), "welcome needs a consultation"),
        (("welcome", "en", {}, CIRCULAR, None), "welcome needs to know what time it is"),
        (("open_question", "en", {"number": "2"}, CIRCULAR, NOW), "the number of a question is a number"),
    ],
)
def test_what_cannot_be_said_is_a_fault(call: tuple[object, ...], message: str) -> None:
    with pytest.raises(PhraseFault, match=message):
        CATALOGUE.words(*call)  # type: ignore[arg-type]  # rows of different kinds


@pytest.mark.parametrize(
    ("english", "message"),
    [
        ("good = Good\nbad = { $x", r"x:4: "),
        ("one = One\none = Again", "one is in x already"),
        ("one = { two }", "one refers to two, which does not exist"),
        ("empty =\n    .attribute = x", "empty has no text"),
        ("one = { NUMBER($x) ->\n   *[other] x\n }", "chosen by something other than a variable"),
    ],
)
def test_a_phrase_file_with_a_mistake_is_not_read(english: str, message: str) -> None:
    with pytest.raises(PhraseFault, match=message):
        a_catalogue(english)


def test_a_language_without_files_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PhraseFault, match=r"holds no \.ftl file"):
        Catalogue.load(tmp_path)


def test_the_files_are_read_once() -> None:
    assert Catalogue.load() is Catalogue.load()


def test_a_value_of_minus_or_nought_is_a_number_too() -> None:
    catalogue = a_catalogue("n = { $n ->\n    [0] none\n    [one] { $n } thing\n   *[other] { $n } things\n}")
    assert [catalogue.words("n", "en", {"n": n}) for n in (0, 1, 2, -3, 1000)] == [
        "none", "1 thing", "2 things", "-3 things", "1,000 things",
    ]  # fmt: skip
