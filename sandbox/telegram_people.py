"""The people of the sandbox and their groups."""

from sandbox.telegram_errors import Json
from sandbox.telegram_knowing import member_json
from sandbox.telegram_saying import Speaker
from sandbox.telegram_seeing import Watched
from sandbox.telegram_world import Callback, Chat, Message, User, World


class Person(Speaker):
    """A person and their private chat with the bot."""

    def __init__(self, world: World, user: User) -> None:
        chat = world.chats.get(user.id) or Chat(user.id, "private", person=user, started=False)
        world.chats[user.id] = chat
        super().__init__(world, chat, user)

    @property
    def id(self) -> int:
        """The same number names the person and the private chat."""
        return self.user.id

    async def block(self) -> None:
        """Blocks the bot: it is told, and cannot write any longer."""
        self._change_standing(blocked=True)

    async def unblock(self) -> None:
        """Lets it write again."""
        self._change_standing(blocked=False)

    async def delete_account(self) -> None:
        """Leaves Telegram for good."""
        self.chat.deactivated = True

    def speak(self, language_code: str | None) -> None:
        """Sets the language of their app."""
        self.user.change(language_code=language_code)

    def rename(self, first_name: str, last_name: str | None = None) -> None:
        """Takes another name."""
        self.user.change(first_name=first_name, last_name=last_name)
        self.chat.renamed()

    def sees_menu(self) -> list[Json]:
        """The commands in the menu beside the text field."""
        language = self.user.language_code or ""
        return self.world.profile.menu(self.chat.id, "private", language, user_id=self.id, is_admin=False)

    def sees_profile(self) -> Json:
        """What the empty chat shows of the bot, in the language of the person's app."""
        language = (self.user.language_code or "").split("-")[0]
        texts = self.world.profile.get_text
        language = language if len(language) == 2 else ""
        return {
            "name": texts("name", language, self.world.bot.first_name),
            "description": texts("description", language),
            "short_description": texts("short_description", language),
            "username": self.world.bot.username,
        }

    def as_json(self) -> Json:
        """The person, for the page."""
        return {
            "user_id": self.id,
            "chat_id": self.chat.id,
            "name": self.user.first_name,
            "language_code": self.user.language_code,
            "blocked": self.chat.blocked,
        }

    def _before_saying(self) -> None:
        if self.chat.blocked:
            self._change_standing(blocked=False)
        self.chat.started = True

    def _change_standing(self, *, blocked: bool) -> None:
        if self.chat.blocked == blocked:
            return
        self.chat.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        change = _membership(self.world, self.chat, self.user, self.world.bot, before, after)
        self.world.announce_membership(change, self.chat.id, of_bot=True)


class Group(Watched):
    """A group or supergroup with the bot in it. The bot hears what privacy mode lets it hear."""

    def __init__(self, world: World, chat: Chat) -> None:
        super().__init__(world, chat)
        world.chats[chat.id] = chat
        self._speakers: dict[int, GroupSpeaker] = {}

    def by(self, person: Person) -> "GroupSpeaker":
        """The person as a member of this group: `group.by(layla).send_file(…)`."""
        self.chat.members.setdefault(person.id, person.user)
        speaker = self._speakers.get(person.id)
        if speaker is None or speaker.chat is not self.chat:
            speaker = self._speakers[person.id] = GroupSpeaker(self.world, self.chat, person.user)
        return speaker

    async def send(self, person: Person, text: str, *, reply_to: int | None = None) -> list[int]:
        """Somebody writes in the group."""
        ids = await self.by(person).send(text, reply_to=reply_to)
        self._remember()
        return ids

    async def tap(self, person: Person, words: str, *, message_id: int | None = None) -> Callback | None:
        """Somebody presses a button."""
        self._remember()
        return await self.by(person).tap(words, message_id=message_id)

    async def edit(self, person: Person, message_id: int, text: str) -> int:
        """Somebody edits their message."""
        return await self.by(person).edit(message_id, text)

    async def add_bot(self, by: Person) -> None:
        """Somebody brings the bot in: it is told twice, as a member and by a message."""
        self._change_bot(by, "member")
        message = self.world.post(self.chat, by.user, {"new_chat_members": [self.world.bot.as_json()]})
        self.world.announce(message)

    async def remove_bot(self, by: Person) -> None:
        """Somebody throws it out."""
        self._change_bot(by, "kicked")

    async def promote_bot(self, by: Person) -> None:
        """It becomes an administrator, and hears everything."""
        self._change_bot(by, "administrator")

    def promote(self, person: Person) -> None:
        """The person becomes an administrator."""
        self.chat.members[person.id] = person.user
        self.chat.admins.add(person.id)

    def sees_menu(self, person: Person) -> list[Json]:
        """The commands this person is offered here."""
        language = person.user.language_code or ""
        is_admin = person.id in self.chat.admins
        return self.world.profile.menu(
            self.chat.id, self.chat.kind, language, user_id=person.id, is_admin=is_admin
        )

    async def migrate(self, by: Person) -> int:
        """The group becomes a supergroup: another id, and a message on each side that says so."""
        old = self.chat
        new = Chat(-1_000_000_000_000 + old.id * 3 - 7, "supergroup", title=old.title)
        new.members, new.admins, new.bot_status = dict(old.members), set(old.admins), old.bot_status
        self.world.chats[new.id] = new
        self.world.announce(self.world.post(old, by.user, {"migrate_to_chat_id": new.id}))
        self.world.announce(self.world.post(new, by.user, {"migrate_from_chat_id": old.id}))
        old.upgraded_to = new.id
        self.chat = new
        self._mark = 0
        return new.id

    def as_json(self) -> Json:
        """The group, for the page."""
        return {
            "chat_id": self.chat.id,
            "kind": self.chat.kind,
            "title": self.chat.title,
            "members": list(self.chat.members),
        }

    def _change_bot(self, by: Person, status: str) -> None:
        before, self.chat.bot_status = self.chat.bot_status, status
        change = _membership(self.world, self.chat, by.user, self.world.bot, before, status)
        self.world.announce_membership(change, self.chat.id, of_bot=True)


class GroupSpeaker(Speaker):
    """One member speaking in a group."""

    def _is_heard(self, message: Message) -> bool:
        if self.chat.bot_status not in ("member", "administrator"):
            return False
        if self.chat.bot_status == "administrator" or (
            message.reply_to is not None and message.reply_to.from_bot
        ):
            return True
        # Privacy mode: commands, unless they name another bot.
        text = message.content.get("text", "")
        command, _, addressee = text.split(" ")[0].partition("@")
        is_command = any(
            each["type"] == "bot_command" and not each["offset"]
            for each in message.content.get("entities", [])
        )
        return (
            is_command
            and bool(command)
            and addressee.lower() in ("", (self.world.bot.username or "").lower())
        )


def _membership(world: World, chat: Chat, by: User, of: User, before: str, after: str) -> Json:
    return {
        "chat": chat.as_json(),
        "from": by.as_json(),
        "date": int(world.clock()),
        "old_chat_member": member_json(world, chat, of, before),
        "new_chat_member": member_json(world, chat, of, after),
    }
