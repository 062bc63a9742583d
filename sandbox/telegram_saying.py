"""What people do in a chat: write, edit, tap, send files, as a Telegram client would do it for them."""

import re
from collections.abc import Sequence

from sandbox.telegram_entities import clean, formatted, units
from sandbox.telegram_errors import Json
from sandbox.telegram_files import StoredFile, picture_size
from sandbox.telegram_seeing import Watched
from sandbox.telegram_sending import LONGEST_TEXT, photo_sizes, sticker_json
from sandbox.telegram_world import Callback, Chat, Message, User, World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class Speaker(Watched):
    """One person in one chat. Each act returns the ids of the messages it made."""

    def __init__(self, world: World, chat: Chat, user: User) -> None:
        super().__init__(world, chat)
        self.user = user
        #: What the last tap on a copy button put there.
        self.clipboard: str | None = None
        #: Every tap on a callback button, with the bot's answer once it came.
        self.taps: list[Callback] = []

    async def send(
        self, text: str, *, reply_to: int | None = None, forwarded_from: str | None = None, html: bool = False
    ) -> list[int]:
        """Writes. A text over 4096 units goes out in several messages, as clients split it, without a sign of it."""
        ids = []
        for piece in split_as_a_client(text):
            words, entities = formatted(piece, "HTML" if html else None, None)
            if not words:
                raise ValueError("a client does not send an empty message")
            content: Json = {"text": words, **({"entities": entities} if entities else {})}
            ids.append(self._say(content, reply_to=reply_to, forwarded_from=forwarded_from))
        return ids

    async def start(self, payload: str = "") -> list[int]:
        """Presses Start, or follows a deep link; unblocks the bot. ValueError for a link that no client would follow."""
        if not _PAYLOAD.fullmatch(payload):
            raise ValueError(f"a start payload has at most 64 of A-Z a-z 0-9 _ -, unlike {payload!r}")
        return await self.send(f"/start {payload}".rstrip())

    async def edit(self, message_id: int, text: str) -> int:
        """Edits a message of their own: its text, or its caption."""
        message = self._own(message_id)
        words, entities = formatted(text, None, None)
        name, marks = ("text", "entities") if "text" in message.content else ("caption", "caption_entities")
        content = {key: value for key, value in message.content.items() if key not in (name, marks)}
        self.world.change(message, {**content, name: words, **({marks: entities} if entities else {})}, None)
        self._remember()
        if self._is_heard(message):
            self.world.announce_edit(message)
        return message_id

    async def delete(self, message_id: int) -> None:
        """Deletes a message for both sides. Bots are not told."""
        self.world.delete(self._own(message_id))

    async def tap(self, words: str, *, message_id: int | None = None) -> Callback | None:
        """Presses the newest button with this text or data; LookupError where none is seen.

        A callback button returns the tap, whose `answer` is set once the bot gave one. A link does nothing here, a copy
        button fills `clipboard`, a button of the reply keyboard sends its text.
        """
        for message in reversed(self.chat.messages.values()):
            if message_id not in (None, message.id):
                continue
            for button in (
                button for row in (message.markup or {}).get("inline_keyboard", []) for button in row
            ):
                if words in (button["text"], button.get("callback_data")):
                    return self._press(message, button)
        for row in self.sees_keyboard():
            for each in row:
                if each.text == words:
                    await self.send(words)
                    return None
        shown = [button.text for seen in self.sees() for row in seen.buttons for button in row]
        raise LookupError(f"no button {words!r} is seen, only {shown}")

    async def tap_old(self, message_id: int, data: str) -> Callback:
        """Presses a button that is no longer there, as a phone that was offline still shows it."""
        message = self.chat.messages.get(message_id) or self.chat.deleted[message_id]
        return self._tapped(message, data)

    async def send_file(
        self, name: str, data: bytes, caption: str = "", mime: str | None = None, *, size: int | None = None
    ) -> list[int]:
        """Sends a document. `size` plays a larger file than there is."""
        stored = self.world.files.keep("document", name, data, mime, size)
        return [self._say({"document": stored.named(), **_caption(caption)}, file=stored)]

    async def send_photo(self, data: bytes = b"", caption: str = "") -> list[int]:
        """Sends a photo; with no bytes, an empty picture of 1280 x 960."""
        stored, content = self._photo(data)
        return [self._say({**content, **_caption(caption)}, file=stored)]

    async def send_voice(self, data: bytes = b"OggS", seconds: int = 7, caption: str = "") -> list[int]:
        """Sends a voice note."""
        stored = self.world.files.keep("voice", "voice.ogg", data, "audio/ogg")
        voice = {**stored.as_json(), "duration": seconds, "mime_type": stored.mime}
        return [self._say({"voice": voice, **_caption(caption)}, file=stored)]

    async def send_audio(self, name: str, data: bytes, seconds: int = 60, caption: str = "") -> list[int]:
        """Sends music or a recording."""
        stored = self.world.files.keep("audio", name, data, "audio/mpeg")
        return [
            self._say({"audio": {**stored.named(), "duration": seconds}, **_caption(caption)}, file=stored)
        ]

    async def send_video(self, name: str, data: bytes, seconds: int = 10, caption: str = "") -> list[int]:
        """Sends a film."""
        stored = self.world.files.keep("video", name, data, "video/mp4")
        video = {**stored.named(), "duration": seconds, "width": 640, "height": 360}
        return [self._say({"video": video, **_caption(caption)}, file=stored)]

    async def send_sticker(self, emoji: str = "👍") -> list[int]:
        """Sends a sticker."""
        stored = self.world.files.keep(
            "sticker", "sticker.webp", b"RIFF0000WEBPVP8 " + bytes(32), "image/webp"
        )
        return [self._say({"sticker": sticker_json(stored, emoji)}, file=stored)]

    async def send_contact(self, phone: str = "+41227305111", first_name: str | None = None) -> list[int]:
        """Shares a phone number: their own, unless another name is given."""
        own = {} if first_name else {"user_id": self.user.id}
        return [
            self._say(
                {"contact": {"phone_number": phone, "first_name": first_name or self.user.first_name, **own}}
            )
        ]

    async def send_location(self, latitude: float = 46.2206, longitude: float = 6.1375) -> list[int]:
        """Shares a place."""
        return [self._say({"location": {"latitude": latitude, "longitude": longitude}})]

    async def send_poll(self, question: str, options: Sequence[str]) -> list[int]:
        """Sends a poll."""
        shown = [
            {"persistent_id": str(number), "text": each, "voter_count": 0}
            for number, each in enumerate(options)
        ]
        flags = dict.fromkeys(
            ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only"), False
        )
        poll = {"id": str(self.world.random.getrandbits(60)), "question": question, "options": shown}
        return [
            self._say(
                {"poll": {**poll, **flags, "total_voter_count": 0, "is_anonymous": True, "type": "regular"}}
            )
        ]

    async def send_album(
        self, files: Sequence[tuple[str, bytes]], caption: str = "", kind: str = "photo"
    ) -> list[int]:
        """Sends several photos or documents at once: one message each, one group id, the caption on the first."""
        group = {"media_group_id": str(self.world.random.getrandbits(53))}
        ids = []
        for number, (name, data) in enumerate(files):
            if kind == "photo":
                stored, content = self._photo(data)
            else:
                stored = self.world.files.keep("document", name, data)
                content = {"document": stored.named()}
            ids.append(self._say({**group, **content, **_caption("" if number else caption)}, file=stored))
        return ids

    def _photo(self, data: bytes) -> tuple[StoredFile, Json]:
        width, height = picture_size(data) if data else (1280, 960)
        stored = self.world.files.keep("photo", "photo.jpg", data, "image/jpeg")
        return stored, {"photo": photo_sizes(stored, width, height)}

    def _say(
        self,
        content: Json,
        *,
        file: StoredFile | None = None,
        reply_to: int | None = None,
        forwarded_from: str | None = None,
    ) -> int:
        if forwarded_from is not None:
            when = int(self.world.clock()) - 60
            content["forward_origin"] = {
                "type": "hidden_user",
                "sender_user_name": forwarded_from,
                "date": when,
            }
        replied = self.chat.messages[reply_to] if reply_to is not None else None
        self._before_saying()
        message = self.world.post(self.chat, self.user, content, reply_to=replied, file=file)
        self._mark = message.id
        if self._is_heard(message):
            self.world.announce(message)
        return message.id

    def _before_saying(self) -> None:
        """What a client does first; a private chat begins, or begins again."""

    def _is_heard(self, message: Message) -> bool:
        """Whether the bot gets this message at all: in a private chat always."""
        return True

    def _own(self, message_id: int) -> Message:
        message = self.chat.messages[message_id]
        if message.sender is not self.user:
            raise ValueError(f"message {message_id} was written by somebody else")
        return message

    def _press(self, message: Message, button: Json) -> Callback | None:
        self._remember()
        if "copy_text" in button:
            self.clipboard = button["copy_text"]["text"]
        return self._tapped(message, button["callback_data"]) if "callback_data" in button else None

    def _tapped(self, message: Message, data: str) -> Callback:
        self._remember()
        tap = self.world.callback(self.user, message, data)
        self.taps.append(tap)
        self.world.announce_tap(tap, str(self.chat.id * 7919))
        return tap


def split_as_a_client(text: str) -> list[str]:
    """The pieces a Telegram client makes of a long text: at the end of a line or a word, never inside a letter."""
    text = clean(text).strip(" \n")
    pieces = []
    while units(text) > LONGEST_TEXT:
        window = text[:LONGEST_TEXT]
        while units(window) > LONGEST_TEXT:
            window = window[: len(window) - (units(window) - LONGEST_TEXT + 1) // 2]
        cut = max(window.rfind("\n"), window.rfind(" "))
        cut = cut if cut > LONGEST_TEXT // 2 else len(window)
        pieces.append(text[:cut].rstrip(" \n"))
        text = text[cut:].lstrip(" \n")
    return [*pieces, text]


def _caption(text: str) -> Json:
    words, entities = formatted(text, None, None)
    shown: Json = {"caption": words} if words else {}
    return {**shown, "caption_entities": entities} if entities else shown
