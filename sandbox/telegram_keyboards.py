"""Keyboards: what Telegram accepts under a message or in place of a phone's own."""

import re

from sandbox.telegram_entities import link, units
from sandbox.telegram_errors import Json, bad_request

_MOST_BUTTONS = 100
_LONGEST_DATA = 64  # bytes
_LONGEST_COPY = 256  # characters
_STYLES = {"danger", "success", "primary"}
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)


def inline_keyboard(markup: Json | None) -> Json | None:
    """Returns the keyboard as the message will show it, or None when there is none; refuses a wrong one."""
    if markup is None or not markup.get("inline_keyboard"):
        return None
    rows = [[_inline_button(button) for button in row] for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def check_reply_keyboard(markup: Json) -> None:
    """Refuses a keyboard of plain text buttons that Telegram would not show."""
    rows = markup.get("keyboard", [])
    if sum(map(len, rows)) > 300:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            if not (button if isinstance(button, str) else button["text"]).strip():
                raise bad_request("keyboard button text must be non-empty")
    if len(markup.get("input_field_placeholder") or "") > 64:
        raise bad_request("input field placeholder is too long")


def _inline_button(button: Json) -> Json:
    button = {key: value for key, value in button.items() if value is not None}
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [key for key in _ACTIONS if button.get(key) or (key.startswith("switch") and key in button)]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request(
            f"can't parse inline keyboard button: exactly one action expected, got {', '.join(actions)}"
        )
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= _LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        button["url"] = _button_url(button["url"])
    if "copy_text" in button and not 1 <= units(button["copy_text"]["text"]) <= _LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "style" in button and button["style"] not in _STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    return button


def _button_url(url: str) -> str:
    accepted = link(url)
    if not accepted or re.search(r"\s", url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return accepted
