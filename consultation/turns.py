"""The turns of a conversation: everything a stakeholder can do, whichever door they use."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a message; its bytes are kept in the store under the hash."""

    sha256: str
    name: str  #: as the author gave it
    size: int  #: bytes
    content_type: str
    compiled: bool = (
        True  #: False for voice, pictures and the like: kept and listed, but only text is compiled
    )


@dataclass(frozen=True, slots=True)
class Begin:
    """`/start`, with the payload of a deep link or none."""

    payload: str = ""


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """`/language ar`; without a code the choice is shown."""

    code: str | None = None
    quiet: bool = False  #: by mail nobody asked: the reply shows it by being in that language


@dataclass(frozen=True, slots=True)
class Agree:
    """`/agree` to what will be published."""


@dataclass(frozen=True, slots=True)
class Write:
    """Plain text: a profile field or a part of an answer, whatever is open."""

    text: str
    key: str  #: names the message, so that an edit finds its part
    at: str = ""  #: where the button stood that stands for these words; see `Next`


@dataclass(frozen=True, slots=True)
class Attach:
    """A file, with or without a caption."""

    file: File
    key: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A message sent earlier now reads otherwise."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take back the part that came with that message."""

    key: str = ""  #: empty: the last message


@dataclass(frozen=True, slots=True)
class PassOn:
    """The words of that message are a question to the secretariat, and no part of the answer they were kept under."""

    key: str = ""  #: empty: the last message, if it is a question


@dataclass(frozen=True, slots=True)
class Next:
    """`/next`: this answer is complete."""

    #: Where the button stood: a question's number or a stage. Once the person is elsewhere the press is an old one.
    at: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """`/skip` what is open."""

    at: str = ""  #: see `Next`


@dataclass(frozen=True, slots=True)
class Back:
    """`/back` to what came before."""

    at: str = ""  #: see `Next`


@dataclass(frozen=True, slots=True)
class GoTo:
    """`/question N`; None when the number was missing or none."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Profile:
    """`/profile`: correct name, organisation, category, country, e-mail."""


@dataclass(frozen=True, slots=True)
class Review:
    """`/review`: show every answer, whole."""


@dataclass(frozen=True, slots=True)
class Submit:
    """`/submit`: hand in what is there as the next version."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """CONFIRM by mail, or yes to what was asked."""

    proven: bool = True  #: by mail: as well proven as what it would change; anybody can write CONFIRM


@dataclass(frozen=True, slots=True)
class Withdraw:
    """`/withdraw`; `certain` when no second word is needed."""

    certain: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """`/status`."""


@dataclass(frozen=True, slots=True)
class New:
    """`/new`: another contribution, for another organisation."""


@dataclass(frozen=True, slots=True)
class Resume:
    """`/open 7F3KQ_9X2MD`: on with that contribution of theirs, which may be an earlier one."""

    receipt: str
    quiet: bool = False  #: a button below that contribution: nothing is said of it when the person is there


@dataclass(frozen=True, slots=True)
class Decline:
    """No, to what was asked."""


@dataclass(frozen=True, slots=True)
class Code:
    """`/code 1234 5678`, or just the digits: what a mail of ours says, to show that the mailbox is theirs too."""

    digits: str


@dataclass(frozen=True, slots=True)
class Keep:
    """`/keep_2_chat`: of two answers to one question, given at both doors, only that one."""

    number: int
    door: str  #: chat or mail


@dataclass(frozen=True, slots=True)
class Data:
    """`/data`, DATA by mail: all that is kept about the person, as files."""

    proven: bool = True


@dataclass(frozen=True, slots=True)
class Unlink:
    """`/unlink`, UNLINK by mail: the chat and the mail address are two again."""

    proven: bool = True


@dataclass(frozen=True, slots=True)
class Forget:
    """`/forget`, FORGET by mail: nothing is to be kept about the person but what is published."""


@dataclass(frozen=True, slots=True)
class Unite:
    """`/unite`, UNITE by mail: two contributions that were handed in at two doors are to be one."""

    proven: bool = True


@dataclass(frozen=True, slots=True)
class WriteTo:
    """`/channel`, TELEGRAM and MAIL by mail: where reminders and notices go from now on; empty: how it stands."""

    channel: str = ""  #: telegram, mail, or empty


@dataclass(frozen=True, slots=True)
class Subscribe:
    """`/subscribe`, `/meeting`, or their words by mail: to be told, whether or not one answers."""

    topic: str = "news"  #: news: the deadline, and when the compilation is out; meeting: where and when it is
    proven: bool = True  #: by mail: anybody can write a From header, and somebody else would get the letters


@dataclass(frozen=True, slots=True)
class Share:
    """`/share`, SHARE by mail: words and a picture to pass on to others."""


@dataclass(frozen=True, slots=True)
class Stop:
    """`/stop`: no more reminders."""


@dataclass(frozen=True, slots=True)
class Privacy:
    """`/privacy`: what is kept, who sees it."""


@dataclass(frozen=True, slots=True)
class Help:
    """`/help`."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A command nobody knows, or an old button."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A sticker, a poll, a file that is too large: nothing that can be filed. `why` is a phrase's name."""

    why: str = "unsupported"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Files of a mail that gave no words, or words that want checking. `why` is a phrase's name."""

    why: str
    files: tuple[str, ...]  #: their names


@dataclass(frozen=True, slots=True)
class Introduce:
    """Profile fields a mail states plainly: name, organisation, category (id), country."""

    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a mail says under one question; it takes the place of what an earlier mail said there, unless it adds."""

    number: int
    text: str
    key: str
    beside: bool = (
        False  #: something else was said there in chat, which this mail's author was not shown: both are kept
    )
    adds: bool = False  #: it goes behind what was said there before, and replaces nothing


@dataclass(frozen=True, slots=True)
class Comment:
    """What a mail says that belongs to no question."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """The end of a mail that contributes."""

    proven: bool  #: the sender is known well enough for it to count at once
    answers_us: bool = False  #: it answers a letter of ours, which showed what was filed before


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to staff."""

    text: str


Turn = (
    Begin | ChooseLanguage | Agree | Write | Attach | Edit | Remove | PassOn | Next | Skip | Back | GoTo | Profile | Review
    | Submit | Confirm | Withdraw | Status | New | Resume | Decline | Code | Keep | Unlink | Data | Forget | Unite | WriteTo | Subscribe | Share | Stop | Privacy | Help | Unknown | Unsupported | Unread
    | Introduce | Answer | Comment | HandIn | Ask
)  # fmt: skip
