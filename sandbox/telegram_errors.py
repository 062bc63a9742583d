"""The refusals of the Bot API, in Telegram's words."""

from typing import Any, TypeAlias

#: An object as it travels on the wire.
Json: TypeAlias = dict[str, Any]


class Refusal(Exception):
    """What the Bot API answers instead of a result: a status, a sentence, and sometimes what to do about it."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(words: str) -> Refusal:
    """400. Telegram begins each with these two words, and goes on in lower case."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """403: the person or the group does not want the bot."""
    return Refusal(403, f"Forbidden: {words}")


def not_found(words: str = "") -> Refusal:
    """404: no such bot, method or file."""
    return Refusal(404, f"Not Found: {words}" if words else "Not Found")


def conflict(words: str) -> Refusal:
    """409: two ways of getting updates at once."""
    return Refusal(409, f"Conflict: {words}")


def too_many_requests(retry_after: int) -> Refusal:
    """429, with the seconds to wait both in words and as a number."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def upgraded(new_chat_id: int) -> Refusal:
    """400 for the old id of a group that became a supergroup, with the new id."""
    return Refusal(
        400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": new_chat_id}
    )
