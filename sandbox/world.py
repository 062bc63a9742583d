"""The whole sandbox on one port: the Bot API stand-in, the mail host, and the page where a person plays stakeholders.

async with Sandbox.running(desk="consultation@intake.test") as sandbox:
    layla = sandbox.invite("ليلى", "ar", "layla@example.org")
    await layla.person.start()

`python -m sandbox.world` runs it alone, with a few stakeholders to play; the first line of output is JSON with its addresses.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from starlette.applications import Starlette

from sandbox.mail_host import Mailbox, MailHost
from sandbox.mail_http import MailControl
from sandbox.page import Page
from sandbox.telegram_people import Person
from sandbox.telegram_server import BotApi
from sandbox.telegram_serving import serving

DEFAULT_TOKEN = "123456:TEST-token_of-the-sandbox"


@dataclass(frozen=True)
class Character:
    """A stakeholder with a telephone and a mailbox."""

    person: Person
    mailbox: Mailbox


class Sandbox:
    """A running sandbox. Make one with `Sandbox.running`."""

    def __init__(self, api: BotApi, mail: MailHost, page: Page) -> None:
        self.api = api
        self.mail = mail
        self._page = page

    @classmethod
    @asynccontextmanager
    async def running(
        cls,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        token: str = DEFAULT_TOKEN,
        desk: str = "consultation@intake.test",
        desk_password: str = "secret",
        users: Mapping[str, str] | None = None,
        smtp_port: int = 0,
        imap_port: int = 0,
        authserv_id: str | None = None,
    ) -> AsyncIterator[Sandbox]:
        """Serve until the block ends. `desk` is the consultation's address; it gets a mailbox.

        The page is at `url`, the Bot API at the same address; OSError when a port is taken.
        """
        everybody = {desk: desk_password, **(users or {})}
        async with MailHost.running(
            host, users=everybody, smtp_port=smtp_port, imap_port=imap_port, authserv_id=authserv_id
        ) as mail:
            api = BotApi(token)
            page = Page(api, mail, desk)
            app = Starlette(routes=[*page.routes(), *MailControl(mail).routes(), *api.routes()])
            async with serving(app, host, port) as (server, url):
                api.attach(server, url)
                try:
                    yield cls(api, mail, page)
                finally:
                    page.close()
                    await api.close()

    @property
    def url(self) -> str:
        """Where the page and the Bot API are."""
        return self.api.url

    def invite(self, name: str, language: str, address: str, password: str = "secret") -> Character:
        """Bring a stakeholder into the world, with a chat and a mailbox; the page lists them as one person."""
        user_id = self._page.invite(name, language, address, password)
        return Character(self.api.persons[user_id], self.mail.mailbox(address))


#: Whom a person finds to play when the sandbox runs alone: one for each language.
_CAST = (
    ("ليلى المنصوري", "ar", "layla@example.org"),
    ("王梅", "zh", "mei@example.cn"),
    ("John Smith", "en", "john@example.net"),
    ("Claire Dubois", "fr", "claire@exemple.org"),
    ("Иван Петров", "ru", "ivan@example.com"),
    ("Carmen Ruiz", "es", "carmen@ejemplo.org"),
)


async def _run_alone(host: str, port: int, token: str, desk: str) -> None:
    async with Sandbox.running(host, port, token=token, desk=desk) as sandbox:
        for name, language, address in _CAST:
            sandbox.invite(name, language, address)
        addresses = {
            "url": sandbox.url,
            "token": sandbox.api.token,
            "imap_url": sandbox.mail.imap_url(desk),
            "smtp_url": sandbox.mail.smtp_url(desk),
        }
        sys.stdout.write(json.dumps(addresses) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Run the sandbox until it is stopped."""
    parser = argparse.ArgumentParser(description="A Bot API stand-in, a mail host and a page to play on.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--desk", default="consultation@intake.test", help="the consultation's mail address")
    options = parser.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(_run_alone(options.host, options.port, options.token, options.desk))


if __name__ == "__main__":
    main()
