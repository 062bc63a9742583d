"""Writes the mails under `tests/mails` that follow a pattern: `python -m tests.mail_reading.write_mails`.

Run once when a client, a language or a charset is added. What each mail must be read as comes from what was meant
(`people`), never from the reader. Mails made by hand lie beside them; this script leaves them alone.
"""

import json
from pathlib import Path

from tests.mail_reading.composing import (
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
from tests.mail_reading.people import DISCLAIMERS, FOOTERS, PEOPLE, Person

FOLDER = Path(__file__).parents[1] / "mails"
_CLIENTS = {
    "en": ("gmail", "outlook", "apple", "samsung", "proton", "qq"),
    "fr": ("gmail", "outlook", "apple", "thunderbird", "roundcube"),
    "es": ("gmail", "outlook", "thunderbird", "k9", "samsung"),
    "ru": ("gmail", "outlook", "yandex", "mailru", "roundcube"),
    "zh": ("gmail", "qq", "netease", "outlook", "apple"),
    "ar": ("gmail", "gmail-digits", "outlook", "k9", "wordpress", "samsung-name"),
}
_CHARSETS = {
    "en": (("us-ascii", None),),
    "fr": (("iso-8859-1", None), ("iso-8859-15", None), ("windows-1252", "iso-8859-1"), ("utf-8", "iso-8859-1"), ("utf-8", "none")),
    "es": (("iso-8859-1", None), ("windows-1252", None), ("utf-8", "us-ascii")),
    "ru": (("koi8-r", None), ("windows-1251", None), ("koi8-r", "none"), ("windows-1251", "iso-8859-1"), ("iso-8859-5", None)),
    "zh": (("gb2312", None), ("gb18030", "gb2312"), ("gbk", None), ("gb18030", "none"), ("hz", "hz-gb-2312"), ("utf-8", "big5")),
    "ar": (("windows-1256", None), ("windows-1256", "none"), ("windows-1256", "iso-8859-1"), ("utf-8", "x-unknown"), ("utf-7", "unicode-1-1-utf-7")),
}  # fmt: skip
_UNMARKED = ("outlook", "samsung", "qq")


def main() -> None:
    """Writes them all."""
    for language, person in PEOPLE.items():
        _put_letter(language)
        _write_clients(person)
        _write_charsets(person)
        _write_numberings(person)


def _write_clients(person: Person) -> None:
    language = person.language
    meant = dict(enumerate(person.answers, start=1))
    signed = f"\n\n{person.closing}\n{person.name}\n{person.organisation}\n{person.telephone}"
    endings = (
        signed,
        f"\n\n-- \n{person.name}\n{person.organisation}",
        f"{signed}\n\n{FOOTERS[language]}",
        f"{signed}\n\n{DISCLAIMERS[language]}",
    )
    not_in = [person.name, person.telephone]
    for place, client in enumerate(_CLIENTS[language]):
        mark = "" if client in _UNMARKED else "> "
        above = attribution(client, language)
        below = quoted(our_letter(language), mark=mark, width=72 if mark else None)
        top = f"{person.greeting}\n\n{person.intro}\n\n{numbered(person, meant, '{n}.')}{endings[place % 4]}\n\n{above}\n\n{below}"
        html = html_of(top, language=language) if client in ("gmail", "outlook", "proton") else None
        _put(
            person,
            f"{client}-top",
            message(person, top, html=html, encoding="quoted-printable"),
            meant,
            not_in=not_in,
        )
        some = {number: text for number, text in meant.items() if number != 1 + place % 5}
        inline = (
            f"{person.greeting}\n\n{above}\n{inline_reply(person, some, mark=mark)}{endings[(place + 1) % 4]}"
        )
        _put(person, f"{client}-inline", message(person, inline), some, sent=True, not_in=not_in)
        if mark:
            _put(person, f"{client}-inline-letter-unknown", message(person, inline), some, not_in=not_in)
            inside = f"{above}\n{inside_reply(person, some)}\n{endings[place % 2]}"
            _put(person, f"{client}-inside", message(person, inside), some, sent=True, not_in=not_in)
        bottom = f"{above}\n\n{quoted(our_letter(language), width=72)}\n\n{numbered(person, meant, person.labels[place])}{endings[place % 3]}"
        if mark:
            _put(person, f"{client}-bottom", message(person, bottom), meant, sent=True, not_in=not_in)
    page = f"{person.greeting}\n\n{above}\n\n{inline_reply(person, meant)}{signed}"
    _put(
        person,
        "html-only-inline",
        message(person, "", html=html_of(page, language=language)),
        meant,
        not_in=not_in,
    )
    free = f"{person.greeting}\n\n{person.free_text}{signed}\n\n{attribution('gmail', language)}\n\n{quoted(our_letter(language), width=72)}"
    _put(
        person,
        "free-text",
        message(person, free),
        {},
        sent=True,
        unfiled_holds=[person.free_text],
        not_in=not_in,
    )


def _write_charsets(person: Person) -> None:
    meant = dict(enumerate(person.answers, start=1))
    for charset, label in _CHARSETS[person.language]:
        codec = "iso8859-5" if charset == "iso-8859-5" else charset
        expected = {number: _fitting(text, codec) for number, text in meant.items()}
        body = _fitting(
            f"{person.greeting}\n\n{numbered(person, expected, '{n}.')}\n\n{person.closing}\n{person.name}",
            codec,
        )
        name = f"charset-{charset}{f'-labelled-{label}' if label else ''}"
        raw = message(
            person,
            body,
            charset=codec,
            label_=label or charset,
            reply=False,
            subject="CL-17/30",
            encoding="base64" if charset == "utf-7" else "8bit",
        )
        if label == "none":
            raw = raw.replace(b"; charset=none", b"")
        _put(person, name, raw, expected)


def _fitting(text: str, codec: str) -> str:
    """What of a text a charset can hold, common substitutes for the rest."""
    for character, substitute in (("—", "-"), ("«", '"'), ("»", '"'), ("“", '"'), ("”", '"'), ("№", "N")):
        if character.encode(codec, "ignore") == b"":
            text = text.replace(character, substitute)
    return text.encode(codec, "ignore").decode(codec)


def _write_numberings(person: Person) -> None:
    meant = dict(enumerate(person.answers, start=1))
    for place, label in enumerate(person.labels):
        some = meant if place % 2 else {number: text for number, text in meant.items() if number in (2, 4, 5)}
        body = f"{person.greeting}\n\n{person.intro}\n\n{numbered(person, some, label)}\n\n{person.closing}\n{person.name}"
        _put(person, f"label-{place + 1}", message(person, body, reply=False, subject="CL-17/30"), some)
    digits = "{a}) " if person.language == "ar" else "{h}、" if person.language == "zh" else "({n})"
    body = f"{numbered(person, meant, digits, between=chr(10) + '-----' + chr(10))}\n\n{person.closing}\n{person.name}"
    _put(person, "rules-between", message(person, body, reply=False, subject="CL-17/30"), meant)


def _put(
    person: Person,
    name: str,
    raw: bytes,
    answers: dict[int, str],
    *,
    sent: bool = False,
    unfiled_holds: list[str] | None = None,
    not_in: list[str] | None = None,
) -> None:
    folder = FOLDER / person.language
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.eml").write_bytes(raw)
    expected: dict[str, object] = {
        "kind": "contribution",
        "language": person.language,
        "answers": {str(number): text for number, text in answers.items()},
    }
    if sent:
        expected["sent"] = [f"../letters/{person.language}.eml"]
    if unfiled_holds:
        expected["unfiled_holds"] = unfiled_holds
    if not_in:
        expected["not_in_answers"] = not_in
    (folder / f"{name}.json").write_text(
        json.dumps(expected, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


def _put_letter(language: str) -> None:
    folder = FOLDER / "letters"
    folder.mkdir(parents=True, exist_ok=True)
    letter = letter_of(language)
    head = f"From: Consultation Secretariat <consultation@intake.example>\r\nTo: someone@example.net\r\nSubject: CL-17/30\r\nMessage-ID: {letter.message_id}\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    (folder / f"{language}.eml").write_bytes(
        head.encode() + letter.text.replace("\n", "\r\n").encode() + b"\r\n"
    )


if __name__ == "__main__":
    main()
