"""The Telegram door as a whole: one bot, its way in, its way out."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.routing import BaseRoute
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot import files, reading, webhook, writing
from bot.client import TELEGRAM, Client
from bot.menus import Menus
from bot.pacing import Pacing
from bot.polling import Poller
from bot.reading import Reading
from bot.sending import Sender
from bot.underway import UnderWay
from bot.webhook import Webhook
from consultation.correspondence import Arrival, Channel, Inbound, Letter
from consultation.turns import ChooseLanguage
from intake.doors import Sent
from intake.office import Office
from phrases.catalogue import Catalogue

log = logging.getLogger(__name__)

_REMEMBERED = 1000  #: button presses that were answered
_LONGEST_BREAK = 30.0


def _utc_now() -> datetime:
    return datetime.now(UTC)


class TelegramDoor:
    """Reads updates into turns and sends letters as messages (`intake.doors.Door`).

    With `webhook` Telegram calls us (`webhook_routes`), without it `run` polls. A Bot API server other than Telegram's
    is named by `api_url` and `file_url`, roots such as `http://127.0.0.1:8081`. `notes` is the file that tells after a
    crash what was under way; without it that is sent again.
    """

    channel = Channel.TELEGRAM

    def __init__(
        self,
        office: Office,
        token: str,
        catalogue: Catalogue,
        *,
        api_url: str = TELEGRAM,
        file_url: str | None = None,
        staff_chat_id: int | None = None,
        webhook: Webhook | None = None,
        clock: Callable[[], datetime] = _utc_now,
        notes: Path | None = None,
        on_staff_chat_moved: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.account = token.partition(":")[0]  #: the bot's id
        self.username: str | None = None  #: known once Telegram was asked
        self.staff_chat_id = staff_chat_id
        self._office = office
        self._token = token
        self._catalogue = catalogue
        self._webhook = webhook
        self._clock = clock
        self._on_staff_chat_moved = on_staff_chat_moved
        self._client = Client(token, api_url, file_url)
        self._under_way = UnderWay(notes)
        self._sender = Sender(self._client, Pacing(), office.read_file, self._under_way)
        self._slugs = tuple(consultation.slug for consultation in office.consultations)
        self._answered: OrderedDict[str, None] = OrderedDict()
        self._errands: set[asyncio.Task[None]] = set()
        self._poller: Poller | None = None

    async def read(self, arrival: Arrival) -> Inbound:
        """Makes turns of an update; fetches its file, answers its button press. Raises TryLater, ValueError."""
        found = reading.read(arrival.raw, slugs=self._slugs, staff_chat_id=self.staff_chat_id)
        if (number := _number(found.inbound)) is not None:
            self._under_way.knows(number)
        if found.press is not None:
            self._answer(found.press, self._turned_away(found.inbound))
        if found.inbound.kind == "staff" and self._office.staff.chat_id is not None:
            # A group that became a supergroup is still the staff group that the desk and the store know.
            found = replace(found, inbound=replace(found.inbound, address=self._office.staff.chat_id))
        if found.moved is not None:
            self._move(*found.moved)
        if found.wanted is None:
            self._speak(found)
            return found.inbound
        turns = await files.attached(
            found.wanted,
            self._client,
            self._office.keep_file,
            arrived_at=arrival.received_at,
            now=self._clock(),
        )
        return replace(found.inbound, turns=turns)

    async def send(self, letter: Letter) -> Sent:
        """Words the letter and sends it. Raises TryLater, Unreachable or Refused."""
        consultation = await self._office.consultation(letter.consultation)
        pieces = writing.pieces(letter, self._catalogue, consultation, self._clock(), self._deep_link(letter))
        instead_of = await self._office.shown_as(letter) if letter.is_live else None
        return await self._sender.send(letter, pieces, instead_of)

    async def prepare(self) -> None:
        """Makes Telegram ready for us: who we are, webhook or polling, and in the background menus and descriptions.

        Raises telegram.error.TelegramError when Telegram cannot be asked or does not know the token.
        """
        me = await self._client.call("getMe", {})
        self.username = me.get("username")
        if self._webhook is None:
            await self._client.call("deleteWebhook", {"drop_pending_updates": False})
        else:
            await self._client.call(
                "setWebhook",
                {
                    "url": self._webhook.url,
                    "secret_token": self._webhook.secret_for(self._token),
                    "allowed_updates": list(reading.ALLOWED_UPDATES),
                    "drop_pending_updates": False,
                },
            )
        log.info("Telegram knows this bot as @%s", self.username)
        self._in_background(self._dress())

    async def run(self) -> None:
        """Prepares as soon as Telegram answers, then polls until cancelled; with a webhook it only waits."""
        await self._prepare_patiently()
        if self.username is not None:
            await self._office.note_bot(self.username)
        if self._webhook is None:
            self._poller = Poller(self._client, self.account, self._office.keep, self._clock)
            await self._poller.run()
        else:
            await asyncio.Event().wait()

    def state(self) -> dict[str, str]:
        """How it goes, for /healthz: whether Telegram gives us the news, or (with a webhook) knows where to bring it."""
        well = self.username is not None and (self._poller is None or self._poller.well)
        return {"news": "ok" if well else "away"}

    def webhook_routes(self) -> list[BaseRoute]:
        """The routes that Telegram calls; none when we poll."""
        if self._webhook is None:
            return []
        secret = self._webhook.secret_for(self._token)
        return [webhook.route(self._webhook, secret, self.account, self._office.keep, self._clock)]

    async def close(self) -> None:
        """Ends errands and hangs up."""
        errands = list(self._errands)
        for errand in errands:
            errand.cancel()
        await asyncio.gather(*errands, return_exceptions=True)
        await self._client.close()
        self._under_way.close()

    async def _prepare_patiently(self) -> None:
        pause = 0.5
        while self.username is None:
            try:
                await self.prepare()
            except (InvalidToken, EndPointNotFound):
                log.error("Telegram does not know this bot token: check INTAKE_TELEGRAM_TOKEN")
                pause = _LONGEST_BREAK
            except TelegramError as error:
                log.warning("Telegram could not be reached, trying again: %s", error.message)
            else:
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_BREAK)

    async def _dress(self) -> None:
        await (await self._menus()).set_all(self.staff_chat_id)

    async def _menus(self) -> Menus:
        consultation = await self._office.consultation(None)
        return Menus(self._client.call, self._catalogue, consultation, self._clock())

    def _turned_away(self, inbound: Inbound) -> str | None:
        """What somebody is told whose press in the staff group does not count."""
        staff = self._office.staff
        if inbound.act is None or inbound.author in staff.members:
            return None
        args = {"number": inbound.author or ""}
        return self._catalogue.plain(self._catalogue.words("staff_may_not", staff.language, args))

    def _answer(self, query_id: str, alert: str | None = None) -> None:
        """Stops the clock on a pressed button: once, and never in the way of the turn it stands for."""
        if query_id in self._answered:
            return
        self._answered[query_id] = None
        if len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        self._in_background(self._answer_press(query_id, alert))

    async def _answer_press(self, query_id: str, alert: str | None) -> None:
        said = {"text": alert, "show_alert": True} if alert else {}
        try:
            await self._client.call("answerCallbackQuery", {"callback_query_id": query_id, **said})
        except TelegramError as error:
            # Older than 150 seconds, most often: the turn was stored and counts all the same.
            log.info("a button press was not answered: %s", error.message)

    def _speak(self, found: Reading) -> None:
        """Gives the chat a menu in the language the person chose, where their app speaks another."""
        for turn in found.inbound.turns:
            if isinstance(turn, ChooseLanguage) and turn.code and turn.code != found.inbound.language:
                self._in_background(self._translate_menu(found.inbound.address, turn.code))

    async def _translate_menu(self, chat: str, language: str) -> None:
        menus = await self._menus()
        if language in menus.consultation.languages:
            await menus.for_chat(chat, language)

    def _move(self, old: int, new: int) -> None:
        self._sender.moved(str(old), str(new))
        if old == self.staff_chat_id:
            self.staff_chat_id = new
            log.warning("the staff chat is now %d: put that number into INTAKE_STAFF_CHAT_ID", new)
            self._on_staff_chat_moved(new)

    def _deep_link(self, letter: Letter) -> str | None:
        if self.username is None:
            return None
        payload = f"{letter.consultation}_{letter.language}" if letter.consultation else letter.language
        return f"https://t.me/{self.username}?start={payload}"

    def _in_background(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errand_done)

    def _errand_done(self, errand: asyncio.Task[None]) -> None:
        self._errands.discard(errand)
        if not errand.cancelled() and (error := errand.exception()) is not None:
            # Menus and answers to presses are ornaments: nothing that a person said depends on them.
            log.error("an errand to Telegram failed: %s: %s", type(error).__name__, error)


def _number(inbound: Inbound) -> int | None:
    """The number of a private message in the row that all private chats of a bot share."""
    number = (inbound.message_id or "").rpartition(":")[2]
    return int(number) if number and not inbound.address.startswith("-") else None
