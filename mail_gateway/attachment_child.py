"""The child process that reads files: `python -m mail_gateway.attachment_child`, jobs on its input, texts on its output.

A job is a line of JSON (`kind`, `size`) and the bytes; the answer is a line of JSON. Memory is bounded here, time by
the parent, which ends the child when it takes too long.
"""

import base64
import json
import resource
import sys

from mail_gateway.file_texts import FileText, read_text

#: Enough for any honest document; a file that wants more is refused, not the machine.
MOST_MEMORY = 768 * 1024 * 1024
MOST_PROCESSOR_SECONDS = 3600


def main() -> None:
    """Reads jobs until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source, target = sys.stdin.buffer, sys.stdout.buffer
    # Libraries that print must not spoil the answers.
    sys.stdout = sys.stderr
    while line := source.readline():
        job = json.loads(line)
        data = source.read(job["size"])
        try:
            result = read_text(job["kind"], data)
        except MemoryError:
            result = FileText(None, "it needs more memory than we give: not read", "unread")
        # A reader that stumbles over a file must not take the next one with it.
        except Exception as error:
            result = FileText(None, f"it could not be read ({type(error).__name__})", "broken")
        del data
        answer = {
            "text": result.text,
            "note": result.note,
            "trouble": result.trouble,
            "files": [(name, base64.b64encode(content).decode()) for name, content in result.files],
        }
        target.write(json.dumps(answer).encode() + b"\n")
        target.flush()


if __name__ == "__main__":
    main()
