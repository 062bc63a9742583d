"""An `intake` command that ends with whoever started it, however that one ends: `python -m app.demonstration.child serve`.

Its standard input is a pipe whose other end the starter holds; when the starter is gone, killed even, the pipe closes.
"""

import os
import signal
import threading

from app.cli import main


def _end_with_the_starter() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_starter, name="starter", daemon=True).start()
    main()
