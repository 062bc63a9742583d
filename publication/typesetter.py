"""The child process that makes a PDF. A program of its own: typst keeps some hundred megabytes once it has run.

Called with the template, the folder of the data and the path of the PDF; reads nothing outside these and the fonts.
"""

import sys
from pathlib import Path

import typst


def main(template: str, root: str, out: str) -> int:
    """Writes the PDF, or says on standard error why there is none."""
    fonts = Path(__file__).with_name("fonts")
    try:
        typst.compile(template, output=out, root=root, font_paths=[str(fonts)], ignore_system_fonts=True)
    except typst.TypstError as error:
        sys.stderr.write(f"{error.message}\n{error.diagnostic}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
