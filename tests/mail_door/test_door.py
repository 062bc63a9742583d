"""The mail door with everything behind it: what people write, and what they get back."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from consultation.correspondence import Arrival, Channel, Letter, Proof, Say
from consultation.definition import LANGUAGES
from consultation.turns import (
    Answer,
    Attach,
    Comment,
    Confirm,
    Data,
    HandIn,
    Introduce,
    Unite,
    Unlink,
    Withdraw,
)
from intake.doors import Refused
from intake.posting import Post
from intake.staff import StaffAddresses, tell_staff
from phrases.catalogue import Catalogue
from store.ledger import Ledger
from tests.mail_door.scene import CIRCULAR, LAYLA, OURS, Scene, a_reader, a_scene, text_of

ANSWERS = "1. The opportunities are many.\r\n\r\n3. Security by design.\r\nAnd by default.\r\n"
RECEIPT = re.compile(r"CL1730-[0-9A-Z]{5}-[0-9A-Z]{5}")


def question(number: int, language: str = "en") -> str:
    asked = CIRCULAR.question(number)
    assert asked is not None
    return asked.text[language]


def an_arrival(raw: bytes, external_id: str = "imap:0") -> Arrival:
    return Arrival(Channel.MAIL, OURS, external_id, LAYLA, datetime(2017, 7, 1, tzinfo=UTC), raw)


def a_mail(text: str) -> Arrival:
    head = f"From: Layla Hassan <{LAYLA}>\r\nTo: {OURS}\r\nSubject: Our answers\r\nMIME-Version: 1.0\r\n"
    return an_arrival(f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode())


async def confirmed(scene: Scene) -> EmailMessage:
    """A contribution that counts; returns the letter that says so."""
    scene.write(ANSWERS)
    reply = await scene.answer()
    scene.write("CONFIRM", subject=f"Re: {reply['Subject']}", answering=reply)
    return await scene.answer()


async def test_the_reply_shows_what_is_filed_what_is_open_and_asks_to_confirm(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        raw = scene.write(ANSWERS)
        reply = await scene.answer()
    text = text_of(reply)
    assert "The opportunities are many." in text
    assert "Security by design.\nAnd by default." in text
    assert all(question(number) in text for number in range(1, 6))
    assert "CONFIRM" in text
    assert not RECEIPT.search(text)
    message_id = re.search(rb"Message-ID: (\S+)", raw)
    assert message_id is not None
    assert reply["In-Reply-To"] == message_id[1].decode()
    assert message_id[1].decode() in reply["References"]
    assert reply["Subject"] == "Re: Our answers"
    assert reply["To"] == LAYLA
    assert OURS in reply["From"]
    assert reply["Auto-Submitted"] == "auto-replied"


async def test_confirm_makes_it_count_and_brings_the_receipt_and_the_dates(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        letter = await confirmed(scene)
    text = text_of(letter)
    receipt = RECEIPT.search(text)
    assert receipt is not None
    assert "Security by design.\nAnd by default." in text
    assert question(2) in text
    names = {part.get_filename(): part for part in letter.iter_attachments()}
    assert set(names) == {f"receipt-{receipt[0]}.json", "cl-17-30.ics"}
    calendar = names["cl-17-30.ics"].get_content()
    assert "DTSTART:20170819T215959Z" in calendar
    assert "DTSTART:20170918T070000Z" in calendar


async def test_answers_under_our_quoted_questions_count_at_once_and_join_the_earlier_ones(
    tmp_path: Path,
) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write(ANSWERS)
        reply = await scene.answer()
        quoted = "\r\n".join(f"> {line}" for line in text_of(reply).splitlines())
        below = quoted.replace(f"> {question(2)}", f"> {question(2)}\r\n\r\nRegulate lightly.\r\n")
        scene.write(
            f"On 1 July 2017, {OURS} wrote:\r\n{below}\r\n",
            subject=f"Re: {reply['Subject']}",
            answering=reply,
        )
        receipt = await scene.answer()
    text = text_of(receipt)
    assert RECEIPT.search(text)
    for answer in ("The opportunities are many.", "Regulate lightly.", "Security by design."):
        assert text.count(answer) == 1
    assert question(4) in text


async def test_an_arabic_mail_is_answered_in_arabic_from_right_to_left(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write("١. الفرص كثيرة جداً.\r\n\r\n٢. التنظيم الخفيف.\r\n", subject="ردودنا", name="ليلى حسن")
        reply = await scene.answer()
    html = reply.get_body(("html",))
    assert html is not None
    page = html.get_content()
    assert '<html lang="ar" dir="rtl">' in page
    assert "الفرص كثيرة جداً." in page
    assert question(3, "ar") in text_of(reply)
    assert reply["Subject"] == "Re: ردودنا"
    assert reply["Content-Language"] == "ar"
    assert "src=" not in page
    assert "@import" not in page


async def test_a_later_mail_in_another_language_is_answered_in_that_language(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write(ANSWERS)
        reply = await scene.answer()
        scene.write(
            "4. Une approche équilibrée, fondée sur la concurrence et la coopération entre les acteurs.",
            answering=reply,
        )
        second = await scene.answer()
    assert second["Content-Language"] == "fr"
    assert question(5, "fr") in text_of(second)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("STATUS", RECEIPT),
        ("HELP", re.compile("Receipt|receipt|first line")),
        ("STOP", re.compile("reminder")),
    ],
)
async def test_commands_are_answered(tmp_path: Path, word: str, said: re.Pattern[str]) -> None:
    async with a_scene(tmp_path) as scene:
        letter = await confirmed(scene)
        scene.write(word, answering=letter)
        reply = await scene.answer()
    assert said.search(text_of(reply))
    assert RECEIPT.search(text_of(reply))


async def test_withdraw_takes_a_confirmed_sender_at_their_word(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        letter = await confirmed(scene)
        scene.write("WITHDRAW", answering=letter)
        assert "withdrawn" in text_of(await scene.answer())


async def test_withdraw_from_an_unproven_sender_is_asked_back(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        await confirmed(scene)
        scene.write("WITHDRAW", subject="hello")
        reply = await scene.answer()
        assert "CONFIRM" in text_of(reply)
        scene.write("CONFIRM", answering=reply)
        assert "withdrawn" in text_of(await scene.answer())


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List-Id": "<announce.example.org>"},
        {"X-Intake-Letter": "intake.abc"},
    ],
)
async def test_nothing_automatic_is_ever_answered(tmp_path: Path, headers: dict[str, str]) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write(ANSWERS, headers=headers)
        await scene.silence()


async def test_a_mail_from_nobody_is_never_answered(tmp_path: Path) -> None:
    async with a_reader(tmp_path) as door:
        raw = f"Return-Path: <>\r\nFrom: {LAYLA}\r\n\r\n{ANSWERS}".encode()
        assert not (await door.read(an_arrival(raw))).answerable


async def test_a_letter_of_ours_that_comes_back_is_nobodys_answer(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write(ANSWERS, sender=OURS)
        await scene.silence(OURS.replace(OURS, LAYLA))
        counts = await scene.office.do(lambda ledger: ledger.outbox.counts())
    assert sum(counts.values()) == 0


BORDER = "mx.intake.test"


@pytest.mark.parametrize(
    ("results", "counts"),
    [
        ((f"{BORDER}; dmarc=pass header.from=example.org",), True),
        (
            (
                f"{BORDER} 1; spf=fail; dkim=pass header.d=example.org; dmarc=pass (p=none) header.from=Example.ORG",
            ),
            True,
        ),
        ((f"{BORDER}; dmarc=fail header.from=example.org",), False),
        ((f"{BORDER}; dmarc=pass header.from=elsewhere.net",), False),
        ((f"{BORDER}; dmarc=pass",), True),  # DMARC speaks of From and nothing else
        ((f"{BORDER}; spf=pass; dkim=pass header.d=example.org",), False),
        (("mx.elsewhere.net; dmarc=pass header.from=example.org",), False),
        ((f"{BORDER}.evil.test; dmarc=pass header.from=example.org",), False),
        # of several with our name the topmost is our border's, what lies below came with the mail
        (
            (
                f"{BORDER}; dmarc=fail header.from=example.org",
                f"{BORDER}; dmarc=pass header.from=example.org",
            ),
            False,
        ),
        (("mx.elsewhere.net; dmarc=fail", f"{BORDER}; dmarc=pass header.from=example.org"), True),
        ((f'{BORDER}; spf=pass smtp.mailfrom="; dmarc=pass header.from=example.org"@evil.test',), False),
        ((f"{BORDER}; spf=none (; dmarc=pass header.from=example.org)",), False),
        ((f"{BORDER}; dmarc=pass header.from=example.org; dmarc=fail header.from=example.org",), False),
    ],
)
async def test_only_our_borders_word_makes_a_mail_count_at_once(
    tmp_path: Path, results: tuple[str, ...], counts: bool
) -> None:
    async with a_reader(tmp_path, authserv_id=BORDER) as door:
        head = "".join(f"Authentication-Results: {result}\r\n" for result in results)
        raw = (head + f"From: {LAYLA}\r\nSubject: x\r\n\r\n{ANSWERS}").encode()
        inbound = await door.read(an_arrival(raw))
        direct = await door.read(an_arrival(raw, "direct:0"))
    assert inbound.proof is (Proof.DOMAIN if counts else Proof.NONE)
    assert HandIn(proven=counts) in inbound.turns
    assert direct.proof is Proof.NONE


@pytest.mark.parametrize(
    ("result", "proven"),
    [
        (f"{BORDER}; dmarc=fail header.from=example.org", False),
        (f"{BORDER}; dmarc=none header.from=example.org", True),
        (f"{BORDER}; dmarc=pass header.from=example.org", True),
        ("mx.elsewhere.net; dmarc=fail header.from=example.org", True),  # nobody else's word counts
    ],
)
async def test_the_id_of_a_letter_proves_nothing_about_doors_and_data_for_a_mail_that_its_domain_disowns(
    tmp_path: Path, result: str, proven: bool
) -> None:
    """Whoever got a letter of ours forwarded knows its id, and can write any From."""
    async with a_scene(tmp_path, authserv_id=BORDER) as scene:
        scene.write(ANSWERS)
        reply = await scene.answer()
        for word, turn in (("DATA", Data), ("UNLINK", Unlink), ("UNITE", Unite)):
            raw = (
                f"Authentication-Results: {result}\r\nFrom: {LAYLA}\r\nSubject: x\r\n"
                f"In-Reply-To: {reply['Message-ID']}\r\n\r\n{word}"
            )
            inbound = await scene.door.read(an_arrival(raw.encode()))
            assert turn(proven=proven) in inbound.turns
            assert inbound.is_surely_theirs is proven
            assert inbound.proof.at_least(Proof.TOKEN), (
                "a contribution is still taken as the reply that it is"
            )


@pytest.mark.parametrize(
    "sender",
    [
        "a@example.org, b@example.org",
        "a@example.org\r\nFrom: b@elsewhere.net",
        '"a@example.org" <b@evil.test>',
    ],
)
async def test_a_domain_does_not_vouch_for_several_or_disguised_senders(tmp_path: Path, sender: str) -> None:
    async with a_reader(tmp_path, authserv_id=BORDER) as door:
        head = f"Authentication-Results: {BORDER}; dmarc=pass header.from=example.org\r\n"
        raw = f"{head}From: {sender}\r\nSubject: x\r\n\r\n{ANSWERS}".encode()
        inbound = await door.read(an_arrival(raw))
    assert inbound.proof is Proof.NONE


@pytest.mark.parametrize(
    "sender",
    [
        '"Ann <ann@victim.test>" <mallory@example.org>',
        "=?utf-8?q?Ann_=3Cann=40victim.test=3E?= <mallory@example.org>",
        "(ann@victim.test) mallory@example.org",
        "ann@victim.test <mallory@example.org>",
        '"ann@victim.test"@example.org',
        '"an ann@victim.test"@example.org',
    ],
)
async def test_nobody_writes_in_the_name_of_an_address_in_a_name(tmp_path: Path, sender: str) -> None:
    """Else `dmarc=pass` of anybody's own domain would hand in, and publish, under somebody else's address."""
    async with a_reader(tmp_path, authserv_id=BORDER) as door:
        head = f"Authentication-Results: {BORDER}; dmarc=pass header.from=example.org\r\n"
        inbound = await door.read(an_arrival(f"{head}From: {sender}\r\nSubject: x\r\n\r\n{ANSWERS}".encode()))
    assert inbound.address.rpartition("@")[2] == "example.org"


async def test_what_is_no_plain_address_is_not_answered(tmp_path: Path) -> None:
    """A piece of it may be a stranger's address."""
    async with a_reader(tmp_path) as door:
        inbound = await door.read(
            an_arrival(f'From: quo ted@x"@example.org\r\nSubject: x\r\n\r\n{ANSWERS}'.encode())
        )
    assert not inbound.answerable
    assert not inbound.address


