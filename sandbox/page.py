"""The page of the sandbox: a person plays stakeholders, a chat on one side and a mailbox on the other.

Besides the page itself:

    GET    /sandbox/characters       everybody who can be played: {"id", "name", "language", "user_id", "address"}
    POST   /sandbox/characters       {"name", "language", "address"}: a new one
    GET    /sandbox/view             ?id=CHARACTER&known=MARK&wait=SECONDS: what that character sees now, chat and mail, once
                                     it differs from the view of that mark
What a character does goes to the control routes of the Bot API (/sandbox/persons) and of the mail host (/sandbox/mail).
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.mail_host import MailHost
from sandbox.mail_http import summary
from sandbox.mail_store import canonical
from sandbox.telegram_server import BotApi

STATIC = Path(__file__).with_name("static")
LONGEST_WAIT = 50.0
#: Some things change without a sign ("typing…", a new character): the view is looked at again after so many seconds.
LOOK_AGAIN = 1.0
_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; frame-src 'self'"


@dataclass(frozen=True)
class Played:
    """Somebody the page can play: with a telephone, a mailbox, or both."""

    name: str
    language: str
    user_id: int | None
    address: str | None

    @property
    def id(self) -> str:
        """How the page names them."""
        return str(self.user_id) if self.user_id is not None else str(self.address)

    def as_json(self) -> dict[str, object]:
        """For the page."""
        return {
            "id": self.id,
            "name": self.name,
            "language": self.language,
            "user_id": self.user_id,
            "address": self.address,
        }


class Page:
    """The routes of the page and the list of those it can play."""

    def __init__(self, api: BotApi, mail: MailHost, desk: str) -> None:
        self._api = api
        self._mail = mail
        self._desk = desk
        self._addresses: dict[int, str] = {}  #: whose mailbox belongs to which telephone
        self._closing = asyncio.Event()

    def routes(self) -> list[BaseRoute]:
        """To be mounted at the root of an application."""
        return [
            Route("/", self._index),
            Route("/sandbox/characters", self._characters, methods=["GET", "POST"]),
            Route("/sandbox/view", self._view),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]

    def close(self) -> None:
        """Let go of whoever waits for news."""
        self._closing.set()

    def invite(self, name: str, language: str, address: str, password: str = "secret") -> int:
        """Make a person with a chat and a mailbox; gives the Telegram id. ValueError for an address that is none or is taken."""
        taken = {canonical(each) for each in [self._desk, *self._addresses.values()]}
        if canonical(address) in taken:
            raise ValueError(f"{address} belongs to somebody else")
        self._mail.add_user(address, password)
        person = self._api.person(name=name, language_code=language)
        self._addresses[person.id] = address
        return person.id

    def played(self) -> list[Played]:
        """Everybody but the desk: those invited, and those that a test or another process made on one side only."""
        people = [
            Played(
                person.user.first_name, person.user.language_code or "en", number, self._addresses.get(number)
            )
            for number, person in self._api.persons.items()
        ]
        known = {canonical(address) for address in [*self._addresses.values(), self._desk]}
        loose = [address for address in self._mail.addresses() if canonical(address) not in known]
        return people + [Played(address, "en", None, address) for address in loose]

    async def _index(self, request: Request) -> Response:
        return FileResponse(STATIC / "page.html", headers={"Content-Security-Policy": _POLICY})

    async def _characters(self, request: Request) -> Response:
        if request.method == "POST":
            try:
                given = await request.json()
                self.invite(str(given["name"]), str(given["language"]), str(given["address"]))
            except (TypeError, KeyError):
                return JSONResponse({"error": "name, language and address are needed"}, status_code=400)
            except ValueError as fault:
                return JSONResponse({"error": str(fault)}, status_code=400)
        return JSONResponse({"desk": self._desk, "characters": [each.as_json() for each in self.played()]})

    async def _view(self, request: Request) -> Response:
        query = request.query_params
        chosen = next((each for each in self.played() if each.id == query.get("id")), None)
        if chosen is None:
            return JSONResponse({"error": "nobody of that id"}, status_code=404)
        until = asyncio.get_running_loop().time() + min(float(query.get("wait", "0")), LONGEST_WAIT)
        while True:
            view = self._seen_by(chosen)
            mark = hashlib.sha256(json.dumps(view, sort_keys=True).encode()).hexdigest()[:16]
            left = until - asyncio.get_running_loop().time()
            if mark != query.get("known") or left <= 0 or self._closing.is_set():
                return JSONResponse({"mark": mark, **view})
            await self._wake(chosen, min(left, LOOK_AGAIN))

    def _seen_by(self, chosen: Played) -> dict[str, Any]:
        return {
            "character": chosen.as_json(),
            "count": len(self.played()),
            "chat": self._chat_of(chosen.user_id) if chosen.user_id is not None else None,
            "mail": self._mail_of(chosen.address) if chosen.address is not None else None,
        }

    def _chat_of(self, user_id: int) -> dict[str, Any]:
        person = self._api.persons[user_id]
        answers = [tap for tap in person.taps if tap.answer is not None]
        return {
            "bot": person.sees_profile(),
            "blocked": person.chat.blocked,
            "typing": person.sees_typing(),
            "menu": person.sees_menu(),
            "keyboard": [[button.text for button in row] for row in person.sees_keyboard()],
            "messages": [message.as_json() for message in person.sees()],
            "answer": {"id": answers[-1].id, **(answers[-1].answer or {})} if answers else None,
        }

    def _mail_of(self, address: str) -> dict[str, Any]:
        box = self._mail.mailbox(address)
        return {name: [summary(mail) for mail in reversed(box.messages(name))] for name in ("INBOX", "Sent")}

    async def _wake(self, chosen: Played, seconds: float) -> None:
        """Sleep until something happens in the chat or the mailbox, or the seconds are over."""
        woke = asyncio.Event()
        folders = []
        waiting = [asyncio.create_task(woke.wait()), asyncio.create_task(self._closing.wait())]
        if chosen.address is not None:
            account = self._mail.mailbox(chosen.address).account
            folders = [account.folder(name) for name in ("INBOX", "Sent")]
        if chosen.user_id is not None:
            waiting.append(asyncio.create_task(self._api.persons[chosen.user_id].chat.changed.wait()))
        for folder in folders:
            folder.watchers.add(woke)
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
            for folder in folders:
                folder.watchers.discard(woke)
