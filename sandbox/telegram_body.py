"""A request's parameters, however they came: query string, form, JSON or multipart."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from sandbox.telegram_errors import Refusal, bad_request
from sandbox.telegram_values import Upload

_NAME = re.compile(rb'\bname="([^"]*)"')
_FILENAME = re.compile(rb"\bfilename\*=utf-8''([^;\s]+)|\bfilename=\"((?:[^\"\\]|\\.)*)\"", re.IGNORECASE)
_TYPE = re.compile(rb"^content-type:\s*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)


def parameters(query: bytes, content_type: bytes, body: bytes) -> dict[str, Any]:
    """Returns everything by name; strings from forms, typed values from JSON, `Upload` for files."""
    given: dict[str, Any] = {}
    if query:
        given.update(_form(query))
    kind, _, rest = content_type.partition(b";")
    kind = kind.strip().lower()
    if not body:
        return given
    if kind == b"application/x-www-form-urlencoded":
        given.update(_form(body))
    elif kind == b"application/json":
        given.update(_json(body))
    elif kind == b"multipart/form-data":
        given.update(_multipart(rest, body))
    else:
        raise bad_request(f"unsupported content type {kind.decode('latin-1')!r}")
    return given


def _form(raw: bytes) -> dict[str, Any]:
    try:
        return dict(parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _json(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad_request("can't parse request: invalid JSON") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse request: expected an object")
    return {name: each for name, each in value.items() if each is not None}


def _multipart(rest: bytes, body: bytes) -> dict[str, Any]:
    found = re.search(rb'boundary="?([^";]+)"?', rest)
    if found is None:
        raise bad_request("can't parse request: boundary not found")
    pieces = (b"\r\n" + body).split(b"\r\n--" + found[1])
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise bad_request("can't parse request: multipart body is cut off")
    given: dict[str, Any] = {}
    for piece in pieces[1:-1]:
        head, separator, data = piece.partition(b"\r\n\r\n")
        name = _NAME.search(head)
        if not separator or name is None:
            raise bad_request("can't parse request: a part without a name")
        filename = _FILENAME.search(head)
        try:
            key = name[1].decode()
            if filename is None:
                given[key] = data.decode()
                continue
        except UnicodeDecodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        mime = _TYPE.search(head)
        given[key] = Upload(
            _file_name(filename),
            mime[1].strip().decode("latin-1") if mime else "application/octet-stream",
            data,
        )
    return given


def _file_name(match: re.Match[bytes]) -> str:
    if match[1]:
        return dict(parse_qsl(f"name={match[1].decode('ascii', 'replace')}"))["name"]
    # HTTP clients write a quotation mark in a name as %22 or with a backslash.
    raw = match[2].decode("utf-8", "replace")
    name = re.sub(r"\\(.)", r"\1", raw).replace("%22", '"')
    if "/" in name:
        raise Refusal(400, "Bad Request: file name is invalid")
    return name or "file"
