"""A consultation file is read whole, or refused with every fault of it in one error."""

import hashlib
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consultation.definition import LANGUAGES, Policy, Reminders
from consultation.errors import FaultyConsultation
from consultation.reading import load, load_all, read
from tests.consultation.builders import CIRCULAR

FILE = Path(__file__).parents[2] / "consultations" / "cl-17-30.toml"
TEXT = FILE.read_text(encoding="utf-8")

#: Word for word from the letter.
ARABIC = {
    1: "ما هي الفرص والتداعيات المرتبطة بالخدمات OTT؟",
    2: "ما هي قضايا السياسات العامة والقضايا التنظيمية المرتبطة بالخدمات OTT؟",
    3: "كيف تساهم الجهات الفاعلة في الخدمات OTT وأصحاب المصلحة الآخرون الذين يقدمون خدمات التطبيقات في الجوانب "
    "المتعلقة بأمن المستهلك وسلامته وخصوصيته؟",
    4: "ما هي النهج التي يمكن النظر فيها، فيما يتعلق بالخدمات OTT، للمساعدة على تهيئة بيئة تمكن جميع أصحاب المصلحة من "
    "النمو والازدهار؟",
    5: "كيف يمكن للجهات الفاعلة في الخدمات OTT ومشغليها أن تتعاون على أحسن وجه محلياً ودولياً؟ وهل يمكن إنشاء اتفاقات "
    "شراكة نموذجية؟",
}

SMALL = """
slug = "small"
reference = "S-1"
opens = 2026-01-01T00:00:00Z
deadline = 2026-02-01T00:00:00Z
timezone = "UTC"
languages = ["en"]
official_languages = ["en"]
title.en = "Small"
[[categories]]
id = "all"
label.en = "All"
[[questions]]
number = 1
text.en = "Why?"
"""


def faults_of(text: str) -> list[str]:
    with pytest.raises(FaultyConsultation) as caught:
        read(text)
    assert str(caught.value).count("\n") >= len(caught.value.faults)  # each on a line of its own
    return list(caught.value.faults)


def test_the_arabic_questions_are_the_letter_s_own() -> None:
    assert {question.number: question.text["ar"] for question in CIRCULAR.questions} == ARABIC


def test_the_arabic_title_and_notice_are_the_letter_s_own() -> None:
    assert (
        CIRCULAR.title["ar"] == "اعتبارات السياسات العامة المتعلقة بالخدمات المتاحة بحرية على الإنترنت (OTT)"
    )
    assert CIRCULAR.notice is not None
    for words in (
        "جميع الردود الواردة ستتاح لعامة الجمهور في الموقع الإلكتروني للاتحاد",
        "وثيقة تجميعية إلى الاجتماع الحضوري للمشاورة المفتوحة",
    ):
        assert words in CIRCULAR.notice["ar"]


def test_the_circular_s_dates_and_people_are_the_letter_s() -> None:
    assert (CIRCULAR.reference, CIRCULAR.slug) == ("CL-17/30", "cl-17-30")
    assert CIRCULAR.opens.astimezone(CIRCULAR.timezone).date().isoformat() == "2017-06-14"
    assert CIRCULAR.deadline == datetime(2017, 8, 19, 21, 59, 59, tzinfo=UTC)
    assert CIRCULAR.meeting is not None
    assert CIRCULAR.meeting.starts.astimezone(CIRCULAR.timezone).date().isoformat() == "2017-09-18"
    assert CIRCULAR.meeting.place["ar"] == "جنيف، سويسرا"
    assert CIRCULAR.contact.email == "cwg-internet@itu.int"
    assert CIRCULAR.numbers == (1, 2, 3, 4, 5)


def test_the_circular_speaks_six_languages_two_of_them_officially() -> None:
    assert set(CIRCULAR.languages) == set(LANGUAGES)
    assert [language for language in LANGUAGES if CIRCULAR.is_official(language)] == ["ar", "en"]
    for question in CIRCULAR.questions:
        assert set(question.text) == set(LANGUAGES)
        assert len({hashlib.sha256(text.encode()).digest() for text in question.text.values()}) == 6


