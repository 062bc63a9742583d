"""The Bot API's own description, compiled into one check for each method.

Telegram overlooks a parameter it does not know and reads a wrong number as nought, so a slip shows only as a message that
looks odd. Here every such slip is a 400. Where the real server has words for a fault, they are used.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from sandbox.telegram_errors import Json, bad_request
from sandbox.telegram_values import PARAMETERS, SCALARS, Reader, Upload, array, cannot_parse, constant, either

_DESCRIPTION = Path(__file__).parent / "data" / "bot-api.json"


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API and how its parameters are read."""

    name: str
    required: tuple[str, ...]
    readers: Mapping[str, Reader]

    def read(self, given: Mapping[str, Any]) -> Json:
        """Returns the parameters in their right types; refuses unknown, missing and wrong ones."""
        readers = self.readers
        read: Json = {}
        for name, value in given.items():
            reader = readers.get(name)
            if reader is not None:
                read[name] = reader(value, name)
            elif isinstance(value, Upload) and _is_attached(name, given):
                read[name] = value
            else:
                raise bad_request(f'unknown parameter "{name}" of {self.name}')
        for name in self.required:
            if name not in read:
                raise bad_request(
                    _MISSING.get((self.name, name)) or _MISSING.get(("", name)) or f"{name} is empty"
                )
        return read


#: What Telegram says when a parameter is not there.
_MISSING = {
    ("", "chat_id"): "chat_id is empty",
    ("", "text"): "message text is empty",
    ("", "message_id"): "message identifier is not specified",
    ("", "callback_query_id"): "query is too old and response timeout expired or query ID is invalid",
    ("", "document"): "there is no document in the request",
    ("", "photo"): "there is no photo in the request",
    ("", "voice"): "there is no voice in the request",
    ("", "audio"): "there is no audio in the request",
    ("", "video"): "there is no video in the request",
    ("", "animation"): "there is no animation in the request",
    ("", "sticker"): "there is no sticker in the request",
    ("", "file_id"): "file_id not specified",
    ("", "action"): "wrong parameter action in request",
    ("", "user_id"): "invalid user_id specified",
    ("setMyCommands", "commands"): "can't parse commands JSON object",
    ("sendMediaGroup", "media"): "can't parse media JSON object",
    ("sendContact", "phone_number"): "phone number is empty",
    ("sendContact", "first_name"): "first name is empty",
}


def _is_attached(name: str, given: Mapping[str, Any]) -> bool:
    needle = f"attach://{name}"
    return any(isinstance(value, str) and needle in value for value in given.values()) or any(
        needle in json.dumps(value) for value in given.values() if isinstance(value, dict | list)
    )