async def test_without_the_setting_no_header_vouches(tmp_path: Path) -> None:
    async with a_reader(tmp_path) as door:
        raw = f"Authentication-Results: {BORDER}; dmarc=pass header.from=example.org\r\nFrom: {LAYLA}\r\n\r\n{ANSWERS}"
        inbound = await door.read(an_arrival(raw.encode()))
    assert inbound.proof is Proof.NONE


async def test_a_reply_proves_only_the_address_our_letter_went_to(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write(ANSWERS)
        reply = await scene.answer()
        scene.write("1. I am somebody else.", sender="ivan@example.net", name="Ivan", answering=reply)
        stranger = await scene.answer("ivan@example.net", 1)
        assert "CONFIRM" in text_of(stranger)
        assert not RECEIPT.search(text_of(stranger))


@pytest.mark.parametrize(
    ("policy", "authenticated", "counts"),
    [
        ("never", False, True),
        ("unauthenticated", False, False),
        ("unauthenticated", True, True),
        ("always", False, False),
        ("always", True, False),
    ],
)
async def test_the_policy_says_what_counts_without_confirm(
    tmp_path: Path, policy: str, authenticated: bool, counts: bool
) -> None:
    consultation = replace(CIRCULAR, policy=replace(CIRCULAR.policy, confirm=policy))  # type: ignore[arg-type] # a row
    async with a_reader(tmp_path, (consultation,), authserv_id=BORDER) as door:
        word = "pass" if authenticated else "none"
        head = f"Authentication-Results: {BORDER}; dmarc={word} header.from=example.org\r\n"
        inbound = await door.read(an_arrival(f"{head}From: {LAYLA}\r\n\r\n{ANSWERS}".encode()))
    assert HandIn(proven=counts) in inbound.turns


OTHER = replace(CIRCULAR, slug="cl-18-01", reference="CL-18/01")


@pytest.mark.parametrize(
    ("to", "subject", "slug"),
    [
        ("consultation+cl-18-01@intake.test", "x", "cl-18-01"),
        ("Consultation+CL-17-30@Intake.test", "about CL-18/01", "cl-17-30"),
        (OURS, "Réponse à CL-18/01", "cl-18-01"),
        (OURS, "=?utf-8?q?CL-18=2F01?=", "cl-18-01"),
        (OURS, "CL-17/30 and CL-18/01", None),
        (OURS, "x", None),
    ],
)
async def test_address_and_subject_say_which_consultation_is_meant(
    tmp_path: Path, to: str, subject: str, slug: str | None
) -> None:
    async with a_reader(tmp_path, (CIRCULAR, OTHER)) as door:
        raw = f"From: {LAYLA}\r\nTo: {to}\r\nSubject: {subject}\r\n\r\n{ANSWERS}".encode()
        inbound = await door.read(an_arrival(raw))
    assert inbound.consultation == slug


async def test_the_thread_says_which_consultation_is_meant(tmp_path: Path) -> None:
    async with a_scene(tmp_path, (CIRCULAR, OTHER)) as scene:
        scene.write(ANSWERS, subject="CL-18/01")
        reply = await scene.answer()
        scene.write("2. More.", subject="nothing to go by", answering=reply)
        assert "CL-18/01" in text_of(await scene.answer())


async def test_attached_files_become_part_of_the_contribution(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = LAYLA, "files"
    mail.set_content(ANSWERS)
    mail.add_attachment(
        b"%PDF-1.4 not much of one", maintype="application", subtype="pdf", filename="annex.pdf"
    )
    mail.add_attachment(b"\x89PNG" + b"0" * 100_000, maintype="image", subtype="png", filename="chart.png")
    async with a_scene(tmp_path) as scene:
        inbound = await scene.door.read(an_arrival(mail.as_bytes()))
        files = [turn.file for turn in inbound.turns if isinstance(turn, Attach)]
        assert [(file.name, file.compiled) for file in files] == [("annex.pdf", True), ("chart.png", False)]
        assert await scene.office.read_file(files[0].sha256) == b"%PDF-1.4 not much of one"


async def test_the_same_bytes_give_the_same_turns(tmp_path: Path) -> None:
    """A replay of the arrivals must come to the same end."""
    raw = f"From: {LAYLA}\r\n\r\n{ANSWERS}".encode()
    async with a_reader(tmp_path) as door:
        assert await door.read(an_arrival(raw)) == await door.read(an_arrival(raw))


async def test_a_command_with_answers_below_it_does_both(tmp_path: Path) -> None:
    async with a_reader(tmp_path) as door:
        raw = f"From: {LAYLA}\r\n\r\nCONFIRM\r\n\r\n{ANSWERS}".encode()
        turns = (await door.read(an_arrival(raw))).turns
    kinds = [type(turn) for turn in turns]
    assert kinds.index(Confirm) < kinds.index(Answer)
    assert Withdraw not in kinds
    assert Comment not in kinds, "the command itself is no comment"


async def test_a_bounce_names_its_letter_by_the_address_it_came_to(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write(ANSWERS)
        reply = await scene.answer()
        token = str(reply["Message-ID"]).strip("<>").partition("@")[0]
        raw = (
            "Return-Path: <>\r\nDelivered-To: consultation+"
            f"{token}@intake.test\r\nFrom: MAILER-DAEMON@example.org\r\nSubject: Undelivered Mail Returned to Sender\r\n"
            'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
            "--b\r\n\r\nIt failed.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
            f"Final-Recipient: rfc822; {LAYLA}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
        )
        inbound = await scene.door.read(an_arrival(raw.encode()))
    assert inbound.kind == "bounce"
    assert inbound.notes == (LAYLA, "5.1.1", "permanent", str(reply["Message-ID"]))
    assert not inbound.answerable


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"\x00\xff\xfe" * 100,
        b"From: \xff\xfe@\r\nSubject: =?x?q?\xff?=\r\n\r\n1. yes",
        b"From: a@b\r\nContent-Type: multipart/mixed\r\n\r\nno boundary",
        b"From: =?utf-8?b?////?= <a@b>\r\nIn-Reply-To: <<<>>>\r\n\r\n\xe9\xe8",
        "From: ليلى <ليلى@مثال.test>\r\n\r\n1. نعم".encode(),
    ],
    ids=["empty", "no header", "zeros", "8-bit header", "no boundary", "broken words", "Arabic address"],
)
async def test_no_mail_is_too_ugly_to_be_read(tmp_path: Path, raw: bytes) -> None:
    async with a_reader(tmp_path) as door:
        inbound = await door.read(an_arrival(raw))
    assert inbound.answerable <= bool(inbound.address)


@pytest.mark.whole
async def test_a_mail_of_thirty_megabytes_is_read_and_answered(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = LAYLA, OURS, "large"
    mail.set_content(ANSWERS)
    mail.add_attachment(
        bytes(range(256)) * 86_000, maintype="application", subtype="octet-stream", filename="a.bin"
    )
    async with a_scene(tmp_path) as scene:
        scene.host.send(LAYLA, OURS, mail.as_bytes(), authenticated=False)
        mails = await scene.host.mailbox(LAYLA).wait_for(1, timeout=30)
    assert "The opportunities are many." in (mails[0].text or "")


async def test_staff_who_answer_a_digest_contribute_nothing(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:

        def post(ledger: Ledger) -> list[Letter]:
            desk = Post(ledger, scene.clock(), "intake.test")
            says = (Say.of("digest_quiet"),)
            tell_staff(desk, StaffAddresses((LAYLA,)), CIRCULAR, "digest:1", says, "digest")
            return desk.posted

        scene.office.postman.put(await scene.office.do(post))
        digest = await scene.answer()
        scene.write("Thanks, all seen.", answering=digest)
        await scene.silence()
        people = await scene.office.do(lambda ledger: ledger.people.find(Channel.MAIL, LAYLA))
    assert people is None


@pytest.mark.parametrize(
    "address", [OURS, "consultation+x@intake.test", "nobody", "a b@example.org", "a@b@c", ""]
)
async def test_a_letter_to_ourselves_or_to_no_address_is_refused(tmp_path: Path, address: str) -> None:
    letter = Letter("k", Channel.MAIL, address, "en", (Say.of("stopped"),), "reply")
    async with a_reader(tmp_path) as door:
        with pytest.raises(Refused):
            await door.send(letter)


async def test_thank_you_for_a_letter_of_ours_is_met_with_silence_and_is_no_comment(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        letter = await confirmed(scene)
        scene.write("Thank you!\r\n\r\nLayla", subject=f"Re: {letter['Subject']}", answering=letter)
        await scene.silence()
        scene.write("Received, many thanks.")
        await scene.silence()
        scene.write("STATUS")
        standing = await scene.answer()
    assert "thanks" not in text_of(standing)


async def test_a_mail_that_an_alias_delivered_a_second_time_is_filed_and_answered_once(
    tmp_path: Path,
) -> None:
    async with a_scene(tmp_path) as scene:
        raw = scene.write("A word before my answers, which belongs to none of them.\r\n\r\n1. Yes.")
        await scene.answer()
        scene.host.send(LAYLA, OURS, b"Delivered-To: alias@intake.test\r\n" + raw, authenticated=False)
        await scene.silence()
        scene.host.send(LAYLA, OURS, raw.replace(b"1. Yes.", b"1. No."), authenticated=False)
        second = await scene.answer()
        kinds = await scene.office.do(lambda ledger: ledger.arrivals.counts_by_kind(Channel.MAIL))
    assert "No." in text_of(second)
    assert text_of(second).count("A word before my answers") == 1
    assert kinds == {"contribution": 2, "duplicate": 1}


async def test_who_only_thanks_without_ever_having_heard_from_us_gets_an_answer(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write("Thank you!")
        reply = await scene.answer()
    assert "HELP" in text_of(reply)


async def test_confirm_below_new_answers_confirms_the_earlier_ones_first(tmp_path: Path) -> None:
    async with a_reader(tmp_path) as door:
        inbound = await door.read(a_mail("2. Regulate lightly.\r\n\r\nCONFIRM\r\n"))
    kinds = [type(turn) for turn in inbound.turns]
    assert inbound.kind == "contribution"
    assert kinds.index(Confirm) < kinds.index(Answer) < kinds.index(HandIn)
    assert [turn.text for turn in inbound.turns if isinstance(turn, Answer)] == ["Regulate lightly."]


async def test_a_sentence_about_withdrawing_withdraws_nothing_and_goes_to_staff(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        letter = await confirmed(scene)
        scene.write("Please withdraw my contribution.", answering=letter)
        reply = await scene.answer()
        scene.write("STATUS", answering=reply)
        standing = await scene.answer()
    for text in (text_of(reply), text_of(standing)):
        assert "withdrawn" not in text
        assert RECEIPT.search(text)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_lines_a_receipt_offers_for_a_correction_are_understood(
    tmp_path: Path, language: str
) -> None:
    said = Catalogue.load().words(
        "mail_published_as",
        language,
        {"name": "A", "organisation": "B", "category": "academia", "country": "C"},
        CIRCULAR,
    )
    labels = re.findall(r"[«“]\W*(\w+)\s?[:：]\s?…", Catalogue.plain(said))
    values = {"name": "Layla B. Hassan", "organisation": "Open Forum", "category": "2", "country": "Oman"}
    assert len(labels) == len(values)
    for label, (field, value) in zip(labels, values.items(), strict=True):
        async with a_reader(tmp_path) as door:
            inbound = await door.read(a_mail(f"{label}: {value}"))
        assert inbound.kind == "contribution"
        introduced = next(turn for turn in inbound.turns if isinstance(turn, Introduce))
        expected = CIRCULAR.categories[1].id if field == "category" else value
        assert introduced.fields[field] == expected


async def test_a_corrected_organisation_stands_in_the_next_letter(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        letter = await confirmed(scene)
        assert "“Organisation: …”" in text_of(letter)
        quoted = "\r\n".join(f"> {line}" for line in text_of(letter).splitlines())
        scene.write(
            f"Organisation: Open Networks Forum\r\n\r\nOn 1 July 2017, {OURS} wrote:\r\n{quoted}\r\n",
            answering=letter,
        )
        corrected = await scene.answer()
    text = text_of(corrected)
    assert "Organisation: Open Networks Forum" in text
    assert "The opportunities are many." in text
    assert "Version 2" in text


async def test_words_to_be_added_stand_behind_the_answer_and_the_reply_shows_it_whole(tmp_path: Path) -> None:
    async with a_scene(tmp_path) as scene:
        scene.write("1. Good.\r\n2. Fair.\r\n")
        reply = await scene.answer()
        scene.write("Please add to question 2:\r\nTaxes must be equal.\r\n", answering=reply)
        text = text_of(await scene.answer())
    assert "Fair.\nTaxes must be equal." in text
    assert "add to question" not in text
