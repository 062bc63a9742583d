"""Held turns as JSON: what an unproven mail contributed, waiting for CONFIRM."""

from dataclasses import asdict
from typing import Any

from consultation.turns import Answer, Attach, Comment, File, Introduce, Turn

_KINDS = {"answer": Answer, "comment": Comment, "attach": Attach, "introduce": Introduce}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def pack(turns: tuple[Turn, ...]) -> list[dict[str, Any]]:
    """As the database keeps them."""
    return [{"turn": _NAMES[type(turn)], **asdict(turn)} for turn in turns]


def unpack(rows: list[dict[str, Any]]) -> tuple[Turn, ...]:
    """As they were."""
    return tuple(_turn(dict(row)) for row in rows)


def _turn(row: dict[str, Any]) -> Turn:
    name = row.pop("turn")
    if name == "attach":
        row["file"] = File(**row["file"])
    turn: Turn = _KINDS[name](**row)
    return turn
