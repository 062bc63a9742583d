"""The inline buttons below a message, by the phrase that asks. Every one of them has a typed way beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot import presses
from consultation.correspondence import Say
from consultation.definition import RIGHT_TO_LEFT, Consultation, text_in
from consultation.receipts import short

#: Says the words of a button: the name of its phrase and its arguments.
Words = Callable[[str, Mapping[str, int | str]], str]

#: What stands before a hint about words that were kept.
_KEPT = frozenset({"recorded", "kept_general", "submit_again"})
_LONGEST_SLUG = 50  #: bytes that fit into a button
_PER_ROW = 3  #: numbered buttons in a row; more become too small for a thumb
_PER_BOARD_ROW = 5  #: buttons that hold a number and nothing more


@dataclass(frozen=True, slots=True)
class Setting:
    """What the buttons of one letter depend on."""

    consultation: Consultation
    language: str
    words: Words
    language_name: Callable[[str], str]  #: a language in its own words
    says: Sequence[Say]
    answers: str | None = None  #: the message that is answered, so that its part can be taken back
    deep_link: str | None = None  #: to the private chat with the bot
    about: str | None = None  #: receipt number of the contribution that the letter is about

    def button(
        self, act: str, argument: str | int = "", phrase: str | None = None, **args: int | str
    ) -> InlineKeyboardButton:
        """A button that says `button_<act>` and means that act."""
        label = self.words(f"button_{phrase or act}", args)
        return InlineKeyboardButton(label, callback_data=presses.data(act, argument, self.about))


Rows = list[list[InlineKeyboardButton]]


def keyboard(setting: Setting) -> InlineKeyboardMarkup | None:
    """The buttons for what is asked last; None when nothing is asked or the answer is typed."""
    for say in reversed(setting.says):
        if (rows := _FOR.get(say.phrase)) is not None:
            found = [row for row in rows(setting, say) if row]
            if setting.language in RIGHT_TO_LEFT:
                found = [row[::-1] for row in found]
            return InlineKeyboardMarkup(found) if found else None
    return None


def _languages(setting: Setting, _: Say) -> Rows:
    buttons = [
        InlineKeyboardButton(setting.language_name(code), callback_data=presses.data("language", code))
        for code in setting.consultation.languages
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _consent(setting: Setting, _: Say) -> Rows:
    return [[setting.button("agree")], [setting.button("language"), setting.button("subscribe")]]


def _required(setting: Setting, say: Say) -> Rows:
    return [[setting.button("skip", "name")]] if "current" in say.args else []


def _optional(setting: Setting, say: Say) -> Rows:
    place = say.phrase.removeprefix("ask_")
    return [[setting.button("back", place), setting.button("skip", place)]]


def _categories(setting: Setting, say: Say) -> Rows:
    rows = [
        [
            InlineKeyboardButton(
                text_in(category.label, setting.language),
                callback_data=presses.data("category", category.id),
            )
        ]
        for category in setting.consultation.categories
    ]
    return rows + _optional(setting, say)


def _question(setting: Setting, say: Say) -> Rows:
    number = _number(say)
    answered = any(other.phrase in ("so_far", "recorded") for other in setting.says)
    onward = setting.button("next" if answered else "skip", number)
    row = [setting.button("back", number), onward]
    return [row, [setting.button("review")]] if answered else [row]


def _recorded(setting: Setting, say: Say) -> Rows:
    return [[setting.button("next", _number(say))], [setting.button("review"), *_take_back(setting)]]


def _general(setting: Setting, _: Say) -> Rows:
    return [[setting.button("review"), *_take_back(setting)]]


def _take_back(setting: Setting) -> list[InlineKeyboardButton]:
    """Telegram never tells a bot that a message was deleted, so deleting is a button."""
    if setting.answers is None:
        return []
    return [setting.button("remove", setting.answers.rpartition(":")[2])]


def _which(setting: Setting, _: Say) -> Rows:
    return _numbered(setting)


def _numbered(setting: Setting) -> Rows:
    edits = [setting.button("question", n, phrase="edit", number=n) for n in setting.consultation.numbers]
    return [edits[at : at + _PER_ROW] for at in range(0, len(edits), _PER_ROW)]


def _review(setting: Setting, _: Say) -> Rows:
    return [[setting.button("submit")], *_numbered(setting), [setting.button("profile")]]


def _receipt(setting: Setting, say: Say) -> Rows:
    second = "withdraw" if say.phrase == "handed_in" else "status"
    number = str(say.args["receipt"])
    copy = InlineKeyboardButton(setting.words("button_copy", {}), copy_text=CopyTextButton(number))
    return [[copy], [setting.button("review"), setting.button(second)], [setting.button("new")]]


def _again(setting: Setting, _: Say) -> Rows:
    rows = [[setting.button("submit"), setting.button("review")]]
    if any(say.phrase == "kept_general" for say in setting.says):
        rows.append(_take_back(setting))
    return rows


def _perhaps_question(setting: Setting, _: Say) -> Rows:
    """The way to the secretariat, above what stands there anyway."""
    before = next(say for say in reversed(setting.says) if say.phrase in _KEPT)
    rows = _FOR[before.phrase](setting, before)
    if setting.answers is None:
        return rows
    return [[setting.button("ask", setting.answers.rpartition(":")[2], phrase="ask_staff")], *rows]


def _withdraw(setting: Setting, _: Say) -> Rows:
    return [[setting.button("withdraw", "yes")], [setting.button("keep")]]


def _link(setting: Setting, _: Say) -> Rows:
    return [[setting.button("agree", phrase="link")], [setting.button("decline")]]


def _forget(setting: Setting, _: Say) -> Rows:
    return [[setting.button("agree", phrase="forget")], [setting.button("decline")]]


def _channel(setting: Setting, _: Say) -> Rows:
    ways = (("telegram", "by_chat"), ("mail", "by_mail"))
    return [[setting.button("channel", channel, phrase=label) for channel, label in ways]]


def _consultations(setting: Setting, _: Say) -> Rows:
    """One row for each; a slug too long for a button has its command beside it."""
    lines = [say.args for say in setting.says if say.phrase == "consultation_line"]
    return [
        [InlineKeyboardButton(str(line["reference"]), callback_data=presses.data("begin", str(line["slug"])))]
        for line in lines
        if len(str(line["slug"]).encode()) <= _LONGEST_SLUG
    ]


def _resume(setting: Setting, say: Say) -> Rows:
    return [[setting.button("open", short(str(say.args["receipt"])), phrase="resume")]]


def _draft(setting: Setting, say: Say) -> Rows:
    if "subscribed" in say.args:
        return _told(setting, say)
    return [[setting.button("status"), setting.button("review")], [setting.button("stop")]]


def _told(setting: Setting, _: Say) -> Rows:
    """Below what they asked to be told: one tap ends it."""
    return [[setting.button("share"), setting.button("stop")]]


def _to_be_told(setting: Setting, _: Say) -> Rows:
    meeting = [setting.button("meeting")] if setting.consultation.meeting else []
    return [[*meeting, setting.button("share")], [setting.button("stop")]]


def _group(setting: Setting, _: Say) -> Rows:
    if setting.deep_link is None:
        return []
    return [[InlineKeyboardButton(setting.words("button_open", {}), url=setting.deep_link)]]


def _board(setting: Setting, _: Say) -> Rows:
    """One small button for each contribution of the list: its number."""
    lines = [say.args for say in setting.says if say.phrase == "board_line"]
    looks = [_staff(setting, "look", str(line["receipt"]), number=int(str(line["place"]))) for line in lines]
    return [looks[at : at + _PER_BOARD_ROW] for at in range(0, len(looks), _PER_BOARD_ROW)]


def _card(setting: Setting, say: Say) -> Rows:
    about = f"{say.args['receipt']}:{say.args['version']}"
    if say.args["state"] == "withdrawn":
        return []
    acts = {"approved": ("reject", "ask"), "rejected": ("approve", "ask")}
    chosen = acts.get(str(say.args["state"]), ("approve", "reject", "ask"))
    return [[_staff(setting, act, about) for act in chosen]]


def _look_again(setting: Setting, say: Say) -> Rows:
    return [[_staff(setting, "look", str(say.args["receipt"]), phrase="look_again")]]


def _staff(
    setting: Setting, act: str, about: str, phrase: str | None = None, **args: int
) -> InlineKeyboardButton:
    label = setting.words(f"button_{phrase or act}", args)
    return InlineKeyboardButton(label, callback_data=presses.data("staff", f"{act}:{about}"))


def _number(say: Say) -> int:
    return int(str(say.args["number"]))


_FOR: dict[str, Callable[[Setting, Say], Rows]] = {
    "choose_language": _languages,
    "ask_consent": _consent,
    "ask_name": _required,
    "ask_organisation": _optional,
    "ask_category": _categories,
    "ask_country": _optional,
    "ask_email": _optional,
    "question": _question,
    "recorded": _recorded,
    "kept_general": _general,
    "perhaps_question": _perhaps_question,
    "which_question": _which,
    "ask_submit": _review,
    "receipt": _receipt,
    "receipt_again": _receipt,
    "receipt_beside": _receipt,
    "handed_in": _receipt,
    "withdrawn": _again,
    "withdrawn_before": _again,
    "submit_again": _again,
    "ask_withdraw": _withdraw,
    "ask_withdraw_draft": _withdraw,
    "withdrawn_draft": _again,
    "link_ask": _link,
    "forget_how": _forget,
    "channel_now": _channel,
    "elsewhere": _resume,
    "which_consultation": _consultations,
    "reminder": _draft,
    "extension": _draft,
    "subscribed": _to_be_told,
    "subscribed_meeting": _told,
    "meeting_reminder": _told,
    "group_explains": _group,
    "board_line": _board,
    "staff_card": _card,
    "staff_changed": _look_again,
}
