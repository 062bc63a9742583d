"""A line with faults: a TCP proxy before any server that cuts, stalls, slows down or dies, at the byte or word a test names."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal

How = Literal[
    "cut",  # both ends see the line close
    "reset",  # both ends see it break (RST)
    "torn",  # half of what struck passes, then it is cut
    "half-open",  # the server's end is closed, ours stays open and silent for ever
    "lost answer",  # what struck still reaches the server, nothing comes back, and then it is cut
    "stall",  # nothing passes in either direction until `heal`
    "slow",  # from here on it dribbles
]
_DRIBBLE, _PAUSE = 64, 0.01  #: bytes at a time, and seconds between them


@dataclass
class Fault:
    """What happens, and when: as soon as `word` or so many bytes have passed."""

    how: How
    word: bytes = b""  #: in what passes, in any letter case
    after: int = 0  #: bytes of one connection, in that direction
    back: bool = False  #: of what the server says, instead of what we say
    times: int = 1
    struck: int = 0


class Proxy:
    """Stands before one server; the whole line can also be `down` (refused) or `frozen` (silent)."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self._target = (host, port)
        self._faults: list[Fault] = []
        self._lines: set[_Line] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._listener: asyncio.Server | None = None
        self.port = 0
        self.connections = 0  #: that were ever made

    @classmethod
    @asynccontextmanager
    async def running(cls, port: int, host: str = "127.0.0.1") -> AsyncIterator["Proxy"]:
        """Listens on a port of its own until the block ends."""
        proxy = cls(port, host)
        await proxy.up()
        try:
            yield proxy
        finally:
            await proxy.down()

    def before(self, url: str) -> str:
        """The address of the server, through this line instead."""
        return url.replace(f":{self._target[1]}", f":{self.port}")

    def strike(
        self, how: How, word: bytes = b"", *, after: int = 0, back: bool = False, times: int = 1
    ) -> Fault:
        """From now on that fault waits for its moment."""
        fault = Fault(how, word.lower(), after, back, times)
        self._faults.append(fault)
        return fault

    async def heal(self) -> None:
        """No further fault strikes, and what stalled flows again; a half-open line stays dead."""
        self._faults.clear()
        self._flowing.set()

    async def freeze(self) -> None:
        """Connections are taken and nothing is ever said."""
        self._flowing.clear()

    async def up(self) -> None:
        """Listens, on the same port as before."""
        self._listener = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """Every line is cut and a new one is refused."""
        await self.heal()
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        for line in list(self._lines):
            line.end()
        await asyncio.sleep(0)

    def due(self, line: "_Line", piece: bytes, *, back: bool) -> Fault | None:
        """The fault that strikes now."""
        passed = line.passed[back]
        for fault in self._faults:
            if fault.back is back and fault.word in piece.lower() and passed >= fault.after:
                fault.struck += 1
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return fault
        return None

    async def flowing(self) -> None:
        """Returns when nothing stalls."""
        await self._flowing.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        await self.flowing()
        try:
            there = await asyncio.open_connection(*self._target)
        except OSError:
            writer.close()
            return
        line = _Line(self, (reader, writer), there)
        self._lines.add(line)
        try:
            await line.run()
        finally:
            self._lines.discard(line)


class _Line:
    """One connection through the proxy."""

    def __init__(
        self,
        proxy: Proxy,
        ours: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        theirs: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        self._proxy = proxy
        self._ours, self._theirs = ours, theirs
        self.passed = {False: 0, True: 0}  #: bytes, there and back
        self._slow = False
        self._mute = False  #: what the server says is not passed on
        self._dead = asyncio.Event()  #: half open: neither end hears of the other again

    async def run(self) -> None:
        there = asyncio.create_task(self._pass(self._ours[0], self._theirs[1], back=False))
        back = asyncio.create_task(self._pass(self._theirs[0], self._ours[1], back=True))
        try:
            await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
            if self._dead.is_set():
                self._theirs[1].close()
                await self._swallow()
        finally:
            for task in (there, back):
                task.cancel()
            self.end()

    def end(self) -> None:
        """Both ends are closed."""
        for _, writer in (self._ours, self._theirs):
            with contextlib.suppress(OSError, RuntimeError):
                writer.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, back: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(65536):
                self.passed[back] += len(piece)
                await self._proxy.flowing()
                if (fault := self._proxy.due(self, piece, back=back)) and await self._befalls(fault, piece):
                    return
                if back and self._mute:
                    return
                await self._write(writer, piece)

    async def _befalls(self, fault: Fault, piece: bytes) -> bool:
        """Whether the line ends here."""
        match fault.how:
            case "stall":
                await self._proxy.freeze()
                await self._proxy.flowing()
            case "slow":
                self._slow = True
            case "lost answer":
                self._mute = True
                await self._write(self._theirs[1], piece)
                await asyncio.sleep(0.05)
                return True
            case "half-open":
                self._dead.set()
                return True
            case "torn":
                await self._write(self._ours[1] if fault.back else self._theirs[1], piece[: len(piece) // 2])
                await asyncio.sleep(0.05)
                return True
            case "reset":
                for _, writer in (self._ours, self._theirs):
                    end: socket.socket = writer.get_extra_info("socket")
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return True
            case _:
                return True
        return False

    async def _write(self, writer: asyncio.StreamWriter, piece: bytes) -> None:
        if not self._slow:
            writer.write(piece)
            await writer.drain()
            return
        for start in range(0, len(piece), _DRIBBLE):
            writer.write(piece[start : start + _DRIBBLE])
            await writer.drain()
            await asyncio.sleep(_PAUSE)

    async def _swallow(self) -> None:
        """Hears our end out and says nothing, until it goes."""
        with contextlib.suppress(OSError):
            while await self._ours[0].read(65536):
                pass
