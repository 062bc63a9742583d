"""The webhook: Telegram's way of bringing updates to the bot, in order for each chat, until the bot has taken them.

HTTPS is asked for as by the real server, but an address on loopback may be plain HTTP with any port: nothing leaves the machine.
"""

import asyncio
import ipaddress
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from sandbox.telegram_check import description
from sandbox.telegram_errors import Json, Refusal, bad_request
from sandbox.telegram_updates import BY_A_WEBHOOK, Pending
from sandbox.telegram_world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PORTS = (None, 80, 88, 443, 8443)
_LONGEST_RETRY_AFTER = 3600.0
_LONGEST_BACK_OFF = 60.0
_GONE_FOR = 23 * 3600.0
_READ_TIMEOUT = 60.0


class Webhook:
    """Where the updates go, when the bot asked for a webhook."""

    def __init__(self, world: World, execute: Callable[[str, Json], Any]) -> None:
        self._world = world
        self._execute = execute
        self.url = ""
        self._secret: str | None = None
        self._connections = 40
        self._error: tuple[int, str] | None = None
        self._gone_since: float | None = None
        self._busy: dict[int | None, asyncio.Task[None]] = {}
        self._client: httpx.AsyncClient | None = None
        #: The first pause after a failure, in seconds; it doubles up to a minute.
        self.first_back_off = 1.0
        self.methods: Mapping[str, Callable[[Json], Awaitable[Json]]] = {
            "setWebhook": self._set,
            "deleteWebhook": self._delete,
            "getWebhookInfo": self._info,
        }
        world.updates.on_new = self._deliver

    async def close(self) -> None:
        """Stops delivering."""
        self._world.updates.webhook_is_set = False
        tasks = list(self._busy.values())
        self._busy.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _set(self, given: Json) -> Json:
        url = given["url"].strip()
        if not url:
            return await self._delete(given)
        _check_url(url)
        secret = given.get("secret_token")
        if secret is not None and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        if not 1 <= given.get("max_connections", 40) <= 100:
            raise bad_request("max_connections must be between 1 and 100")
        updates = self._world.updates
        updates.allow(given.get("allowed_updates"))
        if given.get("drop_pending_updates"):
            updates.clear()
        updates.end_poll(BY_A_WEBHOOK)
        was = (self.url, self._secret)
        await self.close()
        self.url, self._secret, self._connections = url, secret, given.get("max_connections", 40)
        self._error = self._gone_since = None
        updates.webhook_is_set = True
        self._deliver()
        return {
            "result": True,
            "description": "Webhook is already set" if was == (url, secret) else "Webhook was set",
        }

    async def _delete(self, given: Json) -> Json:
        if given.get("drop_pending_updates"):
            self._world.updates.clear()
        was = self.url
        await self.close()
        self.url, self._secret, self._error = "", None, None
        return {"result": True, "description": "Webhook was deleted" if was else "Webhook is already deleted"}

    async def _info(self, given: Json) -> Json:
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": self._world.updates.count(),
        }
        if self.url:
            info["max_connections"] = self._connections
            info["ip_address"] = "127.0.0.1"
        if self._error:
            info["last_error_date"], info["last_error_message"] = self._error
        if self._world.updates.allowed is not None:
            info["allowed_updates"] = self._world.updates.allowed
        return {"result": info}

    def _deliver(self) -> None:
        """Gives each chat with something waiting a task of its own, as many as the bot allows at once."""
        if not self.url or not self._world.updates.webhook_is_set:
            return
        for pending in self._world.updates.pending():
            if len(self._busy) >= self._connections:
                return
            if pending.chat_id not in self._busy:
                self._busy[pending.chat_id] = asyncio.create_task(self._deliver_chat(pending.chat_id))

    async def _deliver_chat(self, chat_id: int | None) -> None:
        back_off = self.first_back_off
        try:
            while self.url:
                # Only the oldest of a chat is under way; the next waits for its 2xx.
                pending = next(
                    (each for each in self._world.updates.pending() if each.chat_id == chat_id), None
                )
                if pending is None:
                    return
                wait = await self._post(pending)
                if wait is None:
                    back_off = self.first_back_off
                    self._world.updates.confirm(pending)
                    continue
                await asyncio.sleep(wait or back_off)
                back_off = min(back_off * 2, _LONGEST_BACK_OFF)
        finally:
            if self._busy.get(chat_id) is asyncio.current_task():
                del self._busy[chat_id]
                self._deliver()

    async def _post(self, pending: Pending) -> float | None:
        """Brings one update; None: taken. Otherwise the seconds the bot asked to wait, 0 where it named none."""
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=_READ_TIMEOUT, verify=False, trust_env=False)
        headers = {"Content-Type": "application/json"}
        if self._secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        try:
            answer = await self._client.post(self.url, content=json.dumps(pending.body), headers=headers)
        except httpx.ConnectError:
            return self._failed("Connection refused")
        except httpx.TimeoutException:
            return self._failed("Read timeout expired")
        except httpx.TransportError:
            return self._failed("Connection closed")
        if answer.is_success:
            self._gone_since = None
            self._reply(answer)
            return None
        if answer.status_code == 410:
            now = self._world.clock()
            self._gone_since = self._gone_since or now
            if now - self._gone_since > _GONE_FOR:
                self.url = ""
                self._world.updates.webhook_is_set = False
        self._failed(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
        asked = answer.headers.get("Retry-After", "")
        return min(float(asked), _LONGEST_RETRY_AFTER) if asked.isdigit() else 0.0

    def _failed(self, words: str) -> float:
        self._error = (int(self._world.clock()), words)
        return 0.0

    def _reply(self, answer: httpx.Response) -> None:
        """A bot may put one request into its answer; what comes of it nobody is told."""
        if not answer.headers.get("content-type", "").startswith("application/json"):
            return
        try:
            body = answer.json()
        except ValueError:
            return
        name = body.pop("method", None) if isinstance(body, dict) else None
        method = description().method(name) if isinstance(name, str) else None
        if method is not None:
            try:
                self._execute(method.name, method.read(body))
            except Refusal as refusal:
                self._failed(refusal.description)


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        is_local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_local = False
    if is_local and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    raise bad_request(
        f"bad webhook: Failed to resolve host: {host}"
    )  # the sandbox reaches nothing but loopback
