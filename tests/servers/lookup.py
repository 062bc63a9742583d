"""Tables that Postfix asks over a socket, so that a change holds from the next mail on (socketmap_table(5))."""

import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

Table = Callable[[str], str | None]


@contextmanager
def serving(tables: Mapping[str, Table]) -> Iterator[int]:
    """Answer look-ups in these tables, each a function from key to value; the port."""

    class Asked(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while question := self._netstring():
                table, _, key = question.partition(" ")
                value = tables[table](key)
                answer = f"OK {value}" if value is not None else "NOTFOUND "
                self.wfile.write(f"{len(answer.encode())}:{answer},".encode())

        def _netstring(self) -> str:
            length = b""
            while (digit := self.rfile.read(1)) not in (b":", b""):
                length += digit
            return self.rfile.read(int(length) + 1)[:-1].decode() if digit else ""

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Asked) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
