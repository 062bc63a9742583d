"""What a press on an inline button means: the same words on both sides, `v1:<act>[:<argument>[:<receipt>]]`.

The version stands first, so that buttons of an older service, which stay in chats for years, are known as such.
An argument names where the button stood: a person may press it twice, or weeks later. The end of a receipt number
names the contribution it stood below: a person may have several.
"""

from collections.abc import Callable

from consultation.correspondence import StaffAct
from consultation.receipts import short
from consultation.turns import (
    Agree,
    Back,
    Begin,
    ChooseLanguage,
    Decline,
    GoTo,
    Help,
    New,
    Next,
    PassOn,
    Profile,
    Remove,
    Resume,
    Review,
    Share,
    Skip,
    Status,
    Stop,
    Submit,
    Subscribe,
    Turn,
    Unknown,
    Withdraw,
    Write,
    WriteTo,
)

_VERSION = "v1"
#: What is done to the contribution below which the button stands.
_OF_ONE = frozenset({"question", "profile", "review", "submit", "withdraw", "keep", "status"})
_LONGEST = 64  #: bytes of callback_data (Bot API, InlineKeyboardButton)


def data(act: str, argument: str | int = "", about: str | None = None) -> str:
    """The callback_data of a button, for acts on a contribution with the number of its receipt.

    Raises ValueError when Telegram would refuse it for its length.
    """
    whole = f"{_VERSION}:{act}:{argument}" if argument != "" else f"{_VERSION}:{act}"
    if about is not None and act in _OF_ONE:
        whole = f"{_VERSION}:{act}:{argument}:{short(about)}"
    if len(whole.encode()) > _LONGEST:
        raise ValueError(f"{whole!r} is longer than {_LONGEST} bytes")
    return whole


def turns(pressed: str, chat: int) -> tuple[Turn, ...]:
    """What the person means by pressing the button with that callback_data; Unknown for one we do not make any more."""
    version, _, rest = pressed.partition(":")
    act, _, argument = rest.partition(":")
    if version != _VERSION or act not in (*_ACTS, "remove", "ask", "category"):
        return (Unknown(pressed),)
    match act:
        case "remove":
            return (Remove(key(chat, argument)),)
        case "ask":
            return (PassOn(key(chat, argument)),)
        case "category":
            return (Write(argument, key(chat, f"category-{argument}"), at="category"),)
        case _ if act in _OF_ONE:
            argument, _, about = argument.partition(":")
            return (*((Resume(about, quiet=True),) if about else ()), *_ACTS[act](argument))
        case _:
            return _ACTS[act](argument)


def staff_act(pressed: str) -> StaffAct | None:
    """What a press in the staff group means: `v1:staff:<act>:<receipt>[:<version>]`; None for one we do not make."""
    match pressed.split(":"):
        case [version, "staff", act, receipt] if version == _VERSION:
            return StaffAct(act, receipt)
        case [version, "staff", act, receipt, number] if version == _VERSION and number.isdecimal():
            return StaffAct(act, receipt, int(number))
    return None


def key(chat: int, message_id: int | str) -> str:
    """Names a message, so that an edit finds the part that came with it."""
    return f"tg:{chat}:{message_id}"


_ACTS: dict[str, Callable[[str], tuple[Turn, ...]]] = {
    "agree": lambda _: (Agree(),),
    "decline": lambda _: (Decline(),),
    "channel": lambda channel: (WriteTo(channel if channel in ("telegram", "mail") else ""),),
    "language": lambda code: (ChooseLanguage(code or None),),
    "next": lambda at: (Next(at),),
    "skip": lambda at: (Skip(at),),
    "back": lambda at: (Back(at),),
    "question": lambda number: (GoTo(int(number) if number.isdecimal() else None),),
    "profile": lambda _: (Profile(),),
    "review": lambda _: (Review(),),
    "submit": lambda _: (Submit(),),
    "withdraw": lambda certain: (Withdraw(certain=certain == "yes"),),
    "open": lambda receipt: (Resume(receipt),),
    "begin": lambda slug: (Begin(slug),),
    "keep": lambda _: (Status(),),
    "status": lambda _: (Status(),),
    "new": lambda _: (New(),),
    "help": lambda _: (Help(),),
    "subscribe": lambda _: (Subscribe(),),
    "meeting": lambda _: (Subscribe("meeting"),),
    "share": lambda _: (Share(),),
    "stop": lambda _: (Stop(),),
}
