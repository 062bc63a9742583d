"""Generated mails: whatever the client, language, numbering and charset, no written word is lost or misfiled."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mail_gateway.reading import Reading, read_mail
from tests.mail_reading.composing import (
    CONSULTATION,
    attribution,
    html_of,
    inline_reply,
    inside_reply,
    letter_of,
    message,
    numbered,
    our_letter,
    quoted,
)
from tests.mail_reading.people import (
    ATTRIBUTIONS,
    DISCLAIMERS,
    FOOTERS,
    NUMBERINGS,
    NUMBERINGS_OF,
    PEOPLE,
    Person,
)

_RELAXED = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
_UNMARKED = ("outlook", "samsung", "qq")
_WORD = re.compile(r"[^\W\d_]+")
#: Words of labels, which are no part of an answer.
_LABEL_WORDS = frozenset(
    [
        "i",
        "v",
        "q",
        "question",
        "questions",
        "answer",
        "answers",
        "a",
        "to",
        "no",
        "the",
        "réponse",
        "à",
        "la",
        "r",
        "pregunta",
        "respuesta",
        "p",
        "вопрос",
        "ответ",
        "на",
        "по",
        "вопросу",
        "в",
        "س",
        "السؤال",
        "رقم",
        "ج",
        "الإجابة",
        "على",
        "جواب",
        "问题",
        "第",
        "题",
        "个问题",
        "答",
        "回答",
        "第一题",
    ]
)
_CHARSETS = {"en": ("utf-8",), "fr": ("utf-8", "iso-8859-15"), "es": ("utf-8", "windows-1252"), "ru": ("utf-8", "windows-1251"), "zh": ("utf-8", "gb18030"), "ar": ("utf-8", "windows-1256")}  # fmt: skip


@st.composite
def _replies(draw: st.DrawFn) -> tuple[Person, str, dict[int, str], bool, str, bool]:
    person = PEOPLE[draw(st.sampled_from(sorted(PEOPLE)))]
    language = person.language
    chosen = sorted(draw(st.sets(st.sampled_from(range(1, 6)), min_size=1)))
    pool = [*person.answers, person.free_text]
    answers = {number: draw(st.sampled_from(pool)) for number in chosen}
    client = draw(st.sampled_from([name for name, known in ATTRIBUTIONS.items() if language in known]))
    mark = "" if client in _UNMARKED else "> "
    signature = draw(st.sampled_from(_signatures(person)))
    gap = draw(st.sampled_from(("\n\n", "\n\n", "\n")))
    signed = f"{gap}{signature}" if signature else ""
    labels = [*NUMBERINGS[:4], *NUMBERINGS_OF.get(language, ())[:4], *person.labels]
    label = draw(st.sampled_from(labels))
    if len(chosen) == 1:
        label = draw(st.sampled_from(person.labels))
    placement = draw(st.sampled_from(("top", "inline", "inside", "fresh", "copied")))
    above = attribution(client, language)
    with_letter = True
    match placement:
        case "top":
            body = f"{numbered(person, answers, label)}{signed}\n\n{above}\n\n{quoted(our_letter(language), mark=mark, width=72 if mark else None)}"
            with_letter = draw(st.booleans())
        case "inline":
            body = f"{above}\n\n{inline_reply(person, answers, mark=mark)}{signed}"
        case "inside":
            body = f"{attribution('gmail', language)}\n\n{inside_reply(person, answers)}\n{signed}"
        case "copied":
            asked = {question.number: question.text[language] for question in CONSULTATION.questions}
            body = "\n\n".join(f"{asked[number]}\n{text}" for number, text in answers.items()) + signed
        case _:
            body = f"{person.greeting}\n\n{numbered(person, answers, label)}{signed}"
    charset = draw(st.sampled_from(_CHARSETS[language]))
    return (
        person,
        body,
        answers,
        with_letter and placement not in ("fresh", "copied"),
        charset,
        draw(st.booleans()),
    )


def _signatures(person: Person) -> list[str]:
    """Ways to sign, from nothing over a single line to all that an office puts under its mail."""
    name, contact = person.name, (person.telephone, person.address)
    full = f"{person.closing}\n\n{name}\n{person.organisation}\n{person.telephone}"
    programs = f"{FOOTERS[person.language]}\n\n{DISCLAIMERS[person.language]}"
    return [
        "", f"{person.closing}\n{name}", f"{person.closing}\n{name.split()[0]}", full, f"{full}\n\n{programs}", f"-- \n{name}\n{person.organisation}", FOOTERS[person.language], name, *contact,
        f"{name}\n{person.organisation}\n{contact[0]}\n{contact[1]}", f"{name}, {person.organisation}, {contact[0]}", f"___________\n{name}\n{contact[1]}",
    ]  # fmt: skip


@_RELAXED
@given(_replies())
def test_each_answer_stands_whole_under_its_question(
    case: tuple[Person, str, dict[int, str], bool, str, bool],
) -> None:
    """Client style, language, numbering, charset, text or HTML: the same answers."""
    person, body, answers, with_letter, charset, as_html = case
    try:
        body.encode(charset)
    except UnicodeEncodeError:
        charset = "utf-8"
    html = html_of(body, language=person.language) if as_html else None
    raw = message(person, body, charset=charset, html=html)
    reading = read_mail(raw, CONSULTATION, (letter_of(person.language),) if with_letter else ())
    assert {number: text.split() for number, text in reading.answers.items()} == {
        number: text.split() for number, text in answers.items()
    }, body
    # Neither the signature nor anything of our letter passes for a remark.
    assert not reading.unfiled, body


_LINES = st.sampled_from(
    [
        "-----", "--", "***", "", "", "- first point", "- second point", "1. one thing", "2. another thing", "3) third", "1) begin", "a) alpha", "* starred", "• dotted",
        "We believe in openness.", "On Monday we met.", "On 5 March 2016 our minister wrote:", "Le marché est ouvert.", "В 2016 году мы писали:", "في عام 2016 كتب الوزير:", "我们写道：",
        "Q1: perhaps", "Question 2", "What are the opportunities and implications associated with OTT?", "Should we regulate?", "Thanks to users, it grows.", "Sent by us in 2016 as a draft.",
        "From: the beginning", "Subject: to conditions", "To: all of us", "tel", "security", "Regards matter little here.", "С уважением относимся к правам.", "نعم، بالتأكيد", "是的，应当如此。",
        "This message is about confidential data handling by platforms.", "stop", "The deadline is close", "www", "12.5 % of users", "4G networks", "( in brackets )", "I. Roman beginning", "V. Fifth", "Dear users deserve better.",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(_LINES, min_size=1, max_size=25))
def test_no_word_of_an_unquoted_contribution_is_lost(lines: list[str]) -> None:
    """Whatever lines a person writes, every word is in the answers, unfiled or folded, and none passes for a quote."""
    body = "\n".join(lines)
    reading = read_mail(message(PEOPLE["en"], body, reply=False, subject="CL-17/30"), CONSULTATION)
    kept = _words(
        "\n".join([*reading.answers.values(), reading.unfiled, *(each.text for each in reading.folded)])
    )
    lost = [word for word in _words(body) if word not in kept and word not in _LABEL_WORDS]
    assert not lost, body
    if "opportunities" in body:
        return
    for folded in reading.folded:
        # Only around a copy of our own question may words be taken for a quotation.
        assert folded.kind not in ("attribution", "quote"), (folded, body)


@pytest.mark.whole
@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.data())
def test_reading_never_raises(data: st.DataObject) -> None:
    """Mails of the collection with bytes changed, cut out or put in."""
    raw = bytearray(data.draw(st.sampled_from(_COLLECTION)).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        position = data.draw(st.integers(0, max(len(raw) - 1, 0)))
        match data.draw(st.integers(0, 3)):
            case 0:
                raw[position : position + 1] = data.draw(st.binary(max_size=4))
            case 1:
                del raw[position : position + data.draw(st.integers(1, 400))]
            case 2:
                raw[position:position] = data.draw(
                    st.sampled_from(
                        (
                            b"\r\n",
                            b"\x00",
                            b"--",
                            b"=?utf-8?b?",
                            b"\xff\xfe",
                            b"Content-Type: multipart/mixed\r\n",
                            b"\x1b$B",
                            b"\r",
                            b"=",
                        )
                    )
                )
            case _:
                raw[position:position] = raw[max(0, position - 200) : position]
    reading = read_mail(bytes(raw), CONSULTATION)
    assert _was_read(reading), reading.notes


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.binary(max_size=600))
def test_any_bytes_are_read(raw: bytes) -> None:
    """Not even bytes that are no mail at all make it stumble."""
    assert _was_read(read_mail(raw, CONSULTATION))


_COLLECTION = sorted((Path(__file__).parents[1] / "mails").rglob("*.eml"))[::4]


def _was_read(reading: Reading) -> bool:
    return not any("kept whole for staff" in note for note in reading.notes)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