def test_a_small_file_has_sensible_defaults() -> None:
    small = read(SMALL)
    assert small.policy == Policy()
    assert small.reminders == Reminders()
    assert (small.meeting, small.notice, small.contact.email) == (None, None, None)
    assert small.timezone == ZoneInfo("UTC")


FAULTS = [
    ('slug = "small"', 'slug = "Sm all"', ["slug: 'Sm all' should be small letters, digits and dashes, at most 32"]),
    ('slug = "small"', "", ["slug: is missing"]),
    ('slug = "small"', "slug = 7", ["slug: 7 should be small letters, digits and dashes, at most 32"]),
    ('reference = "S-1"', 'reference = "S\\n1"', ["reference: 'S\\n1' should be one line of at most 64 characters"]),
    ("2026-02-01T00:00:00Z", "2025-02-01T00:00:00Z", ["deadline: is not after opens (2026-01-01T00:00:00+00:00)"]),
    ("2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z", ["deadline: is not after opens (2026-01-01T00:00:00+00:00)"]),
    ("2026-02-01T00:00:00Z", "2026-02-01", ["deadline: 2026-02-01 lacks an hour or a zone; write it with its offset, as 2017-08-19T23:59:59+02:00"]),
    ("2026-02-01T00:00:00Z", "2026-02-01T00:00:00", ["deadline: 2026-02-01 00:00:00 lacks an hour or a zone; write it with its offset, as 2017-08-19T23:59:59+02:00"]),
    ("2026-02-01T00:00:00Z", '"soon"', ["deadline: 'soon' is no moment; write it without quotes, as 2017-08-19T23:59:59+02:00"]),
    ('timezone = "UTC"', 'timezone = "Geneva"', ["timezone: 'Geneva' is no zone of the IANA list, such as Europe/Zurich"]),
    ('timezone = "UTC"', 'timezone = "../../etc/passwd"', ["timezone: '../../etc/passwd' is no zone of the IANA list, such as Europe/Zurich"]),
    ('timezone = "UTC"', 'timezone = "Europe"', ["timezone: 'Europe' is no zone of the IANA list, such as Europe/Zurich"]),
    ('timezone = "UTC"', "", ["timezone: is missing; a name such as Europe/Zurich"]),
    ('\nlanguages = ["en"]', '\nlanguages = ["en", "en"]', ["languages: names a language twice"]),
    ('\nlanguages = ["en"]', '\nlanguages = ["en", "de"]', ["languages: 'de' is not one of ar, zh, en, fr, ru, es"]),
    ('\nlanguages = ["en"]', '\nlanguages = [["en"]]', ["languages: ['en'] is not one of ar, zh, en, fr, ru, es", "official_languages: 'en' is not among languages"]),
    ('\nlanguages = ["en"]', "\nlanguages = []", ["languages: should be a list of some of ar, zh, en, fr, ru, es"]),
    ('\nlanguages = ["en"]', '\nlanguages = ["en", "fr"]', ["title: lacks fr", "questions[1].text: lacks fr", "categories[1].label: lacks fr"]),
    ('official_languages = ["en"]', 'official_languages = ["ar"]', ["official_languages: 'ar' is not among languages"]),
    ('official_languages = ["en"]', "", ["official_languages: is missing; name the languages that the circular itself was issued in"]),
    ('title.en = "Small"', 'title.en = " "', ["title.en: should be a text that is not empty"]),
    ('title.en = "Small"', 'title = "Small"', ['title: is missing; write title.en = "…" and so on']),
    ('title.en = "Small"', 'title.en = "Small"\ntitle.de = "Klein"', ["title.de: is not one of ar, zh, en, fr, ru, es"]),
    ("number = 1", "number = 0", ["questions[1].number: 0 should be a whole number from 1 to 999"]),
    ("number = 1", "number = true", ["questions[1].number: True should be a whole number from 1 to 999"]),
    ("number = 1", 'number = "1"', ["questions[1].number: '1' should be a whole number from 1 to 999"]),
    ("[[questions]]", '[[questions]]\nnumber = 1\ntext.en = "What?"\n[[questions]]', ["questions[2].number: 1 is used twice"]),
    ('id = "all"', 'id = "A L"', ["categories[1].id: 'A L' should be small letters, digits, - and _"]),
    ("[[categories]]", '[[categories]]\nid = "all"\nlabel.en = "x"\n[[categories]]', ["categories[2].id: 'all' is used twice"]),
    ("timezone =", "timezon =", ["timezon: unknown key; is 'timezone' meant?", "timezone: is missing; a name such as Europe/Zurich"]),
    ("[[categories]]", '[policy]\nlate = "no"\ngrace = "1 hour"\nconfirm = "maybe"\npublish = ""\n[[categories]]',
     ["policy.late: 'no' should be one of mark, refuse",
      "policy.grace: '1 hour' is no ISO 8601 duration such as P7D, PT6H or PT20S",
      "policy.confirm: 'maybe' should be one of unauthenticated, always, never",
      "policy.publish: '' should be one of rolling, edition"]),
    ("[[categories]]", '[reminders]\nbefore_deadline = ["P7D", "soon", 3, "PT0S"]\nstaff_digest = "24:61"\n[[categories]]',
     ["reminders.before_deadline: 'soon' is no ISO 8601 duration such as P7D, PT6H or PT20S",
      "reminders.before_deadline: 3 should be an ISO 8601 duration such as P7D or PT20S, in quotes",
      "reminders.before_deadline: 'PT0S' should be longer than nothing",
      "reminders.staff_digest: '24:61' should be an hour such as 08:00 or a duration such as P1D"]),
    ("[[categories]]", '[reminders]\nbefore_deadline = "P7D"\nstaff_digest = "PT0S"\n[[categories]]',
     ['reminders.before_deadline: should be a list such as ["P7D", "PT6H"]', "reminders.staff_digest: 'PT0S' should be longer than nothing"]),
    ("[[categories]]", '[contact]\nemail = "nobody"\nweb = ""\nperson = 3\n[[categories]]',
     ["contact.web: should be a text that is not empty", "contact.person: should be a text that is not empty", "contact.email: 'nobody' is no e-mail address"]),
    ("[[categories]]", '[meeting]\nplace = "Geneva"\n[[categories]]',
     ["meeting.starts: is missing; write it with its offset, as 2017-08-19T23:59:59+02:00"]),
    ("[[categories]]", '[staff]\nemails = "anna@example.org"\n[reminders]\nmeeting = "soon"\n[[categories]]',
     ['staff.emails: should be a list such as ["anna@example.org"]', "reminders.meeting: 'soon' is no ISO 8601 duration such as P7D, PT6H or PT20S"]),
    ("[[categories]]", '[staff]\nemails = ["anna"]\n[[categories]]', ["staff.emails: 'anna' is no e-mail address"]),
]  # fmt: skip


