"""A strict local stand-in for the Telegram Bot API, over HTTP.

    async with BotApi.running(token="123456:TEST") as api:
        layla = api.person(name="Layla", language_code="ar")
        await layla.start()
        replies = await layla.wait_for_reply()

A bot is pointed at it by two addresses, `{api.url}/bot` and `{api.url}/file/bot`. It refuses what Telegram refuses, in
Telegram's words; what Telegram overlooks (unknown parameters, numbers that are none) it refuses as well. `api.faults` makes
things go wrong, `api.requests` tells what the bot asked. `python -m sandbox.telegram_server` runs it alone.

Control over HTTP, for another process (JSON in and out; loopback only; errors are `{"error": "…"}` with 400 or 404):

    GET    /sandbox/bot                          who the bot is: token, username, pending updates, webhook
    GET    /sandbox/persons                      everybody;  POST {"name", "language_code", "user_id"} makes one
    GET    /sandbox/persons/ID                   ?after=MESSAGE&wait=SECONDS: waits for something new from the bot;
                                                 {"person", "messages", "keyboard", "menu", "profile", "typing", "taps"}
    POST   /sandbox/persons/ID/ACT               ACT with its arguments as fields: start {payload}, send {text, reply_to},
                                                 edit {message_id, text}, delete {message_id}, tap {words, message_id},
                                                 tap_old {message_id, data} (a button that is gone),
                                                 send_file {name, data, caption, mime}, send_photo {data, caption},
                                                 send_voice {data, seconds}, send_sticker {emoji}, send_contact {phone},
                                                 send_location, send_poll {question, options}, send_album {files, caption},
                                                 block, unblock, delete_account, speak {language_code}; bytes in base64
    GET    /sandbox/files/FILE_ID                the bytes of a file somebody saw
    GET    /sandbox/groups                       all;  POST {"title", "members": [ID], "supergroup", "chat_id"} makes one
    GET    /sandbox/groups/CHAT                  as for a person
    POST   /sandbox/groups/CHAT/ACT              {"person": ID, …}: every act of a person's, and promote, promote_bot,
                                                 add_bot, remove_bot, migrate
    GET    /sandbox/requests                     ?method=…&last=N: what the bot asked, newest last;  DELETE forgets
    GET    /sandbox/faults                       what still waits;  POST {"kind", "method", "chat", "times", "retry_after",
                                                 "seconds", "description"} adds one;  DELETE: all is well again
    POST   /sandbox/flood                        {"overall", "per_chat", "burst", "per_group"} switches flood control on
"""

import argparse
import asyncio
import contextlib
import json
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from sandbox.telegram_control import control_routes
from sandbox.telegram_door import Door, Request
from sandbox.telegram_faults import Faults
from sandbox.telegram_people import Group, Person
from sandbox.telegram_serving import serving
from sandbox.telegram_webhook import Webhook
from sandbox.telegram_world import Chat, User, World


class BotApi:
    """One bot's Bot API and the world behind it."""

    def __init__(
        self,
        token: str = "123456:TEST-token_of-the-sandbox",
        *,
        name: str = "Consultation desk",
        username: str = "consultation_desk_bot",
        clock: Callable[[], float] = time.time,
        seed: int | None = None,
    ) -> None:
        self.token = token
        #: Where it answers, once it runs: `http://127.0.0.1:PORT`.
        self.url = ""
        bot = User(int(token.partition(":")[0]), name, is_bot=True, username=username)
        self.world = World(bot, clock, seed)
        self._door = Door(self.world, token)
        self.persons: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}

    @property
    def faults(self) -> Faults:
        """What is to go wrong."""
        return self.world.faults

    @property
    def requests(self) -> deque[Request]:
        """What the bot asked, and how it ended; the newest last."""
        return self._door.requests

    @property
    def webhook(self) -> Webhook:
        """Where updates go when the bot asked for a webhook."""
        return self._door.webhook

    @classmethod
    @contextlib.asynccontextmanager
    async def running(
        cls,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = "123456:TEST-token_of-the-sandbox",
        *,
        clock: Callable[[], float] = time.time,
        seed: int | None = None,
    ) -> AsyncIterator["BotApi"]:
        """Runs it in this event loop; with port 0 the system chooses one, and `url` tells which."""
        api = cls(token, clock=clock, seed=seed)
        async with serving(Starlette(routes=api.routes()), host, port) as (server, url):
            api.attach(server, url)
            try:
                yield api
            finally:
                await api.close()

    def routes(self) -> list[BaseRoute]:
        """Everything it answers, to be mounted at the root of an application; then call `attach`, and `close` at the end."""
        return [*self._door.routes(), *control_routes(self)]

    def attach(self, server: uvicorn.Server, url: str) -> None:
        """Tells which server it runs in: needed to cut connections, and for `url`."""
        self._door.server = server
        self.url = url

    async def close(self) -> None:
        """Lets everybody go who waits."""
        await self._door.close()

    def person(
        self,
        name: str = "Layla",
        language_code: str | None = "en",
        user_id: int | None = None,
        *,
        username: str | None = None,
    ) -> Person:
        """Makes a person with a private chat, or returns the one with that id."""
        if user_id is not None and user_id in self.persons:
            return self.persons[user_id]
        number = user_id if user_id is not None else self.world.random.randrange(100_000_000, 7_000_000_000)
        person = Person(self.world, User(number, name, username=username, language_code=language_code))
        self.persons[number] = person
        return person

    def group(
        self,
        title: str = "Secretariat",
        members: Iterable[Person] = (),
        *,
        supergroup: bool = False,
        chat_id: int | None = None,
        bot_is: str = "member",
    ) -> Group:
        """Makes a group which the bot is already in."""
        number = chat_id
        if number is None:
            number = -self.world.random.randrange(100_000_000, 900_000_000)
            number = number - 1_001_000_000_000 if supergroup else number
        chat = Chat(number, "supergroup" if supergroup else "group", title=title, bot_status=bot_is)
        chat.members = {each.id: each.user for each in members}
        group = self.groups[number] = Group(self.world, chat)
        return group


async def _run_alone(host: str, port: int, token: str) -> None:
    async with BotApi.running(host, port, token) as api:
        sys.stdout.write(json.dumps({"url": api.url, "token": api.token}) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Runs the stand-in until it is stopped; the first line of output is JSON with its address."""
    parser = argparse.ArgumentParser(description="A strict local stand-in for the Telegram Bot API.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default="123456:TEST-token_of-the-sandbox")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run_alone(options.host, options.port, options.token))


if __name__ == "__main__":
    main()
