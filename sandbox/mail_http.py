"""The mail host over HTTP, for the page and for other processes that play stakeholders. JSON unless said otherwise.

GET    /sandbox/mail                              ports and addresses
POST   /sandbox/mail/boxes                        {"address", "password"}: a new mailbox, or a new password
GET    /sandbox/mail/boxes/{address}              ?folder=INBOX&after=UID&wait=SECONDS: the messages with a higher UID;
                                                  waits until there is one, or the seconds are over
GET    /sandbox/mail/boxes/{address}/{uid}        ?folder=: one message: header fields, text, attachments
GET    /sandbox/mail/boxes/{address}/{uid}/raw    the very bytes (message/rfc822)
GET    /sandbox/mail/boxes/{address}/{uid}/html   the HTML part, fenced in: no scripts, nothing from outside
GET    /sandbox/mail/boxes/{address}/{uid}/files/{n}
GET    /sandbox/mail/boxes/{address}/{uid}/draft  ?language=: what a mail program puts into the reply window
POST   /sandbox/mail/boxes/{address}/{uid}/seen   marks as read
POST   /sandbox/mail/boxes/{address}/write        {"to", "subject", "text", "name", "language", "answering": uid,
                                                  "quoting", "files": [{"name", "mime", "base64"}]}: sends as a program does
POST   /sandbox/mail/boxes/{address}/renumber     changes UIDVALIDITY
POST   /sandbox/mail/send                         ?from=&to=&to=&authenticated=: hands in the body, a raw message
GET, POST, DELETE /sandbox/mail/faults            what is still to go wrong; asks for a fault (`Faults.add`); clears
POST   /sandbox/mail/cut | /sandbox/mail/bye      breaks or ends the open connections
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
from collections.abc import Awaitable, Callable
from email.message import EmailMessage
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.mail_host import Mailbox, MailHost, Refused
from sandbox.mail_store import Mail, NoSuchFolder
from sandbox.mail_writing import Attachment, Quoting, Writer, draft, text_of, write

LONGEST_WAIT = 50.0
#: A letter is shown as it is, but it can neither run nor load anything.
_FENCE = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-popups allow-same-origin"
)

Endpoint = Callable[[Request], Awaitable[Response]]


class BadRequest(Exception):
    """The request cannot be understood; the text says why."""


class MailControl:
    """The routes of one mail host."""

    def __init__(self, host: MailHost) -> None:
        self.host = host

    def routes(self) -> list[Route]:
        """To be mounted in an application."""
        box = "/sandbox/mail/boxes/{address}"
        mail = box + "/{uid:int}"
        return [
            Route("/sandbox/mail", _guarded(self.overview)),
            Route("/sandbox/mail/boxes", _guarded(self.open_box), methods=["POST"]),
            Route("/sandbox/mail/send", _guarded(self.send), methods=["POST"]),
            Route("/sandbox/mail/faults", _guarded(self.faults), methods=["GET", "POST", "DELETE"]),
            Route("/sandbox/mail/cut", _guarded(self.cut), methods=["POST"]),
            Route("/sandbox/mail/bye", _guarded(self.bye), methods=["POST"]),
            Route(box, _guarded(self.list_box)),
            Route(box + "/write", _guarded(self.write), methods=["POST"]),
            Route(box + "/renumber", _guarded(self.renumber), methods=["POST"]),
            Route(mail, _guarded(self.show)),
            Route(mail + "/raw", _guarded(self.raw)),
            Route(mail + "/html", _guarded(self.html)),
            Route(mail + "/draft", _guarded(self.draft)),
            Route(mail + "/seen", _guarded(self.seen), methods=["POST"]),
            Route(mail + "/files/{number:int}", _guarded(self.file)),
        ]

    async def overview(self, request: Request) -> Response:
        host = self.host
        ports = {"host": host.host, "smtp_port": host.smtp_port, "imap_port": host.imap_port}
        return JSONResponse({**ports, "addresses": host.addresses()})

    async def open_box(self, request: Request) -> Response:
        given = await _json(request)
        box = self.host.add_user(_text(given, "address"), _text(given, "password", "secret"))
        urls = {"imap_url": self.host.imap_url(box.address), "smtp_url": self.host.smtp_url(box.address)}
        return JSONResponse({"address": box.address, **urls}, status_code=201)

    async def list_box(self, request: Request) -> Response:
        box, folder = self._box(request), _folder(request)
        after = _number(request, "after", 0)
        wait = min(_number(request, "wait", 0), LONGEST_WAIT)
        if wait:
            try:
                await box.wait_for(lambda mail: mail.uid > after, wait, folder)
            except TimeoutError:
                return JSONResponse({"messages": []})
        return JSONResponse(
            {"messages": [summary(mail) for mail in box.messages(folder) if mail.uid > after]}
        )

    async def show(self, request: Request) -> Response:
        mail = self._mail(request)
        headers = [[name, mail.header(name)] for name in dict.fromkeys(mail.parsed.keys())]
        files = [
            {"name": part.get_filename() or "", "mime": part.get_content_type(), "size": len(_content(part))}
            for part in mail.files
        ]
        return JSONResponse({**summary(mail), "headers": headers, "text": text_of(mail), "files": files})

    async def raw(self, request: Request) -> Response:
        return Response(self._mail(request).raw, media_type="message/rfc822")

    async def html(self, request: Request) -> Response:
        mail = self._mail(request)
        if mail.html is None:
            raise LookupError("the message has no HTML part")
        return Response(mail.html, media_type="text/html", headers={"Content-Security-Policy": _FENCE})

    async def draft(self, request: Request) -> Response:
        to, subject, text = draft(request.query_params.get("language", "en"), self._mail(request))
        return JSONResponse({"to": to, "subject": subject, "text": text})

    async def seen(self, request: Request) -> Response:
        mail = self._mail(request)
        self._box(request).account.folder(_folder(request)).flag(mail.uid, mail.flags | {"\\Seen"})
        return JSONResponse({})

    async def file(self, request: Request) -> Response:
        parts = self._mail(request).files
        number = request.path_params["number"]
        if number >= len(parts):
            raise LookupError("the message has no such attachment")
        part = parts[number]
        name = (part.get_filename() or "file").encode("utf-8").hex("%")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''%{name}"}
        return Response(_content(part), media_type="application/octet-stream", headers=headers)

    async def write(self, request: Request) -> Response:
        box, given = self._box(request), await _json(request)
        quoting: Quoting = given.get("quoting", "plain")
        if quoting not in get_args(Quoting):
            raise BadRequest(f"quoting is one of {', '.join(get_args(Quoting))}")
        answered = given.get("answering")
        raw = write(
            Writer(_text(given, "name", ""), box.address, _text(given, "language", "en")),
            _text(given, "to"),
            _text(given, "subject", ""),
            _text(given, "text", ""),
            now=self.host.now(),
            answering=box.message(int(answered), _text(given, "folder", "INBOX")) if answered else None,
            quoting=quoting,
            files=[_attachment(file) for file in given.get("files", [])],
        )
        self.host.send(box.address, self.host.recipients(raw), raw)
        box.put(raw, "Sent", ["\\Seen"])
        return JSONResponse({}, status_code=201)

    async def renumber(self, request: Request) -> Response:
        self._box(request).renumber(_folder(request))
        return JSONResponse({})

    async def send(self, request: Request) -> Response:
        query = request.query_params
        recipients = query.getlist("to")
        if not recipients:
            raise BadRequest("to is missing")
        trusted = query.get("authenticated", "true") != "false"
        self.host.send(query.get("from", ""), recipients, await request.body(), authenticated=trusted)
        return JSONResponse({}, status_code=201)

    async def faults(self, request: Request) -> Response:
        if request.method == "POST":
            given = await _json(request)
            try:
                self.host.faults.add(given.pop("point", ""), given.pop("kind", ""), **given)
            except TypeError as fault:
                raise BadRequest(str(fault)) from fault
        elif request.method == "DELETE":
            self.host.faults.clear()
        return JSONResponse({"faults": self.host.faults.listed()})

    async def cut(self, request: Request) -> Response:
        self.host.cut_connections()
        return JSONResponse({})

    async def bye(self, request: Request) -> Response:
        self.host.say_bye()
        return JSONResponse({})

    def _box(self, request: Request) -> Mailbox:
        return self.host.mailbox(request.path_params["address"])

    def _mail(self, request: Request) -> Mail:
        return self._box(request).message(request.path_params["uid"], _folder(request))


def summary(mail: Mail) -> dict[str, object]:
    """A message as it stands in a list."""
    return {
        "uid": mail.uid,
        "from": mail.sender,
        "to": mail.header("To"),
        "subject": mail.subject,
        "received_at": mail.received_at.isoformat(),
        "size": len(mail.raw),
        "flags": sorted(mail.flags),
        "preview": " ".join(text_of(mail).split())[:140],
        "has_html": mail.html is not None,
        "has_files": bool(mail.files),
    }


def _guarded(endpoint: Endpoint) -> Endpoint:
    """Turn what a request got wrong into an answer that says so."""

    async def answer(request: Request) -> Response:
        if request.client is None or not ipaddress.ip_address(request.client.host).is_loopback:
            return JSONResponse(
                {"error": "the sandbox is controlled from this machine only"}, status_code=403
            )
        try:
            return await endpoint(request)
        except (NoSuchFolder, LookupError) as missing:
            return JSONResponse({"error": f"not there: {missing}"}, status_code=404)
        except (BadRequest, ValueError) as fault:
            return JSONResponse({"error": str(fault)}, status_code=400)
        except Refused as refusal:
            return JSONResponse({"error": str(refusal)}, status_code=422)

    return answer


async def _json(request: Request) -> dict[str, Any]:
    given = await request.json()
    if not isinstance(given, dict):
        raise BadRequest("a JSON object is expected")
    return given


def _text(given: dict[str, Any], name: str, default: str | None = None) -> str:
    value = given.get(name, default)
    if not isinstance(value, str):
        raise BadRequest(f"{name} is missing or no text")
    return value


def _attachment(given: dict[str, Any]) -> Attachment:
    try:
        content = base64.b64decode(_text(given, "base64"), validate=True)
    except binascii.Error as fault:
        raise BadRequest("a file is not base64") from fault
    return Attachment(_text(given, "name"), content, _text(given, "mime", ""))


def _number(request: Request, name: str, default: int) -> float:
    return float(request.query_params.get(name, default))


def _folder(request: Request) -> str:
    return request.query_params.get("folder", "INBOX")


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return bytes(part.get_content())
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
