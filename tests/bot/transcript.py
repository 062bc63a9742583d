"""Reads and writes conversations as text files, and holds them with the real bot.

# what this shows                       a remark
~ app speaks ar                         about the person, or `~ 20 days pass`, `~ two consultations are open`,
                                        `~ the secretariat answers WORDS`, `~ the compilation is out`
< الفرص كثيرة.                           what the person sends
    + وهذا سطر ثان.                          another line of the same message
< [التالي]                               a tap on that button
< {file annex.pdf | with a caption}     also {voice}, {photo}, {sticker}, {edit OLD WORDS | new words}
<< /start                               the same, but the reply is not shown
> سُجّل ردكم.                             what they see, line by line; one block a message
= التالي | مراجعة                         its buttons, row by row
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from consultation.definition import Consultation
from intake import answering
from intake.posting import Post
from intake.staff import announce
from sandbox.telegram_people import Person
from sandbox.telegram_seeing import Seen
from store.ledger import Ledger
from tests.bot.service import CIRCULAR, Service, until

_MARKS = ("#", "~", "<", "<<")
#: Open beside the circular where a conversation says so.
ANOTHER = replace(
    CIRCULAR,
    slug="cl-18-44",
    reference="CL-18/44",
    title={
        "ar": "ترقيم الأشياء",
        "zh": "物的编号",
        "en": "Numbers for things",
        "fr": "Numéros pour les objets",
        "ru": "Номера для вещей",
        "es": "Números para las cosas",
    },
)


@dataclass(frozen=True, slots=True)
class Line:
    """A remark, a change of the world, or something the person does."""

    mark: str  #: `#`, `~`, `<` or `<<`
    text: str  #: may have several lines

    def __str__(self) -> str:
        first, *others = self.text.split("\n")
        return "\n".join([f"{self.mark} {first}", *(f"+ {line}".rstrip() for line in others)])


def script(text: str) -> list[Line]:
    """What is done in a transcript, without what is seen."""
    lines: list[Line] = []
    for raw in text.splitlines():
        mark, _, rest = raw.partition(" ")
        if mark == "+":
            lines[-1] = Line(lines[-1].mark, f"{lines[-1].text}\n{rest}")
        elif mark in _MARKS:
            lines.append(Line(mark, rest))
    return lines


async def held(lines: list[Line], running: Service) -> str:
    """Holds the conversation; returns the transcript with everything that was seen."""
    person = running.api.person("Layla", "en", user_id=501)
    written = []
    for line in lines:
        written.append(str(line))
        last = max(person.chat.messages, default=0)
        await (_change(line.text, person, running) if line.mark == "~" else _do(line, person))
        await _settle(running)
        replies = [seen for seen in person.sees_from_bot() if seen.message_id > last]
        if line.mark == "<" or (line.mark == "~" and replies):
            written.append("\n" + "\n\n".join("\n".join(_shown(seen)) for seen in replies) + "\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip() + "\n"


def consultations(lines: list[Line]) -> tuple[Consultation, ...]:
    """Those that are open while this is said."""
    return (CIRCULAR, ANOTHER) if Line("~", "two consultations are open") in lines else (CIRCULAR,)


async def _change(text: str, person: Person, running: Service) -> None:
    match text.split():
        case ["app", "speaks", language]:
            person.speak(language)
        case ["two", "consultations", "are", "open"]:
            pass  # the service was begun with both
        case [number, "days", "pass"]:
            running.clock.passes(days=int(number))
        case ["the", "secretariat", "answers", *_]:
            words = text.partition("answers ")[2]
            await _by_staff(running, lambda post: _answer(post, words))
        case ["the", "compilation", "is", "out"]:
            await _by_staff(running, _publish)
        case _:
            raise ValueError(f"what does {text!r} mean?")


async def _by_staff(running: Service, act: Callable[[Post], object]) -> None:
    """What a command of staff does: posted beside the running service, which finds it."""

    def done(ledger: Ledger) -> None:
        act(Post(ledger, running.clock(), None))

    await running.office.do(done)


def _answer(post: Post, words: str) -> None:
    [asked] = post.ledger.remarks.open(CIRCULAR.slug)
    answering.answer(post, CIRCULAR, asked, words, "Anna", f"answer:{asked.key}")


def _publish(post: Post) -> None:
    authors = post.ledger.contributions.authors(CIRCULAR.slug)
    announce(post, CIRCULAR, authors, "https://consultation.example/#c{}".format)


async def _do(line: Line, person: Person) -> None:
    text = line.text
    if line.mark == "#":
        return
    if text.startswith("["):
        await person.tap(_button(text.strip("[]"), person))
        return
    if not text.startswith("{"):
        await person.send(text)
        return
    act, _, words = text.strip("{}").partition("|")
    kind, _, name = act.strip().partition(" ")
    match kind:
        case "file":
            await person.send_file(name, b"%PDF-1.7", words.strip())
        case "large":
            await person.send_file(name, b"%PDF-1.7", words.strip(), size=21 * 1024 * 1024)
        case "voice":
            await person.send_voice()
        case "photo":
            await person.send_photo()
        case "sticker":
            await person.send_sticker()
        case "poll":
            await person.send_poll("?", ["1", "2"])
        case "edit":
            theirs = (seen for seen in person.sees() if not seen.from_bot and seen.text.startswith(name))
            await person.edit(next(theirs).message_id, words.strip())
        case _:
            raise ValueError(f"what does {text!r} mean?")


def _button(words: str, person: Person) -> str:
    """A button by its label, or by what it does: `[v1:submit]` is the newest that hands in, whatever stands behind."""
    for seen in reversed(person.sees_from_bot()):
        for button in (button for row in seen.buttons for button in row):
            if button.data and f"{button.data}:".startswith(f"{words}:"):
                return button.data
    return words


async def _settle(running: Service) -> None:
    """Until everything said was answered."""
    await until(lambda: running.api.world.updates.count() == 0)
    await running.office.clerk.idle()
    await running.office.postman.idle()


def _shown(seen: Seen) -> Iterator[str]:
    if seen.file is not None:
        yield f"> {{file {seen.file.name}}}"
    if seen.text:
        yield from (f"> {line}".rstrip() for line in seen.text.split("\n"))
    for row in seen.buttons:
        yield "= " + " | ".join(button.text for button in row)