class Description:
    """The whole Bot API: which methods there are, and what fits where."""

    def __init__(self) -> None:
        raw = json.loads(_DESCRIPTION.read_text(encoding="utf-8"))
        self.version: str = raw["version"]
        self._methods: Mapping[str, Json] = raw["methods"]
        self._types: Mapping[str, Json] = raw["types"]
        # Telegram's server finds a method whatever the case of its letters.
        self._names = {name.lower(): name for name in self._methods}
        self._compiled: dict[str, Method] = {}
        self._readers: dict[str, Reader] = {}

    def names(self) -> list[str]:
        """Every method of this version."""
        return list(self._methods)

    def method(self, name: str) -> Method | None:
        """Returns the method, or None where Telegram has none of that name."""
        found = self._compiled.get(name)
        if found is None:
            known = self._names.get(name.lower())
            if known is None:
                return None
            fields = self._methods[known]
            kinds = {**fields["required"], **fields["optional"]}
            readers = {each: self._parameter(kind, each) for each, kind in kinds.items()}
            found = self._compiled[name] = Method(known, tuple(fields["required"]), readers)
        return found

    def check(self, kind: str, value: Any, name: str) -> None:
        """Refuses a value which is not of the kind, such as `[Message]`; also used on our own answers, in tests."""
        self._reader(kind)(value, name)

    def _parameter(self, kind: str, name: str) -> Reader:
        """A parameter of a request: objects and arrays may also come as a string of JSON, numbers as digits."""
        scalars = [part for part in kind.split("|") if part in SCALARS]
        if scalars and len(scalars) == len(kind.split("|")):
            return PARAMETERS[kind] if kind in PARAMETERS else either([SCALARS[part] for part in scalars])
        inner = self._reader(kind)

        def read(value: Any, name: str) -> Any:
            if isinstance(value, str):
                try:
                    value = json.loads(value)
                except ValueError:
                    raise bad_request(cannot_parse(name)) from None
            return inner(value, name)

        return read

    def _reader(self, kind: str) -> Reader:
        reader = self._readers.get(kind)
        if reader is None:
            reader = self._readers[kind] = self._compile(kind)
        return reader

    def _compile(self, kind: str) -> Reader:
        if kind.startswith("[") and kind.endswith("]"):
            return array(lambda value, name: self._reader(kind[1:-1])(value, name))
        parts = kind.split("|")
        if len(parts) > 1 and "[" not in kind:
            if all(part in self._types for part in parts):
                return self._one_of(parts)
            return either([self._reader(part) for part in parts])
        if kind in SCALARS:
            return SCALARS[kind]
        if kind.startswith("="):
            return constant(kind[2:-1])
        if kind in self._types:
            as_object = self._object(kind)
            # The one object that may also be a plain string: a button that is nothing but its text.
            return either([SCALARS["String"], as_object]) if kind == "KeyboardButton" else as_object
        return lambda value, name: (
            value
        )  # a recursive alias (rich text) or an either-or with arrays: taken as it is

    def _object(self, kind: str) -> Reader:
        fields = self._types[kind]
        required: tuple[str, ...] = tuple(fields["required"])
        kinds: dict[str, str] = {**fields["required"], **fields["optional"]}
        # An abstract type such as InputMedia has no fields of its own here: any object will do.
        is_abstract = not kinds

        def read(value: Any, name: str) -> Any:
            if not isinstance(value, dict):
                raise bad_request(f"can't parse {name}: expected an object of type {kind}")
            if is_abstract:
                return value
            for key, inner in value.items():
                if key not in kinds:
                    raise bad_request(f'can\'t parse {name}: unknown field "{key}" of {kind}')
                if inner is not None:
                    self._reader(kinds[key])(inner, key)
            for key in required:
                if value.get(key) is None:
                    raise bad_request(f"can't parse {name}: can't find field \"{key}\"")
            return value

        return read

    def _one_of(self, parts: list[str]) -> Reader:
        """One of several objects: told by the constant in one of its fields, otherwise by a field only it must have."""

        def read(value: Any, name: str) -> Any:
            if not isinstance(value, dict):
                raise bad_request(f"{cannot_parse(name)}: expected an object")
            return self._reader(self._which(tuple(parts), value, name))(value, name)

        return read

    def _which(self, parts: tuple[str, ...], value: Json, name: str) -> str:
        by_constant = _discriminators(self, parts)
        if by_constant:
            field, table = by_constant
            if value.get(field) in table:
                return table[value[field]]
            raise bad_request(f'can\'t parse {name}: unsupported {field} "{value.get(field)}"')
        for part in parts:
            if self._types[part]["required"] and all(key in value for key in self._types[part]["required"]):
                return part
        raise bad_request(f"{cannot_parse(name)}: object of none of the types {', '.join(parts)}")

    def required(self, kind: str) -> tuple[str, ...]:
        """The fields an object of this type always has."""
        return tuple(self._types[kind]["required"])

    def constant_fields(self, kind: str) -> dict[str, str]:
        """The fields of a type that hold always the same word, such as `type` of `InputMediaPhoto`."""
        return {
            key: part[2:-1] for key, part in self._types[kind]["required"].items() if part.startswith("=")
        }


@cache
def _discriminators(description: Description, parts: tuple[str, ...]) -> tuple[str, dict[str, str]] | None:
    constants = {part: description.constant_fields(part) for part in parts}
    shared = set.intersection(*(set(fields) for fields in constants.values()))
    for field in sorted(shared):
        table = {fields[field]: part for part, fields in constants.items()}
        if len(table) == len(parts):
            return field, table
    return None


@lru_cache(maxsize=1)
def description() -> Description:
    """The description, read once."""
    return Description()
