"""Files that come with a mail, with everything behind the door: what is kept, and what their sender is told."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.mail_door.scene import LAYLA, OURS, a_scene, text_of
from tests.mail_reading.test_wrappings import a_winmail

FILES = Path(__file__).parents[1] / "mail_reading" / "files"


def a_mail(words: str, *files: tuple[str, str, bytes]) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Layla Hassan <{LAYLA}>", OURS, "Our answers"
    mail["Message-ID"] = "<files@example.org>"
    mail.set_content(words)
    for name, content_type, data in files:
        main, _, sub = content_type.partition("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail


async def reply_to(tmp_path: Path, raw: bytes) -> str:
    async with a_scene(tmp_path) as scene:
        scene.host.send(LAYLA, OURS, raw, authenticated=False)
        return text_of(await scene.answer())


@pytest.mark.parametrize(
    ("words", "headings"),
    [
        ("1. The opportunities are many and the risks are few.", ["No text could be found in:", "Damaged or empty", "Kept, but not searched"]),
        ("1. Возможностей много, а рисков мало.", ["Не найдено текста", "Повреждено или пусто", "Сохранено, но ответы"]),
        ("1. الفرص كثيرة والمخاطر قليلة في هذا المجال.", ["لم يُعثر على نص", "تالف أو فارغ", "لم يجرِ البحث عن ردود"]),
    ],
    ids=["en", "ru", "ar"],
)  # fmt: skip
async def test_each_file_that_gave_no_words_is_named_with_what_to_do(
    tmp_path: Path, words: str, headings: list[str]
) -> None:
    mail = a_mail(
        words,
        ("scan.png", "image/png", b"\x89PNG" + b"0" * 100),
        ("photo.jpg", "image/jpeg", b"\xff\xd8\xff" + b"0" * 100),
        ("broken.docx", "application/octet-stream", b"PK\x03\x04 nothing"),
        ("more.zip", "application/zip", b"PK\x05\x06" + b"\x00" * 18),
    )
    said = await reply_to(tmp_path, mail.as_bytes())
    for heading in headings:
        assert said.count(heading) == 1
    pictures = said[said.index(headings[0]) :]
    assert pictures.index("scan.png") < pictures.index("photo.jpg") < pictures.index("\n\n")
    assert said.index(headings[0]) < said.index(words.removeprefix("1. "))


async def test_a_mail_that_nobody_can_open_is_answered_with_what_to_do_and_hands_nothing_in(
    tmp_path: Path,
) -> None:
    raw = (FILES / "smime-sealed.eml").read_bytes().replace(b"ann@example.org", LAYLA.encode())
    said = await reply_to(tmp_path, raw)
    assert "smime.p7m\nPlease send it again without protection" in said
    assert "Receipt number" not in said
    assert said.index("smime.p7m") < said.index("We found no answer")


async def test_a_document_without_numbers_is_kept_and_its_sender_is_asked_for_them(tmp_path: Path) -> None:
    paper = b"An open internet is good for everybody, and competition matters most of all."
    said = await reply_to(
        tmp_path, a_mail("Please see our paper.", ("paper.txt", "text/plain", paper)).as_bytes()
    )
    assert "could not be told which questions it answers:\npaper.txt" in said
    assert "Files:\npaper.txt" in said


async def test_what_programs_wrap_around_a_mail_is_listed_nowhere(tmp_path: Path) -> None:
    winmail = a_winmail(
        files={"answers.txt": b"1. The opportunities are many.\r\n\r\n2. The rules are few.\r\n"}
    )
    said = await reply_to(
        tmp_path,
        a_mail(
            "Our answers are in the file.",
            ("winmail.dat", "application/ms-tnef", winmail),
            ("smime.p7s", "application/pkcs7-signature", b"\x30\x80"),
            ("layla.vcf", "text/vcard", b"BEGIN:VCARD\r\nTEL:+41 22 730 0000\r\nEND:VCARD\r\n"),
        ).as_bytes(),
    )
    assert "The rules are few." in said
    assert "Files:\nanswers.txt\n" in said
    for name in ("winmail.dat", "smime.p7s", "layla.vcf"):
        assert name not in said


async def test_a_command_with_a_file_is_obeyed_and_is_no_comment(tmp_path: Path) -> None:
    said = await reply_to(
        tmp_path,
        a_mail("STATUS", ("answers.txt", "text/plain", b"1. The opportunities are many.\r\n")).as_bytes(),
    )
    assert "Questions answered: 1 of 5" in said
    assert "General comments\n\nSTATUS" not in said
