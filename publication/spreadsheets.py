"""Tables as CSV and XLSX in which nothing is ever a formula, a link or cut off."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from publication.errors import PublicationError
from publication.scripts import literal

Cell = str | int | bool | None

_CELL = 32_000  #: characters; Excel takes 32,767, and xlsxwriter silently leaves out what is longer
#: What a spreadsheet program may take for the beginning of a formula, full-width forms included.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, and rows of as many cells. The first `keys` columns name the row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: int = 1


def csv_bytes(sheet: Sheet) -> bytes:
    """The table as CSV in UTF-8 with a byte order mark, without which Excel shows Arabic as noise.

    A text that a spreadsheet program would run as a formula gets an apostrophe before it, as programs do themselves.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    for row in sheet.rows:
        writer.writerow([_guarded(_text(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheets: Iterable[Sheet], *, made_at: datetime) -> bytes:
    """The tables as one workbook. A text too long for a cell goes on in the row below, under the same key."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        # Excel knows no zones; the moment must not depend on the machine's either, or two editions would differ.
        book.set_properties({"created": made_at.replace(tzinfo=None), "author": "", "comments": ""})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.title)
            page.freeze_panes(1, sheet.keys)
            page.set_column(0, len(sheet.columns) - 1, 24)
            for column, heading in enumerate(sheet.columns):
                _write(page, 0, column, heading, bold)
            for at, row in enumerate(_continued(sheet), start=1):
                for column, cell in enumerate(row):
                    _write(page, at, column, cell, wrapped)
    return out.getvalue()


def _write(page, row: int, column: int, cell: Cell, form) -> None:  # type: ignore[no-untyped-def] # xlsxwriter has no types
    if isinstance(cell, int) and not isinstance(cell, bool):
        code = page.write_number(row, column, cell, form)
    elif cell is None or cell == "":
        code = 0
    else:
        # Never `write`: it makes formulas, links and numbers out of texts.
        code = page.write_string(row, column, _text(cell), form)
    if code:
        raise PublicationError(f"the spreadsheet takes no more at row {row + 1}: write CSV or JSON instead")


def _continued(sheet: Sheet) -> Iterable[Sequence[Cell]]:
    for row in sheet.rows:
        parts = [_chunks(cell) for cell in row]
        for index in range(max(map(len, parts), default=0)):
            yield [
                part[index] if index < len(part) else part[0] if column < sheet.keys else None
                for column, part in enumerate(parts)
            ]


def _chunks(cell: Cell) -> list[Cell]:
    if not isinstance(cell, str) or len(cell) <= _CELL:
        return [cell]
    return [cell[start : start + _CELL] for start in range(0, len(cell), _CELL)]


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else literal(str(cell))


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
