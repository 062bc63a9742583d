"""What a person outside sees and does: a telephone with a chat, and letters as a mail program writes them."""

import re
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import make_msgid

from sandbox.telegram_people import Person

RECEIPT = re.compile(r"\b[A-Z0-9]{2,8}-[0-9A-Z]{5}-[0-9A-Z]{5}\b")
_INVISIBLE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]")
PATIENCE = 20.0  #: seconds to wait for any answer on a busy machine


def flat(text: str) -> str:
    """Without invisible marks, and spaces as one: what the contract leaves open about a text."""
    return " ".join(_INVISIBLE.sub("", text).split())


def receipt_in(text: str) -> str:
    """The receipt number in a text."""
    found = RECEIPT.search(flat(text))
    assert found is not None, f"no receipt number in: {text[-500:]}"
    return found[0]


class Phone:
    """One person's chat with the bot."""

    def __init__(self, person: Person) -> None:
        self.person = person

    async def says(self, text: str, until: str = "", within: float = PATIENCE) -> str:
        """Writes; returns all that the bot answered, once it holds what is waited for."""
        mark = max((seen.message_id for seen in self.person.sees()), default=0)
        await self.person.send(text)
        return await self.hears(until, mark, within)

    async def hears(self, wanted: str = "", after: int | None = None, within: float = PATIENCE) -> str:
        """All that the bot said after a message (None: ever), once it holds what is waited for."""
        mark = -1 if after is None else after

        def heard() -> str:
            return "\n\n".join(m.text for m in self.person.sees_from_bot() if m.message_id > mark)

        await self.person.wait_for(lambda _: heard() and flat(wanted) in flat(heard()), within)
        return heard()

    @property
    def last(self) -> int:
        """The newest message in the chat."""
        return max((seen.message_id for seen in self.person.sees()), default=0)

    async def introduces(self, language: str, name: str = "Ann Example", country: str = "Switzerland") -> str:
        """From /start to the first question; each step gets an answer. Returns the last one."""
        await self.says("/start")
        for line in (f"/language {language}", "/agree", name, "Example Foundation", "3", country):
            await self.says(line)
        return await self.says("/skip", until="1/5")

    async def answers(self, texts: tuple[str, ...]) -> str:
        """All questions from the first on, up to the review; returns the review."""
        seen = ""
        for text in texts:
            await self.says(text)
            seen = await self.says("/next")
        return seen


def letter(
    sender: str,
    to: str,
    text: str,
    *,
    subject: str = "Consultation",
    answering: EmailMessage | None = None,
    quoting: bool = False,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A mail as a mail program writes it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip(">"))
    if answering is not None:
        del mail["Subject"]
        mail["Subject"] = f"Re: {answering['Subject']}".replace("Re: Re:", "Re:")
        mail["In-Reply-To"] = mail["References"] = answering["Message-ID"]
        if quoting:
            quoted = "".join(f"> {line}\n" for line in plain(answering).splitlines())
            text += f"\n\nOn Mon, 5 Jun 2017 at 10:12, <{to}> wrote:\n{quoted}"
    for name, value in (headers or {}).items():
        mail[name] = value
    mail.set_content(text)
    return mail.as_bytes()


def plain(mail: EmailMessage) -> str:
    """What the plain-text part says."""
    part = mail.get_body(("plain",))
    assert part is not None, "a mail of ours without a text/plain part"
    return str(part.get_content())


def numbered(answers: dict[int, str], head: str = "") -> str:
    """Answers after their numbers."""
    return "\n\n".join([*([head] if head else []), *(f"{n}. {text}" for n, text in answers.items())])
