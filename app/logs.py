"""The log: a sentence and fields, addresses and ids blacked out, bodies and secrets never."""

import logging
import re
import sys
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

import structlog

_ADDRESS = re.compile(r"[^\s@<>\"'(),;:]+@([^\s@<>\"'(),;:]+)")
_TOKEN = re.compile(r"\b\d{5,}:[A-Za-z0-9_-]{20,}")
_PERSONAL = frozenset(
    {"address", "chat", "chat_id", "user", "user_id", "recipient", "sender", "from", "to", "person", "phone"}
)


def black_out(text: str) -> str:
    """The text with mail addresses, bot tokens and passwords in URLs blacked out."""
    text = re.sub(r"(://[^/\s:@]*:)[^@\s/]+@", r"\1***@", text)
    return _ADDRESS.sub(r"***@\1", _TOKEN.sub("***:***", text))


def _black_out(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if key in _PERSONAL:
            event[key] = _hide(str(value))
        elif isinstance(value, str):
            event[key] = black_out(value)
    return event


def _hide(value: str) -> str:
    local, at, domain = value.rpartition("@")
    return f"***@{domain}" if at and local else f"***{value[-2:]}" if len(value) > 4 else "***"


class _AsOurs(logging.Formatter):
    """What libraries and doors log by the standard way comes out as our own lines do, blacked out, tracebacks included."""

    def __init__(self, renderer: Any) -> None:
        super().__init__()
        self._renderer = renderer

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, Any] = {
            "event": record.getMessage(),
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z"),
        }
        if record.exc_info:
            event["exception"] = self.formatException(record.exc_info)
        return str(self._renderer(None, event["level"], _black_out(None, event["level"], event)))


def set_up(level: str = "info", *, as_json: bool | None = None) -> None:
    """Logs to standard error: for people on a terminal, as a JSON object a line otherwise."""
    json_lines = not sys.stderr.isatty() if as_json is None else as_json
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if json_lines
        else structlog.dev.ConsoleRenderer()
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _black_out,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_AsOurs(renderer))
    logging.basicConfig(
        level=max(logging.WARNING, getattr(logging, level.upper())), handlers=[handler], force=True
    )
    # Python's own warnings would be plain lines among the others.
    logging.captureWarnings(capture=True)
    # The bot logs by the standard way; unlike a library it is heard at the level that was asked for.
    logging.getLogger("bot").setLevel(level.upper())
