"""Hands the messages of a letter to Telegram; what goes wrong becomes a decision."""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from telegram import InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.client import Client
from bot.files import seconds
from bot.pacing import Pacing
from bot.underway import Asked, Passage, UnderWay
from bot.wire import NotReached
from bot.writing import Document, Piece, Text
from consultation.correspondence import REPLIES, Enclosure, Letter
from consultation.errors import IntakeError
from intake.doors import Away, Refused, SendingError, Sent, TryLater, Unreachable

log = logging.getLogger(__name__)

_REMEMBERED = 1000  #: groups of live letters
_UPLOAD = 60.0

#: What a 400 says when the address is to blame, not the letter.
_GONE = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "chat_id is empty",
    "group chat was deactivated",
    "bot was kicked",
    "bot is not a member",
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "need administrator rights",
)

#: What a 400 says of a message that cannot be edited, because somebody deleted it, or it is another's.
_NOT_THERE = ("message to edit not found", "message can't be edited", "message_id_invalid")
#: What it says besides of a number that is not the message looked for.
_ANOTHER = (*_NOT_THERE, "there is no text in the message", "there is no caption in the message")

#: The method that changes what another one sent.
_EDITS = {"sendMessage": "editMessageText", "sendDocument": "editMessageCaption"}

#: Answers that surely left nothing in the chat. After any other error nobody knows.
_DECLINED = (RetryAfter, Forbidden, BadRequest, ChatMigrated, InvalidToken, EndPointNotFound, NotReached)

Reader = Callable[[str], Awaitable[bytes]]  #: the bytes kept under a hash


