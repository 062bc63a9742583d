"""The values a request carries, each read into its right type or refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sandbox.telegram_errors import Refusal, bad_request

#: Reads one value: the value and the name it goes by in; the value in its right type out. Refuses what does not fit.
Reader: TypeAlias = Callable[[Any, str], Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart request."""

    name: str
    mime: str
    data: bytes


#: How Telegram begins the sentence about a nested parameter that cannot be read.
_PARSE_WORDS = {
    "reply_markup": "can't parse reply keyboard markup JSON object",
    "entities": "can't parse entities JSON object",
    "caption_entities": "can't parse entities JSON object",
    "commands": "can't parse commands JSON object",
    "scope": "can't parse BotCommandScope JSON object",
    "media": "can't parse media JSON object",
    "reply_parameters": "can't parse reply parameters JSON object",
    "link_preview_options": "can't parse link preview options JSON object",
    "allowed_updates": "can't parse allowed updates JSON object",
}


def cannot_parse(name: str) -> str:
    """The beginning of the sentence about a nested parameter, as Telegram words it."""
    return _PARSE_WORDS.get(name, f"can't parse {name} JSON object")


def _integer(value: Any, name: str) -> int:
    if type(value) is int:
        return value
    if isinstance(value, str) and value.isascii() and value.removeprefix("-").isdigit():
        return int(value)
    raise bad_request(f'field "{name}" must be of type Number')


def _string(value: Any, name: str) -> str:
    if isinstance(value, str):
        return value
    raise bad_request(f'field "{name}" must be of type String')


def _boolean(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _BOOLEAN_WORDS:
        return _BOOLEAN_WORDS[value.lower()]
    raise bad_request(f'field "{name}" must be of type Boolean')


_BOOLEAN_WORDS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}


def _float(value: Any, name: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            pass
    raise bad_request(f'field "{name}" must be of type Number')


def _file(value: Any, name: str) -> Upload:
    if isinstance(value, Upload):
        return value
    raise bad_request(f'field "{name}" must be a file sent as multipart/form-data')


def _file_or_string(value: Any, name: str) -> Upload | str:
    if isinstance(value, Upload | str):
        return value
    raise bad_request(f'field "{name}" must be of type String')


def _integer_or_string(value: Any, name: str) -> int | str:
    if type(value) is int:
        return value
    if isinstance(value, str):
        return int(value) if value.isascii() and value.removeprefix("-").isdigit() else value
    raise bad_request(f'field "{name}" must be of type String')


def array(inner: Reader) -> Reader:
    def read(value: Any, name: str) -> Any:
        if not isinstance(value, list):
            raise bad_request(f"{cannot_parse(name)}: expected an Array")
        return [inner(each, name) for each in value]

    return read


def either(readers: list[Reader]) -> Reader:
    def read(value: Any, name: str) -> Any:
        for reader in readers[:-1]:
            try:
                return reader(value, name)
            except Refusal:
                continue
        return readers[-1](value, name)

    return read


def constant(word: str) -> Reader:
    def read(value: Any, name: str) -> Any:
        if value != word:
            raise bad_request(f'field "{name}" must be "{word}"')
        return value

    return read


SCALARS: dict[str, Reader] = {
    "Integer": _integer,
    "String": _string,
    "Boolean": _boolean,
    "Float": _float,
    "InputFile": _file,
}
PARAMETERS: dict[str, Reader] = {
    **SCALARS,
    "Integer|String": _integer_or_string,
    "String|InputFile": _file_or_string,
    "InputFile|String": _file_or_string,
}
