"""The mailbox, seen from outside: the real service, once with the sandbox's mail host and once with Dovecot and Postfix."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from email.message import EmailMessage

import pytest
import pytest_asyncio

from consultation.definition import Consultation
from sandbox.mail_host import MailHost
from tests.servers.authority import Authority
from tests.servers.daemon import Missing, left_out
from tests.servers.dovecot import Dovecot
from tests.servers.dovecot import running as running_dovecot
from tests.servers.fixtures import USERS
from tests.servers.postfix import Postfix
from tests.servers.postfix import running as running_postfix
from tests.whole.circular import circular
from tests.whole.people import flat, letter, numbered, plain, receipt_in
from tests.whole.post import BORDER, DESK, Correspondent, Post, RealPost, SandboxPost
from tests.whole.service import Service, serving

pytestmark = [pytest.mark.whole, pytest.mark.asyncio(loop_scope="module")]

ANSWERS = {n: f"Our answer number {n}: openness, with < and & and 'quotes'." for n in range(1, 6)}
ARABIC = {1: "الفرص كثيرة لرواد الأعمال.", 2: "المسألة الأهم هي تكافؤ الفرص بين الجميع."}


@dataclass(frozen=True)
class Desk:
    """A running service with a mailbox."""

    service: Service
    post: Post
    consultation: Consultation

    def somebody(self) -> Correspondent:
        return Correspondent(self.post)

    def question(self, number: int, language: str) -> str:
        question = self.consultation.question(number)
        assert question is not None
        return question.text[language]


@pytest.fixture(scope="module")
def servers(authority: Authority) -> Iterator[tuple[Dovecot, Postfix]]:
    """Dovecot and Postfix for this module alone: nobody else's mail lies in the desk's mailbox."""
    try:
        with running_dovecot(authority, USERS) as dovecot, running_postfix(authority, dovecot) as postfix:
            yield dovecot, postfix
    except Missing as reason:
        left_out(str(reason))


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["sandbox", "real"])
async def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Desk]:
    folder = tmp_path_factory.mktemp("mail")
    file, consultation = circular(folder)
    ours = {"INTAKE_CONSULTATIONS": str(file)}
    if request.param == "real":
        post: Post = RealPost(*request.getfixturevalue("servers"))
        async with serving(folder, ours | post.settings()) as service:
            yield Desk(service, post, consultation)
    else:
        async with MailHost.running(users={DESK: "secret"}, authserv_id=BORDER) as host:
            post = SandboxPost(host)
            async with serving(folder, ours | post.settings()) as service:
                yield Desk(service, post, consultation)


async def test_one_mail_in_is_one_reply_out_that_shows_the_answers_and_the_open_questions(desk: Desk) -> None:
    ann = desk.somebody()
    raw = letter(f"Ann Example <{ann.address}>", DESK, numbered({n: ANSWERS[n] for n in (1, 3)}))
    began = time.monotonic()
    reply = await ann.sends(raw)
    assert time.monotonic() - began < 10  # noticed within 5 s, handled at once
    sent_id = next(line for line in raw.decode().splitlines() if line.startswith("Message-ID:"))
    assert reply["In-Reply-To"] == sent_id.partition(":")[2].strip()
    assert reply["To"].addresses[0].addr_spec == ann.address
    assert reply["From"].addresses[0].addr_spec == DESK
    assert reply["Auto-Submitted"] == "auto-replied"
    text = flat(plain(reply))
    assert ANSWERS[1] in text
    assert ANSWERS[3] in text
    for number in (2, 4, 5):
        assert flat(desk.question(number, "en")) in text
    receipt = receipt_in(text)
    kept = (await desk.service.export())[receipt]
    assert kept["answers"] == {"1": ANSWERS[1], "3": ANSWERS[3]}
    assert kept["status"] == "submitted"
    second = await ann.answers(reply, numbered({n: ANSWERS[n] for n in (2, 4, 5)}))
    assert receipt_in(plain(second)) == receipt
    assert all(answer in flat(plain(second)) for answer in ANSWERS.values())
    kept = (await desk.service.export())[receipt]
    assert kept["answers"] == {str(n): text for n, text in ANSWERS.items()}
    assert kept["version"] == 2
    assert len(await desk.post.mails(ann.address)) == 2


async def test_answers_under_our_own_quoted_questions_are_filed_there_in_the_language_of_the_mail(
    desk: Desk,
) -> None:
    layla = desk.somebody()
    first = await layla.writes(numbered(ARABIC, "السلام عليكم،"), name="ليلى حداد", subject="مساهمة")
    text = flat(plain(first))
    assert "السؤال" in text
    assert flat(desk.question(3, "ar")) in text
    answered = ""
    for line in plain(first).splitlines():
        answered += f"> {line}\n"
        if flat(line) and flat(desk.question(5, "ar")).endswith(flat(line)):
            answered += "\nمراكز تبادل الإنترنت المحلية.\n\n"
    assert "مراكز" in answered
    raw = letter(f"ليلى <{layla.address}>", DESK, answered, answering=first)
    reply = await layla.sends(raw)
    receipt = receipt_in(plain(reply))
    kept = (await desk.service.export())[receipt]
    assert kept["answers"] == {"1": ARABIC[1], "2": ARABIC[2], "5": "مراكز تبادل الإنترنت المحلية."}
    assert kept["language"] == "ar"
    html = reply.get_body(("html",))
    assert html is not None
    assert 'dir="rtl"' in html.get_content()


async def test_who_is_not_vouched_for_is_asked_to_confirm_and_then_it_counts(desk: Desk) -> None:
    ann = desk.somebody()
    asked = await ann.writes(numbered({1: ANSWERS[1]}), vouched=False)
    assert "CONFIRM" in plain(asked)
    waiting = [c for c in (await desk.service.export()).values() if c["status"] == "unconfirmed"]
    assert [c["answers"] for c in waiting] == [{"1": ANSWERS[1]}]
    confirmed = await ann.answers(asked, "CONFIRM", vouched=False)
    receipt = receipt_in(plain(confirmed))
    assert waiting[0]["receipt"] == receipt
    assert (await desk.service.export())[receipt]["status"] == "submitted"


async def test_a_stranger_cannot_vouch_for_a_sender_nor_confirm_for_another(desk: Desk) -> None:
    ann, mallory = desk.somebody(), desk.somebody()
    raw = letter(f"Ann <{ann.address}>", DESK, numbered({1: ANSWERS[1]}))
    forged = b"Authentication-Results: mx.elsewhere.test; dmarc=pass header.from=people.test\n" + raw
    asked = await ann.sends(forged, vouched=False)
    assert "CONFIRM" in plain(asked)
    # Mallory confirms from another address, with the thread of a letter that went to Ann.
    stolen = await mallory.answers(asked, "CONFIRM", vouched=True, quoting=False)
    assert ANSWERS[1] not in plain(stolen)
    unconfirmed = [c for c in (await desk.service.export()).values() if c["status"] == "unconfirmed"]
    assert [c["answers"] for c in unconfirmed] == [{"1": ANSWERS[1]}]
    await ann.answers(asked, "CONFIRM", vouched=False)
    # And in Ann's name, without the thread: a new word of Ann's that nobody vouches for.
    later = await ann.writes(numbered({1: "Words of Mallory."}), vouched=False)
    assert "CONFIRM" in plain(later)
    kept = [c for c in (await desk.service.export()).values() if c["answers"].get("1") == ANSWERS[1]]
    assert len(kept) >= 1, "what counts is what Ann confirmed"


async def test_commands_in_the_senders_language_do_what_they_say(desk: Desk) -> None:
    camille = desk.somebody()
    first = await camille.writes(numbered({1: "Les services ouverts.", 2: "La neutralité du réseau."}))
    receipt = receipt_in(plain(first))
    status = await camille.answers(first, "STATUT")
    assert receipt_in(plain(status)) == receipt
    asked = await camille.answers(status, "RETIRER", quoting=False)
    if (await desk.service.export())[receipt]["status"] != "withdrawn":
        await camille.answers(asked, "CONFIRMER")
    assert (await desk.service.export())[receipt]["status"] == "withdrawn"


ROBOTS = {
    "auto-reply": {"Auto-Submitted": "auto-replied"},
    "list": {"List-Id": "<telecoms.lists.test>", "Precedence": "list"},
}


async def test_machines_are_never_answered_and_who_sends_nothing_gets_two_mails(desk: Desk) -> None:
    robots = {kind: desk.somebody() for kind in ROBOTS}
    for kind, robot in robots.items():
        raw = letter(f"Robot <{robot.address}>", DESK, "I am out of the office.", headers=ROBOTS[kind])
        await desk.post.send(robot.address, raw, vouched=True)
    bounced = desk.somebody()
    await desk.post.send(bounced.address, _bounce(bounced.address), vouched=False)
    empty = desk.somebody()
    for _ in range(4):
        await desk.post.send(
            empty.address, letter(f"Nobody <{empty.address}>", DESK, "", subject=""), vouched=True
        )
    ann = desk.somebody()
    await ann.writes(numbered({1: ANSWERS[1]}))  # later than all of these
    await empty.gets(2)
    await asyncio.sleep(0.5)
    assert len(await desk.post.mails(empty.address)) == 2
    for robot in (*robots.values(), bounced):
        assert await desk.post.mails(robot.address) == []


async def test_two_robots_that_answer_each_other_stop_after_two_of_ours(desk: Desk) -> None:
    robot = desk.somebody()
    reply = await robot.writes("", subject="")
    for _ in range(3):  # a vacation program that ignores Auto-Submitted and does not say what it is
        raw = letter(f"Robot <{robot.address}>", DESK, "", answering=reply)
        await desk.post.send(robot.address, raw, vouched=True)
    await robot.gets(2)
    await desk.somebody().writes(numbered({1: ANSWERS[1]}))
    assert len(await desk.post.mails(robot.address)) == 2


async def test_a_mail_of_30_mb_is_taken_kept_and_answered(desk: Desk) -> None:
    ann = desk.somebody()
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Ann <{ann.address}>", DESK, "With our study"
    mail["Message-ID"] = "<big@people.test>"
    mail.set_content(numbered({1: ANSWERS[1]}))
    mail.add_attachment(b"\x00\x01study" * 3_200_000, "application", "octet-stream", filename="study.bin")
    raw = mail.as_bytes()
    assert len(raw) > 30_000_000
    reply = await ann.sends(raw, within=60)
    receipt = receipt_in(plain(reply))
    kept = (await desk.service.export())[receipt]
    assert kept["answers"]["1"] == ANSWERS[1]
    assert [(file["name"], file["size"]) for file in kept["attachments"]] == [("study.bin", 22_400_000)]


async def test_mailbox_and_store_agree_in_the_end(desk: Desk) -> None:
    said = await desk.service.run("reconcile", "--json")
    assert '"agrees": true' in said
    assert "Traceback" not in desk.service.log


def _bounce(address: str) -> bytes:
    return (
        f"From: MAILER-DAEMON@people.test\nTo: {DESK}\nSubject: Undelivered Mail Returned to Sender\nReturn-Path: <>\n"
        f"Message-ID: <bounce.{address}>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nIt could not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.people.test\n\n"
        f"Final-Recipient: rfc822; {address}\nAction: failed\nStatus: 5.1.1\n\n--b--\n"
    ).encode()
