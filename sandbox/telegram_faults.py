"""Faults on request: what a network, a busy Telegram or bad luck does to a bot.

Each fault says for which method and chat it holds and how many times. Those of the first table happen to a request, those of
the second to an update on its way to the bot.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox.telegram_errors import Json, Refusal, too_many_requests

#: What can happen to a request.
REQUEST_KINDS: Mapping[str, str] = {
    "400": "refused; `description` says why",
    "401": "the token does not hold any longer",
    "403": "the person does not want the bot; `description` says how",
    "404": "not found",
    "409": "another poller",
    "413": "too large",
    "429": "too many requests; `retry_after` in seconds",
    "500": "Telegram's own error, as JSON",
    "502": "a gateway's error page, in HTML",
    "503": "the same, unavailable",
    "504": "the same, time-out",
    "hang": "no answer at all until the client goes, or `seconds` are over; nothing is done",
    "slow": "done and answered after `seconds` (0.06 unless told otherwise, a usual distance from Telegram)",
    "cut-before": "the connection breaks, nothing is done",
    "cut-after": "it is done, then the connection breaks without an answer",
}
#: What can happen to an update.
UPDATE_KINDS: Mapping[str, str] = {
    "duplicate-update": "comes again after it was confirmed",
    "late-original": "is kept back until the person edits the message, and comes after the edit",
    "lose-callbacks": "taps never arrive",
    "lose-update": "never arrives",
}

_WORDS = {
    400: "Bad Request: injected fault",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    413: "Request Entity Too Large",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Time-out",
}

_USUAL_DISTANCE = 0.06  # seconds


@dataclass(slots=True)
class Fault:
    """One fault that waits to happen."""

    kind: str
    method: str | None = None  #: None: whichever
    chat: int | None = None  #: None: whichever
    times: int | None = 1  #: None: until it is cleared
    retry_after: int = 1
    seconds: float | None = None
    description: str | None = None
    happened: int = 0

    def status(self) -> int | None:
        """The HTTP status it answers with, if it answers."""
        return int(self.kind) if self.kind.isdigit() else None

    def wait(self) -> float | None:
        """How many seconds it holds the request back; None: for ever."""
        return _USUAL_DISTANCE if self.kind == "slow" and self.seconds is None else self.seconds

    def refusal(self) -> Refusal:
        """The answer of a fault that has a status."""
        status = self.status() or 500
        if status == 429:
            return too_many_requests(self.retry_after)
        return Refusal(status, self.description or _WORDS[status])

    def page(self) -> str | None:
        """The HTML a gateway would send instead of JSON."""
        status = self.status()
        if status not in (502, 503, 504):
            return None
        words = f"{status} {_WORDS[status]}"
        return (
            f"<html>\r\n<head><title>{words}</title></head>\r\n<body>\r\n<center><h1>{words}</h1></center>\r\n"
            "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
        )


@dataclass(slots=True)
class FloodLimits:
    """How much a bot may send, as Telegram counts it; windows slide."""

    overall: int = 30  #: a second
    per_chat: float = 1.0  #: a second, in one private chat
    burst: int = 1  #: how many may come at once in one chat before that rate holds
    per_group: int = 20  #: a minute


class Faults:
    """The faults that wait, and flood control when it is on."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.flood: FloodLimits | None = None
        self._sent: deque[float] = deque()
        self._sent_to: defaultdict[int, deque[float]] = defaultdict(deque)
        #: How many sends flood control refused.
        self.flooded = 0
        #: Called when all is well again.
        self.on_clear: Callable[[], None] = lambda: None

    def add(
        self,
        kind: str,
        *,
        method: str | None = None,
        chat: int | None = None,
        times: int | None = 1,
        retry_after: int = 1,
        seconds: float | None = None,
        description: str | None = None,
    ) -> Fault:
        """Lets something go wrong the next `times` times; ValueError for a kind there is not."""
        if kind not in REQUEST_KINDS and kind not in UPDATE_KINDS:
            raise ValueError(f"no fault {kind!r}: choose from {', '.join((*REQUEST_KINDS, *UPDATE_KINDS))}")
        fault = Fault(
            kind, method.lower() if method else None, chat, times, retry_after, seconds, description
        )
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        """Everything works again."""
        self._waiting.clear()
        self.flood = None
        self.on_clear()

    def waiting(self) -> list[Json]:
        """What is still to go wrong."""
        return [
            {"kind": each.kind, "method": each.method, "chat": each.chat, "times": each.times}
            for each in self._waiting
        ]

    def on_request(self, method: str, chat: int | None) -> Fault | None:
        """The fault that befalls this request, if any."""
        return self._take(REQUEST_KINDS, method.lower(), chat) if self._waiting else None

    def on_update(self, kind: str, chat: int | None) -> Fault | None:
        """The fault of that kind that befalls this update, if any."""
        return self._take((kind,), None, chat) if self._waiting else None

    def _take(
        self, kinds: Mapping[str, str] | tuple[str, ...], method: str | None, chat: int | None
    ) -> Fault | None:
        for fault in self._waiting:
            if (
                fault.kind in kinds
                and (fault.method is None or fault.method == method)
                and (fault.chat is None or fault.chat == chat)
            ):
                fault.happened += 1
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                return fault
        return None

    def check_flood(self, chat_id: int, now: float) -> None:
        """Refuses a send that comes too soon, with the seconds to wait."""
        limits = self.flood
        if limits is None:
            return
        while self._sent and self._sent[0] <= now - 1:
            self._sent.popleft()
        to_chat = self._sent_to[chat_id]
        span, most = (
            (60.0, limits.per_group) if chat_id < 0 else (limits.burst / limits.per_chat, limits.burst)
        )
        while to_chat and to_chat[0] <= now - span:
            to_chat.popleft()
        wait = 0.0
        if len(self._sent) >= limits.overall:
            wait = self._sent[0] + 1 - now
        if len(to_chat) >= most:
            wait = max(wait, to_chat[0] + span - now)
        if wait > 0:
            self.flooded += 1
            raise too_many_requests(max(1, -int(-wait // 1)))
        self._sent.append(now)
        to_chat.append(now)
