"""The sandbox by remote control: the same people and faults over HTTP, for the page and for tests in other processes."""

import base64
import binascii
import inspect
import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox.telegram_errors import Json, Refusal
from sandbox.telegram_faults import FloodLimits
from sandbox.telegram_people import Group, Person
from sandbox.telegram_seeing import Watched, button_json
from sandbox.telegram_values import Upload
from sandbox.telegram_world import Callback

if TYPE_CHECKING:
    from sandbox.telegram_server import BotApi

Answer: TypeAlias = Callable[[Request], Awaitable[Response]]

_ACTS = frozenset(
    [
        "start",
        "send",
        "edit",
        "delete",
        "tap",
        "tap_old",
        "send_file",
        "send_photo",
        "send_voice",
        "send_audio",
        "send_video",
        "send_sticker",
        "send_contact",
        "send_location",
        "send_poll",
        "send_album",
    ]
)
_PERSON_ACTS = frozenset(["block", "unblock", "delete_account", "speak", "rename"])
_GROUP_ACTS = frozenset(["add_bot", "remove_bot", "promote_bot", "promote", "migrate"])
_LONGEST_WAIT = 60.0


def control_routes(api: "BotApi") -> list[BaseRoute]:
    """Everything under /sandbox/ that has to do with Telegram."""
    control = _Control(api)
    table: list[tuple[str, Answer, list[str]]] = [
        ("/sandbox/bot", control.bot, ["GET"]),
        ("/sandbox/persons", control.persons, ["GET", "POST"]),
        ("/sandbox/persons/{number:int}", control.person, ["GET"]),
        ("/sandbox/persons/{number:int}/{act}", control.person_act, ["POST"]),
        ("/sandbox/files/{file_id}", control.file, ["GET"]),
        ("/sandbox/groups", control.groups, ["GET", "POST"]),
        ("/sandbox/groups/{number}", control.group, ["GET"]),
        ("/sandbox/groups/{number}/{act}", control.group_act, ["POST"]),
        ("/sandbox/requests", control.requests, ["GET", "DELETE"]),
        ("/sandbox/faults", control.faults, ["GET", "POST", "DELETE"]),
        ("/sandbox/flood", control.flood, ["POST"]),
    ]
    return [Route(path, endpoint=_guarded(answer), methods=methods) for path, answer, methods in table]


def _guarded(answer: Answer) -> Answer:
    """Loopback only, and what went wrong in words."""

    async def guarded(request: Request) -> Response:
        if request.client is None or not ipaddress.ip_address(request.client.host).is_loopback:
            return JSONResponse({"error": "the sandbox is controlled from this machine only"}, 403)
        try:
            return await answer(request)
        except LookupError as error:
            return JSONResponse({"error": str(error.args[0]) if error.args else "not found"}, 404)
        except (TypeError, ValueError, Refusal, binascii.Error) as error:
            return JSONResponse({"error": str(error)}, 400)

    return guarded


