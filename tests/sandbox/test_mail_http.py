"""The mail host over HTTP, as another process plays a stakeholder with it."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.world import Sandbox
from tests.sandbox.test_mail_host import LAYLA, a_mail

DESK = "consultation@intake.test"
BOXES = "/sandbox/mail/boxes"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.running(desk=DESK, users={LAYLA: "secret"}) as running:
        yield running


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=sandbox.url, trust_env=False) as client:
        yield client


async def test_a_mailbox_is_opened_and_tells_how_to_reach_it(http: httpx.AsyncClient) -> None:
    answer = await http.post(BOXES, json={"address": "ivan@example.com", "password": "пароль"})
    assert answer.status_code == 201
    assert answer.json()["imap_url"].startswith("imap://ivan%40example.com:%D0%BF")
    overview = (await http.get("/sandbox/mail")).json()
    assert overview["addresses"] == [DESK, LAYLA, "ivan@example.com"]


async def test_a_raw_message_is_handed_in_and_read_back_byte_for_byte(http: httpx.AsyncClient) -> None:
    sent = await http.post(
        "/sandbox/mail/send", params={"from": LAYLA, "to": [DESK]}, content=a_mail("أجوبة")
    )
    assert sent.status_code == 201
    [line] = (await http.get(f"{BOXES}/{DESK}")).json()["messages"]
    assert (line["subject"], line["preview"]) == ("أجوبة", "1. Many opportunities.")
    raw = await http.get(f"{BOXES}/{DESK}/{line['uid']}/raw")
    assert raw.content.endswith(b"\r\n" + a_mail("أجوبة"))


async def test_waiting_ends_when_a_message_comes(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    waiting = asyncio.create_task(http.get(f"{BOXES}/{LAYLA}", params={"after": 0, "wait": 5}))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    sandbox.mail.send(DESK, LAYLA, a_mail("Receipt"))
    assert [each["subject"] for each in (await waiting).json()["messages"]] == ["Receipt"]
    late = await http.get(f"{BOXES}/{LAYLA}", params={"after": 1, "wait": 0.05})
    assert late.json() == {"messages": []}


async def test_a_letter_is_written_answered_and_kept_under_sent(
    sandbox: Sandbox, http: httpx.AsyncClient
) -> None:
    sandbox.mail.send(DESK, LAYLA, a_mail("Question", sender=DESK))
    draft = (await http.get(f"{BOXES}/{LAYLA}/1/draft", params={"language": "fr"})).json()
    assert "a écrit" in draft["text"]
    answer = await http.post(
        f"{BOXES}/{LAYLA}/write",
        json={
            "name": "Layla",
            "to": draft["to"],
            "subject": draft["subject"],
            "text": "Oui." + draft["text"],
            "answering": 1,
            "files": [
                {"name": "annexe.txt", "mime": "text/plain", "base64": base64.b64encode(b"annexe").decode()}
            ],
        },
    )
    assert answer.status_code == 201
    [mail] = sandbox.mail.mailbox(DESK).messages()
    assert (mail.subject, mail.sender) == ("Re: Question", f"Layla <{LAYLA}>")
    shown = (await http.get(f"{BOXES}/{LAYLA}/1", params={"folder": "Sent"})).json()
    assert shown["files"] == [{"name": "annexe.txt", "mime": "text/plain", "size": 6}]
    assert shown["text"].startswith("Oui.")
    file = await http.get(f"{BOXES}/{LAYLA}/1/files/0", params={"folder": "Sent"})
    assert file.content == b"annexe"


async def test_html_can_neither_run_nor_load_anything(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    sandbox.mail.mailbox(LAYLA).put(b"Content-Type: text/html\r\n\r\n<script>alert(1)</script>")
    answer = await http.get(f"{BOXES}/{LAYLA}/1/html")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy


async def test_reading_marks_as_seen(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    sandbox.mail.send(DESK, LAYLA, a_mail())
    await http.post(f"{BOXES}/{LAYLA}/1/seen")
    assert sandbox.mail.mailbox(LAYLA).messages()[0].flags == {"\\Seen"}


async def test_faults_are_asked_for_listed_and_cleared(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    fault = {"point": "smtp.rcpt", "kind": "reply", "text": "451 4.7.1 Later", "times": 2}
    asked = await http.post("/sandbox/mail/faults", json=fault)
    assert asked.json()["faults"][0]["text"] == "451 4.7.1 Later"
    assert sandbox.mail.faults.take("smtp.rcpt") is not None
    assert (await http.delete("/sandbox/mail/faults")).json() == {"faults": []}


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", f"{BOXES}/nobody@nowhere.test", None, 404),
        ("GET", f"{BOXES}/{LAYLA}/99", None, 404),
        ("GET", f"{BOXES}/{LAYLA}?folder=Nowhere", None, 404),
        ("GET", f"{BOXES}/{LAYLA}?after=x", None, 400),
        ("POST", BOXES, {"address": "nobody"}, 400),
        ("POST", BOXES, ["no", "object"], 400),
        ("POST", f"{BOXES}/{LAYLA}/write", {"to": "x@nowhere.test", "text": ""}, 422),
        ("POST", f"{BOXES}/{LAYLA}/write", {"to": "", "text": ""}, 400),
        ("POST", f"{BOXES}/{LAYLA}/write", {"to": DESK, "quoting": "odd"}, 400),
        ("POST", f"{BOXES}/{LAYLA}/write", {"to": DESK, "files": [{"name": "a", "base64": "?"}]}, 400),
        ("POST", "/sandbox/mail/faults", {"point": "smtp.rcpt", "kind": "reply"}, 400),
        ("POST", "/sandbox/mail/faults", {"point": "smtp.rcpt", "kind": "cut", "colour": "red"}, 400),
        ("POST", "/sandbox/mail/send", None, 400),
    ],
)
async def test_a_wrong_request_is_told_so(
    http: httpx.AsyncClient, method: str, path: str, body: object, status: int
) -> None:
    answer = await http.request(method, path, json=body)
    assert (answer.status_code, bool(answer.json()["error"])) == (status, True)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no header at all",
        b"\r\n\r\nonly a body",
        b"From: a@\xe9\xff\r\nSubject: \xd4\xc7\xe1\r\n\r\n\xff\xfe",
        b"From: undisclosed:;\r\nTo: @\r\nSubject: =?utf-8?q?=ff?=\r\n\r\nx",
        b"Content-Type: text/plain; charset=x-nobody-knows\r\n\r\n\xe9t\xe9",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n--b--",
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nSubject: in\r\n\r\nside",
        b"Content-Type: multipart/mixed; boundary*0=b; boundary*=c; boundary*1=d\r\n\r\nx",
        b"Content-Type: text/plain; name*=a\x00b''x\r\n\r\nx",
        b"Date: yesterday\r\nMessage-ID: <[]>\r\nReferences: <\r\n\r\nx",
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(200)),
    ],
)
async def test_broken_mail_is_shown_as_well_as_it_can_be(
    sandbox: Sandbox, http: httpx.AsyncClient, raw: bytes
) -> None:
    sandbox.mail.mailbox(LAYLA).put(raw)
    for path in ("", "/1", "/1/raw", "/1/draft"):
        assert (await http.get(f"{BOXES}/{LAYLA}{path}")).status_code == 200, path
    assert (await http.get("/sandbox/view", params={"id": LAYLA})).status_code == 200
    reader, writer = await asyncio.open_connection(sandbox.mail.host, sandbox.mail.imap_port)
    writer.write(f"1 LOGIN {LAYLA} secret\r\n2 SELECT INBOX\r\n".encode())
    writer.write(b"3 FETCH 1 (ENVELOPE BODYSTRUCTURE BODY.PEEK[1.1] BODY.PEEK[HEADER.FIELDS (To)])\r\n")
    writer.write(b"4 SEARCH TEXT needle SENTSINCE 1-Jan-2000\r\n5 LOGOUT\r\n")
    told = (await asyncio.wait_for(reader.read(), 30)).decode("utf-8", "replace")
    assert "\r\n3 OK" in told
    assert "\r\n4 OK" in told
    writer.close()
    await writer.wait_closed()