@pytest.mark.parametrize(("there", "instead", "expected"), FAULTS)
def test_a_fault_is_named(there: str, instead: str, expected: list[str]) -> None:
    assert SMALL.count(there) == 1, "the row must change exactly one place"
    assert sorted(faults_of(SMALL.replace(there, instead))) == sorted(expected)


def test_every_fault_of_a_bad_file_is_named_at_once() -> None:
    together = [
        ('slug = "small"', 'slug = "Sm all"', "slug:"),
        ('reference = "S-1"', "", "reference: is missing"),
        ("2026-02-01T00:00:00Z", "2026-02-01", "deadline:"),
        ('timezone = "UTC"', 'timezone = "Geneva"', "timezone:"),
        ('title.en = "Small"', 'title.en = ""', "title.en:"),
        ('id = "all"', 'id = ""', "categories[1].id:"),
        ("number = 1", "number = -1", "questions[1].number:"),
        ('text.en = "Why?"', 'text.fr = "Pourquoi ?"', "questions[1].text: lacks en"),
        ("[[categories]]", '[policy]\nlate = "no"\n[[categories]]', "policy.late:"),
    ]
    bad = SMALL
    for there, instead, _ in together:
        bad = bad.replace(there, instead)
    faults = faults_of(bad)
    assert len(faults) == len(together)
    for _, _, said in together:
        assert any(fault.startswith(said) for fault in faults), said


def test_an_empty_file_names_everything_that_is_needed() -> None:
    named = {fault.partition(":")[0] for fault in faults_of("")}
    needed = "slug reference opens deadline timezone languages official_languages title questions categories"
    assert named == set(needed.split())