class _Control:
    def __init__(self, api: "BotApi") -> None:
        self._api = api

    async def bot(self, request: Request) -> Response:
        world = self._api.world
        return JSONResponse(
            {
                "token": self._api.token,
                "user": world.bot.as_json(),
                "pending_updates": world.updates.count(),
                "webhook": self._api.webhook.url,
            }
        )

    async def persons(self, request: Request) -> Response:
        if request.method == "GET":
            return JSONResponse([each.as_json() for each in self._api.persons.values()])
        person = self._api.person(**await _fields(request))
        return JSONResponse(person.as_json())

    async def person(self, request: Request) -> Response:
        person = self._person(request.path_params["number"])
        await _wait(person, request)
        return JSONResponse(
            {
                "person": person.as_json(),
                "menu": person.sees_menu(),
                "profile": person.sees_profile(),
                "taps": [_tap_json(tap) for tap in person.taps],
                "clipboard": person.clipboard,
                **_view(person),
            }
        )

    async def person_act(self, request: Request) -> Response:
        person = self._person(request.path_params["number"])
        act = request.path_params["act"]
        if act not in _ACTS | _PERSON_ACTS:
            raise LookupError(f"a person cannot {act}")
        return await _do(getattr(person, act), await _fields(request))

    async def groups(self, request: Request) -> Response:
        if request.method == "GET":
            return JSONResponse([each.as_json() for each in self._api.groups.values()])
        fields = await _fields(request)
        members = [self._person(number) for number in fields.pop("members", [])]
        return JSONResponse(self._api.group(members=members, **fields).as_json())

    async def group(self, request: Request) -> Response:
        group = self._group(int(request.path_params["number"]))
        await _wait(group, request)
        return JSONResponse({"group": group.as_json(), **_view(group)})

    async def group_act(self, request: Request) -> Response:
        group = self._group(int(request.path_params["number"]))
        act = request.path_params["act"]
        fields = await _fields(request)
        person = self._person(fields.pop("person", None))
        if act in _GROUP_ACTS:
            return await _do(getattr(group, act), {"person" if act == "promote" else "by": person})
        if act not in _ACTS:
            raise LookupError(f"a member cannot {act}")
        return await _do(getattr(group.by(person), act), fields)

    async def file(self, request: Request) -> Response:
        stored = self._api.world.files.known(request.path_params["file_id"])
        if stored is None:
            raise LookupError("no such file")
        # A page must not run what a stranger sent.
        headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
        return Response(stored.data, media_type=stored.mime, headers=headers)

    async def requests(self, request: Request) -> Response:
        if request.method == "DELETE":
            self._api.requests.clear()
            return JSONResponse([])
        method = request.query_params.get("method")
        wanted = [each for each in self._api.requests if method is None or each.method == method]
        last = int(request.query_params.get("last", "100"))
        return JSONResponse(
            [
                {
                    "method": each.method,
                    "params": _plain(each.params),
                    "status": each.status,
                    "description": each.description,
                    "at": each.at,
                    "seconds": each.seconds,
                }
                for each in wanted[-last:]
            ]
        )

    async def faults(self, request: Request) -> Response:
        faults = self._api.faults
        if request.method == "DELETE":
            faults.clear()
        elif request.method == "POST":
            faults.add(**await _fields(request))
        return JSONResponse(faults.waiting())

    async def flood(self, request: Request) -> Response:
        self._api.faults.flood = limits = FloodLimits(**await _fields(request))
        return JSONResponse(asdict(limits))

    def _person(self, number: Any) -> Person:
        found = self._api.persons.get(number)
        if found is None:
            raise LookupError(f"no person {number}")
        return found

    def _group(self, number: int) -> Group:
        for group in self._api.groups.values():
            if group.chat.id == number:
                return group
        raise LookupError(f"no group {number}")


async def _fields(request: Request) -> Json:
    raw = await request.body()
    fields = await request.json() if raw else {}
    if not isinstance(fields, dict):
        raise ValueError("an object is expected")
    if isinstance(fields.get("data"), str):
        fields["data"] = base64.b64decode(fields["data"], validate=True)
    if "files" in fields:
        fields["files"] = [(name, base64.b64decode(data, validate=True)) for name, data in fields["files"]]
    return fields


async def _do(act: Callable[..., Any], fields: Json) -> Response:
    result = act(**fields)
    if inspect.isawaitable(result):
        result = await result
    return JSONResponse({"result": _tap_json(result) if isinstance(result, Callback) else result})


async def _wait(watched: Watched, request: Request) -> None:
    """Long poll: until the bot says something new, or something changes when no message is named."""
    seconds = min(float(request.query_params.get("wait", "0")), _LONGEST_WAIT)
    after = int(request.query_params.get("after", "0"))
    if seconds <= 0:
        return
    try:
        await watched.wait_for(
            lambda messages: any(each.from_bot and each.message_id > after for each in messages), seconds
        )
    except TimeoutError:
        return


def _view(watched: Watched) -> Json:
    return {
        "messages": [each.as_json() for each in watched.sees()],
        "keyboard": [[button_json(button) for button in row] for row in watched.sees_keyboard()],
        "typing": watched.sees_typing(),
    }


def _tap_json(tap: Callback) -> Json:
    return {"id": tap.id, "data": tap.data, "message_id": tap.message.id, "answer": tap.answer}


def _plain(params: Json) -> Json:
    return {
        key: {"name": value.name, "mime": value.mime, "size": len(value.data)}
        if isinstance(value, Upload)
        else value
        for key, value in params.items()
    }
