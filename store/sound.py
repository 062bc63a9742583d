"""What no text column takes is marked before it reaches one: zero bytes, and halves of surrogate pairs.

Mail headers that lie about their charset hold them. One such mail must not stop the mails behind it.
"""

import re
from typing import Any

from sqlalchemy import Engine, event

_UNSOUND = re.compile("[\0\ud800-\udfff]")
_MARK = "\N{REPLACEMENT CHARACTER}"


def sound(text: str) -> str:
    """The text as a database will hold it."""
    return _UNSOUND.sub(_MARK, text)


def keep_sound(engine: Engine) -> None:
    """From now on every text that goes to that database is sound."""

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def _mend(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
    ) -> tuple[str, Any]:
        return statement, _mended(parameters)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, dict):
        return {key: _mended(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_mended(item) for item in value)
    return value
