"""Reads every hostile mail in this process, one after the other, and prints the most memory it ever held by then."""

import base64
import json
import resource
import sys
from pathlib import Path

from mail_gateway.reading import read_mail
from tests.mail_reading.composing import CONSULTATION, letter_of
from tests.mail_reading.test_hostile import HEAD, HOSTILE

#: A mail as large as hosts let pass: nearly all of it one picture.
PICTURE_SIZE = 18_000_000


def main() -> None:
    """One JSON array a mail: its name and the megabytes."""
    sent = (letter_of("en"),)
    for name, raw in HOSTILE.items():
        read_mail(raw, CONSULTATION, sent)
        sys.stdout.write(json.dumps([name, _peak()]) + "\n")
    read_mail(_with_picture(), CONSULTATION, sent)
    sys.stdout.write(json.dumps(["a-picture-of-18-megabytes", _peak()]) + "\n")


def _with_picture() -> bytes:
    return b"".join(
        (
            HEAD,
            b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nPlease see the picture.\r\n--b\r\n",
            b"Content-Type: image/jpeg; name=letter.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n",
            base64.encodebytes(bytes(PICTURE_SIZE)),
            b"--b--\r\n",
        )
    )


def _peak() -> float:
    """Megabytes. Linux counts those of the process before `exec` into `getrusage`; its own file does not."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
