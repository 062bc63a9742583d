"""What holds for every test: a clean environment, and no network but this machine."""

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

# Made-up examples are the same in each run of the gate; HYPOTHESIS_PROFILE=search looks for new ones. No deadline: how
# long one example takes says more about the machine than about us.
settings.register_profile("gate", derandomize=True, deadline=None, max_examples=50)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

pytest_plugins = ["tests.servers.fixtures"]

# At import, before any of our modules and any child process can see them: settings of a real service, and proxies that
# an HTTP client would use even for 127.0.0.1.
for _name in list(os.environ):
    if _name.startswith("INTAKE_") or _name.lower().endswith("_proxy"):
        del os.environ[_name]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="write what was seen into the golden files, to be reviewed with git diff",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever talks to a real server runs in `make test`; `make check` is to take less than a minute."""
    for item in items:
        if "postgresql" in item.name or "servers" in item.path.parts:
            item.add_marker(pytest.mark.whole)


def pytest_collection_finish() -> None:
    """Modules and tests stay until the end: walking them again and again took the collector a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are written anew instead of compared."""
    return bool(request.config.getoption("--update"))


class NetworkForbidden(RuntimeError):
    """A test tried to leave this machine: give it a server on 127.0.0.1 instead."""


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """Connections and look-ups reach this machine's own addresses and Unix sockets only."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse_strangers(self.family, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_strangers(self.family, address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        _refuse_stranger(host)
        return getaddrinfo(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield


def _refuse_strangers(family: int, address: Any) -> None:
    if family in (socket.AF_INET, socket.AF_INET6):
        _refuse_stranger(address[0])


def _refuse_stranger(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost", socket.gethostname()):
        return
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        if name.endswith((".invalid", ".test", ".example")):  # reserved (RFC 6761): no resolver knows them
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from None
        raise NetworkForbidden(f"look-up of {name!r}") from None
    if not (address.is_loopback or address.is_unspecified):
        raise NetworkForbidden(f"connection to {name}")