class Sender:
    """Sends what is worded. `under_way` tells how far a letter got, so that a second try goes on from there."""

    def __init__(
        self, client: Client, pacing: Pacing, read_file: Reader, under_way: UnderWay | None = None
    ) -> None:
        self._client = client
        self._pacing = pacing
        self._read_file = read_file
        self._under_way = under_way or UnderWay()
        self._looking = asyncio.Lock()
        self._moved: dict[str, str] = {}
        #: Chat and group of live letters that went out, and the number of the message that they are.
        self._live: OrderedDict[tuple[str, str | None], str] = OrderedDict()

    def moved(self, old: str, new: str) -> None:
        """A group became a supergroup and is known by another id from now on."""
        self._moved[old] = new

    async def send(self, letter: Letter, pieces: Sequence[Piece], instead_of: str | None = None) -> Sent:
        """Sends the pieces in order. Raises TryLater, Unreachable or Refused.

        `instead_of` is the message in whose place a live letter stands, as the store knows it.
        """
        if letter.is_live and len(pieces) == 1 and isinstance(pieces[0], Text):
            return await self._keep_up_to_date(letter, pieces[0], instead_of)
        passage = self._under_way.of(letter)
        if passage.asked is not None and (number := await self._found(letter, passage.asked)) is not None:
            log.info("a message whose delivery nobody knew of was there already")
            self._under_way.answered(letter, passage, number)
        for at in range(len(passage.out), len(pieces)):
            await self._deliver(letter, pieces[at], f"{letter.key}#{at}", passage=passage)
        texts = [
            number for number, piece in zip(passage.out, pieces, strict=False) if isinstance(piece, Text)
        ]
        last = (texts or passage.out)[-1:]
        return Sent(str(last[0])) if last else Sent()

    async def _found(self, letter: Letter, asked: Asked) -> int | None:
        """The number under which a message went out though no answer to its call came; None: it did not, or nobody can tell.

        Telegram has no way to ask what a chat shows. But an edit to the very same words changes nothing and says so, where
        the message is there, and "not found" where it is not (Bot API, editMessageText).
        """
        chat = str(asked.parameters["chat_id"])
        if chat.startswith("-") or chat != self._moved.get(chat, chat) or not self._under_way.is_alone(chat):
            return None
        async with self._looking:  # one after the other: these calls count, too
            for number in self._under_way.candidates(asked):
                try:
                    async with self._pacing.reply(chat):
                        await self._client.call(
                            _EDITS[asked.method], {**asked.parameters, "message_id": number}
                        )
                except BadRequest as error:
                    words = error.message.lower()
                    if "not modified" in words:
                        return number
                    if not any(sign in words for sign in _ANOTHER):
                        return None
                except TelegramError as error:
                    raise decision(error) from error
                else:
                    return None  # no answer that makes sense: rather twice than never
        return None

    async def _keep_up_to_date(self, letter: Letter, piece: Text, instead_of: str | None) -> Sent:
        """The message that a live letter is, edited in place; a new one where there is none, or it was deleted."""
        chat = self._moved.get(letter.address, letter.address)
        # A supergroup counts its messages anew: what the store knows is of the group that was.
        there = self._live.get((chat, letter.supersedes), instead_of if chat == letter.address else None)
        number = await self._deliver(letter, piece, letter.key, there)
        self._live[chat, letter.supersedes] = str(number)
        if len(self._live) > _REMEMBERED:
            self._live.popitem(last=False)
        return Sent(str(number))

    async def _deliver(
        self,
        letter: Letter,
        piece: Piece,
        key: str,
        instead_of: str | None = None,
        passage: Passage | None = None,
    ) -> int:
        passage = passage or Passage()
        chat = self._moved.get(letter.address, letter.address)
        is_reply = letter.reason in REPLIES
        try:
            async with self._pacing.reply(chat) if is_reply else self._pacing.unasked(chat, key):
                if (
                    instead_of is not None
                    and isinstance(piece, Text)
                    and await self._edit(chat, piece, instead_of)
                ):
                    return int(instead_of)
                return await self._put(letter, passage, chat, piece)
        except ChatMigrated as error:
            self.moved(letter.address, str(error.new_chat_id))
            log.warning("a group became a supergroup; its letters go there now")
            raise TryLater("the group became a supergroup", after=0) from error
        except TelegramError as error:
            raise decision(error) from error

    async def _edit(self, chat: str, piece: Text, number: str) -> bool:
        """Puts other words into a message of ours; False when it is no longer there."""
        try:
            await self._client.call(
                "editMessageText", {**_parameters(chat, piece), "message_id": int(number)}
            )
        except BadRequest as error:
            words = error.message.lower()
            if "not modified" in words:
                return True
            if any(sign in words for sign in _NOT_THERE):
                return False
            raise
        return True

    async def _put(self, letter: Letter, passage: Passage, chat: str, piece: Piece) -> int:
        match piece:
            case Text():
                return await self._write(letter, passage, chat, piece)
            case Document(enclosure):
                data = await self._bytes_of(enclosure)
                file = InputFile(data, filename=enclosure.name, attach=False)
                return await self._call(
                    letter, passage, "sendDocument", {"chat_id": chat}, {"document": file}
                )

    async def _call(
        self,
        letter: Letter,
        passage: Passage,
        method: str,
        parameters: dict[str, Any],
        file: dict[str, InputFile] | None = None,
    ) -> int:
        """Asks Telegram for a new message, noted before and after; its number."""
        self._under_way.asks(letter, passage, method, parameters)
        timeout = {"read_timeout": _UPLOAD} if file else {}
        try:
            message = await self._client.call(method, {**parameters, **(file or {})}, **timeout)
        except _DECLINED:
            self._under_way.declined(letter, passage)
            raise
        number = int(message["message_id"])
        self._under_way.answered(letter, passage, number)
        return number

    async def _bytes_of(self, enclosure: Enclosure) -> bytes:
        try:
            return await self._read_file(enclosure.sha256)
        except IntakeError as error:
            raise Refused(f"{enclosure.name} could not be enclosed: {error}") from error

    async def _write(self, letter: Letter, passage: Passage, chat: str, piece: Text) -> int:
        try:
            return await self._call(letter, passage, "sendMessage", _parameters(chat, piece))
        except BadRequest as error:
            if not piece.bold or "entit" not in error.message.lower():
                raise
            # Bold headings are an ornament; the words count.
            plain = _parameters(chat, replace(piece, bold=()))
            return await self._call(letter, passage, "sendMessage", plain)


def _parameters(chat: str, piece: Text) -> dict[str, Any]:
    parameters: dict[str, Any] = {
        "chat_id": chat,
        "text": piece.text,
        "link_preview_options": '{"is_disabled":true}',
    }
    if piece.bold:
        entities = [{"type": "bold", "offset": at, "length": length} for at, length in piece.bold]
        parameters["entities"] = json.dumps(entities)
    if piece.keyboard is not None:
        parameters["reply_markup"] = piece.keyboard.to_json()
    return parameters


def decision(error: TelegramError) -> SendingError:
    """What to do about a call that failed. BadRequest is a kind of NetworkError in PTB, hence the order."""
    match error:
        case RetryAfter():
            return TryLater("Telegram asks to wait", after=seconds(error))
        case Forbidden():
            return Unreachable(error.message)
        case InvalidToken() | EndPointNotFound():
            log.error("Telegram does not know this bot token: check INTAKE_TELEGRAM_TOKEN; letters wait")
            return Away("Telegram does not know this bot token")
        case BadRequest():
            words = error.message.lower()
            if any(sign in words for sign in _GONE):
                return Unreachable(error.message)
            return Refused(error.message)
        case _:
            return Away(f"Telegram could not be asked: {_first_words(error.message)}")


def _first_words(message: str) -> str:
    """PTB puts the whole page of a gateway into the error."""
    return message.partition(". Parsing the server response")[0][:200]