@pytest.mark.parametrize(
    "text",
    ["slug = ", "[[questions]", "questions = 3\ncategories = [1]", "title = 3", "policy = 1", "x = '\0'"],
)
def test_junk_is_a_fault_and_no_crash(text: str) -> None:
    assert faults_of(text)


def test_a_key_of_a_later_version_is_no_fault() -> None:
    assert read(f'retention = "P5Y"\n{SMALL}').slug == "small"


def test_questions_stand_in_the_order_of_their_numbers() -> None:
    turned = SMALL.replace("number = 1", "number = 7") + '[[questions]]\nnumber = 3\ntext.en = "What?"\n'
    assert read(turned).numbers == (3, 7)


def test_policy_and_reminders_are_read() -> None:
    more = """
[policy]
late = "refuse"
grace = "PT15M"
confirm = "never"
publish = "rolling"
[reminders]
before_deadline = ["PT6H", "P1D", "P1D"]
staff_digest = "PT30S"
"""
    found = read(SMALL + more)
    assert found.policy == Policy("refuse", timedelta(minutes=15), "never", "rolling")
    assert found.reminders == Reminders((timedelta(days=1), timedelta(hours=6)), timedelta(seconds=30))
    assert read(SMALL + '[reminders]\nstaff_digest = "18:45"\n').reminders.staff_digest == time(18, 45)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FaultyConsultation, match="cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes('title.fr = "Considérations"'.encode("latin-1"))
    with pytest.raises(FaultyConsultation, match="is not UTF-8"):
        load(tmp_path / "latin.toml")


def test_a_file_that_a_windows_editor_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(path).slug == "small"


def test_the_faults_of_all_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SMALL.replace('title.en = "Small"', ""))
    (tmp_path / "b.toml").write_text(SMALL.replace("number = 1", "number = 0"))
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(FaultyConsultation) as caught:
        load_all([tmp_path, empty, tmp_path / "none.toml"])
    said = str(caught.value)
    for part in (
        "a.toml: title",
        "b.toml: questions[1].number",
        "empty: the folder holds no",
        "none.toml: cannot be read",
    ):
        assert part in said


def test_two_consultations_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SMALL)
    (tmp_path / "b.toml").write_text(SMALL.replace('"small"', '"other"').replace('"S-1"', '"s-1"'))
    with pytest.raises(FaultyConsultation, match="two consultations have the reference"):
        load_all([tmp_path])
    assert len(load_all([FILE, tmp_path / "a.toml"])) == 2


def test_a_consultation_is_named_by_reference_or_slug() -> None:
    assert CIRCULAR.named(" cl-17/30 ")
    assert CIRCULAR.named("CL-17-30")
    assert not CIRCULAR.named("CL-17")


def test_the_last_second_is_in_time() -> None:
    assert CIRCULAR.is_open(CIRCULAR.deadline)
    assert not CIRCULAR.is_open(CIRCULAR.deadline + timedelta(microseconds=1))
    assert CIRCULAR.is_open(CIRCULAR.opens)
    assert not CIRCULAR.is_open(CIRCULAR.opens - timedelta(microseconds=1))


def test_whom_to_remind_when_is_read() -> None:
    text = SMALL + '\n[reminders]\nnot_begun = ["PT20S"]\nopen_questions = "PT10S"\n'
    found = read(text).reminders
    assert (found.not_begun, found.open_questions) == ((timedelta(seconds=20),), timedelta(seconds=10))
    never = read(SMALL + '\n[reminders]\nnot_begun = []\nopen_questions = ""\n').reminders
    assert (never.not_begun, never.open_questions) == ((), None)


def test_a_consultation_may_have_staff_of_its_own_and_a_meeting_from_afar() -> None:
    sections = """[staff]
emails = ["anna@example.org"]
[meeting]
starts = 2026-03-01T09:00:00Z
place = "Geneva"
remote.en = "https://meet.test"
[reminders]
meeting = "P1D"
[[categories]]"""
    found = read(SMALL.replace("[[categories]]", sections))
    assert found.staff == ("anna@example.org",)
    assert found.meeting is not None
    assert found.meeting.remote == {"en": "https://meet.test"}
    assert found.reminders.meeting == timedelta(days=1)
